//! Many short lists side by side in memory, and sets of numbers.

use crate::domain::count::{number, place};

/// Lists by number, in one piece of memory.
#[derive(Debug, Clone)]
pub struct Lists<T> {
    /// Where each list ends; the next one begins there.
    ends: Vec<u32>,
    entries: Vec<T>,
}

impl<T> Lists<T> {
    /// The list with this number; an empty one for a number beyond the last.
    pub fn of(&self, list: usize) -> &[T] {
        let start = list
            .checked_sub(1)
            .map_or(Some(0), |before| self.ends.get(before).copied());
        let range = start.zip(self.ends.get(list).copied());
        range
            .and_then(|(start, end)| self.entries.get(place(start)..place(end)))
            .unwrap_or_default()
    }

    /// How many lists there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Puts an entry into the last list.
    pub fn push(&mut self, entry: T) {
        self.entries.push(entry);
        if let Some(end) = self.ends.last_mut() {
            *end = number(self.entries.len());
        }
    }

    /// Begins a new list.
    pub fn begin(&mut self) {
        self.ends.push(number(self.entries.len()));
    }

    /// Gives back the memory that building took and that no entry needs.
    pub fn shrink(&mut self) {
        self.ends.shrink_to_fit();
        self.entries.shrink_to_fit();
    }

    /// All entries, list after list.
    pub fn entries_mut(&mut self) -> &mut [T] {
        &mut self.entries
    }
}

impl<T> Default for Lists<T> {
    fn default() -> Self {
        Self {
            ends: Vec::new(),
            entries: Vec::new(),
        }
    }
}

/// A set of numbers below a bound.
#[derive(Debug, Clone)]
pub struct Bits(Vec<u64>);

impl Bits {
    /// The empty set of numbers below `bound`.
    pub fn new(bound: usize) -> Self {
        Self(vec![0; bound.div_ceil(64)])
    }

    /// Adds a number; one beyond the bound is left out.
    pub fn insert(&mut self, number: u32) {
        if let Some(word) = self.0.get_mut(place(number / 64)) {
            *word |= 1 << (number % 64);
        }
    }

    /// Keeps what is also in the other set.
    pub fn retain(&mut self, other: &Self) {
        for (word, other) in self.0.iter_mut().zip(&other.0) {
            *word &= other;
        }
    }

    /// Adds what is in the other set.
    pub fn extend(&mut self, other: &Self) {
        for (word, other) in self.0.iter_mut().zip(&other.0) {
            *word |= other;
        }
    }

    /// Takes what is also in the other set out of this one, and returns it.
    pub fn split(&mut self, other: &Self) -> Self {
        let mut common = self.clone();
        common.retain(other);
        for (word, common) in self.0.iter_mut().zip(&common.0) {
            *word &= !common;
        }
        common
    }

    /// Whether no number is in it.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    /// Whether the number is in it.
    pub fn contains(&self, number: u32) -> bool {
        self.0
            .get(place(number / 64))
            .is_some_and(|word| word >> (number % 64) & 1 == 1)
    }

    /// The numbers in ascending order.
    pub fn iter(&self) -> impl Iterator<Item = u32> {
        self.0.iter().zip(0_u32..).flat_map(|(word, high)| {
            let mut rest = *word;
            std::iter::from_fn(move || {
                let low = rest.trailing_zeros();
                (rest != 0).then(|| {
                    rest &= rest - 1;
                    high * 64 + low
                })
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Bits, Lists};

    #[test]
    fn each_list_has_its_own_entries() {
        let mut lists = Lists::default();
        for list in [&[1, 2][..], &[], &[3]] {
            lists.begin();
            for entry in list {
                lists.push(*entry);
            }
        }
        assert_eq!(lists.len(), 3);
        let all: Vec<&[i32]> = (0..4).map(|list| lists.of(list)).collect();
        assert_eq!(all, [&[1, 2][..], &[], &[3], &[]]);
    }

    proptest! {
        #[test]
        fn a_set_gives_its_numbers_in_order(numbers in proptest::collection::btree_set(0..300_u32, 0..40)) {
            let mut bits = Bits::new(300);
            for number in &numbers {
                bits.insert(*number);
                prop_assert!(bits.contains(*number));
            }
            prop_assert_eq!(bits.iter().collect::<Vec<_>>(), numbers.iter().copied().collect::<Vec<_>>());
            let mut none = Bits::new(300);
            none.retain(&bits);
            prop_assert_eq!(none.iter().count(), 0);
            let mut half = Bits::new(300);
            numbers.iter().filter(|number| *number % 2 == 0).for_each(|number| half.insert(*number));
            let mut odd = bits.clone();
            let even = odd.split(&half);
            prop_assert_eq!(even.iter().collect::<Vec<_>>(), half.iter().collect::<Vec<_>>());
            prop_assert!(odd.iter().all(|number| number % 2 == 1));
            odd.extend(&even);
            prop_assert_eq!(odd.iter().collect::<Vec<_>>(), bits.iter().collect::<Vec<_>>());
        }
    }
}
