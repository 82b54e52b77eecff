//! The curated data: whole, covered, and loaded all or nothing.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]

mod damage;
#[path = "../fixtures/database.rs"]
#[expect(dead_code, reason = "these tests use a part of it")]
mod database;
mod faults;
mod figures;
mod limits;
mod loading;
mod prices;
mod shown;
mod titles;

use std::collections::BTreeSet;
use std::path::Path;

use careers_api::db::DbConn;
use careers_api::import::seeds::{
    COVERAGE, Fault, SeedFiles, check_coverage, load, read_coverage, schemas,
};
use database::Database;
use serde_json::Value;

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/seeds"))
}

/// A database with the shipped data.
fn seeded() -> (Database, DbConn) {
    let database = Database::seeded();
    let conn = database.conn();
    (database, conn)
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

/// Makes one change and expects one fault, at the place and with the words.
#[track_caller]
fn refused(name: &str, pointer: &str, value: Value, at: &str, words: &str) {
    let mut files = SeedFiles::shipped();
    change(&mut files, name, pointer, value.clone());
    let found: Vec<String> = faults(&files).iter().map(ToString::to_string).collect();
    let wanted = format!("{at}: {words}");
    assert!(
        found.len() == 1 && found[0].starts_with(&wanted),
        "{name}#{pointer} = {value}: not `{wanted}` but {found:#?}"
    );
}

/// As [`refused`], where the fault stands where the change was made.
#[track_caller]
fn refused_there(name: &str, pointer: &str, value: Value, words: &str) {
    refused(name, pointer, value, &format!("{name}#{pointer}"), words);
}

/// The place of an entry in its list.
fn place(files: &SeedFiles, name: &str, list: &str, is_it: impl Fn(&Value) -> bool) -> usize {
    let file: Value = serde_json::from_str(files.get(name).unwrap()).unwrap();
    file[list]
        .as_array()
        .unwrap()
        .iter()
        .position(is_it)
        .unwrap()
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
    let facts: BTreeSet<&str> = include_str!("../facts.txt").lines().collect();
    assert_eq!(facts.len(), 581);
    let csv = std::fs::read_to_string(folder().join(COVERAGE)).unwrap();
    let rows = read_coverage(&csv).unwrap();
    let listed: BTreeSet<&str> = rows.iter().map(|row| row.fact_id.as_str()).collect();
    assert_eq!(listed, facts);
    let files = SeedFiles::from_folder(folder()).unwrap();
    assert_eq!(check_coverage(&rows, &files), []);
}

#[test]
fn coverage_with_holes_is_noticed() {
    let csv = "fact_id,targets,reason\nA,families.json#/families/99,\nB,,\nB,families.json#/families/0,\nX,,why\n";
    let faults = check_coverage(&read_coverage(csv).unwrap(), &SeedFiles::shipped());
    let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
    assert_eq!(
        faults,
        [
            "coverage.csv#: A: `families.json#/families/99` does not exist",
            "coverage.csv#: B: either targets or a reason",
            "coverage.csv#: B: listed twice",
        ]
    );
    assert!(read_coverage("fact_id,targets\nA,x\n").is_err());
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
