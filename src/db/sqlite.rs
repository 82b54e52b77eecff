//! Connections to an embedded SQLite file.

use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;
use diesel::{Connection, QueryableByName, RunQueryDsl, SqliteConnection};

use crate::store::StoreError;

/// How long a connection waits for another process's write before it gives up.
const BUSY_TIMEOUT: Duration = Duration::from_secs(30);

/// How long to wait before a lock that SQLite does not wait for is tried again.
const LOCK_RETRY: Duration = Duration::from_millis(20);

/// Opens a file.
///
/// # Errors
///
/// Fails when it cannot be opened, or where it cannot have a write-ahead log.
pub fn open(path: &str) -> Result<SqliteConnection, StoreError> {
    let mut conn = SqliteConnection::establish(path)?;
    // The waiting time comes first, so that the switch to WAL waits for other processes too.
    conn.batch_execute(&format!(
        "PRAGMA busy_timeout = {}",
        BUSY_TIMEOUT.as_millis()
    ))?;
    switch_to_wal(&mut conn)?;
    conn.batch_execute(
        // The file is not mapped: each connection would map it for itself, and count it as memory of the service once
        // more, for a microsecond that a look into the page cache of the system takes more.
        "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; \
         PRAGMA temp_store = MEMORY; PRAGMA cache_size = -4096;",
    )?;
    Ok(conn)
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
