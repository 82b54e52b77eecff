//! The database: which engine, its connections, their pool, and its migrations.

mod follow;
mod migrations;
mod pool;
mod postgres;
mod sqlite;
mod url;

use std::time::Duration;

use diesel::connection::SimpleConnection;
use diesel::{Connection, RunQueryDsl};

use crate::store::StoreError;

pub use follow::{CHANNEL, follow};
pub use pool::Db;
pub use url::{Engine, shown_url};

mod connection {
    use diesel::{MultiConnection, PgConnection, SqliteConnection};

    /// A connection to whichever engine the URL names.
    #[derive(MultiConnection)]
    pub enum DbConn {
        /// An embedded SQLite file.
        Sqlite(SqliteConnection),
        /// A PostgreSQL server.
        Postgres(PgConnection),
    }
}

pub use connection::DbConn;

/// Runs one expression on the connection inside a [`DbConn`], for statements that the enum itself cannot run.
macro_rules! on_backend {
    ($conn:expr, |$inner:ident| $body:expr) => {
        match $conn {
            $crate::db::DbConn::Sqlite($inner) => $body,
            $crate::db::DbConn::Postgres($inner) => $body,
        }
    };
}
pub(crate) use on_backend;

/// Inserts rows of a table by the quickest way of the engine: on SQLite each by the same prepared statement, on
/// PostgreSQL with `COPY`. `$rows` is an iterable of references; `?` is applied to the errors.
macro_rules! insert_all {
    ($conn:expr, $table:ident, $rows:expr) => {
        match $conn {
            $crate::db::DbConn::Sqlite(inner) => {
                for row in $rows {
                    diesel::insert_into($crate::schema::$table::table)
                        .values(row)
                        .execute(inner)?;
                }
            }
            $crate::db::DbConn::Postgres(inner) => {
                use diesel::ExecuteCopyFromDsl as _;
                let rows: Vec<_> = $rows.into_iter().collect();
                diesel::copy_from($crate::schema::$table::table)
                    .from_insertable(rows)
                    .execute(inner)?;
            }
        }
    };
}
pub(crate) use insert_all;

impl DbConn {
    /// Opens a connection; the scheme of the URL decides the engine.
    ///
    /// # Errors
    ///
    /// [`StoreError::UnknownEngine`] for a scheme that is not served, [`StoreError::Connection`] when the file or the
    /// server cannot be opened.
    pub fn open(url: &str) -> Result<Self, StoreError> {
        Ok(match Engine::of(url)? {
            Engine::Sqlite(path) => Self::Sqlite(sqlite::open(path)?),
            Engine::Postgres(url) => Self::Postgres(postgres::open(url)?),
        })
    }

    /// Prepares the connection for nothing but reads, each transaction seeing one state of the data; a server gives up
    /// statements that take longer than `most`.
    ///
    /// # Errors
    ///
    /// Only those of the database.
    fn only_read(&mut self, most: Duration) -> Result<(), StoreError> {
        match self {
            // Every transaction of SQLite sees one state.
            Self::Sqlite(_) => Ok(()),
            Self::Postgres(conn) => postgres::only_read(conn, most),
        }
    }

    /// Gives the connection room to change much at once: on SQLite 64 MB of pages, which are else written out again and
    /// again.
    ///
    /// # Errors
    ///
    /// Only those of the database.
    pub fn make_room(&mut self) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(conn) => Ok(conn.batch_execute("PRAGMA cache_size = -65536")?),
            Self::Postgres(_) => Ok(()),
        }
    }

    /// Runs a writing transaction.
    ///
    /// It starts with a write, so that SQLite takes the write lock at once, waiting for it if need be; a transaction
    /// that reads first and writes later can fail with "database is locked" however long it is willing to wait. On
    /// PostgreSQL the same write makes the second of two writers wait for the first.
    pub fn write<T, E: From<diesel::result::Error>>(
        &mut self,
        work: impl FnOnce(&mut Self) -> Result<T, E>,
    ) -> Result<T, E> {
        self.transaction(|conn| {
            diesel::sql_query("UPDATE data_revision SET revision = revision WHERE id = 1")
                .execute(conn)?;
            work(conn)
        })
    }
}
