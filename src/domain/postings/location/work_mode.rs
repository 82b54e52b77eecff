//! Whether a location says that the work is remote, hybrid or on site.

use crate::domain::vocabulary::WorkMode;

/// Words for work away from the employer's place.
const REMOTE: &[&str] = &[
    "remote",
    "remotely",
    "telecommute",
    "telecommuting",
    "telework",
    "teleworking",
    "wfh",
    "work from home",
    "work at home",
    "work from anywhere",
    "home based",
    "home office",
    "virtual",
    "anywhere",
];
/// Words for work at the employer's place.
const ON_SITE: &[&str] = &["on site", "onsite", "in office", "in person"];
/// Words by which all of the work is remote, whatever else is flexible.
const FULLY: &[&str] = &[
    "fully remote",
    "100% remote",
    "remote 100%",
    "completely remote",
    "entirely remote",
];
/// Words that lead to where those who work remotely must be, also where that is not known.
const REMOTE_IN: &[&str] = &["remote in", "remote from", "remote within"];
/// Words by which only a part of the work is remote, or of it on site.
const PARTLY: &[&str] = &[
    "hybrid",
    "partial",
    "partially",
    "partly",
    "occasional",
    "occasionally",
    "sometimes",
    "some",
    "up to",
];
/// Words that leave open how much of the work is remote, where they stand beside the word for it or alone.
const OPEN: &[&str] = &["eligible", "flexible", "flex", "friendly"];
/// Words for travel, whose days and shares are none of the work at a place.
const TRAVEL: &[&str] = &["travel", "traveling", "travelling"];

/// Whether a name is one for work away from the employer's place.
pub fn is_remote(key: &str) -> bool {
    REMOTE.contains(&key)
}

/// A part of a location, as far as it matters for the mode.
#[derive(Debug, Clone, Copy)]
pub struct Part<'a> {
    /// Its folded words with one space between.
    pub keys: &'a str,
    /// Whether it was read to its last word. Of others a word for remote work alone does not count: "Remote Sensing Center"
    /// is not remote.
    pub is_read: bool,
    /// Whether it has a word for remote work and is read.
    pub is_remote: bool,
    /// Whether it names a place.
    pub names_place: bool,
}

/// What the parts say together.
#[derive(Debug, Default)]
pub struct Modes {
    is_hybrid: bool,
    is_remote: bool,
    is_on_site: bool,
    is_fully: bool,
    is_partly: bool,
    is_open: bool,
}

impl Modes {
    /// Takes in one more part.
    pub fn hear(&mut self, part: Part<'_>) {
        let padded = format!(" {} ", part.keys);
        let has = |words: &[&str]| {
            words
                .iter()
                .any(|word| padded.contains(&format!(" {word} ")))
        };
        self.is_remote |= part.is_remote || has(FULLY) || has(REMOTE_IN);
        self.is_hybrid |= has(&["hybrid"]);
        self.is_on_site |= has(ON_SITE);
        self.is_fully |= has(FULLY);
        if !has(TRAVEL) {
            self.is_partly |= has(PARTLY) || is_part_of_a_week(part.keys);
            let is_of_work = part.is_remote || (part.is_read && !part.names_place);
            self.is_open |= is_of_work && has(OPEN);
        }
    }

    /// The mode; `None` when nothing is said. Work both remote and on site is hybrid.
    pub fn told(&self) -> Option<WorkMode> {
        let is_partly = self.is_partly || (self.is_open && !self.is_fully);
        let is_some = self.is_remote || self.is_on_site;
        let is_mixed = (self.is_remote && self.is_on_site) || (is_some && self.is_partly);
        if self.is_hybrid || is_mixed || (self.is_remote && is_partly) {
            Some(WorkMode::Hybrid)
        } else if self.is_remote {
            Some(WorkMode::Remote)
        } else {
            self.is_on_site.then_some(WorkMode::OnSite)
        }
    }
}

/// Whether words, with "or" for each slash, hold one for remote work beside an "or" whose other side is neither such a word
/// nor the United States: "Dallas TX or remote", "remote or Boston MA", but not "remote or work from home".
pub fn is_choice(keys: &str) -> bool {
    let wide = ["us", "usa", "united states"];
    let is_one = |side: &str, words: &[&str], is_at: fn(&str, &str) -> bool| {
        words.iter().any(|word| is_at(side, word))
    };
    keys.match_indices(" or ").any(|(at, or)| {
        let (before, after) = keys.split_at(at);
        let after = after.get(or.len()..).unwrap_or_default().trim_start();
        let cut = wide.iter().find_map(|word| before.strip_suffix(word));
        let before = cut.unwrap_or(before).trim();
        let fully = FULLY_BEFORE
            .iter()
            .find_map(|word| after.strip_prefix(word));
        let after = fully.unwrap_or(after);
        let is_before = is_one(before, REMOTE, ends_with);
        let is_after = is_one(after, REMOTE, starts_with);
        let is_wide = is_one(after, &wide, starts_with);
        !before.is_empty() && !after.is_empty() && is_before != is_after && !is_wide
    })
}

/// Words before the word for remote work.
const FULLY_BEFORE: &[&str] = &["fully ", "100% ", "completely ", "entirely "];

fn starts_with(text: &str, word: &str) -> bool {
    let left = text.strip_prefix(word);
    left.is_some_and(|left| left.is_empty() || left.starts_with(' '))
}

fn ends_with(text: &str, word: &str) -> bool {
    let left = text.strip_suffix(word);
    left.is_some_and(|left| left.is_empty() || left.ends_with(' '))
}

/// Whether words hold a number of days below a full week of five, or a share below 100 %.
fn is_part_of_a_week(keys: &str) -> bool {
    let words: Vec<&str> = keys.split(' ').collect();
    words.iter().enumerate().any(|(at, word)| {
        let before = words.get(at.saturating_sub(3)..at).unwrap_or_default();
        let counts = || before.iter().filter_map(|word| count(word));
        match *word {
            "day" | "days" | "times" | "x" => {
                before.last().is_some_and(|last| count(last).is_some())
                    && counts().any(|count| count < 5)
            }
            "%" | "percent" => before
                .last()
                .and_then(|last| count(last))
                .is_some_and(|share| share < 100),
            _ => {
                let share = word.strip_suffix('%').and_then(count);
                let times = word.strip_suffix('x').and_then(count);
                share.is_some_and(|share| share < 100) || times.is_some_and(|times| times < 5)
            }
        }
    })
}

/// A number of at most three digits, or one of the words up to five.
fn count(word: &str) -> Option<u16> {
    let named = ["one", "two", "three", "four", "five"];
    if let Some((_, number)) = named.iter().zip(1..).find(|(name, _)| **name == word) {
        return Some(number);
    }
    let is_short = (1..=3).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit());
    word.parse().ok().filter(|_| is_short)
}

/// Whether a word is a number of days or a share, which says nothing about the place.
pub fn is_amount(word: &str) -> bool {
    let bare = word.trim_end_matches(['%', 'x']);
    count(bare).is_some_and(|count| count < 100 || bare.len() < word.len())
}
