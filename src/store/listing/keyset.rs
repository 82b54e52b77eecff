//! Where a page starts and ends: the conditions on rows that come after one that was found, or not after it.

use std::cmp::Ordering;

use super::arm::{Arm, ArmColumn, Key};
use super::order::compare;
use super::{Bind, Row, SortColumn};

impl Arm {
    /// Tells whether all its rows surely come later in the order than one that was found.
    pub(super) fn lies_beyond(&self, sort: &[SortColumn], found: &Row) -> bool {
        let (Some((first, last)), Key::Number { text, .. }) = (self.ids, self.key) else {
            return false;
        };
        let mut descending = false;
        for ((by, column), value) in sort.iter().zip(&self.columns).zip(&found.values) {
            match column {
                ArmColumn::Fixed(own) => match compare(*by, own.as_deref(), value.as_deref()) {
                    Ordering::Equal => {}
                    other => return other.is_gt(),
                },
                ArmColumn::Key => {
                    descending = by.descending;
                    break;
                }
                ArmColumn::Column(_) | ArmColumn::Along(_) => return false,
            }
        }
        if descending {
            text(last).is_some_and(|last| last < found.key)
        } else {
            text(first).is_some_and(|first| first > found.key)
        }
    }

    /// Leaves out rows that surely come later in the order than one that was found; counting is to be done before that.
    pub(super) fn end_at(&mut self, sort: &[SortColumn], found: &Row) {
        let (Some(by), Some(ArmColumn::Column(sql))) = (sort.first(), self.columns.first()) else {
            return;
        };
        let value = found.values.first().and_then(|value| value.as_deref());
        // Empty values come last.
        let Some(bind) = value.and_then(|value| by.column_type.bind(value)) else {
            return;
        };
        let not_beyond = if by.descending { ">=" } else { "<=" };
        self.conditions.push(format!("{sql} {not_beyond} ?").into());
        self.binds.push(bind);
    }

    /// The keyset condition: the row comes later in the order than the one with these values and this key.
    ///
    /// For columns `a, b` and the key: `(a > ? OR a IS NULL OR (a = ? AND (b > ? OR … AND key > ?)))`, since nulls come
    /// last. It is written from the outside in, in the order of its values.
    pub(super) fn later(
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
            ArmColumn::Column(sql) | ArmColumn::Along(sql) => *sql,
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
