//! Every filter of every list finds its rows by an index, and every order by a column follows one.
//!
//! Looked up in the plans of SQLite, which are the same whatever the tables hold; PostgreSQL has the same indexes.

use std::sync::{Arc, LazyLock, Mutex};

use careers_api::api::certifications::Certifications;
use careers_api::api::claims::Claims;
use careers_api::api::conflicts::Conflicts;
use careers_api::api::datasets::Datasets;
use careers_api::api::education_paths::EducationPaths;
use careers_api::api::families::Families;
use careers_api::api::occupations::Occupations;
use careers_api::api::openapi;
use careers_api::api::organizations::Organizations;
use careers_api::api::params::{Query, names};
use careers_api::api::regional_outlook::RegionalOutlook;
use careers_api::api::regions::Regions;
use careers_api::api::resource::Resource;
use careers_api::api::roles::Roles;
use careers_api::api::salary_bands::SalaryBands;
use careers_api::api::salary_differentials::SalaryDifferentials;
use careers_api::api::skills::Skills;
use careers_api::api::sources::Sources;
use careers_api::api::technologies::Technologies;
use careers_api::db::DbConn;
use careers_api::domain::vocabulary::Statistic;
use careers_api::store::known::Snapshot;
use careers_api::store::listing::{After, ColumnType, SortColumn};
use careers_api::store::wages::figures::Band;
use diesel::connection::InstrumentationEvent;
use diesel::sql_types::Text;
use diesel::{Connection, QueryableByName, RunQueryDsl, sql_query};
use serde_json::Value;

use crate::database::on_postgres;
use crate::{official, schema, seeded};

/// Parameters of lists that are no filters of their own, and `q`, which reads every row.
const NO_FILTERS: [&str; 2] = ["q", "sort"];

/// The OpenAPI document, whose examples are filters that fit the data.
static DOCUMENT: LazyLock<Value> = LazyLock::new(openapi::document);

#[derive(QueryableByName)]
struct Step {
    #[diesel(sql_type = Text)]
    detail: String,
}

/// The statements that answer the first page of a list, for each of its parts: those that count, and those that find the
/// keys.
fn statements<R: Resource>(conn: &mut DbConn, query: &str) -> (Vec<String>, Vec<String>) {
    let params =
        || Query::parse(query, names::<R::Params>()).and_then(|query| query.read::<R::Params>());
    let read = || params().unwrap_or_else(|error| panic!("{query}: {error}"));
    let sort = || R::sort(&read());
    let list = |conn: &mut DbConn| {
        let mut snapshot = Snapshot::load(conn).unwrap();
        R::list(&mut snapshot, read(), sort()).unwrap_or_else(|error| panic!("{query}: {error}"))
    };
    let (first, later) = (list(conn), list(conn));
    // A later page is always counted; a first one only when there is more than fits on it.
    let start = After {
        values: vec![None; sort().len()],
        key: String::new(),
    };
    let mut seen = told(conn, |conn| {
        later.page(conn, 50, Some(&start)).unwrap();
    });
    seen.retain(|sql| sql.starts_with("SELECT count(*)"));
    let found = told(conn, |conn| {
        first.page(conn, 50, None).unwrap();
    });
    seen.extend(
        found
            .into_iter()
            .filter(|sql| !sql.starts_with("SELECT count(*)")),
    );
    let (counts, finds): (Vec<String>, Vec<String>) = seen
        .into_iter()
        .partition(|sql| sql.starts_with("SELECT count(*)"));
    assert!(
        !counts.is_empty() && counts.len() <= finds.len(),
        "{query}: {finds:?}"
    );
    (counts, finds)
}

