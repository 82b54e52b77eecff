//! Titles: the evaluation set is whole, and an index of known titles tells what it must.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]

#[path = "../fixtures/database.rs"]
#[expect(dead_code, reason = "these tests use a part of it")]
mod database;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use careers_api::domain::text::fold;
use careers_api::domain::titles::matcher::{Matcher, THRESHOLD};
use careers_api::domain::titles::measure as labels;
use careers_api::domain::titles::{Occupation, TitleIndex};
use careers_api::domain::vocabulary::{Abstention, EvidenceOfTitle, Seniority};
use careers_api::import::seeds::{SeedFiles, load};
use careers_api::store;
use database::Database;

/// One line of a table of labelled titles.
struct Labelled {
    id: String,
    title: String,
    roles: Vec<String>,
    seniority: String,
    setting: String,
    kind: String,
}

fn field(name: &str) -> Vec<Labelled> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/titles");
    let mut reader = csv::Reader::from_path(format!("{folder}/{name}.csv")).unwrap();
    let rows = reader.records().map(|row| {
        let row = row.unwrap();
        let column = |place: usize| row[place].to_owned();
        Labelled {
            id: column(0),
            title: column(1),
            roles: row[2].split_whitespace().map(str::to_owned).collect(),
            seniority: column(3),
            setting: column(4),
            kind: column(5),
        }
    });
    rows.collect()
}

#[test]
fn every_title_is_labelled_with_what_there_is_and_stands_there_once() {
    for (name, letter) in [("field", 'f'), ("tuning", 't'), ("blind", 'b')] {
        is_labelled(&field(name), letter);
    }
}

#[test]
fn no_blind_title_stands_in_another_table() {
    let seen: BTreeSet<String> = ["field", "tuning"]
        .iter()
        .flat_map(|name| field(name))
        .map(|row| fold(&row.title))
        .collect();
    for row in field("blind") {
        assert!(!seen.contains(&fold(&row.title)), "{}", row.id);
    }
}

fn is_labelled(rows: &[Labelled], letter: char) {
    let seeds = load(&SeedFiles::shipped()).unwrap();
    let slugs: BTreeSet<&str> = seeds.roles.iter().map(|role| &*role.slug).collect();
    let mut met = BTreeSet::new();
    for (number, row) in rows.iter().enumerate() {
        let id = &row.id;
        assert_eq!(*id, format!("{letter}{:04}", number + 1));
        assert!(met.insert(fold(&row.title)), "{id} stands there twice");
        assert!(
            row.roles.iter().all(|role| slugs.contains(&**role)),
            "{id}: {:?}",
            row.roles
        );
        let known = row.seniority.is_empty() || Seniority::parse(&row.seniority).is_some();
        assert!(known, "{id}: {}", row.seniority);
        assert!(
            ["health", "other", "unclear"].contains(&&*row.setting),
            "{id}: {}",
            row.setting
        );
        assert_eq!(
            row.kind == "in_field",
            !row.roles.is_empty(),
            "{id}: {}",
            row.kind
        );
        assert!(
            ["in_field", "near", "far"].contains(&&*row.kind),
            "{id}: {}",
            row.kind
        );
    }
}

#[test]
fn the_field_holds_every_role_and_a_third_of_titles_that_have_none() {
    let rows = field("field");
    assert!(rows.len() >= 600);
    let none = rows.iter().filter(|row| row.roles.is_empty()).count();
    assert!(
        none * 3 >= rows.len(),
        "{none} of {} have no role",
        rows.len()
    );
    let mut roles = BTreeMap::<&str, usize>::new();
    for role in rows.iter().flat_map(|row| &row.roles) {
        *roles.entry(role).or_default() += 1;
    }
    let seeds = load(&SeedFiles::shipped()).unwrap();
    for role in &seeds.roles {
        let titles = roles.get(&*role.slug).copied().unwrap_or_default();
        assert!(titles >= 12, "{}: {titles} titles", role.slug);
    }
}

/// What titles are matched with: the shipped data, without O*NET.
fn matcher() -> Matcher {
    store::titles::matcher(&mut Database::seeded().conn()).unwrap()
}

