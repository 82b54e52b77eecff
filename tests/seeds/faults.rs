//! Faults: each found, each once, all at once.

use careers_api::import::seeds::SeedFiles;
use serde_json::{Value, json};

use crate::{change, faults, refused};

#[test]
fn faults_of_several_files_are_reported_at_once_with_file_and_pointer() {
    let mut files = SeedFiles::shipped();
    change(
        &mut files,
        "salary-bands.json",
        "/salary_bands/0/period",
        json!("fortnight"),
    );
    change(
        &mut files,
        "salary-bands.json",
        "/salary_bands/1/amounts/low",
        json!("many"),
    );
    change(
        &mut files,
        "roles/ehr-analyst.json",
        "/seniority",
        json!("boss"),
    );
    files.insert("families.json", "{ not json".to_owned());
    let places: Vec<(String, String)> = faults(&files)
        .into_iter()
        .map(|fault| (fault.file, fault.pointer))
        .collect();
    for (file, pointer) in [
        ("salary-bands.json", "/salary_bands/0/period"),
        ("salary-bands.json", "/salary_bands/1/amounts/low"),
        ("roles/ehr-analyst.json", "/seniority"),
        ("families.json", ""),
    ] {
        assert!(
            places.contains(&(file.to_owned(), pointer.to_owned())),
            "{file}#{pointer} is not among {places:?}"
        );
    }
}

#[test]
fn faults_between_the_files_are_found_too() {
    let mut files = SeedFiles::shipped();
    change(
        &mut files,
        "salary-bands.json",
        "/salary_bands/0/source",
        json!("editorial"),
    );
    change(
        &mut files,
        "salary-bands.json",
        "/salary_bands/1/region",
        json!("USA"),
    );
    change(
        &mut files,
        "roles/ehr-analyst.json",
        "/skills/0/skill",
        json!("ehr-system"),
    );
    change(&mut files, "roles/ehr-analyst.json", "/aliases", json!([]));
    change(
        &mut files,
        "roles/privacy-officer.json",
        "/slug",
        json!("privacy"),
    );
    change(
        &mut files,
        "skills.json",
        "/skills/1/slug",
        json!("ehr-systems"),
    );
    let found: Vec<String> = faults(&files).iter().map(ToString::to_string).collect();
    for wanted in [
        "salary-bands.json#/salary_bands/0/source: numbers and rules are never editorial",
        "salary-bands.json#/salary_bands/1/region: no region `USA`",
        "roles/ehr-analyst.json#/skills/0/skill: no skill `ehr-system`; the nearest is `ehr-systems`",
        "roles/ehr-analyst.json#/aliases: at least 2, found 0",
        "roles/privacy-officer.json#/slug: the slug must be the file's name",
        "skills.json#/skills/1/slug: `ehr-systems` is there twice",
    ] {
        assert!(
            found.iter().any(|fault| fault.starts_with(wanted)),
            "no `{wanted}` among {found:#?}"
        );
    }
}

#[test]
fn an_unknown_key_and_a_missing_key_are_faults() {
    let mut files = SeedFiles::shipped();
    let text = files
        .get("families.json")
        .unwrap()
        .replacen("\"name\"", "\"nmae\"", 1);
    files.insert("families.json", text);
    let details: Vec<String> = faults(&files)
        .into_iter()
        .map(|fault| fault.detail)
        .collect();
    assert!(
        details.iter().any(|detail| detail.contains("nmae")),
        "{details:?}"
    );
    assert!(
        details
            .iter()
            .any(|detail| detail.contains("\"name\" is a required property")),
        "{details:?}"
    );
}

