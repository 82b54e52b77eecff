//! The titles that are found for a query, with no target filling the list.

use super::lists::Bits;
use super::suggest::{MOST_OF_A_TARGET, Reach, Suggestion, Suggestions};
use crate::domain::count::place;

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

    /// How many titles are found, at most as many as are asked for.
    pub fn len(&self) -> usize {
        (self.suggestions.len() + self.held_back.len()).min(self.limit)
    }

    /// Adds titles, the first ones of each target before the second ones, unless there are enough.
    pub fn add(&mut self, reach: Reach, titles: impl FnOnce() -> Bits) {
        let room = self.limit.saturating_sub(self.suggestions.len());
        if room == 0 {
            return;
        }
        let mut turns: [Vec<u32>; MOST_OF_A_TARGET] = Default::default();
        let mut held_back = Vec::new();
        for position in titles().iter() {
            if self.positions.contains(position) {
                continue;
            }
            let target = self.titles.target(position);
            let Some(count) = target.and_then(|target| self.of_target.get_mut(place(target)))
            else {
                continue;
            };
            if let Some(turn) = turns.get_mut(*count) {
                *count += 1;
                turn.push(position);
            } else if held_back.len() < room {
                held_back.push(position);
            }
            if turns.first().is_some_and(|first| first.len() >= room) {
                break;
            }
        }
        for position in turns.iter().flatten().chain(&held_back) {
            self.positions.insert(*position);
        }
        let suggestion = |position: u32| {
            let entry = self.titles.entry(position)?;
            Some(Suggestion {
                entry,
                reach,
                ranges: Vec::new(),
            })
        };
        let chosen = turns.into_iter().flatten().take(room);
        self.suggestions.extend(chosen.filter_map(suggestion));
        self.held_back
            .extend(held_back.into_iter().filter_map(suggestion));
    }

    /// The titles found, and then, where there is room, those held back.
    pub fn finish(self) -> Vec<Suggestion> {
        let all = self.suggestions.into_iter().chain(self.held_back);
        all.take(self.limit).collect()
    }
}
