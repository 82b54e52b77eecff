//! Claims about the same quantity that disagree.

use std::collections::BTreeSet;

use super::claims::{self, Claims};
use super::known::Snapshot;
use super::listing::{ColumnType, Listing, SortColumn};
use super::rows::{ConflictPairRow, ConflictRow};
use super::{StoreError, load_grouped, load_in_order};
use crate::schema::conflict_pairs;

/// The key.
pub const ID: (&str, ColumnType) = ("id", ColumnType::Text);
/// The quantity.
pub const QUANTITY: (&str, ColumnType) = ("quantity", ColumnType::Text);
/// The role.
pub const ROLE: (&str, ColumnType) = ("role", ColumnType::Text);
/// The place.
pub const REGION: (&str, ColumnType) = ("region", ColumnType::Text);

/// About this role.
pub const OF_ROLE: &str = "role = ?";
/// About this quantity.
pub const OF_QUANTITY: &str = "quantity = ?";
/// In this place.
pub const OF_REGION: &str = "region = ?";
/// With two claims that differ in this.
pub const WITH_REASON: &str = "id IN (SELECT conflict FROM conflict_pairs WHERE reason = ?)";

/// Starts a list of conflicts.
pub fn list(sort: Vec<SortColumn>) -> Listing {
    Listing::new("conflicts", "id", sort)
}

/// Conflicts with their claims.
#[derive(Debug)]
pub struct Conflicts {
    /// The conflicts, in order, each with its pairs: a row for each reason, the rows of a pair together.
    pub rows: Vec<(ConflictRow, Vec<ConflictPairRow>)>,
    /// The claims of all of them, in the order of their keys.
    pub claims: Claims,
}

/// Loads conflicts in the order of their keys.
pub fn load(conn: &mut Snapshot<'_>, keys: &[String]) -> Result<Conflicts, StoreError> {
    let rows = load_in_order!(conn, conflicts.id, ConflictRow, keys)?;
    let mut pairs = load_grouped!(
        conn,
        conflict_pairs.conflict,
        ConflictPairRow,
        keys,
        (conflict_pairs::a, conflict_pairs::b, conflict_pairs::reason)
    )?;
    let ids: BTreeSet<&String> = pairs
        .values()
        .flatten()
        .flat_map(|pair| [&pair.a, &pair.b])
        .collect();
    let ids: Vec<String> = ids.into_iter().cloned().collect();
    let claims = claims::load(conn, &ids)?;
    let rows = rows
        .into_iter()
        .map(|row| (pairs.remove(&row.id).unwrap_or_default(), row));
    Ok(Conflicts {
        rows: rows.map(|(pairs, row)| (row, pairs)).collect(),
        claims,
    })
}
