//! The period that pay is for: as the text says, or as the size of the amount tells.

use super::currency::Currency;
use super::term::Term;
use super::token::{Kind, Tokens};
use crate::domain::vocabulary::PayPeriod;

/// What pay is counted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Span {
    /// A period of the service's vocabulary.
    Paid(PayPeriod),
    /// Something else that the text names: a day, a shift, a visit.
    Other,
}

/// Amounts that are taken for pay for an hour, in cents: from the federal minimum wage of the United States ($7.25
/// since 2009) less the cents, to $150. The upper bound is this service's judgement: beyond, an amount may be a day's pay.
const HOURLY: std::ops::Range<i64> = 700..15_000;

/// Amounts that are taken for pay for a year, in cents: from $15,000, about full-time work (2,080 hours) at the federal
/// minimum wage, to $5,000,000. That nothing in this span is pay for a month is this service's judgement.
const YEARLY: std::ops::RangeInclusive<i64> = 1_500_000..=500_000_000;

/// Infers the period from the size of all stated amounts; `None` unless it is unmistakable.
///
/// Only in US, Canadian and Australian dollars, pounds and euros, whose units are worth about the same.
pub(super) fn of_size(amounts: [Option<i64>; 2], currency: Option<Currency>) -> Option<PayPeriod> {
    currency.filter(|currency| currency.has_known_sizes())?;
    let all = |fits: &dyn Fn(&i64) -> bool| amounts.iter().flatten().all(fits);
    if amounts == [None, None] {
        None
    } else if all(&|cents| HOURLY.contains(cents)) {
        Some(PayPeriod::Hour)
    } else {
        all(&|cents| YEARLY.contains(cents)).then_some(PayPeriod::Year)
    }
}

/// The least that is taken for pay for a period, in cents; below, an amount is an allowance, a fee, a differential. For
/// a period that is not known it is that for an hour. The bounds are this service's judgement.
pub(super) fn least(period: Option<PayPeriod>) -> i64 {
    match period {
        None | Some(PayPeriod::Hour) => 500,
        Some(PayPeriod::Week) => 10_000,
        Some(PayPeriod::Month) => 30_000,
        Some(PayPeriod::Year) => 500_000,
    }
}

/// Tells whether an amount can be for a period that a word some way off names, in cents.
///
/// Somebody who "manages hourly staff" may still be paid $120,000. The bounds are wide: they only keep such words
/// from being taken for the period of the amount.
pub(super) fn is_plausible(cents: i64, period: PayPeriod) -> bool {
    let most = match period {
        PayPeriod::Hour => 150_000,
        PayPeriod::Week => 3_000_000,
        PayPeriod::Month => 10_000_000,
        PayPeriod::Year => i64::MAX,
    };
    (least(Some(period))..most).contains(&cents)
}

/// The most words that may stand between an amount and its period, such as `gross` or `base salary`.
const FILLERS: usize = 3;

/// Reads the period that follows an amount, and the place behind it.
///
/// A unit without `per` (`$55 hr`) only counts beside a marked amount, since `12 hour` is the length of a shift.
pub(super) fn after(tokens: &Tokens<'_>, at: usize, marked: bool) -> Option<(Span, usize)> {
    if let Some(found) = direct(tokens, at, marked).or_else(|| french(tokens, at)) {
        return Some(found);
    }
    let mut next = at;
    while next < at + FILLERS {
        match tokens.kind(next) {
            Kind::Comma if next == at => {}
            Kind::Word(Term::Filler | Term::Pay(_)) => {}
            _ => break,
        }
        next += 1;
    }
    let opened = tokens.kind(next) == Kind::Open;
    let (span, mut end) = direct(tokens, next + usize::from(opened), false)?;
    if opened {
        end += usize::from(matches!(
            tokens.kind(end),
            Kind::Word(Term::Pay(_)) | Kind::Mark(_)
        ));
        end += usize::from(tokens.kind(end) == Kind::Close);
    }
    // `$104,000, hourly 50`: the label of the next amount.
    let labels = matches!(tokens.kind(end), Kind::Number(_));
    (!labels).then_some((span, end))
}

