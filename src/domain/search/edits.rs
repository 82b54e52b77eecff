//! How many edits lead from one word to another: letters put in, left out or changed, and neighbours swapped.
//!
//! This is the optimal string alignment distance (a restricted Damerau–Levenshtein distance), taken letter by letter, so
//! that words with the same beginning share the work.

/// The most letters of a word whose misspellings are looked for; a longer one is no word.
const LONGEST: usize = 32;

/// The distances of the first letters of the other word to those of the one looked for.
#[derive(Debug, Clone, Copy)]
struct Row {
    /// The letter of the other word; none before the first.
    letter: Option<char>,
    /// The distance to each beginning of the word looked for, the shortest first.
    distances: [u8; LONGEST + 1],
    /// The least of them.
    least: u8,
    /// The least distance to the whole word looked for, of this and all shorter beginnings of the other word.
    beginning: u8,
}

/// The edits between a word that is looked for and others, of which one letter after another is told.
#[derive(Debug, Clone)]
pub struct Edits {
    looked_for: Vec<char>,
    /// A row for each letter of the other word, and one before the first.
    rows: Vec<Row>,
}

impl Edits {
    /// Begins with no letter of the other word; `None` for a word too long to be one.
    pub fn new(word: &str) -> Option<Self> {
        let looked_for: Vec<char> = word.chars().take(LONGEST + 1).collect();
        let length = u8::try_from(looked_for.len()).ok()?;
        let mut distances = [0; LONGEST + 1];
        for (distance, count) in distances.iter_mut().zip(0..) {
            *distance = count;
        }
        let first = Row {
            letter: None,
            distances,
            least: 0,
            beginning: length,
        };
        (looked_for.len() <= LONGEST).then(|| Self {
            looked_for,
            rows: vec![first],
        })
    }

    /// How many letters of the other word are told.
    pub fn depth(&self) -> usize {
        self.rows.len().saturating_sub(1)
    }

    /// How many letters at the start of another word are those already told.
    pub fn shared(&self, other: &str) -> usize {
        let told = self.rows.iter().skip(1).map(|row| row.letter);
        told.zip(other.chars())
            .take_while(|(told, letter)| *told == Some(*letter))
            .count()
    }

    /// Forgets the letters after the first ones.
    pub fn keep(&mut self, letters: usize) {
        self.rows.truncate(letters + 1);
    }

    /// Tells the next letter of the other word.
    pub fn push(&mut self, letter: char) {
        let Some(above) = self.rows.last() else {
            return;
        };
        let two_above = self.depth().checked_sub(1).and_then(|at| self.rows.get(at));
        let mut row = Row {
            letter: Some(letter),
            distances: [u8::MAX; LONGEST + 1],
            least: u8::MAX,
            beginning: above.beginning,
        };
        let mut left = above
            .distances
            .first()
            .copied()
            .unwrap_or_default()
            .saturating_add(1);
        row.least = left;
        let mut before: Option<char> = None;
        // The distance before a swap stands two rows above and two places to the left.
        let mut swapped = two_above.map(|row| row.distances.iter());
        if let Some(first) = row.distances.first_mut() {
            *first = left;
        }
        let places = row.distances.iter_mut().skip(1);
        let corners = above.distances.iter().zip(above.distances.iter().skip(1));
        for ((looked_for, (corner, up)), distance) in
            self.looked_for.iter().zip(corners).zip(places)
        {
            let changed = corner.saturating_add(u8::from(*looked_for != letter));
            *distance = changed.min(up.min(&left).saturating_add(1));
            if before.is_some() {
                let two_away = swapped.as_mut().and_then(Iterator::next);
                let is_swap = before == Some(letter) && above.letter == Some(*looked_for);
                if let Some(two_away) = two_away.filter(|_| is_swap) {
                    *distance = (*distance).min(two_away.saturating_add(1));
                }
            }
            before = Some(*looked_for);
            left = *distance;
            row.least = row.least.min(left);
        }
        row.beginning = row.beginning.min(left);
        self.rows.push(row);
    }

    /// No continuation of the letters told has fewer edits than this.
    pub fn least(&self) -> u8 {
        let mut rows = self.rows.iter().rev().map(|row| row.least);
        let last = rows.next().unwrap_or_default();
        // A swap leads over the last letter.
        rows.next()
            .map_or(last, |above| last.min(above.saturating_add(1)))
    }

    /// The edits between the word looked for and all letters told.
    pub fn whole(&self) -> Option<u8> {
        self.rows
            .last()?
            .distances
            .get(self.looked_for.len())
            .copied()
    }

    /// The edits between the word looked for and the beginning of the letters told that is nearest to it.
    pub fn beginning(&self) -> u8 {
        self.rows.last().map_or(u8::MAX, |row| row.beginning)
    }
}

/// The edits between a word and another one, of the whole one or of its nearest beginning, whichever are fewer.
pub fn edits(word: &str, other: &str, beginnings: bool) -> Option<u8> {
    let mut edits = Edits::new(word)?;
    for letter in other.chars() {
        edits.push(letter);
    }
    if beginnings {
        Some(edits.beginning())
    } else {
        edits.whole()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{LONGEST, edits};

    #[test]
    fn a_word_too_long_to_be_one_has_no_misspellings() {
        assert_eq!(edits(&"a".repeat(LONGEST), "a", false), Some(31));
        assert_eq!(edits(&"a".repeat(LONGEST + 1), "a", false), None);
    }

    proptest! {
        #[test]
        fn the_distance_is_the_known_one(word in "[abcé]{0,8}", other in "[abcé]{0,8}") {
            let expected = u8::try_from(strsim::osa_distance(&word, &other)).ok();
            prop_assert_eq!(edits(&word, &other, false), expected);
            prop_assert!(edits(&word, &other, true) <= expected);
        }
    }
}
