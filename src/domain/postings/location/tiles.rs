//! The places, work modes and filling words that a part of a location is made of.

use super::aliases::PARTS_OF_STATES;
use super::names::{Meaning, NAME_WORDS, Names, Word, keys};
use super::postcodes::{Postcode, is_zip};
use super::work_mode::{is_amount, is_remote};

/// Words that say nothing about the place.
const FILLING: &[&str] = &[
    "%",
    "a",
    "all",
    "allowed",
    "and",
    "area",
    "areas",
    "at",
    "available",
    "based",
    "be",
    "candidates",
    "completely",
    "contract",
    "cst",
    "day",
    "days",
    "downtown",
    "each",
    "eligible",
    "entirely",
    "est",
    "evenings",
    "every",
    "first",
    "flex",
    "flexible",
    "friendly",
    "from",
    "full time",
    "fully",
    "greater",
    "home",
    "hours",
    "hq",
    "hybrid",
    "in",
    "in house",
    "in office",
    "in person",
    "job",
    "jobs",
    "least",
    "live",
    "local",
    "located",
    "location",
    "locations",
    "metro",
    "metropolitan",
    "model",
    "month",
    "months",
    "mst",
    "multiple",
    "must",
    "nationwide",
    "near",
    "night",
    "nights",
    "occasional",
    "occasionally",
    "of",
    "office",
    "on site",
    "only",
    "onsite",
    "opportunity",
    "option",
    "optional",
    "or",
    "part time",
    "partial",
    "partially",
    "partly",
    "per",
    "per diem",
    "percent",
    "permanent",
    "permanently",
    "position",
    "possible",
    "prn",
    "pst",
    "region",
    "required",
    "reside",
    "resident",
    "residents",
    "residing",
    "role",
    "schedule",
    "shift",
    "some",
    "sometimes",
    "state of",
    "suburban",
    "suburbs",
    "temporary",
    "the",
    "time",
    "times",
    "to",
    "travel",
    "up",
    "various",
    "week",
    "weekends",
    "weekly",
    "weeks",
    "with",
    "within",
    "wk",
    "work",
    "worksite",
    "x",
    "zone",
];

/// Words that may follow the letters of a state.
const AFTER_STATE: &[&str] = &[
    "area",
    "hybrid",
    "metro",
    "metropolitan",
    "only",
    "region",
    "remote",
];

/// A name that some places go by.
#[derive(Debug, PartialEq)]
pub struct Named<'a> {
    /// The folded words.
    pub key: String,
    /// What it can mean.
    pub meanings: &'a [Meaning],
    /// Whether it is a state if there is one: two letters that follow a city unknown here or come before a ZIP code, what
    /// follows a word such as `Upstate`, and a name shared with a city after a town unknown here (`Renton, Washington`).
    pub is_state: bool,
    /// As it is written, without the letters of a state.
    pub text: String,
    /// The letters of a state that it holds besides a city, in capitals.
    pub letters: Option<String>,
    /// The number of the part that it stands in.
    pub part: usize,
    /// Whether it stands right after another name or a comma.
    pub is_beside: bool,
}

/// Something that a location holds.
#[derive(Debug, PartialEq)]
pub enum Tile<'a> {
    /// The name of a place.
    Named(Named<'a>),
    /// The work is away from the employer's place.
    Remote,
    /// Words that have no meaning here, and the number of the part that they stand in.
    Unread { text: String, part: usize },
    /// A postal code.
    Postcode(Postcode),
}

/// A part of a location, and its number.
#[derive(Debug, Clone, Copy)]
pub struct Text<'t> {
    /// The part.
    pub part: &'t str,
    /// Its number, from 0.
    pub nth: usize,
    /// The character that divides it from the part before.
    pub sign: Option<char>,
}

