//! What claims are made of, and what they can be held against: curated figures, and official ones.

use std::collections::{BTreeMap, BTreeSet};

use diesel::{
    ExpressionMethods, NullableExpressionMethods, QueryDsl, Queryable, RunQueryDsl,
    SelectableHelper,
};

use super::rows::{RegionalOutlookRow, RoleTimelineRow, SalaryBandRow, SalaryDifferentialRow};
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
                .filter(move |region| WageKey::area_of(region, edition.areas).is_some());
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
        .filter_map(|(edition, region)| Some((*edition, WageKey::area_of(region, edition.areas)?)))
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
    let mut bands = Vec::new();
    for chunk in keys.chunks(CHUNK) {
        let (rows, editions) = figures::by_id(conn, chunk)?;
        for row in rows.values() {
            let periods = [PayPeriod::Year, PayPeriod::Hour].into_iter();
            let found = periods.filter_map(|period| figures::band(row, period, &editions));
            bands.extend(found.map(|band| band.row));
        }
    }
    bands.sort();
    Ok(bands)
}
//! What an answer about the pay of a role rests on: its pay figures at a place and around it, and consumer prices.

use std::collections::HashMap;

use diesel::{ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl, SelectableHelper};

use super::listing::SortColumn;
use super::rows::{ConsumerPriceRow, RegionRow};
use super::salary_bands::{self, Filter, SalaryBands};
use super::{StoreError, regions};
use crate::db::DbConn;
use crate::domain::vocabulary::RegionKind;
use crate::schema::{consumer_prices, roles};

/// The most figures of a role that are weighed at one place.
const MOST_FIGURES: i64 = 1000;

/// Finds the title of a role.
pub fn role_title(conn: &mut DbConn, slug: &str) -> Result<Option<String>, StoreError> {
    Ok(roles::table
        .find(slug)
        .select(roles::title)
        .first(conn)
        .optional()?)
}

/// Lists a place and the metropolitan area, state and country around it, nearest first; empty when it does not exist.
pub fn places(conn: &mut DbConn, code: &str) -> Result<Vec<RegionRow>, StoreError> {
    let mut places: Vec<RegionRow> = Vec::new();
    let mut next = Some(code.to_owned());
    let mut last_kind = None;
    while let Some(code) = next.filter(|_| last_kind != Some(RegionKind::Country)) {
        let Some(row) = regions::by_code(conn, std::iter::once(code.as_str()))?.remove(&code)
        else {
            break;
        };
        next = row.parent.clone();
        last_kind = Some(row.kind);
        let is_around = matches!(
            row.kind,
            RegionKind::Metro | RegionKind::State | RegionKind::Country
        );
        if places.is_empty() || is_around {
            places.push(row);
        }
    }
    Ok(places)
}

/// Loads the pay figures of a role at some places, by place and id: its own, and the current ones of its occupation, which
/// then say how well that describes the role.
pub fn of_role(
    conn: &mut DbConn,
    slug: &str,
    places: &[String],
) -> Result<SalaryBands, StoreError> {
    let (mut keys, mut fits) = (Vec::new(), HashMap::new());
    for place in places {
        let filter = Filter {
            role: Some(slug.to_owned()),
            region: Some(place.clone()),
            ..Filter::default()
        };
        let by_id = SortColumn {
            sql: salary_bands::ID.0,
            column_type: salary_bands::ID.1,
            descending: false,
        };
        let page =
            salary_bands::list(conn, &filter, vec![by_id])?.page(conn, MOST_FIGURES, None)?;
        keys.extend(page.keys);
        fits.extend(page.asked.fits);
    }
    let mut found = salary_bands::load(conn, &keys)?;
    for band in &mut found.bands {
        if let Some(fit) = fits.get(&band.row.dataset) {
            band.row.occupation_match = Some(*fit);
        }
    }
    Ok(found)
}

/// Loads the months of the consumer price index for pay in a currency at one of the places; empty where there is none.
pub fn prices(
    conn: &mut DbConn,
    places: &[String],
    currency: &str,
) -> Result<Vec<ConsumerPriceRow>, StoreError> {
    let rows: Vec<ConsumerPriceRow> = consumer_prices::table
        .filter(consumer_prices::region.eq_any(places))
        .filter(consumer_prices::currency.eq(currency))
        .order((consumer_prices::series, consumer_prices::month))
        .select(ConsumerPriceRow::as_select())
        .load(conn)?;
    let first = rows.first().map(|row| row.series.clone());
    let of_first = |row: &ConsumerPriceRow| first.as_ref() == Some(&row.series);
    Ok(rows.into_iter().filter(of_first).collect())
}

/// The last month of all consumer prices, which counts as now; `None` when there are none.
pub fn last_month(conn: &mut DbConn) -> Result<Option<String>, StoreError> {
    Ok(consumer_prices::table
        .select(diesel::dsl::max(consumer_prices::month))
        .first(conn)?)
}
