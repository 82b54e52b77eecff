//! Pay figures: filters, gaps and money.

use serde_json::Value;

use crate::harness::TestApp;

async fn ids(app: &TestApp, query: &str) -> Vec<String> {
    app.get(&format!("/v1/salary-bands?fields=id&{query}"))
        .await
        .column("id")
}

#[actix_web::test]
async fn each_filter_keeps_only_figures_that_fit() {
    let app = TestApp::new();
    let get = async |query: &str| {
        app.get(&format!("/v1/salary-bands?limit=200&{query}"))
            .await
    };
    get("role=clinical-informatics-specialist")
        .await
        .every(|row| row["role"] == "clinical-informatics-specialist");
    get("occupation=29-2072")
        .await
        .every(|row| row["occupation"]["code"] == "29-2072");
    get("region=GB")
        .await
        .every(|row| row["region"]["code"] == "GB");
    get("region_kind=country")
        .await
        .every(|row| row["region"]["kind"] == "country");
    get("level=entry-director")
        .await
        .every(|row| row["level"]["slug"] == "entry-director");
    get("currency=JPY")
        .await
        .every(|row| row["currency"] == "JPY");
    get("period=year")
        .await
        .every(|row| row["period"] == "year");
    get("pay_basis=total")
        .await
        .every(|row| row["pay_basis"] == "total");
    get("statistic=p90")
        .await
        .every(|row| row["amounts"]["p90"].is_number());
    get("source=uic-healthcare-it-director")
        .await
        .every(|row| row["source"]["slug"] == "uic-healthcare-it-director");
    get("dataset=curated")
        .await
        .every(|row| row["dataset"] == "curated");
    get("q=payscale")
        .await
        .every(|row| row["cited_publisher"] == "PayScale");
}

#[actix_web::test]
async fn a_place_holds_the_places_inside_it() {
    let app = TestApp::new();
    let europe = app.get("/v1/salary-bands?within=M49-150").await;
    europe.every(|row| ["GB", "DE"].contains(&row["region"]["code"].as_str().unwrap()));
    assert_eq!(europe.data().len(), 4);
    assert_eq!(
        ids(&app, "within=GB").await,
        ids(&app, "region=GB").await,
        "a place holds itself"
    );
    let world = app.get("/v1/salary-bands?within=M49-001&limit=200").await;
    assert_eq!(
        world.body["page"]["total"],
        app.get("/v1/salary-bands").await.body["page"]["total"]
    );
}

#[actix_web::test]
async fn years_of_experience_find_the_levels_that_hold_them() {
    let app = TestApp::new();
    let found = ids(&app, "experience_years=30&role=healthcare-it-director").await;
    assert_eq!(
        found,
        ["d-healthcare-it-director-us-payscale-2021-06-20-plus-years"]
    );
    let found = ids(
        &app,
        "experience_years=18&source=himalayas-clinical-informatics-director",
    )
    .await;
    assert_eq!(
        found,
        [
            "a-chief-clinical-informatics-officer-us",
            "a-senior-clinical-informatics-director-us"
        ]
    );
}

#[actix_web::test]
async fn medians_are_bounded_on_both_sides_inclusively() {
    let app = TestApp::new();
    let exact = ids(&app, "min_median=110680&max_median=110680").await;
    assert_eq!(exact, ["a-clinical-informatics-director-us-bls-2023-05"]);
    assert_eq!(
        ids(&app, "min_median=110680.01&max_median=110680.99").await,
        Vec::<String>::new()
    );
    let high = app.get("/v1/salary-bands?min_median=200000").await;
    high.every(|row| row["amounts"]["median"].as_f64().unwrap() >= 200_000.0);
}

#[actix_web::test]
async fn a_year_covers_its_months() {
    let app = TestApp::new();
    let of_2020 = "bls-medical-records-us-2020-05";
    for range in [
        "reference_from=2020&reference_to=2020",
        "reference_from=2020-05&reference_to=2020-05",
        "reference_from=2019-12&reference_to=2020",
    ] {
        assert_eq!(ids(&app, range).await, [of_2020], "{range}");
    }
    assert_eq!(
        ids(&app, "reference_from=2020-06&reference_to=2020-12").await,
        Vec::<String>::new()
    );
    assert_eq!(
        ids(&app, "reference_from=2025-03&reference_to=2025-04").await,
        ids(&app, "reference_from=2025&reference_to=2025").await,
        "a month lies in a year that a figure describes as a whole"
    );
    assert_eq!(
        ids(&app, "reference_to=2018").await,
        ["bls-medical-records-us-2018-05"]
    );
}

#[actix_web::test]
async fn amounts_are_numbers_without_a_spurious_fraction() {
    let app = TestApp::new();
    let answer = app
        .get("/v1/salary-bands/a-clinical-informatics-director-us-bls-2023-05")
        .await;
    assert!(
        answer.text.contains("\"median\":110680,"),
        "{}",
        answer.text
    );
}

#[actix_web::test]
async fn every_empty_amount_has_its_reason() {
    let app = TestApp::new();
    for row in app.get("/v1/salary-bands?limit=200").await.data() {
        for (statistic, amount) in row["amounts"].as_object().unwrap() {
            assert_eq!(
                amount.is_null(),
                row["missing"][statistic].is_string(),
                "{}: {statistic}",
                row["id"]
            );
        }
        assert!(
            row["amounts"]
                .as_object()
                .unwrap()
                .values()
                .any(Value::is_number),
            "{} has no amount",
            row["id"]
        );
    }
}

#[actix_web::test]
async fn an_open_end_says_which() {
    let app = TestApp::new();
    let row = app
        .get("/v1/salary-bands/b-clinical-informatics-specialist-us-top-10")
        .await
        .body;
    assert_eq!(row["open_ended"], "high");
    assert_eq!(row["amounts"]["p90"], 100_000);
}

#[actix_web::test]
async fn the_list_of_a_role_is_the_list_filtered_by_the_role() {
    let app = TestApp::new();
    let nested = app
        .get("/v1/roles/healthcare-it-director/salary-bands?sort=-median&limit=5")
        .await;
    let filtered = app
        .get("/v1/salary-bands?role=healthcare-it-director&sort=-median&limit=5")
        .await;
    assert_eq!(nested.data(), filtered.data());
    assert_eq!(nested.body["page"]["total"], filtered.body["page"]["total"]);
    let next = nested.body["links"]["next"].as_str().unwrap();
    assert!(
        next.starts_with(
            "/v1/roles/healthcare-it-director/salary-bands?limit=5&sort=-median&cursor="
        ),
        "{next}"
    );
    assert_eq!(
        app.get("/v1/roles/healthcare-it-director/salary-bands?role=ehr-analyst")
            .await
            .fault()
            .0,
        "role"
    );
    assert_eq!(
        app.get("/v1/roles/privacy-officer/salary-bands")
            .await
            .data()
            .len(),
        0
    );
}
