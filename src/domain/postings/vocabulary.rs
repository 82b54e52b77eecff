//! The catalogue's wordings, found in a description.
//!
//! All wordings, in all their spellings, form one automaton that reports the longest match at the leftmost place. A
//! match is whole words, since both the wordings and the text have a separator between any two tokens; that a wording is
//! written with the right capitals is looked up afterwards. When it is not, the next shorter wording at the same place
//! gets its chance, so that no wording hides another that counts.
//!
//! The time is linear in the length of the text for wordings of bounded length ([`MAX_WORDING`]): the automaton reads
//! each byte once, and again at most one wording's length for each match, to look for a longer one or to go on behind a
//! match that did not count. What is checked of a match is its own tokens and their neighbours.
//!
//! A vocabulary for each kind of entry (skills, technologies, certifications) is better than one for all, since a match
//! hides those that it overlaps: `SQL databases`, a technology, would hide the skill `SQL`.

use std::collections::HashMap;
use std::ops::Range;

use aho_corasick::{AhoCorasick, BuildError, Input, MatchKind};

use super::reading::{Kind, Reading};
use super::spelling::{is_capitals, spellings};

mod opening;
#[cfg(test)]
mod tests;

/// The longest wording in characters; a longer one is never found.
pub const MAX_WORDING: usize = 120;
/// How many places of one entry are reported for one description.
pub const MAX_RANGES: usize = 20;
/// Capitals that spell an English word as well: as part of any wording they count as an acronym only in a sentence that
/// has lower case letters.
const SPELL_A_WORD: &[&str] = &["HIT", "IT", "OR", "US"];

/// Which capitals a wording needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// None, except for `IT`, `HIT`, `OR` and `US`, which spell words: so `IT support` is not found in "it supports".
    Any,
    /// Those it is written with, or all letters capitals in a sentence that has lower case letters elsewhere: for
    /// acronyms (`EHR`, also in the plural `EHRs`) and names that are English words (`Epic`). Words without capitals need
    /// none beside words that have some (`Access database`). At the start of a sentence, where any word has a capital,
    /// such a name counts only if no lower case word follows it, or one that speaks of a skill (`Epic experience`).
    Exact,
}

impl Case {
    /// The case that a wording needs if nothing else is known: [`Exact`](Self::Exact) for one word in capitals.
    pub fn of(wording: &str) -> Self {
        let is_acronym = is_capitals(wording) && !wording.contains(char::is_whitespace);
        if is_acronym { Self::Exact } else { Self::Any }
    }
}

/// A wording of an entry of the catalogue.
#[derive(Debug, Clone)]
pub struct Term {
    /// The caller's number of the entry; `None` for words that only look like one, as in `reporting to`, and hide it.
    pub entry: Option<u32>,
    /// The wording as written, with the capitals it may need.
    pub text: String,
    /// Which of its capitals it needs.
    pub case: Case,
}

/// A place where an entry is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// The place's first character in the description as sent, counted in Unicode code points.
    pub start: usize,
    /// The first character behind it.
    pub end: usize,
    /// The caller's number of the entry.
    pub entry: u32,
}

/// The places where one entry is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The caller's number of the entry.
    pub entry: u32,
    /// How often it is named.
    pub count: usize,
    /// The first [`MAX_RANGES`] places, in characters of the description as sent.
    pub ranges: Vec<Range<usize>>,
}

/// The wordings of one kind of entry, ready to be found.
#[derive(Debug)]
pub struct Vocabulary {
    automaton: AhoCorasick,
    patterns: Vec<Pattern>,
}

/// A folded wording.
#[derive(Debug, Default)]
struct Pattern {
    tokens: usize,
    meanings: Vec<Meaning>,
    /// The longest other pattern that this one begins with.
    shorter: Option<usize>,
}

/// What a folded wording means, if it is written as it has to be.
#[derive(Debug, PartialEq)]
struct Meaning {
    entry: Option<u32>,
    /// The tokens that need their capitals, by their position in the wording.
    written: Vec<(usize, String)>,
    /// Whether a capital at the start of a sentence tells nothing.
    is_name: bool,
}

/// A pattern that counts at a place in the text.
pub(super) struct Hit<'a> {
    pattern: &'a Pattern,
    /// The tokens of the match.
    pub(super) tokens: Range<usize>,
}

