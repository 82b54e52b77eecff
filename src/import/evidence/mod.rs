//! Computes claims and conflicts anew from the tables of figures, so that no request has to.

mod figures;
mod published;

use std::collections::{BTreeMap, BTreeSet};

use figures::Figure;

use crate::db::DbConn;
use crate::domain::evidence::{self, Check, Claim, Conflict, Published, Unit};
use crate::domain::soc::base;
use crate::domain::text::fold;
use crate::domain::vocabulary::{MatchKind, PayPeriod, Verdict};
use crate::store::rows::{ClaimRow, ConflictPairRow, ConflictRow};
use crate::store::{StoreError, evidence as store, replace_rows};

/// Makes `claims`, `conflicts` and `conflict_pairs` what the figures of the database make of them.
///
/// Part of every transaction that changes figures, seed load and imports alike, after the figures are written. Returns
/// the names of the tables that changed; a second call returns none.
///
/// # Errors
///
/// Only those of the database.
pub fn refresh(conn: &mut DbConn) -> Result<Vec<&'static str>, StoreError> {
    let figures = figures::of(&store::curated(conn)?);
    let claims = || figures.iter().map(|figure| &figure.claim);
    let occupations: BTreeSet<String> = claims()
        .filter_map(|claim| claim.occupation.as_deref())
        .map(|code| base(code).to_owned())
        .collect();
    let regions: BTreeSet<String> = claims().filter_map(|claim| claim.region.clone()).collect();
    let library = published::library(store::official(conn, &occupations, &regions)?);
    let checked: Vec<(&Figure, Check<'_>)> = figures
        .iter()
        .map(|figure| (figure, evidence::check(&figure.claim, &library)))
        .collect();
    // Official figures that a claim differs from, by key: they stand beside it in conflicts.
    let officials: BTreeMap<String, (&Published, Claim)> = checked
        .iter()
        .filter_map(|(figure, check)| against(figure, check))
        .map(|value| (value.figure.claim_id(), (value, published::claim(value))))
        .collect();
    let sides = checked.iter().map(|(figure, check)| {
        let official =
            against(figure, check).and_then(|value| officials.get(&value.figure.claim_id()));
        (&figure.claim, official.map(|(_, claim)| claim))
    });
    let (conflicts, pairs) = conflict_rows(evidence::conflicts(sides));
    let rows = checked
        .iter()
        .map(|(figure, check)| claim_row(figure, check))
        .chain(
            officials
                .values()
                .map(|(value, claim)| official_row(value, claim)),
        );
    let mut changed = Vec::new();
    if replace_rows!(conn, claims, ClaimRow, rows.collect())? {
        changed.push("claims");
    }
    if replace_rows!(conn, conflicts, ConflictRow, conflicts)? {
        changed.push("conflicts");
    }
    if replace_rows!(conn, conflict_pairs, ConflictPairRow, pairs)? {
        changed.push("conflict_pairs");
    }
    Ok(changed)
}

/// The official figure that a claim was found to differ from, if it is to stand beside it.
///
/// A publisher's own figure of an earlier period is not one that its later figures speak against.
fn against<'a>(figure: &Figure, check: &Check<'a>) -> Option<&'a Published> {
    check.published.filter(|_| match check.verdict {
        Verdict::Contradicted => true,
        Verdict::Outdated => figure.listed,
        _ => false,
    })
}

fn claim_row(figure: &Figure, check: &Check<'_>) -> ClaimRow {
    let claim = &figure.claim;
    let role_words = claim.role.as_ref().map(|slug| slug.replace('-', " "));
    let searched = [
        role_words.as_ref(),
        figure.level_label.as_ref(),
        figure.cited_publisher.as_ref(),
        Some(&check.detail),
    ];
    let searched: Vec<&str> = searched.into_iter().flatten().map(String::as_str).collect();
    ClaimRow {
        level: figure.level_label.clone(),
        approximate: figure.approximate,
        occupation_match: figure.occupation_match,
        cited_publisher: figure.cited_publisher.clone(),
        listed: figure.listed,
        verdict: check.verdict,
        published_value: check.published.map(|value| value.value),
        difference: check.difference(claim),
        dataset: check.dataset.map(str::to_owned),
        detail: check.detail.clone(),
        search_text: fold(&searched.join(" ")),
        ..plain_row(claim)
    }
}

/// The row of an official figure, which is its own proof.
fn official_row(value: &Published, claim: &Claim) -> ClaimRow {
    let detail = "The figure as the data set has it.";
    ClaimRow {
        occupation_match: Some(MatchKind::Exact),
        verdict: Verdict::Supported,
        published_value: Some(value.value),
        difference: Some(0),
        dataset: Some(value.dataset.clone()),
        detail: detail.to_owned(),
        search_text: fold(detail),
        ..plain_row(claim)
    }
}

/// The row of a claim that nobody has looked at.
fn plain_row(claim: &Claim) -> ClaimRow {
    let Claim {
        figure,
        measure,
        value,
        unit,
        ..
    } = claim;
    ClaimRow {
        id: claim.id(),
        resource: figure.resource,
        figure: figure.id.clone(),
        field: figure.field.clone(),
        quantity: measure.quantity(),
        statistic: *measure,
        value_min: value.min,
        value_max: value.max,
        unit: unit.to_string(),
        approximate: false,
        role: claim.role.clone(),
        occupation: claim.occupation.clone(),
        occupation_match: None,
        region: claim.region.clone(),
        level: None,
        reference_period: claim.period.clone(),
        source: claim.source.clone(),
        cited_publisher: None,
        listed: false,
        verdict: Verdict::NotChecked,
        published_value: None,
        difference: None,
        dataset: None,
        detail: String::new(),
        search_text: String::new(),
    }
}

fn conflict_rows(conflicts: Vec<Conflict>) -> (Vec<ConflictRow>, Vec<ConflictPairRow>) {
    let mut pairs = Vec::new();
    let mut rows = Vec::new();
    for conflict in conflicts {
        for pair in &conflict.pairs {
            pairs.extend(pair.reasons.iter().map(|reason| ConflictPairRow {
                conflict: conflict.id.clone(),
                a: pair.a.clone(),
                b: pair.b.clone(),
                reason: *reason,
            }));
        }
        rows.push(ConflictRow {
            id: conflict.id,
            quantity: conflict.quantity,
            role: conflict.role,
            region: conflict.region,
            unit: conflict.unit.to_string(),
        });
    }
    (rows, pairs)
}

/// The unit of pay in a currency for a period.
fn pay_unit(currency: &str, period: PayPeriod) -> Unit {
    Unit::Money(currency.to_owned(), period)
}
