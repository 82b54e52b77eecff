//! OEWS: every form in which its tables come, and what is wrong with damaged ones.

use std::collections::HashMap;
use std::io::Write as _;

use careers_api::import::input::inputs;
use careers_api::import::oews::import;
use careers_api::store::known::Snapshot;
use careers_api::store::salary_bands;
use careers_api::store::wages::figures::Band;

use crate::fixtures::{HEADER, NATION, VIRGINIA, line, table as text_table, write_small};
use crate::harness::{Base, failure, loaded, real, unchanged};

fn managers(median: u32) -> String {
    let title = "Medical and Health Services Managers";
    line(VIRGINIA, "11-9111", title, "detailed", median)
}

/// A table of one state with `good` rows of distinct occupations, and the given others.
fn state(good: u32, others: &[String]) -> String {
    let mut lines: Vec<String> = (0..good)
        .map(|number| {
            let code = format!("11-{:04}", 1000 + number);
            line(VIRGINIA, &code, "Managers", "detailed", 90)
        })
        .collect();
    lines.extend_from_slice(others);
    text_table(&lines)
}

/// Changes one cell of a line without quoted titles, by the name of its column.
fn with(line: &str, column: &str, cell: &str) -> String {
    let place = HEADER.split(',').position(|name| name == column).unwrap();
    let line = line.replace("\"12,340\"", "12340");
    let mut cells: Vec<&str> = line.split(',').collect();
    cells[place] = cell;
    cells.join(",")
}

/// Pay figures by their ids.
fn load_bands(base: &mut Base, ids: &[String]) -> Vec<Band> {
    let mut snapshot = Snapshot::load(&mut base.conn).unwrap();
    salary_bands::load_bands(&mut snapshot, ids).unwrap()
}

/// One amount of a pay figure, in cents.
fn median(base: &mut Base, id: &str) -> Option<i64> {
    let bands = load_bands(base, &[id.to_owned()]);
    bands.first().and_then(|band| band.row.median)
}

const VIRGINIAN: &str = "oews-2025-05-state-11-9111-va-year";

#[test]
fn a_table_is_read_whatever_the_order_and_the_case_of_its_columns() {
    let text = text_table(&[managers(123)]);
    let shuffled: String = text
        .replace("\"12,340\"", "12340")
        .lines()
        .map(|row| row.split(',').rev().collect::<Vec<_>>().join(",") + "\r\n")
        .collect();
    let lower = text.replacen(HEADER, &HEADER.to_lowercase(), 1);
    let marked = format!("\u{feff}{text}");
    for (name, form) in [("shuffled", shuffled), ("lower", lower), ("marked", marked)] {
        let mut base = Base::new();
        let files = base.text("state_M2025_dl.csv", &form);
        let outcomes = loaded(import(&mut base.conn, &files, None, &base.options));
        assert_eq!(outcomes[0].loaded, 1, "{name}");
        assert_eq!(median(&mut base, VIRGINIAN), Some(12_300_000), "{name}");
    }
}

#[test]
fn a_workbook_tells_its_edition_and_what_top_coded_wages_are_at_least() {
    let mut base = Base::new();
    let line = with(&with(&managers(100), "A_PCT90", "#"), "H_PCT90", "#");
    let rows = [HEADER.to_owned(), line]
        .map(|row| row.split(',').map(str::to_owned).collect())
        .to_vec();
    let notes = vec![
        vec!["May 2023 OEWS Estimates".to_owned()],
        vec![
            "#  = indicates a wage equal to or greater than $115.00 per hour or $239,200 per year "
                .to_owned(),
        ],
    ];
    let sheets = [("data", rows), ("Field Descriptions", notes)];
    let files = base.workbook("virginia.xlsx", &sheets);
    let outcomes = loaded(import(&mut base.conn, &files, None, &base.options));
    assert_eq!(outcomes[0].dataset, "oews-2023-05-state");
    let id = "oews-2023-05-state-11-9111-va-year".to_owned();
    let bands = load_bands(&mut base, &[id]);
    assert_eq!(bands[0].top_code, Some(23_920_000));
    assert_eq!(bands[0].row.p90, None);
}

