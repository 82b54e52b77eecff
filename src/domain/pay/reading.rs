//! Decides which expressions of a text are pay, and how clearly each of them is.

use super::context::{self, Before, Cue, Known};
use super::currency::{Resolved, resolve};
use super::expression::{Expression, counts_something, is_chained};
use super::pairs::paired;
use super::period::{Span, is_allowance, is_plausible, of_size};
use super::term::Term;
use super::token::{Kind, Tokens, tokens};
use super::{Advertised, Context, UnusablePay};
use crate::domain::vocabulary::{OpenEnd, PayBasis, PayPeriod};

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
}

/// The longest text in bytes that is taken for a title: a lone amount in it needs no word that introduces it.
const TITLE: usize = 200;

/// Reads all pay of a text.
pub(super) fn read(text: &str, context: Context, source: Source) -> Vec<Scored> {
    let mut reader = Reader {
        tokens: &tokens(text),
        context,
        source,
        floor: 0,
        after_extra: false,
        found: Vec::new(),
    };
    let mut at = 0;
    while at < reader.tokens.len() {
        at = reader.step(at);
    }
    paired(reader.found)
}

struct Reader<'a> {
    tokens: &'a Tokens<'a>,
    context: Context,
    source: Source,
    /// The place behind the words that belong to the amount before.
    floor: usize,
    /// Whether that amount was money for something else.
    after_extra: bool,
    found: Vec<Scored>,
}

/// An expression with everything that the text says of it.
struct Candidate {
    expression: Expression,
    before: Before,
    after: Cue,
    first: i64,
    second: Option<i64>,
    out_of_bounds: bool,
}

