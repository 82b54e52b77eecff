//! A sorted list of words (or whole names), looked up by beginning, by what they contain and in spite of misspellings.

use std::ops::{Range, RangeInclusive};

use super::edits::Edits;
use super::lists::Lists;
use crate::domain::count::{number, place};

/// What stands after each word in memory; no folded word has it.
const SEPARATOR: char = '\n';

/// Words in order, without repetition; each is known by its place.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    /// The words, with [`SEPARATOR`] after each.
    text: String,
    /// Where the separator after each word stands.
    ends: Vec<u32>,
}

/// Words that are near another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Near {
    /// Their places.
    pub words: Range<usize>,
    /// How many edits away they are.
    pub edits: u8,
    /// Whether the whole word is near, or only its beginning.
    pub whole: bool,
}

impl Lexicon {
    /// Makes the lexicon of the words that something is listed under, and these lists, each in its own order and without
    /// repetition.
    pub fn grouped<S: AsRef<str> + Ord, T: Ord>(mut pairs: Vec<(S, T)>) -> (Self, Lists<T>) {
        pairs.sort_unstable();
        pairs.dedup();
        let (mut lexicon, mut lists) = (Self::default(), Lists::default());
        for (word, entry) in pairs {
            let word = word.as_ref();
            if lexicon.len() == 0 || lexicon.word(lexicon.len() - 1) != word {
                lexicon.text.push_str(word);
                lexicon.ends.push(number(lexicon.text.len()));
                lexicon.text.push(SEPARATOR);
                lists.begin();
            }
            lists.push(entry);
        }
        lexicon.text.shrink_to_fit();
        lexicon.ends.shrink_to_fit();
        lists.shrink();
        (lexicon, lists)
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The word at a place.
    pub fn word(&self, at: usize) -> &str {
        let end = self.ends.get(at).copied().unwrap_or_default();
        let before = at.checked_sub(1).and_then(|before| self.ends.get(before));
        let start = before.map_or(0, |end| end + 1);
        self.text.get(place(start)..place(end)).unwrap_or_default()
    }

    /// The place of a word.
    pub fn find(&self, word: &str) -> Option<usize> {
        let at = self.first(0..self.len(), |other| other >= word);
        (at < self.len() && self.word(at) == word).then_some(at)
    }

    /// The places of the words that begin like this.
    pub fn prefixed(&self, beginning: &str) -> Range<usize> {
        let start = self.first(0..self.len(), |other| other >= beginning);
        start..self.end_of(beginning, start)
    }

    /// The places of the words that have this within, in order.
    pub fn containing(&self, part: &str) -> Vec<usize> {
        if part.contains(SEPARATOR) {
            return Vec::new();
        }
        let mut places: Vec<usize> = self
            .text
            .match_indices(part)
            .map(|(start, _)| self.ends.partition_point(|end| place(*end) < start))
            .collect();
        places.dedup();
        places
    }

    /// The words nearest to a misspelt one: of those so many edits away, all with the fewest; with `beginnings` also those of
    /// which only the beginning is so near. A word two edits away or more has the same first letter: mistakes there are rare,
    /// and most words need not be looked at; with `same_first` each has.
    pub fn nearest(
        &self,
        word: &str,
        away: RangeInclusive<u8>,
        beginnings: bool,
        same_first: bool,
    ) -> Vec<Near> {
        // Going through the words again costs little beside looking twice as far at once.
        let mut found = away.map(|distance| {
            let first = word.chars().next().filter(|_| same_first || distance > 1);
            self.at_distance(word, distance, beginnings, first)
        });
        found.find(|near| !near.is_empty()).unwrap_or_default()
    }

    /// The words so many edits away, in order; only those with the first letter, where one is given.
    ///
    /// Goes through all words and keeps the distances to the letters that one word shares with the next; where no
    /// continuation can be near any more, all words that begin so are passed over.
    fn at_distance(
        &self,
        word: &str,
        distance: u8,
        beginnings: bool,
        first_letter: Option<char>,
    ) -> Vec<Near> {
        let (Some(mut edits), mut found) = (Edits::new(word), Vec::new()) else {
            return Vec::new();
        };
        let looked_at = first_letter.map_or(0..self.len(), |letter| {
            self.prefixed(letter.encode_utf8(&mut [0; 4]))
        });
        let mut at = looked_at.start;
        while at < looked_at.end {
            let other = self.word(at);
            let mut passed = None;
            edits.keep(edits.shared(other));
            for (start, letter) in other.char_indices().skip(edits.depth()) {
                edits.push(letter);
                if edits.least() > distance {
                    passed = other.get(..start + letter.len_utf8());
                    break;
                }
            }
            let words = at..passed.map_or(at + 1, |beginning| self.end_of(beginning, at));
            at = words.end;
            let whole = edits.whole().filter(|_| passed.is_none()) == Some(distance);
            let beginning = beginnings.then(|| edits.beginning());
            // A beginning that is nearer makes the word one of those less far away.
            let is_nearer = beginning.is_some_and(|edits| edits < distance);
            if !is_nearer && (whole || beginning == Some(distance)) {
                found.push(Near {
                    words,
                    edits: distance,
                    whole,
                });
            }
        }
        found
    }

    /// Where the words that begin like this end, given where they begin: steps twice as long each time, then halves them.
    fn end_of(&self, beginning: &str, start: usize) -> usize {
        let beyond = |other: &str| !other.starts_with(beginning);
        let (mut low, mut step) = (start, 1);
        while low + step < self.len() && !beyond(self.word(low + step)) {
            low += step;
            step *= 2;
        }
        self.first(low..(low + step).min(self.len()), beyond)
    }

    /// The first place in a range from which on all words are so; its end where none is.
    fn first(&self, range: Range<usize>, is_so: impl Fn(&str) -> bool) -> usize {
        let (mut low, mut high) = (range.start, range.end);
        while low < high {
            let middle = low.midpoint(high);
            if is_so(self.word(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        low
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Lexicon;

    fn lexicon(words: &[&str]) -> Lexicon {
        Lexicon::grouped(words.iter().map(|word| ((*word).to_owned(), ())).collect()).0
    }

    fn nearest(
        lexicon: &Lexicon,
        word: &str,
        most: u8,
        beginnings: bool,
    ) -> Vec<(String, u8, bool)> {
        let near = lexicon.nearest(word, 0..=most, beginnings, false);
        near.into_iter()
            .flat_map(|near| near.words.map(move |at| (at, near.edits, near.whole)))
            .map(|(at, edits, whole)| (lexicon.word(at).to_owned(), edits, whole))
            .collect()
    }

    #[test]
    fn words_are_grouped_in_order() {
        let pairs = [("b", 2), ("a", 7), ("b", 1)].map(|(word, entry)| (word.to_owned(), entry));
        let (lexicon, lists) = Lexicon::grouped(pairs.into());
        assert_eq!((lexicon.word(0), lexicon.word(1)), ("a", "b"));
        assert_eq!((lists.of(0), lists.of(1)), (&[7][..], &[1, 2][..]));
        assert_eq!((lexicon.find("b"), lexicon.find("c")), (Some(1), None));
    }

    #[test]
    fn a_misspelt_word_finds_those_with_the_fewest_edits() {
        let words = lexicon(&[
            "informatic",
            "informatician",
            "information",
            "nurse",
            "purse",
        ]);
        let of = |word, most, beginnings| nearest(&words, word, most, beginnings);
        let whole = |word: &str, edits| (word.to_owned(), edits, true);
        assert_eq!(of("infromatic", 2, false), [whole("informatic", 1)]);
        assert_eq!(of("nusre", 1, false), [whole("nurse", 1)]);
        assert_eq!(of("urse", 1, false), [whole("nurse", 1), whole("purse", 1)]);
        assert_eq!(of("nxxse", 1, false), []);
        let other = words.nearest("nurse", 1..=1, true, false);
        let other: Vec<usize> = other.into_iter().flat_map(|near| near.words).collect();
        assert_eq!(other, [4]);
        assert_eq!(words.nearest("nurse", 1..=1, true, true), []);
        let begun = of("infromat", 1, true);
        assert_eq!(begun.len(), 3);
        assert!(begun.iter().all(|(_, edits, whole)| *edits == 1 && !whole));
    }

    proptest! {
        #[test]
        fn lookups_say_what_looking_at_every_word_says(
            words in proptest::collection::btree_set("[abé]{1,6}", 1..40), part in "[abé]{1,4}", most in 0..3_u8,
        ) {
            let lexicon = lexicon(&words.iter().map(String::as_str).collect::<Vec<_>>());
            let so = |is_so: &dyn Fn(&str) -> bool| -> Vec<usize> {
                words.iter().enumerate().filter(|(_, word)| is_so(word)).map(|(at, _)| at).collect()
            };
            prop_assert_eq!(lexicon.prefixed(&part).collect::<Vec<_>>(), so(&|word| word.starts_with(&part)));
            prop_assert_eq!(lexicon.containing(&part), so(&|word| word.contains(&part)));
            prop_assert_eq!(lexicon.find(&part).is_some(), words.contains(&part));

            let distance = |word: &str| u8::try_from(strsim::osa_distance(word, &part)).unwrap();
            let alike = |word: &String, edits: u8| edits < 2 || word.chars().next() == part.chars().next();
            let beginning = |word: &str| {
                let ends = word.char_indices().map(|(end, _)| end).chain([word.len()]);
                ends.map(|end| distance(&word[..end])).min().unwrap()
            };
            for beginnings in [false, true] {
                let measure = |word: &str| if beginnings { beginning(word) } else { distance(word) };
                let away = |word: &&String| Some(measure(word)).filter(|edits| *edits <= most && alike(word, *edits));
                let fewest = words.iter().filter_map(|word| away(&word)).min();
                let expected: Vec<&String> = words.iter().filter(|word| away(word).is_some() && away(word) == fewest).collect();
                let found = nearest(&lexicon, &part, most, beginnings);
                prop_assert_eq!(found.iter().map(|near| &near.0).collect::<Vec<_>>(), expected);
                for (word, edits, whole) in &found {
                    prop_assert_eq!((Some(*edits), *whole), (fewest, Some(distance(word)) == fewest));
                }
            }
        }
    }
}
