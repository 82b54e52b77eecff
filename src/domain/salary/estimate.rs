//! One range from all the evidence: the method `weighted-evidence-1`.
//!
//! 1. Each figure is brought to the prices of one month ([`Prices::factor`]) and weighed ([`factors`]).
//! 2. The nearest place with at least one figure that answers the question is used, and no other.
//! 3. `low` and `high` are the lowest and the highest amount of the evidence; they are the range to draw.
//! 4. Each percentile, the median and the mean is the weighted mean of the figures that state it, rounded to minor units;
//!    the percentiles are then put in rising order (rearrangement: Chernozhukov, Fernández-Val and Galichon, "Quantile and
//!    Probability Curves Without Crossing", Econometrica 78, 2010).
//! 5. Disagreement is the gap that no single amount bridges: each figure says that typical pay is at least its lowest of
//!    low, p10, p25, median and mean, and at most its highest of median, mean, p75, p90 and high; where the highest "at
//!    least" exceeds the lowest "at most", the excess is the disagreement, as a share of the former.
//! 6. Confidence is the greatest weight, less that share of it.
//!
//! Three properties follow from the construction, and tests hold them: the amounts rise from `low` to `high`; all lie
//! between amounts of the evidence, since a weighted mean does; and one more figure never makes the range narrower nor the
//! disagreement smaller, since a minimum and a maximum over more figures only move outwards. That is why the range has no
//! weights: if little weight could shorten it, a strong figure that contradicts a weak one would make the range narrower.

use super::place::{Fallback, Look, fall_back};
use super::prices::{Prices, adjusted};
use super::weights::{Factors, Question, WEIGHT_SCALE, factors};
use super::{Evidence, Figures, divided};
use crate::domain::vocabulary::{LeftOutReason, MissingReason, OpenEnd, Statistic};

/// Name and version of the method.
pub const METHOD: &str = "weighted-evidence-1";

/// Ten-thousandths in a disagreement or a confidence of 1.
pub const SHARE_SCALE: i64 = WEIGHT_SCALE;

/// The percentiles, from low to high.
const PERCENTILES: [Statistic; 5] = [
    Statistic::P10,
    Statistic::P25,
    Statistic::Median,
    Statistic::P75,
    Statistic::P90,
];

/// What says that typical pay is at least so much.
const AT_LEAST: [Statistic; 5] = [
    Statistic::Low,
    Statistic::P10,
    Statistic::P25,
    Statistic::Median,
    Statistic::Mean,
];

/// What says that typical pay is at most so much.
const AT_MOST: [Statistic; 5] = [
    Statistic::Median,
    Statistic::Mean,
    Statistic::P75,
    Statistic::P90,
    Statistic::High,
];

/// A figure that counts, in the prices of one month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weighed {
    /// What its weight is made of.
    pub factors: Factors,
    /// Its weight in ten-thousandths, above 0.
    pub weight: i64,
    /// What its amounts were multiplied by, in millionths; `None` where they stand as they were published.
    pub price_factor: Option<i64>,
    /// Its amounts after that.
    pub figures: Figures,
    /// Which end is open; a top-coded 90th percentile leaves the upper end open.
    pub open_ended: Option<OpenEnd>,
}

impl Weighed {
    fn new(evidence: &Evidence, factors: Factors, prices: &Prices) -> Self {
        let period = evidence.reference_period.as_ref();
        let price_factor = period.and_then(|period| prices.factor(period));
        let top_coded = evidence.gap(Statistic::P90) == Some(MissingReason::TopCoded);
        Self {
            factors,
            weight: factors.weight(),
            price_factor,
            figures: Figures::of(|statistic| {
                let amount = evidence.figures.get(statistic)?;
                price_factor.map_or(Some(amount), |factor| adjusted(amount, factor))
            }),
            open_ended: evidence.open_ended.or(top_coded.then_some(OpenEnd::High)),
        }
    }

    /// The least that typical pay is, as far as this figure says.
    fn at_least(&self) -> Option<i64> {
        let stated = self.figures.among(&AT_LEAST).min();
        stated.filter(|_| self.open_ended != Some(OpenEnd::Low))
    }

    /// The most that typical pay is, as far as this figure says.
    fn at_most(&self) -> Option<i64> {
        let stated = self.figures.among(&AT_MOST).max();
        stated.filter(|_| self.open_ended != Some(OpenEnd::High))
    }
}

/// What the evidence comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Estimate {
    /// The amounts; one that no figure states is `None`.
    pub figures: Figures,
    /// Which end some figure leaves open; the upper one if both are.
    pub open_ended: Option<OpenEnd>,
    /// How far the figures are from agreeing, in ten-thousandths; `None` for fewer than two figures.
    pub disagreement: Option<i64>,
    /// How far to trust it, in ten-thousandths; 0 without evidence.
    pub confidence: i64,
}

