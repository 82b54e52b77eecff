//! `import metros`

use careers_api::import::Imported;
use careers_api::import::input::{Input, inputs};
use careers_api::import::metros::import;

use crate::harness::{Base, failure, loaded, real, table, unchanged};

fn run(base: &mut Base, files: &[Input]) -> anyhow::Result<Imported> {
    let options = base.options.clone();
    import(&mut base.conn, files, &options)
}

fn list(base: &Base, month: &str, rows: &[&str]) -> Vec<Input> {
    let title = format!("List 1. CORE BASED STATISTICAL AREAS (CBSAs), {month}");
    let mut lines = vec![
        "Table with row headers in column A",
        title.as_str(),
        "FIPS State Code|CBSA Title|CBSA Code|Metropolitan/Micropolitan Statistical Area|State Name",
    ];
    lines.extend(rows);
    lines.push("Note: made by an office");
    base.workbook("list1.xlsx", &[("List 1", table(&lines))])
}

const METROS: &str = "SELECT code || ' ' || name || ' ' || parent || ' ' || dataset || ' ' ||
    coalesce((SELECT string_agg(state, ',') FROM (SELECT state FROM region_states WHERE region = code ORDER BY state) AS reached), '')
    AS word FROM regions WHERE kind = 'metro' ORDER BY code";

const WASHINGTON: [&str; 2] = [
    "51|Washington-Arlington, DC-VA|47900|Metropolitan Statistical Area|Virginia",
    "11|Washington-Arlington, DC-VA|47900|Metropolitan Statistical Area|District of Columbia",
];

#[test]
fn metropolitan_areas_become_regions_with_all_their_states() {
    let mut base = Base::new();
    let mut rows = WASHINGTON.to_vec();
    rows.push("46|Aberdeen, SD|10100|Micropolitan Statistical Area|South Dakota");
    let files = list(&base, "JULY 2023", &rows);
    let outcomes = loaded(run(&mut base, &files));
    assert_eq!(
        (outcomes[0].dataset.as_str(), outcomes[0].loaded),
        ("metros-2023", 2)
    );
    assert_eq!(outcomes[0].passed_over["micropolitan_counties"], 1);
    assert_eq!(
        base.words(METROS),
        ["US-CBSA-47900 Washington-Arlington, DC-VA US-DC metros-2023 US-DC,US-VA"]
    );
    assert_eq!(
        base.word("SELECT vintage || ' ' || reference_period AS word FROM datasets WHERE slug = 'metros-2023'"),
        "July 2023 2023-07"
    );
    assert_eq!(
        base.words("SELECT ancestor AS word FROM region_ancestors WHERE region = 'US-CBSA-47900' ORDER BY 1"),
        ["M49-001", "M49-019", "M49-021", "US", "US-CBSA-47900", "US-DC"]
    );
    assert_eq!(unchanged(run(&mut base, &files)), ["metros-2023"]);
}

#[test]
fn a_list_of_a_later_year_wins_whichever_comes_first() {
    let mut base = Base::new();
    let new = list(&base, "JULY 2023", &WASHINGTON);
    loaded(run(&mut base, &new));
    let old = WASHINGTON.map(|row| row.replace("Arlington, DC-VA", "Alexandria, DC-VA"));
    let files = list(&base, "MARCH 2020", &[&old[0]]);
    loaded(run(&mut base, &files));
    assert_eq!(
        base.words(METROS),
        ["US-CBSA-47900 Washington-Arlington, DC-VA US-DC metros-2023 US-DC,US-VA"]
    );
}

#[test]
fn faults_are_named_where_they_are() {
    let mut base = Base::new();
    let rows = [
        WASHINGTON[0],
        "99|Washington-Arlington, DC-VA|47900|Metropolitan Statistical Area|Nowhere",
    ];
    let files = list(&base, "JULY 2023", &rows);
    let told = failure(run(&mut base, &files));
    assert!(
        told.contains("sheet `List 1`, row 5, column FIPS State Code")
            && told.contains("1 unknown_state"),
        "{told}"
    );
    let files = list(&base, "a summer", &WASHINGTON);
    let told = failure(run(&mut base, &files));
    assert!(told.contains("`JULY 2023`"), "{told}");
}

#[test]
fn the_real_list_gives_393_metropolitan_areas() {
    let Some(folder) = real("geo") else {
        return;
    };
    let mut base = Base::new();
    let files = inputs(&[folder.join("list1_2023.xlsx")]).unwrap();
    let outcomes = loaded(run(&mut base, &files));
    assert!(outcomes[0].rejected.is_empty(), "{outcomes:?}");
    let metros = base.words(METROS);
    assert_eq!(metros.len(), 393);
    let washington = "US-CBSA-47900 Washington-Arlington-Alexandria, DC-VA-MD-WV US-DC metros-2023 \
                      US-DC,US-MD,US-VA,US-WV";
    assert!(metros.iter().any(|metro| metro == washington));
}
