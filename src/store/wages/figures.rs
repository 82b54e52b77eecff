//! Rows of wages as pay figures and as outlook.

use std::borrow::Cow;

use diesel::connection::DefaultLoadingMode;
use diesel::dsl::SqlTypeOf;
use diesel::sqlite::Sqlite;
use diesel::{QueryDsl, RunQueryDsl, Selectable, SelectableHelper};

use super::super::StoreError;
use super::super::listing::{Bind, Span, Value};
use super::super::rows::{OewsEditionRow, RegionalOutlookRow, SalaryBandRow, WageLine};
use super::super::statement::{Statement, any_of};
use super::ids::pay_id;
use super::key::WageKey;
use super::marks::{Figure, Marks, Wage};
use crate::db::{DbConn, on_backend};
use crate::domain::salary::Figures;
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

/// The types of the columns of a [`WageLine`].
type Columns = SqlTypeOf<<WageLine as Selectable<Sqlite>>::SelectExpression>;

/// Loads rows of wages by number.
///
/// # Errors
///
/// Only those of the database.
pub fn by_id(conn: &mut DbConn, ids: &[i64]) -> Result<Vec<WageLine>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let lines = match ids {
        // The usual one, whose statement diesel knows by its type and need not write.
        [id] => on_backend!(conn, |inner| wages::table
            .find(id)
            .select(WageLine::as_select())
            .load(inner))?,
        _ => on_backend!(conn, |inner| wages::table
            .filter(any_of(wages::id, ids))
            .select(WageLine::as_select())
            .load(inner))?,
    };
    Ok(lines)
}

