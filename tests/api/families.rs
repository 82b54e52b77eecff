//! Families of roles.

use crate::harness::TestApp;

#[actix_web::test]
async fn the_six_families_hold_every_role_once() {
    let app = TestApp::new();
    let families = app.get("/v1/families").await;
    assert_eq!(
        families.column("slug"),
        [
            "clinical",
            "consulting",
            "data",
            "governance",
            "leadership",
            "systems"
        ]
    );
    let mut roles: Vec<&str> = families
        .data()
        .iter()
        .flat_map(|family| family["roles"].as_array().unwrap())
        .map(|role| role["slug"].as_str().unwrap())
        .collect();
    roles.sort_unstable();
    roles.dedup();
    assert_eq!(roles.len(), 30);
}

#[actix_web::test]
async fn a_family_lists_its_roles_as_the_filter_does() {
    let app = TestApp::new();
    let family = app.get("/v1/families/systems").await.body;
    let own: Vec<&str> = family["roles"]
        .as_array()
        .unwrap()
        .iter()
        .map(|role| role["slug"].as_str().unwrap())
        .collect();
    assert_eq!(
        own,
        app.get("/v1/roles?family=systems&fields=slug")
            .await
            .column("slug")
    );
    app.get("/v1/families?q=CLINIC")
        .await
        .every(|family| family.to_string().to_lowercase().contains("clinic"));
}
