//! How firmly a posting asks for something, by the nearest word in the same sentence that tells.
//!
//! A heading speaks for the sentences under it that tell nothing themselves, until the next heading; [`headings`] tells
//! what a heading is.

use std::ops::Range;

use aho_corasick::BuildError;

use crate::domain::vocabulary::Demand;

use super::reading::{Kind, Reading};
use super::vocabulary::{Case, Hit, Term, Vocabulary};

mod headings;
#[cfg(test)]
mod tests;

/// How far off a word may be, in tokens and with the penalties, to say how firmly something is asked for.
const REACH: usize = 60;
/// What a comma between the two counts, in tokens.
const COMMA: usize = 8;

const REQUIRED: &[&str] = &[
    "at least",
    "essential",
    "mandatory",
    "minimum",
    "minimally",
    "must",
    "must have",
    "necessary",
    "needed",
    "require",
    "required",
    "requirement",
    "requires",
    "requiring",
];
const PREFERRED: &[&str] = &[
    "a plus",
    "advantage",
    "advantageous",
    "an asset",
    "beneficial",
    "big plus",
    "bonus",
    "definite plus",
    "desirable",
    "desired",
    "helpful",
    "highly desired",
    "huge plus",
    "ideal",
    "ideally",
    "nice to have",
    "preferable",
    "preferably",
    "preference",
    "prefer",
    "prefers",
    "preferred",
    "strong plus",
];
/// Words that speak for what follows them, not for what stands before.
const FORWARD: &[&[u8]] = &[b"ideally", b"preferably"];
/// Words that go with a word in brackets without being anything else asked for: "(strongly preferred, but not required)".
const BESIDE: &[&str] = &["but", "highly", "is", "not", "strongly", "very"];
const NEITHER: &[&str] = &[
    "bonus plan",
    "must be able",
    "no degree required",
    "not essential",
    "not mandatory",
    "not necessary",
    "not needed",
    "not required",
    "performance bonus",
    "sign on bonus",
];

/// The words that tell how firmly something is asked for.
#[derive(Debug)]
pub struct Cues(Vocabulary);

/// The places in one description that tell how firmly something is asked for.
pub struct Demands<'a> {
    reading: &'a Reading,
    cues: Vec<(Range<usize>, Demand)>,
    /// From each token on, what the heading above it says.
    headings: Vec<(usize, Demand)>,
}

impl Cues {
    /// Builds the list of words.
    pub fn new() -> Result<Self, BuildError> {
        let lists = [(Some(0), REQUIRED), (Some(1), PREFERRED), (None, NEITHER)];
        let terms = lists.into_iter().flat_map(|(entry, words)| {
            words.iter().map(move |text| Term {
                entry,
                text: (*text).to_owned(),
                case: Case::Any,
            })
        });
        Vocabulary::new(terms).map(Self)
    }

    /// Finds the places in a description, whose degrees are named by some tokens in the order of the text.
    pub fn read<'a>(&self, reading: &'a Reading, degrees: &[Range<usize>]) -> Demands<'a> {
        let said = |hit: Hit<'_>| {
            let entry = hit.entries(reading).next()?;
            let demand = if entry == 0 {
                Demand::Required
            } else {
                Demand::Preferred
            };
            Some((hit.tokens, demand))
        };
        let cues: Vec<_> = self.0.hits(reading).filter_map(said).collect();
        let headings = headings::headings(reading, &cues, degrees);
        Demands {
            reading,
            cues,
            headings,
        }
    }
}

