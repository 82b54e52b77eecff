//! Where in a document the words of a query stand.

use std::ops::Range;

use super::asked::Meanings;
use super::index::{SearchIndex, Token};
use crate::domain::count::place;

/// Which words of a query a word stands for: one bit each.
pub type Which = u16;

/// The words that those of a query stand for.
#[derive(Debug, Default)]
pub struct Meant {
    /// For each word of the lexicon.
    terms: Vec<Which>,
    /// For words that stand next to each other.
    pairs: Vec<([u32; 2], Which)>,
    /// All words of the query that documents are expected to have.
    all: Which,
}

impl Meant {
    /// Of a query without words, for a lexicon of so many.
    pub fn new(terms: usize) -> Self {
        Self {
            terms: vec![0; terms],
            ..Self::default()
        }
    }

    /// Adds the word at a place of the query.
    pub fn add(&mut self, meanings: &Meanings, at: u32) {
        let which = 1_u16.checked_shl(at).unwrap_or_default();
        self.all |= which;
        for (term, _) in &meanings.terms {
            if let Some(all) = self.terms.get_mut(place(*term)) {
                *all |= which;
            }
        }
        self.pairs
            .extend(meanings.pairs.iter().map(|pair| (*pair, which)));
    }

    /// The words of a field that stand for words of the query, and for which: their bytes in the field.
    pub fn within(&self, field: &[Token]) -> impl Iterator<Item = (Range<usize>, Which)> {
        let bytes = |first: &Token, last: &Token| place(first.start)..place(last.end);
        field.iter().zip(1..).filter_map(move |(token, next)| {
            let alone = self
                .terms
                .get(place(token.term))
                .copied()
                .unwrap_or_default();
            let paired = field
                .get(next)
                .filter(|_| !self.pairs.is_empty())
                .and_then(|other| {
                    let mut pairs = self.pairs.iter();
                    let pair = pairs.find(|(pair, _)| *pair == [token.term, other.term])?;
                    Some((bytes(token, other), alone | pair.1))
                });
            paired.or_else(|| (alone != 0).then(|| (bytes(token, token), alone)))
        })
    }
}

impl<K: Copy + Ord> SearchIndex<K> {
    /// Whether all words of a query stand in the title of a document or in one of its other names.
    pub(super) fn has_together(&self, document: usize, meant: &Meant) -> bool {
        let first = self
            .first_fields
            .get(document)
            .copied()
            .map(place)
            .unwrap_or_default();
        let names = self
            .documents
            .get(document)
            .map_or(0, |document| document.names.len());
        (first..=first + names).any(|field| {
            let within = meant.within(self.fields.of(field));
            within.fold(0, |all, (_, which)| all | which) == meant.all
        })
    }
}
