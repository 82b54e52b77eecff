//! Writes one edition: its wages, its places and its occupations.

use super::super::{occupations as titles, places};
use super::Batch;
use crate::db::DbConn;
use crate::domain::soc;
use crate::domain::vocabulary::{CrosswalkSystem, MatchKind};
use crate::store::rows::{CrosswalkRow, OccupationRow};
use crate::store::wages::{self, Edition};
use crate::store::{StoreError, datasets, occupations};

/// Replaces what was loaded of an edition before.
///
/// # Errors
///
/// Only those of the database.
pub fn write(conn: &mut DbConn, edition: Edition, batch: &Batch) -> Result<(), StoreError> {
    let slug = edition.slug();
    let places: Vec<_> = batch.places.iter().cloned().collect();
    places::add(conn, &slug, &places)?;
    let own = batch
        .titles
        .iter()
        .map(|(code, title)| titles::named(&slug, &slug, code, title));
    // What a group holds must be known too, so that whoever asks for it is given the group's figures.
    let held = batch
        .titles
        .keys()
        .flat_map(|group| soc::held_by(group))
        .map(|(code, title)| titles::named(&slug, SOC, code, title));
    let rows: Vec<OccupationRow> = own.chain(held).collect();
    occupations::add(conn, &rows)?;
    occupations::add_crosswalks(conn, &crosswalks(&slug, batch))?;
    datasets::put_occupations(conn, &slug, batch.titles.keys().map(String::as_str))?;
    wages::replace(
        conn,
        edition,
        &batch.rows,
        (batch.year_top_code, batch.hour_top_code),
    )
}

/// The source of the codes and titles that no file names.
const SOC: &str = "soc-2018";

/// Where the crosswalks of OEWS start: after those of the editors and of O*NET.
const FIRST_POSITION: i64 = 200;

/// Leads from each group of OEWS to the SOC occupations that it holds.
fn crosswalks(slug: &str, batch: &Batch) -> Vec<CrosswalkRow> {
    let row = |group: &String, position: usize, code: &str, title: &str| CrosswalkRow {
        occupation: group.clone(),
        position: FIRST_POSITION + i64::try_from(position).unwrap_or_default(),
        system: CrosswalkSystem::Soc2018,
        code: code.to_owned(),
        title: title.to_owned(),
        match_kind: MatchKind::Broad,
        dataset: slug.to_owned(),
    };
    batch
        .titles
        .keys()
        .flat_map(|group| {
            let held = soc::held_by(group).iter().enumerate();
            held.map(move |(position, (code, title))| row(group, position, code, title))
        })
        .collect()
}
