//! Headings that tell how firmly what stands under them is asked for.
//!
//! A heading is a short line of its own that ends in a colon, or that holds nothing but words that headings are made of.
//! A line that names a degree or years is none, and neither is an item of a list that shows its bullet.

use std::ops::Range;

use crate::domain::vocabulary::Demand;

use super::super::experience::is_unit;
use super::super::reading::{Kind, Reading, is_bullet, is_hyphen};

/// How many words a heading has at most.
const MOST_WORDS: usize = 6;
/// How many it has at most that is made of words for headings only.
const MOST_KNOWN_WORDS: usize = 10;

/// What job postings ask for.
const ASKED: &[&str] = &[
    "abilities",
    "ability",
    "attributes",
    "background",
    "certificates",
    "certifications",
    "competencies",
    "competency",
    "credentials",
    "criteria",
    "degrees",
    "education",
    "educational",
    "experience",
    "experiences",
    "expertise",
    "knowledge",
    "licenses",
    "licensure",
    "points",
    "prerequisites",
    "qualification",
    "qualifications",
    "qualities",
    "skill",
    "skills",
    "skillset",
];
/// What is asked for too, but makes a heading only behind the word that tells: "Required certification" is a heading,
/// "Certification required" a demand.
const ASKED_BEHIND: &[&str] = &[
    "certificate",
    "certification",
    "degree",
    "diploma",
    "licence",
    "license",
    "training",
];
/// What job postings have other sections about.
const OTHER: &[&str] = &[
    "apply",
    "benefits",
    "commitment",
    "company",
    "compensation",
    "conditions",
    "culture",
    "demands",
    "description",
    "diversity",
    "do",
    "duties",
    "eeo",
    "employer",
    "employment",
    "environment",
    "equal",
    "functions",
    "hours",
    "inclusion",
    "insurance",
    "join",
    "location",
    "mission",
    "offer",
    "offers",
    "opportunity",
    "overview",
    "pay",
    "perks",
    "physical",
    "purpose",
    "responsibilities",
    "rewards",
    "salary",
    "schedule",
    "statement",
    "summary",
    "team",
    "travel",
    "values",
    "vision",
    "wage",
    "wages",
];
/// First words of headings of other sections, whatever follows them.
const OTHER_FIRST: &[&str] = &["about", "why"];
/// Words between the others.
const BETWEEN: &[&str] = &[
    "a",
    "additional",
    "all",
    "and",
    "are",
    "basic",
    "bring",
    "candidate",
    "clinical",
    "core",
    "for",
    "general",
    "have",
    "haves",
    "if",
    "in",
    "is",
    "job",
    "key",
    "ll",
    "looking",
    "main",
    "need",
    "of",
    "or",
    "other",
    "our",
    "position",
    "primary",
    "professional",
    "range",
    "re",
    "relevant",
    "role",
    "s",
    "soft",
    "special",
    "specific",
    "technical",
    "the",
    "this",
    "to",
    "total",
    "us",
    "we",
    "what",
    "who",
    "will",
    "with",
    "work",
    "working",
    "you",
    "your",
];

/// The ends of the headings, in tokens, each with what it says: [`Demand::Unknown`] for those of other sections.
///
/// `cues` are the words that tell, `degrees` the names of degrees, both in the order of the text.
pub fn headings(
    reading: &Reading,
    cues: &[(Range<usize>, Demand)],
    degrees: &[Range<usize>],
) -> Vec<(usize, Demand)> {
    let said =
        |sentence: Range<usize>| Some((sentence.end, says(reading, &sentence, cues, degrees)?));
    reading.sentences().filter_map(said).collect()
}

