//! Job titles that somebody who types may want: answers after every letter.
//!
//! Titles come in the order of their values, those of the first two kinds together:
//!
//! 1. The whole title begins like the query ([`Reach::Prefix`]).
//! 2. Each word of the query begins a word of the title, in any order, or does so once plurals are taken back
//!    ([`Reach::WordPrefix`]). Words like "of" need not match here, unless they are the last.
//! 3. Each word of three letters and more is in a word of the title ([`Reach::Infix`]). Looked for only where the first two
//!    found fewer than three titles.
//! 4. Each word of the query that begins no word of any title, and has four letters or more, is one edit away from a word of
//!    the title, or two from eight letters ([`Reach::Typo`]); the last word may be so near to the beginning of one. Only the
//!    words with the fewest edits count. Looked for only where the other kinds found nothing; words of up to seven letters
//!    with another first letter only where those with the same one gave nothing either.
//!
//! In place of an abbreviation the words that it stands for match as well. The value of a title is its weight, less its
//! length in characters / 40. Added to it are `BEGINS` for a title that begins like the query, `WHOLE` where the last word
//! of the query is a whole word of the title (little, so that the list does not change with every word that ends), and
//! `VERY` for the very title, its short form aside; `PLURAL` is taken off where only plurals match. So that a target with
//! many titles does not fill the list, each further title of a target loses [`FURTHER`], and more than [`MOST_OF_A_TARGET`]
//! come at the very end, where there is room.

use std::collections::BTreeSet;
use std::ops::Range;

use super::abbreviations::Abbreviations;
use super::asked::is_first_right;
use super::found::{Class, Found};
use super::lexicon::Lexicon;
use super::lists::{Bits, Lists};
use super::marks::marks;
use super::words::{
    SHORTEST_MISSPELT, Word, edits_forgiven, is_called, is_stop_word, line, query_words, words,
};
use crate::domain::count::{float, number, place};
use crate::domain::text::singular;

/// The most titles of one target in an answer, unless there is room left.
pub const MOST_OF_A_TARGET: usize = 3;

/// From so many titles on, none is looked for within words.
const ENOUGH: usize = 3;

/// The length of a title, in characters, that lowers its value by 1.
const LENGTH: f32 = 40.0;

/// What is added to the value of a title: the very one (half of it for its plural); one that begins like the query; one that
/// has the last word of the query whole.
const VERY: f32 = 1_000.0;
const BEGINS: f32 = 1.0;
const WHOLE: f32 = 0.3;
/// What is added where a word matches only once its plural is taken back.
const PLURAL: f32 = -0.5;
/// What each further title of a target loses.
pub const FURTHER: f32 = 1.5;

/// The length from which a word is looked for within others, in bytes.
const SHORTEST_INFIX: usize = 3;

/// A title, and what it is a title of.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The title as it is written.
    pub title: String,
    /// The number that the caller has for the role or occupation.
    pub target: u32,
    /// How important the title is, above 0; more is better. One more makes up for 40 characters.
    pub weight: f32,
}

/// How a title matches a query, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// The title begins like the query.
    Prefix,
    /// Words of the title begin like those of the query.
    WordPrefix,
    /// Words of the title have those of the query within.
    Infix,
    /// Words of the title are spelt much like those of the query.
    Typo,
}

/// A title that may be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The place of its entry among those of the index; of several entries with the same title the best one.
    pub entry: usize,
    /// How it matches.
    pub reach: Reach,
    /// What of the title to highlight, in characters (Unicode code points), in order and apart from each other.
    pub ranges: Vec<Range<usize>>,
}

/// All titles, for suggestions. A title is known here by its position: its place in the order from the best entry on.
#[derive(Debug)]
pub struct Suggestions {
    entries: Vec<Entry>,
    /// The entries from the best on.
    order: Vec<u32>,
    /// For each position its target, numbered from 0.
    target_of: Vec<u32>,
    targets: usize,
    /// The titles, folded.
    lines: Lexicon,
    /// The positions of the entries with the same folded title, the best first.
    same: Lists<u32>,
    /// The words of the titles, folded.
    words: Lexicon,
    /// The positions of the titles that have a word, only the best one of each title.
    with: Lists<u32>,
    /// Words of queries that stand for others.
    abbreviations: Abbreviations,
}

/// Which words of titles a word of a query stands for.
#[derive(Clone, Copy)]
enum Match {
    Whole,
    Beginning,
    Singular,
    Within,
}

