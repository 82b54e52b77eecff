//! The postal codes in a part of a location: of the United States, the United Kingdom and Canada.

use std::collections::BTreeSet;

use super::names::Word;
use super::tiles::Tile;

/// A postal code as it is written officially, and the country's ISO 3166-1 code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Postcode {
    pub country: &'static str,
    pub code: String,
}

/// Whether a word has as many digits as a ZIP code, its four further digits, or both.
pub fn is_zip(word: &str) -> bool {
    matches!(word.len(), 4 | 5 | 9) && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// The postal codes among the words of a text, in their order.
pub fn postcodes(text: &str, words: &[Word]) -> Vec<Postcode> {
    (0..words.len())
        .filter_map(|at| {
            let word = words.get(at)?;
            let next = words.get(at + 1);
            zip(text, word, next).or_else(|| foreign(words.get(at..)?).map(|(code, _)| code))
        })
        .collect()
}

/// The words before a postal code of the United Kingdom or Canada at their end, or all.
pub fn without_foreign(words: &[Word]) -> &[Word] {
    let kept = |taken: usize| {
        let (before, end) = words.split_at_checked(words.len().checked_sub(taken)?)?;
        let (_, length) = foreign(end)?;
        (length == taken).then_some(before)
    };
    kept(2).or_else(|| kept(1)).unwrap_or(words)
}

/// The country whose postal codes a location holds; none for ZIP codes, which other countries have too.
pub fn country(tiles: &[Tile<'_>]) -> Option<&'static str> {
    let codes = tiles.iter().filter_map(|tile| match tile {
        Tile::Postcode(postcode) => Some(postcode.country),
        _ => None,
    });
    let countries: BTreeSet<&str> = codes.collect();
    let country = countries.first().copied();
    country.filter(|country| countries.len() == 1 && *country != "US")
}

fn zip(text: &str, word: &Word, next: Option<&Word>) -> Option<Postcode> {
    (word.key.len() == 5 && is_zip(&word.key)).then(|| {
        let more = next.filter(|next| {
            let between = text.get(word.range.end..next.range.start);
            next.key.len() == 4 && is_zip(&next.key) && between == Some("-")
        });
        let more = more.map_or(String::new(), |next| format!("-{}", next.key));
        Postcode {
            country: "US",
            code: format!("{}{more}", word.key),
        }
    })
}

/// The code of the United Kingdom or Canada that words begin with, and how many words it is.
fn foreign(words: &[Word]) -> Option<(Postcode, usize)> {
    let first = words.first()?.key.as_str();
    let halves = |outer: &str, inner: &str, length| {
        let country = match (shape(outer).as_str(), shape(inner).as_str()) {
            ("a0a", "0a0") => "CA",
            ("a0" | "a00" | "a0a" | "aa0" | "aa00" | "aa0a", "0aa") => "GB",
            _ => return None,
        };
        let code = format!("{outer} {inner}").to_ascii_uppercase();
        Some((Postcode { country, code }, length))
    };
    // "E1 2nd floor" is no code.
    let second = words
        .get(1)
        .filter(|word| word.is_upper || !is_ordinal(&word.key));
    let second = second.map(|word| word.key.as_str());
    let joined = first.len().checked_sub(3);
    second
        .and_then(|second| halves(first, second, 2))
        .or_else(|| {
            let (outer, inner) = first.split_at_checked(joined?)?;
            halves(outer, inner, 1)
        })
}

fn is_ordinal(word: &str) -> bool {
    ["st", "nd", "rd", "th"]
        .iter()
        .any(|end| word.ends_with(end))
}

/// The word with each letter as `a` and each digit as `0`.
fn shape(word: &str) -> String {
    let shaped = word.chars().map(|c| match c {
        'a'..='z' => 'a',
        '0'..='9' => '0',
        _ => '-',
    });
    shaped.collect()
}
