//! What years are of where no word for experience is near: "at least 10 years nursing", "Epic: 2 years (Required)".
//!
//! A firm least goes with any words that may name a kind of work, but for those that tell of other years.

use super::super::reading::{Kind, Reading};
use super::Years;

/// How many words what the years are of has at most.
const WORDS: usize = 8;
/// How many tokens the name before a colon has at most.
const TOKENS_OF_NAME: usize = 24;
/// Words that no name of a kind of work begins with, and that end one.
const NO_NOUNS: &[&str] = &[
    "a",
    "after",
    "an",
    "and",
    "are",
    "as",
    "at",
    "been",
    "before",
    "but",
    "by",
    "can",
    "combined",
    "desired",
    "during",
    "for",
    "from",
    "had",
    "has",
    "have",
    "he",
    "her",
    "highly",
    "his",
    "if",
    "in",
    "into",
    "is",
    "it",
    "its",
    "may",
    "minimum",
    "must",
    "needed",
    "on",
    "or",
    "our",
    "per",
    "plus",
    "preferably",
    "preferred",
    "required",
    "serving",
    "shall",
    "she",
    "should",
    "since",
    "strongly",
    "that",
    "the",
    "their",
    "these",
    "they",
    "this",
    "those",
    "through",
    "to",
    "total",
    "under",
    "unless",
    "until",
    "upon",
    "using",
    "was",
    "we",
    "were",
    "when",
    "where",
    "which",
    "while",
    "who",
    "will",
    "with",
    "within",
    "without",
    "you",
    "your",
];
/// Last words of what years are of that is no work: "of clean driving history", "of medical school".
const OTHER: &[&str] = &[
    "age",
    "ago",
    "agreement",
    "apart",
    "appointment",
    "assignment",
    "away",
    "bachelor",
    "bachelors",
    "budget",
    "business",
    "college",
    "commitment",
    "contract",
    "coursework",
    "data",
    "degree",
    "diploma",
    "duration",
    "earlier",
    "employment",
    "excellence",
    "existence",
    "growth",
    "heritage",
    "history",
    "innovation",
    "later",
    "lease",
    "left",
    "length",
    "life",
    "old",
    "older",
    "operation",
    "period",
    "plan",
    "prior",
    "profitability",
    "program",
    "record",
    "records",
    "remaining",
    "residence",
    "retention",
    "roadmap",
    "school",
    "schooling",
    "semester",
    "studies",
    "study",
    "success",
    "tenure",
    "term",
    "tradition",
    "university",
    "warranty",
];
/// First words with which years are the employer's, whatever follows: "of service to patients".
const OTHER_FIRST: &[&str] = &[
    "age",
    "ago",
    "growth",
    "old",
    "running",
    "seniority",
    "service",
    "serving",
    "tenure",
    "validity",
];
/// Words that tell of learning wherever they stand in what the years are of, and behind which education is no work.
const TRAINING: (&[&str], &[&str]) = (
    &["residency", "fellowship"],
    &[
        "college",
        "formal",
        "higher",
        "postsecondary",
        "secondary",
        "undergraduate",
        "university",
    ],
);

/// Whether words that may name a kind of work follow years: "years inpatient coding", "yrs. nursing", "years of ICU".
pub fn follow(reading: &Reading, years: &Years) -> bool {
    let unit = years.tokens.end.saturating_sub(1);
    let end = reading.sentence(unit).end;
    let next = behind_unit(reading, years.tokens.end);
    let is_of = reading.said(next) == b"of";
    let first = if is_of {
        reading.after_gap(next + 1)
    } else {
        next
    };
    let is_one = reading.said(unit) == b"year" && years.min.is_some_and(|min| min > 1);
    let named = words(reading, first..end);
    let is_number = |said: &&[u8]| said.iter().all(u8::is_ascii_digit);
    let is_work_already = !is_of
        && named
            .first()
            .is_some_and(|said| super::is_one_of(said, super::OF_WORK));
    (is_of || !is_one)
        && !is_work_already
        && named.first().is_some_and(|first| !is_number(first))
        && !are_other(&named)
}

/// Whether years stand between a name with a colon and a bracket that tells how firmly they are asked for.
pub fn are_listed(reading: &Reading, years: &Years) -> bool {
    let open = reading.after_gap(years.tokens.end);
    let is_demand = matches!(
        reading.said(open + 1),
        b"required" | b"preferred" | b"desired"
    );
    let sentence = reading.sentence(years.tokens.start);
    let mut before = (sentence.start..years.tokens.start)
        .rev()
        .filter(|token| reading.kind(*token) != Some(Kind::Gap));
    let has_colon = before.next().is_some_and(|mark| reading.said(mark) == b":");
    let is_word = |token: &usize| reading.kind(*token) == Some(Kind::Word);
    let name = before
        .take(TOKENS_OF_NAME)
        .take_while(|token| reading.said(*token) != b":")
        .find(is_word);
    reading.said(open) == b"("
        && is_demand
        && reading.said(open + 2) == b")"
        && has_colon
        && name.is_some_and(|name| !are_other(&[reading.said(name)]))
}

/// The place behind a word for years, its apostrophe, and its full stop before a small letter.
fn behind_unit(reading: &Reading, token: usize) -> usize {
    let mut token = token;
    if reading.said(token) == b"'" {
        token += 1 + usize::from(reading.said(token + 1) == b"s");
    } else if reading.said(token) == b"." {
        let next = reading.after_gap(token + 1);
        if reading.letters(next).next().is_some_and(char::is_lowercase) {
            token = next;
        }
    }
    reading.after_gap(token)
}

/// The words from the first of some tokens to one that ends a name, apostrophes skipped.
fn words(reading: &Reading, tokens: std::ops::Range<usize>) -> Vec<&[u8]> {
    let named = tokens
        .take(3 * WORDS)
        .take_while(|token| match reading.kind(*token) {
            Some(Kind::Word) => {
                !super::is_one_of(reading.said(*token), NO_NOUNS) || is_acronym(reading, *token)
            }
            Some(Kind::Mark) => reading.said(*token) == b"'",
            Some(Kind::Gap) => true,
            Some(Kind::Break) | None => false,
        });
    let said = named
        .filter(|token| reading.kind(*token) == Some(Kind::Word))
        .map(|token| reading.said(token));
    said.filter(|said| *said != b"s").take(WORDS).collect()
}

/// Whether a word stands in capitals in a sentence with small letters, as `IT` and `OR` do.
fn is_acronym(reading: &Reading, token: usize) -> bool {
    reading.is_mixed(token)
        && reading.said(token).len() > 1
        && reading.letters(token).all(char::is_uppercase)
}

fn are_other(named: &[&[u8]]) -> bool {
    let is_any = |words: &[&str]| named.iter().any(|said| super::is_one_of(said, words));
    let (training, schools) = TRAINING;
    let last = named.last().copied().unwrap_or_default();
    let starts_other = named
        .first()
        .is_some_and(|first| super::is_one_of(first, OTHER_FIRST));
    starts_other
        || super::is_one_of(last, OTHER)
        || is_any(training)
        || last == b"education" && is_any(schools)
}
