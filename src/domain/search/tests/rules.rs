//! Tests of the rules that what people look for on this service asks for, each over a small catalogue.

use super::super::{Abbreviations, Document, Entry, Reach, SearchIndex, Suggestions};

/// A document of a kind, with key, title, names, further names, text and weight.
type Row<'a> = (
    u8,
    &'a str,
    &'a str,
    &'a [&'a str],
    &'a [&'a str],
    &'a str,
    f32,
);

const CATALOGUE: [Row; 23] = [
    (
        0,
        "director",
        "Clinical Informatics Director",
        &[],
        &[],
        "Sets strategy.",
        1.0,
    ),
    (
        0,
        "specialist",
        "Health Informatics Specialist",
        &[],
        &[],
        "New systems for patients. A job for nurses.",
        1.0,
    ),
    (
        0,
        "privacy",
        "Privacy Officer",
        &[],
        &["data protection officer"],
        "Sees to privacy.",
        1.0,
    ),
    (
        0,
        "records",
        "Medical Records Technician",
        &["HIM Technician"],
        &["medical coder", "icd 10 coder"],
        "",
        1.0,
    ),
    (
        0,
        "cnio",
        "Chief Nursing Information Officer (CNIO)",
        &["CNIO"],
        &[],
        "",
        1.0,
    ),
    (
        1,
        "29-1051",
        "Pharmacists",
        &["Pharmacy Manager", "Clinical Pharmacist"],
        &[],
        "Dispense drugs.",
        0.6,
    ),
    (
        1,
        "29-1141",
        "Registered Nurses",
        &["Staff Nurse"],
        &[],
        "Care for patients.",
        0.6,
    ),
    (
        1,
        "15-2051",
        "Data Scientists",
        &["Analytics Scientist"],
        &[],
        "",
        0.6,
    ),
    (1, "15-2051.00", "Data Scientists", &[], &[], "", 0.6),
    (
        1,
        "29-2072",
        "Medical Records Specialists",
        &[],
        &[],
        "Compile records of patients.",
        0.6,
    ),
    (
        1,
        "29-2071",
        "Medical Records and Health Information Technicians",
        &[],
        &[],
        "",
        0.0,
    ),
    (
        1,
        "25-4022",
        "News Librarians",
        &["Newspaper Librarian"],
        &[],
        "",
        0.6,
    ),
    (
        1,
        "51-4022",
        "Forgers",
        &["Loin Puller", "Raiser"],
        &[],
        "Work in a hot place at a remote site.",
        0.6,
    ),
    (
        2,
        "rhia",
        "Registered Health Information Administrator",
        &["RHIA"],
        &["AHIMA certification"],
        "",
        0.8,
    ),
    (
        3,
        "doctorate",
        "Doctorate in health informatics",
        &[],
        &[],
        "Careers in research; many a job at entry level.",
        0.8,
    ),
    (
        4,
        "ahima",
        "AHIMA",
        &[],
        &[],
        "American association for HIM.",
        0.7,
    ),
    (
        4,
        "coding",
        "Medical coding",
        &[],
        &[],
        "Turning diagnoses into codes.",
        0.7,
    ),
    (
        4,
        "himalayas",
        "Himalayas",
        &[],
        &[],
        "A job board with remote jobs for a director of clinical informatics.",
        0.7,
    ),
    (5, "US", "United States", &[], &[], "", 0.5),
    (5, "US-NY", "New York", &[], &[], "", 0.5),
    (5, "US-CBSA-10180", "Abilene, TX", &[], &[], "", 0.5),
    (5, "US-CBSA-41180", "St. Louis, MO-IL", &[], &[], "", 0.5),
    (5, "GB", "United Kingdom", &[], &[], "", 0.5),
];