impl Reader<'_> {
    /// Takes what begins at a place; the place to go on from.
    fn step(&mut self, at: usize) -> usize {
        if !matches!(self.tokens.kind(at), Kind::Number(_) | Kind::Mark(_)) {
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
            expression.next
        } else {
            at + 1
        }
    }

    fn is_extra(&self, candidate: &Candidate) -> bool {
        let before = candidate.before;
        match candidate.after {
            Cue::Extra => true,
            Cue::Pay(_) => false,
            _ if before.cue == Cue::Extra => true,
            _ => {
                let silent = before.cue == Cue::Silent && before.at_floor;
                silent && self.after_extra && candidate.expression.span.is_none()
            }
        }
    }

    fn is_pay(&self, candidate: &Candidate) -> bool {
        let Candidate { expression, .. } = candidate;
        let largest = candidate.largest();
        let scale = expression
            .first
            .scale
            .max(expression.second.and_then(|end| end.scale));
        if largest == 0 && !candidate.out_of_bounds {
            return false;
        }
        let unclear = expression.is_bare() || expression.first.has_code_alone();
        if unclear && candidate.after == Cue::Count {
            return false;
        }
        if expression.is_bare() && !self.is_number_of_its_own(candidate) {
            return false;
        }
        if self.source == Source::Field {
            let sized = scale.is_some() || largest >= 700 || candidate.out_of_bounds;
            return !expression.is_bare() || sized;
        }
        let spoken = candidate.is_called_pay();
        let large = scale.unwrap_or(1);
        if large >= 1_000_000_000 || (large == 1_000_000 && !spoken && expression.span.is_none()) {
            return false;
        }
        if expression.is_bare() {
            return self.is_bare_pay(candidate, scale);
        }
        if expression.first.has_code_alone() && largest < 100_000 && expression.span.is_none() {
            return spoken;
        }
        if is_allowance(expression.span, largest, spoken) {
            return false;
        }
        let inferred = self.inferred(candidate);
        let several = candidate.second.is_some() || self.is_title();
        spoken
            || expression.span.is_some()
            || candidate.before.span_adjacent
            || inferred == Some(PayPeriod::Year)
            || (inferred == Some(PayPeriod::Hour) && several)
    }

    /// Tells whether a number without a currency is no part of a date, a name or a count.
    fn is_number_of_its_own(&self, candidate: &Candidate) -> bool {
        let expression = &candidate.expression;
        let place = expression.first.first;
        let (here, joint) = (self.tokens.at(place), self.tokens.before(place));
        let touched = !here.gap
            && match joint.kind {
                Kind::Dash | Kind::Slash | Kind::Colon | Kind::Dot | Kind::Comma => {
                    let before = self.tokens.before(place.saturating_sub(1)).kind;
                    let name = matches!(before, Kind::Number(_) | Kind::Code)
                        || (joint.kind == Kind::Dash && matches!(before, Kind::Word(_)));
                    name && !joint.gap
                }
                Kind::Other | Kind::Word(_) => true,
                _ => false,
            };
        let year = expression.first.is_calendar_year(self.tokens)
            && expression
                .second
                .is_none_or(|end| end.is_calendar_year(self.tokens))
            && expression.span.is_none();
        let counts = expression.span.is_none() && counts_something(self.tokens, expression.next);
        let chained = is_chained(self.tokens, expression.next);
        !(touched || year || counts || chained || candidate.before.cue == Cue::Count)
    }

    /// Tells whether a number without a currency, in the middle of other text, is pay.
    fn is_bare_pay(&self, candidate: &Candidate, scale: Option<i64>) -> bool {
        let Candidate {
            expression, before, ..
        } = candidate;
        let (least, largest) = (candidate.least(), candidate.largest());
        let called = candidate.is_called_pay();
        let range = candidate.second.is_some();
        if let Some(Span::Paid(period)) = expression.span {
            let fits = match period {
                PayPeriod::Hour => least >= 700 && largest <= 50_000,
                PayPeriod::Week => least >= 20_000,
                PayPeriod::Month => least >= 80_000,
                PayPeriod::Year => least >= 1_000_000,
            };
            let short = period == PayPeriod::Hour && self.is_title();
            return fits && (range || called || short);
        }
        let large = least >= 1_000_000 || largest >= 1_000_000 && before.open.is_some();
        let hourly =
            before.span == Some(Span::Paid(PayPeriod::Hour)) && least >= 700 && largest <= 50_000;
        if matches!(before.cue, Cue::Pay(_)) && before.adjacent {
            return large || scale.is_some() || hourly;
        }
        if before.span_adjacent && range && hourly {
            return true;
        }
        // `The base salary range, reflected in CAD, is: 92,900 - 116,100`
        let introduced = matches!(
            self.tokens.before(expression.first.first).kind,
            Kind::Colon | Kind::Word(Term::Link | Term::Between | Term::Least)
        );
        if called && large && range && introduced {
            return true;
        }
        let usual = least >= 2_000_000 && largest < 100_000_000;
        let ends = !matches!(
            self.tokens.kind(expression.next),
            Kind::Word(Term::Other | Term::Count | Term::Unit(_) | Term::Units(_) | Term::Possible)
                | Kind::Number(_)
        );
        scale == Some(1_000) && usual && ends && (range || self.is_title())
    }

    fn is_title(&self) -> bool {
        self.tokens.text.len() <= TITLE
    }

    fn inferred(&self, candidate: &Candidate) -> Option<PayPeriod> {
        let currency = match self.resolved(candidate) {
            Resolved::Stated(currency) | Resolved::Inferred(currency) => Some(currency),
            Resolved::Unknown | Resolved::Ambiguous => None,
        };
        of_size([Some(candidate.first), candidate.second], currency)
    }

    fn resolved(&self, candidate: &Candidate) -> Resolved {
        let Expression { first, second, .. } = candidate.expression;
        let [third, fourth] = second.map_or([None, None], |end| [end.mark, end.second_mark]);
        let marks = match candidate.expression.is_bare() {
            true => [candidate.before.mark, None, None, None],
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
        let score = self.score(candidate, &pay, span.is_some());
        Scored { pay, score }
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
            Some(PayBasis::Base) => 10,
            Some(PayBasis::Unspecified) => 8,
            Some(PayBasis::Total) => 7,
            None => 0,
        };
        named
            + point(stated, 4)
            + point(candidate.second.is_some(), 2)
            + point(pay.period_inferred, 1)
            + point(pay.currency.is_some() && !pay.currency_inferred, 1)
            - point(pay.unusable.is_some(), 20)
    }
}

impl Candidate {
    fn largest(&self) -> i64 {
        self.first.max(self.second.unwrap_or_default())
    }

    fn least(&self) -> i64 {
        self.second
            .map_or(self.first, |second| self.first.min(second))
    }

    fn is_called_pay(&self) -> bool {
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
