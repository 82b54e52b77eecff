//! Growth, openings, demand and entry rules by place.

use std::collections::HashMap;
use std::sync::Arc;

use diesel::{QueryDsl, RunQueryDsl, SelectableHelper};

use super::figures::{self, Owners, WITHIN};
use super::known::{Known, Snapshot};
use super::listing::{
    Arm, ArmColumn, ColumnType, Key, Listing, SEARCH, SortColumn, Value, own_columns, patterns,
};
use super::rows::{OutlookNoteRow, RegionalOutlookRow};
use super::statement::any_of;
use super::wages::Edition;
use super::wages::arms::{self, EditionArm, Wanted};
use super::wages::figures::{Outlook, outlook};
use super::wages::ids::parse_outlook_id;
use super::{CURATED, StoreError, load_grouped};
use crate::db::DbConn;
use crate::domain::vocabulary::{MissingReason, PayPeriod, RegionKind};
use crate::schema::{outlook_notes, regional_outlook};

/// The key.
pub const ID: (&str, ColumnType) = ("id", ColumnType::Text);
/// The lower end of growth.
pub const GROWTH: (&str, ColumnType) = ("growth_min", ColumnType::Int);
/// Openings a year.
pub const OPENINGS: (&str, ColumnType) = ("annual_openings", ColumnType::Int);
/// Concentration of the occupation.
pub const LOCATION_QUOTIENT: (&str, ColumnType) = ("location_quotient", ColumnType::Int);
/// Mean wage.
pub const MEAN_WAGE: (&str, ColumnType) = ("mean_wage", ColumnType::Int);
/// The place.
pub const REGION: (&str, ColumnType) = ("region", ColumnType::Text);
/// First year of the projection.
pub const PERIOD_FROM: (&str, ColumnType) = ("period_from", ColumnType::Int);

/// About this role.
pub const OF_ROLE: &str = "role = ?";
/// About this occupation.
pub const OF_OCCUPATION: &str = "occupation = ?";
/// Growing by at least this many hundredths of a percent.
pub const MIN_GROWTH: &str = "growth_min >= ?";

/// Not superseded by a later edition.
const CURRENT: &str = "superseded = FALSE";

/// What outlook rows are asked for.
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
    /// From this document.
    pub source: Option<String>,
    /// From this data set.
    pub dataset: Option<String>,
    /// Growing by at least this many hundredths of a percent.
    pub min_growth: Option<i64>,
}

/// Starts a list of outlook rows: the curated ones, those of projections, and those of each edition of OEWS that can
/// answer.
pub fn list(known: &Known, filter: &Filter, sort: Vec<SortColumn>) -> Listing {
    let owners = figures::owners(known, filter.role.as_deref(), filter.occupation.as_deref());
    let mut own = table(filter, &sort);
    own.filter_if(OF_ROLE, filter.role.as_deref());
    own.filter_if(OF_OCCUPATION, filter.occupation.as_deref());
    let mut arms = vec![own];
    // Projections of the occupation of a role, or of one that stands in for the occupation asked for.
    for (dataset, code) in owners.codes.iter().flatten() {
        let is_own = filter.role.is_none() && filter.occupation.as_deref() == Some(&**code);
        if Edition::parse(dataset).is_none() && !is_own {
            let mut arm = table(filter, &sort);
            arm.filter(OF_OCCUPATION, [(&**code).into()]);
            arm.filter(is("dataset", true), [(&**dataset).into()]);
            arms.push(arm);
        }
    }
    if filter.min_growth.is_none() {
        arms.extend(wages_of(known, filter, &owners, &sort));
    }
    let mut list = Listing::of(arms, sort);
    list.asked = owners.asked;
    list
}

/// A part of the list with rows of the table, whoever they are about.
fn table(filter: &Filter, sort: &[SortColumn]) -> Arm {
    let mut arm = Arm::new("regional_outlook", Key::Text("id"), own_columns("id", sort));
    for pattern in filter.search.iter().flat_map(|text| patterns(text)) {
        arm.filter(SEARCH, [pattern.into()]);
    }
    let of_few = filter
        .role
        .as_ref()
        .or(filter.occupation.as_ref())
        .is_some();
    arm.filter_if(is("region", of_few), filter.region.as_deref());
    arm.filter_if(
        is("region_kind", of_few),
        filter.region_kind.map(RegionKind::as_str),
    );
    arm.filter_if(WITHIN, filter.within.as_deref());
    arm.filter_if(is("source", of_few), filter.source.as_deref());
    arm.filter_if(is("dataset", of_few), filter.dataset.as_deref());
    arm.filter_if(MIN_GROWTH, filter.min_growth);
    if filter.source.is_none() && filter.dataset.is_none() {
        arm.filter(CURRENT, []);
    }
    arm
}

