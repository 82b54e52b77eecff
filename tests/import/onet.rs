//! The O*NET database: both layouts, editions side by side, and files that are damaged.

use std::io::Write as _;

use careers_api::api::occupations::Occupations;
use careers_api::api::resource::Resource as _;
use careers_api::import::onet::import;
use careers_api::import::{Imported, Outcome};
use careers_api::store::known::Snapshot;
use serde_json::{Value, json};

use crate::harness::{Base, failure, loaded, real, table, unchanged};

const RATED: &str = "O*NET-SOC Code|Element ID|Element Name|Scale ID|Data Value|N|Standard Error|Lower CI Bound|\
    Upper CI Bound|Recommend Suppress|Not Relevant|Date|Domain Source";
const SHARES: &str = "O*NET-SOC Code|Element ID|Element Name|Scale ID|Category|Data Value|N|Standard Error|\
    Lower CI Bound|Upper CI Bound|Recommend Suppress|Date|Domain Source";

/// The lines of a file in the layout of O*NET: tabs for `|`, CRLF.
fn lines(rows: &[&str]) -> String {
    rows.iter()
        .map(|row| format!("{}\r\n", row.replace('|', "\t")))
        .collect()
}

fn put(base: &Base, name: &str, rows: &[&str]) {
    let path = base.path(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, lines(rows)).unwrap();
}

fn run(base: &mut Base, path: &str) -> anyhow::Result<Imported> {
    let inputs = base.files(&[path]);
    import(&mut base.conn, &inputs, None, &base.options)
}

fn load(base: &mut Base, path: &str) -> Outcome {
    let mut outcomes = loaded(run(base, path));
    assert_eq!(outcomes.len(), 1, "{outcomes:?}");
    outcomes.remove(0)
}

/// What the API answers of an occupation; null when it is not there.
fn occupation(base: &mut Base, code: &str) -> Value {
    let views = Occupations::load(
        &mut Snapshot::load(&mut base.conn).unwrap(),
        &[code.to_owned()],
        &[],
    );
    let views = views.unwrap_or_else(|error| panic!("{error}"));
    views.first().map_or(Value::Null, |view| json!(view))
}

/// A small release 30.2, with the traps of the real one.
const RELEASE: &[(&str, &[&str])] = &[
    (
        "Read Me.txt",
        &["O*NET 30.2 Database", "February 2026 Release"],
    ),
    (
        "Scales Reference.txt",
        &["Scale ID|Scale Name|Minimum|Maximum", "IM|Importance|1|5"],
    ),
    (
        "Occupation Data.txt",
        &[
            "O*NET-SOC Code|Title|Description",
            "11-9111.00|Medical and Health Services Managers|Plan health services.",
            "29-1229.00|Physicians, All Other|All physicians not listed separately.",
            "29-1229.02|Hospitalists|Provide inpatient care in \"hospitals.",
        ],
    ),
    (
        "Alternate Titles.txt",
        &[
            "O*NET-SOC Code|Alternate Title|Short Title|Source(s)",
            "11-9111.00|Clinical Director|n/a|08",
            "11-9111.00|Health Information Management Director (HIM Director)|HIM Director|08,10",
        ],
    ),
    (
        "Sample of Reported Titles.txt",
        &[
            "O*NET-SOC Code|Reported Job Title|Shown in My Next Move",
            "11-9111.00|Clinical Director|Y",
        ],
    ),
    (
        "Task Statements.txt",
        &[
            "O*NET-SOC Code|Task ID|Task|Task Type|Incumbents Responding|Date|Domain Source",
            "11-9111.00|48|Say \"yes|Supplemental|95|08/2023|Incumbent",
            "11-9111.00|47|Plan budgets.|Core|95|08/2023|Incumbent",
            "11-9111.00|49|Write.|n/a|n/a|08/2023|Analyst",
        ],
    ),
    (
        "Technology Skills.txt",
        &[
            "O*NET-SOC Code|Example|Commodity Code|Commodity Title|Hot Technology|In Demand",
            "11-9111.00|Epic Systems|43232610|Medical software|Y|N",
        ],
    ),
    (
        "Education, Training, and Experience.txt",
        &[
            SHARES,
            "11-9111.00|3.A.1|Related Work Experience|RW|11|68.24|28|1|1|1|N|08/2022|Incumbent",
            "11-9111.00|2.D.1|Required Level of Education|RL|10|3.57|28|n/a|n/a|n/a|n/a|08/2022|Expert",
            "11-9111.00|2.D.1|Required Level of Education|RL|6|46.43|28|n/a|n/a|n/a|Y|08/2022|Expert",
            "11-9111.00|2.D.1|Required Level of Education|RL|1|0.00|28|n/a|n/a|n/a|N|08/2022|Expert",
            "11-9111.00|2.D.4.a|Job-Related Professional Certification|IM|n/a|3.67|27|n/a|n/a|n/a|n/a|08/2022|Expert",
        ],
    ),
    (
        "Job Zones.txt",
        &[
            "O*NET-SOC Code|Job Zone|Date|Domain Source",
            "11-9111.00|4|08/2022|Analyst",
            "29-1229.02|5|08/2022|Analyst",
        ],
    ),
    (
        "Related Occupations.txt",
        &[
            "O*NET-SOC Code|Related O*NET-SOC Code|Relatedness Tier|Index",
            "11-9111.00|15-1211.01|Primary-Long|6",
            "11-9111.00|29-1229.02|Primary-Short|1",
            "11-9111.00|13-1151.00|Supplemental|11",
        ],
    ),
];

