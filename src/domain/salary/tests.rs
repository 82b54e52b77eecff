//! What holds for every estimate, whatever the evidence.

use proptest::prelude::*;

use super::estimate::{Weighed, combine, estimate};
use super::prices::Prices;
use super::weights::{Factors, Question};
use super::{Evidence, Figures, Level};
use crate::domain::period::ReferencePeriod;
use crate::domain::vocabulary::{
    FallbackReason, LeftOutReason, MatchKind, MissingReason, OpenEnd, PayBasis, PayPeriod,
    SourceKind, Statistic,
};

/// A fresh figure of the role itself, in the United States.
pub fn evidence() -> Evidence {
    Evidence {
        region: "US".to_owned(),
        figures: Figures {
            median: Some(10_000_000),
            ..Figures::default()
        },
        currency: "USD".to_owned(),
        period: PayPeriod::Year,
        pay_basis: PayBasis::Unspecified,
        open_ended: None,
        source_kind: SourceKind::Primary,
        directness: MatchKind::Exact,
        reference_period: ReferencePeriod::parse("2026-05"),
        level: None,
        top_code: None,
        gaps: Vec::new(),
    }
}

/// Pay a year in the United States now.
pub fn question() -> Question {
    Question {
        currency: "USD".to_owned(),
        period: PayPeriod::Year,
        experience_years: None,
        year: Some(2026),
    }
}

fn weighed(weight: i64, figures: Figures) -> Weighed {
    Weighed {
        factors: Factors {
            source_kind: 90,
            directness: 100,
            recency: 100,
            place: 100,
            experience: 100,
        },
        weight,
        price_factor: None,
        figures,
        open_ended: None,
    }
}

fn median(amount: i64) -> Figures {
    Figures {
        median: Some(amount),
        ..Figures::default()
    }
}

fn places(codes: &[&str]) -> Vec<String> {
    codes.iter().map(|code| (*code).to_owned()).collect()
}

#[test]
fn a_weighted_mean_is_what_one_gets_by_hand() {
    let low_high = Figures {
        low: Some(80),
        high: Some(160),
        ..Figures::default()
    };
    let found = combine(&[
        weighed(6000, median(100)),
        weighed(2000, median(140)),
        weighed(500, low_high),
    ]);
    assert_eq!(found.figures.median, Some(110));
    assert_eq!(
        (found.figures.low, found.figures.high),
        (Some(80), Some(160))
    );
    assert_eq!((found.figures.p10, found.figures.mean), (None, None));
}

#[test]
fn disagreement_is_the_gap_that_no_amount_bridges() {
    let of = |rows: &[Figures]| {
        let rows: Vec<_> = rows.iter().map(|row| weighed(9000, *row)).collect();
        let found = combine(&rows);
        (found.disagreement, found.confidence)
    };
    let range = Figures {
        low: Some(90),
        high: Some(120),
        ..Figures::default()
    };
    assert_eq!(of(&[median(100)]), (None, 9000));
    assert_eq!(of(&[median(100), range]), (Some(0), 9000));
    assert_eq!(of(&[median(100), median(80)]), (Some(2000), 7200));
    assert_eq!(of(&[median(150), range]), (Some(2000), 7200));
    assert_eq!(of(&[]), (None, 0));
}

#[test]
fn an_open_end_contradicts_nobody_and_is_told() {
    let range = Figures {
        low: Some(90),
        high: Some(120),
        ..Figures::default()
    };
    let mut or_more = weighed(9000, range);
    or_more.open_ended = Some(OpenEnd::High);
    let found = combine(&[or_more, weighed(9000, median(150))]);
    assert_eq!(found.disagreement, Some(0));
    assert_eq!(found.open_ended, Some(OpenEnd::High));
}

#[test]
fn percentiles_of_different_figures_that_cross_are_put_in_order() {
    let tail = Figures {
        p75: Some(90),
        ..Figures::default()
    };
    let found = combine(&[weighed(9000, median(100)), weighed(9000, tail)]);
    assert_eq!(
        (found.figures.median, found.figures.p75),
        (Some(90), Some(100))
    );
}

#[test]
fn old_pay_is_brought_to_the_last_month_and_undated_pay_is_not() {
    let period = |text| ReferencePeriod::parse(text).unwrap();
    let prices = Prices::new([(period("2023-05"), 100_000), (period("2026-05"), 110_000)]);
    let mut old = evidence();
    old.reference_period = Some(period("2023-05"));
    let mut undated = evidence();
    undated.reference_period = None;
    let found = estimate(&places(&["US"]), &[old, undated], &question(), &prices);
    let factors: Vec<_> = found.used.iter().map(|(_, row)| row.price_factor).collect();
    assert_eq!(factors, [Some(1_100_000), None]);
    assert_eq!(found.estimate.figures.high, Some(11_000_000));
    assert_eq!(found.estimate.figures.low, Some(10_000_000));
}

#[test]
fn the_nearest_place_with_a_usable_figure_is_used_alone() {
    let mut hourly = evidence();
    hourly.region = "US-VA".to_owned();
    hourly.period = PayPeriod::Hour;
    let rows = [hourly, evidence()];
    let asked = places(&["US-CBSA-47900", "US-VA", "US"]);
    let found = estimate(&asked, &rows, &question(), &Prices::default());
    assert_eq!(found.region.as_deref(), Some("US"));
    let why: Vec<_> = found.fallbacks.iter().map(|step| step.why).collect();
    assert_eq!(
        why,
        [FallbackReason::NoFigure, FallbackReason::NoUsableFigure]
    );
    assert_eq!(found.left_out, [(0, LeftOutReason::OtherPeriod)]);
    assert_eq!((found.used.len(), found.used[0].1.factors.place), (1, 60));
}

