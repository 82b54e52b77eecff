//! The connections that requests share.

use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use diesel::Connection;
use diesel::connection::{InstrumentationEvent, TransactionManager};
use diesel::r2d2::R2D2Connection;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout_at;

use super::{DbConn, Engine};
use crate::store::StoreError;

/// The most statements that a connection keeps prepared. Those of all usual requests together are fewer; one that has kept
/// more, since it was asked for ever new combinations of filters, is closed, and its memory is free again.
const MOST_STATEMENTS: usize = 400;

/// How long a request waits for the database in all: for its turn, for a connection, and for its reads.
const PATIENCE: Duration = Duration::from_millis(1_700);

/// How long reads of an embedded file may go on in the transaction of the reads before them, which saves locking the file
/// and looking for changes anew: an answer may be of a state of the data that ended this long ago.
const SHARED: Duration = Duration::from_millis(10);

type Transactions = <DbConn as Connection>::TransactionManager;

/// A pool of connections that read, cheap to clone.
///
/// A connection is opened when one is needed and none is idle, so that a server that is back is used at once, and one
/// that refuses is reported at once.
#[derive(Clone)]
pub struct Db(Arc<Pool>);

struct Pool {
    url: String,
    is_embedded: bool,
    /// Connections that nobody uses; the last one used comes first.
    idle: Mutex<Vec<Pooled>>,
    /// One permit for each connection. Waiting for one happens here and not in the queue of the blocking threads,
    /// which has no end and no time limit.
    turns: Arc<Semaphore>,
    /// Grows whenever a later state of the data was seen; no transaction of an earlier time is shared any more.
    seen: AtomicU64,
}

/// A connection, and how many statements it keeps prepared.
struct Pooled {
    conn: DbConn,
    prepared: Arc<AtomicUsize>,
    /// Its open transaction: when it began, and what [`Pool::seen`] was then.
    begun: Option<(Instant, u64)>,
}

impl Pooled {
    /// Ends the transaction that is open, if one is.
    fn end(&mut self) -> diesel::QueryResult<()> {
        match self.begun.take() {
            Some(_) => Transactions::commit_transaction(&mut self.conn),
            None => Ok(()),
        }
    }
}

impl Db {
    /// Opens a pool of at most `size` connections, and the first of them.
    ///
    /// # Errors
    ///
    /// As [`DbConn::open`], for the first connection.
    pub fn open(url: &str, size: u32) -> Result<Self, StoreError> {
        let pool = Pool {
            url: url.to_owned(),
            is_embedded: matches!(Engine::of(url)?, Engine::Sqlite(_)),
            idle: Mutex::default(),
            turns: Arc::new(Semaphore::new(usize::try_from(size).unwrap_or(1))),
            seen: AtomicU64::default(),
        };
        let first = pool.connect()?;
        pool.idle().push(first);
        Ok(Self(Arc::new(pool)))
    }

    /// Runs reads as one snapshot on this thread, without waiting for a connection.
    ///
    /// # Errors
    ///
    /// As [`Db::read`].
    pub fn read_now<T, E>(&self, work: impl FnOnce(&mut DbConn) -> Result<T, E>) -> Result<T, E>
    where
        E: From<StoreError> + From<diesel::result::Error>,
    {
        let turn = Arc::clone(&self.0.turns).try_acquire_owned();
        let turn = turn.map_err(|_| StoreError::Busy)?;
        self.snapshot(turn, work)
    }

