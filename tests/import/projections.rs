//! `import projections`

use careers_api::api::occupations::Occupations;
use careers_api::api::resource::Resource;
use careers_api::import::Imported;
use careers_api::import::input::{Input, inputs};
use careers_api::import::projections::import;
use careers_api::store::known::Snapshot;

use serde_json::{Value, json};

use crate::harness::{Base, Table, failure, loaded, real, table, unchanged};

/// Table 1.2 of a cycle, with lines below its header.
fn table_1_2(from: u16, lines: &[&str]) -> Table {
    let (to, short) = (from + 10, (from + 10) % 100);
    let title =
        format!("Table 1.2 Occupational projections, {from}–{to} (Employment in thousands)");
    let header = format!(
        "{from} National Employment Matrix title|{from} National Employment Matrix code|Occupation type|\
         Employment, {from}|Employment, {to}|Employment distribution, percent, {from}|\
         Employment change, numeric, {from}–{short}|Employment change, percent, {from}–{short}[2]|\
         Occupational openings, {from}–{short} annual average|Median annual wage, dollars, {from}[1]|\
         Typical education needed for entry|Work experience in a related occupation|\
         Typical on-the-job training needed to attain competency in the occupation"
    );
    let mut rows = vec![title.as_str(), header.as_str()];
    rows.extend(lines);
    rows.extend([
        "Footnotes:",
        "[1] Data are from another program.",
        "Source: a bureau",
    ]);
    table(&rows)
}

const TOTAL: &str =
    "Total, all occupations|00-0000|Summary|169956.1|175167.9|100|5211.8|3.1|18863.3|49500|—|—|—";
const MANAGERS: &str = "      Medical and health services managers[3]|11-9111|Line item|616.2|759.1|0.4|142.9|23.2|62.1|>=$239,200|Bachelor's degree|Less than 5 years|None";
const UNKNOWN: &str = "      Astronauts|53-9999|Line item|1.2|—|0|—|—|—|—|—|—|—";

fn occupation(base: &Base, from: u16, lines: &[&str]) -> Vec<Input> {
    base.workbook(
        "occupation.xlsx",
        &[
            ("Index", table(&["contents"])),
            ("Table 1.12", table(&["Table 1.12", "Nothing"])),
            ("Table 1.2 Projections", table_1_2(from, lines)),
        ],
    )
}

fn run(base: &mut Base, files: &[Input]) -> anyhow::Result<Imported> {
    let options = base.options.clone();
    import(&mut base.conn, files, &options)
}

const FIGURES: &str = "SELECT id || ' ' || period_from || ' ' || period_to || ' ' || coalesce(CAST(growth_min AS TEXT), 'null') || ' '
    || coalesce(CAST(employment_base AS TEXT), 'null') || ' ' || coalesce(CAST(employment_projected AS TEXT), 'null') || ' '
    || coalesce(CAST(annual_openings AS TEXT), 'null') || ' ' || CASE WHEN superseded THEN 1 ELSE 0 END AS word
    FROM regional_outlook WHERE dataset <> 'curated' ORDER BY id";

#[test]
fn a_table_becomes_rows_of_the_outlook_in_people_and_hundredths() {
    let mut base = Base::new();
    let files = occupation(&base, 2024, &[TOTAL, MANAGERS, UNKNOWN]);
    let outcomes = loaded(run(&mut base, &files));
    assert_eq!((outcomes.len(), outcomes[0].loaded), (1, 3));
    assert_eq!(outcomes[0].passed_over["footnotes"], 3);
    assert_eq!(
        base.words(FIGURES),
        [
            "projections-2024-2034-00-0000 2024 2034 310 169956100 175167900 18863300 0",
            "projections-2024-2034-11-9111 2024 2034 2320 616200 759100 62100 0",
            "projections-2024-2034-53-9999 2024 2034 null 1200 null null 0",
        ]
    );
    assert_eq!(
        base.words(
            "SELECT title || ' ' || system || ' ' || dataset AS word FROM occupations WHERE code = '53-9999'"
        ),
        ["Astronauts soc_2018 projections-2024-2034"]
    );
    assert_eq!(
        base.words("SELECT occupation || ': ' || education || ', ' || experience || ', ' || training AS word FROM occupation_entry"),
        ["11-9111: Bachelor's degree, Less than 5 years, None"]
    );
    assert_eq!(
        base.words("SELECT occupation AS word FROM dataset_occupations WHERE dataset = 'projections-2024-2034' ORDER BY 1"),
        ["00-0000", "11-9111", "53-9999"]
    );
}

