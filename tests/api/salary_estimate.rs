//! The estimate of a role's pay: made of its evidence, and computed again from it.

use careers_api::domain::vocabulary::{MatchKind, MissingReason, PayBasis, PayPeriod, RegionKind};
use careers_api::schema::{salary_band_gaps, salary_bands};
use careers_api::store::rows::{SalaryBandGapRow, SalaryBandRow};
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl, SelectableHelper};
use serde_json::{Value, json};

use crate::harness::{Answer, TestApp};

const DIRECTOR: &str = "/v1/roles/clinical-informatics-director/salary-estimate";

/// Adds an official-like figure of the occupation that stands in for the director: percentiles of a year, in whole dollars, low to high.
pub fn publish(app: &TestApp, id: &str, region: &str, percentiles: [Option<i64>; 5]) {
    let conn = &mut app.conn();
    let [p10, p25, median, p75, p90] = percentiles.map(|dollars| Some(dollars? * 100));
    let template: SalaryBandRow = salary_bands::table
        .select(SalaryBandRow::as_select())
        .first(conn)
        .unwrap();
    let row = SalaryBandRow {
        id: id.to_owned(),
        role: Some("clinical-informatics-director".to_owned()),
        occupation: Some("11-9111".to_owned()),
        occupation_match: Some(MatchKind::Proxy),
        region: region.to_owned(),
        region_kind: if region == "US" {
            RegionKind::Country
        } else {
            RegionKind::State
        },
        level: None,
        level_label: None,
        level_years_min: None,
        level_years_max: None,
        currency: "USD".to_owned(),
        period: PayPeriod::Year,
        pay_basis: PayBasis::Base,
        low: None,
        p10,
        p25,
        median,
        p75,
        p90,
        high: None,
        mean: None,
        open_ended: None,
        approximate: false,
        reference_period: Some("2025-05".to_owned()),
        source: "bls-occupational-outlook-handbook".to_owned(),
        ..template
    };
    diesel::insert_into(salary_bands::table)
        .values(&row)
        .execute(conn)
        .unwrap();
    let gap = SalaryBandGapRow {
        salary_band: id.to_owned(),
        field: "p90".to_owned(),
        reason: MissingReason::TopCoded,
    };
    if p90.is_none() {
        diesel::insert_into(salary_band_gaps::table)
            .values(&gap)
            .execute(conn)
            .unwrap();
    }
}

fn number(value: &Value) -> f64 {
    value
        .as_f64()
        .unwrap_or_else(|| panic!("{value} is no number"))
}

/// Checks that a value is another one rounded to so many decimals; a half may go either way in binary.
#[track_caller]
fn assert_rounded(given: &Value, exact: Option<f64>, decimals: i32) {
    let half = 0.5 * 10_f64.powi(-decimals) + 1e-9;
    match exact {
        None => assert!(given.is_null(), "{given} is made from nothing"),
        Some(exact) => assert!(
            (number(given) - exact).abs() <= half,
            "{given} is not {exact}"
        ),
    }
}

fn rows<'a>(answer: &'a Answer, list: &str) -> &'a [Value] {
    answer.body[list].as_array().unwrap()
}

const STATISTICS: [&str; 8] = ["low", "p10", "p25", "median", "p75", "p90", "high", "mean"];

const PERCENTILES: [&str; 5] = ["p10", "p25", "median", "p75", "p90"];

