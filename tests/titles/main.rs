//! Titles: the evaluation set is whole, and an index of known titles tells what it must.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]

use std::collections::{BTreeMap, BTreeSet};

use careers_api::domain::text::fold;
use careers_api::domain::titles::measure::is_for_tuning;
use careers_api::domain::titles::reading::Reading;
use careers_api::domain::titles::terms::{Meaning, Terms};
use careers_api::domain::titles::{Occupation, TitleIndex};
use careers_api::domain::vocabulary::Seniority;
use careers_api::import::seeds::{SeedFiles, load};

/// One line of `field.csv`.
struct Labelled {
    id: String,
    title: String,
    roles: Vec<String>,
    seniority: String,
    setting: String,
    kind: String,
}

fn field() -> Vec<Labelled> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/titles/field.csv");
    let mut reader = csv::Reader::from_path(path).unwrap();
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
fn every_title_of_the_field_is_labelled_with_what_there_is_and_stands_there_once() {
    let rows = field();
    let seeds = load(&SeedFiles::shipped()).unwrap();
    let slugs: BTreeSet<&str> = seeds.roles.iter().map(|role| &*role.slug).collect();
    let mut met = BTreeSet::new();
    for (number, row) in rows.iter().enumerate() {
        let id = &row.id;
        assert_eq!(*id, format!("f{:04}", number + 1));
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
    let rows = field();
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

#[test]
fn ranks_are_read_as_they_are_labelled() {
    let terms = load(&SeedFiles::shipped()).unwrap().terms();
    let is_right = |row: &&Labelled| {
        let read = Reading::of(&row.title, &terms).seniority;
        read.map(|rank| rank.as_str()).unwrap_or_default() == row.seniority
    };
    let (tuned, others): (Vec<Labelled>, Vec<Labelled>) = field()
        .into_iter()
        .partition(|row| is_for_tuning(&row.title));
    for rows in [tuned, others] {
        let right = rows.iter().filter(is_right).count();
        assert!(right * 100 >= rows.len() * 95, "{right} of {}", rows.len());
    }
}

#[test]
fn what_is_left_of_a_title_is_written_out_without_noise() {
    let terms = load(&SeedFiles::shipped()).unwrap().terms();
    for (title, words, seniority) in [
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
            "RN, Level 1 Trauma Center",
            "registered nurse level 1 trauma center",
            None,
        ),
        ("", "", None),
    ] {
        let reading = Reading::of(title, &terms);
        assert_eq!(
            (reading.words.join(" ").as_str(), reading.seniority),
            (words, seniority),
            "{title}"
        );
    }
}

proptest::proptest! {
    #[test]
    fn no_text_keeps_the_reader_from_an_answer(title in "\\PC{0,400}") {
        let terms = Terms::new([("sr".to_owned(), Meaning::ShortFor(vec!["senior".to_owned()]))], []);
        let reading = Reading::of(&title, &terms);
        proptest::prop_assert!(reading.words.iter().all(|word| !word.is_empty()));
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
