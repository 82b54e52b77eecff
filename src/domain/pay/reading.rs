//! Decides which expressions of a text are pay, and how clearly each of them is.

use std::ops::Range;

use super::claim::SHIFT;
use super::context::{self, Before, Cue, Known};
use super::currency::{Currency, Mark, Resolved, resolve};
use super::expression::Expression;
use super::label::{Label, is_labelled};
use super::pairs::paired;
use super::period::{Span, is_plausible, of_size};
use super::places;
use super::sentence;
use super::term::Term;
use super::token::{Kind, Tokens, tokens};
use super::{Advertised, Context, UnusablePay};
use crate::domain::vocabulary::{OpenEnd, PayBasis, PayPeriod};

/// The least that is seldom offered as a bonus, in cents. The bound is this service's judgement.
const BONUS: i64 = 3_000_000;

/// Where a text comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    /// A title or a description, most of whose numbers are no pay.
    Prose,
    /// A field for the salary.
    Field,
}

/// Pay with how clearly the text names it as that of the job.
#[derive(Debug)]
pub(super) struct Scored {
    /// The pay.
    pub(super) pay: Advertised,
    /// The higher the clearer; only the order counts.
    pub(super) score: i32,
    /// The step of a pay scale that it is for, as in `Step 1: $88,621`.
    pub(super) step: Option<u32>,
    /// Which of the names of the posting's place stands in its clause.
    pub(super) place: Option<usize>,
    /// The pieces that it is made of.
    pub(super) pieces: Range<usize>,
}

/// How much clearer than a single amount a range is. What a word calls pay has 10 points at least; there it is more than a
/// period is worth, since much that is no offer has a period (`must earn at least $43,888 per year`).
pub(super) fn range_points(score: i32) -> i32 {
    if score < 10 { 2 } else { 5 }
}

/// Reads all pay of a text.
pub(super) fn read(text: &str, context: Context<'_>, source: Source) -> Vec<Scored> {
    let tokens = &tokens(text);
    let mut reader = Reader {
        tokens,
        context,
        source,
        floor: 0,
        after_extra: false,
        after_pay: false,
        is_listing: false,
        found: Vec::new(),
    };
    let mut at = 0;
    while at < reader.tokens.len() {
        at = reader.step(at);
    }
    let mut found = paired(reader.found);
    places::mark(tokens, &mut found, context.places);
    found
}

/// Goes through a text.
pub(super) struct Reader<'a> {
    pub(super) tokens: &'a Tokens<'a>,
    context: Context<'a>,
    pub(super) source: Source,
    /// The place behind the words that belong to the amount before.
    pub(super) floor: usize,
    /// Whether that amount was money for something else.
    pub(super) after_extra: bool,
    /// Whether that amount was pay.
    pub(super) after_pay: bool,
    /// Whether the sentence has named a differential.
    pub(super) is_listing: bool,
    found: Vec<Scored>,
}

/// An expression with everything that the text says of it.
pub(super) struct Candidate {
    pub(super) expression: Expression,
    pub(super) before: Before,
    pub(super) after: Cue,
    first: i64,
    pub(super) second: Option<i64>,
    pub(super) out_of_bounds: bool,
}

