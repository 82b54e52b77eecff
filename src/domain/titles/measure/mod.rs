//! How well titles are told: by titles of O*NET that an index does not hold, and by labelled titles of the field.

mod field;
mod nearest;

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use self::nearest::{Nearest, grams};
use super::features::Features;
use super::{Occupation, TitleIndex};
use crate::domain::text::fold;

pub use self::field::{Field, Labelled, baselines};

/// Which titles an evaluation holds back: one of ten, by surface form.
const HELD_BACK: u64 = 10;

/// How many candidates are looked at.
const MOST: usize = 5;

/// Where right answers stood among the candidates.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Ranks {
    asked: u32,
    first: u32,
    among_three: u32,
    among_five: u32,
    reciprocal: f64,
}

impl Ranks {
    /// Notes at which place, from 0, the first right answer stood among five candidates; `None` when it was not there.
    pub fn note(&mut self, place: Option<usize>) {
        self.asked += 1;
        let Some(place) = place.and_then(|place| u32::try_from(place).ok()) else {
            return;
        };
        self.first += u32::from(place == 0);
        self.among_three += u32::from(place < 3);
        self.among_five += u32::from(place < 5);
        self.reciprocal += 1.0 / f64::from(place + 1);
    }

    /// How many titles were asked for.
    pub fn asked(&self) -> u32 {
        self.asked
    }

    /// The share of titles whose first candidate is right, of those with a right one among three and among five, and the
    /// mean reciprocal rank within five.
    pub fn shares(&self) -> [f64; 4] {
        let of_all = |count: f64| count / f64::from(self.asked.max(1));
        let counts = [self.first, self.among_three, self.among_five];
        let [first, three, five] = counts.map(|count| of_all(f64::from(count)));
        [first, three, five, of_all(self.reciprocal)]
    }
}

/// Titles that an index holds and titles that it does not.
#[derive(Debug)]
pub struct Split<'a> {
    occupations: &'a [Occupation],
    /// The titles it holds, each with the place of its occupation.
    known: Vec<(&'a str, usize)>,
    /// The titles held back, each with the places of all occupations that have it.
    hidden: BTreeMap<String, BTreeSet<usize>>,
}

impl<'a> Split<'a> {
    /// Holds back a tenth of the distinct titles from all occupations that have them, chosen by a hash of the folded title,
    /// so that the same are held back everywhere and always.
    pub fn new(occupations: &'a [Occupation], titles: &'a [(String, usize)]) -> Self {
        let mut split = Self {
            occupations,
            known: Vec::new(),
            hidden: BTreeMap::new(),
        };
        for (title, occupation) in titles {
            let folded = fold(title);
            if is_held_back(&folded) {
                split.hidden.entry(folded).or_default().insert(*occupation);
            } else {
                split.known.push((title, *occupation));
            }
        }
        split
    }

    /// How many distinct titles are held back.
    pub fn hidden(&self) -> usize {
        self.hidden.len()
    }

    /// The occupations as an index may know them: the official title of one is not told where that title is held back.
    fn told(&self) -> Vec<Occupation> {
        let is_hidden =
            |occupation: &Occupation| self.hidden.contains_key(&fold(&occupation.title));
        let told = self.occupations.iter().map(|occupation| Occupation {
            code: occupation.code.clone(),
            title: if is_hidden(occupation) {
                String::new()
            } else {
                occupation.title.clone()
            },
        });
        told.collect()
    }

    /// Asks an index that does not hold the hidden titles for each of them.
    pub fn measure(&self) -> Ranks {
        let index = TitleIndex::new(self.told(), self.known.iter().copied());
        self.ask(|title| {
            let candidates = index.rank(title, MOST);
            candidates
                .into_iter()
                .map(|candidate| candidate.occupation)
                .collect()
        })
    }

    /// Asks the baselines: known titles that share words (BM25), and known titles that share runs of three to five letters
    /// (TF-IDF, cosine); an occupation is as near as its nearest title.
    pub fn baselines(&self) -> [(&'static str, Ranks); 2] {
        let told = self.told();
        let official = told
            .iter()
            .enumerate()
            .map(|(place, occupation)| (&*occupation.title, place));
        let mut titles: Vec<(&str, usize)> = self.known.iter().copied().chain(official).collect();
        titles.sort_unstable();
        let words = Nearest::new(&titles, |title| {
            Features::of(title).words.into_iter().collect()
        });
        let grams = Nearest::new(&titles, grams);
        [
            ("BM25 over words", self.ask(|title| words.bm25(title))),
            (
                "TF-IDF over runs of 3 to 5 letters",
                self.ask(|title| grams.cosine(title)),
            ),
        ]
    }

    fn ask(&self, mut answer: impl FnMut(&str) -> Vec<usize>) -> Ranks {
        let mut ranks = Ranks::default();
        for (title, right) in &self.hidden {
            ranks.note(
                answer(title)
                    .iter()
                    .position(|occupation| right.contains(occupation)),
            );
        }
        ranks
    }
}

/// Tells whether a title of the labelled field may be tuned on, by its folded form; the others, two of five, are looked at
/// only to measure.
pub fn is_for_tuning(title: &str) -> bool {
    let digest = Sha256::digest(fold(title).as_bytes());
    digest.first().is_some_and(|byte| *byte >= 102)
}

fn is_held_back(folded: &str) -> bool {
    let digest = Sha256::digest(folded.as_bytes());
    let first = digest
        .iter()
        .take(8)
        .fold(0_u64, |number, byte| (number << 8) | u64::from(*byte));
    first % HELD_BACK == 0
}
