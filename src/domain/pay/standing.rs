//! Places advertised pay against an estimate of what is usual.

use super::Advertised;
use crate::domain::vocabulary::{PayPeriod, PayStanding, Statistic};

/// Paid hours in a full-time year, 40 in each of 52 weeks: the convention by which the OEWS survey of the US Bureau
/// of Labor Statistics turns hourly wages into annual ones.
pub const HOURS_PER_YEAR: i64 = 2_080;

/// Paid weeks in a year.
pub const WEEKS_PER_YEAR: i64 = 52;

/// Months in a year.
pub const MONTHS_PER_YEAR: i64 = 12;

/// How many times its least an advertised most may be and still say something: this service's own judgement, which no
/// source sets.
///
/// Beyond, the range is wider than all of its lower end: it leaves open whether the job pays that much or twice as
/// much.
pub const WIDEST_RATIO: i64 = 2;

/// Pay on offer, in cents of a currency (ISO 4217) for a period; what is not known is `None`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Offer<'a> {
    /// The least.
    pub min: Option<i64>,
    /// The most.
    pub max: Option<i64>,
    /// The currency.
    pub currency: Option<&'a str>,
    /// The period.
    pub period: Option<PayPeriod>,
}

impl From<&Advertised> for Offer<'static> {
    fn from(pay: &Advertised) -> Self {
        Self {
            min: pay.min,
            max: pay.max,
            currency: pay.currency.map(super::Currency::as_str),
            period: pay.period,
        }
    }
}

impl Offer<'_> {
    /// Turns the offer into one for a full-time year by [`annual`]; `None` without a period or when an amount does
    /// not fit.
    pub fn in_years(self) -> Option<Self> {
        let period = self.period?;
        let end = |cents: Option<i64>| match cents {
            None => Some(None),
            Some(cents) => annual(cents, period).map(|(cents, _)| Some(cents)),
        };
        Some(Self {
            min: end(self.min)?,
            max: end(self.max)?,
            period: Some(PayPeriod::Year),
            ..self
        })
    }
}

/// What is usual, in cents of a currency (ISO 4217) for a period; statistics that are not known are `None`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Estimate<'a> {
    /// The currency.
    pub currency: &'a str,
    /// The period.
    pub period: PayPeriod,
    /// Lower end of a range.
    pub low: Option<i64>,
    /// 10th percentile.
    pub p10: Option<i64>,
    /// 25th percentile.
    pub p25: Option<i64>,
    /// Median, which is no edge of what is usual.
    pub median: Option<i64>,
    /// 75th percentile.
    pub p75: Option<i64>,
    /// 90th percentile.
    pub p90: Option<i64>,
    /// Upper end of a range.
    pub high: Option<i64>,
}

/// A standing with the figures that were compared, in cents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Comparison {
    /// Where the offer stands.
    pub standing: PayStanding,
    /// The bottom of the offer: its least, or its most where it names no least.
    pub bottom: Option<i64>,
    /// The top of the offer: its most, or its least where it names no most.
    pub top: Option<i64>,
    /// The lowest usual amount, and which statistic that is.
    pub lowest: Option<(Statistic, i64)>,
    /// The highest usual amount, and which statistic that is.
    pub highest: Option<(Statistic, i64)>,
}

/// Places an offer against an estimate. Nothing is converted: see [`Offer::in_years`].
///
/// What is usual lies from the 25th percentile, else the 10th, else the low end, to the 75th, else the 90th, else the
/// high end; both must be known. In this order, an offer is
///
/// 1. unusable, when its currency or period is not that of the estimate, when it has no amount, when its ends or those
///    of what is usual are upside down, or when one of the latter is missing;
/// 2. below, when its top is less than the lowest usual amount;
/// 3. above, when its bottom is more than the highest usual amount;
/// 4. too wide, when it names both ends and its most is more than [`WIDEST_RATIO`] times its least;
/// 5. within.
///
/// An offer that names one end only is taken by that end: "from $60,000" is below where $60,000 is, although more may
/// be paid.
pub fn standing(offer: Offer<'_>, estimate: Estimate<'_>) -> Comparison {
    let first = |candidates: [(Statistic, Option<i64>); 3]| {
        let mut stated = candidates.into_iter();
        stated.find_map(|(statistic, amount)| Some((statistic, amount?)))
    };
    let mut comparison = Comparison {
        standing: PayStanding::Unusable,
        bottom: offer.min.or(offer.max),
        top: offer.max.or(offer.min),
        lowest: first([
            (Statistic::P25, estimate.p25),
            (Statistic::P10, estimate.p10),
            (Statistic::Low, estimate.low),
        ]),
        highest: first([
            (Statistic::P75, estimate.p75),
            (Statistic::P90, estimate.p90),
            (Statistic::High, estimate.high),
        ]),
    };
    let alike = offer.currency == Some(estimate.currency) && offer.period == Some(estimate.period);
    if alike {
        comparison.standing = comparison.placed().unwrap_or(PayStanding::Unusable);
    }
    comparison
}