/// The condition that a column has a value. Beside a role or an occupation, whose rows are few and quickly sorted, it is an
/// expression that no index serves: SQLite would rather follow that of a whole data set, which has the order of the page.
fn is(column: &str, of_few: bool) -> String {
    let expression = if of_few { " || ''" } else { "" };
    format!("{column}{expression} = ?")
}

/// The parts of the list with employment, concentration and mean wage of the editions of OEWS.
fn wages_of(known: &Known, filter: &Filter, owners: &Owners, sort: &[SortColumn]) -> Vec<Arm> {
    let wanted = Wanted {
        owners: Some(owners),
        region: filter.region.as_deref(),
        region_kind: filter.region_kind,
        within: filter.within.as_deref(),
        dataset: filter.dataset.as_deref(),
        source: filter.source.as_deref(),
        search: filter.search.as_deref(),
        ..Wanted::default()
    };
    let editions = arms::editions(known, &wanted);
    let columns = |edition: &EditionArm| {
        let column = |by: &SortColumn| match by.sql {
            "id" => ArmColumn::Key,
            "region" => edition.region(),
            "location_quotient" => ArmColumn::Column(edition.column(by.sql, "+location_quotient")),
            "mean_wage" => edition.amount("year_mean", PayPeriod::Year),
            "period_from" => ArmColumn::Fixed(Value::Number(edition.edition.year.into())),
            _ => ArmColumn::Fixed(Value::Empty),
        };
        sort.iter().map(column).collect()
    };
    let arms = editions.iter();
    arms.map(|edition| edition.outlook(columns(edition)))
        .collect()
}

/// Outlook rows with what they refer to.
#[derive(Debug)]
pub struct RegionalOutlook {
    /// The rows, in order, each with its notes.
    pub rows: Vec<(Outlook, Vec<OutlookNoteRow>)>,
    /// What they refer to.
    pub references: Arc<Known>,
}

/// Loads outlook rows in the order of their keys.
///
/// # Errors
///
/// Only those of the database.
pub fn load(conn: &mut Snapshot<'_>, keys: &[String]) -> Result<RegionalOutlook, StoreError> {
    let (official, own): (Vec<&String>, Vec<&String>) =
        keys.iter().partition(|key| parse_outlook_id(key).is_some());
    let mut notes = load_grouped!(
        conn,
        outlook_notes.outlook,
        OutlookNoteRow,
        &own,
        outlook_notes::position
    )?;
    let mut table = own_rows(conn, &own)?;
    conn.read_wages(official.iter().filter_map(|key| parse_outlook_id(key)))?;
    let rows: Vec<(Outlook, Vec<OutlookNoteRow>)> = keys
        .iter()
        .filter_map(|key| match parse_outlook_id(key) {
            Some(id) => Some((outlook(conn.wages.get(&id)?)?, Vec::new())),
            None => Some((table.remove(key)?, notes.remove(key).unwrap_or_default())),
        })
        .collect();
    let references = Arc::clone(&conn.known);
    Ok(RegionalOutlook { rows, references })
}

fn own_rows(conn: &mut DbConn, keys: &[&String]) -> Result<HashMap<String, Outlook>, StoreError> {
    if keys.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<RegionalOutlookRow> = regional_outlook::table
        .filter(any_of(regional_outlook::id, keys))
        .select(RegionalOutlookRow::as_select())
        .load(conn)?;
    let outlooks = rows.into_iter().map(|row| {
        let gaps = projection_gaps(&row);
        (row.id.clone(), Outlook { row, gaps })
    });
    Ok(outlooks.collect())
}

/// Why fields of an imported projection are empty: it has no wages and no concentration; what else is not there was not
/// published. Curated rows have no reasons of their own.
fn projection_gaps(row: &RegionalOutlookRow) -> Vec<(&'static str, MissingReason)> {
    if row.dataset == CURATED {
        return Vec::new();
    }
    let never = [
        "location_quotient",
        "jobs_per_1000",
        "mean_wage",
        "outlook_label",
        "cited_publisher",
    ]
    .map(|field| (field, MissingReason::NotApplicable));
    let unpublished = ["growth_percent", "employment", "annual_openings"]
        .map(|field| (field, MissingReason::NotPublished));
    never.into_iter().chain(unpublished).collect()
}
