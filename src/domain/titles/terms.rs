//! Words and phrases that say something of a title beside the job: `seeds/title-terms.json`, as it is used.

use std::collections::{BTreeSet, HashMap, HashSet};

use strsim::osa_distance;

use super::places::TitlePlaces;
use crate::domain::text::singular;
use crate::domain::vocabulary::{Seniority, TitleSetting, TitleTermKind};

/// The shortest word whose misspelling is looked for; shorter ones are too near to each other.
const SHORTEST_MISSPELT: usize = 5;

/// The shortest word that may have two letters wrong.
const SHORTEST_TWICE_MISSPELT: usize = 9;

/// What a word or a phrase says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// It is short for other words.
    ShortFor(Vec<String>),
    /// It is a rank.
    Rank(Seniority),
    /// It is a profession or another phrase whose words are no rank: "project manager", "data entry".
    Profession,
    /// It says nothing of the job: "remote", "sign-on bonus".
    Noise,
    /// It says the same as other words: "cyber security" and "security".
    Same(Vec<String>),
    /// It is a product that counts as other words, which show a health setting: "Epic" as "electronic-health-record".
    Product(Vec<String>),
    /// It is a product that is called like other things, and counts as other words only where something else shows health:
    /// "Cadence", "Willow".
    Module(Vec<String>),
    /// It says what the job is ("analyst"), and some jobs show their setting ("nurse").
    Job(Option<TitleSetting>),
    /// It shows where the job is: in health, or in another trade.
    Setting(TitleSetting),
}

impl Meaning {
    /// What a term of some kind says that means some words; `None` where these do not fit the kind.
    pub fn of(kind: TitleTermKind, means: Option<&str>) -> Option<Self> {
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect();
        Some(match (kind, means) {
            (TitleTermKind::Abbreviation, Some(long)) => Self::ShortFor(words(long)),
            (TitleTermKind::Synonym, Some(others)) => Self::Same(words(others)),
            (TitleTermKind::Product, Some(others)) => Self::Product(words(others)),
            (TitleTermKind::Module, Some(others)) => Self::Module(words(others)),
            (TitleTermKind::Rank, Some(rank)) => Self::Rank(Seniority::parse(rank)?),
            (TitleTermKind::Setting, Some(setting)) => Self::Setting(TitleSetting::parse(setting)?),
            (TitleTermKind::Job, Some(setting)) => Self::Job(Some(TitleSetting::parse(setting)?)),
            (TitleTermKind::Job, None) => Self::Job(None),
            (TitleTermKind::Profession, None) => Self::Profession,
            (TitleTermKind::Noise, None) => Self::Noise,
            _ => return None,
        })
    }
}

/// Phrases by their words.
#[derive(Debug)]
struct Phrases<T> {
    of: HashMap<Vec<String>, T>,
    /// Words in the longest one.
    longest: usize,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self {
            of: HashMap::new(),
            longest: 0,
        }
    }
}

impl<T> Phrases<T> {
    fn insert(&mut self, words: Vec<String>, meaning: T) {
        self.longest = self.longest.max(words.len());
        self.of.insert(words, meaning);
    }

    fn longest_at(&self, words: &[String], kind: impl Fn(&T) -> bool) -> Option<(usize, &T)> {
        (1..=self.longest.min(words.len())).rev().find_map(|count| {
            let meaning = self.of.get(words.get(..count)?)?;
            kind(meaning).then_some((count, meaning))
        })
    }
}

/// A concept, and the words that say it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concept {
    /// A word in the singular, or a phrase joined by hyphens.
    pub text: String,
    /// The words as they stand in the title; empty where those of the concept before say it too.
    pub said: String,
}

