//! Roles: filters, search, what they bring along.

use crate::harness::{TestApp, text_of};

const DIRECTOR: &str = "/v1/roles/clinical-informatics-director";

#[actix_web::test]
async fn roles_are_listed_by_title() {
    let app = TestApp::new();
    let titles = app.get("/v1/roles").await.column("title");
    assert_eq!(titles.len(), 30);
    assert_eq!(
        titles.first().map(String::as_str),
        Some("Chief Clinical Informatics Officer (CCIO)")
    );
    assert_eq!(
        titles.last().map(String::as_str),
        Some("Vice President of Clinical Informatics")
    );
}

#[actix_web::test]
async fn each_filter_keeps_only_roles_that_fit() {
    let app = TestApp::new();
    let get = async |query: &str| app.get(&format!("/v1/roles?{query}")).await;
    get("family=data")
        .await
        .every(|role| role["family"] == "data");
    get("track=clinical-informatics")
        .await
        .every(|role| role["track"] == "clinical-informatics");
    get("seniority=executive")
        .await
        .every(|role| role["seniority"] == "executive");
    get("occupation=11-9111")
        .await
        .every(|role| role["occupation"]["code"] == "11-9111");
    let has = |list: &'static str, slug: &'static str| {
        move |role: &serde_json::Value| {
            role[list]
                .as_array()
                .unwrap()
                .iter()
                .any(|entry| entry["slug"] == slug)
        }
    };
    get("skill=project-management")
        .await
        .every(has("skills", "project-management"));
    get("technology=tableau")
        .await
        .every(has("technologies", "tableau"));
    get("certification=cphims&include=certifications")
        .await
        .every(has("certifications", "cphims"));
    get("education_level=doctorate&include=education_paths")
        .await
        .every(|role| {
            role["education_paths"]
                .as_array()
                .unwrap()
                .iter()
                .any(|path| path["level"] == "doctorate")
        });
}

#[actix_web::test]
async fn filters_that_are_combined_all_hold() {
    let app = TestApp::new();
    let slugs = app
        .get("/v1/roles?family=leadership&seniority=executive&track=clinical-informatics-executive")
        .await
        .column("slug");
    assert_eq!(
        slugs,
        [
            "chief-medical-information-officer",
            "vice-president-clinical-informatics",
        ]
    );
}

#[actix_web::test]
async fn search_looks_at_titles_aliases_and_summaries_whatever_the_case() {
    let app = TestApp::new();
    let found = async |q: &str| {
        app.get(&format!("/v1/roles?q={q}&fields=slug"))
            .await
            .column("slug")
    };
    assert_eq!(found("CCIO").await, ["chief-clinical-informatics-officer"]);
    let directors = found("director+of+clinical+informatics").await;
    assert!(
        directors.contains(&"clinical-informatics-director".to_owned()),
        "{directors:?}"
    );
    assert_eq!(
        found("INFORMATICS++clinical+of+director").await,
        directors,
        "the order of the words does not matter"
    );
    assert!(
        found("D%C3%A4ta+Sci%C3%A9ntist")
            .await
            .contains(&"health-data-scientist".to_owned())
    );
    assert_eq!(
        found("100%25").await,
        Vec::<String>::new(),
        "a percent sign is a percent sign, not a wildcard"
    );
    assert_eq!(
        found("_").await,
        Vec::<String>::new(),
        "an underscore is an underscore, not a wildcard"
    );
}

#[actix_web::test]
async fn the_director_has_the_headline_of_its_figures() {
    let app = TestApp::new();
    let role = app.get(DIRECTOR).await.body;
    let headline = &role["headline"];
    let band = app
        .get("/v1/salary-bands/a-clinical-informatics-director-us-bls-2023-05")
        .await
        .body;
    assert_eq!(headline["median"], 110_680);
    assert_eq!(headline["median"], band["amounts"]["median"]);
    assert_eq!(headline["currency"], "USD");
    assert_eq!(headline["region"], "US");
    assert_eq!(headline["growth_percent"], 28);
    assert_eq!(headline["annual_openings"], 54_700);
    assert_eq!(headline["median_occupation"]["match"], "proxy");
    assert_eq!(
        role["experience_years"],
        serde_json::json!({ "min": 8, "max": 12, "open_ended": null })
    );
}

#[actix_web::test]
async fn steps_are_numbered_from_one() {
    let app = TestApp::new();
    for role in app.get("/v1/roles").await.data() {
        let steps = role["steps"].as_array().unwrap();
        for (index, step) in steps.iter().enumerate() {
            assert_eq!(step["position"], index + 1, "{}", role["slug"]);
        }
    }
}

#[actix_web::test]
async fn what_is_included_equals_what_the_nested_lists_answer() {
    let app = TestApp::new();
    let all =
        "education_paths,certifications,salary_bands,regional_outlook,ladder,salary_differentials";
    let role = app.get(&format!("{DIRECTOR}?include={all}")).await.body;
    for (field, path, key) in [
        ("education_paths", "education-paths", "slug"),
        ("certifications", "certifications", "slug"),
        ("salary_bands", "salary-bands", "id"),
        ("regional_outlook", "regional-outlook", "id"),
    ] {
        let list = app.get(&format!("{DIRECTOR}/{path}?limit=200")).await;
        let sorted = |rows: &[serde_json::Value]| {
            let mut rows = rows.to_vec();
            rows.sort_by_key(|row| text_of(&row[key]));
            rows
        };
        assert_eq!(
            sorted(role[field].as_array().unwrap()),
            sorted(list.data()),
            "{field}"
        );
    }
    assert_eq!(
        role["ladder"].as_array().unwrap().as_slice(),
        app.get(&format!("{DIRECTOR}/ladder")).await.data()
    );
    let bare = app.get(DIRECTOR).await.body;
    assert!(
        bare.get("ladder").is_none() && bare.get("salary_bands").is_none(),
        "nothing comes unasked"
    );
}

#[actix_web::test]
async fn included_parts_can_be_picked_as_fields() {
    let app = TestApp::new();
    let role = app
        .get(&format!("{DIRECTOR}?include=ladder&fields=slug,ladder"))
        .await
        .body;
    assert_eq!(
        role.as_object().unwrap().keys().collect::<Vec<_>>(),
        ["slug", "ladder"]
    );
}

#[actix_web::test]
async fn the_nested_lists_of_an_unknown_role_do_not_exist() {
    let app = TestApp::new();
    for part in [
        "education-paths",
        "certifications",
        "salary-bands",
        "regional-outlook",
        "ladder",
    ] {
        let answer = app.get(&format!("/v1/roles/ehr-analist/{part}")).await;
        assert_eq!(answer.status, 404);
        assert_eq!(
            answer.body["detail"],
            "role `ehr-analist` does not exist; the nearest is `ehr-analyst`"
        );
    }
}