fn release(base: &Base, folder: &str) {
    for (name, rows) in RELEASE {
        put(base, &format!("{folder}/{name}"), rows);
    }
}

/// Ratings of four elements, in the old layout.
const SKILLS: [&str; 7] = [
    RATED,
    "11-9111.00|2.A.1.a|Reading Comprehension|IM|4.12|8|0.1|3.8|4.3|N|n/a|08/2022|Analyst",
    "11-9111.00|2.A.1.a|Reading Comprehension|LV|4.62|8|0.1|4.2|4.9|Y|N|08/2022|Analyst",
    "11-9111.00|2.B.1.a|Social Perceptiveness|LV|0.25|8|0.1|0|1|N|Y|08/2022|Analyst",
    "11-9111.00|2.B.1.a|Social Perceptiveness|IM|n/a|8|n/a|n/a|n/a|n/a|n/a|08/2022|Analyst",
    "11-9111.00|2.C.1.a|Administration and Management|IM|4.68|8|0.1|4|5|N|n/a|08/2022|Analyst",
    "11-9111.00|1.A.1.a.1|Oral Comprehension|IM|4.00|8|0.1|4|5|N|n/a|08/2022|Analyst",
];

#[test]
fn a_release_tells_all_that_its_files_hold() {
    let mut base = Base::new();
    release(&base, "whatever");
    let outcome = load(&mut base, "whatever");
    assert_eq!(
        (outcome.dataset.as_str(), outcome.loaded),
        ("onet-30-2", 19)
    );
    assert!(outcome.rejected.is_empty(), "{outcome:?}");
    assert_eq!(outcome.passed_over["ratings of other elements"], 1);
    let notes = outcome.notes.join("\n");
    for said in ["Scales Reference.txt", "knowledge", "education_categories"] {
        assert!(notes.contains(said), "{said}: {notes}");
    }

    let entry = occupation(&mut base, "11-9111");
    assert_eq!(entry["onet_code"], "11-9111.00");
    assert_eq!(
        entry["alternate_titles_count"], 2,
        "without the reported one"
    );
    assert_eq!(entry["certification_importance"], 3.67);
    assert_eq!(entry["job_zone"], 4);
    assert_eq!(
        entry["tasks"],
        json!([
            {"id": 47, "text": "Plan budgets.", "kind": "core"},
            {"id": 48, "text": "Say \"yes", "kind": "supplemental"},
            {"id": 49, "text": "Write.", "kind": null},
        ])
    );
    assert_eq!(
        entry["technologies"],
        json!([{"name": "Epic Systems", "category": "Medical software", "category_code": "43232610",
            "hot": true, "in_demand": false}])
    );
    let shares: Vec<_> = entry["education"]
        .as_array()
        .unwrap()
        .iter()
        .map(|share| (&share["category"], &share["percent"], &share["suppressed"]))
        .collect();
    assert_eq!(
        shares,
        [
            (&json!(1), &json!(0), &json!(false)),
            (&json!(6), &json!(46.43), &json!(true)),
            (&json!(10), &json!(3.57), &json!(false))
        ],
        "suppressed stays marked, and a published zero is one"
    );
    assert_eq!(entry["education"][1]["level"], "Bachelor's Degree");
    assert_eq!(
        entry["missing"]["skills"], "not_stated",
        "no edition has skills yet"
    );
}

