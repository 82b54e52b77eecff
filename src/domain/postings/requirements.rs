//! What a posting asks for beyond the catalogue's entries: schooling and years of experience.

use std::ops::Range;

use aho_corasick::BuildError;

use crate::domain::vocabulary::{DegreeLevel, Demand};

use super::demand::{Cues, Demands};
use super::education::{Degree, Degrees};
use super::experience::{self, Years};
use super::reading::{Kind, Reading};

#[cfg(test)]
mod tests;

/// How many demands of one kind are reported for one description.
pub const MAX_DEMANDS: usize = 20;
/// How far from years the words may be that make them an alternative, in tokens.
const TOKENS_OF_ALTERNATIVE: usize = 40;

/// The words by which postings ask for schooling and experience, ready to be found.
#[derive(Debug)]
pub struct Requirements {
    degrees: Degrees,
    cues: Cues,
}

/// A level of schooling that a posting asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DegreeAsked {
    /// The level.
    pub level: DegreeLevel,
    /// How firmly it is asked for.
    pub demand: Demand,
    /// The first place that says so, in characters of the description as sent.
    pub range: Range<usize>,
}

/// Years of experience that a posting asks for. At least one of the two ends is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearsAsked {
    /// The least years; `None` when only a most is given.
    pub min: Option<u8>,
    /// The most years; `None` when the years are a minimum, as in "5 years of experience" and "5+ years".
    pub max: Option<u8>,
    /// How firmly they are asked for.
    pub demand: Demand,
    /// Whether the words make them an alternative to the years before, as in "5 years, or a master's and 3 years".
    pub is_alternative: bool,
    /// The place, in characters of the description as sent.
    pub range: Range<usize>,
}

impl Requirements {
    /// Prepares the words.
    ///
    /// # Errors
    ///
    /// Fails when an automaton cannot be built, which the fixed lists do not cause.
    pub fn new() -> Result<Self, BuildError> {
        Ok(Self {
            degrees: Degrees::new()?,
            cues: Cues::new()?,
        })
    }

    /// Finds the levels of schooling asked for, in the order of the text: each level once for each [`Demand`], and at most
    /// [`MAX_DEMANDS`].
    pub fn degrees(&self, reading: &Reading) -> Vec<DegreeAsked> {
        let degrees = self.degrees.find(reading);
        let demands = self.demands(reading, &degrees);
        let mut found: Vec<DegreeAsked> = Vec::new();
        for Degree { tokens, level, .. } in degrees {
            let demand = demands.of(&tokens);
            let is_new = !found
                .iter()
                .any(|old| (old.level, old.demand) == (level, demand));
            if is_new && found.len() < MAX_DEMANDS {
                found.push(DegreeAsked {
                    level,
                    demand,
                    range: reading.sent(tokens),
                });
            }
        }
        found
    }

    /// Finds the years of experience asked for, in the order of the text: the first [`MAX_DEMANDS`].
    pub fn years(&self, reading: &Reading) -> Vec<YearsAsked> {
        let degrees = self.degrees.find(reading);
        let demands = self.demands(reading, &degrees);
        let mut asked = Vec::new();
        for Years {
            tokens, min, max, ..
        } in experience::years(reading).take(MAX_DEMANDS)
        {
            asked.push(YearsAsked {
                min,
                max,
                demand: demands.of(&tokens),
                is_alternative: !asked.is_empty() && is_alternative(reading, &tokens, &degrees),
                range: reading.sent(tokens),
            });
        }
        asked
    }

    fn demands<'a>(&self, reading: &'a Reading, degrees: &[Degree]) -> Demands<'a> {
        let named: Vec<_> = degrees.iter().map(|degree| degree.tokens.clone()).collect();
        self.cues.read(reading, &named)
    }
}

/// The least years of experience that a posting asks for, unless it only prefers them.
///
/// Of alternatives the least counts, since they are enough; of conditions that all have to be met the largest, since one
/// has to meet them all, and years of one kind are most often part of the others.
pub fn asked(years: &[YearsAsked]) -> Option<u8> {
    let conditions = years.chunk_by(|_, next| next.is_alternative);
    let least = conditions.filter_map(|alternatives| {
        let firm = alternatives
            .iter()
            .filter(|years| years.demand != Demand::Preferred);
        firm.filter_map(|years| years.min).min()
    });
    least.max()
}

/// Whether years are an alternative to those before: an "or" stands before them, or before the degree that they go with
/// in the same sentence, but not between two degrees; or they are said to stand for something else.
fn is_alternative(reading: &Reading, years: &Range<usize>, degrees: &[Degree]) -> bool {
    let sentence = reading.sentence(years.start);
    let from = sentence
        .start
        .max(years.start.saturating_sub(TOKENS_OF_ALTERNATIVE));
    let to = sentence.end.min(years.end + TOKENS_OF_ALTERNATIVE);
    let is_instead = |token: usize| {
        let said = reading.said(token);
        matches!(said, b"lieu" | b"instead") || said.starts_with(b"substitut")
    };
    let is_word = |token: usize| reading.kind(token) == Some(Kind::Word);
    let joins = |or: usize| {
        let next = degrees.partition_point(|degree| degree.tokens.start < or);
        let goes_with_degree = degrees
            .get(next)
            .is_some_and(|next| next.tokens.start < years.start);
        let before = next.checked_sub(1).and_then(|before| degrees.get(before));
        let before = before.filter(|before| before.tokens.end > from);
        let is_between = before.is_some_and(|before| !(before.tokens.end..or).any(is_word));
        reading.said(or) == b"or"
            && (goes_with_degree && !is_between || !(or + 1..years.start).any(is_word))
    };
    let is_of_no_others = |token: &usize| !experience::is_unit(reading.said(*token));
    let mut around = (from..years.start)
        .rev()
        .take_while(is_of_no_others)
        .chain((years.end..to).take_while(is_of_no_others));
    around.any(is_instead) || (from..years.start).any(joins)
}
