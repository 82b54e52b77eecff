//! Sources: the documents, what is wrong with them, and how much rests on them.

use crate::harness::TestApp;

#[actix_web::test]
async fn each_filter_keeps_only_sources_that_fit() {
    let app = TestApp::new();
    let get = async |query: &str| app.get(&format!("/v1/sources?{query}")).await;
    get("kind=primary")
        .await
        .every(|source| source["kind"] == "primary");
    get("publisher=himalayas")
        .await
        .every(|source| source["publisher"] == "Himalayas");
    get("q=spotlight")
        .await
        .every(|source| source["slug"] == "farr-institute-clinical-informatics-specialist");
}

#[actix_web::test]
async fn the_four_documents_keep_their_references() {
    let app = TestApp::new();
    for (slug, citations) in [
        ("himalayas-clinical-informatics-director", 3),
        ("farr-institute-clinical-informatics-specialist", 1),
        ("careers-in-health-informatics", 9),
        ("uic-healthcare-it-director", 28),
    ] {
        let source = app.get(&format!("/v1/sources/{slug}")).await.body;
        assert_eq!(
            source["citations"].as_array().unwrap().len(),
            citations,
            "{slug}"
        );
        assert!(
            !source["quality_notes"].as_array().unwrap().is_empty(),
            "{slug}"
        );
    }
}

#[actix_web::test]
async fn claims_are_counted_over_all_kinds_of_figures() {
    let app = TestApp::new();
    for source in app.get("/v1/sources").await.data() {
        let slug = source["slug"].as_str().unwrap();
        let mut claims = 0;
        for list in ["salary-bands", "salary-differentials", "regional-outlook"] {
            let page = app.get(&format!("/v1/{list}?source={slug}&limit=1")).await;
            claims += page.body["page"]["total"].as_i64().unwrap();
        }
        assert_eq!(source["claims_count"], claims, "{slug}");
    }
}
