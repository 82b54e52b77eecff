//! The wordings of degrees and schooling in job postings.

use std::ops::Range;

use aho_corasick::BuildError;

use super::reading::Reading;
use super::vocabulary::{Case, Term, Vocabulary};
use crate::domain::vocabulary::DegreeLevel;

mod signs;
#[cfg(test)]
mod tests;

/// The wordings of each level.
const WORDINGS: &[(DegreeLevel, &[&str])] = &[
    (
        DegreeLevel::HighSchool,
        &[
            "high school diploma",
            "high school graduate",
            "high school degree",
            "high school education",
            "high school equivalency",
            "high school or GED",
            "GED",
            "secondary school diploma",
            "HS diploma",
            "HS graduate",
            "HS or GED",
            "HS/GED",
            "H.S. diploma",
        ],
    ),
    (
        DegreeLevel::Certificate,
        &[
            "certificate program",
            "graduate certificate",
            "post-baccalaureate certificate",
            "postsecondary certificate",
            "vocational certificate",
            "technical certificate",
        ],
    ),
    (
        DegreeLevel::Associate,
        &[
            "associate degree",
            "associate's degree",
            "associates degree",
            "associate's",
            "associate of science",
            "associate of arts",
            "associate of applied science",
            "associate in applied science",
            "two year degree",
            "2 year degree",
            "AAS",
            "A.A.S",
            "ADN",
            "ASN",
        ],
    ),
    (
        DegreeLevel::Bachelor,
        &[
            "bachelor",
            "bachelor's",
            "bachelors",
            "baccalaureate",
            "undergraduate degree",
            "four year degree",
            "4 year degree",
            "college degree",
            "university degree",
            "BSN",
            "B.S.N",
            "B.S",
            "B.A",
            "BSc",
            "B.Sc",
            "BTech",
            "B.Tech",
            "BEng",
            "B.Eng",
            "BHA",
            "BBA",
            "RHIA eligible degree",
        ],
    ),
    (
        DegreeLevel::Master,
        &[
            "master degree",
            "master's",
            "masters degree",
            "masters in",
            "master of",
            "master's degree",
            "masters level",
            "graduate degree",
            "postgraduate degree",
            "advanced degree",
            "MSN",
            "M.S.N",
            "MHA",
            "M.H.A",
            "MBA",
            "M.B.A",
            "MPH",
            "M.P.H",
            "MSHI",
            "MHI",
            "MSIS",
            "M.S",
            "M.A",
            "MSc",
            "M.Sc",
            "MTech",
            "M.Tech",
            "MEng",
            "M.Eng",
            "MPA",
            "MHSA",
        ],
    ),
    (
        DegreeLevel::Professional,
        &[
            "M.D",
            "D.O",
            "PharmD",
            "Pharm.D",
            "MBBS",
            "M.B.B.S",
            "MBChB",
            "J.D",
            "doctor of medicine",
            "doctor of pharmacy",
            "doctor of osteopathic medicine",
            "medical degree",
            "juris doctor",
            "professional degree",
        ],
    ),
    (
        DegreeLevel::Doctorate,
        &[
            "doctorate",
            "doctoral",
            "doctoral degree",
            "PhD",
            "Ph.D",
            "DNP",
            "D.N.P",
            "DrPH",
            "Dr.P.H",
            "EdD",
            "Ed.D",
            "DHA",
            "doctor of philosophy",
            "doctor of nursing practice",
            "doctor of public health",
        ],
    ),
];

/// Words that look like a degree and are none.
const NEITHER: &[&str] = &[
    "associate director of",
    "master data",
    "master patient index",
    "master of ceremonies",
];

/// Two letters that mean other things as well (`MS` Office, Boston `MA`, `MD` for Maryland); [`signs`] tells when they
/// are degrees.
const LETTERS: &[(DegreeLevel, &str)] = &[
    (DegreeLevel::Associate, "AA"),
    (DegreeLevel::Associate, "AS"),
    (DegreeLevel::Bachelor, "BA"),
    (DegreeLevel::Bachelor, "BS"),
    (DegreeLevel::Master, "MA"),
    (DegreeLevel::Master, "MS"),
    (DegreeLevel::Professional, "DO"),
    (DegreeLevel::Professional, "JD"),
    (DegreeLevel::Professional, "MD"),
];

/// The wordings, ready to be found.
#[derive(Debug)]
pub struct Degrees(Vocabulary);

/// A degree named by some tokens.
#[derive(Debug)]
pub struct Degree {
    pub tokens: Range<usize>,
    pub level: DegreeLevel,
    /// Whether it is two letters that mean other things as well.
    is_letters: bool,
}

impl Degrees {
    /// Prepares the wordings.
    pub fn new() -> Result<Self, BuildError> {
        let levels = DegreeLevel::ALL.iter().zip(0..);
        let terms = levels.flat_map(|(level, entry)| {
            let wordings = WORDINGS.iter().filter(move |(of, _)| of == level);
            let wordings = wordings.flat_map(|(_, words)| words.iter());
            let letters = LETTERS.iter().filter(move |(of, _)| of == level);
            let plain = wordings.map(move |text| (Some(2 * entry), *text));
            plain.chain(letters.map(move |(_, text)| (Some(2 * entry + 1), *text)))
        });
        let neither = NEITHER.iter().map(|text| (None, *text));
        let terms = terms.chain(neither).map(|(entry, text)| Term {
            entry,
            text: text.to_owned(),
            case: case(text),
        });
        Vocabulary::new(terms).map(Self)
    }

    /// Finds the degrees, in the order of the text.
    pub fn find(&self, reading: &Reading) -> Vec<Degree> {
        let mut found = Vec::new();
        for hit in self.0.hits(reading) {
            found.extend(hit.entries(reading).filter_map(|entry| {
                let at = usize::try_from(entry / 2).ok()?;
                Some(Degree {
                    tokens: hit.tokens.clone(),
                    level: *DegreeLevel::ALL.get(at)?,
                    is_letters: entry % 2 == 1,
                })
            }));
        }
        let is_degree = signs::degrees(reading, &found);
        let mut is_degree = is_degree.into_iter();
        found.retain(|_| is_degree.next() == Some(true));
        found
    }
}

/// A wording that begins with letters of a degree needs its capitals; one in words does not.
fn case(text: &str) -> Case {
    let letters = text
        .chars()
        .take_while(|c| c.is_alphanumeric() || *c == '.');
    let capitals = letters.filter(|c| c.is_uppercase()).count();
    if capitals > 1 { Case::Exact } else { Case::Any }
}
