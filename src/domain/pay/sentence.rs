//! What the sentence of an amount says where no word for pay is near it.

use super::context::ends_sentence;
use super::term::Term;
use super::token::{Kind, Tokens};

/// How far back a sentence is looked at, in pieces.
const BACK: usize = 28;

/// How far words for a shift stand from an amount, in pieces.
const NEAR: usize = 5;

/// Shifts and duties that are paid for in addition.
const SHIFTS: [&str; 14] = [
    "evening",
    "evenings",
    "night",
    "nights",
    "overnight",
    "weekend",
    "weekends",
    "holiday",
    "holidays",
    "preceptor",
    "precepting",
    "charge",
    "standby",
    "callback",
];

/// Words of whole sentences, which labels and lists do without.
const SENTENCE: [&str; 32] = [
    "our", "we", "you", "your", "they", "their", "this", "that", "these", "those", "which", "who",
    "it", "its", "he", "she", "has", "have", "had", "having", "is", "are", "was", "were", "been",
    "will", "would", "can", "may", "by", "each", "every",
];

/// Words of sentences that speak of the job.
const JOB: [&str; 31] = [
    "position",
    "positions",
    "role",
    "roles",
    "job",
    "jobs",
    "opening",
    "opportunity",
    "candidate",
    "candidates",
    "hire",
    "hires",
    "hired",
    "hiring",
    "start",
    "starts",
    "starting",
    "make",
    "makes",
    "work",
    "contract",
    "w2",
    "fte",
    "guarantee",
    "guaranteed",
    "join",
    "need",
    "needs",
    "seeking",
    "seeks",
    "looking",
];

/// What is done with the money of others.
const HANDLING: [&str; 26] = [
    "manage",
    "manages",
    "oversee",
    "oversees",
    "overseeing",
    "oversaw",
    "contribute",
    "contributes",
    "contributed",
    "contributing",
    "donate",
    "donates",
    "donated",
    "awarded",
    "generate",
    "generates",
    "generated",
    "generating",
    "spends",
    "spent",
    "invest",
    "invests",
    "funded",
    "funds",
    "administers",
    "processed",
];

/// What the words of a sentence around an amount say, other than that it is pay.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Sentence {
    /// It is a sentence, neither a label nor a line of a list.
    pub(super) is_whole: bool,
    /// It speaks of the job.
    pub(super) of_job: bool,
    /// The money is handled in the job, or of others: `oversees projects of $250,000`, `a P&L of $300,000`.
    pub(super) of_other: bool,
}

/// Looks around an amount, to the end of its part of the sentence and not before `floor`.
pub(super) fn around(tokens: &Tokens<'_>, first: usize, next: usize, floor: usize) -> Sentence {
    let mut found = Sentence {
        of_other: is_of_other(tokens, first, floor),
        ..Sentence::default()
    };
    let start = first.saturating_sub(BACK).max(floor);
    let label = |at: usize| tokens.kind(at) == Kind::Colon && at + 1 == first;
    for at in (start..first).rev() {
        if label(at) || ends_part(tokens, at) {
            break;
        }
        found.is_whole |= is_one_of(tokens, at, &SENTENCE);
        found.of_job |= is_one_of(tokens, at, &JOB);
        found.of_other |= is_one_of(tokens, at, &HANDLING);
    }
    // `$6,000 to your account`, but not `$95,000 per year in our office`
    found.is_whole |= is_one_of(tokens, next, &["to", "by", "is", "are", "was", "were"]);
    for at in next..next + NEAR {
        if ends_part(tokens, at) {
            break;
        }
        found.of_job |= is_one_of(tokens, at, &JOB);
    }
    found
}

/// Tells whether a plus before an amount adds it to the pay: `nights +$2.50/hr`, but not `Security+ $50/hr`.
pub(super) fn is_added(tokens: &Tokens<'_>, first: usize) -> bool {
    let plus = tokens.before(first);
    plus.kind == Kind::Plus && first > 1 && (plus.gap || !tokens.at(first).gap)
}

/// Tells whether a word for a shift or a duty stands beside an amount: `evenings: $2.50`, `charge pay of $1.50`.
pub(super) fn names_shift(tokens: &Tokens<'_>, first: usize, next: usize, floor: usize) -> bool {
    let is_shift = |at: &usize| is_one_of(tokens, *at, &SHIFTS);
    let links = |at: &usize| {
        matches!(
            tokens.kind(*at),
            Kind::Word(Term::Link | Term::Article | Term::Unit(_) | Term::Pay(_))
                | Kind::Colon
                | Kind::Dash
                | Kind::Open
        )
    };
    let start = first.saturating_sub(NEAR).max(floor);
    let before = (start..first).rev().find(|at| is_shift(at) || !links(at));
    let leads = |at: &usize| links(at) || is_one_of(tokens, *at, &["for", "on"]);
    let behind = (next..next + NEAR).find(|at| is_shift(at) || !leads(at));
    [before, behind].iter().flatten().any(is_shift)
}

/// Tells whether an amount is that of a thing that is not pay: `projects of up to $250,000`.
fn is_of_other(tokens: &Tokens<'_>, first: usize, floor: usize) -> bool {
    let start = first.saturating_sub(NEAR).max(floor);
    let is_of = |at: &usize| is_one_of(tokens, *at, &["of"]);
    let leads = |at: &usize| {
        matches!(
            tokens.kind(*at),
            Kind::Word(
                Term::Link
                    | Term::Article
                    | Term::Least
                    | Term::Most
                    | Term::Up
                    | Term::To
                    | Term::More
                    | Term::Less
                    | Term::Than
                    | Term::Between
            )
        )
    };
    let nearest = (start..first).rev().find(|at| is_of(at) || !leads(at));
    nearest.filter(is_of).is_some_and(|at| {
        let thing = tokens.before(at).kind;
        matches!(thing, Kind::Word(Term::Other | Term::Letter(_)))
    })
}

/// Tells whether a part of a sentence ends at a piece.
fn ends_part(tokens: &Tokens<'_>, at: usize) -> bool {
    match tokens.kind(at) {
        Kind::Line | Kind::Break | Kind::Open | Kind::Comma | Kind::Edge => true,
        Kind::Dash => tokens.at(at).gap,
        _ => ends_sentence(tokens, at),
    }
}

/// Tells whether a list of differentials ends at a piece: with its sentence, but not at a semicolon.
pub(super) fn ends_list(tokens: &Tokens<'_>, at: usize) -> bool {
    match tokens.kind(at) {
        Kind::Line => true,
        Kind::Break => tokens.text_of(tokens.at(at)) != ";",
        _ => ends_sentence(tokens, at),
    }
}

fn is_one_of(tokens: &Tokens<'_>, at: usize, words: &[&str]) -> bool {
    let word = tokens.text_of(tokens.at(at));
    words.iter().any(|known| known.eq_ignore_ascii_case(word))
}
