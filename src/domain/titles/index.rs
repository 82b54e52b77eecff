//! All known titles, and which occupation a title is most likely one of.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::features::Features;
use super::logodds::LogOdds;
use super::postings::{Postings, rarity};
use super::words::{halves, looked_up};
use crate::domain::count::{float, number, place};
use crate::domain::text::fold;

/// What the scores weigh. Fitted by tests/titles/fit.py on titles that the index did not hold, and rounded.
const HEAD: f32 = 0.18;
const COMMON: f32 = 0.296;
const TRIGRAM: f32 = 0.05;
const NEAREST: f32 = 1.156;
const MINOR_GROUP: f32 = 0.123;
const MAJOR_GROUP: f32 = 0.168;

/// What a shared word and a shared beginning of a word weigh in the likeness of two titles.
const WORD: f32 = 0.7;
const PREFIX: f32 = 1.0;
/// The power of their likeness with which known titles speak for their occupations: near ones drown out far ones.
const NEARNESS: i32 = 4;
/// The voice of an occupation none of whose titles is like the one asked for.
const SILENCE: f32 = 0.02;

/// The letters of a code that tell its major group, and the part of it: `29-` and `29-1` of `29-1141.00`.
const MAJOR_DIGITS: usize = 2;
const MINOR_DIGITS: usize = 4;

/// An occupation whose titles are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occupation {
    /// Its O*NET-SOC code.
    pub code: String,
    /// Its official title.
    pub title: String,
}

/// An occupation that a title may be one of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Candidate {
    /// The place of the occupation among those of the index.
    pub occupation: usize,
    /// Its share of the weight of all occupations, from 0 to 1; not yet a probability.
    pub share: f32,
    /// Whether it has this very title.
    pub exact: bool,
}

/// Occupations in groups by the first digits of their codes, and what words tell of the groups.
#[derive(Debug)]
struct Groups {
    /// The group of each occupation.
    of: Vec<u32>,
    /// How many there are.
    count: usize,
    words: LogOdds<String>,
    weight: f32,
}

/// All known titles.
#[derive(Debug)]
pub struct TitleIndex {
    occupations: Vec<Occupation>,
    /// Occupations by title, as it is looked up.
    exact: HashMap<String, Vec<usize>>,
    /// For each title its occupations, each with what it counts.
    voices: Vec<Vec<(u32, f32)>>,
    words: Postings<String>,
    prefixes: Postings<String>,
    heads: LogOdds<String>,
    trigrams: LogOdds<[u8; 3]>,
    groups: [Groups; 2],
    common: Vec<f32>,
}

/// What is gathered of the features of all titles.
#[derive(Default)]
struct Gathered {
    /// Features by title.
    words: Vec<(String, u32, f32)>,
    prefixes: Vec<(String, u32, f32)>,
    /// Features by occupation.
    occupation_words: Vec<(String, u32, f32)>,
    heads: Vec<(String, u32, f32)>,
    trigrams: Vec<([u8; 3], u32, f32)>,
    /// The weight of all titles of each occupation.
    totals: Vec<f32>,
    voices: Vec<Vec<(u32, f32)>>,
}

impl Gathered {
    /// Adds a title of some occupations. One that many have speaks less for each.
    fn add(&mut self, title: &str, occupations: &BTreeSet<usize>) {
        let features = Features::of(title);
        let place = number(self.voices.len());
        self.words
            .extend(features.words.iter().map(|word| (word.clone(), place, 1.0)));
        self.prefixes.extend(
            features
                .prefixes
                .into_iter()
                .map(|prefix| (prefix, place, 1.0)),
        );
        let voice = 1.0 / float(occupations.len()).sqrt();
        for occupation in occupations {
            let class = number(*occupation);
            let counted = |feature: &String| (feature.clone(), class, voice);
            self.occupation_words
                .extend(features.words.iter().map(counted));
            self.heads.extend(features.heads.iter().map(counted));
            self.trigrams
                .extend(features.trigrams.iter().map(|three| (*three, class, voice)));
            if let Some(total) = self.totals.get_mut(*occupation) {
                *total += voice;
            }
        }
        self.voices.push(
            occupations
                .iter()
                .map(|occupation| (number(*occupation), voice))
                .collect(),
        );
    }
}

