//! Where an offer stands among published percentiles.

use careers_api::import::input::inputs;
use careers_api::import::load::Options;
use careers_api::import::oews;
use serde_json::json;
use tempfile::TempDir;

use crate::harness::{TestApp, text_of};
use crate::salary_estimate::publish;

const DIRECTOR: &str = "/v1/roles/clinical-informatics-director/salary-position";

const PUBLISHED: [Option<i64>; 5] = [
    Some(73_390),
    Some(95_000),
    Some(123_860),
    Some(170_000),
    Some(224_340),
];

/// Percentile and label of some offers.
async fn stand(app: &TestApp, region: &str, offers: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for offer in offers {
        let target = format!("{DIRECTOR}?amount={offer}&region={region}");
        let answer = app.get(&target).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        assert_eq!(
            answer.body["percentile"].is_null(),
            answer.body["reason"].is_string()
        );
        found.push(format!(
            "{offer}: {} {}",
            text_of(&answer.body["percentile"]),
            text_of(&answer.body["label"])
        ));
    }
    found
}

#[actix_web::test]
async fn an_offer_is_placed_between_the_published_percentiles_and_never_outside_them() {
    let app = TestApp::new();
    publish(&app, "p-us", "US", PUBLISHED);
    let offers = [
        "73389.99",
        "73390",
        "80000",
        "95000",
        "110000",
        "123860",
        "150000",
        "170000",
        "200000",
        "224340",
        "224340.01",
    ];
    // Between the percentiles as SciPy's PchipInterpolator places them.
    assert_eq!(
        stand(&app, "US", &offers).await,
        [
            "73389.99: - below_p10",
            "73390: 10.0 p10_to_p25",
            "80000: 14.3 p10_to_p25",
            "95000: 25.0 p25_to_median",
            "110000: 38.4 p25_to_median",
            "123860: 50.0 median_to_p75",
            "150000: 65.9 median_to_p75",
            "170000: 75.0 p75_to_p90",
            "200000: 84.9 p75_to_p90",
            "224340: 90.0 p75_to_p90",
            "224340.01: - above_p90",
        ]
    );
    let below = app.get(&format!("{DIRECTOR}?amount=1")).await;
    assert_eq!(
        below.body["missing"],
        json!({ "percentile": "not_published" })
    );
}

#[actix_web::test]
async fn above_a_top_coded_percentile_nothing_is_known() {
    let app = TestApp::new();
    publish(
        &app,
        "p-us",
        "US",
        [PUBLISHED[0], PUBLISHED[1], PUBLISHED[2], PUBLISHED[3], None],
    );
    assert_eq!(
        stand(&app, "US", &["1", "150000", "170001"]).await,
        [
            "1: - below_p10",
            "150000: 66.1 median_to_p75",
            "170001: - -"
        ]
    );
    let above = app.get(&format!("{DIRECTOR}?amount=170001")).await;
    assert_eq!(
        above.body["missing"],
        json!({ "label": "top_coded", "percentile": "top_coded" })
    );
    assert_eq!(above.body["evidence"][0]["missing"]["p90"], "top_coded");
}

#[actix_web::test]
async fn the_nearest_place_with_percentiles_is_used_and_named() {
    let app = TestApp::new();
    publish(&app, "p-us", "US", PUBLISHED);
    publish(
        &app,
        "p-ca",
        "US-CA",
        PUBLISHED.map(|amount| Some(amount? * 2)),
    );
    let fremont = app
        .get(&format!("{DIRECTOR}?amount=150000&region=US-CA-FREMONT"))
        .await;
    assert_eq!(fremont.body["region_used"], "US-CA");
    assert_eq!(fremont.body["label"], "p10_to_p25");
    assert_eq!(
        fremont.body["fallbacks"],
        json!([{ "from": "US-CA-FREMONT", "to": "US-CA", "why": "no_figure" }])
    );
    let evidence = &fremont.body["evidence"][0];
    assert_eq!(evidence["salary_band"], "p-ca");
    assert_eq!(evidence["amounts"]["median"], 247_720);
    assert_eq!(evidence["occupation"]["code"], "11-9111");
    assert_eq!(evidence["occupation"]["match"], "proxy");
    let virginia = app
        .get(&format!("{DIRECTOR}?amount=150000&region=US-VA"))
        .await;
    assert_eq!(virginia.body["evidence"][0]["salary_band"], "p-us");
}