/// Queries, and the keys of the hits that come first.
const FOUND: [(&str, &[&str]); 27] = [
    // A word that no role has hides no role, and a wording that is not shown finds one.
    ("pharmacy informatics", &["director", "specialist"]),
    ("data protection officer", &["privacy"]),
    ("medical coder", &["records"]),
    // What some document has is taken as typed.
    ("informatics new york", &["US-NY", "specialist", "director"]),
    ("informatics course", &["director", "specialist"]),
    ("clinical informtics", &["director"]),
    // A title comes before running text, and weak words choose among what the others find.
    ("director, clinical informatics (remote)", &["director"]),
    ("health informatics jobs", &["specialist", "doctorate"]),
    (
        "entry level health informatics",
        &["specialist", "doctorate"],
    ),
    ("him", &["records", "ahima", "himalayas"]),
    ("senior privacy", &["privacy"]),
    // Abbreviations and initials.
    ("rn", &["29-1141"]),
    ("R.N.", &["29-1141"]),
    ("u.s.", &["US"]),
    ("usa", &["US"]),
    ("Ph.D.", &["doctorate"]),
    ("saint louis", &["US-CBSA-41180"]),
    // Codes.
    ("icd-10", &["records", "coding"]),
    ("291141", &["29-1141"]),
    ("10180", &["US-CBSA-10180"]),
    ("15-2051", &["15-2051", "15-2051.00"]),
    // Names that stand for certifications, and misspellings.
    ("AHIMA certification", &["rhia", "ahima"]),
    ("cnio", &["cnio"]),
    ("loinc", &["coding"]),
    ("kaiser", &["51-4022"]),
    // One hit for a title, and what is out of use comes last.
    ("data scientist", &["15-2051"]),
    ("medical records", &["records", "29-2072", "29-2071"]),
];

fn abbreviations() -> Abbreviations {
    Abbreviations::new([
        ("rn", "registered nurse"),
        ("it", "information technology"),
        ("sr", "senior"),
        ("usa", "united states"),
        ("phd", "doctorate"),
        ("saint", "st"),
    ])
}

fn catalogue() -> SearchIndex<u8> {
    let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    let documents = CATALOGUE.map(
        |(kind, key, title, names, wordings, text, weight)| Document {
            kind,
            key: key.into(),
            title: title.into(),
            names: owned(names),
            wordings: owned(wordings),
            mentions: owned(if key == "coding" {
                &["ICD-10", "LOINC coding"]
            } else {
                &[]
            }),
            text: text.into(),
            weight,
            only_by_key: key == "15-2051.00",
        },
    );
    SearchIndex::new(documents.into(), abbreviations())
}

#[test]
fn what_is_looked_for_comes_first() {
    let index = catalogue();
    for (query, expected) in FOUND {
        let found = index.search(query, |_| true, 5, None);
        let keys: Vec<&str> = found
            .hits
            .iter()
            .map(|hit| &*index.documents()[hit.document].key)
            .collect();
        assert!(keys.starts_with(expected), "{query}: {keys:?}");
        assert!(!expected.is_empty() || keys.is_empty(), "{query}: {keys:?}");
    }
}

#[test]
fn a_double_is_found_by_its_key_only() {
    let index = catalogue();
    for (query, total) in [
        ("analytics scientist", 1),
        ("15-2051.00", 1),
        ("15-2051", 2),
    ] {
        assert_eq!(
            index.search(query, |_| true, 5, None).total,
            total,
            "{query}"
        );
    }
}

#[test]
fn a_wording_that_is_not_shown_is_in_no_snippet() {
    let index = catalogue();
    let found = index.search("data protection officer", |_| true, 1, None);
    assert_eq!(found.hits[0].snippet.text, "Sees to privacy.");
}

