//! Education paths and certifications.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Range, Sourced, seed};
use crate::domain::vocabulary::{
    CertificationKind, CertificationStatus, Delivery, EducationLevel, RequirementKind,
    RequirementOperator,
};

seed! {
    /// A way to learn: a degree, a certificate, self-study.
    EducationPathSeed {
        /// Key of the path.
        slug: String,
        /// Title.
        title: String,
        /// Level.
        level: EducationLevel,
        /// Subjects that qualify.
        fields_of_study: Vec<String>,
        /// How it is taught, as far as a document says.
        delivery: Vec<Delivery>,
        /// How long it takes.
        duration_months: DurationSeed,
        /// What it costs in all, or null where no document says.
        cost: Option<CostSeed>,
        /// Courses that belong to it.
        coursework: Vec<String>,
        /// Slug of the organization that offers it, or null.
        provider: Option<String>,
        /// What it is and whom it suits.
        description: Sourced,
        /// Slugs of all sources of this entry.
        sources: Vec<String>,
    }

    /// Months of study.
    DurationSeed {
        /// Full time, or null.
        full_time: Option<Range>,
        /// Part time, or null.
        part_time: Option<Range>,
    }

    /// A price.
    CostSeed {
        /// Lower end in whole units of the currency, or null when open or given in words only.
        min: Option<u32>,
        /// Upper end in whole units of the currency, or null when open.
        max: Option<u32>,
        /// ISO 4217 code.
        currency: String,
        /// What the document says that the numbers do not, or null.
        note: Option<String>,
        /// Source of the price.
        source: String,
    }

    /// A certification or licence.
    CertificationSeed {
        /// Key of the certification.
        slug: String,
        /// Full name.
        name: String,
        /// Usual short form, or null.
        acronym: Option<String>,
        /// Slug of the issuing organization, or null where no document names it.
        issuer: Option<String>,
        /// What it is.
        kind: CertificationKind,
        /// Whether it can be earned today; `unknown` unless somebody has checked.
        status: CertificationStatus,
        /// The day somebody checked the status, or null.
        checked_on: Option<chrono::NaiveDate>,
        /// What one needs for it, only where a source states it.
        requirements: Vec<RequirementSeed>,
        /// What is known of its exam, or null.
        exam: Option<ExamSeed>,
        /// What it costs, or null.
        cost: Option<CostSeed>,
        /// When it must be renewed, or null.
        renewal: Option<RenewalSeed>,
        /// Address, only when a document states it.
        #[schemars(extend("format" = "uri"))]
        url: Option<String>,
        /// What it shows and whom it suits.
        description: Sourced,
        /// Slugs of all sources of this entry.
        sources: Vec<String>,
    }

    /// A rule that a candidate must meet.
    RequirementSeed {
        /// What the rule is about.
        kind: RequirementKind,
        /// How it compares.
        operator: RequirementOperator,
        /// What it compares with, or null where the source gives no value.
        value: Option<String>,
        /// The rule in words.
        text: String,
        /// Source of the rule.
        source: String,
    }

    /// An exam, as far as a source describes it.
    ExamSeed {
        /// Whether one must be passed.
        required: bool,
        /// What the source says of it, or null.
        note: Option<String>,
    }

    /// A renewal rule.
    RenewalSeed {
        /// Months between renewals, or null.
        months: Option<u32>,
        /// Continuing education credits per renewal, or null.
        credits: Option<u32>,
    }
}
