//! What a title says beside the job, and the words that are left: its rank, without shifts, bonuses and numbers.

use super::terms::{Meaning, Terms};
use crate::domain::text::fold;
use crate::domain::vocabulary::Seniority;

/// The longest title that is looked at, in characters; what comes after is no title any more.
const LONGEST: usize = 300;

/// Grades, in Roman and Arabic numbers, as most pay scales of professions number them.
const GRADES: [(&str, &str, Seniority); 5] = [
    ("i", "1", Seniority::Entry),
    ("ii", "2", Seniority::Mid),
    ("iii", "3", Seniority::Senior),
    ("iv", "4", Seniority::Lead),
    ("v", "5", Seniority::Principal),
];

/// Words before a number that is no grade of the job: "phase II", "Level 1 trauma", "GS 5", "Big 4".
const NUMBERED: [&str; 20] = [
    "area", "band", "big", "class", "district", "floor", "grade", "gs", "no", "number", "part",
    "phase", "schedule", "section", "shift", "stage", "step", "trauma", "type", "unit",
];

/// Words after which the rest of a part is a number of the posting: "Req #48213".
const REQUISITION: [&str; 4] = ["req", "requisition", "ref", "job#"];

/// What was done to a word of a title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// An abbreviation was written out.
    Expanded {
        /// What was typed.
        short: String,
        /// What it is short for.
        long: String,
    },
    /// A misspelling was mended.
    Corrected {
        /// What was typed.
        typed: String,
        /// The word that was meant.
        word: String,
    },
}

/// A title that was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// Its parts between dashes, commas, parentheses and the like: the words of each, written out, without noise.
    pub parts: Vec<Vec<String>>,
    /// The rank that it tells; `None` when it tells none.
    pub seniority: Option<Seniority>,
    /// What was done to its words.
    pub steps: Vec<Step>,
}

impl Reading {
    /// Reads a title.
    pub fn of(title: &str, terms: &Terms) -> Self {
        let title: String = title.chars().take(LONGEST).collect();
        let mut reading = Self::default();
        let mut ranks = Vec::new();
        let is_short = |word: &str| {
            let meaning = terms.longest_at(&[word.to_owned()], |_| true);
            matches!(meaning, Some((_, Meaning::ShortFor(_))))
        };
        for part in terms.places().without(parts(&fold(&title)), is_short) {
            let mut words = without_noise(&reading.written_out(&part, terms), terms);
            ranks.extend(ranks_of(&words, terms));
            ranks.extend(grade(&words));
            words.retain(|word| word != "/");
            if !words.is_empty() {
                reading.parts.push(words);
            }
        }
        // Whoever is still in training is that whatever the office; else the highest rank counts.
        let in_training = ranks.contains(&Seniority::Intern);
        reading.seniority = if in_training {
            Some(Seniority::Intern)
        } else {
            ranks.into_iter().max()
        };
        reading
    }

    /// Its words, those of all parts.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().flatten().map(String::as_str)
    }

    /// Writes abbreviations out, mends misspellings, and leaves out what comes after the sign of a requisition.
    fn written_out(&mut self, words: &[String], terms: &Terms) -> Vec<String> {
        let is_short = |meaning: &Meaning| matches!(meaning, Meaning::ShortFor(_));
        let mut written = Vec::new();
        let mut rest = words;
        while let Some((word, others)) = rest.split_first() {
            if REQUISITION.contains(&&**word) || word.starts_with('#') || word.starts_with("req#") {
                break;
            }
            let after_number = written
                .last()
                .is_some_and(|word: &String| word.bytes().all(|byte| byte.is_ascii_digit()));
            match terms.longest_at(rest, is_short) {
                // "7 pm" is a time.
                Some((1, _)) if word == "pm" && after_number => rest = others,
                Some((count, Meaning::ShortFor(long))) => {
                    let short = rest.get(..count).unwrap_or_default().join(" ");
                    let step = Step::Expanded {
                        short,
                        long: long.join(" "),
                    };
                    self.note(step);
                    written.extend(long.iter().cloned());
                    rest = rest.get(count..).unwrap_or_default();
                }
                _ => {
                    let mended = terms.mended(word);
                    if let Some(mended) = mended {
                        self.note(Step::Corrected {
                            typed: word.clone(),
                            word: mended.to_owned(),
                        });
                    }
                    written.push(mended.unwrap_or(word).to_owned());
                    rest = others;
                }
            }
        }
        written
    }

    fn note(&mut self, step: Step) {
        if !self.steps.contains(&step) {
            self.steps.push(step);
        }
    }
}

