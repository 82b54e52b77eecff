//! Families of roles.

use super::listing::{ColumnType, Listing, SortColumn};
use super::rows::FamilyRow;
use super::{StoreError, load_in_order};
use crate::db::DbConn;

/// The name.
pub const NAME: (&str, ColumnType) = ("name_key", ColumnType::Text);

/// That this role belongs to.
pub const OF_ROLE: &str = "slug = (SELECT family FROM roles WHERE slug = ?)";

/// Starts a list of families.
pub fn list(sort: Vec<SortColumn>) -> Listing {
    Listing::new("families", "slug", sort)
}

/// Loads families in the order of their keys.
pub fn load(conn: &mut DbConn, keys: &[String]) -> Result<Vec<FamilyRow>, StoreError> {
    load_in_order!(conn, families.slug, FamilyRow, keys)
}
