//! Organizations.

use super::listing::{ColumnType, Listing, SortColumn};
use super::rows::OrganizationRow;
use super::{StoreError, load_in_order};
use crate::db::DbConn;

/// The name.
pub const NAME: (&str, ColumnType) = ("name_key", ColumnType::Text);
/// The kind.
pub const KIND: (&str, ColumnType) = ("kind", ColumnType::Text);

/// Of this kind.
pub const OF_KIND: &str = "kind = ?";
/// That a document names for this role, or that issue a certification or offer an education path of it.
pub const OF_ROLE: &str = "slug IN (
    SELECT organization FROM role_organizations WHERE role = ?
    UNION
    SELECT c.issuer FROM certifications c JOIN role_certifications r ON r.certification = c.slug WHERE r.role = ?
    UNION
    SELECT p.provider FROM education_paths p JOIN role_education r ON r.path = p.slug WHERE r.role = ?)";

/// Starts a list of organizations.
pub fn list(sort: Vec<SortColumn>) -> Listing {
    Listing::new("organizations", "slug", sort)
}

/// Loads organizations in the order of their keys.
pub fn load(conn: &mut DbConn, keys: &[String]) -> Result<Vec<OrganizationRow>, StoreError> {
    load_in_order!(conn, organizations.slug, OrganizationRow, keys)
}
