//! What a title says beside the job, and the words that are left: its rank, without shifts, bonuses and numbers.

use super::terms::{Meaning, Terms};
use crate::domain::postings::plain_text;
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
const NUMBERED: [&str; 23] = [
    "area", "band", "big", "building", "class", "code", "district", "floor", "grade", "gs", "no",
    "number", "part", "phase", "schedule", "section", "shift", "stage", "step", "term", "trauma",
    "type", "unit",
];

/// Words before the number of a posting: "Req #48213".
const REQUISITION: [&str; 5] = ["req", "requisition", "ref", "job#", "jobid"];

/// What is the number of a posting only before a long number: "JR-0012345", and else junior.
const REQUISITION_LETTERS: [&str; 8] = ["jr", "r", "id", "no", "nr", "jc", "jo", "vacancy"];

/// Digits of the shortest number of a posting.
const LONG_NUMBER: usize = 4;

/// What numbers count that say nothing of the job: hours, pay and the length of a contract.
const UNITS: [&str; 25] = [
    "day", "days", "hr", "hrs", "hour", "hours", "hourly", "wk", "wks", "week", "weeks", "weekly",
    "mo", "mos", "mth", "mths", "month", "months", "yr", "yrs", "year", "years", "annually", "pd",
    "pp",
];

/// Words before whoever the job works for, whose rank is not that of the job.
const SUPERIORS: [[&str; 2]; 2] = [["assistant", "to"], ["office", "of"]];

/// Words before whoever the job reports to, which say nothing of the job.
const REPORTS: [&str; 3] = ["reporting", "reports", "report"];

