//! The rows of one edition while its files are read.

mod ratings;

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::super::rejects::Fault;
use super::super::table::Row;
use super::cells::{code, flag, needed_whole, optional_text, scale, text, whole};
use super::kind::{Kind, MOST};
use crate::domain::text::fold;
use crate::domain::vocabulary::{OnetPart, OnetTitleKind, RelatednessTier, TaskKind};
use crate::store::onet::OnetRows;
use crate::store::rows::{
    OnetCategoryRow, OnetCertificationRow, OnetEducationRow, OnetJobZoneRow, OnetOccupationRow,
    OnetRatingRow, OnetRelatedRow, OnetTaskRow, OnetTechnologyRow, OnetTitleRow,
};

/// The scales of the required level of education; release 31.0 has both side by side.
const EDUCATION_SCALES: [&str; 2] = ["RL", "RQ"];
/// The most characters of a title.
const TITLE: usize = 200;
/// The most characters of a task or a description.
const PROSE: usize = 5_000;

/// What became of a row.
pub enum Taken {
    /// It is a row of this part.
    As(OnetPart),
    /// It is out of scope, and what it is.
    PassedOver(&'static str),
}

type Read = Result<Taken, Fault>;

/// Rows by their keys, so that one that comes twice is noticed and all are written in the order of the keys.
#[derive(Default)]
pub struct Tables {
    dataset: String,
    occupations: BTreeMap<String, OnetOccupationRow>,
    categories: BTreeMap<(String, i64), OnetCategoryRow>,
    titles: BTreeMap<(String, OnetTitleKind, String), OnetTitleRow>,
    tasks: BTreeMap<(String, i64), OnetTaskRow>,
    ratings: BTreeMap<(String, String), Rating>,
    technologies: BTreeMap<(String, String, String), OnetTechnologyRow>,
    education: BTreeMap<(String, String, i64), OnetEducationRow>,
    certification: BTreeMap<String, OnetCertificationRow>,
    job_zones: BTreeMap<String, OnetJobZoneRow>,
    related: BTreeMap<(String, String), OnetRelatedRow>,
}

/// A rating, which stands in two rows of the file, in any order.
struct Rating {
    row: OnetRatingRow,
    has_importance: bool,
    has_level: bool,
}

/// Keeps a row under its key, unless there is one already.
fn keep<K: Ord, R>(
    table: &mut BTreeMap<K, R>,
    key: K,
    new: R,
    row: &Row<'_>,
    column: usize,
) -> Result<(), Fault> {
    match table.entry(key) {
        Entry::Vacant(place) => {
            place.insert(new);
            Ok(())
        }
        Entry::Occupied(_) => Err(repeated(row, column)),
    }
}

fn repeated(row: &Row<'_>, column: usize) -> Fault {
    row.fault(
        "repeats_another_row",
        column,
        "something that no row before has said",
    )
}

impl Tables {
    /// Starts an edition.
    pub fn new(dataset: &str) -> Self {
        Self {
            dataset: dataset.to_owned(),
            ..Self::default()
        }
    }

    /// The slug of the edition.
    pub fn dataset(&self) -> &str {
        &self.dataset
    }

    /// Takes one row of a file; `at` are its columns in the order of [`Kind::find_columns`].
    ///
    /// # Errors
    ///
    /// Says which cell is at fault and what was expected there.
    pub fn take(&mut self, kind: Kind, at: [usize; MOST], row: &Row<'_>) -> Read {
        match kind {
            Kind::Occupations => self.occupation(at, row),
            Kind::AlternateTitles => self.title(OnetTitleKind::Alternate, at, row),
            Kind::ReportedTitles => self.title(OnetTitleKind::Reported, at, row),
            Kind::Tasks => self.task(at, row),
            Kind::Ratings => self.rated(at, row),
            Kind::Technologies => self.technology(at, row),
            Kind::Categories => self.category(at, row),
            Kind::JobZones => self.job_zone(at, row),
            Kind::Related => self.relation(at, row),
        }
    }

    fn occupation(&mut self, at: [usize; MOST], row: &Row<'_>) -> Read {
        let [at_code, at_title, at_description, ..] = at;
        let occupation = code(row, at_code)?;
        let new = OnetOccupationRow {
            occupation: occupation.clone(),
            dataset: self.dataset.clone(),
            title: text(row, at_title, TITLE)?,
            description: text(row, at_description, PROSE)?,
        };
        keep(&mut self.occupations, occupation, new, row, at_code)?;
        Ok(Taken::As(OnetPart::Occupations))
    }

    fn title(&mut self, kind: OnetTitleKind, at: [usize; MOST], row: &Row<'_>) -> Read {
        let [at_code, at_title, at_third, at_sources, ..] = at;
        let occupation = code(row, at_code)?;
        let title = text(row, at_title, TITLE)?;
        let is_reported = kind == OnetTitleKind::Reported;
        let new = OnetTitleRow {
            occupation: occupation.clone(),
            dataset: self.dataset.clone(),
            kind,
            title: title.clone(),
            title_key: fold(&title),
            short_title: if is_reported {
                None
            } else {
                optional_text(row, at_third, TITLE)?
            },
            sources: optional_text(row, at_sources, TITLE)?,
            shown: if is_reported {
                flag(row, at_third)?
            } else {
                None
            },
        };
        keep(
            &mut self.titles,
            (occupation, kind, title),
            new,
            row,
            at_title,
        )?;
        Ok(Taken::As(kind.part()))
    }

