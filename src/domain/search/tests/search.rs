//! Tests of the search for documents.

use proptest::collection::vec;
use proptest::prelude::*;

use super::super::words::words;
use super::super::{Abbreviations, After, Document, Hits, LONGEST_SNIPPET, SearchIndex};
use super::marked;

const ROLE: u8 = 0;
const OCCUPATION: u8 = 1;
const CERTIFICATION: u8 = 2;
const REGION: u8 = 3;

fn document(kind: u8, key: &str, title: &str, names: &[&str], text: &str) -> Document<u8> {
    Document {
        kind,
        key: key.into(),
        title: title.into(),
        names: names.iter().map(|name| (*name).into()).collect(),
        wordings: Vec::new(),
        mentions: Vec::new(),
        text: text.into(),
        weight: 1.0,
        only_by_key: false,
    }
}

/// Kind, key, title, other names and text.
const DOCUMENTS: [(u8, &str, &str, &[&str], &str); 12] = [
    (
        ROLE,
        "nurse-informaticist",
        "Nurse Informaticist",
        &["Informatics Nurse", "Nursing Informatics Specialist"],
        "A nurse who looks after clinical systems in healthcare.",
    ),
    (
        ROLE,
        "cmio",
        "Chief Medical Information Officer (CMIO)",
        &["Medical Information Officer"],
        "A physician who leads clinical informatics. The nurse has a counterpart, the CNIO.",
    ),
    (
        ROLE,
        "clinical-informatics-analyst",
        "Clinical Informatics Analyst",
        &[],
        "Analyzes workflows.",
    ),
    (
        OCCUPATION,
        "15-1211",
        "Computer Systems Analysts",
        &[],
        "Analyze systems in health care.",
    ),
    (
        OCCUPATION,
        "15-1211.01",
        "Health Informatics Specialists",
        &["Clinical Informaticist", "Informatics Nurse"],
        "Apply knowledge of nursing and informatics.",
    ),
    (
        OCCUPATION,
        "29-1141",
        "Registered Nurses",
        &["RN"],
        "Care for patients.",
    ),
    (
        CERTIFICATION,
        "rhia",
        "Registered Health Information Administrator",
        &["RHIA"],
        "Manages health information. Employers of informatics staff ask for it.",
    ),
    (
        CERTIFICATION,
        "rhit",
        "Registered Health Information Technician",
        &["RHIT"],
        "",
    ),
    (REGION, "US-VA", "Virginia", &[], ""),
    (REGION, "US-VA-MCLEAN", "McLean, Virginia", &[], ""),
    (REGION, "US-VT", "Vermont", &[], ""),
    (REGION, "CA-QC", "Québec", &[], ""),
];

fn index() -> SearchIndex<u8> {
    let documents =
        DOCUMENTS.map(|(kind, key, title, names, text)| document(kind, key, title, names, text));
    SearchIndex::new(documents.into(), Abbreviations::default())
}

fn keys<'a>(index: &'a SearchIndex<u8>, hits: &Hits) -> Vec<&'a str> {
    let documents = hits
        .hits
        .iter()
        .map(|hit| &*index.documents()[hit.document].key);
    documents.collect()
}

#[test]
fn an_index_is_shared_by_threads() {
    fn shared<T: Send + Sync>(_: &T) {}
    shared(&index());
}

#[test]
fn the_best_document_comes_first() {
    let index = index();
    for (query, first) in [
        ("nurse informaticist", "nurse-informaticist"),
        ("Informatics  NURSES", "nurse-informaticist"),
        ("nursing-informatics specialists", "nurse-informaticist"),
        ("CMIO", "cmio"),
        ("chief medical information officer", "cmio"),
        ("clin inf", "clinical-informatics-analyst"),
        ("clinical", "clinical-informatics-analyst"),
        ("clincal infromatics", "clinical-informatics-analyst"),
        ("clinical infro", "clinical-informatics-analyst"),
        ("rhia", "rhia"),
        ("RHIT", "rhit"),
        ("registerd", "29-1141"),
        ("15-1211", "15-1211"),
        ("15-1211.0", "15-1211.01"),
        ("us-va", "US-VA"),
        ("virginia", "US-VA"),
        ("quebec", "CA-QC"),
        ("Que\u{301}bec", "CA-QC"),
    ] {
        let found = index.search(query, |_| true, 10, None);
        assert_eq!(keys(&index, &found).first(), Some(&first), "{query}");
    }
}

#[test]
fn a_code_finds_those_that_begin_like_it() {
    let index = index();
    for (query, expected) in [
        ("15-12", &["15-1211", "15-1211.01"][..]),
        ("us-v", &["US-VA", "US-VT", "US-VA-MCLEAN"]),
    ] {
        let found = index.search(query, |_| true, expected.len(), None);
        let mut keys = keys(&index, &found);
        keys.sort_unstable();
        let mut expected = expected.to_vec();
        expected.sort_unstable();
        assert_eq!(keys, expected);
    }
}

