//! Bad input: one test for each kind of it, and each answer says which parameter and what would be right.

use crate::harness::TestApp;

/// Asks for a list and returns its only fault: the parameter, the code and the detail.
async fn fault(target: &str) -> (String, String, String) {
    let answer = TestApp::new().get(target).await;
    let (parameter, code, detail) = answer.fault();
    (parameter.to_owned(), code.to_owned(), detail.to_owned())
}

/// Checks that a list is refused for one parameter, with this code, and with a detail that contains this text.
async fn refused(target: &str, parameter: &str, code: &str, text: &str) {
    let (found, found_code, detail) = fault(target).await;
    assert_eq!(
        (found.as_str(), found_code.as_str()),
        (parameter, code),
        "{target}: {detail}"
    );
    assert!(detail.contains(text), "{target}: {detail}");
}

/// Checks that each of the values is refused for the parameter that the target ends with.
async fn refused_values(target: &str, values: &[&str]) {
    for value in values {
        let target = format!("{target}={value}");
        let (parameter, ..) = fault(&target).await;
        assert!(
            target.ends_with(&format!("?{parameter}={value}")),
            "{target}"
        );
    }
}

/// Several checks of [`refused`], one a line.
macro_rules! refused {
    ($($target:expr => $parameter:expr, $code:expr, $text:expr;)+) => {
        $(refused($target, $parameter, $code, $text).await;)+
    };
}

#[actix_web::test]
async fn an_unknown_parameter_names_the_nearest() {
    refused! {
        "/v1/roles?familly=data" => "familly", "unknown_parameter", "the nearest is `family`";
        "/v1/roles/ehr-analyst?limit=1" => "limit", "unknown_parameter", "there are fields, include";
        "/v1/roles?page=2" => "page", "unknown_parameter", "no parameter `page`";
        "/v1/roles?page=2" => "page", "unknown_parameter", "the nearest is `cursor`";
        "/v1/roles?Sort=title" => "Sort", "unknown_parameter", "the nearest is `sort`";
        "/v1/skills?include=ladder" => "include", "unknown_parameter", "";
    }
}

#[actix_web::test]
async fn an_unknown_value_names_the_nearest() {
    refused! {
        "/v1/roles?seniority=manger" => "seniority", "unknown_value", "the nearest is `manager`";
        "/v1/salary-bands?statistic=P90" => "statistic", "unknown_value", "the nearest is `p90`";
        "/v1/regions?kind=states" => "kind", "unknown_value", "the nearest is `state`";
        "/v1/certifications?status=Active" => "status", "unknown_value", "the nearest is `active`";
    }
}

#[actix_web::test]
async fn an_unknown_reference_names_the_nearest() {
    refused! {
        "/v1/salary-bands?region=Virginia" => "region", "unknown_value", "the nearest is `US-VA`";
        "/v1/roles?family=zzz" => "family", "unknown_value", "the nearest is `";
        "/v1/roles?skill=programing" => "skill", "unknown_value", "the nearest is `programming`";
        "/v1/roles?track=clinical-informatic" => "track", "unknown_value", "is no track";
        "/v1/salary-bands?role=ehr-analist" => "role", "unknown_value", "the nearest is `ehr-analyst`";
        "/v1/salary-bands?region=us" => "region", "unknown_value", "the nearest is `US`";
        "/v1/salary-bands?within=M49-15" => "within", "unknown_value", "is no region";
        "/v1/salary-bands?source=uic" => "source", "unknown_value", "is no source";
        "/v1/regional-outlook?dataset=curate" => "dataset", "unknown_value", "the nearest is `curated`";
        "/v1/occupations?parent=15-000" => "parent", "unknown_value", "is no occupation";
        "/v1/certifications?issuer=hims" => "issuer", "unknown_value", "the nearest is `himss`";
        "/v1/skills?role=nobody" => "role", "unknown_value", "`nobody` is no role";
        "/v1/sources?publisher=Himalaya" => "publisher", "unknown_value", "";
        "/v1/salary-bands?level=entri-director" => "level", "unknown_value", "";
        "/v1/salary-bands?currency=USX" => "currency", "unknown_value", "";
    }
}

#[actix_web::test]
async fn a_malformed_currency_is_refused() {
    refused_values(
        "/v1/salary-bands?currency",
        &["US", "DOLLAR", "U5D", "%E2%82%AC"],
    )
    .await;
}

#[actix_web::test]
async fn a_parameter_that_is_given_twice_is_refused() {
    refused! {
        "/v1/roles?family=data&family=clinical" => "family", "duplicate_parameter", "give it once";
        "/v1/roles?limit=1&limit=1" => "limit", "duplicate_parameter", "";
    }
}

#[actix_web::test]
async fn an_inverted_range_is_refused() {
    let list = "/v1/salary-bands";
    refused! {
        &format!("{list}?min_median=2&max_median=1") => "min_median", "empty_range", "exceeds `max_median`";
        &format!("{list}?reference_from=2024&reference_to=2023-12") =>
            "reference_from", "empty_range", "exceeds `reference_to`";
    }
}

