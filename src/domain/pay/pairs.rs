//! Joins a least and a most that are written apart.

use super::Advertised;
use super::reading::{Scored, range_points};
use crate::domain::vocabulary::OpenEnd;

/// The furthest a least and a most may stand apart to be the ends of one range, in bytes.
const PAIR: usize = 40;

/// Joins a least and the most that follows it closely (`Minimum: $95,000 Maximum: $120,000`) to one range, and the steps
/// of a pay scale (`Step 1: $88,621 Step 10: $115,213`).
pub(super) fn paired(found: Vec<Scored>) -> Vec<Scored> {
    let mut pairs: Vec<Scored> = Vec::with_capacity(found.len());
    for next in found {
        let middle = pairs
            .last()
            .is_some_and(|last| is_middle(&last.pay, &next.pay));
        let skipped = if middle { pairs.pop() } else { None };
        let ends = |last: &&mut Scored| {
            are_ends(&last.pay, &next.pay, skipped.as_ref()) || are_steps(last, &next)
        };
        match pairs.last_mut().filter(ends) {
            Some(last) => {
                let wider = last.pay.min.is_some() && last.pay.min < last.pay.max;
                let score = last.score.max(next.score);
                last.score = score + if wider { 0 } else { range_points(score) };
                last.step = next.step;
                last.pieces.end = next.pieces.end;
                last.pay.max = next.pay.max;
                last.pay.open = None;
                last.pay.range.end = next.pay.range.end;
                last.pay.period_inferred &= next.pay.period_inferred;
                last.pay.unusable = last.pay.unusable.and(next.pay.unusable);
                last.pay.period = last.pay.period.or(next.pay.period);
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

/// Tells whether a later step of a pay scale follows closely.
fn are_steps(lower: &Scored, higher: &Scored) -> bool {
    let rises = lower.step.zip(higher.step).is_some_and(|(a, b)| a < b);
    let (low, high) = (&lower.pay, &higher.pay);
    let closed = low.open.is_none() && high.open.is_none() && high.min == high.max;
    rises && closed && low.max <= high.max && are_of_a_kind(low, high) && are_near(low, high)
}

fn are_ends(least: &Advertised, most: &Advertised, middle: Option<&Scored>) -> bool {
    let rises = least.max.is_none() && most.min.is_none() && least.min <= most.max;
    let close = match middle.map(|scored| &scored.pay) {
        None => are_near(least, most),
        Some(middle) => {
            least.min <= middle.min && are_near(least, middle) && are_near(middle, most)
        }
    };
    least.open == Some(OpenEnd::High)
        && most.open == Some(OpenEnd::Low)
        && are_of_a_kind(least, most)
        && rises
        && close
}

/// Tells whether two amounts may be in the same currency and for the same period.
fn are_of_a_kind(a: &Advertised, b: &Advertised) -> bool {
    let period = a.period.is_none() || b.period.is_none() || a.period == b.period;
    period && a.currency == b.currency
}

fn are_near(a: &Advertised, b: &Advertised) -> bool {
    b.range.start.saturating_sub(a.range.end) <= PAIR
}
