//! One search over everything.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::harness::TestApp;

#[actix_web::test]
async fn entries_of_every_type_are_found_by_name_and_their_links_lead_to_them() {
    let app = TestApp::new();
    for (words, kind, key) in [
        (
            "clinical%20informatics%20dir",
            "role",
            "clinical-informatics-director",
        ),
        ("cphims", "certification", "cphims"),
        ("va", "region", "US-VA"),
        ("usa", "region", "US"),
        ("himss", "organization", "himss"),
        (
            "interoperability%20standards",
            "skill",
            "interoperability-standards",
        ),
        ("epic", "technology", "epic"),
        ("virginia", "region", "US-VA"),
        ("us-va", "region", "US-VA"),
        ("15-1211.01", "occupation", "15-1211.01"),
        ("virgina", "region", "US-VA"),
        ("nurse%20infromaticist", "role", "nurse-informaticist"),
        ("CCIO", "role", "chief-clinical-informatics-officer"),
    ] {
        let answer = app.get(&format!("/v1/search?q={words}")).await;
        let first = &answer.data()[0];
        assert_eq!(
            (&first["type"], &first["key"]),
            (&kind.into(), &key.into()),
            "{words}"
        );
        let entry = app.get(first["link"].as_str().unwrap()).await;
        assert_eq!(entry.status, 200, "{words}");
    }
}

#[actix_web::test]
async fn only_the_types_asked_for_are_found() {
    let app = TestApp::new();
    let answer = app
        .get("/v1/search?q=informatics&types=skill,education_path&limit=200")
        .await;
    let types: BTreeSet<&str> = answer
        .data()
        .iter()
        .map(|hit| hit["type"].as_str().unwrap())
        .collect();
    assert_eq!(types, BTreeSet::from(["education_path", "skill"]));
    let fault = app.get("/v1/search?q=informatics&types=skil").await;
    assert!(fault.fault().2.contains("the nearest is `skill`"));
}

#[actix_web::test]
async fn pages_follow_each_other_without_gap_or_double() {
    let app = TestApp::new();
    let whole = app.get("/v1/search?q=clinical&limit=200").await;
    let key = |hit: &Value| format!("{} {}", hit["type"], hit["key"]);
    let all: Vec<String> = whole.data().iter().map(key).collect();
    assert_eq!(whole.body["page"]["total"], all.len());
    let mut next = Some("/v1/search?q=clinical&limit=7".to_owned());
    let mut met = Vec::new();
    while let Some(target) = next {
        let page = app.get(&target).await;
        met.extend(page.data().iter().map(key));
        next = page.body["links"]["next"].as_str().map(str::to_owned);
    }
    assert_eq!(met, all);
    let scores: Vec<f64> = whole
        .data()
        .iter()
        .map(|hit| hit["score"].as_f64().unwrap())
        .collect();
    assert!(scores.is_sorted_by(|one, other| one >= other));
}

#[actix_web::test]
async fn snippets_are_plain_text_and_highlights_lie_within_them() {
    let app = TestApp::new();
    for words in [
        "health%20data",
        "epic",
        "cerner%20workflow",
        "registered%20nurse",
        "b%C3%B6ard",
    ] {
        let answer = app.get(&format!("/v1/search?q={words}")).await;
        for hit in answer.data() {
            for (text, highlights) in [
                ("title", "title_highlights"),
                ("snippet", "snippet_highlights"),
            ] {
                let shown = hit[text].as_str().unwrap_or_default();
                let length = shown.chars().count();
                let mut last = 0;
                for range in hit[highlights].as_array().unwrap() {
                    let (start, end) = (
                        range["start"].as_u64().unwrap(),
                        range["end"].as_u64().unwrap(),
                    );
                    assert!(
                        last <= start && start < end && usize::try_from(end).unwrap() <= length,
                        "{hit}"
                    );
                    last = end;
                }
            }
        }
    }
}

#[actix_web::test]
async fn words_that_nothing_has_find_nothing() {
    let app = TestApp::new();
    let answer = app.get("/v1/search?q=xylophonist").await;
    assert!(answer.data().is_empty());
    assert_eq!(answer.body["page"]["total"], 0);
}
