//! Pages of keys: filters, order and keyset paging for every list of the API, written once.
//!
//! A list is answered in two steps. This module finds the keys of one page, in order, with the number of all matches;
//! the resource's own module then loads those rows and what belongs to them.

use diesel::sql_types::{BigInt, Nullable, Text};
use diesel::{QueryableByName, RunQueryDsl};

use super::StoreError;
use crate::db::{DbConn, on_backend};

/// The most sort keys that one request may name.
pub const MAX_SORT_KEYS: usize = 3;

/// The most words of a search that are looked for; the rest would narrow nothing that matters.
const MAX_SEARCH_WORDS: usize = 12;

/// A value bound to a filter; never part of the SQL text.
#[derive(Debug, Clone)]
pub enum Bind {
    /// A text.
    Text(String),
    /// A whole number.
    Int(i64),
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
}

/// A list query under construction.
#[derive(Debug)]
pub struct Listing {
    table: &'static str,
    key: &'static str,
    conditions: Vec<String>,
    binds: Vec<Bind>,
    sort: Vec<SortColumn>,
}

#[derive(QueryableByName)]
struct KeyRow {
    #[diesel(sql_type = Text)]
    row_key: String,
    #[diesel(sql_type = Nullable<Text>)]
    v0: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    v1: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    v2: Option<String>,
}

#[derive(QueryableByName)]
struct CountRow {
    #[diesel(sql_type = BigInt)]
    total: i64,
}

impl Listing {
    /// Starts a list over a table and its key column, which also ends every order.
    pub fn new(table: &'static str, key: &'static str, sort: Vec<SortColumn>) -> Self {
        Self {
            table,
            key,
            conditions: Vec::new(),
            binds: Vec::new(),
            sort,
        }
    }

    /// Adds a condition; each `?` in it stands for the next of the values.
    pub fn filter<const N: usize>(&mut self, condition: &str, values: [Bind; N]) {
        let numbered = self.bind(condition, values);
        self.conditions.push(numbered);
    }

    /// Adds a condition on a value that may be absent.
    pub fn filter_if<T: Into<Bind>>(&mut self, condition: &str, value: Option<T>) {
        if let Some(value) = value {
            self.filter(condition, [value.into()]);
        }
    }

    /// Adds a search: each word of a folded text must stand somewhere in `search_text`.
    pub fn search(&mut self, folded: &str) {
        for word in folded.split_whitespace().take(MAX_SEARCH_WORDS) {
            let escaped = word
                .replace('\\', "\\\\")
                .replace('%', "\\%")
                .replace('_', "\\_");
            self.filter(
                "search_text LIKE ? ESCAPE '\\'",
                [Bind::Text(format!("%{escaped}%"))],
            );
        }
    }

    fn bind(&mut self, sql: &str, values: impl IntoIterator<Item = Bind>) -> String {
        let mut out = String::with_capacity(sql.len() + 8);
        let mut values = values.into_iter();
        for piece in sql.split_inclusive('?') {
            match piece.strip_suffix('?').zip(values.next()) {
                Some((before, value)) => {
                    self.binds.push(value);
                    out.push_str(before);
                    out.push_str(&format!("${}", self.binds.len()));
                }
                None => out.push_str(piece),
            }
        }
        out
    }

    /// Finds the keys of the page of `limit` rows that starts after `after`.
    pub fn page(
        mut self,
        conn: &mut DbConn,
        limit: i64,
        after: Option<&After>,
    ) -> Result<KeyPage, StoreError> {
        let counted = format!(
            "SELECT count(*) AS total FROM {} {}",
            self.table,
            self.where_clause()
        );
        let total = run::<CountRow>(conn, counted, &self.binds)?
            .first()
            .map_or(0, |row| row.total);
        if let Some(after) = after {
            self.start_after(after);
        }
        let sql = self.keys_sql(limit);
        let mut rows = run::<KeyRow>(conn, sql, &self.binds)?;
        let page = usize::try_from(limit).unwrap_or(usize::MAX);
        let more = rows.len() > page;
        rows.truncate(page);
        let sort_keys = self.sort.len();
        let next = rows.last().filter(|_| more).map(|row| After {
            values: [&row.v0, &row.v1, &row.v2]
                .into_iter()
                .take(sort_keys)
                .cloned()
                .collect(),
            key: row.row_key.clone(),
        });
        Ok(KeyPage {
            keys: rows.into_iter().map(|row| row.row_key).collect(),
            total,
            next,
        })
    }