impl Text<'_> {
    /// Reads the words of the part to the last, taking the longest name at each place; `None` if one has no meaning.
    pub fn tiled<'a>(self, segment: &[Word], names: &'a Names) -> Option<Vec<Tile<'a>>> {
        let mut tiles = Vec::new();
        let mut rest = segment;
        let (mut after_country, mut is_beside) = (false, self.sign == Some(','));
        while !rest.is_empty() {
            let longest = rest.len().min(NAME_WORDS);
            let read = (1..=longest).rev().find_map(|length| {
                let (taken, left) = rest.split_at_checked(length)?;
                let key = keys(taken);
                let run = Run {
                    taken,
                    left,
                    is_start: rest.len() == segment.len(),
                    is_later: self.nth > 0,
                    after_country,
                };
                if run.may_mean(names.meanings(&key)) {
                    Some((Some(Tile::Named(self.named(taken, names, is_beside))), left))
                } else if let Some(tile) = self.part_of_state(taken, names) {
                    Some((Some(tile), left))
                } else if is_remote(&key) {
                    Some((Some(Tile::Remote), left))
                } else {
                    let is_filling = FILLING.contains(&key.as_str());
                    (is_filling || is_zip(&key) || is_amount(&key)).then_some((None, left))
                }
            });
            let (tile, left) = read?;
            let is_country = |key: &str| matches!(key, "us" | "usa");
            is_beside = matches!(&tile, Some(Tile::Named(_)));
            after_country = matches!(&tile, Some(Tile::Named(named)) if is_country(&named.key));
            tiles.extend(tile);
            rest = left;
        }
        Some(tiles)
    }

    /// Of words without meaning, the state in capitals at their end.
    pub fn state_at_end<'a>(self, segment: &[Word], names: &'a Names) -> Vec<Tile<'a>> {
        let state = segment
            .split_last()
            .filter(|(last, _)| is_code(last) && !names.meanings(&last.key).is_empty());
        let (state, before) = state.map_or((None, segment), |(last, before)| (Some(last), before));
        let unread = self.unread(before);
        let state = state.map(|state| {
            let state = self.named(std::slice::from_ref(state), names, true);
            Tile::Named(Named {
                is_state: true,
                ..state
            })
        });
        [Some(unread), state].into_iter().flatten().collect()
    }

    /// A word for a part of a state, and the state.
    fn part_of_state<'a>(self, taken: &[Word], names: &'a Names) -> Option<Tile<'a>> {
        let (first, state) = taken.split_first()?;
        let is_named = match state {
            [letters] if is_two_letters(&letters.key) => is_code(letters),
            _ => true,
        };
        let is_part = PARTS_OF_STATES.contains(&first.key.as_str());
        (is_named && is_part && names.is_state(&keys(state))).then(|| {
            Tile::Named(Named {
                is_state: true,
                text: self.written(taken),
                ..self.named(state, names, false)
            })
        })
    }

    /// Words without meaning.
    pub fn unread<'a>(self, words: &[Word]) -> Tile<'a> {
        Tile::Unread {
            text: self.written(words),
            part: self.nth,
        }
    }

    /// The name that words are.
    pub fn named<'a>(self, taken: &[Word], names: &'a Names, is_beside: bool) -> Named<'a> {
        let key = keys(taken);
        let meanings = names.meanings(&key);
        let (city, letters) = match taken {
            _ if !meanings.iter().any(|meaning| meaning.has_state) => (taken, None),
            [city @ .., last] if is_two_letters(&last.key) => (city, Some(last)),
            [first, city @ ..] => (city, Some(first)),
            [] => (taken, None),
        };
        Named {
            text: self.written(city),
            letters: letters.map(|word| word.key.to_ascii_uppercase()),
            key,
            meanings,
            is_state: false,
            part: self.nth,
            is_beside,
        }
    }

    /// Words as they are written.
    pub fn written(self, words: &[Word]) -> String {
        let range = words
            .first()
            .zip(words.last())
            .and_then(|(first, last)| self.part.get(first.range.start..last.range.end));
        let words: Vec<&str> = range.unwrap_or_default().split_whitespace().collect();
        words.join(" ").trim_matches(['-', '*', '&']).to_owned()
    }
}

/// Words of a part, and what stands around them.
struct Run<'w> {
    taken: &'w [Word],
    left: &'w [Word],
    is_start: bool,
    is_later: bool,
    after_country: bool,
}

impl Run<'_> {
    /// Whether the words can be the name that they are spelled like. Two letters are none amid other words, nor is a city
    /// with the letters of a state in small, as in "in Chicago".
    fn may_mean(&self, meanings: &[Meaning]) -> bool {
        let is_meant = match self.taken {
            [word] if matches!(word.key.as_str(), "us" | "uk") => true,
            [word] if is_two_letters(&word.key) => {
                let is_alone = self.is_later && self.is_start && self.left.is_empty();
                is_alone || is_code(word) && (self.after_country || ends_code(self.left))
            }
            [first, ..] if matches!(first.key.as_str(), "in" | "or") => {
                is_code(first) && (self.is_start || self.after_country)
            }
            taken => {
                let needs_code = meanings.iter().all(|meaning| meaning.has_state);
                !needs_code || self.left.is_empty() || taken.iter().any(is_code)
            }
        };
        is_meant && !meanings.is_empty()
    }
}

/// Whether the letters of a state may stand before the rest of a segment: before nothing, another choice, or words such
/// as `area`.
fn ends_code(left: &[Word]) -> bool {
    let next = left.first();
    next.is_none_or(|next| match next.key.as_str() {
        "or" => !next.is_upper,
        "and" => true,
        _ => left
            .iter()
            .all(|word| AFTER_STATE.contains(&word.key.as_str())),
    })
}

/// Whether a name is two letters.
pub fn is_two_letters(key: &str) -> bool {
    key.len() == 2 && key.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// Whether a word is two letters in capitals.
pub fn is_code(word: &Word) -> bool {
    word.is_upper && is_two_letters(&word.key)
}
