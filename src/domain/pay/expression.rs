//! A pay expression: one amount or a range, with the period and the open end that are written beside it.

use super::amount::Amount;
use super::period::{Span, after};
use super::term::Term;
use super::token::{Kind, Shape, Tokens};
use crate::domain::vocabulary::{OpenEnd, PayPeriod};

/// What is written at one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Expression {
    /// The only amount, or the first of a range.
    pub(super) first: Amount,
    /// The second amount of a range.
    pub(super) second: Option<Amount>,
    /// The period behind it.
    pub(super) span: Option<Span>,
    /// The open end that a word or sign behind it says: `+`, `or more`, `max`.
    pub(super) open: Option<OpenEnd>,
    /// The place behind it.
    pub(super) next: usize,
}

impl Expression {
    /// Reads the expression that begins at a place.
    pub(super) fn read(tokens: &Tokens<'_>, at: usize) -> Option<Self> {
        let between = tokens.before(at).kind == Kind::Word(Term::Between);
        let first = Amount::read(tokens, at, None)?;
        let single = Self::with_tail(tokens, first, None);
        let joint = separator(tokens, single.next, between);
        let Some(second_at) = joint.or_else(|| parted(tokens, single.next)) else {
            return Some(single);
        };
        let range = Amount::read(tokens, second_at, Some(first)).and_then(|second| {
            let (first, second) = joined(tokens, single.first, second, second_at)?;
            let range = Self::with_tail(tokens, first, Some(second));
            let same = single.span.is_none() || range.span.is_none() || single.span == range.span;
            let rises = first.cents(tokens, false) <= second.cents(tokens, false);
            let fits = match joint {
                Some(_) => second.mark.is_some() || !counts_something(tokens, range.next),
                None => first.mark.is_some() && second.mark.is_some() && rises,
            };
            (same && fits).then_some(Self {
                span: range.span.or(single.span),
                ..range
            })
        });
        Some(range.map_or(single, |range| range.with_highest(tokens)))
    }

    /// Takes the third of three rising amounts (least, middle, most) as the second end.
    fn with_highest(self, tokens: &Tokens<'_>) -> Self {
        let third = || {
            let third = Amount::read(tokens, separator(tokens, self.next, false)?, self.second)?;
            let amounts = [Some(self.first), self.second, Some(third)];
            let mut cents = amounts
                .into_iter()
                .flatten()
                .filter_map(|end| end.cents(tokens, false));
            let rise = [cents.next()?, cents.next()?, cents.next()?];
            let extended = Self::with_tail(tokens, self.first, Some(third));
            let same = self.span.is_none() || extended.span.is_none() || self.span == extended.span;
            (third.mark.is_some() && rise.is_sorted() && same).then_some(Self {
                span: extended.span.or(self.span),
                ..extended
            })
        };
        third().unwrap_or(self)
    }

    fn with_tail(tokens: &Tokens<'_>, first: Amount, second: Option<Amount>) -> Self {
        let last = second.unwrap_or(first);
        let marked = !(first.is_bare() && last.is_bare());
        let mut expression = Self {
            first,
            second,
            span: last.span.or(first.span),
            open: None,
            next: last.next,
        };
        expression.take_open(tokens);
        if let Some((span, next)) = after(tokens, expression.next, marked) {
            expression.span = expression.span.or(Some(span));
            let last = expression.second.as_mut().unwrap_or(&mut expression.first);
            expression.next = last.take_late_code(tokens, next);
        }
        expression.take_open(tokens);
        expression
    }

    fn take_open(&mut self, tokens: &Tokens<'_>) {
        if let Some((open, next)) = open_after(tokens, self.next) {
            self.open = Some(open);
            self.next = next;
        }
    }

    /// Tells whether no currency stands beside it.
    pub(super) fn is_bare(&self) -> bool {
        self.first.is_bare() && self.second.is_none_or(|second| second.is_bare())
    }

    /// The amounts in cents, and whether one of them is out of bounds.
    pub(super) fn cents(&self, tokens: &Tokens<'_>) -> (i64, Option<i64>, bool) {
        let hourly = self.span == Some(Span::Paid(PayPeriod::Hour));
        let first = self.first.cents(tokens, hourly);
        let second = self.second.map(|second| second.cents(tokens, hourly));
        let out_of_bounds = first.is_none() || second == Some(None);
        (first.unwrap_or_default(), second.flatten(), out_of_bounds)
    }
}

/// Finds what joins an amount to the second end of a range; the place behind it.
fn separator(tokens: &Tokens<'_>, at: usize, between: bool) -> Option<usize> {
    let skip =
        |place: usize, kinds: &[Kind]| place + usize::from(kinds.contains(&tokens.kind(place)));
    let joins = |place: usize| matches!(tokens.kind(place), Kind::Dash | Kind::Word(Term::To));
    let mut at = skip(at, &[Kind::Line]);
    // `/hr. - $60`
    if joins(at + 1) {
        at = skip(at, &[Kind::Dot]);
    }
    at = match tokens.kind(at) {
        Kind::Dash => skip(at + 1, &[Kind::Dash, Kind::Word(Term::To)]),
        Kind::Word(Term::To) => skip(at + 1, &[Kind::Dash]),
        Kind::Word(Term::Up) if tokens.kind(at + 1) == Kind::Word(Term::To) => at + 2,
        Kind::Word(Term::And) if between => at + 1,
        _ => return None,
    };
    Some(skip(at, &[Kind::Line]))
}

/// How many pieces may part the ends of a range.
const PARTED: usize = 8;

