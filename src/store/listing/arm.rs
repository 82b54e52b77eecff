//! One part of a list: a table with its filters, its order and the statements that answer it.

use std::cmp::Ordering;
use std::collections::HashMap;

use diesel::RunQueryDsl;
use diesel::sql_types::{BigInt, Integer, Nullable, Text};

use super::super::StoreError;
use super::super::rows::WageRow;
use super::super::statement::Statement;
use super::super::wages::figures::sort_value;
use super::order::compare;
use super::{After, Bind, MAX_SORT_KEYS, Row, SortColumn};
use crate::db::{DbConn, on_backend};

/// How the keys of a table are written.
#[derive(Debug, Clone, Copy)]
pub enum Key {
    /// As they are, in a text column.
    Text(&'static str),
    /// As numbers in a column, which sort like the texts that they stand for.
    Number {
        /// The column.
        column: &'static str,
        /// The text of a number; `None` for a number that is no key.
        text: fn(i64) -> Option<String>,
        /// The numbers beside a text.
        beside: fn(&str) -> Beside,
    },
}

impl Key {
    const fn column(self) -> &'static str {
        match self {
            Self::Text(column) | Self::Number { column, .. } => column,
        }
    }
}

/// The numbers of the keys that are nearest to a text in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Beside {
    /// Keys up to this number stand for lesser texts.
    pub below: i64,
    /// Keys from this number on stand for greater texts.
    pub above: i64,
}

/// What one part of a list sorts by, for one of the sort keys of the list.
#[derive(Debug, Clone)]
pub enum ArmColumn {
    /// The key of its rows.
    Key,
    /// A column or expression of its table.
    Column(&'static str),
    /// The same value for all its rows.
    Fixed(Option<String>),
}

/// One part of a list.
#[derive(Debug)]
pub struct Arm {
    table: &'static str,
    key: Key,
    conditions: Vec<String>,
    binds: Vec<Bind>,
    columns: Vec<ArmColumn>,
    /// How many rows match, where that is known without counting; a further condition makes it unknown.
    pub(in super::super) total: Option<i64>,
    /// The row of wages that alone can match, where it is known; a further condition makes it unknown.
    pub(in super::super) point: Option<Point>,
    /// The numbers that its keys lie between, if they are numbers and known to.
    pub(in super::super) ids: Option<(i64, i64)>,
}

/// A row of wages, found without a statement of its own.
#[derive(Debug, Clone, Copy)]
pub struct Point {
    /// The number of the row.
    pub id: i64,
    /// Whether the row counts only while no later edition supersedes it.
    pub current_only: bool,
    /// Whether the row has what the part lists.
    pub has: fn(&WageRow) -> bool,
}

/// A key and the values it sorts by.
type KeyRow<K> = (K, Option<String>, Option<String>, Option<String>);
/// The columns of a key and the values it sorts by.
type KeyColumns<K> = (K, Nullable<Text>, Nullable<Text>, Nullable<Text>);

/// Runs one statement with its bound values, one for each `?`; `$columns` are the types of what it answers with.
macro_rules! run {
    ($conn:expr, $columns:ty, $sql:expr, $binds:expr) => {
        on_backend!($conn, |inner| {
            Statement::<$columns>::new($sql, $binds).load(inner)
        })?
    };
}

impl Arm {
    /// Starts a part over a table; `columns` are its own for each sort key of the list.
    pub const fn new(table: &'static str, key: Key, columns: Vec<ArmColumn>) -> Self {
        Self {
            table,
            key,
            conditions: Vec::new(),
            binds: Vec::new(),
            columns,
            total: None,
            point: None,
            ids: None,
        }
    }

    /// Adds a condition; each `?` in it stands for the next of the values.
    pub fn filter<const N: usize>(&mut self, condition: &str, values: [Bind; N]) {
        self.filter_all(condition, values);
    }

    /// Adds a condition with any number of values.
    pub fn filter_all(&mut self, condition: &str, values: impl IntoIterator<Item = Bind>) {
        self.total = None;
        self.point = None;
        self.conditions.push(condition.into());
        self.binds.extend(values);
    }

    /// Adds a condition on a value that may be absent.
    pub fn filter_if<T: Into<Bind>>(&mut self, condition: &str, value: Option<T>) {
        if let Some(value) = value {
            self.filter(condition, [value.into()]);
        }
    }

