//! The titles that are found for a query, with no target filling the list.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use super::lists::Bits;
use super::suggest::{FURTHER, MOST_OF_A_TARGET, Reach, Suggestion, Suggestions};
use crate::domain::count::{float, place};

/// Titles that match a query in one way.
pub struct Class {
    /// How they match.
    pub reach: Reach,
    /// What that adds to the value of each.
    pub bonus: f32,
    /// Their positions.
    pub titles: Bits,
}

/// A title that may be the next one.
struct Candidate {
    /// Its value, with what its class adds and without what further titles of a target lose.
    value: f32,
    position: u32,
    reach: Reach,
    /// How many titles of its target came before when it was looked at.
    before: usize,
}

/// What is found so far.
pub struct Found<'a> {
    titles: &'a Suggestions,
    limit: usize,
    suggestions: Vec<Suggestion>,
    /// Titles of targets that had their share already.
    held_back: Vec<Suggestion>,
    /// The positions of all of them.
    positions: Bits,
    /// How many titles of each target are found.
    of_target: Vec<usize>,
}

impl Candidate {
    fn score(&self) -> f32 {
        self.value - FURTHER * float(self.before)
    }
}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        let by_score = self.score().total_cmp(&other.score());
        by_score.then_with(|| Reverse(self.position).cmp(&Reverse(other.position)))
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Candidate {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Candidate {}

impl<'a> Found<'a> {
    pub fn new(titles: &'a Suggestions, limit: usize) -> Self {
        Self {
            titles,
            limit,
            suggestions: Vec::new(),
            held_back: Vec::new(),
            positions: Bits::new(titles.positions()),
            of_target: vec![0; titles.target_count()],
        }
    }

    /// How many titles are found, without those held back.
    pub fn len(&self) -> usize {
        self.suggestions.len()
    }

    /// Adds titles of some classes, the best first, unless there are enough.
    ///
    /// The titles of a class come in the order of their values, so that the best one is the first of some class, or one that
    /// waits because its target had others before it.
    pub fn add(&mut self, classes: &[Class]) {
        let mut rests: Vec<_> = classes.iter().map(|class| class.titles.iter()).collect();
        let mut waiting = BinaryHeap::new();
        let next = |titles: &Suggestions, at: usize, position: u32| {
            let class = classes.get(at)?;
            let value = titles.value(position) + class.bonus;
            let (reach, before) = (class.reach, 0);
            Some(Candidate {
                value,
                position,
                reach,
                before,
            })
        };
        // Only one title of each class waits at a time beside those whose target had others.
        let mut advance = |titles: &Suggestions, at: usize| {
            let position = rests.get_mut(at)?.next()?;
            next(titles, at, position)
        };
        for at in 0..classes.len() {
            waiting.extend(advance(self.titles, at).map(|candidate| (candidate, Some(at))));
        }
        while self.len() < self.limit
            && let Some((candidate, class)) = waiting.pop()
        {
            if let Some(at) = class {
                waiting.extend(advance(self.titles, at).map(|candidate| (candidate, Some(at))));
            }
            if let Some(later) = self.take(candidate) {
                waiting.push((later, None));
            }
        }
    }

    /// Adds a title; gives it back where more titles of its target came before than it was ranked for.
    fn take(&mut self, candidate: Candidate) -> Option<Candidate> {
        if self.positions.contains(candidate.position) {
            return None;
        }
        let target = self.titles.target(candidate.position)?;
        let before = self.of_target.get_mut(place(target))?;
        let suggestion = Suggestion {
            entry: self.titles.entry(candidate.position)?,
            reach: candidate.reach,
            ranges: Vec::new(),
        };
        if *before >= MOST_OF_A_TARGET {
            if self.held_back.len() < self.limit {
                self.positions.insert(candidate.position);
                self.held_back.push(suggestion);
            }
            return None;
        }
        if candidate.before < *before {
            let before = *before;
            return Some(Candidate {
                before,
                ..candidate
            });
        }
        *before += 1;
        self.positions.insert(candidate.position);
        self.suggestions.push(suggestion);
        None
    }

    /// The titles found, and then, where there is room, those held back.
    pub fn finish(self) -> Vec<Suggestion> {
        let all = self.suggestions.into_iter().chain(self.held_back);
        all.take(self.limit).collect()
    }
}
