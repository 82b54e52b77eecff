//! Where a page starts and ends: the conditions on rows that come after one that was found, or not after it.

use std::cmp::Ordering;

use super::arm::{Arm, ArmColumn, Key};
use super::order::{Row, Value, compare};
use super::{Bind, SortColumn};

/// Where the order of the rows of a part beside one that was found is decided.
enum Decided<'a> {
    /// For all of them, by a value that all have.
    ForAll(Ordering),
    /// By a column, for which the row has a value.
    By(SortColumn, &'a ArmColumn, &'a Value),
    /// By the keys.
    ByKey,
}

impl Arm {
    /// Finds what decides the order of its rows beside one that was found: values that all of its rows and that one have
    /// decide nothing.
    fn decided<'a>(&'a self, sort: &[SortColumn], found: &'a Row) -> Decided<'a> {
        for ((by, column), value) in sort.iter().zip(&self.columns).zip(&found.values) {
            let ArmColumn::Fixed(own) = column else {
                return Decided::By(*by, column, value);
            };
            let order = compare(*by, (own, found), (value, found));
            if order.is_ne() {
                return Decided::ForAll(order);
            }
        }
        Decided::ByKey
    }

    /// Tells whether all its rows surely come later in the order than one that was found.
    pub(super) fn lies_beyond(&self, sort: &[SortColumn], found: &Row) -> bool {
        let descending = match self.decided(sort, found) {
            Decided::ForAll(order) => return order.is_gt(),
            // Empty values come last, and so later than a number.
            Decided::By(by, ArmColumn::Between { least, most, .. }, Value::Number(number)) => {
                return if by.descending {
                    most < number
                } else {
                    least > number
                };
            }
            Decided::By(by, ArmColumn::Key, _) => by.descending,
            Decided::By(..) => return false,
            Decided::ByKey => false,
        };
        let (Some((first, last)), Key::Number { text, .. }) = (self.ids, self.key) else {
            return false;
        };
        if descending {
            text(last).is_some_and(|last| last < found.key)
        } else {
            text(first).is_some_and(|first| first > found.key)
        }
    }

    /// Leaves out rows that surely come later in the order than one that was found; counting is to be done before that.
    pub(super) fn end_at(&mut self, sort: &[SortColumn], found: &Row) {
        let Decided::By(by, ArmColumn::Column(sql) | ArmColumn::Between { sql, .. }, value) =
            self.decided(sort, found)
        else {
            return;
        };
        // Empty values come last.
        let Some(bind) = value.bind(by.column_type) else {
            return;
        };
        let not_beyond = if by.descending { ">=" } else { "<=" };
        let condition = format!("{sql} {not_beyond} ?");
        self.conditions.push(condition.into());
        self.binds.push(bind);
    }

    /// The keyset condition: the row comes later in the order than another, for whose values that are left it stands.
    ///
    /// For columns `a, b` and the key: `(a > ? OR a IS NULL OR (a = ? AND (b > ? OR … AND key > ?)))`, since nulls come
    /// last. It is written from the outside in, in the order of its values.
    pub(super) fn later(
        &mut self,
        sort: &[SortColumn],
        columns: &[ArmColumn],
        values: &[Value],
        row: &Row,
    ) -> String {
        let (Some((by, sort)), Some((column, columns)), Some((value, values))) = (
            sort.split_first(),
            columns.split_first(),
            values.split_first(),
        ) else {
            return self.beyond_key(&row.key, false);
        };
        let sql = match column {
            // Never null and never equal, so that the rest decides nothing and an index leads to the place.
            ArmColumn::Key => return self.beyond_key(row.text(value), by.descending),
            ArmColumn::Fixed(own) => {
                return match compare(*by, (own, row), (value, row)) {
                    Ordering::Greater => "1 = 1".to_owned(),
                    Ordering::Less => "1 = 0".to_owned(),
                    Ordering::Equal => self.later(sort, columns, values, row),
                };
            }
            ArmColumn::Column(sql) | ArmColumn::Between { sql, .. } | ArmColumn::Along(sql) => sql,
        };
        let Some(bind) = value.bind(by.column_type) else {
            let rest = self.later(sort, columns, values, row);
            return format!("({sql} IS NULL AND {rest})");
        };
        let beyond = if by.descending { "<" } else { ">" };
        self.binds.extend([bind.clone(), bind]);
        let rest = self.later(sort, columns, values, row);
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
