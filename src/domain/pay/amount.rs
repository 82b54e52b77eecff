//! One amount of money: a number with its multiplier and its mark, as an exact count of cents.

use super::currency::{Currency, Mark};
use super::period::Span;
use super::term::{CRORE, LAKH, Term};
use super::token::{Kind, Shape, Token, Tokens, digit};
use crate::domain::vocabulary::PayPeriod;

/// The largest amount that is read, in major units, as elsewhere in the service.
const LARGEST_MAJOR: i128 = 1_000_000_000_000;

/// Decimals that are kept before scaling. Twelve are enough to round the largest multiplier (10⁹) to cents rightly.
const DECIMALS: usize = 12;

/// 10 to the power of [`DECIMALS`].
const UNIT: i128 = 1_000_000_000_000;

/// The most digits before the decimals that are looked at: more than [`LARGEST_MAJOR`] has.
const WHOLE_DIGITS: usize = 14;

/// A number in a text that may be money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Amount {
    /// The piece with its digits.
    pub(super) number: Token,
    /// How these are separated.
    pub(super) shape: Shape,
    /// What it is multiplied by, when that is said.
    pub(super) scale: Option<i64>,
    /// The mark before or behind it.
    pub(super) mark: Option<Mark>,
    /// The second mark, when there are two, such as `$95,000 CAD`.
    pub(super) second_mark: Option<Mark>,
    /// The period that the multiplier names with it (`LPA`).
    pub(super) span: Option<Span>,
    /// The place of its first piece.
    pub(super) first: usize,
    /// The place behind its last piece.
    pub(super) next: usize,
}

impl Amount {
    /// Reads the amount that begins at a place: marks, a number, a multiplier, marks.
    ///
    /// The letters m, B and L only multiply where a mark stands beside the number or beside the `other` end of a
    /// range.
    pub(super) fn read(tokens: &Tokens<'_>, first: usize, other: Option<Self>) -> Option<Self> {
        let mut marks = Vec::with_capacity(2);
        let mut at = first;
        while let Kind::Mark(mark) = tokens.kind(at)
            && marks.len() < 2
        {
            marks.push(mark);
            at += 1;
        }
        let number = tokens.at(at);
        let Kind::Number(shape) = number.kind else {
            return None;
        };
        if marks.is_empty() && is_plan_number(tokens, at) {
            return None;
        }
        let mut amount = Self {
            number,
            shape,
            scale: None,
            mark: None,
            second_mark: None,
            span: None,
            first,
            next: at + 1,
        };
        let marked = !marks.is_empty() || other.is_some_and(|other| !other.is_bare());
        amount.take_scale(tokens, marked);
        amount.take_marks(tokens, &mut marks);
        amount.mark = marks.first().copied();
        amount.second_mark = marks.get(1).copied();
        amount.ends_well(tokens).then_some(amount)
    }

    fn take_scale(&mut self, tokens: &Tokens<'_>, marked: bool) {
        let token = tokens.at(self.next);
        let factor = match token.kind {
            Kind::Word(Term::Scale(factor)) => factor,
            Kind::Word(Term::Letter(factor))
                if !token.gap && (marked || tokens.text_of(token) == "M") =>
            {
                factor
            }
            Kind::Word(Term::Lpa) => {
                self.span = Some(Span::Paid(PayPeriod::Year));
                LAKH
            }
            _ => return,
        };
        self.scale = Some(factor);
        self.next += 1;
    }

    /// Takes the marks behind the number, unless they belong to the next one, and a code in brackets.
    fn take_marks(&mut self, tokens: &Tokens<'_>, marks: &mut Vec<Mark>) {
        if self.span.is_some() && marks.is_empty() {
            marks.push(Mark::Sign(Currency::INR));
        }
        while let Kind::Mark(mark) = tokens.kind(self.next)
            && marks.len() < 2
        {
            let (here, behind) = (tokens.at(self.next), tokens.at(self.next + 1));
            let number_behind = matches!(behind.kind, Kind::Number(_));
            if number_behind && (!marks.is_empty() || (here.gap && !behind.gap)) {
                break;
            }
            marks.push(mark);
            self.next += 1;
        }
        if marks.len() < 2
            && let Some((mark, next)) = code_in_brackets(tokens, self.next)
        {
            marks.push(mark);
            self.next = next;
        }
        if marks.is_empty() && self.is_indian(tokens) {
            marks.push(Mark::Lakh);
        }
    }

    /// Tells whether it is written as amounts of rupees are: in lakhs or crores, or grouped as in `12,00,000`.
    fn is_indian(&self, tokens: &Tokens<'_>) -> bool {
        let whole = tokens.text_of(self.number).split('.').next();
        let mut groups = whole.unwrap_or_default().rsplit(',').map(str::len);
        let thousands = groups.next() == Some(3) && groups.next() == Some(2);
        let worded = Kind::Word(Term::Scale(self.scale.unwrap_or_default()));
        let counted = tokens.before(self.next).kind == worded;
        (counted && matches!(self.scale, Some(LAKH | CRORE)))
            || (thousands && groups.next().is_some_and(|length| length <= 2))
    }

