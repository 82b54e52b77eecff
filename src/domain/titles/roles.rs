//! Which role of the catalogue a title names, from the titles that each role is known by.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::likeness::Features;
use super::postings::rarity;
use super::reading::Reading;
use super::terms::Terms;
use super::tokens::{Token, Tokens};
use crate::domain::count::{float, number, place};

/// A known title that misses more than this share of its words, by their rarity, is not looked at.
const MOST_MISSING: f32 = 0.5;

/// Words of known titles that any other sign of health stands in for.
const SETTINGS: [&str; 3] = ["health", "hospital", "clinic"];

/// The rarity beyond which a word that both titles have counts no more.
const MOST_RARITY: f32 = 4.0;

/// The most that words of one kind count which only the title asked for has.
const MOST_OTHERS: f32 = 2.0;

/// What an unknown word, or one that only shows health, counts; others count by their rarity.
const UNKNOWN: f32 = 0.3;

/// The scale of rarities.
const RARITIES: f32 = 10.0;

/// A title by which a role is known, or one of a job that is no role of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleTitle {
    /// The place of the role; `None` for a job that is none.
    pub role: Option<usize>,
    /// The title.
    pub title: String,
    /// Whose wording it is.
    pub wording: Wording,
    /// Whether it names the role even where nothing shows that the job is in health.
    pub stands_alone: bool,
}

/// Whose wording a known title is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wording {
    /// The title of the role.
    Title,
    /// One of its aliases.
    Alias,
    /// Another wording that employers use.
    Other,
}

/// A known title as it is compared.
#[derive(Debug)]
struct Known {
    tokens: Vec<u32>,
    /// The rarity of all its tokens.
    total: f32,
    /// Its last word that says what the job is.
    job: Option<u32>,
    /// Whether it shows no health itself.
    is_bare: bool,
    /// Whether it names the role even where nothing shows where the job is.
    stands_alone: bool,
}

/// All titles by which roles are known.
#[derive(Debug)]
pub struct RoleTitles {
    titles: Vec<RoleTitle>,
    known: Vec<Known>,
    tokens: HashMap<String, u32>,
    rarities: Vec<f32>,
    /// Known titles by token.
    postings: Vec<Vec<u32>>,
    settings: BTreeSet<u32>,
}

/// How a title compares with a known one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Compared {
    /// The place of the known title.
    pub title: usize,
    /// How they compare.
    pub features: Features,
}

/// A role that a title may name.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RoleCandidate {
    /// The place of the role; `None` stands for all jobs that are no role.
    pub role: Option<usize>,
    /// The probability that the title names it, from 0 to 1.
    pub probability: f32,
    /// The place of the known title that speaks most for it; `None` where no known title is like the one asked for.
    pub title: Option<usize>,
}

impl RoleTitles {
    /// Makes the index.
    pub fn new(titles: Vec<RoleTitle>, terms: &Terms) -> Self {
        let mut index = Self {
            titles: Vec::new(),
            known: Vec::new(),
            tokens: HashMap::new(),
            rarities: Vec::new(),
            postings: Vec::new(),
            settings: BTreeSet::new(),
        };
        for title in titles {
            let tokens = Tokens::of(&Reading::of(&title.title, terms), terms);
            index.learn(title, &tokens);
        }
        let all = float(index.known.len());
        index.rarities = index
            .postings
            .iter()
            .map(|titles| rarity(all, titles.len()))
            .collect();
        for known in &mut index.known {
            let rarities = known
                .tokens
                .iter()
                .filter_map(|token| index.rarities.get(place(*token)));
            known.total = rarities.sum();
        }
        index
    }

    fn learn(&mut self, title: RoleTitle, read: &Tokens) {
        let stands_alone = title.stands_alone;
        let mut known = Known {
            tokens: Vec::new(),
            total: 0.0,
            job: None,
            is_bare: !read.shows_health,
            stands_alone,
        };
        for token in &read.tokens {
            let next = number(self.tokens.len());
            let id = *self.tokens.entry(token.concept.clone()).or_insert(next);
            if id == next {
                self.postings.push(Vec::new());
            }
            if let Some(titles) = self.postings.get_mut(place(id)) {
                titles.push(number(self.known.len()));
            }
            if SETTINGS.contains(&&*token.concept) {
                self.settings.insert(id);
            }
            if token.is_job {
                known.job = Some(id);
            }
            known.tokens.push(id);
        }
        self.known.push(known);
        self.titles.push(title);
    }

    /// The known titles.
    pub fn titles(&self) -> &[RoleTitle] {
        &self.titles
    }

    /// The roles that a title may name, and that it names none, the likeliest first. The probabilities of all add up to 1.
    pub fn rank(&self, title: &Tokens) -> Vec<RoleCandidate> {
        let mut best = BTreeMap::<Option<usize>, (f32, Option<usize>)>::new();
        for compared in self.compare(title) {
            let Some(known) = self.titles.get(compared.title) else {
                continue;
            };
            let score = compared.features.score();
            let own = best.entry(known.role).or_insert((f32::NEG_INFINITY, None));
            if score > own.0 {
                *own = (score, Some(compared.title));
            }
        }
        let highest = best.values().map(|(score, _)| *score).fold(0.0, f32::max);
        let weight = |score: f32| (score - highest).exp();
        // What is like no known title at all scores 0, and is a job that is no role as much as one that a known title names.
        let unlike = weight(0.0);
        let all: f32 = unlike + best.values().map(|(score, _)| weight(*score)).sum::<f32>();
        best.entry(None).or_insert((f32::NEG_INFINITY, None));
        let mut candidates: Vec<RoleCandidate> = best
            .into_iter()
            .map(|(role, (score, title))| RoleCandidate {
                role,
                probability: (weight(score) + if role.is_none() { unlike } else { 0.0 }) / all,
                title,
            })
            .collect();
        candidates.sort_by(|one, other| other.probability.total_cmp(&one.probability));
        candidates
    }

