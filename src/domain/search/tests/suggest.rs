//! Tests of the suggestions of titles.

use proptest::collection::vec;
use proptest::prelude::*;

use super::super::{Abbreviations, Entry, MOST_OF_A_TARGET, Reach, Suggestions};
use super::marked;

fn suggestions(entries: &[(&str, u32, f32)]) -> Suggestions {
    let abbreviations = Abbreviations::new([("a", "clinical nurse"), ("½", "of"), ("b", "a c")]);
    let entry = |(title, target, weight): &(&str, u32, f32)| Entry {
        title: (*title).into(),
        target: *target,
        weight: *weight,
    };
    Suggestions::new(entries.iter().map(entry).collect(), abbreviations)
}

fn titles() -> Suggestions {
    suggestions(&[
        ("Nurse Informaticist", 1, 10.0),
        ("Informatics Nurse", 1, 8.0),
        ("Director of Informatics", 2, 8.0),
        ("Registered Nurses", 3, 5.0),
        ("Registered Nurse First Assistant", 4, 5.0),
        ("Informatics Nurse", 5, 1.0),
        ("IT Manager", 6, 1.0),
        ("Item Processor", 7, 1.2),
        ("Bachelor's Programs Director", 8, 1.0),
        ("Élève", 9, 1.0),
    ])
}

/// Queries, and the titles that come first.
const SUGGESTED: [(&str, &[(&str, Reach)]); 16] = [
    ("n", &[("[N]urse Informaticist", Reach::Prefix)]),
    (
        "it",
        &[
            ("[IT] Manager", Reach::Prefix),
            ("[It]em Processor", Reach::Prefix),
        ],
    ),
    (
        "inf nurse",
        &[
            ("[Nurse] [Inf]ormaticist", Reach::WordPrefix),
            ("[Inf]ormatics [Nurse]", Reach::WordPrefix),
        ],
    ),
    (
        "nurse of inf",
        &[("[Nurse] [Inf]ormaticist", Reach::WordPrefix)],
    ),
    (
        "registered nurse",
        &[
            ("[Registered] [Nurse]s", Reach::Prefix),
            ("[Registered] [Nurse] First Assistant", Reach::Prefix),
        ],
    ),
    (
        "first nurses",
        &[("Registered [Nurse] [First] Assistant", Reach::WordPrefix)],
    ),
    ("formaticist", &[("Nurse In[formaticist]", Reach::Infix)]),
    (
        "infromatics nusre",
        &[("[Informatics] [Nurse]", Reach::Typo)],
    ),
    (
        "nusre first",
        &[("Registered [Nurse] [First] Assistant", Reach::Typo)],
    ),
    (
        "infromat",
        &[
            ("Nurse [Informaticist]", Reach::Typo),
            ("Director of [Informatics]", Reach::Typo),
        ],
    ),
    (
        "bachelors",
        &[("[Bachelor's] Programs Director", Reach::Prefix)],
    ),
    ("ELE", &[("[Élè]ve", Reach::Prefix)]),
    (
        "director of informatics",
        &[("[Director] [of] [Informatics]", Reach::Prefix)],
    ),
    ("xqzzw", &[]),
    ("…", &[]),
    ("", &[]),
];

fn suggested(titles: &Suggestions, query: &str, limit: usize) -> Vec<(String, Reach)> {
    let found = titles.suggest(query, limit);
    found
        .into_iter()
        .map(|one| {
            (
                marked(&titles.entries()[one.entry].title, &one.ranges),
                one.reach,
            )
        })
        .collect()
}

#[test]
fn titles_are_suggested_in_the_order_in_which_they_match() {
    let titles = titles();
    for (query, expected) in SUGGESTED {
        let found = suggested(&titles, query, expected.len().max(1));
        let found: Vec<(&str, Reach)> = found
            .iter()
            .map(|(title, reach)| (&**title, *reach))
            .collect();
        assert_eq!(found, expected, "{query}");
    }
}

#[test]
fn a_title_of_several_targets_is_suggested_once() {
    let titles = titles();
    let found = titles.suggest("informatics nurse", 10);
    assert!(found.iter().skip(1).all(|one| one.entry != 5));
    assert_eq!(found[0].entry, 1);
    assert_eq!(titles.targets(found[0].entry), [1, 5]);
    assert_eq!(titles.targets(5), [1, 5]);
    assert!(titles.targets(99).is_empty());
}

#[test]
fn no_target_fills_the_list() {
    let mut entries: Vec<(String, u32, f32)> =
        (0..6).map(|at| (format!("Nurse {at}"), 1, 2.5)).collect();
    entries.push(("Nurse of another kind".into(), 2, 1.0));
    entries.push(("Good Nurse".into(), 3, 1.0));
    let entries: Vec<(&str, u32, f32)> = entries
        .iter()
        .map(|(title, target, weight)| (&**title, *target, *weight))
        .collect();
    let titles = suggestions(&entries);
    let targets: Vec<u32> = titles
        .suggest("nurse", 20)
        .iter()
        .map(|one| titles.entries()[one.entry].target)
        .collect();
    assert_eq!(targets, [1, 1, 2, 3, 1, 1, 1, 1]);
    let most = targets
        .iter()
        .take(MOST_OF_A_TARGET + 2)
        .filter(|target| **target == 1)
        .count();
    assert_eq!(most, MOST_OF_A_TARGET);
}

#[test]
fn an_index_is_shared_by_threads() {
    fn shared<T: Send + Sync>(_: &T) {}
    shared(&titles());
}

const WORD: &str = "nurse|Nurses|it|of|informatics|Élan|ﬁnal|½|ﷺ|[a-c]{0,9}|\\PC{0,4}|.{0,3}";

fn text(words: usize) -> impl Strategy<Value = String> {
    vec(WORD, 0..words).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_query_is_answered(entries in vec((text(5), 0..5_u32, -1.0..9.0_f32), 0..20), query in text(15), limit in 0..30_usize) {
        let entries: Vec<(&str, u32, f32)> = entries.iter().map(|(title, target, weight)| (&**title, *target, *weight)).collect();
        let titles = suggestions(&entries);
        let found = titles.suggest(&query, limit);
        prop_assert!(found.len() <= limit);
        let mut seen = Vec::new();
        for one in &found {
            marked(&titles.entries()[one.entry].title, &one.ranges);
            prop_assert!(titles.targets(one.entry).contains(&titles.entries()[one.entry].target));
            prop_assert!(!seen.contains(&one.entry));
            seen.push(one.entry);
        }
        let first = titles.suggest(&query, 1);
        prop_assert!(limit == 0 || first.first() == found.first());
    }

    #[test]
    fn every_title_is_first_for_itself(entries in vec((text(4), 0..5_u32, 0.1..9.0_f32), 1..20)) {
        let entries: Vec<(&str, u32, f32)> = entries.iter().map(|(title, target, weight)| (&**title, *target, *weight)).collect();
        let titles = suggestions(&entries);
        for (title, target, _) in &entries {
            let is_whole = title.chars().count() <= 200;
            if let Some(first) = titles.suggest(title, 5).first().filter(|_| is_whole) {
                prop_assert!(titles.targets(first.entry).contains(target));
            }
        }
    }
}
