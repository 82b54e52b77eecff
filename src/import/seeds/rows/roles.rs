//! The rows of roles.

use std::collections::BTreeMap;

use super::super::{EDITORIAL, RoleSeed, Seeds, Sourced};
use super::{numbered, search_text};
use crate::domain::text::fold;
use crate::store::rows::{RoleRow, RoleSourceRow, RoleTextRow};

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
    let mut counts = BTreeMap::<&str, usize>::new();
    for source in own_sources(seed).chain(figure_sources(&seed.slug, seeds)) {
        *counts.entry(source).or_default() += 1;
    }
    let mut order: Vec<(&str, usize)> = counts.into_iter().collect();
    order.sort_by_key(|(source, count)| (*source == EDITORIAL, std::cmp::Reverse(*count)));
    numbered(&order, |position, (source, _)| RoleSourceRow {
        role: seed.slug.clone(),
        position,
        source: (*source).to_owned(),
    })
}

/// The sources that a role's own file names, as often as it does.
fn own_sources(seed: &RoleSeed) -> impl Iterator<Item = &String> {
    let texts = [
        &seed.aliases,
        &seed.responsibilities,
        &seed.settings,
        &seed.standards,
        &seed.regulations,
        &seed.pros,
        &seed.cons,
    ];
    texts
        .into_iter()
        .flatten()
        .map(|text| &text.source)
        .chain([&seed.summary.source, &seed.description.source])
        .chain(seed.experience_years.iter().map(|entry| &entry.source))
        .chain(seed.typical_education.iter().map(|entry| &entry.source))
        .chain(seed.work_environment.iter().map(|entry| &entry.source))
        .chain(seed.skills.iter().map(|entry| &entry.source))
        .chain(seed.technologies.iter().map(|entry| &entry.source))
        .chain(seed.organizations.iter().map(|entry| &entry.source))
        .chain(seed.education.iter().map(|entry| &entry.source))
        .chain(seed.certifications.iter().map(|entry| &entry.source))
        .chain(seed.faqs.iter().map(|entry| &entry.source))
        .chain(seed.steps.iter().map(|entry| &entry.source))
        .chain(seed.timelines.iter().map(|entry| &entry.source))
        .chain(seed.market_notes.iter().map(|entry| &entry.source))
        .chain(seed.related.iter().map(|entry| &entry.source))
        .chain(seed.distinct_from.iter().map(|entry| &entry.source))
}

/// The sources of the figures about a role.
fn figure_sources<'a>(role: &str, seeds: &'a Seeds) -> impl Iterator<Item = &'a String> {
    let bands = seeds.salary_bands.iter();
    let differentials = seeds.salary_differentials.iter();
    let outlook = seeds.regional_outlook.iter();
    bands
        .map(|row| (&row.role, &row.source))
        .chain(differentials.map(|row| (&row.role, &row.source)))
        .chain(outlook.map(|row| (&row.role, &row.source)))
        .filter(move |(owner, _)| owner.as_deref() == Some(role))
        .map(|(_, source)| source)
}
