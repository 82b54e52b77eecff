//! What a posting asks for beyond the catalogue's entries: schooling and years of experience.

use std::ops::Range;

use aho_corasick::BuildError;

use crate::domain::vocabulary::{DegreeLevel, Demand};

use super::demand::Cues;
use super::reading::Reading;
use super::vocabulary::Vocabulary;
use super::{education, experience};

#[cfg(test)]
mod tests;

/// How many demands of one kind are reported for one description.
pub const MAX_DEMANDS: usize = 20;

/// The words by which postings ask for schooling and experience, ready to be found.
#[derive(Debug)]
pub struct Requirements {
    degrees: Vocabulary,
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
            degrees: Vocabulary::new(education::terms())?,
            cues: Cues::new()?,
        })
    }

    /// Finds the levels of schooling asked for, in the order of the text: each level once for each [`Demand`], and at most
    /// [`MAX_DEMANDS`].
    pub fn degrees(&self, reading: &Reading) -> Vec<DegreeAsked> {
        let demands = self.cues.read(reading);
        let mut found: Vec<DegreeAsked> = Vec::new();
        for hit in self.degrees.hits(reading) {
            let demand = demands.of(&hit.tokens);
            for level in hit.entries(reading).filter_map(education::level) {
                let is_new = !found
                    .iter()
                    .any(|old| (old.level, old.demand) == (level, demand));
                if is_new && found.len() < MAX_DEMANDS {
                    found.push(DegreeAsked {
                        level,
                        demand,
                        range: reading.sent(hit.tokens.clone()),
                    });
                }
            }
        }
        found
    }

    /// Finds the years of experience asked for, in the order of the text: the first [`MAX_DEMANDS`].
    pub fn years(&self, reading: &Reading) -> Vec<YearsAsked> {
        let demands = self.cues.read(reading);
        let asked = |years: experience::Years| YearsAsked {
            min: years.min,
            max: years.max,
            demand: demands.of(&years.tokens),
            range: reading.sent(years.tokens),
        };
        experience::years(reading)
            .map(asked)
            .take(MAX_DEMANDS)
            .collect()
    }
}
