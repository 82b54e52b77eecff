//! Conflicts: claims about the same quantity that disagree, and in what they differ.

use serde_json::{Value, json};

use crate::harness::{Answer, TestApp, text_of};
use crate::official::{MAY_2025, TO_2032, import_forecast, import_wages};

const ROLE: &str = "clinical-informatics-director";

async fn conflict(app: &TestApp, id: &str) -> Value {
    let answer = app.get(&format!("/v1/conflicts/{id}")).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.body
}

/// The claims of a conflict, each as its row and its figure.
fn figures(conflict: &Value) -> Vec<String> {
    let claims = conflict["claims"].as_array().unwrap();
    let shown = claims.iter().map(|claim| match &claim["range"] {
        Value::Null => format!("{} {}", text_of(&claim["statistic"]), claim["value"]),
        range => format!(
            "{} {}–{}",
            text_of(&claim["statistic"]),
            range["min"],
            range["max"]
        ),
    });
    let mut shown: Vec<String> = shown.collect();
    shown.sort();
    shown
}

/// The reasons of the pair of the claims with these values.
fn reasons(conflict: &Value, a: &Value, b: &Value) -> Value {
    let id = |value: &Value| {
        let claims = conflict["claims"].as_array().unwrap();
        let claim = claims
            .iter()
            .find(|claim| claim["value"] == *value || claim["range"] == *value);
        claim.unwrap_or_else(|| panic!("no {value}"))["id"].clone()
    };
    let (a, b) = (id(a), id(b));
    let pairs = conflict["pairs"].as_array().unwrap();
    let pair = pairs
        .iter()
        .find(|pair| (pair["a"] == a && pair["b"] == b) || (pair["a"] == b && pair["b"] == a));
    pair.map_or(Value::Null, |pair| pair["reasons"].clone())
}

#[actix_web::test]
async fn the_directors_pay_is_one_conflict_of_many_claims() {
    let app = TestApp::new();
    let pay = conflict(&app, &format!("pay-{ROLE}-us-usd-year")).await;
    assert_eq!(
        figures(&pay),
        [
            "low 130000",
            "low 180000",
            "low 70000",
            "mean 175000",
            "median 110680",
            "median 170000"
        ]
    );
    assert_eq!(
        reasons(&pay, &json!(110_680), &json!(170_000)),
        json!(["different_occupation", "different_level"])
    );
    assert_eq!(
        reasons(&pay, &json!(70_000), &json!(130_000)),
        json!(["unexplained"])
    );
    assert_eq!(
        reasons(&pay, &json!(170_000), &json!(175_000)),
        json!(null),
        "one row"
    );
}

#[actix_web::test]
async fn openings_that_nothing_explains_are_unexplained() {
    let app = TestApp::new();
    let openings = conflict(&app, &format!("annual-openings-{ROLE}-us")).await;
    assert_eq!(
        figures(&openings),
        [
            "annual_openings 13600",
            "annual_openings 54700",
            "annual_openings 61400"
        ]
    );
    assert_eq!(
        reasons(&openings, &json!(13_600), &json!(54_700)),
        json!(["unexplained"])
    );
    assert_eq!(
        reasons(&openings, &json!(54_700), &json!(61_400)),
        json!(["different_period"])
    );
    assert_eq!(
        openings["reasons"],
        json!(["different_period", "unexplained"])
    );
}

#[actix_web::test]
async fn growth_of_another_occupation_over_other_years_is_explained() {
    let app = TestApp::new();
    let growth = conflict(&app, &format!("growth-{ROLE}-us")).await;
    assert_eq!(
        figures(&growth),
        ["growth 15–20", "growth 28", "growth 28.4"]
    );
    assert_eq!(
        reasons(&growth, &json!({"min": 15, "max": 20}), &json!(28)),
        json!(["different_occupation", "different_period"])
    );
    assert_eq!(
        reasons(&growth, &json!(28), &json!(28.4)),
        json!(null),
        "rounded"
    );
}

#[actix_web::test]
async fn the_specialists_pay_differs_between_two_documents() {
    let app = TestApp::new();
    let pay = conflict(&app, "pay-clinical-informatics-specialist-us-usd-year").await;
    assert_eq!(
        figures(&pay),
        ["high 55000", "mean 73000", "mean 95000", "median 90000"]
    );
    assert_eq!(
        reasons(&pay, &json!(90_000), &json!(73_000)),
        json!([
            "different_occupation",
            "different_statistic",
            "different_level"
        ])
    );
}

