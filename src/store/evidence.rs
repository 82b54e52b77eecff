//! What claims are made of, and what they can be held against: curated figures, and official ones.

use std::collections::{BTreeMap, BTreeSet};

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl, SelectableHelper};

use super::rows::{RegionalOutlookRow, RoleTimelineRow, SalaryBandRow, SalaryDifferentialRow};
use super::{CURATED, StoreError};
use crate::db::DbConn;
use crate::schema::{
    regional_outlook, role_timelines, roles, salary_bands, salary_differentials, sources,
};

/// Years of experience that a role asks for.
#[derive(Debug)]
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
    let experience: Vec<(String, Option<i64>, Option<i64>, Option<String>)> = roles::table
        .select((
            roles::slug,
            roles::experience_min,
            roles::experience_max,
            roles::experience_source,
        ))
        .load(conn)?;
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
        experience: experience
            .into_iter()
            .filter_map(|(role, min, max, source)| {
                Some(RoleExperience {
                    role,
                    min,
                    max,
                    source: source?,
                })
            })
            .collect(),
        publishers: publishers
            .into_iter()
            .filter_map(|(slug, publisher)| Some((slug, publisher?)))
            .collect(),
    })
}

/// Official figures of some occupations in some places, and which data sets have figures of these places at all.
#[derive(Debug)]
pub struct Official {
    /// Pay and employment.
    pub bands: Vec<SalaryBandRow>,
    /// Projections.
    pub outlook: Vec<RegionalOutlookRow>,
    /// Data set, period and place of each edition of pay.
    pub pay_editions: Vec<(String, String, String)>,
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
    let pay_editions: Vec<(String, Option<String>, String)> = salary_bands::table
        .filter(salary_bands::dataset.ne(CURATED))
        .filter(salary_bands::region.eq_any(regions))
        .select((
            salary_bands::dataset,
            salary_bands::reference_period,
            salary_bands::region,
        ))
        .distinct()
        .load(conn)?;
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
        bands: salary_bands::table
            .filter(salary_bands::dataset.ne(CURATED))
            .filter(salary_bands::occupation.eq_any(occupations))
            .filter(salary_bands::region.eq_any(regions))
            .select(SalaryBandRow::as_select())
            .load(conn)?,
        outlook: regional_outlook::table
            .filter(regional_outlook::dataset.ne(CURATED))
            .filter(regional_outlook::occupation.eq_any(occupations))
            .filter(regional_outlook::region.eq_any(regions))
            .select(RegionalOutlookRow::as_select())
            .load(conn)?,
        pay_editions: pay_editions
            .into_iter()
            .filter_map(|(dataset, period, region)| Some((dataset, period?, region)))
            .collect(),
        outlook_editions: outlook_editions
            .into_iter()
            .filter_map(|(dataset, from, to, region)| Some((dataset, from.zip(to)?, region)))
            .collect(),
    })
}
