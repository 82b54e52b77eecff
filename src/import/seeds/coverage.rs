//! `coverage.csv`: where each fact of the source documents went, or why it was left out.

use std::collections::BTreeSet;

use anyhow::Context;
use serde::Deserialize;
use serde_json::Value;

use super::SeedFiles;

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

/// Checks that every fact is listed once, and that every target exists.
///
/// `fact_ids` are the ids that must be there. Returns one sentence for each fault.
///
/// # Errors
///
/// Fails when the CSV itself cannot be read, naming the line.
pub fn check_coverage(
    csv: &str,
    fact_ids: &BTreeSet<String>,
    files: &SeedFiles,
) -> anyhow::Result<Vec<String>> {
    let mut faults = Vec::new();
    let mut seen = BTreeSet::new();
    for (index, row) in csv::Reader::from_reader(csv.as_bytes())
        .into_deserialize()
        .enumerate()
    {
        let row: Coverage = row.with_context(|| format!("coverage.csv, row {}", index + 1))?;
        if !fact_ids.contains(&row.fact_id) {
            faults.push(format!("{}: no such fact", row.fact_id));
        }
        if row.targets.trim().is_empty() == row.reason.trim().is_empty() {
            faults.push(format!("{}: either targets or a reason", row.fact_id));
        }
        for target in row
            .targets
            .split_whitespace()
            .filter(|target| !exists(files, target))
        {
            faults.push(format!("{}: `{target}` does not exist", row.fact_id));
        }
        if !seen.insert(row.fact_id.clone()) {
            faults.push(format!("{}: listed twice", row.fact_id));
        }
    }
    faults.extend(
        fact_ids
            .difference(&seen)
            .map(|id| format!("{id}: not listed")),
    );
    Ok(faults)
}

fn exists(files: &SeedFiles, target: &str) -> bool {
    let Some((name, pointer)) = target.split_once('#') else {
        return false;
    };
    files
        .get(name)
        .and_then(|text| serde_json::from_str::<Value>(text).ok())
        .is_some_and(|value| !pointer.is_empty() && value.pointer(pointer).is_some())
}
