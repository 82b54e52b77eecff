//! Which claims disagree, and in what they differ.
//!
//! Claims are held against each other when they are about one quantity of one role in one place and one unit, and stand
//! in different rows. Two of them disagree when
//!
//! - they are the same statistic, or both tell of the middle (median and mean), and are further apart than their
//!   rounding; a single value fits a range that holds it, two ranges fit when both their ends do; or
//! - they are statistics that ascend in any one distribution (lowest pay, percentiles, highest pay), but do not.
//!
//! Pay of several levels in one document, alike in all else, is a breakdown; pay of several periods by one publisher is
//! a series. Neither is a disagreement.
//!
//! What differs between the two is a reason. An unstated period, and pay of an unstated basis, differ from nothing: they
//! explain nothing. Growth is the exception, since it depends on its years: over unstated ones it may be growth over
//! others. Statistics are a reason only where the same was expected of both.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::super::soc::base;
use super::super::vocabulary::{ConflictReason, PayBasis, Quantity};
use super::Claim;
use super::publisher::same_publisher;
use super::unit::Unit;

/// Claims about one quantity of one role that disagree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The key, made from what the conflict is about.
    pub id: String,
    /// What the claims tell the amount of.
    pub quantity: Quantity,
    /// Slug of the role.
    pub role: String,
    /// Code of the place; `None` where the quantity depends on none.
    pub region: Option<String>,
    /// What the claims are counted in.
    pub unit: Unit,
    /// The claims that disagree, two by two; never empty.
    pub pairs: Vec<Pair>,
}

/// Two claims that disagree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// Key of the claim that comes first by key.
    pub a: String,
    /// Key of the other.
    pub b: String,
    /// In what they differ; never empty.
    pub reasons: Vec<ConflictReason>,
}

/// Finds the conflicts among claims.
///
/// Beside each claim stands the official figure that it was found to differ from, if any. It takes part in the conflict
/// of that claim: against claims of the same statistic or of the middle as it is, not against other official figures.
pub fn conflicts<'a>(
    claims: impl IntoIterator<Item = (&'a Claim, Option<&'a Claim>)>,
) -> Vec<Conflict> {
    let mut groups = BTreeMap::<_, BTreeMap<String, Member<'a>>>::new();
    for (claim, official) in claims {
        let Some(role) = &claim.role else { continue };
        let quantity = claim.measure.quantity();
        let group = groups
            .entry((quantity, role, &claim.region, &claim.unit))
            .or_default();
        group.insert(
            claim.id(),
            Member {
                claim,
                is_official: false,
            },
        );
        if let Some(claim) = official {
            group.insert(
                claim.id(),
                Member {
                    claim,
                    is_official: true,
                },
            );
        }
    }
    groups
        .into_iter()
        .filter_map(|((quantity, role, region, unit), group)| {
            let pairs = pairs(&group);
            (!pairs.is_empty()).then(|| Conflict {
                id: id(quantity, role, region.as_deref(), unit),
                quantity,
                role: role.clone(),
                region: region.clone(),
                unit: unit.clone(),
                pairs,
            })
        })
        .collect()
}

/// A claim of a group, and whether it is an official figure that stands against one.
struct Member<'a> {
    claim: &'a Claim,
    is_official: bool,
}

fn pairs(group: &BTreeMap<String, Member<'_>>) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for (position, (a, first)) in group.iter().enumerate() {
        for (b, second) in group.iter().skip(position + 1) {
            let officials = usize::from(first.is_official) + usize::from(second.is_official);
            let is_same = first.claim.measure.order(second.claim.measure) == Some(Ordering::Equal);
            let is_fair = officials == 0 || officials == 1 && is_same;
            if !is_fair || !disagree(first.claim, second.claim) {
                continue;
            }
            pairs.push(Pair {
                a: a.clone(),
                b: b.clone(),
                reasons: reasons(first.claim, second.claim),
            });
        }
    }
    pairs
}

