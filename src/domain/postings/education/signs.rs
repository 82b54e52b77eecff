//! What shows that two letters are a degree: another degree beside them, or a word that asks for one.
//!
//! Of each degree the neighbours and a few tokens around are looked at.

use std::ops::Range;

use super::super::reading::{Kind, Reading};
use super::Degree;

/// How many tokens may lie between two degrees that stand beside each other.
const BETWEEN: usize = 8;
/// Letters that are states of the United States as well.
const STATES: &[&[u8]] = &[b"ma", b"md", b"ms"];
/// Letters of degrees in a field.
const ACADEMIC: &[&[u8]] = &[b"aa", b"as", b"ba", b"bs", b"ma", b"ms"];
/// Letters that spell a word.
const SPELL_A_WORD: &[&[u8]] = &[b"as", b"do"];
/// Medical assistants, who are asked for as degrees are.
const ASSISTANT: &[u8] = b"ma";
/// Words behind letters that ask for them.
const ASKING: &[&[u8]] = &[
    b"desired",
    b"highly",
    b"mandatory",
    b"needed",
    b"preferred",
    b"required",
    b"strongly",
];
/// Words behind "or" that make the letters one of several degrees.
const OTHERS: &[&[u8]] = &[
    b"above",
    b"better",
    b"equivalent",
    b"higher",
    b"related",
    b"similar",
];
/// Words behind "in" that begin no field of study.
const NO_FIELD: &[&[u8]] = &[b"office", b"our", b"person", b"your"];
/// Words before the name of a state.
const BEFORE_STATES: &[&[u8]] = &[b"from", b"in", b"near", b"of", b"state", b"to"];

/// Tells of each degree, in the order of the text, whether it is one.
pub fn degrees(reading: &Reading, found: &[Degree]) -> Vec<bool> {
    let is_degree = |(at, degree): (usize, &Degree)| {
        let before = at.checked_sub(1).and_then(|at| found.get(at));
        let mut beside = before
            .map(|before| (before, degree))
            .into_iter()
            .chain(found.get(at + 1).map(|next| (degree, next)));
        !degree.is_letters
            || beside.any(|(one, other)| are_joined(reading, one, other))
            || is_asked_for(reading, &degree.tokens)
    };
    found.iter().enumerate().map(is_degree).collect()
}

/// Whether two degrees are named together: "BS/BA", "BSN or MS", "MD, PhD". Two states are not, but "MS/MA" is.
fn are_joined(reading: &Reading, one: &Degree, other: &Degree) -> bool {
    let between = one.tokens.end..other.tokens.start;
    if between.len() > BETWEEN || reading.sentence(one.tokens.start).end < other.tokens.start {
        return false;
    }
    let [first, second] = [one, other].map(|degree| reading.said(degree.tokens.start));
    let are_states = STATES.contains(&first) && STATES.contains(&second);
    let mut marks = between.filter(|token| reading.kind(*token) != Some(Kind::Gap));
    let mut joined = false;
    let all_join = marks.all(|token| {
        let said = reading.said(token);
        joined |= matches!(said, b"/" | b"or") || !are_states && said != b".";
        matches!(said, b"/" | b"," | b"&" | b"(" | b"." | b"or" | b"and")
    });
    let is_maryland = are_states && (first == b"md" || second == b"md");
    all_join && joined && !is_maryland
}

/// Whether a word beside the letters asks for a degree, and they are not the state of a place.
fn is_asked_for(reading: &Reading, letters: &Range<usize>) -> bool {
    let said = reading.said(letters.start);
    let end = reading.sentence(letters.start).end;
    let word = |token: usize| {
        let word = reading.after_gap(token).min(end);
        (word + 1, if word < end { reading.said(word) } else { b"" })
    };
    let (second, next) = match word(letters.end) {
        (inside, b"(") => word(inside),
        next => next,
    };
    let (third, then) = match (next, word(second)) {
        (b"is", (third, then)) => (third, then),
        (_, then) => then,
    };
    if SPELL_A_WORD.contains(&said) && !reading.is_mixed(letters.start) {
        return false;
    }
    let is_named = [next, then, word(third).1]
        .iter()
        .take_while(|word| word.first().is_some_and(u8::is_ascii_lowercase))
        .any(|word| matches!(*word, b"degree" | b"degrees" | b"diploma"));
    let asks = said != ASSISTANT
        && match next {
            b"or" => OTHERS.contains(&then),
            b"is" => ASKING.contains(&then),
            _ => ASKING.contains(&next),
        };
    let is_of_field = next == b"in" && ACADEMIC.contains(&said) && !NO_FIELD.contains(&then);
    (is_named || asks || is_of_field) && !is_of_place(reading, letters.start)
}

/// Whether the letters are the state of a place: "Baltimore, MD", "licensed in MD".
fn is_of_place(reading: &Reading, letters: usize) -> bool {
    let prior = |token: usize| {
        let prior = token.checked_sub(1)?;
        prior.checked_sub(usize::from(reading.kind(prior) == Some(Kind::Gap)))
    };
    let before = prior(letters);
    let said = before.map_or(&b""[..], |before| reading.said(before));
    let city = before.filter(|_| said == b",").and_then(prior);
    let is_city = city.is_some_and(|city| {
        let mut letters = reading.letters(city);
        letters.next().is_some_and(char::is_uppercase) && letters.any(char::is_lowercase)
    });
    STATES.contains(&reading.said(letters)) && (is_city || BEFORE_STATES.contains(&said))
}
