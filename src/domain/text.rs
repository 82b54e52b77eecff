//! Folding of text for search and for an order that is the same on every database.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Folds a text to its sort and search key: lower case, accents dropped, white space single.
///
/// Stored beside each title, since databases disagree on case, accents and collation.
pub fn fold(text: &str) -> String {
    let bare: String = text
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .collect();
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A word without the ending of its plural, as far as that can be told without a dictionary.
pub fn singular(word: &str) -> String {
    let stem = word.strip_suffix('s').filter(|_| word.len() > 3);
    let Some(stem) = stem.filter(|stem| !stem.ends_with(['s', 'u', 'i'])) else {
        return word.to_owned();
    };
    if let Some(stem) = stem.strip_suffix("ie").filter(|_| word.len() > 4) {
        return format!("{stem}y");
    }
    let adds_e = ["sse", "che", "she", "xe", "ze"]
        .iter()
        .any(|end| stem.ends_with(end));
    let length = stem.len() - usize::from(adds_e);
    stem.get(..length).unwrap_or(stem).to_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{fold, singular};

    #[test]
    fn case_accents_and_spaces_do_not_matter() {
        assert_eq!(fold("  Élan   Vital "), fold("elan vital"));
    }

    #[test]
    fn plurals_are_taken_back_and_other_words_left() {
        for (word, expected) in [
            ("drivers", "driver"),
            ("secretaries", "secretary"),
            ("nurses", "nurse"),
            ("coaches", "coach"),
            ("bosses", "boss"),
            ("boxes", "box"),
            ("business", "business"),
            ("campus", "campus"),
            ("analysis", "analysis"),
            ("gas", "gas"),
            ("ties", "tie"),
            ("", ""),
        ] {
            assert_eq!(singular(word), expected, "{word}");
        }
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing_more(text in ".{0,60}") {
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
        }
    }
}