impl Vocabulary {
    /// Builds the automaton of some wordings. Wordings without a word are left out.
    ///
    /// # Errors
    ///
    /// Fails when the wordings are too many for an automaton, which would take millions.
    pub fn new(terms: impl IntoIterator<Item = Term>) -> Result<Self, BuildError> {
        let mut known: HashMap<Vec<u8>, usize> = HashMap::new();
        let mut texts: Vec<Vec<u8>> = Vec::new();
        let mut patterns: Vec<Pattern> = Vec::new();
        for term in terms {
            let is_short = term.text.chars().count() <= MAX_WORDING;
            let spelt = if is_short {
                spellings_of(&term)
            } else {
                Vec::new()
            };
            for (text, tokens, meaning) in spelt {
                let at = *known.entry(text).or_insert_with_key(|text| {
                    texts.push(text.clone());
                    patterns.push(Pattern {
                        tokens,
                        ..Pattern::default()
                    });
                    patterns.len() - 1
                });
                if let Some(pattern) = patterns.get_mut(at)
                    && !pattern.meanings.contains(&meaning)
                {
                    pattern.meanings.push(meaning);
                }
            }
        }
        for (pattern, text) in patterns.iter_mut().zip(&texts) {
            let prefixes = (1..text.len()).rev().filter_map(|end| text.get(..end));
            pattern.shorter = prefixes
                .filter_map(|prefix| known.get(prefix).copied())
                .next();
        }
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(&texts)?;
        Ok(Self {
            automaton,
            patterns,
        })
    }

    /// Finds every place that names an entry, in the order of the text; those of several entries share a place.
    pub fn find(&self, reading: &Reading) -> Vec<Found> {
        let mut found = Vec::new();
        for Hit { pattern, tokens } in self.hits(reading) {
            let at = reading.sent(tokens.clone());
            let first = found.len();
            for entry in pattern.entries(reading, &tokens) {
                let new = Found {
                    start: at.start,
                    end: at.end,
                    entry,
                };
                if !found.iter().skip(first).any(|known| *known == new) {
                    found.push(new);
                }
            }
        }
        found
    }

    /// Finds the entries named, in the order of their first places, each with its places.
    pub fn mentions(&self, reading: &Reading) -> Vec<Mention> {
        let mut order: HashMap<u32, usize> = HashMap::new();
        let mut mentions: Vec<Mention> = Vec::new();
        for Found { start, end, entry } in self.find(reading) {
            let at = *order.entry(entry).or_insert(mentions.len());
            if at == mentions.len() {
                mentions.push(Mention {
                    entry,
                    count: 0,
                    ranges: Vec::new(),
                });
            }
            if let Some(mention) = mentions.get_mut(at) {
                mention.count += 1;
                if mention.ranges.len() < MAX_RANGES {
                    mention.ranges.push(start..end);
                }
            }
        }
        mentions
    }

    /// The matches that count, in order; they do not overlap.
    pub(super) fn hits<'a>(&'a self, reading: &'a Reading) -> impl Iterator<Item = Hit<'a>> {
        let mut from = 0;
        std::iter::from_fn(move || {
            while from < reading.hay().len() {
                let rest = Input::new(reading.hay()).range(from..);
                let candidate = self.automaton.find(rest)?;
                let first = reading.token_at(candidate.start());
                let hit = self.counting(candidate.pattern().as_usize(), reading, first);
                let Some(hit) = hit else {
                    from = candidate.start() + 1;
                    continue;
                };
                from = reading.separator_before(hit.tokens.end);
                return Some(hit);
            }
            None
        })
    }

    /// The longest pattern at a token that counts there, beginning with the longest that matches.
    fn counting(&self, longest: usize, reading: &Reading, first: usize) -> Option<Hit<'_>> {
        let mut candidate = self.patterns.get(longest);
        while let Some(pattern) = candidate {
            let tokens = first..first + pattern.tokens;
            if pattern
                .meanings
                .iter()
                .any(|meaning| meaning.counts(reading, &tokens))
            {
                return Some(Hit { pattern, tokens });
            }
            candidate = pattern.shorter.and_then(|at| self.patterns.get(at));
        }
        None
    }
}

