//! The parts of a location, and the places, work modes and filling words that each is made of.

use super::aliases::is_elsewhere;
use super::names::{Meaning, NAME_WORDS, Names, Word, words};

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
/// Words that say nothing about the place.
const FILLING: &[&str] = &[
    "100%",
    "all",
    "and",
    "area",
    "areas",
    "based",
    "candidates",
    "downtown",
    "eligible",
    "first",
    "flexible",
    "friendly",
    "from",
    "full time",
    "fully",
    "greater",
    "hq",
    "hybrid",
    "in",
    "in office",
    "in person",
    "jobs",
    "local",
    "locations",
    "location",
    "metro",
    "metropolitan",
    "multiple",
    "nationwide",
    "near",
    "of",
    "office",
    "on site",
    "only",
    "onsite",
    "option",
    "optional",
    "or",
    "partially",
    "position",
    "region",
    "state of",
    "suburban",
    "suburbs",
    "the",
    "to",
    "various",
    "within",
    "work",
    "worksite",
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

/// A part of a location text that has a meaning of its own.
#[derive(Debug, PartialEq)]
pub enum Tile<'a> {
    /// A name that some places go by; two letters that follow a city unknown here, or come before a ZIP code, are a
    /// state if there is one.
    Named {
        key: String,
        meanings: &'a [Meaning],
        is_state: bool,
    },
    /// The work is away from the employer's place.
    Remote,
}

/// Takes a text apart into the names and work modes it holds, in its order.
///
/// Commas, brackets and the like divide it into segments. A segment counts only if it can be read to its last word; of
/// others, such as a hospital's name, only a state in capitals at their end does (`Oregon City OR 97045`).
pub fn tiles<'a>(text: &str, names: &'a Names) -> Vec<Tile<'a>> {
    let mut tiles = Vec::new();
    let (mut follows_unknown, mut is_abroad) = (false, false);
    for (nth, segment) in divided(text).into_iter().enumerate() {
        let mut segment = words(segment);
        let length = segment.len();
        while segment.len() > 1 && segment.last().is_some_and(|word| is_zip(&word.key)) {
            segment.pop();
        }
        let has_zip = segment.len() < length;
        let keys: Vec<&str> = segment.iter().map(|word| word.key.as_str()).collect();
        is_abroad |= is_elsewhere(&keys.join(" "));
        let read = tiled(&segment, names, nth > 0);
        let is_unknown = read.is_none();
        let read = read.unwrap_or_else(|| state_at_end(&segment, names).into_iter().collect());
        for mut tile in read {
            if let Tile::Named { key, is_state, .. } = &mut tile
                && is_two_letters(key)
            {
                if is_abroad {
                    continue;
                }
                *is_state = has_zip || follows_unknown || is_unknown;
            }
            tiles.push(tile);
        }
        follows_unknown = is_unknown;
    }
    tiles
}

fn divided(text: &str) -> Vec<&str> {
    let is_sign = |c: char| {
        matches!(
            c,
            ',' | ';'
                | '/'
                | '|'
                | '('
                | ')'
                | '['
                | ']'
                | ':'
                | '•'
                | '·'
                | '–'
                | '—'
                | '+'
                | '\n'
                | '\r'
        )
    };
    let parts = text.split(is_sign).flat_map(|part| part.split(" - "));
    parts.filter(|part| !part.trim().is_empty()).collect()
}

fn is_zip(word: &str) -> bool {
    matches!(word.len(), 4 | 5 | 9) && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Reads a segment to its last word, taking the longest name at each place; `None` if a word has no meaning.
fn tiled<'a>(segment: &[Word], names: &'a Names, is_later: bool) -> Option<Vec<Tile<'a>>> {
    let mut tiles = Vec::new();
    let mut rest = segment;
    let mut after_country = false;
    while !rest.is_empty() {
        let longest = rest.len().min(NAME_WORDS);
        let read = (1..=longest).rev().find_map(|length| {
            let (taken, left) = rest.split_at_checked(length)?;
            let keys: Vec<&str> = taken.iter().map(|word| word.key.as_str()).collect();
            let key = keys.join(" ");
            let meanings = names.meanings(&key);
            let is_alone = is_later && taken.len() == segment.len();
            let is_code = |word: &Word| word.is_upper && is_two_letters(&word.key);
            let may_be_code = match length {
                _ if matches!(key.as_str(), "us" | "uk") => true,
                1 if is_two_letters(&key) => {
                    is_alone || taken.iter().all(is_code) && (after_country || ends_code(left))
                }
                _ => {
                    let needs_code = meanings.iter().all(|meaning| meaning.has_state);
                    !needs_code || left.is_empty() || taken.iter().any(is_code)
                }
            };
            if !meanings.is_empty() && may_be_code {
                let is_state = false;
                Some((
                    Some(Tile::Named {
                        key,
                        meanings,
                        is_state,
                    }),
                    left,
                ))
            } else if REMOTE.contains(&key.as_str()) {
                Some((Some(Tile::Remote), left))
            } else {
                (FILLING.contains(&key.as_str()) || is_zip(&key)).then_some((None, left))
            }
        });
        let (tile, left) = read?;
        let is_country = |key: &str| matches!(key, "us" | "usa");
        after_country = matches!(&tile, Some(Tile::Named { key, .. }) if is_country(key));
        tiles.extend(tile);
        rest = left;
    }
    Some(tiles)
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

fn is_two_letters(key: &str) -> bool {
    key.len() == 2 && key.bytes().all(|byte| byte.is_ascii_lowercase())
}

fn state_at_end<'a>(segment: &[Word], names: &'a Names) -> Option<Tile<'a>> {
    let last = segment
        .last()
        .filter(|last| last.is_upper && is_two_letters(&last.key))?;
    let meanings = names.meanings(&last.key);
    (!meanings.is_empty()).then(|| Tile::Named {
        key: last.key.clone(),
        meanings,
        is_state: true,
    })
}
