//! What a query asks for: its words, and which words of the documents each of them may stand for.

use super::index::{SearchIndex, name_line};
use super::words::{
    SHORTEST_MISSPELT, Word, edits_forgiven, is_stop_word, is_weak_word, query_words,
};
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
/// What it is worth instead where documents have the word itself, times the square of the part of its letters that are there:
/// "teach" may mean "teacher", "him" hardly "himalayas".
const BESIDE_ITSELF: f32 = 0.5;
/// The length from which a word that is not the last may be only the beginning of another, in bytes.
const SHORTEST_BEGUN: usize = 3;

/// What a word is worth that is one edit away, or two.
const ONE_EDIT: f32 = 0.6;
const TWO_EDITS: f32 = 0.4;
/// What is left of that where only the beginning is so near.
const BEGINNING_NEAR: f32 = 0.7;
/// The most letters of a word that begins like the one that was meant, unless nothing else is found.
const FIRST_IS_RIGHT: usize = 7;

/// What a word is worth that the query has in two ("health care"), or the other way around ("healthcare").
const JOINED: f32 = 0.9;
/// The shortest part of a word in two, in bytes.
const SHORTEST_PART: usize = 4;
/// What the words are worth that an abbreviation stands for.
const WRITTEN_OUT: f32 = 0.85;

/// Which words a misspelt one is taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misspelt {
    /// Those with the same first letter, where it is short.
    Likely,
    /// Any.
    Any,
}

/// A query, taken apart.
#[derive(Debug)]
pub struct Asked {
    /// Its words.
    pub words: Vec<AskedWord>,
    /// Its words in one line.
    pub line: String,
    /// The code that it is or begins, folded; none for other words.
    pub code: Option<String>,
}

/// A word of a query.
#[derive(Debug)]
pub struct AskedWord {
    /// As typed, folded.
    pub typed: String,
    /// In the singular.
    pub stem: String,
    /// What it counts.
    pub weight: Weight,
    /// Whether it may still be typed.
    pub last: bool,
}

/// What a word of a query counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// As much as it is rare.
    Full,
    /// Little: a word like "jobs" beside others.
    Weak,
    /// Almost nothing: a word like "of" beside others.
    Stop,
}

/// The words of documents that a word of a query may stand for.
#[derive(Debug, Default)]
pub struct Meanings {
    /// Their places, each with what it is worth, from 0 to 1.
    pub terms: Vec<(u32, f32)>,
    /// Several words that mean it where a document has all of them, each with what they are worth.
    pub phrases: Vec<(Vec<u32>, f32)>,
}

impl Asked {
    /// Takes a query apart; `None` for one without a letter or digit.
    pub fn read(query: &str) -> Option<Self> {
        let words = query_words(query);
        let end = words.last()?.bytes.end;
        let all_stop = words.iter().all(|word| is_stop_word(&word.folded));
        let is_weak = |word: &Word| is_weak_word(&singular(&word.folded));
        let all_weak = words
            .iter()
            .all(|word| is_stop_word(&word.folded) || is_weak(word));
        let weight = |word: &Word| {
            if is_stop_word(&word.folded) && !all_stop {
                Weight::Stop
            } else if is_weak(word) && !all_weak {
                Weight::Weak
            } else {
                Weight::Full
            }
        };
        let count = words.len();
        let asked = |(at, word): (usize, &Word)| AskedWord {
            typed: word.folded.clone(),
            stem: singular(&word.folded),
            weight: weight(word),
            last: at + 1 == count,
        };
        Some(Self {
            line: name_line(&words),
            words: words.iter().enumerate().map(asked).collect(),
            code: code(&fold(query.get(..end).unwrap_or_default())),
        })
    }

    /// The words that documents are expected to have.
    pub fn needed(&self) -> impl Iterator<Item = &AskedWord> {
        let words = self.words.iter();
        words.filter(|word| word.weight == Weight::Full)
    }
}

