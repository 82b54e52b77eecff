//! Decides whether an expression is pay of the job, money for something else, or no money.

use super::context::Cue;
use super::expression::{Expression, counts_something, is_chained};
use super::period::{Span, least};
use super::reading::{Candidate, Reader, Source};
use super::sentence::{self, Sentence};
use super::term::Term;
use super::token::Kind;
use crate::domain::vocabulary::PayPeriod;

/// The longest text in bytes that is taken for a title: a lone amount in it needs no word that introduces it.
const TITLE: usize = 200;

/// An hourly amount below this that stands beside a word for a shift is a differential, in cents. The bound is this
/// service's judgement, as is the next.
pub(super) const SHIFT: i64 = 1_000;

/// An hourly amount below this in a list of differentials is another one, in cents.
const LISTED: i64 = 2_000;

impl Reader<'_> {
    /// Tells whether it is money for something else than the work, or of somebody else.
    pub(super) fn is_extra(&self, candidate: &Candidate) -> bool {
        let before = candidate.before;
        if self.is_differential(candidate) {
            return true;
        }
        match candidate.after {
            Cue::Extra => true,
            Cue::Pay(_) => false,
            _ if before.cue == Cue::Extra => true,
            _ => {
                let silent = before.cue == Cue::Silent && before.at_floor;
                silent && self.after_extra && candidate.expression.span.is_none()
                    || self.source == Source::Prose && self.sentence(candidate).of_other
            }
        }
    }

    /// Tells whether it is paid in addition for a shift or a duty: by a plus before it, or by its size where a word for a
    /// shift or another differential of the sentence is near.
    fn is_differential(&self, candidate: &Candidate) -> bool {
        let Expression { first, next, .. } = candidate.expression;
        if sentence::is_added(self.tokens, first.first) {
            return true;
        }
        let largest = candidate.largest();
        let shift = || sentence::names_shift(self.tokens, first.first, next, self.floor);
        candidate.may_be_hourly()
            && (self.is_listing && largest < LISTED && (!candidate.is_called_pay() || shift())
                || largest < SHIFT && shift())
    }

    /// What the sentence says of an amount with a currency that no word calls pay; nothing of other amounts, nor of pay by
    /// the hour, since hardly anything else is paid so.
    fn sentence(&self, candidate: &Candidate) -> Sentence {
        let Expression {
            first, next, span, ..
        } = candidate.expression;
        let hourly = span == Some(Span::Paid(PayPeriod::Hour));
        if candidate.is_called_pay() || candidate.expression.is_bare() || hourly {
            return Sentence::default();
        }
        let floor = if self.after_pay { self.floor } else { 0 };
        sentence::around(self.tokens, first.first, next, floor)
    }

    /// Tells whether it is pay, unless it is money for something else.
    pub(super) fn is_pay(&self, candidate: &Candidate) -> bool {
        let Candidate { expression, .. } = candidate;
        let largest = candidate.largest();
        let scale = expression
            .first
            .scale
            .max(expression.second.and_then(|end| end.scale));
        if self.is_too_small(candidate) {
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
        let sentence = self.sentence(candidate);
        let claimed = sentence.of_job || candidate.before.span_adjacent;
        if sentence.is_whole && !claimed && candidate.second.is_none() {
            return false;
        }
        let inferred = self.inferred(candidate);
        let labelled = candidate.before.open.is_some()
            && self.tokens.before(expression.first.first).kind == Kind::Colon;
        let several = candidate.second.is_some() || labelled || self.is_title();
        spoken
            || expression.span.is_some()
            || candidate.before.span_adjacent
            || inferred == Some(PayPeriod::Year)
            || (inferred == Some(PayPeriod::Hour) && several)
    }

    /// Tells whether it is less than any job pays, or below zero.
    fn is_too_small(&self, candidate: &Candidate) -> bool {
        let expression = &candidate.expression;
        let period = match expression.span {
            Some(Span::Paid(period)) => Some(period),
            _ => None,
        };
        let place = expression.first.first;
        let joint = self.tokens.before(place);
        let negative = self.source == Source::Field
            && joint.kind == Kind::Dash
            && !self.tokens.at(place).gap
            && matches!(
                self.tokens.before(place.saturating_sub(1)).kind,
                Kind::Edge | Kind::Mark(_) | Kind::Colon
            );
        negative || candidate.largest() < least(period) && !candidate.out_of_bounds
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
            return large || scale.is_some() || hourly || self.is_pay_rate(candidate);
        }
        if before.span_adjacent && range && hourly {
            return true;
        }
        // `The base salary range, reflected in CAD, is: 92,900 - 116,100`
        let introduced = matches!(
            self.tokens.before(expression.first.first).kind,
            Kind::Colon | Kind::Word(Term::Link | Term::Between | Term::Least)
        );
        if called && (large || hourly) && range && introduced {
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

    /// Tells whether it has cents, the size of pay for an hour and a label for pay, not just for a rate: `Pay rate: 38.50`.
    fn is_pay_rate(&self, candidate: &Candidate) -> bool {
        let first = candidate.expression.first;
        let is_pay = |at: usize| matches!(self.tokens.before(at).kind, Kind::Word(Term::Pay(_)));
        let place = first.first.saturating_sub(1);
        let word = self.tokens.text_of(self.tokens.before(place));
        let of_any = ["rate", "rates", "range"]
            .iter()
            .any(|label| word.eq_ignore_ascii_case(label));
        self.tokens.kind(place) == Kind::Colon
            && is_pay(place)
            && (!of_any || is_pay(place.saturating_sub(1)))
            && first.has_cents()
            && self.inferred(candidate) == Some(PayPeriod::Hour)
    }

    fn is_title(&self) -> bool {
        self.tokens.text.len() <= TITLE
    }
}