/// The titles of `field.csv`, those to tune on and those held back, and those of `blind.csv`.
fn labelled() -> [Vec<labels::Labelled>; 3] {
    let read = |name: &str| -> Vec<labels::Labelled> {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/titles");
        let mut reader = csv::Reader::from_path(format!("{folder}/{name}.csv")).unwrap();
        reader.deserialize().map(Result::unwrap).collect()
    };
    let field = read("field").into_iter();
    let (tuned, held) = field.partition(|row| labels::is_for_tuning(&row.title));
    [tuned, held, read("blind")]
}

#[test]
fn roles_and_ranks_of_titles_that_were_not_tuned_on_are_told_as_well_as_promised() {
    let matcher = matcher();
    for titles in labelled() {
        let titles: Vec<&labels::Labelled> = titles.iter().collect();
        let field = labels::Field::measure(&matcher, &titles);
        let [first, ..] = field.ranks.shares();
        assert!(first >= 0.92, "{field:#?}");
        assert!(field.right * 100 >= field.answered * 95, "{field:#?}");
        assert!(
            field.answered * 100 >= field.ranks.asked() * 85,
            "{field:#?}"
        );
        assert!(field.false_matches * 100 <= field.outside * 5, "{field:#?}");
        assert!(field.right_ranks * 100 >= field.titles() * 95, "{field:#?}");
        assert!(field.calibration_error() <= 0.05, "{field:#?}");
    }
}

/// Titles, what is left of each, and its rank.
const WRITTEN_OUT: &[(&str, &str, Option<Seniority>)] = &[
    (
        "Sr. Clin Informatics Dir – $10k sign-on, Nights",
        "senior clinical informatics director",
        Some(Seniority::Director),
    ),
    (
        "Epic Analyst I/II (Remote) Req #48213",
        "epic analyst i ii",
        Some(Seniority::Entry),
    ),
    (
        "Vice Presidnet, Clinical Informatics",
        "vice president clinical informatics",
        Some(Seniority::Executive),
    ),
    (
        "Assistant to the Director of I.T.",
        "assistant to the director of information technology",
        None,
    ),
    ("Project Manager", "project manager", None),
    (
        "Clinical Informaticist – McLean, VA (Hybrid)",
        "clinical informaticist",
        None,
    ),
    (
        "Clinical Informaticist, Texas",
        "clinical informaticist",
        None,
    ),
    (
        "Physician Assistant, PA",
        "physician assistant physician assistant",
        None,
    ),
    (
        "RN, Level 1 Trauma Center",
        "registered nurse level 1 trauma center",
        None,
    ),
    (
        "Trauma Center Level 1 RN",
        "trauma center level 1 registered nurse",
        None,
    ),
    (
        "EHR Analyst JR-0012345",
        "electronic health record analyst",
        None,
    ),
    ("JR102345 Welder - 3rd Shift, 7a-3:30p", "welder", None),
    (
        "Req #48213 Welder II (Job ID: 998877)",
        "welder ii",
        Some(Seniority::Mid),
    ),
    ("Welder - $45/hr, 36 hrs/wk, 6 months W2", "welder", None),
    ("<b>Welder</b>&nbsp;II", "welder ii", Some(Seniority::Mid)),
    ("Welder - Greater New York City Area", "welder", None),
    (
        "Reporting to CMIO: Junior Clinical Informatics Analyst",
        "junior clinical informatics analyst",
        Some(Seniority::Junior),
    ),
    (
        "Data Analyst, Office of the CMIO",
        "data analyst office of the chief medical information officer",
        None,
    ),
    (
        "Executive Assistant to the CEO",
        "executive assistant to the chief executive officer",
        None,
    ),
    ("Welder 3 days onsite", "welder", None),
    ("Welder - Building 4", "welder building 4", None),
    (
        "Kindergarten Teacher Term 2",
        "kindergarten teacher term 2",
        None,
    ),
    ("", "", None),
];

#[test]
fn what_is_left_of_a_title_is_written_out_without_noise() {
    let matcher = matcher();
    for (title, words, seniority) in WRITTEN_OUT {
        let matched = matcher.of(title);
        assert_eq!(
            (matched.normalized.as_str(), matched.seniority),
            (*words, *seniority),
            "{title}"
        );
    }
}

