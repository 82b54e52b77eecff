//! The SQL: one file per resource, each with its rows and its queries.

pub mod certifications;
pub mod claims;
pub mod conflicts;
pub mod copy;
pub mod datasets;
pub mod education_paths;
pub mod evidence;
pub mod families;
pub mod figures;
pub mod finders;
pub mod known;
pub mod listing;
pub mod occupation_profiles;
pub mod occupations;
pub mod onet;
pub mod organizations;
pub mod pay_evidence;
pub mod projections;
pub mod references;
pub mod regional_outlook;
pub mod regions;
pub mod revision;
pub mod roles;
pub mod rows;
pub mod salary_bands;
pub mod salary_differentials;
pub mod skills;
pub mod sources;
pub(crate) mod statement;
pub mod technologies;
pub mod titles;
pub mod tracks;
pub mod wages;

use std::collections::HashMap;

/// Rows per insert statement: far below the 32,766 bound values that SQLite allows.
pub const CHUNK: usize = 500;

/// Slug of the data set that the curated entries and figures belong to.
pub const CURATED: &str = "curated";

/// What can go wrong between the service and its database.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A statement failed.
    #[error("the database refused a statement")]
    Query(#[from] diesel::result::Error),
    /// A connection could not be opened.
    #[error("the database could not be opened")]
    Connection(#[from] diesel::ConnectionError),
    /// SQLite cannot keep a write-ahead log where the file is.
    #[error(
        "SQLite stays in journal mode `{mode}` here; put the file on a local disk, where it can keep a write-ahead log"
    )]
    NoWriteAheadLog {
        /// The mode it stays in.
        mode: String,
    },
    /// Too many other requests wait for the database.
    #[error("no database connection came free in time")]
    Busy,
    /// The reads took longer than a request waits.
    #[error("the database did not answer in time")]
    Slow,
    /// The connection was lost.
    #[error("the connection to the database was lost")]
    Unavailable,
    /// The work was given up, by a panic or a shutdown.
    #[error("the work was given up")]
    Cancelled,
    /// A migration failed.
    #[error("a migration failed: {0}")]
    Migration(String),
    /// The database was made by a newer release.
    #[error(
        "the database has migration {version}, which this release does not know; run the release that made it, or a newer one"
    )]
    NewerSchema {
        /// The unknown migration.
        version: String,
    },
    /// The URL names an engine that is not served.
    #[error(
        "`{0}` is no database this program can open; give the path of a SQLite file, or `postgres://` and a server"
    )]
    UnknownEngine(String),
    /// A user or a password in the URL has letters that mean something else there.
    #[error(
        "the database URL has more than one `@`; write those of the user or the password as `%40`"
    )]
    UnescapedUrl,
    /// A database that should be copied has no data.
    #[error("there is nothing to copy: the database holds no data")]
    NothingToCopy,
    /// A database that should be filled has data.
    #[error("the target holds data already, at revision {revision}; `--replace` deletes them")]
    HoldsData {
        /// Its data revision.
        revision: i64,
    },
    /// Filters name things that do not exist.
    #[error("filters name things that do not exist")]
    UnknownReferences(Vec<references::Unknown>),
    /// More belongs to the entries than one answer brings along.
    #[error("more than {most} {what} belong to them")]
    TooManyIncluded {
        /// What there is too much of.
        what: &'static str,
        /// The most that one answer brings along.
        most: u16,
    },
    /// Stored data breaks a rule that writing should have kept.
    #[error("stored data is damaged: {0}")]
    Damaged(String),
}

impl StoreError {
    /// Wraps the boxed error of the migration harness.
    pub fn migration(error: Box<dyn std::error::Error + Send + Sync>) -> Self {
        Self::Migration(error.to_string())
    }
}

/// Makes the rows of a table equal to `$rows` and tells whether anything changed.
///
/// Compares whole rows, so that a second load of the same data writes nothing. The filter, if given, says which of
/// the table's rows are curated.
macro_rules! replace_rows {
    ($conn:expr, $table:ident, $row:ty, $rows:expr $(, $filter:expr)?) => {{
        use diesel::{QueryDsl as _, RunQueryDsl as _, SelectableHelper as _};
        let conn: &mut $crate::db::DbConn = $conn;
        let mut new: Vec<$row> = $rows;
        let mut old: Vec<$row> =
            $crate::schema::$table::table$(.filter($filter))?.select(<$row>::as_select()).load(conn)?;
        old.sort();
        new.sort();
        let changed = old != new;
        if changed {
            diesel::delete($crate::schema::$table::table$(.filter($filter))?).execute(conn)?;
            $crate::db::insert_all!(conn, $table, &new);
        }
        Ok::<bool, $crate::store::StoreError>(changed)
    }};
}
pub(crate) use replace_rows;

/// Groups rows by their owner; each group keeps the order of the rows.
fn grouped<R>(rows: Vec<R>, owner: impl Fn(&R) -> &String) -> HashMap<String, Vec<R>> {
    let mut groups = HashMap::<String, Vec<R>>::new();
    for row in rows {
        groups.entry(owner(&row).clone()).or_default().push(row);
    }
    groups
}

/// Loads the rows of a table that belong to any of the owners, grouped by owner, each group in its order.
macro_rules! load_grouped {
    ($conn:expr, $table:ident.$owner:ident, $row:ty, $keys:expr, $order:expr) => {{
        use diesel::{QueryDsl as _, RunQueryDsl as _, SelectableHelper as _};
        let conn: &mut $crate::db::DbConn = $conn;
        let rows: Vec<$row> = $crate::schema::$table::table
            .filter($crate::store::statement::any_of(
                $crate::schema::$table::$owner,
                &$keys[..],
            ))
            .order($order)
            .select(<$row>::as_select())
            .load(conn)?;
        let groups = $crate::store::grouped(rows, |row: &$row| &row.$owner);
        Ok::<_, $crate::store::StoreError>(groups)
    }};
}
pub(crate) use load_grouped;

/// Loads the rows with the given keys, in the order of the keys.
macro_rules! load_in_order {
    ($conn:expr, $table:ident.$key:ident, $row:ty, $keys:expr) => {{
        use diesel::{QueryDsl as _, RunQueryDsl as _, SelectableHelper as _};
        let conn: &mut $crate::db::DbConn = $conn;
        let keys: &[String] = $keys;
        let rows: Vec<$row> = $crate::schema::$table::table
            .filter($crate::store::statement::any_of(
                $crate::schema::$table::$key,
                keys,
            ))
            .select(<$row>::as_select())
            .load(conn)?;
        let mut by_key: std::collections::HashMap<String, $row> = rows
            .into_iter()
            .map(|row| (row.$key.clone(), row))
            .collect();
        Ok::<Vec<$row>, $crate::store::StoreError>(
            keys.iter().filter_map(|key| by_key.remove(key)).collect(),
        )
    }};
}
pub(crate) use load_in_order;
