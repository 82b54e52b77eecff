//! Titles of job postings: matched one by one and in batches, and completed.

use actix_web::http::Method;
use serde_json::{Value, json};

use crate::harness::TestApp;

const MATCH: &str = "/v1/titles/match";

#[actix_web::test]
async fn a_title_is_answered_with_its_role_occupation_rank_and_reasons() {
    let app = TestApp::new();
    let title = "Sr.%20Clin%20Informatics%20Dir%20%E2%80%93%20%2410k%20sign-on,%20Nights";
    let answer = app.get(&format!("{MATCH}?title={title}")).await;
    let [found] = answer.data() else {
        panic!("{}", answer.text)
    };
    assert_eq!(
        found["input"],
        "Sr. Clin Informatics Dir – $10k sign-on, Nights"
    );
    assert_eq!(found["normalized"], "senior clinical informatics director");
    assert_eq!(found["seniority"], "director");
    assert_eq!(
        (&found["abstained"], &found["reason"]),
        (&json!(false), &Value::Null)
    );
    let first = &found["matches"][0];
    assert_eq!(
        first["role"]["slug"],
        "senior-clinical-informatics-director"
    );
    assert_eq!(first["occupation"]["code"], "11-9111");
    assert!(first["confidence"].as_f64().unwrap() > 0.6);
    let why = first["why"].as_array().unwrap();
    for (kind, text) in [
        ("role_title", "Senior Clinical Informatics Director"),
        ("abbreviation", "clin: clinical"),
        ("health_setting", "clinical"),
    ] {
        assert!(
            why.contains(&json!({"kind": kind, "text": text})),
            "{why:?}"
        );
    }
}

#[actix_web::test]
async fn a_batch_is_answered_in_its_order_and_as_its_titles_one_by_one() {
    let app = TestApp::new();
    let titles = [
        "Epic Analyst II (Remote)",
        "Director of IT",
        "",
        "Epic Analyst II (Remote)",
        "Zymurgist",
    ];
    let answer = app
        .post(MATCH, &json!({"titles": titles}).to_string())
        .await;
    let found = answer.data();
    assert_eq!(found.len(), titles.len());
    let reasons: Vec<&Value> = found.iter().map(|found| &found["reason"]).collect();
    assert_eq!(
        reasons,
        [
            &Value::Null,
            &json!("low_confidence"),
            &json!("no_title"),
            &Value::Null,
            &json!("no_match")
        ]
    );
    assert_eq!(answer.header("cache-control"), "no-store");
    for (title, found) in titles
        .iter()
        .zip(found)
        .filter(|(title, _)| !title.is_empty())
    {
        let title = title.replace(' ', "%20");
        let alone = app.get(&format!("{MATCH}?title={title}")).await;
        assert_eq!(alone.data()[0], *found);
    }
}

#[actix_web::test]
async fn five_hundred_titles_are_taken_and_not_one_more() {
    let app = TestApp::new();
    let batch = |count| json!({"titles": vec!["Nurse Informaticist"; count]}).to_string();
    assert_eq!(app.post(MATCH, &batch(500)).await.data().len(), 500);
    let refused = app.post(MATCH, &batch(501)).await;
    assert_eq!(refused.status, 400);
    assert_eq!(
        refused.body["errors"][0]["detail"],
        "has 501 entries; there must be 1 to 500"
    );
}

