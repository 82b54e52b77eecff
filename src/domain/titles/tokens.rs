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
    /// The words that say it, as they stand in the title.
    pub said: String,
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
        let (mut is_near, mut was_named) = (true, false);
        for words in &reading.parts {
            let mut part = part(words, terms);
            let names_job = part.iter().any(|token| token.is_job);
            if was_named && !names_job && is_employer(words) {
                part = employer(words, part);
            }
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
            // "Director, Clinical Informatics": the part that follows a bare job says which one it is.
            is_near &= if names_job { is_bare } else { !was_named };
            was_named |= names_job;
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

/// The last words of the names of employers.
const EMPLOYERS: [&str; 26] = [
    "alliance",
    "associates",
    "authority",
    "center",
    "centre",
    "centers",
    "clinic",
    "clinics",
    "college",
    "consortium",
    "corp",
    "district",
    "group",
    "healthcare",
    "hospital",
    "hospitals",
    "hsc",
    "inc",
    "institute",
    "llc",
    "network",
    "partners",
    "plan",
    "system",
    "trust",
    "university",
];

/// Tells whether a part ends like the name of an employer.
fn is_employer(words: &[String]) -> bool {
    words
        .last()
        .is_some_and(|last| EMPLOYERS.contains(&&**last))
}

/// The name of an employer in health, which says nothing else: "Inova Health System" is no word for a systems
/// analyst.
fn employer(words: &[String], part: Vec<Token>) -> Vec<Token> {
    let shown = |setting| part.iter().any(|token| token.shows == Some(setting));
    if !shown(TitleSetting::Health) || shown(TitleSetting::Other) {
        return part;
    }
    vec![Token {
        concept: format!("at-{}", words.join("-")),
        said: words.join(" "),
        is_job: false,
        is_rank: false,
        shows: Some(TitleSetting::Health),
        is_near: false,
    }]
}

/// The concepts of one part; a phrase that shows the setting is one concept.
fn part(words: &[String], terms: &Terms) -> Vec<Token> {
    let (concepts, said): (Vec<String>, Vec<String>) = terms
        .concepts(words)
        .into_iter()
        .map(|concept| (concept.text, concept.said))
        .unzip();
    let mut tokens = Vec::new();
    let mut place = 0;
    while let Some((concept, rest)) = concepts.get(place..).and_then(<[String]>::split_first) {
        let found = terms.setting_at(concepts.get(place..).unwrap_or_default());
        let count = found.map_or(1, |(count, _)| count);
        let phrase = concepts.get(place..place + count).unwrap_or_default();
        // An assistant director is a director, a medical assistant is an assistant.
        let is_before = |word| rest.first().is_some_and(|next| next == word);
        let ends = concept.ends_with(WORKS_TO) && is_before("to")
            || concept == "office" && is_before("of");
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
            said: said
                .get(place..place + count)
                .unwrap_or_default()
                .join(" ")
                .trim()
                .to_owned(),
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