#[test]
fn the_setting_decides_what_words_of_any_trade_mean() {
    let matcher = matcher();
    for (title, role) in [
        (
            "Director of IT, Community Hospital",
            Some("healthcare-it-director"),
        ),
        ("Director of IT", None),
        ("Director of IT, Shoe Factory", None),
        ("Epic Analyst", Some("ehr-analyst")),
        ("Level Designer, Epic Games", None),
        (
            "Database Administrator - Children's Hospital",
            Some("healthcare-database-administrator"),
        ),
        ("Database Administrator - Bank", None),
        ("Cadence Analyst, Epic", Some("ehr-analyst")),
        ("Percussion Instructor, Cadence", None),
        (
            "Chief Medical Information Officer",
            Some("chief-medical-information-officer"),
        ),
        ("Executive Assistant to the CMIO", None),
        (
            "Senior Director, Clinical Informatics",
            Some("senior-clinical-informatics-director"),
        ),
        (
            "Senior Clinical Informatics Specialist",
            Some("clinical-informatics-specialist"),
        ),
        ("Bioinformatics Analyst", None),
        ("Registered Nurse, ICU", None),
    ] {
        let matched = matcher.of(title);
        let answer = matched
            .matches
            .first()
            .filter(|_| matched.abstention.is_none());
        let answer = answer.and_then(|answer| Some(&*answer.role?.slug));
        assert_eq!(answer, role, "{title}: {matched:?}");
    }
}

#[test]
fn an_answer_names_its_evidence() {
    let matcher = matcher();
    let matched = matcher.of("Sr. Nurse Infromaticist, Mercy Hosp.");
    let why: Vec<(EvidenceOfTitle, &str)> = matched.matches[0]
        .why
        .iter()
        .map(|why| (why.kind, &*why.text))
        .collect();
    assert_eq!(
        why,
        [
            (EvidenceOfTitle::RoleTitle, "Nurse Informaticist"),
            (EvidenceOfTitle::Abbreviation, "sr: senior"),
            (EvidenceOfTitle::Spelling, "infromaticist: informaticist"),
            (EvidenceOfTitle::Abbreviation, "hosp: hospital"),
            (EvidenceOfTitle::HealthSetting, "nurse"),
            (EvidenceOfTitle::HealthSetting, "informaticist"),
            (EvidenceOfTitle::HealthSetting, "mercy hospital"),
        ]
    );
}

#[test]
fn the_name_of_an_employer_shows_health_and_no_other_job() {
    let matcher = matcher();
    for title in [
        "EHR Analyst - Inova Health System",
        "EHR Analyst at HCA Healthcare",
        "EHR Analyst, Valley Medical Center",
    ] {
        let matched = matcher.of(title);
        let role = matched.matches[0].role.map(|role| &*role.slug);
        assert_eq!(role, Some("ehr-analyst"), "{title}: {matched:?}");
        assert_eq!(matched.abstention, None, "{title}");
    }
    let lawyer = matcher.of("Clinical Director, Immigration Law Clinic");
    assert!(lawyer.abstention.is_some(), "{lawyer:?}");
}

#[test]
fn two_answers_that_are_as_likely_are_both_given_and_called_ambiguous() {
    let matcher = matcher();
    let matched = matcher.of("Epic Credentialed Trainer");
    assert_eq!(matched.abstention, Some(Abstention::Ambiguous));
    let [first, second, ..] = &matched.matches[..] else {
        panic!("{matched:?}")
    };
    assert!(second.confidence > 0.5 * first.confidence, "{matched:?}");
}

#[test]
fn what_is_no_title_has_no_match_and_a_reason() {
    let matcher = matcher();
    for (title, reason) in [
        ("", Abstention::NoTitle),
        ("$$$ – (Remote) 🏥", Abstention::NoTitle),
        ("Zymurgist", Abstention::NoMatch),
    ] {
        let matched = matcher.of(title);
        assert_eq!(matched.abstention, Some(reason), "{title}");
        assert!(matched.matches.is_empty(), "{title}");
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]

    #[test]
    fn no_text_keeps_the_matcher_from_an_answer(titles in proptest::collection::vec("\\PC{0,400}", 20)) {
        static MATCHER: LazyLock<Matcher> = LazyLock::new(matcher);
        for title in titles {
            let matched = MATCHER.of(&title);
            let sum: f32 = matched.matches.iter().map(|found| found.confidence).sum();
            proptest::prop_assert!((0.0..=1.001).contains(&sum));
            proptest::prop_assert!(matched.matches.is_sorted_by(|one, other| one.confidence >= other.confidence));
            let has_answer = matched.matches.first().is_some_and(|first| first.confidence >= THRESHOLD);
            proptest::prop_assert_eq!(has_answer, matched.abstention.is_none());
        }
    }
}

