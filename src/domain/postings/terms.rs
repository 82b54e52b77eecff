//! Wordings derived from the names of the catalogue.

use super::spelling::is_capitals;
use super::vocabulary::{Case, Term};

/// Names that are English words, found only with their capital.
const ENGLISH_WORDS: &[&str] = &[
    "Access",
    "Agile",
    "Cloud",
    "Epic",
    "Excel",
    "Go",
    "Lean",
    "Oracle",
    "Outlook",
    "R",
    "Swift",
    "Teams",
    "Waterfall",
    "Word",
];
/// Last words that a name can do without, as "electronic health record systems" can.
const DISPENSABLE: &[&str] = &["software", "system", "systems", "tools"];
/// How many words have to be left for that.
const WORDS_LEFT: usize = 3;

/// Returns the wordings that a name and its acronym give: the name, without what it has in parentheses; an acronym from
/// there; the name without a last word such as `systems`, if three words are left; and the acronym.
///
/// Names of several words are found in any case, acronyms and names that are English words with their capitals.
pub fn terms_of_name(entry: u32, name: &str, acronym: Option<&str>) -> Vec<Term> {
    let (open, inside) = match name.split_once('(') {
        Some((before, inside)) => (
            before.trim(),
            inside.split(')').next().unwrap_or_default().trim(),
        ),
        None => (name.trim(), ""),
    };
    let mut texts = vec![open];
    if let Some((less, last)) = open.rsplit_once(' ')
        && DISPENSABLE.contains(&last)
        && less.split_whitespace().count() >= WORDS_LEFT
    {
        texts.push(less);
    }
    texts.extend(Some(inside).filter(|inside| is_capitals(inside)));
    texts.extend(acronym.map(str::trim));
    let mut terms: Vec<Term> = Vec::new();
    for text in texts {
        if !text.is_empty() && !terms.iter().any(|term| term.text == text) {
            terms.push(Term {
                entry: Some(entry),
                text: text.to_owned(),
                case: case_of_name(text),
            });
        }
    }
    terms
}

fn case_of_name(text: &str) -> Case {
    if ENGLISH_WORDS.contains(&text) {
        Case::Exact
    } else {
        Case::of(text)
    }
}

#[cfg(test)]
mod tests {
    use super::{Case, terms_of_name};

    #[test]
    fn names_give_their_wordings() {
        use Case::{Any, Exact};
        type Expected<'a> = &'a [(&'a str, Case)];
        let cases: [(&str, Option<&str>, Expected<'_>); 6] = [
            ("SQL", None, &[("SQL", Exact)]),
            ("HL7 FHIR", None, &[("HL7 FHIR", Any)]),
            ("Epic", None, &[("Epic", Exact)]),
            (
                "Certified Coder",
                Some("CC"),
                &[("Certified Coder", Any), ("CC", Exact)],
            ),
            (
                "Bachelor of Science in Nursing (BSN)",
                Some("BSN"),
                &[("Bachelor of Science in Nursing", Any), ("BSN", Exact)],
            ),
            (
                "Electronic health record systems",
                None,
                &[
                    ("Electronic health record systems", Any),
                    ("Electronic health record", Any),
                ],
            ),
        ];
        for (name, acronym, expected) in cases {
            let terms = terms_of_name(7, name, acronym);
            assert!(terms.iter().all(|term| term.entry == Some(7)));
            let found: Vec<_> = terms
                .iter()
                .map(|term| (term.text.as_str(), term.case))
                .collect();
            assert_eq!(found, expected, "{name}");
        }
    }
}
