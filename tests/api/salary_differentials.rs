//! Pay figures that are given only relative to another.

use serde_json::json;

use crate::harness::TestApp;

#[actix_web::test]
async fn a_percentage_above_the_national_average_stays_a_percentage() {
    let app = TestApp::new();
    let row = app
        .get("/v1/salary-differentials/d-healthcare-it-director-us-va-mclean-2021-06")
        .await
        .body;
    assert_eq!(
        row["percent"],
        json!({ "min": 52, "max": 52, "open_ended": null })
    );
    assert_eq!(row["amount_difference"], json!(null));
    assert_eq!(row["subject"]["code"], "US-VA-MCLEAN");
    assert_eq!(row["reference_period"], "2021-06");
}

#[actix_web::test]
async fn a_lower_bound_leaves_the_upper_end_open() {
    let app = TestApp::new();
    let state = app
        .get("/v1/salary-differentials/d-healthcare-it-director-us-va-2021-06")
        .await
        .body;
    assert_eq!(
        state["percent"],
        json!({ "min": 40, "max": null, "open_ended": "high" })
    );
    let degree = app
        .get("/v1/salary-differentials/d-all-occupations-us-bachelor-2020-05")
        .await
        .body;
    let difference = &degree["amount_difference"];
    assert_eq!(
        (&difference["min"], &difference["max"]),
        (&json!(500), &json!(null))
    );
    assert_eq!(
        (&difference["currency"], &difference["period"]),
        (&json!("USD"), &json!("week"))
    );
    assert_eq!(degree["role"], json!(null), "it holds for all occupations");
}

#[actix_web::test]
async fn each_filter_keeps_only_rows_that_fit() {
    let app = TestApp::new();
    let get = async |query: &str| app.get(&format!("/v1/salary-differentials?{query}")).await;
    get("role=healthcare-it-director")
        .await
        .every(|row| row["role"] == "healthcare-it-director");
    get("region=US-VA")
        .await
        .every(|row| row["subject"]["code"] == "US-VA");
    get("within=US-VA").await.every(|row| {
        row["subject"]["code"]
            .as_str()
            .unwrap()
            .starts_with("US-VA")
    });
    assert!(
        get("within=US-VA").await.data().len() > get("region=US-VA").await.data().len(),
        "a state holds its cities"
    );
    get("dimension=education")
        .await
        .every(|row| row["subject"]["kind"] == "education_level");
    get("source=uic-healthcare-it-director")
        .await
        .every(|row| row["source"]["slug"] == "uic-healthcare-it-director");
    get("q=virginia")
        .await
        .every(|row| row.to_string().contains("Virginia"));
}