#[actix_web::test]
async fn times_to_the_role_differ_by_starting_point() {
    let app = TestApp::new();
    let years = conflict(&app, &format!("years-of-experience-{ROLE}")).await;
    assert_eq!(
        figures(&years),
        [
            "time_to_role 3–7",
            "time_to_role 5–7",
            "time_to_role 7–10",
            "total_experience 8–12",
            "total_experience 8–12"
        ],
        "parts of the way are no times to the role"
    );
    assert_eq!(
        (&years["region"], &years["unit"]),
        (&json!(null), &json!("years"))
    );
    assert_eq!(
        years["reasons"],
        json!(["different_statistic", "different_level"])
    );
}

#[actix_web::test]
async fn what_belongs_together_is_no_conflict() {
    let app = TestApp::new();
    let all = app.get("/v1/conflicts?limit=200").await;
    all.every(|row| {
        row["role"] != "healthcare-it-director" && row["role"] != "medical-records-technician"
    });
}

#[actix_web::test]
async fn the_official_figure_stands_beside_the_claim_it_contradicts() {
    let app = TestApp::new();
    import_wages(&app, 2025, &MAY_2025).await;
    import_forecast(&app, "state-projections-test", TO_2032).await;
    let openings = conflict(&app, &format!("annual-openings-{ROLE}-us")).await;
    let claims = openings["claims"].as_array().unwrap();
    let official = claims
        .iter()
        .find(|claim| claim["source"]["slug"] == "state-projections-test")
        .unwrap();
    assert_eq!(official["value"], 54_700);
    assert_eq!(
        official["figure"],
        json!({
            "resource": "regional-outlook",
            "id": "state-projections-test-11-9111-us",
            "field": "annual_openings",
        })
    );
    assert_eq!(
        (&official["cited_publisher"], &official["check"]["verdict"]),
        (&json!(null), &json!("supported"))
    );
    let alone = app
        .get(&format!("/v1/claims/{}", text_of(&official["id"])))
        .await;
    assert_eq!(&alone.body, official);
    let pay = conflict(&app, &format!("pay-{ROLE}-us-usd-year")).await;
    assert_eq!(
        reasons(&pay, &json!(110_680), &json!(123_860)),
        json!(["different_period"])
    );
    for claim in pay["claims"].as_array().unwrap() {
        let figure = &claim["figure"];
        let [list, id] = ["resource", "id"].map(|field| text_of(&figure[field]));
        let row = app.get(&format!("/v1/{list}/{id}")).await.body;
        let pointer = format!("/{}", text_of(&figure["field"]).replace('.', "/"));
        assert_eq!(row.pointer(&pointer), Some(&claim["value"]), "{figure}");
    }
    let listed = app.get("/v1/claims?limit=200").await;
    listed.every(|claim| claim["cited_publisher"].is_string());
}

#[actix_web::test]
async fn every_conflict_is_whole() {
    let app = TestApp::new();
    for row in app.get("/v1/conflicts?limit=200").await.data() {
        let list = |field: &str| row[field].as_array().unwrap();
        let ids: Vec<&Value> = list("claims").iter().map(|claim| &claim["id"]).collect();
        assert!(
            ids.len() >= 2 && ids.is_sorted_by_key(|id| text_of(id)),
            "{row}"
        );
        assert!(
            list("claims")
                .iter()
                .all(|claim| claim["quantity"] == row["quantity"] && claim["unit"] == row["unit"])
        );
        let mut named = Vec::new();
        for pair in list("pairs") {
            named.extend([&pair["a"], &pair["b"]]);
            let reasons = pair["reasons"].as_array().unwrap();
            assert!(
                !reasons.is_empty()
                    && reasons
                        .iter()
                        .all(|reason| list("reasons").contains(reason))
            );
        }
        assert!(ids.iter().all(|id| named.contains(id)) && named.iter().all(|id| ids.contains(id)));
    }
}

#[actix_web::test]
async fn each_filter_keeps_only_conflicts_that_fit() {
    let app = TestApp::new();
    let get = async |query: &str| -> Answer { app.get(&format!("/v1/conflicts?{query}")).await };
    get("role=clinical-informatics-specialist")
        .await
        .every(|row| row["role"] == "clinical-informatics-specialist");
    get("quantity=growth")
        .await
        .every(|row| row["quantity"] == "growth");
    get("region=US")
        .await
        .every(|row| row["region"]["code"] == "US");
    for reason in ["different_occupation", "different_level", "unexplained"] {
        get(&format!("reason={reason}"))
            .await
            .every(|row| row["reasons"].as_array().unwrap().contains(&json!(reason)));
    }
    assert!(get("reason=different_region").await.data().is_empty());
    assert_eq!(get("quantity=grwth").await.fault().0, "quantity");
}