    fn task(&mut self, at: [usize; MOST], row: &Row<'_>) -> Read {
        let [at_code, at_id, at_text, at_kind, ..] = at;
        let occupation = code(row, at_code)?;
        let task = needed_whole(row, at_id, (1, 1_000_000_000))?;
        let new = OnetTaskRow {
            occupation: occupation.clone(),
            dataset: self.dataset.clone(),
            task,
            text: text(row, at_text, PROSE)?,
            kind: match optional_text(row, at_kind, TITLE)? {
                None => None,
                Some(word) => Some(TaskKind::parse(&word.to_lowercase()).ok_or_else(|| {
                    row.fault("unknown_value", at_kind, "Core, Supplemental or n/a")
                })?),
            },
        };
        keep(&mut self.tasks, (occupation, task), new, row, at_id)?;
        Ok(Taken::As(OnetPart::Tasks))
    }

    fn technology(&mut self, at: [usize; MOST], row: &Row<'_>) -> Read {
        let [
            at_code,
            at_name,
            at_category,
            at_category_code,
            at_hot,
            at_demand,
            ..,
        ] = at;
        let occupation = code(row, at_code)?;
        let name = text(row, at_name, TITLE)?;
        let category = text(row, at_category, TITLE)?;
        let new = OnetTechnologyRow {
            occupation: occupation.clone(),
            dataset: self.dataset.clone(),
            name: name.clone(),
            category: category.clone(),
            category_code: optional_text(row, at_category_code, TITLE)?,
            hot: flag(row, at_hot)?.ok_or_else(|| row.fault("missing_value", at_hot, "Y or N"))?,
            in_demand: flag(row, at_demand)?,
        };
        keep(
            &mut self.technologies,
            (occupation, name, category),
            new,
            row,
            at_name,
        )?;
        Ok(Taken::As(OnetPart::Technologies))
    }

    fn category(&mut self, at: [usize; MOST], row: &Row<'_>) -> Read {
        let [at_scale, at_category, at_label, ..] = at;
        let scale = scale(row, at_scale)?.to_owned();
        if !EDUCATION_SCALES.contains(&scale.as_str()) {
            return Ok(Taken::PassedOver("categories of other scales"));
        }
        let category = needed_whole(row, at_category, (1, 99))?;
        let new = OnetCategoryRow {
            dataset: self.dataset.clone(),
            scale: scale.clone(),
            category,
            label: text(row, at_label, PROSE)?,
        };
        keep(
            &mut self.categories,
            (scale, category),
            new,
            row,
            at_category,
        )?;
        Ok(Taken::As(OnetPart::EducationCategories))
    }

    fn job_zone(&mut self, at: [usize; MOST], row: &Row<'_>) -> Read {
        let [at_code, at_zone, ..] = at;
        let occupation = code(row, at_code)?;
        let Some(job_zone) = whole(row, at_zone, (1, 5))? else {
            return Ok(Taken::PassedOver("occupations without a job zone"));
        };
        let new = OnetJobZoneRow {
            occupation: occupation.clone(),
            dataset: self.dataset.clone(),
            job_zone,
        };
        keep(&mut self.job_zones, occupation, new, row, at_code)?;
        Ok(Taken::As(OnetPart::JobZones))
    }

    fn relation(&mut self, at: [usize; MOST], row: &Row<'_>) -> Read {
        let [at_code, at_related, at_tier, at_position, ..] = at;
        let occupation = code(row, at_code)?;
        let related = code(row, at_related)?;
        let tier = row.get(at_tier).to_lowercase().replace('-', "_");
        let new = OnetRelatedRow {
            occupation: occupation.clone(),
            dataset: self.dataset.clone(),
            related: related.clone(),
            tier: RelatednessTier::parse(&tier).ok_or_else(|| {
                let expected = "Primary-Short, Primary-Long or Supplemental";
                row.fault("unknown_value", at_tier, expected)
            })?,
            position: needed_whole(row, at_position, (1, 1_000))?,
        };
        keep(
            &mut self.related,
            (occupation, related),
            new,
            row,
            at_related,
        )?;
        Ok(Taken::As(OnetPart::Related))
    }

    /// All rows, in the order of their keys.
    pub fn finish(self) -> OnetRows {
        OnetRows {
            occupations: self.occupations.into_values().collect(),
            categories: self.categories.into_values().collect(),
            titles: self.titles.into_values().collect(),
            tasks: self.tasks.into_values().collect(),
            ratings: self
                .ratings
                .into_values()
                .map(|rating| rating.row)
                .collect(),
            technologies: self.technologies.into_values().collect(),
            education: self.education.into_values().collect(),
            certification: self.certification.into_values().collect(),
            job_zones: self.job_zones.into_values().collect(),
            related: self.related.into_values().collect(),
        }
    }
}
