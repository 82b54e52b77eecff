//! What is shown first: headlines, the pay of rungs, and titles that name one role each.

use careers_api::import::seeds::{SalaryBandSeed, SeedFiles, load};
use serde_json::{Value, json};

use crate::{change, faults, place, refused, refused_there};

const BANDS: &str = "salary-bands.json";
const OUTLOOK: &str = "regional-outlook.json";
const DIRECTOR: &str = "roles/clinical-informatics-director.json";

#[test]
fn a_headline_shows_figures_of_its_own_for_one_place_and_a_year() {
    let mut files = SeedFiles::shipped();
    let role: Value = serde_json::from_str(files.get(DIRECTOR).unwrap()).unwrap();
    let is = |id: &Value| {
        let id = id.clone();
        move |row: &Value| row["id"] == id
    };
    let headline = &role["headline"];
    let median = place(&files, BANDS, "salary_bands", is(&headline["median"]));
    let median = format!("/salary_bands/{median}");
    let growth = place(&files, OUTLOOK, "regional_outlook", is(&headline["growth"]));
    let growth = format!("/regional_outlook/{growth}");
    let openings = place(
        &files,
        OUTLOOK,
        "regional_outlook",
        is(&headline["openings"]),
    );
    let openings = format!("/regional_outlook/{openings}");
    for (name, pointer, value) in [
        (BANDS, format!("{median}/period"), json!("month")),
        (BANDS, format!("{median}/amounts"), json!({"mean": 100})),
        (OUTLOOK, format!("{growth}/region"), json!("CA")),
        (OUTLOOK, format!("{growth}/role"), json!("ehr-analyst")),
        (OUTLOOK, format!("{openings}/role"), json!(null)),
        (
            OUTLOOK,
            format!("{openings}/occupation/code"),
            json!("15-0000"),
        ),
    ] {
        change(&mut files, name, &pointer, value);
    }
    let found: Vec<String> = faults(&files)
        .iter()
        .filter(|fault| fault.file == DIRECTOR)
        .map(|fault| format!("{}: {}", fault.pointer, fault.detail))
        .collect();
    for (pointer, words) in [
        ("/headline", "the figures hold for different places: US, CA"),
        ("/headline/growth", "is about `ehr-analyst`"),
        ("/headline/openings", "is about `15-0000`"),
        ("/headline/median", "has no median to show"),
        ("/headline/median", "is paid for a month, not for a year"),
    ] {
        assert!(
            found
                .iter()
                .any(|fault| fault.starts_with(pointer) && fault.contains(words)),
            "{pointer}: {words} is not among {found:#?}"
        );
    }
}

#[test]
fn the_pay_of_a_rung_is_a_median_or_a_mean_for_a_year() {
    let files = SeedFiles::shipped();
    let tracks: Value = serde_json::from_str(files.get("tracks.json").unwrap()).unwrap();
    let rungs = tracks["tracks"]
        .as_array()
        .unwrap()
        .iter()
        .enumerate()
        .flat_map(|(i, track)| {
            let rungs = track["rungs"].as_array().unwrap().iter().enumerate();
            rungs.map(move |(j, rung)| (format!("/tracks/{i}/rungs/{j}/salary_band"), rung))
        });
    let (pointer, _) = rungs
        .clone()
        .find(|(_, rung)| !rung["salary_band"].is_null())
        .unwrap();
    let seeds = load(&files).unwrap();
    let without =
        |band: &&SalaryBandSeed| band.amounts.median.is_none() && band.amounts.mean.is_none();
    let id = &seeds.salary_bands.iter().find(without).unwrap().id;
    refused_there(
        "tracks.json",
        &pointer,
        json!(id),
        &format!("`{id}` has neither a median"),
    );
}

#[test]
fn a_title_belongs_to_one_role() {
    refused(
        "roles/ehr-analyst.json",
        "/aliases/0/text",
        json!("CLINICAL  Informatics Director"),
        "roles/ehr-analyst.json#/aliases/0",
        "`CLINICAL  Informatics Director` is a title of `clinical-informatics-director`",
    );
}
