//! The service itself: welcome, health, readiness, documentation.

use diesel::RunQueryDsl;
use serde_json::json;

use crate::harness::{TestApp, text_of};

#[actix_web::test]
async fn the_welcome_names_every_list_and_each_of_them_answers() {
    let app = TestApp::new();
    let json = [("accept", "application/json")];
    let welcome = app.get_with("/", &json).await.body;
    assert_eq!(welcome["name"], "careers-api");
    assert_eq!(welcome["data_revision"], 1);
    let lists = welcome["resources"].as_array().unwrap();
    assert_eq!(lists.len(), 16);
    for list in lists {
        assert!(
            !app.get(list.as_str().unwrap()).await.data().is_empty(),
            "{list}"
        );
    }
}

#[actix_web::test]
async fn the_process_lives_and_the_database_is_ready() {
    let app = TestApp::new();
    assert_eq!(app.get("/healthz").await.body, json!({ "status": "ok" }));
    let ready = app.get("/readyz").await;
    assert_eq!(
        (ready.status, ready.header("cache-control")),
        (200, "no-store")
    );
}

#[actix_web::test]
async fn a_database_with_another_schema_is_not_ready() {
    let app = TestApp::new();
    diesel::sql_query("INSERT INTO __diesel_schema_migrations (version) VALUES ('99991231000000')")
        .execute(&mut app.conn())
        .unwrap();

    let answer = app.get("/readyz").await;

    assert_eq!((answer.status, answer.header("retry-after")), (503, "1"));
    assert_eq!(
        answer.body["type"],
        "https://careers-api.example/problems/not-ready"
    );
    assert_eq!(
        app.get("/healthz").await.status,
        200,
        "the process lives all the same"
    );
}

#[actix_web::test]
async fn the_openapi_document_is_the_committed_one() {
    let app = TestApp::new();
    let answer = app.get("/openapi.json").await;
    assert_eq!(answer.text, careers_api::api::openapi::COMMITTED);
}

#[actix_web::test]
async fn swagger_ui_is_served_from_the_binary() {
    let app = TestApp::new();
    let page = app.get("/docs/").await;
    assert_eq!(page.status, 200);
    assert!(page.header("content-type").starts_with("text/html"));
    assert!(
        !page.text.contains("https://unpkg.com") && !page.text.contains("cdn."),
        "it fetches nothing from elsewhere"
    );
    let redirect = app.get("/docs").await;
    assert_eq!(
        (redirect.status, redirect.header("location")),
        (308, "/docs/")
    );
}

#[actix_web::test]
async fn every_operation_of_the_document_answers_its_own_example() {
    let app = TestApp::new();
    let document: serde_json::Value =
        serde_json::from_str(careers_api::api::openapi::COMMITTED).unwrap();
    for (path, item) in document["paths"].as_object().unwrap() {
        let post = &item["post"];
        if post.is_object() {
            let example = &post["requestBody"]["content"]["application/json"]["example"];
            assert_eq!(
                app.post(path, &example.to_string()).await.status,
                200,
                "{path}"
            );
        }
        if !item["get"].is_object() {
            continue;
        }
        let mut target = path.clone();
        for parameter in item["get"]["parameters"].as_array().into_iter().flatten() {
            let name = parameter["name"].as_str().unwrap();
            let example = text_of(&parameter["example"]);
            if parameter["in"] == "path" {
                target = target.replace(&format!("{{{name}}}"), &example);
            } else if parameter["required"] == true {
                let example = careers_api::api::params::encode(&example);
                target = format!("{target}?{name}={example}");
            }
        }
        assert_eq!(app.get(&target).await.status, 200, "{target}");
        let example = &item["get"]["responses"]["200"]["content"]["application/json"]["example"];
        assert!(
            example["data"]
                .as_array()
                .is_none_or(|rows| !rows.is_empty()),
            "{path}: the examples of its parameters together find nothing"
        );
        assert!(
            item["get"]["summary"].is_string() && item["get"]["operationId"].is_string(),
            "{path}"
        );
    }
}
