//! Claims: figures that cite another publisher, and what the imported data of that publisher say.

use serde_json::{Value, json};

use crate::harness::{TestApp, text_of};
use crate::official::{MAY_2024, MAY_2025, TO_2032, TO_2034, import_forecast, import_wages};

const MEDIAN: &str = "/v1/claims/a-clinical-informatics-director-us-bls-2023-05~median";
const OPENINGS: &str = "/v1/claims/a-clinical-informatics-director-us-openings~annual_openings";
const GROWTH: &str =
    "/v1/claims/a-clinical-informatics-director-us-growth-2022-2032~growth_percent";
const SPECIALIST: &str = "b-clinical-informatics-specialist-us";

/// An application with two years of pay and two forecasts beside the curated figures.
async fn official() -> TestApp {
    let app = TestApp::new();
    import_wages(&app, 2024, &MAY_2024).await;
    import_wages(&app, 2025, &MAY_2025).await;
    import_forecast(&app, "state-projections-test", TO_2032).await;
    import_forecast(&app, "projections-test", TO_2034).await;
    app
}

/// Verdict, published value, difference and data set of a claim.
async fn check(app: &TestApp, target: &str) -> [Value; 4] {
    let check = app.get(target).await.body["check"].take();
    ["verdict", "published_value", "difference", "dataset"].map(|field| check[field].clone())
}

async fn detail(app: &TestApp, target: &str) -> String {
    text_of(&app.get(target).await.body["check"]["detail"])
}

#[actix_web::test]
async fn a_claim_shows_the_figure_it_is() {
    let app = TestApp::new();
    let claim = app.get(MEDIAN).await.body;
    assert_eq!(
        claim["figure"],
        json!({
            "resource": "salary-bands",
            "id": "a-clinical-informatics-director-us-bls-2023-05",
            "field": "amounts.median",
        })
    );
    assert_eq!(
        (&claim["value"], &claim["unit"]),
        (&json!(110_680), &json!("USD/year"))
    );
    assert_eq!(claim["occupation"]["match"], "proxy");
    let row = app
        .get("/v1/salary-bands/a-clinical-informatics-director-us-bls-2023-05")
        .await
        .body;
    assert_eq!(row["amounts"]["median"], claim["value"]);
    for field in [
        "role",
        "region",
        "reference_period",
        "source",
        "cited_publisher",
    ] {
        assert_eq!(row[field], claim[field], "{field}");
    }
}

#[actix_web::test]
async fn every_figure_that_cites_another_publisher_is_listed() {
    let app = TestApp::new();
    let claims = app.get("/v1/claims?limit=200").await;
    claims.every(|claim| claim["cited_publisher"].is_string());
    let listed = |resource: &str, id: &str| -> Vec<String> {
        let of_row = claims
            .data()
            .iter()
            .filter(|claim| claim["figure"]["resource"] == resource && claim["figure"]["id"] == id);
        of_row
            .map(|claim| text_of(&claim["figure"]["field"]))
            .collect()
    };
    for row in app.get("/v1/salary-bands?limit=200").await.data() {
        let cites = row["cited_publisher"].is_string();
        let given = row["amounts"]
            .as_object()
            .unwrap()
            .iter()
            .filter(|(_, amount)| !amount.is_null());
        let mut fields: Vec<String> = given
            .map(|(name, _)| format!("amounts.{name}"))
            .filter(|_| cites)
            .collect();
        fields.sort();
        assert_eq!(
            listed("salary-bands", &text_of(&row["id"])),
            fields,
            "{}",
            row["id"]
        );
    }
    assert_eq!(
        listed("regional-outlook", "projections-11-9111-us-2022-2032"),
        [
            "annual_openings",
            "employment.base",
            "employment.projected",
            "growth_percent"
        ]
    );
    assert_eq!(
        listed("regional-outlook", "bls-11-9111-us-openings-2023-2033"),
        [""; 0]
    );
}

#[actix_web::test]
async fn with_nothing_imported_every_claim_is_unchecked_and_says_why() {
    let app = TestApp::new();
    let claims = app.get("/v1/claims?limit=200").await;
    claims.every(|claim| {
        let check = &claim["check"];
        check["verdict"] == "not_checked"
            && check["published_value"].is_null()
            && check["dataset"].is_null()
    });
    assert_eq!(detail(&app, MEDIAN).await, "OEWS not imported for US.");
    assert_eq!(
        detail(&app, OPENINGS).await,
        "BLS projections not imported for US."
    );
    let pay = "/v1/claims/d-healthcare-it-director-us-payscale-2021-06~median";
    assert_eq!(
        detail(&app, pay).await,
        "PayScale publishes no data set that is imported here."
    );
}

#[actix_web::test]
async fn openings_that_no_edition_gives_are_contradicted() {
    let app = official().await;
    assert_eq!(
        check(&app, OPENINGS).await,
        [
            json!("contradicted"),
            json!(54_700),
            json!(-41_100),
            json!("state-projections-test")
        ]
    );
    assert_eq!(
        detail(&app, OPENINGS).await,
        "No imported edition gives the claim; the nearest: BLS projections 2022–32 give 54,700."
    );
}