/// The statements that some work runs.
fn told(conn: &mut DbConn, work: impl FnOnce(&mut Snapshot<'_>)) -> Vec<String> {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let log = Arc::clone(&seen);
    let mut snapshot = Snapshot::load(conn).unwrap();
    snapshot.set_instrumentation(move |event: InstrumentationEvent<'_>| {
        if let InstrumentationEvent::StartQuery { query, .. } = event {
            let text = query.to_string();
            let sql = text.split(" -- binds").next().unwrap().to_owned();
            log.lock().unwrap().push(sql);
        }
    });
    work(&mut snapshot);
    snapshot.set_instrumentation(|_: InstrumentationEvent<'_>| {});
    let seen = seen.lock().unwrap();
    seen.clone()
}

/// How SQLite, knowing nothing of how many rows there are, would answer a statement.
fn plan(conn: &mut DbConn, sql: &str) -> Vec<String> {
    let DbConn::Sqlite(conn) = conn else {
        panic!("only SQLite plans the same whatever the tables hold");
    };
    let steps: Vec<Step> = sql_query(format!("EXPLAIN QUERY PLAN {sql}"))
        .load(conn)
        .unwrap();
    steps.into_iter().map(|step| step.detail).collect()
}

/// Tells whether the rows that fit a filter, which alone is counted by, are found without reading all.
fn is_indexed(steps: &[String]) -> bool {
    // An index that holds only the rows with a percentile is read whole, and holds nothing else.
    let reads_all =
        |step: &&String| step.starts_with("SCAN") && !step.contains("INDEX salary_bands_with_");
    !steps.is_empty() && !steps.iter().any(|step| reads_all(&step))
}

/// The filters of a list, each with the example of the documentation, or with each of the given values.
fn filters<R: Resource>(path: &str) -> Vec<String> {
    let parameters = DOCUMENT["paths"][path]["get"]["parameters"]
        .as_array()
        .unwrap()
        .clone();
    let own = names::<R::Params>();
    let filters = own
        .iter()
        .filter(|name| !NO_FILTERS.contains(&name.as_str()));
    filters
        .flat_map(|name| {
            let parameter = parameters
                .iter()
                .find(|entry| entry["name"] == name.as_str());
            let example = match &parameter.unwrap_or_else(|| panic!("{path}: {name}"))["example"] {
                Value::String(text) => text.clone(),
                // No claim can be looked for in a data set before one is imported.
                Value::Null if name == "dataset" => "curated".to_owned(),
                number => number.to_string(),
            };
            let values = if name == "statistic" {
                Statistic::ALL
                    .iter()
                    .map(|value| value.as_str().to_owned())
                    .collect()
            } else {
                vec![example]
            };
            values
                .into_iter()
                .map(move |value| format!("{name}={value}"))
        })
        .collect()
}

fn check<R: Resource>(conn: &mut DbConn, path: &str, scanned: &mut Vec<String>) -> usize {
    let filters = filters::<R>(path);
    for filter in &filters {
        let (counts, _) = statements::<R>(conn, filter);
        for counts in &counts {
            let steps = plan(conn, counts);
            if !is_indexed(&steps) {
                scanned.push(format!("{path}?{filter}: {}", steps.join("; ")));
            }
        }
    }
    filters.len()
}

/// Checks every filter of every list and returns how many there are, and those that read a whole table.
fn check_all(conn: &mut DbConn) -> (usize, Vec<String>) {
    let mut scanned = Vec::new();
    let mut checked = 0;
    macro_rules! check {
        ($($resource:ident at $path:literal;)+) => {
            $(checked += check::<$resource>(conn, $path, &mut scanned);)+
        };
    }
    check! {
        Certifications at "/v1/certifications";
        Claims at "/v1/claims";
        Conflicts at "/v1/conflicts";
        Datasets at "/v1/datasets";
        EducationPaths at "/v1/education-paths";
        Families at "/v1/families";
        Occupations at "/v1/occupations";
        Organizations at "/v1/organizations";
        RegionalOutlook at "/v1/regional-outlook";
        Regions at "/v1/regions";
        Roles at "/v1/roles";
        SalaryBands at "/v1/salary-bands";
        SalaryDifferentials at "/v1/salary-differentials";
        Skills at "/v1/skills";
        Sources at "/v1/sources";
        Technologies at "/v1/technologies";
    }
    (checked, scanned)
}

#[test]
fn every_filter_of_every_list_finds_its_rows_by_an_index() {
    if on_postgres() {
        return;
    }
    let (_folder, mut conn) = official();
    let (checked, scanned) = check_all(&mut conn);
    assert!(checked > 50, "only {checked} filters");
    assert!(scanned.is_empty(), "{scanned:#?}");
}

#[test]
fn a_large_import_leaves_the_indexes_as_the_migrations_make_them() {
    let (_folder, mut plain) = seeded();
    let (_other, mut imported) = official();
    assert_eq!(schema(&mut imported), schema(&mut plain));
}

#[test]
fn a_missing_index_is_noticed() {
    if on_postgres() {
        return;
    }
    let (_folder, mut conn) = official();
    for (index, filter) in [
        ("salary_bands_by_currency", "/v1/salary-bands?currency=USD"),
        ("salary_bands_with_p90", "/v1/salary-bands?statistic=p90"),
        ("roles_by_seniority", "/v1/roles?seniority=director"),
        ("role_skills_by_skill", "/v1/roles?skill=project-management"),
        (
            "education_paths_by_months",
            "/v1/education-paths?max_months=24",
        ),
    ] {
        sql_query(format!("DROP INDEX {index}"))
            .execute(&mut conn)
            .unwrap();
        let (_, scanned) = check_all(&mut conn);
        assert!(
            scanned.iter().any(|entry| entry.starts_with(filter)),
            "{filter} is not missed without {index}: {scanned:#?}"
        );
    }
}

#[test]
fn orders_by_a_column_follow_an_index() {
    if on_postgres() {
        return;
    }
    let (_folder, mut conn) = official();
    let conn = &mut conn;
    let mut sorted = Vec::new();
    macro_rules! check {
        ($($resource:ident by $($key:literal)+;)+) => {
            $($(
                let (_, finds) = statements::<$resource>(conn, concat!("sort=", $key));
                for finds in &finds {
                    let steps = plan(conn, finds);
                    // Means of wages are sorted anew: nobody has asked for all of them in order yet, and an index costs imports.
                    let of_means = $key.starts_with("mean") && finds.contains("FROM wages");
                    if !of_means && steps.iter().any(|step| step.ends_with("TEMP B-TREE FOR ORDER BY")) {
                        sorted.push(format!("{} by {}: {}", stringify!($resource), $key, steps.join("; ")));
                    }
                }
            )+)+
        };
    }
    check! {
        Certifications by "name" "issuer" "status";
        Claims by "id" "role" "region" "reference_period" "verdict";
        Conflicts by "id" "quantity" "role" "region";
        Datasets by "name" "imported_at";
        EducationPaths by "title" "cost" "months";
        Families by "name";
        Occupations by "title" "code" "job_zone";
        Organizations by "name" "kind";
        RegionalOutlook by "id" "growth" "annual_openings" "location_quotient" "mean_wage" "region" "period_from";
        Regions by "name" "code" "kind";
        Roles by "title" "family" "track" "experience";
        SalaryBands by "id" "median" "mean" "low" "high" "reference_period" "region" "level_years";
        SalaryDifferentials by "id" "percent";
        Skills by "name" "kind";
        Sources by "title" "publisher" "published_on";
        Technologies by "name" "category";
    }
    assert!(sorted.is_empty(), "{sorted:#?}");
}

/// The order by one column.
fn by((sql, column_type): (&'static str, ColumnType), descending: bool) -> Vec<SortColumn> {
    vec![SortColumn {
        sql,
        column_type,
        descending,
    }]
}

#[test]
fn a_later_page_in_the_order_of_the_key_starts_at_its_place() {
    if on_postgres() {
        return;
    }
    use careers_api::store::salary_bands;
    let (_folder, mut conn) = official();
    let key = "d-healthcare-it-director-us-2021-06".to_owned();
    for descending in [false, true] {
        let after = After {
            values: vec![Some(key.clone())],
            key: key.clone(),
        };
        let all = salary_bands::Filter::default();
        let known = Snapshot::load(&mut conn).unwrap().known;
        let list = salary_bands::list(&known, &all, by(salary_bands::ID, descending));
        let told = told(&mut conn, |conn| {
            list.page(conn, 5, Some(&after)).unwrap();
        });
        for finds in told
            .iter()
            .filter(|sql| !sql.starts_with("SELECT count(*)"))
        {
            let steps = plan(&mut conn, finds);
            assert!(
                steps.iter().all(|step| step.starts_with("SEARCH")),
                "{steps:?}"
            );
        }
    }
}

#[test]
fn the_evidence_for_the_pay_of_a_role_is_found_by_indexes() {
    if on_postgres() {
        return;
    }
    use careers_api::store::pay_evidence;
    let (_folder, mut conn) = official();
    let places = ["US-VA", "US"].map(str::to_owned);
    let seen = told(&mut conn, |conn| {
        pay_evidence::of_role(conn, "clinical-informatics-director", &places).unwrap();
        pay_evidence::prices(conn, &places, "USD").unwrap();
    });
    assert!(seen.len() > 5, "{seen:#?}");
    for sql in seen {
        let steps = plan(&mut conn, &sql);
        assert!(
            steps
                .iter()
                // A row for each edition is read whole.
                .all(|step| !step.starts_with("SCAN") || step == "SCAN oews_editions"),
            "{sql}: {steps:#?}"
        );
    }
}

#[test]
fn the_figures_of_an_occupation_at_a_place_are_read_by_one_statement() {
    use careers_api::store::salary_bands::{self, Filter};
    let (_folder, mut conn) = official();
    let filter = Filter {
        occupation: Some("11-9111".to_owned()),
        region: Some("US-VA".to_owned()),
        ..Filter::default()
    };
    let seen = told(&mut conn, |snapshot| {
        let list = salary_bands::list(&snapshot.known, &filter, by(salary_bands::ID, false));
        let page = list.page(snapshot, 50, None).unwrap();
        assert_eq!(page.total, 2, "an annual and an hourly one: {page:?}");
        let loaded = salary_bands::load(snapshot, &page.keys).unwrap();
        assert_eq!(loaded.bands.len(), 2);
    });
    assert_eq!(seen.len(), 1, "{seen:#?}");
}

#[test]
fn a_page_of_the_figures_of_an_occupation_reads_each_of_its_rows_once() {
    use careers_api::store::salary_bands::{self, Filter};
    let (_folder, mut conn) = official();
    let filter = Filter {
        occupation: Some("29-1141".to_owned()),
        ..Filter::default()
    };
    for descending in [false, true] {
        let seen = told(&mut conn, |snapshot| {
            let list = salary_bands::list(
                &snapshot.known,
                &filter,
                by(salary_bands::REGION, descending),
            );
            let page = list.page(snapshot, 4, None).unwrap();
            assert!(page.next.is_some(), "{page:?}");
            let loaded = salary_bands::load(snapshot, &page.keys).unwrap();
            let read = |band: &Band| (band.row.region.clone(), band.row.id.clone());
            let mut rows: Vec<(String, String)> = loaded.bands.iter().map(read).collect();
            assert_eq!(rows.len(), 4);
            let found = rows.clone();
            rows.sort_by(|one, other| {
                let by_region = one.0.cmp(&other.0);
                let by_region = if descending {
                    by_region.reverse()
                } else {
                    by_region
                };
                by_region.then_with(|| one.1.cmp(&other.1))
            });
            assert_eq!(rows, found);
        });
        // One for each kind of place: of the older editions nothing is current.
        let wages = seen.iter().filter(|sql| sql.contains("FROM wages"));
        assert_eq!(wages.count(), 4, "{seen:#?}");
    }
}

#[test]
fn the_outlook_of_an_occupation_is_found_by_it_whatever_is_asked_beside() {
    if on_postgres() {
        return;
    }
    let (_folder, mut conn) = official();
    let mut checked = 0;
    for query in [
        "occupation=15-1211&region_kind=country",
        "occupation=29-1141&region_kind=country",
        "occupation=29-1141&region=US",
        "occupation=29-1141&dataset=curated",
        "role=ehr-analyst&region_kind=state",
    ] {
        let (_, finds) = statements::<RegionalOutlook>(&mut conn, query);
        for sql in finds
            .iter()
            .filter(|sql| sql.contains("FROM regional_outlook"))
        {
            let steps = plan(&mut conn, sql);
            let is_by_owner = |step: &String| {
                step.contains("regional_outlook_by_occupation")
                    || step.contains("regional_outlook_by_role")
            };
            assert!(steps.iter().any(is_by_owner), "{query}: {sql}: {steps:#?}");
            checked += 1;
        }
    }
    assert!(checked >= 5, "only {checked} statements");
}
