//! What the words around an amount say of it: whether it is pay, for which period, and which end is open.

use super::currency::Mark;
use super::label::Label;
use super::period::Span;
use super::term::{Force, Term};
use super::token::{Kind, Tokens};
use crate::domain::vocabulary::{OpenEnd, PayBasis};

/// How far back words are looked for, in pieces; a sentence that introduces a range rarely has more.
const BACK: usize = 28;

/// How far ahead words are looked for, in pieces.
const AHEAD: usize = 7;

/// What the words on one side say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cue {
    /// Nothing.
    Silent,
    /// That the amount is pay.
    Pay(PayBasis),
    /// That it is money for something else.
    Extra,
    /// That it counts or names something.
    Count,
}

/// What stands before an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Before {
    /// The nearest word that says what it is.
    pub(super) cue: Cue,
    /// Whether only linking words stand between that word and the amount.
    pub(super) adjacent: bool,
    /// The period that is named.
    pub(super) span: Option<Span>,
    /// Whether only linking words stand between the name of the period and the amount: `Weekly gross: $2,112`.
    pub(super) span_adjacent: bool,
    /// The end that is open.
    pub(super) open: Option<OpenEnd>,
    /// The nearest mark of a currency, such as that of `Salary (USD): 95,000`.
    pub(super) mark: Option<Mark>,
    /// Whether the search ran into the floor without a clause ending before.
    pub(super) at_floor: bool,
}

/// Looks back from an amount, to the end of the sentence before it or to `floor`, where other words belong.
pub(super) fn before(tokens: &Tokens<'_>, first: usize, floor: usize) -> Before {
    let mut found = Before {
        cue: Cue::Silent,
        adjacent: true,
        span: None,
        span_adjacent: false,
        open: open_before(tokens, first, floor),
        mark: None,
        at_floor: false,
    };
    let end = first.saturating_sub(BACK).max(floor);
    let (mut brackets, mut lines) = (0_usize, 0_usize);
    let (mut aside, mut linked) = (false, true);
    for at in (end..first).rev() {
        let previous = tokens.before(at).kind;
        match tokens.kind(at) {
            Kind::Close => brackets += 1,
            Kind::Open => brackets = brackets.saturating_sub(1),
            Kind::Mark(mark) => found.mark = found.mark.or(Some(mark)),
            Kind::Word(word) if brackets > 0 => found.take_span(tokens, at, word),
            _ if brackets > 0 => {}
            Kind::Line => {
                lines += 1;
                aside |= !matches!(previous, Kind::Colon | Kind::Dash);
                if lines > 2 {
                    return found;
                }
            }
            Kind::Break => return found,
            Kind::Dot if ends_sentence(tokens, at) => return found,
            Kind::Comma | Kind::Plus | Kind::Word(Term::And | Term::Or | Term::Aside) => {
                aside = true;
                linked = false;
            }
            Kind::Word(word) => found.take(tokens, at, word, aside, &mut linked),
            Kind::Number(_) | Kind::Code | Kind::Percent | Kind::Other => linked = false,
            _ => {}
        }
    }
    found.at_floor = end == floor && lines == 0 && !aside;
    found
}

impl Before {
    /// Takes the period that a word names, unless a later word named one.
    fn take_span(&mut self, tokens: &Tokens<'_>, at: usize, word: Term) {
        let previous = tokens.before(at);
        let of_extra = matches!(tokens.kind(at + 1), Kind::Word(Term::Extra(_)));
        match word {
            _ if self.span.is_some() || of_extra => {}
            Term::Each(span) => {
                let joined = match previous.kind {
                    Kind::Dash => tokens.before(at.saturating_sub(1)).kind,
                    kind => kind,
                };
                let twice = joined == Kind::Word(Term::Twice);
                self.span = Some(if twice { Span::Other } else { span });
            }
            Term::Unit(span) if matches!(previous.kind, Kind::Word(Term::Per) | Kind::Slash) => {
                self.span = Some(span);
            }
            _ => {}
        }
    }

