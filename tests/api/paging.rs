//! Lists in pages: under every order, each row comes exactly once and in its place.

use careers_api::domain::text::fold;
use careers_api::import::seeds::SeedFiles;
use serde_json::{Value, json};

use crate::harness::{Answer, TestApp, text_of};

/// Walks one list in pages of 1, 2 and 7 rows, under each of its sort keys, both ways.
async fn walk_every_order(path: &str, key: &str, sorts: &[(&str, &str)]) {
    let app = TestApp::new();
    let unsorted = app.get(&format!("{path}?limit=200")).await;
    assert_eq!(
        unsorted.body["page"]["next_cursor"],
        Value::Null,
        "{path} has more rows than this test expects"
    );
    assert!(!unsorted.data().is_empty(), "{path} is empty");
    for (sort, pointer) in sorts {
        for descending in [false, true] {
            let order = format!("{}{sort}", if descending { "-" } else { "" });
            let whole = app.get(&format!("{path}?limit=200&sort={order}")).await;
            check_order(&order, whole.data(), key, pointer, descending);
            for limit in [1, 2, 7] {
                let target = format!("{path}?fields={key}&limit={limit}&sort={order}");
                assert_eq!(
                    walk(&app, target, limit, key).await,
                    whole.column(key),
                    "{path} by {order} in pages of {limit}"
                );
            }
        }
    }
}

/// Follows `links.next` to the end and returns the keys of all rows.
async fn walk(app: &TestApp, first: String, limit: usize, key: &str) -> Vec<String> {
    let mut keys = Vec::new();
    let mut next = Some(first);
    while let Some(target) = next {
        let page = app.get(&target).await;
        let link = page.body["links"]["next"].as_str().map(str::to_owned);
        assert_eq!(page.body["links"]["self"], target.as_str());
        assert_eq!(
            page.body["page"]["next_cursor"].is_null(),
            link.is_none(),
            "{target}"
        );
        assert!(
            page.data().len() == limit || link.is_none(),
            "{target} is short"
        );
        keys.extend(page.column(key));
        assert!(
            keys.len() <= usize::try_from(page.body["page"]["total"].as_u64().unwrap()).unwrap(),
            "{target} repeats"
        );
        next = link;
    }
    keys
}

/// Education levels, which do not sort by their names.
const LEVELS: [&str; 9] = [
    "self_study",
    "certificate",
    "associate",
    "bachelor",
    "master",
    "executive",
    "professional",
    "doctorate",
    "fellowship",
];

/// Ranks, which do not sort by their names either.
const RANKS: [&str; 11] = [
    "intern",
    "entry",
    "junior",
    "mid",
    "senior",
    "lead",
    "principal",
    "supervisor",
    "manager",
    "director",
    "executive",
];

/// Checks that values rise or fall, that nulls come last either way, and that equals are in the order of their keys.
fn check_order(order: &str, rows: &[Value], key: &str, pointer: &str, descending: bool) {
    let place = |row: &Value| {
        let value = pointer
            .split('|')
            .find_map(|pointer| row.pointer(pointer).filter(|value| !value.is_null()));
        let value = value.cloned().unwrap_or_default();
        let folded = ["/name", "/title", "/publisher"].contains(&pointer);
        let text = if folded {
            fold(&text_of(&value))
        } else {
            text_of(&value)
        };
        let ranked: &[&str] = match pointer {
            "/level" => &LEVELS,
            "/seniority" => &RANKS,
            _ => &[],
        };
        match ranked.iter().position(|name| value == *name) {
            Some(rank) => (false, f64::from(u8::try_from(rank).unwrap()), String::new()),
            None => (value.is_null(), value.as_f64().unwrap_or_default(), text),
        }
    };
    for pair in rows.windows(2) {
        let [(a_null, a_number, a_text), (b_null, b_number, b_text)] =
            [place(&pair[0]), place(&pair[1])];
        let rising = a_number.total_cmp(&b_number).then(a_text.cmp(&b_text));
        let wanted = if descending && !a_null && !b_null {
            rising.reverse()
        } else {
            rising
        };
        let sequence = a_null
            .cmp(&b_null)
            .then(wanted)
            .then(text_of(&pair[0][key]).cmp(&text_of(&pair[1][key])));
        assert!(
            sequence.is_lt(),
            "by {order}, {} must not come before {}",
            pair[0],
            pair[1]
        );
    }
}

macro_rules! walks {
    ($($name:ident: $path:literal by $key:literal, [$($sort:literal $pointer:literal),+];)+) => {
        $(#[actix_web::test]
        async fn $name() {
            walk_every_order($path, $key, &[$(($sort, $pointer)),+]).await;
        })+
    };
}