/// The parts of a title between dashes, commas, parentheses and the like, each as its words; a slash between two words is
/// one of them.
fn parts(folded: &str) -> Vec<Vec<String>> {
    let letters: Vec<char> = folded
        .replace("'s", "")
        .replace(['\'', '’'], "")
        .chars()
        .collect();
    let (mut parts, mut part, mut word) = (Vec::new(), Vec::new(), String::new());
    let is_space = |place: Option<usize>| {
        let letter = place.and_then(|place| letters.get(place));
        letter.is_none_or(|letter| letter.is_whitespace())
    };
    for (place, letter) in letters.iter().enumerate() {
        let at_edge = is_space(place.checked_sub(1)) || is_space(place.checked_add(1));
        let ends_part = match letter {
            'a'..='z' | '0'..='9' | '$' | '#' | '%' | '+' | '.' => {
                word.push(*letter);
                continue;
            }
            '-' | '/' => at_edge,
            letter => "–—|•;:()[],~*&".contains(*letter),
        };
        part.extend(finished(&mut word));
        if ends_part {
            parts.push(std::mem::take(&mut part));
        } else if *letter == '/' {
            part.push("/".to_owned());
        }
    }
    part.extend(finished(&mut word));
    parts.push(part);
    parts.retain(|part| !part.is_empty());
    parts
}

/// A word without the dots of an abbreviation: "i.t." is "it", "sr." is "sr".
fn finished(word: &mut String) -> Option<String> {
    let word = std::mem::take(word);
    let word = word.trim_matches('.');
    let is_initials = word.split('.').all(|letter| letter.len() == 1);
    let word = if is_initials {
        word.replace('.', "")
    } else {
        word.to_owned()
    };
    (!word.is_empty()).then_some(word)
}

/// Leaves out noise, pay and long numbers.
fn without_noise(words: &[String], terms: &Terms) -> Vec<String> {
    let is_either = |meaning: &Meaning| matches!(meaning, Meaning::Noise | Meaning::Profession);
    let mut left = Vec::new();
    let mut rest = words;
    while let Some((word, others)) = rest.split_first() {
        rest = match terms.longest_at(rest, is_either) {
            Some((count, Meaning::Noise)) => rest.get(count..).unwrap_or_default(),
            // "Contract" is noise, but not that of a contract manager.
            Some((count, _)) => {
                left.extend(rest.iter().take(count).cloned());
                rest.get(count..).unwrap_or_default()
            }
            None => {
                left.extend((!is_amount(word)).then(|| word.clone()));
                others
            }
        };
    }
    left
}

/// Tells whether a word is an amount or a number of more than one digit: "$10k", "12hr", "48213".
fn is_amount(word: &str) -> bool {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let unit = word.get(digits..).unwrap_or_default();
    word.contains('$')
        || digits > 1
        || (digits > 0 && ["k", "hr", "hrs", "wk", "wks"].contains(&unit))
}

/// The ranks that the words of a part tell.
fn ranks_of(words: &[String], terms: &Terms) -> Vec<Seniority> {
    let tells = |meaning: &Meaning| matches!(meaning, Meaning::Rank(_) | Meaning::Profession);
    let mut ranks = Vec::new();
    // "Associate analyst" is a rank, "sales associate" is the job; an associate director is a director.
    if words.first().is_some_and(|word| word == "associate")
        && words.get(1).is_none_or(|word| word != "/")
    {
        ranks.push(Seniority::Junior);
    }
    let mut rest = words;
    while !rest.is_empty() {
        let found = terms.longest_at(rest, tells);
        if let Some((_, Meaning::Rank(rank))) = found {
            ranks.push(*rank);
        }
        // Whose assistant it is says nothing of the rank.
        if matches!(rest, [first, second, ..] if first == "assistant" && second == "to") {
            break;
        }
        rest = rest
            .get(found.map_or(1, |(count, _)| count)..)
            .unwrap_or_default();
    }
    ranks
}

/// The grade at the end of a part, the lower one of two: "analyst II", "analyst I/II".
fn grade(words: &[String]) -> Option<Seniority> {
    let grade = |word: &String| {
        let of = GRADES
            .iter()
            .find(|(roman, arabic, _)| word == roman || word == arabic);
        of.map(|(.., rank)| *rank)
    };
    let (before, rank) = match words {
        [before @ .., lower, slash, higher] if slash == "/" && grade(higher).is_some() => {
            (before, grade(lower)?)
        }
        [before @ .., last] => (before, grade(last)?),
        [] => return None,
    };
    let noun = before.last()?;
    let is_noun = noun.len() > 1 && noun.bytes().all(|byte| byte.is_ascii_alphabetic());
    (is_noun && !NUMBERED.contains(&&**noun)).then_some(rank)
}