/// An index of some occupations.
fn index() -> TitleIndex {
    let occupations = [
        ("11-9111.00", "Medical and Health Services Managers"),
        ("15-1211.00", "Computer Systems Analysts"),
        ("15-1211.01", "Health Informatics Specialists"),
        ("29-1141.00", "Registered Nurses"),
        ("53-3032.00", "Heavy and Tractor-Trailer Truck Drivers"),
    ];
    let titles = [
        ("Nursing Director", 0),
        ("Clinical Director", 0),
        ("Director of Nursing", 0),
        ("Systems Analyst", 1),
        ("Business Systems Analyst", 1),
        ("Clinical Informatics Specialist", 2),
        ("Nurse Informaticist", 2),
        ("Informatics Nurse", 2),
        ("Staff Nurse", 3),
        ("Emergency Room Nurse", 3),
        ("Charge Nurse", 3),
        ("Charge Nurse", 0),
        ("Truck Driver", 4),
        ("Over-the-Road Driver (OTR Driver)", 4),
    ];
    let occupations = occupations.map(|(code, title)| Occupation {
        code: code.to_owned(),
        title: title.to_owned(),
    });
    TitleIndex::new(occupations.to_vec(), titles)
}

fn first(index: &TitleIndex, title: &str) -> String {
    let candidates = index.rank(title, 5);
    index.occupations()[candidates.first().unwrap().occupation]
        .code
        .clone()
}

#[test]
fn titles_that_nobody_has_are_told_by_those_that_are_like_them() {
    let index = index();
    for (title, code) in [
        ("Senior Clinical Informatics Specialist", "15-1211.01"),
        ("Director, Nursing", "11-9111.00"),
        ("Lead Systems Analyst", "15-1211.00"),
        ("Emergency Nurse", "29-1141.00"),
        ("TRUCK DRIVERS", "53-3032.00"),
        ("OTR", "53-3032.00"),
        ("Informaticists", "15-1211.01"),
    ] {
        assert_eq!(first(&index, title), code, "{title}");
    }
}

#[test]
fn whoever_has_the_very_title_comes_first_and_all_shares_make_one() {
    let index = index();
    let candidates = index.rank("charge  NURSE", 10);
    assert_eq!(candidates.len(), 5);
    let exact: Vec<bool> = candidates.iter().map(|candidate| candidate.exact).collect();
    assert_eq!(exact, [true, true, false, false, false]);
    let all: f32 = candidates.iter().map(|candidate| candidate.share).sum();
    assert!((all - 1.0).abs() < 1e-5, "{all}");
}

#[test]
fn what_is_no_title_has_no_candidates_and_what_is_unknown_has_no_likely_one() {
    let index = index();
    assert!(index.rank(" – ", 5).is_empty());
    assert!(index.rank("Truck Driver", 0).is_empty());
    let unknown = index.rank("Zymurgist", 5);
    assert!(
        unknown
            .iter()
            .all(|candidate| !candidate.exact && candidate.share < 0.5),
        "{unknown:?}"
    );
}

#[test]
fn the_same_titles_in_any_order_make_the_same_index() {
    let titles = [
        "Charge Nurse",
        "Staff Nurse",
        "Nurse Informaticist",
        "Director of Nursing",
    ];
    let occupations: Vec<Occupation> = index().occupations().to_vec();
    let forwards: Vec<(&str, usize)> = titles.into_iter().zip([0, 1, 2, 0]).collect();
    let one = TitleIndex::new(occupations.clone(), forwards.clone());
    let other = TitleIndex::new(occupations, forwards.into_iter().rev());
    for title in ["Nurse", "Nursing Director", "Chief of Staff"] {
        assert_eq!(one.rank(title, 5), other.rank(title, 5), "{title}");
    }
}

#[test]
fn a_title_with_its_short_form_is_known_by_either() {
    let occupations = index().occupations().to_vec();
    let titles = [("Chief Information Officer (CIO)", 0), ("Nurse (Night)", 1)];
    let index = TitleIndex::new(occupations, titles);
    for known in [
        "Chief Information Officer (CIO)",
        "Chief Information Officer",
        "CIO",
    ] {
        assert!(index.knows(known), "{known}");
        let candidates = index.rank(known, 1);
        assert_eq!(candidates[0].occupation, 0, "{known}");
    }
    assert!(!index.knows("Nurse") && !index.knows("Night"));
}
