//! Job titles that somebody who types may want: answers after every letter.
//!
//! Titles come in the order in which they match, and the best ones of the same kind first:
//!
//! 1. The whole title begins like the query ([`Reach::Prefix`]): the very title, then those in which the last word of the
//!    query is a whole one or its plural (from two letters, so that "it" finds "IT Manager" before "Item Processor"), then
//!    the others.
//! 2. Each word of the query begins a word of the title, in any order ([`Reach::WordPrefix`]): all words whole, then all but
//!    the last, then none needs to be; at last those that match once plurals are taken back. Words like "of" need not match
//!    here, unless they are the last.
//! 3. Each word of three letters and more is in a word of the title ([`Reach::Infix`]).
//! 4. Each word of four letters and more is one edit away from a word of the title, or two from eight letters
//!    ([`Reach::Typo`]); the last word may be so near to the beginning of one. Only the words with the fewest edits count,
//!    and words that begin no title are taken for misspelt before any other. Looked for only where the other kinds found
//!    fewer than three titles.
//!
//! How good a title is: its weight, divided by 1 + its length in characters / 40.
//!
//! So that a target with many titles does not fill the list, within each step the best title of each target comes first,
//! then the second ones, then the third ones. Further ones than [`MOST_OF_A_TARGET`] come at the very end, where there is room.

use std::collections::BTreeSet;
use std::ops::Range;

use super::found::Found;
use super::lexicon::Lexicon;
use super::lists::{Bits, Lists};
use super::marks::marks;
use super::words::{edits_forgiven, is_stop_word, line, query_words, words};
use crate::domain::count::{float, number, place};
use crate::domain::text::singular;

/// The most titles of one target in an answer, unless there is room left.
pub const MOST_OF_A_TARGET: usize = 3;

/// From so many titles on, none is looked for in spite of misspellings.
const ENOUGH: usize = 3;

/// The length of a title, in characters, at which its weight counts half.
const HALF_LENGTH: f32 = 40.0;

/// The length from which a word is looked for within others, in bytes.
const SHORTEST_INFIX: usize = 3;

/// A title, and what it is a title of.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The title as it is written.
    pub title: String,
    /// The number that the caller has for the role or occupation.
    pub target: u32,
    /// How important the title is, above 0, in any unit; more is better.
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
    /// Makes the index of titles; those without a letter or digit are never found.
    pub fn new(entries: Vec<Entry>) -> Self {
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
        let mut found = Found::new(self, limit);
        let title = line(&query);
        let very = |title: &str| self.lines.find(title).map_or(0..0, |at| at..at + 1);
        found.add(Reach::Prefix, || self.titled(very(&title)));
        if last.folded.chars().nth(1).is_some() && !is_stop_word(&last.folded) {
            found.add(Reach::Prefix, || {
                let [one, many] =
                    ["", "s"].map(|plural| self.lines.prefixed(&format!("{title}{plural} ")));
                self.titled(one.chain(many).chain(very(&format!("{title}s"))))
            });
        }
        found.add(Reach::Prefix, || self.titled(self.lines.prefixed(&title)));

        let earlier = earlier.iter().filter(|word| !is_stop_word(&word.folded));
        let telling: Vec<&str> = earlier.chain([last]).map(|word| &*word.folded).collect();
        for (reach, earlier, last) in [
            (Reach::WordPrefix, Match::Whole, Match::Whole),
            (Reach::WordPrefix, Match::Whole, Match::Beginning),
            (Reach::WordPrefix, Match::Beginning, Match::Beginning),
            (Reach::WordPrefix, Match::Singular, Match::Singular),
            (Reach::Infix, Match::Within, Match::Within),
        ] {
            found.add(reach, || self.having(&telling, earlier, last));
        }
        if found.len() < ENOUGH {
            found.add(Reach::Typo, || self.misspelt(&telling));
        }
        let mut suggestions = found.finish();
        for suggestion in &mut suggestions {
            if let Some(entry) = self.entries.get(suggestion.entry) {
                suggestion.ranges = marks(&entry.title, &query, suggestion.reach == Reach::Typo);
            }
        }
        suggestions
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

    /// The titles that have every word of a query.
    fn having(&self, query: &[&str], earlier: Match, last: Match) -> Bits {
        let end = query.len().saturating_sub(1);
        let each = query.iter().enumerate().map(|(at, word)| {
            let how = if at == end { last } else { earlier };
            self.with_any(&self.matching(word, how))
        });
        self.all_of(each)
    }

    /// The titles that have every word of a query or one that is spelt much like it.
    fn misspelt(&self, query: &[&str]) -> Bits {
        let begun: Vec<Vec<Range<usize>>> = query
            .iter()
            .map(|word| self.matching(word, Match::Singular))
            .collect();
        let is_known = |places: &[Range<usize>]| places.iter().any(|places| !places.is_empty());
        let all_known = begun.iter().all(|places| is_known(places));
        let end = query.len().saturating_sub(1);
        let each = query
            .iter()
            .zip(begun)
            .enumerate()
            .map(|(at, (word, mut places))| {
                if all_known || !is_known(&places) {
                    let near = self
                        .words
                        .nearest(word, 1..=edits_forgiven(word), at == end);
                    places.extend(near.into_iter().map(|near| near.words));
                }
                self.with_any(&places)
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
    entry.weight.max(0.0) / (1.0 + length / HALF_LENGTH)
}
