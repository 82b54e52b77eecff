//! Where an amount stands in a published distribution.

use super::pchip::Pchip;
use super::{Evidence, Figures};
use crate::domain::vocabulary::{MissingReason, PayBasis, PayPeriod, PositionLabel, Statistic};

/// The published percentiles, from low to high, with their rank.
const RANKS: [(Statistic, i32); 5] = [
    (Statistic::P10, 10),
    (Statistic::P25, 25),
    (Statistic::Median, 50),
    (Statistic::P75, 75),
    (Statistic::P90, 90),
];

/// The distribution that an amount is held against.
#[derive(Debug, Clone, PartialEq)]
pub struct Distribution {
    figures: Figures,
    /// The least that a top-coded percentile is.
    top_code: Option<i64>,
    /// Published amounts, rising, each with its percentile.
    knots: Vec<(i64, i32)>,
    curve: Pchip,
}

/// Where an amount stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Position {
    /// Percentile, to one decimal; `None` outside the published percentiles.
    pub percentile: Option<f64>,
    /// Between which published percentiles; `None` where they do not tell.
    pub label: Option<PositionLabel>,
    /// The published percentile beyond which the amount lies, when there is no percentile.
    pub beyond: Option<Statistic>,
}

impl Distribution {
    /// Takes the percentiles of a figure; `None` unless it states the median and another one, and they rise.
    ///
    /// Where several percentiles have the same amount, that amount stands for the highest of them. The first percentile
    /// above the highest that is stated is at least `top_code`.
    pub fn new(figures: &Figures, top_code: Option<i64>) -> Option<Self> {
        figures.median?;
        let stated = RANKS
            .iter()
            .filter_map(|(statistic, rank)| Some((figures.get(*statistic)?, *rank)));
        let mut knots: Vec<(i64, i32)> = stated.collect();
        if !knots.is_sorted() {
            return None;
        }
        knots.reverse();
        knots.dedup_by_key(|(amount, _)| *amount);
        knots.reverse();
        let points: Vec<(f64, f64)> = knots
            .iter()
            .map(|(amount, rank)| (as_double(*amount), f64::from(*rank)))
            .collect();
        Some(Self {
            figures: *figures,
            top_code,
            curve: Pchip::new(&points)?,
            knots,
        })
    }

    /// Returns how many percentiles it has.
    pub fn len(&self) -> usize {
        self.knots.len()
    }

    /// Tells whether it has no percentile, which [`Self::new`] rules out.
    pub fn is_empty(&self) -> bool {
        self.knots.is_empty()
    }

    /// Places an amount by monotone interpolation between the published percentiles.
    ///
    /// Outside them there is no percentile; `below_p10` and `above_p90` are said where those two are published. An amount
    /// above the highest that is published, but not above the top code, lies below the next percentile.
    pub fn position(&self, amount: i64) -> Position {
        if let Some(percentile) = self.curve.at(as_double(amount)) {
            return Position {
                percentile: Some((percentile * 10.0).round() / 10.0),
                label: Some(label(percentile)),
                beyond: None,
            };
        }
        let is_below = self.knots.first().is_some_and(|(least, _)| amount < *least);
        let (outside, tail) = if is_below {
            (PositionLabel::BelowP10, Statistic::P10)
        } else {
            (PositionLabel::AboveP90, Statistic::P90)
        };
        let highest = self.knots.last().map(|(_, rank)| label(f64::from(*rank)));
        let within_top_code = !is_below && self.top_code.is_some_and(|top| amount <= top);
        Position {
            percentile: None,
            label: if self.figures.get(tail).is_some() {
                Some(outside)
            } else {
                highest.filter(|_| within_top_code)
            },
            beyond: Some(tail),
        }
    }
}

/// The label of a percentile from 10 to 90; a published percentile belongs to the upper side, but the 90th to the lower.
fn label(percentile: f64) -> PositionLabel {
    if percentile < 25.0 {
        PositionLabel::P10ToP25
    } else if percentile < 50.0 {
        PositionLabel::P25ToMedian
    } else if percentile < 75.0 {
        PositionLabel::MedianToP75
    } else {
        PositionLabel::P75ToP90
    }
}