impl Suggestions {
    /// Makes the index of titles, with words that stand for others; titles without a letter or digit are never found.
    pub fn new(entries: Vec<Entry>, abbreviations: Abbreviations) -> Self {
        let mut order: Vec<(f32, u32)> = entries.iter().map(value).zip(0..).collect();
        let entry_at = |at: u32| {
            entries
                .get(place(at))
                .map(|entry| (&entry.title, entry.target))
        };
        order.sort_by(|one, other| {
            let by_value = other.0.total_cmp(&one.0);
            by_value.then_with(|| (entry_at(one.1), one.1).cmp(&(entry_at(other.1), other.1)))
        });
        let order: Vec<u32> = order.into_iter().map(|(_, entry)| entry).collect();
        let in_order = || order.iter().filter_map(|at| entries.get(place(*at)));
        let numbers: Vec<u32> = BTreeSet::from_iter(entries.iter().map(|entry| entry.target))
            .into_iter()
            .collect();
        let target_of = in_order()
            .map(|entry| number(numbers.partition_point(|target| *target < entry.target)))
            .collect();

        let titles = in_order().map(|entry| line(&words(&entry.title)));
        let known = titles.zip(0_u32..).filter(|(title, _)| !title.is_empty());
        let (lines, same) = Lexicon::grouped(known.collect());
        let best = (0..same.len()).filter_map(|at| Some((lines.word(at), *same.of(at).first()?)));
        let pairs = best.flat_map(|(title, at)| title.split(' ').map(move |word| (word, at)));
        let (words, with) = Lexicon::grouped(pairs.collect());
        Self {
            order,
            target_of,
            targets: numbers.len(),
            lines,
            same,
            words,
            with,
            abbreviations,
            entries,
        }
    }

    /// The entries, as they were given.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The targets of all entries that have the title of this one, the best first, each once.
    pub fn targets(&self, entry: usize) -> Vec<u32> {
        let title = self
            .entries
            .get(entry)
            .map(|entry| line(&words(&entry.title)));
        let found = title.and_then(|title| self.lines.find(&title));
        let positions = found.map(|at| self.same.of(at)).unwrap_or_default();
        let mut targets = Vec::new();
        for entry in positions.iter().filter_map(|at| self.entry(*at)) {
            let target = self.entries.get(entry).map(|entry| entry.target);
            targets.extend(target.filter(|target| !targets.contains(target)));
        }
        targets
    }

    /// Suggests at most `limit` titles, the best first; none for a query without a letter or digit.
    ///
    /// Only the first [`LONGEST_QUERY`](super::words::LONGEST_QUERY) characters and
    /// [`MOST_WORDS`](super::words::MOST_WORDS) words of the query are looked at.
    pub fn suggest(&self, query: &str, limit: usize) -> Vec<Suggestion> {
        let query = query_words(query);
        let Some((last, earlier)) = query.split_last() else {
            return Vec::new();
        };
        let earlier = earlier.iter().filter(|word| !is_stop_word(&word.folded));
        let telling: Vec<&str> = earlier.chain([last]).map(|word| &*word.folded).collect();
        let mut found = Found::new(self, limit);
        found.add(&self.begun(&query, &telling));
        let of = |reach, titles| Class {
            reach,
            bonus: 0.0,
            titles,
        };
        if found.len() < ENOUGH.min(limit) {
            found.add(&[of(Reach::Infix, self.having(&telling, Match::Within))]);
        }
        for same_first in [true, false] {
            if found.len() == 0 {
                found.add(&[of(Reach::Typo, self.misspelt(&telling, same_first))]);
            }
        }
        let mut suggestions = found.finish();
        for suggestion in &mut suggestions {
            if let Some(entry) = self.entries.get(suggestion.entry) {
                let is_typo = suggestion.reach == Reach::Typo;
                suggestion.ranges = marks(&entry.title, &query, &self.abbreviations, is_typo);
            }
        }
        suggestions
    }

    /// The titles that begin like a query, and those whose words do.
    fn begun(&self, query: &[Word], telling: &[&str]) -> Vec<Class> {
        let title = line(query);
        let written_out = self
            .abbreviations
            .written_out(query.iter().map(|word| &*word.folded));
        let called = written_out.map_or(title.clone(), |words| words.join(" "));
        let lines = [&title, &called].map(|title| self.lines.prefixed(title));
        let mut begins = self.titled(lines.into_iter().flatten());
        let mut very = |title: &str| {
            let whole = self.lines.find(title).into_iter();
            begins.split(&self.titled(whole.chain(self.with_short_form(&called))))
        };
        let (very, several) = (very(&title), very(&format!("{title}s")));
        let mut words = self.having(telling, Match::Beginning);
        for others in [&very, &several, &begins] {
            words.split(others);
        }
        let mut plurals = self.having(telling, Match::Singular);
        for others in [&very, &several, &begins, &words] {
            plurals.split(others);
        }
        let last = telling.last().copied().unwrap_or_default();
        let is_telling = last.chars().nth(1).is_some() && !is_stop_word(last);
        let whole = if is_telling {
            self.with_any(&self.matching(last, Match::Whole))
        } else {
            Bits::new(self.positions())
        };
        let class = |reach, bonus, titles| Class {
            reach,
            bonus,
            titles,
        };
        vec![
            class(Reach::Prefix, VERY, very),
            class(Reach::Prefix, VERY / 2.0, several),
            class(Reach::Prefix, BEGINS + WHOLE, begins.split(&whole)),
            class(Reach::Prefix, BEGINS, begins),
            class(Reach::WordPrefix, WHOLE, words.split(&whole)),
            class(Reach::WordPrefix, 0.0, words),
            class(Reach::WordPrefix, PLURAL, plurals),
        ]
    }

