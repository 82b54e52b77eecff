//! Numbers of years beside a word for years, with the words that make them a least or a most.
//!
//! What is looked at lies in the sentence of the word for years, so that no number of the sentence before is taken in.

use super::super::reading::{Kind, Reading, is_hyphen};
use super::Years;

/// How many tokens may lie between "years" and the colon in "years of experience: 5".
const LABEL: usize = 12;
const UNITS: &[&[u8]] = &[b"years", b"year", b"yrs", b"yr"];
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
];
/// Words for 20, 30 and so on.
const TENS: &[&str] = &[
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];
/// Words before a number, the last one first, and whether they make it a most; longer ones stand before their ends.
const LEADS: &[(&[&[u8]], bool)] = &[
    (&[b"than", b"less", b"no"], false),
    (&[b"than", b"less", b"not"], false),
    (&[b"than", b"fewer", b"no"], false),
    (&[b"than", b"fewer", b"not"], false),
    (&[b"than", b"more", b"no"], true),
    (&[b"than", b"more", b"not"], true),
    (&[b"than", b"less"], true),
    (&[b"than", b"fewer"], true),
    (&[b"than", b"more"], false),
    (&[b"than", b"greater"], false),
    (&[b"least", b"at"], false),
    (&[b"most", b"at"], true),
    (&[b"to", b"up"], true),
    (&[b"of", b"minimum"], false),
    (&[b"of", b"min"], false),
    (&[b"of", b"maximum"], true),
    (&[b"of", b"max"], true),
    (&[b".", b"min"], false),
    (&[b".", b"max"], true),
    (&[b"minimum"], false),
    (&[b"min"], false),
    (&[b"maximum"], true),
    (&[b"max"], true),
    (&[b"over"], false),
];

/// Whether a token is a word for years, alone or written together with its number (`4yrs`).
pub fn is_unit(said: &[u8]) -> bool {
    UNITS.contains(&said) || attached(said).is_some()
}

/// The number that a word for years begins with.
fn attached(said: &[u8]) -> Option<u8> {
    let digits = UNITS.iter().find_map(|unit| said.strip_suffix(*unit))?;
    digits
        .first()
        .is_some_and(u8::is_ascii_digit)
        .then(|| value(digits))
        .flatten()
}

/// Reads the numbers before a word for years, backwards.
pub fn before(reading: &Reading, unit: usize) -> Option<Years> {
    let mut back = Back {
        reading,
        floor: reading.sentence(unit).start,
        token: unit,
    };
    let attached = attached(reading.said(unit));
    let mut is_open = attached.is_none() && back.skip_more();
    let upper = attached.or_else(|| back.number())?;
    if back.is_within_number() || back.prior_is(b"$") {
        return None;
    }
    let mut start = back.token;
    let lower = back.take_range_mark().then(|| {
        is_open |= back.skip_more();
        back.number()
    });
    let lower = lower
        .flatten()
        .filter(|lower| *lower < upper && !back.is_within_number());
    if lower.is_some() {
        start = back.token;
    }
    back.token = start;
    let is_most = back.lead();
    let is_vague = matches!(reading.said(back.token), b"over" | b"more" | b"greater");
    let (min, max) = match lower {
        Some(lower) => (Some(lower), Some(upper)),
        None if is_most == Some(true) && !is_open => (None, Some(upper)),
        None => (Some(upper), None),
    };
    Some(Years {
        tokens: back.token..unit + 1,
        min,
        max,
        is_bound: is_open || is_most.is_some() || lower.is_some(),
        is_least: is_open || is_most == Some(false) && !is_vague,
    })
}

/// Reads the numbers of a line such as "Years of experience: 3-5".
pub fn labelled(reading: &Reading, unit: usize) -> Option<Years> {
    let end = reading.sentence(unit).end;
    let mut label = (unit + 1..end).take(LABEL);
    let colon = label.find(|token| reading.said(*token) == b":")?;
    if !(unit..colon).any(|token| super::is_experience_word(reading.said(token))) {
        return None;
    }
    let first = reading.after_gap(colon + 1);
    let lower = value(reading.said(first))?;
    let after = first + 1 + usize::from(reading.said(first + 1) == b"+");
    let upper = if is_joint(reading, after) {
        Some(after + 1)
    } else {
        let mark = reading.after_gap(after);
        matches!(reading.said(mark), b"~" | b"to").then(|| reading.after_gap(mark + 1))
    };
    let upper = upper.and_then(|token| Some((value(reading.said(token))?, token + 1)));
    let (max, last) = upper.map_or((None, after), |(upper, after)| (Some(upper), after));
    let next = reading.said(reading.after_gap(last));
    let is_other = next.starts_with(b"month") || matches!(next, b"." | b"%") || is_unit(next);
    let is_sentence_end = reading.kind(last + 1) != Some(Kind::Word);
    if first >= end
        || max.is_some_and(|max| max <= lower)
        || (is_other && !(next == b"." && is_sentence_end))
    {
        return None;
    }
    Some(Years {
        tokens: unit..last,
        min: Some(lower),
        max,
        is_bound: true,
        is_least: true,
    })
}

