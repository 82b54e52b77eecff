//! What titles are read and matched with: each kind of fault is found, and named.

use careers_api::import::seeds::{SeedFiles, load};
use serde_json::json;

use super::refused;

#[test]
fn a_term_of_titles_that_means_what_its_kind_cannot_is_refused() {
    let terms = load(&SeedFiles::shipped()).unwrap().title_terms;
    for (kind, value, words) in [
        ("abbreviation", json!(null), "must say what it is short for"),
        ("rank", json!("boss"), "must be one of the seniorities"),
        ("profession", json!("senior"), "must be null"),
        ("noise", json!("senior"), "must be null"),
        ("synonym", json!(null), "must say what it counts as"),
        ("product", json!(null), "must say what it counts as"),
        ("module", json!(null), "must say what it counts as"),
        ("job", json!("school"), "must be null, `health` or `other`"),
        ("setting", json!(null), "must be `health` or `other`"),
    ] {
        let place = terms
            .iter()
            .position(|term| term.kind.as_str() == kind)
            .unwrap();
        let term = &terms[place].words;
        let pointer = format!("/title_terms/{place}/means");
        let at = format!("title-terms.json#{pointer}");
        let words = format!("`{term}`, of kind {kind}: {words}");
        refused("title-terms.json", &pointer, value, &at, &words);
    }
}

#[test]
fn titles_of_no_role_and_titles_that_are_not_written_as_compared_are_refused() {
    for (pointer, value, words) in [
        (
            "/role_titles/0/role",
            json!("clinical-directr"),
            "no role `clinical-directr`; the nearest is",
        ),
        (
            "/role_titles/0/titles/0",
            json!("CCIO  "),
            "`CCIO  ` must be in lower case, with single spaces",
        ),
    ] {
        let at = format!("role-titles.json#{pointer}");
        refused("role-titles.json", pointer, value, &at, words);
    }
    let titles = &load(&SeedFiles::shipped()).unwrap().role_titles[0].titles;
    refused(
        "role-titles.json",
        "/role_titles/0/titles/1",
        json!(titles[0]),
        "role-titles.json#/role_titles/0/titles/1",
        &format!("`{}` is there twice", titles[0]),
    );
}

#[test]
fn wordings_of_postings_that_name_nothing_or_stand_there_twice_are_refused() {
    let pointer = "/posting_terms/0/entry";
    refused(
        "posting-terms.json",
        pointer,
        json!("advanced-analytic"),
        "posting-terms.json#/posting_terms/0/entry",
        "no skill `advanced-analytic`; the nearest is `advanced-analytics`",
    );
    let terms = &load(&SeedFiles::shipped()).unwrap().posting_terms;
    refused(
        "posting-terms.json",
        "/posting_terms/1/words",
        json!(terms[0].words),
        "posting-terms.json#/posting_terms/1/words",
        &format!("`{}` is there twice", terms[0].words),
    );
}
