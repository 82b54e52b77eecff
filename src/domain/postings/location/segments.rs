//! The parts of a location, and what they hold together.

use unicode_normalization::char::is_combining_mark;

use crate::domain::postings::markup::{BREAK, Visible, is_hidden};
use crate::domain::vocabulary::WorkMode;

use super::MAX_CHARS;
use super::abroad;
use super::names::{Names, keys, words};
use super::postcodes::{is_zip, postcodes, without_foreign};
use super::tiles::{Named, Text, Tile, is_two_letters};
use super::work_mode::{Modes, Part};

/// What a location holds, in its order, and how the work is done.
#[derive(Debug)]
pub struct Said<'a> {
    pub tiles: Vec<Tile<'a>>,
    pub mode: Option<WorkMode>,
}

/// The first [`MAX_CHARS`] characters of a text that a reader sees, without markup; symbols and emoji are blanks.
pub fn visible(text: &str) -> String {
    let seen = Visible::of(text);
    let seen = seen.chars().iter().take(MAX_CHARS);
    let is_selector = |c: &char| matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{20d0}'..='\u{20f0}');
    let kept = seen.filter(|c| {
        c.is_whitespace() || !is_hidden(**c) || (is_combining_mark(**c) && !is_selector(c))
    });
    kept.map(|c| match *c {
        BREAK => '\n',
        c if c.is_alphanumeric() || c.is_whitespace() || is_combining_mark(c) => c,
        c if is_sign(c) => c,
        '%' | '&' | '*' | '-' | '.' | '\'' | '’' | '‘' | '\u{2010}' | '\u{2011}' => *c,
        _ => ' ',
    })
    .collect()
}

/// Takes a text apart into the names and work modes it holds, in its order.
///
/// Commas, brackets and the like divide it into parts. A part counts only if it can be read to its last word; of
/// others, such as a hospital's name, only a state in capitals at their end does (`Oregon City OR 97045`).
pub fn said<'a>(text: &str, names: &'a Names) -> Said<'a> {
    let mut tiles = Vec::new();
    let mut modes = Modes::default();
    let (mut follows_unknown, mut country) = (false, None);
    for (nth, (part, after_comma)) in divided(text).into_iter().enumerate() {
        let all = words(part);
        tiles.extend(postcodes(part, &all).into_iter().map(Tile::Postcode));
        let mut segment = without_foreign(&all);
        let mut has_zip = false;
        while let [before @ .., last] = segment
            && !before.is_empty()
            && is_zip(&last.key)
        {
            has_zip |= last.key.len() > 4;
            segment = before;
        }
        country = abroad::with_letters(&keys(segment)).or(country);
        let is_foreign = |letters: &str| {
            let of = country.filter(|_| !has_zip);
            of.is_some_and(|country| abroad::are_letters_of(letters, country))
        };
        let text = Text {
            part,
            nth,
            after_comma,
        };
        let read = text.tiled(segment, names);
        modes.hear(Part {
            keys: &keys(segment),
            is_read: read.is_some(),
            is_remote: read.iter().flatten().any(|tile| *tile == Tile::Remote),
            names_place: read.iter().flatten().any(|tile| *tile != Tile::Remote),
        });
        let is_unknown = read.is_none();
        for mut tile in read.unwrap_or_else(|| text.state_at_end(segment, names)) {
            if let Tile::Named(Named { key, is_state, .. }) = &mut tile
                && is_two_letters(key)
            {
                if is_foreign(key) {
                    continue;
                }
                *is_state |= has_zip || follows_unknown || is_unknown;
            }
            tiles.push(tile);
        }
        follows_unknown = is_unknown;
    }
    let mode = modes.told();
    Said { tiles, mode }
}

/// Whether a character divides a location.
fn is_sign(c: char) -> bool {
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
            | '●'
            | '▪'
            | '–'
            | '—'
            | '+'
            | '\n'
            | '\r'
    )
}

/// The parts of a location, each with whether it stands after a comma.
fn divided(text: &str) -> Vec<(&str, bool)> {
    let mut divided = Vec::new();
    let mut after_comma = false;
    for signed in text.split_inclusive(is_sign) {
        let parts = signed.trim_end_matches(is_sign).split(" - ");
        for part in parts.filter(|part| !part.trim().is_empty()) {
            divided.push((part, after_comma));
            after_comma = false;
        }
        after_comma = signed.ends_with(',');
    }
    divided
}
