//! Years of experience asked for, as in "5+ years", "3-5 years of experience" and "at least seven (7) years".
//!
//! Each word for years is looked at once, with at most a dozen tokens before it and three dozen behind it, so that the
//! time is linear. Months, fractions and numbers above [`MOST_YEARS`] are no years of experience asked for; nor are
//! years without the word experience or a word of work nearby, unless they are a firm least ([`nouns`]); nor ages, terms
//! within which something has to be done, and the years that employers tell of themselves.

use std::ops::Range;

use super::reading::{Kind, Reading};

mod nouns;
mod numbers;
#[cfg(test)]
mod tests;

pub use numbers::is_unit;

/// The most years a posting asks for; more is the age of the company.
const MOST_YEARS: u8 = 30;
/// How many words behind the years may come before the word for experience.
const WORDS_BEHIND: usize = 12;
/// How many words the word for experience may come before the years.
const WORDS_BEFORE: usize = 6;
/// How many words the employer may come before its years, and its verb.
const WORDS_OF_EMPLOYER: (usize, usize) = (14, 4);
/// Ages from which one may do a job; years to be, not to have.
const AGES: Range<u8> = 16..22;
/// What is not experience when it follows the years: a "4-year degree", "18 years old".
const OTHER_YEARS: &[&str] = &[
    "accredited",
    "ago",
    "bachelor",
    "college",
    "contract",
    "degree",
    "diploma",
    "old",
    "program",
    "term",
    "university",
];
/// What is not experience when "of" or "post" stands between: "within 2 years of hire".
const EVENTS: &[&str] = &[
    "age",
    "appointment",
    "graduation",
    "hire",
    "hiring",
    "joining",
    "starting",
];
/// Words before the years that make them a term: "within 2 years", "in the last 5 years".
const TERMS: &[&str] = &["every", "first", "last", "next", "past", "within"];
/// Words that follow years of work where the word experience is left out, as in "5+ years in health informatics".
const OF_WORK: &[&str] = &[
    "analyzing",
    "as",
    "building",
    "configuring",
    "designing",
    "developing",
    "implementing",
    "in",
    "leading",
    "managing",
    "practicing",
    "supporting",
    "teaching",
    "using",
    "with",
    "working",
];
/// Words behind those of [`OF_WORK`] with which they tell of something else: "in business", "in the United States".
const NOT_OF_WORK: &[&str] = &[
    "business",
    "company",
    "country",
    "existence",
    "operation",
    "our",
    "row",
    "u",
    "uk",
    "united",
    "us",
];
const EMPLOYER: &[&str] = &[
    "company",
    "established",
    "firm",
    "founded",
    "organization",
    "our",
    "we",
];
/// Words before a firm least that tell of what has been or will be, unless somebody is asked for.
const TOLD: &[&str] = &[
    "after",
    "celebrating",
    "for",
    "its",
    "our",
    "over",
    "past",
    "the",
    "their",
    "until",
    "upon",
];
/// What employers do with the years that they tell of themselves.
const HAVING: &[&str] = &[
    "average", "boast", "boasts", "bring", "brings", "combined", "had", "has", "have", "ve",
];
/// What employers are that years are told of: "a company with 20 years of experience".
const KINDS_OF_EMPLOYER: &[&str] = &[
    "company",
    "firm",
    "hospital",
    "leader",
    "organization",
    "practice",
    "provider",
    "system",
    "team",
];
/// Beginnings of words by which employers speak of those they look for, not of themselves.
const ASKING: &[&str] = &[
    "applicant",
    "ask",
    "candidate",
    "expect",
    "hir",
    "ideal",
    "look",
    "must",
    "need",
    "prefer",
    "requir",
    "seek",
    "should",
    "someone",
    "want",
    "who",
    "you",
];

/// Years of experience at a place in the text.
#[derive(Debug, PartialEq)]
pub struct Years {
    pub tokens: Range<usize>,
    pub min: Option<u8>,
    pub max: Option<u8>,
    /// Whether words or signs say which end they are, which makes them a demand rather than a fact.
    is_bound: bool,
    /// Whether they are a firm least, as in "5+", "at least 5" and "minimum 5", but not in "over 5".
    is_least: bool,
}

/// Finds the years of experience asked for, in the order of the text.
pub fn years(reading: &Reading) -> impl Iterator<Item = Years> {
    let units = (0..reading.len()).filter(|token| is_unit(reading.said(*token)));
    let found = units.filter_map(|unit| {
        let before = numbers::before(reading, unit);
        match before {
            Some(years) => Surroundings::of(reading, &years)
                .tell_of_experience(reading, &years)
                .then_some(years),
            None => numbers::labelled(reading, unit),
        }
    });
    found.filter(|years| {
        years
            .max
            .or(years.min)
            .is_some_and(|most| most <= MOST_YEARS)
    })
}

fn is_experience_word(said: &[u8]) -> bool {
    said.starts_with(b"experience") || said == b"exp"
}

