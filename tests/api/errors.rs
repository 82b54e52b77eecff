//! Failures: always problem documents (RFC 9457), always with the request's id, never HTML.

use actix_web::http::Method;
use insta::assert_json_snapshot;

use crate::database::on_postgres;
use crate::harness::{CONNECTIONS, TestApp};

#[actix_web::test]
async fn an_unknown_path_is_a_problem_that_names_the_nearest() {
    let app = TestApp::new();
    let answer = app.get("/v1/rolls").await;
    assert_json_snapshot!(answer.body, { ".request_id" => "[id]" }, @r#"
    {
      "type": "https://careers-api.example/problems/no-route",
      "title": "No such path",
      "status": 404,
      "detail": "no resource has the path `/v1/rolls`; the nearest is `/v1/roles`",
      "instance": "/v1/rolls",
      "request_id": "[id]",
      "errors": []
    }
    "#);
}

#[actix_web::test]
async fn an_unknown_key_is_a_problem_that_names_the_nearest() {
    let app = TestApp::new();
    let answer = app.get("/v1/roles/ehr-analist?fields=slug").await;
    assert_json_snapshot!(answer.body, { ".request_id" => "[id]" }, @r#"
    {
      "type": "https://careers-api.example/problems/not-found",
      "title": "Not found",
      "status": 404,
      "detail": "role `ehr-analist` does not exist; the nearest is `ehr-analyst`",
      "instance": "/v1/roles/ehr-analist?fields=slug",
      "request_id": "[id]",
      "errors": []
    }
    "#);
}

#[actix_web::test]
async fn a_wrong_parameter_is_a_problem_that_says_what_would_be_right() {
    let app = TestApp::new();
    let answer = app.get("/v1/roles?familly=clinical").await;
    assert_json_snapshot!(answer.body, { ".request_id" => "[id]" }, @r#"
    {
      "type": "https://careers-api.example/problems/invalid-parameters",
      "title": "Invalid parameters",
      "status": 400,
      "detail": "familly: no parameter `familly`; the nearest is `family`; there are q, family, track, seniority, occupation, skill, technology, certification, education_level, sort, limit, cursor, fields, include",
      "instance": "/v1/roles?familly=clinical",
      "request_id": "[id]",
      "errors": [
        {
          "parameter": "familly",
          "code": "unknown_parameter",
          "detail": "no parameter `familly`; the nearest is `family`; there are q, family, track, seniority, occupation, skill, technology, certification, education_level, sort, limit, cursor, fields, include"
        }
      ]
    }
    "#);
}

#[actix_web::test]
async fn a_method_that_is_not_there_is_refused_with_those_that_are() {
    let app = TestApp::new();
    for target in [
        "/v1/roles",
        "/v1/roles/ehr-analyst",
        "/v1/salary-bands/x",
        "/",
        "/healthz",
        "/readyz",
        "/openapi.json",
    ] {
        for method in [Method::POST, Method::PUT, Method::PATCH, Method::DELETE] {
            let answer = app.send(method, target, &[], "").await;
            assert_eq!(
                (answer.status, answer.header("allow")),
                (405, "GET, HEAD, OPTIONS"),
                "{target}"
            );
        }
    }
    let answer = app.post("/v1/roles", "{}").await;
    assert_json_snapshot!(answer.body, { ".request_id" => "[id]" }, @r#"
    {
      "type": "https://careers-api.example/problems/method-not-allowed",
      "title": "Method not allowed",
      "status": 405,
      "detail": "`POST` is not allowed here; allowed are GET, HEAD, OPTIONS",
      "instance": "/v1/roles",
      "request_id": "[id]",
      "errors": []
    }
    "#);
}

#[actix_web::test]
async fn a_format_that_is_not_there_is_not_acceptable() {
    let app = TestApp::new();
    for accept in [
        "text/html",
        "image/png, text/html;q=0.9",
        "application/json;q=0",
        "application/xml, */*;q=0",
    ] {
        let answer = app
            .get_with("/v1/roles?fields=slug", &[("accept", accept)])
            .await;
        assert_eq!(answer.status, 406, "{accept}");
    }
    for accept in [
        "application/json",
        "text/html, */*;q=0.1",
        "application/*",
        "APPLICATION/JSON",
        "",
    ] {
        let answer = app
            .get_with("/v1/roles?fields=slug", &[("accept", accept)])
            .await;
        assert_eq!(answer.status, 200, "{accept}");
    }
    let lines = [("accept", "text/html"), ("accept", "application/json")];
    assert_eq!(
        app.get_with("/v1/roles?fields=slug", &lines).await.status,
        200,
        "several lines are one list"
    );
    let answer = app.get_with("/v1/roles", &[("accept", "text/html")]).await;
    assert_json_snapshot!(answer.body, { ".request_id" => "[id]" }, @r#"
    {
      "type": "https://careers-api.example/problems/not-acceptable",
      "title": "Not acceptable",
      "status": 406,
      "detail": "the `Accept` header admits none of: application/json",
      "instance": "/v1/roles",
      "request_id": "[id]",
      "errors": []
    }
    "#);
}

#[actix_web::test]
async fn no_coding_at_all_is_not_acceptable() {
    let app = TestApp::new();
    for codings in ["identity;q=0", "*;q=0"] {
        assert_eq!(
            app.get_with("/v1/roles", &[("accept-encoding", codings)])
                .await
                .status,
            406,
            "{codings}"
        );
    }
}

#[actix_web::test]
async fn a_body_that_is_too_large_is_refused() {
    let app = TestApp::new();
    let answer = app.post("/v1/roles", &"x".repeat(1_048_577)).await;
    let declared = app
        .send(
            Method::POST,
            "/v1/roles",
            &[("content-length", "1048577")],
            "",
        )
        .await;
    assert_eq!((answer.status, declared.status), (413, 413));
    assert_eq!(
        declared.body["type"],
        "https://careers-api.example/problems/body-too-large"
    );
}

#[actix_web::test]
async fn a_url_that_is_too_long_is_refused() {
    let app = TestApp::new();
    for target in ["/v1/roles?q=", "/v1/roles/", "/nowhere/"] {
        let answer = app.get(&format!("{target}{}", "x".repeat(8_192))).await;
        assert_eq!(answer.status, 414, "{target}");
        assert_eq!(
            answer.body["type"],
            "https://careers-api.example/problems/url-too-long"
        );
        assert!(answer.text.len() < 3_000, "the URL is not repeated in full");
    }
}

#[actix_web::test]
async fn no_request_makes_an_answer_many_times_its_size() {
    let app = TestApp::new();
    let many = |piece: &str| piece.repeat(8_000 / piece.len());
    for target in [
        format!("/v1/salary-bands?{}", many("a&")),
        format!("/v1/salary-bands?{}", many("q&")),
        format!("/v1/roles?fields={}", many(",")),
        format!("/v1/roles?{}", many("a")),
        format!("/v1/roles?sort={}", many("title,")),
        format!("/v1/roles?limit={}", many("0")),
        format!("/v1/salary-bands?min_median=-{}", many("9")),
        format!("/v1/roles/{}", many("a")),
        format!("/nowhere/{}", many("a")),
        format!("/docs/{}", many("a")),
    ] {
        let answer = app.get(&target).await;
        assert!(matches!(answer.status, 400 | 404), "{}", answer.status);
        assert!(
            answer.text.len() < 24_000,
            "{target:.40} got {} bytes",
            answer.text.len()
        );
    }
}

#[actix_web::test]
async fn a_defect_in_a_handler_or_a_query_is_an_internal_error() {
    use actix_web::middleware::from_fn;
    use actix_web::test::{TestRequest, call_and_read_body_json, init_service, try_call_service};
    use actix_web::web::{self, Data};
    use actix_web::{App, HttpRequest, HttpResponse};
    use careers_api::api::context::{Context, Effort};
    use careers_api::api::error::ApiError;
    use careers_api::api::front::front;

    async fn broken_handler() -> HttpResponse {
        panic!("a defect in a handler")
    }
    async fn broken_query(
        request: HttpRequest,
        context: Data<Context>,
    ) -> Result<HttpResponse, ApiError> {
        context
            .answer(&request, Effort::Any, |_| panic!("a defect in a query"))
            .await
    }
    async fn broken_on_the_worker(
        request: HttpRequest,
        context: Data<Context>,
    ) -> Result<HttpResponse, ApiError> {
        context
            .answer(&request, Effort::Few, |_| panic!("a defect in a query"))
            .await
    }
    let base = TestApp::new();
    let app = init_service(
        App::new()
            .app_data(base.context.clone())
            .route("/v1/handler", web::get().to(broken_handler))
            .route("/v1/query", web::get().to(broken_query))
            .route("/v1/few", web::get().to(broken_on_the_worker))
            .wrap(from_fn(front)),
    )
    .await;
    let internal = "https://careers-api.example/problems/internal";

    // No connection is lost by any of them, of which there are two.
    let few = ["/v1/few"; 3];
    let (on_a_thread, on_the_worker) = match on_postgres() {
        true => ([&["/v1/query"][..], &few].concat(), vec!["/v1/handler"]),
        false => (vec!["/v1/query"], [&["/v1/handler"][..], &few].concat()),
    };
    for target in on_a_thread {
        let request = TestRequest::get().uri(target).to_request();
        let problem: serde_json::Value = call_and_read_body_json(&app, request).await;
        assert_eq!(problem["type"], internal, "{target}");
    }
    for target in on_the_worker {
        let request = TestRequest::get().uri(target).to_request();
        let lost = try_call_service(&app, request).await.unwrap_err();
        let response = lost.error_response();
        assert_eq!(response.status(), 500);
        assert!(response.headers().contains_key("x-request-id"));
        let body = actix_web::body::to_bytes(response.into_body()).await;
        let problem: serde_json::Value = serde_json::from_slice(&body.ok().unwrap()).unwrap();
        assert_eq!(problem["type"], internal, "{target}");
    }
}

#[actix_web::test]
async fn a_request_that_waits_too_long_for_the_database_is_told_to_come_back() {
    use careers_api::store::StoreError;
    let app = TestApp::new();
    let (release, hold) = std::sync::mpsc::channel::<()>();
    let hold = std::sync::Arc::new(std::sync::Mutex::new(hold));
    for _ in 0..CONNECTIONS {
        let (db, hold) = (app.db.clone(), hold.clone());
        actix_web::rt::spawn(async move {
            db.read(move |_| {
                let _ = hold.lock().unwrap().recv();
                Ok::<_, StoreError>(())
            })
            .await
        });
    }
    actix_web::rt::task::yield_now().await;

    let answer = app.get("/v1/families").await;

    assert_eq!((answer.status, answer.header("retry-after")), (503, "1"));
    assert_eq!(
        answer.body["type"],
        "https://careers-api.example/problems/busy"
    );
    assert_eq!(app.get("/healthz").await.status, 200);
    drop(release);
    assert_eq!(app.get("/v1/families").await.status, 200);
}

#[actix_web::test]
async fn a_path_that_takes_no_parameters_says_so() {
    let app = TestApp::new();
    for path in ["/", "/healthz", "/readyz", "/openapi.json"] {
        let json = [("accept", "application/json")];
        let answer = app.get_with(&format!("{path}?verbose=1"), &json).await;
        assert_eq!(
            answer.fault(),
            (
                "verbose",
                "unknown_parameter",
                "no parameter `verbose`; there is none here"
            ),
            "{path}"
        );
    }
}

#[actix_web::test]
async fn a_broken_percent_encoding_is_refused_wherever_it_stands() {
    let app = TestApp::new();
    for broken in [
        "%",
        "%2",
        "%zz",
        "%00",
        "%ff",
        "%c3%28",
        "a%00b",
        "%ED%A0%80",
    ] {
        for target in [
            format!("/v1/roles/{broken}"),
            format!("/v1/roles?q={broken}"),
            format!("/{broken}"),
        ] {
            let answer = app.get(&target).await;
            assert_eq!(answer.status, 400, "{target}");
            assert_eq!(
                answer.body["type"], "https://careers-api.example/problems/invalid-url",
                "{target}"
            );
        }
    }
}

#[actix_web::test]
async fn a_valid_request_id_is_kept_and_any_other_replaced() {
    let app = TestApp::new();
    let longest = "x".repeat(128);
    for target in ["/v1/roles?fields=slug", "/v1/roles/nobody", "/nowhere"] {
        for id in [
            "a",
            "0197f3a1-8f0e-7cc3-98c4-dc0c0c07398f",
            "Trace_1.2",
            &longest,
        ] {
            let answer = app.get_with(target, &[("x-request-id", id)]).await;
            assert_eq!(answer.header("x-request-id"), id, "{target}");
            assert!(
                answer.status == 200 || answer.body["request_id"] == id,
                "{target}"
            );
        }
        let too_long = "x".repeat(129);
        for id in ["", "two words", "a/b", "\u{e9}", "line\tbreak", &too_long] {
            let answer = app.get_with(target, &[("x-request-id", id)]).await;
            assert_ne!(answer.header("x-request-id"), id);
            assert_eq!(answer.header("x-request-id").len(), 36, "{target}: {id:?}");
        }
    }
}

#[actix_web::test]
async fn no_failure_is_html_and_none_shows_the_inside() {
    let app = TestApp::new();
    for target in [
        "/nowhere",
        "/v1",
        "/v1/",
        "/v1/roles/",
        "/v1//roles",
        "/V1/roles",
        "/v1/roles/x/y/z",
        "/docs/nothing.js",
        "/v1/roles/%3Cscript%3E",
        "/v1/roles/..%2f..%2fetc",
        "/v1/roles?q=%27%3B+DROP+TABLE+roles",
        "/v1/regions/%F0%9F%8F%A5",
        "/.env",
        "/v1/salary-bands/1%20OR%201=1",
    ] {
        let answer = app.get_with(target, &[("accept", "*/*")]).await;
        if answer.status >= 400 {
            assert_eq!(
                answer.header("content-type"),
                "application/problem+json",
                "{target}"
            );
            assert_eq!(answer.header("cache-control"), "no-store", "{target}");
            for inside in ["SELECT", "sqlite", "diesel", "panicked", "src/"] {
                assert!(
                    !answer.text.contains(inside),
                    "{target} shows {inside}: {}",
                    answer.text
                );
            }
        }
        assert!(answer.status < 500, "{target}");
    }
}

#[actix_web::test]
async fn a_client_that_asks_too_often_is_told_when_to_come_back() {
    let app = TestApp::limited(std::num::NonZeroU32::new(3));
    let mut statuses = Vec::new();
    for _ in 0..40 {
        let answer = app.get("/v1/families?fields=slug").await;
        if answer.status == 429 {
            assert_eq!(answer.header("retry-after"), "1");
            assert_eq!(answer.header("ratelimit-remaining"), "0");
            assert_eq!(
                answer.body["type"],
                "https://careers-api.example/problems/too-many-requests"
            );
        }
        statuses.push(answer.status);
    }
    assert_eq!(statuses[..3], [200, 200, 200]);
    assert!(statuses.contains(&429), "{statuses:?}");
    let disguised = app.get("/%761/families?fields=slug").await;
    assert_eq!(disguised.status, 429, "no spelling of the path escapes");
    for probe in ["/healthz", "/readyz", "/docs/", "/openapi.json"] {
        assert_eq!(app.get(probe).await.status, 200, "{probe} is never limited");
    }
}

#[actix_web::test]
async fn a_limited_client_is_told_what_is_left() {
    let app = TestApp::limited(std::num::NonZeroU32::new(3));
    let answer = app.get("/v1/families?fields=slug").await;
    assert_eq!(answer.header("ratelimit-limit"), "3");
    assert_eq!(answer.header("ratelimit-remaining"), "2");
    assert_eq!(answer.header("ratelimit-reset"), "1");
    let refused = app
        .get_with("/v1/families", &[("accept", "text/html")])
        .await;
    assert_eq!(
        (refused.status, refused.header("ratelimit-remaining")),
        (406, "1"),
        "what is refused counts too"
    );
    let free = TestApp::new().get("/v1/families?fields=slug").await;
    assert_eq!(free.find_header("ratelimit-limit"), None);
}

#[actix_web::test]
async fn no_target_whatsoever_is_a_failure_of_ours() {
    use proptest::strategy::{Strategy, ValueTree};
    let app = TestApp::new();
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let paths = [
        "/v1/roles",
        "/v1/salary-bands",
        "/v1/regional-outlook",
        "/v1/education-paths",
        "/v1/sources",
    ];
    let names = [
        "q",
        "sort",
        "fields",
        "include",
        "cursor",
        "limit",
        "role",
        "region",
        "min_median",
        "reference_to",
    ];
    let anything = (
        0..paths.len(),
        0..names.len(),
        ".{0,30}",
        proptest::bool::ANY,
    );
    for _ in 0..400 {
        let (path, name, text, in_path) = anything.new_tree(&mut runner).unwrap().current();
        let text = careers_api::api::params::encode(&text);
        let target = match in_path {
            true => format!("{}/{text}", paths[path]),
            false => format!("{}?{}={text}", paths[path], names[name]),
        };
        let status = app.get(&target).await.status;
        assert!(status < 500, "{target}: {status}");
    }
}

#[actix_web::test]
async fn a_database_that_is_gone_is_a_failure_without_a_cause() {
    use diesel::RunQueryDsl;
    let app = TestApp::new();
    diesel::sql_query("ALTER TABLE skills RENAME TO lost")
        .execute(&mut app.conn())
        .unwrap();

    let answer = app.get("/v1/skills").await;

    assert_eq!(answer.status, 500);
    assert_json_snapshot!(answer.body, { ".request_id" => "[id]" }, @r#"
    {
      "type": "https://careers-api.example/problems/internal",
      "title": "Internal error",
      "status": 500,
      "detail": "the service cannot answer right now",
      "instance": "/v1/skills",
      "request_id": "[id]",
      "errors": []
    }
    "#);
}
