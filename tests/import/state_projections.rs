//! `import state-projections`

use careers_api::import::Imported;
use careers_api::import::input::{Input, inputs};
use careers_api::import::state_projections::import;

use crate::harness::{Base, failure, loaded, real, unchanged};

const HEADER: &str = "Title,Base,Projected,PercentChange,AvgAnnualOpenings,STFIPS,OccCode\n";

fn run(base: &mut Base, files: &[Input], years: Option<&str>) -> anyhow::Result<Imported> {
    let options = base.options.clone();
    import(&mut base.conn, files, years, &options)
}

const FIGURES: &str = "SELECT id || ' ' || region || ' ' || coalesce(CAST(growth_min AS TEXT), 'null') || ' '
    || coalesce(CAST(employment_base AS TEXT), 'null') || ' ' || coalesce(CAST(employment_projected AS TEXT), 'null') || ' '
    || coalesce(CAST(annual_openings AS TEXT), 'null') AS word
    FROM regional_outlook WHERE dataset LIKE 'state-projections-%' ORDER BY id";

#[test]
fn a_table_becomes_rows_by_state() {
    let mut base = Base::new();
    let lines = "Medical and Health Services Managers,\"509,500\",654200,28.4,54700,0,11-9111\n\
                 Anesthesiologists (SOC 2018),9620,12670,31.7,,51,29-1211\n\
                 Medical and Health Services Managers,90,100,-3,10,066,11-9111\n";
    let files = base.text("ltprojections_2022_32.csv", &format!("{HEADER}{lines}"));
    let outcomes = loaded(run(&mut base, &files, None));
    assert_eq!(outcomes[0].dataset, "state-projections-2022-2032");
    assert_eq!(
        base.words(FIGURES),
        [
            "state-projections-2022-2032-11-9111-us US 2840 509500 654200 54700",
            "state-projections-2022-2032-11-9111-us-gu US-GU -300 90 100 10",
            "state-projections-2022-2032-29-1211-us-va US-VA 3170 9620 12670 null",
        ]
    );
    assert_eq!(
        base.word("SELECT title || ' ' || dataset AS word FROM occupations WHERE code = '29-1211'"),
        "Anesthesiologists state-projections-2022-2032"
    );
    assert_eq!(
        base.word("SELECT dataset AS word FROM sources WHERE slug = 'state-projections-2022-2032'"),
        "curated",
        "the editors' words on the source stay"
    );
    assert_eq!(
        unchanged(run(&mut base, &files, None)),
        ["state-projections-2022-2032"]
    );
}

