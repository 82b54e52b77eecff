//! Pay: one estimate from all the evidence for a role, and where an offer stands among published percentiles.
//!
//! Amounts are whole minor units (cents) of one currency for one period; nothing here converts between either.

pub mod estimate;
pub mod pchip;
pub mod place;
pub mod position;
pub mod prices;
pub mod weights;

use super::period::ReferencePeriod;
use super::vocabulary::{
    MatchKind, MissingReason, OpenEnd, PayBasis, PayPeriod, SourceKind, Statistic,
};

/// The statistics of one pay figure in minor units; those that are not stated are `None`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Figures {
    /// Lower end of a range.
    pub low: Option<i64>,
    /// 10th percentile.
    pub p10: Option<i64>,
    /// 25th percentile.
    pub p25: Option<i64>,
    /// Median.
    pub median: Option<i64>,
    /// 75th percentile.
    pub p75: Option<i64>,
    /// 90th percentile.
    pub p90: Option<i64>,
    /// Upper end of a range.
    pub high: Option<i64>,
    /// Mean.
    pub mean: Option<i64>,
}

impl Figures {
    /// Returns the amount of one statistic.
    pub const fn get(&self, statistic: Statistic) -> Option<i64> {
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

    /// Makes figures from the amount of each statistic.
    pub fn of(amount: impl Fn(Statistic) -> Option<i64>) -> Self {
        Self {
            low: amount(Statistic::Low),
            p10: amount(Statistic::P10),
            p25: amount(Statistic::P25),
            median: amount(Statistic::Median),
            p75: amount(Statistic::P75),
            p90: amount(Statistic::P90),
            high: amount(Statistic::High),
            mean: amount(Statistic::Mean),
        }
    }

    /// Returns the amounts of some statistics, as far as they are stated, in the order of the statistics.
    pub fn among(&self, statistics: &[Statistic]) -> impl Iterator<Item = i64> {
        statistics
            .iter()
            .filter_map(|statistic| self.get(*statistic))
    }
}

/// One pay figure of one source, as far as an estimate or a position depends on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Code of the place it is for.
    pub region: String,
    /// Its amounts.
    pub figures: Figures,
    /// ISO 4217 code of the amounts.
    pub currency: String,
    /// What the amounts are paid for.
    pub period: PayPeriod,
    /// What they count.
    pub pay_basis: PayBasis,
    /// Which end is open, if any.
    pub open_ended: Option<OpenEnd>,
    /// How near the source stands to its figures.
    pub source_kind: SourceKind,
    /// How well it describes the role: exact when it is about the role itself, else as the occupation it belongs to.
    pub directness: MatchKind,
    /// When it was true; `None` where the source does not say.
    pub reference_period: Option<ReferencePeriod>,
    /// The level of experience it holds for; `None` when it holds for all.
    pub level: Option<Level>,
    /// The least that a top-coded amount is; `None` when none is top-coded.
    pub top_code: Option<i64>,
    /// Why amounts are absent, where that is known.
    pub gaps: Vec<(Statistic, MissingReason)>,
}

impl Evidence {
    /// Returns why an amount is absent, as far as the source says.
    pub fn gap(&self, statistic: Statistic) -> Option<MissingReason> {
        self.gaps
            .iter()
            .find(|(gap, _)| *gap == statistic)
            .map(|(_, reason)| *reason)
    }
}

/// A level of experience, in years; where both are `None`, the source names a level without years.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Level {
    /// First year; `None` when the level is open below.
    pub min: Option<i64>,
    /// Last year; `None` when the level is open above.
    pub max: Option<i64>,
}

/// Divides and rounds to the nearest whole number, halves up; both are taken as not negative.
///
/// Returns `None` when the divisor is 0 or the result does not fit.
fn divided(sum: i128, by: i128) -> Option<i64> {
    let rounded = sum
        .checked_mul(2)?
        .checked_add(by)?
        .checked_div(by.checked_mul(2)?)?;
    i64::try_from(rounded).ok()
}

#[cfg(test)]
mod tests;