impl TitleIndex {
    /// Makes the index of occupations in the order of their codes, and of their other titles, each with the place of its
    /// occupation.
    pub fn new<'a>(
        occupations: Vec<Occupation>,
        titles: impl IntoIterator<Item = (&'a str, usize)>,
    ) -> Self {
        let mut known = BTreeMap::<String, BTreeSet<usize>>::new();
        let mut short = BTreeMap::<String, BTreeSet<usize>>::new();
        for (title, occupation) in titles {
            known.entry(fold(title)).or_default().insert(occupation);
            for half in halves(title) {
                short.entry(fold(half)).or_default().insert(occupation);
            }
        }
        let mut gathered = Gathered {
            totals: vec![0.0; occupations.len()],
            ..Gathered::default()
        };
        for (title, occupations) in &known {
            gathered.add(title, occupations);
        }
        for (place, occupation) in occupations.iter().enumerate() {
            gathered.add(&occupation.title, &BTreeSet::from([place]));
            known
                .entry(fold(&occupation.title))
                .or_default()
                .insert(place);
        }
        for (title, occupations) in short {
            known.entry(title).or_insert(occupations);
        }
        let titles = float(gathered.voices.len());
        let (words, prefixes) = like(titles, gathered.words, gathered.prefixes);
        let totals = &gathered.totals;
        let group = |digits, weight| {
            groups(
                &occupations,
                digits,
                weight,
                &gathered.occupation_words,
                totals,
            )
        };
        Self {
            groups: [
                group(MINOR_DIGITS, MINOR_GROUP),
                group(MAJOR_DIGITS, MAJOR_GROUP),
            ],
            exact: by_title(known),
            words,
            prefixes,
            heads: LogOdds::new(gathered.heads, totals),
            trigrams: LogOdds::new(gathered.trigrams, totals),
            common: totals.iter().map(|total| COMMON * total.ln_1p()).collect(),
            voices: gathered.voices,
            occupations,
        }
    }

    /// The occupations, in the order of their codes.
    pub fn occupations(&self) -> &[Occupation] {
        &self.occupations
    }

    /// Tells whether some occupation has this very title.
    pub fn knows(&self, title: &str) -> bool {
        self.exact.contains_key(&looked_up(title))
    }

    /// Finds the occupations that a title is most likely one of, the likeliest first, at most `most`: those that have this
    /// very title, then the others.
    pub fn rank(&self, title: &str, most: usize) -> Vec<Candidate> {
        let features = Features::of(title);
        if features == Features::default() {
            return Vec::new();
        }
        let scores = self.scores(&features);
        let highest = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let weights: Vec<f32> = scores.iter().map(|score| (score - highest).exp()).collect();
        let all: f32 = weights.iter().sum();
        let exact = self
            .exact
            .get(&looked_up(title))
            .map(Vec::as_slice)
            .unwrap_or_default();
        let mut candidates: Vec<Candidate> = weights
            .iter()
            .enumerate()
            .map(|(occupation, weight)| Candidate {
                occupation,
                share: weight / all,
                exact: exact.contains(&occupation),
            })
            .collect();
        let better = |one: &Candidate, other: &Candidate| {
            other
                .exact
                .cmp(&one.exact)
                .then(other.share.total_cmp(&one.share))
                .then(one.occupation.cmp(&other.occupation))
        };
        if let Some(beyond) = most.checked_sub(1).filter(|last| *last < candidates.len()) {
            candidates.select_nth_unstable_by(beyond, better);
        }
        candidates.truncate(most);
        candidates.sort_by(better);
        candidates
    }

    /// The score of each occupation.
    fn scores(&self, features: &Features) -> Vec<f32> {
        let mut scores = self.common.clone();
        for head in &features.heads {
            self.heads.add(head.as_str(), HEAD, &mut scores);
        }
        for three in &features.trigrams {
            self.trigrams.add(three, TRIGRAM, &mut scores);
        }
        for groups in &self.groups {
            let mut own = vec![0.0; groups.count];
            for word in &features.words {
                groups.words.add(word.as_str(), groups.weight, &mut own);
            }
            for (score, group) in scores.iter_mut().zip(&groups.of) {
                *score += own.get(place(*group)).copied().unwrap_or_default();
            }
        }
        let voices = self.voices(features);
        for (score, voice) in scores.iter_mut().zip(voices) {
            *score += NEAREST * (voice + SILENCE).ln();
        }
        scores
    }

