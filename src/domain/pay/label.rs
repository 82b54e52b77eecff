//! What a label before an amount makes of words for other money behind it.

use super::context::phrase_end;
use super::term::{Force, Term};
use super::token::{Kind, Tokens};

/// How far before an amount its label ends, in pieces.
const NEAR: usize = 7;

/// How firmly a label such as `Pay range:` names an amount as pay; the firmer sorts behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Label {
    /// No label, or an amount whose period neither words nor its size tell.
    Absent,
    /// One amount without a period in words, or any that may be a bonus by its size: `Compensation: $15,000 sign-on bonus` is none.
    Single,
    /// Any other range or amount with a period: words for other money behind it begin something new.
    Firm,
}

impl Label {
    /// Tells whether a word for other money behind the amount begins something new: `Pay: $28 - $41 Sign-on bonus available`.
    pub(super) fn ends_at(self, tokens: &Tokens<'_>, at: usize, force: Force) -> bool {
        let firm = Kind::Word(Term::Extra(Force::Firm));
        // `retention bonus`
        let is_bonus =
            || (at + 1..phrase_end(tokens, at + 1)).any(|place| tokens.kind(place) == firm);
        match (self, force) {
            (Self::Absent, _) | (Self::Single, Force::Firm | Force::Beside) => false,
            (Self::Single, Force::Loose | Force::LooseAfter) => !is_bonus(),
            (Self::Firm, _) => true,
        }
    }
}

/// Tells whether the words directly before an amount are a label, and no verb: `we pay $15,000 in bonuses`.
pub(super) fn is_labelled(tokens: &Tokens<'_>, first: usize) -> bool {
    let leads = |kind: Kind| {
        matches!(
            kind,
            Kind::Line | Kind::Mark(_) | Kind::Word(Term::Link | Term::Least | Term::Between)
        )
    };
    let start = first.saturating_sub(NEAR);
    let nearest = (start..first).rev().find(|at| !leads(tokens.kind(*at)));
    nearest.is_some_and(|at| match tokens.kind(at) {
        Kind::Colon | Kind::Dash => true,
        Kind::Word(Term::Pay(_)) => {
            let word = tokens.text_of(tokens.at(at));
            ["range", "rate", "salary", "wage"]
                .iter()
                .any(|label| word.eq_ignore_ascii_case(label))
        }
        _ => false,
    })
}