#[test]
fn a_soc_code_is_answered_with_the_content_of_its_o_net_code() {
    let mut base = Base::new();
    release(&base, "whatever");
    load(&mut base, "whatever");
    let entry = occupation(&mut base, "11-9111");
    let related: Vec<_> = entry["related"]
        .as_array()
        .unwrap()
        .iter()
        .map(|other| (&other["code"], &other["title"], &other["tier"]))
        .collect();
    assert_eq!(
        related,
        [
            (
                &json!("29-1229.02"),
                &json!("Hospitalists"),
                &json!("primary_short")
            ),
            (
                &json!("15-1211.01"),
                &json!("Health Informatics Specialists"),
                &json!("primary_long")
            ),
            (&json!("13-1151.00"), &json!(null), &json!("supplemental"))
        ]
    );
    let whole = occupation(&mut base, "11-9111.00");
    assert_eq!(
        (&whole["tasks"], &whole["editions"]),
        (&entry["tasks"], &entry["editions"])
    );

    let set =
        "SELECT vintage || '; ' || attribution AS word FROM datasets WHERE slug = 'onet-30-2'";
    assert_eq!(
        base.word(set),
        "30.2; This work includes information from the O*NET 30.2 Database by the U.S. Department of Labor, \
         Employment and Training Administration (USDOL/ETA). Used under the CC BY 4.0 license. O*NET is a trademark \
         of USDOL/ETA."
    );
}

#[test]
fn every_code_of_o_net_and_the_soc_code_it_implies_is_an_occupation() {
    let mut base = Base::new();
    let before = occupation(&mut base, "11-9111");
    release(&base, "db_30_2_text");
    load(&mut base, "db_30_2_text");

    let after = occupation(&mut base, "11-9111");
    assert_eq!(
        after["description"], before["description"],
        "curated words stay"
    );

    let soc = occupation(&mut base, "29-1229");
    assert_eq!(soc["system"], "soc_2018");
    assert_eq!(soc["title"], "Physicians, All Other");
    assert_eq!(soc["parent"], "29-0000");
    assert_eq!(soc["source"], "onet-30-2");
    assert_eq!(soc["crosswalks"][0]["code"], "29-1229.00");
    assert_eq!(
        soc["job_zone"],
        Value::Null,
        "the code below has one, this one has none"
    );
    assert_eq!(soc["missing"]["tasks"], "not_published");

    let own = occupation(&mut base, "29-1229.02");
    assert_eq!(own["system"], "onet_soc_2019");
    assert_eq!(own["parent"], "29-1229");
    assert_eq!(own["job_zone"], 5);
    assert_eq!(own["description"], "Provide inpatient care in \"hospitals.");
    assert_eq!(
        own["crosswalks"],
        json!([{"system": "soc_2018", "code": "29-1229", "title": "Physicians, All Other", "match": "broad"}])
    );
    assert_eq!(
        base.words("SELECT code AS word FROM occupations WHERE code LIKE '29-1229%'")
            .len(),
        3
    );
}

