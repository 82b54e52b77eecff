//! The data revision: a number that grows by one with every change of data.

use chrono::{NaiveDateTime, SubsecRound, Utc};
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use super::StoreError;
use crate::db::{CHANNEL, DbConn, on_backend};
use crate::schema::data_revision::dsl::{changed_at, data_revision, revision};

/// Returns the current revision; 0 before anything was loaded.
pub fn current(conn: &mut DbConn) -> Result<i64, StoreError> {
    // The only row; `first` would bind a limit, for which SQLite plans anew each time.
    Ok(on_backend!(conn, |inner| data_revision
        .select(revision)
        .get_result(inner))?)
}

/// Moves to the next revision and returns it; part of the transaction that changes the data.
pub fn advance(conn: &mut DbConn) -> Result<i64, StoreError> {
    diesel::update(data_revision)
        .set((revision.eq(revision + 1), changed_at.eq(now())))
        .execute(conn)?;
    announce(conn)?;
    current(conn)
}

/// Returns the current revision and the time it was reached (UTC).
pub fn last_change(conn: &mut DbConn) -> Result<(i64, NaiveDateTime), StoreError> {
    Ok(data_revision.select((revision, changed_at)).first(conn)?)
}

/// Moves to a revision that was reached elsewhere; part of the transaction that copies its data.
pub fn set(conn: &mut DbConn, reached: i64, at: NaiveDateTime) -> Result<(), StoreError> {
    diesel::update(data_revision)
        .set((revision.eq(reached), changed_at.eq(at)))
        .execute(conn)?;
    announce(conn)
}

/// Tells whoever listens, when the transaction is committed.
fn announce(conn: &mut DbConn) -> Result<(), StoreError> {
    if let DbConn::Postgres(conn) = conn {
        diesel::sql_query(format!("NOTIFY {CHANNEL}")).execute(conn)?;
    }
    Ok(())
}

/// Returns the time in UTC, cut to seconds, which every engine stores alike.
pub fn now() -> NaiveDateTime {
    Utc::now().naive_utc().trunc_subsecs(0)
}
