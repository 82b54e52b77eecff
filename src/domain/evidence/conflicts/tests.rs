use proptest::prelude::*;

use super::super::super::vocabulary::{
    ConflictReason as Reason, FigureResource, Measure, PayBasis, PayPeriod,
};
use super::super::{Claim, Extent, FigureRef, Rounding, Unit};
use super::{Pair, conflicts};

/// A figure of pay for one role in the United States, in a row of its own.
fn pay(row: &str, measure: Measure, dollars: i64) -> Claim {
    Claim {
        figure: FigureRef {
            resource: FigureResource::SalaryBands,
            id: row.to_owned(),
            field: format!("amounts.{measure}"),
        },
        measure,
        value: Extent::single(dollars * 100),
        rounding: Rounding::Printed,
        unit: Unit::Money("USD".to_owned(), PayPeriod::Year),
        role: Some("director".to_owned()),
        occupation: None,
        region: Some("US".to_owned()),
        level: None,
        pay_basis: Some(PayBasis::Unspecified),
        period: None,
        source: format!("document of {row}"),
        publisher: None,
    }
}

fn years(row: &str, measure: Measure, min: i64, max: i64) -> Claim {
    Claim {
        value: Extent {
            min: Some(min),
            max: Some(max),
        },
        unit: Unit::Years,
        region: None,
        pay_basis: None,
        ..pay(row, measure, 0)
    }
}

fn pairs(claims: &[Claim]) -> Vec<Pair> {
    let found = conflicts(claims.iter().map(|claim| (claim, None)));
    found
        .into_iter()
        .flat_map(|conflict| conflict.pairs)
        .collect()
}

/// The reasons of the only pair; none when two claims agree.
fn reasons(a: &Claim, b: &Claim) -> Vec<Reason> {
    let mut pairs = pairs(&[a.clone(), b.clone()]);
    assert!(pairs.len() <= 1, "{pairs:?}");
    pairs.pop().map(|pair| pair.reasons).unwrap_or_default()
}

#[test]
fn figures_that_differ_in_nothing_but_their_values_are_unexplained() {
    let (a, b) = (
        pay("a", Measure::Median, 90_000),
        pay("b", Measure::Median, 73_000),
    );
    assert_eq!(reasons(&a, &b), [Reason::Unexplained]);
    let found = conflicts([(&a, None), (&b, None)]);
    assert_eq!(found[0].id, "pay-director-us-usd-year");
}

#[test]
fn every_dimension_that_differs_is_a_reason() {
    let a = pay("a", Measure::Median, 90_000);
    let b = Claim {
        occupation: Some("29-2072".to_owned()),
        period: Some("2023-05".to_owned()),
        level: Some("entry".to_owned()),
        pay_basis: Some(PayBasis::Total),
        ..pay("b", Measure::Mean, 73_000)
    };
    let unstated = [
        Reason::DifferentOccupation,
        Reason::DifferentStatistic,
        Reason::DifferentLevel,
    ];
    assert_eq!(
        reasons(&a, &b),
        unstated,
        "what is unstated explains nothing"
    );
    let a = Claim {
        period: Some("2021".to_owned()),
        pay_basis: Some(PayBasis::Base),
        ..a
    };
    assert_eq!(
        reasons(&a, &b),
        [
            Reason::DifferentOccupation,
            Reason::DifferentPeriod,
            Reason::DifferentStatistic,
            Reason::DifferentLevel,
            Reason::DifferentPayBasis,
        ]
    );
    let a = Claim {
        period: Some("2023".to_owned()),
        ..a
    };
    assert!(
        !reasons(&a, &b).contains(&Reason::DifferentPeriod),
        "a year holds its months"
    );
}

#[test]
fn rounding_is_no_disagreement() {
    let exact = pay("a", Measure::Median, 110_680);
    assert!(reasons(&exact, &pay("b", Measure::Median, 111_000)).is_empty());
    assert!(!reasons(&exact, &pay("b", Measure::Median, 112_000)).is_empty());
}

#[test]
fn statistics_of_one_distribution_ascend() {
    let low = pay("a", Measure::Low, 120_000);
    assert_eq!(
        reasons(&low, &pay("b", Measure::Median, 110_680)),
        [Reason::Unexplained]
    );
    assert!(reasons(&low, &pay("b", Measure::Median, 130_000)).is_empty());
    assert!(reasons(&low, &pay("b", Measure::P90, 130_000)).is_empty());
    let or_more = Claim {
        value: Extent {
            min: Some(18_000_000),
            max: None,
        },
        ..pay("b", Measure::High, 0)
    };
    assert!(reasons(&pay("a", Measure::Median, 200_000), &or_more).is_empty());
}

#[test]
fn one_row_does_not_disagree_with_itself() {
    let (median, mean) = (
        pay("a", Measure::Median, 170_000),
        pay("a", Measure::Mean, 190_000),
    );
    assert!(reasons(&median, &mean).is_empty());
}

