//! Technologies: filters, and the roles that use them.

use crate::harness::TestApp;

#[actix_web::test]
async fn each_filter_keeps_only_technologies_that_fit() {
    let app = TestApp::new();
    let get = async |query: &str| app.get(&format!("/v1/technologies?{query}")).await;
    get("category=ehr")
        .await
        .every(|tool| tool["category"] == "ehr");
    get("role=health-data-analyst").await.every(|tool| {
        tool["roles"]
            .as_array()
            .unwrap()
            .iter()
            .any(|role| role["slug"] == "health-data-analyst")
    });
    assert_eq!(get("q=TABLEAU").await.column("slug"), ["tableau"]);
}

#[actix_web::test]
async fn kind_is_another_name_for_category() {
    let app = TestApp::new();
    let by_kind = app.get("/v1/technologies?kind=ehr").await;
    assert_eq!(
        by_kind.data(),
        app.get("/v1/technologies?category=ehr").await.data()
    );
}
