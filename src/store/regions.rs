//! Regions and what contains what.

use std::collections::{BTreeSet, HashMap, HashSet};

use diesel::{ExpressionMethods, JoinOnDsl, QueryDsl, RunQueryDsl, SelectableHelper};

use super::listing::{ColumnType, Listing, SortColumn};
use super::rows::{RegionAncestorRow, RegionRow, RegionStateRow};
use super::statement::any_of;
use super::{StoreError, load_in_order, replace_rows};
use crate::db::{DbConn, insert_all};
use crate::domain::vocabulary::Program;
use crate::schema::{datasets, region_states, regions};

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
/// Inside this state, or reaching into it (bound twice).
pub const OF_STATE: &str = "code IN (SELECT region FROM region_states WHERE state = ? \
    UNION ALL SELECT region FROM region_ancestors WHERE ancestor = ?)";

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
    let codes: Vec<&str> = codes.collect::<BTreeSet<_>>().into_iter().collect();
    let rows = regions::table
        .filter(any_of(regions::code, &codes))
        .select(RegionRow::as_select())
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|row| (row.code.clone(), row))
        .collect())
}

/// Adds the regions whose codes are not there yet.
///
/// # Errors
///
/// Only those of the database.
pub fn add(conn: &mut DbConn, rows: &[RegionRow]) -> Result<(), StoreError> {
    let known: HashSet<String> = regions::table
        .select(regions::code)
        .load(conn)?
        .into_iter()
        .collect();
    for row in rows.iter().filter(|row| !known.contains(&row.code)) {
        diesel::insert_into(regions::table)
            .values(row)
            .execute(conn)?;
    }
    Ok(())
}

/// Loads the states that metropolitan areas reach into, by the code of the area, in the order of their codes.
///
/// # Errors
///
/// Only those of the database.
pub fn states(
    conn: &mut DbConn,
    keys: &[String],
) -> Result<HashMap<String, Vec<String>>, StoreError> {
    let rows: Vec<(String, String)> = region_states::table
        .filter(any_of(region_states::region, keys))
        .order((region_states::region, region_states::state))
        .select((region_states::region, region_states::state))
        .load(conn)?;
    let mut states = HashMap::<String, Vec<String>>::new();
    for (region, state) in rows {
        states.entry(region).or_default().push(state);
    }
    Ok(states)
}

/// Inserts or updates metropolitan areas, each with the states that it reaches into.
///
/// Areas that are curated, or that a list of a later year describes, stay as they are.
///
/// # Errors
///
/// Only those of the database.
pub fn put_metros(conn: &mut DbConn, rows: &[(RegionRow, Vec<String>)]) -> Result<(), StoreError> {
    let owners: HashMap<String, (String, Program)> = regions::table
        .inner_join(datasets::table.on(datasets::slug.eq(regions::dataset)))
        .select((regions::code, (datasets::slug, datasets::program)))
        .load::<(String, (String, Program))>(conn)?
        .into_iter()
        .collect();
    let mut states = Vec::new();
    for (row, reached) in rows {
        match owners.get(&row.code) {
            Some((_, Program::Curated)) => continue,
            Some((slug, Program::Metros)) if *slug > row.dataset => continue,
            Some(_) => {
                diesel::delete(region_states::table.filter(region_states::region.eq(&row.code)))
                    .execute(conn)?;
                diesel::update(regions::table.find(&row.code))
                    .set(row)
                    .execute(conn)?;
            }
            None => {
                diesel::insert_into(regions::table)
                    .values(row)
                    .execute(conn)?;
            }
        }
        states.extend(reached.iter().map(|state| RegionStateRow {
            region: row.code.clone(),
            state: state.clone(),
        }));
    }
    insert_all!(conn, region_states, &states);
    Ok(())
}

/// Derives anew which region lies in which, from the parent of each; writes only what changed.
///
/// # Errors
///
/// Only those of the database.
pub fn derive_ancestors(conn: &mut DbConn) -> Result<bool, StoreError> {
    let parents: Vec<(String, Option<String>)> = regions::table
        .select((regions::code, regions::parent))
        .load(conn)?;
    let parents = parents
        .iter()
        .map(|(code, parent)| (code.as_str(), parent.as_deref()));
    replace_rows!(
        conn,
        region_ancestors,
        RegionAncestorRow,
        ancestors(parents)
    )
}

/// Pairs every region with itself and with each region that contains it.
///
/// Stops at a region that it has met already, so that a circle of parents ends.
pub fn ancestors<'a>(
    parents: impl Iterator<Item = (&'a str, Option<&'a str>)>,
) -> Vec<RegionAncestorRow> {
    let parents: HashMap<&str, Option<&str>> = parents.collect();
    let mut rows = Vec::new();
    for region in parents.keys() {
        let mut met = Vec::new();
        let mut next = Some(*region);
        while let Some(code) = next.filter(|code| !met.contains(code)) {
            rows.push(RegionAncestorRow {
                region: (*region).to_owned(),
                ancestor: code.to_owned(),
            });
            met.push(code);
            next = parents.get(code).copied().flatten();
        }
    }
    rows
}
