//! Rows of pay bands, pay differentials, regional outlook and consumer prices.

use diesel::{Insertable, Queryable, Selectable};

use crate::domain::vocabulary::{
    DifferentialDimension, MatchKind, MissingReason, OpenEnd, OutlookNoteKind, PayBasis, PayPeriod,
    RegionKind, SubjectKind,
};
use crate::schema::{
    consumer_prices, outlook_notes, regional_outlook, salary_band_gaps, salary_bands,
    salary_differentials,
};

/// One row of `salary_bands`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = salary_bands, treat_none_as_default_value = false)]
pub struct SalaryBandRow {
    pub id: String,
    pub role: Option<String>,
    pub occupation: Option<String>,
    pub occupation_match: Option<MatchKind>,
    pub region: String,
    pub region_kind: RegionKind,
    pub level: Option<String>,
    pub level_label: Option<String>,
    pub level_years_min: Option<i64>,
    pub level_years_max: Option<i64>,
    pub currency: String,
    pub period: PayPeriod,
    pub pay_basis: PayBasis,
    pub low: Option<i64>,
    pub p10: Option<i64>,
    pub p25: Option<i64>,
    pub median: Option<i64>,
    pub p75: Option<i64>,
    pub p90: Option<i64>,
    pub high: Option<i64>,
    pub mean: Option<i64>,
    pub open_ended: Option<OpenEnd>,
    pub approximate: bool,
    pub employment: Option<i64>,
    pub reference_period: Option<String>,
    pub source: String,
    pub cited_publisher: Option<String>,
    pub dataset: String,
    pub note: Option<String>,
    pub search_text: String,
}

/// One row of `salary_band_gaps`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = salary_band_gaps, treat_none_as_default_value = false)]
pub struct SalaryBandGapRow {
    pub salary_band: String,
    pub field: String,
    pub reason: MissingReason,
}

/// One row of `salary_differentials`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = salary_differentials, treat_none_as_default_value = false)]
pub struct SalaryDifferentialRow {
    pub id: String,
    pub role: Option<String>,
    pub dimension: DifferentialDimension,
    pub subject_kind: SubjectKind,
    pub subject_code: String,
    pub subject_label: String,
    pub relative_to: String,
    pub region: String,
    pub percent_min: Option<i64>,
    pub percent_max: Option<i64>,
    pub amount_min: Option<i64>,
    pub amount_max: Option<i64>,
    pub currency: Option<String>,
    pub period: Option<PayPeriod>,
    pub approximate: bool,
    pub reference_period: Option<String>,
    pub source: String,
    pub cited_publisher: Option<String>,
    pub note: Option<String>,
    pub search_text: String,
}

/// One row of `regional_outlook`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = regional_outlook, treat_none_as_default_value = false)]
pub struct RegionalOutlookRow {
    pub id: String,
    pub role: Option<String>,
    pub occupation: Option<String>,
    pub occupation_match: Option<MatchKind>,
    pub region: String,
    pub region_kind: RegionKind,
    pub period_from: Option<i64>,
    pub period_to: Option<i64>,
    pub growth_min: Option<i64>,
    pub growth_max: Option<i64>,
    pub outlook_label: Option<String>,
    pub employment_base: Option<i64>,
    pub employment_projected: Option<i64>,
    pub annual_openings: Option<i64>,
    pub location_quotient: Option<i64>,
    pub jobs_per_1000: Option<i64>,
    pub mean_wage: Option<i64>,
    pub currency: Option<String>,
    pub approximate: bool,
    pub source: String,
    pub cited_publisher: Option<String>,
    pub dataset: String,
    pub superseded: bool,
    pub note: Option<String>,
    pub search_text: String,
}

/// One row of `outlook_notes`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = outlook_notes, treat_none_as_default_value = false)]
pub struct OutlookNoteRow {
    pub outlook: String,
    pub position: i64,
    pub kind: OutlookNoteKind,
    pub text: String,
}

/// One row of `consumer_prices`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = consumer_prices, treat_none_as_default_value = false)]
pub struct ConsumerPriceRow {
    pub series: String,
    pub region: String,
    pub currency: String,
    pub month: String,
    pub index_value: i64,
    pub source: String,
}