#[expect(
    clippy::as_conversions,
    clippy::cast_precision_loss,
    reason = "amounts stay below 2^53"
)]
const fn as_double(amount: i64) -> f64 {
    amount as f64
}

/// Finds the best distribution at one place for pay of this currency and period, and its place in the list.
///
/// Best is the one that describes the role most directly, then the newest, then the one with most percentiles. Figures of
/// one level, of total pay, or without median do not describe what everybody earns.
pub fn best(
    evidence: &[Evidence],
    place: &str,
    currency: &str,
    period: PayPeriod,
) -> Option<(usize, Distribution)> {
    let candidates = evidence.iter().enumerate().filter(|(_, row)| {
        row.region == place
            && row.currency == currency
            && row.period == period
            && row.pay_basis != PayBasis::Total
            && row.level.is_none()
    });
    candidates
        .filter_map(|(index, row)| {
            Some((index, row, Distribution::new(&row.figures, row.top_code)?))
        })
        .min_by(|(_, a, a_knots), (_, b, b_knots)| {
            let directness = a.directness.cmp(&b.directness);
            let newest = b.reference_period.cmp(&a.reference_period);
            directness
                .then(newest)
                .then(b_knots.len().cmp(&a_knots.len()))
        })
        .map(|(index, _, distribution)| (index, distribution))
}