impl Reader<'_> {
    /// Takes what begins at a place; the place to go on from.
    fn step(&mut self, at: usize) -> usize {
        if !matches!(self.tokens.kind(at), Kind::Number(_) | Kind::Mark(_)) {
            self.is_listing &= !sentence::ends_list(self.tokens, at);
            return at + 1;
        }
        let Some(expression) = Expression::read(self.tokens, at) else {
            return at + 1;
        };
        let (first, second, out_of_bounds) = expression.cents(self.tokens);
        let mut candidate = Candidate {
            expression,
            before: context::before(self.tokens, at, self.floor),
            after: Cue::Silent,
            first,
            second,
            out_of_bounds,
        };
        let known = Known {
            called_pay: matches!(candidate.before.cue, Cue::Pay(_)),
            has_period: expression.span.is_some(),
            is_yearly: self.inferred(&candidate) == Some(PayPeriod::Year),
            label: self.label(&candidate),
        };
        let behind;
        (candidate.after, behind) = context::after(self.tokens, expression.next, known);
        let extra = self.is_extra(&candidate);
        let accepted = !extra && self.is_pay(&candidate);
        if accepted {
            let scored = self.scored(&candidate);
            self.found.push(scored);
        }
        if accepted || !expression.is_bare() {
            self.floor = behind.max(expression.next);
            self.after_extra = extra;
            self.after_pay = accepted;
            self.is_listing |= extra && candidate.may_be_hourly();
            expression.next
        } else {
            at + 1
        }
    }

    pub(super) fn inferred(&self, candidate: &Candidate) -> Option<PayPeriod> {
        let currency = match self.resolved(candidate) {
            Resolved::Stated(currency) | Resolved::Inferred(currency) => Some(currency),
            Resolved::Unknown | Resolved::Ambiguous => None,
        };
        of_size([Some(candidate.first), candidate.second], currency)
    }

    /// How firmly a label names it as pay; not where it is as small as a differential.
    fn label(&self, candidate: &Candidate) -> Label {
        let Candidate {
            expression, before, ..
        } = candidate;
        let called = matches!(before.cue, Cue::Pay(_)) && before.adjacent;
        let named = expression.span.is_some() || before.span_adjacent;
        let known = named || self.inferred(candidate).is_some();
        if !called
            || !known
            || candidate.largest() < SHIFT
            || !is_labelled(self.tokens, expression.first.first)
        {
            Label::Absent
        } else if (named || candidate.second.is_some()) && !candidate.may_be_bonus() {
            Label::Firm
        } else {
            Label::Single
        }
    }

    fn resolved(&self, candidate: &Candidate) -> Resolved {
        let Expression { first, second, .. } = candidate.expression;
        let [third, fourth] = second.map_or([None, None], |end| [end.mark, end.second_mark]);
        let marks = match candidate.expression.is_bare() {
            true => [candidate.before.mark, None, None, None],
            // `Rs. 6,00,000`
            false if [first.mark, third].contains(&Some(Mark::Lakh)) => {
                let rupee = Some(Mark::Sign(Currency::INR));
                let stated = candidate.before.mark.filter(|mark| Some(*mark) == rupee);
                [stated, first.mark, third, fourth]
            }
            false => [first.mark, first.second_mark, third, fourth],
        };
        resolve(&marks, self.context.default_currency)
    }

    fn scored(&self, candidate: &Candidate) -> Scored {
        let Candidate {
            expression, before, ..
        } = candidate;
        let resolved = self.resolved(candidate);
        let (currency, currency_inferred) = match resolved {
            Resolved::Stated(currency) => (Some(currency), false),
            Resolved::Inferred(currency) => (Some(currency), true),
            Resolved::Unknown | Resolved::Ambiguous => (None, false),
        };
        let known_sizes = currency.is_some_and(|currency| currency.has_known_sizes());
        let before_span = before.span.filter(|span| match span {
            Span::Paid(period) => !known_sizes || is_plausible(candidate.largest(), *period),
            Span::Other => true,
        });
        let span = expression.span.or(before_span);
        let inferred = match span {
            None if !candidate.out_of_bounds => self.inferred(candidate),
            _ => None,
        };
        let period = match span {
            Some(Span::Paid(period)) => Some(period),
            _ => inferred,
        };
        let (min, max, open) = candidate.ends();
        let unusable = if candidate.out_of_bounds {
            Some(UnusablePay::OutOfBounds)
        } else if candidate
            .second
            .is_some_and(|second| candidate.first > second)
        {
            Some(UnusablePay::MinAboveMax)
        } else if currency.is_none() {
            Some(UnusablePay::AmbiguousCurrency)
        } else if span == Some(Span::Other) {
            Some(UnusablePay::UnsupportedPeriod)
        } else {
            period.is_none().then_some(UnusablePay::AmbiguousPeriod)
        };
        let start = self.tokens.at(expression.first.first).start;
        let end = self.tokens.before(expression.next).end;
        let pay = Advertised {
            min,
            max,
            currency,
            currency_inferred,
            period,
            period_inferred: inferred.is_some(),
            basis: self.basis(candidate).unwrap_or(PayBasis::Unspecified),
            open,
            unusable,
            range: start..end,
        };
        Scored {
            score: self.score(candidate, &pay, span.is_some()),
            pay,
            step: context::step(self.tokens, expression.first.first),
            place: None,
            pieces: expression.first.first..expression.next,
        }
    }

    /// The basis that the words on either side name; `None` where they do not speak of pay.
    fn basis(&self, candidate: &Candidate) -> Option<PayBasis> {
        let Candidate {
            expression,
            before,
            after,
            ..
        } = candidate;
        let last = expression.second.unwrap_or(expression.first);
        let within = (last.next..expression.next).find_map(|at| match self.tokens.kind(at) {
            Kind::Word(Term::Pay(basis)) => Some(basis),
            _ => None,
        });
        let of = |cue: Cue| match cue {
            Cue::Pay(basis) => Some(basis),
            _ => None,
        };
        let named = [within, of(*after), of(before.cue)];
        let told = named
            .iter()
            .flatten()
            .find(|basis| **basis != PayBasis::Unspecified);
        told.copied().or_else(|| named.into_iter().flatten().next())
    }

    fn score(&self, candidate: &Candidate, pay: &Advertised, stated: bool) -> i32 {
        let point = |is: bool, points: i32| if is { points } else { 0 };
        let named = match self.basis(candidate) {
            Some(PayBasis::Base) => 18,
            Some(PayBasis::Unspecified) => 16,
            Some(PayBasis::Total) => 10,
            None => 0,
        };
        named
            + point(stated, 4)
            + point(candidate.second.is_some(), range_points(named))
            + point(pay.period_inferred, 1)
            + point(pay.currency.is_some() && !pay.currency_inferred, 1)
            - point(pay.unusable.is_some(), 40)
    }
}

