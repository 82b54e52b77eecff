use proptest::prelude::*;

use super::super::super::vocabulary::{FigureResource, Measure, PayPeriod, Verdict};
use super::super::{Claim, Collection, Extent, FigureRef, Rounding, Unit};
use super::{Check, Edition, Library, Published, check};

fn figure(id: &str, field: &str) -> FigureRef {
    FigureRef {
        resource: FigureResource::RegionalOutlook,
        id: id.to_owned(),
        field: field.to_owned(),
    }
}

/// A figure of 11-9111 in the United States that cites the bureau, without a period.
fn claim(measure: Measure, unit: Unit, value: i64) -> Claim {
    Claim {
        figure: figure("claimed", "field"),
        measure,
        value: Extent::single(value),
        rounding: Rounding::Printed,
        unit,
        role: Some("director".to_owned()),
        occupation: Some("11-9111".to_owned()),
        region: Some("US".to_owned()),
        level: None,
        pay_basis: None,
        period: None,
        source: "guide".to_owned(),
        publisher: Some("BLS".to_owned()),
    }
}

fn median(dollars: i64) -> Claim {
    claim(Measure::Median, dollars_a_year(), dollars * 100)
}

fn openings(value: i64) -> Claim {
    claim(Measure::AnnualOpenings, Unit::JobsPerYear, value)
}

fn growth(hundredths: i64) -> Claim {
    claim(Measure::Growth, Unit::Percent, hundredths)
}

fn of(period: &str, claim: Claim) -> Claim {
    Claim {
        period: Some(period.to_owned()),
        ..claim
    }
}

fn dollars_a_year() -> Unit {
    Unit::Money("USD".to_owned(), PayPeriod::Year)
}

/// A library with one value for each period, all of the statistic and the occupation of a claim.
fn library(claim: &Claim, values: &[(&str, i64)]) -> Library {
    let collection = Collection::of(claim.measure).unwrap();
    let editions = values.iter().map(|(period, _)| Edition {
        dataset: format!("set-{period}"),
        collection,
        period: (*period).to_owned(),
        region: "US".to_owned(),
    });
    let values = values.iter().map(|(period, value)| Published {
        figure: figure(period, "field"),
        dataset: format!("set-{period}"),
        source: format!("set-{period}"),
        period: (*period).to_owned(),
        occupation: "11-9111".to_owned(),
        region: "US".to_owned(),
        measure: claim.measure,
        unit: claim.unit.clone(),
        pay_basis: None,
        value: *value,
    });
    Library {
        editions: editions.collect(),
        values: values.collect(),
    }
}

/// Verdict, published value and detail of a claim against one value for each period.
fn judged(claim: &Claim, values: &[(&str, i64)]) -> (Verdict, Option<i64>, String) {
    let library = library(claim, values);
    let Check {
        verdict,
        published,
        detail,
        ..
    } = check(claim, &library);
    (verdict, published.map(|value| value.value), detail)
}

fn is(claim: &Claim, values: &[(&str, i64)], verdict: Verdict, value: Option<i64>, detail: &str) {
    assert_eq!(
        judged(claim, values),
        (verdict, value, detail.to_owned()),
        "{claim:?}"
    );
}

const TWO_YEARS: [(&str, i64); 2] = [("2024-05", 11_795_000), ("2025-05", 12_386_000)];
const TWO_FORECASTS: [(&str, i64); 2] = [("2022-2032", 54_700), ("2024-2034", 62_100)];

#[test]
fn a_value_that_rounds_to_the_claim_supports_it() {
    let claim = of("2022-2032", growth(2800));
    is(
        &claim,
        &[("2022-2032", 2840)],
        Verdict::Supported,
        Some(2840),
        "BLS projections 2022–32 give 28.4%.",
    );
    let claim = of("2022-2032", growth(2900));
    assert_eq!(
        judged(&claim, &[("2022-2032", 2840)]).0,
        Verdict::Contradicted
    );
}

#[test]
fn the_figure_of_another_edition_than_the_named_one_is_outdated() {
    is(
        &of("2025-05", median(117_950)),
        &TWO_YEARS,
        Verdict::Outdated,
        Some(12_386_000),
        "OEWS May 2025 gives USD 123,860; the claim is the figure of May 2024.",
    );
    is(
        &of("2024", median(117_950)),
        &TWO_YEARS,
        Verdict::Supported,
        Some(11_795_000),
        "OEWS May 2024 gives USD 117,950.",
    );
    is(
        &of("2025-05", median(90_000)),
        &TWO_YEARS,
        Verdict::Contradicted,
        Some(12_386_000),
        "OEWS May 2025 gives USD 123,860.",
    );
}

#[test]
fn pay_of_an_earlier_year_that_is_not_imported_is_held_against_the_newest() {
    is(
        &of("2023-05", median(110_680)),
        &TWO_YEARS,
        Verdict::Outdated,
        Some(12_386_000),
        "The claim names May 2023, which is not imported; OEWS May 2025 gives USD 123,860.",
    );
    let still_right = of("2023-05", median(123_860));
    assert_eq!(judged(&still_right, &TWO_YEARS).0, Verdict::Supported);
    is(
        &of("2026-05", median(130_000)),
        &TWO_YEARS,
        Verdict::NotChecked,
        None,
        "OEWS May 2026 not imported.",
    );
}