    /// Runs reads as one snapshot: on this thread where the database is embedded and a connection is free, else as
    /// [`Db::read`]. For reads that surely take well below a millisecond, to which the way to a blocking thread and back
    /// would add as much again.
    ///
    /// # Errors
    ///
    /// As [`Db::read`].
    pub async fn read_few<T, E>(
        &self,
        work: impl FnOnce(&mut DbConn) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + From<diesel::result::Error> + Send + 'static,
    {
        if self.0.is_embedded
            && let Ok(turn) = Arc::clone(&self.0.turns).try_acquire_owned()
        {
            return self.snapshot(turn, work);
        }
        self.read(work).await
    }

    /// Runs reads as one snapshot on a blocking thread.
    ///
    /// # Errors
    ///
    /// [`StoreError::Busy`] when no connection came free in time, [`StoreError::Slow`] when the reads took too long,
    /// [`StoreError::Unavailable`] when the connection was lost, [`StoreError::Cancelled`] when the work panicked; else
    /// what the work fails with.
    pub async fn read<T, E>(
        &self,
        work: impl FnOnce(&mut DbConn) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + From<diesel::result::Error> + Send + 'static,
    {
        let until = tokio::time::Instant::from_std(Instant::now() + PATIENCE);
        let turn = timeout_at(until, Arc::clone(&self.0.turns).acquire_owned()).await;
        let Ok(Ok(turn)) = turn else {
            return Err(StoreError::Busy.into());
        };
        let db = self.clone();
        let ran = actix_web::web::block(move || db.snapshot(turn, work));
        match timeout_at(until, ran).await {
            // The server gives up statements too, a little later. Where our own clock is late, that is heard of first.
            Ok(Ok(Err(_))) if Instant::now() >= until.into_std() => Err(StoreError::Slow.into()),
            Ok(done) => done.map_err(|_| StoreError::Cancelled)?,
            Err(_) => Err(StoreError::Slow.into()),
        }
    }

    /// Makes every later read see the state of the data that another one has seen, or a later one.
    pub fn move_on(&self) {
        self.0.seen.fetch_add(1, Ordering::AcqRel);
    }

    /// Ends the transactions that are too old to be shared, so that they do not keep the log of writes from starting anew.
    pub fn tidy(&self) {
        let pool = &self.0;
        pool.idle()
            .retain_mut(|pooled| pool.may_share(pooled) || pooled.end().is_ok());
    }

    /// Runs reads in one transaction. The connection goes back to the idle ones unless it was lost or the work panicked.
    fn snapshot<T, E>(
        &self,
        turn: OwnedSemaphorePermit,
        work: impl FnOnce(&mut DbConn) -> Result<T, E>,
    ) -> Result<T, E>
    where
        E: From<StoreError> + From<diesel::result::Error>,
    {
        let mut pooled = self.0.begin()?;
        let done = work(&mut pooled.conn);
        let ended = match &done {
            Ok(_) if self.0.is_embedded => Ok(()),
            Ok(_) => pooled.end(),
            Err(_) => {
                Transactions::rollback_transaction(&mut pooled.conn).map(|()| pooled.begun = None)
            }
        };
        // An open transaction would count as a defect too.
        if ended.is_err() || (pooled.begun.is_none() && pooled.conn.is_broken()) {
            return Err(StoreError::Unavailable.into());
        }
        if pooled.prepared.load(Ordering::Relaxed) <= MOST_STATEMENTS {
            self.0.idle().push(pooled);
        }
        drop(turn);
        done
    }
}

impl Pool {
    /// Begins a transaction on an idle connection, or on a new one, or goes on with one that may be shared.
    ///
    /// A server that was restarted has closed the idle ones, which shows when they are first used again. One that is
    /// going down may let in a new one, and then answer nothing.
    fn begin(&self) -> Result<Pooled, StoreError> {
        loop {
            let idle = self.idle().pop();
            let is_new = idle.is_none();
            let mut pooled = match idle {
                Some(pooled) if self.may_share(&pooled) => return Ok(pooled),
                Some(pooled) => pooled,
                None => self.connect().map_err(|error| match error {
                    StoreError::Query(_) => StoreError::Unavailable,
                    other => other,
                })?,
            };
            // What was seen until now is surely in it.
            let begun = (Instant::now(), self.seen.load(Ordering::Acquire));
            match pooled
                .end()
                .and_then(|()| Transactions::begin_transaction(&mut pooled.conn))
            {
                Ok(()) => {
                    pooled.begun = Some(begun);
                    return Ok(pooled);
                }
                Err(_) if is_new => return Err(StoreError::Unavailable),
                Err(_) => {}
            }
        }
    }

    /// Tells whether a connection has a transaction that further reads may go on in.
    fn may_share(&self, pooled: &Pooled) -> bool {
        pooled.begun.is_some_and(|(at, seen)| {
            seen == self.seen.load(Ordering::Acquire) && at.elapsed() < SHARED
        })
    }

    fn connect(&self) -> Result<Pooled, StoreError> {
        let mut conn = DbConn::open(&self.url)?;
        conn.only_read(PATIENCE)?;
        let prepared = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&prepared);
        conn.set_instrumentation(move |event: InstrumentationEvent<'_>| {
            if let InstrumentationEvent::CacheQuery { .. } = event {
                count.fetch_add(1, Ordering::Relaxed);
            }
        });
        Ok(Pooled {
            conn,
            prepared,
            begun: None,
        })
    }

    /// Nothing that may panic is done under the lock.
    fn idle(&self) -> MutexGuard<'_, Vec<Pooled>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use diesel::RunQueryDsl;
    use diesel::connection::SimpleConnection;
    use diesel::sql_types::Integer;