    /// The value of the title at a position.
    pub(super) fn value(&self, position: u32) -> f32 {
        let entry = self.entry(position).and_then(|at| self.entries.get(at));
        entry.map(value).unwrap_or_default()
    }

    /// How many positions there are.
    pub(super) fn positions(&self) -> usize {
        self.order.len()
    }

    /// How many targets there are.
    pub(super) fn target_count(&self) -> usize {
        self.targets
    }

    /// The target of the entry at a position, numbered from 0.
    pub(super) fn target(&self, position: u32) -> Option<u32> {
        self.target_of.get(place(position)).copied()
    }

    /// The place of the entry at a position.
    pub(super) fn entry(&self, position: u32) -> Option<usize> {
        self.order.get(place(position)).map(|entry| place(*entry))
    }

    /// The titles at these places among the folded ones.
    fn titled(&self, lines: impl IntoIterator<Item = usize>) -> Bits {
        let mut titles = Bits::new(self.positions());
        for best in lines
            .into_iter()
            .filter_map(|line| self.same.of(line).first())
        {
            titles.insert(*best);
        }
        titles
    }

    /// The titles that are called so before their short form in brackets.
    fn with_short_form(&self, called: &str) -> impl Iterator<Item = usize> {
        self.lines
            .prefixed(&format!("{called} "))
            .filter(move |at| {
                let best = self.same.of(*at).first();
                let entry = best.and_then(|best| self.entries.get(self.entry(*best)?));
                entry.is_some_and(|entry| is_called(&entry.title, called))
            })
    }

    /// The titles that have every word of a query, or what it stands for.
    fn having(&self, query: &[&str], how: Match) -> Bits {
        let each = query.iter().map(|word| {
            let mut titles = self.with_any(&self.matching(word, how));
            for meaning in self.abbreviations.of(word) {
                let parts = meaning.iter();
                let parts = parts.map(|part| self.with_any(&self.matching(part, Match::Whole)));
                titles.extend(&self.all_of(parts));
            }
            titles
        });
        self.all_of(each)
    }

    /// The titles that have every word of a query or, of those that begin no word of a title, one that is spelt much like it.
    fn misspelt(&self, query: &[&str], same_first: bool) -> Bits {
        let end = query.len().saturating_sub(1);
        let each = query.iter().enumerate().map(|(at, word)| {
            let known = self.having(&[word], Match::Singular);
            if !known.is_empty() {
                return known;
            }
            let away = 1..=edits_forgiven(word);
            let same_first = same_first && is_first_right(word);
            let near = self.words.nearest(word, away, at == end, same_first);
            let places = near.into_iter().flat_map(|near| near.words);
            let is_long = |at: &usize| self.words.word(*at).chars().count() >= SHORTEST_MISSPELT;
            let places = places.filter(is_long).map(|at| at..at + 1);
            self.with_any(&places.collect::<Vec<_>>())
        });
        self.all_of(each)
    }

    /// The places of the words that a word of a query stands for.
    fn matching(&self, word: &str, how: Match) -> Vec<Range<usize>> {
        let begun = self.words.prefixed(word);
        match how {
            Match::Whole => {
                let both = [self.words.find(word), self.words.find(&format!("{word}s"))];
                both.into_iter().flatten().map(|at| at..at + 1).collect()
            }
            Match::Beginning => vec![begun],
            Match::Singular => vec![begun, self.words.prefixed(&singular(word))],
            Match::Within if word.len() < SHORTEST_INFIX => vec![begun],
            Match::Within => {
                let places = self.words.containing(word).into_iter();
                places.map(|at| at..at + 1).collect()
            }
        }
    }

    /// The titles that have any of these words.
    fn with_any(&self, places: &[Range<usize>]) -> Bits {
        let mut titles = Bits::new(self.positions());
        for title in places
            .iter()
            .cloned()
            .flatten()
            .flat_map(|word| self.with.of(word))
        {
            titles.insert(*title);
        }
        titles
    }

    /// The titles that are in all these sets.
    fn all_of(&self, sets: impl Iterator<Item = Bits>) -> Bits {
        let mut common: Option<Bits> = None;
        for titles in sets {
            let mut all = common.take().unwrap_or_else(|| titles.clone());
            all.retain(&titles);
            if all.is_empty() {
                return all;
            }
            common = Some(all);
        }
        common.unwrap_or_else(|| Bits::new(0))
    }
}

/// How good an entry is.
fn value(entry: &Entry) -> f32 {
    let length = float(entry.title.chars().count());
    entry.weight.max(0.0) - length / LENGTH
}