fn says(
    reading: &Reading,
    sentence: &Range<usize>,
    cues: &[(Range<usize>, Demand)],
    degrees: &[Range<usize>],
) -> Option<Demand> {
    let is_word = |token: &usize| reading.kind(*token) == Some(Kind::Word);
    let words = sentence.clone().filter(is_word).take(MOST_KNOWN_WORDS + 1);
    let words: Vec<usize> = words.collect();
    let degree = degrees.partition_point(|degree| degree.start < sentence.start);
    let names_degree = degrees
        .get(degree)
        .is_some_and(|degree| degree.start < sentence.end);
    let one_of = |list: &'static [&str]| move |token: &usize| is_in(reading, *token, list);
    if !(1..=MOST_KNOWN_WORDS).contains(&words.len())
        || names_degree
        || words.iter().any(|word| is_unit(reading.said(*word)))
        || is_item(reading, sentence)
    {
        return None;
    }
    let from = cues.partition_point(|(cue, _)| cue.start < sentence.start);
    let cues = cues.get(from..).unwrap_or_default();
    let cue = cues.first().filter(|(cue, _)| cue.start < sentence.end);
    let is_known = |token: &usize| {
        let mut cues = cues.iter().take(MOST_KNOWN_WORDS);
        let is_behind = cue.is_some_and(|(cue, _)| cue.end <= *token);
        cues.any(|(cue, _)| cue.contains(token))
            || [ASKED, OTHER, BETWEEN]
                .into_iter()
                .any(|list| one_of(list)(token))
            || is_behind && one_of(ASKED_BEHIND)(token)
    };
    let is_short = words.len() <= MOST_WORDS;
    let is_other = is_short && words.iter().take(1).any(one_of(OTHER_FIRST));
    let end = end(reading, sentence);
    let is_made_of_known = || is_other || words.iter().all(is_known);
    let is_heading = match end {
        End::Colon => is_short || is_made_of_known(),
        End::Line => is_made_of_known(),
        End::Other => false,
    };
    let said = words.iter().map(|word| reading.said(*word));
    let is_who_we_are = said.take(2).eq([b"who".as_slice(), b"we"]);
    if is_heading && (is_other || is_who_we_are || words.iter().any(one_of(OTHER))) {
        return Some(Demand::Unknown);
    }
    let told = cue.map(|(_, demand)| *demand);
    told.or((end == End::Colon).then_some(Demand::Unknown))
        .filter(|_| is_heading)
}

fn is_in(reading: &Reading, token: usize, words: &[&str]) -> bool {
    let said = reading.said(token);
    words.iter().any(|word| word.as_bytes() == said)
}

/// How a sentence ends.
#[derive(PartialEq)]
enum End {
    Colon,
    /// It is a line of its own, and no mark ends it.
    Line,
    Other,
}

fn end(reading: &Reading, sentence: &Range<usize>) -> End {
    let separates =
        |token: usize| matches!(reading.kind(token), None | Some(Kind::Gap | Kind::Break));
    let mut tail = sentence.clone().rev();
    let last = tail.find(|token| !separates(*token));
    let begins = sentence.start.checked_sub(1).is_none_or(separates);
    let closes = sentence.end == reading.len() || separates(sentence.end.saturating_sub(1));
    match last.map_or(&b""[..], |last| reading.said(last)) {
        b":" => End::Colon,
        b"." | b"!" | b";" => End::Other,
        _ if begins && closes => End::Line,
        _ => End::Other,
    }
}

/// Whether a sentence begins with a bullet, with a hyphen, or with another mark that a blank follows, but for the `#` of a
/// heading in Markdown.
fn is_item(reading: &Reading, sentence: &Range<usize>) -> bool {
    let has_hyphen = |token: usize| {
        let last_line = reading.shown(token).iter().rev();
        last_line.take_while(|c| **c != '\n').any(|c| is_hyphen(*c))
    };
    let before = sentence.start.checked_sub(1);
    let is_bulleted = before.is_some_and(|before| match reading.kind(before) {
        Some(Kind::Break) => reading.shown(before).iter().any(|c| is_bullet(*c)),
        Some(Kind::Gap) => has_hyphen(before),
        _ => false,
    });
    let first = reading.kind(sentence.start);
    let mark = reading.after_gap(sentence.start);
    let has_mark = reading.kind(mark) == Some(Kind::Mark)
        && reading.kind(mark + 1) == Some(Kind::Gap)
        && !matches!(reading.said(mark), b"#" | b"=");
    is_bulleted || has_mark || first == Some(Kind::Gap) && has_hyphen(sentence.start)
}
