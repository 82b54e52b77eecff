//! The wordings of degrees and schooling in job postings.

use super::vocabulary::{Case, Term};
use crate::domain::vocabulary::DegreeLevel;

/// The wordings of each level. Two letters that mean other things as well (`MS` Office, Boston `MA`, `MD` for Maryland)
/// need a word beside them.
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
            "AA degree",
            "AS degree",
            "AA/AS",
            "AS/AA",
            "AS or BS",
            "ADN",
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
            "BS/BA",
            "BA/BS",
            "BS or BA",
            "BA or BS",
            "BS degree",
            "BA degree",
            "B.S",
            "B.A",
            "BS in",
            "BA in",
            "BS/MS",
            "BS or MS",
            "BSc",
            "B.Sc",
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
            "MS/MA",
            "MA/MS",
            "MS or PhD",
            "MS/PhD",
            "MS degree",
            "MA degree",
            "M.S",
            "M.A",
            "MS in",
            "MA in",
            "MSc",
            "M.Sc",
            "MPA",
            "MHSA",
        ],
    ),
    (
        DegreeLevel::Professional,
        &[
            "MD/DO",
            "DO/MD",
            "MD or DO",
            "MD, DO",
            "MD degree",
            "M.D",
            "D.O",
            "PharmD",
            "Pharm.D",
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

/// Pairs of letters name both of their degrees.
const BOTH: &[(DegreeLevel, &str)] = &[
    (DegreeLevel::Bachelor, "AS or BS"),
    (DegreeLevel::Master, "BS/MS"),
    (DegreeLevel::Master, "BS or MS"),
    (DegreeLevel::Doctorate, "MS or PhD"),
    (DegreeLevel::Doctorate, "MS/PhD"),
];

/// The wordings as terms, whose entries [`level`] understands.
pub fn terms() -> impl Iterator<Item = Term> {
    let each = WORDINGS
        .iter()
        .flat_map(|(level, words)| words.iter().map(|text| (Some(*level), *text)));
    let both = BOTH.iter().map(|(level, text)| (Some(*level), *text));
    let neither = NEITHER.iter().map(|text| (None, *text));
    each.chain(both).chain(neither).map(|(level, text)| Term {
        entry: level.and_then(entry),
        text: text.to_owned(),
        case: case(text),
    })
}

/// The level that an entry of [`terms`] stands for.
pub fn level(entry: u32) -> Option<DegreeLevel> {
    DegreeLevel::ALL.get(usize::try_from(entry).ok()?).copied()
}

fn entry(level: DegreeLevel) -> Option<u32> {
    let at = DegreeLevel::ALL.iter().position(|known| *known == level)?;
    u32::try_from(at).ok()
}

/// A wording that begins with letters of a degree needs its capitals; one in words does not.
fn case(text: &str) -> Case {
    let letters = text
        .chars()
        .take_while(|c| c.is_alphanumeric() || *c == '.');
    let capitals = letters.filter(|c| c.is_uppercase()).count();
    if capitals > 1 { Case::Exact } else { Case::Any }
}
