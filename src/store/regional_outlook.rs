//! Growth, openings, demand and entry rules by place.

use super::listing::{ColumnType, Listing, SortColumn};
use super::rows::{OutlookNoteRow, RegionalOutlookRow};
use super::salary_bands::References;
use super::{StoreError, load_grouped, load_in_order};
use crate::db::DbConn;
use crate::schema::outlook_notes;

/// The key.
pub const ID: (&str, ColumnType) = ("id", ColumnType::Text);
/// The lower end of growth.
pub const GROWTH: (&str, ColumnType) = ("growth_min", ColumnType::Int);
/// Openings a year.
pub const OPENINGS: (&str, ColumnType) = ("annual_openings", ColumnType::Int);
/// Concentration of the occupation.
pub const LOCATION_QUOTIENT: (&str, ColumnType) = ("location_quotient", ColumnType::Int);
/// Mean wage.
pub const MEAN_WAGE: (&str, ColumnType) = ("mean_wage", ColumnType::Int);
/// The place.
pub const REGION: (&str, ColumnType) = ("region", ColumnType::Text);
/// First year of the projection.
pub const PERIOD_FROM: (&str, ColumnType) = ("period_from", ColumnType::Int);

/// About this role.
pub const OF_ROLE: &str = "role = ?";
/// About this occupation.
pub const OF_OCCUPATION: &str = "occupation = ?";
/// For this place.
pub const OF_REGION: &str = "region = ?";
/// For places of this kind.
pub const OF_REGION_KIND: &str = "region_kind = ?";
/// For this place or any inside it.
pub const WITHIN: &str = "region IN (SELECT region FROM region_ancestors WHERE ancestor = ?)";
/// From this document.
pub const OF_SOURCE: &str = "source = ?";
/// From this data set.
pub const OF_DATASET: &str = "dataset = ?";
/// Growing by at least this many hundredths of a percent.
pub const MIN_GROWTH: &str = "growth_min >= ?";

/// Starts a list of outlook rows.
pub fn list(sort: Vec<SortColumn>) -> Listing {
    Listing::new("regional_outlook", "id", sort)
}

/// Outlook rows with what they refer to.
#[derive(Debug)]
pub struct RegionalOutlook {
    /// The rows, in order, each with its notes.
    pub rows: Vec<(RegionalOutlookRow, Vec<OutlookNoteRow>)>,
    /// What they refer to.
    pub references: References,
}

/// Loads outlook rows in the order of their keys.
pub fn load(conn: &mut DbConn, keys: &[String]) -> Result<RegionalOutlook, StoreError> {
    let rows = load_in_order!(conn, regional_outlook.id, RegionalOutlookRow, keys)?;
    let mut notes = load_grouped!(
        conn,
        outlook_notes.outlook,
        OutlookNoteRow,
        keys,
        outlook_notes::position
    )?;
    let references = References::load(
        conn,
        rows.iter().map(|row| row.source.as_str()),
        rows.iter().map(|row| row.region.as_str()),
        rows.iter().filter_map(|row| row.occupation.as_deref()),
    )?;
    let rows = rows
        .into_iter()
        .map(|row| (notes.remove(&row.id).unwrap_or_default(), row));
    Ok(RegionalOutlook {
        rows: rows.map(|(notes, row)| (row, notes)).collect(),
        references,
    })
}