    /// Takes a code that stands in brackets behind the period: `$120,000 per year (CAD)`.
    pub(super) fn take_late_code(&mut self, tokens: &Tokens<'_>, at: usize) -> usize {
        let Some((mark, next)) = code_in_brackets(tokens, at) else {
            return at;
        };
        if self.mark.is_none() {
            self.mark = Some(mark);
        } else {
            self.second_mark = self.second_mark.or(Some(mark));
        }
        next
    }

    /// Tells whether what touches the end leaves it an amount: no ordinal, no percentage, no part of a longer name.
    fn ends_well(&self, tokens: &Tokens<'_>) -> bool {
        let token = tokens.at(self.next);
        match token.kind {
            Kind::Percent | Kind::Word(Term::Percent) => false,
            Kind::Word(Term::Unit(_) | Term::Short(_) | Term::Each(_) | Term::To) => true,
            // `$26.02 - $39.03This range`
            Kind::Word(_) if self.has_cents() && !self.is_bare() => {
                token.gap || begins_sentence(tokens.text_of(token))
            }
            Kind::Word(_) | Kind::Number(_) | Kind::Code => token.gap,
            _ => true,
        }
    }

    /// Tells whether it is written with cents: two decimals.
    pub(super) fn has_cents(&self) -> bool {
        matches!(self.shape, Shape::Decimal(point) if self.number.end == point + 3)
    }

    /// Tells whether no currency stands beside it.
    pub(super) fn is_bare(&self) -> bool {
        self.mark.is_none()
    }

    /// Tells whether only a code stands beside it, which may be a term of medicine or computing.
    pub(super) fn has_code_alone(&self) -> bool {
        matches!((self.mark, self.second_mark), (Some(Mark::Code(_)), None))
    }

    /// Tells whether the digits stand in groups of thousands.
    pub(super) fn is_grouped(&self) -> bool {
        matches!(self.shape, Shape::Grouped | Shape::Triple(_))
    }

    /// Tells whether it looks like a year of the calendar: four digits from 1900 to 2100.
    pub(super) fn is_calendar_year(&self, tokens: &Tokens<'_>) -> bool {
        let digits = tokens.text_of(self.number);
        self.scale.is_none()
            && self.shape == Shape::Plain
            && digits.len() == 4
            && (digits.starts_with("19") || digits.starts_with("20") || digits == "2100")
    }

    /// Returns the amount in cents, rounded half up where it is finer than a cent; `None` beyond 10¹² major units.
    ///
    /// A dot before three digits groups thousands (`60.000`), unless the number is multiplied (`1.125M`) or paid by
    /// the hour (`$58.125`).
    pub(super) fn cents(&self, tokens: &Tokens<'_>, by_the_hour: bool) -> Option<i64> {
        let text = tokens.text_of(self.number);
        let point = match self.shape {
            Shape::Decimal(point) => Some(point),
            Shape::Triple(point) if by_the_hour || self.scale.is_some() => Some(point),
            _ => None,
        };
        let (whole, decimals) = point
            .and_then(|point| text.split_at_checked(point - self.number.start))
            .unwrap_or((text, ""));
        let mut value = 0_i128;
        let significant = whole.chars().filter_map(digit).skip_while(|d| *d == 0);
        for (place, digit) in significant.enumerate() {
            if place >= WHOLE_DIGITS {
                return None;
            }
            value = value * 10 + i128::from(digit);
        }
        let decimals = decimals
            .chars()
            .filter_map(digit)
            .chain(std::iter::repeat(0));
        for digit in decimals.take(DECIMALS) {
            value = value * 10 + i128::from(digit);
        }
        let scaled = value * i128::from(self.scale.unwrap_or(1));
        if scaled > LARGEST_MAJOR * UNIT {
            return None;
        }
        i64::try_from((scaled * 100 + UNIT / 2) / UNIT).ok()
    }
}

/// Tells whether a word is written as the first of a sentence: a capital and at least two small letters.
fn begins_sentence(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
        && word.len() > 2
        && letters.all(char::is_lowercase)
}

/// Reads the code of a currency in brackets, and the place behind it.
fn code_in_brackets(tokens: &Tokens<'_>, at: usize) -> Option<(Mark, usize)> {
    match (tokens.kind(at), tokens.kind(at + 1), tokens.kind(at + 2)) {
        (Kind::Open, Kind::Mark(mark @ Mark::Code(_)), Kind::Close) => Some((mark, at + 3)),
        _ => None,
    }
}

/// Tells whether a number is the name of a retirement or savings plan: 401k, 403(b), 529.
fn is_plan_number(tokens: &Tokens<'_>, at: usize) -> bool {
    let number = tokens.at(at);
    if !["401", "403", "457", "529"].contains(&tokens.text_of(number)) {
        return false;
    }
    let letter_at = |place: usize| {
        let letter = tokens.at(place);
        let plans = ["k", "b", "a", "c"];
        !letter.gap
            && plans
                .iter()
                .any(|plan| tokens.text_of(letter).eq_ignore_ascii_case(plan))
    };
    letter_at(at + 1)
        || (letter_at(at + 2) && matches!(tokens.kind(at + 1), Kind::Open | Kind::Dash))
}
