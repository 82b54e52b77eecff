//! Pay figures.

use std::collections::HashMap;
use std::sync::Arc;

use diesel::{QueryDsl, RunQueryDsl, SelectableHelper};

use super::figures::WITHIN;
use super::known::{Known, Snapshot};
use super::listing::{
    Arm, ArmColumn, ColumnType, Key, Listing, SEARCH, SortColumn, Value, own_columns, patterns,
};
use super::rows::{SalaryBandGapRow, SalaryBandRow, WageLine};
use super::statement::any_of;
use super::wages::arms::{self, EditionArm, Wanted};
use super::wages::figures::{Band, CURRENCY, PAY_BASIS, band};
use super::wages::ids::parse_pay_id;
use super::{StoreError, figures, load_grouped};
use crate::db::DbConn;
use crate::domain::period::ReferencePeriod;
use crate::domain::vocabulary::{PayBasis, PayPeriod, RegionKind, Statistic};
use crate::schema::{salary_band_gaps, salary_bands};

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

/// What pay figures are asked for.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// A folded text to look for.
    pub search: Option<String>,
    /// About this role: its own, and those of its occupation.
    pub role: Option<String>,
    /// About this occupation, or the one that stands in for it.
    pub occupation: Option<String>,
    /// For exactly this place.
    pub region: Option<String>,
    /// For places of this kind.
    pub region_kind: Option<RegionKind>,
    /// For this place or any inside it.
    pub within: Option<String>,
    /// For this level.
    pub level: Option<String>,
    /// For a level that includes this many years of experience.
    pub experience_years: Option<i64>,
    /// In this currency.
    pub currency: Option<String>,
    /// Paid for this period.
    pub period: Option<PayPeriod>,
    /// Counting this.
    pub pay_basis: Option<PayBasis>,
    /// With this statistic.
    pub statistic: Option<Statistic>,
    /// From this document.
    pub source: Option<String>,
    /// From this data set.
    pub dataset: Option<String>,
    /// Describing this time or a later one.
    pub from: Option<ReferencePeriod>,
    /// Describing this time or an earlier one.
    pub to: Option<ReferencePeriod>,
    /// With at least this median, in minor units.
    pub min_median: Option<i64>,
    /// With at most this median, in minor units.
    pub max_median: Option<i64>,
}

/// Starts a list of pay figures: the curated ones, and those of each edition of OEWS, as far as they can answer.
pub fn list(known: &Known, filter: &Filter, sort: Vec<SortColumn>) -> Listing {
    let mut arms = Vec::new();
    if known.may_have_curated_pay(filter.occupation.as_deref(), filter.region.as_deref()) {
        arms.push(curated(filter, &sort));
    }
    let owners = figures::owners(known, filter.role.as_deref(), filter.occupation.as_deref());
    if filter.fits_wages() {
        let before = filter.to.as_ref().map(ReferencePeriod::end);
        let wanted = Wanted {
            owners: Some(&owners),
            region: filter.region.as_deref(),
            region_kind: filter.region_kind,
            within: filter.within.as_deref(),
            dataset: filter.dataset.as_deref(),
            source: filter.source.as_deref(),
            from: filter.from.as_ref().map(ReferencePeriod::as_str),
            before: before.as_deref(),
            search: filter.search.as_deref(),
            by_median: filter.min_median.or(filter.max_median).is_some(),
        };
        for edition in arms::editions(known, &wanted) {
            let periods = [PayPeriod::Hour, PayPeriod::Year];
            let wanted = periods
                .into_iter()
                .filter(|period| filter.period.is_none_or(|wanted| wanted == *period))
                .filter(|period| filter.fits_medians(edition.bounds(*period)));
            arms.extend(wanted.map(|period| wages_of(filter, &sort, &edition, period)));
        }
    }
    let mut list = Listing::of(arms, sort);
    list.asked = owners.asked;
    list
}

