//! Education paths and certifications.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Range, Sourced, seed, text_within};
use crate::domain::vocabulary::{
    CertificationKind, CertificationStatus, Delivery, EducationLevel, RequirementKind,
    RequirementOperator,
};

seed! {
    /// A way to learn: a degree, a certificate, self-study.
    EducationPathSeed {
        /// Key of the path.
        #[schemars(length(max = 100))]
        slug: String,
        /// Title.
        #[schemars(length(max = 300))]
        title: String,
        /// Level.
        level: EducationLevel,
        /// Subjects that qualify.
        #[schemars(length(max = 100), inner(length(max = 20_000)))]
        fields_of_study: Vec<String>,
        /// How it is taught, as far as a document says.
        #[schemars(length(max = 10))]
        delivery: Vec<Delivery>,
        /// How long it takes.
        duration_months: DurationSeed,
        /// What it costs in all, or null where no document says.
        cost: Option<CostSeed>,
        /// Courses that belong to it.
        #[schemars(length(max = 200), inner(length(max = 20_000)))]
        coursework: Vec<String>,
        /// Slug of the organization that offers it, or null.
        provider: Option<String>,
        /// What it is and whom it suits.
        #[schemars(extend("properties" = text_within(5000)))]
        description: Sourced,
        /// Slugs of all sources of this entry.
        #[schemars(length(max = 50))]
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
        #[schemars(range(min = 0, max = 1_000_000_000))]
        min: Option<u32>,
        /// Upper end in whole units of the currency, or null when open.
        #[schemars(range(min = 0, max = 1_000_000_000))]
        max: Option<u32>,
        /// ISO 4217 code.
        #[schemars(regex(pattern = "^[A-Z]{3}$"))]
        currency: String,
        /// What the document says that the numbers do not, or null.
        #[schemars(length(max = 2000))]
        note: Option<String>,
        /// Source of the price.
        source: String,
    }

    /// A certification or licence.
    CertificationSeed {
        /// Key of the certification.
        #[schemars(length(max = 100))]
        slug: String,
        /// Full name.
        #[schemars(length(max = 300))]
        name: String,
        /// Usual short form, or null.
        #[schemars(length(max = 50))]
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
        #[schemars(length(max = 100))]
        requirements: Vec<RequirementSeed>,
        /// What is known of its exam, or null.
        exam: Option<ExamSeed>,
        /// What it costs, or null.
        cost: Option<CostSeed>,
        /// When it must be renewed, or null.
        renewal: Option<RenewalSeed>,
        /// Address, only when a document states it.
        #[schemars(extend("format" = "uri"))]
        #[schemars(length(max = 2000))]
        url: Option<String>,
        /// What it shows and whom it suits.
        #[schemars(extend("properties" = text_within(5000)))]
        description: Sourced,
        /// Slugs of all sources of this entry.
        #[schemars(length(max = 50))]
        sources: Vec<String>,
    }

    /// A rule that a candidate must meet.
    RequirementSeed {
        /// What the rule is about.
        kind: RequirementKind,
        /// How it compares.
        operator: RequirementOperator,
        /// What it compares with, or null where the source gives no value.
        #[schemars(length(max = 200))]
        value: Option<String>,
        /// The rule in words.
        #[schemars(length(max = 2000))]
        text: String,
        /// Source of the rule.
        source: String,
    }

    /// An exam, as far as a source describes it.
    ExamSeed {
        /// Whether one must be passed.
        required: bool,
        /// What the source says of it, or null.
        #[schemars(length(max = 2000))]
        note: Option<String>,
    }

    /// A renewal rule.
    RenewalSeed {
        /// Months between renewals, or null.
        #[schemars(range(min = 1, max = 1200))]
        months: Option<u32>,
        /// Continuing education credits per renewal, or null.
        #[schemars(range(min = 0, max = 10_000))]
        credits: Option<u32>,
    }
}