#[test]
fn the_same_file_twice_changes_nothing() {
    let mut base = Base::new();
    let files = occupation(&base, 2024, &[TOTAL, MANAGERS]);
    loaded(run(&mut base, &files));
    let revision = base.revision();
    assert_eq!(unchanged(run(&mut base, &files)), ["projections-2024-2034"]);
    assert_eq!(base.revision(), revision);
}

#[test]
fn cycles_live_side_by_side_and_the_later_one_supersedes() {
    let mut base = Base::new();
    for (from, lines) in [
        (2025, &[TOTAL, MANAGERS][..]),
        (2023, &[TOTAL, MANAGERS, UNKNOWN]),
    ] {
        let files = occupation(&base, from, lines);
        let outcomes = loaded(run(&mut base, &files));
        assert_eq!(
            outcomes[0].dataset,
            format!("projections-{from}-{}", from + 10)
        );
    }
    let superseded = "SELECT id AS word FROM regional_outlook WHERE superseded ORDER BY id";
    assert_eq!(
        base.words(superseded),
        [
            "projections-2023-2033-00-0000",
            "projections-2023-2033-11-9111"
        ]
    );
    let files = occupation(&base, 2025, &[TOTAL]);
    loaded(run(&mut base, &files));
    assert_eq!(base.words(superseded), ["projections-2023-2033-00-0000"]);
}

#[test]
fn columns_may_stand_in_any_order() {
    let mut base = Base::new();
    let mut rows = table_1_2(2024, &[MANAGERS]);
    for row in &mut rows {
        if row.len() > 1 {
            row.reverse();
        }
    }
    let files = base.workbook("renamed.XLSX", &[("table 1.2", rows)]);
    loaded(run(&mut base, &files));
    assert_eq!(
        base.words(FIGURES),
        ["projections-2024-2034-11-9111 2024 2034 2320 616200 759100 62100 0"]
    );
}

#[test]
fn a_missing_column_is_named_with_file_sheet_and_row() {
    let mut base = Base::new();
    let mut rows = table_1_2(2024, &[MANAGERS]);
    rows[1][4] = "Employment, 2035".to_owned();
    let files = base.workbook("occupation.xlsx", &[("Table 1.2", rows)]);
    let told = failure(run(&mut base, &files));
    for word in [
        "occupation.xlsx",
        "sheet `Table 1.2`",
        "row 2",
        "`Employment, 2034`",
    ] {
        assert!(told.contains(word), "{told}");
    }
    assert_eq!(base.revision(), "1");
}

#[test]
fn years_that_contradict_each_other_are_refused() {
    let mut base = Base::new();
    let mut rows = table_1_2(2024, &[MANAGERS]);
    rows[1][8] = "Occupational openings, 2023–33 annual average".to_owned();
    let files = base.workbook("occupation.xlsx", &[("Table 1.2", rows)]);
    let told = failure(run(&mut base, &files));
    assert!(told.contains("different years"), "{told}");
}

#[test]
fn a_workbook_without_the_sheet_is_refused_by_its_name() {
    let mut base = Base::new();
    let files = base.workbook("occupation.xlsx", &[("Table 1.20", table(&["x"]))]);
    let told = failure(run(&mut base, &files));
    assert!(
        told.contains("occupation.xlsx")
            && told.contains("`Table 1.2`")
            && told.contains("Table 1.20"),
        "{told}"
    );
    let files = base.workbook("education.xlsx", &[("Table 5.3", education_shares(2024))]);
    let told = failure(run(&mut base, &files));
    assert!(
        told.contains("education.xlsx: expected a sheet `Table 5.4`"),
        "{told}"
    );
}

#[test]
fn a_truncated_workbook_is_refused_and_changes_nothing() {
    let mut base = Base::new();
    let files = occupation(&base, 2024, &[TOTAL, MANAGERS]);
    let bytes = std::fs::read(base.path("occupation.xlsx")).unwrap();
    std::fs::write(base.path("occupation.xlsx"), &bytes[..bytes.len() / 2]).unwrap();
    let told = failure(run(&mut base, &files));
    assert!(
        told.contains("occupation.xlsx is no whole .xlsx workbook"),
        "{told}"
    );
    assert_eq!(base.revision(), "1");
}

