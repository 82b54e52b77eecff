//! The rows of education paths and certifications.

use super::super::{CostSeed, EducationPathSeed};
use super::{ends, search_text};
use crate::domain::money::MINOR_PER_MAJOR;
use crate::domain::text::fold;
use crate::store::rows::EducationPathRow;

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