#[test]
fn a_zip_is_read_like_the_folder_in_it() {
    let mut base = Base::new();
    let path = base.path("oesm25st.zip");
    let mut zip = zip::ZipWriter::new(std::fs::File::create(&path).unwrap());
    let plain = zip::write::SimpleFileOptions::default();
    zip.start_file("oesm25st/state.csv", plain).unwrap();
    zip.write_all(text_table(&[managers(101)]).as_bytes())
        .unwrap();
    zip.start_file("oesm25st/field_descriptions.xlsx", plain)
        .unwrap();
    zip.write_all(b"no workbook").unwrap();
    zip.finish().unwrap();
    let files = inputs(&[path]).unwrap();
    let outcomes = loaded(import(&mut base.conn, &files, None, &base.options));
    assert_eq!(outcomes[0].dataset, "oews-2025-05-state");
    assert!(outcomes[0].notes[0].contains("field_descriptions.xlsx"));
    assert_eq!(median(&mut base, VIRGINIAN), Some(10_100_000));
}

#[test]
fn codes_of_areas_are_read_with_their_leading_zeros_or_without() {
    let mut base = Base::new();
    let alabama = managers(70).replacen("51,Virginia,2,VA", "1,Alabama,2,AL", 1);
    let files = base.text("state_M2025_dl.csv", &text_table(&[alabama]));
    loaded(import(&mut base.conn, &files, None, &base.options));
    assert_eq!(
        median(&mut base, "oews-2025-05-state-11-9111-al-year"),
        Some(7_000_000)
    );
}

#[test]
fn lines_of_single_industries_and_owners_are_passed_over_and_counted() {
    let mut base = Base::new();
    let lines = [
        managers(100),
        with(&managers(90), "NAICS", "622000"),
        with(&managers(80), "OWN_CODE", "5"),
    ];
    let files = base.text("all_M2025.csv", &text_table(&lines));
    let outcomes = loaded(import(&mut base.conn, &files, None, &base.options));
    assert_eq!(outcomes[0].loaded, 1);
    assert_eq!(outcomes[0].passed_over["lines of one industry"], 1);
    assert_eq!(outcomes[0].passed_over["lines of some owners"], 1);
    assert_eq!(median(&mut base, VIRGINIAN), Some(10_000_000));
}

#[test]
fn an_occupation_that_stands_twice_is_kept_once_and_a_contradiction_refused() {
    let mut base = Base::new();
    let broad = line(NATION, "13-1020", "Buyers", "broad", 75);
    let same = line(NATION, "13-1020", "Buyers", "detailed", 75);
    let other = line(NATION, "13-1020", "Buyers", "detailed", 76);
    let files = base.text("national_M2025_dl.csv", &text_table(&[broad, same, other]));
    let told = failure(import(&mut base.conn, &files, None, &base.options));
    assert!(told.contains("1 contradicts_another_row"), "{told}");
    base.options.allow_rejects = true;
    let outcomes = loaded(import(&mut base.conn, &files, None, &base.options));
    assert_eq!(outcomes[0].loaded, 2);
    assert_eq!(outcomes[0].rejected["contradicts_another_row"], 1);
    let rows =
        base.word("SELECT CAST(rows_loaded AS TEXT) AS word FROM datasets WHERE program = 'oews'");
    assert_eq!(rows, "2");
    assert_eq!(
        median(&mut base, "oews-2025-05-national-13-1020-us-year"),
        Some(7_500_000)
    );
}