#[test]
fn each_fault_is_reported_once_and_drags_no_others_along() {
    let mut files = SeedFiles::shipped();
    files.insert("skills.json", "{ not json".to_owned());
    let bands = "salary-bands.json";
    change(
        &mut files,
        bands,
        "/salary_bands/0/period",
        json!("fortnight"),
    );
    change(&mut files, bands, "/salary_bands/4/source", json!("nobody"));
    change(&mut files, bands, "/salary_bands/5/currency", json!("USX"));
    change(
        &mut files,
        "sources.json",
        "/sources/1/published_on",
        json!("2023-02-30"),
    );
    change(
        &mut files,
        "sources.json",
        "/sources/1/url",
        json!("not a url"),
    );
    change(&mut files, "regions.json", "/regions/1/name", json!("  "));
    let role = "roles/privacy-officer.json";
    change(&mut files, role, "/skills/0/importance", json!("vital"));
    let mut places: Vec<String> = faults(&files)
        .iter()
        .map(|fault| format!("{}#{}", fault.file, fault.pointer))
        .collect();
    places.sort();
    assert_eq!(
        places,
        [
            "regions.json#/regions/1/name",
            "roles/privacy-officer.json#/skills/0/importance",
            "salary-bands.json#/salary_bands/0/period",
            "salary-bands.json#/salary_bands/4/source",
            "salary-bands.json#/salary_bands/5/currency",
            "skills.json#",
            "sources.json#/sources/1/published_on",
            "sources.json#/sources/1/url",
        ]
    );
}

#[test]
fn places_that_contain_each_other_are_a_fault() {
    let mut files = SeedFiles::shipped();
    let regions: Value = serde_json::from_str(files.get("regions.json").unwrap()).unwrap();
    let place = |code: &str| {
        let list = regions["regions"].as_array().unwrap();
        list.iter()
            .position(|region| region["code"] == code)
            .unwrap()
    };
    let (us, virginia) = (place("US"), place("US-VA"));
    change(
        &mut files,
        "regions.json",
        &format!("/regions/{us}/parent"),
        json!("US-VA"),
    );
    let found = faults(&files);
    for place in [us, virginia] {
        let pointer = format!("/regions/{place}/parent");
        assert!(
            found.iter().any(|fault| fault.pointer == pointer),
            "{pointer}: {found:?}"
        );
    }
}

#[test]
fn organizations_of_a_role_are_known_and_named_once() {
    let mut files = SeedFiles::shipped();
    let name = "roles/privacy-officer.json";
    let mut role: Value = serde_json::from_str(files.get(name).unwrap()).unwrap();
    let link = |slug: &str, source: &str| json!({"slug": slug, "source": source});
    role["organizations"] = json!([
        link("himss", "editorial"),
        link("himss", "editorial"),
        link("hims", "nobody")
    ]);
    files.insert(name, role.to_string());
    let places: Vec<String> = faults(&files)
        .into_iter()
        .map(|fault| fault.pointer)
        .collect();
    assert_eq!(
        places,
        [
            "/organizations/1",
            "/organizations/2/slug",
            "/organizations/2/source"
        ]
    );
}

#[test]
fn a_wrong_value_hides_no_wrong_reference_beside_it() {
    let mut files = SeedFiles::shipped();
    for (pointer, value) in [
        ("/seniority", "boss"),
        ("/family", "xsystems"),
        ("/skills/0/skill", "ehr-system"),
        ("/summary/source", "nobody"),
    ] {
        change(&mut files, "roles/ehr-analyst.json", pointer, json!(value));
    }
    let pointers: Vec<String> = faults(&files)
        .into_iter()
        .map(|fault| fault.pointer)
        .collect();
    assert_eq!(
        pointers,
        [
            "/family",
            "/seniority",
            "/skills/0/skill",
            "/summary/source"
        ]
    );
}

#[test]
fn a_fault_names_the_value_inside_what_may_be_null_and_what_there_is() {
    let mut files = SeedFiles::shipped();
    let file = "roles/ehr-analyst.json";
    change(&mut files, file, "/seniority", json!("mangaer"));
    change(
        &mut files,
        file,
        "/steps/0/duration_months",
        json!({ "min": "3", "max": 4 }),
    );
    let found: Vec<String> = faults(&files).iter().map(ToString::to_string).collect();
    let [seniority, months] = found.as_slice() else {
        panic!("{found:#?}")
    };
    assert!(
        seniority.contains("#/seniority:") && seniority.contains("the nearest is `manager`"),
        "{seniority}"
    );
    assert!(
        months.contains("#/steps/0/duration_months/min:"),
        "{months}"
    );
}

