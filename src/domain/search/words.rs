//! The words of a text, folded, each with where it stands in the text as it was written.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::domain::titles::words::halves;

/// The longest query that is looked at, in characters; what comes after is left out.
pub const LONGEST_QUERY: usize = 200;

/// The most words of a query that are looked at.
pub const MOST_WORDS: usize = 12;

/// Words that tell nothing of what somebody looks for.
const STOP_WORDS: [&str; 28] = [
    "a", "an", "and", "are", "as", "at", "be", "by", "can", "do", "does", "for", "from", "how",
    "i", "in", "is", "my", "of", "on", "or", "that", "the", "this", "to", "what", "which", "with",
];

/// Signs that stand within words and are left out of them: "bachelor's" is read as "bachelors".
const APOSTROPHES: [char; 3] = ['\'', '’', 'ʼ'];

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Its letters and digits, folded as by [`fold`](crate::domain::text::fold).
    pub folded: String,
    /// The bytes of the text that it stands for.
    pub bytes: Range<usize>,
}

/// Words that many queries hold beside what is looked for, in the singular, and ranks: they choose among what the other
/// words find.
const WEAK_WORDS: [&str; 24] = [
    "available",
    "best",
    "career",
    "course",
    "entry",
    "hiring",
    "job",
    "jr",
    "junior",
    "level",
    "near",
    "online",
    "opening",
    "opportunity",
    "part",
    "pay",
    "position",
    "remote",
    "salary",
    "senior",
    "sr",
    "time",
    "vacancy",
    "wage",
];

/// The most letters between the dots of initials ("Ph.D.").
const LONGEST_INITIAL: usize = 2;

/// The words of a text: letters and digits without anything between but apostrophes, or the dots of initials: "R.N." is
/// read as "rn", "Ph.D." as "phd".
///
/// One character may fold to several (`ﬁ` to `fi`) or to none (an accent that follows its letter); a word covers every
/// character that any of its letters come from.
pub fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut word: Option<Word> = None;
    for (start, written) in text.char_indices() {
        let end = start + written.len_utf8();
        let mut folds_to_nothing = true;
        fold_character(written, |letter| {
            folds_to_nothing = false;
            if letter.is_alphanumeric() && !APOSTROPHES.contains(&letter) {
                let open = word.get_or_insert_with(|| Word {
                    folded: String::new(),
                    bytes: start..end,
                });
                open.folded.push(letter);
                open.bytes.end = end;
            } else if !APOSTROPHES.contains(&letter) {
                words.extend(word.take());
            }
        });
        if let Some(open) = word.as_mut().filter(|_| folds_to_nothing) {
            open.bytes.end = end;
        }
    }
    words.extend(word);
    with_initials(text, words)
}

/// Takes letters with nothing but a dot between them together as one word.
fn with_initials(text: &str, words: Vec<Word>) -> Vec<Word> {
    let letters = |word: &str| {
        let is_short = word.len() <= 4 * LONGEST_INITIAL && word.chars().all(char::is_alphabetic);
        let count = word.chars().count();
        (is_short && count <= LONGEST_INITIAL).then_some(count)
    };
    let mut joined: Vec<Word> = Vec::with_capacity(words.len());
    // How many letters the last word has after its last dot; none where it is no initial.
    let mut last = None;
    for word in words {
        let next = letters(&word.folded);
        if let (Some(open), Some(before), Some(count)) = (joined.last_mut(), last, next)
            && before + count <= LONGEST_INITIAL + 1
            && text.get(open.bytes.end..word.bytes.start) == Some(".")
        {
            open.folded.push_str(&word.folded);
            open.bytes.end = word.bytes.end;
        } else {
            joined.push(word);
        }
        last = next;
    }
    joined
}

/// The words of a text in one line: what two spellings of the same name have in common.
pub fn line(words: &[Word]) -> String {
    let words: Vec<&str> = words.iter().map(|word| &*word.folded).collect();
    words.join(" ")
}

/// The words of a query, as many as are looked at.
pub fn query_words(query: &str) -> Vec<Word> {
    let end = query
        .char_indices()
        .nth(LONGEST_QUERY)
        .map_or(query.len(), |(end, _)| end);
    let mut words = words(query.get(..end).unwrap_or(query));
    words.truncate(MOST_WORDS);
    words
}

/// How many bytes at the start of a written word its first letters come from.
pub fn covering(written: &str, letters: usize) -> usize {
    let mut seen = 0;
    let mut covered = 0;
    for (start, character) in written.char_indices() {
        let before = seen;
        let mut is_accent = true;
        fold_character(character, |letter| {
            is_accent = false;
            seen += usize::from(letter.is_alphanumeric() && !APOSTROPHES.contains(&letter));
        });
        // An accent belongs to the letter before it, so that the end is after it.
        if before >= letters && seen > before {
            break;
        }
        if before < letters || is_accent {
            covered = start + character.len_utf8();
        }
    }
    covered
}

/// Turns a range of bytes into one of characters (Unicode code points).
pub fn characters(text: &str, bytes: &Range<usize>) -> Range<usize> {
    let count = |range: Range<usize>| text.get(range).map_or(0, |part| part.chars().count());
    let start = count(0..bytes.start);
    start..start + count(bytes.clone())
}

