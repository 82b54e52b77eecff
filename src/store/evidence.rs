//! What claims are made of, and what they can be held against: curated figures, and official ones.

use std::collections::{BTreeMap, BTreeSet};

use diesel::{
    ExpressionMethods, NullableExpressionMethods, QueryDsl, Queryable, RunQueryDsl,
    SelectableHelper,
};

use super::rows::{
    OewsEditionRow, RegionalOutlookRow, RoleTimelineRow, SalaryBandRow, SalaryDifferentialRow,
};
use super::wages::{Edition, WageKey, figures, occupation_digits};
use super::{CHUNK, CURATED, StoreError};
use crate::db::DbConn;
use crate::domain::vocabulary::PayPeriod;
use crate::schema::{
    oews_editions, regional_outlook, role_timelines, roles, salary_bands, salary_differentials,
    sources,
};

/// Years of experience that a role asks for.
#[derive(Debug, Queryable)]
pub struct RoleExperience {
    /// Slug of the role.
    pub role: String,
    /// First year.
    pub min: Option<i64>,
    /// Last year.
    pub max: Option<i64>,
    /// Slug of the source.
    pub source: String,
}

/// The curated figures, and who published their documents.
#[derive(Debug)]
pub struct Curated {
    /// Pay.
    pub bands: Vec<SalaryBandRow>,
    /// Outlook.
    pub outlook: Vec<RegionalOutlookRow>,
    /// Differentials.
    pub differentials: Vec<SalaryDifferentialRow>,
    /// Times to a role.
    pub timelines: Vec<RoleTimelineRow>,
    /// Experience asked for.
    pub experience: Vec<RoleExperience>,
    /// The publisher of each document that names one, by slug.
    pub publishers: BTreeMap<String, String>,
}

/// Loads the curated figures.
pub fn curated(conn: &mut DbConn) -> Result<Curated, StoreError> {
    let publishers: Vec<(String, Option<String>)> = sources::table
        .select((sources::slug, sources::publisher))
        .load(conn)?;
    Ok(Curated {
        bands: salary_bands::table
            .filter(salary_bands::dataset.eq(CURATED))
            .select(SalaryBandRow::as_select())
            .load(conn)?,
        outlook: regional_outlook::table
            .filter(regional_outlook::dataset.eq(CURATED))
            .select(RegionalOutlookRow::as_select())
            .load(conn)?,
        differentials: salary_differentials::table
            .select(SalaryDifferentialRow::as_select())
            .load(conn)?,
        timelines: role_timelines::table
            .select(RoleTimelineRow::as_select())
            .load(conn)?,
        experience: roles::table
            .filter(roles::experience_source.is_not_null())
            .select((
                roles::slug,
                roles::experience_min,
                roles::experience_max,
                roles::experience_source.assume_not_null(),
            ))
            .load(conn)?,
        publishers: publishers
            .into_iter()
            .filter_map(|(slug, publisher)| Some((slug, publisher?)))
            .collect(),
    })
}

/// Official figures of some occupations in some places, and which data sets have figures of these places at all.
#[derive(Debug)]
pub struct Official {
    /// Pay and employment, as the API serves them.
    pub bands: Vec<SalaryBandRow>,
    /// Projections.
    pub outlook: Vec<RegionalOutlookRow>,
    /// Each edition of pay with a place that its files hold.
    pub pay_editions: Vec<(Edition, String)>,
    /// Data set, years and place of each edition of projections.
    pub outlook_editions: Vec<(String, (i64, i64), String)>,
}

/// Loads the official figures that claims could be held against.
///
/// Both lists are those of the curated claims, short enough to be bound one by one.
pub fn official(
    conn: &mut DbConn,
    occupations: &BTreeSet<String>,
    regions: &BTreeSet<String>,
) -> Result<Official, StoreError> {
    let slugs: Vec<String> = oews_editions::table
        .select(oews_editions::dataset)
        .load(conn)?;
    let pay_editions: Vec<(Edition, String)> = slugs
        .iter()
        .filter_map(|slug| Edition::parse(slug))
        .flat_map(|edition| {
            let held = regions
                .iter()
                .filter(move |region| edition.areas.number(region).is_some());
            held.map(move |region| (edition, region.clone()))
        })
        .collect();
    let outlook_editions: Vec<(String, Option<i64>, Option<i64>, String)> = regional_outlook::table
        .filter(regional_outlook::dataset.ne(CURATED))
        .filter(regional_outlook::region.eq_any(regions))
        .select((
            regional_outlook::dataset,
            regional_outlook::period_from,
            regional_outlook::period_to,
            regional_outlook::region,
        ))
        .distinct()
        .load(conn)?;
    Ok(Official {
        bands: wages_of(conn, occupations, &pay_editions)?,
        outlook: regional_outlook::table
            .filter(regional_outlook::dataset.ne(CURATED))
            .filter(regional_outlook::occupation.eq_any(occupations))
            .filter(regional_outlook::region.eq_any(regions))
            .select(RegionalOutlookRow::as_select())
            .load(conn)?,
        outlook_editions: outlook_editions
            .into_iter()
            .filter_map(|(dataset, from, to, region)| Some((dataset, from.zip(to)?, region)))
            .collect(),
        pay_editions,
    })
}

/// Loads the wages of the occupations in each place of an edition, annual and hourly.
fn wages_of(
    conn: &mut DbConn,
    occupations: &BTreeSet<String>,
    places: &[(Edition, String)],
) -> Result<Vec<SalaryBandRow>, StoreError> {
    let digits: Vec<u32> = occupations
        .iter()
        .filter_map(|code| occupation_digits(code))
        .collect();
    let keys: Vec<i64> = places
        .iter()
        .filter_map(|(edition, region)| Some((*edition, edition.areas.number(region)?)))
        .flat_map(|(edition, area)| {
            digits.iter().map(move |occupation| {
                WageKey {
                    edition,
                    occupation: *occupation,
                    area,
                }
                .id()
            })
        })
        .collect();
    let editions: Vec<OewsEditionRow> = oews_editions::table.load(conn)?;
    let mut bands = Vec::new();
    for chunk in keys.chunks(CHUNK) {
        let rows = figures::by_id(conn, chunk)?;
        for row in &rows {
            let periods = [PayPeriod::Year, PayPeriod::Hour].into_iter();
            let found = periods.filter_map(|period| figures::band(row, period, &editions));
            bands.extend(found.map(|band| band.row));
        }
    }
    bands.sort();
    Ok(bands)
}
