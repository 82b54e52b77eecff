//! From a title as an employer typed it to the roles and occupations that it names, how sure that is, and why.

use super::index::TitleIndex;
use super::likeness::Features;
use super::reading::{Reading, Step, superior};
use super::roles::{RoleCandidate, RoleTitle, RoleTitles, Wording};
use super::terms::{Meaning, Terms};
use super::tokens::Tokens;
use super::{Candidate, Occupation};
use crate::domain::vocabulary::{Abstention, EvidenceOfTitle, Seniority, TitleSetting};

/// The least confidence with which the best match is answered without abstaining: at it, nineteen of twenty answers about
/// the labelled titles to tune on were right (docs/TITLES.md).
pub const THRESHOLD: f32 = 0.6;

/// How near the second match must come to the first for the title to be called ambiguous.
const NEAR: f32 = 0.6;

/// What is less likely is not told.
const LEAST: f32 = 0.02;

/// The most matches that are told.
pub const MOST: usize = 5;

/// How many occupations are looked at for a title.
const OCCUPATIONS: usize = 5;

/// Platt scaling of the share of the best occupation: σ(slope · logit(share) + offset) is how often it was right, fitted by
/// tests/titles/fit.py on titles of O*NET that were set aside for that.
const SLOPE: f32 = 0.721;
const OFFSET: f32 = 0.036;

/// How sure a title is that O*NET itself gives an occupation: editors err, and employers use titles loosely.
const LISTED: f32 = 0.95;

/// A role that titles are matched with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// Its slug.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// The occupation that holds it.
    pub occupation: Occupation,
}

/// Everything that a title is matched with.
#[derive(Debug)]
pub struct Matcher {
    terms: Terms,
    roles: Vec<Role>,
    titles: RoleTitles,
    occupations: TitleIndex,
}

/// A role or an occupation that a title may name.
#[derive(Debug, Clone, PartialEq)]
pub struct Match<'a> {
    /// The role; none where the job is none of the catalogue's.
    pub role: Option<&'a Role>,
    /// The occupation: the one that holds the role, else the one that the title itself names.
    pub occupation: &'a Occupation,
    /// How likely this match is the right one, from 0 to 1; those of all matches of a title add up to at most 1.
    pub confidence: f32,
    /// The evidence.
    pub why: Vec<Evidence>,
}

/// A piece of evidence for a match.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// What kind it is of.
    pub kind: EvidenceOfTitle,
    /// The words that it is.
    pub text: String,
}

/// What a title was found to be.
#[derive(Debug, Clone, PartialEq)]
pub struct Matched<'a> {
    /// The words that are left, written out and spelt right, without noise.
    pub normalized: String,
    /// The rank that it tells.
    pub seniority: Option<Seniority>,
    /// The matches, the likeliest first.
    pub matches: Vec<Match<'a>>,
    /// Why none of them is an answer; `None` where the first is.
    pub abstention: Option<Abstention>,
}

impl Matcher {
    /// Gathers what titles are matched with. The roles of `titles` are places in `roles`.
    pub fn new(
        terms: Terms,
        roles: Vec<Role>,
        titles: Vec<RoleTitle>,
        occupations: TitleIndex,
    ) -> Self {
        Self {
            titles: RoleTitles::new(titles, &terms),
            terms,
            roles,
            occupations,
        }
    }

    /// The titles that roles are known by.
    pub fn titles(&self) -> &RoleTitles {
        &self.titles
    }

    /// The roles.
    pub fn roles(&self) -> &[Role] {
        &self.roles
    }

    /// Compares a title with all known ones that it may be, as weights are fitted on.
    pub fn compare(&self, title: &str) -> Vec<(&RoleTitle, Features)> {
        let tokens = Tokens::of(&Reading::of(title, &self.terms), &self.terms);
        let compared = self.titles.compare(&tokens).into_iter();
        let known = compared.filter_map(|compared| {
            let known = self.titles.titles().get(compared.title)?;
            Some((known, compared.features))
        });
        known.collect()
    }

