//! The advertised pay of a job posting, read from its title, its salary field or its description.
//!
//! A text is taken apart in one pass (`token`); wherever a number may be money, an expression is read (`expression`),
//! and the words around it say whether it is the pay of the job (`context`, `reading`). Amounts are exact: whole
//! cents of one currency for one period, never converted, rounded half up where the text is finer. What the text
//! leaves unsaid is `None`; what was inferred is marked.

mod amount;
mod claim;
mod context;
mod currency;
mod expression;
mod label;
mod markup;
mod pairs;
mod period;
mod places;
mod reading;
mod sentence;
pub mod standing;
mod term;
mod token;

#[cfg(test)]
mod tests;

use std::cmp::Reverse;
use std::ops::Range;

pub use currency::Currency;

use super::vocabulary::{OpenEnd, PayBasis, PayPeriod, UnusablePay};

/// Pay that a text advertises, in cents of one currency for one period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advertised {
    /// The least that is offered; `None` where only a most is named. Equal to `max` for a single amount.
    pub min: Option<i64>,
    /// The most that is offered; `None` where only a least is named.
    pub max: Option<i64>,
    /// The currency; `None` where neither the text nor the context tells.
    pub currency: Option<Currency>,
    /// Whether the currency is inferred from a bare `$`, `¥` or `kr`, or is the default of the context.
    pub currency_inferred: bool,
    /// The period that the amounts are for; `None` where it is neither stated nor unmistakable.
    pub period: Option<PayPeriod>,
    /// Whether the period is inferred from the size of the amounts.
    pub period_inferred: bool,
    /// Whether the text calls it base pay or total pay.
    pub basis: PayBasis,
    /// Which end is open: `high` for "from" and "+", `low` for "up to".
    pub open: Option<OpenEnd>,
    /// Why it cannot be compared with other pay; `None` when it can.
    pub unusable: Option<UnusablePay>,
    /// Where it stands in the text, in bytes: marks, amounts, and the period behind them.
    pub range: Range<usize>,
}

impl Advertised {
    /// Takes pay that was sent as figures, the least and the most in cents, at least one of them; the currency is that of
    /// the context and the period that of the size of the amounts where they are left out. Figures that are less than any
    /// job pays ($5 an hour, $100 a week, $300 a month, $5,000 a year) are out of bounds.
    pub fn of_figures(
        (min, max): (Option<i64>, Option<i64>),
        currency: Option<Currency>,
        period: Option<PayPeriod>,
        context: Context<'_>,
    ) -> Self {
        let known = currency.or(context.default_currency);
        let told = period.or_else(|| period::of_size([min, max], known));
        let unusable = if min.zip(max).is_some_and(|(min, max)| min > max) {
            Some(UnusablePay::MinAboveMax)
        } else if min.max(max) < Some(period::least(told)) {
            Some(UnusablePay::OutOfBounds)
        } else if known.is_none() {
            Some(UnusablePay::AmbiguousCurrency)
        } else if told.is_none() {
            Some(UnusablePay::AmbiguousPeriod)
        } else {
            None
        };
        Self {
            min,
            max,
            currency: known,
            currency_inferred: currency.is_none() && known.is_some(),
            period: told,
            period_inferred: period.is_none() && told.is_some(),
            basis: PayBasis::Unspecified,
            open: match (min, max) {
                (Some(_), None) => Some(OpenEnd::High),
                (None, Some(_)) => Some(OpenEnd::Low),
                _ => None,
            },
            unusable,
            range: 0..0,
        }
    }
}

/// What is known of a posting besides its text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Context<'a> {
    /// The currency of amounts that name none, and of a `$`, `¥` or `kr` that may stand for it.
    pub default_currency: Option<Currency>,
    /// What the posting's place is called, in lower case, the most exact first, such as `denver`, `colorado`, `co`: of
    /// pay for several places, that beside such a name is chosen. Two letters only count where the text has capitals.
    pub places: &'a [String],
}

/// A salary field that cannot be compared, with what could be read of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejected {
    /// Why.
    pub reason: UnusablePay,
    /// The amounts, when there are any.
    pub reading: Option<Advertised>,
}

/// Finds all pay in a title or a description, in the order of the text.
///
/// Money that is not pay for the work (bonuses, relocation, tuition, revenue) and numbers that are no money are left
/// out. The time is linear in the length of the text.
pub fn find(text: &str, context: Context<'_>) -> Vec<Advertised> {
    let found = reading::read(text, context, reading::Source::Prose);
    found.into_iter().map(|scored| scored.pay).collect()
}

/// Finds the base pay in a title or a description: of all pay, that which the words around it name most clearly.
///
/// Base pay goes before total pay, pay that can be compared before any other, that for the posting's place before that
/// for others, and the first before later ones like it.
pub fn best(text: &str, context: Context<'_>) -> Option<Advertised> {
    chosen(reading::read(text, context, reading::Source::Prose))
}

/// Reads a salary field, whose numbers are pay even where no word or mark says so.
///
/// # Errors
///
/// The reason why the field has no pay that can be compared; currency and period of an accepted one are known.
pub fn from_field(text: &str, context: Context<'_>) -> Result<Advertised, Rejected> {
    let Some(pay) = chosen(reading::read(text, context, reading::Source::Field)) else {
        return Err(Rejected {
            reason: UnusablePay::NoFigures,
            reading: None,
        });
    };
    match pay.unusable {
        None => Ok(pay),
        Some(reason) => Err(Rejected {
            reason,
            reading: Some(pay),
        }),
    }
}

fn chosen(found: Vec<reading::Scored>) -> Option<Advertised> {
    // Reversed, since the last of equal maxima is returned.
    let best = found.iter().rev().max_by_key(|scored| scored.score)?;
    let placed = found
        .iter()
        .filter(|scored| scored.place.is_some() && places::are_alike(&best.pay, &scored.pay))
        .min_by_key(|scored| (scored.place, Reverse(scored.score)));
    Some(placed.unwrap_or(best).pay.clone())
}
