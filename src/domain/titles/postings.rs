//! Lists of numbers with weights, one for each feature, side by side in memory.

use std::borrow::Borrow;
use std::collections::HashMap;
use std::hash::Hash;

use crate::domain::count::float;

/// For each feature a list of numbers, ascending, each with a weight.
#[derive(Debug)]
pub struct Postings<F> {
    /// The place of each feature among all, in order.
    features: HashMap<F, usize>,
    /// Where the entries of each feature end; those of the next begin there.
    ends: Vec<usize>,
    entries: Vec<(u32, f32)>,
}

impl<F: Hash + Ord> Postings<F> {
    /// Puts entries in order; those of the same feature and number are added up.
    pub fn sum(mut entries: Vec<(F, u32, f32)>) -> Self {
        entries.sort_by(|one, other| (&one.0, one.1).cmp(&(&other.0, other.1)));
        let mut postings = Self {
            features: HashMap::new(),
            ends: Vec::new(),
            entries: Vec::new(),
        };
        for (feature, number, weight) in entries {
            let next = postings.ends.len();
            let is_new = *postings.features.entry(feature).or_insert(next) == next;
            match postings.entries.last_mut() {
                Some(last) if !is_new && last.0 == number => last.1 += weight,
                _ => postings.entries.push((number, weight)),
            }
            let end = postings.entries.len();
            match postings.ends.last_mut().filter(|_| !is_new) {
                Some(last) => *last = end,
                None => postings.ends.push(end),
            }
        }
        postings.entries.shrink_to_fit();
        postings
    }

    /// Changes the weights of each feature's entries together, feature by feature in their order, so that sums of them
    /// come out the same everywhere.
    pub fn each(&mut self, mut change: impl FnMut(&mut [(u32, f32)])) {
        let mut start = 0;
        for end in &self.ends {
            if let Some(entries) = self.entries.get_mut(start..*end) {
                change(entries);
            }
            start = *end;
        }
    }
}

impl<F: Hash + Eq> Postings<F> {
    /// The entries of a feature; none for one that is unknown.
    pub fn of<Q: Hash + Eq + ?Sized>(&self, feature: &Q) -> &[(u32, f32)]
    where
        F: Borrow<Q>,
    {
        let range = self.features.get(feature).and_then(|place| {
            let start = place
                .checked_sub(1)
                .map_or(Some(&0), |before| self.ends.get(before))?;
            Some(*start..*self.ends.get(*place)?)
        });
        range
            .and_then(|range| self.entries.get(range))
            .unwrap_or_default()
    }
}

/// What a feature weighs that so many of all titles have.
pub fn rarity(titles: f32, with: usize) -> f32 {
    (titles / float(with)).ln_1p()
}

#[cfg(test)]
mod tests {
    use super::Postings;

    #[test]
    fn entries_of_a_feature_are_in_order_and_added_up() {
        let entries = vec![
            ("b", 2, 1.0),
            ("a", 7, 1.0),
            ("b", 1, 0.5),
            ("a", 7, 2.0),
            ("b", 2, 1.0),
        ];
        let mut postings = Postings::sum(entries);
        assert_eq!(postings.of("a"), [(7, 3.0)]);
        assert_eq!(postings.of("b"), [(1, 0.5), (2, 2.0)]);
        assert!(postings.of("c").is_empty());
        postings.each(|entries| {
            let sum: f32 = entries.iter().map(|(_, weight)| weight).sum();
            for entry in entries {
                entry.1 /= sum;
            }
        });
        let (a, b) = (postings.of("a"), postings.of("b"));
        assert_eq!((a, b), (&[(7, 1.0)][..], &[(1, 0.2), (2, 0.8)][..]));
    }
}
