//! What of a title is looked at: its words, their beginnings and trigrams, and the word that says what the job is.

use std::collections::BTreeSet;

use super::words::words;
use crate::domain::text::fold;
use crate::domain::text::singular;

/// Words that say nothing of a job.
const STOP_WORDS: [&str; 13] = [
    "of", "and", "the", "for", "in", "to", "a", "or", "with", "on", "at", "by", "an",
];

/// Words after which a title says of what, where or for whom, and no longer which job.
const PREPOSITIONS: [&str; 7] = ["of", "for", "in", "with", "to", "at", "on"];

/// The length of the beginning of a word, in letters.
const PREFIX: usize = 4;

/// The longest title that is looked at, in characters; what comes after is no title any more.
const LONGEST: usize = 200;

/// The features of a title, each kind without repetition and in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Features {
    /// Its words in the singular, without those that say nothing of a job.
    pub words: BTreeSet<String>,
    /// The first four letters of these words.
    pub prefixes: BTreeSet<String>,
    /// The word before the first preposition, or the last one: "director" of "director of nursing", "analyst" of "clinical
    /// analyst".
    pub heads: BTreeSet<String>,
    /// Three letters each of these words, with `<` before and `>` after each word.
    pub trigrams: BTreeSet<[u8; 3]>,
}

impl Features {
    /// Takes a title apart. What stands in parentheses is a title of its own: "nurse practitioner (np)".
    pub fn of(title: &str) -> Self {
        let title: String = title.chars().take(LONGEST).collect();
        let folded = fold(&title).replace(['\'', '’'], "");
        let mut features = Self::default();
        for part in parts(&folded) {
            let words: Vec<String> = words(&part).iter().map(|word| singular(word)).collect();
            features.add(&words);
        }
        features
    }

    fn add(&mut self, words: &[String]) {
        let preposition = words
            .iter()
            .skip(1)
            .position(|word| PREPOSITIONS.contains(&&**word));
        let head = match preposition {
            Some(place) => words.get(place),
            None => words.last(),
        };
        self.heads.extend(head.cloned());
        let telling: Vec<&String> = words
            .iter()
            .filter(|word| !STOP_WORDS.contains(&&***word))
            .collect();
        // A title of nothing but such words is made of them.
        let chosen = if telling.is_empty() {
            words.iter().collect()
        } else {
            telling
        };
        for word in chosen {
            self.prefixes.insert(word.chars().take(PREFIX).collect());
            let edged = format!("<{word}>");
            let trigrams = edged.as_bytes().windows(3);
            self.trigrams
                .extend(trigrams.filter_map(|three| <[u8; 3]>::try_from(three).ok()));
            self.words.insert(word.clone());
        }
    }
}

/// The title without what stands in parentheses, and each of those texts.
fn parts(folded: &str) -> Vec<String> {
    let (mut outside, mut inside, mut all) = (String::new(), None::<String>, Vec::new());
    for letter in folded.chars() {
        match (letter, &mut inside) {
            // An opening one that is never closed is no parenthesis.
            ('(', opened) => {
                if let Some(text) = opened.replace(String::new()) {
                    outside.push_str(&text);
                }
                outside.push(' ');
            }
            (')', opened) => all.extend(opened.take()),
            (letter, Some(text)) => text.push(letter),
            (letter, None) => outside.push(letter),
        }
    }
    outside.push_str(&inside.unwrap_or_default());
    all.insert(0, outside);
    all
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Features;

    fn list<'a>(words: impl IntoIterator<Item = &'a String>) -> Vec<&'a str> {
        words.into_iter().map(String::as_str).collect()
    }

    #[test]
    fn a_title_is_taken_apart() {
        let features = Features::of("Director of Nursing Services");
        assert_eq!(list(&features.words), ["director", "nursing", "service"]);
        assert_eq!(list(&features.prefixes), ["dire", "nurs", "serv"]);
        assert_eq!(list(&features.heads), ["director"]);
        assert!(features.trigrams.contains(b"<di") && features.trigrams.contains(b"ng>"));
    }

    #[test]
    fn what_stands_in_parentheses_is_a_title_of_its_own() {
        let features = Features::of("Nurse Practitioner (NP)");
        assert_eq!(list(&features.heads), ["np", "practitioner"]);
        assert_eq!(Features::of("Nurse (RN"), Features::of("Nurse RN"));
    }

    #[test]
    fn a_title_of_words_that_say_nothing_is_made_of_them() {
        assert_eq!(list(&Features::of("At the").words), ["at", "the"]);
        assert_eq!(Features::of(" – (…) "), Features::default());
    }

    proptest! {
        #[test]
        fn any_text_is_taken_apart(text in "\\PC{0,300}") {
            let features = Features::of(&text);
            prop_assert!(features.words.len() <= super::LONGEST);
            prop_assert_eq!(features.words.is_empty(), features.heads.is_empty());
        }
    }
}
