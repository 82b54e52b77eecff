//! The data that both engines get: the shipped ones, official ones in small, and titles that locales order otherwise.

use careers_api::domain::text::fold;
use careers_api::import::input::{Input, inputs};
use careers_api::import::{Options, metros, oews, projections, state_projections};
use diesel::sql_types::{Nullable, Text};
use diesel::{RunQueryDsl, sql_query};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};

use crate::database::{Database, fill, words};
use crate::fixtures::write_small;
use crate::harness::TestApp;
use crate::occupations::import_onet;
use crate::official::{TO_2034, import_forecast};

/// Names that sort, fold and match in ways that engines and locales disagree on; some fold to the same key.
const ODD: [&str; 18] = [
    "Élan vital",
    "elan vital",
    "ÉCLAIR",
    "zebra",
    "Zebra",
    "A-b",
    "A b",
    "Ab",
    "a_b",
    "100% care",
    "O'Neill \"quoted\"",
    "back\\slash",
    "Straße",
    "Ωmega",
    "日本語",
    "🩺 care",
    "ﬁrst",
    "(bracket)",
];

/// Tables with a name, its key for search and order, and the column that they are found by.
const NAMED: [(&str, &str, &str); 11] = [
    ("sources", "slug", "title"),
    ("datasets", "slug", "name"),
    ("organizations", "slug", "name"),
    ("regions", "code", "name"),
    ("occupations", "code", "title"),
    ("families", "slug", "name"),
    ("skills", "slug", "name"),
    ("technologies", "slug", "name"),
    ("education_paths", "slug", "title"),
    ("certifications", "slug", "name"),
    ("roles", "slug", "title"),
];

/// Changes that bring nulls, ties and large numbers.
const CHANGES: [&str; 8] = [
    "UPDATE sources SET publisher = NULL, publisher_key = NULL WHERE slug < 'c'",
    "UPDATE organizations SET acronym = NULL WHERE slug < 'c'",
    "UPDATE occupations SET job_zone = NULL, parent = NULL WHERE code < '13'",
    "UPDATE salary_bands SET median = 10000000 WHERE median > 15000000",
    "UPDATE salary_bands SET mean = 100000000000000, reference_period = NULL WHERE id < 'a-clinical-informatics-m'",
    "UPDATE regional_outlook SET growth_min = -1250, growth_max = -1250, mean_wage = NULL WHERE annual_openings IS NULL",
    "UPDATE salary_differentials SET percent_min = NULL, percent_max = NULL WHERE amount_min IS NOT NULL",
    "UPDATE education_paths SET cost_min = NULL, cost_max = NULL, months_ceiling = 24 WHERE slug < 'd'",
];

const STATES: &str = "Title,Base,Projected,PercentChange,AvgAnnualOpenings,STFIPS,OccCode\n\
    Medical and Health Services Managers,\"509,500\",654200,28.4,54700,0,11-9111\n\
    Medical and Health Services Managers,9050,10010,-3,10,51,11-9111\n\
    Anesthesiologists (SOC 2018),9620,12670,31.7,,51,29-1211\n\
    Registered Nurses,70,80,14.3,,24,29-1141\n";

/// An application on a database without tables, which is filled first.
pub async fn application(database: Database) -> TestApp {
    fill(database.url());
    let app = TestApp::on(database);
    official(&app);
    import_onet(&app);
    import_forecast(&app, "projections-2024-2034-test", TO_2034).await;
    let conn = &mut app.conn();
    for statement in CHANGES {
        sql_query(statement).execute(conn).unwrap();
    }
    for (table, key, name) in NAMED {
        let keys = words(conn, &format!("SELECT {key} AS word FROM {table}"));
        let mut keys = keys;
        keys.sort();
        let rename = format!(
            "UPDATE {table} SET {name} = $1, {name}_key = $2, search_text = $3 WHERE {key} = $4"
        );
        // Every second one, so that the others sort in between.
        for (key, odd) in keys.iter().step_by(2).zip(ODD) {
            let renamed = sql_query(&rename)
                .bind::<Text, _>(odd)
                .bind::<Text, _>(fold(odd))
                .bind::<Nullable<Text>, _>(Some(fold(&format!("{odd} {key}"))))
                .bind::<Text, _>(key)
                .execute(conn);
            assert_eq!(renamed.unwrap(), 1, "{table} {key}");
        }
    }
    app.look();
    app
}

