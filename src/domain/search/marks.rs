//! What of a title stands for the words of a query, to be highlighted.

use std::ops::Range;

use super::abbreviations::Abbreviations;
use super::edits::edits;
use super::words::{Word, apart, characters, covering, edits_forgiven, words};
use crate::domain::text::singular;

/// The parts of a title that the words of a query stand for, in characters, in order and apart from each other: where a
/// word begins or has the query's word within, only that part; where it is spelt otherwise (looked for only in a title
/// that is found by `misspelt` words), the whole word; of an abbreviation the words that it stands for.
pub fn marks(
    title: &str,
    query: &[Word],
    abbreviations: &Abbreviations,
    misspelt: bool,
) -> Vec<Range<usize>> {
    let mut free = words(title);
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for word in query {
        let written_out = abbreviations.of(&word.folded).iter().find_map(|meaning| {
            let parts = meaning.iter();
            let found = parts.map(|part| free.iter().position(|word| is_number_of(word, part)));
            found.collect::<Option<Vec<usize>>>()
        });
        let whole = free.iter().any(|other| other.folded == word.folded);
        if let Some(mut places) = written_out.filter(|_| !whole) {
            places.sort_unstable();
            for at in places.into_iter().rev() {
                ranges.push(characters(title, &free.remove(at).bytes));
            }
        } else if let Some((at, bytes)) = best_part(title, &free, &word.folded, misspelt) {
            free.remove(at);
            ranges.push(characters(title, &bytes));
        }
    }
    ranges.sort_by_key(|range| range.start);
    apart(ranges.into_iter())
}

/// Whether a word of a title is another one, or its plural.
fn is_number_of(word: &Word, other: &str) -> bool {
    let rest = word.folded.strip_prefix(other);
    rest.is_some_and(|rest| rest.is_empty() || rest == "s")
}

/// The word of a title that a word of a query stands for best, and which bytes of the title are meant.
fn best_part(
    title: &str,
    free: &[Word],
    asked: &str,
    misspelt: bool,
) -> Option<(usize, Range<usize>)> {
    let stem = singular(asked);
    let first = |part: &dyn Fn(&Word) -> Option<Range<usize>>| {
        let mut parts = free.iter().enumerate();
        parts.find_map(|(at, word)| part(word).map(|bytes| (at, bytes)))
    };
    let from = |word: &Word, skipped: &str, letters: &str| {
        let written = title.get(word.bytes.clone()).unwrap_or_default();
        let [start, end] = [
            skipped.chars().count(),
            skipped.chars().count() + letters.chars().count(),
        ]
        .map(|letters| word.bytes.start + covering(written, letters));
        start..end
    };
    let begun = |word: &Word, letters: &str| {
        let is_so = word.folded.starts_with(letters);
        is_so.then(|| from(word, "", letters))
    };
    let near = |word: &Word| {
        let most = edits_forgiven(asked);
        let distance = edits(asked, &word.folded, true);
        distance
            .is_some_and(|distance| distance <= most)
            .then(|| word.bytes.clone())
    };
    first(&|word| (word.folded == asked).then(|| word.bytes.clone()))
        .or_else(|| first(&|word| begun(word, asked)))
        .or_else(|| first(&|word| begun(word, &stem)))
        .or_else(|| {
            first(&|word| {
                let (skipped, _) = word.folded.split_once(asked)?;
                Some(from(word, skipped, asked))
            })
        })
        .or_else(|| misspelt.then(|| first(&near)).flatten())
}

#[cfg(test)]
mod tests {
    use super::super::abbreviations::Abbreviations;
    use super::super::words::query_words;
    use super::marks;

    #[test]
    fn what_matches_is_marked() {
        let known = Abbreviations::new([("rn", "registered nurse")]);
        for (title, query, misspelt, expected) in [
            (
                "Informatics Nurse",
                "inf nurse",
                false,
                "[Inf]ormatics [Nurse]",
            ),
            ("Nurse Nursery", "nurse nurse", false, "[Nurse] [Nurse]ry"),
            (
                "Informatics Nurse",
                "formatic",
                false,
                "In[formatic]s Nurse",
            ),
            ("Registered Nurse", "nurses", false, "Registered [Nurse]"),
            (
                "Informatics Nurse",
                "infromatics",
                true,
                "[Informatics] Nurse",
            ),
            (
                "Informatics Nurse",
                "infromatics",
                false,
                "Informatics Nurse",
            ),
            ("Élève ﬁnal", "el fi", false, "[Él]ève [ﬁ]nal"),
            (
                "Driver's Helper",
                "drivers hel",
                false,
                "[Driver's] [Hel]per",
            ),
            ("½ Nurse", "1 2", false, "[½] Nurse"),
            ("Registered Nurses", "rn", false, "[Registered] [Nurses]"),
            ("RN Lead", "r.n. l", false, "[RN] [L]ead"),
        ] {
            let ranges = marks(title, &query_words(query), &known, misspelt);
            let mut marked = String::new();
            for (at, character) in title.chars().chain([' ']).enumerate() {
                marked.extend(ranges.iter().filter(|range| range.end == at).map(|_| ']'));
                marked.extend(ranges.iter().filter(|range| range.start == at).map(|_| '['));
                marked.push(character);
            }
            assert_eq!(marked.trim_end(), expected);
        }
    }
}
