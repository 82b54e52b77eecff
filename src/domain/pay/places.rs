//! Which of several amounts is that of the posting's place, where pay differs from place to place.

use super::Advertised;
use super::context::ends_sentence;
use super::reading::Scored;
use super::term::Term;
use super::token::{Kind, Tokens};
use crate::domain::vocabulary::PayBasis;

/// Notes of each pay which of the names stands in its own clause, the first where several do.
pub(super) fn mark(tokens: &Tokens<'_>, found: &mut [Scored], names: &[String]) {
    if names.is_empty() {
        return;
    }
    let starts = found.iter().skip(1).map(|scored| scored.pieces.start);
    let nexts: Vec<usize> = starts.chain([tokens.len()]).collect();
    let mut from = 0;
    for (scored, next) in found.iter_mut().zip(nexts) {
        let amount = scored.pieces.clone();
        let end = end_of_clause(tokens, amount.end, next);
        let sides = [
            start_of_clause(tokens, from, amount.start)..amount.start,
            amount.end..end,
        ];
        let texts = sides.map(|side| {
            let bytes = tokens.at(side.start).start..tokens.at(side.end).start;
            tokens.text.get(bytes).unwrap_or_default()
        });
        let lower = texts.map(str::to_lowercase);
        scored.place = names.iter().position(|name| match name.len() {
            // `co`, the company, is no place; `CO` may be.
            2 => texts
                .iter()
                .any(|text| has_word(text, &name.to_uppercase())),
            _ => lower.iter().any(|text| has_word(text, name)),
        });
        from = end;
    }
}

/// How many times another amount may be pay to be that for another place: a range of home prices is none.
const FURTHEST: i64 = 2;

/// Tells whether another pay may be that of the same job at another place.
pub(super) fn are_alike(pay: &Advertised, other: &Advertised) -> bool {
    let form = |pay: &Advertised| {
        let ends = (pay.min.is_some(), pay.max.is_some(), pay.min == pay.max);
        (pay.currency, pay.period, pay.unusable, ends)
    };
    let size = |pay: &Advertised| pay.min.or(pay.max).unwrap_or_default();
    let near = |a: i64, b: i64| a / FURTHEST <= b;
    // Words such as `base pay` are not said again of the next place.
    let basis = [pay.basis, PayBasis::Unspecified].contains(&other.basis);
    form(pay) == form(other)
        && basis
        && near(size(pay), size(other))
        && near(size(other), size(pay))
}

/// Finds the end of the clause that goes on behind an amount, `next` at most, where another amount begins.
///
/// Where nothing but commas and the like lies between, the name of a place follows its amount (`$60 in CA and $55 in TX`)
/// if a word such as `in` does; else it precedes it (`California $60, Texas $55`).
fn end_of_clause(tokens: &Tokens<'_>, at: usize, next: usize) -> usize {
    if let Some(end) = (at..next).find(|at| ends_clause(tokens, *at)) {
        return end;
    }
    if next == tokens.len() {
        return next;
    }
    let joint = |at: &usize| {
        matches!(
            tokens.kind(*at),
            Kind::Comma | Kind::Word(Term::And | Term::Or)
        )
    };
    let word = tokens.text_of(tokens.at(at)).to_ascii_lowercase();
    let follows =
        tokens.kind(at) == Kind::Open || ["in", "for", "within", "at"].contains(&word.as_str());
    if follows {
        (at..next).rfind(joint).unwrap_or(next)
    } else {
        (at..next).find(joint).unwrap_or(at)
    }
}

/// Finds the start of the clause that leads to an amount; a line of its own is led by the line before it.
fn start_of_clause(tokens: &Tokens<'_>, from: usize, first: usize) -> usize {
    let mut has_words = false;
    for at in (from..first).rev() {
        let previous = tokens.before(at).kind;
        let leads = tokens.kind(at) == Kind::Line && (!has_words || previous == Kind::Colon);
        if ends_clause(tokens, at) && !leads {
            return at + 1;
        }
        has_words |= matches!(tokens.kind(at), Kind::Word(_)) || leads;
    }
    from
}

fn ends_clause(tokens: &Tokens<'_>, at: usize) -> bool {
    matches!(tokens.kind(at), Kind::Line | Kind::Break) || ends_sentence(tokens, at)
}

/// Tells whether a text has a name that no letter or digit touches.
fn has_word(text: &str, name: &str) -> bool {
    let touches = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    !name.is_empty()
        && text.match_indices(name).any(|(at, found)| {
            let (before, behind) = (text.get(..at), text.get(at + found.len()..));
            !touches(before.and_then(|before| before.chars().next_back()))
                && !touches(behind.and_then(|behind| behind.chars().next()))
        })
}
