//! Where in a document the words of a query stand.

use std::ops::Range;

use super::asked::Meanings;
use super::index::{Document, SearchIndex, Token, names_count};
use super::words::MOST_WORDS;
use crate::domain::count::{number, place};

/// Which words of a query a word stands for: one bit each.
pub type Which = u16;

/// The words that those of a query stand for.
#[derive(Debug, Default)]
pub struct Meant {
    /// For each word of the lexicon, with what it is worth.
    terms: Vec<(Which, f32)>,
    /// For words that stand next to each other.
    phrases: Vec<(Vec<u32>, Which, f32)>,
    /// All words of the query that documents are expected to have.
    all: Which,
}

impl Meant {
    /// Of a query without words, for a lexicon of so many.
    pub fn new(terms: usize) -> Self {
        Self {
            terms: vec![(0, 0.0); terms],
            ..Self::default()
        }
    }

    /// Adds the word at a place of the query.
    pub fn add(&mut self, meanings: &Meanings, at: usize) {
        let which = 1_u16.checked_shl(number(at)).unwrap_or_default();
        self.all |= which;
        for (term, worth) in &meanings.terms {
            if let Some((all, best)) = self.terms.get_mut(place(*term)) {
                *all |= which;
                *best = best.max(*worth);
            }
        }
        let phrases = meanings.phrases.iter();
        self.phrases
            .extend(phrases.map(|(phrase, worth)| (phrase.clone(), which, *worth)));
    }

    /// The words of a field that stand for words of the query, for which, and what they are worth: their bytes in the field.
    pub fn within(&self, field: &[Token]) -> impl Iterator<Item = (Range<usize>, Which, f32)> {
        field.iter().enumerate().filter_map(move |(at, token)| {
            let known = self.terms.get(place(token.term)).copied();
            let (alone, worth) = known.unwrap_or_default();
            let rest = field.get(at..).unwrap_or_default();
            let phrase = self.phrases.iter().find_map(|(phrase, which, worth)| {
                let tokens = rest.get(..phrase.len())?;
                let is_so = tokens
                    .iter()
                    .map(|token| token.term)
                    .eq(phrase.iter().copied());
                is_so.then_some((tokens.last()?.end, *which, *worth))
            });
            let bytes = |end: u32| place(token.start)..place(end);
            match phrase {
                Some((end, which, other)) => Some((bytes(end), alone | which, worth.max(other))),
                None => (alone != 0).then(|| (bytes(token.end), alone, worth)),
            }
        })
    }

    /// What a field is worth that has all words of a query, from 0 to 1: as much as the word that is spelt least like it; 0
    /// for one that misses any.
    fn all_of(&self, field: &[Token]) -> f32 {
        let (mut all, mut best) = (0, [0.0_f32; MOST_WORDS]);
        for (_, which, worth) in self.within(field) {
            all |= which;
            for (at, best) in (0..).zip(&mut best) {
                if which >> at & 1 == 1 {
                    *best = best.max(worth);
                }
            }
        }
        if all != self.all {
            return 0.0;
        }
        let met = best.into_iter().filter(|worth| *worth > 0.0);
        met.reduce(f32::min).unwrap_or_default()
    }
}

impl<K: Copy + Ord> SearchIndex<K> {
    /// What a document is worth that has all words of a query in its title or in one of its other names, from 0 to 1; 0
    /// where none of these has all, and for a document without weight.
    pub(super) fn together(&self, document: usize, meant: &Meant) -> f32 {
        let is_weighty = |document: &&Document<K>| document.weight > 0.0;
        let Some(found) = self.documents.get(document).filter(is_weighty) else {
            return 0.0;
        };
        let first = self.first_fields.get(document).copied();
        let first = first.map(place).unwrap_or_default();
        let fields =
            (first..=first + names_count(found)).map(|field| meant.all_of(self.fields.of(field)));
        fields.fold(0.0, f32::max)
    }
}
