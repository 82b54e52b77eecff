//! How much a pay figure counts for a question, as a product of five factors.
//!
//! The sizes of the factors are the judgement of this service, not a measurement; they are documented, and every answer
//! repeats them, so that a reader who judges otherwise can compute with others.

use super::{Evidence, Level};
use crate::domain::vocabulary::{
    LeftOutReason, MatchKind, PayBasis, PayPeriod, SourceKind, Statistic,
};

/// Hundredths in a factor of 1.
pub const FACTOR_SCALE: i64 = 100;

/// Ten-thousandths in a weight of 1.
pub const WEIGHT_SCALE: i64 = 10_000;

/// What is asked of the evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// ISO 4217 code.
    pub currency: String,
    /// What the pay is for.
    pub period: PayPeriod,
    /// Years of experience, if they matter.
    pub experience_years: Option<i64>,
    /// The year that counts as now; `None` leaves age out of the weights.
    pub year: Option<i64>,
}

/// The five factors of a weight, in hundredths, each from 1 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Factors {
    /// By how near the source stands to its figures.
    pub source_kind: i64,
    /// By how well it describes the role.
    pub directness: i64,
    /// By age.
    pub recency: i64,
    /// By how far the place is from the one asked for.
    pub place: i64,
    /// By how well its level fits the experience asked for.
    pub experience: i64,
}

impl Factors {
    /// Returns the weight, the product of the factors, in ten-thousandths.
    pub const fn weight(&self) -> i64 {
        let product =
            self.source_kind * self.directness * self.recency * self.place * self.experience;
        // Five factors of two decimals have ten; a weight keeps four, halves rounded up.
        (product + 500_000) / 1_000_000
    }
}

/// Weighs a figure that is `steps` places away from the one asked for.
///
/// # Errors
///
/// Says why the figure does not answer the question.
pub fn factors(
    evidence: &Evidence,
    question: &Question,
    steps: usize,
) -> Result<Factors, LeftOutReason> {
    if evidence.figures.among(Statistic::ALL).next().is_none() {
        return Err(LeftOutReason::NoAmount);
    }
    if evidence.currency != question.currency {
        return Err(LeftOutReason::OtherCurrency);
    }
    if evidence.period != question.period {
        return Err(LeftOutReason::OtherPeriod);
    }
    if evidence.pay_basis == PayBasis::Total {
        return Err(LeftOutReason::TotalPay);
    }
    Ok(Factors {
        source_kind: of_source_kind(evidence.source_kind),
        directness: of_directness(evidence.directness),
        recency: of_age(evidence, question.year),
        place: of_steps(steps),
        experience: of_level(evidence.level, question.experience_years)?,
    })
}

/// No source is certain; one that retells others is less so, and one that sells by its figures the least.
const fn of_source_kind(kind: SourceKind) -> i64 {
    match kind {
        SourceKind::Primary => 90,
        SourceKind::Secondary => 70,
        SourceKind::Vendor => 50,
    }
}

/// A figure of the role itself counts whole, one of an occupation that only stands in for it two fifths.
const fn of_directness(fit: MatchKind) -> i64 {
    match fit {
        MatchKind::Exact => 100,
        MatchKind::Close => 80,
        MatchKind::Broad => 60,
        MatchKind::Proxy => 40,
    }
}

/// A tenth less for each calendar year of age, at least two fifths, which is also what an undated figure counts.
fn of_age(evidence: &Evidence, year: Option<i64>) -> i64 {
    let Some(year) = year else {
        return FACTOR_SCALE;
    };
    let stated = evidence
        .reference_period
        .as_ref()
        .and_then(|period| period.year().parse::<i64>().ok());
    let age = stated.map_or(i64::MAX, |stated| year.saturating_sub(stated).max(0));
    FACTOR_SCALE.saturating_sub(age.saturating_mul(10)).max(40)
}

/// A fifth less for each step from the place asked for, at least two fifths.
fn of_steps(steps: usize) -> i64 {
    let steps = i64::try_from(steps).unwrap_or(i64::MAX);
    FACTOR_SCALE
        .saturating_sub(steps.saturating_mul(20))
        .max(40)
}