    /// The only row that can match, among those that were read, if it does; for a part that knows it.
    pub(super) fn row_at(&self, point: Point, read: &HashMap<i64, WageRow>) -> Option<Row> {
        let row = read.get(&point.id)?;
        let Key::Number { text, .. } = self.key else {
            return None;
        };
        if (point.current_only && row.superseded) || !(point.has)(row) {
            return None;
        }
        Some(self.row(text(point.id)?, |_, sql| sort_value(row, sql)))
    }

    /// Tells whether all its rows surely come later in the order than one that was found.
    pub(super) fn lies_beyond(&self, sort: &[SortColumn], found: &Row) -> bool {
        let (Some(by), Some(ArmColumn::Key)) = (sort.first(), self.columns.first()) else {
            return false;
        };
        let (Some((first, last)), Key::Number { text, .. }) = (self.ids, self.key) else {
            return false;
        };
        if by.descending {
            text(last).is_some_and(|last| last < found.key)
        } else {
            text(first).is_some_and(|first| first > found.key)
        }
    }

    /// Counts the rows that match.
    pub(super) fn count(&self, conn: &mut DbConn) -> Result<i64, StoreError> {
        if let Some(total) = self.total {
            return Ok(total);
        }
        let sql = format!(
            "SELECT count(*) FROM {} {}",
            self.table,
            self.where_clause()
        );
        let rows: Vec<i64> = run!(conn, BigInt, &sql, &self.binds);
        Ok(rows.first().copied().unwrap_or(0))
    }

    /// Finds the first keys in order, after a row; counting is to be done before that.
    pub(super) fn keys(
        &mut self,
        conn: &mut DbConn,
        sort: &[SortColumn],
        most: i64,
        after: Option<&After>,
    ) -> Result<Vec<Row>, StoreError> {
        if let Some(after) = after {
            let columns = self.columns.clone();
            let condition = self.later(sort, &columns, &after.values, &after.key);
            self.conditions.push(condition);
        }
        let sql = self.keys_sql(sort);
        self.binds.push(Bind::Int(most));
        match self.key {
            Key::Number { text, .. } if self.reads_keys_only() => {
                let rows: Vec<i64> = run!(conn, BigInt, &sql, &self.binds);
                let keys = rows.into_iter().filter_map(text);
                Ok(keys
                    .map(|key| self.found(key, Default::default()))
                    .collect())
            }
            Key::Text(_) => {
                let rows: Vec<KeyRow<String>> = run!(conn, KeyColumns<Text>, &sql, &self.binds);
                let rows = rows.into_iter();
                Ok(rows
                    .map(|(key, v0, v1, v2)| self.found(key, [v0, v1, v2]))
                    .collect())
            }
            Key::Number { text, .. } => {
                let rows: Vec<KeyRow<i64>> = run!(conn, KeyColumns<BigInt>, &sql, &self.binds);
                let rows = rows.into_iter();
                // A number that is no key is none of ours.
                Ok(rows
                    .filter_map(|(key, v0, v1, v2)| Some(self.found(text(key)?, [v0, v1, v2])))
                    .collect())
            }
        }
    }

    /// Puts a row together; `read` gives the value of a column, by its place among the sort keys and its name.
    fn row(&self, key: String, mut read: impl FnMut(usize, &str) -> Option<String>) -> Row {
        let value = |(place, column): (usize, &ArmColumn)| match column {
            ArmColumn::Key => Some(key.clone()),
            ArmColumn::Column(sql) => read(place, sql),
            ArmColumn::Fixed(value) => value.clone(),
        };
        Row {
            values: self.columns.iter().enumerate().map(value).collect(),
            key,
        }
    }

    /// As [`Arm::row`], with the values that were read with the key.
    fn found(&self, key: String, mut values: [Option<String>; MAX_SORT_KEYS]) -> Row {
        self.row(key, |place, _| values.get_mut(place)?.take())
    }

    /// The statement that finds keys, each with what it sorts by, unless that is nothing but the key.
    fn keys_sql(&self, sort: &[SortColumn]) -> String {
        let key = self.key.column();
        let mut values = Vec::new();
        let mut order = Vec::new();
        for position in 0..MAX_SORT_KEYS {
            let direction = match sort.get(position) {
                Some(by) if by.descending => "DESC",
                _ => "ASC",
            };
            match self.columns.get(position) {
                Some(ArmColumn::Column(sql)) => {
                    // Named, since PostgreSQL calls such a text like its column, and would sort by the text.
                    values.push(format!("CAST({sql} AS TEXT) AS v{position}"));
                    order.push(format!("{sql} {direction} NULLS LAST"));
                    continue;
                }
                Some(ArmColumn::Key) => order.push(format!("{key} {direction}")),
                Some(ArmColumn::Fixed(_)) | None => {}
            }
            values.push(format!("CAST(NULL AS TEXT) AS v{position}"));
        }
        order.push(key.to_owned());
        let values = if self.reads_keys_only() {
            String::new()
        } else {
            format!(", {}", values.join(", "))
        };
        // SQLite would look at a bare number, and plan anew whenever one is bound.
        format!(
            "SELECT {key}{values} FROM {} {} ORDER BY {} LIMIT ? + 0",
            self.table,
            self.where_clause(),
            order.join(", "),
        )
    }

