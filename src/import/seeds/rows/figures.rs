//! The rows of pay figures, differentials and outlook.

use std::collections::HashMap;

use super::super::{
    AmountsSeed, CURATED, RegionSeed, RegionalOutlookSeed, SalaryBandSeed, SalaryDifferentialSeed,
};
use super::{ends, search_text};
use crate::domain::money::{hundredths, minor};
use crate::store::rows::{RegionalOutlookRow, SalaryBandRow, SalaryDifferentialRow};

/// The regions, by code.
pub type Regions<'a> = HashMap<&'a str, &'a RegionSeed>;

/// The words of a role's slug, for the search in figures about it.
fn words_of(role: Option<&String>) -> Option<String> {
    role.map(|slug| slug.replace('-', " "))
}

/// The row of a pay figure; `None` when it names a region that does not exist.
pub fn salary_band(seed: &SalaryBandSeed, regions: &Regions<'_>) -> Option<SalaryBandRow> {
    let region = regions.get(seed.region.as_str())?;
    let level = seed.level.as_ref();
    let (level_years_min, level_years_max) = ends(level.and_then(|level| level.years.as_ref()));
    let AmountsSeed {
        low,
        p10,
        p25,
        median,
        p75,
        p90,
        high,
        mean,
    } = &seed.amounts;
    let cents = |amount: &Option<f64>| amount.and_then(minor);
    Some(SalaryBandRow {
        id: seed.id.clone(),
        role: seed.role.clone(),
        occupation: seed.occupation.as_ref().map(|link| link.code.clone()),
        occupation_match: seed.occupation.as_ref().map(|link| link.r#match),
        region: seed.region.clone(),
        region_kind: region.kind,
        level: level.map(|level| level.slug.clone()),
        level_label: level.map(|level| level.label.clone()),
        level_years_min,
        level_years_max,
        currency: seed.currency.clone(),
        period: seed.period,
        pay_basis: seed.pay_basis,
        low: cents(low),
        p10: cents(p10),
        p25: cents(p25),
        median: cents(median),
        p75: cents(p75),
        p90: cents(p90),
        high: cents(high),
        mean: cents(mean),
        open_ended: seed.open_ended,
        approximate: seed.approximate,
        employment: seed.employment.and_then(|count| i64::try_from(count).ok()),
        reference_period: seed.reference_period.clone(),
        source: seed.source.clone(),
        cited_publisher: seed.cited_publisher.clone(),
        dataset: CURATED.to_owned(),
        note: seed.note.clone(),
        search_text: search_text([
            words_of(seed.role.as_ref()).as_ref(),
            Some(&region.name),
            level.map(|level| &level.label),
            seed.cited_publisher.as_ref(),
            seed.note.as_ref(),
        ]),
    })
}

/// The row of a differential.
pub fn salary_differential(seed: &SalaryDifferentialSeed) -> SalaryDifferentialRow {
    let percent = seed.percent.as_ref();
    let amount = seed.amount_difference.as_ref();
    SalaryDifferentialRow {
        id: seed.id.clone(),
        role: seed.role.clone(),
        dimension: seed.dimension,
        subject_kind: seed.subject.kind,
        subject_code: seed.subject.code.clone(),
        subject_label: seed.subject.label.clone(),
        relative_to: seed.relative_to.clone(),
        region: seed.region.clone(),
        percent_min: percent.and_then(|percent| percent.min).and_then(hundredths),
        percent_max: percent.and_then(|percent| percent.max).and_then(hundredths),
        amount_min: amount.and_then(|amount| amount.min).and_then(minor),
        amount_max: amount.and_then(|amount| amount.max).and_then(minor),
        currency: amount.map(|amount| amount.currency.clone()),
        period: amount.map(|amount| amount.period),
        approximate: seed.approximate,
        reference_period: seed.reference_period.clone(),
        source: seed.source.clone(),
        cited_publisher: seed.cited_publisher.clone(),
        note: seed.note.clone(),
        search_text: search_text([
            words_of(seed.role.as_ref()).as_ref(),
            Some(&seed.subject.label),
            seed.cited_publisher.as_ref(),
            seed.note.as_ref(),
        ]),
    }
}

/// The row of an outlook entry; `None` when it names a region that does not exist.
pub fn regional_outlook(
    seed: &RegionalOutlookSeed,
    regions: &Regions<'_>,
) -> Option<RegionalOutlookRow> {
    let region = regions.get(seed.region.as_str())?;
    let growth = seed.growth_percent.as_ref();
    let count = |people: u64| i64::try_from(people).ok();
    Some(RegionalOutlookRow {
        id: seed.id.clone(),
        role: seed.role.clone(),
        occupation: seed.occupation.as_ref().map(|link| link.code.clone()),
        occupation_match: seed.occupation.as_ref().map(|link| link.r#match),
        region: seed.region.clone(),
        region_kind: region.kind,
        period_from: seed.period.as_ref().map(|years| years.from.into()),
        period_to: seed.period.as_ref().map(|years| years.to.into()),
        growth_min: growth.and_then(|growth| growth.min).and_then(hundredths),
        growth_max: growth.and_then(|growth| growth.max).and_then(hundredths),
        outlook_label: seed.outlook_label.clone(),
        employment_base: seed
            .employment
            .as_ref()
            .and_then(|employment| count(employment.base)),
        employment_projected: seed
            .employment
            .as_ref()
            .and_then(|employment| count(employment.projected)),
        annual_openings: seed.annual_openings.map(i64::from),
        location_quotient: None,
        jobs_per_1000: None,
        mean_wage: None,
        currency: None,
        approximate: seed.approximate,
        source: seed.source.clone(),
        cited_publisher: seed.cited_publisher.clone(),
        dataset: CURATED.to_owned(),
        superseded: false,
        note: seed.note.clone(),
        search_text: search_text(
            [
                words_of(seed.role.as_ref()).as_ref(),
                Some(&region.name),
                seed.outlook_label.as_ref(),
                seed.cited_publisher.as_ref(),
                seed.note.as_ref(),
            ]
            .into_iter()
            .chain(seed.notes.iter().map(|note| Some(&note.text))),
        ),
    })
}
