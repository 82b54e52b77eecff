//! A few official figures, imported into the database of an application: the real ones for medical and health services
//! managers (11-9111) and medical records specialists (29-2072) in the nation.

use careers_api::db::DbConn;
use careers_api::domain::vocabulary::{MatchKind, Program, RegionKind};
use careers_api::import::Dataset;
use careers_api::import::load::Load;
use careers_api::import::rejects::Rejects;
use careers_api::schema::regional_outlook;
use careers_api::store::StoreError;
use careers_api::store::rows::{RegionalOutlookRow, WageRow};
use careers_api::store::wages::{self, Areas, Edition, WageKey, occupation_digits};
use chrono::NaiveDateTime;
use diesel::RunQueryDsl;

use crate::harness::TestApp;

/// May 2024 and May 2025 of OEWS: code, median, mean and 90th percentile in dollars a year.
pub const MAY_2024: [(&str, i64, i64, i64); 1] = [("11-9111", 117_960, 137_730, 219_080)];
pub const MAY_2025: [(&str, i64, i64, i64); 2] = [
    ("11-9111", 123_860, 140_970, 224_340),
    ("29-2072", 51_140, 56_790, 81_150),
];

/// A forecast: first and last year, growth in hundredths of a percent, openings a year.
pub const TO_2032: (i64, i64, i64, i64) = (2022, 2032, 2840, 54_700);
pub const TO_2034: (i64, i64, i64, i64) = (2024, 2034, 2320, 62_100);

/// Imports the wages of one national edition.
pub async fn import_wages(app: &TestApp, year: u16, figures: &[(&str, i64, i64, i64)]) {
    let edition = Edition::new(year, 5, Areas::National).unwrap();
    let rows: Vec<WageRow> = figures
        .iter()
        .map(|(code, median, mean, p90)| wage(edition, code, *median, *mean, *p90))
        .collect();
    import(app, &edition.slug(), Program::Oews, |conn| {
        wages::replace(conn, edition, &rows, (None, None))
    })
    .await;
}

fn wage(edition: Edition, code: &str, median: i64, mean: i64, p90: i64) -> WageRow {
    let key = WageKey {
        edition,
        occupation: occupation_digits(code).unwrap(),
        area: 0,
    };
    WageRow {
        id: key.id(),
        edition: edition.number(),
        region: "US".to_owned(),
        occupation: code.to_owned(),
        superseded: false,
        yearly: true,
        hourly: false,
        employment: None,
        jobs_per_1000: None,
        location_quotient: None,
        year_mean: Some(mean * 100),
        year_p10: None,
        year_p25: None,
        year_median: Some(median * 100),
        year_p75: None,
        year_p90: Some(p90 * 100),
        hour_mean: None,
        hour_p10: None,
        hour_p25: None,
        hour_median: None,
        hour_p75: None,
        hour_p90: None,
        marks: 0,
    }
}

/// Imports what a forecast says of 11-9111.
pub async fn import_forecast(
    app: &TestApp,
    slug: &str,
    (from, to, growth, openings): (i64, i64, i64, i64),
) {
    let row = RegionalOutlookRow {
        id: format!("{slug}-11-9111-us"),
        role: None,
        occupation: Some("11-9111".to_owned()),
        occupation_match: Some(MatchKind::Exact),
        region: "US".to_owned(),
        region_kind: RegionKind::Country,
        period_from: Some(from),
        period_to: Some(to),
        growth_min: Some(growth),
        growth_max: Some(growth),
        outlook_label: None,
        employment_base: None,
        employment_projected: None,
        annual_openings: Some(openings),
        location_quotient: None,
        jobs_per_1000: None,
        mean_wage: None,
        currency: None,
        approximate: false,
        source: slug.to_owned(),
        cited_publisher: None,
        dataset: slug.to_owned(),
        note: None,
        search_text: String::new(),
        superseded: false,
    };
    import(app, slug, Program::Projections, |conn| {
        diesel::insert_into(regional_outlook::table)
            .values(&row)
            .execute(conn)?;
        Ok(())
    })
    .await;
}

/// Runs an import as the importers do, with all that is derived from it.
async fn import(
    app: &TestApp,
    slug: &str,
    program: Program,
    write: impl FnOnce(&mut DbConn) -> Result<(), StoreError>,
) {
    let dataset = Dataset {
        slug: slug.to_owned(),
        name: slug.to_owned(),
        program,
        vintage: slug.to_owned(),
        reference_period: None,
        publisher: "U.S. Bureau of Labor Statistics",
        license: "Public domain",
        attribution: "Source: U.S. Bureau of Labor Statistics".to_owned(),
        url: "https://www.bls.gov/",
    };
    let load = Load {
        dataset: &dataset,
        files: &[],
        adds: false,
        rejects: &Rejects::default(),
    };
    load.run(&mut app.conn(), NaiveDateTime::default(), write)
        .expect("the figures to load");
    app.look();
}