/// Imports two editions of OEWS, projections of the nation and of states, and metropolitan areas.
fn official(app: &TestApp) {
    let conn = &mut app.conn();
    let options = Options {
        allow_rejects: false,
        force: false,
        now: chrono::NaiveDateTime::default(),
    };
    let folder = app.database().folder();
    let files = |name: &str| -> Vec<Input> { inputs(&[folder.join(name)]).unwrap() };
    for (year, step) in [(2024, 0), (2025, 5)] {
        let name = format!("oews-{year}");
        std::fs::create_dir(folder.join(&name)).unwrap();
        write_small(&folder.join(&name), year, step);
        oews::import(conn, &files(&name), None, &options).unwrap();
    }
    let states = "ltprojections_2022_32.csv";
    std::fs::write(folder.join(states), STATES).unwrap();
    state_projections::import(conn, &files(states), None, &options).unwrap();
    workbook(&folder.join("occupation.xlsx"), "Table 1.2", &PROJECTIONS);
    projections::import(conn, &files("occupation.xlsx"), &options).unwrap();
    workbook(&folder.join("list1.xlsx"), "List 1", &METROS);
    metros::import(conn, &files("list1.xlsx"), &options).unwrap();
}

const PROJECTIONS: [&str; 6] = [
    "Table 1.2 Occupational projections, 2024–2034 (Employment in thousands)",
    "2024 National Employment Matrix title|2024 National Employment Matrix code|Occupation type|\
     Employment, 2024|Employment, 2034|Employment distribution, percent, 2024|\
     Employment change, numeric, 2024–34|Employment change, percent, 2024–34[2]|\
     Occupational openings, 2024–34 annual average|Median annual wage, dollars, 2024[1]|\
     Typical education needed for entry|Work experience in a related occupation|\
     Typical on-the-job training needed to attain competency in the occupation",
    "Total, all occupations|00-0000|Summary|169956.1|175167.9|100|5211.8|3.1|18863.3|49500|—|—|—",
    "Medical and health services managers|11-9111|Line item|616.2|759.1|0.4|142.9|23.2|62.1|117960|Bachelor's degree|Less than 5 years|None",
    "Computer systems analysts|15-1211|Line item|500.2|540.1|0.4|40.1|8.2|30.1|103790|Bachelor's degree|None|None",
    "Source: a bureau",
];

const METROS: [&str; 7] = [
    "Table with row headers in column A",
    "List 1. CORE BASED STATISTICAL AREAS (CBSAs), JULY 2023",
    "FIPS State Code|CBSA Title|CBSA Code|Metropolitan/Micropolitan Statistical Area|State Name",
    "51|Washington-Arlington, DC-VA|47900|Metropolitan Statistical Area|Virginia",
    "11|Washington-Arlington, DC-VA|47900|Metropolitan Statistical Area|District of Columbia",
    "51|Roanoke, VA|40220|Metropolitan Statistical Area|Virginia",
    "Note: made by an office",
];

/// Writes a workbook of rows whose cells have `|` between them.
fn workbook(path: &std::path::Path, sheet: &str, rows: &[&str]) {
    let mut book = Workbook::new();
    // The time of writing would make each file another.
    let created = ExcelDateTime::from_ymd(2026, 1, 1).unwrap();
    book.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let sheet = book.add_worksheet().set_name(sheet).unwrap();
    for (cells, row) in rows.iter().zip(0..) {
        for (cell, column) in cells.split('|').zip(0..) {
            match cell.parse::<f64>() {
                Ok(number) => sheet.write(row, column, number).unwrap(),
                Err(_) => sheet.write(row, column, cell).unwrap(),
            };
        }
    }
    book.save(path).unwrap();
}