impl Comparison {
    fn placed(&self) -> Option<PayStanding> {
        let (bottom, top) = (self.bottom?, self.top?);
        let ((_, lowest), (_, highest)) = (self.lowest?, self.highest?);
        if bottom > top || lowest > highest {
            None
        } else if top < lowest {
            Some(PayStanding::Below)
        } else if bottom > highest {
            Some(PayStanding::Above)
        } else if top > bottom.saturating_mul(WIDEST_RATIO) {
            Some(PayStanding::TooWide)
        } else {
            Some(PayStanding::Within)
        }
    }
}

/// Turns an amount for a period into one for a full-time year, with the factor: 2,080 hours, 52 weeks or 12 months.
///
/// Returns `None` when the result does not fit.
pub fn annual(cents: i64, period: PayPeriod) -> Option<(i64, i64)> {
    let factor = match period {
        PayPeriod::Hour => HOURS_PER_YEAR,
        PayPeriod::Week => WEEKS_PER_YEAR,
        PayPeriod::Month => MONTHS_PER_YEAR,
        PayPeriod::Year => 1,
    };
    Some((cents.checked_mul(factor)?, factor))
}

#[cfg(test)]
mod tests {
    use super::{Estimate, Offer, PayStanding, annual, standing};
    use crate::domain::pay::{Context, best};
    use crate::domain::vocabulary::{PayPeriod, Statistic};

    fn estimate() -> Estimate<'static> {
        Estimate {
            currency: "USD",
            period: PayPeriod::Year,
            low: Some(5_000_000),
            p10: Some(6_000_000),
            p25: Some(8_000_000),
            median: Some(10_000_000),
            p75: Some(12_000_000),
            p90: Some(15_000_000),
            high: Some(18_000_000),
        }
    }

    fn offer(min: impl Into<Option<i64>>, max: impl Into<Option<i64>>) -> Offer<'static> {
        let cents = |major: Option<i64>| major.map(|major| major * 100);
        Offer {
            min: cents(min.into()),
            max: cents(max.into()),
            currency: Some("USD"),
            period: Some(PayPeriod::Year),
        }
    }

    #[test]
    fn an_offer_stands_by_its_ends() {
        for (offer, expected) in [
            (offer(60_000, 79_999), "below"),
            (offer(30_000, 79_999), "below"),
            (offer(60_000, 80_000), "within"),
            (offer(90_000, 110_000), "within"),
            (offer(120_000, 150_000), "within"),
            (offer(120_001, 150_000), "above"),
            (offer(120_001, 500_000), "above"),
            (offer(60_000, 120_000), "within"),
            (offer(60_000, 120_001), "too_wide"),
            (offer(0, 100_000), "too_wide"),
            (offer(70_000, None), "below"),
            (offer(90_000, None), "within"),
            (offer(130_000, None), "above"),
            (offer(None, 79_000), "below"),
            (offer(None, 130_000), "above"),
            (offer(110_000, 90_000), "unusable"),
            (offer(None, None), "unusable"),
        ] {
            let found = standing(offer, estimate());
            assert_eq!(found.standing.as_str(), expected, "{offer:?}");
        }
    }

    #[test]
    fn other_currencies_and_periods_are_not_compared() {
        let same = offer(90_000, 110_000);
        for other in [
            Offer {
                currency: Some("CAD"),
                ..same
            },
            Offer {
                currency: None,
                ..same
            },
            Offer {
                period: Some(PayPeriod::Hour),
                ..same
            },
            Offer {
                period: None,
                ..same
            },
        ] {
            assert_eq!(standing(other, estimate()).standing, PayStanding::Unusable);
        }
    }

    #[test]
    fn the_nearest_percentile_that_is_known_is_the_edge() {
        let same = offer(70_000, 75_000);
        let wider = Estimate {
            p25: None,
            p75: None,
            ..estimate()
        };
        let found = standing(same, wider);
        assert_eq!(found.standing, PayStanding::Within);
        assert_eq!(found.lowest, Some((Statistic::P10, 6_000_000)));
        assert_eq!(found.highest, Some((Statistic::P90, 15_000_000)));
        let ends = Estimate {
            p10: None,
            p90: None,
            ..wider
        };
        assert_eq!(
            standing(same, ends).lowest,
            Some((Statistic::Low, 5_000_000))
        );
        let half = Estimate { high: None, ..ends };
        assert_eq!(standing(same, half).standing, PayStanding::Unusable);
    }

    #[test]
    fn an_hourly_offer_is_compared_once_it_is_turned_into_years() {
        let pay = best("Pay: $45 - $55 per hour", Context::default()).unwrap();
        let offer = Offer::from(&pay);
        assert_eq!(standing(offer, estimate()).standing, PayStanding::Unusable);
        let found = standing(offer.in_years().unwrap(), estimate());
        assert_eq!(found.standing, PayStanding::Within);
        assert_eq!(
            (found.bottom, found.top),
            (Some(9_360_000), Some(11_440_000))
        );
    }

    #[test]
    fn a_year_has_2080_hours_52_weeks_and_12_months() {
        assert_eq!(annual(5_000, PayPeriod::Hour), Some((10_400_000, 2_080)));
        assert_eq!(annual(200_000, PayPeriod::Week), Some((10_400_000, 52)));
        assert_eq!(annual(1_000_000, PayPeriod::Month), Some((12_000_000, 12)));
        assert_eq!(annual(7, PayPeriod::Year), Some((7, 1)));
        assert_eq!(annual(i64::MAX, PayPeriod::Hour), None);
    }
}