/// The code that a folded query is or begins, as it is written in keys: that of an occupation (SOC or O*NET-SOC, with or
/// without its dash and dot), a metropolitan or nonmetropolitan area (its number alone, too) or another region.
fn code(query: &str) -> Option<String> {
    let are_digits = |part: &str| part.bytes().all(|digit| digit.is_ascii_digit());
    let [(first, rest), (soc, part)] =
        [query.split_once('-'), query.split_at_checked(6)].map(|parts| parts.unwrap_or_default());
    if query.len() > 4 && are_digits(query) {
        return match (query.len(), query.split_at_checked(2)) {
            (5, _) => Some(format!("us-cbsa-{query}")),
            (7, _) => Some(format!("us-nonmetro-{query}")),
            (6 | 8, Some((major, _))) => {
                let minor = soc.get(2..).unwrap_or_default();
                let dot = if part.is_empty() { "" } else { "." };
                Some(format!("{major}-{minor}{dot}{part}"))
            }
            _ => None,
        };
    }
    let of_occupation = first.len() == 2 && are_digits(first) && {
        let (minor, part) = rest.split_once('.').unwrap_or((rest, ""));
        minor.len() <= 4 && part.len() <= 2 && are_digits(minor) && are_digits(part)
    };
    let mut letters = first.bytes();
    let of_region = match first.len() {
        2 => letters.all(|letter| letter.is_ascii_lowercase()),
        3 => letters.next() == Some(b'm') && letters.all(|digit| digit.is_ascii_digit()),
        _ => false,
    };
    (of_occupation || of_region).then(|| query.to_owned())
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
            if meanings.terms.is_empty() && meanings.phrases.is_empty() {
                self.add_misspelt(word, misspelt, &mut meanings.terms);
            }
        }
        all
    }

    /// The words spelt so, those that it stands for, those that begin so, and those in two.
    fn spelt(&self, word: &AskedWord) -> Meanings {
        let exact = self.lexicon.find(&word.stem).map(number);
        let mut terms: Vec<(u32, f32)> = exact.map(|term| (term, 1.0)).into_iter().collect();
        let mut phrases = Vec::new();
        for meaning in self.abbreviations.of(&word.typed) {
            let found = meaning.iter().map(|part| {
                let term = self.lexicon.find(&singular(part));
                term.map(number)
            });
            match found.collect::<Option<Vec<u32>>>().as_deref() {
                Some([term]) => terms.push((*term, WRITTEN_OUT)),
                Some(all) => phrases.push((all.to_vec(), WRITTEN_OUT)),
                None => {}
            }
        }
        let is_known = !terms.is_empty() || !phrases.is_empty();
        let is_number = word.typed.bytes().all(|digit| digit.is_ascii_digit());
        if !is_number && (word.last || !is_known && word.typed.len() >= SHORTEST_BEGUN) {
            self.add_begun(word, exact, &mut terms);
        }
        let ends = SHORTEST_PART..(word.stem.len() + 1).saturating_sub(SHORTEST_PART);
        // "icd10" is "icd 10".
        let digits = word.stem.find(|letter: char| letter.is_ascii_digit());
        phrases.extend(ends.chain(digits).filter_map(|end| {
            let (first, second) = word.stem.split_at_checked(end)?;
            let first = self.lexicon.find(&singular(first))?;
            let second = self.lexicon.find(second)?;
            Some((vec![number(first), number(second)], JOINED))
        }));
        Meanings { terms, phrases }
    }

    /// Adds the words that begin so.
    fn add_begun(&self, word: &AskedWord, exact: Option<u32>, terms: &mut Vec<(u32, f32)>) {
        let mut begun = self.lexicon.prefixed(&word.typed);
        if begun.is_empty() && exact.is_none() {
            begun = self.lexicon.prefixed(&word.stem);
        }
        let least = if word.last { LAST_BEGUN } else { EARLIER_BEGUN };
        let others = begun.filter(|term| exact != Some(number(*term)));
        terms.extend(others.map(|term| {
            let length = self.lexicon.word(term).len();
            let there = (float(word.typed.len()) / float(length).max(1.0)).min(1.0);
            let worth = if exact.is_some() {
                BESIDE_ITSELF * there * there
            } else {
                least + LETTERS * there
            };
            (number(term), worth)
        }));
    }

    /// Adds the words that are spelt much like it.
    fn add_misspelt(&self, word: &AskedWord, misspelt: Misspelt, terms: &mut Vec<(u32, f32)>) {
        let away = 1..=edits_forgiven(&word.typed);
        let same_first = misspelt == Misspelt::Likely && is_first_right(&word.typed);
        let all = self
            .lexicon
            .nearest(&word.stem, away, word.last, same_first);
        for near in all {
            let worth = if near.edits > 1 { TWO_EDITS } else { ONE_EDIT };
            let worth = if near.whole {
                worth
            } else {
                worth * BEGINNING_NEAR
            };
            let long = near
                .words
                .filter(|term| self.lexicon.word(*term).chars().count() >= SHORTEST_MISSPELT);
            terms.extend(long.map(|term| (number(term), worth)));
        }
    }

    /// What each document has of a word, from 0 to 1.
    pub(super) fn parts(&self, meanings: &Meanings) -> Vec<f32> {
        let mut parts = vec![0.0_f32; self.documents.len()];
        let mut add = |document: u32, part: f32| {
            if let Some(best) = parts.get_mut(place(document)) {
                *best = best.max(part);
            }
        };
        for (term, worth) in &meanings.terms {
            for (document, part) in self.postings.of(place(*term)) {
                add(*document, worth * part);
            }
        }
        for (phrase, worth) in &meanings.phrases {
            let Some((first, others)) = phrase.split_first() else {
                continue;
            };
            for (document, part) in self.postings.of(place(*first)) {
                let least = others.iter().try_fold(*part, |least, term| {
                    let list = self.postings.of(place(*term));
                    let at = list.binary_search_by_key(document, |(of, _)| *of).ok()?;
                    Some(least.min(list.get(at)?.1))
                });
                if let Some(least) = least {
                    add(*document, worth * least);
                }
            }
        }
        parts
    }
}

/// Whether a misspelt word is so short that its first letter is taken to be right.
pub fn is_first_right(word: &str) -> bool {
    word.chars().count() <= FIRST_IS_RIGHT
}

#[cfg(test)]
mod tests {
    use super::code;

    #[test]
    fn codes_are_told_from_words() {
        for (query, expected) in [
            ("15-1211.0", Some("15-1211.0")),
            ("15-", Some("15-")),
            ("151211", Some("15-1211")),
            ("15121101", Some("15-1211.01")),
            ("35620", Some("us-cbsa-35620")),
            ("us-v", Some("us-v")),
            ("m49-150", Some("m49-150")),
            ("icd-10", None),
            ("hl7", None),
            ("2024", None),
            ("15-12111", None),
            ("half-time", None),
            ("", None),
        ] {
            assert_eq!(code(query).as_deref(), expected, "{query}");
        }
    }
}