/// A place in the tokens that moves backwards.
struct Back<'a> {
    reading: &'a Reading,
    /// The first token of the sentence.
    floor: usize,
    /// The token behind the place.
    token: usize,
}

impl Back<'_> {
    /// The token before the place, a gap skipped.
    fn prior(&self) -> Option<usize> {
        let prior = self.token.checked_sub(1)?;
        let skip = usize::from(self.reading.kind(prior) == Some(Kind::Gap));
        prior.checked_sub(skip).filter(|prior| *prior >= self.floor)
    }

    fn said(&self) -> &[u8] {
        self.prior().map_or(b"", |prior| self.reading.said(prior))
    }

    fn prior_is(&self, word: &[u8]) -> bool {
        self.said() == word
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

    /// Reads one number of years: `7`, `seven`, `twenty-five` or `seven (7)`.
    fn number(&mut self) -> Option<u8> {
        let start = self.token;
        let closed = self.take(&[b")"]);
        self.take(&[b"+"]);
        let number = self.simple_number();
        let word = match number {
            Some(_) if closed && self.take(&[b"("]) => self.simple_number(),
            Some(_) if closed => None,
            number => number,
        };
        if word != number {
            self.token = start;
            return None;
        }
        number
    }

    fn simple_number(&mut self) -> Option<u8> {
        let prior = self.prior()?;
        let ones = value(self.reading.said(prior))?;
        self.token = prior;
        let is_digit = self
            .reading
            .said(prior)
            .first()
            .is_some_and(u8::is_ascii_digit);
        let tens = if is_digit { None } else { tens(self.said()) };
        match (tens, self.prior()) {
            (Some(tens), Some(prior)) if (1..10).contains(&ones) => {
                self.token = prior;
                Some(tens + ones)
            }
            _ => Some(ones),
        }
    }

    /// Whether the number read last is only the end of one, as in `1.5`, `.5`, `1,5` and `1/2`.
    fn is_within_number(&self) -> bool {
        let Some(mark) = self.token.checked_sub(1) else {
            return false;
        };
        let before = mark.checked_sub(1);
        let before = before.filter(|before| self.reading.kind(*before) == Some(Kind::Word));
        let before = before.map(|before| self.reading.said(before));
        let is_number = before.is_some_and(|said| said.iter().all(u8::is_ascii_digit));
        match self.reading.said(mark) {
            b"." => self.reading.shown(mark).len() == 1 && (is_number || before.is_none()),
            b"," | b"/" => is_number,
            _ => false,
        }
    }

    /// Moves before what joins two numbers into a range: a hyphen, a dash, `to`, `and` or `or`.
    fn take_range_mark(&mut self) -> bool {
        let marks: [&[u8]; 5] = [b"~", b"to", b"and", b"or", b"through"];
        let gap = self.token.checked_sub(1).filter(|gap| *gap >= self.floor);
        marks.iter().any(|mark| self.take(&[mark]))
            || gap.is_some_and(|gap| is_joint(self.reading, gap))
    }

    /// Moves before words that say which end the number is: whether they make it a most.
    fn lead(&mut self) -> Option<bool> {
        let lead = LEADS.iter().find(|(words, _)| self.take(words));
        lead.map(|(_, is_most)| *is_most)
    }
}

/// Whether a token is a gap with a hyphen in it.
fn is_joint(reading: &Reading, gap: usize) -> bool {
    let mut shown = reading.shown(gap).iter();
    reading.kind(gap) == Some(Kind::Gap) && shown.any(|c| is_hyphen(*c))
}

fn value(said: &[u8]) -> Option<u8> {
    if said.len() <= 2 && said.iter().all(u8::is_ascii_digit) {
        return std::str::from_utf8(said).ok()?.parse().ok();
    }
    let at = NUMBERS.iter().position(|number| number.as_bytes() == said);
    match at {
        Some(at) => u8::try_from(at).ok(),
        None => tens(said),
    }
}

fn tens(said: &[u8]) -> Option<u8> {
    let at = TENS.iter().position(|tens| tens.as_bytes() == said)?;
    Some(10 * (u8::try_from(at).ok()? + 2))
}
