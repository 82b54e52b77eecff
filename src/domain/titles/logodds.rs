//! How much more often a feature occurs in the titles of a class of occupations than in all titles.

use std::borrow::Borrow;
use std::hash::Hash;

use super::postings::Postings;

/// The share of chance: how much of what is seen of a class is taken to be as likely in any other. Titles that were set
/// aside were told best with this; between 0.02 and 0.1 it makes no difference.
const CHANCE: f32 = 0.05;

/// For each feature, the classes that have it, and the logarithm of how much likelier it is there than anywhere.
///
/// This is naive Bayes with Jelinek–Mercer smoothing, told against the likelihood under all titles: a feature that a class
/// does not have adds nothing, so that only the others are kept.
#[derive(Debug)]
pub struct LogOdds<F>(Postings<F>);

impl<F: Hash + Ord> LogOdds<F> {
    /// Counts features by class; `totals` are the weights of all titles of each class.
    pub fn new(counted: Vec<(F, u32, f32)>, totals: &[f32]) -> Self {
        let mut postings = Postings::sum(counted);
        let all: f32 = totals.iter().sum();
        let odds = (1.0 - CHANCE) / CHANCE;
        postings.each(|classes| {
            let everywhere = classes.iter().map(|(_, count)| count).sum::<f32>() / all;
            for (class, count) in classes {
                let total = usize::try_from(*class)
                    .ok()
                    .and_then(|class| totals.get(class));
                let here = *count / total.copied().unwrap_or(f32::INFINITY);
                *count = (odds * here / everywhere).ln_1p();
            }
        });
        Self(postings)
    }
}

impl<F: Hash + Eq> LogOdds<F> {
    /// Adds what a feature tells to the score of each class, times a weight.
    pub fn add<Q: Hash + Eq + ?Sized>(&self, feature: &Q, weight: f32, scores: &mut [f32])
    where
        F: Borrow<Q>,
    {
        for (class, odds) in self.0.of(feature) {
            let score = usize::try_from(*class)
                .ok()
                .and_then(|class| scores.get_mut(class));
            if let Some(score) = score {
                *score += weight * odds;
            }
        }
    }
}
