//! The official figures beside the curated ones: whose they are, which edition answers, and lists of both in one order.

use careers_api::import::input::inputs;
use careers_api::import::{Imported, Options, oews};
use serde_json::Value;

use crate::fixtures::{NATION, line, table, write_small};
use crate::harness::TestApp;

fn import(app: &TestApp, files: &[(&str, String)]) {
    let folder = tempfile::TempDir::new().unwrap();
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    import_folder(app, folder.path());
}

fn import_folder(app: &TestApp, folder: &std::path::Path) {
    let options = Options {
        allow_rejects: false,
        force: false,
        now: chrono::NaiveDateTime::default(),
    };
    let files = inputs(&[folder.to_owned()]).unwrap();
    let done = oews::import(&mut app.conn(), &files, None, &options).unwrap();
    assert!(matches!(done, Imported::Loaded(_)));
}

/// The application with two editions of OEWS.
fn official() -> TestApp {
    let app = TestApp::new();
    for (year, step) in [(2024, 0), (2025, 5)] {
        let folder = tempfile::TempDir::new().unwrap();
        write_small(folder.path(), year, step);
        import_folder(&app, folder.path());
    }
    app
}

async fn rows(app: &TestApp, target: &str) -> Vec<Value> {
    let answer = app.get(target).await;
    assert_eq!(answer.status, 200, "{target}: {}", answer.body);
    answer.body["data"].as_array().unwrap().clone()
}

fn ids(rows: &[Value]) -> Vec<&str> {
    rows.iter().map(|row| row["id"].as_str().unwrap()).collect()
}

#[actix_web::test]
async fn an_occupation_in_a_place_has_the_annual_and_the_hourly_wages_of_the_newest_edition() {
    let app = official();
    let found = rows(&app, "/v1/salary-bands?occupation=11-9111&region=US-VA").await;
    assert_eq!(
        ids(&found),
        [
            "oews-2025-05-state-11-9111-va-hour",
            "oews-2025-05-state-11-9111-va-year"
        ]
    );
    let year = &found[1];
    assert_eq!(year["amounts"]["median"], 105_000);
    assert_eq!(year["amounts"]["p10"], 63_000);
    assert_eq!(year["employment"], 12_340);
    assert_eq!(year["occupation"]["match"], "exact");
    assert_eq!(year["reference_period"], "2025-05");
    assert_eq!(year["source"]["slug"], "oews-2025-05-state");
    assert_eq!(year["missing"]["low"], "not_applicable");
    let one = app
        .get("/v1/salary-bands/oews-2025-05-state-11-9111-va-year")
        .await;
    assert_eq!(&one.body, year);
}

#[actix_web::test]
async fn earlier_editions_answer_whoever_chooses_them() {
    let app = official();
    let of =
        |query: &str| format!("/v1/salary-bands?occupation=11-9111&region=US&period=year&{query}");
    for (query, expected) in [
        ("sort=id", vec!["2025-05"]),
        ("reference_from=2024", vec!["2024-05", "2025-05"]),
        ("reference_to=2024", vec!["2024-05"]),
        ("dataset=oews-2024-05-national", vec!["2024-05"]),
        ("source=oews-2024-05-national", vec!["2024-05"]),
    ] {
        let found = rows(&app, &of(query)).await;
        let periods: Vec<&str> = found
            .iter()
            .filter(|row| row["dataset"] != "curated")
            .map(|row| row["reference_period"].as_str().unwrap())
            .collect();
        assert_eq!(periods, expected, "{query}");
    }
}

#[actix_web::test]
async fn a_row_that_the_newest_edition_lacks_is_given_from_the_one_before() {
    let app = official();
    let only_managers = table(&[line(
        NATION,
        "11-9111",
        "Medical and Health Services Managers",
        "detailed",
        120,
    )]);
    import(&app, &[("national_M2026_dl.csv", only_managers)]);
    let periods = |rows: Vec<Value>| -> Vec<String> {
        let official = rows.iter().filter(|row| row["dataset"] != "curated");
        official
            .map(|row| row["reference_period"].as_str().unwrap().to_owned())
            .collect()
    };
    let of = |code: &str| format!("/v1/salary-bands?occupation={code}&region=US&period=year");
    assert_eq!(periods(rows(&app, &of("11-9111")).await), ["2026-05"]);
    assert_eq!(periods(rows(&app, &of("15-1211")).await), ["2025-05"]);
}

