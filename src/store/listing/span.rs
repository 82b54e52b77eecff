//! Rows of wages that lie together in the order of their numbers: read whole, once for all parts of a list that they are in.

use super::super::StoreError;
use super::super::known::Snapshot;
use super::super::rows::WageLine;
use super::super::wages::figures;
use super::SortColumn;
use super::arm::{Arm, ArmColumn};
use super::order::{Row, compare_rows, is_after};

/// The rows of wages that alone can match a part of a list.
#[derive(Debug, Clone, Copy)]
pub struct Span {
    /// The number of the first that there may be.
    pub first: i64,
    /// The number of the last that there may be.
    pub last: i64,
    /// Whether rows count only while no later edition supersedes them.
    pub current_only: bool,
    /// Whether a row has what the part lists.
    pub has: fn(&WageLine) -> bool,
}

impl Span {
    /// Its only number, if it has only one.
    pub(super) fn point(self) -> Option<i64> {
        (self.first == self.last).then_some(self.first)
    }

    /// Tells whether it has the same rows as another, whatever is listed of them.
    pub(super) fn is_of(self, other: Self) -> bool {
        let rows = |span: Self| (span.first, span.last, span.current_only);
        rows(self) == rows(other)
    }
}

/// What parts of a list have in one span.
pub struct Found {
    /// Their first rows, in order.
    pub rows: Vec<Row>,
    /// How many match in all, where that was seen.
    pub total: Option<i64>,
}

/// Finds the first `most` rows after a row in parts that have the same span; `None` when they have none, or when their
/// order is another than that of its numbers.
pub fn find(
    conn: &mut Snapshot<'_>,
    arms: &[Arm],
    sort: &[SortColumn],
    most: i64,
    after: Option<&Row>,
) -> Result<Option<Found>, StoreError> {
    let Some((arm, span)) = arms.first().and_then(|arm| Some((arm, arm.span?))) else {
        return Ok(None);
    };
    let listed = |wage: &WageLine| arms.iter().filter_map(|arm| arm.row_of(wage)).collect();
    if let Some(id) = span.point() {
        let wage = conn.wages.get(&id);
        let wage = wage.filter(|wage| !(span.current_only && wage.superseded));
        let mut rows: Vec<Row> = wage.map(listed).unwrap_or_default();
        let total = i64::try_from(rows.len()).ok();
        rows.retain(|row| is_after(sort, row, after));
        rows.sort_by(|one, other| compare_rows(sort, one, other));
        return Ok(Some(Found { rows, total }));
    }
    let Some(descending) = direction(arm, sort) else {
        return Ok(None);
    };
    let span = match after {
        None => span,
        Some(after) if matches!(arm.columns.first(), Some(ArmColumn::Key)) => {
            rest(arms, span, descending, after)
        }
        Some(_) => return Ok(None),
    };
    let rows = read(conn, span, descending, arms, sort, (most, after))?;
    Ok(Some(Found { rows, total: None }))
}

/// Tells whether the rows of a part are in the order of their numbers, or in the opposite one; `None` when in neither.
fn direction(arm: &Arm, sort: &[SortColumn]) -> Option<bool> {
    let mut columns = sort.iter().zip(&arm.columns);
    match columns.find(|(_, column)| !matches!(column, ArmColumn::Fixed(_))) {
        Some((by, ArmColumn::Key | ArmColumn::Along(_))) => Some(by.descending),
        Some(_) => None,
        // The key ends every order.
        None => Some(false),
    }
}

/// The part of a span in which the rows after a row are, where they are in the order of their keys.
fn rest(arms: &[Arm], span: Span, descending: bool, after: &Row) -> Span {
    let beside = arms.iter().filter_map(|arm| arm.beside(&after.key));
    if descending {
        let last = beside.map(|beside| beside.below).max();
        Span {
            last: span.last.min(last.unwrap_or(span.last)),
            ..span
        }
    } else {
        let first = beside.map(|beside| beside.above).min();
        Span {
            first: span.first.max(first.unwrap_or(span.first)),
            ..span
        }
    }
}

/// Reads rows until the parts have as many as are wanted.
fn read(
    conn: &mut Snapshot<'_>,
    mut span: Span,
    descending: bool,
    arms: &[Arm],
    sort: &[SortColumn],
    (most, after): (i64, Option<&Row>),
) -> Result<Vec<Row>, StoreError> {
    let enough = usize::try_from(most).unwrap_or(usize::MAX);
    // Nearly every row is in all the parts.
    let at_once = enough / arms.len().max(1) + 1;
    let mut rows = Vec::with_capacity(at_once * arms.len());
    loop {
        let wages = figures::between(conn, span, descending, at_once)?;
        let is_last = wages.len() < at_once;
        for wage in wages {
            if descending {
                span.last = wage.id - 1;
            } else {
                span.first = wage.id + 1;
            }
            let listed = arms.iter().filter_map(|arm| arm.row_of(&wage));
            rows.extend(listed.filter(|row| is_after(sort, row, after)));
            conn.wages.insert(wage.id, wage);
        }
        if is_last || rows.len() >= enough {
            rows.sort_by(|one, other| compare_rows(sort, one, other));
            rows.truncate(enough);
            return Ok(rows);
        }
    }
}
