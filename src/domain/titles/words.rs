//! Words of titles.

use crate::domain::text::{fold, singular};

/// The words of a title, in lower case and without accents.
pub fn words(title: &str) -> Vec<String> {
    let folded = fold(title).replace(['\'', '’'], "");
    let words = folded.split(|letter: char| !letter.is_ascii_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The titles that one with its short form is beside: "Chief Information Officer (CIO)" is that of chief information
/// officers, and of CIOs.
pub fn halves(title: &str) -> Vec<&str> {
    let inside = title
        .strip_suffix(')')
        .and_then(|title| title.rsplit_once('('));
    let is_short = |short: &str| {
        short.len() > 1
            && short
                .bytes()
                .all(|byte| byte.is_ascii_uppercase() || byte == b'-')
    };
    match inside {
        Some((long, short)) if is_short(short) => vec![long, short],
        _ => Vec::new(),
    }
}

/// A title as it is looked up: its words in the singular, whatever stands between them.
pub fn looked_up(title: &str) -> String {
    let words: Vec<String> = words(title).iter().map(|word| singular(word)).collect();
    words.join(" ")
}
