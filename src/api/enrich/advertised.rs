//! The pay that a posting advertises: where it is looked for, and how it is read.

use std::ops::Range;
use std::sync::Arc;

use serde_json::Number;

use crate::api::posted_salary::PostedSalary;
use crate::api::postings::Posting;
use crate::domain::money::major;
use crate::domain::pay::{Advertised, Context, Currency, best, from_field};
use crate::domain::vocabulary::{PayPeriod, PayPlace, PostedPeriod, RegionKind, UnusablePay};
use crate::store::known::{Known, Region};
use crate::store::pay_evidence;

/// How much of a description is searched for pay, in characters: employers' are a twentieth as long, and each character costs
/// some fifty bytes while it is read.
const LOOKED_AT: usize = 100_000;

/// Advertised pay, where the posting has it.
pub struct Found {
    pub pay: Advertised,
    pub place: PayPlace,
    /// In characters of the text of the place.
    pub range: Option<Range<usize>>,
}

impl Found {
    /// The least and the most in major units, the currency and the period; `None` where it cannot be compared.
    pub fn usable(&self) -> Option<(Option<Number>, Option<Number>, &'static str, PayPeriod)> {
        let pay = Some(&self.pay).filter(|pay| pay.unusable.is_none())?;
        let amounts = (pay.min.map(major), pay.max.map(major));
        Some((amounts.0, amounts.1, pay.currency?.as_str(), pay.period?))
    }
}

/// The pay that a posting advertises: in its own member, else in the title, else in the description. The place is its region,
/// which may be taken for want of another, and its country, where it is known.
pub fn advertised(
    known: &Known,
    posting: &Posting,
    region: Option<&str>,
    country: Option<&str>,
) -> Option<Found> {
    let around = region.map(|region| pay_evidence::places(known, region));
    let around = around.unwrap_or_default();
    let currency = around.first().and_then(|place| place.currency.as_deref());
    let places = names(&around);
    let context = Context {
        default_currency: match currency {
            Some(currency) => Currency::parse(currency),
            None => country.and_then(Currency::of_country),
        },
        places: &places,
    };
    let found = |place, text: &str, pay: Advertised| Found {
        range: Some(characters(text, &pay.range)),
        place,
        pay,
    };
    match &posting.salary {
        Some(PostedSalary::Text(text)) => {
            let read = from_field(text, context).or_else(|rejected| rejected.reading.ok_or(()));
            // "Competitive" may still be followed by figures elsewhere.
            if let Ok(pay) = read {
                return Some(found(PayPlace::Salary, text, pay));
            }
        }
        Some(PostedSalary::Figures {
            min,
            max,
            currency,
            period,
        }) => {
            return Some(Found {
                pay: of_figures((*min, *max), *currency, *period, context),
                place: PayPlace::Salary,
                range: None,
            });
        }
        None => {}
    }
    let texts = [
        (PayPlace::Title, Some(&posting.title)),
        (PayPlace::Description, posting.description.as_ref()),
    ];
    texts.into_iter().find_map(|(place, text)| {
        let text = text?;
        let end = text.char_indices().nth(LOOKED_AT).map(|(end, _)| end);
        let start = end.and_then(|end| text.get(..end)).unwrap_or(text);
        Some(found(place, text, best(start, context)?))
    })
}

/// Pay that was sent as figures.
fn of_figures(
    amounts: (Option<i64>, Option<i64>),
    currency: Option<Currency>,
    period: Option<PostedPeriod>,
    context: Context<'_>,
) -> Advertised {
    let paid = period.and_then(|period| PayPeriod::parse(period.as_str()));
    let pay = Advertised::of_figures(amounts, currency, paid, context);
    if period.is_none() || paid.is_some() {
        return pay;
    }
    Advertised {
        period: None,
        period_inferred: false,
        unusable: Some(UnusablePay::UnsupportedPeriod),
        ..pay
    }
}

/// What texts may call a place, the most exact name first. The country is left out, since all pay is in it.
fn names(around: &[Arc<Region>]) -> Vec<String> {
    let around = around
        .iter()
        .filter(|place| place.kind != RegionKind::Country);
    let named = around.flat_map(|place| {
        let cities = place.name.split(',').next().unwrap_or_default();
        let letters = place.code.rsplit('-').next();
        match place.kind {
            // "Washington-Arlington-Alexandria, DC-VA-MD-WV" is called by three cities.
            RegionKind::Metro => cities.split(['-', '/']).collect(),
            RegionKind::State => [cities].into_iter().chain(letters).collect(),
            _ => vec![cities],
        }
    });
    named.map(|name| name.trim().to_lowercase()).collect()
}

/// A range of bytes in characters.
fn characters(text: &str, bytes: &Range<usize>) -> Range<usize> {
    let count = |end| text.get(..end).unwrap_or(text).chars().count();
    count(bytes.start)..count(bytes.end)
}