impl Hit<'_> {
    /// The entries that the match names.
    pub(super) fn entries(&self, reading: &Reading) -> impl Iterator<Item = u32> {
        self.pattern.entries(reading, &self.tokens)
    }
}

impl Pattern {
    fn entries(&self, reading: &Reading, tokens: &Range<usize>) -> impl Iterator<Item = u32> {
        let counting = self
            .meanings
            .iter()
            .filter(|meaning| meaning.counts(reading, tokens));
        counting.filter_map(|meaning| meaning.entry)
    }
}

/// The spellings of a wording: each folded, with the number of its tokens and what it means.
fn spellings_of(term: &Term) -> Vec<(Vec<u8>, usize, Meaning)> {
    let shouted = is_capitals(&term.text);
    let has_capitals = term.text.contains(char::is_uppercase);
    let is_exact = |word: &str| {
        term.case == Case::Exact && (!has_capitals || word.contains(char::is_uppercase))
    };
    let spelt = match term.case {
        Case::Exact if !shouted => vec![term.text.clone()],
        _ => spellings(term.text.trim()),
    };
    let readings = spelt.iter().map(|text| Reading::plain(text.trim()));
    let worded = readings
        .filter(|wording| (0..wording.len()).any(|token| wording.kind(token) == Some(Kind::Word)));
    worded
        .map(|wording| {
            let letters = |token| wording.letters(token).collect::<String>();
            let written = (0..wording.len())
                .filter(|token| wording.kind(*token) == Some(Kind::Word))
                .map(|token| (token, letters(token)))
                .filter(|(_, word)| is_exact(word) || is_ambiguous(word))
                .collect();
            let is_name = term.case == Case::Exact && !starts_in_capitals(&term.text);
            let meaning = Meaning {
                entry: term.entry,
                written,
                is_name,
            };
            (wording.hay().to_vec(), wording.len(), meaning)
        })
        .collect()
}

/// Whether the first word has more capitals than a word at the start of a sentence has, as `EHR` and `PhD` do.
fn starts_in_capitals(text: &str) -> bool {
    let mut words = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    words.next().is_some_and(|word| {
        let lower = word.chars().any(char::is_lowercase);
        !lower || word.chars().skip(1).any(char::is_uppercase)
    })
}

/// Whether a word in capitals, one letter or the plural included, spells an English word as well.
fn is_ambiguous(word: &str) -> bool {
    SPELL_A_WORD.contains(&word)
}

impl Meaning {
    fn counts(&self, reading: &Reading, tokens: &Range<usize>) -> bool {
        let is_mixed = reading.is_mixed(tokens.start);
        let spelt = self.written.iter().all(|(at, word)| {
            let found = || reading.letters(tokens.start + at);
            let is_same = found().eq(word.chars()) && (is_mixed || !is_ambiguous(word));
            is_same || (is_mixed && found().eq(word.chars().flat_map(char::to_uppercase)))
        });
        spelt
            && (!self.is_name || !opening::is_any_word(reading, tokens))
            && (!self.is_letter() || stands_alone(reading, tokens))
    }

    /// Whether the wording is one letter, which abbreviations are made of.
    fn is_letter(&self) -> bool {
        matches!(self.written.as_slice(), [(0, word)] if word.chars().count() == 1)
    }
}

/// Whether a single letter is a word of its own, unlike those of `R&D`, `A/R`, `R.N.`, `R-value` and `R's`.
fn stands_alone(reading: &Reading, tokens: &Range<usize>) -> bool {
    let before = tokens.start.checked_sub(1);
    let is_alone = |beside: usize, other: Option<usize>| {
        let said = |token: Option<usize>| token.map_or(&b""[..], |token| reading.said(token));
        match (reading.kind(beside), reading.said(beside)) {
            (None | Some(Kind::Break), _) => true,
            (Some(Kind::Gap), _) => reading.shown(beside).iter().all(|c| c.is_whitespace()),
            (_, b"/") => said(other).len() > 1,
            (_, b".") => other.and_then(|token| reading.kind(token)) != Some(Kind::Word),
            (_, mark) => !matches!(mark, b"&" | b"'" | b"+" | b"@" | b"_" | b"$" | b"#"),
        }
    };
    before.is_none_or(|before| is_alone(before, before.checked_sub(1)))
        && is_alone(tokens.end, Some(tokens.end + 1))
}
