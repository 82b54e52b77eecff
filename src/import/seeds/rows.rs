//! Turns seed entries into the rows of the tables.

use std::collections::{BTreeMap, HashMap};

use super::{
    AmountsSeed, CostSeed, EducationPathSeed, Range, RegionSeed, RegionalOutlookSeed, RoleSeed,
    SalaryBandSeed, SalaryDifferentialSeed, Seeds, Sourced,
};
use crate::domain::money::minor;
use crate::domain::text::fold;
use crate::store::rows::*;

/// The place of an entry in its list, as the tables count.
pub fn position(index: usize) -> i64 {
    i64::try_from(index).unwrap_or(i64::MAX)
}

/// Numbers the entries of one list.
pub fn numbered<T, R>(entries: &[T], row: impl Fn(i64, &T) -> R) -> Vec<R> {
    entries
        .iter()
        .enumerate()
        .map(|(index, entry)| row(position(index), entry))
        .collect()
}

/// Numbers the entries of the lists of many owners.
pub fn of_each<O, T, R>(
    owners: &[O],
    list: impl Fn(&O) -> &[T],
    row: impl Fn(&O, i64, &T) -> R,
) -> Vec<R> {
    owners
        .iter()
        .flat_map(|owner| numbered(list(owner), |index, entry| row(owner, index, entry)))
        .collect()
}

/// The folded text that a search looks in, joined from what there is.
pub fn search_text<'a>(parts: impl IntoIterator<Item = Option<&'a String>>) -> String {
    let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    fold(&parts.join(" "))
}

/// The ends of a range that may be absent.
pub fn ends(range: Option<&Range>) -> (Option<i64>, Option<i64>) {
    range.map_or((None, None), |range| {
        (range.min.map(i64::from), range.max.map(i64::from))
    })
}

fn hundredths(percent: Option<f64>) -> Option<i64> {
    percent.and_then(minor)
}

/// Pairs every region with itself and with each region that contains it.
///
/// Stops at a region that it has met already, so that a circle of parents ends.
pub fn ancestors(regions: &[RegionSeed]) -> Vec<RegionAncestorRow> {
    let parents: HashMap<&str, Option<&str>> = regions
        .iter()
        .map(|region| (region.code.as_str(), region.parent.as_deref()))
        .collect();
    let mut rows = Vec::new();
    for region in regions {
        let mut met = Vec::new();
        let mut next = Some(region.code.as_str());
        while let Some(code) = next.filter(|code| !met.contains(code)) {
            rows.push(RegionAncestorRow {
                region: region.code.clone(),
                ancestor: code.to_owned(),
                depth: position(met.len()),
            });
            met.push(code);
            next = parents.get(code).copied().flatten();
        }
    }
    rows
}

/// The row of a role itself.
pub fn role(seed: &RoleSeed) -> RoleRow {
    let years = seed.experience_years.as_ref();
    let split = |text: Option<&Sourced>| {
        (
            text.map(|text| text.text.clone()),
            text.map(|text| text.source.clone()),
        )
    };
    let (work_environment, work_environment_source) = split(seed.work_environment.as_ref());
    RoleRow {
        slug: seed.slug.clone(),
        title: seed.title.clone(),
        title_key: fold(&seed.title),
        family: seed.family.clone(),
        track: seed.track.clone(),
        seniority: seed.seniority,
        summary: seed.summary.text.clone(),
        summary_source: seed.summary.source.clone(),
        description: seed.description.text.clone(),
        description_source: seed.description.source.clone(),
        occupation: seed.occupation.code.clone(),
        occupation_match: seed.occupation.r#match,
        experience_min: years.and_then(|years| years.min).map(i64::from),
        experience_max: years.and_then(|years| years.max).map(i64::from),
        experience_source: years.map(|years| years.source.clone()),
        typical_education: seed.typical_education.as_ref().map(|level| level.level),
        typical_education_source: seed
            .typical_education
            .as_ref()
            .map(|level| level.source.clone()),
        work_environment,
        work_environment_source,
        headline_median: seed.headline.median.clone(),
        headline_growth: seed.headline.growth.clone(),
        headline_openings: seed.headline.openings.clone(),
        search_text: search_text(
            [Some(&seed.title), Some(&seed.summary.text)]
                .into_iter()
                .chain(seed.aliases.iter().map(|alias| Some(&alias.text))),
        ),
    }
}

/// The rows of the plain lists of a role, each under the kind that the table knows it by.
pub fn role_texts(seed: &RoleSeed) -> Vec<RoleTextRow> {
    [
        ("responsibility", &seed.responsibilities),
        ("setting", &seed.settings),
        ("standard", &seed.standards),
        ("regulation", &seed.regulations),
        ("pro", &seed.pros),
        ("con", &seed.cons),
    ]
    .into_iter()
    .flat_map(|(kind, texts)| {
        numbered(texts, |position, text| RoleTextRow {
            role: seed.slug.clone(),
            kind: kind.to_owned(),
            position,
            text: text.text.clone(),
            source: text.source.clone(),
        })
    })
    .collect()
}

