//! `skills.xlsx`, Table 6.2: the three skills an occupation needs most, and Table 6.5: its rank in each skill.

use anyhow::{Result, ensure};

use super::super::input::Input;
use super::super::projection::is_absent;
use super::super::rejects::Fault;
use super::super::table::{Header, Row};
use super::education::percent;
use super::sheet::{self, Sheet, label, require, without_marks};

/// The most skills that are ranked; the table has 17.
const MOST: usize = 100;

/// The names of the columns of the skills needed most, in order.
const TOP: [&str; 3] = [
    "Top highest skill",
    "Second highest skill",
    "Third highest skill",
];

/// The percentile rank of an occupation by skill; `None` where a dash stands.
pub type Ranks = Vec<(String, Option<i64>)>;

/// Reads the skills needed most, the first one first.
///
/// # Errors
///
/// Names the file, the sheet, the row and the column that is not as it must be.
pub fn top(input: &Input, name: &str) -> Result<Sheet<Vec<String>>> {
    let find = |header: &Header| {
        let mut columns = [0; TOP.len()];
        for (column, name) in columns.iter_mut().zip(TOP) {
            *column = require(header, name)?;
        }
        Ok(columns)
    };
    sheet::read(input, name, find, |columns, row| {
        let mut skills = Vec::new();
        for column in columns {
            match row.get(*column) {
                "" => return Err(row.fault("empty_cell", *column, "a skill or —")),
                text if is_absent(text) => {}
                text => skills.push(without_marks(text)),
            }
        }
        Ok(skills)
    })
}

/// Reads the percentile rank in each skill, by the name of its column.
///
/// # Errors
///
/// Names the file, the sheet, the row and the column that is not as it must be.
pub fn ranks(input: &Input, name: &str) -> Result<Sheet<Ranks>> {
    sheet::read(input, name, rank_columns, |columns, row| rank(columns, row))
}

/// Every column but those of the occupation is a skill.
fn rank_columns(header: &Header) -> Result<Vec<(String, usize)>> {
    let columns: Vec<(String, usize)> = header
        .names()
        .iter()
        .enumerate()
        .filter(|(_, name)| {
            let label = label(name);
            !(label.is_empty() || label.contains("national employment matrix"))
        })
        .map(|(column, name)| (without_marks(name), column))
        .collect();
    ensure!(
        (1..=MOST).contains(&columns.len()),
        "{}: expected a column for each skill; there are {}",
        header.place(),
        header.listed()
    );
    Ok(columns)
}

fn rank(columns: &[(String, usize)], row: &Row<'_>) -> Result<Ranks, Fault> {
    let read = |(skill, column): &(String, usize)| Ok((skill.clone(), percent(row, *column, 0)?));
    columns.iter().map(read).collect()
}