impl Demands<'_> {
    /// How firmly the thing named by some tokens is asked for.
    ///
    /// The nearer of the words before and behind decides, where a comma between makes a word farther; of two equally near,
    /// the one behind. A word in brackets beside the thing speaks of what else is there (`EHR (Epic preferred)`), unless
    /// nothing else is. "Preferably" speaks for what follows it. Where a word within the tokens tells, one behind a comma
    /// speaks of what stands there (`at least five years, Epic preferred`). If there is none, the heading tells; and if
    /// that does not, a word within the tokens.
    pub fn of(&self, tokens: &Range<usize>) -> Demand {
        let sentence = self.reading.sentence(tokens.start);
        let first = self
            .cues
            .partition_point(|(cue, _)| cue.start < tokens.start);
        let after = self.cues.partition_point(|(cue, _)| cue.start < tokens.end);
        let before = first.checked_sub(1).and_then(|at| self.cues.get(at));
        let before = before.filter(|(cue, _)| cue.start >= sentence.start);
        let before = before.map(|(cue, demand)| (cue.end..tokens.start, *demand));
        let before = before.filter(|(between, _)| !self.holds(between, b")"));
        let inside = self.cues.get(first..after).and_then(<[_]>::first);
        let behind = self.cues.get(after).filter(|(cue, _)| {
            let between = tokens.end..cue.start;
            cue.start < sentence.end
                && !self.is_aside(&between, cue, sentence.end)
                && !self.leads_on(cue, sentence.end)
                && (inside.is_none() || !self.is_of_another(&between))
        });
        let behind = behind.map(|(cue, demand)| (tokens.end..cue.start, *demand));
        let both = behind.into_iter().chain(before);
        let nearest = both
            .map(|(between, demand)| (self.distance(between), demand))
            .min_by_key(|(distance, _)| *distance);
        match (
            nearest.filter(|(distance, _)| *distance <= REACH),
            self.heading(sentence.start),
            inside,
        ) {
            (Some((_, demand)), ..) => demand,
            (None, Demand::Unknown, Some((_, demand))) => *demand,
            (None, demand, _) => demand,
        }
    }

    fn holds(&self, tokens: &Range<usize>, mark: &[u8]) -> bool {
        tokens
            .clone()
            .take(REACH)
            .any(|token| self.reading.said(token) == mark)
    }

    /// Whether a word that tells stands in a bracket that opens between and holds other things as well.
    fn is_aside(&self, between: &Range<usize>, cue: &Range<usize>, end: usize) -> bool {
        let near = between.clone().take(REACH);
        let open = near
            .rev()
            .find(|token| matches!(self.reading.said(*token), b"(" | b")"));
        open.is_some_and(|open| {
            let rest = (cue.end..end)
                .take(REACH)
                .take_while(|token| self.reading.said(*token) != b")");
            let mut others = (open + 1..cue.start).take(REACH).chain(rest);
            self.reading.said(open) == b"(" && others.any(|token| self.is_thing(token))
        })
    }

    /// Whether a word that tells speaks for what follows it, as in `preferably in healthcare`.
    fn leads_on(&self, cue: &Range<usize>, end: usize) -> bool {
        let next = self.reading.after_gap(cue.end);
        FORWARD.contains(&self.reading.said(cue.start))
            && next < end
            && self.reading.kind(next) == Some(Kind::Word)
    }

    /// Whether other things stand between the last comma and what follows, and do not end a list.
    fn is_of_another(&self, between: &Range<usize>) -> bool {
        let near = between.clone().take(REACH);
        let mut commas = near.filter(|token| self.reading.said(*token) == b",");
        let first = commas.next();
        let Some(last) = commas.next_back().or(first) else {
            return false;
        };
        let next = self.reading.said(self.reading.after_gap(last + 1));
        let ends_list = Some(last) != first && matches!(next, b"and" | b"or");
        !ends_list
            && (last + 1..between.end)
                .take(REACH)
                .any(|token| self.is_thing(token))
    }

    /// Whether a token is a word that does not tell how firmly something is asked for.
    fn is_thing(&self, token: usize) -> bool {
        let said = self.reading.said(token);
        let mut telling = [BESIDE, REQUIRED, PREFERRED].into_iter().flatten();
        self.reading.kind(token) == Some(Kind::Word) && !telling.any(|word| word.as_bytes() == said)
    }

    fn heading(&self, token: usize) -> Demand {
        let after = self.headings.partition_point(|(from, _)| *from <= token);
        let above = after.checked_sub(1).and_then(|at| self.headings.get(at));
        above.map_or(Demand::Unknown, |(_, demand)| *demand)
    }

    fn distance(&self, between: Range<usize>) -> usize {
        let between = between.take(REACH + 1);
        between
            .map(|token| {
                if self.reading.said(token) == b"," {
                    COMMA
                } else {
                    1
                }
            })
            .sum()
    }
}
