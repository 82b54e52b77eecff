//! Caching and codings: tags, conditional requests, revisions.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};

use actix_web::test::TestRequest;
use careers_api::api::context::{Built, Effort};
use careers_api::api::error::ApiError;
use careers_api::import::seeds::SeedFiles;
use careers_api::store::StoreError;
use futures_util::future::{join, join_all};

use crate::harness::{Answer, CONNECTIONS, TestApp};

const TARGETS: [&str; 5] = [
    "/v1/roles?fields=slug",
    "/v1/roles/ehr-analyst",
    "/v1/roles/ehr-analyst/ladder",
    "/",
    "/openapi.json",
];

fn tag(answer: &Answer) -> String {
    answer.header("etag").to_owned()
}

#[actix_web::test]
async fn a_tag_is_strong_and_the_same_for_the_same_bytes() {
    let app = TestApp::new();
    let mut tags = Vec::new();
    for target in TARGETS {
        let first = app.get(target).await;
        assert!(
            tag(&first).starts_with('"') && tag(&first).len() > 30,
            "{target}: {}",
            tag(&first)
        );
        assert_eq!(tag(&first), tag(&app.get(target).await), "{target}");
        tags.push(tag(&first));
    }
    tags.sort();
    tags.dedup();
    assert_eq!(
        tags.len(),
        TARGETS.len(),
        "different answers have different tags"
    );
    assert_eq!(
        tag(&TestApp::new().get(TARGETS[1]).await),
        tag(&app.get(TARGETS[1]).await),
        "and another process the same"
    );
}

#[actix_web::test]
async fn each_coding_has_its_own_tag_and_decodes_to_the_same_body() {
    let app = TestApp::new();
    for target in TARGETS {
        let plain = app.get(target).await;
        assert_eq!(plain.find_header("content-encoding"), None);
        for coding in ["gzip", "br", "zstd"] {
            let coded = app.get_with(target, &[("accept-encoding", coding)]).await;
            assert_eq!(coded.header("content-encoding"), coding, "{target}");
            assert_eq!(coded.text, plain.text, "{target} in {coding}");
            assert_ne!(tag(&coded), tag(&plain), "{target} in {coding}");
            assert!(
                coded.sent.len() < plain.sent.len() || plain.sent.len() < 500,
                "{target} in {coding}"
            );
        }
    }
}

#[actix_web::test]
async fn answers_say_by_what_they_vary_and_how_long_they_hold() {
    let app = TestApp::new();
    for target in TARGETS {
        for headers in [&[][..], &[("accept-encoding", "br")]] {
            let answer = app.get_with(target, headers).await;
            let vary = if target == "/" || target.starts_with("/v1/") {
                "Accept, Accept-Encoding"
            } else {
                "Accept-Encoding"
            };
            assert_eq!(answer.header("vary"), vary, "{target}");
            assert_eq!(
                answer.header("cache-control"),
                "public, max-age=60, stale-while-revalidate=600",
                "{target}"
            );
            assert_eq!(answer.header("x-data-revision"), "1", "{target}");
        }
    }
}

#[actix_web::test]
async fn a_known_tag_is_answered_with_304_and_no_body() {
    let app = TestApp::new();
    for target in TARGETS {
        let fresh = app.get(target).await;
        let known = tag(&fresh);
        let weak = format!("W/{known}");
        let listed = format!("\"other\", {known} , \"third\"");
        for sent in [&known, &weak, &listed, "*"] {
            let answer = app.get_with(target, &[("if-none-match", sent)]).await;
            assert_eq!(
                (answer.status, answer.sent.len()),
                (304, 0),
                "{target}: {sent}"
            );
            for name in ["etag", "cache-control", "vary", "x-data-revision"] {
                assert_eq!(answer.header(name), fresh.header(name), "{target}: {name}");
            }
        }
        for sent in ["\"other\"", "", "nonsense", known.trim_matches('"')] {
            assert_eq!(
                app.get_with(target, &[("if-none-match", sent)])
                    .await
                    .status,
                200,
                "{target}: {sent}"
            );
        }
    }
}

#[actix_web::test]
async fn a_tag_of_one_coding_is_not_known_in_another() {
    let app = TestApp::new();
    let gzip = tag(&app
        .get_with("/v1/roles", &[("accept-encoding", "gzip")])
        .await);
    let ask = async |coding: &str| {
        app.get_with(
            "/v1/roles",
            &[("accept-encoding", coding), ("if-none-match", &gzip)],
        )
        .await
    };
    assert_eq!(ask("gzip").await.status, 304);
    assert_eq!(ask("br").await.status, 200);
    assert_eq!(ask("identity").await.status, 200);
}

