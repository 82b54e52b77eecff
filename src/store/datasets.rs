//! Imported data sets and their files.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use super::listing::{ColumnType, Listing, SortColumn};
use super::rows::{DatasetFileRow, DatasetRejectRow, DatasetRow};
use super::statement::any_of;
use super::{StoreError, load_grouped, load_in_order};
use crate::db::DbConn;
use crate::domain::vocabulary::Program;
use crate::schema::{dataset_files, dataset_rejects, datasets};

/// The name.
pub const NAME: (&str, ColumnType) = ("name_key", ColumnType::Text);
/// The time of the import.
pub const IMPORTED_AT: (&str, ColumnType) = ("imported_at", ColumnType::Timestamp);

/// An edition of this publication.
pub const OF_PROGRAM: &str = "program = ?";

/// Starts a list of data sets.
pub fn list(sort: Vec<SortColumn>) -> Listing {
    Listing::new("datasets", "slug", sort)
}

/// A data set with its files and the counts of its refused rows.
pub type DatasetDetails = (DatasetRow, Vec<DatasetFileRow>, Vec<DatasetRejectRow>);

/// Loads data sets in the order of their keys, with their files and refused rows.
pub fn load(conn: &mut DbConn, keys: &[String]) -> Result<Vec<DatasetDetails>, StoreError> {
    let rows = load_in_order!(conn, datasets.slug, DatasetRow, keys)?;
    let mut files = load_grouped!(
        conn,
        dataset_files.dataset,
        DatasetFileRow,
        keys,
        dataset_files::name
    )?;
    let mut rejects = load_grouped!(
        conn,
        dataset_rejects.dataset,
        DatasetRejectRow,
        keys,
        dataset_rejects::reason
    )?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let files = files.remove(&row.slug).unwrap_or_default();
            let rejects = rejects.remove(&row.slug).unwrap_or_default();
            (row, files, rejects)
        })
        .collect())
}

/// Inserts a data set, or updates the one with its slug.
///
/// # Errors
///
/// Only those of the database.
pub fn put(conn: &mut DbConn, row: &DatasetRow) -> Result<(), StoreError> {
    let updated = diesel::update(datasets::table.find(&row.slug))
        .set(row)
        .execute(conn)?;
    if updated == 0 {
        diesel::insert_into(datasets::table)
            .values(row)
            .execute(conn)?;
    }
    Ok(())
}

/// Replaces the files of a data set, or only those of the same name when the new ones `add` to it.
///
/// # Errors
///
/// Only those of the database.
pub fn put_files(
    conn: &mut DbConn,
    slug: &str,
    files: &[DatasetFileRow],
    adds: bool,
) -> Result<(), StoreError> {
    let own = dataset_files::table.filter(dataset_files::dataset.eq(slug));
    if adds {
        let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
        diesel::delete(own.filter(any_of(dataset_files::name, &names))).execute(conn)?;
    } else {
        diesel::delete(own).execute(conn)?;
    }
    for file in files {
        diesel::insert_into(dataset_files::table)
            .values(file)
            .execute(conn)?;
    }
    Ok(())
}

/// Replaces the counts of refused rows of a data set.
///
/// # Errors
///
/// Only those of the database.
pub fn put_rejects(
    conn: &mut DbConn,
    slug: &str,
    rejects: &[DatasetRejectRow],
) -> Result<(), StoreError> {
    diesel::delete(dataset_rejects::table.filter(dataset_rejects::dataset.eq(slug)))
        .execute(conn)?;
    for row in rejects {
        diesel::insert_into(dataset_rejects::table)
            .values(row)
            .execute(conn)?;
    }
    Ok(())
}

/// Adds up the rows of the files of a data set.
///
/// # Errors
///
/// Only those of the database.
pub fn file_rows(conn: &mut DbConn, slug: &str) -> Result<i64, StoreError> {
    let rows: Vec<i64> = dataset_files::table
        .filter(dataset_files::dataset.eq(slug))
        .select(dataset_files::row_count)
        .load(conn)?;
    Ok(rows.iter().sum())
}

/// Finds the data sets of a program that hold a file with these bytes.
///
/// # Errors
///
/// Only those of the database.
pub fn with_file(
    conn: &mut DbConn,
    program: Program,
    sha256: &str,
) -> Result<Vec<String>, StoreError> {
    Ok(datasets::table
        .filter(datasets::program.eq(program))
        .filter(
            datasets::slug.eq_any(
                dataset_files::table
                    .filter(dataset_files::sha256.eq(sha256))
                    .select(dataset_files::dataset),
            ),
        )
        .select(datasets::slug)
        .order(datasets::slug)
        .load(conn)?)
}

/// Replaces the list of occupations that a data set has figures of.
///
/// # Errors
///
/// Only those of the database.
pub fn put_occupations<'a>(
    conn: &mut DbConn,
    slug: &str,
    codes: impl IntoIterator<Item = &'a str>,
) -> Result<(), StoreError> {
    use crate::schema::dataset_occupations::dsl::{dataset, dataset_occupations, occupation};
    diesel::delete(dataset_occupations.filter(dataset.eq(slug))).execute(conn)?;
    for code in codes {
        diesel::insert_into(dataset_occupations)
            .values((dataset.eq(slug), occupation.eq(code)))
            .execute(conn)?;
    }
    Ok(())
}