/// Computes the answer again from its evidence, as the documented method says, and compares.
fn recompute(answer: &Answer) {
    assert_eq!(
        answer.status, 200,
        "{}: {:.600}",
        answer.target, answer.text
    );
    let evidence = rows(answer, "evidence");
    let amounts = &answer.body["amounts"];
    let stated = |field: &str| {
        let of = |row: &Value| Some((number(&row["weight"]), row["adjusted"][field].as_f64()?));
        evidence.iter().filter_map(of).collect::<Vec<_>>()
    };
    let mean = |field: &str| {
        let stated = stated(field);
        let weight: f64 = stated.iter().map(|(weight, _)| weight).sum();
        let sum: f64 = stated.iter().map(|(weight, amount)| weight * amount).sum();
        (!stated.is_empty()).then(|| sum / weight)
    };
    let all = || STATISTICS.iter().flat_map(|field| stated(field));
    let amount = |(_, amount): (f64, f64)| amount;
    assert_rounded(&amounts["low"], all().map(amount).reduce(f64::min), 2);
    assert_rounded(&amounts["high"], all().map(amount).reduce(f64::max), 2);
    assert_rounded(&amounts["mean"], mean("mean"), 2);
    let mut rising: Vec<f64> = PERCENTILES.into_iter().filter_map(mean).collect();
    rising.sort_by(f64::total_cmp);
    let mut rising = rising.into_iter();
    for field in PERCENTILES {
        let wanted = mean(field).and_then(|_| rising.next());
        assert_rounded(&amounts[field], wanted, 2);
    }
    let gap = disagreement(evidence);
    assert_rounded(&answer.body["disagreement"], gap, 4);
    let greatest = evidence.iter().map(|row| number(&row["weight"]));
    let greatest = greatest.fold(0.0, f64::max);
    let agreed = 1.0 - answer.body["disagreement"].as_f64().unwrap_or(0.0);
    assert_rounded(&answer.body["confidence"], Some(greatest * agreed), 4);
}

/// The gap that no single amount bridges; `None` for fewer than two figures.
fn disagreement(evidence: &[Value]) -> Option<f64> {
    let among = |row: &Value, fields: &[&str], open: &str| -> Vec<f64> {
        let fields = fields.iter().filter(|_| row["open_ended"] != open);
        fields
            .filter_map(|field| row["adjusted"][*field].as_f64())
            .collect()
    };
    let at_least = evidence.iter().filter_map(|row| {
        let amounts = among(row, &["low", "p10", "p25", "median", "mean"], "low");
        amounts.into_iter().reduce(f64::min)
    });
    let at_most = evidence.iter().filter_map(|row| {
        let amounts = among(row, &["median", "mean", "p75", "p90", "high"], "high");
        amounts.into_iter().reduce(f64::max)
    });
    let ends = at_least.reduce(f64::max).zip(at_most.reduce(f64::min));
    let gap = ends.map_or(0.0, |(least, most)| ((least - most) / least).max(0.0));
    (evidence.len() > 1).then_some(gap)
}

#[actix_web::test]
async fn every_answer_can_be_computed_again_by_hand() {
    let app = TestApp::new();
    publish(
        &app,
        "p-us",
        "US",
        [73_390, 95_000, 123_860, 170_000, 224_340].map(Some),
    );
    for slug in app.get("/v1/roles?fields=slug").await.column("slug") {
        for query in [
            "",
            "?region=US-VA",
            "?experience_years=10",
            "?region=GB&currency=USD",
        ] {
            recompute(
                &app.get(&format!("/v1/roles/{slug}/salary-estimate{query}"))
                    .await,
            );
        }
    }
}

#[actix_web::test]
async fn the_weight_is_the_product_of_its_factors_and_the_amounts_are_in_one_months_prices() {
    let app = TestApp::new();
    let answer = app.get(DIRECTOR).await;
    let last = number(&answer.body["price_index"]["index"]);
    assert_eq!(answer.body["reference_period"], "2026-05");
    for row in rows(&answer, "evidence") {
        let factors: f64 = row["factors"]
            .as_object()
            .unwrap()
            .values()
            .map(number)
            .product();
        assert_rounded(&row["weight"], Some(factors), 4);
        let band = row["salary_band"].as_str().unwrap();
        let published = app.get(&format!("/v1/salary-bands/{band}")).await;
        let factor = row["cpi_factor"].as_f64().unwrap_or(1.0);
        if let Some(index) = row["price_index"].as_f64() {
            assert_rounded(&row["cpi_factor"], Some(last / index), 6);
        }
        for field in STATISTICS {
            let amount = published.body["amounts"][field].as_f64();
            assert_rounded(
                &row["adjusted"][field],
                amount.map(|amount| amount * factor),
                2,
            );
        }
        assert_eq!(
            row["cpi_factor"].is_null(),
            row["missing"]["cpi_factor"].is_string()
        );
    }
    let of_may_2023 = rows(&answer, "evidence")
        .iter()
        .find(|row| row["reference_period"] == "2023-05")
        .unwrap();
    assert_eq!(of_may_2023["price_index"], 304.127);
    assert_eq!(of_may_2023["adjusted"]["median"], 121_960.28);
}

