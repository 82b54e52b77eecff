//! Sources, their quality notes and what they cite.

use std::collections::HashMap;

use diesel::sql_types::{BigInt, Text};
use diesel::{OptionalExtension, QueryDsl, QueryableByName, RunQueryDsl};

use super::listing::{ColumnType, Listing, SortColumn};
use super::rows::{SourceCitationRow, SourceNoteRow, SourceRow};
use super::{StoreError, load_grouped, load_in_order};
use crate::db::{DbConn, on_backend};
use crate::schema::{source_citations, source_notes, sources};

/// The title.
pub const TITLE: (&str, ColumnType) = ("title_key", ColumnType::Text);
/// The publisher.
pub const PUBLISHER: (&str, ColumnType) = ("publisher_key", ColumnType::Text);
/// The day of publication.
pub const PUBLISHED_ON: (&str, ColumnType) = ("published_on", ColumnType::Date);

/// Of this publisher, by folded name.
pub const OF_PUBLISHER: &str = "publisher_key = ?";
/// Of this kind.
pub const OF_KIND: &str = "kind = ?";

/// Starts a list of sources.
pub fn list(sort: Vec<SortColumn>) -> Listing {
    Listing::new("sources", "slug", sort)
}

/// A source with what belongs to it.
#[derive(Debug)]
pub struct SourceDetails {
    /// The source.
    pub source: SourceRow,
    /// What a reader should know.
    pub notes: Vec<SourceNoteRow>,
    /// The works it lists.
    pub citations: Vec<SourceCitationRow>,
    /// How many figures rest on it.
    pub claims: i64,
}

#[derive(QueryableByName)]
struct ClaimCount {
    #[diesel(sql_type = Text)]
    source: String,
    #[diesel(sql_type = BigInt)]
    claims: i64,
}

/// Loads sources in the order of their keys, with notes, citations and the number of their figures.
pub fn load(conn: &mut DbConn, keys: &[String]) -> Result<Vec<SourceDetails>, StoreError> {
    let rows = load_in_order!(conn, sources.slug, SourceRow, keys)?;
    let mut notes = load_grouped!(
        conn,
        source_notes.source,
        SourceNoteRow,
        keys,
        source_notes::position
    )?;
    let mut citations = load_grouped!(
        conn,
        source_citations.source,
        SourceCitationRow,
        keys,
        source_citations::position
    )?;
    let claims = claim_counts(conn)?;
    Ok(rows
        .into_iter()
        .map(|source| SourceDetails {
            notes: notes.remove(&source.slug).unwrap_or_default(),
            citations: citations.remove(&source.slug).unwrap_or_default(),
            claims: claims.get(&source.slug).copied().unwrap_or(0),
            source,
        })
        .collect())
}

/// Counts the rows of pay, differentials and outlook that rest on each source.
fn claim_counts(conn: &mut DbConn) -> Result<HashMap<String, i64>, StoreError> {
    let counts: Vec<ClaimCount> = on_backend!(conn, |inner| {
        diesel::sql_query(
            "SELECT source, CAST(sum(n) AS BIGINT) AS claims FROM (
                 SELECT source, count(*) AS n FROM salary_bands GROUP BY source
                 UNION ALL SELECT source, count(*) FROM salary_differentials GROUP BY source
                 UNION ALL SELECT source, count(*) FROM regional_outlook GROUP BY source
                 UNION ALL SELECT dataset, yearly_rows + hourly_rows + all_rows
                     FROM oews_editions JOIN wage_counts ON edition = number AND code = ''
             ) AS figures GROUP BY source",
        )
        .load(inner)
    })?;
    Ok(counts
        .into_iter()
        .map(|row| (row.source, row.claims))
        .collect())
}

/// Inserts a source, or updates the one with its slug unless that is curated.
///
/// # Errors
///
/// Only those of the database.
pub fn put(conn: &mut DbConn, row: &SourceRow) -> Result<(), StoreError> {
    let known: Option<String> = sources::table
        .find(&row.slug)
        .select(sources::dataset)
        .first(conn)
        .optional()?;
    match known {
        None => {
            diesel::insert_into(sources::table)
                .values(row)
                .execute(conn)?;
        }
        Some(dataset) if dataset == row.dataset => {
            diesel::update(sources::table.find(&row.slug))
                .set(row)
                .execute(conn)?;
        }
        Some(_) => {}
    }
    Ok(())
}