/// Returns why an amount has no percentile: the figure's own reason where it stops short, else that nothing further is
/// published.
pub fn why_beyond(evidence: &Evidence, tail: Statistic) -> MissingReason {
    let published = evidence.figures.get(tail).is_some();
    evidence
        .gap(tail)
        .filter(|_| !published)
        .unwrap_or(MissingReason::NotPublished)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::tests::evidence;
    use super::{Distribution, best, why_beyond};
    use crate::domain::period::ReferencePeriod;
    use crate::domain::salary::{Figures, Level};
    use crate::domain::vocabulary::{
        MatchKind, MissingReason, PayPeriod, PositionLabel, Statistic,
    };

    fn published() -> Figures {
        Figures {
            p10: Some(7_339_000),
            p25: Some(9_500_000),
            median: Some(12_386_000),
            p75: Some(17_000_000),
            p90: Some(22_434_000),
            ..Figures::default()
        }
    }

    #[test]
    fn published_percentiles_are_met_and_others_interpolated() {
        let at = |amount| {
            let position = Distribution::new(&published(), None)
                .unwrap()
                .position(amount);
            (position.percentile.unwrap(), position.label.unwrap())
        };
        assert_eq!(at(7_339_000), (10.0, PositionLabel::P10ToP25));
        assert_eq!(at(9_500_000), (25.0, PositionLabel::P25ToMedian));
        assert_eq!(at(12_386_000), (50.0, PositionLabel::MedianToP75));
        assert_eq!(at(17_000_000), (75.0, PositionLabel::P75ToP90));
        assert_eq!(at(22_434_000), (90.0, PositionLabel::P75ToP90));
        // SciPy 1.17.1, PchipInterpolator: 14.2517, 38.3515, 65.9449, 84.9071.
        assert_eq!(at(8_000_000), (14.3, PositionLabel::P10ToP25));
        assert_eq!(at(11_000_000), (38.4, PositionLabel::P25ToMedian));
        assert_eq!(at(15_000_000), (65.9, PositionLabel::MedianToP75));
        assert_eq!(at(20_000_000), (84.9, PositionLabel::P75ToP90));
    }

    #[test]
    fn outside_the_published_percentiles_there_is_no_number() {
        let whole = Distribution::new(&published(), None).unwrap();
        let below = whole.position(7_338_999);
        assert_eq!(
            (below.percentile, below.label),
            (None, Some(PositionLabel::BelowP10))
        );
        let above = whole.position(22_434_001);
        assert_eq!(
            (above.percentile, above.label),
            (None, Some(PositionLabel::AboveP90))
        );
    }

    #[test]
    fn where_the_tail_is_not_published_it_has_no_label_either() {
        let mut row = evidence();
        row.figures = Figures {
            p90: None,
            ..published()
        };
        row.gaps = vec![(Statistic::P90, MissingReason::TopCoded)];
        let position = Distribution::new(&row.figures, None)
            .unwrap()
            .position(17_000_001);
        assert_eq!((position.percentile, position.label), (None, None));
        assert_eq!(
            why_beyond(&row, position.beyond.unwrap()),
            MissingReason::TopCoded
        );
        let below = Distribution::new(&row.figures, None).unwrap().position(1);
        assert_eq!(
            why_beyond(&row, below.beyond.unwrap()),
            MissingReason::NotPublished
        );
    }

    #[test]
    fn below_the_top_code_the_next_percentile_is_not_reached() {
        let figures = Figures {
            p90: None,
            ..published()
        };
        let coded = Distribution::new(&figures, Some(23_920_000)).unwrap();
        let label = |amount| coded.position(amount).label;
        assert_eq!(label(23_920_000), Some(PositionLabel::P75ToP90));
        assert_eq!(label(23_920_001), None);
        assert_eq!(label(1), Some(PositionLabel::BelowP10));
        assert_eq!(coded.position(20_000_000).percentile, None);
    }

    #[test]
    fn equal_percentiles_count_as_the_highest() {
        let figures = Figures {
            p10: Some(100),
            p25: Some(100),
            median: Some(200),
            ..Figures::default()
        };
        let tied = Distribution::new(&figures, None).unwrap();
        assert_eq!(tied.position(100).percentile, Some(25.0));
        assert_eq!(tied.position(99).label, Some(PositionLabel::BelowP10));
    }

    #[test]
    fn a_distribution_has_a_median_and_another_percentile_and_rises() {
        let median = Some(100);
        for figures in [
            Figures {
                median,
                ..Figures::default()
            },
            Figures {
                p10: Some(50),
                p90: Some(200),
                ..Figures::default()
            },
            Figures {
                p10: Some(101),
                median,
                ..Figures::default()
            },
            Figures {
                p10: Some(100),
                median,
                ..Figures::default()
            },
        ] {
            assert_eq!(Distribution::new(&figures, None), None);
        }
    }

    #[test]
    fn the_most_direct_then_the_newest_distribution_is_taken() {
        let row = |directness, period| {
            let mut row = evidence();
            row.figures = published();
            row.directness = directness;
            row.reference_period = ReferencePeriod::parse(period);
            row
        };
        let mut of_a_level = row(MatchKind::Exact, "2026");
        of_a_level.level = Some(Level {
            min: Some(1),
            max: None,
        });
        let rows = [
            row(MatchKind::Proxy, "2026"),
            row(MatchKind::Close, "2024-05"),
            row(MatchKind::Close, "2025-05"),
            of_a_level,
        ];
        let found =
            |place, currency, period| best(&rows, place, currency, period).map(|(index, _)| index);
        assert_eq!(found("US", "USD", PayPeriod::Year), Some(2));
        assert_eq!(found("US-VA", "USD", PayPeriod::Year), None);
        assert_eq!(found("US", "EUR", PayPeriod::Year), None);
        assert_eq!(found("US", "USD", PayPeriod::Hour), None);
    }

    proptest! {
        #[test]
        fn more_pay_never_stands_lower(
            mut amounts in proptest::collection::vec(1_i64..100_000_000, 5),
            offers in (1_i64..100_000_000, 1_i64..100_000_000),
        ) {
            amounts.sort_unstable();
            let figures = Figures {
                p10: Some(amounts[0]), p25: Some(amounts[1]), median: Some(amounts[2]), p75: Some(amounts[3]),
                p90: Some(amounts[4]), ..Figures::default()
            };
            prop_assume!(amounts[0] < amounts[4]);
            let whole = Distribution::new(&figures, None).unwrap();
            let [less, more] = [offers.0.min(offers.1), offers.0.max(offers.1)].map(|offer| whole.position(offer));
            prop_assert!(less.label <= more.label);
            if let (Some(less), Some(more)) = (less.percentile, more.percentile) {
                prop_assert!(less <= more && (10.0..=90.0).contains(&less) && (10.0..=90.0).contains(&more));
            }
        }
    }
}
