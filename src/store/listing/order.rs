//! What rows sort by, and the order of rows from several parts of a list, the same as that of the statements.

use std::cmp::Ordering;

use super::{After, Bind, ColumnType, MAX_SORT_KEYS, SortColumn};

/// What a row has for one sort key.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Value {
    /// Nothing, which comes last either way.
    #[default]
    Empty,
    /// The key of the row.
    Key,
    /// A number.
    Number(i64),
    /// A text; days and times are written so that they sort as texts.
    Text(String),
}

impl From<Option<i64>> for Value {
    fn from(number: Option<i64>) -> Self {
        number.map_or(Self::Empty, Self::Number)
    }
}

impl Value {
    /// Reads a value of a column that was written as a text.
    pub fn read(column_type: ColumnType, text: Option<String>) -> Self {
        match (text, column_type) {
            (None, _) => Self::Empty,
            (Some(text), ColumnType::Int) => text.parse().ok().into(),
            (Some(text), _) => Self::Text(text),
        }
    }

    /// The value to bind where the column is compared with it; `None` where nothing is there to compare with.
    pub fn bind(&self, column_type: ColumnType) -> Option<Bind> {
        match self {
            Self::Empty | Self::Key => None,
            Self::Number(number) => Some(Bind::Int(*number)),
            Self::Text(text) => column_type.bind(text),
        }
    }
}

/// One row found: what it sorts by, and its key.
#[derive(Debug)]
pub struct Row {
    /// One value for each sort key of the list.
    pub values: [Value; MAX_SORT_KEYS],
    /// The key.
    pub key: String,
}

impl Row {
    /// The row that a page starts after.
    pub fn before(after: &After, sort: &[SortColumn]) -> Self {
        let mut values: [Value; MAX_SORT_KEYS] = Default::default();
        for ((value, text), by) in values.iter_mut().zip(&after.values).zip(sort) {
            *value = Value::read(by.column_type, text.clone());
        }
        Self {
            values,
            key: after.key.clone(),
        }
    }

    /// Where the page after it starts.
    pub fn after(&self, sort: &[SortColumn]) -> After {
        let values = self.values.iter().take(sort.len());
        let text = |value: &Value| match value {
            Value::Empty => None,
            Value::Number(number) => Some(number.to_string()),
            Value::Key | Value::Text(_) => Some(self.text(value).to_owned()),
        };
        After {
            values: values.map(text).collect(),
            key: self.key.clone(),
        }
    }

    /// The text of one of its values, which is its key where it has none of its own.
    pub fn text<'a>(&'a self, value: &'a Value) -> &'a str {
        match value {
            Value::Text(text) => text,
            _ => &self.key,
        }
    }
}

/// Compares what two rows have for one sort key.
pub fn compare(
    by: SortColumn,
    (one, row): (&Value, &Row),
    (other, of): (&Value, &Row),
) -> Ordering {
    let order = match (one, other) {
        (Value::Empty, Value::Empty) => return Ordering::Equal,
        (Value::Empty, _) => return Ordering::Greater,
        (_, Value::Empty) => return Ordering::Less,
        (Value::Number(one), Value::Number(other)) => one.cmp(other),
        _ => row.text(one).cmp(of.text(other)),
    };
    if by.descending {
        order.reverse()
    } else {
        order
    }
}

/// Compares two rows: by each sort key, then by the key of the row.
pub fn compare_rows(sort: &[SortColumn], one: &Row, other: &Row) -> Ordering {
    let values = one.values.iter().zip(&other.values);
    sort.iter()
        .zip(values)
        .map(|(by, (own, others))| compare(*by, (own, one), (others, other)))
        .find(|order| order.is_ne())
        .unwrap_or_else(|| one.key.cmp(&other.key))
}

/// Tells whether a row comes later than the one that a page starts after, if it starts after one.
pub fn is_after(sort: &[SortColumn], row: &Row, after: Option<&Row>) -> bool {
    after.is_none_or(|after| compare_rows(sort, row, after).is_gt())
}

/// Merges rows that are in order with others that are, and keeps the first of them.
pub fn merge(
    sort: &[SortColumn],
    rows: &mut Vec<Row>,
    others: impl IntoIterator<Item = Row>,
    most: usize,
) {
    let own = rows.len();
    rows.extend(others);
    if own > 0 && rows.len() > own {
        rows.sort_by(|one, other| compare_rows(sort, one, other));
    }
    rows.truncate(most);
}
