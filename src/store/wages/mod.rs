//! Wages and employment of OEWS: the rows of all editions, and which of them are current.

mod areas;
pub mod arms;
pub mod counts;
pub mod figures;
pub mod ids;
pub mod indexes;
mod key;
mod marks;

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

pub use areas::Areas;
pub use key::{Edition, IDS_PER_EDITION, WageKey, occupation_digits};
pub use marks::{Figure, Marks, Wage};

use super::StoreError;
use super::listing::Bind;
use super::rows::{OewsEditionRow, WageRow};
use super::statement::Statement;
use crate::db::{DbConn, insert_all, on_backend};
use crate::schema::{oews_editions, wages};

/// Replaces the rows of an edition, which must be sorted by id, and marks anew which rows of all editions for the same
/// kind of area a later one supersedes. `top_codes` are the annual and the hourly wage, in cents, that a top-coded wage
/// is at least.
///
/// # Errors
///
/// Only those of the database.
pub fn replace(
    conn: &mut DbConn,
    edition: Edition,
    rows: &[WageRow],
    top_codes: (Option<i64>, Option<i64>),
) -> Result<(), StoreError> {
    let dataset = edition.slug();
    let others = counts::of_others(conn, edition.number())?;
    let (first, others) = (others == 0, usize::try_from(others).unwrap_or(usize::MAX));
    let rebuild = match conn {
        // Making an index anew costs a third of adding as many entries in any order to one.
        DbConn::Sqlite(_) => rows.len() * 3 >= others.saturating_add(rows.len()),
        // Here whoever reads would wait for the end of the import, unless there is nothing to read.
        DbConn::Postgres(_) => first,
    };
    if rebuild {
        indexes::drop(conn)?;
    }
    let (first_id, last_id) = edition.ids();
    diesel::delete(wages::table.filter(wages::id.between(first_id, last_id))).execute(conn)?;
    insert_all!(conn, wages, rows);
    if rebuild {
        indexes::create(conn)?;
    }
    let years = rows.iter().flat_map(|row| [row.year_mean, row.year_median]);
    let hours = rows.iter().flat_map(|row| [row.hour_mean, row.hour_median]);
    let (years, hours) = (years.flatten(), hours.flatten());
    diesel::delete(oews_editions::table.find(&dataset)).execute(conn)?;
    diesel::insert_into(oews_editions::table)
        .values(&OewsEditionRow {
            dataset,
            number: edition.number(),
            region_kind: edition.areas.region_kind(),
            year_top_code: top_codes.0,
            hour_top_code: top_codes.1,
            year_least: years.clone().min(),
            year_most: years.max(),
            hour_least: hours.clone().min(),
            hour_most: hours.max(),
        })
        .execute(conn)?;
    counts::replace(conn, edition.number(), rows)?;
    share_top_codes(conn, edition)?;
    supersede(conn, edition)?;
    if let DbConn::Postgres(conn) = conn {
        // Until it looks by itself, PostgreSQL would plan for the rows that were there before.
        diesel::sql_query("ANALYZE wages").execute(conn)?;
    }
    Ok(())
}

/// Gives what one edition of a month says of top-coded wages to those of the same month that do not say it.
fn share_top_codes(conn: &mut DbConn, edition: Edition) -> Result<(), StoreError> {
    let editions: Vec<OewsEditionRow> = oews_editions::table
        .order(oews_editions::number)
        .load(conn)?;
    let of_month = editions.iter().filter(|own| {
        let parsed = Edition::parse(&own.dataset);
        parsed.is_some_and(|own| own.period() == edition.period())
    });
    let known = of_month
        .clone()
        .find_map(|own| own.year_top_code.zip(own.hour_top_code));
    let Some((year, hour)) = known else {
        return Ok(());
    };
    for own in of_month.filter(|own| own.year_top_code.is_none()) {
        diesel::update(oews_editions::table.find(&own.dataset))
            .set((
                oews_editions::year_top_code.eq(year),
                oews_editions::hour_top_code.eq(hour),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// Marks which rows a later edition for the same kind of area has too, and counts anew those of each edition in which that
/// changed.
fn supersede(conn: &mut DbConn, edition: Edition) -> Result<(), StoreError> {
    let editions: Vec<OewsEditionRow> = oews_editions::table
        .filter(oews_editions::region_kind.eq(edition.areas.region_kind()))
        .order(oews_editions::number)
        .load(conn)?;
    for (place, own) in editions.iter().enumerate() {
        let later: Vec<i64> = editions
            .iter()
            .skip(place + 1)
            .map(|later| later.number - own.number)
            .collect();
        if mark(conn, own.number, &later)? > 0 {
            counts::refresh(conn, own.number)?;
        }
    }
    Ok(())
}

/// Marks the rows of one edition that any of the later ones has; a row differs from its successor by a fixed distance.
///
/// Returns how many rows are marked otherwise than before.
fn mark(conn: &mut DbConn, edition: i64, later: &[i64]) -> Result<usize, StoreError> {
    let exists =
        vec!["EXISTS (SELECT 1 FROM wages later WHERE later.id = wages.id + ?)"; later.len()];
    let has_later = if exists.is_empty() {
        "1 = 0".to_owned()
    } else {
        exists.join(" OR ")
    };
    let sql = format!(
        "UPDATE wages SET superseded = NOT superseded WHERE edition = ? AND superseded <> ({has_later})"
    );
    let distances = later.iter().map(|distance| distance * IDS_PER_EDITION);
    let binds: Vec<Bind> = std::iter::once(edition)
        .chain(distances)
        .map(Bind::Int)
        .collect();
    Ok(on_backend!(conn, |inner| Statement::<()>::new(
        &sql, &binds
    )
    .execute(inner))?)
}
