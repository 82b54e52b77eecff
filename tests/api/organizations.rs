//! Organizations: filters, and the roles they matter to.

use crate::harness::TestApp;

#[actix_web::test]
async fn each_filter_keeps_only_organizations_that_fit() {
    let app = TestApp::new();
    let get = async |query: &str| app.get(&format!("/v1/organizations?{query}")).await;
    get("kind=university")
        .await
        .every(|entry| entry["kind"] == "university");
    get("role=clinical-informatics-director")
        .await
        .every(|entry| {
            entry["roles"]
                .as_array()
                .unwrap()
                .iter()
                .any(|role| role["slug"] == "clinical-informatics-director")
        });
    assert_eq!(get("q=ahima").await.column("slug"), ["ahima"]);
}

#[actix_web::test]
async fn an_organization_lists_the_roles_of_what_it_issues() {
    let app = TestApp::new();
    let entry = app.get("/v1/organizations/himss").await.body;
    assert_eq!(entry["acronym"], "HIMSS");
    let issued = app.get("/v1/certifications?issuer=himss").await;
    for role in issued
        .data()
        .iter()
        .flat_map(|certification| certification["roles"].as_array().unwrap())
    {
        let own = entry["roles"].as_array().unwrap();
        assert!(
            own.iter().any(|known| known["slug"] == role["slug"]),
            "{} is not with HIMSS",
            role["slug"]
        );
    }
}