#[test]
fn one_word_and_two_mean_the_same() {
    let index = index();
    for query in ["healthcare", "health care"] {
        let found = index.search(query, |_| true, 10, None);
        let keys = keys(&index, &found);
        assert!(
            keys.contains(&"15-1211") && keys.contains(&"nurse-informaticist"),
            "{query}: {keys:?}"
        );
    }
}

#[test]
fn scores_say_how_much_is_met() {
    let index = index();
    let scores = |query: &str| -> Vec<(String, f64)> {
        let found = index.search(query, |_| true, 10, None);
        found
            .hits
            .iter()
            .map(|hit| (index.documents()[hit.document].key.clone(), hit.score))
            .collect()
    };
    let of = |scores: &[(String, f64)], key: &str| {
        scores
            .iter()
            .find(|(of, _)| of == key)
            .map_or(0.0, |(_, score)| *score)
    };
    let found = scores("informatics nurse");
    // An alias, all words but scattered in the text, one word of the title.
    assert!(of(&found, "nurse-informaticist") > 2.0 / 3.0);
    assert!((0.01..0.5).contains(&of(&found, "cmio")));
    assert!((0.01..0.5).contains(&of(&found, "clinical-informatics-analyst")));
    let found = scores("vermont");
    assert!(of(&found, "US-VT") >= 0.75 && found.len() == 1, "{found:?}");
}

#[test]
fn what_matches_is_shown() {
    let index = index();
    for (query, title, snippet) in [
        (
            "informatics nurse",
            "[Nurse] Informaticist",
            "[Informatics] [Nurse]",
        ),
        (
            "cmio",
            "Chief Medical Information Officer ([CMIO])",
            "A physician who leads clinical informatics. The nurse has a counterpart, the CNIO.",
        ),
        (
            "rhia",
            "Registered Health Information Administrator",
            "[RHIA]",
        ),
        (
            "computer healthcare",
            "[Computer] Systems Analysts",
            "Analyze systems in [health care].",
        ),
        ("québec", "[Québec]", ""),
    ] {
        let found = index.search(query, |_| true, 1, None);
        let hit = &found.hits[0];
        let document = &index.documents()[hit.document];
        assert_eq!(marked(&document.title, &hit.title_ranges), title);
        assert_eq!(marked(&hit.snippet.text, &hit.snippet.ranges), snippet);
    }
}

#[test]
fn a_long_text_is_cut_around_the_densest_matches() {
    let filler = "Something that is of no importance here, told at length. ".repeat(5);
    let text = format!(
        "Interfaces are old. {filler}He builds   interfaces between\n\nclinical systems, élan and all. {filler}"
    );
    let index = SearchIndex::new(
        vec![document(ROLE, "a", "A", &[], &text)],
        Abbreviations::default(),
    );
    let found = index.search("clinical interfaces elan", |_| true, 1, None);
    let snippet = &found.hits[0].snippet;
    assert_eq!(
        marked(&snippet.text, &snippet.ranges),
        "…told at length. He builds [interfaces] between [clinical] systems, [élan] and all. Something that is of no \
         importance here, told at length. Something that is of no…"
    );
}

#[test]
fn a_text_without_spaces_is_cut_too() {
    for (text, start, end) in [
        ("x".repeat(400), "[xxx", "xxx]…"),
        (
            format!("{} nurse{}", "x".repeat(400), "!".repeat(400)),
            "…[nurse]!!!",
            "!!!…",
        ),
        (format!("nurse {}", "x ".repeat(100)), "[nurse] x x", " x…"),
        (format!("nurse {}", "x".repeat(154)), "[nurse] xxx", "xxx"),
        (format!("nurse {}  ", "x".repeat(154)), "[nurse] xxx", "xxx"),
        (format!("nurse {}", "x".repeat(155)), "[nurse]…", "[nurse]…"),
    ] {
        let index = SearchIndex::new(
            vec![document(ROLE, "a", "A", &[], &text)],
            Abbreviations::default(),
        );
        let query = if text.contains("nurse") {
            "nurse"
        } else {
            &text
        };
        let snippet = index
            .search(query, |_| true, 1, None)
            .hits
            .swap_remove(0)
            .snippet;
        let shown = marked(&snippet.text, &snippet.ranges);
        assert!(shown.starts_with(start) && shown.ends_with(end), "{shown}");
        assert!(snippet.text.chars().count() <= LONGEST_SNIPPET);
    }
}

#[test]
fn nothing_is_found_for_nothing() {
    let index = index();
    for query in ["", "  ", "🩺 – …", "\u{202e}\u{0}", "xqzzw"] {
        assert_eq!(index.search(query, |_| true, 10, None).total, 0, "{query}");
    }
    let none = SearchIndex::<u8>::new(Vec::new(), Abbreviations::default());
    assert_eq!(none.search("nurse", |_| true, 10, None).total, 0);
}

