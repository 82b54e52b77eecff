//! Words and phrases that say something of a title beside the job: `seeds/title-terms.json`, as it is used.

use std::collections::{BTreeSet, HashMap, HashSet};

use strsim::osa_distance;

use crate::domain::vocabulary::Seniority;

/// The shortest word whose misspelling is looked for; shorter ones are too near to each other.
const SHORTEST_MISSPELT: usize = 5;

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
}

/// All terms.
#[derive(Debug, Default)]
pub struct Terms {
    meanings: HashMap<Vec<String>, Meaning>,
    /// Words in the longest phrase.
    longest: usize,
    /// The words of ranks that are long enough to be misspelt.
    rank_words: BTreeSet<String>,
    /// Words that are spelt as they should be.
    known: HashSet<String>,
}

impl Terms {
    /// Gathers phrases in lower case, their words separated by spaces; `known` are further words that are no misspellings
    /// of any other.
    pub fn new(
        terms: impl IntoIterator<Item = (String, Meaning)>,
        known: impl IntoIterator<Item = String>,
    ) -> Self {
        let mut gathered = Self {
            known: known.into_iter().collect(),
            ..Self::default()
        };
        for (phrase, meaning) in terms {
            let words: Vec<String> = phrase.split_whitespace().map(str::to_owned).collect();
            gathered.known.extend(words.iter().cloned());
            match &meaning {
                Meaning::ShortFor(long) => gathered.known.extend(long.iter().cloned()),
                Meaning::Rank(_) => {
                    let long = words.iter().filter(|word| word.len() >= SHORTEST_MISSPELT);
                    gathered.rank_words.extend(long.cloned());
                }
                Meaning::Profession | Meaning::Noise => {}
            }
            gathered.longest = gathered.longest.max(words.len());
            gathered.meanings.insert(words, meaning);
        }
        gathered
    }

    /// Finds the longest phrase that words begin with, among those of a kind, with the number of its words.
    pub fn longest_at(
        &self,
        words: &[String],
        kind: impl Fn(&Meaning) -> bool,
    ) -> Option<(usize, &Meaning)> {
        (1..=self.longest.min(words.len())).rev().find_map(|count| {
            let meaning = self.meanings.get(words.get(..count)?)?;
            kind(meaning).then_some((count, meaning))
        })
    }

    /// The word of a rank that another word is a misspelling of: one letter more, less or other, or two in the wrong order.
    pub fn rank_word(&self, word: &str) -> Option<&str> {
        let is_word =
            word.len() >= SHORTEST_MISSPELT && word.bytes().all(|byte| byte.is_ascii_alphabetic());
        if !is_word || self.known.contains(word) {
            return None;
        }
        let mut near = self
            .rank_words
            .iter()
            .filter(|known| osa_distance(known, word) == 1);
        near.next().map(String::as_str)
    }
}
