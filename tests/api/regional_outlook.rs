//! Growth, openings, demand and entry rules by place.

use crate::harness::TestApp;

#[actix_web::test]
async fn each_filter_keeps_only_rows_that_fit() {
    let app = TestApp::new();
    let get = async |query: &str| {
        app.get(&format!("/v1/regional-outlook?limit=200&{query}"))
            .await
    };
    get("role=clinical-informatics-director")
        .await
        .every(|row| row["role"] == "clinical-informatics-director");
    get("occupation=11-9111")
        .await
        .every(|row| row["occupation"]["code"] == "11-9111");
    get("region=SE")
        .await
        .every(|row| row["region"]["code"] == "SE");
    get("region_kind=area")
        .await
        .every(|row| row["region"]["kind"] == "area");
    get("within=M49-155")
        .await
        .every(|row| ["DE", "NL"].contains(&row["region"]["code"].as_str().unwrap()));
    get("source=bls-occupational-outlook-handbook")
        .await
        .every(|row| row["annual_openings"] == 61_400);
    get("dataset=curated")
        .await
        .every(|row| row["dataset"] == "curated");
    get("min_growth=11")
        .await
        .every(|row| row["growth_percent"]["max"].as_f64().unwrap() >= 11.0);
    get("q=average")
        .await
        .every(|row| row.to_string().to_lowercase().contains("average"));
}

#[actix_web::test]
async fn growth_is_bounded_inclusively_and_may_be_negative() {
    let app = TestApp::new();
    let ids = async |query: &str| {
        app.get(&format!("/v1/regional-outlook?{query}"))
            .await
            .column("id")
    };
    assert_eq!(
        ids("min_growth=28.4").await,
        ["projections-11-9111-us-2022-2032"]
    );
    assert_eq!(ids("min_growth=28.41").await, Vec::<String>::new());
    assert_eq!(
        ids("min_growth=-5").await.len(),
        5,
        "every row that projects growth grows by more than -5 percent"
    );
}

#[actix_web::test]
async fn a_projection_carries_its_period_and_employment() {
    let app = TestApp::new();
    let row = app
        .get("/v1/regional-outlook/projections-11-9111-us-2022-2032")
        .await
        .body;
    assert_eq!(
        row["period"],
        serde_json::json!({ "from": 2022, "to": 2032 })
    );
    assert_eq!(
        row["employment"],
        serde_json::json!({ "base": 509_500, "projected": 654_200 })
    );
    assert_eq!(
        row["growth_percent"],
        serde_json::json!({ "min": 28.4, "max": 28.4, "open_ended": null })
    );
    assert_eq!(row["annual_openings"], 54_700);
    assert_eq!(row["occupation"]["match"], "proxy");
    assert_eq!(
        row["role"], "clinical-informatics-director",
        "it stands beside the claim that it contradicts"
    );
}

#[actix_web::test]
async fn entry_rules_are_notes_of_their_place() {
    let app = TestApp::new();
    let row = app
        .get("/v1/regional-outlook/a-clinical-informatics-director-gb-visa")
        .await
        .body;
    let kinds: Vec<&str> = row["notes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|note| note["kind"].as_str().unwrap())
        .collect();
    assert_eq!(row["region"]["code"], "GB");
    assert_eq!(kinds, ["visa", "demand"]);
}

#[actix_web::test]
async fn the_list_of_a_role_is_the_list_filtered_by_the_role() {
    let app = TestApp::new();
    let nested = app
        .get("/v1/roles/clinical-informatics-director/regional-outlook?region=US")
        .await;
    let filtered = app
        .get("/v1/regional-outlook?role=clinical-informatics-director&region=US")
        .await;
    assert_eq!(nested.data(), filtered.data());
    assert!(nested.data().len() > 2);
}
