//! Names that are English words at the start of a sentence, where any word has a capital.
//!
//! "Epic experience required" names the product, "Epic leads the way" hardly does, and "Access to care" does not. What
//! follows decides: a name counts if nothing or a mark follows, a word with a capital, or one of [`OF_SKILLS`], also
//! behind words such as "is" and "strongly"; and if it is joined to another name, as in "Epic or Cerner".

use std::ops::Range;

use super::super::reading::{Kind, Reading};

/// How many words between the name and the word that speaks of a skill are passed over.
const MOST_PASSED: usize = 4;

/// Words behind a name that speak of a skill, of a product or of its certificate. Nouns that verbs have as objects, such
/// as data and systems, are left out: "Access data".
const OF_SKILLS: &[&str] = &[
    "administrator",
    "advantageous",
    "analyst",
    "analysts",
    "application",
    "applications",
    "asset",
    "background",
    "beneficial",
    "build",
    "ceremonies",
    "certificate",
    "certification",
    "certifications",
    "certified",
    "coach",
    "competencies",
    "competency",
    "credential",
    "credentialed",
    "credentialing",
    "credentials",
    "database",
    "desirable",
    "desired",
    "developer",
    "ehr",
    "emr",
    "environment",
    "exp",
    "experience",
    "experienced",
    "expert",
    "expertise",
    "familiarity",
    "formulas",
    "framework",
    "functionality",
    "helpful",
    "implementation",
    "implementations",
    "integration",
    "interface",
    "interfaces",
    "knowledge",
    "macros",
    "mandatory",
    "methodologies",
    "methodology",
    "methods",
    "module",
    "modules",
    "needed",
    "optimization",
    "pivot",
    "practices",
    "practitioner",
    "preferable",
    "preferably",
    "preferred",
    "principles",
    "proficiency",
    "proficient",
    "reporting",
    "required",
    "requirement",
    "skill",
    "skills",
    "software",
    "specialist",
    "spreadsheet",
    "spreadsheets",
    "trainer",
    "trainers",
    "training",
    "upgrade",
    "upgrades",
];
/// Words that may stand before one of [`OF_SKILLS`] and tell nothing themselves.
const PASSED: &[&str] = &[
    "a",
    "an",
    "big",
    "considered",
    "highly",
    "huge",
    "is",
    "nice",
    "strong",
    "strongly",
    "very",
];
/// Words that speak of a skill behind those of [`PASSED`] only: "is a must", "a plus".
const OF_SKILLS_BEHIND: &[&str] = &["must", "plus"];
/// Words behind "and" and "or" that stand for other names.
const OTHERS: &[&str] = &[
    "another",
    "comparable",
    "equivalent",
    "other",
    "related",
    "similar",
];

/// Whether a match has its capital because a sentence starts with it, and is as likely any word as a name.
pub fn is_any_word(reading: &Reading, tokens: &Range<usize>) -> bool {
    let sentence = reading.sentence(tokens.start);
    let mut before = (sentence.start..tokens.start).rev();
    let is_first = !before.any(|token| reading.kind(token) == Some(Kind::Word));
    is_first && goes_on_in_lower_case(reading, tokens.end, sentence.end)
}

fn goes_on_in_lower_case(reading: &Reading, behind: usize, end: usize) -> bool {
    let is_word = |token: usize, words: &[&str]| {
        let said = reading.said(token);
        words.iter().any(|word| word.as_bytes() == said)
    };
    let is_lower = |token: usize| {
        reading
            .letters(token)
            .next()
            .is_some_and(char::is_lowercase)
    };
    let first = reading.after_gap(behind);
    if first >= end || !is_lower(first) {
        return false;
    }
    let mut next = first;
    if is_word(first, &["and", "or"]) {
        let slash = reading.after_gap(first + 1);
        let is_both = reading.said(slash) == b"/";
        next = if is_both {
            reading.after_gap(slash + 1)
        } else {
            slash
        };
        if is_both && is_word(next, &["and", "or"]) {
            next = reading.after_gap(next + 1);
        }
        return next < end && is_lower(next) && !is_word(next, OTHERS);
    }
    for _ in 0..MOST_PASSED {
        if next < end && is_word(next, PASSED) {
            next = reading.after_gap(next + 1);
        }
    }
    let is_behind = next != first && is_word(next, OF_SKILLS_BEHIND);
    !is_word(next, OF_SKILLS) && !is_behind
}

#[cfg(test)]
mod tests {
    use super::super::{Case, Term, Vocabulary};
    use crate::domain::postings::Reading;

    fn named(text: &str) -> Vec<&str> {
        let names = [
            "Epic", "Cerner", "Excel", "Access", "Lean", "Agile", "Scrum",
        ];
        let terms = names.iter().zip(0..).map(|(name, entry)| Term {
            entry: Some(entry),
            text: (*name).to_owned(),
            case: if matches!(*name, "Cerner" | "Scrum") {
                Case::Any
            } else {
                Case::Exact
            },
        });
        let found = Vocabulary::new(terms).unwrap().find(&Reading::new(text));
        found
            .iter()
            .map(|found| names[usize::try_from(found.entry).unwrap()])
            .collect()
    }

    #[test]
    fn a_name_that_speaks_of_a_skill_opens_a_sentence() {
        let cases: [(&str, &[&str]); 33] = [
            ("Epic", &["Epic"]),
            ("Epic required", &["Epic"]),
            ("Epic preferred.", &["Epic"]),
            ("Epic strongly preferred.", &["Epic"]),
            ("Epic is a plus", &["Epic"]),
            ("Epic is a must", &["Epic"]),
            ("Epic (preferred)", &["Epic"]),
            ("Epic knowledge preferred", &["Epic"]),
            ("Epic implementation experience is a plus", &["Epic"]),
            ("Epic credentialed trainer", &["Epic"]),
            ("• Epic proficiency or certification preferred", &["Epic"]),
            ("<li>Epic certified</li>", &["Epic"]),
            ("Epic or Cerner experience required", &["Epic", "Cerner"]),
            ("Epic and/or Cerner experience", &["Epic", "Cerner"]),
            ("Epic and Cerner experience", &["Epic", "Cerner"]),
            ("Epic or other EHR", &["Epic"]),
            ("Epic/Cerner", &["Epic", "Cerner"]),
            ("Excel skills required", &["Excel"]),
            ("Access database skills", &["Access"]),
            ("Lean experience preferred", &["Lean"]),
            ("Agile and Scrum experience", &["Agile", "Scrum"]),
            ("Degree. Lean & Agile", &["Lean", "Agile"]),
            ("Epic leads the way", &[]),
            ("Epic is the way", &[]),
            ("Epic and fun", &[]),
            ("Epic and", &["Epic"]),
            ("Access to care", &[]),
            ("Access is limited", &[]),
            ("Access must be granted", &[]),
            ("Excel in a fast-paced environment", &[]),
            ("Excel and grow with us", &[]),
            ("Lean on your team", &[]),
            ("Lean plus more", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(named(text), expected, "{text}");
        }
    }
}