#[actix_web::test]
async fn a_role_is_given_the_figures_of_its_occupation_and_how_well_that_fits() {
    let app = official();
    let target = "/v1/salary-bands?role=clinical-informatics-director&region_kind=state&sort=-median&period=year";
    let found = rows(&app, target).await;
    assert_eq!(
        ids(&found),
        [
            "oews-2025-05-state-11-9111-pr-year",
            "oews-2025-05-state-11-9111-md-year",
            "oews-2025-05-state-11-9111-va-year"
        ]
    );
    for row in &found {
        assert_eq!(row["role"], "clinical-informatics-director");
        assert_eq!(row["occupation"]["match"], "proxy");
    }
    let nested = rows(
        &app,
        "/v1/roles/clinical-informatics-director/salary-bands?region=US&period=year",
    )
    .await;
    assert!(nested.iter().any(|row| row["dataset"] == "curated"));
    assert!(ids(&nested).contains(&"oews-2025-05-national-11-9111-us-year"));
    let metros = "/v1/regional-outlook?role=clinical-informatics-director&region_kind=metro&sort=-location_quotient";
    let found = rows(&app, metros).await;
    assert_eq!(found.len(), 2);
    assert_eq!(found[0]["location_quotient"], 1.25);
    assert_eq!(found[0]["jobs_per_1000"], 3.25);
    assert_eq!(found[0]["employment"]["base"], 12_340);
    assert_eq!(found[0]["missing"]["growth_percent"], "not_applicable");
}