#[test]
fn levels_of_one_document_are_a_breakdown_and_years_of_one_publisher_a_series() {
    let level = |row: &str, level: &str, dollars| Claim {
        level: Some(level.to_owned()),
        source: "document".to_owned(),
        ..pay(row, Measure::Median, dollars)
    };
    let (junior, senior) = (level("a", "junior", 77_000), level("b", "senior", 129_000));
    assert!(reasons(&junior, &senior).is_empty());
    let elsewhere = Claim {
        source: "another".to_owned(),
        ..senior
    };
    assert_eq!(reasons(&junior, &elsewhere), [Reason::DifferentLevel]);

    let year = |row: &str, publisher: &str, period: &str, dollars| Claim {
        publisher: Some(publisher.to_owned()),
        period: Some(period.to_owned()),
        ..pay(row, Measure::Median, dollars)
    };
    let (older, newer) = (
        year("a", "BLS", "2018-05", 40_350),
        year("b", "Bureau of Labor Statistics", "2020-05", 44_090),
    );
    assert!(reasons(&older, &newer).is_empty());
    let other = year("b", "PayScale", "2020-05", 44_090);
    assert_eq!(reasons(&older, &other), [Reason::DifferentPeriod]);
}

#[test]
fn growth_over_unstated_years_may_be_growth_over_others() {
    let growth = |row: &str, hundredths, period: Option<&str>| Claim {
        measure: Measure::Growth,
        value: Extent::single(hundredths),
        unit: Unit::Percent,
        period: period.map(str::to_owned),
        ..pay(row, Measure::Median, 0)
    };
    let stated = growth("a", 2800, Some("2022-2032"));
    assert_eq!(
        reasons(&stated, &growth("b", 1500, None)),
        [Reason::DifferentPeriod]
    );
    assert!(
        reasons(&stated, &growth("b", 2840, None)).is_empty(),
        "rounded"
    );
}

#[test]
fn ways_to_count_years_are_told_apart() {
    let way = years("a", Measure::TimeToRole, 5, 7);
    let all = years("b", Measure::TotalExperience, 8, 12);
    assert_eq!(reasons(&way, &all), [Reason::DifferentStatistic]);
    assert!(reasons(&way, &years("b", Measure::TimeToRole, 5, 7)).is_empty());
    let found = conflicts([(&way, None), (&all, None)]);
    assert_eq!(
        (found[0].id.as_str(), &found[0].region),
        ("years-of-experience-director", &None)
    );
}

#[test]
fn an_official_figure_stands_beside_the_claim_that_differs_from_it() {
    let claim = pay("a", Measure::Median, 110_680);
    let official = |row: &str, dollars| Claim {
        role: None,
        rounding: Rounding::Exact,
        ..pay(row, Measure::Median, dollars)
    };
    let (one, other) = (official("o", 123_860), official("p", 117_950));
    let second = Claim {
        role: claim.role.clone(),
        ..pay("b", Measure::Median, 110_680)
    };
    let found = conflicts([(&claim, Some(&one)), (&second, Some(&other))]);
    let sides: Vec<(&str, &str)> = found[0]
        .pairs
        .iter()
        .map(|pair| (pair.a.as_str(), pair.b.as_str()))
        .collect();
    assert_eq!(
        sides,
        [
            ("a~median", "o~median"),
            ("a~median", "p~median"),
            ("b~median", "o~median"),
            ("b~median", "p~median")
        ],
        "official figures do not contradict each other"
    );
    let range = Claim {
        role: claim.role.clone(),
        ..pay("c", Measure::High, 60_000)
    };
    let found = conflicts([(&claim, Some(&one)), (&range, None)]);
    assert!(
        found[0]
            .pairs
            .iter()
            .all(|pair| (pair.a.as_str(), pair.b.as_str()) != ("c~high", "o~median")),
        "only against what it was looked up for"
    );
    assert!(
        conflicts([(&one, None)]).is_empty(),
        "without a role there is no conflict"
    );
}

#[test]
fn other_roles_places_and_units_do_not_disagree() {
    let a = pay("a", Measure::Median, 90_000);
    let other = pay("b", Measure::Median, 10_000);
    let role = Claim {
        role: Some("manager".to_owned()),
        ..other.clone()
    };
    let place = Claim {
        region: Some("CA".to_owned()),
        ..other.clone()
    };
    let unit = Claim {
        unit: Unit::Money("CAD".to_owned(), PayPeriod::Year),
        ..other
    };
    for other in [role, place, unit] {
        assert!(reasons(&a, &other).is_empty(), "{other:?}");
    }
}

prop_compose! {
    fn any_claim()(row in "[a-f]", place in 0_usize..Measure::ALL.len(), dollars in 1_i64..500, level in proptest::option::of("[xy]"), period in proptest::option::of("202[0-2]")) -> Claim {
        Claim { level, period, ..pay(&row, Measure::ALL[place], dollars * 1000) }
    }
}

proptest! {
    #[test]
    fn no_order_changes_the_conflicts_and_every_pair_has_a_reason(mut claims in proptest::collection::vec(any_claim(), 0..8)) {
        claims.sort_by_key(Claim::id);
        claims.dedup_by_key(|claim| claim.id());
        let found = pairs(&claims);
        for pair in &found {
            prop_assert!(pair.a < pair.b && !pair.reasons.is_empty());
            let is_unexplained = pair.reasons.contains(&Reason::Unexplained);
            prop_assert!(!is_unexplained || pair.reasons.len() == 1);
        }
        claims.reverse();
        prop_assert_eq!(found, pairs(&claims));
    }
}