#[test]
fn bad_rows_are_counted_and_too_many_of_them_fail() {
    let mut base = Base::new();
    let bad = MANAGERS
        .replace("616.2", "lots")
        .replace("11-9111", "11-9112");
    let files = occupation(&base, 2024, &[TOTAL, MANAGERS, &bad, MANAGERS]);
    let told = failure(run(&mut base, &files));
    for word in [
        "2 of 4 rows",
        "1 not_a_number",
        "1 repeated_code",
        "row 5, column Employment, 2024",
        "`lots`",
    ] {
        assert!(told.contains(word), "{told}");
    }
    base.options.allow_rejects = true;
    let outcomes = loaded(run(&mut base, &files));
    assert_eq!(
        (outcomes[0].loaded, outcomes[0].rejected["not_a_number"]),
        (2, 1)
    );
    assert_eq!(
        base.words("SELECT reason || ' ' || row_count AS word FROM dataset_rejects ORDER BY 1"),
        ["not_a_number 1", "repeated_code 1"]
    );
}

fn education_shares(from: u16) -> Table {
    let header = format!(
        "{from} National Employment Matrix title|{from} National Employment Matrix code|Master's degree|\
         Less than high school diploma|High school diploma or equivalent|Some college, no degree|\
         Associate's degree|Bachelor's degree|Doctoral or professional degree"
    );
    table(&[
        "Table 5.3 Educational attainment for workers 25 years and older, 2022–23 (Percent)",
        &header,
        "Medical records specialists|29-2072|4.3|1.4|19.2|30.6|25.6|17.4|1.6",
        "Health information technologists and medical registrars[1]|29-9021|34.9|0.8|6.5|12|8.5|30.8|—",
        "[1] This occupation is not an exact match",
    ])
}

fn education(base: &Base) -> Vec<Input> {
    let entries = table(&[
        "Table 5.4 Education and training assignments, 2024",
        "2024 National Employment Matrix title|2024 National Employment Matrix code|\
         Typical education needed for entry|Work experience in a related occupation|\
         Typical on-the-job training needed to attain competency in the occupation",
        "Medical records specialists|29-2072|Postsecondary nondegree award|None|None",
    ]);
    base.workbook(
        "education.xlsx",
        &[
            ("Table 5.3", education_shares(2024)),
            ("Table 5.4", entries),
        ],
    )
}

#[test]
fn the_schooling_of_workers_is_read_by_level_and_marked_where_it_is_of_others() {
    let mut base = Base::new();
    let files = education(&base);
    assert_eq!(
        loaded(run(&mut base, &files))[0].dataset,
        "projections-2024-2034"
    );
    assert_eq!(
        base.words(
            "SELECT level || ' ' || percent || ' ' || reference_years || ' ' || CASE WHEN proxy THEN 1 ELSE 0 END AS word FROM occupation_attainment
             WHERE occupation = '29-9021' AND position > 3 ORDER BY position"
        ),
        ["Bachelor's degree 3080 2022-2023 1", "Master's degree 3490 2022-2023 1"]
    );
    assert_eq!(
        base.word("SELECT occupation || ' ' || education AS word FROM occupation_entry"),
        "29-2072 Postsecondary nondegree award"
    );
}

#[test]
fn skills_have_ranks_and_the_three_needed_most() {
    let mut base = Base::new();
    let top = table(&[
        "Table 6.2 Top skills by detailed occupation and 2024–34 employment projections",
        "2024 National Employment Matrix title|2024 National Employment Matrix code|Employment, 2024|\
         Third highest skill|Second highest skill|Top highest skill",
        "  Medical records specialists[2]|29-2072|194.8|Detail oriented|Science|Writing and reading",
    ]);
    let ranks = table(&[
        "Table 6.5 Percentile rank of detailed occupations by skill, 2024",
        "2024 National Employment Matrix title|2024 National Employment Matrix code|Science|Detail oriented|Fine motor",
        "Medical records specialists[1]|29-2072|23|64|0",
    ]);
    let files = base.workbook("skills.xlsx", &[("Table 6.2", top), ("Table 6.5", ranks)]);
    assert_eq!(loaded(run(&mut base, &files))[0].loaded, 2);
    assert_eq!(
        base.words(
            "SELECT skill || ' ' || coalesce(CAST(percentile AS TEXT), 'null') || ' ' || coalesce(CAST(top AS TEXT), 'null') || ' ' || CASE WHEN proxy THEN 1 ELSE 0 END AS word
             FROM occupation_skill_ranks ORDER BY skill"
        ),
        ["Detail oriented 64 3 1", "Fine motor 0 null 1", "Science 23 2 1", "Writing and reading null 1 1"]
    );
}