#[test]
fn ratings_keep_what_is_suppressed_not_relevant_or_missing_apart() {
    let mut base = Base::new();
    put(&base, "onet_29_3/a.txt", &SKILLS);
    load(&mut base, "onet_29_3");
    let entry = occupation(&mut base, "11-9111");
    let reading = &entry["skills"][0];
    assert_eq!(
        (&reading["importance"], &reading["level"]),
        (&json!(4.12), &json!(4.62))
    );
    assert_eq!(reading["suppressed"], true);
    assert_eq!(
        (
            &reading["importance_suppressed"],
            &reading["level_suppressed"]
        ),
        (&json!(false), &json!(true))
    );
    let social = &entry["skills"][1];
    assert_eq!(
        (&social["importance"], &social["level"]),
        (&json!(null), &json!(0.25))
    );
    assert_eq!(social["not_relevant"], true);
    assert_eq!(entry["knowledge"].as_array().unwrap().len(), 1);
    assert_eq!(entry["editions"]["skills"], "onet-29-3");
    assert_eq!(entry["missing"]["tasks"], "not_stated");
}

/// Files in the layout of 30.3 and later, with their columns in another order.
const NEW_LAYOUT: &[(&str, &[&str])] = &[
    (
        "x1",
        &[
            "\u{feff}In Demand|Workplace Example|Element Name|Element ID|Hot Technology|O*NET-SOC Code",
            "Y|Epic Systems|Medical software|5.A.1|N|11-9111.00",
        ],
    ),
    (
        "x2",
        &["Job Title|O*NET-SOC Code", "Clinic Manager|11-9111.00"],
    ),
    (
        "x3",
        &[
            SHARES,
            "11-9111.00|2.D.1|Required Level of Education|RQ|11|5.44|34|1|1|1|N|08/2026|Incumbent",
            "11-9111.00|2.D.1|Required Level of Education|RQ|10|1.00|34|1|1|1|N|08/2026|Incumbent",
        ],
    ),
    (
        "x4",
        &[
            "Element ID|Element Name|Scale ID|Category|Category Description",
            "2.D.1|Required Level of Education|RQ|11|Doctor's Degree - Research/Scholarship",
        ],
    ),
    ("Essential Skills", &[SKILLS[0], SKILLS[1], SKILLS[2]]),
    ("Transferable Skills", &[SKILLS[0], SKILLS[3]]),
];

#[test]
fn the_layout_of_2026_is_read_with_its_columns_in_any_order() {
    let mut base = Base::new();
    let folder = "onet_31_0_samples";
    for (name, rows) in NEW_LAYOUT {
        put(&base, &format!("{folder}/{name}.sample.txt"), rows);
    }
    assert_eq!(load(&mut base, folder).dataset, "onet-31-0");
    let entry = occupation(&mut base, "11-9111");
    assert_eq!(entry["technologies"][0]["category"], "Medical software");
    assert_eq!(
        (
            &entry["technologies"][0]["hot"],
            &entry["technologies"][0]["in_demand"]
        ),
        (&json!(false), &json!(true))
    );
    assert_eq!(entry["alternate_titles_count"], 1);
    let levels: Vec<_> = entry["education"]
        .as_array()
        .unwrap()
        .iter()
        .map(|share| (&share["scale"], share["level"].as_str().unwrap()))
        .collect();
    assert_eq!(
        levels,
        [
            (
                &json!("RQ"),
                "Doctor's Degree - Professional Practice (such as a J.D. for Law or an M.D. for Medicine)"
            ),
            (&json!("RQ"), "Doctor's Degree - Research/Scholarship"),
        ]
    );
    assert_eq!(entry["skills"].as_array().unwrap().len(), 2);
}