#[actix_web::test]
async fn what_is_no_number_is_refused() {
    let (bands, outlook) = ("/v1/salary-bands", "/v1/regional-outlook");
    let amounts = [
        "x", "1e", "0x10", "1,5", "NaN", "inf", "-1", "0.001", "1e300",
    ];
    refused_values(&format!("{bands}?min_median"), &amounts).await;
    let years = ["x", "1.5", "-1", "81", "99999999999999999999"];
    refused_values(&format!("{bands}?experience_years"), &years).await;
    refused_values(
        &format!("{outlook}?min_growth"),
        &["x", "NaN", "-101", "1e9", "0.001"],
    )
    .await;
    refused_values("/v1/education-paths?max_cost", &["-1", "inf"]).await;
    refused_values("/v1/education-paths?max_months", &["x", "-1"]).await;
    refused_values("/v1/occupations?job_zone", &["0", "6", "x"]).await;
}

#[actix_web::test]
async fn what_is_neither_year_nor_month_is_refused() {
    let periods = ["23", "2023-13", "2023-5", "2023-05-01", "May", "2023-"];
    refused_values("/v1/salary-bands?reference_from", &periods).await;
    refused! {
        "/v1/salary-bands?reference_to=2023-13" =>
            "reference_to", "invalid_value", "neither a year (`2023`) nor a month (`2023-05`)";
    }
}

#[actix_web::test]
async fn a_limit_outside_1_to_200_is_refused() {
    for limit in [
        "0",
        "201",
        "-1",
        "9223372036854775807",
        "9223372036854775808",
    ] {
        refused(
            &format!("/v1/roles?limit={limit}"),
            "limit",
            "out_of_range",
            "is not within 1 to 200",
        )
        .await;
    }
    for limit in ["x", "1.0", "1e1"] {
        refused(
            &format!("/v1/roles?limit={limit}"),
            "limit",
            "invalid_value",
            "is not a whole number",
        )
        .await;
    }
}

#[actix_web::test]
async fn an_order_that_makes_no_sense_is_refused() {
    refused! {
        "/v1/salary-bands?sort=id,median,mean,low" => "sort", "out_of_range", "more than 3 keys";
        "/v1/roles?sort=titel" => "sort", "unknown_value", "the nearest is `title`";
        "/v1/roles?sort=title,title" => "sort", "invalid_value", "names `title` twice";
        "/v1/roles?sort=title,-title" => "sort", "invalid_value", "twice";
        "/v1/roles?sort=--title" => "sort", "unknown_value", "";
    }
}

#[actix_web::test]
async fn an_unknown_field_names_the_nearest() {
    refused! {
        "/v1/roles?fields=slug,titel" => "fields", "unknown_value", "the nearest is `title`";
        "/v1/roles/ehr-analyst?fields=slug,slug" => "fields", "invalid_value", "names `slug` twice";
        "/v1/roles/ehr-analyst/ladder?fields=yeers" => "fields", "unknown_value", "the nearest is `years`";
    }
}

#[actix_web::test]
async fn an_unknown_include_names_the_nearest() {
    refused! {
        "/v1/roles?include=certification" => "include", "unknown_value", "the nearest is `certifications`";
        "/v1/roles/ehr-analyst?include=ladder,ladder" => "include", "invalid_value", "twice";
    }
}

#[actix_web::test]
async fn an_overlong_value_is_refused() {
    for (parameter, most) in [
        ("q", 200),
        ("family", 100),
        ("fields", 1_000),
        ("cursor", 4_000),
    ] {
        let target = format!("/v1/roles?{parameter}={}", "x".repeat(most + 1));
        let detail = format!("has {} characters; the most is {most}", most + 1);
        refused(&target, parameter, "out_of_range", &detail).await;
    }
    assert_eq!(
        TestApp::new()
            .get(&format!("/v1/roles?q={}", "x".repeat(200)))
            .await
            .status,
        200
    );
}

#[actix_web::test]
async fn several_faults_are_all_reported() {
    let answer = TestApp::new()
        .get("/v1/roles?familly=data&limmit=3&sort=title&sort=title")
        .await;
    let faults: Vec<_> = answer.body["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|fault| fault["parameter"].clone())
        .collect();
    assert_eq!(faults, ["familly", "limmit", "sort"]);
    let answer = TestApp::new()
        .get("/v1/salary-bands?role=nope&region=nowhere&currency=XXX")
        .await;
    assert_eq!(answer.body["errors"].as_array().unwrap().len(), 3);
    let answer = TestApp::new()
        .get("/v1/roles?limit=0&fields=nothing&seniority=boss&education_level=phd")
        .await;
    let mut faults: Vec<_> = answer.body["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|fault| fault["parameter"].clone())
        .collect();
    faults.sort_by_key(ToString::to_string);
    assert_eq!(faults, ["education_level", "fields", "limit", "seniority"]);
}

#[actix_web::test]
async fn an_empty_value_counts_as_left_out() {
    let app = TestApp::new();
    let all = app.get("/v1/salary-bands").await;
    for query in [
        "q=",
        "role=&currency=&limit=",
        "cursor=&sort=&min_median=&reference_from=",
        "period",
    ] {
        assert_eq!(
            app.get(&format!("/v1/salary-bands?{query}")).await.data(),
            all.data(),
            "{query}"
        );
    }
}

#[actix_web::test]
async fn spaces_commas_and_cases_of_the_encoding_do_not_matter() {
    let app = TestApp::new();
    let plain = app
        .get("/v1/roles?sort=family,-title&fields=slug,title")
        .await;
    for same in [
        "sort=family%2C-title&fields=slug%2ctitle",
        "&sort=family,+-title&&fields=slug,%20title&",
    ] {
        assert_eq!(
            app.get(&format!("/v1/roles?{same}")).await.data(),
            plain.data(),
            "{same}"
        );
    }
}