/// Every source that anything about a role rests on, the one that carries most first.
pub fn role_sources(seed: &RoleSeed, seeds: &Seeds) -> Vec<RoleSourceRow> {
    let texts = [
        &seed.aliases,
        &seed.responsibilities,
        &seed.settings,
        &seed.standards,
        &seed.regulations,
        &seed.pros,
        &seed.cons,
    ];
    let own = |role: Option<&String>| role == Some(&seed.slug);
    let mentions = texts
        .into_iter()
        .flatten()
        .map(|text| &text.source)
        .chain([&seed.summary.source, &seed.description.source])
        .chain(seed.experience_years.iter().map(|entry| &entry.source))
        .chain(seed.typical_education.iter().map(|entry| &entry.source))
        .chain(seed.work_environment.iter().map(|entry| &entry.source))
        .chain(seed.skills.iter().map(|entry| &entry.source))
        .chain(seed.technologies.iter().map(|entry| &entry.source))
        .chain(seed.education.iter().map(|entry| &entry.source))
        .chain(seed.certifications.iter().map(|entry| &entry.source))
        .chain(seed.faqs.iter().map(|entry| &entry.source))
        .chain(seed.steps.iter().map(|entry| &entry.source))
        .chain(seed.timelines.iter().map(|entry| &entry.source))
        .chain(seed.market_notes.iter().map(|entry| &entry.source))
        .chain(seed.related.iter().map(|entry| &entry.source))
        .chain(seed.distinct_from.iter().map(|entry| &entry.source))
        .chain(
            seeds
                .salary_bands
                .iter()
                .filter(|row| own(row.role.as_ref()))
                .map(|row| &row.source),
        )
        .chain(
            seeds
                .salary_differentials
                .iter()
                .filter(|row| own(row.role.as_ref()))
                .map(|row| &row.source),
        )
        .chain(
            seeds
                .regional_outlook
                .iter()
                .filter(|row| own(row.role.as_ref()))
                .map(|row| &row.source),
        );
    let mut counts = BTreeMap::<&str, usize>::new();
    for source in mentions {
        *counts.entry(source).or_default() += 1;
    }
    let mut order: Vec<(&str, usize)> = counts.into_iter().collect();
    order.sort_by_key(|(source, count)| (*source == super::EDITORIAL, std::cmp::Reverse(*count)));
    numbered(&order, |position, (source, _)| RoleSourceRow {
        role: seed.slug.clone(),
        position,
        source: (*source).to_owned(),
    })
}

/// The columns of a cost: lower and upper end in minor units, currency, note, source.
pub type CostColumns = (
    Option<i64>,
    Option<i64>,
    Option<String>,
    Option<String>,
    Option<String>,
);

/// Splits a cost into its columns.
pub fn cost(cost: Option<&CostSeed>) -> CostColumns {
    cost.map_or_else(CostColumns::default, |cost| {
        let cents = |amount: Option<u32>| {
            amount.map(|amount| i64::from(amount) * crate::domain::money::MINOR_PER_MAJOR)
        };
        (
            cents(cost.min),
            cents(cost.max),
            Some(cost.currency.clone()),
            cost.note.clone(),
            Some(cost.source.clone()),
        )
    })
}

/// The row of an education path itself.
pub fn education_path(seed: &EducationPathSeed) -> EducationPathRow {
    let (full_time_months_min, full_time_months_max) =
        ends(seed.duration_months.full_time.as_ref());
    let (part_time_months_min, part_time_months_max) =
        ends(seed.duration_months.part_time.as_ref());
    let (cost_min, cost_max, cost_currency, cost_note, cost_source) = cost(seed.cost.as_ref());
    EducationPathRow {
        slug: seed.slug.clone(),
        title: seed.title.clone(),
        title_key: fold(&seed.title),
        level: seed.level,
        full_time_months_min,
        full_time_months_max,
        part_time_months_min,
        part_time_months_max,
        months_ceiling: [full_time_months_max, part_time_months_max]
            .into_iter()
            .flatten()
            .min(),
        cost_min,
        cost_max,
        cost_currency,
        cost_note,
        cost_source,
        provider: seed.provider.clone(),
        description: seed.description.text.clone(),
        description_source: seed.description.source.clone(),
        search_text: search_text([Some(&seed.title), Some(&seed.description.text)]),
    }
}

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
        dataset: super::CURATED.to_owned(),
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
        percent_min: hundredths(percent.and_then(|percent| percent.min)),
        percent_max: hundredths(percent.and_then(|percent| percent.max)),
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
        growth_min: hundredths(growth.and_then(|growth| growth.min)),
        growth_max: hundredths(growth.and_then(|growth| growth.max)),
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
        dataset: super::CURATED.to_owned(),
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
