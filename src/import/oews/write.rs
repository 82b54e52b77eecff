//! Writes one edition: its wages, its places and its occupations.

use super::super::places;
use super::Batch;
use crate::db::DbConn;
use crate::domain::soc;
use crate::domain::text::fold;
use crate::domain::vocabulary::OccupationSystem;
use crate::store::rows::OccupationRow;
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
    let rows: Vec<OccupationRow> = batch
        .titles
        .iter()
        .map(|(code, title)| occupation(&slug, code, title))
        .collect();
    occupations::add(conn, &rows)?;
    datasets::put_occupations(conn, &slug, batch.titles.keys().map(String::as_str))?;
    wages::replace(
        conn,
        edition,
        &batch.rows,
        (batch.year_top_code, batch.hour_top_code),
    )
}

fn occupation(slug: &str, code: &str, title: &str) -> OccupationRow {
    let system = if soc::held_by(code).is_some() {
        OccupationSystem::Oews
    } else {
        OccupationSystem::Soc2018
    };
    let title = if title.is_empty() { code } else { title };
    OccupationRow {
        code: code.to_owned(),
        system,
        title: title.to_owned(),
        title_key: fold(title),
        description: None,
        description_source: None,
        parent: None,
        job_zone: None,
        source: slug.to_owned(),
        dataset: slug.to_owned(),
        search_text: fold(&format!("{title} {code}")),
    }
}
