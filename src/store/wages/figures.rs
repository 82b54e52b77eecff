//! Rows of wages as pay figures and as outlook.

use std::borrow::Cow;
use std::collections::HashMap;

use diesel::connection::DefaultLoadingMode;
use diesel::{QueryDsl, RunQueryDsl, SelectableHelper};

use super::super::StoreError;
use super::super::listing::{Bind, Span};
use super::super::rows::{OewsEditionRow, RegionalOutlookRow, SalaryBandRow, WageRow};
use super::super::statement::{Statement, any_of};
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

/// The statement for rows whose numbers are from one to another: which of them, and in what order.
macro_rules! between {
    ($which:literal, $order:literal) => {
        concat!(
            "SELECT id, edition, region, occupation, superseded, yearly, hourly, employment, jobs_per_1000, \
             location_quotient, year_mean, year_p10, year_p25, year_median, year_p75, year_p90, hour_mean, hour_p10, \
             hour_p25, hour_median, hour_p75, hour_p90, marks FROM wages WHERE id BETWEEN ? AND ?",
            $which,
            " ORDER BY id ",
            $order,
            // Never a bare number: SQLite would look at it, and plan anew whenever one is bound.
            " LIMIT ? + 0"
        )
    };
}

/// Loads the first rows of wages of a span, or its last ones, in the order of their numbers or the opposite one.
///
/// # Errors
///
/// Only those of the database.
pub fn between(
    conn: &mut DbConn,
    span: Span,
    descending: bool,
    most: usize,
) -> Result<Vec<WageRow>, StoreError> {
    let sql = match (span.current_only, descending) {
        (true, false) => between!(" AND superseded = FALSE", "ASC"),
        (true, true) => between!(" AND superseded = FALSE", "DESC"),
        (false, false) => between!("", "ASC"),
        (false, true) => between!("", "DESC"),
    };
    let mut rows = Vec::with_capacity(most);
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    let binds = [span.first, span.last, most].map(Bind::Int);
    on_backend!(conn, |inner| {
        let statement = Statement::<wages::SqlType>::new(sql, &binds);
        for row in statement.load_iter::<WageRow, DefaultLoadingMode>(inner)? {
            rows.push(row?);
        }
    });
    Ok(rows)
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

/// What a row says of the pay for one period.
#[derive(Debug, Clone, Copy)]
pub struct Pay<'a> {
    /// The slug of its data set, which is also that of its source.
    pub dataset: &'a str,
    /// The edition.
    pub edition: Edition,
    /// Mean, 10th, 25th, 50th, 75th and 90th percentile, in minor units.
    pub amounts: [Option<i64>; 6],
    /// The least that its top-coded amounts are, in minor units; `None` when none is, or when that is not known.
    pub top_code: Option<i64>,
    marks: Marks,
    figure: fn(Wage) -> Figure,
}

impl<'a> Pay<'a> {
    /// Reads a row; the editions say what top-coded wages are at least. `None` when the row has no wages for the period.
    pub fn of(row: &WageRow, period: PayPeriod, editions: &'a [OewsEditionRow]) -> Option<Self> {
        let edition = WageKey::from_id(row.id)?.edition;
        let own = editions.iter().find(|own| own.number == row.edition)?;
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
                own.hour_top_code,
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
                own.year_top_code,
            ),
        };
        let marks = Marks(row.marks);
        let is_top_coded = |wage: Wage| marks.get(figure(wage)) == Some(MissingReason::TopCoded);
        let is_any = marks.has_top_code() && Wage::ALL.into_iter().any(is_top_coded);
        has.then_some(Self {
            dataset: &own.dataset,
            edition,
            amounts,
            top_code: top_code.filter(|_| is_any),
            marks,
            figure,
        })
    }

    /// Why an amount or field is absent, by its name, if it is. Lower and upper ends are nothing that OEWS publishes.
    pub fn gap(&self, field: &str) -> Option<MissingReason> {
        match field {
            "low" | "high" | "cited_publisher" => Some(MissingReason::NotApplicable),
            "employment" => self.marks.get(Figure::Employment),
            amount => {
                let wage = Wage::ALL.into_iter().find(|wage| wage.as_str() == amount)?;
                self.marks.get((self.figure)(wage))
            }
        }
    }
}

/// Makes a pay figure of a row; the editions say what top-coded wages are at least. `None` when the row has no wages of that kind.
pub fn band(row: &WageRow, period: PayPeriod, editions: &[OewsEditionRow]) -> Option<Band> {
    let pay = Pay::of(row, period, editions)?;
    let amounts = Wage::ALL.map(Wage::as_str).into_iter();
    let gaps = amounts
        .chain(["employment", "low", "high", "cited_publisher"])
        .filter_map(|field| Some((field.into(), pay.gap(field)?)));
    Some(Band {
        gaps: gaps.collect(),
        top_code: pay.top_code,
        row: band_row(pay_id(row.id, period)?, row, period, &pay),
    })
}

fn band_row(id: String, row: &WageRow, period: PayPeriod, pay: &Pay<'_>) -> SalaryBandRow {
    let (edition, [mean, p10, p25, median, p75, p90]) = (pay.edition, pay.amounts);
    let dataset = pay.dataset.to_owned();
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
