//! Pay figures that are given only relative to another.

use std::sync::Arc;

use super::known::{Known, Snapshot};
use super::listing::{ColumnType, Listing, SortColumn};
use super::rows::SalaryDifferentialRow;
use super::{StoreError, load_in_order};

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
    conn: &mut Snapshot<'_>,
    keys: &[String],
) -> Result<(Vec<SalaryDifferentialRow>, Arc<Known>), StoreError> {
    let rows = load_in_order!(conn, salary_differentials.id, SalaryDifferentialRow, keys)?;
    Ok((rows, Arc::clone(&conn.known)))
}
