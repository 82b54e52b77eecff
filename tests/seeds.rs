//! The curated data: whole, covered, and loaded all or nothing.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]

use std::collections::BTreeSet;
use std::path::Path;

use careers_api::db::DbConn;
use careers_api::import::seeds::{Fault, SeedFiles, check_coverage, load, schemas, seed};
use careers_api::store::revision;
use chrono::NaiveDateTime;
use proptest::prelude::*;
use serde_json::{Value, json};
use tempfile::TempDir;

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/seeds"))
}

/// A database with the shipped data.
fn seeded() -> (TempDir, DbConn) {
    let folder = TempDir::new().unwrap();
    let mut conn = DbConn::open(&folder.path().join("careers.db").to_string_lossy()).unwrap();
    conn.migrate().unwrap();
    seed(
        &mut conn,
        &load(&SeedFiles::shipped()).unwrap(),
        NaiveDateTime::default(),
    )
    .unwrap();
    (folder, conn)
}

/// Changes one value of a seed file, which the pointer must name.
fn change(files: &mut SeedFiles, name: &str, pointer: &str, value: Value) {
    let mut file: Value = serde_json::from_str(files.get(name).unwrap()).unwrap();
    *file
        .pointer_mut(pointer)
        .unwrap_or_else(|| panic!("{name} has no {pointer}")) = value;
    files.insert(name, file.to_string());
}

fn faults(files: &SeedFiles) -> Vec<Fault> {
    load(files).err().unwrap_or_default()
}

#[test]
fn the_shipped_data_have_no_faults_and_are_the_files_of_the_folder() {
    let shipped = load(&SeedFiles::shipped()).unwrap();
    let read = load(&SeedFiles::from_folder(folder()).unwrap()).unwrap();
    assert_eq!(shipped.files, read.files);
    assert_eq!(shipped.roles.len(), 30);
}

