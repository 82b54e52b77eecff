//! The pay of a posting as employers send it: in words, as one number, or in figures.

use serde::Deserialize;
use utoipa::ToSchema;

use super::body::{self, Faults, Object};
use super::error::FaultCode;
use super::params::unknown;
use crate::domain::money::minor;
use crate::domain::pay::Currency;
use crate::domain::vocabulary::PostedPeriod;

/// The longest text that is taken, in characters.
const LONGEST: usize = 20_000;

/// The members of pay in figures.
const FIGURES: [&str; 5] = ["min", "max", "amount", "currency", "period"];

/// The advertised pay, in words or in figures.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(untagged)]
pub enum PostedSalaryRequest {
    /// In words: "120-150k", "$58.50/hr", "£45,000 p.a.".
    Text(String),
    /// One amount, in major units, as an object with `amount` has it.
    Amount(f64),
    /// In figures.
    Figures(SalaryFiguresRequest),
}

/// Advertised pay in figures: `min`, `max` or both, or one `amount`. An amount of 0 counts as left out.
#[derive(Debug, Deserialize, ToSchema)]
#[expect(
    dead_code,
    reason = "only describes what is sent, which is read member by member"
)]
pub struct SalaryFiguresRequest {
    /// The least, in major units, with at most two decimals.
    #[schema(minimum = 0, maximum = 1_000_000_000_000_i64)]
    min: Option<f64>,
    /// The most.
    #[schema(minimum = 0, maximum = 1_000_000_000_000_i64)]
    max: Option<f64>,
    /// The only amount.
    #[schema(minimum = 0, maximum = 1_000_000_000_000_i64)]
    amount: Option<f64>,
    /// ISO 4217 code; that of the place when left out.
    #[schema(pattern = "^[A-Za-z]{3}$", min_length = 3, max_length = 3)]
    currency: Option<String>,
    /// What it is paid for; told from the size of the amounts when left out, where that is unmistakable. The case of the
    /// letters does not matter, so that schema.org's `YEAR` does too.
    period: Option<PostedPeriod>,
}

/// Advertised pay as it was sent.
#[derive(Debug)]
pub enum PostedSalary {
    /// In words.
    Text(String),
    /// In figures, in minor units; at least one end is there.
    Figures {
        /// The least.
        min: Option<i64>,
        /// The most.
        max: Option<i64>,
        /// The currency.
        currency: Option<Currency>,
        /// The period.
        period: Option<PostedPeriod>,
    },
}

/// Reads advertised pay: a text, one amount, or an object of figures; `None` where there is none, or it is wrong, which is
/// noted.
pub fn salary(object: &Object<'_>, faults: &mut Faults) -> Option<PostedSalary> {
    let json = object.get("salary")?;
    let pointer = object.pointer("salary");
    if json.starts_with('"') {
        return body::text(json, &pointer, LONGEST, faults).map(PostedSalary::Text);
    }
    if let Ok(amount) = serde_json::from_str::<f64>(json) {
        let amount = minor(amount);
        if amount.is_none() {
            faults.note(&pointer, FaultCode::InvalidValue, NO_AMOUNT);
        }
        let amount = amount.filter(|amount| *amount > 0)?;
        return Some(PostedSalary::Figures {
            min: Some(amount),
            max: Some(amount),
            currency: None,
            period: None,
        });
    }
    if !json.starts_with('{') {
        faults.note(
            &pointer,
            FaultCode::InvalidValue,
            "must be a text, a number or an object",
        );
        return None;
    }
    let figures = Object::read(json, &pointer, &FIGURES, faults)?;
    posted_figures(&figures, &pointer, faults)
}

/// What an amount must be.
const NO_AMOUNT: &str = "must be a number from 0 to 10^12 with at most two decimals";

/// Reads pay in figures.
fn posted_figures(
    figures: &Object<'_>,
    pointer: &str,
    faults: &mut Faults,
) -> Option<PostedSalary> {
    let is_sent = |name: &&str| figures.get(name).is_some();
    let ends = ["min", "max"].iter().any(is_sent);
    if !ends && !is_sent(&"amount") {
        faults.note(
            pointer,
            FaultCode::InvalidValue,
            "needs `min`, `max` or `amount`",
        );
    }
    if ends && is_sent(&"amount") {
        faults.note(
            &figures.pointer("amount"),
            FaultCode::InvalidValue,
            "is not for pay that has `min` or `max`",
        );
    }
    let mut amount = |name: &str| {
        let json = figures.get(name)?;
        let read = serde_json::from_str::<f64>(json).ok().and_then(minor);
        if read.is_none() {
            faults.note(&figures.pointer(name), FaultCode::InvalidValue, NO_AMOUNT);
        }
        // Job boards export 0 for what was not filled in.
        read.filter(|read| *read > 0)
    };
    let (min, max, only) = (amount("min"), amount("max"), amount("amount"));
    let (min, max) = (min.or(only), max.or(only));
    let currency = currency(figures, faults);
    let period = period(figures, faults);
    (min.is_some() || max.is_some()).then_some(PostedSalary::Figures {
        min,
        max,
        currency,
        period,
    })
}

fn currency(figures: &Object<'_>, faults: &mut Faults) -> Option<Currency> {
    let code = figures.text("currency", 3, faults)?;
    let known = Currency::parse(&code.to_ascii_uppercase());
    if known.is_none() {
        let detail = "must be a currency code that pay is advertised in (ISO 4217), such as USD";
        faults.note(
            &figures.pointer("currency"),
            FaultCode::UnknownValue,
            detail,
        );
    }
    known
}

fn period(figures: &Object<'_>, faults: &mut Faults) -> Option<PostedPeriod> {
    let word = figures.text("period", 20, faults)?;
    let read = PostedPeriod::parse(&word.to_ascii_lowercase());
    if read.is_none() {
        let known: Vec<&str> = PostedPeriod::ALL
            .iter()
            .map(|period| period.as_str())
            .collect();
        faults.note(
            &figures.pointer("period"),
            FaultCode::UnknownValue,
            unknown("period", &word, &known),
        );
    }
    read
}
