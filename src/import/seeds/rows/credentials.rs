//! The rows of education paths and certifications.

use super::super::{CertificationSeed, CostSeed, EducationPathSeed};
use super::{ends, search_text};
use crate::domain::money::MINOR_PER_MAJOR;
use crate::domain::text::fold;
use crate::store::rows::{CertificationRow, EducationPathRow};

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
        let cents = |amount: Option<u32>| amount.map(|amount| i64::from(amount) * MINOR_PER_MAJOR);
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

/// The row of a certification itself.
pub fn certification(seed: &CertificationSeed) -> CertificationRow {
    let (cost_min, cost_max, cost_currency, cost_note, cost_source) = cost(seed.cost.as_ref());
    let (exam, renewal) = (seed.exam.as_ref(), seed.renewal.as_ref());
    CertificationRow {
        slug: seed.slug.clone(),
        name: seed.name.clone(),
        name_key: fold(&seed.name),
        acronym: seed.acronym.clone(),
        issuer: seed.issuer.clone(),
        kind: seed.kind,
        status: seed.status,
        checked_on: seed.checked_on,
        exam_required: exam.map(|exam| exam.required),
        exam_note: exam.and_then(|exam| exam.note.clone()),
        cost_min,
        cost_max,
        cost_currency,
        cost_note,
        cost_source,
        renewal_months: renewal.and_then(|renewal| renewal.months).map(i64::from),
        renewal_credits: renewal.and_then(|renewal| renewal.credits).map(i64::from),
        url: seed.url.clone(),
        description: seed.description.text.clone(),
        description_source: seed.description.source.clone(),
        search_text: search_text([
            Some(&seed.name),
            seed.acronym.as_ref(),
            Some(&seed.description.text),
        ]),
    }
}
