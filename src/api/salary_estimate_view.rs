//! What an estimate of pay looks like on the wire.

use serde::Serialize;
use serde_json::Number;
use utoipa::ToSchema;

use super::refs::SourceRef;
use super::role_evidence::FallbackView;
use super::salary_band_view::{Amounts, LevelView};
use super::views::{Missing, RoleRef};
use crate::domain::money::decimal;
use crate::domain::salary::weights::{FACTOR_SCALE, Factors};
use crate::domain::vocabulary::{
    LeftOutReason, MatchKind, MissingReason, OpenEnd, PayBasis, PayPeriod, SourceKind,
};

/// One range of pay, and how it came about.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SalaryEstimateView {
    /// The role.
    pub role: RoleRef,
    /// Code of the place asked for.
    #[schema(max_length = 40, example = "US-VA")]
    pub region_asked: String,
    /// Code of the place whose figures were used; null when no place has any.
    #[schema(max_length = 40, example = "US")]
    pub region_used: Option<String>,
    /// Years of experience asked for; null for all.
    #[schema(minimum = 0, maximum = 80)]
    pub experience_years: Option<u32>,
    /// ISO 4217 code of the amounts.
    #[schema(
        pattern = "^[A-Z]{3}$",
        min_length = 3,
        max_length = 3,
        example = "USD"
    )]
    pub currency: String,
    /// What the amounts are paid for.
    pub period: PayPeriod,
    /// The estimate: `low` to `high` is the range to draw, from the lowest to the highest amount of the evidence; the
    /// others are weighted means of the figures that state them. Both ends are equal where the evidence is one amount.
    pub amounts: Amounts,
    /// Which end some figure leaves open: `high` reads "or more"; null when none does.
    pub open_ended: Option<OpenEnd>,
    /// Name and version of the method.
    #[schema(max_length = 100, example = "weighted-evidence-1")]
    pub method: &'static str,
    /// How far to trust it, 0 to 1: the greatest weight, less the share of it that `disagreement` says; 0 without evidence.
    #[schema(value_type = f64, minimum = 0, maximum = 1, example = 0.504)]
    pub confidence: Number,
    /// The gap that no single amount bridges, 0 to 1, as a share of the highest "at least" of the figures; null for fewer
    /// than two figures.
    #[schema(value_type = Option<f64>, minimum = 0, maximum = 1, example = 0.12)]
    pub disagreement: Option<Number>,
    /// The month to whose prices the amounts were brought; null when no price index holds for the place and currency.
    #[schema(
        max_length = 7,
        pattern = "^[0-9]{4}-(0[1-9]|1[0-2])$",
        example = "2026-05"
    )]
    pub reference_period: Option<String>,
    /// The price index; null when none holds for the place and currency.
    pub price_index: Option<PriceIndexView>,
    /// The places that were passed by, nearest first; empty when the place asked for was used.
    #[schema(max_items = 10)]
    pub fallbacks: Vec<FallbackView>,
    /// The figures that count, the weightiest first.
    #[schema(max_items = 10_000)]
    pub evidence: Vec<EvidenceView>,
    /// Figures of the places looked at that do not count, and why.
    #[schema(max_items = 10_000)]
    pub left_out: Vec<LeftOutView>,
    /// Why there is no amount at all; null when there is one.
    #[schema(max_length = 500)]
    pub reason: Option<&'static str>,
    /// Why fields are empty, by name of the amount or field.
    #[schema(value_type = std::collections::BTreeMap<String, MissingReason>)]
    pub missing: Missing,
}

/// A consumer price index in one month.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PriceIndexView {
    /// Name of the series.
    #[schema(max_length = 100, example = "us-cpi-u")]
    pub series: String,
    /// The index in the month to whose prices the amounts were brought.
    #[schema(value_type = f64, minimum = 0, maximum = 1_000_000, example = 335.123)]
    pub index: Number,
    /// Slug of the source of the series.
    #[schema(max_length = 100, example = "bls-cpi-u")]
    pub source: String,
}

/// A pay figure that counts.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct EvidenceView {
    /// Id of the pay figure.
    #[schema(
        max_length = 200,
        example = "a-clinical-informatics-director-us-bls-2023-05"
    )]
    pub salary_band: String,
    /// Its weight, above 0: the product of its factors, rounded to four decimals.
    #[schema(value_type = f64, minimum = 0, maximum = 1, example = 0.2016)]
    pub weight: Number,
    /// What the weight is made of.
    pub factors: FactorsView,
    /// What kind of source it comes from.
    pub source_kind: SourceKind,
    /// How well it describes the role: `exact` when it is about the role itself.
    pub directness: MatchKind,
    /// The level of experience it holds for; null when it holds for all.
    pub level: Option<LevelView>,
    /// What it counts.
    pub pay_basis: PayBasis,
    /// Year or month that it describes; null where the source does not say.
    #[schema(
        max_length = 7,
        pattern = "^[0-9]{4}(-(0[1-9]|1[0-2]))?$",
        example = "2023-05"
    )]
    pub reference_period: Option<String>,
    /// The price index then, of the month or the mean of the year; null where it is not known.
    #[schema(value_type = Option<f64>, minimum = 0, maximum = 1_000_000, example = 304.127)]
    pub price_index: Option<Number>,
    /// What its amounts are multiplied by; null when they stand as they were published.
    #[schema(value_type = Option<f64>, minimum = 0, maximum = 1_000_000, example = 1.101918)]
    pub cpi_factor: Option<Number>,
    /// Its amounts after that, rounded to minor units.
    pub adjusted: Amounts,
    /// Which end is open; a top-coded 90th percentile leaves the upper end open. Null when none is.
    pub open_ended: Option<OpenEnd>,
    /// Whether the source says "about".
    pub approximate: bool,
    /// The document it stands in.
    pub source: SourceRef,
    /// Why fields are empty, by name of the amount or field.
    #[schema(value_type = std::collections::BTreeMap<String, MissingReason>)]
    pub missing: Missing,
}

/// The five factors of a weight, each above 0 and at most 1.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FactorsView {
    /// By kind of source: primary 0.9, secondary 0.7, vendor 0.5.
    #[schema(value_type = f64, minimum = 0, maximum = 1, example = 0.7)]
    pub source_kind: Number,
    /// By directness: exact 1, close 0.8, broad 0.6, proxy 0.4.
    #[schema(value_type = f64, minimum = 0, maximum = 1, example = 0.4)]
    pub directness: Number,
    /// By age: 1, less 0.1 for each calendar year before that of the last consumer prices, at least 0.4; undated 0.4.
    #[schema(value_type = f64, minimum = 0, maximum = 1, example = 0.7)]
    pub recency: Number,
    /// By place: 1, less 0.2 for each step of `fallbacks`, at least 0.4.
    #[schema(value_type = f64, minimum = 0, maximum = 1, example = 1)]
    pub place: Number,
    /// By experience: 1 for the level asked for, or for all where none is asked for; else 0.5.
    #[schema(value_type = f64, minimum = 0, maximum = 1, example = 0.5)]
    pub experience: Number,
}

impl From<Factors> for FactorsView {
    fn from(factors: Factors) -> Self {
        let share = |factor| decimal(factor, FACTOR_SCALE);
        Self {
            source_kind: share(factors.source_kind),
            directness: share(factors.directness),
            recency: share(factors.recency),
            place: share(factors.place),
            experience: share(factors.experience),
        }
    }
}

/// A pay figure that does not count.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LeftOutView {
    /// Id of the pay figure.
    #[schema(max_length = 200)]
    pub salary_band: String,
    /// Why.
    pub why: LeftOutReason,
}