fn is_one_of(said: &[u8], words: &[&str]) -> bool {
    words.iter().any(|word| word.as_bytes() == said)
}

/// The words around some years in their sentence, the nearest first.
struct Surroundings<'a> {
    before: Vec<&'a [u8]>,
    behind: Vec<&'a [u8]>,
    /// Whether a comma behind the years is followed by the employer.
    goes_on_with_employer: bool,
}

impl<'a> Surroundings<'a> {
    fn of(reading: &'a Reading, years: &Years) -> Self {
        let sentence = reading.sentence(years.tokens.start);
        let is_word = |token: &usize| reading.kind(*token) == Some(Kind::Word);
        let behind = (years.tokens.end..sentence.end).take(3 * WORDS_BEHIND);
        let before = (sentence.start..years.tokens.start)
            .rev()
            .take(3 * WORDS_OF_EMPLOYER.0);
        let goes_on = |comma: usize| {
            let next = reading.said(reading.after_gap(comma + 1));
            reading.said(comma) == b"," && matches!(next, b"we" | b"our")
        };
        Self {
            goes_on_with_employer: behind.clone().any(goes_on),
            before: before
                .filter(is_word)
                .take(WORDS_OF_EMPLOYER.0)
                .map(|token| reading.said(token))
                .collect(),
            behind: behind
                .filter(is_word)
                .take(WORDS_BEHIND)
                .map(|token| reading.said(token))
                .collect(),
        }
    }

    /// Whether the years are of experience: a word for it is near, and nothing tells that they are something else.
    fn tell_of_experience(&self, reading: &Reading, years: &Years) -> bool {
        let before = self.before.iter().take(WORDS_BEFORE);
        let is_named = before
            .chain(&self.behind)
            .any(|said| is_experience_word(said));
        let is_least = || years.is_least && !self.tell_a_fact() && nouns::follow(reading, years);
        let is_bound = || years.is_bound && self.tell_of_work();
        (is_named || is_bound() || is_least() || nouns::are_listed(reading, years))
            && !self.tell_of_a_term()
            && !self.tell_of_an_age(years)
            && !self.tell_of_the_employer()
    }

    fn tell_of_work(&self) -> bool {
        let mut behind = self.behind.iter().copied();
        let is_work = behind.next().is_some_and(|next| is_one_of(next, OF_WORK));
        let mut object = behind.skip_while(|said| matches!(*said, b"a" | b"the"));
        is_work
            && !object
                .next()
                .is_some_and(|object| is_one_of(object, NOT_OF_WORK))
    }

    /// Whether somebody has the years or they have passed, and nobody is asked for them: "Acme has 20+ years of".
    fn tell_a_fact(&self) -> bool {
        let before = self.before.as_slice();
        let is_told = matches!(before, [first, ..] if is_one_of(first, TOLD));
        let mut verbs = before.iter().take(WORDS_OF_EMPLOYER.1);
        let is_had = verbs
            .position(|said| is_one_of(said, HAVING))
            .is_some_and(|verb| verb + 1 < before.len());
        let is_of_employer =
            matches!(before, [b"with", kind, ..] if is_one_of(kind, KINDS_OF_EMPLOYER));
        (is_told || is_had || is_of_employer) && !self.tell_of_asking()
    }

    fn tell_of_asking(&self) -> bool {
        let asks = |said: &&[u8]| ASKING.iter().any(|stem| said.starts_with(stem.as_bytes()));
        self.before.iter().any(asks)
    }

    fn tell_of_a_term(&self) -> bool {
        let is_term = self
            .before
            .first()
            .is_some_and(|said| is_one_of(said, TERMS));
        let is_other = match self.behind.as_slice() {
            [b"of" | b"post", event, ..] => is_one_of(event, EVENTS),
            [next, ..] => is_one_of(next, OTHER_YEARS),
            [] => false,
        };
        is_term || is_other
    }

    fn tell_of_an_age(&self, years: &Years) -> bool {
        let is_age = years.min.is_some_and(|min| AGES.contains(&min));
        let is_to_be = matches!(
            self.before.first(),
            Some(&(b"age" | b"aged" | b"are" | b"be"))
        );
        let is_older = matches!(self.behind.as_slice(), [b"or" | b"and", b"older", ..]);
        is_older || (is_age && is_to_be)
    }

    /// Whether the employer tells of itself: "we have over 20 years of experience", "with 20 years of experience, we".
    fn tell_of_the_employer(&self) -> bool {
        let is_employer = self.before.iter().any(|said| is_one_of(said, EMPLOYER));
        let mut verbs = self.before.iter().take(WORDS_OF_EMPLOYER.1);
        let has_them = verbs.any(|said| is_one_of(said, HAVING))
            || matches!(self.before.as_slice(), [b"with", kind, ..] if is_one_of(kind, KINDS_OF_EMPLOYER));
        let opens = matches!(self.before.as_slice(), [b"with" | b"for"]);
        (is_employer && has_them && !self.tell_of_asking()) || (opens && self.goes_on_with_employer)
    }
}
