//! The order of rows from several parts of a list, the same as that of the statements.

use std::cmp::Ordering;

use super::{After, ColumnType, Row, SortColumn};

/// Compares two values of one sort key: empty ones come last either way.
pub fn compare(by: SortColumn, one: Option<&str>, other: Option<&str>) -> Ordering {
    let (one, other) = match (one, other) {
        (None, None) => return Ordering::Equal,
        (None, Some(_)) => return Ordering::Greater,
        (Some(_), None) => return Ordering::Less,
        (Some(one), Some(other)) => (one, other),
    };
    let order = match by.column_type {
        // Days and times are written so that they sort as texts.
        ColumnType::Text | ColumnType::Date | ColumnType::Timestamp => one.cmp(other),
        ColumnType::Int => {
            let number = |text: &str| text.parse::<i64>().unwrap_or_default();
            number(one).cmp(&number(other))
        }
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
        .map(|(by, (one, other))| compare(*by, one.as_deref(), other.as_deref()))
        .find(|order| order.is_ne())
        .unwrap_or_else(|| one.key.cmp(&other.key))
}

/// Tells whether a row comes later than the one that a page starts after, if it starts after one.
pub fn is_after(sort: &[SortColumn], row: &Row, after: Option<&After>) -> bool {
    after.is_none_or(|after| {
        let before = Row {
            values: after.values.clone(),
            key: after.key.clone(),
        };
        compare_rows(sort, row, &before).is_gt()
    })
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
