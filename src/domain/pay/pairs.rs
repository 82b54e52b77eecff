//! Joins a least and a most that are written apart.

use super::Advertised;
use super::reading::Scored;
use crate::domain::vocabulary::OpenEnd;

/// The furthest a least and a most may stand apart to be the ends of one range, in bytes.
const PAIR: usize = 40;

/// Joins a least and the most that follows it closely (`Minimum: $95,000 Maximum: $120,000`) to one range.
pub(super) fn paired(found: Vec<Scored>) -> Vec<Scored> {
    let mut pairs: Vec<Scored> = Vec::with_capacity(found.len());
    for next in found {
        let middle = pairs
            .last()
            .is_some_and(|last| is_middle(&last.pay, &next.pay));
        let skipped = if middle { pairs.pop() } else { None };
        let ends = |last: &&mut Scored| are_ends(&last.pay, &next.pay, skipped.as_ref());
        match pairs.last_mut().filter(ends) {
            Some(last) => {
                last.pay.max = next.pay.max;
                last.pay.open = None;
                last.pay.range.end = next.pay.range.end;
                last.pay.period_inferred &= next.pay.period_inferred;
                last.pay.unusable = last.pay.unusable.and(next.pay.unusable);
                last.pay.period = last.pay.period.or(next.pay.period);
                last.score = last.score.max(next.score) + 2;
            }
            None => {
                pairs.extend(skipped);
                pairs.push(next);
            }
        }
    }
    pairs
}

/// Tells whether an amount may be the middle of a range whose most follows.
fn is_middle(middle: &Advertised, most: &Advertised) -> bool {
    middle.open.is_none()
        && middle.min == middle.max
        && most.open == Some(OpenEnd::Low)
        && middle.max <= most.max
}

fn are_ends(least: &Advertised, most: &Advertised, middle: Option<&Scored>) -> bool {
    let period = least.period.is_none() || most.period.is_none() || least.period == most.period;
    let rises = least.max.is_none() && most.min.is_none() && least.min <= most.max;
    let near = |a: &Advertised, b: &Advertised| b.range.start.saturating_sub(a.range.end) <= PAIR;
    let close = match middle.map(|scored| &scored.pay) {
        None => near(least, most),
        Some(middle) => least.min <= middle.min && near(least, middle) && near(middle, most),
    };
    least.open == Some(OpenEnd::High)
        && most.open == Some(OpenEnd::Low)
        && least.currency == most.currency
        && period
        && rises
        && close
}