#[test]
fn a_top_coded_percentile_leaves_the_upper_end_open() {
    let mut row = evidence();
    row.gaps = vec![(Statistic::P90, MissingReason::TopCoded)];
    let found = estimate(&places(&["US"]), &[row], &question(), &Prices::default());
    assert_eq!(found.estimate.open_ended, Some(OpenEnd::High));
}

#[test]
fn without_evidence_there_is_no_number() {
    let found = estimate(&places(&["US"]), &[], &question(), &Prices::default());
    assert_eq!(found.estimate.figures, Figures::default());
    assert_eq!((found.estimate.confidence, found.region), (0, None));
}

/// Any amounts that rise as published ones do.
fn any_figures() -> impl Strategy<Value = Figures> {
    let amounts = proptest::collection::vec(0_i64..50_000_000, 7);
    (amounts, any::<u8>(), 0_i64..50_000_000).prop_map(|(mut amounts, stated, mean)| {
        amounts.sort_unstable();
        let at = |place: usize| (stated >> place & 1 == 1).then(|| amounts[place]);
        let figures = Figures {
            low: at(0),
            p10: at(1),
            p25: at(2),
            median: at(3),
            p75: at(4),
            p90: at(5),
            high: at(6),
            mean: (stated >> 7 == 1).then_some(mean),
        };
        if stated == 0 { median(mean) } else { figures }
    })
}

fn any_evidence() -> impl Strategy<Value = Evidence> {
    let any_of = |words: &'static [&'static str]| proptest::sample::select(words);
    let open = proptest::option::of(proptest::sample::select(OpenEnd::ALL));
    (
        any_figures(),
        proptest::sample::select(SourceKind::ALL),
        proptest::sample::select(MatchKind::ALL),
        any_of(&["", "2009", "2021", "2023-05", "2026-05", "2026-11"]),
        open,
        proptest::option::of((0_i64..10, 10_i64..40)),
    )
        .prop_map(
            |(figures, source_kind, directness, period, open_ended, years)| Evidence {
                figures,
                source_kind,
                directness,
                reference_period: ReferencePeriod::parse(period),
                open_ended,
                level: years.map(|(min, max)| Level {
                    min: Some(min),
                    max: Some(max),
                }),
                ..evidence()
            },
        )
}

fn prices() -> Prices {
    let months = [
        ("2021-06", 271_696),
        ("2023-05", 304_127),
        ("2026-05", 335_123),
    ];
    Prices::new(months.map(|(month, index)| (ReferencePeriod::parse(month).unwrap(), index)))
}

proptest! {
    #[test]
    fn the_amounts_rise_and_stay_inside_the_evidence(rows in proptest::collection::vec(any_evidence(), 1..8)) {
        let found = estimate(&places(&["US"]), &rows, &question(), &prices());
        let rising: Vec<i64> = found.estimate.figures
            .among(&Statistic::ALL[..7])
            .collect();
        prop_assert!(rising.is_sorted(), "{rising:?}");
        let hull: Vec<i64> = found.used.iter().flat_map(|(_, row)| row.figures.among(Statistic::ALL)).collect();
        for amount in found.estimate.figures.among(Statistic::ALL) {
            prop_assert!(hull.iter().min() <= Some(&amount) && Some(&amount) <= hull.iter().max());
        }
        prop_assert!((0..=10_000).contains(&found.estimate.confidence));
        prop_assert!(found.estimate.disagreement.is_none_or(|share| (0..=10_000).contains(&share)));
    }

    #[test]
    fn one_more_claim_never_makes_the_range_narrower_nor_the_disagreement_smaller(
        rows in proptest::collection::vec(any_evidence(), 1..8),
        claim in any_evidence(),
    ) {
        let of = |rows: &[Evidence]| estimate(&places(&["US"]), rows, &question(), &prices()).estimate;
        let before = of(&rows);
        let after = of(&[rows, vec![claim]].concat());
        prop_assert!(after.figures.low <= before.figures.low);
        prop_assert!(after.figures.high >= before.figures.high);
        prop_assert!(after.disagreement >= before.disagreement);
    }

    #[test]
    fn a_claim_outside_the_range_widens_it(rows in proptest::collection::vec(any_evidence(), 1..8), by in 1_i64..1_000_000) {
        let of = |rows: &[Evidence]| estimate(&places(&["US"]), rows, &question(), &prices()).estimate.figures;
        let before = of(&rows);
        let claim = Evidence { figures: median(before.high.unwrap() + by), ..evidence() };
        let after = of(&[rows, vec![claim]].concat());
        prop_assert_eq!(after.high.unwrap() - after.low.unwrap(), before.high.unwrap() - before.low.unwrap() + by);
    }

    #[test]
    fn the_order_of_the_evidence_does_not_matter(mut rows in proptest::collection::vec(any_evidence(), 1..8)) {
        let of = |rows: &[Evidence]| estimate(&places(&["US"]), rows, &question(), &prices()).estimate;
        let before = of(&rows);
        rows.reverse();
        prop_assert_eq!(before, of(&rows));
    }

    #[test]
    fn more_weight_pulls_the_median_towards_its_figure(
        amounts in (0_i64..50_000_000, 0_i64..50_000_000),
        weights in (1_i64..10_000, 1_i64..10_000, 1_i64..10_000),
    ) {
        let at = |weight| {
            let rows = [weighed(weight, median(amounts.0)), weighed(weights.2, median(amounts.1))];
            (combine(&rows).figures.median.unwrap() - amounts.0).abs()
        };
        let (less, more) = (weights.0.min(weights.1), weights.0.max(weights.1));
        prop_assert!(at(more) <= at(less));
    }
}