walks! {
    certifications_come_once_and_in_order: "/v1/certifications" by "slug",
        ["name" "/name", "issuer" "/issuer/slug", "status" "/status"];
    claims_come_once_and_in_order: "/v1/claims" by "id",
        ["id" "/id", "role" "/role", "region" "/region/code", "reference_period" "/reference_period",
         "verdict" "/check/verdict"];
    conflicts_come_once_and_in_order: "/v1/conflicts" by "id",
        ["id" "/id", "quantity" "/quantity", "role" "/role", "region" "/region/code"];
    data_sets_come_once_and_in_order: "/v1/datasets" by "slug", ["name" "/name", "imported_at" "/imported_at"];
    education_paths_come_once_and_in_order: "/v1/education-paths" by "slug",
        ["title" "/title", "cost" "/cost/max"];
    families_come_once_and_in_order: "/v1/families" by "slug", ["name" "/name"];
    occupations_come_once_and_in_order: "/v1/occupations" by "code",
        ["title" "/title", "code" "/code", "job_zone" "/job_zone"];
    organizations_come_once_and_in_order: "/v1/organizations" by "slug", ["name" "/name", "kind" "/kind"];
    outlook_rows_come_once_and_in_order: "/v1/regional-outlook" by "id",
        ["id" "/id", "growth" "/growth_percent/min", "annual_openings" "/annual_openings",
         "location_quotient" "/location_quotient", "mean_wage" "/mean_wage", "region" "/region/code",
         "period_from" "/period/from"];
    regions_come_once_and_in_order: "/v1/regions" by "code", ["name" "/name", "code" "/code", "kind" "/kind"];
    roles_come_once_and_in_order: "/v1/roles" by "slug",
        ["title" "/title", "family" "/family", "track" "/track", "seniority" "/seniority",
         "experience" "/experience_years/min",
         "median" "/headline/median"];
    pay_figures_come_once_and_in_order: "/v1/salary-bands" by "id",
        ["id" "/id", "median" "/amounts/median", "mean" "/amounts/mean", "low" "/amounts/low", "high" "/amounts/high",
         "reference_period" "/reference_period", "region" "/region/code", "level_years" "/level/years/min"];
    differentials_come_once_and_in_order: "/v1/salary-differentials" by "id",
        ["id" "/id", "percent" "/percent/min"];
    skills_come_once_and_in_order: "/v1/skills" by "slug", ["name" "/name", "kind" "/kind"];
    sources_come_once_and_in_order: "/v1/sources" by "slug",
        ["title" "/title", "publisher" "/publisher", "published_on" "/published_on"];
    technologies_come_once_and_in_order: "/v1/technologies" by "slug", ["name" "/name", "category" "/category"];
    pay_figures_of_a_role_come_once_and_in_order: "/v1/roles/clinical-informatics-director/salary-bands" by "id",
        ["median" "/amounts/median", "high" "/amounts/high"];
    education_paths_of_a_role_come_once_and_in_order: "/v1/roles/clinical-informatics-director/education-paths" by "slug",
        ["title" "/title", "cost" "/cost/max"];
}

#[actix_web::test]
async fn several_sort_keys_apply_one_after_the_other() {
    let app = TestApp::new();
    for (path, key, order) in [
        ("/v1/roles", "slug", "family,-title"),
        ("/v1/roles", "slug", "-experience,track,title"),
        ("/v1/salary-bands", "id", "-median,region,mean"),
        ("/v1/salary-bands", "id", "currency_is_no_key"),
        ("/v1/regional-outlook", "id", "region,-growth,-period_from"),
    ] {
        let whole = app.get(&format!("{path}?sort={order}")).await;
        if order.starts_with("currency") {
            assert_eq!(whole.fault().0, "sort");
            continue;
        }
        for limit in [1, 3] {
            let target = format!("{path}?fields={key}&limit={limit}&sort={order}");
            assert_eq!(
                walk(&app, target, limit, key).await,
                whole.column(key),
                "{path} by {order}"
            );
        }
    }
    let families = app.get("/v1/roles?sort=-family,title").await;
    let titles: Vec<(String, String)> = families
        .column("family")
        .into_iter()
        .zip(families.column("title"))
        .collect();
    let mut wanted = titles.clone();
    wanted.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| fold(&a.1).cmp(&fold(&b.1))));
    assert_eq!(titles, wanted);
}

#[actix_web::test]
async fn a_cursor_survives_rows_that_are_added_meanwhile() {
    let app = TestApp::new();
    let old = app.get("/v1/skills?limit=200").await.column("slug");
    let first = app.get("/v1/skills?limit=7&fields=slug").await;
    let mut seen = first.column("slug");
    let mut files = SeedFiles::shipped();
    let mut skills: Value = serde_json::from_str(files.get("skills.json").unwrap()).unwrap();
    for name in ["aaa before", "zzz after"] {
        let mut added = skills["skills"][0].clone();
        (added["slug"], added["name"]) = (name.replace(' ', "-").into(), name.into());
        skills["skills"].as_array_mut().unwrap().push(added);
    }
    files.insert("skills.json", skills.to_string());
    app.seed(&files);
    app.look();

    let next = first.body["links"]["next"].as_str().unwrap().to_owned();
    seen.extend(walk(&app, next, 7, "slug").await);

    assert_eq!(
        seen.pop().as_deref(),
        Some("zzz-after"),
        "the row behind the cursor is there, at its place"
    );
    assert_eq!(
        seen, old,
        "every old row came once, and the row before the cursor did not push one back"
    );
}