#[actix_web::test]
async fn an_occupation_without_a_row_is_given_that_of_its_parent_or_group() {
    let app = official();
    let found = rows(
        &app,
        "/v1/salary-bands?occupation=15-1211.01&region=US&period=year",
    )
    .await;
    assert_eq!(ids(&found), ["oews-2025-05-national-15-1211-us-year"]);
    assert_eq!(found[0]["occupation"]["code"], "15-1211");
    assert_eq!(found[0]["occupation"]["match"], "broad");
    // A role whose occupation fits closely is fitted at most broadly by the occupation that stands in.
    let role = rows(&app, "/v1/salary-bands?role=nurse-informaticist&region=US&period=year&dataset=oews-2025-05-national").await;
    assert_eq!(role[0]["occupation"]["match"], "broad");

    let counselors = line(
        NATION,
        "21-1018",
        "\"Substance Abuse, Behavioral Disorder, and Mental Health Counselors\"",
        "detailed",
        55,
    );
    import(&app, &[("national_M2027_dl.csv", table(&[counselors]))]);
    let held = rows(
        &app,
        "/v1/salary-bands?occupation=21-1011&region=US&period=year",
    )
    .await;
    assert_eq!(held[0]["occupation"]["code"], "21-1018");
    assert_eq!(held[0]["occupation"]["match"], "broad");
    let group = app.get("/v1/occupations/21-1018").await.body;
    assert_eq!(group["system"], "oews");
    let codes: Vec<&str> = group["crosswalks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|link| link["code"].as_str().unwrap())
        .collect();
    assert_eq!(codes, ["21-1011", "21-1014"]);
}

#[actix_web::test]
async fn marks_of_absent_wages_become_reasons() {
    let app = TestApp::new();
    let cells = |text: &str, pairs: &[(usize, &str)]| {
        // Of the quoted cells none is replaced, and titles without commas keep the places of the others.
        let mut cells: Vec<&str> = text.split(',').collect();
        for (place, cell) in pairs {
            cells[*place] = cell;
        }
        cells.join(",")
    };
    let plain =
        |code: &str| line(NATION, code, "Some", "detailed", 100).replace("\"12,340\"", "12340");
    let lines = [
        // Employment, mean and percentiles suppressed.
        cells(
            &plain("11-1011"),
            &[
                (11, "**"),
                (18, "*"),
                (25, "*"),
                (26, "*"),
                (27, "*"),
                (28, "*"),
                (29, "*"),
            ],
        ),
        // The 75th and 90th percentile are beyond what is published.
        cells(
            &plain("11-1021"),
            &[(23, "#"), (24, "#"), (28, "#"), (29, "#")],
        ),
        // Only annual wages exist, then only hourly ones.
        cells(
            &plain("25-1011"),
            &[
                (17, "*"),
                (20, "*"),
                (21, "*"),
                (22, "*"),
                (23, "*"),
                (24, "*"),
                (30, "TRUE"),
            ],
        ),
        cells(
            &plain("27-2011"),
            &[
                (18, "*"),
                (25, "*"),
                (26, "*"),
                (27, "*"),
                (28, "*"),
                (29, "*"),
                (31, "TRUE"),
            ],
        ),
    ];
    import(&app, &[("national_M2025_dl.csv", table(&lines))]);
    let of = |code: &str| format!("/v1/salary-bands?occupation={code}");
    let suppressed = rows(&app, &of("11-1011")).await;
    assert_eq!(suppressed[1]["amounts"]["median"], Value::Null);
    assert_eq!(suppressed[1]["missing"]["median"], "suppressed");
    assert_eq!(suppressed[1]["missing"]["employment"], "suppressed");
    let top = rows(&app, &of("11-1021")).await;
    assert_eq!(top[1]["amounts"]["median"], 100_000);
    assert_eq!(top[1]["missing"]["p90"], "top_coded");
    assert_eq!(
        top[1]["top_coded_at"],
        Value::Null,
        "a text file states no bound"
    );
    let annual = rows(&app, &of("25-1011")).await;
    assert_eq!(ids(&annual), ["oews-2025-05-national-25-1011-us-year"]);
    let hourly = rows(&app, &of("27-2011")).await;
    assert_eq!(ids(&hourly), ["oews-2025-05-national-27-2011-us-hour"]);
    let outlook = rows(&app, "/v1/regional-outlook?occupation=11-1011").await;
    assert_eq!(outlook[0]["missing"]["employment"], "suppressed");
    assert_eq!(outlook[0]["missing"]["mean_wage"], "suppressed");
}

#[actix_web::test]
async fn pages_of_a_list_of_several_parts_join_to_the_whole_list_in_any_order() {
    let app = official();
    for (path, sorts) in [
        (
            "/v1/salary-bands",
            vec![
                "id",
                "-id",
                "median",
                "-median",
                "-mean",
                "region",
                "-region,median",
                "reference_period,-median",
                "-reference_period",
                "level_years,id",
            ],
        ),
        (
            "/v1/regional-outlook",
            vec![
                "id",
                "-id",
                "-location_quotient",
                "-mean_wage",
                "growth",
                "-period_from,region",
            ],
        ),
    ] {
        for sort in sorts {
            let whole = rows(&app, &format!("{path}?limit=200&sort={sort}")).await;
            let expected = ids(&whole);
            let mut paged: Vec<String> = Vec::new();
            let mut next = Some(format!("{path}?limit=7&sort={sort}"));
            while let Some(target) = next {
                let page = app.get(&target).await.body;
                assert_eq!(page["page"]["total"], expected.len(), "{target}");
                let found = page["data"].as_array().unwrap();
                paged.extend(ids(found).into_iter().map(str::to_owned));
                next = page["links"]["next"].as_str().map(str::to_owned);
            }
            assert_eq!(paged, expected, "{path} by {sort}");
        }
    }
}

#[actix_web::test]
async fn searches_and_places_find_official_figures_too() {
    let app = official();
    let nurses = rows(
        &app,
        "/v1/salary-bands?q=nurses+virginia&period=year&limit=200",
    )
    .await;
    assert_eq!(
        ids(&nurses),
        [
            "oews-2025-05-nonmetro-29-1141-5100004-year",
            "oews-2025-05-state-29-1141-va-year"
        ]
    );
    let within = rows(
        &app,
        "/v1/salary-bands?within=US-VA&occupation=29-1141&period=year",
    )
    .await;
    assert_eq!(
        ids(&within),
        [
            "oews-2025-05-metro-29-1141-40220-year",
            "oews-2025-05-nonmetro-29-1141-5100004-year",
            "oews-2025-05-state-29-1141-va-year"
        ]
    );
    let metro = app.get("/v1/regions/US-CBSA-47900").await.body;
    assert_eq!(metro["parent"], "US-DC");
    assert_eq!(metro["kind"], "metro");
    let rich = rows(
        &app,
        "/v1/salary-bands?min_median=104000&period=year&dataset=oews-2025-05-state",
    )
    .await;
    assert_eq!(rich.len(), 3);
}

#[actix_web::test]
async fn curated_data_loaded_again_leaves_the_official_data_alone() {
    let app = official();
    let before = rows(&app, "/v1/salary-bands?occupation=11-9111&limit=200").await;
    let report = app.seed(&careers_api::import::seeds::SeedFiles::shipped());
    assert_eq!(report.changed, Vec::<&str>::new());
    assert_eq!(
        rows(&app, "/v1/salary-bands?occupation=11-9111&limit=200").await,
        before
    );
}

#[actix_web::test]
async fn a_headline_without_a_chosen_figure_shows_the_newest_official_one() {
    let app = official();
    let inherits = app
        .get("/v1/roles/health-informatics-specialist")
        .await
        .body["headline"]
        .clone();
    assert_eq!(inherits["median"], 95_000);
    assert_eq!(inherits["region"], "US");
    assert_eq!(inherits["median_period"], "2025-05");
    assert_eq!(inherits["median_occupation"]["code"], "15-1211");
    assert_eq!(inherits["median_occupation"]["match"], "broad");
    assert_eq!(
        inherits["salary_band"],
        "oews-2025-05-national-15-1211-us-year"
    );
    // One request brings the row that the headline rests on.
    let whole = app
        .get("/v1/roles/health-informatics-specialist?include=salary_bands")
        .await
        .body;
    let brought = &whole["salary_bands"][0];
    assert_eq!(brought["id"], inherits["salary_band"]);
    assert_eq!(brought["role"], "health-informatics-specialist");
    assert_eq!(brought["occupation"]["match"], "broad");
    let chosen = app
        .get("/v1/roles/clinical-informatics-director")
        .await
        .body["headline"]
        .clone();
    assert_eq!(chosen["median"], 110_680);
    let sorted = app
        .get("/v1/roles?sort=-median&fields=headline&limit=200")
        .await
        .body;
    let medians: Vec<f64> = sorted["data"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|role| role["headline"]["median"].as_f64())
        .collect();
    assert!(medians.len() > 10, "{medians:?}");
    assert!(medians.is_sorted_by(|one, next| one >= next), "{medians:?}");
}