    /// Matches a title.
    pub fn of(&self, title: &str) -> Matched<'_> {
        let reading = Reading::of(title, &self.terms);
        let tokens = Tokens::of(&reading, &self.terms);
        let normalized = reading.words().collect::<Vec<_>>().join(" ");
        let mut matches = Vec::new();
        let mut elsewhere = 1.0;
        for candidate in self.titles.rank(&tokens) {
            match candidate.role.and_then(|role| self.roles.get(role)) {
                Some(role) => matches.push(self.role_match(role, &candidate, &reading, &tokens)),
                None => elsewhere = candidate.probability,
            }
        }
        // Where a role is certain, no occupation beside it would be likely enough to be told.
        if elsewhere >= LEAST {
            matches.extend(self.occupation_matches(title, &reading, elsewhere));
        }
        matches.retain(|found| found.confidence >= LEAST);
        matches.sort_by(|one, other| other.confidence.total_cmp(&one.confidence));
        matches.truncate(MOST);
        let abstention = if normalized.is_empty() {
            Some(Abstention::NoTitle)
        } else {
            abstention(&matches)
        };
        Matched {
            normalized,
            seniority: reading.seniority,
            matches,
            abstention,
        }
    }

    fn role_match<'a>(
        &self,
        role: &'a Role,
        candidate: &RoleCandidate,
        reading: &Reading,
        tokens: &Tokens,
    ) -> Match<'a> {
        let mut why = Vec::new();
        let known = candidate
            .title
            .and_then(|title| self.titles.titles().get(title));
        if let Some(known) = known {
            why.push(Evidence {
                kind: match known.wording {
                    Wording::Title => EvidenceOfTitle::RoleTitle,
                    Wording::Alias => EvidenceOfTitle::Alias,
                    Wording::Other => EvidenceOfTitle::Wording,
                },
                text: known.title.clone(),
            });
        }
        why.extend(steps(reading));
        let shown = tokens
            .tokens
            .iter()
            .filter(|token| token.shows == Some(TitleSetting::Health) && !token.said.is_empty());
        why.extend(shown.map(|token| Evidence {
            kind: EvidenceOfTitle::HealthSetting,
            text: token.said.clone(),
        }));
        Match {
            role: Some(role),
            occupation: &role.occupation,
            confidence: candidate.probability,
            why,
        }
    }

    /// The occupations that a title names where it names no role, which is as likely as `elsewhere`.
    fn occupation_matches(&self, title: &str, reading: &Reading, elsewhere: f32) -> Vec<Match<'_>> {
        let (asked, candidates) = self.occupations_of(title, reading);
        let listed: f32 = candidates
            .iter()
            .filter(|candidate| candidate.exact)
            .map(|candidate| candidate.share)
            .sum();
        let matches = candidates.iter().filter_map(|candidate| {
            let occupation = self.occupations.occupations().get(candidate.occupation)?;
            let (confidence, kind, text) = if candidate.exact {
                let confidence = LISTED * candidate.share / listed.max(f32::MIN_POSITIVE);
                (confidence, EvidenceOfTitle::OccupationTitle, asked.clone())
            } else if listed > 0.0 {
                return None;
            } else {
                let kind = EvidenceOfTitle::SimilarTitles;
                (calibrated(candidate.share), kind, occupation.title.clone())
            };
            let mut why = vec![Evidence { kind, text }];
            why.extend(steps(reading));
            Some(Match {
                role: None,
                occupation,
                confidence: elsewhere * confidence,
                why,
            })
        });
        let mut matches: Vec<Match<'_>> = matches.collect();
        // What is calibrated one by one may add up to more than there is.
        let sum: f32 = matches.iter().map(|found| found.confidence).sum();
        if sum > elsewhere {
            for found in &mut matches {
                found.confidence *= elsewhere / sum;
            }
        }
        matches
    }

    /// The occupations of a title: those that have it as it was typed, or written out, or without its rank, or whose title
    /// its first part is; else the nearest.
    fn occupations_of(&self, title: &str, reading: &Reading) -> (String, Vec<Candidate>) {
        let parts: Vec<&[String]> = reading.parts.iter().map(|words| own(words)).collect();
        if parts
            .iter()
            .copied()
            .flatten()
            .all(|word| self.is_rank_alone(word))
        {
            return (title.to_owned(), Vec::new());
        }
        let is_bare = |word: &&String| !self.terms.is_rank(word) || self.terms.is_job(word);
        let without_ranks =
            |words: &[String]| words.iter().filter(is_bare).cloned().collect::<Vec<_>>();
        let all = parts.concat();
        let head = parts
            .first()
            .map(|words| without_ranks(words))
            .unwrap_or_default();
        let spellings = [
            title.to_owned(),
            all.join(" "),
            without_ranks(&all).join(" "),
            // One word is too little: "Engineer - Software".
            if head.len() > 1 {
                head.join(" ")
            } else {
                String::new()
            },
        ];
        let mut known = spellings.into_iter();
        let asked = known
            .find(|spelling| self.occupations.knows(spelling))
            .unwrap_or_else(|| all.join(" "));
        let candidates = self.occupations.rank(&asked, OCCUPATIONS);
        (asked, candidates)
    }

    /// Tells whether a word says no job by itself: a letter, or a rank, but the highest, which is a job ("president").
    fn is_rank_alone(&self, word: &String) -> bool {
        let is_executive = |meaning: &Meaning| *meaning == Meaning::Rank(Seniority::Executive);
        let executive = self
            .terms
            .longest_at(std::slice::from_ref(word), is_executive);
        word.len() == 1 || self.terms.is_rank(word) && executive.is_none()
    }
}

/// The words of a part without those of whoever the job works for.
fn own(words: &[String]) -> &[String] {
    let end = superior(words).map_or(words.len(), |place| place + 1);
    words.get(..end).unwrap_or(words)
}

/// What was done to the words of a title.
fn steps(reading: &Reading) -> impl Iterator<Item = Evidence> {
    reading.steps.iter().map(|step| match step {
        Step::Expanded { short, long } => Evidence {
            kind: EvidenceOfTitle::Abbreviation,
            text: format!("{short}: {long}"),
        },
        Step::Corrected { typed, word } => Evidence {
            kind: EvidenceOfTitle::Spelling,
            text: format!("{typed}: {word}"),
        },
    })
}

/// How often the best occupation was right that had such a share.
fn calibrated(share: f32) -> f32 {
    let share = share.clamp(1e-6, 1.0 - 1e-6);
    let logit = (share / (1.0 - share)).ln();
    1.0 / (1.0 + (-(SLOPE * logit + OFFSET)).exp())
}

/// Why the first of some matches, the likeliest, is no answer.
fn abstention(matches: &[Match<'_>]) -> Option<Abstention> {
    let [first, others @ ..] = matches else {
        return Some(Abstention::NoMatch);
    };
    if first.confidence >= THRESHOLD {
        return None;
    }
    let is_near = |other: &Match<'_>| other.confidence >= NEAR * first.confidence;
    if others.first().is_some_and(is_near) {
        Some(Abstention::Ambiguous)
    } else {
        Some(Abstention::LowConfidence)
    }
}