/// Finds what joins an amount to the second end of a range where a remark parts them, in brackets or not: `$90,000 (entry)
/// to $120,000`, `$130,400 in our lowest market up to $225,500`; the place behind it.
fn parted(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let opened = tokens.kind(at) == Kind::Open;
    let from = at + usize::from(opened);
    let remarks = |place: &usize| match tokens.kind(*place) {
        Kind::Word(Term::Other | Term::Link | Term::Low | Term::Label) => true,
        Kind::Dash => opened && !tokens.at(*place).gap,
        _ => false,
    };
    let end = from + (from..from + PARTED).take_while(remarks).count();
    match (tokens.kind(end), tokens.kind(end + 1)) {
        _ if end == from => None,
        (Kind::Close, _) if opened => separator(tokens, end + 1, false),
        (Kind::Word(Term::Up), Kind::Word(Term::To)) if !opened => Some(end + 2),
        _ => None,
    }
}

/// How many times the first end a bare second end may be at most; beyond, it is another number, such as a postal
/// code.
const WIDEST: i64 = 20;

/// How many times a bare second end may go into the first: an upside-down range, not `$85 - 8 weeks`.
const NARROWEST: i64 = 10;

/// Makes two amounts the ends of a range, sharing a multiplier that only one has; `None` when they are no range.
///
/// `120-150k` gives the k to both, `$120-150,000` the thousand.
fn joined(
    tokens: &Tokens<'_>,
    mut first: Amount,
    mut second: Amount,
    second_at: usize,
) -> Option<(Amount, Amount)> {
    let raw = |amount: Amount| {
        Amount {
            scale: None,
            ..amount
        }
        .cents(tokens, false)
    };
    if let (Some(low), Some(high)) = (raw(first), raw(second)) {
        let small = |cents: i64| cents < 100_000;
        let near = low / WIDEST <= high && high / WIDEST <= low;
        let touching = !tokens.at(second_at).gap || second.mark.is_some();
        match (first.scale, second.scale) {
            (None, Some(scale)) if small(low) && near => first.scale = Some(scale),
            (Some(scale), None) if small(high) && near && touching => second.scale = Some(scale),
            (None, None)
                if small(low)
                    && second.is_grouped()
                    && !first.is_grouped()
                    && low * 1_000 <= high
                    && high <= low * 1_000 * WIDEST =>
            {
                first.scale = Some(1_000);
            }
            _ => {}
        }
    }
    if (first.is_bare() || second.is_bare())
        && let (Some(low), Some(high)) = (first.cents(tokens, false), second.cents(tokens, false))
    {
        let fits = high / WIDEST <= low && low / NARROWEST <= high;
        let year = first.is_bare() && first.is_calendar_year(tokens) && second.mark.is_some();
        // `$120,000 - 60614 Chicago`
        let other_style = low > high && first.is_grouped() && second.shape == Shape::Plain;
        let label = first.is_bare() && tokens.before(first.first).kind == Kind::Word(Term::Label);
        if !fits
            || year
            || label
            || (other_style && second.is_bare() && second.scale.is_none())
            || is_chained(tokens, second.next)
        {
            return None;
        }
    }
    Some((first, second))
}

/// Tells whether a number goes on behind a dash, slash or colon that touches it, as in dates, times and phone
/// numbers.
pub(super) fn is_chained(tokens: &Tokens<'_>, next: usize) -> bool {
    let (joint, behind) = (tokens.at(next), tokens.at(next + 1));
    let joins = matches!(joint.kind, Kind::Dash | Kind::Slash | Kind::Colon);
    let number = matches!(behind.kind, Kind::Number(_) | Kind::Code);
    joins && !joint.gap && number && !behind.gap
}

/// Tells whether what follows makes the number before a count: `36 hours`, `40-hour week`, `150 beds`.
pub(super) fn counts_something(tokens: &Tokens<'_>, next: usize) -> bool {
    let dash = usize::from(tokens.kind(next) == Kind::Dash && !tokens.at(next).gap);
    matches!(
        tokens.kind(next + dash),
        Kind::Word(Term::Count | Term::Units(_) | Term::Unit(_))
    )
}

/// Reads the words or the sign behind an amount that leave an end open.
fn open_after(tokens: &Tokens<'_>, at: usize) -> Option<(OpenEnd, usize)> {
    let behind = tokens.kind(at + 1);
    let words = match (tokens.kind(at), behind) {
        (Kind::Plus, Kind::Number(_) | Kind::Mark(_) | Kind::Word(Term::Extra(_))) => None,
        (Kind::Plus, _) if !tokens.at(at).gap => Some((OpenEnd::High, at + 1)),
        (Kind::Word(Term::And | Term::Or), Kind::Word(Term::Up | Term::More)) => {
            Some((OpenEnd::High, at + 2))
        }
        (Kind::Word(Term::Or), Kind::Word(Term::Less)) => Some((OpenEnd::Low, at + 2)),
        _ => None,
    };
    if words.is_some() {
        return words;
    }
    // The word `minimum` may also be the label of the next amount.
    let opened = usize::from(tokens.kind(at) == Kind::Open);
    let labels = |place: usize| {
        matches!(
            tokens.kind(place),
            Kind::Colon
                | Kind::Mark(_)
                | Kind::Number(_)
                | Kind::Word(Term::Link | Term::Pay(_) | Term::Each(_))
        )
    };
    let word = tokens.text_of(tokens.at(at + opened)).to_ascii_lowercase();
    let open = match word.as_str() {
        "min" | "minimum" => OpenEnd::High,
        "max" | "maximum" => OpenEnd::Low,
        _ => return None,
    };
    let next = at + opened + 1;
    if labels(next) {
        return None;
    }
    let closed = opened == 1 && tokens.kind(next) == Kind::Close;
    Some((open, next + usize::from(closed)))
}
