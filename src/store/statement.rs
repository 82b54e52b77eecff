//! Statements that each connection prepares once, however often their values change.
//!
//! diesel prepares anew what it cannot tell apart by type: SQL of our own, and lists of values. Both are bounded here: a
//! text is one of few, and lists come in few lengths.

use std::marker::PhantomData;

use chrono::{NaiveDate, NaiveDateTime};
use diesel::QueryResult;
use diesel::backend::Backend;
use diesel::expression::{
    AppearsOnTable, Expression, SelectableExpression, ValidGrouping, is_aggregate,
};
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::query_dsl::RunQueryDsl;
use diesel::serialize::ToSql;
use diesel::sql_types::{BigInt, Bool, Date, HasSqlType, Text, Timestamp};

use super::listing::Bind;

/// A statement in SQL whose rows have the columns `ST`.
#[derive(Debug, Clone, Copy)]
pub struct Statement<'a, ST> {
    sql: &'a str,
    binds: &'a [Bind],
    columns: PhantomData<ST>,
}

impl<'a, ST> Statement<'a, ST> {
    /// Joins a text with its values, one for each `?`.
    pub const fn new(sql: &'a str, binds: &'a [Bind]) -> Self {
        Self {
            sql,
            binds,
            columns: PhantomData,
        }
    }
}

impl<ST> Query for Statement<'_, ST> {
    type SqlType = ST;
}

impl<ST> QueryId for Statement<'_, ST> {
    type QueryId = ();
    // Told apart by its text.
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<ST, Conn> RunQueryDsl<Conn> for Statement<'_, ST> {}

impl<ST, DB> QueryFragment<DB> for Statement<'_, ST>
where
    DB: Backend + HasSqlType<Text> + HasSqlType<BigInt> + HasSqlType<Date> + HasSqlType<Timestamp>,
    String: ToSql<Text, DB>,
    i64: ToSql<BigInt, DB>,
    NaiveDate: ToSql<Date, DB>,
    NaiveDateTime: ToSql<Timestamp, DB>,
{
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        let mut pieces = self.sql.split('?');
        out.push_sql(pieces.next().unwrap_or_default());
        for (bind, piece) in self.binds.iter().zip(pieces) {
            match bind {
                Bind::Text(text) => out.push_bind_param::<Text, _>(text)?,
                Bind::Int(number) => out.push_bind_param::<BigInt, _>(number)?,
                Bind::Date(day) => out.push_bind_param::<Date, _>(day)?,
                Bind::Timestamp(time) => out.push_bind_param::<Timestamp, _>(time)?,
            }
            out.push_sql(piece);
        }
        Ok(())
    }
}

/// The SQL type of a key.
pub trait KeyValue {
    /// The type of its column, nulls aside.
    type Column;
}

impl KeyValue for String {
    type Column = Text;
}

impl KeyValue for &str {
    type Column = Text;
}

impl KeyValue for &String {
    type Column = Text;
}

impl KeyValue for i64 {
    type Column = BigInt;
}

/// The condition that a column has one of some values; see [`any_of`].
#[derive(Debug, Clone, Copy)]
pub struct AnyOf<'a, C, K> {
    column: C,
    keys: &'a [K],
}

/// The condition that a column has one of some values.
///
/// As `eq_any`, but the list is filled up with its last value to the next power of two, so that there are few texts.
pub const fn any_of<C, K>(column: C, keys: &[K]) -> AnyOf<'_, C, K> {
    AnyOf { column, keys }
}

impl<C, K> Expression for AnyOf<'_, C, K> {
    type SqlType = Bool;
}

impl<C, K, QS> AppearsOnTable<QS> for AnyOf<'_, C, K> where C: AppearsOnTable<QS> {}

impl<C, K, QS> SelectableExpression<QS> for AnyOf<'_, C, K> where C: SelectableExpression<QS> {}

impl<C, K> ValidGrouping<()> for AnyOf<'_, C, K> {
    type IsAggregate = is_aggregate::No;
}

impl<C, K> QueryId for AnyOf<'_, C, K> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<C, K, DB> QueryFragment<DB> for AnyOf<'_, C, K>
where
    DB: Backend + HasSqlType<K::Column>,
    C: QueryFragment<DB>,
    K: KeyValue + ToSql<K::Column, DB>,
{
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        let Some(last) = self.keys.last() else {
            out.push_sql("1 = 0");
            return Ok(());
        };
        self.column.walk_ast(out.reborrow())?;
        let filling = self.keys.len().next_power_of_two() - self.keys.len();
        let keys = self.keys.iter().chain(std::iter::repeat_n(last, filling));
        for (place, key) in keys.enumerate() {
            out.push_sql(if place == 0 { " IN (" } else { ", " });
            out.push_bind_param::<K::Column, _>(key)?;
        }
        out.push_sql(")");
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use diesel::sqlite::Sqlite;
    use diesel::{QueryDsl, debug_query};

    use super::any_of;
    use crate::schema::skills;

    #[test]
    fn lists_of_all_lengths_make_few_statements() {
        let keys: Vec<String> = (0..200).map(|number| number.to_string()).collect();
        let texts: HashSet<String> = (0..=keys.len())
            .map(|length| {
                let some = skills::table.filter(any_of(skills::slug, &keys[..length]));
                let text = debug_query::<Sqlite, _>(&some).to_string();
                text.split(" -- binds").next().unwrap().to_owned()
            })
            .collect();
        // None, and 1, 2, 4, … 256.
        assert_eq!(texts.len(), 10);
    }
}
