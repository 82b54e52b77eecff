//! How well roles and ranks are told, by labelled titles.

use std::collections::HashMap;

use strsim::osa_distance;

use super::super::features::Features;
use super::super::matcher::Matcher;
use super::nearest::{Nearest, grams};
use super::{MOST, Ranks};
use crate::domain::text::fold;

/// How many classes of confidence the calibration error is told by.
const CLASSES: u32 = 10;

/// A title and what it is.
#[derive(Debug, Clone, serde::Deserialize)]
pub struct Labelled {
    /// The title as an employer typed it.
    pub title: String,
    /// Slugs of the roles that it names, any of them right, separated by spaces; empty where it names none.
    pub roles: String,
    /// The rank that it tells; empty where it tells none.
    pub seniority: String,
}

impl Labelled {
    fn is_right(&self, role: &str) -> bool {
        self.roles.split_whitespace().any(|right| right == role)
    }

    /// Tells whether it names a role.
    pub fn is_in_field(&self) -> bool {
        !self.roles.is_empty()
    }
}

/// How well labelled titles were told.
#[derive(Debug, Clone, Default)]
pub struct Field {
    /// Where the right roles stood, of titles that name one.
    pub ranks: Ranks,
    /// Titles that name no role.
    pub outside: u32,
    /// Titles that were answered with a role, of those that name one.
    pub answered: u32,
    /// Those of them that were answered with a right one.
    pub right: u32,
    /// Titles that name no role and were answered with one.
    pub false_matches: u32,
    /// Titles whose rank was told as labelled.
    pub right_ranks: u32,
    /// By class of confidence in the first role: titles, the sum of the confidences, and how many are right.
    classes: [(u32, f64, u32); 10],
    /// What was not told as labelled: the title, what it is, and what was told.
    pub misses: Vec<(String, String, String)>,
}

impl Field {
    /// Matches titles.
    pub fn measure(matcher: &Matcher, titles: &[&Labelled]) -> Self {
        let mut field = Self::default();
        for labelled in titles {
            field.note(matcher, labelled);
        }
        field
    }

    fn note(&mut self, matcher: &Matcher, labelled: &Labelled) {
        let matched = matcher.of(&labelled.title);
        let rank = matched
            .seniority
            .map(|rank| rank.as_str())
            .unwrap_or_default();
        self.right_ranks += u32::from(rank == labelled.seniority);
        let roles: Vec<(&str, f32)> = matched
            .matches
            .iter()
            .filter_map(|found| Some((&*found.role?.slug, found.confidence)))
            .collect();
        let place = roles.iter().position(|(role, _)| labelled.is_right(role));
        let leads = matched
            .matches
            .first()
            .is_some_and(|first| first.role.is_some());
        let is_answered = leads && matched.abstention.is_none();
        if labelled.is_in_field() {
            self.ranks.note(place);
            self.answered += u32::from(is_answered);
            self.right += u32::from(is_answered && place == Some(0));
        } else {
            self.outside += 1;
            self.false_matches += u32::from(is_answered);
        }
        let (first, confidence) = roles.first().copied().unwrap_or_default();
        self.note_confidence(f64::from(confidence), place == Some(0));
        let told_role = if is_answered { first } else { "" };
        let is_miss = match labelled.is_in_field() {
            true => place != Some(0),
            false => is_answered,
        };
        if is_miss || rank != labelled.seniority {
            let told = format!("{told_role} {rank} ({confidence:.2} {first})");
            let label = format!("{} {}", labelled.roles, labelled.seniority);
            self.misses.push((labelled.title.clone(), label, told));
        }
    }

    fn note_confidence(&mut self, confidence: f64, is_right: bool) {
        let class = (1..CLASSES)
            .take_while(|class| confidence >= f64::from(*class) / f64::from(CLASSES))
            .count();
        if let Some((titles, sum, right)) = self.classes.get_mut(class) {
            *titles += 1;
            *sum += confidence;
            *right += u32::from(is_right);
        }
    }

    /// How many titles were matched.
    pub fn titles(&self) -> u32 {
        self.ranks.asked() + self.outside
    }

    /// The expected calibration error: how far the confidence in the first role is from how often it is right, by ten classes
    /// of confidence, each weighed by its titles.
    pub fn calibration_error(&self) -> f64 {
        let errors = self
            .classes
            .iter()
            .map(|(_, confidence, right)| (confidence - f64::from(*right)).abs());
        errors.sum::<f64>() / f64::from(self.titles().max(1))
    }
}

/// What baselines make of titles that name a role, with the same known titles: the very title or alias, the nearest by edits
/// of letters, by runs of letters, and by words.
pub fn baselines(matcher: &Matcher, titles: &[&Labelled]) -> Vec<(&'static str, Ranks)> {
    let known: Vec<(&str, usize)> = matcher
        .titles()
        .titles()
        .iter()
        .filter_map(|known| Some((known.title.as_str(), known.role?)))
        .collect();
    let exact: HashMap<String, usize> = known
        .iter()
        .map(|(title, role)| (fold(title), *role))
        .collect();
    let letters = Nearest::new(&known, grams);
    let words = Nearest::new(&known, |title: &str| {
        Features::of(title).words.into_iter().collect()
    });
    let ask = |answer: &dyn Fn(&str) -> Vec<usize>| {
        let mut ranks = Ranks::default();
        for labelled in titles.iter().filter(|labelled| labelled.is_in_field()) {
            let is_right = |role: &usize| {
                let role = matcher.roles().get(*role);
                role.is_some_and(|role| labelled.is_right(&role.slug))
            };
            ranks.note(answer(&labelled.title).iter().position(is_right));
        }
        ranks
    };
    vec![
        (
            "the very title or alias",
            ask(&|title| exact.get(&fold(title)).copied().into_iter().collect()),
        ),
        (
            "the nearest by edit distance",
            ask(&|title| by_edits(&known, title)),
        ),
        (
            "TF-IDF over runs of 3 to 5 letters",
            ask(&|title| letters.cosine(title)),
        ),
        ("BM25 over words", ask(&|title| words.bm25(title))),
    ]
}

/// The roles of the known titles that are the fewest edits away, by the length of the longer one.
fn by_edits(known: &[(&str, usize)], title: &str) -> Vec<usize> {
    let title = fold(title);
    let mut near: Vec<(f64, usize)> = known
        .iter()
        .map(|(known, role)| {
            let known = fold(known);
            let longer = title.chars().count().max(known.chars().count()).max(1);
            let edits = u32::try_from(osa_distance(&title, &known)).unwrap_or(u32::MAX);
            let longer = u32::try_from(longer).unwrap_or(u32::MAX);
            (f64::from(edits) / f64::from(longer), *role)
        })
        .collect();
    near.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
    let mut roles = Vec::new();
    for (_, role) in near {
        if !roles.contains(&role) {
            roles.push(role);
        }
        if roles.len() == MOST {
            break;
        }
    }
    roles
}
