//! Skills.

use super::listing::{ColumnType, Listing, SortColumn};
use super::rows::SkillRow;
use super::{StoreError, load_in_order};
use crate::db::DbConn;

/// The name.
pub const NAME: (&str, ColumnType) = ("name_key", ColumnType::Text);
/// The kind.
pub const KIND: (&str, ColumnType) = ("kind", ColumnType::Text);

/// Of this kind.
pub const OF_KIND: &str = "kind = ?";
/// That this role uses.
pub const OF_ROLE: &str = "slug IN (SELECT skill FROM role_skills WHERE role = ?)";

/// Starts a list of skills.
pub fn list(sort: Vec<SortColumn>) -> Listing {
    Listing::new("skills", "slug", sort)
}

/// Loads skills in the order of their keys.
pub fn load(conn: &mut DbConn, keys: &[String]) -> Result<Vec<SkillRow>, StoreError> {
    load_in_order!(conn, skills.slug, SkillRow, keys)
}