/// Combines figures that were weighed for the same question.
pub fn combine(evidence: &[Weighed]) -> Estimate {
    let amounts = || {
        evidence
            .iter()
            .flat_map(|row| row.figures.among(Statistic::ALL))
    };
    let stated: Vec<(Statistic, i64)> = PERCENTILES
        .into_iter()
        .filter_map(|statistic| Some((statistic, weighted_mean(evidence, statistic)?)))
        .collect();
    let mut rising: Vec<i64> = stated.iter().map(|(_, amount)| *amount).collect();
    rising.sort_unstable();
    let percentile = |wanted| {
        let place = stated
            .iter()
            .position(|(statistic, _)| *statistic == wanted)?;
        rising.get(place).copied()
    };
    let disagreement = (evidence.len() > 1).then(|| disagreement(evidence));
    let greatest = evidence.iter().map(|row| row.weight).max().unwrap_or(0);
    let agreed = SHARE_SCALE - disagreement.unwrap_or(0);
    let is_open = |end| evidence.iter().any(|row| row.open_ended == Some(end));
    Estimate {
        figures: Figures::of(|statistic| match statistic {
            Statistic::Low => amounts().min(),
            Statistic::High => amounts().max(),
            Statistic::Mean => weighted_mean(evidence, Statistic::Mean),
            _ => percentile(statistic),
        }),
        open_ended: [OpenEnd::High, OpenEnd::Low]
            .into_iter()
            .find(|end| is_open(*end)),
        disagreement,
        confidence: divided(
            i128::from(greatest) * i128::from(agreed),
            i128::from(SHARE_SCALE),
        )
        .unwrap_or(0),
    }
}

/// The weighted mean of the figures that state a statistic; `None` when none does.
fn weighted_mean(evidence: &[Weighed], statistic: Statistic) -> Option<i64> {
    let stated = || {
        evidence.iter().filter_map(|row| {
            Some((
                i128::from(row.weight),
                i128::from(row.figures.get(statistic)?),
            ))
        })
    };
    let sum = stated().map(|(weight, amount)| weight * amount).sum();
    divided(sum, stated().map(|(weight, _)| weight).sum())
}

fn disagreement(evidence: &[Weighed]) -> i64 {
    let least = evidence.iter().filter_map(Weighed::at_least).max();
    let most = evidence.iter().filter_map(Weighed::at_most).min();
    least
        .zip(most)
        .filter(|(least, most)| least > most)
        .and_then(|(least, most)| {
            let gap = i128::from(least) - i128::from(most);
            divided(gap * i128::from(SHARE_SCALE), i128::from(least))
        })
        .unwrap_or(0)
}

/// An estimate and how it came about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The estimate.
    pub estimate: Estimate,
    /// Code of the place whose figures were used; `None` when no place had any.
    pub region: Option<String>,
    /// The places that were passed by.
    pub fallbacks: Vec<Fallback>,
    /// The figures that count, the weightiest first, each with its place in the list that was given.
    pub used: Vec<(usize, Weighed)>,
    /// The figures of the places looked at that do not count.
    pub left_out: Vec<(usize, LeftOutReason)>,
}

/// Answers a question from the figures of the nearest place that has any for it.
///
/// `places` are the place asked for and those around it, nearest first.
pub fn estimate(
    places: &[String],
    evidence: &[Evidence],
    question: &Question,
    prices: &Prices,
) -> Outcome {
    let mut left_out = Vec::new();
    let mut steps = 0;
    let (found, fallbacks) = fall_back(places, |place| {
        let mut used = Vec::new();
        let rejected = left_out.len();
        for (index, row) in evidence.iter().enumerate() {
            if row.region != place {
                continue;
            }
            match factors(row, question, steps) {
                Ok(factors) => used.push((index, Weighed::new(row, factors, prices))),
                Err(reason) => left_out.push((index, reason)),
            }
        }
        steps += 1;
        used.sort_by_key(|(_, weighed)| std::cmp::Reverse(weighed.weight));
        if !used.is_empty() {
            Look::Found(used)
        } else if left_out.len() > rejected {
            Look::Unusable
        } else {
            Look::Nothing
        }
    });
    let (step, used) = found.map_or((None, Vec::new()), |(step, used)| (Some(step), used));
    let weighed: Vec<Weighed> = used.iter().map(|(_, weighed)| *weighed).collect();
    Outcome {
        estimate: combine(&weighed),
        region: step.and_then(|step| places.get(step).cloned()),
        fallbacks,
        used,
        left_out,
    }
}