impl Candidate {
    /// Tells whether its size and its period are those of pay for an hour.
    pub(super) fn may_be_hourly(&self) -> bool {
        match self.expression.span {
            Some(span) => span == Span::Paid(PayPeriod::Hour),
            None => self.largest() < 15_000 && !self.expression.is_bare(),
        }
    }

    /// Tells whether it has the size of a bonus and not that of pay for an hour.
    fn may_be_bonus(&self) -> bool {
        !self.may_be_hourly() && self.least() < BONUS
    }

    pub(super) fn largest(&self) -> i64 {
        self.first.max(self.second.unwrap_or_default())
    }

    pub(super) fn least(&self) -> i64 {
        self.second
            .map_or(self.first, |second| self.first.min(second))
    }

    pub(super) fn is_called_pay(&self) -> bool {
        matches!(self.after, Cue::Pay(_)) || matches!(self.before.cue, Cue::Pay(_))
    }

    /// The least and the most, and which end is open.
    fn ends(&self) -> (Option<i64>, Option<i64>, Option<OpenEnd>) {
        let open = self.expression.open;
        if self.out_of_bounds {
            return (None, None, open);
        }
        match (self.second, open.or(self.before.open)) {
            (Some(second), _) => (
                Some(self.first),
                Some(second),
                open.filter(|end| *end == OpenEnd::High),
            ),
            (None, Some(OpenEnd::High)) => (Some(self.first), None, Some(OpenEnd::High)),
            (None, Some(OpenEnd::Low)) => (None, Some(self.first), Some(OpenEnd::Low)),
            (None, None) => (Some(self.first), Some(self.first), None),
        }
    }
}