    /// Takes one word into account, going back; `linked` while only linking words lie between it and the amount.
    fn take(&mut self, tokens: &Tokens<'_>, at: usize, word: Term, aside: bool, linked: &mut bool) {
        let previous = tokens.before(at);
        let named = self.span.is_some();
        self.take_span(tokens, at, word);
        self.span_adjacent |= !named && self.span.is_some() && *linked;
        if self.cue == Cue::Silent {
            let cue = match word {
                Term::Pay(_) if is_minimum_wage(tokens, at) => Cue::Extra,
                Term::Pay(basis) => match previous.kind {
                    Kind::Word(Term::Extra(Force::Firm | Force::Beside | Force::Loose)) => {
                        Cue::Extra
                    }
                    _ => Cue::Pay(basis),
                },
                Term::Extra(Force::Firm) if !aside && !is_set_aside(tokens, at) => Cue::Extra,
                Term::Extra(Force::Loose | Force::Beside) if !aside && *linked => Cue::Extra,
                Term::Label if *linked => Cue::Count,
                _ => Cue::Silent,
            };
            if cue != Cue::Silent {
                (self.cue, self.adjacent) = (cue, *linked);
            }
        } else if let (Cue::Pay(PayBasis::Unspecified), Term::Pay(basis)) = (self.cue, word)
            && !aside
        {
            self.cue = Cue::Pay(basis);
        }
        *linked &= matches!(
            word,
            Term::Link
                | Term::Least
                | Term::Most
                | Term::To
                | Term::Up
                | Term::More
                | Term::Less
                | Term::Than
                | Term::High
                | Term::Low
                | Term::Between
                | Term::Article
                | Term::Per
                | Term::Unit(_)
                | Term::Each(_)
                | Term::Filler
                | Term::Pay(_)
        );
    }
}

/// Tells whether a piece is a dot at the end of a sentence, not one such as those of `approx. $50`, `min. 120k`.
pub(super) fn ends_sentence(tokens: &Tokens<'_>, at: usize) -> bool {
    let short = matches!(
        tokens.before(at).kind,
        Kind::Word(Term::Least | Term::Most | Term::Link | Term::Unit(_) | Term::Short(_))
            | Kind::Mark(_)
    );
    tokens.kind(at) == Kind::Dot && tokens.at(at + 1).gap && !short
}

/// Tells whether a word for pay is that of a wage set by law, `minimum wage`, and no label, `Minimum wage: $35`.
fn is_minimum_wage(tokens: &Tokens<'_>, at: usize) -> bool {
    let wage = tokens.text_of(tokens.at(at)).eq_ignore_ascii_case("wage");
    let minimum = tokens.text_of(tokens.before(at));
    let behind = tokens.kind(at + 1);
    let labels = behind == Kind::Colon || is_number(behind);
    wage && minimum.eq_ignore_ascii_case("minimum") && !labels
}

/// Tells whether a word for other money is only mentioned: `excluding bonus`, `bonus eligible`.
fn is_set_aside(tokens: &Tokens<'_>, at: usize) -> bool {
    let before = (1..=3).any(|back| {
        at.checked_sub(back)
            .is_some_and(|place| tokens.kind(place) == Kind::Word(Term::Aside))
    });
    let dash = usize::from(tokens.kind(at + 1) == Kind::Dash);
    before || tokens.kind(at + 1 + dash) == Kind::Word(Term::Possible)
}

/// What is known of an amount before the words behind it are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Known {
    /// Words before it call it pay.
    pub(super) called_pay: bool,
    /// A period is written behind it.
    pub(super) has_period: bool,
    /// It has the size of pay for a year.
    pub(super) is_yearly: bool,
    /// How firmly a label directly before it names it.
    pub(super) label: Label,
}

/// Looks ahead from the end of an expression; what is found, and the place behind the words that belong to it.
///
/// Words that are also used of jobs count less where the amount has a period or the size of pay for a year.
pub(super) fn after(tokens: &Tokens<'_>, next: usize, known: Known) -> (Cue, usize) {
    let Known {
        called_pay,
        has_period,
        is_yearly,
        label,
    } = known;
    let sized = has_period || is_yearly;
    let purpose = tokens.text_of(tokens.at(next)).eq_ignore_ascii_case("in");
    for at in next..next + AHEAD {
        let (token, behind) = (tokens.at(at), tokens.kind(at + 1));
        let numbered = is_number(behind);
        match token.kind {
            Kind::Word(Term::Extra(force)) => {
                let weak = match force {
                    Force::Firm | Force::Beside => false,
                    Force::Loose => has_period && !purpose,
                    Force::LooseAfter => sized && !purpose,
                };
                // `Pay: $26 - $33 Differential - 15%`
                let labels = behind == Kind::Colon
                    || (numbered && has_period)
                    || (called_pay && behind == Kind::Dash && is_number(tokens.kind(at + 2)));
                if labels
                    || (!purpose && label.ends_at(tokens, at, force))
                    || is_set_aside(tokens, at)
                {
                    break;
                }
                if weak {
                    continue;
                }
                return (Cue::Extra, phrase_end(tokens, at + 1));
            }
            Kind::Word(Term::Pay(basis)) => {
                if matches!(behind, Kind::Word(Term::Extra(Force::Firm))) {
                    return (Cue::Extra, phrase_end(tokens, at + 2));
                }
                if is_minimum_wage(tokens, at) {
                    return (Cue::Extra, next);
                }
                let linked = matches!(
                    behind,
                    Kind::Colon | Kind::Word(Term::Link | Term::Least | Term::Most | Term::Up)
                );
                if linked || numbered {
                    break;
                }
                return (Cue::Pay(basis), next);
            }
            Kind::Word(Term::Count | Term::Units(_)) => return (Cue::Count, at + 1),
            Kind::Word(Term::Stop | Term::Aside | Term::And | Term::Between) => break,
            Kind::Open if label != Label::Absent || sized && called_pay => break,
            Kind::Word(_) | Kind::Open => {}
            Kind::Dash | Kind::Slash if !token.gap => {}
            _ => break,
        }
    }
    (Cue::Silent, next)
}