/// The statement for rows whose numbers are from one to another: which of them, and in what order.
macro_rules! between {
    ($which:literal, $order:literal) => {
        concat!(
            "SELECT id, superseded, yearly, hourly, employment, jobs_per_1000, location_quotient, \
             year_mean, year_p10, year_p25, year_median, year_p75, year_p90, \
             hour_mean, hour_p10, hour_p25, hour_median, hour_p75, hour_p90, marks \
             FROM wages WHERE id BETWEEN ? AND ?",
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
) -> Result<Vec<WageLine>, StoreError> {
    let sql = match (span.current_only, descending) {
        (true, false) => between!(" AND superseded = FALSE", "ASC"),
        (true, true) => between!(" AND superseded = FALSE", "DESC"),
        (false, false) => between!("", "ASC"),
        (false, true) => between!("", "DESC"),
    };
    let mut lines = Vec::with_capacity(most);
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    let binds = [span.first, span.last, most].map(Bind::Int);
    on_backend!(conn, |inner| {
        let statement = Statement::<Columns>::new(sql, &binds);
        for line in statement.load_iter::<WageLine, DefaultLoadingMode>(inner)? {
            lines.push(line?);
        }
    });
    Ok(lines)
}

/// The value of a column that lists of figures sort by.
pub fn sort_value(line: &WageLine, column: &str) -> Value {
    let number = match column.trim_start_matches('+') {
        "region" => {
            let key = WageKey::from_id(line.id);
            return key.map_or(Value::Empty, |key| Value::Text(key.region()));
        }
        "location_quotient" => line.location_quotient,
        "year_mean" => line.year_mean,
        "year_median" => line.year_median,
        "hour_mean" => line.hour_mean,
        "hour_median" => line.hour_median,
        _ => None,
    };
    number.into()
}

/// What a row says of the pay for one period.
#[derive(Debug, Clone, Copy)]
pub struct Pay<'a> {
    /// Whose pay it is.
    pub key: WageKey,
    /// What it is paid for.
    pub period: PayPeriod,
    /// The slug of its data set, which is also that of its source.
    pub dataset: &'a str,
    /// The amounts, in minor units.
    pub figures: Figures,
    /// People employed.
    pub employment: Option<i64>,
    /// The least that its top-coded amounts are, in minor units; `None` when none is, or when that is not known.
    pub top_code: Option<i64>,
    marks: Marks,
    figure: fn(Wage) -> Figure,
}

impl<'a> Pay<'a> {
    /// Reads a row; the editions say what top-coded wages are at least. `None` when the row has no wages for the period.
    pub fn of(line: &WageLine, period: PayPeriod, editions: &'a [OewsEditionRow]) -> Option<Self> {
        let key = WageKey::from_id(line.id)?;
        let number = key.edition.number();
        let own = editions.iter().find(|own| own.number == number)?;
        let (figure, figures, has, top_code): (fn(Wage) -> Figure, _, _, _) = match period {
            PayPeriod::Hour => (Figure::Hour, hourly(line), line.hourly, own.hour_top_code),
            _ => (Figure::Year, yearly(line), line.yearly, own.year_top_code),
        };
        let marks = Marks(line.marks);
        let is_top_coded = |wage: Wage| marks.get(figure(wage)) == Some(MissingReason::TopCoded);
        let is_any = marks.has_top_code() && Wage::ALL.into_iter().any(is_top_coded);
        has.then_some(Self {
            key,
            period,
            dataset: &own.dataset,
            figures,
            employment: line.employment,
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

const fn yearly(line: &WageLine) -> Figures {
    Figures {
        low: None,
        p10: line.year_p10,
        p25: line.year_p25,
        median: line.year_median,
        p75: line.year_p75,
        p90: line.year_p90,
        high: None,
        mean: line.year_mean,
    }
}

const fn hourly(line: &WageLine) -> Figures {
    Figures {
        low: None,
        p10: line.hour_p10,
        p25: line.hour_p25,
        median: line.hour_median,
        p75: line.hour_p75,
        p90: line.hour_p90,
        high: None,
        mean: line.hour_mean,
    }
}

/// Makes a pay figure of a row; the editions say what top-coded wages are at least. `None` when the row has no wages of that kind.
pub fn band(line: &WageLine, period: PayPeriod, editions: &[OewsEditionRow]) -> Option<Band> {
    let pay = Pay::of(line, period, editions)?;
    let amounts = Wage::ALL.map(Wage::as_str).into_iter();
    let gaps = amounts
        .chain(["employment", "low", "high", "cited_publisher"])
        .filter_map(|field| Some((field.into(), pay.gap(field)?)));
    Some(Band {
        gaps: gaps.collect(),
        top_code: pay.top_code,
        row: band_row(pay_id(line.id, period)?, &pay),
    })
}

fn band_row(id: String, pay: &Pay<'_>) -> SalaryBandRow {
    let (key, figures) = (pay.key, pay.figures);
    let dataset = pay.dataset.to_owned();
    SalaryBandRow {
        id,
        role: None,
        occupation: Some(key.occupation()),
        occupation_match: Some(MatchKind::Exact),
        region: key.region(),
        region_kind: key.edition.areas.region_kind(),
        level: None,
        level_label: None,
        level_years_min: None,
        level_years_max: None,
        currency: CURRENCY.to_owned(),
        period: pay.period,
        pay_basis: PAY_BASIS,
        low: figures.low,
        p10: figures.p10,
        p25: figures.p25,
        median: figures.median,
        p75: figures.p75,
        p90: figures.p90,
        high: figures.high,
        mean: figures.mean,
        open_ended: None,
        approximate: false,
        employment: pay.employment,
        reference_period: Some(key.edition.period()),
        source: dataset.clone(),
        cited_publisher: None,
        dataset,
        note: None,
        search_text: String::new(),
    }
}

/// Makes an outlook row of a row: employment, concentration and mean wage at one time, without projection.
pub fn outlook(line: &WageLine) -> Option<Outlook> {
    let key = WageKey::from_id(line.id)?;
    let edition = key.edition;
    let (year, dataset) = (i64::from(edition.year), edition.slug());
    let marks = Marks(line.marks);
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
            occupation: Some(key.occupation()),
            occupation_match: Some(MatchKind::Exact),
            region: key.region(),
            region_kind: edition.areas.region_kind(),
            period_from: Some(year),
            period_to: Some(year),
            growth_min: None,
            growth_max: None,
            outlook_label: None,
            employment_base: line.employment,
            employment_projected: None,
            annual_openings: None,
            location_quotient: line.location_quotient,
            jobs_per_1000: line.jobs_per_1000,
            mean_wage: line.year_mean,
            currency: Some(CURRENCY.to_owned()),
            approximate: false,
            source: dataset.clone(),
            cited_publisher: None,
            dataset,
            superseded: line.superseded,
            note: None,
            search_text: String::new(),
        },
    })
}
