//! Imported data sets and their files.

use super::listing::{ColumnType, Listing, SortColumn};
use super::rows::{DatasetFileRow, DatasetRow};
use super::{StoreError, load_grouped, load_in_order};
use crate::db::DbConn;
use crate::schema::dataset_files;

/// The name.
pub const NAME: (&str, ColumnType) = ("name_key", ColumnType::Text);
/// The time of the import.
pub const IMPORTED_AT: (&str, ColumnType) = ("imported_at", ColumnType::Text);

/// Starts a list of data sets.
pub fn list(sort: Vec<SortColumn>) -> Listing {
    Listing::new("datasets", "slug", sort)
}

/// Loads data sets in the order of their keys, with their files.
pub fn load(
    conn: &mut DbConn,
    keys: &[String],
) -> Result<Vec<(DatasetRow, Vec<DatasetFileRow>)>, StoreError> {
    let rows = load_in_order!(conn, datasets.slug, DatasetRow, keys)?;
    let mut files = load_grouped!(
        conn,
        dataset_files.dataset,
        DatasetFileRow,
        keys,
        dataset_files::name
    )?;
    Ok(rows
        .into_iter()
        .map(|row| (files.remove(&row.slug).unwrap_or_default(), row))
        .map(|(f, r)| (r, f))
        .collect())
}