#[test]
fn each_part_is_answered_from_the_newest_edition_that_has_it_whatever_came_first() {
    let mut base = Base::new();
    let zones = "O*NET-SOC Code|Job Zone|Date|Domain Source";
    put(
        &base,
        "onet_31_0/z.txt",
        &[zones, "11-9111.00|5|08/2026|Analyst"],
    );
    put(&base, "onet_31_0/s.txt", &[SKILLS[0], SKILLS[3]]);
    load(&mut base, "onet_31_0");
    put(&base, "onet_29_3/s.txt", &SKILLS);
    load(&mut base, "onet_29_3");
    release(&base, "onet_30_2");
    load(&mut base, "onet_30_2");

    let entry = occupation(&mut base, "11-9111");
    assert_eq!(entry["job_zone"], 5, "also of a curated occupation");
    let editions = &entry["editions"];
    assert_eq!(
        (
            &editions["job_zone"],
            &editions["tasks"],
            &editions["knowledge"]
        ),
        (
            &json!("onet-31-0"),
            &json!("onet-30-2"),
            &json!("onet-29-3")
        )
    );
    let from: Vec<_> = entry["skills"]
        .as_array()
        .unwrap()
        .iter()
        .map(|skill| (skill["element_id"].as_str().unwrap(), &skill["dataset"]))
        .collect();
    assert_eq!(
        from,
        [
            ("2.A.1.a", &json!("onet-29-3")),
            ("2.B.1.a", &json!("onet-31-0"))
        ]
    );
    assert_eq!(
        occupation(&mut base, "29-1229.02")["editions"]["job_zone"],
        "onet-30-2"
    );
}