impl Filter {
    /// Tells whether wages of OEWS can fit at all: they are base pay in US dollars, for all levels, without ends.
    fn fits_wages(&self) -> bool {
        self.level.is_none()
            && self.experience_years.is_none()
            && self.currency.as_ref().is_none_or(|code| code == CURRENCY)
            && self.pay_basis.is_none_or(|basis| basis == PAY_BASIS)
            && !matches!(self.statistic, Some(Statistic::Low | Statistic::High))
            && !matches!(self.period, Some(PayPeriod::Week | PayPeriod::Month))
    }

    /// Tells whether medians can fit that lie between two amounts, where these are known.
    fn fits_medians(&self, bounds: Option<(i64, i64)>) -> bool {
        bounds.is_none_or(|(least, most)| {
            self.min_median.is_none_or(|wanted| most >= wanted)
                && self.max_median.is_none_or(|wanted| least <= wanted)
        })
    }
}

/// The part of the list with the curated figures.
fn curated(filter: &Filter, sort: &[SortColumn]) -> Arm {
    let mut arm = Arm::new("salary_bands", Key::Text("id"), own_columns("id", sort));
    for pattern in filter.search.iter().flat_map(|text| patterns(text)) {
        arm.filter(SEARCH, [pattern.into()]);
    }
    arm.filter_if(OF_ROLE, filter.role.as_deref());
    arm.filter_if(OF_OCCUPATION, filter.occupation.as_deref());
    arm.filter_if(OF_REGION, filter.region.as_deref());
    arm.filter_if(OF_REGION_KIND, filter.region_kind.map(RegionKind::as_str));
    arm.filter_if(WITHIN, filter.within.as_deref());
    arm.filter_if(OF_LEVEL, filter.level.as_deref());
    if let Some(years) = filter.experience_years {
        arm.filter(OF_EXPERIENCE, [years.into(), years.into()]);
    }
    arm.filter_if(OF_CURRENCY, filter.currency.as_deref());
    arm.filter_if(OF_PERIOD, filter.period.map(PayPeriod::as_str));
    arm.filter_if(OF_PAY_BASIS, filter.pay_basis.map(PayBasis::as_str));
    if let Some(statistic) = filter.statistic {
        arm.filter(has(statistic), []);
    }
    arm.filter_if(OF_SOURCE, filter.source.as_deref());
    arm.filter_if(OF_DATASET, filter.dataset.as_deref());
    if let Some(from) = &filter.from {
        arm.filter(REFERENCE_FROM, [from.as_str().into(), from.year().into()]);
    }
    let before = filter.to.as_ref().map(ReferencePeriod::end);
    arm.filter_if(REFERENCE_BEFORE, before);
    arm.filter_if(MIN_MEDIAN, filter.min_median);
    arm.filter_if(MAX_MEDIAN, filter.max_median);
    arm
}

/// The part of the list with the annual or the hourly wages of one edition.
fn wages_of(filter: &Filter, sort: &[SortColumn], edition: &EditionArm, period: PayPeriod) -> Arm {
    let yearly = period == PayPeriod::Year;
    let median = if yearly {
        edition.column("year_median", "+year_median")
    } else {
        edition.column("hour_median", "+hour_median")
    };
    let column = |by: &SortColumn| match by.sql {
        "id" => ArmColumn::Key,
        "region" => edition.region(),
        "median" => edition.amount(median, period),
        "mean" if yearly => edition.amount("year_mean", period),
        "mean" => edition.amount("hour_mean", period),
        "reference_period" => ArmColumn::Fixed(Value::Text(edition.edition.period())),
        _ => ArmColumn::Fixed(Value::Empty),
    };
    let mut arm = edition.pay(period, sort.iter().map(column).collect());
    if let Some(least) = filter.min_median {
        arm.filter(format!("{median} >= ?"), [least.into()]);
    }
    if let Some(most) = filter.max_median {
        arm.filter(format!("{median} <= ?"), [most.into()]);
    }
    if let Some(statistic) = filter.statistic {
        arm.filter(has_wage(statistic, yearly), []);
    }
    arm
}