#[test]
fn each_kind_of_bad_cell_is_named_with_its_place_and_what_would_be_valid() {
    for (column, cell, reason, told) in [
        (
            "A_MEDIAN",
            "many",
            "not_a_number",
            "a number such as `52340`",
        ),
        ("TOT_EMP", "-5", "not_a_number", "a number such as `52340`"),
        ("OCC_CODE", "119111", "no_occupation_code", "`11-9111`"),
        ("O_GROUP", "some", "unknown_group", "detailed"),
        ("AREA", "98", "unknown_area", "FIPS"),
        (
            "AREA_TYPE",
            "9",
            "unknown_area_type",
            "6 (nonmetropolitan area)",
        ),
        // A row of a state must not pass for one of another kind, whose data set it would replace.
        ("AREA_TYPE", "1", "unknown_area", "99, the nation"),
        ("AREA_TYPE", "4", "unknown_area", "five digits"),
        ("AREA_TYPE", "6", "unknown_area", "seven digits"),
        ("ANNUAL", "yes", "unknown_flag", "`TRUE` or nothing"),
        ("A_PCT10", "999999", "percentiles_descend", "do not descend"),
    ] {
        let mut base = Base::new();
        let text = state(150, &[with(&managers(100), column, cell)]);
        let files = base.text("state_M2025_dl.csv", &text);
        let outcomes = loaded(import(&mut base.conn, &files, None, &base.options));
        assert_eq!(outcomes[0].rejected[reason], 1, "{column}");
        assert_eq!(outcomes[0].loaded, 150);
        let line = &outcomes[0].refused[0];
        let column = if reason == "unknown_area" {
            "AREA"
        } else {
            column
        };
        let place = format!("state_M2025_dl.csv, row 152, column {column}: expected ");
        assert!(line.starts_with(&place) && line.contains(told), "{line}");
        let counted = base
            .word("SELECT reason || ' ' || CAST(row_count AS TEXT) AS word FROM dataset_rejects");
        assert_eq!(counted, format!("{reason} 1"));
    }
}

#[test]
fn more_than_one_bad_row_in_a_hundred_fails_the_import_unless_that_is_allowed() {
    let mut base = Base::new();
    let before = base.revision();
    let bad = with(&managers(100), "A_MEDIAN", "many");
    let files = base.text("state_M2025_dl.csv", &state(90, &[bad]));
    let told = failure(import(&mut base.conn, &files, None, &base.options));
    assert!(told.contains("1 of 91 rows are refused"), "{told}");
    assert!(
        told.contains("1 not_a_number") && told.contains("row 92, column A_MEDIAN"),
        "{told}"
    );
    assert_eq!(base.revision(), before);
    base.options.allow_rejects = true;
    let outcomes = loaded(import(&mut base.conn, &files, None, &base.options));
    assert_eq!((outcomes[0].loaded, outcomes[0].rejected.len()), (90, 1));
}

#[test]
fn what_is_no_table_is_refused_with_the_file_and_what_was_expected() {
    let whole = text_table(&[managers(100)]);
    let cases = [
        (
            "state_M2025_dl.csv",
            String::new(),
            "state_M2025_dl.csv is empty",
        ),
        (
            "state_M2025_dl.csv",
            whole.replacen("A_MEDIAN", "MIDDLE", 1),
            "row 1: expected a column `A_MEDIAN`; there are AREA, AREA_TITLE",
        ),
        (
            "state_M2025_dl.csv",
            format!("{HEADER}\n"),
            "holds no row to load",
        ),
        (
            "state_M2025_dl.csv",
            whole.trim_end().rsplit_once(',').unwrap().0.to_owned(),
            "row 2: expected 32 columns, found 31; the file ends in the middle of this row",
        ),
        (
            "state.csv",
            whole.clone(),
            "state.csv: neither its name nor its notes tell the edition",
        ),
        (
            "state_M2025_dl.xlsx",
            whole.clone(),
            "is no whole .xlsx workbook",
        ),
        ("state_M2025_dl.pdf", whole, "no .xlsx or .csv file among"),
    ];
    for (name, text, expected) in cases {
        let mut base = Base::new();
        let before = base.revision();
        let files = base.text(name, &text);
        let told = failure(import(&mut base.conn, &files, None, &base.options));
        assert!(told.contains(expected), "{told}");
        assert_eq!(base.revision(), before);
    }
    let mut base = Base::new();
    let files = base.text("state.csv", &text_table(&[managers(100)]));
    let told = failure(import(&mut base.conn, &files, Some("2025"), &base.options));
    assert!(told.contains("expected a month such as 2025-05"), "{told}");
    loaded(import(
        &mut base.conn,
        &files,
        Some("2025-05"),
        &base.options,
    ));
    assert_eq!(median(&mut base, VIRGINIAN), Some(10_000_000));
}

