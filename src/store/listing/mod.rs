//! Pages of keys: filters, order and keyset paging for every list of the API, written once.
//!
//! A list is answered in two steps. This module finds the keys of one page, in order, with the number of all matches;
//! the resource's own module then loads those rows and what belongs to them. Most lists are one table; those of figures
//! have several parts, whose rows are merged in order.

mod arm;
mod keyset;
mod order;
mod span;

use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};

use super::StoreError;
use super::known::Snapshot;
use crate::domain::vocabulary::MatchKind;

pub use arm::{Arm, ArmColumn, Beside, Key};
pub use order::Value;
use order::{Row, merge};
pub use span::Span;

/// The most sort keys that one request may name.
pub const MAX_SORT_KEYS: usize = 3;

/// The most words of a search that are looked for; the rest would narrow nothing that matters.
const MAX_SEARCH_WORDS: usize = 12;

/// With a word in its text.
pub const SEARCH: &str = "search_text LIKE ? ESCAPE '\\'";

/// A value bound to a filter; never part of the SQL text.
#[derive(Debug, Clone)]
pub enum Bind {
    /// A text.
    Text(String),
    /// A whole number.
    Int(i64),
    /// A day.
    Date(NaiveDate),
    /// A time in UTC.
    Timestamp(NaiveDateTime),
}

impl From<&str> for Bind {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl From<String> for Bind {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

impl From<i64> for Bind {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}

/// How a column sorts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnType {
    /// By its bytes.
    Text,
    /// By its number.
    Int,
    /// By its day, written `2026-11-25`.
    Date,
    /// By its time, written `2026-11-25 12:00:00`.
    Timestamp,
}

impl ColumnType {
    /// Reads a value of such a column; `None` for what is none.
    pub fn bind(self, value: &str) -> Option<Bind> {
        match self {
            Self::Text => Some(Bind::Text(value.to_owned())),
            Self::Int => value.parse().ok().map(Bind::Int),
            Self::Date => value.parse().ok().map(Bind::Date),
            Self::Timestamp => NaiveDateTime::parse_from_str(value, "%Y-%m-%d %H:%M:%S")
                .ok()
                .map(Bind::Timestamp),
        }
    }
}

/// One column of the order, with nulls last either way.
#[derive(Debug, Clone, Copy)]
pub struct SortColumn {
    /// The column or expression.
    pub sql: &'static str,
    /// How it sorts.
    pub column_type: ColumnType,
    /// Whether the greatest comes first.
    pub descending: bool,
}

/// Where a page starts: the sort values and the key of the row before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct After {
    /// The values of the sort columns, as text.
    pub values: Vec<Option<String>>,
    /// The key of the row.
    pub key: String,
}

/// The keys of one page.
#[derive(Debug)]
pub struct KeyPage {
    /// The keys, in order.
    pub keys: Vec<String>,
    /// How many rows match on all pages together.
    pub total: i64,
    /// Where the next page starts; `None` on the last.
    pub next: Option<After>,
    /// What the figures of the list were asked for.
    pub asked: Asked,
}

/// What figures were asked for, where they are those of an occupation and not of what was asked.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// The role that was asked for.
    pub role: Option<String>,
    /// By data set, how well the occupation whose figures it has describes the role or the occupation asked for.
    pub fits: Vec<(Arc<str>, MatchKind)>,
}

impl Asked {
    /// How well the occupation whose figures a data set has describes what was asked for.
    pub fn fit(&self, dataset: &str) -> Option<MatchKind> {
        let own = self.fits.iter().find(|(of, _)| **of == *dataset);
        own.map(|(_, fit)| *fit)
    }
}

/// A list query under construction.
#[derive(Debug)]
pub struct Listing {
    arms: Vec<Arm>,
    sort: Vec<SortColumn>,
    /// What the figures were asked for.
    pub asked: Asked,
}

impl Listing {
    /// Starts a list over a table and its key column, which also ends every order.
    pub fn new(table: &'static str, key: &'static str, sort: Vec<SortColumn>) -> Self {
        let columns = own_columns(key, &sort);
        Self::of(vec![Arm::new(table, Key::Text(key), columns)], sort)
    }

    /// Joins several parts to one list.
    pub fn of(arms: Vec<Arm>, sort: Vec<SortColumn>) -> Self {
        Self {
            arms,
            sort,
            asked: Asked::default(),
        }
    }

    /// Adds a condition to every part; each `?` in it stands for the next of the values.
    pub fn filter<const N: usize>(&mut self, condition: &'static str, values: [Bind; N]) {
        for arm in &mut self.arms {
            arm.filter(condition, values.clone());
        }
    }

    /// Adds a condition on a value that may be absent.
    pub fn filter_if<T: Into<Bind>>(&mut self, condition: &'static str, value: Option<T>) {
        if let Some(value) = value {
            self.filter(condition, [value.into()]);
        }
    }

    /// Adds a search: each word of a folded text must stand somewhere in `search_text`.
    pub fn search(&mut self, folded: &str) {
        for pattern in patterns(folded) {
            self.filter(SEARCH, [Bind::Text(pattern)]);
        }
    }