    /// How loudly the known titles speak for each occupation: the sum of their likeness to a power (cosine of words and
    /// beginnings of words, by how rare these are).
    fn voices(&self, features: &Features) -> Vec<f32> {
        let mut likeness = vec![0.0_f32; self.voices.len()];
        let mut touched = Vec::new();
        let mut length = 0.0;
        let words = features
            .words
            .iter()
            .map(|word| (self.words.of(word.as_str()), WORD));
        let prefixes = features
            .prefixes
            .iter()
            .map(|prefix| (self.prefixes.of(prefix.as_str()), PREFIX));
        for (titles, weight) in words
            .chain(prefixes)
            .filter(|(titles, _)| !titles.is_empty())
        {
            let rarity = weight * rarity(float(self.voices.len()), titles.len());
            length += rarity * rarity;
            for (title, part) in titles {
                if let Some(likeness) = likeness.get_mut(place(*title)) {
                    if *likeness == 0.0 {
                        touched.push(place(*title));
                    }
                    *likeness += rarity * part;
                }
            }
        }
        let mut voices = vec![0.0; self.occupations.len()];
        for title in touched {
            let likeness = likeness.get(title).copied().unwrap_or_default() / length.sqrt();
            for (occupation, voice) in self.voices.get(title).into_iter().flatten() {
                if let Some(sum) = voices.get_mut(place(*occupation)) {
                    *sum += likeness.powi(NEARNESS) * voice;
                }
            }
        }
        voices
    }
}

/// The occupations of each title as it is looked up, in their order.
fn by_title(known: BTreeMap<String, BTreeSet<usize>>) -> HashMap<String, Vec<usize>> {
    let mut all = HashMap::<String, BTreeSet<usize>>::new();
    for (title, occupations) in known {
        let own = all.entry(looked_up(&title)).or_default();
        own.extend(occupations);
    }
    let lists = all.into_iter();
    lists
        .map(|(title, occupations)| (title, occupations.into_iter().collect()))
        .collect()
}

/// Weighs the words and beginnings of words of each title by how rare they are, all of one title together to the length 1.
fn like(
    titles: f32,
    words: Vec<(String, u32, f32)>,
    prefixes: Vec<(String, u32, f32)>,
) -> (Postings<String>, Postings<String>) {
    let (mut words, mut prefixes) = (Postings::sum(words), Postings::sum(prefixes));
    let mut lengths = HashMap::<u32, f32>::new();
    for (postings, weight) in [(&mut words, WORD), (&mut prefixes, PREFIX)] {
        postings.each(|entries| {
            let rarity = weight * rarity(titles, entries.len());
            for (title, part) in entries {
                *part = rarity;
                *lengths.entry(*title).or_default() += rarity * rarity;
            }
        });
    }
    for postings in [&mut words, &mut prefixes] {
        postings.each(|entries| {
            for (title, part) in entries {
                *part /= lengths.get(title).copied().unwrap_or(1.0).sqrt();
            }
        });
    }
    (words, prefixes)
}

fn groups(
    occupations: &[Occupation],
    digits: usize,
    weight: f32,
    words: &[(String, u32, f32)],
    totals: &[f32],
) -> Groups {
    let name = |occupation: &Occupation| occupation.code.chars().take(digits).collect::<String>();
    let names: BTreeSet<String> = occupations.iter().map(name).collect();
    let numbers: HashMap<&str, u32> = names.iter().map(String::as_str).zip(0..).collect();
    let of: Vec<u32> = occupations
        .iter()
        .map(|occupation| numbers.get(&*name(occupation)).copied().unwrap_or_default())
        .collect();
    let group = |occupation: u32| of.get(place(occupation)).copied().unwrap_or_default();
    let mut sums = vec![0.0; names.len()];
    for (occupation, total) in (0..).zip(totals) {
        if let Some(sum) = sums.get_mut(place(group(occupation))) {
            *sum += total;
        }
    }
    let counted = words
        .iter()
        .map(|(word, occupation, voice)| (word.clone(), group(*occupation), *voice));
    Groups {
        words: LogOdds::new(counted.collect(), &sums),
        count: names.len(),
        of,
        weight,
    }
}
