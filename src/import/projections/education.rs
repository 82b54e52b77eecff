//! `education.xlsx`, Table 5.3: the schooling of the workers, and Table 5.4: what is needed for entry.

use anyhow::Result;

use super::super::input::Input;
use super::super::number::scaled;
use super::super::rejects::Fault;
use super::super::table::{Header, Row};
use super::occupation::{Entry, EntryColumns};
use super::sheet::{self, Sheet, label};

/// The levels of education, the lowest first, as the table names its columns.
pub const LEVELS: [&str; 7] = [
    "Less than high school diploma",
    "High school diploma or equivalent",
    "Some college, no degree",
    "Associate's degree",
    "Bachelor's degree",
    "Master's degree",
    "Doctoral or professional degree",
];

/// The share of the workers at each level in hundredths of a percent; `None` where a dash stands.
pub type Shares = [Option<i64>; LEVELS.len()];

/// Reads the shares by level.
///
/// # Errors
///
/// Names the file, the sheet, the row and the column that is not as it must be.
pub fn attainment(input: &Input, name: &str) -> Result<Sheet<Shares>> {
    sheet::read(input, name, find, shares)
}

/// Reads what is needed for entry.
///
/// # Errors
///
/// Names the file, the sheet, the row and the column that is not as it must be.
pub fn entries(input: &Input, name: &str) -> Result<Sheet<Entry>> {
    sheet::read(input, name, EntryColumns::find, EntryColumns::read)
}

fn find(header: &Header) -> Result<[usize; LEVELS.len()]> {
    let straight = |text: &str| label(text).replace('’', "'");
    let mut columns = [0; LEVELS.len()];
    for (column, level) in columns.iter_mut().zip(LEVELS) {
        let wanted = straight(level);
        *column = header.require_by(level, |name| straight(name) == wanted)?;
    }
    Ok(columns)
}

fn shares(columns: &[usize; LEVELS.len()], row: &Row<'_>) -> Result<Shares, Fault> {
    let mut shares = [None; LEVELS.len()];
    for (share, column) in shares.iter_mut().zip(columns) {
        *share = percent(row, *column, 2)?;
    }
    Ok(shares)
}

/// Reads a share between 0 and 100 percent as a count of fractions of a percent; `None` for a dash.
///
/// # Errors
///
/// Describes what is no such number.
pub fn percent(row: &Row<'_>, column: usize, decimals: u32) -> Result<Option<i64>, Fault> {
    let text = row.get(column);
    if super::super::projection::is_absent(text) {
        return Ok(None);
    }
    let most = 100 * 10_i64.pow(decimals);
    match scaled(text, decimals).filter(|share| (0..=most).contains(share)) {
        Some(share) => Ok(Some(share)),
        None => Err(row.fault("not_a_percentage", column, "a number from 0 to 100, or —")),
    }
}