/// All terms.
#[derive(Debug, Default)]
pub struct Terms {
    meanings: Phrases<Meaning>,
    /// What words come to that say the same; each in the singular.
    concepts: Phrases<Vec<String>>,
    /// What shows the setting, in concepts.
    settings: Phrases<TitleSetting>,
    /// Concepts that say what the job is.
    jobs: HashSet<String>,
    /// Products that are called like other things, and what they count as in health.
    modules: HashMap<String, String>,
    /// Concepts that are ranks.
    ranks: HashSet<String>,
    /// Words that others may be misspellings of, by their length.
    vocabulary: HashMap<usize, BTreeSet<String>>,
    /// Words that are spelt as they should be.
    known: HashSet<String>,
    places: TitlePlaces,
}

impl Terms {
    /// Gathers phrases in lower case, their words separated by spaces. Words of `vocabulary` are those that others may be
    /// misspellings of, beside those of ranks; `known` are further words that are misspellings of no other.
    pub fn new(
        terms: impl IntoIterator<Item = (String, Meaning)>,
        vocabulary: impl IntoIterator<Item = String>,
        known: impl IntoIterator<Item = String>,
    ) -> Self {
        let mut gathered = Self {
            known: known.into_iter().collect(),
            ..Self::default()
        };
        for word in vocabulary {
            gathered.learn(&word);
        }
        let mut settings = Vec::new();
        for (phrase, meaning) in terms {
            let words: Vec<String> = phrase.split_whitespace().map(str::to_owned).collect();
            gathered.known.extend(words.iter().cloned());
            gathered.understand(&words, &meaning);
            match &meaning {
                Meaning::ShortFor(long) => gathered.known.extend(long.iter().cloned()),
                Meaning::Rank(_) => words.iter().for_each(|word| gathered.learn(word)),
                Meaning::Setting(setting) => settings.push((words.clone(), *setting)),
                _ => {}
            }
            gathered.meanings.insert(words, meaning);
        }
        for (words, setting) in settings {
            let concepts = gathered.concepts(&words).into_iter();
            let texts = concepts.map(|concept| concept.text).collect();
            gathered.settings.insert(texts, setting);
        }
        gathered
    }

    /// Adds the places that titles are read without.
    pub fn with_places(self, places: TitlePlaces) -> Self {
        Self { places, ..self }
    }

    /// The places that titles are read without.
    pub fn places(&self) -> &TitlePlaces {
        &self.places
    }

    /// Notes what a phrase comes to where titles are compared.
    fn understand(&mut self, words: &[String], meaning: &Meaning) {
        let phrase = all_singular(words);
        let joined = phrase.join("-");
        match meaning {
            Meaning::Same(others) | Meaning::Product(others) => {
                let others = all_singular(others);
                if let (Meaning::Product(_), [other]) = (meaning, &others[..]) {
                    self.settings
                        .insert(vec![other.clone()], TitleSetting::Health);
                }
                self.concepts.insert(phrase, others);
            }
            Meaning::Module(others) => {
                self.concepts.insert(phrase, vec![joined.clone()]);
                self.modules.insert(joined, others.join("-"));
            }
            Meaning::Job(setting) => {
                if let Some(setting) = setting {
                    self.settings.insert(vec![joined.clone()], *setting);
                }
                self.jobs.insert(joined);
            }
            Meaning::Rank(rank) => {
                if *rank >= Seniority::Supervisor {
                    self.jobs.insert(joined.clone());
                }
                if words.len() > 1 {
                    self.concepts.insert(phrase, vec![joined.clone()]);
                }
                self.ranks.insert(joined);
            }
            Meaning::Profession => {
                if words
                    .last()
                    .is_some_and(|last| PROFESSIONALS.contains(&&**last))
                {
                    self.jobs.insert(joined.clone());
                }
                self.concepts.insert(phrase, vec![joined]);
            }
            Meaning::ShortFor(_) | Meaning::Noise | Meaning::Setting(_) => {}
        }
    }

    /// Learns a word that others may be misspellings of.
    fn learn(&mut self, word: &str) {
        self.known.insert(word.to_owned());
        if is_mendable(word) {
            let same_length = self.vocabulary.entry(word.len()).or_default();
            same_length.insert(word.to_owned());
        }
    }