#[test]
fn a_file_that_is_no_text_is_a_fault_among_the_others() {
    let folder = tempfile::TempDir::new().unwrap();
    std::fs::create_dir(folder.path().join("roles")).unwrap();
    std::fs::write(folder.path().join("roles/nurse.json"), [0xff, 0xfe]).unwrap();
    std::fs::write(folder.path().join("families.json"), "{ not json").unwrap();
    let files = SeedFiles::from_folder(folder.path()).unwrap();
    let found: Vec<String> = faults(&files).iter().map(ToString::to_string).collect();
    for start in [
        "families.json#: is not JSON",
        "roles/nurse.json#: stream did not contain valid UTF-8",
        "skills.json#: the file is missing",
    ] {
        assert!(
            found.iter().any(|fault| fault.starts_with(start)),
            "{start} is not among {found:#?}"
        );
    }
}

#[test]
fn a_role_stands_on_one_rung_of_a_track_only() {
    let mut files = SeedFiles::shipped();
    let tracks: Value = serde_json::from_str(files.get("tracks.json").unwrap()).unwrap();
    let first = tracks["tracks"][0]["rungs"][0]["role"].clone();
    change(&mut files, "tracks.json", "/tracks/0/rungs/1/role", first);
    let found: Vec<String> = faults(&files).iter().map(ToString::to_string).collect();
    let wanted = "tracks.json#/tracks/0/rungs/1/role: the role stands on a lower rung already";
    assert!(found.iter().any(|fault| fault == wanted), "{found:?}");
}

#[test]
fn a_market_note_describes_a_period_or_a_span_of_years() {
    refused(
        "roles/clinical-informatics-director.json",
        "/market_notes/0/reference_period",
        json!("last spring"),
        "roles/clinical-informatics-director.json#/market_notes/0/reference_period",
        "a reference period is `YYYY`, `YYYY-MM` or `YYYY-YYYY`",
    );
}

#[test]
fn an_alias_is_not_the_title_again() {
    let title = json!("EHR ANALYST");
    refused(
        "roles/ehr-analyst.json",
        "/aliases/0/text",
        title,
        "roles/ehr-analyst.json#/aliases/0",
        "`EHR ANALYST` is a title of `ehr-analyst` already",
    );
}

#[test]
fn a_difference_by_region_compares_regions() {
    refused(
        "salary-differentials.json",
        "/salary_differentials/0/dimension",
        json!("education"),
        "salary-differentials.json#/salary_differentials/0/subject/kind",
        "a difference by education has a subject of the kind `education_level`",
    );
}

#[test]
fn a_certification_that_counts_as_checked_has_the_day_of_the_check() {
    refused(
        "certifications.json",
        "/certifications/0/status",
        json!("active"),
        "certifications.json#/certifications/0/checked_on",
        "a status other than `unknown` has the day on which somebody checked it",
    );
}

#[test]
fn a_key_that_is_there_twice_is_a_fault() {
    let mut files = SeedFiles::shipped();
    let name = "roles/ehr-analyst.json";
    let twice = files
        .get(name)
        .unwrap()
        .replacen('{', "{ \"title\": \"EHR Analyst\",", 1);
    files.insert(name, twice);
    let found = faults(&files);
    assert!(
        found.len() == 1 && found[0].detail.contains("the key `title` is there twice"),
        "{found:?}"
    );
}

#[test]
fn a_role_stands_on_a_rung_of_its_track() {
    refused(
        "roles/ehr-analyst.json",
        "/track",
        json!("health-data"),
        "roles/ehr-analyst.json#/track",
        "the role stands on no rung of the track `health-data`",
    );
}

#[test]
fn a_repeated_alias_is_one_fault() {
    let mut files = SeedFiles::shipped();
    let file = "roles/ehr-analyst.json";
    let role: Value = serde_json::from_str(files.get(file).unwrap()).unwrap();
    change(&mut files, file, "/aliases/1", role["aliases"][0].clone());
    let pointers: Vec<String> = faults(&files)
        .into_iter()
        .filter(|fault| fault.file == file)
        .map(|fault| fault.pointer)
        .collect();
    assert_eq!(pointers, ["/aliases/1"]);
}
