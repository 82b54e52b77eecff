//! Regions and what contains what.

use std::collections::HashMap;

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl, SelectableHelper};

use super::listing::{ColumnType, Listing, SortColumn};
use super::rows::RegionRow;
use super::{StoreError, load_in_order};
use crate::db::DbConn;
use crate::schema::regions;

/// The name.
pub const NAME: (&str, ColumnType) = ("name_key", ColumnType::Text);
/// The code.
pub const CODE: (&str, ColumnType) = ("code", ColumnType::Text);
/// The kind.
pub const KIND: (&str, ColumnType) = ("kind", ColumnType::Text);

/// Of this kind.
pub const OF_KIND: &str = "kind = ?";
/// Directly inside this region.
pub const OF_PARENT: &str = "parent = ?";

/// Starts a list of regions.
pub fn list(sort: Vec<SortColumn>) -> Listing {
    Listing::new("regions", "code", sort)
}

/// Loads regions in the order of their codes.
pub fn load(conn: &mut DbConn, keys: &[String]) -> Result<Vec<RegionRow>, StoreError> {
    load_in_order!(conn, regions.code, RegionRow, keys)
}

/// Loads the regions with the given codes, by code.
pub fn by_code<'a>(
    conn: &mut DbConn,
    codes: impl Iterator<Item = &'a str>,
) -> Result<HashMap<String, RegionRow>, StoreError> {
    let codes: Vec<&str> = codes.collect();
    let rows = regions::table
        .filter(regions::code.eq_any(codes))
        .select(RegionRow::as_select())
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|row| (row.code.clone(), row))
        .collect())
}
