//! Technologies.

use super::listing::{ColumnType, Listing, SortColumn};
use super::rows::TechnologyRow;
use super::{StoreError, load_in_order};
use crate::db::DbConn;

/// The name.
pub const NAME: (&str, ColumnType) = ("name_key", ColumnType::Text);
/// The category.
pub const CATEGORY: (&str, ColumnType) = ("category", ColumnType::Text);

/// Of this category.
pub const OF_CATEGORY: &str = "category = ?";
/// That this role uses.
pub const OF_ROLE: &str = "slug IN (SELECT technology FROM role_technologies WHERE role = ?)";

/// Starts a list of technologies.
pub fn list(sort: Vec<SortColumn>) -> Listing {
    Listing::new("technologies", "slug", sort)
}

/// Loads technologies in the order of their keys.
pub fn load(conn: &mut DbConn, keys: &[String]) -> Result<Vec<TechnologyRow>, StoreError> {
    load_in_order!(conn, technologies.slug, TechnologyRow, keys)
}