/// What "at" does not name an employer before.
const NO_EMPLOYERS: [&str; 5] = ["the", "home", "risk", "large", "sea"];

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
        let title: String = plain_text(title)
            .replace('\n', " | ")
            .chars()
            .take(LONGEST)
            .collect();
        let mut reading = Self::default();
        let mut ranks = Vec::new();
        let is_short = |word: &str| {
            let meaning = terms.longest_at(&[word.to_owned()], |_| true);
            matches!(meaning, Some((_, Meaning::ShortFor(_))))
        };
        let parts = employers_apart(parts(&fold(&title)));
        for part in terms.places().without(parts, is_short) {
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

    /// Writes abbreviations out, mends misspellings, and leaves out the numbers of postings and whom the job reports to.
    fn written_out(&mut self, words: &[String], terms: &Terms) -> Vec<String> {
        let is_short = |meaning: &Meaning| matches!(meaning, Meaning::ShortFor(_));
        let mut written = Vec::new();
        let mut rest = words;
        while let Some((word, others)) = rest.split_first() {
            if let Some(count) = requisition(word, others) {
                rest = others.get(count..).unwrap_or_default();
                continue;
            }
            if REPORTS.contains(&&**word) && others.first().is_some_and(|next| next == "to") {
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
        let is_digit = |place: Option<usize>| {
            let letter = place.and_then(|place| letters.get(place));
            letter.is_some_and(char::is_ascii_digit)
        };
        let in_time = is_digit(place.checked_sub(1)) && is_digit(place.checked_add(1));
        let ends_part = match letter {
            ':' if in_time => {
                word.push(':');
                continue;
            }
            'a'..='z' | '0'..='9' | '$' | '#' | '%' | '+' | '.' => {
                word.push(*letter);
                continue;
            }
            '-' | '/' => at_edge,
            letter => "–—|•;:()[]{},~*&@!".contains(*letter),
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

/// Has the employer that "at" names begin a part of its own.
fn employers_apart(parts: Vec<Vec<String>>) -> Vec<Vec<String>> {
    let mut apart: Vec<Vec<String>> = Vec::new();
    for part in parts {
        let mut open = Vec::new();
        let mut words = part.into_iter().peekable();
        while let Some(word) = words.next() {
            let names_employer = word == "at"
                && !open.is_empty()
                && words
                    .peek()
                    .is_some_and(|next| !NO_EMPLOYERS.contains(&&**next));
            if names_employer {
                apart.push(std::mem::take(&mut open));
            } else {
                open.push(word);
            }
        }
        apart.push(open);
    }
    apart.retain(|part| !part.is_empty());
    apart
}

/// How many more words belong to the number of a posting that a word begins; `None` where it begins none.
fn requisition(word: &str, others: &[String]) -> Option<usize> {
    let has_digit = |word: &&String| word.bytes().any(|byte| byte.is_ascii_digit());
    let numbers = |words: &[String]| words.iter().take_while(has_digit).count();
    let is_long = |word: &String| digits(word) >= LONG_NUMBER && digits(word) == word.len();
    if word.starts_with('#') || is_requisition_number(word) {
        return Some(0);
    }
    let sign = word.trim_end_matches(|letter: char| letter == '#' || letter.is_ascii_digit());
    if REQUISITION.contains(&sign) || REQUISITION.contains(&word) {
        let named = others
            .iter()
            .take_while(|word| ["id", "no", "number", "#"].contains(&&***word))
            .count();
        return Some(named + numbers(others.get(named..).unwrap_or_default()));
    }
    if word == "job"
        && let [sign, rest @ ..] = others
        && ["id", "no", "number", "code"].contains(&&**sign)
        && rest.first().is_some_and(|word| has_digit(&word))
    {
        return Some(1 + numbers(rest));
    }
    let is_letters = REQUISITION_LETTERS.contains(&word) && others.first().is_some_and(is_long);
    is_letters.then(|| numbers(others))
}

/// Tells whether a word is a number of a posting in one: "jr102345", "r0012345".
fn is_requisition_number(word: &str) -> bool {
    let letters = word.bytes().take_while(u8::is_ascii_alphabetic).count();
    let number = word.get(letters..).unwrap_or_default();
    (1..=4).contains(&letters) && digits(number) >= LONG_NUMBER && digits(number) == number.len()
}

/// How many digits a word begins with.
fn digits(word: &str) -> usize {
    word.bytes().take_while(u8::is_ascii_digit).count()
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
            None if is_amount(word) => without_units(others),
            None if digits(word) == word.len() && counts_unit(others) => without_units(others),
            None => {
                left.push(word.clone());
                others
            }
        };
    }
    left
}

/// Tells whether words begin with what numbers count.
fn counts_unit(words: &[String]) -> bool {
    words.first().is_some_and(|word| UNITS.contains(&&**word))
}

/// Words without what the number before them counts: "hrs/wk", "per hour".
fn without_units(mut words: &[String]) -> &[String] {
    loop {
        words = match words {
            [unit, rest @ ..] if UNITS.contains(&&**unit) => rest,
            [joint, rest @ ..] if ["/", "per"].contains(&&**joint) && counts_unit(rest) => rest,
            _ => return words,
        };
    }
}

/// Tells whether a word is an amount, a time or a number of more than one digit: "$10k", "12hr", "8a", "3rd", "48213".
fn is_amount(word: &str) -> bool {
    let digits = digits(word);
    let unit = word.get(digits..).unwrap_or_default();
    let is_unit = UNITS.contains(&unit)
        || ["k", "a", "p", "am", "pm", "st", "nd", "rd", "th"].contains(&unit);
    word.contains(['$', ':']) || digits > 1 || (digits > 0 && is_unit)
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
    // Whose assistant or office it is says nothing of the rank.
    let end = superior(words).unwrap_or(words.len());
    let mut rest = words.get(..=end).unwrap_or(words);
    while !rest.is_empty() {
        let found = terms.longest_at(rest, tells);
        if let Some((_, Meaning::Rank(rank))) = found {
            ranks.push(*rank);
        }
        let count = found.map_or(1, |(count, _)| count);
        rest = rest.get(count..).unwrap_or_default();
    }
    ranks
}

/// Where the words of a part begin to name whoever the job works for: the "assistant" of "assistant to the director".
pub fn superior(words: &[String]) -> Option<usize> {
    words.windows(2).position(|pair| {
        let is_pair =
            |superior: &[&str; 2]| pair.iter().zip(superior).all(|(one, other)| one == other);
        SUPERIORS.iter().any(is_pair)
    })
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
    let noun = before
        .last()
        .filter(|_| words.iter().all(|word| word != "trauma"))?;
    let is_noun = noun.len() > 1 && noun.bytes().all(|byte| byte.is_ascii_alphabetic());
    (is_noun && !NUMBERED.contains(&&**noun)).then_some(rank)
}
