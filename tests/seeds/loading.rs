//! Loading: once, all or nothing, and only what differs.

use careers_api::import::seeds::{SeedFiles, load, seed};
use careers_api::store::revision;
use chrono::NaiveDateTime;
use serde_json::json;

use crate::{change, seeded};

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
