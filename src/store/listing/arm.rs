//! One part of a list: a table with its filters, its order and the statements that answer it.

use std::borrow::Cow;

use diesel::RunQueryDsl;
use diesel::sql_types::{BigInt, Nullable, Text};

use super::super::StoreError;
use super::super::rows::WageLine;
use super::super::statement::Statement;
use super::super::wages::figures::sort_value;
use super::order::{Row, Value};
use super::span::Span;
use super::{Bind, ColumnType, MAX_SORT_KEYS, SortColumn};
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
    pub(super) const fn column(self) -> &'static str {
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
    /// A column of its table whose numbers lie between two others.
    Between {
        /// The column or expression.
        sql: &'static str,
        /// No number is less.
        least: i64,
        /// No number is greater.
        most: i64,
    },
    /// A column of its table whose values sort like the keys of its rows, and are never the same or absent.
    Along(&'static str),
    /// The same value for all its rows.
    Fixed(Value),
}

impl ArmColumn {
    /// The column or expression of its table, where rows may have different values.
    pub const fn sql(&self) -> Option<&'static str> {
        match self {
            Self::Column(sql) | Self::Between { sql, .. } | Self::Along(sql) => Some(*sql),
            Self::Key | Self::Fixed(_) => None,
        }
    }
}

/// One part of a list.
#[derive(Debug)]
pub struct Arm {
    table: &'static str,
    pub(super) key: Key,
    pub(super) conditions: Vec<Cow<'static, str>>,
    pub(super) binds: Vec<Bind>,
    pub(super) columns: Vec<ArmColumn>,
    /// How many rows match, where that is known without counting; a further condition makes it unknown.
    pub(in super::super) total: Option<i64>,
    /// The rows of wages that alone can match, where they lie together; a further condition makes that unknown.
    pub(in super::super) span: Option<Span>,
    /// The numbers that its keys lie between, if they are numbers and known to.
    pub(in super::super) ids: Option<(i64, i64)>,
}