#[test]
fn the_same_files_again_change_nothing_and_other_files_of_the_release_add_to_it() {
    let mut base = Base::new();
    release(&base, "onet_30_2");
    load(&mut base, "onet_30_2");
    let revision = base.revision();
    assert_eq!(unchanged(run(&mut base, "onet_30_2")), ["onet-30-2"]);
    assert_eq!(base.revision(), revision);

    put(&base, "more_onet_30_2/Skills.txt", &SKILLS);
    load(&mut base, "more_onet_30_2");
    let entry = occupation(&mut base, "11-9111");
    assert_eq!(
        entry["tasks"].as_array().unwrap().len(),
        3,
        "what was there stays"
    );
    assert_eq!(entry["editions"]["skills"], "onet-30-2");
    let files = "SELECT name AS word FROM dataset_files WHERE dataset = 'onet-30-2'";
    assert_eq!(base.words(files).len(), 9);
    for folder in ["onet_30_2", "more_onet_30_2"] {
        assert_eq!(unchanged(run(&mut base, folder)), ["onet-30-2"]);
    }

    let tasks = "O*NET-SOC Code|Task ID|Task|Task Type|Incumbents Responding|Date|Domain Source";
    put(
        &base,
        "new_onet_30_2/t.txt",
        &[tasks, "11-9111.00|1|Lead.|Core|1|08/2023|Incumbent"],
    );
    load(&mut base, "new_onet_30_2");
    assert_eq!(
        occupation(&mut base, "11-9111")["tasks"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
    assert!(
        !base
            .words(files)
            .contains(&"Task Statements.txt".to_owned())
    );
    load(&mut base, "onet_30_2");
    assert_eq!(
        occupation(&mut base, "11-9111")["tasks"]
            .as_array()
            .unwrap()
            .len(),
        3
    );

    base.options.force = true;
    load(&mut base, "onet_30_2");
}

#[test]
fn a_zip_and_a_workbook_are_read_like_a_folder() {
    let mut base = Base::new();
    let mut zip =
        zip::ZipWriter::new(std::fs::File::create(base.path("db_30_2_text.zip")).unwrap());
    let options = zip::write::SimpleFileOptions::default();
    zip.start_file("db_30_2_text/Skills.txt", options).unwrap();
    zip.write_all(lines(&SKILLS).as_bytes()).unwrap();
    zip.finish().unwrap();
    assert_eq!(load(&mut base, "db_30_2_text.zip").dataset, "onet-30-2");
    assert_eq!(
        occupation(&mut base, "11-9111")["skills"]
            .as_array()
            .unwrap()
            .len(),
        2
    );

    std::fs::create_dir(base.path("db_31_0_excel")).unwrap();
    base.workbook(
        "db_31_0_excel/Knowledge.xlsx",
        &[("Knowledge", table(&[SKILLS[0], SKILLS[5]]))],
    );
    assert_eq!(load(&mut base, "db_31_0_excel").dataset, "onet-31-0");
    assert_eq!(
        occupation(&mut base, "11-9111")["knowledge"][0]["importance"],
        4.68
    );
}

#[test]
fn releases_in_two_folders_are_two_data_sets() {
    let mut base = Base::new();
    release(&base, "all/new");
    put(&base, "all/onet_29_3/Skills.txt", &SKILLS);
    let outcomes = loaded(run(&mut base, "all"));
    let sets: Vec<&str> = outcomes
        .iter()
        .map(|outcome| outcome.dataset.as_str())
        .collect();
    assert_eq!(sets, ["onet-29-3", "onet-30-2"]);
}

#[test]
fn files_that_do_not_tell_their_release_are_named_by_option_or_after_their_newest_date() {
    let mut base = Base::new();
    put(&base, "some/Skills.txt", &SKILLS);
    let inputs = base.files(&["some"]);
    let named = import(&mut base.conn, &inputs, Some("29.3"), &base.options);
    assert_eq!(loaded(named)[0].dataset, "onet-29-3");
    let outcome = load(&mut base, "some");
    assert_eq!(outcome.dataset, "onet-dated-2022-08");
    assert!(
        outcome.notes[0].contains("--vintage"),
        "{:?}",
        outcome.notes
    );

    put(
        &base,
        "titles/t.txt",
        &["O*NET-SOC Code|Job Title", "11-9111.00|Boss"],
    );
    let told = failure(run(&mut base, "titles"));
    assert!(
        told.contains("t.txt") && told.contains("--vintage 30.2"),
        "{told}"
    );
    let inputs = base.files(&["titles"]);
    let told = failure(import(&mut base.conn, &inputs, Some("new"), &base.options));
    assert!(
        told.contains("expected a release such as 30.2, found `new`"),
        "{told}"
    );
}

#[test]
fn a_damaged_file_is_named_with_row_and_column_and_changes_nothing() {
    let mut base = Base::new();
    release(&base, "onet_30_2");
    load(&mut base, "onet_30_2");
    let revision = base.revision();
    let zones = "O*NET-SOC Code|Job Zone|Date|Domain Source";
    for (rows, words) in [
        (
            vec![zones, "11-9111.00|6|08/2026|Analyst"],
            "z.txt, row 2, column Job Zone: expected a number from 1 to 5, or n/a, found `6`",
        ),
        (
            vec![zones, "11-9111.00|4|08/2026|A", "11-9111|4|08/2026|A"],
            "z.txt, row 3, column O*NET-SOC Code: expected an O*NET-SOC code such as 11-9111.00, found `11-9111`",
        ),
        (
            vec![zones, "11-9111.00|4|08/2026|A", "11-9111.00|4|08/2026|A"],
            "z.txt, row 3, column O*NET-SOC Code: expected something that no row before has said",
        ),
        (
            vec![zones, "29-1229.02|4|08/2026|A", "11-9111.00|4"],
            "z.txt, row 3: expected 4 columns, found 2; the file ends in the middle of this row",
        ),
        (
            vec![
                "O*NET-SOC Code|Task ID|Task|Date",
                "11-9111.00|1|Lead|08/2026",
            ],
            "z.txt, row 1: expected a column `Task Type`",
        ),
        (
            vec!["Something|Else", "1|2"],
            "no file of the O*NET database among z.txt",
        ),
    ] {
        put(&base, "damaged/onet_30_2/z.txt", &rows);
        let told = failure(run(&mut base, "damaged/onet_30_2"));
        assert!(told.contains(words), "{words}\n{told}");
    }
    base.text("damaged/onet_30_2/z.txt", "");
    assert!(failure(run(&mut base, "damaged")).contains("z.txt is empty"));
    assert_eq!(base.revision(), revision);
}

#[test]
fn a_file_that_may_be_cut_off_after_a_whole_row_is_named() {
    let mut base = Base::new();
    put(
        &base,
        "onet_30_2/z.txt",
        &["O*NET-SOC Code|Job Zone", "11-9111.00|4"],
    );
    let whole = std::fs::read(base.path("onet_30_2/z.txt")).unwrap();
    std::fs::write(base.path("onet_30_2/z.txt"), &whole[..whole.len() - 2]).unwrap();
    let notes = load(&mut base, "onet_30_2").notes.join("; ");
    assert!(notes.contains("no line end at the end of z.txt"), "{notes}");
}

#[test]
fn a_few_refused_rows_are_counted_and_many_fail_unless_allowed() {
    let mut base = Base::new();
    let mut rows: Vec<String> = (0..200)
        .map(|task| format!("11-9111.00|{}|Do this.|Core|1|08/2023|A", task + 1))
        .collect();
    rows.insert(
        0,
        "O*NET-SOC Code|Task ID|Task|Task Type|Incumbents Responding|Date|Domain Source".to_owned(),
    );
    rows[20] = "11-9111.00|20|Do this.|Often|1|08/2023|A".to_owned();
    rows[30] = "11-9111.00|30|Do this.".to_owned();
    let write = |base: &Base, rows: &[String]| {
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        put(base, "onet_30_2/t.txt", &rows);
    };
    write(&base, &rows);
    let outcome = load(&mut base, "onet_30_2");
    assert_eq!(
        (outcome.loaded, outcome.rejected["unknown_value"]),
        (198, 1)
    );
    assert_eq!(outcome.rejected["wrong_number_of_columns"], 1);

    put(
        &base,
        "more/onet_30_2/z.txt",
        &["O*NET-SOC Code|Job Zone", "11-9111.00|4"],
    );
    load(&mut base, "more");
    let counts =
        "SELECT rows_loaded || ' ' || rows_rejected AS word FROM datasets WHERE slug = 'onet-30-2'";
    assert_eq!(
        base.word(counts),
        "199 2",
        "refused rows of files that stay are kept in mind"
    );

    rows[40] = "11-9111.00|x|Do this.|Core|1|08/2023|A".to_owned();
    write(&base, &rows);
    let told = failure(run(&mut base, "onet_30_2"));
    assert!(
        told.contains("importing t.txt") && told.contains("row 41, column Task ID"),
        "{told}"
    );
    assert_eq!(base.word(counts), "199 2");
    base.options.allow_rejects = true;
    assert_eq!(load(&mut base, "onet_30_2").loaded, 197);
    assert_eq!(base.word(counts), "198 3");
}

#[test]
fn loading_the_seeds_again_keeps_what_o_net_told() {
    use careers_api::import::seeds::{SeedFiles, load as read, seed};
    let mut base = Base::new();
    let zones = "O*NET-SOC Code|Job Zone|Date|Domain Source";
    put(
        &base,
        "onet_31_0/z.txt",
        &[zones, "11-9111.00|5|08/2026|Analyst"],
    );
    load(&mut base, "onet_31_0");
    let report = seed(
        &mut base.conn,
        &read(&SeedFiles::shipped()).unwrap(),
        base.options.now,
    )
    .unwrap();
    assert!(report.changed.is_empty(), "{:?}", report.changed);
    put(
        &base,
        "onet_29_3/z.txt",
        &[zones, "15-1211.00|5|08/2026|Analyst"],
    );
    load(&mut base, "onet_29_3");
    assert_eq!(occupation(&mut base, "11-9111")["job_zone"], 5);
    assert_eq!(
        occupation(&mut base, "15-1211")["job_zone"],
        3,
        "the editors took theirs from a later edition"
    );
}

#[test]
fn the_real_files_give_the_figures_that_are_known_to_be_good() {
    let (Some(new), Some(old)) = (real("onet_30_2_text"), real("onet_29_3_text")) else {
        return;
    };
    let mut base = Base::new();
    let inputs = careers_api::import::input::inputs(&[new, old]).unwrap();
    let outcomes = loaded(import(&mut base.conn, &inputs, None, &base.options));
    let refused: u64 = outcomes
        .iter()
        .flat_map(|outcome| outcome.rejected.values())
        .sum();
    assert_eq!((outcomes.len(), refused), (2, 0));
    let known = [
        ("11-9111.00", "3.67", json!("onet-29-3")),
        ("15-1211.01", "3.14", json!("onet-29-3")),
        ("29-9021", "null", json!(null)),
        ("29-2072", "null", json!(null)),
    ];
    for (code, certification, skills) in known {
        let entry = occupation(&mut base, code);
        assert_eq!(
            entry["certification_importance"].to_string(),
            certification,
            "{code}"
        );
        assert_eq!(entry["editions"]["skills"], skills, "{code}");
        assert_eq!(
            entry["skills"].as_array().unwrap().is_empty(),
            skills.is_null()
        );
        assert_eq!(entry["missing"]["education"].is_string(), skills.is_null());
        assert!(!entry["tasks"].as_array().unwrap().is_empty(), "{code}");
    }
    for (part, occupations) in [
        ("alternate_titles", "1016"),
        ("reported_titles", "907"),
        ("tasks", "923"),
        ("technologies", "923"),
        ("education", "878"),
        ("job_zones", "923"),
        ("related", "923"),
        ("essential_skills", "879"),
        ("knowledge", "879"),
    ] {
        let counted = format!(
            "SELECT CAST(count(*) AS TEXT) AS word FROM onet_parts WHERE part = '{part}' AND current"
        );
        assert_eq!(base.word(&counted), occupations, "{part}");
    }
    for (system, occupations) in [("onet_soc_2019", "1016"), ("soc_2018", "872")] {
        let counted = format!(
            "SELECT CAST(count(*) AS TEXT) AS word FROM occupations WHERE system = '{system}'"
        );
        assert_eq!(base.word(&counted), occupations, "{system}");
    }
}

#[test]
fn a_file_named_like_one_of_the_release_must_have_its_columns() {
    for (text, told) in [
        (
            "O*NET-SOC Code\tJZ\tDate\n11-9111.00\t4\t08/2023\n",
            "Job Zones.txt, row 1: expected a column `Job Zone`; there are O*NET-SOC Code, JZ, Date",
        ),
        (
            "<!DOCTYPE html>\n<p>Not found</p>\n",
            "Job Zones.txt, row 1: expected a column `O*NET-SOC Code`",
        ),
    ] {
        let mut base = Base::new();
        let before = base.revision();
        std::fs::create_dir(base.path("db_30_2_text")).unwrap();
        let occupations = "O*NET-SOC Code\tTitle\tDescription\n11-9111.00\tManagers\tManage.\n";
        base.text("db_30_2_text/Occupation Data.txt", occupations);
        base.text("db_30_2_text/Job Zones.txt", text);
        let files = base.files(&["db_30_2_text"]);
        let failed = failure(import(&mut base.conn, &files, None, &base.options));
        assert!(failed.contains(told), "{failed}");
        assert_eq!(base.revision(), before);
    }
}