#[actix_web::test]
async fn without_published_percentiles_there_is_a_reason_and_no_number() {
    let app = TestApp::new();
    let answer = app.get(&format!("{DIRECTOR}?amount=150000")).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.body["percentile"], json!(null));
    assert_eq!(answer.body["label"], json!(null));
    assert_eq!(answer.body["evidence"], json!([]));
    assert!(
        answer.body["reason"]
            .as_str()
            .unwrap()
            .contains("import oews")
    );
    assert_eq!(answer.body["missing"]["percentile"], "not_published");
    publish(&app, "p-us", "US", PUBLISHED);
    let hourly = app.get(&format!("{DIRECTOR}?amount=50&period=hour")).await;
    assert_eq!(hourly.body["percentile"], json!(null));
}

#[actix_web::test]
async fn bad_offers_are_refused() {
    let app = TestApp::new();
    for (query, parameter, text) in [
        ("", "amount", "is needed"),
        ("amount=", "amount", "is needed"),
        ("amount=0", "amount", "is not within"),
        ("amount=-1", "amount", "is not within"),
        ("amount=1e13", "amount", "is not within"),
        ("amount=0.015", "amount", "two decimals"),
        ("amount=NaN", "amount", "finite"),
        ("amount=lots", "amount", "is not a number"),
        ("amount=1&amount=2", "amount", "twice"),
        ("amount=1&ammount=2", "ammount", "the nearest is `amount`"),
        ("amount=1&region=us", "region", "the nearest is `US`"),
        ("amount=1&currency=US", "currency", ""),
        ("amount=1&period=yearly", "period", "the nearest is `year`"),
    ] {
        let answer = app.get(&format!("{DIRECTOR}?{query}")).await;
        let (found, _, detail) = answer.fault();
        assert_eq!(found, parameter, "{query}: {detail}");
        assert!(detail.contains(text), "{query}: {detail}");
    }
    let unknown = app
        .get("/v1/roles/ehr-analist/salary-position?amount=1")
        .await;
    assert_eq!(unknown.status, 404);
    assert!(unknown.text.contains("the nearest is `ehr-analyst`"));
}

#[actix_web::test]
async fn official_wages_of_the_occupation_stand_in_for_the_role() {
    let app = TestApp::new();
    let folder = TempDir::new().unwrap();
    let options = Options {
        allow_rejects: false,
        force: false,
        now: chrono::NaiveDateTime::default(),
    };
    for (year, step) in [(2024, 0), (2025, 5)] {
        let tables = folder.path().join(year.to_string());
        std::fs::create_dir(&tables).unwrap();
        crate::fixtures::write_small(&tables, year, step);
        let files = inputs(&[tables]).unwrap();
        oews::import(&mut app.conn(), &files, None, &options).unwrap();
    }
    // Medians of May 2025 in the fixture: 105,000 in the nation, in Virginia and in Washington, 106,000 in Roanoke.
    for (region, used, band, median) in [
        ("US", "US", "oews-2025-05-national-11-9111-us-year", 105_000),
        (
            "US-VA-MCLEAN",
            "US-VA",
            "oews-2025-05-state-11-9111-va-year",
            105_000,
        ),
        (
            "US-CBSA-40220",
            "US-CBSA-40220",
            "oews-2025-05-metro-11-9111-40220-year",
            106_000,
        ),
        (
            "US-TX",
            "US",
            "oews-2025-05-national-11-9111-us-year",
            105_000,
        ),
    ] {
        let answer = app
            .get(&format!("{DIRECTOR}?amount={median}&region={region}"))
            .await;
        assert_eq!(
            answer.body["percentile"], 50.0,
            "{region}: {:.600}",
            answer.text
        );
        assert_eq!(answer.body["region_used"], used);
        let evidence = &answer.body["evidence"][0];
        assert_eq!(evidence["salary_band"], band);
        assert_eq!(evidence["occupation"]["match"], "proxy");
        let estimate = app
            .get(&format!(
                "{}?region={region}",
                DIRECTOR.replace("position", "estimate")
            ))
            .await;
        let rows = estimate.body["evidence"].as_array().unwrap();
        let official: Vec<_> = rows
            .iter()
            .filter(|row| row["source_kind"] == "primary")
            .collect();
        assert_eq!(official.len(), 1, "one edition: {rows:#?}");
        assert_eq!(official[0]["salary_band"], band);
        assert_eq!(official[0]["factors"]["directness"], 0.4);
    }
}
