//! Organizations: filters, and the roles they matter to.

use careers_api::import::seeds::SeedFiles;
use serde_json::{Value, json};

use crate::harness::TestApp;

const ROLE: &str = "privacy-officer";

/// The shipped files, with organizations that a document names for one role.
fn named_for_a_role(links: &Value) -> SeedFiles {
    let mut files = SeedFiles::shipped();
    let name = format!("roles/{ROLE}.json");
    let mut role: Value = serde_json::from_str(files.get(&name).unwrap()).unwrap();
    role["organizations"] = links.clone();
    files.insert(&name, role.to_string());
    files
}

#[actix_web::test]
async fn each_filter_keeps_only_organizations_that_fit() {
    let app = TestApp::new();
    let get = async |query: &str| app.get(&format!("/v1/organizations?{query}")).await;
    get("kind=university")
        .await
        .every(|entry| entry["kind"] == "university");
    get("role=clinical-informatics-director")
        .await
        .every(|entry| {
            entry["roles"]
                .as_array()
                .unwrap()
                .iter()
                .any(|role| role["slug"] == "clinical-informatics-director")
        });
    assert_eq!(get("q=ahima").await.column("slug"), ["ahima"]);
}

#[actix_web::test]
async fn an_organization_lists_the_roles_of_what_it_issues() {
    let app = TestApp::new();
    let entry = app.get("/v1/organizations/himss").await.body;
    assert_eq!(entry["acronym"], "HIMSS");
    let issued = app.get("/v1/certifications?issuer=himss").await;
    for role in issued
        .data()
        .iter()
        .flat_map(|certification| certification["roles"].as_array().unwrap())
    {
        let own = entry["roles"].as_array().unwrap();
        assert!(
            own.iter().any(|known| known["slug"] == role["slug"]),
            "{} is not with HIMSS",
            role["slug"]
        );
    }
}

#[actix_web::test]
async fn an_organization_lists_the_roles_of_the_paths_that_it_offers() {
    let app = TestApp::new();
    let paths = app.get("/v1/education-paths?limit=200").await;
    let offered = paths.data().iter().find(|path| {
        path["provider"].is_string() && !path["leads_to"].as_array().unwrap().is_empty()
    });
    let path = offered.expect("some path has a provider");
    let provider = path["provider"].as_str().unwrap();
    let entry = app.get(&format!("/v1/organizations/{provider}")).await.body;
    for role in path["leads_to"].as_array().unwrap() {
        let own = entry["roles"].as_array().unwrap();
        assert!(own.iter().any(|known| known["slug"] == role["slug"]));
    }
}

#[actix_web::test]
async fn an_organization_that_a_document_names_for_a_role_is_found_from_both_sides() {
    let app = TestApp::new();
    let source = "careers-in-health-informatics";
    let files = named_for_a_role(&json!([
        {"slug": "whit", "source": source},
        {"slug": "himss", "note": "Its annual conference.", "source": source},
    ]));
    assert!(app.seed(&files).changed.contains(&"role_organizations"));

    let role = app.get(&format!("/v1/roles/{ROLE}")).await.body;
    let whit = app.get("/v1/organizations/whit").await.body;
    assert_eq!(
        role["organizations"],
        json!([
            {"slug": "whit", "name": whit["name"], "acronym": whit["acronym"], "note": null, "source": source},
            {"slug": "himss", "name": "Healthcare Information and Management Systems Society", "acronym": "HIMSS",
                "note": "Its annual conference.", "source": source},
        ])
    );
    let sources = role["sources"].as_array().unwrap();
    assert!(sources.iter().any(|known| known["slug"] == source));

    let found = app.get(&format!("/v1/organizations?role={ROLE}")).await;
    for slug in ["whit", "himss"] {
        assert!(found.column("slug").contains(&slug.to_owned()), "{slug}");
        let entry = app.get(&format!("/v1/organizations/{slug}")).await.body;
        let roles: Vec<&str> = entry["roles"]
            .as_array()
            .unwrap()
            .iter()
            .map(|role| role["title"].as_str().unwrap())
            .collect();
        let with_it = roles.iter().filter(|title| **title == "Privacy Officer");
        assert_eq!(with_it.count(), 1, "{slug}: {roles:?}");
        assert!(
            roles.is_sorted_by_key(|title| title.to_lowercase()),
            "{roles:?}"
        );
    }
}
