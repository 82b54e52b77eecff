//! Notices that another process changed the data.

use std::time::{Duration, Instant};

use diesel::sql_types::BigInt;
use diesel::{PgConnection, QueryableByName, RunQueryDsl, SqliteConnection, sql_query};

use super::DbConn;
use crate::store::StoreError;

/// How often to look for a sign of a change, which costs next to nothing.
const LOOK: Duration = Duration::from_millis(100);

/// How often to read from PostgreSQL without a sign: a notification may be lost with its connection or behind a pooler.
const READ_ANYWAY: Duration = Duration::from_millis(500);

/// How long to wait before a lost database is tried again.
const RETRY: Duration = Duration::from_millis(500);

/// The channel that [`crate::store::revision::advance`] notifies.
pub const CHANNEL: &str = "careers_data_revision";

/// Calls `look` whenever the data may have changed, until the process ends; meant for a thread of its own.
///
/// A database that is lost is tried again and again; it is reported when it is lost and when it is back.
pub fn follow(url: &str, mut look: impl FnMut(&mut DbConn) -> Result<(), StoreError>) {
    let mut lost = false;
    loop {
        let ended = DbConn::open(url).and_then(|mut conn| {
            let mut signs = Signs::start(&mut conn)?;
            loop {
                if signs.seen(&mut conn)? {
                    look(&mut conn)?;
                    if std::mem::take(&mut lost) {
                        log::info!("the database answers again");
                    }
                }
                std::thread::sleep(LOOK);
            }
        });
        let Err::<std::convert::Infallible, StoreError>(error) = ended;
        if !std::mem::replace(&mut lost, true) {
            log::warn!("cannot read the data revision: {error}");
        }
        std::thread::sleep(RETRY);
    }
}

/// What tells that the data may have changed.
enum Signs {
    /// The number that SQLite changes when another connection commits; none before the first look.
    Sqlite(Option<i64>),
    /// When the revision was last read without a notification.
    Postgres(Option<Instant>),
}

#[derive(QueryableByName)]
struct DataVersion {
    #[diesel(sql_type = BigInt)]
    data_version: i64,
}

impl Signs {
    fn start(conn: &mut DbConn) -> Result<Self, StoreError> {
        match conn {
            DbConn::Sqlite(_) => Ok(Self::Sqlite(None)),
            DbConn::Postgres(conn) => {
                // A standby server and some that speak the protocol refuse; a lost connection shows at the first look.
                if let Err(error) = sql_query(format!("LISTEN {CHANNEL}")).execute(conn) {
                    log::info!("changes of the data are looked for, not notified: {error}");
                }
                Ok(Self::Postgres(None))
            }
        }
    }

    /// Tells whether there was a sign since the last look; there is one at the first.
    fn seen(&mut self, conn: &mut DbConn) -> Result<bool, StoreError> {
        match (self, conn) {
            (Self::Sqlite(last), DbConn::Sqlite(conn)) => {
                let now = data_version(conn)?;
                Ok(last.replace(now) != Some(now))
            }
            (Self::Postgres(read), DbConn::Postgres(conn)) => {
                let notified = notified(conn)?;
                let due = read.is_none_or(|read| read.elapsed() >= READ_ANYWAY);
                if notified || due {
                    *read = Some(Instant::now());
                }
                Ok(notified || due)
            }
            // A connection stays on its engine.
            _ => Ok(true),
        }
    }
}

fn data_version(conn: &mut SqliteConnection) -> Result<i64, StoreError> {
    let row: DataVersion = sql_query("PRAGMA data_version").get_result(conn)?;
    Ok(row.data_version)
}

/// Takes all notifications that have come.
fn notified(conn: &mut PgConnection) -> Result<bool, StoreError> {
    let mut any = false;
    for notification in conn.notifications_iter() {
        notification?;
        any = true;
    }
    Ok(any)
}