#[test]
fn every_fact_of_the_documents_is_covered() {
    let ids: BTreeSet<String> = include_str!("facts.txt")
        .lines()
        .map(str::to_owned)
        .collect();
    assert_eq!(ids.len(), 581);
    let csv = std::fs::read_to_string(folder().join("coverage.csv")).unwrap();
    let faults = check_coverage(&csv, &ids, &SeedFiles::from_folder(folder()).unwrap()).unwrap();
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn coverage_with_holes_is_noticed() {
    let ids = ["A", "B", "C"].map(str::to_owned).into();
    let csv = "fact_id,targets,reason\nA,families.json#/families/99,\nB,,\nB,families.json#/families/0,\nX,,why\n";
    let faults = check_coverage(csv, &ids, &SeedFiles::shipped()).unwrap();
    assert_eq!(
        faults,
        [
            "A: `families.json#/families/99` does not exist",
            "B: either targets or a reason",
            "B: listed twice",
            "X: no such fact",
            "C: not listed",
        ]
    );
    assert!(check_coverage("fact_id,targets\nA,x\n", &ids, &SeedFiles::shipped()).is_err());
}

#[test]
fn the_committed_schemas_are_the_generated_ones() {
    let names: BTreeSet<String> = schemas()
        .iter()
        .map(|(name, _)| format!("{name}.schema.json"))
        .collect();
    let committed: BTreeSet<String> = std::fs::read_dir(folder().join("schema"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(names, committed);
    for (name, schema) in schemas() {
        let text =
            std::fs::read_to_string(folder().join(format!("schema/{name}.schema.json"))).unwrap();
        let committed: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(
            committed, schema,
            "run `careers-api check --write-schemas` for {name}"
        );
    }
}

#[test]
fn a_second_load_changes_no_row_and_no_revision() {
    let (_folder, mut conn) = seeded();
    let first = revision::current(&mut conn).unwrap();
    let later = "2030-01-01T00:00:00".parse().unwrap();
    let report = seed(&mut conn, &load(&SeedFiles::shipped()).unwrap(), later).unwrap();
    assert_eq!((report.changed, report.revision), (vec![], first));
}

#[test]
fn a_change_touches_only_the_tables_that_hold_it_and_can_be_taken_back() {
    let (_folder, mut conn) = seeded();
    let mut files = SeedFiles::shipped();
    change(
        &mut files,
        "skills.json",
        "/skills/0/name",
        json!("Renamed"),
    );
    let report = seed(&mut conn, &load(&files).unwrap(), NaiveDateTime::default()).unwrap();
    assert!(report.changed.contains(&"skills"), "{:?}", report.changed);
    let others = report
        .changed
        .iter()
        .filter(|table| !["skills", "dataset_files", "datasets"].contains(table));
    assert_eq!(others.count(), 0, "{:?}", report.changed);
    assert_eq!(report.revision, 2);
    let back = seed(
        &mut conn,
        &load(&SeedFiles::shipped()).unwrap(),
        NaiveDateTime::default(),
    )
    .unwrap();
    assert_eq!(back.revision, 3);
}

#[test]
fn faults_of_several_files_are_reported_at_once_with_file_and_pointer() {
    let mut files = SeedFiles::shipped();
    change(
        &mut files,
        "salary-bands.json",
        "/salary_bands/0/period",
        json!("fortnight"),
    );
    change(
        &mut files,
        "salary-bands.json",
        "/salary_bands/1/amounts/low",
        json!("many"),
    );
    change(
        &mut files,
        "roles/ehr-analyst.json",
        "/seniority",
        json!("boss"),
    );
    files.insert("families.json", "{ not json".to_owned());
    let places: Vec<(String, String)> = faults(&files)
        .into_iter()
        .map(|fault| (fault.file, fault.pointer))
        .collect();
    for (file, pointer) in [
        ("salary-bands.json", "/salary_bands/0/period"),
        ("salary-bands.json", "/salary_bands/1/amounts/low"),
        ("roles/ehr-analyst.json", "/seniority"),
        ("families.json", ""),
    ] {
        assert!(
            places.contains(&(file.to_owned(), pointer.to_owned())),
            "{file}#{pointer} is not among {places:?}"
        );
    }
}

#[test]
fn faults_between_the_files_are_found_too() {
    let mut files = SeedFiles::shipped();
    change(
        &mut files,
        "salary-bands.json",
        "/salary_bands/0/source",
        json!("editorial"),
    );
    change(
        &mut files,
        "salary-bands.json",
        "/salary_bands/1/region",
        json!("USA"),
    );
    change(
        &mut files,
        "roles/ehr-analyst.json",
        "/skills/0/skill",
        json!("ehr-system"),
    );
    change(&mut files, "roles/ehr-analyst.json", "/aliases", json!([]));
    change(
        &mut files,
        "roles/privacy-officer.json",
        "/slug",
        json!("privacy"),
    );
    change(
        &mut files,
        "skills.json",
        "/skills/1/slug",
        json!("ehr-systems"),
    );
    let found: Vec<String> = faults(&files).iter().map(ToString::to_string).collect();
    for wanted in [
        "salary-bands.json#/salary_bands/0/source: numbers and rules are never editorial",
        "salary-bands.json#/salary_bands/1/region: no region `USA`",
        "roles/ehr-analyst.json#/skills/0/skill: no skill `ehr-system`; the nearest is `ehr-systems`",
        "roles/ehr-analyst.json#/aliases: at least 2, found 0",
        "roles/privacy-officer.json#/slug: the slug must be the file's name",
        "skills.json#/skills/1/slug: `ehr-systems` is there twice",
    ] {
        assert!(
            found.iter().any(|fault| fault.starts_with(wanted)),
            "no `{wanted}` among {found:#?}"
        );
    }
}

#[test]
fn an_unknown_key_and_a_missing_key_are_faults() {
    let mut files = SeedFiles::shipped();
    let text = files
        .get("families.json")
        .unwrap()
        .replacen("\"name\"", "\"nmae\"", 1);
    files.insert("families.json", text);
    let details: Vec<String> = faults(&files)
        .into_iter()
        .map(|fault| fault.detail)
        .collect();
    assert!(
        details.iter().any(|detail| detail.contains("nmae")),
        "{details:?}"
    );
    assert!(
        details
            .iter()
            .any(|detail| detail.contains("\"name\" is a required property")),
        "{details:?}"
    );
}

#[test]
fn broken_files_change_nothing() {
    let (_folder, mut conn) = seeded();
    let mut files = SeedFiles::shipped();
    change(
        &mut files,
        "families.json",
        "/families/0/name",
        json!("Changed"),
    );
    change(&mut files, "skills.json", "/skills/0/kind", json!("magic"));
    assert!(load(&files).is_err(), "there is nothing to write");
    assert_eq!(revision::current(&mut conn).unwrap(), 1);
}

/// The pointers to every value of a document.
fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Object(object) => object
            .iter()
            .for_each(|(key, value)| pointers(value, &format!("{at}/{key}"), found)),
        Value::Array(list) => {
            list.iter()
                .enumerate()
                .for_each(|(index, value)| pointers(value, &format!("{at}/{index}"), found));
        }
        _ => {}
    }
}

fn any_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,20}".prop_map(Value::from),
        Just(json!([])),
        Just(json!({})),
        Just(json!("editorial")),
        Just(json!("US")),
        Just(json!(-1)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_change_of_a_value_makes_the_reader_panic(
        file in any::<prop::sample::Index>(),
        place in any::<prop::sample::Index>(),
        value in any_value(),
    ) {
        let mut files = SeedFiles::shipped();
        let lists = ["salary-bands.json", "regional-outlook.json", "salary-differentials.json", "tracks.json",
            "certifications.json", "education-paths.json", "occupations.json", "regions.json", "sources.json"];
        let roles: Vec<String> = files.roles().map(str::to_owned).collect();
        let names: Vec<&str> = lists.into_iter().chain(roles.iter().map(String::as_str)).collect();
        let name = *file.get(&names);
        let mut found = Vec::new();
        pointers(&serde_json::from_str(files.get(name).unwrap()).unwrap(), "", &mut found);
        let pointer = place.get(&found).clone();
        change(&mut files, name, &pointer, value.clone());
        for fault in faults(&files) {
            prop_assert!(!fault.detail.is_empty() && !fault.file.is_empty(), "{name}#{pointer} = {value}: {fault}");
        }
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in ".{0,200}") {
        let mut files = SeedFiles::shipped();
        files.insert("skills.json", text);
        prop_assert!(faults(&files).iter().any(|fault| fault.file == "skills.json"));
    }
}