fn direct(tokens: &Tokens<'_>, at: usize, marked: bool) -> Option<(Span, usize)> {
    let unit = |place: usize| match tokens.kind(place) {
        Kind::Word(Term::Unit(span) | Term::Units(span)) => Some(span),
        _ => None,
    };
    match tokens.kind(at) {
        Kind::Slash => {
            let per = tokens.kind(at + 1) == Kind::Word(Term::Per);
            let place = at + 1 + usize::from(per);
            let span = match tokens.kind(place) {
                Kind::Word(Term::Each(span)) => span,
                _ => unit(place).or_else(|| letter(tokens, place))?,
            };
            Some((span, place + 1))
        }
        Kind::Word(Term::Per) => match (tokens.kind(at + 1), unit(at + 2)) {
            (Kind::Dash, Some(span)) => Some((span, at + 3)),
            (Kind::Word(Term::Unit(span)), _) => Some((span, at + 2)),
            // Every two weeks.
            (_, Some(_)) => Some((Span::Other, at + 3)),
            (Kind::Word(_), _) => Some((Span::Other, at + 2)),
            _ => None,
        },
        Kind::Word(Term::Article) => match tokens.kind(at + 1) {
            Kind::Word(Term::Unit(span)) => Some((span, at + 2)),
            _ => None,
        },
        Kind::Word(Term::Each(span)) => {
            let labels = match tokens.kind(at + 1) {
                Kind::Mark(_) => matches!(tokens.kind(at + 2), Kind::Number(_)),
                kind => kind == Kind::Colon,
            };
            (!labels).then_some((span, at + 1))
        }
        Kind::Word(Term::Short(span)) => Some((span, at + 1)),
        Kind::Word(Term::Twice) => {
            let dash = usize::from(tokens.kind(at + 1) == Kind::Dash);
            match tokens.kind(at + 1 + dash) {
                Kind::Word(Term::Each(_)) => Some((Span::Other, at + 2 + dash)),
                _ => None,
            }
        }
        // `$28 - $41 Shift Differential`, `$28 - $41 Day Shift`
        Kind::Word(Term::Unit(Span::Other))
            if matches!(
                tokens.kind(at + 1),
                Kind::Word(Term::Extra(_) | Term::Unit(Span::Other))
            ) =>
        {
            None
        }
        Kind::Word(Term::Unit(span)) if marked => Some((span, at + 1)),
        Kind::Word(Term::Other) if tokens.text_of(tokens.at(at)).eq_ignore_ascii_case("p") => {
            let joined = matches!(tokens.kind(at + 1), Kind::Dot | Kind::Slash);
            let span = letter(tokens, at + 2).filter(|_| joined)?;
            let dot = tokens.kind(at + 3) == Kind::Dot && tokens.kind(at + 1) == Kind::Dot;
            Some((span, at + 3 + usize::from(dot)))
        }
        _ => None,
    }
}

/// Reads a period in French: `de l'heure`, `par an`, `/ heure`.
fn french(tokens: &Tokens<'_>, at: usize) -> Option<(Span, usize)> {
    let text = |place: usize| tokens.text_of(tokens.at(place));
    let elided = |place: usize| text(place) == "l" && tokens.kind(place + 1) == Kind::Other;
    let unit_at = match text(at) {
        "de" if elided(at + 1) => at + 3,
        "l" if elided(at) => at + 2,
        "par" | "/" => at + 1,
        _ => return None,
    };
    let period = match text(unit_at) {
        "heure" | "h" => PayPeriod::Hour,
        "an" | "année" => PayPeriod::Year,
        "mois" => PayPeriod::Month,
        "semaine" => PayPeriod::Week,
        "jour" => return Some((Span::Other, unit_at + 1)),
        _ => return None,
    };
    Some((Span::Paid(period), unit_at + 1))
}

/// Reads a period of one letter, as in `/h` and `p.a.`.
fn letter(tokens: &Tokens<'_>, at: usize) -> Option<Span> {
    let token = tokens.at(at);
    Some(match tokens.text_of(token) {
        "h" | "H" => Span::Paid(PayPeriod::Hour),
        "a" | "A" | "y" | "Y" => Span::Paid(PayPeriod::Year),
        "d" | "D" => Span::Other,
        "w" | "W" => Span::Paid(PayPeriod::Week),
        "m" => Span::Paid(PayPeriod::Month),
        _ => return None,
    })
}