    /// Finds the longest phrase that words begin with, among those of a kind, with the number of its words.
    pub fn longest_at(
        &self,
        words: &[String],
        kind: impl Fn(&Meaning) -> bool,
    ) -> Option<(usize, &Meaning)> {
        self.meanings.longest_at(words, kind)
    }

    /// The word that another one is a misspelling of: one letter more, less or other, or two in the wrong order; two such
    /// faults in long words. None when it is a word of its own, or as near to two.
    pub fn mended(&self, word: &str) -> Option<&str> {
        let plural = format!("{word}s");
        let singular_word = singular(word);
        let spellings = [word, &singular_word, &plural];
        if !is_mendable(word) || spellings.iter().any(|word| self.known.contains(*word)) {
            return None;
        }
        let most = if word.len() < SHORTEST_TWICE_MISSPELT {
            1
        } else {
            2
        };
        let lengths = word.len() - most..=word.len() + most;
        let near = lengths
            .filter_map(|length| self.vocabulary.get(&length))
            .flatten();
        let near = near.filter_map(|known| {
            let distance = osa_distance(known, word);
            (distance <= most).then_some((distance, known))
        });
        let mut nearest: Option<(usize, &String)> = None;
        let mut is_torn = false;
        for (distance, known) in near {
            match nearest {
                Some((least, _)) if least < distance => {}
                Some((least, other)) if least == distance => {
                    // A word and its plural are one.
                    is_torn = is_torn || singular(other) != singular(known);
                }
                _ => (nearest, is_torn) = (Some((distance, known)), false),
            }
        }
        nearest
            .filter(|_| !is_torn)
            .map(|(_, known)| known.as_str())
    }

    /// What words come to: each in the singular, phrases that say the same as one, products as what they are.
    pub fn concepts(&self, words: &[String]) -> Vec<Concept> {
        let singular = all_singular(words);
        let mut concepts = Vec::new();
        let (mut rest, mut said) = (&singular[..], words);
        while let Some((word, _)) = rest.split_first() {
            let found = self.concepts.longest_at(rest, |_| true);
            let (count, same) = found.map_or((1, std::slice::from_ref(word)), |(count, same)| {
                (count, &same[..])
            });
            let (own, left) = said.split_at_checked(count).unwrap_or((said, &[]));
            concepts.extend(same.iter().enumerate().map(|(place, text)| Concept {
                text: text.clone(),
                // Of several concepts the first has the words.
                said: if place == 0 {
                    own.join(" ")
                } else {
                    String::new()
                },
            }));
            (rest, said) = (rest.get(count..).unwrap_or_default(), left);
        }
        concepts
    }

    /// The setting that concepts begin with, with the number of concepts that show it.
    pub fn setting_at(&self, concepts: &[String]) -> Option<(usize, TitleSetting)> {
        let found = self.settings.longest_at(concepts, |_| true);
        found.map(|(count, setting)| (count, *setting))
    }

    /// Tells whether a concept is a rank, a grade or a number.
    pub fn is_rank(&self, concept: &str) -> bool {
        self.ranks.contains(concept)
            || concept
                .bytes()
                .all(|byte| matches!(byte, b'0'..=b'9' | b'i' | b'v' | b'.'))
    }

    /// What a concept counts as in health, where it is called like other things elsewhere.
    pub fn in_health(&self, concept: &str) -> Option<&str> {
        self.modules.get(concept).map(String::as_str)
    }

    /// Tells whether a concept says what the job is.
    pub fn is_job(&self, concept: &str) -> bool {
        self.jobs.contains(concept)
    }
}

/// The last words of professions that are jobs; other phrases of this kind are fields ("data entry", "senior living").
const PROFESSIONALS: [&str; 7] = [
    "manager",
    "director",
    "executive",
    "assistant",
    "professor",
    "investigator",
    "clerk",
];

fn is_mendable(word: &str) -> bool {
    word.len() >= SHORTEST_MISSPELT && word.bytes().all(|byte| byte.is_ascii_alphabetic())
}

fn all_singular(words: &[String]) -> Vec<String> {
    words.iter().map(|word| singular(word)).collect()
}
