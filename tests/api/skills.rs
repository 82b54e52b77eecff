//! Skills: filters, and the roles that lean on them.

use crate::harness::{TestApp, text_of};

#[actix_web::test]
async fn each_filter_keeps_only_skills_that_fit() {
    let app = TestApp::new();
    let get = async |query: &str| app.get(&format!("/v1/skills?limit=200&{query}")).await;
    get("kind=soft")
        .await
        .every(|skill| skill["kind"] == "soft");
    get("role=ehr-analyst").await.every(|skill| {
        skill["roles"]
            .as_array()
            .unwrap()
            .iter()
            .any(|role| role["slug"] == "ehr-analyst")
    });
    get("q=interop")
        .await
        .every(|skill| skill.to_string().to_lowercase().contains("interop"));
}

#[actix_web::test]
async fn a_skill_and_its_roles_agree_on_its_importance() {
    let app = TestApp::new();
    let skill = app.get("/v1/skills/interoperability-standards").await.body;
    for role in skill["roles"].as_array().unwrap() {
        let whole = app
            .get(&format!("/v1/roles/{}", text_of(&role["slug"])))
            .await
            .body;
        let skills = whole["skills"].as_array().unwrap();
        let own = skills
            .iter()
            .find(|own| own["slug"] == "interoperability-standards")
            .unwrap();
        assert_eq!(own["importance"], role["importance"], "{}", role["slug"]);
        assert_eq!(own["kind"], skill["kind"]);
    }
}