    /// Tells whether its rows sort by nothing but numbers that are their keys.
    fn reads_keys_only(&self) -> bool {
        let is_key = |column: &ArmColumn| matches!(column, ArmColumn::Key);
        matches!(self.key, Key::Number { .. }) && self.columns.iter().all(is_key)
    }

    fn where_clause(&self) -> String {
        if self.conditions.is_empty() {
            String::new()
        } else {
            format!("WHERE {}", self.conditions.join(" AND "))
        }
    }

    /// The keyset condition: the row comes later in the order than the one with these values and this key.
    ///
    /// For columns `a, b` and the key: `(a > ? OR a IS NULL OR (a = ? AND (b > ? OR … AND key > ?)))`, since nulls come
    /// last. It is written from the outside in, in the order of its values.
    fn later(
        &mut self,
        sort: &[SortColumn],
        columns: &[ArmColumn],
        values: &[Option<String>],
        key: &str,
    ) -> String {
        let (Some((by, sort)), Some((column, columns)), Some((value, values))) = (
            sort.split_first(),
            columns.split_first(),
            values.split_first(),
        ) else {
            return self.beyond_key(key, false);
        };
        let sql = match column {
            // Never null and never equal, so that the rest decides nothing and an index leads to the place.
            ArmColumn::Key => {
                return self.beyond_key(value.as_deref().unwrap_or(key), by.descending);
            }
            ArmColumn::Fixed(own) => {
                return match compare(*by, own.as_deref(), value.as_deref()) {
                    Ordering::Greater => "1 = 1".to_owned(),
                    Ordering::Less => "1 = 0".to_owned(),
                    Ordering::Equal => self.later(sort, columns, values, key),
                };
            }
            ArmColumn::Column(sql) => *sql,
        };
        let Some(bind) = value
            .as_deref()
            .and_then(|value| by.column_type.bind(value))
        else {
            let rest = self.later(sort, columns, values, key);
            return format!("({sql} IS NULL AND {rest})");
        };
        let beyond = if by.descending { "<" } else { ">" };
        self.binds.extend([bind.clone(), bind]);
        let rest = self.later(sort, columns, values, key);
        format!("({sql} {beyond} ? OR {sql} IS NULL OR ({sql} = ? AND {rest}))")
    }

    /// The condition that a key is greater than a text, or lesser.
    fn beyond_key(&mut self, text: &str, descending: bool) -> String {
        let (operator, bind) = match (self.key, descending) {
            (Key::Text(_), false) => (">", Bind::Text(text.to_owned())),
            (Key::Text(_), true) => ("<", Bind::Text(text.to_owned())),
            (Key::Number { beside, .. }, false) => (">=", Bind::Int(beside(text).above)),
            (Key::Number { beside, .. }, true) => ("<=", Bind::Int(beside(text).below)),
        };
        self.binds.push(bind);
        format!("{} {operator} ?", self.key.column())
    }
}

/// Tells whether any row of a table has this value in a column; both are names of ours, never input.
pub fn find_value(
    conn: &mut DbConn,
    table: &'static str,
    column: &'static str,
    value: &Bind,
) -> Result<bool, StoreError> {
    let sql = format!("SELECT 1 FROM {table} WHERE {column} = ? LIMIT 1");
    let rows: Vec<i32> = run!(conn, Integer, &sql, std::slice::from_ref(value));
    Ok(!rows.is_empty())
}

/// Lists the distinct values of a column, each with that of another; all are names of ours, never input.
pub fn values(
    conn: &mut DbConn,
    table: &'static str,
    column: &'static str,
    beside: &'static str,
) -> Result<Vec<(String, String)>, StoreError> {
    let sql = format!("SELECT DISTINCT {column}, {beside} FROM {table} WHERE {column} IS NOT NULL");
    let rows: Vec<(String, Option<String>)> = run!(conn, (Text, Nullable<Text>), &sql, &[]);
    Ok(rows
        .into_iter()
        .map(|(key, name)| (key, name.unwrap_or_default()))
        .collect())
}