#[test]
fn a_forecast_of_other_years_is_not_checked() {
    is(
        &of("2019-2029", growth(1100)),
        &[("2022-2032", 2840)],
        Verdict::NotChecked,
        None,
        "BLS projections 2019–29 not imported.",
    );
}

#[test]
fn a_claim_without_a_period_is_held_against_all_editions() {
    let about = Claim {
        rounding: Rounding::About,
        ..openings(13_600)
    };
    is(
        &about,
        &TWO_FORECASTS,
        Verdict::Contradicted,
        Some(54_700),
        "No imported edition gives the claim; the nearest: BLS projections 2022–32 give 54,700.",
    );
    is(
        &openings(54_700),
        &TWO_FORECASTS,
        Verdict::Outdated,
        Some(62_100),
        "The claim is the figure of 2022–32; BLS projections 2024–34 give 62,100.",
    );
    assert_eq!(
        judged(&openings(62_000), &TWO_FORECASTS).0,
        Verdict::Supported,
        "rounded to thousands"
    );
}

#[test]
fn nothing_imported_leaves_a_claim_unchecked() {
    is(
        &median(110_680),
        &[],
        Verdict::NotChecked,
        None,
        "OEWS not imported for US.",
    );
    let payscale = Claim {
        publisher: Some("PayScale".to_owned()),
        ..median(118_700)
    };
    is(
        &payscale,
        &TWO_YEARS,
        Verdict::NotChecked,
        None,
        "PayScale publishes no data set that is imported here.",
    );
    let nobody = Claim {
        publisher: None,
        ..median(170_000)
    };
    assert_eq!(judged(&nobody, &TWO_YEARS).0, Verdict::NotChecked);
    let role_itself = Claim {
        occupation: None,
        ..median(170_000)
    };
    assert_eq!(judged(&role_itself, &TWO_YEARS).0, Verdict::NotChecked);
}

#[test]
fn what_the_publisher_does_not_give_is_not_in_the_source() {
    let entry = Claim {
        level: Some("entry".to_owned()),
        ..median(55_000)
    };
    is(
        &entry,
        &TWO_YEARS,
        Verdict::NotInSource,
        None,
        "OEWS gives no pay by level of experience.",
    );
    let mut library = library(&median(1), &TWO_YEARS);
    let lowest = Claim {
        measure: Measure::Low,
        ..median(30_000)
    };
    let found = check(&lowest, &library);
    assert_eq!(
        (found.verdict, found.dataset),
        (Verdict::NotInSource, Some("set-2025-05"))
    );
    library.values.clear();
    let withheld = median(30_000);
    let found = check(&withheld, &library);
    assert_eq!(found.verdict, Verdict::NotInSource);
    assert_eq!(
        found.detail,
        "OEWS May 2025 gives no median in USD/year of 11-9111 in US."
    );
}

#[test]
fn more_than_an_amount_is_met_by_any_greater_one() {
    let over = Claim {
        value: Extent {
            min: Some(10_000_000),
            max: None,
        },
        ..claim(Measure::P90, dollars_a_year(), 0)
    };
    assert_eq!(
        judged(&over, &[("2025-05", 11_742_000)]).0,
        Verdict::Supported
    );
    let library = library(&over, &[("2025-05", 8_100_000)]);
    let found = check(&over, &library);
    assert_eq!(
        (found.verdict, found.difference(&over)),
        (Verdict::Contradicted, Some(1_900_000))
    );
}

#[test]
fn a_refined_occupation_is_held_against_the_one_it_refines() {
    let claim = Claim {
        occupation: Some("11-9111.01".to_owned()),
        ..median(123_860)
    };
    assert_eq!(judged(&claim, &TWO_YEARS).0, Verdict::Supported);
}

prop_compose! {
    fn published()(values in proptest::collection::vec(1_i64..100_000_000, 0..4)) -> Vec<(&'static str, i64)> {
        ["2023-05", "2024-05", "2025-05"].into_iter().zip(values).collect()
    }
}

proptest! {
    #[test]
    fn a_published_figure_supports_itself(values in published(), chosen in 0_usize..3) {
        let Some((period, value)) = values.get(chosen) else { return Ok(()) };
        let own = of(period, claim(Measure::Median, dollars_a_year(), *value));
        prop_assert_eq!(judged(&own, &values).0, Verdict::Supported);
    }

    #[test]
    fn only_a_value_makes_a_verdict_on_the_figure(values in published(), dollars in 1_i64..1_000_000, period in proptest::option::of("202[0-9]-05")) {
        let asked = Claim { period, ..median(dollars) };
        let (verdict, value, detail) = judged(&asked, &values);
        let is_judged = matches!(verdict, Verdict::Supported | Verdict::Outdated | Verdict::Contradicted);
        prop_assert_eq!(is_judged, value.is_some());
        prop_assert!(detail.ends_with('.'), "{}", detail);
    }

    #[test]
    fn the_order_of_the_values_does_not_matter(mut values in published(), dollars in 1_i64..1_000_000) {
        let asked = median(dollars);
        let first = judged(&asked, &values);
        values.reverse();
        prop_assert_eq!(first, judged(&asked, &values));
    }
}
