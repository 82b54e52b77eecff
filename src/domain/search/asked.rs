//! What a query asks for: its words, and which words of the documents each of them may stand for.

use super::index::{SearchIndex, name_line};
use super::words::{Word, edits_forgiven, is_stop_word, query_words};
use crate::domain::count::{float, number, place};
use crate::domain::text::fold;
use crate::domain::text::singular;

/// What a word of a document is worth that the word of the query is only the beginning of: so much at least, and up to 0.4
/// more, the more of its letters are there.
const LAST_BEGUN: f32 = 0.5;
/// The same for a word of the query that is not the last.
const EARLIER_BEGUN: f32 = 0.25;
/// What the letters add that are there.
const LETTERS: f32 = 0.4;
/// The length from which a word that is not the last may be only the beginning of another, in bytes.
const SHORTEST_BEGUN: usize = 3;

/// What a word is worth that is one edit away, or two.
const ONE_EDIT: f32 = 0.6;
const TWO_EDITS: f32 = 0.4;
/// What is left of that where only the beginning is so near.
const BEGINNING_NEAR: f32 = 0.7;

/// What a word is worth that the query has in two ("health care"), or the other way around ("healthcare").
const JOINED: f32 = 0.9;
/// The shortest part of a word in two, in bytes.
const SHORTEST_PART: usize = 4;

/// For which words of a query misspellings are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misspelt {
    /// For those that no document has.
    Unknown,
    /// For all.
    All,
}

/// A query, taken apart.
#[derive(Debug)]
pub struct Asked {
    /// Its words.
    pub words: Vec<AskedWord>,
    /// All of it, folded.
    pub folded: String,
    /// Its words in one line.
    pub line: String,
}

/// A word of a query.
#[derive(Debug)]
pub struct AskedWord {
    /// As typed, folded.
    pub typed: String,
    /// In the singular.
    pub stem: String,
    /// Whether documents are expected to have it; not a word like "of" beside others.
    pub needed: bool,
    /// Whether it may still be typed.
    pub last: bool,
}

/// The words of documents that a word of a query may stand for.
#[derive(Debug, Default)]
pub struct Meanings {
    /// Their places, each with what it is worth, from 0 to 1.
    pub terms: Vec<(u32, f32)>,
    /// Pairs of words that mean it where a document has both.
    pub pairs: Vec<[u32; 2]>,
}

impl Asked {
    /// Takes a query apart; `None` for one without a letter or digit.
    pub fn read(query: &str) -> Option<Self> {
        let words = query_words(query);
        let end = words.last()?.bytes.end;
        let all_stop = words.iter().all(|word| is_stop_word(&word.folded));
        let count = words.len();
        let asked = |(at, word): (usize, &Word)| AskedWord {
            typed: word.folded.clone(),
            stem: singular(&word.folded),
            needed: all_stop || !is_stop_word(&word.folded),
            last: at + 1 == count,
        };
        Some(Self {
            folded: fold(query.get(..end).unwrap_or_default()),
            line: name_line(&words),
            words: words.iter().enumerate().map(asked).collect(),
        })
    }

    /// How many words documents are expected to have.
    pub fn needed(&self) -> usize {
        self.words.iter().filter(|word| word.needed).count()
    }

    /// Whether it looks like a code, so that the codes that begin so are meant.
    pub fn is_code(&self) -> bool {
        self.folded
            .contains(|sign: char| sign == '-' || sign.is_ascii_digit())
    }
}

impl<K: Copy + Ord> SearchIndex<K> {
    /// What each word of a query may stand for.
    pub(super) fn meanings(&self, asked: &Asked, misspelt: Misspelt) -> Vec<Meanings> {
        let mut all: Vec<Meanings> = asked.words.iter().map(|word| self.spelt(word)).collect();
        // "health care": each of the two words may stand for "healthcare".
        for (at, pair) in asked.words.windows(2).enumerate() {
            let joined: String = pair.iter().map(|word| &*word.typed).collect();
            if let Some(term) = self.lexicon.find(&singular(&joined)) {
                for meanings in all.iter_mut().skip(at).take(2) {
                    meanings.terms.push((number(term), JOINED));
                }
            }
        }
        for (word, meanings) in asked.words.iter().zip(&mut all) {
            let is_known = !meanings.terms.is_empty() || !meanings.pairs.is_empty();
            if misspelt == Misspelt::All || !is_known {
                self.add_misspelt(word, &mut meanings.terms);
            }
        }
        all
    }

    /// The words spelt so, those that begin so, and those in two.
    fn spelt(&self, word: &AskedWord) -> Meanings {
        let exact = self.lexicon.find(&word.stem).map(number);
        let mut terms: Vec<(u32, f32)> = exact.map(|term| (term, 1.0)).into_iter().collect();
        if word.last || word.typed.len() >= SHORTEST_BEGUN {
            let mut begun = self.lexicon.prefixed(&word.typed);
            if begun.is_empty() && exact.is_none() {
                begun = self.lexicon.prefixed(&word.stem);
            }
            let least = if word.last { LAST_BEGUN } else { EARLIER_BEGUN };
            let others = begun.filter(|term| exact != Some(number(*term)));
            terms.extend(others.map(|term| {
                let length = self.lexicon.word(term).len();
                let there = float(word.typed.len()) / float(length).max(1.0);
                (number(term), least + LETTERS * there.min(1.0))
            }));
        }
        let ends = SHORTEST_PART..(word.stem.len() + 1).saturating_sub(SHORTEST_PART);
        let pairs = ends.filter_map(|end| {
            let (first, second) = word.stem.split_at_checked(end)?;
            let [first, second] = [
                self.lexicon.find(&singular(first))?,
                self.lexicon.find(second)?,
            ];
            Some([number(first), number(second)])
        });
        Meanings {
            pairs: pairs.collect(),
            terms,
        }
    }

    /// Adds the words that are spelt much like it.
    fn add_misspelt(&self, word: &AskedWord, terms: &mut Vec<(u32, f32)>) {
        let away = 1..=edits_forgiven(&word.typed);
        for near in self.lexicon.nearest(&word.stem, away, word.last) {
            let worth = if near.edits > 1 { TWO_EDITS } else { ONE_EDIT };
            let worth = if near.whole {
                worth
            } else {
                worth * BEGINNING_NEAR
            };
            terms.extend(near.words.map(|term| (number(term), worth)));
        }
    }

    /// What each document has of a word, from 0 to 1.
    pub(super) fn parts(&self, meanings: &Meanings) -> Vec<f32> {
        let mut parts = vec![0.0_f32; self.documents.len()];
        for (term, worth) in &meanings.terms {
            for (document, part) in self.postings.of(place(*term)) {
                if let Some(best) = parts.get_mut(place(*document)) {
                    *best = best.max(worth * part);
                }
            }
        }
        for [first, second] in &meanings.pairs {
            let [first, mut second] =
                [first, second].map(|term| self.postings.of(place(*term)).iter().peekable());
            for (document, part) in first {
                while second.next_if(|(other, _)| other < document).is_some() {}
                let Some((_, other)) = second.next_if(|(other, _)| other == document) else {
                    continue;
                };
                if let Some(best) = parts.get_mut(place(*document)) {
                    *best = best.max(JOINED * part.min(*other));
                }
            }
        }
        parts
    }
}
