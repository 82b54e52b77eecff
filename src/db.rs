//! The database connection: which engine, its settings, its pool and its migrations.

use std::sync::Arc;
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;
use diesel::r2d2::{ManageConnection, Pool, PooledConnection};
use diesel::{Connection, QueryableByName, RunQueryDsl, SqliteConnection};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use actix_web::rt::time::timeout;
use tokio::sync::Semaphore;

use crate::store::StoreError;

/// The migrations for SQLite, compiled in.
const SQLITE_MIGRATIONS: EmbeddedMigrations = embed_migrations!("migrations/sqlite");

/// How long a connection waits for another process's write before it gives up.
const BUSY_TIMEOUT: Duration = Duration::from_secs(30);

/// How long to wait before a lock that SQLite does not wait for is tried again.
const LOCK_RETRY: Duration = Duration::from_millis(20);

/// How long a request waits for a free connection.
const POOL_TIMEOUT: Duration = Duration::from_secs(2);

mod connection {
    use diesel::{MultiConnection, SqliteConnection};

    /// A connection to whichever engine the URL names.
    #[derive(MultiConnection)]
    pub enum DbConn {
        /// An embedded SQLite file.
        Sqlite(SqliteConnection),
    }
}

pub use connection::DbConn;

/// Runs one expression on the connection inside a [`DbConn`], for statements that the enum itself cannot run.
macro_rules! on_backend {
    ($conn:expr, |$inner:ident| $body:expr) => {
        match $conn {
            $crate::db::DbConn::Sqlite($inner) => $body,
        }
    };
}
pub(crate) use on_backend;

impl DbConn {
    /// Opens a connection; the scheme of the URL decides the engine.
    ///
    /// # Errors
    ///
    /// [`StoreError::UnknownEngine`] for a scheme that is not served, [`StoreError::Connection`] when the file cannot
    /// be opened.
    pub fn open(url: &str) -> Result<Self, StoreError> {
        let path = sqlite_path(url)?;
        let mut conn = SqliteConnection::establish(path)?;
        // The waiting time comes first, so that the switch to WAL waits for other processes too.
        conn.batch_execute(&format!(
            "PRAGMA busy_timeout = {}",
            BUSY_TIMEOUT.as_millis()
        ))?;
        switch_to_wal(&mut conn)?;
        conn.batch_execute(
            "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; \
             PRAGMA temp_store = MEMORY; PRAGMA cache_size = -4096; PRAGMA mmap_size = 134217728;",
        )?;
        Ok(Self::Sqlite(conn))
    }

    /// Gives the connection room to change much at once: 64 MB of pages, which are else written out again and again.
    ///
    /// # Errors
    ///
    /// Only those of the database.
    pub fn make_room(&mut self) -> Result<(), StoreError> {
        let Self::Sqlite(conn) = self;
        Ok(conn.batch_execute("PRAGMA cache_size = -65536")?)
    }

    /// Brings the schema up to date.
    ///
    /// Waits for another process that is doing the same. Returns the number of migrations that ran.
    ///
    /// # Errors
    ///
    /// [`StoreError::NewerSchema`] when the database has migrations this program does not know.
    pub fn migrate(&mut self) -> Result<usize, StoreError> {
        let Self::Sqlite(conn) = self;
        conn.immediate_transaction(|conn| {
            let known = known_migrations()?;
            let applied = conn.applied_migrations().map_err(StoreError::migration)?;
            if let Some(newer) = applied
                .iter()
                .map(ToString::to_string)
                .find(|version| !known.contains(version))
            {
                return Err(StoreError::NewerSchema { version: newer });
            }
            let ran = conn
                .run_pending_migrations(SQLITE_MIGRATIONS)
                .map_err(StoreError::migration)?;
            Ok(ran.len())
        })
    }

    /// Tells whether every known migration has been applied and no other.
    pub fn is_current(&mut self) -> Result<bool, StoreError> {
        let Self::Sqlite(conn) = self;
        let mut applied: Vec<String> = conn
            .applied_migrations()
            .map_err(StoreError::migration)?
            .iter()
            .map(ToString::to_string)
            .collect();
        applied.sort();
        Ok(applied == known_migrations()?)
    }