#[test]
fn the_same_file_changes_nothing_and_another_one_replaces_it() {
    let mut base = Base::new();
    let files = base.text("state_M2025_dl.csv", &text_table(&[managers(100)]));
    loaded(import(&mut base.conn, &files, None, &base.options));
    let before = base.revision();
    let again = import(&mut base.conn, &files, None, &base.options);
    assert_eq!(unchanged(again), ["oews-2025-05-state"]);
    assert_eq!(base.revision(), before);
    let files = base.text("state_M2025_dl.csv", &text_table(&[managers(111)]));
    loaded(import(&mut base.conn, &files, None, &base.options));
    assert_eq!(median(&mut base, VIRGINIAN), Some(11_100_000));
    let rows = base.words("SELECT CAST(count(*) AS TEXT) AS word FROM wages");
    assert_eq!(rows, ["1"]);
}

/// What a cell of the real file means: a number of cents, or none.
fn cents(cell: &str) -> Option<i64> {
    let plain = cell.replace(',', "");
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    format!("{whole}{fraction:0<2}").parse().ok()
}

#[test]
fn every_hundredth_row_of_the_real_state_file_is_served_as_it_stands() {
    let Some(path) = real("oews/state_M2025_dl.csv") else {
        return;
    };
    let mut base = Base::new();
    let files = inputs(std::slice::from_ref(&path)).unwrap();
    let outcomes = loaded(import(&mut base.conn, &files, None, &base.options));
    assert_eq!(
        (outcomes[0].loaded, outcomes[0].rejected.len()),
        (37_408, 0)
    );
    let mut reader = csv::Reader::from_path(path).unwrap();
    let mut compared = 0;
    for row in reader.deserialize::<HashMap<String, String>>().step_by(100) {
        let row = row.unwrap();
        for (period, prefix, never) in [("year", "A", "HOURLY"), ("hour", "H", "ANNUAL")] {
            let id = format!(
                "oews-2025-05-state-{}-{}-{period}",
                row["OCC_CODE"],
                row["PRIM_STATE"].to_lowercase()
            );
            let bands = load_bands(&mut base, std::slice::from_ref(&id));
            if row[never] == "TRUE" {
                assert!(bands.is_empty(), "{id}");
                continue;
            }
            let band = &bands[0].row;
            for (statistic, amount) in [
                ("MEAN", band.mean),
                ("PCT10", band.p10),
                ("PCT25", band.p25),
                ("MEDIAN", band.median),
                ("PCT75", band.p75),
                ("PCT90", band.p90),
            ] {
                let cell = &row[&format!("{prefix}_{statistic}")];
                assert_eq!(amount, cents(cell), "{id} {statistic}: {cell}");
                compared += 1;
            }
            assert_eq!(
                band.employment.map(|people| people * 100),
                cents(&row["TOT_EMP"])
            );
        }
    }
    assert!(compared > 4_000, "{compared}");
}

#[test]
fn the_real_national_workbooks_hold_the_known_figures() {
    let Some(folder) = real("oews") else {
        return;
    };
    let mut base = Base::new();
    let paths = ["national_M2024_dl.xlsx", "national_M2025_dl.xlsx"].map(|name| folder.join(name));
    let files = inputs(&paths).unwrap();
    let outcomes = loaded(import(&mut base.conn, &files, None, &base.options));
    let rows: Vec<u64> = outcomes.iter().map(|outcome| outcome.loaded).collect();
    assert_eq!(rows, [1_403, 1_401]);
    for (code, employment, figures) in [
        ("11-9111", 597_080, [73_390, 123_860, 140_970, 224_340]),
        ("29-9021", 38_100, [39_830, 68_020, 74_970, 117_420]),
        ("11-3021", 670_570, [107_550, 175_140, 192_160, 297_510]),
    ] {
        let id = format!("oews-2025-05-national-{code}-us-year");
        let bands = load_bands(&mut base, &[id]);
        let band = &bands[0].row;
        let found = [band.p10, band.median, band.mean, band.p90];
        assert_eq!(
            found,
            figures.map(|dollars: i64| Some(dollars * 100)),
            "{code}"
        );
        assert_eq!(band.employment, Some(employment));
    }
    let top_coded = base.word(
        "SELECT CAST(year_top_code AS TEXT) AS word FROM oews_editions WHERE dataset = 'oews-2024-05-national'",
    );
    assert_eq!(top_coded, "23920000");
}

