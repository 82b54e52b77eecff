//! Official occupations: filters, crosswalks and roles.

use serde_json::json;

use crate::harness::TestApp;

#[actix_web::test]
async fn each_filter_keeps_only_occupations_that_fit() {
    let app = TestApp::new();
    let get = async |query: &str| app.get(&format!("/v1/occupations?{query}")).await;
    get("system=onet_soc_2019")
        .await
        .every(|entry| entry["code"].as_str().unwrap().len() == 10);
    get("job_zone=5")
        .await
        .every(|entry| entry["job_zone"] == 5);
    get("parent=15-0000")
        .await
        .every(|entry| entry["parent"] == "15-0000");
    get("q=informatics")
        .await
        .every(|entry| entry["title"] == "Health Informatics Specialists");
    get("q=11-911")
        .await
        .every(|entry| entry["code"] == "11-9111");
}

#[actix_web::test]
async fn an_occupation_lists_the_roles_that_refer_to_it_and_how_well_it_fits() {
    let app = TestApp::new();
    let entry = app.get("/v1/occupations/15-1211.01").await.body;
    assert_eq!(entry["title"], "Health Informatics Specialists");
    assert_eq!(entry["job_zone"], 5);
    let roles = entry["roles"].as_array().unwrap();
    let exact: Vec<_> = roles
        .iter()
        .filter(|role| role["match"] == "exact")
        .map(|role| &role["slug"])
        .collect();
    assert_eq!(exact, ["health-informatics-specialist"]);
    assert_eq!(
        roles.len(),
        app.get("/v1/roles?occupation=15-1211.01")
            .await
            .data()
            .len()
    );
}

#[actix_web::test]
async fn a_crosswalk_leads_to_the_same_work_in_another_classification() {
    let app = TestApp::new();
    let entry = app.get("/v1/occupations/11-9111").await.body;
    let crosswalk = &entry["crosswalks"][0];
    assert_eq!(crosswalk["system"], "onet_soc_2019");
    assert_eq!(crosswalk["code"], "11-9111.00");
    assert_eq!(crosswalk["match"], "exact");
}

/// Imports one row of each part of O*NET.
pub fn import_onet(app: &TestApp) {
    let folder = tempfile::TempDir::new().unwrap();
    let rated =
        "Element ID|Element Name|Scale ID|Data Value|Recommend Suppress|Category|O*NET-SOC Code";
    let files = [
        (
            "Title|Description|O*NET-SOC Code",
            "Hospitalists|Provide inpatient care.|29-1229.02",
        ),
        (
            "Alternate Title|O*NET-SOC Code",
            "Hospitalist Physician|29-1229.02",
        ),
        (
            "Task|Task ID|Task Type|O*NET-SOC Code",
            "Diagnose.|1|Core|29-1229.02",
        ),
        (
            rated,
            "2.A.1.a|Reading Comprehension|IM|4.12|Y|n/a|29-1229.02",
        ),
        (
            rated,
            "2.C.1.a|Administration and Management|LV|4|N|n/a|29-1229.02",
        ),
        (
            rated,
            "2.D.1|Required Level of Education|RQ|46.43|N|10|29-1229.02",
        ),
        (
            rated,
            "2.D.4.a|Job-Related Professional Certification|IM|3.67|n/a|n/a|29-1229.02",
        ),
        (
            "Workplace Example|Element Name|Hot Technology|In Demand|O*NET-SOC Code",
            "Epic Systems|Medical software|Y|N|29-1229.02",
        ),
        ("Job Zone|O*NET-SOC Code", "5|29-1229.02"),
        (
            "Related O*NET-SOC Code|Relatedness Tier|Index|O*NET-SOC Code",
            "15-1211.01|Primary-Short|1|29-1229.02",
        ),
    ];
    for (position, (header, row)) in files.iter().enumerate() {
        let text = format!("{header}\r\n{row}\r\n").replace('|', "\t");
        std::fs::write(folder.path().join(format!("{position}.txt")), text).unwrap();
    }
    let inputs = careers_api::import::input::inputs(&[folder.path().to_owned()]).unwrap();
    let options = careers_api::import::Options {
        allow_rejects: false,
        force: false,
        now: chrono::NaiveDateTime::default(),
    };
    careers_api::import::onet::import(&mut app.conn(), &inputs, Some("31.0"), &options)
        .unwrap_or_else(|error| panic!("{error:#}"));
}

#[actix_web::test]
async fn an_imported_occupation_has_what_o_net_tells_and_from_which_edition() {
    let app = TestApp::new();
    import_onet(&app);
    let entry = app.get("/v1/occupations/29-1229.02").await.body;
    assert_eq!(entry["alternate_titles_count"], 1);
    assert_eq!(entry["job_zone"], 5);
    assert_eq!(entry["certification_importance"], 3.67);
    assert_eq!(entry["education"][0]["percent"], 46.43);
    assert_eq!(entry["skills"][0]["suppressed"], true);
    assert_eq!(entry["skills"][0]["level"], json!(null));
    assert_eq!(entry["knowledge"][0]["level"], 4);
    assert_eq!(entry["technologies"][0]["hot"], true);
    assert_eq!(
        entry["related"][0]["title"],
        "Health Informatics Specialists"
    );
    // The Employment Projections are not imported here.
    assert_eq!(
        entry["missing"],
        json!({"attainment": "not_stated", "entry_requirements": "not_stated", "skill_ranks": "not_stated"})
    );
    let editions = entry["editions"].as_object().unwrap();
    assert_eq!(editions.len(), 9);
    assert!(editions.values().all(|slug| slug == "onet-31-0"));
    let set = app.get("/v1/datasets/onet-31-0").await.body;
    assert_eq!(
        (&set["vintage"], &set["rows_loaded"]),
        (&json!("31.0"), &json!(10))
    );

    let list = app
        .get("/v1/occupations?system=onet_soc_2019&job_zone=5&q=hospitalists")
        .await;
    assert_eq!(list.column("code"), ["29-1229.02"]);
    let other = app.get("/v1/occupations/11-9111").await.body;
    assert_eq!(other["missing"]["tasks"], "not_published");
    assert_eq!(other["onet_code"], json!(null));
}

#[actix_web::test]
async fn what_no_import_has_brought_is_empty_with_a_reason() {
    let app = TestApp::new();
    let entry = app.get("/v1/occupations/11-9111").await.body;
    assert_eq!(entry["alternate_titles_count"], json!(null));
    assert!(entry["missing"]["alternate_titles_count"].is_string());
}