#[test]
fn each_fault_is_reported_once_and_drags_no_others_along() {
    let mut files = SeedFiles::shipped();
    files.insert("skills.json", "{ not json".to_owned());
    let bands = "salary-bands.json";
    change(
        &mut files,
        bands,
        "/salary_bands/0/period",
        json!("fortnight"),
    );
    change(&mut files, bands, "/salary_bands/4/source", json!("nobody"));
    change(&mut files, bands, "/salary_bands/5/currency", json!("USX"));
    change(
        &mut files,
        "sources.json",
        "/sources/1/published_on",
        json!("2023-02-30"),
    );
    change(
        &mut files,
        "sources.json",
        "/sources/1/url",
        json!("not a url"),
    );
    change(&mut files, "regions.json", "/regions/1/name", json!("  "));
    let role = "roles/privacy-officer.json";
    change(&mut files, role, "/skills/0/importance", json!("vital"));
    let mut places: Vec<String> = faults(&files)
        .iter()
        .map(|fault| format!("{}#{}", fault.file, fault.pointer))
        .collect();
    places.sort();
    assert_eq!(
        places,
        [
            "regions.json#/regions/1/name",
            "roles/privacy-officer.json#/skills/0/importance",
            "salary-bands.json#/salary_bands/0/period",
            "salary-bands.json#/salary_bands/4/source",
            "salary-bands.json#/salary_bands/5/currency",
            "skills.json#",
            "sources.json#/sources/1/published_on",
            "sources.json#/sources/1/url",
        ]
    );
}

#[test]
fn places_that_contain_each_other_are_a_fault() {
    let mut files = SeedFiles::shipped();
    let regions: Value = serde_json::from_str(files.get("regions.json").unwrap()).unwrap();
    let place = |code: &str| {
        let list = regions["regions"].as_array().unwrap();
        list.iter()
            .position(|region| region["code"] == code)
            .unwrap()
    };
    let (us, virginia) = (place("US"), place("US-VA"));
    change(
        &mut files,
        "regions.json",
        &format!("/regions/{us}/parent"),
        json!("US-VA"),
    );
    let found = faults(&files);
    for place in [us, virginia] {
        let pointer = format!("/regions/{place}/parent");
        assert!(
            found.iter().any(|fault| fault.pointer == pointer),
            "{pointer}: {found:?}"
        );
    }
}