#[test]
fn a_folder_of_all_kinds_of_areas_makes_a_data_set_of_each() {
    let mut base = Base::new();
    let folder = base.path("oews");
    std::fs::create_dir(&folder).unwrap();
    write_small(&folder, 2025, 0);
    let files = inputs(&[folder]).unwrap();
    let outcomes = loaded(import(&mut base.conn, &files, None, &base.options));
    let loaded: Vec<(&str, u64)> = outcomes
        .iter()
        .map(|outcome| (outcome.dataset.as_str(), outcome.loaded))
        .collect();
    assert_eq!(
        loaded,
        [
            ("oews-2025-05-metro", 6),
            ("oews-2025-05-national", 3),
            ("oews-2025-05-nonmetro", 3),
            ("oews-2025-05-state", 9)
        ]
    );
    let parents = base.words(
        "SELECT code || ' in ' || parent AS word FROM regions WHERE kind IN ('metro', 'nonmetro') ORDER BY word",
    );
    assert_eq!(
        parents,
        [
            "US-CBSA-40220 in US-VA",
            "US-CBSA-47900 in US-DC",
            "US-NONMETRO-5100004 in US-VA"
        ]
    );
}

#[test]
fn text_files_of_a_month_share_what_a_workbook_says_of_top_coded_wages() {
    let mut base = Base::new();
    let top = with(&with(&managers(100), "A_PCT90", "#"), "H_PCT90", "#");
    let states = base.text("state_M2025_dl.csv", &text_table(&[top]));
    loaded(import(&mut base.conn, &states, None, &base.options));
    let bound = |base: &mut Base| {
        let id = "oews-2025-05-state-11-9111-va-year".to_owned();
        load_bands(base, &[id])[0].top_code
    };
    assert_eq!(bound(&mut base), None);
    let nation =
        line(NATION, "11-9111", "Managers", "detailed", 100).replace("\"12,340\"", "12340");
    let rows = [HEADER.to_owned(), nation]
        .map(|row| row.split(',').map(str::to_owned).collect())
        .to_vec();
    let notes = vec![vec![
        "# = indicates a wage equal to or greater than $115.00 per hour or $239,200 per year"
            .to_owned(),
    ]];
    let book = base.workbook(
        "national_M2025_dl.xlsx",
        &[("data", rows), ("notes", notes)],
    );
    loaded(import(&mut base.conn, &book, None, &base.options));
    assert_eq!(bound(&mut base), Some(23_920_000));
}

#[test]
fn a_zip_in_a_folder_is_read_and_a_damaged_one_is_named() {
    let mut base = Base::new();
    let folder = base.path("downloads");
    std::fs::create_dir(&folder).unwrap();
    let path = folder.join("oesm25st.zip");
    let mut zip = zip::ZipWriter::new(std::fs::File::create(&path).unwrap());
    let plain = zip::write::SimpleFileOptions::default();
    zip.start_file("state_M2025_dl.csv", plain).unwrap();
    zip.write_all(text_table(&[managers(101)]).as_bytes())
        .unwrap();
    zip.finish().unwrap();
    let files = inputs(std::slice::from_ref(&folder)).unwrap();
    loaded(import(&mut base.conn, &files, None, &base.options));
    assert_eq!(median(&mut base, VIRGINIAN), Some(10_100_000));
    let whole = std::fs::read(&path).unwrap();
    std::fs::write(&path, &whole[..whole.len() - 30]).unwrap();
    let told = inputs(&[folder]).unwrap_err().to_string();
    assert!(
        told.contains("oesm25st.zip is no whole zip archive"),
        "{told}"
    );
}

#[test]
fn a_column_that_stands_twice_is_refused() {
    let mut base = Base::new();
    let text = text_table(&[managers(100)]).replacen("EMP_PRSE", "A_MEDIAN", 1);
    let files = base.text("state_M2025_dl.csv", &text);
    let told = failure(import(&mut base.conn, &files, None, &base.options));
    assert!(
        told.contains("expected one column `A_MEDIAN`, found several"),
        "{told}"
    );
}
