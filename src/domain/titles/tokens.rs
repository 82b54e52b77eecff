//! A title as it is compared: its concepts, which of them say the job and where it is, and which stand near the job.

use std::collections::HashSet;

use super::reading::Reading;
use super::terms::Terms;
use crate::domain::vocabulary::TitleSetting;

/// Words that join others and say nothing themselves.
const JOINTS: [&str; 17] = [
    "of", "and", "the", "for", "in", "to", "a", "or", "with", "on", "at", "by", "an", "und", "im",
    "de", "la",
];

/// Words that are a rank before a job, and else the job.
const DEPUTIES: [&str; 3] = ["assistant", "associate", "deputy"];

/// One concept of a title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// The concept: a word in the singular, or a phrase joined by hyphens.
    pub concept: String,
    /// Whether it says what the job is.
    pub is_job: bool,
    /// Whether it is a rank, a grade or a number.
    pub is_rank: bool,
    /// The setting that it shows, alone or with its neighbours.
    pub shows: Option<TitleSetting>,
    /// Whether it stands in the part of the title that names the job.
    pub is_near: bool,
}

/// A title as it is compared.
#[derive(Debug, Clone, Default)]
pub struct Tokens {
    /// Its concepts, each once, without words that only join.
    pub tokens: Vec<Token>,
    /// Whether something shows that the job is in health.
    pub shows_health: bool,
    /// Whether something shows that the job is in another trade.
    pub shows_other: bool,
}

impl Tokens {
    /// Makes them of a title that was read.
    pub fn of(reading: &Reading, terms: &Terms) -> Self {
        let mut all = Self::default();
        let mut is_near = true;
        for words in &reading.parts {
            let part = part(words, terms);
            let names_job = part.iter().any(|token| token.is_job);
            let is_bare = part
                .iter()
                .all(|token| token.is_job || token.is_rank || token.shows.is_some());
            for mut token in part {
                all.shows_health |= token.shows == Some(TitleSetting::Health);
                all.shows_other |= token.shows == Some(TitleSetting::Other);
                token.is_near = is_near;
                match all
                    .tokens
                    .iter_mut()
                    .find(|known| known.concept == token.concept)
                {
                    Some(known) => known.shows = known.shows.or(token.shows),
                    None => all.tokens.push(token),
                }
            }
            // "Director, Clinical Informatics": what follows a bare job says which one it is.
            is_near &= is_bare || !names_job;
        }
        // "Caboodle" alone may be anything; beside "Clarity" it is a product for hospitals.
        let is_module = |token: &&Token| terms.in_health(&token.concept).is_some();
        if all.shows_health || all.tokens.iter().filter(is_module).count() > 1 {
            all.resolve(terms);
        }
        all
    }

    /// Takes products that are called like other things for what they are in health.
    fn resolve(&mut self, terms: &Terms) {
        self.shows_health = true;
        for token in &mut self.tokens {
            if let Some(concept) = terms.in_health(&token.concept) {
                concept.clone_into(&mut token.concept);
                token.shows = Some(TitleSetting::Health);
            }
        }
        let mut met = HashSet::new();
        self.tokens
            .retain(|token| met.insert(token.concept.clone()));
    }
}

/// The job whose holder works for another: what follows "to" is not the job.
const WORKS_TO: &str = "assistant";

/// The concepts of one part; a phrase that shows the setting is one concept.
fn part(words: &[String], terms: &Terms) -> Vec<Token> {
    let concepts = terms.concepts(words);
    let mut tokens = Vec::new();
    let mut place = 0;
    while let Some((concept, rest)) = concepts.get(place..).and_then(<[String]>::split_first) {
        let found = terms.setting_at(concepts.get(place..).unwrap_or_default());
        let count = found.map_or(1, |(count, _)| count);
        let phrase = concepts.get(place..place + count).unwrap_or_default();
        // An assistant director is a director, a medical assistant is an assistant.
        let ends = concept.ends_with(WORKS_TO) && rest.first().is_some_and(|next| next == "to");
        let ranks_next =
            DEPUTIES.contains(&&**concept) && rest.first().is_some_and(|next| terms.is_job(next));
        let mut concept = phrase.join("-");
        if ranks_next {
            concept.push_str("-of-rank");
        }
        tokens.push(Token {
            is_job: terms.is_job(&concept) && !ranks_next,
            is_rank: terms.is_rank(&concept) || ranks_next,
            concept,
            shows: found.map(|(_, setting)| setting),
            is_near: true,
        });
        place += count;
        if ends {
            break;
        }
    }
    tokens.retain(|token| !JOINTS.contains(&&*token.concept));
    tokens
}
