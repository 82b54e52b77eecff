//! Education paths: filters, cost and duration.

use serde_json::json;

use crate::harness::TestApp;

#[actix_web::test]
async fn each_filter_keeps_only_paths_that_fit() {
    let app = TestApp::new();
    let get = async |query: &str| app.get(&format!("/v1/education-paths?{query}")).await;
    get("level=self_study")
        .await
        .every(|path| path["level"] == "self_study");
    get("delivery=online").await.every(|path| {
        path["delivery"]
            .as_array()
            .unwrap()
            .contains(&json!("online"))
    });
    get("max_cost=20000")
        .await
        .every(|path| path["cost"]["max"].as_f64().unwrap() <= 20_000.0);
    get("max_months=24").await.every(|path| {
        ["full_time", "part_time"].iter().any(|pace| {
            path["duration_months"][pace]["max"]
                .as_i64()
                .is_some_and(|months| months <= 24)
        })
    });
    get("role=privacy-officer").await.every(|path| {
        path["leads_to"]
            .as_array()
            .unwrap()
            .iter()
            .any(|role| role["slug"] == "privacy-officer")
    });
    get("q=nursing")
        .await
        .every(|path| path.to_string().to_lowercase().contains("nursing"));
}

#[actix_web::test]
async fn a_path_without_a_stated_cost_is_not_called_cheap() {
    let app = TestApp::new();
    let cheap = app
        .get("/v1/education-paths?max_cost=1000000&fields=slug,cost,missing")
        .await;
    cheap.every(|path| path["cost"].is_object());
    let free = app.get("/v1/education-paths/doctor-of-medicine").await.body;
    assert_eq!(free["cost"], json!(null));
    assert_eq!(free["missing"]["cost"], "not_stated");
}

#[actix_web::test]
async fn an_open_lower_end_is_null_with_the_words_of_the_document() {
    let app = TestApp::new();
    let cost = &app
        .get("/v1/education-paths/self-study-online-courses")
        .await
        .body["cost"];
    assert_eq!(
        (&cost["min"], &cost["max"], &cost["currency"]),
        (&json!(null), &json!(1000), &json!("USD"))
    );
    assert_eq!(
        cost["note"],
        "Often below this amount; no lower end is given."
    );
}

#[actix_web::test]
async fn a_master_has_its_cost_and_its_roles_with_necessity() {
    let app = TestApp::new();
    let path = app
        .get("/v1/education-paths/master-health-informatics")
        .await
        .body;
    assert_eq!(
        (&path["cost"]["min"], &path["cost"]["max"]),
        (&json!(30_000), &json!(70_000))
    );
    let roles = path["leads_to"].as_array().unwrap();
    assert!(roles.len() > 10);
    assert!(
        roles
            .iter()
            .all(|role| role["necessity"].is_string() && role["title"].is_string())
    );
}

#[actix_web::test]
async fn the_list_of_a_role_is_the_list_filtered_by_the_role() {
    let app = TestApp::new();
    let nested = app
        .get("/v1/roles/nurse-informaticist/education-paths?level=master")
        .await;
    let filtered = app
        .get("/v1/education-paths?role=nurse-informaticist&level=master")
        .await;
    assert_eq!(nested.data(), filtered.data());
    assert!(!nested.data().is_empty());
}