#[actix_web::test]
async fn a_place_without_figures_falls_back_and_says_so() {
    let app = TestApp::new();
    let answer = app.get(&format!("{DIRECTOR}?region=US-VA-MCLEAN")).await;
    assert_eq!(answer.body["region_asked"], "US-VA-MCLEAN");
    assert_eq!(answer.body["region_used"], "US");
    assert_eq!(
        answer.body["fallbacks"],
        json!([
            { "from": "US-VA-MCLEAN", "to": "US-VA", "why": "no_figure" },
            { "from": "US-VA", "to": "US", "why": "no_figure" },
        ])
    );
    assert!(
        rows(&answer, "evidence")
            .iter()
            .all(|row| row["factors"]["place"] == 0.6)
    );

    let app = TestApp::new();
    publish(
        &app,
        "p-va",
        "US-VA",
        [60_000, 80_000, 120_000, 150_000, 200_000].map(Some),
    );
    let answer = app.get(&format!("{DIRECTOR}?region=US-VA-MCLEAN")).await;
    assert_eq!(answer.body["region_used"], "US-VA");
    assert_eq!(rows(&answer, "evidence").len(), 1);
    assert_eq!(answer.body["disagreement"], json!(null));
    assert_eq!(answer.body["missing"]["disagreement"], "not_applicable");
    let one = &rows(&answer, "evidence")[0];
    assert_eq!(
        (&one["directness"], &one["salary_band"]),
        (&json!("proxy"), &json!("p-va"))
    );
    assert_eq!(answer.body["amounts"]["median"], one["adjusted"]["median"]);
    assert_eq!(answer.body["amounts"]["low"], one["adjusted"]["p10"]);
}

#[actix_web::test]
async fn experience_chooses_the_level_that_includes_it() {
    let app = TestApp::new();
    let answer = app.get(&format!("{DIRECTOR}?experience_years=10")).await;
    for row in rows(&answer, "evidence") {
        let wanted = match &row["level"] {
            Value::Null => 0.5,
            level => {
                assert!(number(&level["years"]["min"]) <= 10.0, "{level}");
                1.0
            }
        };
        assert_eq!(number(&row["factors"]["experience"]), wanted);
    }
    assert!(!rows(&answer, "left_out").is_empty());
    for row in rows(&answer, "left_out") {
        assert_eq!(row["why"], "level_without_years");
    }
    let beginner = app.get(&format!("{DIRECTOR}?experience_years=1")).await;
    assert!(
        rows(&beginner, "left_out")
            .iter()
            .any(|row| row["why"] == "other_level")
    );
}

#[actix_web::test]
async fn a_claim_outside_the_range_widens_it() {
    let app = TestApp::new();
    let before = app.get(DIRECTOR).await;
    let high = number(&before.body["amounts"]["high"]);
    let app = TestApp::new();
    publish(&app, "p-us", "US", [None, None, Some(400_000), None, None]);
    let after = app.get(DIRECTOR).await;
    assert!(number(&after.body["amounts"]["high"]) > high);
    assert_eq!(after.body["amounts"]["low"], before.body["amounts"]["low"]);
    assert!(number(&after.body["disagreement"]) > number(&before.body["disagreement"]));
}

#[actix_web::test]
async fn a_top_coded_percentile_is_told_and_leaves_the_range_open() {
    let app = TestApp::new();
    let percentiles = [
        Some(60_000),
        Some(80_000),
        Some(120_000),
        Some(150_000),
        None,
    ];
    publish(&app, "p-va", "US-VA", percentiles);
    let answer = app.get(&format!("{DIRECTOR}?region=US-VA")).await;
    assert_eq!(answer.body["amounts"]["p90"], json!(null));
    assert_eq!(answer.body["missing"]["p90"], "top_coded");
    assert_eq!(answer.body["open_ended"], "high");
}