/// Tells whether an amount begins with this.
fn is_number(kind: Kind) -> bool {
    matches!(kind, Kind::Mark(_) | Kind::Number(_))
}

/// Finds the end of the words that go on from a word for other money, such as `sign-on bonus available`.
pub(super) fn phrase_end(tokens: &Tokens<'_>, at: usize) -> usize {
    let goes_on = |place: &usize| match tokens.kind(*place) {
        Kind::Word(Term::Extra(_) | Term::Other | Term::Possible) => true,
        Kind::Dash => !tokens.at(*place).gap,
        _ => false,
    };
    at + (at..at + AHEAD).take_while(goes_on).count()
}

/// Reads the step of a pay scale that directly precedes an amount: `Step 1: $88,621`.
pub(super) fn step(tokens: &Tokens<'_>, first: usize) -> Option<u32> {
    let joint = matches!(tokens.before(first).kind, Kind::Colon | Kind::Dash);
    let at = first.checked_sub(1 + usize::from(joint))?;
    let label = tokens.text_of(tokens.before(at));
    let number = label.eq_ignore_ascii_case("step").then(|| tokens.at(at))?;
    tokens.text_of(number).parse().ok()
}

/// Reads the words directly before an amount that leave an end open.
fn open_before(tokens: &Tokens<'_>, first: usize, floor: usize) -> Option<OpenEnd> {
    let kind = |back: usize| {
        let place = first.checked_sub(back).filter(|place| *place >= floor);
        place.map_or(Kind::Edge, |place| tokens.kind(place))
    };
    let skipped = |back: usize| {
        matches!(
            kind(back),
            Kind::Word(Term::Article | Term::Link | Term::Pay(_) | Term::Each(_))
                | Kind::Colon
                | Kind::Dot
                | Kind::Open
                | Kind::Close
                | Kind::Mark(_)
                | Kind::Line
        )
    };
    let negated = |back: usize| {
        let place = first.checked_sub(back).map(|place| tokens.at(place));
        place.is_some_and(|word| matches!(tokens.text_of(word), "no" | "not" | "No" | "Not"))
    };
    // Words such as `of`, `salary:` or `hourly rate ($):` may stand between.
    let mut back = 1;
    while back <= AHEAD && skipped(back) {
        back += 1;
    }
    // `Minimum Hire Rate`
    let named = matches!(kind(back - 1), Kind::Word(Term::Pay(_)));
    let is_end = |back: usize| {
        let word = first.checked_sub(back).map(|place| tokens.at(place));
        word.is_some_and(|word| {
            ["min", "minimum", "max", "maximum"]
                .iter()
                .any(|end| tokens.text_of(word).eq_ignore_ascii_case(end))
        })
    };
    if named && kind(back) == Kind::Word(Term::Other) && is_end(back + 1) {
        back += 1;
    }
    let at_start = (1..back).any(|place| {
        first.checked_sub(place).is_some_and(|place| {
            let word = tokens.text_of(tokens.at(place));
            ["starting", "starts", "start", "beginning", "begins"]
                .iter()
                .any(|start| word.eq_ignore_ascii_case(start))
        })
    });
    match kind(back) {
        _ if at_start => Some(OpenEnd::High),
        Kind::Over | Kind::Word(Term::Least | Term::Low) => Some(OpenEnd::High),
        Kind::Under | Kind::Word(Term::Most | Term::High) => Some(OpenEnd::Low),
        Kind::Word(Term::To) if kind(back + 1) == Kind::Word(Term::Up) => Some(OpenEnd::Low),
        Kind::Word(Term::Than) => match (kind(back + 1), negated(back + 2)) {
            (Kind::Word(Term::More), false) | (Kind::Word(Term::Less), true) => Some(OpenEnd::High),
            (Kind::Word(Term::More), true) | (Kind::Word(Term::Less), false) => Some(OpenEnd::Low),
            _ => None,
        },
        _ => None,
    }
}
