//! The ladder of a role's track.

use serde_json::json;

use crate::harness::{TestApp, text_of};

#[actix_web::test]
async fn the_rungs_rise_with_years_and_pay() {
    let app = TestApp::new();
    let ladder = app
        .get("/v1/roles/clinical-informatics-director/ladder")
        .await;
    let rungs: Vec<String> = ladder
        .data()
        .iter()
        .map(|rung| {
            let [slug, min, max, median, mean] = [
                &rung["role"]["slug"],
                &rung["years"]["min"],
                &rung["years"]["max"],
                &rung["pay"]["median"],
                &rung["pay"]["mean"],
            ]
            .map(text_of);
            format!("{slug} {min}..{max}: {median}, {mean}")
        })
        .collect();
    assert_eq!(
        rungs,
        [
            "clinical-informatics-specialist 2..4: 90000, 95000",
            "clinical-informatics-manager 5..8: 125000, 130000",
            "clinical-informatics-director 8..12: 170000, 175000",
            "senior-clinical-informatics-director 12..18: 205000, 210000",
            "chief-clinical-informatics-officer 18..-: 270000, 280000",
        ]
    );
    assert_eq!(ladder.column("position"), ["1", "2", "3", "4", "5"]);
    assert_eq!(
        ladder.column("current"),
        ["false", "false", "true", "false", "false"]
    );
    assert_eq!(ladder.body["page"]["next_cursor"], json!(null));
    ladder.every(|rung| {
        !rung["focus_areas"].as_array().unwrap().is_empty() && rung["pay"]["currency"] == "USD"
    });
}

#[actix_web::test]
async fn every_role_stands_on_one_rung_of_its_ladder() {
    let app = TestApp::new();
    for slug in app.get("/v1/roles?fields=slug").await.column("slug") {
        let ladder = app.get(&format!("/v1/roles/{slug}/ladder")).await;
        let own = ladder
            .data()
            .iter()
            .filter(|rung| rung["current"] == true)
            .count();
        assert_eq!(own, 1, "{slug}");
        assert!(
            ladder
                .data()
                .iter()
                .all(|rung| (rung["current"] == true) == (rung["role"]["slug"] == slug.as_str()))
        );
    }
}

#[actix_web::test]
async fn a_rung_without_pay_says_why() {
    let app = TestApp::new();
    let ladder = app
        .get("/v1/roles/privacy-officer/ladder?fields=pay,missing")
        .await;
    ladder.every(|rung| rung["pay"].is_null() && rung["missing"]["pay"] == "not_stated");
}

#[actix_web::test]
async fn a_ladder_is_paged_as_every_list() {
    let app = TestApp::new();
    let path = "/v1/roles/clinical-informatics-director/ladder";
    let whole = app.get(path).await;
    let mut walked = Vec::new();
    let mut next = format!("{path}?limit=2");
    loop {
        let page = app.get(&next).await;
        assert_eq!(page.body["page"]["total"], whole.body["page"]["total"]);
        walked.extend_from_slice(page.data());
        match page.body["links"]["next"].as_str() {
            Some(link) => next = link.to_owned(),
            None => break,
        }
    }
    assert_eq!(walked, whole.data());
    assert_eq!(
        app.get(&format!("{path}?limit=201")).await.fault().0,
        "limit"
    );
}
