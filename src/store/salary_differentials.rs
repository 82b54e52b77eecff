//! Pay figures that are given only relative to another.

use super::listing::{ColumnType, Listing, SortColumn};
use super::rows::SalaryDifferentialRow;
use super::salary_bands::References;
use super::{StoreError, load_in_order};
use crate::db::DbConn;

/// The key.
pub const ID: (&str, ColumnType) = ("id", ColumnType::Text);
/// The lower end in percent.
pub const PERCENT: (&str, ColumnType) = ("percent_min", ColumnType::Int);

/// About this role.
pub const OF_ROLE: &str = "role = ?";
/// Comparing by this.
pub const OF_DIMENSION: &str = "dimension = ?";
/// Telling what is paid in this place.
pub const OF_REGION: &str = "subject_kind = 'region' AND subject_code = ?";
/// Telling what is paid in this place or any inside it.
pub const WITHIN: &str = "subject_kind = 'region' AND \
    subject_code IN (SELECT region FROM region_ancestors WHERE ancestor = ?)";
/// From this document.
pub const OF_SOURCE: &str = "source = ?";

/// Starts a list of differentials.
pub fn list(sort: Vec<SortColumn>) -> Listing {
    Listing::new("salary_differentials", "id", sort)
}

/// Loads differentials in the order of their keys, with what they refer to.
pub fn load(
    conn: &mut DbConn,
    keys: &[String],
) -> Result<(Vec<SalaryDifferentialRow>, References), StoreError> {
    let rows = load_in_order!(conn, salary_differentials.id, SalaryDifferentialRow, keys)?;
    let references = References::load(
        conn,
        rows.iter().map(|row| row.source.as_str()),
        rows.iter().map(|row| row.region.as_str()),
        std::iter::empty(),
    )?;
    Ok((rows, references))
}
