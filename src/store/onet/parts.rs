//! How many rows each edition has of each part for each occupation, and which edition is the newest that has any.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl, SelectableHelper};

use super::super::statement::any_of;
use crate::db::{DbConn, insert_all, on_backend};
use crate::domain::onet;
use crate::domain::vocabulary::OnetPart;
use crate::schema::{onet_files, onet_parts};
use crate::store::StoreError;
use crate::store::rows::OnetPartRow;

/// Replaces the counts of the given parts of an edition, and derives anew which rows are current.
///
/// # Errors
///
/// Only those of the database.
pub(super) fn replace(
    conn: &mut DbConn,
    dataset: &str,
    parts: &BTreeSet<OnetPart>,
    counts: &BTreeMap<(&str, OnetPart), i64>,
) -> Result<(), StoreError> {
    diesel::delete(
        onet_parts::table
            .filter(onet_parts::dataset.eq(dataset))
            .filter(onet_parts::part.eq_any(parts)),
    )
    .execute(conn)?;
    let rows: Vec<OnetPartRow> = counts
        .iter()
        .map(|((occupation, part), rows)| OnetPartRow {
            occupation: (*occupation).to_owned(),
            part: *part,
            dataset: dataset.to_owned(),
            row_count: *rows,
            current: false,
        })
        .collect();
    insert_all!(conn, onet_parts, &rows);
    mark_current(conn)
}

/// Marks for each occupation and part the newest edition that has rows of it.
fn mark_current(conn: &mut DbConn) -> Result<(), StoreError> {
    let rows: Vec<OnetPartRow> = onet_parts::table
        .select(OnetPartRow::as_select())
        .load(conn)?;
    let mut newest = HashMap::<(&str, OnetPart), &str>::new();
    for row in &rows {
        let best = newest
            .entry((&row.occupation, row.part))
            .or_insert(&row.dataset);
        if onet::is_as_new(&row.dataset, best) {
            *best = &row.dataset;
        }
    }
    let is_current =
        |row: &OnetPartRow| newest.get(&(&row.occupation, row.part)) == Some(&row.dataset.as_str());
    on_backend!(conn, |inner| {
        for row in rows.iter().filter(|row| is_current(row) != row.current) {
            diesel::update(onet_parts::table.find((&row.occupation, row.part, &row.dataset)))
                .set(onet_parts::current.eq(!row.current))
                .execute(inner)?;
        }
    });
    Ok(())
}

/// The parts of which any edition has rows.
pub(super) fn imported(conn: &mut DbConn) -> Result<BTreeSet<OnetPart>, StoreError> {
    let parts: Vec<OnetPart> = onet_files::table
        .select(onet_files::part)
        .distinct()
        .load(conn)?;
    Ok(parts.into_iter().collect())
}

/// The edition each part of an occupation is from, and how many rows it has.
pub type Parts = BTreeMap<OnetPart, (String, i64)>;

/// For each of the occupations, the newest edition of each part that there is, and the number of its rows.
pub(super) fn current(
    conn: &mut DbConn,
    occupations: &[String],
) -> Result<HashMap<String, Parts>, StoreError> {
    let rows: Vec<OnetPartRow> = onet_parts::table
        .filter(any_of(onet_parts::occupation, occupations))
        .filter(onet_parts::current.eq(true))
        .select(OnetPartRow::as_select())
        .load(conn)?;
    let mut parts = HashMap::<String, Parts>::new();
    for row in rows {
        parts
            .entry(row.occupation)
            .or_default()
            .insert(row.part, (row.dataset, row.row_count));
    }
    Ok(parts)
}
