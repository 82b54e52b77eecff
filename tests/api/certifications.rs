//! Certifications: filters, issuers and what nobody has checked.

use serde_json::json;

use crate::harness::TestApp;

#[actix_web::test]
async fn each_filter_keeps_only_certifications_that_fit() {
    let app = TestApp::new();
    let get = async |query: &str| app.get(&format!("/v1/certifications?{query}")).await;
    get("issuer=himss")
        .await
        .every(|entry| entry["issuer"]["slug"] == "himss");
    get("status=unknown")
        .await
        .every(|entry| entry["status"] == "unknown");
    get("role=privacy-officer").await.every(|entry| {
        entry["roles"]
            .as_array()
            .unwrap()
            .iter()
            .any(|role| role["slug"] == "privacy-officer")
    });
    assert!(
        get("q=CPHIMS&fields=slug")
            .await
            .column("slug")
            .contains(&"cphims".to_owned())
    );
    assert_eq!(get("status=retired").await.data().len(), 0);
}

#[actix_web::test]
async fn a_certification_names_its_issuer_and_its_roles() {
    let app = TestApp::new();
    let entry = app.get("/v1/certifications/cphims").await.body;
    assert_eq!(entry["acronym"], "CPHIMS");
    assert_eq!(entry["issuer"]["slug"], "himss");
    let roles = entry["roles"].as_array().unwrap();
    assert!(
        roles
            .iter()
            .any(|role| role["slug"] == "clinical-informatics-director")
    );
    assert!(roles.iter().all(|role| role["necessity"].is_string()));
}

#[actix_web::test]
async fn what_nobody_has_checked_is_unknown_and_not_made_up() {
    let app = TestApp::new();
    app.get("/v1/certifications").await.every(|entry| {
        let checked = entry["checked_on"].is_string();
        (entry["status"] == "unknown") != checked
            && (entry["cost"].is_object() || entry["missing"]["cost"].is_string())
    });
    let entry = app
        .get("/v1/certifications/clinical-informatics-board-certification")
        .await
        .body;
    assert_eq!(entry["issuer"], json!(null));
    assert_eq!(entry["missing"]["issuer"], "not_stated");
}

#[actix_web::test]
async fn the_list_of_a_role_is_the_list_filtered_by_the_role() {
    let app = TestApp::new();
    let nested = app
        .get("/v1/roles/clinical-informatics-director/certifications?sort=-name")
        .await;
    let filtered = app
        .get("/v1/certifications?role=clinical-informatics-director&sort=-name")
        .await;
    assert_eq!(nested.data(), filtered.data());
    assert_eq!(nested.data().len(), 9);
}