#[actix_web::test]
async fn without_evidence_there_is_no_amount_but_a_reason() {
    let app = TestApp::new();
    let answer = app
        .get(&format!("{DIRECTOR}?currency=eur&period=hour"))
        .await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.body["currency"], "EUR");
    assert_eq!(answer.body["confidence"], 0);
    assert_eq!(answer.body["region_used"], json!(null));
    assert!(answer.body["reason"].is_string());
    for field in STATISTICS {
        assert_eq!(answer.body["amounts"][field], json!(null));
        assert_eq!(answer.body["missing"][field], "not_published");
    }
    assert_eq!(
        answer.body["fallbacks"],
        json!([{ "from": "US", "to": null, "why": "no_usable_figure" }])
    );
    assert!(
        rows(&answer, "left_out")
            .iter()
            .all(|row| row["why"] == "other_currency")
    );
}

#[actix_web::test]
async fn the_currency_is_that_of_the_place_and_prices_only_apply_where_they_were_measured() {
    let app = TestApp::new();
    let answer = app.get(&format!("{DIRECTOR}?region=CA")).await;
    assert_eq!(answer.body["currency"], "CAD");
    let evidence = rows(&answer, "evidence");
    assert!(!evidence.is_empty());
    assert!(evidence.iter().all(|row| row["cpi_factor"].is_null()));
    assert_eq!(answer.body["reference_period"], json!(null));
    let nowhere = app.get(&format!("{DIRECTOR}?region=M49-150")).await;
    assert_eq!(nowhere.fault().0, "currency");
}

#[actix_web::test]
async fn total_pay_is_not_mixed_with_salary() {
    let app = TestApp::new();
    diesel::update(salary_bands::table.find("a-clinical-informatics-director-us-overall"))
        .set(salary_bands::pay_basis.eq(PayBasis::Total))
        .execute(&mut app.conn())
        .unwrap();
    let answer = app.get(DIRECTOR).await;
    assert_eq!(
        answer.body["left_out"],
        json!([{ "salary_band": "a-clinical-informatics-director-us-overall", "why": "total_pay" }])
    );
}

#[actix_web::test]
async fn bad_questions_are_refused_with_the_nearest_good_one() {
    let app = TestApp::new();
    for (query, parameter, text) in [
        ("regoin=US", "regoin", "the nearest is `region`"),
        ("region=Virginia", "region", "the nearest is `US-VA`"),
        ("currency=USX", "currency", "the nearest is `USD`"),
        ("currency=dollars", "currency", "the most is 3"),
        ("period=annual", "period", "there are year"),
        ("experience_years=81", "experience_years", "0 to 80"),
        ("experience_years=-1", "experience_years", "0 to 80"),
        ("experience_years=ten", "experience_years", "whole number"),
        ("fields=amount", "fields", "the nearest is `amounts`"),
        ("region=US&region=CA", "region", "twice"),
    ] {
        let answer = app.get(&format!("{DIRECTOR}?{query}")).await;
        let (found, _, detail) = answer.fault();
        assert_eq!(found, parameter, "{query}: {detail}");
        assert!(detail.contains(text), "{query}: {detail}");
    }
    let unknown = app.get("/v1/roles/ehr-analist/salary-estimate").await;
    assert_eq!(unknown.status, 404);
    assert!(unknown.text.contains("the nearest is `ehr-analyst`"));
}

#[actix_web::test]
async fn an_estimate_is_cached_and_thinned_as_every_entry() {
    let app = TestApp::new();
    let answer = app.get(DIRECTOR).await;
    let tag = answer.header("etag").to_owned();
    let again = app.get_with(DIRECTOR, &[("if-none-match", &tag)]).await;
    assert_eq!(again.status, 304);
    assert_eq!(app.head(DIRECTOR).await.status, 200);
    let thin = app.get(&format!("{DIRECTOR}?fields=amounts,method")).await;
    let fields: Vec<&String> = thin.body.as_object().unwrap().keys().collect();
    assert_eq!(fields, ["amounts", "method"]);
}