#[actix_web::test]
async fn growth_that_is_rounded_is_supported() {
    let app = official().await;
    assert_eq!(
        check(&app, GROWTH).await,
        [
            json!("supported"),
            json!(28.4),
            json!(-0.4),
            json!("state-projections-test")
        ]
    );
}

#[actix_web::test]
async fn pay_of_a_year_that_is_not_imported_is_held_against_the_newest() {
    let app = official().await;
    assert_eq!(
        check(&app, MEDIAN).await,
        [
            json!("outdated"),
            json!(123_860),
            json!(-13_180),
            json!("oews-2025-05-national")
        ]
    );
    assert_eq!(
        detail(&app, MEDIAN).await,
        "The claim names May 2023, which is not imported; OEWS May 2025 gives USD 123,860."
    );
}

#[actix_web::test]
async fn a_forecast_that_is_not_imported_leaves_its_claim_unchecked() {
    let app = official().await;
    let growth = "/v1/claims/d-healthcare-it-director-us-growth-2019-2029~growth_percent";
    assert_eq!(
        check(&app, growth).await,
        [json!("not_checked"), json!(null), json!(null), json!(null)]
    );
    assert_eq!(
        detail(&app, growth).await,
        "BLS projections 2019–29 not imported."
    );
}

#[actix_web::test]
async fn what_the_publisher_never_gives_is_not_in_the_source() {
    let app = official().await;
    for end in ["low", "high"] {
        let target = format!("/v1/claims/{SPECIALIST}-entry~{end}");
        let [verdict, value, _, dataset] = check(&app, &target).await;
        assert_eq!((verdict, value), (json!("not_in_source"), json!(null)));
        assert_eq!(dataset, "oews-2025-05-national");
    }
    let over = check(&app, &format!("/v1/claims/{SPECIALIST}-top-10~p90")).await;
    assert_eq!(
        over,
        [
            json!("contradicted"),
            json!(81_150),
            json!(18_850),
            json!("oews-2025-05-national")
        ]
    );
}

#[actix_web::test]
async fn figures_that_cite_nobody_are_found_by_id_only() {
    let app = TestApp::new();
    let own = app
        .get("/v1/claims/a-clinical-informatics-director-us~median")
        .await;
    assert_eq!(
        (own.status, &own.body["cited_publisher"]),
        (200, &json!(null))
    );
    let years = app
        .get("/v1/claims/clinical-informatics-director~timelines.0.years")
        .await
        .body;
    assert_eq!(
        (&years["value"], &years["range"]),
        (&json!(null), &json!({"min": 5, "max": 7}))
    );
    assert_eq!(
        (&years["unit"], &years["statistic"]),
        (&json!("years"), &json!("time_to_role"))
    );
    let open = app
        .get("/v1/claims/d-healthcare-it-director-us-va-2021-06~percent")
        .await
        .body;
    assert_eq!(
        (&open["value"], &open["open_ended"]),
        (&json!(40), &json!("high"))
    );
    assert_eq!(
        open["region"]["code"], "US-VA",
        "the place whose pay is told"
    );
}

#[actix_web::test]
async fn each_filter_keeps_only_claims_that_fit() {
    let app = official().await;
    let get = async |query: &str| app.get(&format!("/v1/claims?{query}")).await;
    get("role=clinical-informatics-director")
        .await
        .every(|claim| claim["role"] == "clinical-informatics-director");
    get("occupation=11-9111")
        .await
        .every(|claim| claim["occupation"]["code"] == "11-9111");
    get("region=US-VA")
        .await
        .every(|claim| claim["region"]["code"] == "US-VA");
    get("source=uic-healthcare-it-director")
        .await
        .every(|claim| claim["source"]["slug"] == "uic-healthcare-it-director");
    get("resource=regional-outlook")
        .await
        .every(|claim| claim["figure"]["resource"] == "regional-outlook");
    get("dataset=oews-2025-05-national")
        .await
        .every(|claim| claim["check"]["dataset"] == "oews-2025-05-national");
    for verdict in [
        "supported",
        "outdated",
        "contradicted",
        "not_in_source",
        "not_checked",
    ] {
        get(&format!("verdict={verdict}"))
            .await
            .every(|claim| claim["check"]["verdict"] == verdict);
    }
    get("q=payscale+director")
        .await
        .every(|claim| claim["cited_publisher"] == "PayScale");
    get("q=may+2023")
        .await
        .every(|claim| text_of(&claim["check"]["detail"]).contains("May 2023"));
    let fault = app.get("/v1/claims?verdict=suported").await;
    assert!(
        fault.fault().2.contains("`supported`"),
        "{:?}",
        fault.fault()
    );
}

#[actix_web::test]
async fn verdicts_change_with_the_revision_and_not_without() {
    let app = TestApp::new();
    let before = app.get(MEDIAN).await;
    import_wages(&app, 2025, &MAY_2025).await;
    let after = app.get(MEDIAN).await;
    assert_ne!(
        before.header("x-data-revision"),
        after.header("x-data-revision")
    );
    assert_eq!(after.body["check"]["verdict"], "outdated");
    let report = app.seed(&careers_api::import::seeds::SeedFiles::shipped());
    assert!(report.changed.is_empty(), "{:?}", report.changed);
}
