//! The explorer: the page at `/`, its files, and what its script asks the API for.

use std::collections::HashSet;

use actix_web::http::Method;
use careers_api::api::include::ON_DEMAND;
use careers_api::api::openapi::COMMITTED;
use serde_json::Value;

use crate::harness::TestApp;

const BROWSER: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

const FILES: [(&str, &str); 2] = [
    ("/explorer.css", "text/css; charset=utf-8"),
    ("/explorer.js", "text/javascript; charset=utf-8"),
];

#[actix_web::test]
async fn a_browser_gets_the_page_under_its_policy() {
    let app = TestApp::new();
    for accept in [BROWSER, "*/*", "text/html", "text/*", ""] {
        let page = app.get_with("/", &[("accept", accept)]).await;
        assert_eq!(
            page.header("content-type"),
            "text/html; charset=utf-8",
            "{accept}"
        );
        assert!(page.text.starts_with("<!doctype html>"), "{accept}");
    }
    let page = app.get("/").await;
    let policy = page.header("content-security-policy");
    assert!(policy.starts_with("default-src 'none'; script-src 'self'; style-src 'self';"));
    assert!(!policy.contains("unsafe"), "{policy}");
    assert_eq!(page.header("vary"), "Accept, Accept-Encoding");

    let again = app
        .get_with("/", &[("if-none-match", page.header("etag"))])
        .await;

    assert_eq!(
        (again.status, again.header("content-security-policy")),
        (304, policy)
    );
}

#[actix_web::test]
async fn a_program_gets_json_with_a_tag_of_its_own() {
    let app = TestApp::new();
    let page = app.get("/").await;
    for accept in [
        "application/json",
        "application/json, text/plain, */*",
        "application/json, text/html;q=0.9",
        "text/html;q=0, */*",
    ] {
        let asked = [("accept", accept), ("if-none-match", page.header("etag"))];
        let answer = app.get_with("/", &asked).await;
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (200, "application/json"),
            "{accept}"
        );
        assert_eq!(answer.body["name"], "careers-api");
        assert_eq!(answer.header("vary"), "Accept, Accept-Encoding");
        assert_eq!(answer.find_header("content-security-policy"), None);
    }
}

#[actix_web::test]
async fn a_client_that_takes_neither_is_told_what_there_is() {
    let app = TestApp::new();
    for accept in [
        "image/png",
        "text/html;q=0, application/json;q=0",
        "*/*;q=0",
    ] {
        let answer = app.get_with("/", &[("accept", accept)]).await;
        assert_eq!(answer.status, 406, "{accept}");
        assert_eq!(
            answer.body["detail"],
            "the `Accept` header admits none of: text/html, application/json"
        );
    }
}

#[actix_web::test]
async fn the_files_of_the_page_are_resources_like_all_others() {
    let app = TestApp::new();
    for (path, content_type) in FILES {
        let file = app.get(path).await;
        assert_eq!(
            (file.status, file.header("content-type")),
            (200, content_type)
        );
        assert!(file.header("cache-control").starts_with("public"));
        let head = app.head(path).await;
        assert_eq!(
            (head.status, head.header("etag")),
            (200, file.header("etag"))
        );
        let again = [("if-none-match", file.header("etag"))];
        assert_eq!(app.get_with(path, &again).await.status, 304);
        let zipped = app.get_with(path, &[("accept-encoding", "br")]).await;
        assert!(zipped.text == file.text && zipped.sent.len() * 2 < file.sent.len());
        let refused = app.send(Method::DELETE, path, &[], "").await;
        assert_eq!(
            (refused.status, refused.header("allow")),
            (405, "GET, HEAD, OPTIONS")
        );
    }
}

#[actix_web::test]
async fn the_page_asks_nobody_else_and_writes_no_markup() {
    let app = TestApp::new();
    for path in ["/", "/explorer.css", "/explorer.js"] {
        let text = app.get(path).await.text;
        for scheme in ["http://", "https://"] {
            for (at, _) in text.match_indices(scheme) {
                let url = &text[at..];
                assert!(
                    url.starts_with("http://www.w3.org/2000/svg"),
                    "{path}: {url:.60}"
                );
            }
        }
        for forbidden in [
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "eval(",
            " style=",
            "@import",
        ] {
            assert!(!text.contains(forbidden), "{path} uses {forbidden}");
        }
    }
    // Behind a path prefix, only relative addresses lead back to the service.
    let page = app.get("/").await.text;
    assert!(!page.contains("=\"/"), "an absolute path");
}

#[actix_web::test]
async fn the_script_asks_for_what_there_is() {
    let app = TestApp::new();
    let script = app.get("/explorer.js").await.text;
    let constant = |name: &str| {
        let start = format!("const {name} = \"");
        let value = script.split(&start).nth(1).unwrap();
        value.split('"').next().unwrap().to_owned()
    };
    assert_eq!(constant("INCLUDE"), ON_DEMAND.join(","));
    let list = format!(
        "/v1/roles?fields={}&limit=200&q=nurse&family=clinical",
        constant("LISTED")
    );
    assert!(!app.get(&list).await.data().is_empty());
    assert_eq!(app.get("/v1/families?fields=slug,name").await.status, 200);

    let document: Value = serde_json::from_str(COMMITTED).unwrap();
    let first_segments: HashSet<&str> = document["paths"]
        .as_object()
        .unwrap()
        .keys()
        .filter_map(|path| path.strip_prefix("/v1/")?.split('/').next())
        .collect();
    let asked = words_after(&script, "v1/", |c| c.is_ascii_alphanumeric() || c == '-');
    assert!(asked.len() > 3);
    for segment in asked {
        assert!(first_segments.contains(segment.as_str()), "/v1/{segment}");
    }
}

#[actix_web::test]
async fn the_script_reads_only_fields_that_there_are() {
    let script = TestApp::new().get("/explorer.js").await.text;
    let document: Value = serde_json::from_str(COMMITTED).unwrap();
    let schemas = &document["components"]["schemas"];
    let properties = |schema: &str| {
        let properties = schemas[schema]["properties"].as_object();
        properties
            .unwrap_or_else(|| panic!("no schema {schema}"))
            .keys()
    };
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let role: HashSet<&String> = properties("RoleView").collect();
    let row: HashSet<&String> = [
        "SalaryBandView",
        "SalaryDifferentialView",
        "RegionalOutlookView",
    ]
    .into_iter()
    .chain(["EducationPathView", "CertificationView"])
    .flat_map(properties)
    .collect();
    for (object, known) in [("role.", role), ("row.", row)] {
        let read = words_after(&script, object, is_name);
        assert!(read.len() > 10);
        for field in read {
            assert!(known.contains(&field), "{object}{field}");
        }
    }
    // All other names with an underscore are names of the API too.
    for name in script
        .split(|c| !is_name(c))
        .filter(|name| name.trim_matches('_').contains('_'))
    {
        assert!(COMMITTED.contains(&format!("\"{name}\"")), "{name}");
    }
}

/// The words that follow a mark, wherever the mark starts a word itself.
fn words_after(text: &str, mark: &str, fits: impl Fn(char) -> bool) -> HashSet<String> {
    text.match_indices(mark)
        .filter(|(at, _)| !text[..*at].ends_with(|c: char| c.is_ascii_alphanumeric()))
        .map(|(at, _)| {
            text[at + mark.len()..]
                .chars()
                .take_while(|c| fits(*c))
                .collect()
        })
        .filter(|word: &String| !word.is_empty())
        .collect()
}