/// Titles with target and weight, in the manner of the service: roles above all, then by the employment of occupations.
const TITLES: [(&str, u32, f32); 20] = [
    ("Clinical Informatics Director", 1, 10.0),
    ("Senior Clinical Informatics Director", 2, 10.0),
    ("IT Manager, Healthcare", 3, 10.0),
    ("Nurse Informaticist", 4, 10.0),
    ("Chief Nursing Information Officer (CNIO)", 5, 10.0),
    ("Registered Nurses", 6, 7.3),
    ("Nursing Assistants", 7, 7.0),
    ("Nursery Hand", 8, 4.0),
    ("Truck Driver", 9, 6.3),
    ("Truck Hop", 9, 4.3),
    ("Truck Guard", 10, 4.7),
    ("Software Developers", 11, 7.0),
    ("Soft Boarder", 12, 4.0),
    ("Clinic Nurse", 6, 4.5),
    ("Firefighters", 13, 6.3),
    ("Onion Tier", 14, 5.0),
    ("Data Entry Keyers", 15, 6.0),
    ("Database Administrators", 16, 5.7),
    ("Chief Nursing Officer (CNO)", 17, 5.0),
    ("Chief Nursing Officer of Quality", 18, 6.0),
];

/// What is typed, and the titles that come first.
const SUGGESTED: [(&str, &[&str]); 19] = [
    ("truck", &["Truck Driver", "Truck Guard", "Truck Hop"]),
    ("sof", &["Software Developers", "Soft Boarder"]),
    ("soft", &["Software Developers", "Soft Boarder"]),
    ("softw", &["Software Developers"]),
    (
        "nur",
        &[
            "Nurse Informaticist",
            "Chief Nursing Information Officer (CNIO)",
            "Nursing Assistants",
            "Registered Nurses",
        ],
    ),
    (
        "clini",
        &[
            "Clinical Informatics Director",
            "Senior Clinical Informatics Director",
            "Clinic Nurse",
        ],
    ),
    (
        "clinic",
        &[
            "Clinical Informatics Director",
            "Senior Clinical Informatics Director",
            "Clinic Nurse",
        ],
    ),
    (
        "clinica",
        &[
            "Clinical Informatics Director",
            "Senior Clinical Informatics Director",
        ],
    ),
    ("data", &["Data Entry Keyers", "Database Administrators"]),
    ("sr clin", &["Senior Clinical Informatics Director"]),
    ("i.t.", &["IT Manager, Healthcare"]),
    ("r.n.", &["Registered Nurses"]),
    ("cnio", &["Chief Nursing Information Officer (CNIO)"]),
    ("chief nursing officer", &["Chief Nursing Officer (CNO)"]),
    ("fhir", &["Firefighters"]),
    ("nurce inf", &["Nurse Informaticist"]),
    ("truck informatics", &[]),
    ("urse nursing", &[]),
    ("burse informaticist", &["Nurse Informaticist"]),
];

#[test]
fn what_is_typed_is_completed_with_what_is_used_most() {
    let entry = |(title, target, weight): (&str, u32, f32)| Entry {
        title: title.into(),
        target,
        weight,
    };
    let titles = Suggestions::new(TITLES.map(entry).into(), abbreviations());
    for (typed, expected) in SUGGESTED {
        let found = titles.suggest(typed, 10);
        let found: Vec<&str> = found
            .iter()
            .map(|one| &*titles.entries()[one.entry].title)
            .collect();
        assert!(found.starts_with(expected), "{typed}: {found:?}");
        assert!(
            !expected.is_empty() || found.is_empty(),
            "{typed}: {found:?}"
        );
    }
}

#[test]
fn nothing_misspelt_stands_beside_what_is_typed() {
    let entry = |(title, target, weight): (&str, u32, f32)| Entry {
        title: title.into(),
        target,
        weight,
    };
    let titles = Suggestions::new(TITLES.map(entry).into(), abbreviations());
    for (typed, _) in SUGGESTED {
        let found = titles.suggest(typed, 10);
        let typos = found.iter().filter(|one| one.reach == Reach::Typo).count();
        assert!(typos == 0 || typos == found.len(), "{typed}");
    }
}
