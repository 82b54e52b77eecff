//! Data sets: what was loaded, from which files.

use crate::harness::TestApp;

#[actix_web::test]
async fn the_curated_data_name_every_file_with_its_digest() {
    let app = TestApp::new();
    let dataset = app.get("/v1/datasets/curated").await.body;
    let files = dataset["files"].as_array().unwrap();
    assert_eq!(files.len(), 47, "17 lists and 30 roles");
    assert!(
        files
            .iter()
            .all(|file| file["sha256"].as_str().unwrap().len() == 64)
    );
    let rows: i64 = files
        .iter()
        .map(|file| file["rows"].as_i64().unwrap())
        .sum();
    assert_eq!(dataset["rows_loaded"], rows);
    assert_eq!(dataset["rows_rejected"], 0);
}

#[actix_web::test]
async fn a_data_set_repeats_the_attribution_that_its_licence_asks_for() {
    let app = TestApp::new();
    let dataset = app.get("/v1/datasets?q=careers").await;
    dataset.every(|dataset| {
        dataset["attribution"]
            .as_str()
            .unwrap()
            .contains("O*NET 30.2 Database")
    });
}