    /// Compares a title with all known ones that it may be, in their order.
    pub fn compare(&self, title: &Tokens) -> Vec<Compared> {
        let asked: Vec<(&Token, Option<u32>)> = title
            .tokens
            .iter()
            .map(|token| (token, self.tokens.get(&token.concept).copied()))
            .collect();
        let mut shared: Vec<u32> = asked
            .iter()
            .filter_map(|(_, id)| self.postings.get(place((*id)?)))
            .flatten()
            .copied()
            .collect();
        shared.sort_unstable();
        shared.dedup();
        let compared = shared.into_iter().filter_map(|known| {
            Some(Compared {
                title: place(known),
                features: self.features(title, &asked, place(known))?,
            })
        });
        compared.collect()
    }

    fn rarity_of(&self, id: u32) -> f32 {
        self.rarities.get(place(id)).copied().unwrap_or_default()
    }

    fn features(
        &self,
        title: &Tokens,
        asked: &[(&Token, Option<u32>)],
        number_of_known: usize,
    ) -> Option<Features> {
        let known = self.known.get(number_of_known)?;
        let about = self.titles.get(number_of_known)?;
        let mut features = Features {
            one: 1.0,
            elsewhere: flag(about.role.is_none()),
            own: flag(about.wording != Wording::Other),
            shows_health: flag(title.shows_health),
            ..Features::default()
        };
        let missing = self.note_missing(&mut features, title, asked, known);
        if missing > MOST_MISSING * known.total {
            return None;
        }
        features.missing = missing / known.total;
        let only_other = title.shows_other && !title.shows_health;
        let both = title.shows_other && title.shows_health;
        if about.role.is_some() && known.is_bare {
            let is_unclear = !title.shows_health && !title.shows_other;
            features.bare_unclear = flag(is_unclear && !known.stands_alone);
            features.bare_other = flag(only_other);
            features.bare_both = flag(both);
        } else {
            features.field_other = flag(only_other);
            features.field_both = flag(both);
        }
        if let Some(job) = known.job {
            let found = asked.iter().find(|(_, id)| *id == Some(job));
            features.missing_job = flag(found.is_none());
            features.far_job = flag(found.is_some_and(|(token, _)| !token.is_near));
        }
        let says_more = self.note_others(&mut features, asked, known);
        features.exact = flag(missing == 0.0 && !says_more);
        Some(features)
    }

    /// Notes what a known title has and the one asked for lacks; returns the rarity of it.
    fn note_missing(
        &self,
        features: &mut Features,
        title: &Tokens,
        asked: &[(&Token, Option<u32>)],
        known: &Known,
    ) -> f32 {
        let mut missing = 0.0;
        for id in &known.tokens {
            if asked.iter().any(|(_, asked)| *asked == Some(*id)) {
                continue;
            }
            if title.shows_health && self.settings.contains(id) {
                features.stood_in += 1.0;
            } else {
                features.missing_words += 1.0;
                missing += self.rarity_of(*id);
            }
        }
        missing
    }

    /// Notes what the title asked for has, in common with a known one or beyond it; returns whether it says more.
    fn note_others(
        &self,
        features: &mut Features,
        asked: &[(&Token, Option<u32>)],
        known: &Known,
    ) -> bool {
        let mut says_more = false;
        for (token, id) in asked {
            let rarity = id.map(|id| self.rarity_of(id)).unwrap_or_default();
            let (feature, amount) = if id.is_some_and(|id| known.tokens.contains(&id)) {
                let feature = match token.is_near {
                    true => &mut features.matched,
                    false => &mut features.matched_far,
                };
                *feature += rarity.min(MOST_RARITY) / RARITIES;
                continue;
            } else if token.is_rank && !token.is_job {
                continue;
            } else if token.is_job {
                let feature = match token.is_near {
                    true => &mut features.other_jobs_near,
                    false => &mut features.other_jobs_far,
                };
                (feature, 1.0)
            } else if token.shows.is_some() {
                if token.is_near {
                    features.setting_near = (features.setting_near + UNKNOWN).min(MOST_OTHERS);
                }
                continue;
            } else if id.is_some() {
                let feature = match token.is_near {
                    true => &mut features.other_words_near,
                    false => &mut features.other_words_far,
                };
                (feature, rarity / RARITIES)
            } else {
                let feature = match token.is_near {
                    true => &mut features.unknown_near,
                    false => &mut features.unknown_far,
                };
                (feature, UNKNOWN)
            };
            *feature = (*feature + amount).min(MOST_OTHERS);
            says_more = true;
        }
        says_more
    }
}

fn flag(holds: bool) -> f32 {
    if holds { 1.0 } else { 0.0 }
}
