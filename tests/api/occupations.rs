//! Official occupations: filters, crosswalks and roles.

use serde_json::json;

use crate::harness::TestApp;

#[actix_web::test]
async fn each_filter_keeps_only_occupations_that_fit() {
    let app = TestApp::new();
    let get = async |query: &str| app.get(&format!("/v1/occupations?{query}")).await;
    get("system=onet_soc_2019")
        .await
        .every(|entry| entry["code"].as_str().unwrap().len() == 10);
    get("job_zone=5")
        .await
        .every(|entry| entry["job_zone"] == 5);
    get("parent=15-0000")
        .await
        .every(|entry| entry["parent"] == "15-0000");
    get("q=informatics")
        .await
        .every(|entry| entry["title"] == "Health Informatics Specialists");
    get("q=11-911")
        .await
        .every(|entry| entry["code"] == "11-9111");
}

#[actix_web::test]
async fn an_occupation_lists_the_roles_that_refer_to_it_and_how_well_it_fits() {
    let app = TestApp::new();
    let entry = app.get("/v1/occupations/15-1211.01").await.body;
    assert_eq!(entry["title"], "Health Informatics Specialists");
    assert_eq!(entry["job_zone"], 5);
    let roles = entry["roles"].as_array().unwrap();
    let exact: Vec<_> = roles
        .iter()
        .filter(|role| role["match"] == "exact")
        .map(|role| &role["slug"])
        .collect();
    assert_eq!(exact, ["health-informatics-specialist"]);
    assert_eq!(
        roles.len(),
        app.get("/v1/roles?occupation=15-1211.01")
            .await
            .data()
            .len()
    );
}

#[actix_web::test]
async fn a_crosswalk_leads_to_the_same_work_in_another_classification() {
    let app = TestApp::new();
    let entry = app.get("/v1/occupations/11-9111").await.body;
    let crosswalk = &entry["crosswalks"][0];
    assert_eq!(crosswalk["system"], "onet_soc_2019");
    assert_eq!(crosswalk["code"], "11-9111.00");
    assert_eq!(crosswalk["match"], "exact");
}

#[actix_web::test]
async fn what_no_import_has_brought_is_empty_with_a_reason() {
    let app = TestApp::new();
    let entry = app.get("/v1/occupations/11-9111").await.body;
    assert_eq!(entry["alternate_titles_count"], json!(null));
    assert!(entry["missing"]["alternate_titles_count"].is_string());
}