/// A key and the values it sorts by.
type KeyRow<K, V> = (K, Option<V>, Option<V>, Option<V>);
/// The columns of a key and the values it sorts by.
type KeyColumns<K, V> = (K, Nullable<V>, Nullable<V>, Nullable<V>);

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
            span: None,
            ids: None,
        }
    }

    /// Adds a condition; each `?` in it stands for the next of the values.
    pub fn filter<const N: usize>(
        &mut self,
        condition: impl Into<Cow<'static, str>>,
        values: [Bind; N],
    ) {
        self.filter_all(condition, values);
    }

    /// Adds a condition with any number of values.
    pub fn filter_all(
        &mut self,
        condition: impl Into<Cow<'static, str>>,
        values: impl IntoIterator<Item = Bind>,
    ) {
        self.total = None;
        self.span = None;
        self.conditions.push(condition.into());
        self.binds.extend(values);
    }

    /// Adds a condition on a value that may be absent.
    pub fn filter_if<T: Into<Bind>>(
        &mut self,
        condition: impl Into<Cow<'static, str>>,
        value: Option<T>,
    ) {
        if let Some(value) = value {
            self.filter(condition, [value.into()]);
        }
    }

    /// What a row of wages is in this part of the list, if it belongs there.
    pub(super) fn row_of(&self, wage: &WageLine) -> Option<Row> {
        let (Key::Number { text, .. }, Some(span)) = (self.key, self.span) else {
            return None;
        };
        if !(span.has)(wage) {
            return None;
        }
        Some(self.row(text(wage.id)?, |_, sql| sort_value(wage, sql)))
    }

    /// Tells whether its rows are found with those of another part.
    pub(super) fn lies_with(&self, other: &Self) -> bool {
        let spans = self.span.zip(other.span);
        spans.is_some_and(|(own, other)| own.is_of(other))
    }

    /// The numbers of its keys that are nearest to a text, if they are numbers.
    pub(super) fn beside(&self, text: &str) -> Option<Beside> {
        match self.key {
            Key::Number { beside, .. } => Some(beside(text)),
            Key::Text(_) => None,
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
        after: Option<&Row>,
    ) -> Result<Vec<Row>, StoreError> {
        if let Some(after) = after {
            let columns = self.columns.clone();
            let condition = self.later(sort, &columns, &after.values, after);
            self.conditions.push(condition.into());
        }
        let sql = self.keys_sql(sort);
        self.binds.push(Bind::Int(most));
        match self.key {
            Key::Number { text, .. } if self.reads_keys_only() => {
                let rows: Vec<i64> = run!(conn, BigInt, &sql, &self.binds);
                let keys = rows.into_iter().filter_map(text);
                Ok(keys.map(|key| self.row(key, |_, _| Value::Empty)).collect())
            }
            Key::Text(_) => {
                let rows: Vec<KeyRow<String, String>> =
                    run!(conn, KeyColumns<Text, Text>, &sql, &self.binds);
                let rows = rows.into_iter();
                Ok(rows
                    .map(|(key, v0, v1, v2)| self.found(key, texts(sort, [v0, v1, v2])))
                    .collect())
            }
            Key::Number { text, .. } if self.reads_numbers_only(sort) => {
                let rows: Vec<KeyRow<i64, i64>> =
                    run!(conn, KeyColumns<BigInt, BigInt>, &sql, &self.binds);
                let rows = rows.into_iter();
                Ok(rows
                    .filter_map(|(key, v0, v1, v2)| {
                        Some(self.found(text(key)?, [v0, v1, v2].map(Value::from)))
                    })
                    .collect())
            }
            Key::Number { text, .. } => {
                let rows: Vec<KeyRow<i64, String>> =
                    run!(conn, KeyColumns<BigInt, Text>, &sql, &self.binds);
                let rows = rows.into_iter();
                // A number that is no key is none of ours.
                Ok(rows
                    .filter_map(|(key, v0, v1, v2)| {
                        Some(self.found(text(key)?, texts(sort, [v0, v1, v2])))
                    })
                    .collect())
            }
        }
    }

    /// Puts a row together; `read` gives the value of a column, by its place among the sort keys and its name.
    fn row(&self, key: String, mut read: impl FnMut(usize, &str) -> Value) -> Row {
        let value = |place: usize| match self.columns.get(place) {
            Some(ArmColumn::Key) => Value::Key,
            Some(ArmColumn::Fixed(value)) => value.clone(),
            Some(column) => column.sql().map_or(Value::Empty, |sql| read(place, sql)),
            None => Value::Empty,
        };
        Row {
            values: std::array::from_fn(value),
            key,
        }
    }

    /// As [`Arm::row`], with the values that were read with the key.
    fn found(&self, key: String, mut values: [Value; MAX_SORT_KEYS]) -> Row {
        self.row(key, |place, _| {
            values
                .get_mut(place)
                .map(std::mem::take)
                .unwrap_or_default()
        })
    }

    /// The statement that finds keys, each with what it sorts by, unless that is nothing but the key.
    fn keys_sql(&self, sort: &[SortColumn]) -> String {
        let key = self.key.column();
        // Written as texts, unless all are numbers: SQLite writes those of all rows before it sorts them.
        let written = if self.reads_numbers_only(sort) {
            "BIGINT"
        } else {
            "TEXT"
        };
        let mut values = Vec::new();
        let mut order = Vec::new();
        for position in 0..MAX_SORT_KEYS {
            let direction = match sort.get(position) {
                Some(by) if by.descending => "DESC",
                _ => "ASC",
            };
            let column = self.columns.get(position);
            let sql = column.and_then(ArmColumn::sql);
            if let Some(sql) = sql {
                order.push(format!("{sql} {direction} NULLS LAST"));
            } else if matches!(column, Some(ArmColumn::Key)) {
                order.push(format!("{key} {direction}"));
            }
            // Named, since PostgreSQL calls such a text like its column, and would sort by the text.
            let sql = sql.unwrap_or("NULL");
            values.push(format!("CAST({sql} AS {written}) AS v{position}"));
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

    /// Tells whether its rows have keys and sort by columns that are all numbers.
    fn reads_numbers_only(&self, sort: &[SortColumn]) -> bool {
        let is_number = |(by, column): (&SortColumn, &ArmColumn)| {
            column.sql().is_none() || by.column_type == ColumnType::Int
        };
        matches!(self.key, Key::Number { .. }) && sort.iter().zip(&self.columns).all(is_number)
    }

    fn where_clause(&self) -> String {
        if self.conditions.is_empty() {
            String::new()
        } else {
            format!("WHERE {}", self.conditions.join(" AND "))
        }
    }
}

/// Reads what was written as texts.
fn texts(sort: &[SortColumn], values: [Option<String>; MAX_SORT_KEYS]) -> [Value; MAX_SORT_KEYS] {
    let mut types = sort.iter().map(|by| by.column_type);
    values.map(|value| Value::read(types.next().unwrap_or(ColumnType::Text), value))
}