#[actix_web::test]
async fn what_is_wrong_with_a_body_is_named_by_its_place() {
    let app = TestApp::new();
    for (body, faults) in [
        ("[]", vec![("", "invalid_value")]),
        ("{}", vec![("/titles", "invalid_value")]),
        (r#"{"titles": []}"#, vec![("/titles", "out_of_range")]),
        (r#"{"titles": "x"}"#, vec![("/titles", "invalid_value")]),
        (r#"{"titles": null}"#, vec![("/titles", "invalid_value")]),
        (
            r#"{"titles": ["x", 1, null], "title": "y", "titles": []}"#,
            vec![
                ("/title", "unknown_member"),
                ("/titles", "duplicate_member"),
                ("/titles/1", "invalid_value"),
                ("/titles/2", "invalid_value"),
            ],
        ),
        (
            r#"{"titles": ["x"], "a/b~c": 1}"#,
            vec![("/a~1b~0c", "unknown_member")],
        ),
    ] {
        let answer = app.post(MATCH, body).await;
        assert_eq!(answer.status, 400, "{body}");
        assert!(
            answer.body["type"]
                .as_str()
                .unwrap()
                .ends_with("/invalid-body")
        );
        let found: Vec<(&str, &str)> = answer.body["errors"]
            .as_array()
            .unwrap()
            .iter()
            .map(|fault| {
                (
                    fault["pointer"].as_str().unwrap(),
                    fault["code"].as_str().unwrap(),
                )
            })
            .collect();
        assert_eq!(found, faults, "{body}");
    }
    let long = json!({"titles": ["x".repeat(1_001)]}).to_string();
    let answer = app.post(MATCH, &long).await;
    assert_eq!(
        answer.body["errors"][0]["detail"],
        "has 1001 characters; the most is 1000"
    );
}

#[actix_web::test]
async fn a_body_that_is_no_json_or_of_another_kind_is_refused() {
    let app = TestApp::new();
    for body in [r#"{"titles": ["#, "titles", "", "\u{0}"] {
        let answer = app
            .send(
                Method::POST,
                MATCH,
                &[("content-type", "application/json")],
                body,
            )
            .await;
        assert_eq!(answer.status, 400, "{body}");
        assert!(
            answer.body["type"]
                .as_str()
                .unwrap()
                .ends_with("/invalid-json"),
            "{body}"
        );
    }
    for headers in [
        &[("content-type", "text/plain")][..],
        &[],
        &[
            ("content-type", "application/json"),
            ("content-encoding", "gzip"),
        ],
    ] {
        let answer = app.send(Method::POST, MATCH, headers, "{}").await;
        assert_eq!(answer.status, 415, "{headers:?}");
    }
    let charset = [("content-type", "Application/JSON; charset=utf-8")];
    let answer = app
        .send(Method::POST, MATCH, &charset, r#"{"titles": ["x"]}"#)
        .await;
    assert_eq!(answer.status, 200);
    let answer = app
        .post(MATCH, &format!("[\"{}\"]", "x".repeat(1_100_000)))
        .await;
    assert_eq!(answer.status, 413);
}

#[actix_web::test]
async fn resources_that_take_a_body_say_which_methods_they_have() {
    let app = TestApp::new();
    let answer = app.send(Method::PUT, MATCH, &[], "").await;
    assert_eq!(
        (answer.status, answer.header("allow")),
        (405, "GET, HEAD, POST, OPTIONS")
    );
    let preflight = [
        ("origin", "https://jobs.example"),
        ("access-control-request-method", "POST"),
    ];
    let answer = app.options(MATCH, &preflight).await;
    assert_eq!(
        answer.header("access-control-allow-methods"),
        "GET, HEAD, POST, OPTIONS"
    );
    let answer = app.post("/v1/titles/suggest", "{}").await;
    assert_eq!(
        (answer.status, answer.header("allow")),
        (405, "GET, HEAD, OPTIONS")
    );
}

#[actix_web::test]
async fn questions_without_what_they_need_are_refused() {
    let app = TestApp::new();
    for (target, parameter) in [
        ("/v1/titles/match", "title"),
        ("/v1/titles/match?title=", "title"),
        ("/v1/titles/suggest", "q"),
        ("/v1/titles/suggest?q=", "q"),
        ("/v1/search", "q"),
    ] {
        assert_eq!(
            app.get(target).await.fault(),
            (parameter, "invalid_value", "is needed"),
            "{target}"
        );
    }
    let long = format!("/v1/titles/match?title={}", "x".repeat(1_001));
    assert_eq!(app.get(&long).await.fault().1, "out_of_range");
    assert_eq!(
        app.get("/v1/titles/suggest?q=a&limit=51").await.fault().0,
        "limit"
    );
}

#[actix_web::test]
async fn suggestions_come_best_first_with_what_to_highlight() {
    let app = TestApp::new();
    for (typed, title, reach) in [
        (
            "clinical%20informatics%20d",
            "Clinical Informatics Director",
            "prefix",
        ),
        ("inf%20nurse", "Informatics Nurse", "prefix"),
        ("formaticist", "Nurse Informaticist", "infix"),
        ("infromaticist", "Nurse Informaticist", "typo"),
        ("CNIO", "CNIO", "prefix"),
    ] {
        let answer = app.get(&format!("/v1/titles/suggest?q={typed}")).await;
        let found = answer.data().iter().find(|found| found["title"] == title);
        let found = found.unwrap_or_else(|| panic!("{typed}: {}", answer.text));
        assert!(!found["highlights"].as_array().unwrap().is_empty());
        if reach != "prefix" {
            assert_eq!(found["reach"], reach, "{typed}");
        }
    }
    let answer = app.get("/v1/titles/suggest?q=nurse%20inf&limit=3").await;
    let first = &answer.data()[0];
    assert_eq!(first["role"]["slug"], "nurse-informaticist");
    assert_eq!(
        first["highlights"],
        json!([{"start": 0, "end": 5}, {"start": 6, "end": 9}])
    );
    assert!(answer.data().len() <= 3);
    assert!(
        app.get("/v1/titles/suggest?q=zzzzzzzz")
            .await
            .data()
            .is_empty()
    );
}