/// The condition that a statistic of a wage is given.
const fn has_wage(statistic: Statistic, yearly: bool) -> &'static str {
    match (statistic, yearly) {
        (Statistic::Mean, true) => "year_mean IS NOT NULL",
        (Statistic::Mean, false) => "hour_mean IS NOT NULL",
        (Statistic::P10, true) => "year_p10 IS NOT NULL",
        (Statistic::P10, false) => "hour_p10 IS NOT NULL",
        (Statistic::P25, true) => "year_p25 IS NOT NULL",
        (Statistic::P25, false) => "hour_p25 IS NOT NULL",
        (Statistic::Median, true) => "year_median IS NOT NULL",
        (Statistic::Median, false) => "hour_median IS NOT NULL",
        (Statistic::P75, true) => "year_p75 IS NOT NULL",
        (Statistic::P75, false) => "hour_p75 IS NOT NULL",
        (Statistic::P90, true) => "year_p90 IS NOT NULL",
        (Statistic::P90, false) => "hour_p90 IS NOT NULL",
        (Statistic::Low | Statistic::High, _) => "1 = 0",
    }
}

/// Pay figures with what they refer to.
#[derive(Debug)]
pub struct SalaryBands {
    /// The figures, in order.
    pub bands: Vec<Band>,
    /// What they refer to.
    pub references: Arc<Known>,
}

/// Loads pay figures in the order of their keys.
///
/// # Errors
///
/// Only those of the database.
pub fn load(conn: &mut Snapshot<'_>, keys: &[String]) -> Result<SalaryBands, StoreError> {
    let bands = load_bands(conn, keys)?;
    let references = Arc::clone(&conn.known);
    Ok(SalaryBands { bands, references })
}

/// Loads pay figures in the order of their keys, without what they refer to.
///
/// # Errors
///
/// Only those of the database.
pub fn load_bands(conn: &mut Snapshot<'_>, keys: &[String]) -> Result<Vec<Band>, StoreError> {
    let known = Arc::clone(&conn.known);
    let bands = find(conn, keys)?.filter_map(|(_, figure)| match figure {
        Figure::Own(band) => Some(*band),
        Figure::Wage(wage, period) => band(wage, period, &known.editions),
    });
    Ok(bands.collect())
}

/// A pay figure where it lies.
#[derive(Debug)]
pub enum Figure<'a> {
    /// In a row of its own.
    Own(Box<Band>),
    /// In a row of wages, for one period.
    Wage(&'a WageLine, PayPeriod),
}

/// Finds pay figures, in the order of their keys.
///
/// # Errors
///
/// Only those of the database.
pub fn find<'a>(
    conn: &'a mut Snapshot<'_>,
    keys: &'a [String],
) -> Result<impl Iterator<Item = (&'a str, Figure<'a>)>, StoreError> {
    let parsed: Vec<Option<(i64, PayPeriod)>> = keys.iter().map(|key| parse_pay_id(key)).collect();
    let parsed_keys = keys.iter().zip(&parsed);
    let own = parsed_keys.filter(|(_, official)| official.is_none());
    let own: Vec<&String> = own.map(|(key, _)| key).collect();
    let mut curated = curated_bands(conn, &own)?;
    conn.read_wages(parsed.iter().flatten().map(|(id, _)| *id))?;
    let wages = &conn.wages;
    Ok(keys.iter().zip(parsed).filter_map(move |(key, official)| {
        let figure = match official {
            Some((id, period)) => Figure::Wage(wages.get(&id)?, period),
            None => Figure::Own(Box::new(curated.remove(key)?)),
        };
        Some((key.as_str(), figure))
    }))
}

fn curated_bands(conn: &mut DbConn, keys: &[&String]) -> Result<HashMap<String, Band>, StoreError> {
    if keys.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<SalaryBandRow> = salary_bands::table
        .filter(any_of(salary_bands::id, keys))
        .select(SalaryBandRow::as_select())
        .load(conn)?;
    let mut gaps = load_grouped!(
        conn,
        salary_band_gaps.salary_band,
        SalaryBandGapRow,
        keys,
        salary_band_gaps::field
    )?;
    let bands = rows.into_iter().map(|row| {
        let gaps = gaps.remove(&row.id).unwrap_or_default().into_iter();
        let band = Band {
            gaps: gaps.map(|gap| (gap.field.into(), gap.reason)).collect(),
            top_code: None,
            row,
        };
        (band.row.id.clone(), band)
    });
    Ok(bands.collect())
}
