//! Baselines: what is known by the titles that are nearest by words or by runs of letters.

use std::collections::{BTreeMap, HashMap};

use super::super::postings::{Postings, rarity};
use super::MOST;
use crate::domain::count::{float, place};
use crate::domain::text::fold;

/// Constants of BM25, as most search engines have them.
const K1: f32 = 1.2;
const B: f32 = 0.75;

/// The lengths of the runs of letters that the character baseline compares.
const GRAMS: std::ops::RangeInclusive<usize> = 3..=5;

/// The runs of letters of each word, with spaces around it.
pub fn grams(title: &str) -> Vec<String> {
    let mut grams = Vec::new();
    for word in fold(title).split_whitespace() {
        let letters: Vec<char> = format!(" {word} ").chars().collect();
        for length in GRAMS {
            grams.extend(
                letters
                    .windows(length)
                    .map(|run| run.iter().collect::<String>()),
            );
        }
    }
    grams
}

/// Known titles by their features, for the baselines.
pub struct Nearest<F> {
    features: F,
    postings: Postings<String>,
    /// For each title its occupation, and how many features it has.
    titles: Vec<(usize, f32)>,
    /// For each title the length of its vector.
    lengths: Vec<f32>,
    mean: f32,
}

impl<F: Fn(&str) -> Vec<String>> Nearest<F> {
    /// Makes it of titles, each with the place of what it is a title of.
    pub fn new(known: &[(&str, usize)], features: F) -> Self {
        let (mut entries, mut titles) = (Vec::new(), Vec::new());
        for (number, (title, occupation)) in (0_u32..).zip(known) {
            let own = features(title);
            titles.push((*occupation, float(own.len())));
            entries.extend(own.into_iter().map(|feature| (feature, number, 1.0)));
        }
        let mut postings = Postings::sum(entries);
        let all = float(titles.len());
        let mut lengths = vec![0.0; titles.len()];
        postings.each(|entries| {
            let rarity = rarity(all, entries.len());
            for (title, count) in entries {
                if let Some(length) = lengths.get_mut(place(*title)) {
                    *length += (*count * rarity).powi(2);
                }
            }
        });
        let mean = titles.iter().map(|(_, length)| length).sum::<f32>() / all.max(1.0);
        Self {
            features,
            postings,
            titles,
            lengths,
            mean,
        }
    }

    /// The nearest by BM25.
    pub fn bm25(&self, title: &str) -> Vec<usize> {
        self.nearest(title, |rarity, _, count, length, _| {
            rarity * count * (K1 + 1.0) / (count + K1 * (1.0 - B + B * length / self.mean))
        })
    }

    /// The nearest by the cosine of TF-IDF.
    pub fn cosine(&self, title: &str) -> Vec<usize> {
        self.nearest(title, |rarity, asked, count, _, norm| {
            asked * count * rarity * rarity / norm.sqrt()
        })
    }

    /// The occupations of the nearest titles, by what `weigh` makes of the rarity of a shared feature, how often it was
    /// asked for, how often the title has it, how long the title is, and the length of its vector.
    fn nearest(&self, title: &str, weigh: impl Fn(f32, f32, f32, f32, f32) -> f32) -> Vec<usize> {
        let mut asked = BTreeMap::<String, f32>::new();
        for feature in (self.features)(title) {
            *asked.entry(feature).or_default() += 1.0;
        }
        let mut scores = vec![0.0_f32; self.titles.len()];
        for (feature, times) in &asked {
            let entries = self.postings.of(feature.as_str());
            let rarity = rarity(float(self.titles.len()), entries.len());
            for (title, count) in entries {
                let title = place(*title);
                let facts = self.titles.get(title).zip(self.lengths.get(title));
                if let Some((score, ((_, length), norm))) = scores.get_mut(title).zip(facts) {
                    *score += weigh(rarity, *times, *count, *length, *norm);
                }
            }
        }
        let mut best = HashMap::<usize, f32>::new();
        for (score, (occupation, _)) in scores
            .iter()
            .zip(&self.titles)
            .filter(|(score, _)| **score > 0.0)
        {
            let own = best.entry(*occupation).or_default();
            *own = own.max(*score);
        }
        let mut best: Vec<(usize, f32)> = best.into_iter().collect();
        best.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        best.into_iter()
            .take(MOST)
            .map(|(occupation, _)| occupation)
            .collect()
    }
}
