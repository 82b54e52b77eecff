//! Reads from any web page: CORS headers on every answer, and preflights.

use crate::harness::TestApp;

const ORIGIN: (&str, &str) = ("origin", "https://careers.example");

#[actix_web::test]
async fn every_answer_may_be_read_by_any_page() {
    let app = TestApp::new();
    for target in [
        "/",
        "/healthz",
        "/v1/roles",
        "/v1/roles/nobody",
        "/nowhere",
        "/v1/roles?x=1",
        "/v1/%ff",
        "/docs/",
    ] {
        for headers in [&[ORIGIN][..], &[]] {
            let answer = app.get_with(target, headers).await;
            assert_eq!(
                answer.header("access-control-allow-origin"),
                "*",
                "{target}"
            );
            let exposed = answer.header("access-control-expose-headers");
            for name in [
                "ETag",
                "Link",
                "X-Data-Revision",
                "X-Request-Id",
                "Retry-After",
            ] {
                assert!(exposed.contains(name), "{target} does not expose {name}");
            }
        }
    }
}

#[actix_web::test]
async fn a_preflight_is_answered() {
    let app = TestApp::new();
    let wanted = [
        ORIGIN,
        ("access-control-request-method", "GET"),
        (
            "access-control-request-headers",
            "if-none-match, x-request-id",
        ),
    ];
    let answer = app.options("/v1/roles", &wanted).await;
    assert_eq!((answer.status, answer.text.as_str()), (204, ""));
    assert_eq!(
        answer.header("access-control-allow-methods"),
        "GET, HEAD, OPTIONS"
    );
    assert_eq!(answer.header("access-control-max-age"), "86400");
    let headers = answer.header("access-control-allow-headers");
    assert!(
        headers.contains("If-None-Match") && headers.contains("X-Request-Id"),
        "{headers}"
    );
}

#[actix_web::test]
async fn options_without_a_preflight_names_the_methods() {
    let app = TestApp::new();
    for target in [
        "/v1/roles",
        "/v1/roles/ehr-analyst",
        "/v1/salary-bands",
        "/",
        "/openapi.json",
    ] {
        let answer = app.options(target, &[]).await;
        assert_eq!(
            (answer.status, answer.header("allow")),
            (204, "GET, HEAD, OPTIONS"),
            "{target}"
        );
    }
}
