//! The parts of a location, and what they hold together.

use unicode_normalization::char::is_combining_mark;

use crate::domain::postings::markup::{BREAK, Visible, is_hidden};
use crate::domain::vocabulary::WorkMode;

use super::MAX_CHARS;
use super::names::{Names, Word, keys, words};
use super::postcodes::{is_zip, postcodes, without_foreign};
use super::tiles::{Named, Text, Tile, is_two_letters};
use super::work_mode::{Modes, Part, is_choice};
use super::{abroad, forms};

/// What a location holds, in its order, and how the work is done.
#[derive(Debug)]
pub struct Said<'a> {
    pub tiles: Vec<Tile<'a>>,
    pub mode: Option<WorkMode>,
    /// Whether remote work is an alternative to what stands beside it.
    pub is_choice: bool,
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
/// others, such as a hospital's name, only a state in capitals at their end does (`Oregon City OR 97045`), and one before
/// a town (`OH-MASON`).
pub fn said<'a>(text: &str, names: &'a Names) -> Said<'a> {
    let mut tiles = Vec::new();
    let (mut modes, mut choices) = (Modes::default(), String::new());
    let (mut follows_unknown, mut country) = (false, None);
    let (mut county, mut coded, mut shared) = (None, None, Vec::new());
    let mut start = 0;
    for (nth, (part, sign)) in divided(text).into_iter().enumerate() {
        let text = Text { part, nth, sign };
        let all = words(part);
        let before = start;
        let codes = postcodes(part, &all).into_iter().map(Tile::Postcode);
        let (segment, digits) = without_digits(without_foreign(&all));
        coded = coded.or_else(|| (segment.len() < all.len()).then_some(nth));
        let has_zip = digits.iter().any(|digits| digits.key.len() > 4);
        let key = keys(segment);
        country = abroad::with_letters(&key).or(country);
        let is_foreign = |letters: &str| {
            let of = country.filter(|_| !has_zip);
            of.is_some_and(|country| abroad::are_letters_of(letters, country))
        };
        county = county.or_else(|| (nth > 0 && forms::is_county(&key)).then_some(nth));
        let short = digits.first().filter(|_| digits.len() == 1 && !has_zip);
        let short = short.map(|digits| digits.key.as_str());
        let read = text
            .australian(segment, short, country == Some("AU"), names)
            .or_else(|| text.tiled(segment, names))
            .or_else(|| text.state_first(segment, names));
        modes.hear(Part {
            keys: &key,
            is_read: read.is_some(),
            is_remote: read.iter().flatten().any(|tile| *tile == Tile::Remote),
            names_place: read.iter().flatten().any(|tile| *tile != Tile::Remote),
        });
        choices += if sign == Some('/') { " or " } else { " " };
        choices += &key;
        let is_unknown = read.is_none();
        let read = read.unwrap_or_else(|| text.state_at_end(segment, names));
        let is_shared = forms::is_state_by(tiles.get(before..).unwrap_or_default(), &read, sign);
        tiles.extend(codes);
        start = tiles.len();
        shared.extend(is_shared.then_some(start));
        for mut tile in read {
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
    forms::settle(&mut tiles, &shared, names);
    forms::add_country(&mut tiles, county, coded, names);
    Said {
        tiles,
        mode: modes.told(),
        is_choice: is_choice(&choices),
    }
}

/// Words without the numbers at their end that may be a postal code, and those.
fn without_digits(words: &[Word]) -> (&[Word], &[Word]) {
    let ends = words.iter().rev().take_while(|word| is_zip(&word.key));
    let kept = words.len().saturating_sub(ends.count());
    words.split_at(kept.max(1).min(words.len()))
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

/// The parts of a location, each with the character that divides it from the part before.
fn divided(text: &str) -> Vec<(&str, Option<char>)> {
    let mut divided = Vec::new();
    let mut sign = None;
    for signed in text.split_inclusive(is_sign) {
        let parts = signed.trim_end_matches(is_sign).split(" - ");
        for part in parts.filter(|part| !part.trim().is_empty()) {
            divided.push((part, sign));
            sign = None;
        }
        sign = signed.chars().last().filter(|c| is_sign(*c));
    }
    divided
}
