//! What the imported official data say of a claim.
//!
//! The rules, in the order they are tried:
//!
//! 1. The claim's publisher must be one whose data sets can be imported, and its statistic one that they give for the
//!    place; otherwise it is not checked.
//! 2. Pay by level and the ends of pay ranges are not in the source: OEWS has neither.
//! 3. A claim equals a published value when they are no further apart than its rounding: half its last place, or a whole
//!    one where the document says "about". "Over" an amount is met by any published value above it.
//! 4. A claim that names a period is held against the edition of that period: supported when equal; outdated when it is
//!    the value of another edition; else contradicted.
//! 5. Where that edition is not imported, projections are not checked, since another span of years is another forecast.
//!    Pay and employment are held against the newest edition if it is later than the period: supported when still equal, else outdated.
//! 6. A claim without a period is held against all editions: supported when equal to the newest, outdated when equal to
//!    an older one, else contradicted, with the nearest value shown.

use super::super::soc::base;
use super::super::vocabulary::{Measure, PayBasis, Quantity, Verdict};
use super::publisher::{Collection, is_imported, publishes};
use super::unit::Unit;
use super::{Claim, FigureRef};
use crate::domain::period::period_in_words;

/// An imported data set, for one place that it has figures of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edition {
    /// Slug of the data set.
    pub dataset: String,
    /// The collection it belongs to.
    pub collection: Collection,
    /// The period it describes: `2025-05`, `2022-2032`.
    pub period: String,
    /// Code of the place.
    pub region: String,
}

/// One value of an imported data set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// Where it stands.
    pub figure: FigureRef,
    /// Slug of the data set.
    pub dataset: String,
    /// Slug of its source.
    pub source: String,
    /// The period it describes.
    pub period: String,
    /// SOC code.
    pub occupation: String,
    /// Code of the place.
    pub region: String,
    /// What statistic it is.
    pub measure: Measure,
    /// What it is counted in.
    pub unit: Unit,
    /// What pay counts; `None` for other quantities.
    pub pay_basis: Option<PayBasis>,
    /// How much, in the smallest parts of the unit.
    pub value: i64,
}

/// All that was imported and could speak for or against a claim.
#[derive(Debug, Clone, Default)]
pub struct Library {
    /// The data sets, once for each place.
    pub editions: Vec<Edition>,
    /// Their values.
    pub values: Vec<Published>,
}

/// What the imported data say of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check<'a> {
    /// The verdict.
    pub verdict: Verdict,
    /// The value it was held against; `None` where there is none.
    pub published: Option<&'a Published>,
    /// Slug of the data set that was looked in; `None` when none was.
    pub dataset: Option<&'a str>,
    /// The verdict in a sentence.
    pub detail: String,
}

impl Check<'_> {
    /// The claim minus the published value, in the smallest parts of the unit; 0 where the claim's range holds it.
    pub fn difference(&self, claim: &Claim) -> Option<i64> {
        self.published
            .map(|published| claim.value.beyond(published.value))
    }
}

/// Holds a claim against what was imported.
pub fn check<'a>(claim: &Claim, library: &'a Library) -> Check<'a> {
    let collection = match collection(claim) {
        Ok(collection) => collection,
        Err(detail) => return not_checked(detail),
    };
    let Some(region) = claim.region.as_deref() else {
        return not_checked("The document names no place.".to_owned());
    };
    let mut editions: Vec<&Edition> = library
        .editions
        .iter()
        .filter(|edition| edition.collection == collection && edition.region == region)
        .collect();
    editions.sort_by_key(|edition| &edition.period);
    let Some(newest) = editions.last().copied() else {
        return not_checked(format!("{} not imported for {region}.", collection.name()));
    };
    if let Some(lack) = unpublished(claim) {
        return not_in_source(newest, lack.to_owned());
    }
    let Some(occupation) = claim.occupation.as_deref().map(base) else {
        return not_checked(format!(
            "The document names no occupation to look for in {}.",
            collection.name()
        ));
    };
    let mut values: Vec<&Published> = library
        .values
        .iter()
        .filter(|value| {
            value.occupation == occupation
                && value.region == region
                && value.measure == claim.measure
                && value.unit == claim.unit
        })
        .collect();
    values.sort_by_key(|value| &value.period);
    Comparison {
        claim,
        collection,
        occupation,
        region,
        editions,
        values,
    }
    .judge(newest)
}

/// The collection that could give the claim, or why there is none.
fn collection(claim: &Claim) -> Result<Collection, String> {
    let publisher = claim
        .publisher
        .as_deref()
        .ok_or("Neither the figure nor its document names a publisher.")?;
    if !is_imported(publisher) {
        return Err(format!(
            "{publisher} publishes no data set that is imported here."
        ));
    }
    let what = claim.measure.in_words();
    let collection = Collection::of(claim.measure)
        .ok_or_else(|| format!("No imported data set gives {what}."))?;
    if publishes(publisher, collection) {
        Ok(collection)
    } else {
        Err(format!("The imported data of {publisher} give no {what}."))
    }
}

/// Why a collection never gives such a figure.
fn unpublished(claim: &Claim) -> Option<&'static str> {
    match claim.measure {
        Measure::Low | Measure::High => {
            Some("OEWS gives percentiles, median and mean, but no lowest and no highest pay.")
        }
        _ => (claim.measure.quantity() == Quantity::Pay && claim.level.is_some())
            .then_some("OEWS gives no pay by level of experience."),
    }
}