    use super::{Db, MOST_STATEMENTS, PATIENCE, SHARED};
    use crate::db::DbConn;
    use crate::store::StoreError;
    use crate::store::statement::Statement;

    #[test]
    fn a_connection_that_keeps_too_many_statements_is_closed() {
        let folder = tempfile::tempdir().unwrap();
        let db = Db::open(&folder.path().join("test.db").to_string_lossy(), 1).unwrap();
        let run = |conn: &mut DbConn, different: usize| {
            for number in 0..MOST_STATEMENTS * 2 {
                let sql = format!("SELECT {}", number % different);
                let _: Vec<i32> = Statement::<Integer>::new(&sql, &[]).load(conn)?;
            }
            Ok::<_, StoreError>(())
        };
        db.read_now(|conn| run(conn, MOST_STATEMENTS)).unwrap();
        assert_eq!(db.0.idle().len(), 1);
        db.read_now(|conn| run(conn, MOST_STATEMENTS + 1)).unwrap();
        assert_eq!(db.0.idle().len(), 0);
        db.read_now(|conn| run(conn, 1)).unwrap();
        assert_eq!(db.0.idle().len(), 1);
    }
    /// A file with one number in it, a connection that writes it, and how a pool reads it.
    fn number(folder: &tempfile::TempDir) -> (DbConn, Db) {
        let path = folder.path().join("test.db").to_string_lossy().into_owned();
        let mut writer = DbConn::open(&path).unwrap();
        writer
            .batch_execute(
                "CREATE TABLE numbers (number INTEGER NOT NULL); INSERT INTO numbers VALUES (1)",
            )
            .unwrap();
        (writer, Db::open(&path, 2).unwrap())
    }

    fn read(db: &Db) -> i32 {
        let rows: Vec<i32> = db
            .read_now(|conn| {
                let rows = Statement::<Integer>::new("SELECT number FROM numbers", &[]).load(conn);
                Ok::<_, StoreError>(rows?)
            })
            .unwrap();
        rows[0]
    }

    #[test]
    fn a_change_is_read_at_once_when_it_was_seen_and_soon_when_it_was_not() {
        let folder = tempfile::tempdir().unwrap();
        let (mut writer, db) = number(&folder);
        assert_eq!(read(&db), 1);
        writer
            .batch_execute("UPDATE numbers SET number = 2")
            .unwrap();
        db.move_on();
        assert_eq!(read(&db), 2);
        writer
            .batch_execute("UPDATE numbers SET number = 3")
            .unwrap();
        std::thread::sleep(SHARED);
        assert_eq!(read(&db), 3);
    }

    #[test]
    fn a_connection_that_nobody_uses_keeps_no_state_of_the_data() {
        let folder = tempfile::tempdir().unwrap();
        let (mut writer, db) = number(&folder);
        assert_eq!(read(&db), 1);
        let open = || {
            db.0.idle()
                .iter()
                .filter(|pooled| pooled.begun.is_some())
                .count()
        };
        assert_eq!(open(), 1);
        std::thread::sleep(SHARED);
        db.tidy();
        assert_eq!((open(), db.0.idle().len()), (0, 1));
        // Nobody reads the log of writes any more, so that it can be emptied.
        writer
            .batch_execute("UPDATE numbers SET number = 2; PRAGMA wal_checkpoint(TRUNCATE)")
            .unwrap();
        let log = folder.path().join("test.db-wal");
        assert_eq!(std::fs::metadata(log).unwrap().len(), 0);
    }

    #[actix_web::test]
    async fn reads_that_fail_when_their_time_is_over_were_too_slow() {
        let folder = tempfile::tempdir().unwrap();
        let db = Db::open(&folder.path().join("test.db").to_string_lossy(), 1).unwrap();
        let fails = |after: Duration| {
            move |_: &mut DbConn| {
                std::thread::sleep(after);
                Err::<(), _>(StoreError::Damaged("by hand".to_owned()))
            }
        };
        let at_once = db.read(fails(Duration::ZERO)).await;
        assert!(matches!(at_once, Err(StoreError::Damaged(_))));
        // This thread is kept busy until the reads are over, so that they and the time limit are seen together.
        let busy = async { std::thread::sleep(PATIENCE + Duration::from_millis(400)) };
        let late = PATIENCE + Duration::from_millis(100);
        let (too_late, ()) = tokio::join!(db.read(fails(late)), busy);
        assert!(matches!(too_late, Err(StoreError::Slow)));
    }
}
