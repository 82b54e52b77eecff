//! `coverage.csv`: where each fact of the source documents went, or why it was left out.

use std::collections::{BTreeSet, HashMap};

use anyhow::Context;
use serde::Deserialize;
use serde_json::Value;

use super::{Fault, SeedFiles};

/// Name of the file below the seed folder.
pub const COVERAGE: &str = "coverage.csv";

/// One row of `coverage.csv`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Coverage {
    /// Id of the fact, as in `S0-001`.
    pub fact_id: String,
    /// Places that carry it, each `file.json#/json/pointer`, separated by blanks; empty when it was left out.
    pub targets: String,
    /// Why it was left out; empty when it was carried.
    pub reason: String,
}

/// Reads the rows of `coverage.csv`.
///
/// # Errors
///
/// Fails when it is no such CSV, naming the row.
pub fn read_coverage(csv: &str) -> anyhow::Result<Vec<Coverage>> {
    csv::Reader::from_reader(csv.as_bytes())
        .into_deserialize()
        .enumerate()
        .map(|(index, row)| row.with_context(|| format!("{COVERAGE}, row {}", index + 1)))
        .collect()
}

/// Checks that every fact is listed once, went somewhere or has a reason, and that every target exists.
pub fn check_coverage(rows: &[Coverage], files: &SeedFiles) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut fault = |row: &Coverage, detail: &str| {
        faults.push(Fault::new(
            COVERAGE,
            "",
            format!("{}: {detail}", row.fact_id),
        ));
    };
    let mut parsed = HashMap::new();
    let mut seen = BTreeSet::new();
    for row in rows {
        if row.targets.trim().is_empty() == row.reason.trim().is_empty() {
            fault(row, "either targets or a reason");
        }
        for target in row.targets.split_whitespace() {
            if !exists(files, &mut parsed, target) {
                fault(row, &format!("`{target}` does not exist"));
            }
        }
        if !seen.insert(&row.fact_id) {
            fault(row, "listed twice");
        }
    }
    faults
}

/// Tells whether a target exists; each file is parsed once, and then kept in `parsed`.
fn exists<'a>(
    files: &SeedFiles,
    parsed: &mut HashMap<&'a str, Option<Value>>,
    target: &'a str,
) -> bool {
    let Some((name, pointer)) = target.split_once('#') else {
        return false;
    };
    let Some(text) = files.get(name) else {
        return false;
    };
    // Nothing can be said of a file that is no JSON, which is a fault of its own.
    parsed
        .entry(name)
        .or_insert_with(|| serde_json::from_str(text).ok())
        .as_ref()
        .is_none_or(|value| !pointer.is_empty() && value.pointer(pointer).is_some())
}
