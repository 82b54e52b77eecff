//! Pay figures, differentials and outlook.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Range, seed};
use crate::domain::vocabulary::{
    DifferentialDimension, MatchKind, MissingReason, OpenEnd, OutlookNoteKind, PayBasis, PayPeriod,
    Statistic, SubjectKind,
};

seed! {
    /// An occupation code and how well it fits.
    OccupationLink {
        /// Code in `occupations.json`.
        code: String,
        /// How well it describes the job.
        r#match: MatchKind,
    }

    /// A level of experience that a figure holds for.
    LevelSeed {
        /// Key of the level: lower-case letters, digits and hyphens.
        #[schemars(length(max = 100))]
        slug: String,
        /// The level as the document words it, shortened.
        #[schemars(length(max = 300))]
        label: String,
        /// Years of experience it stands for, or null.
        years: Option<Range>,
    }

    /// The statistics of one pay figure, in major units of its currency; absent ones are left out.
    AmountsSeed {
        /// Lower end of a range.
        #[serde(default)]
        low: Option<f64>,
        /// 10th percentile.
        #[serde(default)]
        p10: Option<f64>,
        /// 25th percentile.
        #[serde(default)]
        p25: Option<f64>,
        /// Median.
        #[serde(default)]
        median: Option<f64>,
        /// 75th percentile.
        #[serde(default)]
        p75: Option<f64>,
        /// 90th percentile.
        #[serde(default)]
        p90: Option<f64>,
        /// Upper end of a range.
        #[serde(default)]
        high: Option<f64>,
        /// Mean ("average").
        #[serde(default)]
        mean: Option<f64>,
    }

    /// One pay figure of one document.
    SalaryBandSeed {
        /// Key of the figure, stable for ever.
        #[schemars(length(max = 200))]
        id: String,
        /// Slug of the role it is about, or null.
        role: Option<String>,
        /// The occupation the figure really belongs to, or null when the document means the role itself.
        occupation: Option<OccupationLink>,
        /// Code of the place.
        region: String,
        /// Level it holds for, or null for all.
        level: Option<LevelSeed>,
        /// ISO 4217 code.
        #[schemars(regex(pattern = "^[A-Z]{3}$"))]
        currency: String,
        /// What the amounts are paid for.
        period: PayPeriod,
        /// What they count.
        pay_basis: PayBasis,
        /// The amounts.
        amounts: AmountsSeed,
        /// Which end is open, or null.
        open_ended: Option<OpenEnd>,
        /// Whether the document says "about".
        approximate: bool,
        /// People employed, or null.
        #[schemars(range(min = 0, max = 1_000_000_000))]
        employment: Option<u64>,
        /// `YYYY` or `YYYY-MM` that the figure describes, or null where the document does not say.
        reference_period: Option<String>,
        /// Why an amount is absent, where that differs from `not_stated`.
        #[serde(default)]
        missing: BTreeMap<String, MissingReason>,
        /// Slug of the document.
        source: String,
        /// Whom the document cites, in its words, or null.
        #[schemars(length(max = 300))]
        cited_publisher: Option<String>,
        /// What a reader must know to read the figure rightly, or null.
        #[schemars(length(max = 5000))]
        note: Option<String>,
    }

    /// A figure that is given relative to another, as percent, as money, or only in the words of its note.
    SalaryDifferentialSeed {
        /// Key of the figure, stable for ever.
        #[schemars(length(max = 200))]
        id: String,
        /// Slug of the role, or null for all occupations.
        role: Option<String>,
        /// What is compared.
        dimension: DifferentialDimension,
        /// Who earns more or less.
        subject: SubjectSeed,
        /// What it is compared with, in words.
        #[schemars(length(max = 500))]
        relative_to: String,
        /// Code of the place that the comparison is made in.
        region: String,
        /// Difference in percent, or null; never beside `amount_difference`.
        percent: Option<PercentSeed>,
        /// Difference in money, or null.
        amount_difference: Option<AmountDifferenceSeed>,
        /// Whether the document says "about" or "nearly".
        approximate: bool,
        /// `YYYY` or `YYYY-MM`, or null.
        reference_period: Option<String>,
        /// Slug of the document.
        source: String,
        /// Whom the document cites, or null.
        #[schemars(length(max = 300))]
        cited_publisher: Option<String>,
        /// What a reader must know; the difference in words where the document gives no number. Or null.
        #[schemars(length(max = 5000))]
        note: Option<String>,
    }

    /// The subject of a differential.
    SubjectSeed {
        /// What its code means.
        kind: SubjectKind,
        /// Region code or education level.
        #[schemars(length(max = 100))]
        code: String,
        /// The subject in words.
        #[schemars(length(max = 300))]
        label: String,
    }

    /// Percent; one figure has both ends equal, an open end is null.
    PercentSeed {
        /// Lower end.
        min: Option<f64>,
        /// Upper end.
        max: Option<f64>,
    }

    /// A difference in money.
    AmountDifferenceSeed {
        /// Lower end in major units, or null when open.
        min: Option<f64>,
        /// Upper end in major units, or null when open.
        max: Option<f64>,
        /// ISO 4217 code.
        #[schemars(regex(pattern = "^[A-Z]{3}$"))]
        currency: String,
        /// What it is paid for.
        period: PayPeriod,
    }

    /// Growth, openings, demand or entry rules for a role in a place.
    RegionalOutlookSeed {
        /// Key of the row, stable for ever.
        #[schemars(length(max = 200))]
        id: String,
        /// Slug of the role, or null.
        role: Option<String>,
        /// The occupation the figure really belongs to, or null.
        occupation: Option<OccupationLink>,
        /// Code of the place.
        region: String,
        /// Years the projection spans, or null where the document names none.
        period: Option<YearsSeed>,
        /// Growth over the period in percent, or null.
        growth_percent: Option<PercentSeed>,
        /// The outlook in the document's terms ("much faster than average"), or null.
        #[schemars(length(max = 300))]
        outlook_label: Option<String>,
        /// People employed at both ends of the period, or null.
        employment: Option<EmploymentSeed>,
        /// Openings a year, or null.
        #[schemars(range(min = 0, max = 1_000_000_000))]
        annual_openings: Option<u32>,
        /// Whether the document says "about".
        approximate: bool,
        /// Statements on the place.
        #[schemars(length(max = 200))]
        notes: Vec<OutlookNoteSeed>,
        /// Slug of the document.
        source: String,
        /// Whom the document cites, or null.
        #[schemars(length(max = 300))]
        cited_publisher: Option<String>,
        /// What a reader must know, or null.
        #[schemars(length(max = 5000))]
        note: Option<String>,
    }

    /// First and last year of a projection.
    YearsSeed {
        /// First year.
        #[schemars(range(min = 1900, max = 2200))]
        from: u16,
        /// Last year.
        #[schemars(range(min = 1900, max = 2200))]
        to: u16,
    }

    /// Employment at both ends of a projection.
    EmploymentSeed {
        /// In the first year.
        #[schemars(range(min = 0, max = 1_000_000_000))]
        base: u64,
        /// In the last year.
        #[schemars(range(min = 0, max = 1_000_000_000))]
        projected: u64,
    }

    /// A statement on a place.
    OutlookNoteSeed {
        /// Its subject.
        kind: OutlookNoteKind,
        /// The statement, in the editors' words.
        #[schemars(length(max = 5000))]
        text: String,
    }
}

impl AmountsSeed {
    /// The amount of one statistic.
    pub fn get(&self, statistic: Statistic) -> Option<f64> {
        match statistic {
            Statistic::Low => self.low,
            Statistic::P10 => self.p10,
            Statistic::P25 => self.p25,
            Statistic::Median => self.median,
            Statistic::P75 => self.p75,
            Statistic::P90 => self.p90,
            Statistic::High => self.high,
            Statistic::Mean => self.mean,
        }
    }
}
