//! The data revision: a number that grows by one with every change of data.

use chrono::{NaiveDateTime, SubsecRound, Utc};
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use super::StoreError;
use crate::db::{CHANNEL, DbConn};
use crate::schema::data_revision::dsl::{changed_at, data_revision, revision};

/// Returns the current revision; 0 before anything was loaded.
pub fn current(conn: &mut DbConn) -> Result<i64, StoreError> {
    Ok(data_revision.select(revision).first(conn)?)
}

/// Moves to the next revision and returns it; part of the transaction that changes the data.
pub fn advance(conn: &mut DbConn) -> Result<i64, StoreError> {
    diesel::update(data_revision)
        .set((revision.eq(revision + 1), changed_at.eq(now())))
        .execute(conn)?;
    if let DbConn::Postgres(conn) = conn {
        // Sent when the transaction is committed.
        diesel::sql_query(format!("NOTIFY {CHANNEL}")).execute(conn)?;
    }
    current(conn)
}

/// Returns the time in UTC, cut to seconds, which every engine stores alike.
pub fn now() -> NaiveDateTime {
    Utc::now().naive_utc().trunc_subsecs(0)
}