const fn not_checked(detail: String) -> Check<'static> {
    Check {
        verdict: Verdict::NotChecked,
        published: None,
        dataset: None,
        detail,
    }
}

fn not_in_source(edition: &Edition, detail: String) -> Check<'_> {
    Check {
        verdict: Verdict::NotInSource,
        published: None,
        dataset: Some(&edition.dataset),
        detail,
    }
}

/// A claim beside the values that could be it, oldest first.
struct Comparison<'c, 'a> {
    claim: &'c Claim,
    collection: Collection,
    occupation: &'c str,
    region: &'c str,
    editions: Vec<&'a Edition>,
    values: Vec<&'a Published>,
}

impl<'a> Comparison<'_, 'a> {
    fn judge(&self, newest: &'a Edition) -> Check<'a> {
        let Some(period) = self.claim.period.as_deref() else {
            return self.undated(newest);
        };
        let named = self
            .editions
            .iter()
            .rev()
            .find(|edition| covers(period, &edition.period));
        match named {
            Some(edition) => self.dated(edition),
            None => self.of_another_edition(period, newest),
        }
    }

    /// The claim names the period of an imported edition.
    fn dated(&self, edition: &'a Edition) -> Check<'a> {
        let own: Vec<&Published> = self
            .values
            .iter()
            .copied()
            .filter(|value| value.period == edition.period)
            .collect();
        let Some(nearest) = self.nearest(&own) else {
            return self.absent(edition);
        };
        let given = self.gives(nearest);
        if self.equals(nearest) {
            return found(Verdict::Supported, nearest, format!("{given}."));
        }
        match self.values.iter().rev().find(|value| self.equals(value)) {
            Some(other) => {
                let words = period_in_words(&other.period);
                let detail = format!("{given}; the claim is the figure of {words}.");
                found(Verdict::Outdated, nearest, detail)
            }
            None => found(Verdict::Contradicted, nearest, format!("{given}.")),
        }
    }

    /// The claim names a period whose edition is not imported.
    fn of_another_edition(&self, period: &str, newest: &'a Edition) -> Check<'a> {
        let words = period_in_words(period);
        let name = self.collection.name();
        if self.collection == Collection::Projections || *newest.period < *period {
            return not_checked(format!("{name} {words} not imported."));
        }
        let Some(value) = self.newest_value() else {
            return self.absent(newest);
        };
        let verdict = if self.equals(value) {
            Verdict::Supported
        } else {
            Verdict::Outdated
        };
        let detail = format!(
            "The claim names {words}, which is not imported; {}.",
            self.gives(value)
        );
        found(verdict, value, detail)
    }

    /// The claim names no period.
    fn undated(&self, newest: &'a Edition) -> Check<'a> {
        let Some(latest) = self.newest_value() else {
            return self.absent(newest);
        };
        let given = self.gives(latest);
        if self.equals(latest) {
            return found(Verdict::Supported, latest, format!("{given}."));
        }
        if let Some(older) = self.values.iter().rev().find(|value| self.equals(value)) {
            let words = period_in_words(&older.period);
            let detail = format!("The claim is the figure of {words}; {given}.");
            return found(Verdict::Outdated, latest, detail);
        }
        let nearest = self.nearest(&self.values).unwrap_or(latest);
        let detail = format!(
            "No imported edition gives the claim; the nearest: {}.",
            self.gives(nearest)
        );
        found(Verdict::Contradicted, nearest, detail)
    }

    fn newest_value(&self) -> Option<&'a Published> {
        let newest = &self.values.last()?.period;
        let of_newest: Vec<&Published> = self
            .values
            .iter()
            .copied()
            .filter(|value| value.period == *newest)
            .collect();
        self.nearest(&of_newest)
    }

    /// The value nearest to the claim; the later one of two as near.
    fn nearest(&self, values: &[&'a Published]) -> Option<&'a Published> {
        values
            .iter()
            .rev()
            .copied()
            .min_by_key(|value| self.claim.value.beyond(value.value).unsigned_abs())
    }

    fn equals(&self, published: &Published) -> bool {
        let is_percent = self.claim.unit == Unit::Percent;
        let slack = self
            .claim
            .value
            .doubled_slack(self.claim.rounding, is_percent);
        let value = super::Extent::single(published.value);
        !self.claim.value.differs(&value, slack)
    }

    /// What an edition gives, as the middle of a sentence.
    fn gives(&self, published: &Published) -> String {
        format!(
            "{} {} {} {}",
            self.collection.name(),
            period_in_words(&published.period),
            self.collection.verb(),
            published.unit.in_words(published.value)
        )
    }

    /// The edition holds no such figure of the occupation.
    fn absent(&self, edition: &'a Edition) -> Check<'a> {
        let detail = format!(
            "{} {} {} no {} in {} of {} in {}.",
            self.collection.name(),
            period_in_words(&edition.period),
            self.collection.verb(),
            self.claim.measure.in_words(),
            self.claim.unit,
            self.occupation,
            self.region
        );
        not_in_source(edition, detail)
    }
}

fn found(verdict: Verdict, published: &Published, detail: String) -> Check<'_> {
    Check {
        verdict,
        published: Some(published),
        dataset: Some(&published.dataset),
        detail,
    }
}

/// Tells whether a claim's period is that of an edition: the same one, or the year that holds its month.
fn covers(period: &str, edition: &str) -> bool {
    period == edition
        || period.len() == 4
            && edition.len() == 7
            && edition.get(..4).is_some_and(|year| year == period)
}

#[cfg(test)]
mod tests;