    /// Runs a writing transaction.
    ///
    /// It starts with a write, so that SQLite takes the write lock at once, waiting for it if need be; a transaction
    /// that reads first and writes later can fail with "database is locked" however long it is willing to wait.
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

fn known_migrations() -> Result<Vec<String>, StoreError> {
    use diesel::migration::MigrationSource;
    let migrations = MigrationSource::<diesel::sqlite::Sqlite>::migrations(&SQLITE_MIGRATIONS)
        .map_err(StoreError::migration)?;
    let mut versions: Vec<String> = migrations
        .iter()
        .map(|migration| migration.name().version().to_string())
        .collect();
    versions.sort();
    Ok(versions)
}

/// The answer to `PRAGMA journal_mode`.
#[derive(QueryableByName)]
struct JournalMode {
    #[diesel(sql_type = diesel::sql_types::Text)]
    journal_mode: String,
}

/// Switches a file to write-ahead logging, trying again while another process does the same.
///
/// SQLite does not wait for this one lock however long it is told to, since two connections might wait for each other.
/// Where it cannot switch at all, on some network file systems, it says so only by the mode it stays in.
fn switch_to_wal(conn: &mut SqliteConnection) -> Result<(), StoreError> {
    use diesel::result::Error::DatabaseError;
    let started = Instant::now();
    loop {
        match diesel::sql_query("PRAGMA journal_mode = WAL").get_result::<JournalMode>(conn) {
            Err(DatabaseError(_, cause))
                if is_locked(cause.message()) && started.elapsed() < BUSY_TIMEOUT =>
            {
                std::thread::sleep(LOCK_RETRY);
            }
            Ok(mode) if mode.journal_mode != "wal" => {
                return Err(StoreError::NoWriteAheadLog {
                    mode: mode.journal_mode,
                });
            }
            other => return Ok(other.map(drop)?),
        }
    }
}

fn is_locked(message: &str) -> bool {
    message.contains("locked")
}

/// Returns the file of a SQLite URL: `sqlite:` is optional, `:memory:` is refused, other schemes are unknown.
fn sqlite_path(url: &str) -> Result<&str, StoreError> {
    let path = url
        .strip_prefix("sqlite://")
        .or_else(|| url.strip_prefix("sqlite:"))
        .unwrap_or(url);
    match path.split_once("://").or_else(|| path.split_once(':')) {
        _ if path.is_empty() || path == ":memory:" => {
            Err(StoreError::UnknownEngine(url.to_owned()))
        }
        Some((scheme, _))
            if scheme.len() > 1
                && scheme
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte)) =>
        {
            Err(StoreError::UnknownEngine(scheme.to_owned()))
        }
        _ => Ok(path),
    }
}

/// A database URL without the user and the password in it, for messages.
pub fn shown_url(url: &str) -> String {
    let server = url.split_once("://").filter(|_| sqlite_path(url).is_err());
    match server.and_then(|(scheme, rest)| Some((scheme, rest.rsplit_once('@')?.1))) {
        Some((scheme, host)) => format!("{scheme}://…@{host}"),
        None => url.to_owned(),
    }
}

/// Makes connections for the pool.
#[derive(Debug)]
struct Manager {
    url: String,
}

impl ManageConnection for Manager {
    type Connection = DbConn;
    type Error = StoreError;

    fn connect(&self) -> Result<DbConn, StoreError> {
        DbConn::open(&self.url)
    }

    fn is_valid(&self, _: &mut DbConn) -> Result<(), StoreError> {
        Ok(())
    }

    fn has_broken(&self, _: &mut DbConn) -> bool {
        std::thread::panicking()
    }
}

/// A pool of connections, cheap to clone.
#[derive(Clone)]
pub struct Db {
    pool: Pool<Manager>,
    /// One permit for each connection. Waiting for one happens here and not in the queue of the blocking threads,
    /// which has no end and no time limit.
    turns: Arc<Semaphore>,
}

impl Db {
    /// Opens a pool of at most `size` connections.
    ///
    /// # Errors
    ///
    /// As [`DbConn::open`], for the first connection.
    pub fn open(url: &str, size: u32) -> Result<Self, StoreError> {
        DbConn::open(url)?;
        let pool = Pool::builder()
            .max_size(size)
            .min_idle(Some(1))
            .test_on_check_out(false)
            .connection_timeout(POOL_TIMEOUT)
            .build(Manager {
                url: url.to_owned(),
            })?;
        let turns = Arc::new(Semaphore::new(usize::try_from(size).unwrap_or(1)));
        Ok(Self { pool, turns })
    }

    /// Takes a connection out of the pool; blocks for at most two seconds.
    pub fn get(&self) -> Result<impl std::ops::DerefMut<Target = DbConn> + use<>, StoreError> {
        let conn: PooledConnection<Manager> = self.pool.get()?;
        Ok(conn)
    }

    /// Runs reads as one snapshot on a blocking thread.
    ///
    /// # Errors
    ///
    /// [`StoreError::Busy`] when no connection came free within two seconds; [`StoreError::Cancelled`] when the work
    /// panicked; else what the work fails with.
    pub async fn read<T, E>(
        &self,
        work: impl FnOnce(&mut DbConn) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + From<diesel::result::Error> + Send + 'static,
    {
        let waited = timeout(POOL_TIMEOUT, Arc::clone(&self.turns).acquire_owned()).await;
        let Ok(Ok(turn)) = waited else {
            return Err(StoreError::Busy.into());
        };
        let db = self.clone();
        let ran = actix_web::web::block(move || {
            let done = db.get()?.transaction(work);
            drop(turn);
            done
        });
        ran.await.map_err(|_| StoreError::Cancelled)?
    }
}

#[cfg(test)]
mod tests {
    use super::{shown_url, sqlite_path};

    #[test]
    fn a_password_in_a_url_is_never_shown() {
        assert_eq!(
            shown_url("postgres://user:p@ss@host/db"),
            "postgres://…@host/db"
        );
        for path in ["careers@home.db", "sqlite:///data/a@b.db"] {
            assert_eq!(shown_url(path), path);
        }
    }

    #[test]
    fn only_sqlite_files_are_opened_as_files() {
        assert_eq!(sqlite_path("careers.db").unwrap(), "careers.db");
        assert_eq!(
            sqlite_path("sqlite:///data/careers.db").unwrap(),
            "/data/careers.db"
        );
        assert_eq!(sqlite_path("sqlite:careers.db").unwrap(), "careers.db");
        for url in [
            "postgres://host/db",
            "postgres:typo",
            "postgres+ssl:typo",
            "",
            ":memory:",
            "mysql://x",
        ] {
            assert!(sqlite_path(url).is_err(), "{url}");
        }
    }
}
