//! Other ways to spell a wording: plural or singular, British or American, `&` for `and`, letters and digits together or
//! apart, and acronyms with full stops.

use std::ops::RangeInclusive;

/// Parts of words in American and British spelling; a word is changed where it holds the one or the other.
const AMERICAN_BRITISH: &[(&str, &str)] = &[
    ("ization", "isation"),
    ("izing", "ising"),
    ("modeling", "modelling"),
    ("judgment", "judgement"),
    ("license", "licence"),
    ("program ", "programme "),
    ("programs ", "programmes "),
    ("center", "centre"),
    ("behavior", "behaviour"),
    ("enrollment", "enrolment"),
];

/// How many letters an acronym has that is written with full stops too.
const DOTTED: RangeInclusive<usize> = 2..=4;

/// Returns the wording and its other spellings, each once.
pub fn spellings(wording: &str) -> Vec<String> {
    let mut all = vec![wording.to_owned()];
    let ways: [fn(&str) -> Option<String>; 7] = [
        british,
        american,
        ampersand,
        other_number,
        digits_apart,
        digits_together,
        dotted,
    ];
    for way in ways {
        let more: Vec<String> = all.iter().filter_map(|text| way(text)).collect();
        for text in more {
            if !all.contains(&text) {
                all.push(text);
            }
        }
    }
    all
}

/// Whether a word is written in capitals only and has at least two, as `HL7` and `EHR` are and `R` is not.
pub fn is_capitals(word: &str) -> bool {
    word.chars().filter(|c| c.is_uppercase()).count() > 1 && !word.chars().any(char::is_lowercase)
}

fn british(wording: &str) -> Option<String> {
    respelt(wording, |(american, british)| (american, british))
}

fn american(wording: &str) -> Option<String> {
    respelt(wording, |(american, british)| (british, american))
}

fn respelt(
    wording: &str,
    way: impl Fn((&'static str, &'static str)) -> (&'static str, &'static str),
) -> Option<String> {
    let open = format!("{wording} ");
    let mut text = open.clone();
    for (from, to) in AMERICAN_BRITISH.iter().map(|pair| way(*pair)) {
        text = text.replace(from, to);
    }
    (text != open).then(|| text.trim_end().to_owned())
}

fn ampersand(wording: &str) -> Option<String> {
    wording
        .contains(" and ")
        .then(|| wording.replace(" and ", " & "))
}

/// The wording with digits written to the letters before them: `ICD10` for `ICD-10`.
fn digits_together(wording: &str) -> Option<String> {
    let mut text = String::new();
    let mut gap = String::new();
    for c in wording.chars() {
        if c == ' ' || c == '-' {
            gap.push(c);
            continue;
        }
        if !(c.is_ascii_digit() && text.ends_with(char::is_alphabetic)) {
            text.push_str(&gap);
        }
        gap.clear();
        text.push(c);
    }
    (text != wording).then_some(text)
}

/// The wording with digits written apart from the letters before them, if these are two at least: `HL 7` for `HL7`.
fn digits_apart(wording: &str) -> Option<String> {
    let mut text = String::new();
    let mut letters = 0;
    for c in wording.chars() {
        if c.is_ascii_digit() && letters > 1 {
            text.push(' ');
        }
        letters = if c.is_alphabetic() { letters + 1 } else { 0 };
        text.push(c);
    }
    (text != wording).then_some(text)
}

/// An acronym of few letters with full stops between them; the last one belongs to the text around: `R.N` for `RN`.
fn dotted(wording: &str) -> Option<String> {
    let is_acronym =
        DOTTED.contains(&wording.len()) && wording.bytes().all(|c| c.is_ascii_uppercase());
    let letters: Vec<String> = wording.chars().map(String::from).collect();
    is_acronym.then(|| letters.join("."))
}

/// The plural of a wording, or the singular where it ends like a plural.
///
/// Words that are no plural but end in `s` are left alone when they end in `ss`, `us`, `is` or `ics`.
fn other_number(wording: &str) -> Option<String> {
    let last = wording.rsplit(|c: char| !c.is_alphanumeric()).next()?;
    let ends = |endings: &[&str]| endings.iter().any(|ending| last.ends_with(ending));
    if last.chars().count() < 2 || ends(&["ss", "us", "is", "ics"]) {
        None
    } else if is_capitals(last) {
        Some(format!("{wording}s"))
    } else if let Some(stem) = wording.strip_suffix("ies") {
        Some(format!("{stem}y"))
    } else if let Some(stem) = wording.strip_suffix('s') {
        (last.len() > 3).then(|| stem.to_owned())
    } else if let Some(stem) = wording.strip_suffix('y')
        && !ends(&["ay", "ey", "oy", "uy"])
    {
        Some(format!("{stem}ies"))
    } else {
        Some(format!("{wording}s"))
    }
}

#[cfg(test)]
mod tests {
    use super::{is_capitals, spellings};

    #[test]
    fn a_wording_has_its_other_spellings() {
        let cases: [(&str, &[&str]); 12] = [
            ("EHR", &["EHR", "EHRs", "E.H.R"]),
            ("CPHIMS", &["CPHIMS", "CPHIMSs"]),
            ("HL7", &["HL7", "HL7s", "HL 7", "HL 7s"]),
            ("ICD-10", &["ICD-10", "ICD-10s", "ICD10", "ICD10s"]),
            (
                "tier 2 support",
                &[
                    "tier 2 support",
                    "tier 2 supports",
                    "tier2 support",
                    "tier2 supports",
                ],
            ),
            ("patient portals", &["patient portals", "patient portal"]),
            ("privacy policy", &["privacy policy", "privacy policies"]),
            (
                "data visualization",
                &[
                    "data visualization",
                    "data visualisation",
                    "data visualizations",
                    "data visualisations",
                ],
            ),
            (
                "training programme",
                &[
                    "training programme",
                    "training program",
                    "training programmes",
                    "training programs",
                ],
            ),
            (
                "privacy and analysis",
                &["privacy and analysis", "privacy & analysis"],
            ),
            ("R", &["R"]),
            ("C++", &["C++"]),
        ];
        for (wording, expected) in cases {
            assert_eq!(spellings(wording), expected);
        }
    }

    #[test]
    fn capitals_are_at_least_two_and_no_lower_case() {
        let words = ["EHR", "HL7", "R", "PhD", "Epic"].map(is_capitals);
        assert_eq!(words, [true, true, false, false, false]);
    }
}
