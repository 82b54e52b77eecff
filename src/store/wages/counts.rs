//! How many rows of wages an edition has, in all, of each occupation and of each region, so that no list counts them.

use std::collections::HashMap;

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl, SelectableHelper};

use super::super::StoreError;
use super::super::listing::Bind;
use super::super::rows::{WageCountRow, WageRow};
use super::super::statement::Statement;
use crate::db::{DbConn, insert_all, on_backend};
use crate::domain::vocabulary::PayPeriod;
use crate::schema::wage_counts;

/// The code under which the whole edition is counted.
const WHOLE: &str = "";

/// Counts the rows of one edition; the same as in the migration.
const COUNT: &str = "INSERT INTO wage_counts
    SELECT edition, code, count(*), count(*) FILTER (WHERE yearly), count(*) FILTER (WHERE hourly),
        count(*) FILTER (WHERE NOT superseded), count(*) FILTER (WHERE yearly AND NOT superseded),
        count(*) FILTER (WHERE hourly AND NOT superseded)
    FROM (
        SELECT edition, '' AS code, yearly, hourly, superseded FROM wages WHERE edition = ?
        UNION ALL SELECT edition, occupation, yearly, hourly, superseded FROM wages WHERE edition = ?
        UNION ALL SELECT edition, region, yearly, hourly, superseded FROM wages WHERE edition = ?
    ) AS counted
    GROUP BY edition, code";

/// Which rows are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// All.
    All,
    /// Those that no later edition supersedes.
    Current,
}

/// The rows of an edition that have something in common.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// All.
    pub rows: i64,
    /// Those with annual wages.
    pub yearly: i64,
    /// Those with hourly wages.
    pub hourly: i64,
}

impl Count {
    /// Those with wages of a pay period.
    pub const fn paid(self, period: PayPeriod) -> i64 {
        match period {
            PayPeriod::Hour => self.hourly,
            _ => self.yearly,
        }
    }
}

/// The counts of one edition: of all its rows, and of the current ones.
#[derive(Debug, Default)]
pub struct EditionCounts {
    whole: [Count; 2],
    /// By code of an occupation or a region.
    parts: HashMap<String, [Count; 2]>,
}

/// The counts of all editions, by number.
#[derive(Debug, Default)]
pub struct Counts(HashMap<i64, EditionCounts>);

impl Counts {
    /// Loads them.
    ///
    /// # Errors
    ///
    /// Only those of the database.
    pub fn load(conn: &mut DbConn) -> Result<Self, StoreError> {
        let rows: Vec<WageCountRow> = wage_counts::table
            .select(WageCountRow::as_select())
            .load(conn)?;
        let mut counts = Self::default();
        for row in rows {
            let all = Count {
                rows: row.all_rows,
                yearly: row.yearly_rows,
                hourly: row.hourly_rows,
            };
            let current = Count {
                rows: row.current_rows,
                yearly: row.current_yearly_rows,
                hourly: row.current_hourly_rows,
            };
            let edition = counts.0.entry(row.edition).or_default();
            if row.code == WHOLE {
                edition.whole = [all, current];
            } else {
                edition.parts.insert(row.code, [all, current]);
            }
        }
        Ok(counts)
    }

    /// Those of an edition; `None` when it has no rows.
    pub fn edition(&self, number: i64) -> Option<&EditionCounts> {
        self.0.get(&number)
    }
}

impl EditionCounts {
    /// The rows of an occupation or a region, or of the whole edition; 0 for what it does not have.
    pub fn of(&self, code: Option<&str>, counted: Counted) -> Count {
        let [all, current] = match code {
            None => self.whole,
            Some(code) => self.parts.get(code).copied().unwrap_or_default(),
        };
        match counted {
            Counted::All => all,
            Counted::Current => current,
        }
    }
}

/// Counts the rows of an edition while none of them is superseded.
///
/// # Errors
///
/// Only those of the database.
pub fn replace(conn: &mut DbConn, edition: i64, rows: &[WageRow]) -> Result<(), StoreError> {
    let mut counts = HashMap::<&str, Count>::new();
    for row in rows {
        for code in [WHOLE, &row.occupation, &row.region] {
            let count = counts.entry(code).or_default();
            count.rows += 1;
            count.yearly += i64::from(row.yearly);
            count.hourly += i64::from(row.hourly);
        }
    }
    let rows = counts.into_iter().map(|(code, count)| WageCountRow {
        edition,
        code: code.to_owned(),
        all_rows: count.rows,
        yearly_rows: count.yearly,
        hourly_rows: count.hourly,
        current_rows: count.rows,
        current_yearly_rows: count.yearly,
        current_hourly_rows: count.hourly,
    });
    let rows: Vec<WageCountRow> = rows.collect();
    delete(conn, edition)?;
    insert_all!(conn, wage_counts, &rows);
    Ok(())
}

/// Counts the rows of an edition anew, after others became superseded.
///
/// # Errors
///
/// Only those of the database.
pub fn refresh(conn: &mut DbConn, edition: i64) -> Result<(), StoreError> {
    delete(conn, edition)?;
    let binds = [Bind::Int(edition), Bind::Int(edition), Bind::Int(edition)];
    on_backend!(conn, |inner| Statement::<()>::new(COUNT, &binds)
        .execute(inner))?;
    Ok(())
}

fn delete(conn: &mut DbConn, edition: i64) -> Result<(), StoreError> {
    diesel::delete(wage_counts::table.filter(wage_counts::edition.eq(edition))).execute(conn)?;
    Ok(())
}

/// The rows of all editions but one.
///
/// # Errors
///
/// Only those of the database.
pub fn of_others(conn: &mut DbConn, edition: i64) -> Result<i64, StoreError> {
    let others: Vec<i64> = wage_counts::table
        .filter(wage_counts::code.eq(WHOLE))
        .filter(wage_counts::edition.ne(edition))
        .select(wage_counts::all_rows)
        .load(conn)?;
    Ok(others.iter().sum())
}