/// Whole where the level is the one asked for, or none is asked for and the figure holds for all; half where the figure
/// holds for others too, or for some of those meant.
fn of_level(level: Option<Level>, years: Option<i64>) -> Result<i64, LeftOutReason> {
    let (level, years) = match (level, years) {
        (None, None) => return Ok(FACTOR_SCALE),
        (None, Some(_)) | (Some(_), None) => return Ok(FACTOR_SCALE / 2),
        (Some(level), Some(years)) => (level, years),
    };
    let Level { min, max } = level;
    if min.is_none() && max.is_none() {
        Err(LeftOutReason::LevelWithoutYears)
    } else if min.is_none_or(|min| min <= years) && max.is_none_or(|max| years <= max) {
        Ok(FACTOR_SCALE)
    } else {
        Err(LeftOutReason::OtherLevel)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{evidence, question};
    use super::{Factors, factors};
    use crate::domain::period::ReferencePeriod;
    use crate::domain::salary::{Figures, Level};
    use crate::domain::vocabulary::{LeftOutReason, MatchKind, PayBasis, PayPeriod, SourceKind};

    #[test]
    fn a_fresh_exact_figure_of_a_primary_source_counts_most() {
        let weighed = factors(&evidence(), &question(), 0).unwrap();
        let wanted = Factors {
            source_kind: 90,
            directness: 100,
            recency: 100,
            place: 100,
            experience: 100,
        };
        assert_eq!((weighed, weighed.weight()), (wanted, 9000));
    }

    #[test]
    fn every_doubt_lowers_the_weight() {
        let mut old = evidence();
        old.reference_period = ReferencePeriod::parse("2023-05");
        let mut undated = evidence();
        undated.reference_period = None;
        let mut proxy = evidence();
        proxy.directness = MatchKind::Proxy;
        let mut vendor = evidence();
        vendor.source_kind = SourceKind::Vendor;
        let mut level = evidence();
        level.level = Some(Level {
            min: Some(5),
            max: None,
        });
        let weight = |evidence: &_, steps| factors(evidence, &question(), steps).unwrap().weight();
        assert_eq!(weight(&old, 0), 6300);
        assert_eq!(weight(&undated, 0), 3600);
        assert_eq!(weight(&proxy, 0), 3600);
        assert_eq!(weight(&vendor, 0), 5000);
        assert_eq!(weight(&level, 0), 4500);
        assert_eq!(weight(&evidence(), 1), 7200);
        assert_eq!(weight(&evidence(), 9), 3600);
    }

    #[test]
    fn experience_picks_the_level_that_holds_it() {
        let mut asked = question();
        asked.experience_years = Some(7);
        let at = |min, max| {
            let mut row = evidence();
            row.level = Some(Level { min, max });
            factors(&row, &asked, 0).map(|factors| factors.experience)
        };
        assert_eq!(at(Some(5), Some(9)), Ok(100));
        assert_eq!(at(Some(7), None), Ok(100));
        assert_eq!(at(None, None), Err(LeftOutReason::LevelWithoutYears));
        assert_eq!(at(Some(8), None), Err(LeftOutReason::OtherLevel));
        assert_eq!(at(None, Some(6)), Err(LeftOutReason::OtherLevel));
        let all = factors(&evidence(), &asked, 0);
        assert_eq!(all.map(|factors| factors.experience), Ok(50));
    }

    #[test]
    fn what_cannot_be_compared_is_left_out() {
        let why = |change: fn(&mut crate::domain::salary::Evidence)| {
            let mut row = evidence();
            change(&mut row);
            factors(&row, &question(), 0).unwrap_err()
        };
        assert_eq!(
            why(|row| row.currency = "EUR".into()),
            LeftOutReason::OtherCurrency
        );
        assert_eq!(
            why(|row| row.period = PayPeriod::Hour),
            LeftOutReason::OtherPeriod
        );
        assert_eq!(
            why(|row| row.pay_basis = PayBasis::Total),
            LeftOutReason::TotalPay
        );
        assert_eq!(
            why(|row| row.figures = Figures::default()),
            LeftOutReason::NoAmount
        );
    }
}