#[actix_web::test]
async fn head_answers_the_headers_of_get() {
    let app = TestApp::new();
    let others = [
        "/v1/salary-bands",
        "/v1/roles/nobody",
        "/v1/roles?x=1",
        "/nowhere",
        "/healthz",
        "/readyz",
    ];
    for target in TARGETS.into_iter().chain(others) {
        let id = ("x-request-id", "same");
        let get = app.get_with(target, &[id]).await;
        let head = app
            .send(actix_web::http::Method::HEAD, target, &[id], "")
            .await;
        let sorted = |answer: &Answer| {
            let pairs = answer
                .headers
                .iter()
                .map(|(name, value)| (name.to_string(), value.clone()));
            let mut pairs: Vec<_> = pairs.collect();
            pairs.sort_by(|a, b| a.0.cmp(&b.0));
            pairs
        };
        assert_eq!(
            (head.status, sorted(&head)),
            (get.status, sorted(&get)),
            "{target}"
        );
    }
    assert_eq!(app.head("/v1/roles").await.status, 200);
}

#[actix_web::test]
async fn failures_are_not_kept() {
    let app = TestApp::new();
    for target in ["/v1/roles/nobody", "/v1/roles?x=1", "/nowhere"] {
        let answer = app.get(target).await;
        assert_eq!(
            (answer.header("cache-control"), answer.find_header("etag")),
            ("no-store", None),
            "{target}"
        );
    }
}

#[actix_web::test]
async fn revision_and_tags_change_exactly_when_data_change() {
    let app = TestApp::new();
    let (changed, other) = ("/v1/families/clinical", "/v1/families/data");
    let before = [tag(&app.get(changed).await), tag(&app.get(other).await)];

    assert_eq!(
        app.seed(&SeedFiles::shipped()).changed,
        Vec::<&str>::new(),
        "the same data change nothing"
    );
    app.look();
    assert_eq!(app.get(changed).await.header("x-data-revision"), "1");

    let mut files = SeedFiles::shipped();
    let families =
        files
            .get("families.json")
            .unwrap()
            .replacen("\"Clinical\"", "\"Clinical work\"", 1);
    files.insert("families.json", families);
    let report = app.seed(&files);
    assert_eq!(report.revision, 2);
    assert!(
        report.changed.contains(&"families") && !report.changed.contains(&"roles"),
        "{:?}",
        report.changed
    );
    app.look();

    let answer = app.get(changed).await;
    assert_eq!(
        (
            answer.header("x-data-revision"),
            answer.body["name"].as_str()
        ),
        ("2", Some("Clinical work"))
    );
    assert_ne!(tag(&answer), before[0]);
    let answer = app.get(other).await;
    assert_eq!(answer.header("x-data-revision"), "2");
    assert_eq!(tag(&answer), before[1], "what did not change keeps its tag");
    assert_eq!(
        app.get_with(other, &[("if-none-match", &before[1])])
            .await
            .status,
        304
    );
}

#[actix_web::test]
async fn every_answer_tells_the_same_revision_after_a_change() {
    let app = TestApp::new();
    app.get("/openapi.json").await;
    let mut files = SeedFiles::shipped();
    let families = files
        .get("families.json")
        .unwrap()
        .replacen("\"Data\"", "\"Data work\"", 1);
    files.insert("families.json", families);
    app.seed(&files);
    app.look();
    for target in [
        "/",
        "/v1/roles",
        "/healthz",
        "/readyz",
        "/openapi.json",
        "/nowhere",
        "/v1/roles/nobody",
    ] {
        assert_eq!(
            app.get(target).await.header("x-data-revision"),
            "2",
            "{target}"
        );
    }
}

#[actix_web::test]
async fn every_spelling_of_a_request_has_the_same_answer() {
    let app = TestApp::new();
    let canonical = "/v1/salary-bands?fields=id,amounts&period=year&region=US";
    let first = app.get(canonical).await;
    assert_eq!(first.body["links"]["self"], canonical);
    for spelling in [
        "/v1/salary-bands?region=US&period=year&fields=id,amounts",
        "/v1/salary-bands?region=US&period=year&fields=id,amounts&limit=50",
        "/v1/salary-bands?limit=050&region=US&&period=year&fields=id%2Camounts&cursor=",
        "/v1/salary-bands?%72egion=%55S&period=year&fields=id,amounts",
        "/v1/salary-bands?role=&region=US&period=year&fields=id,amounts&sort=",
    ] {
        for _ in 0..2 {
            let answer = app.get(spelling).await;
            assert_eq!(
                (tag(&answer), &answer.text),
                (tag(&first), &first.text),
                "{spelling}"
            );
        }
    }
    let other = app.get("/v1/salary-bands?fields=amounts,id&period=year&region=US&limit=49");
    assert_ne!(tag(&other.await), tag(&first));
}

#[actix_web::test]
async fn a_default_is_no_parameter_where_the_path_takes_none() {
    let app = TestApp::new();
    app.get("/v1/roles/ehr-analyst").await;
    let answer = app.get("/v1/roles/ehr-analyst?limit=50").await;
    assert_eq!(answer.fault().0, "limit");
}

