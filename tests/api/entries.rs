//! What holds for every resource alike: each row of a list is an entry of its own, and a wrong key names the nearest.

use serde_json::Value;

use crate::harness::{TestApp, text_of};

/// Every list, its key, and a key that is nearly right with the one that is meant.
const RESOURCES: [(&str, &str, &str, &str); 16] = [
    ("/v1/roles", "slug", "ehr-analist", "ehr-analyst"),
    (
        "/v1/education-paths",
        "slug",
        "master-health-informatic",
        "master-health-informatics",
    ),
    ("/v1/certifications", "slug", "cphim", "cphims"),
    (
        "/v1/salary-bands",
        "id",
        "a-clinical-informatics-manager-uk",
        "a-clinical-informatics-manager-us",
    ),
    (
        "/v1/salary-differentials",
        "id",
        "d-all-occupations-us-masters-2020-05",
        "d-all-occupations-us-master-2020-05",
    ),
    (
        "/v1/regional-outlook",
        "id",
        "projections-11-9111-us-2022-203",
        "projections-11-9111-us-2022-2032",
    ),
    (
        "/v1/claims",
        "id",
        "a-clinical-informatics-director-us-bls-2023-5~median",
        "a-clinical-informatics-director-us-bls-2023-05~median",
    ),
    (
        "/v1/conflicts",
        "id",
        "growth-clinical-informatics-director",
        "growth-clinical-informatics-director-us",
    ),
    ("/v1/occupations", "code", "11-9112", "11-9111"),
    ("/v1/regions", "code", "us-va-mclean", "US-VA-MCLEAN"),
    ("/v1/skills", "slug", "programing", "programming"),
    ("/v1/technologies", "slug", "tablau", "tableau"),
    ("/v1/organizations", "slug", "hims", "himss"),
    ("/v1/families", "slug", "clinicl", "clinical"),
    (
        "/v1/sources",
        "slug",
        "uic-healthcare-it-directors",
        "uic-healthcare-it-director",
    ),
    ("/v1/datasets", "slug", "curatd", "curated"),
];

#[actix_web::test]
async fn every_row_of_a_list_is_an_entry_of_its_own() {
    let app = TestApp::new();
    for (path, key, ..) in RESOURCES {
        let list = app.get(&format!("{path}?limit=200")).await;
        for row in list.data() {
            let entry = app.get(&format!("{path}/{}", text_of(&row[key]))).await;
            assert_eq!(&entry.body, row, "{}", entry.target);
            assert_eq!(entry.find_header("link"), None, "{}", entry.target);
        }
    }
}

#[actix_web::test]
async fn a_key_that_is_nearly_right_is_answered_with_the_nearest() {
    let app = TestApp::new();
    for (path, _, wrong, meant) in RESOURCES {
        let answer = app.get(&format!("{path}/{wrong}")).await;
        assert_eq!(answer.status, 404);
        let detail = text_of(&answer.body["detail"]);
        assert!(
            detail.ends_with(&format!(
                "`{wrong}` does not exist; the nearest is `{meant}`"
            )),
            "{detail}"
        );
    }
}

#[actix_web::test]
async fn only_the_fields_that_are_asked_for_are_answered() {
    let app = TestApp::new();
    for (path, key, _, meant) in RESOURCES {
        let whole = app.get(&format!("{path}/{meant}")).await;
        for (field, value) in whole.body.as_object().unwrap() {
            let wanted = serde_json::json!({ field: value });
            assert_eq!(
                app.get(&format!("{path}/{meant}?fields={field}"))
                    .await
                    .body,
                wanted,
                "{path}: {field}"
            );
        }
        let list = app.get(&format!("{path}?fields={key}")).await;
        list.every(|row| row.as_object().unwrap().keys().eq([key]));
    }
}

#[actix_web::test]
async fn every_document_is_full_and_no_reason_is_given_for_what_is_there() {
    let app = TestApp::new();
    for (path, ..) in RESOURCES {
        for row in app.get(&format!("{path}?limit=200")).await.data() {
            for (field, reason) in row["missing"].as_object().into_iter().flatten() {
                let pointer = format!("/{}", field.replace('.', "/"));
                let value = row
                    .pointer(&pointer)
                    .or_else(|| row["amounts"].get(field))
                    .unwrap_or(&Value::Null);
                let is_empty = value.is_null() || value.as_array().is_some_and(Vec::is_empty);
                assert!(
                    is_empty && reason.is_string(),
                    "{path}: `{field}` is there and missing: {row}"
                );
            }
        }
    }
}
