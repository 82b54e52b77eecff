//! The shape of the sources: what may use what, and how long a file may grow.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]

use std::path::{Path, PathBuf};

/// The most lines of a source file.
const MOST_LINES: usize = 400;

/// What the domain must not know: the other layers, the web framework, SQL.
const FORBIDDEN_IN_DOMAIN: [&str; 13] = [
    "crate::api",
    "crate::store",
    "crate::import",
    "crate::db",
    "crate::schema",
    "crate::cli",
    "actix",
    "sql_query",
    "SELECT ",
    "INSERT INTO",
    "UPDATE ",
    "DELETE FROM",
    "diesel::RunQueryDsl",
];

fn sources(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            found.push((path, text));
        }
    }
    found
}

fn source_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

#[test]
fn the_domain_knows_neither_the_web_nor_the_database() {
    let files = sources(&source_folder().join("domain"));
    assert!(files.len() > 3, "the domain has moved");
    for (path, text) in files {
        for word in FORBIDDEN_IN_DOMAIN {
            assert!(!text.contains(word), "{} mentions `{word}`", path.display());
        }
    }
}

#[test]
fn the_store_does_not_know_the_web() {
    for (path, text) in sources(&source_folder().join("store")) {
        for word in ["crate::api", "crate::import", "crate::cli", "actix"] {
            assert!(!text.contains(word), "{} mentions `{word}`", path.display());
        }
    }
}

#[test]
fn handlers_hold_no_sql() {
    for (path, text) in sources(&source_folder().join("api")) {
        for word in [
            "SELECT ",
            "INSERT INTO",
            "DELETE FROM",
            "sql_query",
            "diesel::prelude",
        ] {
            assert!(!text.contains(word), "{} mentions `{word}`", path.display());
        }
    }
}

#[test]
fn no_source_file_is_too_long_to_read() {
    // `schema.rs` only lists the tables, as diesel prints them.
    let long: Vec<String> = sources(&source_folder())
        .into_iter()
        .filter(|(path, _)| !path.ends_with("schema.rs"))
        .map(|(path, text)| (path, text.lines().count()))
        .filter(|(_, lines)| *lines > MOST_LINES)
        .map(|(path, lines)| format!("{} has {lines} lines", path.display()))
        .collect();
    assert!(long.is_empty(), "more than {MOST_LINES} lines: {long:#?}");
}