/// The view of an occupation, as the API answers it.
fn occupation_view(base: &mut Base, code: &str) -> Value {
    let views = Occupations::load(
        &mut Snapshot::load(&mut base.conn).unwrap(),
        &[code.to_owned()],
        &[],
    )
    .unwrap();
    serde_json::to_value(&views[0]).unwrap()
}

#[test]
fn schooling_stands_in_where_there_is_no_other_and_says_so() {
    let mut base = Base::new();
    let before = occupation_view(&mut base, "29-9021");
    assert_eq!(before["missing"]["attainment"], "not_stated");
    let files = education(&base);
    loaded(run(&mut base, &files));

    let view = occupation_view(&mut base, "29-9021");
    assert_eq!(
        view["attainment"][5],
        json!({"level": "Master's degree", "percent": 34.9, "reference_years": "2022-2023", "proxy": true,
            "occupation": "29-9021", "dataset": "projections-2024-2034"})
    );
    assert_eq!(view["education"][5]["scale"], "attainment");
    assert_eq!(view["education"][5]["percent"], 34.9);
    assert_eq!(view["education"][5]["proxy"], true);
    assert_eq!(view["editions"]["education"], "projections-2024-2034");
    assert_eq!(view["entry_requirements"], Value::Null);
    assert_eq!(view["missing"]["entry_requirements"], "not_published");
    assert_eq!(view["missing"]["education"], Value::Null);

    let view = occupation_view(&mut base, "29-2072");
    let entry = &view["entry_requirements"];
    assert_eq!(entry["education"], "Postsecondary nondegree award");
    assert_eq!(entry["experience"], "None");
}

#[test]
fn a_file_of_a_cycle_leaves_what_the_others_brought() {
    let mut base = Base::new();
    let files = occupation(&base, 2024, &[TOTAL, MANAGERS]);
    loaded(run(&mut base, &files));
    let files = education(&base);
    loaded(run(&mut base, &files));
    assert_eq!(base.words(FIGURES).len(), 2);
    assert_eq!(
        base.words("SELECT name || ' ' || row_count AS word FROM dataset_files WHERE dataset LIKE 'projections-%' ORDER BY 1"),
        ["education.xlsx 3", "occupation.xlsx 2"]
    );
    assert_eq!(
        base.word(
            "SELECT CAST(rows_loaded AS TEXT) AS word FROM datasets WHERE program = 'projections'"
        ),
        "5"
    );
}

#[test]
fn the_real_workbooks_give_the_published_figures() {
    let Some(folder) = real("employment_projections_2024_34") else {
        return;
    };
    let mut base = Base::new();
    let outcomes = loaded(run(&mut base, &inputs(&[folder]).unwrap()));
    assert_eq!(outcomes[0].dataset, "projections-2024-2034");
    assert!(outcomes[0].rejected.is_empty(), "{outcomes:?}");
    assert!(outcomes[0].notes[0].starts_with("832 line items and 281 summaries"));
    let figures = base.words(FIGURES);
    assert_eq!(figures.len(), 832 + 281);
    for expected in [
        "projections-2024-2034-11-9111 2024 2034 2320 616200 759100 62100 0",
        "projections-2024-2034-29-9021 2024 2034 1470 41900 48100 3200 0",
    ] {
        assert!(figures.iter().any(|row| row == expected), "{expected}");
    }
    for code in ["29-9021", "29-2072"] {
        let count = |table: &str| {
            format!(
                "SELECT CAST(count(*) AS TEXT) AS word FROM {table} WHERE occupation = '{code}'"
            )
        };
        assert_eq!(base.word(&count("occupation_attainment")), "7");
        assert_eq!(base.word(&count("occupation_skill_ranks")), "17");
        assert_eq!(base.word(&count("occupation_entry")), "1");
    }
}
