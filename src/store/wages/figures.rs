//! Rows of wages as pay figures and as outlook.

use std::borrow::Cow;
use std::collections::HashMap;

use diesel::{QueryDsl, RunQueryDsl, SelectableHelper};

use super::super::StoreError;
use super::super::rows::{OewsEditionRow, RegionalOutlookRow, SalaryBandRow, WageRow};
use super::super::statement::any_of;
use super::arms::pay_id;
use super::key::{Edition, WageKey};
use super::marks::{Figure, Marks, Wage};
use crate::db::{DbConn, on_backend};
use crate::domain::vocabulary::{MatchKind, MissingReason, PayBasis, PayPeriod};
use crate::schema::wages;

/// The currency of all wages.
pub const CURRENCY: &str = "USD";
/// What they count: pay before deductions, without overtime, shift premiums, and bonuses that are not for production
/// (<https://www.bls.gov/oes/oes_ques.htm>).
pub const PAY_BASIS: PayBasis = PayBasis::Base;

/// A pay figure with what is known of its empty amounts.
#[derive(Debug, Clone)]
pub struct Band {
    /// The figure.
    pub row: SalaryBandRow,
    /// Why amounts are absent, by name of the amount or field.
    pub gaps: Vec<(Cow<'static, str>, MissingReason)>,
    /// The least that a top-coded amount is, in minor units.
    pub top_code: Option<i64>,
}

/// An outlook row with what is known of its empty fields.
#[derive(Debug, Clone)]
pub struct Outlook {
    /// The row.
    pub row: RegionalOutlookRow,
    /// Why figures are absent.
    pub gaps: Vec<(&'static str, MissingReason)>,
}

/// Loads rows of wages by number.
///
/// # Errors
///
/// Only those of the database.
pub fn by_id(conn: &mut DbConn, ids: &[i64]) -> Result<HashMap<i64, WageRow>, StoreError> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<WageRow> = match ids {
        // The usual one, whose statement diesel knows by its type and need not write.
        [id] => on_backend!(conn, |inner| wages::table
            .find(id)
            .select(WageRow::as_select())
            .load(inner))?,
        _ => on_backend!(conn, |inner| wages::table
            .filter(any_of(wages::id, ids))
            .select(WageRow::as_select())
            .load(inner))?,
    };
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

/// The value of a column that lists of figures sort by, as text.
pub fn sort_value(row: &WageRow, column: &str) -> Option<String> {
    let number = match column.trim_start_matches('+') {
        "region" => return Some(row.region.clone()),
        "location_quotient" => row.location_quotient,
        "year_mean" => row.year_mean,
        "year_median" => row.year_median,
        "hour_mean" => row.hour_mean,
        "hour_median" => row.hour_median,
        _ => None,
    };
    number.map(|number| number.to_string())
}

/// Makes a pay figure of a row; the editions say what top-coded wages are at least. `None` when the row has no wages of that kind.
pub fn band(row: &WageRow, period: PayPeriod, editions: &[OewsEditionRow]) -> Option<Band> {
    let edition = WageKey::from_id(row.id)?.edition;
    let own = editions.iter().find(|own| own.number == row.edition);
    let (figure, amounts, has, top_code): (fn(Wage) -> Figure, _, _, _) = match period {
        PayPeriod::Hour => (
            Figure::Hour,
            [
                row.hour_mean,
                row.hour_p10,
                row.hour_p25,
                row.hour_median,
                row.hour_p75,
                row.hour_p90,
            ],
            row.hourly,
            own.and_then(|own| own.hour_top_code),
        ),
        _ => (
            Figure::Year,
            [
                row.year_mean,
                row.year_p10,
                row.year_p25,
                row.year_median,
                row.year_p75,
                row.year_p90,
            ],
            row.yearly,
            own.and_then(|own| own.year_top_code),
        ),
    };
    if !has {
        return None;
    }
    let gaps = gaps(row, figure);
    let top_coded = gaps
        .iter()
        .any(|(_, reason)| *reason == MissingReason::TopCoded);
    Some(Band {
        row: band_row(pay_id(row.id, period)?, row, edition, period, amounts),
        gaps,
        top_code: top_code.filter(|_| top_coded),
    })
}

fn band_row(
    id: String,
    row: &WageRow,
    edition: Edition,
    period: PayPeriod,
    [mean, p10, p25, median, p75, p90]: [Option<i64>; 6],
) -> SalaryBandRow {
    let dataset = edition.slug();
    SalaryBandRow {
        id,
        role: None,
        occupation: Some(row.occupation.clone()),
        occupation_match: Some(MatchKind::Exact),
        region: row.region.clone(),
        region_kind: edition.areas.region_kind(),
        level: None,
        level_label: None,
        level_years_min: None,
        level_years_max: None,
        currency: CURRENCY.to_owned(),
        period,
        pay_basis: PAY_BASIS,
        low: None,
        p10,
        p25,
        median,
        p75,
        p90,
        high: None,
        mean,
        open_ended: None,
        approximate: false,
        employment: row.employment,
        reference_period: Some(edition.period()),
        source: dataset.clone(),
        cited_publisher: None,
        dataset,
        note: None,
        search_text: String::new(),
    }
}

/// Why amounts of a pay figure are absent. Lower and upper ends are nothing that OEWS publishes.
fn gaps(row: &WageRow, figure: fn(Wage) -> Figure) -> Vec<(Cow<'static, str>, MissingReason)> {
    let marks = Marks(row.marks);
    let wages = Wage::ALL
        .into_iter()
        .filter_map(|wage| Some((wage.as_str(), marks.get(figure(wage))?)));
    let employment = marks
        .get(Figure::Employment)
        .map(|reason| ("employment", reason));
    let never =
        ["low", "high", "cited_publisher"].map(|field| (field, MissingReason::NotApplicable));
    let all = wages.chain(employment).chain(never);
    all.map(|(field, reason)| (Cow::Borrowed(field), reason))
        .collect()
}

/// Makes an outlook row of a row: employment, concentration and mean wage at one time, without projection.
pub fn outlook(row: &WageRow) -> Option<Outlook> {
    let key = WageKey::from_id(row.id)?;
    let edition = key.edition;
    let (year, dataset) = (i64::from(edition.year), edition.slug());
    let marks = Marks(row.marks);
    let gaps = [
        ("employment", Figure::Employment),
        ("location_quotient", Figure::LocationQuotient),
        ("jobs_per_1000", Figure::JobsPer1000),
        ("mean_wage", Figure::Year(Wage::Mean)),
    ]
    .into_iter()
    .filter_map(|(field, figure)| Some((field, marks.get(figure)?)))
    .chain(
        [
            "growth_percent",
            "outlook_label",
            "annual_openings",
            "cited_publisher",
        ]
        .map(|field| (field, MissingReason::NotApplicable)),
    );
    Some(Outlook {
        gaps: gaps.collect(),
        row: RegionalOutlookRow {
            id: key.text(),
            role: None,
            occupation: Some(row.occupation.clone()),
            occupation_match: Some(MatchKind::Exact),
            region: row.region.clone(),
            region_kind: edition.areas.region_kind(),
            period_from: Some(year),
            period_to: Some(year),
            growth_min: None,
            growth_max: None,
            outlook_label: None,
            employment_base: row.employment,
            employment_projected: None,
            annual_openings: None,
            location_quotient: row.location_quotient,
            jobs_per_1000: row.jobs_per_1000,
            mean_wage: row.year_mean,
            currency: Some(CURRENCY.to_owned()),
            approximate: false,
            source: dataset.clone(),
            cited_publisher: None,
            dataset,
            superseded: row.superseded,
            note: None,
            search_text: String::new(),
        },
    })
}