    /// Puts the parts that may fill the page first, so that the others need not be read.
    fn arrange(&mut self) {
        let differs = |place: usize| {
            let mut columns = self.arms.iter().filter_map(|arm| arm.columns.get(place));
            columns.any(|column| !matches!(column, ArmColumn::Fixed(_)))
        };
        // By the first sort key for which not all of every part have the same.
        let mut by = self.sort.iter().enumerate();
        let Some((place, by)) = by.find(|(place, _)| differs(*place)) else {
            return;
        };
        if by.descending {
            // They stand in the order of their keys.
            self.arms.reverse();
        }
        self.arms.sort_by_key(|arm| match arm.columns.get(place) {
            Some(ArmColumn::Between { most, .. }) if by.descending => -most,
            Some(ArmColumn::Between { least, .. }) => *least,
            // Few rows, or such as are passed over by their keys.
            _ => i64::MIN,
        });
    }

    /// Finds the keys of the page of `limit` rows that starts after `after`.
    pub fn page(
        mut self,
        conn: &mut Snapshot<'_>,
        limit: i64,
        after: Option<&After>,
    ) -> Result<KeyPage, StoreError> {
        let page = usize::try_from(limit).unwrap_or(usize::MAX);
        self.arrange();
        let points = self
            .arms
            .iter()
            .filter_map(|arm| arm.span.and_then(Span::point));
        conn.read_wages(points)?;
        let after = after.map(|after| Row::before(after, &self.sort));
        let wanted = Wanted {
            sort: &self.sort,
            page,
            // One row more than the page tells whether there is a next one.
            most: limit + 1,
            after: after.as_ref(),
        };
        let mut total = 0;
        let mut rows = Vec::new();
        for arms in self.arms.chunk_by_mut(|one, next| one.lies_with(next)) {
            total += wanted.add(conn, arms, &mut rows)?;
        }
        let more = rows.len() > page;
        rows.truncate(page);
        let next = rows.last().filter(|_| more);
        let next = next.map(|row| row.after(&self.sort));
        Ok(KeyPage {
            keys: rows.into_iter().map(|row| row.key).collect(),
            total,
            next,
            asked: self.asked,
        })
    }
}

/// Which rows of a list are wanted.
struct Wanted<'a> {
    sort: &'a [SortColumn],
    /// Rows on the page.
    page: usize,
    /// Rows to find.
    most: i64,
    /// The row after which they come.
    after: Option<&'a Row>,
}

impl Wanted<'_> {
    /// Adds the rows of some parts that have the same span, or of one part, to those of the parts before, and counts how
    /// many match.
    fn add(
        &self,
        conn: &mut Snapshot<'_>,
        arms: &mut [Arm],
        rows: &mut Vec<Row>,
    ) -> Result<i64, StoreError> {
        let next = rows.get(self.page);
        if next.is_some_and(|next| arms.iter().all(|arm| arm.lies_beyond(self.sort, next))) {
            return arms.iter().map(|arm| arm.count(conn)).sum();
        }
        if let Some(found) = span::find(conn, arms, self.sort, self.most, self.after)? {
            merge(self.sort, rows, found.rows, self.page + 1);
            return match found.total {
                Some(total) => Ok(total),
                None => arms.iter().map(|arm| arm.count(conn)).sum(),
            };
        }
        let mut total = 0;
        for arm in arms {
            total += self.add_part(conn, arm, rows)?;
        }
        Ok(total)
    }

    fn add_part(
        &self,
        conn: &mut Snapshot<'_>,
        arm: &mut Arm,
        rows: &mut Vec<Row>,
    ) -> Result<i64, StoreError> {
        let counted = match self.after {
            Some(_) => Some(arm.count(conn)?),
            None => arm.total,
        };
        if let (Some(_), Some(next)) = (counted, rows.get(self.page)) {
            arm.end_at(self.sort, next);
        }
        let found = arm.keys(conn, self.sort, self.most, self.after)?;
        let total = match counted {
            Some(count) => count,
            // From the start on, a part that does not fill the page has been seen whole.
            None if found.len() <= self.page => i64::try_from(found.len()).unwrap_or(i64::MAX),
            None => arm.count(conn)?,
        };
        merge(self.sort, rows, found, self.page + 1);
        Ok(total)
    }
}

/// The columns of a part whose table is that which the sort keys of the list are named after.
pub fn own_columns(key: &str, sort: &[SortColumn]) -> Vec<ArmColumn> {
    let column = |by: &SortColumn| {
        if by.sql == key {
            ArmColumn::Key
        } else {
            ArmColumn::Column(by.sql)
        }
    };
    sort.iter().map(column).collect()
}

/// The patterns of a search: one for each word of a folded text.
pub fn patterns(folded: &str) -> impl Iterator<Item = String> + '_ {
    folded
        .split_whitespace()
        .take(MAX_SEARCH_WORDS)
        .map(|word| {
            let escaped = word
                .replace('\\', "\\\\")
                .replace('%', "\\%")
                .replace('_', "\\_");
            format!("%{escaped}%")
        })
}