/// Ranges in order, those that overlap as one.
pub fn apart(ranges: impl Iterator<Item = Range<usize>>) -> Vec<Range<usize>> {
    let mut apart: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match apart.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => apart.push(range),
        }
    }
    apart
}

/// Whether a folded word tells nothing of what somebody looks for.
pub fn is_stop_word(word: &str) -> bool {
    STOP_WORDS.contains(&word)
}

/// Whether a folded word, in the singular, says little of what somebody looks for.
pub fn is_weak_word(stem: &str) -> bool {
    WEAK_WORDS.contains(&stem)
}

/// The shortest word that may be a misspelling or be meant by one, in letters.
pub const SHORTEST_MISSPELT: usize = 4;

/// Whether a title is called so before its short form in brackets: "Chief Information Officer (CIO)".
pub fn is_called(title: &str, called: &str) -> bool {
    let long = halves(title).first().copied();
    long.is_some_and(|long| line(&words(long)) == called)
}

/// How many edits a folded word may be away from the one that was meant: none for codes and words of up to three letters,
/// one from four letters, two from eight.
pub fn edits_forgiven(word: &str) -> u8 {
    if word.chars().any(char::is_numeric) {
        return 0;
    }
    match word.chars().count() {
        0..SHORTEST_MISSPELT => 0,
        SHORTEST_MISSPELT..=7 => 1,
        _ => 2,
    }
}

/// Folds one character: lower case, without accents, in as many letters as its compatibility form has.
fn fold_character(written: char, mut each: impl FnMut(char)) {
    if written.is_ascii() {
        each(written.to_ascii_lowercase());
        return;
    }
    std::iter::once(written)
        .nfkd()
        .filter(|letter| !is_combining_mark(*letter))
        .flat_map(char::to_lowercase)
        .for_each(each);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{
        LONGEST_QUERY, MOST_WORDS, characters, covering, fold_character, query_words, words,
    };
    use crate::domain::text::fold;

    #[test]
    fn words_are_folded_and_keep_their_places() {
        for (text, expected) in [
            ("Élan  Vital!", &[("elan", "Élan"), ("vital", "Vital")][..]),
            (
                "29-9021.00",
                &[("29", "29"), ("9021", "9021"), ("00", "00")],
            ),
            (
                "Bachelor's in ’IT’",
                &[("bachelors", "Bachelor's"), ("in", "in"), ("it", "IT")],
            ),
            (
                "ﬁne e\u{301}lan",
                &[("fine", "ﬁne"), ("elan", "e\u{301}lan")],
            ),
            ("Straße Ⅳ", &[("straße", "Straße"), ("iv", "Ⅳ")]),
            ("½", &[("1", "½"), ("2", "½")]),
            (
                "R.N. in the U.S.",
                &[("rn", "R.N"), ("in", "in"), ("the", "the"), ("us", "U.S")],
            ),
            ("Ph.D., i.t", &[("phd", "Ph.D"), ("it", "i.t")]),
            (
                "St.Louis 1.2 a. b",
                &[
                    ("st", "St"),
                    ("louis", "Louis"),
                    ("1", "1"),
                    ("2", "2"),
                    ("a", "a"),
                    ("b", "b"),
                ],
            ),
            ("🩺 \u{202e}\u{0}", &[]),
        ] {
            let found = words(text);
            let found: Vec<(&str, &str)> = found
                .iter()
                .map(|word| (&*word.folded, &text[word.bytes.clone()]))
                .collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn a_beginning_is_found_in_the_written_word() {
        for (written, letters, expected) in [
            ("Informatics", 3, "Inf"),
            ("ﬁne", 1, "ﬁ"),
            ("e\u{301}lan", 1, "e\u{301}"),
            ("R.N", 2, "R.N"),
            ("R.N", 1, "R"),
            ("driver's", 7, "driver's"),
            ("driver's", 6, "driver"),
            ("it", 9, "it"),
            ("it", 0, ""),
        ] {
            assert_eq!(&written[..covering(written, letters)], expected);
        }
    }

    #[test]
    fn a_long_query_is_cut() {
        assert_eq!(query_words(&"a ".repeat(300)).len(), MOST_WORDS);
        let long = query_words(&"é".repeat(300));
        assert_eq!(
            long.iter().map(|word| word.folded.len()).sum::<usize>(),
            LONGEST_QUERY
        );
    }

    proptest! {
        #[test]
        fn folding_characters_is_folding_the_text(text in "\\PC{0,60}") {
            let mut folded = String::new();
            for written in text.chars() {
                fold_character(written, |letter| folded.push(letter));
            }
            prop_assert_eq!(folded.split_whitespace().collect::<Vec<_>>().join(" "), fold(&text));
        }

        #[test]
        fn words_lie_in_the_text_in_order(text in ".{0,80}", letters in 0..9_usize) {
            let found = words(&text);
            for pair in found.windows(2) {
                prop_assert!(pair[0].bytes.start <= pair[1].bytes.start && pair[0].bytes.end <= pair[1].bytes.end);
            }
            for word in found {
                let written = text.get(word.bytes.clone());
                prop_assert!(written.is_some_and(|written| written.get(..covering(written, letters)).is_some()));
                prop_assert!(characters(&text, &word.bytes).end <= text.chars().count());
                prop_assert!(!word.folded.is_empty());
            }
        }
    }
}
