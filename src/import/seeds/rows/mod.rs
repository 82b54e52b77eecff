//! Turns seed entries into the rows of the tables.

mod credentials;
mod figures;
mod roles;

use super::{Range, RegionSeed};
use crate::domain::text::fold;
use crate::store::rows::RegionAncestorRow;

pub use credentials::*;
pub use figures::*;
pub use roles::*;

/// The place of an entry in its list, as the tables count.
pub fn position(index: usize) -> i64 {
    i64::try_from(index).unwrap_or(i64::MAX)
}

/// Numbers the entries of one list.
pub fn numbered<T, R>(entries: &[T], row: impl Fn(i64, &T) -> R) -> Vec<R> {
    entries
        .iter()
        .enumerate()
        .map(|(index, entry)| row(position(index), entry))
        .collect()
}

/// Numbers the entries of the lists of many owners.
pub fn of_each<O, T, R>(
    owners: &[O],
    list: impl Fn(&O) -> &[T],
    row: impl Fn(&O, i64, &T) -> R,
) -> Vec<R> {
    owners
        .iter()
        .flat_map(|owner| numbered(list(owner), |index, entry| row(owner, index, entry)))
        .collect()
}

/// The folded text that a search looks in, joined from what there is.
pub fn search_text<'a>(parts: impl IntoIterator<Item = Option<&'a String>>) -> String {
    let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    fold(&parts.join(" "))
}

/// The ends of a range that may be absent.
pub fn ends(range: Option<&Range>) -> (Option<i64>, Option<i64>) {
    range.map_or((None, None), |range| {
        (range.min.map(i64::from), range.max.map(i64::from))
    })
}

/// Pairs every region with itself and with each region that contains it.
pub fn ancestors(regions: &[RegionSeed]) -> Vec<RegionAncestorRow> {
    let parents = regions
        .iter()
        .map(|region| (region.code.as_str(), region.parent.as_deref()));
    crate::store::regions::ancestors(parents)
}
