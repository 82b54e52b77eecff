//! Figures as claims, each with what the imported official data say of it.

use std::sync::Arc;

use super::known::{Known, Snapshot};
use super::listing::{ColumnType, Listing, SortColumn};
use super::rows::ClaimRow;
use super::{StoreError, load_in_order};

/// The key.
pub const ID: (&str, ColumnType) = ("id", ColumnType::Text);
/// The verdict.
pub const VERDICT: (&str, ColumnType) = ("verdict", ColumnType::Text);
/// The role.
pub const ROLE: (&str, ColumnType) = ("role", ColumnType::Text);
/// The place.
pub const REGION: (&str, ColumnType) = ("region", ColumnType::Text);
/// The period.
pub const REFERENCE_PERIOD: (&str, ColumnType) = ("reference_period", ColumnType::Text);

/// About this role.
pub const OF_ROLE: &str = "role = ?";
/// About this occupation.
pub const OF_OCCUPATION: &str = "occupation = ?";
/// For this place.
pub const OF_REGION: &str = "region = ?";
/// From this document.
pub const OF_SOURCE: &str = "source = ?";
/// With this verdict.
pub const OF_VERDICT: &str = "verdict = ?";
/// In this list.
pub const OF_RESOURCE: &str = "resource = ?";
/// Held against this data set.
pub const OF_DATASET: &str = "dataset = ?";

/// Starts a list of the claims that cite another publisher than that of their source.
pub fn list(sort: Vec<SortColumn>) -> Listing {
    let mut list = Listing::new("claims", "id", sort);
    list.filter("listed", []);
    list
}

/// Claims with what they refer to.
#[derive(Debug)]
pub struct Claims {
    /// The claims, in order.
    pub rows: Vec<ClaimRow>,
    /// What they refer to.
    pub references: Arc<Known>,
}

/// Loads claims in the order of their keys, whether lists have them or not.
pub fn load(conn: &mut Snapshot<'_>, keys: &[String]) -> Result<Claims, StoreError> {
    let rows = load_in_order!(conn, claims.id, ClaimRow, keys)?;
    let references = Arc::clone(&conn.known);
    Ok(Claims { rows, references })
}
