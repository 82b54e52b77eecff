//! Years of experience asked for, as in "5+ years", "3-5 years of experience" and "at least seven (7) years".
//!
//! Each word for years is looked at once, with at most a dozen tokens before it and two dozen behind it, so that the time
//! is linear. Months, fractions and numbers above [`MOST_YEARS`] are no years of experience asked for; nor are years
//! without the word experience nearby.

use std::ops::Range;

use super::reading::{Kind, Reading};

/// The most years a posting asks for; more is the age of the company.
const MOST_YEARS: u8 = 30;
/// How many words behind the years may come before the word for experience.
const WORDS_BEHIND: usize = 12;
/// How many words the word for experience may come before the years.
const WORDS_BEFORE: usize = 6;
const NUMBERS: &[&str] = &[
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];
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

/// Years of experience at a place in the text.
#[derive(Debug, PartialEq)]
pub struct Years {
    pub tokens: Range<usize>,
    pub min: Option<u8>,
    pub max: Option<u8>,
}

/// Finds the years of experience asked for, in the order of the text.
pub fn years(reading: &Reading) -> impl Iterator<Item = Years> {
    let is_unit =
        |token: &usize| matches!(reading.said(*token), b"year" | b"years" | b"yr" | b"yrs");
    let units = (0..reading.len()).filter(is_unit);
    units
        .filter_map(|unit| amount(reading, unit))
        .filter(|years| is_experience(reading, years))
}

/// Reads the numbers before a word for years, backwards.
fn amount(reading: &Reading, unit: usize) -> Option<Years> {
    let mut back = Back {
        reading,
        token: unit,
    };
    let mut is_open = back.skip_more();
    let upper = back.number()?;
    if back.prior_is(&[b"."]) || back.prior_is(&[b"$"]) {
        return None;
    }
    let mut start = back.token;
    let lower = back.take_range_mark().then(|| {
        is_open |= back.skip_more();
        back.number()
    });
    let lower = lower
        .flatten()
        .filter(|lower| *lower < upper && !back.prior_is(&[b"."]));
    if lower.is_some() {
        start = back.token;
    }
    let lead = Back {
        reading,
        token: start,
    }
    .lead();
    let tokens = lead.as_ref().map_or(start, |(_, from)| *from)..unit + 1;
    let is_most = lead.is_some_and(|(is_most, _)| is_most);
    let (min, max) = match lower {
        Some(lower) => (Some(lower), Some(upper)),
        None if is_most && !is_open => (None, Some(upper)),
        None => (Some(upper), None),
    };
    (upper <= MOST_YEARS).then_some(Years { tokens, min, max })
}

/// A place in the tokens that moves backwards.
struct Back<'a> {
    reading: &'a Reading,
    /// The token behind the place.
    token: usize,
}

impl Back<'_> {
    /// The token before the place, a gap skipped.
    fn prior(&self) -> Option<usize> {
        let prior = self.token.checked_sub(1)?;
        let skip = usize::from(self.reading.kind(prior) == Some(Kind::Gap));
        prior.checked_sub(skip)
    }

    fn said(&self) -> &[u8] {
        self.prior().map_or(b"", |prior| self.reading.said(prior))
    }

    fn prior_is(&self, words: &[&[u8]]) -> bool {
        words.contains(&self.said())
    }

    /// Moves before the words given last first, if they are there.
    fn take(&mut self, words: &[&[u8]]) -> bool {
        let start = self.token;
        for word in words {
            match self.prior() {
                Some(prior) if self.reading.said(prior) == *word => self.token = prior,
                _ => {
                    self.token = start;
                    return false;
                }
            }
        }
        true
    }

    /// Moves before words that make a number a minimum: `5+`, `5 plus`, `5 or more`.
    fn skip_more(&mut self) -> bool {
        self.take(&[b"full"]);
        self.take(&[b"+"]) || self.take(&[b"plus"]) || self.take(&[b"more", b"or"])
    }

    /// Reads one number of years: `7`, `seven` or `seven (7)`.
    fn number(&mut self) -> Option<u8> {
        let start = self.token;
        let closed = self.take(&[b")"]);
        self.take(&[b"+"]);
        let number = value(self.said());
        let Some(number) = number else {
            self.token = start;
            return None;
        };
        self.token = self.prior()?;
        if closed {
            let word = (self.take(&[b"("]), value(self.said()));
            if word != (true, Some(number)) {
                self.token = start;
                return None;
            }
            self.token = self.prior()?;
        }
        Some(number)
    }

    /// Moves before what joins two numbers into a range: a hyphen, a dash, `to`, `and` or `or`.
    fn take_range_mark(&mut self) -> bool {
        let gap = self.token.checked_sub(1);
        let is_hyphen = gap.is_some_and(|gap| {
            self.reading
                .shown(gap)
                .iter()
                .any(|c| matches!(c, '-' | '‐' | '‑'))
        });
        let marks: [&[u8]; 5] = [b"~", b"to", b"and", b"or", b"through"];
        is_hyphen || marks.iter().any(|mark| self.take(&[mark]))
    }

    /// Words before the number that say which end it is: whether the upper one, and from which token on.
    fn lead(&mut self) -> Option<(bool, usize)> {
        let least: [&[&[u8]]; 6] = [
            &[b"least", b"at"],
            &[b"of", b"minimum"],
            &[b"minimum"],
            &[b"than", b"more"],
            &[b"over"],
            &[b"min"],
        ];
        let most: [&[&[u8]]; 4] = [
            &[b"to", b"up"],
            &[b"than", b"less"],
            &[b"of", b"maximum"],
            &[b"most", b"at"],
        ];
        let found = least.iter().any(|words| self.take(words));
        let is_most = !found && most.iter().any(|words| self.take(words));
        (found || is_most).then_some((is_most, self.token))
    }
}

fn value(said: &[u8]) -> Option<u8> {
    if said.len() <= 2 && said.iter().all(u8::is_ascii_digit) {
        return std::str::from_utf8(said).ok()?.parse().ok();
    }
    let at = NUMBERS
        .iter()
        .position(|number| number.as_bytes() == said)?;
    u8::try_from(at).ok()
}

/// Whether the years are of experience: the word is near in the same sentence, and nothing else follows them.
fn is_experience(reading: &Reading, years: &Years) -> bool {
    let sentence = reading.sentence(years.tokens.start);
    let is_word = |token: &usize| reading.kind(*token) == Some(Kind::Word);
    let window = 3 * WORDS_BEHIND;
    let behind = (years.tokens.end..sentence.end)
        .take(window)
        .filter(is_word);
    let behind: Vec<&[u8]> = behind
        .take(WORDS_BEHIND)
        .map(|token| reading.said(token))
        .collect();
    let before = (sentence.start..years.tokens.start)
        .rev()
        .take(window)
        .filter(is_word);
    let mut before = before.take(WORDS_BEFORE).map(|token| reading.said(token));
    let is_other = match behind.as_slice() {
        [b"of", b"age", ..] => true,
        [next, ..] => OTHER_YEARS.iter().any(|other| other.as_bytes() == *next),
        [] => false,
    };
    let names = |said: &[u8]| said.starts_with(b"experience");
    !is_other && (behind.iter().any(|said| names(said)) || before.any(names))
}
