//! Occupations that a data set has figures of, and that may not be known yet.

use crate::domain::soc;
use crate::domain::text::fold;
use crate::domain::vocabulary::OccupationSystem;
use crate::store::rows::OccupationRow;

/// Describes an occupation that a data set adds, with the source of its title; the code is the title where there is none.
pub fn named(dataset: &str, source: &str, code: &str, title: &str) -> OccupationRow {
    let system = if soc::is_oews_only(code) {
        OccupationSystem::Oews
    } else {
        OccupationSystem::Soc2018
    };
    let title = if title.is_empty() { code } else { title };
    OccupationRow {
        code: code.to_owned(),
        system,
        title: title.to_owned(),
        title_key: fold(title),
        description: None,
        description_source: None,
        parent: None,
        job_zone: None,
        source: source.to_owned(),
        dataset: dataset.to_owned(),
        search_text: fold(&format!("{title} {code}")),
    }
}