/// The key of a conflict: `pay-clinical-informatics-director-us-usd-year`.
fn id(quantity: Quantity, role: &str, region: Option<&str>, unit: &Unit) -> String {
    let mut parts = vec![quantity.as_str().replace('_', "-"), role.to_owned()];
    parts.extend(region.map(str::to_ascii_lowercase));
    if let Unit::Money(currency, period) = unit {
        parts.push(currency.to_ascii_lowercase());
        parts.push(period.as_str().to_owned());
    }
    parts.join("-")
}

/// Tells whether two claims about one quantity disagree.
fn disagree(a: &Claim, b: &Claim) -> bool {
    let is_one_row = a.figure.resource == b.figure.resource
        && a.figure.id == b.figure.id
        && a.measure.quantity() != Quantity::YearsOfExperience;
    if is_one_row || is_breakdown(a, b) || is_series(a, b) {
        return false;
    }
    let is_percent = a.unit == Unit::Percent;
    let slack = |claim: &Claim| claim.value.doubled_slack(claim.rounding, is_percent);
    let slack = slack(a).max(slack(b));
    match a.measure.order(b.measure) {
        Some(Ordering::Equal) => a.value.differs(&b.value, slack),
        Some(Ordering::Less) => a.value.exceeds(&b.value, slack),
        Some(Ordering::Greater) => b.value.exceeds(&a.value, slack),
        None => false,
    }
}

/// Tells whether two claims are pay of two levels in one document, alike in all else.
fn is_breakdown(a: &Claim, b: &Claim) -> bool {
    a.source == b.source
        && a.measure.quantity() == Quantity::Pay
        && dimensions(a, b) == [ConflictReason::DifferentLevel]
}

/// Tells whether two claims are pay of two periods by one publisher, alike in all else.
fn is_series(a: &Claim, b: &Claim) -> bool {
    let publishers = a.publisher.as_deref().zip(b.publisher.as_deref());
    publishers.is_some_and(|(a, b)| same_publisher(a, b))
        && a.measure.quantity() == Quantity::Pay
        && dimensions(a, b) == [ConflictReason::DifferentPeriod]
}

/// In what two claims differ that disagree; never empty.
fn reasons(a: &Claim, b: &Claim) -> Vec<ConflictReason> {
    let mut found = dimensions(a, b);
    if a.measure != b.measure && a.measure.order(b.measure) == Some(Ordering::Equal) {
        found.push(ConflictReason::DifferentStatistic);
    }
    if found.is_empty() {
        found.push(ConflictReason::Unexplained);
    }
    found.sort_unstable();
    found
}

/// In what two claims differ, apart from statistic and value.
fn dimensions(a: &Claim, b: &Claim) -> Vec<ConflictReason> {
    let occupations = [a, b].map(|claim| claim.occupation.as_deref().map(base));
    [
        (
            ConflictReason::DifferentOccupation,
            occupations[0] != occupations[1],
        ),
        (ConflictReason::DifferentPeriod, !same_period(a, b)),
        (ConflictReason::DifferentRegion, a.region != b.region),
        (ConflictReason::DifferentLevel, a.level != b.level),
        (ConflictReason::DifferentPayBasis, !same_basis(a, b)),
    ]
    .into_iter()
    .filter(|(_, differs)| *differs)
    .map(|(reason, _)| reason)
    .collect()
}

/// Tells whether two claims may describe one period; a year holds its months.
fn same_period(a: &Claim, b: &Claim) -> bool {
    let holds =
        |year: &str, other: &str| year.len() == 4 && other.len() == 7 && other.starts_with(year);
    match (&a.period, &b.period) {
        (Some(a), Some(b)) => a == b || holds(a, b) || holds(b, a),
        (None, None) => true,
        _ => a.measure.quantity() != Quantity::Growth,
    }
}

/// Tells whether two claims may count the same.
fn same_basis(a: &Claim, b: &Claim) -> bool {
    match (a.pay_basis, b.pay_basis) {
        (Some(a), Some(b)) => a == b || a == PayBasis::Unspecified || b == PayBasis::Unspecified,
        _ => true,
    }
}

#[cfg(test)]
mod tests;