#[test]
fn the_answer_of_the_rest_interface_is_read_too() {
    let mut base = Base::new();
    let object = r#"{"Area": " Virginia", "Title": "Registered Nurses", "Base": "70", "Projected": 80,
        "Change": "10", "PercentChange": "14.3", "AvgAnnualOpenings": "5", "STFIPS": "51",
        "StateURL": "https://example.org", "OccCode": "29-1141", "BaseYear": "2024", "ProjYear": "2034"}"#;
    for (name, text) in [
        ("nurses.json", format!(r#"{{"rows": [{object}]}}"#)),
        ("bare.json", format!("[{object}]")),
    ] {
        let files = base.text(name, &text);
        let outcomes = loaded(run(&mut base, &files, None));
        assert_eq!(outcomes[0].dataset, "state-projections-2024-2034");
        assert_eq!(
            base.words(FIGURES),
            ["state-projections-2024-2034-29-1141-us-va US-VA 1430 70 80 5"]
        );
    }
    for (text, word) in [
        (r#"{"rows": [{"Title": "#, "reading broken.json as JSON"),
        (r#"{"data": []}"#, "expected a list named `rows`"),
        ("7", "expected a list of objects"),
        ("[]", "expected a column `Title`"),
    ] {
        let files = base.text("broken.json", text);
        let told = failure(run(&mut base, &files, None));
        assert!(told.contains(word), "{told}");
    }
}

#[test]
fn years_come_from_columns_then_from_the_flag_then_from_the_name() {
    let mut base = Base::new();
    let line = "Nurses,70,80,14.3,5,51,29-1141\n";
    let files = base.text("states.csv", &format!("{HEADER}{line}"));
    let told = failure(run(&mut base, &files, None));
    assert!(
        told.contains("--years 2022-2032") && told.contains("states.csv"),
        "{told}"
    );
    let told = failure(run(&mut base, &files, Some("2032-2022")));
    assert!(told.contains("--years"), "{told}");
    assert_eq!(
        loaded(run(&mut base, &files, Some("2023-2033")))[0].dataset,
        "state-projections-2023-2033"
    );
    let both = "OccCode,STFIPS,BaseYear,ProjYear,AvgAnnualOpenings,PercentChange,Projected,Base,Title,Area,Change\n\
                29-1141,51,2020,2030,5,14.3,80,70,Nurses,Virginia,10\n\
                29-1141,51,2024,2034,5,14.3,80,70,Nurses,Virginia,10\n";
    let files = base.text("ltprojections_2022_32.csv", both);
    let sets: Vec<String> = loaded(run(&mut base, &files, None))
        .into_iter()
        .map(|outcome| outcome.dataset)
        .collect();
    assert_eq!(
        sets,
        ["state-projections-2020-2030", "state-projections-2024-2034"]
    );
    assert_eq!(
        base.words("SELECT dataset AS word FROM regional_outlook WHERE NOT superseded AND dataset LIKE 'state-%'"),
        ["state-projections-2024-2034"]
    );
}

#[test]
fn bad_rows_are_counted_by_reason() {
    let mut base = Base::new();
    let lines = "A,70,80,14.3,5,51,29-1141\n\
                 B,70,80,14.3,5,99,29-1141\n\
                 C,70,80,14.3,5,51,291141\n\
                 D,7O,80,14.3,5,51,29-1142\n\
                 E,,,,,51,29-1143\n\
                 F,70,80,14.3,5,51\n\
                 G,70,80,14.3,5,51,29-1141\n";
    let files = base.text("lt_2022_32.csv", &format!("{HEADER}{lines}"));
    let told = failure(run(&mut base, &files, None));
    for word in [
        "6 of 7 rows",
        "lt_2022_32.csv, row 3, column STFIPS",
        "--allow-rejects",
    ] {
        assert!(told.contains(word), "{told}");
    }
    assert_eq!(base.revision(), "1");
    base.options.allow_rejects = true;
    loaded(run(&mut base, &files, None));
    assert_eq!(
        base.words("SELECT reason || ' ' || row_count AS word FROM dataset_rejects ORDER BY 1"),
        [
            "no_figures 1",
            "not_a_code 1",
            "not_a_number 1",
            "repeated_row 1",
            "unknown_state 1",
            "wrong_number_of_columns 1"
        ]
    );
}

#[test]
fn a_table_that_is_cut_off_is_refused_wherever_the_cut_is() {
    let mut base = Base::new();
    base.options.allow_rejects = true;
    let whole =
        format!("{HEADER}Nurses,70,80,14.3,5,51,29-1141\n\"Aides, home\",70,80,14.3,5,51,31-1121");
    for cut in [1, 3, 9, 20, 30] {
        let files = base.text("lt_2022_32.csv", &whole[..whole.len() - cut]);
        let told = failure(run(&mut base, &files, None));
        assert!(told.contains("in the middle of"), "{cut}: {told}");
    }
    let files = base.text("lt_2022_32.csv", &whole);
    assert_eq!(loaded(run(&mut base, &files, None))[0].loaded, 2);
}

#[test]
fn a_missing_column_is_named() {
    let mut base = Base::new();
    let files = base.text("lt_2022_32.csv", &HEADER.replace("OccCode", "Code"));
    let told = failure(run(&mut base, &files, None));
    assert!(
        told.contains("lt_2022_32.csv, row 1: expected a column `OccCode`"),
        "{told}"
    );
}

#[test]
fn the_real_files_give_the_published_figures_and_their_oddities() {
    let Some(folder) = real("state_projections") else {
        return;
    };
    let mut base = Base::new();
    let outcomes = loaded(run(&mut base, &inputs(&[folder]).unwrap(), None));
    assert_eq!(outcomes[0].dataset, "state-projections-2022-2032");
    assert_eq!(
        (outcomes[0].loaded, outcomes[0].rejected.len()),
        (36_626, 0)
    );
    assert_eq!(
        (outcomes[1].dataset.as_str(), outcomes[1].loaded),
        ("state-projections-2024-2034", 7)
    );
    assert_eq!(
        base.word(
            "SELECT growth_min || ' ' || employment_base || ' ' || employment_projected || ' ' || annual_openings AS word
             FROM regional_outlook WHERE id = 'state-projections-2022-2032-11-9111-us'"
        ),
        "2840 509500 654200 54700"
    );
    assert_eq!(
        base.words(
            "SELECT region || ' ' || count(*) || ' ' || substr(note, 1, 20) AS word FROM regional_outlook
             WHERE note IS NOT NULL AND dataset <> 'curated' GROUP BY region, note ORDER BY region"
        ),
        ["US-MA 649 Employment does not ", "US-NY 656 Annual openings are "]
    );
}