/// Asks for the same missing answer many times at once and counts how often it is built.
async fn ask_at_once(
    app: &TestApp,
    build: impl Fn() -> Result<Built, ApiError> + Copy + Send + 'static,
) -> (usize, Vec<u16>) {
    let (built, all_asked) = (
        Arc::new(AtomicUsize::new(0)),
        Arc::new(AtomicBool::new(false)),
    );
    let requests: Vec<_> = (0..100)
        .map(|number| ["/v1/roles?q=a&limit=50", "/v1/roles?q=a"][number % 2])
        .map(|target| TestRequest::with_uri(target).to_http_request())
        .collect();
    let answers = requests.iter().map(|request| {
        let (built, all_asked) = (Arc::clone(&built), Arc::clone(&all_asked));
        app.context.answer(request, Effort::Any, move |_| {
            built.fetch_add(1, Ordering::Relaxed);
            // What is done before the next one asks is no longer being built.
            while !all_asked.load(Ordering::Acquire) {
                std::thread::yield_now();
            }
            build()
        })
    });
    let asked = async {
        // Every request gets its turn meanwhile.
        for _ in &requests {
            actix_web::rt::task::yield_now().await;
        }
        all_asked.store(true, Ordering::Release);
    };
    let (answers, ()) = join(join_all(answers), asked).await;
    let statuses = answers.into_iter().map(|answer| {
        answer.map_or_else(
            |error| error.body("/", "id").status,
            |answer| answer.status().as_u16(),
        )
    });
    (built.load(Ordering::Relaxed), statuses.collect())
}

#[actix_web::test]
async fn a_missing_answer_is_built_once_for_all_who_ask_at_once() {
    let app = TestApp::new();
    let body = || Ok(Built::entry(b"{}".to_vec()));
    assert_eq!(ask_at_once(&app, body).await, (1, vec![200; 100]));
    assert_eq!(
        ask_at_once(&app, body).await,
        (0, vec![200; 100]),
        "and then it is known"
    );
}

#[actix_web::test]
async fn a_failure_is_found_once_for_all_who_ask_at_once_and_again_for_the_next() {
    let app = TestApp::new();
    let failure = || Err(ApiError::Store(StoreError::Busy));
    for _ in 0..2 {
        assert_eq!(ask_at_once(&app, failure).await, (1, vec![503; 100]));
    }
}

/// Takes every connection of the application until what is returned goes out of scope.
async fn take_all_connections(app: &TestApp) -> Sender<()> {
    let (release, hold) = channel();
    let hold = Arc::new(std::sync::Mutex::new(hold));
    let (taken, mut all) = tokio::sync::mpsc::unbounded_channel();
    for _ in 0..CONNECTIONS {
        let (db, hold, taken) = (app.db.clone(), hold.clone(), taken.clone());
        actix_web::rt::spawn(async move {
            db.read(move |_| {
                taken.send(()).unwrap();
                let hold: &Receiver<()> = &hold.lock().unwrap();
                let _ = hold.recv();
                Ok::<_, StoreError>(())
            })
            .await
        });
        all.recv().await;
    }
    release
}

#[actix_web::test]
async fn what_is_known_is_answered_while_no_connection_is_free() {
    let app = TestApp::new();
    let targets = [
        "/v1/roles/ehr-analyst",
        "/v1/salary-bands",
        "/v1/roles?family=clinical&limit=50",
        "/v1/roles?family=clinical",
    ];
    for target in targets {
        app.get(target).await;
    }
    let taken = take_all_connections(&app).await;
    for target in targets {
        let answer = app.get(target).await;
        assert_eq!(answer.status, 200, "{target}");
        let known = app
            .get_with(target, &[("if-none-match", &tag(&answer))])
            .await;
        assert_eq!(known.status, 304, "{target}");
    }
    assert_eq!(
        app.get("/v1/families").await.status,
        503,
        "others wait in vain"
    );
    drop(taken);
}

#[actix_web::test]
async fn an_answer_names_places_as_they_are_called_at_its_revision() {
    let app = TestApp::new();
    let named = |answer: Answer| {
        let region = &answer.data()[0]["region"];
        (
            answer.header("x-data-revision").to_owned(),
            region["name"].as_str().unwrap().to_owned(),
        )
    };
    let before = named(app.get("/v1/salary-bands?region=US&limit=1").await);
    assert_eq!(before, ("1".to_owned(), "United States".to_owned()));

    let mut files = SeedFiles::shipped();
    let regions = files.get("regions.json").unwrap().replacen(
        "\"United States\"",
        "\"United States of America\"",
        1,
    );
    files.insert("regions.json", regions);
    app.seed(&files);

    // Nothing looked at the revision since: the answer is new, and its own reading tells.
    let after = named(app.get("/v1/salary-bands?region=US&limit=2").await);
    assert_eq!(
        after,
        ("2".to_owned(), "United States of America".to_owned())
    );
}
