//! Pay figures.

use std::collections::HashMap;

use super::listing::{ColumnType, Listing, SortColumn};
use super::rows::{RegionRow, SalaryBandGapRow, SalaryBandRow, SourceRow};
use super::{StoreError, load_grouped, load_in_order, occupations, regions, sources};
use crate::db::DbConn;
use crate::domain::vocabulary::Statistic;
use crate::schema::salary_band_gaps;

/// The key.
pub const ID: (&str, ColumnType) = ("id", ColumnType::Text);
/// The median.
pub const MEDIAN: (&str, ColumnType) = ("median", ColumnType::Int);
/// The mean.
pub const MEAN: (&str, ColumnType) = ("mean", ColumnType::Int);
/// The lower end.
pub const LOW: (&str, ColumnType) = ("low", ColumnType::Int);
/// The upper end.
pub const HIGH: (&str, ColumnType) = ("high", ColumnType::Int);
/// The period that the figure describes.
pub const REFERENCE_PERIOD: (&str, ColumnType) = ("reference_period", ColumnType::Text);
/// The place.
pub const REGION: (&str, ColumnType) = ("region", ColumnType::Text);
/// The first year of the level.
pub const LEVEL_YEARS: (&str, ColumnType) = ("level_years_min", ColumnType::Int);

/// The title of the role.
pub const TITLE: (&str, ColumnType) = (
    "(SELECT role.title_key FROM roles role WHERE role.slug = salary_bands.role)",
    ColumnType::Text,
);
/// About this role.
pub const OF_ROLE: &str = "role = ?";
/// About this occupation.
pub const OF_OCCUPATION: &str = "occupation = ?";
/// For this place.
pub const OF_REGION: &str = "region = ?";
/// For places of this kind.
pub const OF_REGION_KIND: &str = "region_kind = ?";
/// For this place or any inside it.
pub const WITHIN: &str = "region IN (SELECT region FROM region_ancestors WHERE ancestor = ?)";
/// For this level.
pub const OF_LEVEL: &str = "level = ?";
/// For a level that includes this many years of experience.
pub const OF_EXPERIENCE: &str =
    "level_years_min <= ? AND (level_years_max >= ? OR level_years_max IS NULL)";
/// In this currency.
pub const OF_CURRENCY: &str = "currency = ?";
/// Paid for this period.
pub const OF_PERIOD: &str = "period = ?";
/// Counting this.
pub const OF_PAY_BASIS: &str = "pay_basis = ?";
/// From this document.
pub const OF_SOURCE: &str = "source = ?";
/// From this data set.
pub const OF_DATASET: &str = "dataset = ?";
/// Describing this period or a later one, or the year that holds this month.
pub const REFERENCE_FROM: &str = "(reference_period >= ? OR reference_period = ?)";
/// Describing a period before this one.
pub const REFERENCE_BEFORE: &str = "reference_period < ?";
/// With at least this median, in minor units.
pub const MIN_MEDIAN: &str = "median >= ?";
/// With at most this median, in minor units.
pub const MAX_MEDIAN: &str = "median <= ?";

/// The condition that a statistic is given.
pub const fn has(statistic: Statistic) -> &'static str {
    match statistic {
        Statistic::Low => "low IS NOT NULL",
        Statistic::P10 => "p10 IS NOT NULL",
        Statistic::P25 => "p25 IS NOT NULL",
        Statistic::Median => "median IS NOT NULL",
        Statistic::P75 => "p75 IS NOT NULL",
        Statistic::P90 => "p90 IS NOT NULL",
        Statistic::High => "high IS NOT NULL",
        Statistic::Mean => "mean IS NOT NULL",
    }
}

/// Starts a list of pay figures.
pub fn list(sort: Vec<SortColumn>) -> Listing {
    Listing::new("salary_bands", "id", sort)
}

/// What rows of figures refer to, by key.
#[derive(Debug)]
pub struct References {
    /// Sources by slug.
    pub sources: HashMap<String, SourceRow>,
    /// Regions by code.
    pub regions: HashMap<String, RegionRow>,
    /// Titles of occupations by code.
    pub occupations: HashMap<String, String>,
}

impl References {
    /// Loads the sources, regions and occupations that figures name.
    pub fn load<'a>(
        conn: &mut DbConn,
        slugs: impl Iterator<Item = &'a str>,
        codes: impl Iterator<Item = &'a str>,
        occupation_codes: impl Iterator<Item = &'a str>,
    ) -> Result<Self, StoreError> {
        Ok(Self {
            sources: sources::by_slug(conn, slugs)?,
            regions: regions::by_code(conn, codes)?,
            occupations: occupations::titles(conn, occupation_codes)?,
        })
    }
}

/// Pay figures with what they refer to.
#[derive(Debug)]
pub struct SalaryBands {
    /// The figures, in order, each with what is known of its empty amounts.
    pub rows: Vec<(SalaryBandRow, Vec<SalaryBandGapRow>)>,
    /// What they refer to.
    pub references: References,
}

/// Loads pay figures in the order of their keys.
pub fn load(conn: &mut DbConn, keys: &[String]) -> Result<SalaryBands, StoreError> {
    let rows = load_in_order!(conn, salary_bands.id, SalaryBandRow, keys)?;
    let mut gaps = load_grouped!(
        conn,
        salary_band_gaps.salary_band,
        SalaryBandGapRow,
        keys,
        salary_band_gaps::field
    )?;
    let references = References::load(
        conn,
        rows.iter().map(|row| row.source.as_str()),
        rows.iter().map(|row| row.region.as_str()),
        rows.iter().filter_map(|row| row.occupation.as_deref()),
    )?;
    let rows = rows
        .into_iter()
        .map(|row| (gaps.remove(&row.id).unwrap_or_default(), row));
    Ok(SalaryBands {
        rows: rows.map(|(gaps, row)| (row, gaps)).collect(),
        references,
    })
}