#[actix_web::test]
async fn a_cursor_that_this_list_did_not_make_is_refused() {
    use base64::Engine;
    let app = TestApp::new();
    let made = |text: &str| base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(text);
    for cursor in [
        "abc",
        "%25%25",
        "bm9uc2Vuc2U",
        &made("{}"),
        &made(r#"{"sort":"","values":[],"key":"x"}"#),
    ] {
        let answer = app.get(&format!("/v1/roles?cursor={cursor}")).await;
        assert_eq!(answer.fault().0, "cursor", "{cursor}");
    }
    let cursor =
        text_of(&app.get("/v1/salary-bands?limit=1&sort=median").await.body["page"]["next_cursor"]);
    let other_order = app
        .get(&format!("/v1/salary-bands?sort=-median&cursor={cursor}"))
        .await;
    assert_eq!(other_order.fault().0, "cursor");
}

#[actix_web::test]
async fn a_cursor_of_another_list_is_refused() {
    let app = TestApp::new();
    let cursor = text_of(&app.get("/v1/skills?limit=1").await.body["page"]["next_cursor"]);

    let answer = app.get(&format!("/v1/technologies?cursor={cursor}")).await;

    assert_eq!(answer.fault().0, "cursor");
}

/// A cursor as this list makes them in this order, with any value for the median.
fn forged_cursor(median: &str) -> String {
    use base64::Engine;
    let cursor = json!({
        "list": "/v1/salary-bands", "sort": "median", "values": [median], "key": "a-clinical-informatics-director-us",
        "revision": 1,
    });
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(cursor.to_string())
}

#[actix_web::test]
async fn a_cursor_with_a_word_where_a_number_belongs_is_refused() {
    let app = TestApp::new();
    let forged = forged_cursor("many");

    let answer = app
        .get(&format!("/v1/salary-bands?sort=median&cursor={forged}"))
        .await;

    assert_eq!(answer.fault().0, "cursor");
    let honest = forged_cursor("12");
    let answer = app
        .get(&format!("/v1/salary-bands?sort=median&cursor={honest}"))
        .await;
    assert_eq!(answer.status, 200, "only the word was wrong");
}

#[actix_web::test]
async fn the_envelope_says_where_the_page_stands() {
    let app = TestApp::new();

    let page = app
        .get("/v1/roles?limit=2&family=leadership&fields=slug&cursor=")
        .await;

    let cursor = text_of(&page.body["page"]["next_cursor"]);
    let this = "/v1/roles?family=leadership&fields=slug&limit=2";
    assert_eq!(page.body["page"]["limit"], 2);
    assert_eq!(page.body["page"]["total"], 11);
    assert_eq!(page.body["links"]["self"], this);
    assert_eq!(
        page.body["links"]["next"],
        format!("{this}&cursor={cursor}")
    );
    assert_eq!(
        page.header("link"),
        format!("<{this}>; rel=\"self\", <{this}&cursor={cursor}>; rel=\"next\"")
    );
    let whole = app.get("/v1/roles").await;
    assert_eq!(whole.body["page"]["limit"], 50);
    assert_eq!(whole.header("link"), "</v1/roles>; rel=\"self\"");
}

#[actix_web::test]
async fn a_page_tells_whether_the_data_changed_since_the_first() {
    let app = TestApp::new();
    let revisions = |answer: &Answer| {
        let header = |name| answer.find_header(name).unwrap_or("-").to_owned();
        (header("x-data-revision"), header("x-paging-revision"))
    };
    let next = |answer: &Answer| answer.body["links"]["next"].as_str().unwrap().to_owned();
    let told = |data: &str, paging: &str| (data.to_owned(), paging.to_owned());

    let first = app.get("/v1/roles?limit=5").await;
    assert_eq!(revisions(&first), told("1", "-"));
    let second = app.get(&next(&first)).await;
    assert_eq!(revisions(&second), told("1", "1"));

    let mut files = SeedFiles::shipped();
    let families = files.get("families.json").unwrap();
    let families = families.replacen("\"Clinical\"", "\"Clinical work\"", 1);
    files.insert("families.json", families);
    app.seed(&files);
    app.look();

    let third = app.get(&next(&second)).await;
    assert_eq!(revisions(&third), told("2", "1"));
    let fourth = app.get(&next(&third)).await;
    assert_eq!(
        revisions(&fourth),
        told("2", "1"),
        "still of the first page"
    );
    let anew = app.get("/v1/roles?limit=5").await;
    assert_eq!(revisions(&anew), told("2", "-"));
}