    /// The statement that finds one row more than the page, to learn whether there is a next one.
    fn keys_sql(&self, limit: i64) -> String {
        let mut columns = vec![format!("{} AS row_key", self.key)];
        let mut order = Vec::new();
        for position in 0..MAX_SORT_KEYS {
            match self.sort.get(position) {
                Some(column) => {
                    columns.push(format!("CAST({} AS TEXT) AS v{position}", column.sql));
                    let direction = if column.descending { "DESC" } else { "ASC" };
                    let nulls = if column.sql == self.key {
                        ""
                    } else {
                        " NULLS LAST"
                    };
                    order.push(format!("{} {direction}{nulls}", column.sql));
                }
                None => columns.push(format!("CAST(NULL AS TEXT) AS v{position}")),
            }
        }
        order.push(self.key.to_owned());
        format!(
            "SELECT {} FROM {} {} ORDER BY {} LIMIT {}",
            columns.join(", "),
            self.table,
            self.where_clause(),
            order.join(", "),
            limit + 1
        )
    }

    fn where_clause(&self) -> String {
        if self.conditions.is_empty() {
            String::new()
        } else {
            format!("WHERE {}", self.conditions.join(" AND "))
        }
    }

    /// Adds the keyset condition: the row comes later in the order than `after`.
    ///
    /// For columns `a, b` and the key: `(a > $1 OR a IS NULL OR (a = $1 AND (b > $2 OR … AND key > $3)))`, since nulls
    /// come last. It is written from the outside in: SQLite counts `$n` by first appearance.
    fn start_after(&mut self, after: &After) {
        let mut condition = String::new();
        let mut open = 0;
        for (column, value) in self.sort.clone().iter().zip(&after.values) {
            let SortColumn {
                sql,
                column_type,
                descending,
            } = *column;
            let Some(value) = value else {
                condition.push_str(&format!("({sql} IS NULL AND "));
                open += 1;
                continue;
            };
            let place = self.bind("?", [column_type.bind(value)]);
            let beyond = if descending { "<" } else { ">" };
            if sql == self.key {
                // Never null and never equal, so that the rest decides nothing and an index leads to the place.
                condition.push_str(&format!("{sql} {beyond} {place}{}", ")".repeat(open)));
                self.conditions.push(condition);
                return;
            }
            condition.push_str(&format!(
                "({sql} {beyond} {place} OR {sql} IS NULL OR ({sql} = {place} AND "
            ));
            open += 2;
        }
        let place = self.bind("?", [Bind::Text(after.key.clone())]);
        condition.push_str(&format!("{} > {place}{}", self.key, ")".repeat(open)));
        self.conditions.push(condition);
    }
}

impl ColumnType {
    fn bind(self, value: &str) -> Bind {
        match self {
            Self::Text => Bind::Text(value.to_owned()),
            Self::Int => Bind::Int(value.parse().unwrap_or_default()),
        }
    }
}

/// Runs one statement with its bound values.
fn run<R>(conn: &mut DbConn, sql: String, binds: &[Bind]) -> Result<Vec<R>, StoreError>
where
    R: QueryableByName<diesel::sqlite::Sqlite> + 'static,
{
    on_backend!(conn, |inner| {
        let mut query = diesel::sql_query(sql).into_boxed();
        for bind in binds {
            query = match bind {
                Bind::Text(value) => query.bind::<Text, _>(value.clone()),
                Bind::Int(value) => query.bind::<BigInt, _>(*value),
            };
        }
        Ok(query.load(inner)?)
    })
}

/// Tells whether any row of a table has this value in a column; both are names of ours, never input.
pub fn find_value(
    conn: &mut DbConn,
    table: &'static str,
    column: &'static str,
    value: &Bind,
) -> Result<bool, StoreError> {
    let sql = format!(
        "SELECT count(*) AS total FROM (SELECT 1 FROM {table} WHERE {column} = $1 LIMIT 1) AS found"
    );
    Ok(run::<CountRow>(conn, sql, std::slice::from_ref(value))?
        .first()
        .is_some_and(|row| row.total > 0))
}

/// Lists the distinct values of a column, each with that of another; all are names of ours, never input.
pub fn values(
    conn: &mut DbConn,
    table: &'static str,
    column: &'static str,
    beside: &'static str,
) -> Result<Vec<(String, String)>, StoreError> {
    let sql = format!(
        "SELECT DISTINCT {column} AS row_key, {beside} AS v0, NULL AS v1, NULL AS v2 FROM {table} \
         WHERE {column} IS NOT NULL"
    );
    Ok(run::<KeyRow>(conn, sql, &[])?
        .into_iter()
        .map(|row| (row.row_key, row.v0.unwrap_or_default()))
        .collect())
}
