//! The thirty roles that the documents name, each whole enough to draw a page from.

use serde_json::Value;

use crate::harness::{TestApp, text_of};

/// Slug, title and family of every role.
const ROLES: [(&str, &str, &str); 30] = [
    (
        "clinical-informatics-specialist",
        "Clinical Informatics Specialist",
        "clinical",
    ),
    (
        "clinical-informatics-analyst",
        "Clinical Informatics Analyst",
        "clinical",
    ),
    (
        "clinical-informatics-manager",
        "Clinical Informatics Manager",
        "leadership",
    ),
    (
        "clinical-informatics-director",
        "Clinical Informatics Director",
        "leadership",
    ),
    (
        "senior-clinical-informatics-director",
        "Senior Clinical Informatics Director",
        "leadership",
    ),
    (
        "chief-clinical-informatics-officer",
        "Chief Clinical Informatics Officer (CCIO)",
        "leadership",
    ),
    (
        "chief-medical-information-officer",
        "Chief Medical Information Officer (CMIO)",
        "leadership",
    ),
    (
        "chief-nursing-information-officer",
        "Chief Nursing Information Officer (CNIO)",
        "leadership",
    ),
    (
        "vice-president-clinical-informatics",
        "Vice President of Clinical Informatics",
        "leadership",
    ),
    ("clinical-director", "Clinical Director", "leadership"),
    (
        "clinical-services-director",
        "Clinical Services Director",
        "leadership",
    ),
    (
        "healthcare-it-director",
        "Director of Information Technology, Healthcare",
        "leadership",
    ),
    (
        "clinical-informaticist",
        "Clinical Informaticist",
        "clinical",
    ),
    ("nurse-informaticist", "Nurse Informaticist", "clinical"),
    (
        "health-informatics-specialist",
        "Health Informatics Specialist",
        "clinical",
    ),
    ("ehr-analyst", "EHR Analyst", "systems"),
    ("health-data-analyst", "Health Data Analyst", "data"),
    ("health-data-scientist", "Health Data Scientist", "data"),
    (
        "health-systems-analyst",
        "Health Systems Analyst",
        "systems",
    ),
    ("health-it-specialist", "Health IT Specialist", "systems"),
    (
        "healthcare-network-engineer",
        "Network Engineer, Healthcare",
        "systems",
    ),
    (
        "healthcare-database-administrator",
        "Database Administrator, Healthcare",
        "systems",
    ),
    (
        "clinical-data-interoperability-engineer",
        "Clinical Data Interoperability Engineer",
        "systems",
    ),
    (
        "health-informatics-project-manager",
        "Health Informatics Project Manager",
        "governance",
    ),
    (
        "health-information-security-analyst",
        "Health Information Security Analyst",
        "governance",
    ),
    ("privacy-officer", "Privacy Officer", "governance"),
    (
        "health-informatics-consultant",
        "Health Informatics Consultant",
        "consulting",
    ),
    (
        "healthcare-it-manager",
        "IT Manager, Healthcare",
        "leadership",
    ),
    (
        "medical-records-technician",
        "Medical Records Technician (Health Information Technician)",
        "systems",
    ),
    (
        "network-systems-administrator",
        "Network Systems Administrator",
        "systems",
    ),
];

#[actix_web::test]
async fn every_role_that_the_documents_name_is_there() {
    let app = TestApp::new();
    for (slug, title, family) in ROLES {
        let role = app
            .get(&format!("/v1/roles/{slug}?fields=title,family"))
            .await
            .body;
        assert_eq!(
            (
                text_of(&role["title"]).as_str(),
                text_of(&role["family"]).as_str()
            ),
            (title, family),
            "{slug}"
        );
    }
}

#[actix_web::test]
async fn every_role_is_whole() {
    let app = TestApp::new();
    let roles = app
        .get("/v1/roles?include=education_paths,certifications&limit=200")
        .await;
    for role in roles.data() {
        let slug = text_of(&role["slug"]);
        let list = |field: &str| {
            role[field]
                .as_array()
                .unwrap_or_else(|| panic!("{slug} has no {field}"))
        };
        let has = |least: usize, field: &str| {
            assert!(list(field).len() >= least, "{slug} has too few {field}")
        };
        assert!(
            text_of(&role["summary"]).len() >= 60,
            "{slug}: the summary is short"
        );
        assert!(
            text_of(&role["description"]).len() >= 300,
            "{slug}: the description is short"
        );
        has(2, "aliases");
        has(3, "responsibilities");
        has(5, "skills");
        has(1, "education_paths");
        has(1, "certifications");
        has(1, "sources");
        assert!(
            list("skills")
                .iter()
                .all(|skill| skill["importance"].is_string()),
            "{slug}"
        );
        assert!(
            role["occupation"]["match"].is_string() && role["occupation"]["title"].is_string(),
            "{slug}"
        );
        let necessity = |list: &[Value], links: &str| {
            list.iter().all(|entry| {
                let links = entry[links].as_array().unwrap();
                links
                    .iter()
                    .any(|link| link["slug"] == slug.as_str() && link["necessity"].is_string())
            })
        };
        assert!(
            necessity(list("education_paths"), "leads_to"),
            "{slug}: education without necessity"
        );
        assert!(
            necessity(list("certifications"), "roles"),
            "{slug}: certifications without necessity"
        );
    }
}

#[actix_web::test]
async fn every_text_of_a_role_names_its_source() {
    let app = TestApp::new();
    for role in app.get("/v1/roles?limit=200").await.data() {
        let known: Vec<&Value> = role["sources"]
            .as_array()
            .unwrap()
            .iter()
            .map(|source| &source["slug"])
            .collect();
        for list in [
            "aliases",
            "responsibilities",
            "settings",
            "standards",
            "regulations",
            "pros",
            "cons",
        ] {
            let sources = role["provenance"][list].as_array().unwrap();
            assert_eq!(
                sources.len(),
                role[list].as_array().unwrap().len(),
                "{}: {list}",
                role["slug"]
            );
            assert!(
                sources.iter().all(|source| known.contains(&source)),
                "{}: {list}",
                role["slug"]
            );
        }
        for list in [
            "skills",
            "technologies",
            "faqs",
            "steps",
            "timelines",
            "market_notes",
            "related",
            "distinct_from",
        ] {
            for entry in role[list].as_array().unwrap() {
                assert!(
                    known.contains(&&entry["source"]),
                    "{}: {list}: {}",
                    role["slug"],
                    entry["source"]
                );
            }
        }
    }
}