const WORD: &str = "nurse|nurses|clinical|informatics|the|15-1211|Élan|ﬁnal|health|care|½|[a-d]{0,5}|\\PC{0,4}|.{0,3}";

fn text(words: usize) -> impl Strategy<Value = String> {
    vec(WORD, 0..words).prop_map(|words| words.join(" "))
}

prop_compose! {
    fn any_document()(kind in 0..3_u8, key in "[a-d]{1,3}", title in text(4), [names, wordings, mentions] in [vec(text(4), 0..3), vec(text(4), 0..2), vec(text(4), 0..2)], text in text(40), weight in -1.0..3.0_f32) -> Document<u8> {
        Document { kind, key, title, names, wordings, mentions, text, weight, only_by_key: false }
    }
}

/// Words that stand for others, among those of [`WORD`].
fn abbreviations() -> Abbreviations {
    Abbreviations::new([
        ("a", "clinical nurse"),
        ("b", "health care a"),
        ("health", "d"),
        ("½", "the"),
    ])
}

prop_compose! {
    fn any_documents()(mut documents in vec(any_document(), 0..8)) -> Vec<Document<u8>> {
        documents.sort_by(|one, other| (one.kind, &one.key).cmp(&(other.kind, &other.key)));
        documents.dedup_by(|one, other| (one.kind, &one.key) == (other.kind, &other.key));
        documents
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_query_is_answered_in_order_and_within_bounds(documents in any_documents(), query in text(15)) {
        let index = SearchIndex::new(documents, abbreviations());
        let found = index.search(&query, |_| true, 100, None);
        prop_assert_eq!(found.total, found.hits.len());
        let order = |document: usize| (index.documents()[document].kind, &index.documents()[document].key);
        for pair in found.hits.windows(2) {
            let is_tie = pair[0].score == pair[1].score;
            prop_assert!(pair[0].score > pair[1].score || is_tie && order(pair[0].document) < order(pair[1].document));
        }
        for hit in &found.hits {
            prop_assert!(hit.score > 0.0 && hit.score <= 1.0);
            prop_assert_eq!(format!("{:.4}", hit.score).parse::<f64>(), Ok(hit.score));
            marked(&index.documents()[hit.document].title, &hit.title_ranges);
            marked(&hit.snippet.text, &hit.snippet.ranges);
            prop_assert!(hit.snippet.text.chars().count() <= LONGEST_SNIPPET);
            prop_assert!(!hit.snippet.text.chars().any(char::is_control));
        }
    }

    #[test]
    fn every_document_is_found_by_its_title(documents in any_documents()) {
        let index = SearchIndex::new(documents, abbreviations());
        for (place, document) in index.documents().iter().enumerate() {
            let found = index.search(&document.title, |_| true, 100, None);
            let is_whole = words(&document.title).len() <= 12 && document.title.chars().count() <= 200;
            if is_whole && !words(&document.title).is_empty() {
                let hit = found.hits.iter().find(|hit| hit.document == place);
                prop_assert!(hit.is_some_and(|hit| hit.score >= 0.5));
            }
        }
    }

    #[test]
    fn pages_and_kinds_are_parts_of_the_whole(documents in any_documents(), query in text(4), limit in 1..4_usize) {
        let index = SearchIndex::new(documents, abbreviations());
        let all = index.search(&query, |_| true, 100, None);
        let (mut paged, mut after) = (Vec::new(), None);
        loop {
            let page = index.search(&query, |_| true, limit, after);
            prop_assert_eq!(page.total, all.total);
            let Some(last) = page.hits.last() else { break };
            let document = &index.documents()[last.document];
            after = Some(After { score: last.score, kind: document.kind, key: &document.key });
            paged.extend(page.hits);
        }
        prop_assert_eq!(&paged, &all.hits);
        let some = index.search(&query, |kind| kind == 1, 100, None);
        paged.retain(|hit| index.documents()[hit.document].kind == 1);
        prop_assert_eq!((some.total, some.hits), (paged.len(), paged));
    }

    #[test]
    fn the_order_of_the_documents_changes_nothing(mut documents in any_documents(), query in text(4)) {
        let found = |index: &SearchIndex<u8>| -> Vec<(u8, String, f64)> {
            let hits = index.search(&query, |_| true, 100, None).hits;
            let documents = hits.iter().map(|hit| (&index.documents()[hit.document], hit.score));
            documents.map(|(document, score)| (document.kind, document.key.clone(), score)).collect()
        };
        let forwards = found(&SearchIndex::new(documents.clone(), abbreviations()));
        documents.reverse();
        prop_assert_eq!(forwards, found(&SearchIndex::new(documents, abbreviations())));
    }
}
