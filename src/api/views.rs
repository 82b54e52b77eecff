//! The parts that the views of many resources share.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Number;
use utoipa::ToSchema;

use super::refs::OccupationRef;
use crate::domain::money::major;
use crate::domain::vocabulary::{Importance, MissingReason, Necessity, OpenEnd};
use crate::store::education_paths::LinkedRole;
use crate::store::listing::Asked;
use crate::store::roles::RoleName;

/// A role, in short.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RoleRef {
    /// Key in `/v1/roles`.
    #[schema(max_length = 100, example = "clinical-informatics-director")]
    pub slug: String,
    /// Title.
    #[schema(max_length = 200, example = "Clinical Informatics Director")]
    pub title: String,
}

/// A part of a text to highlight.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct HighlightView {
    /// The first character, counted from 0 in Unicode code points.
    #[schema(value_type = i64, minimum = 0, maximum = 10_000_000, example = 0)]
    pub start: usize,
    /// The character after the last.
    #[schema(value_type = i64, minimum = 0, maximum = 10_000_000, example = 8)]
    pub end: usize,
}

impl From<&std::ops::Range<usize>> for HighlightView {
    fn from(range: &std::ops::Range<usize>) -> Self {
        Self {
            start: range.start,
            end: range.end,
        }
    }
}

/// A role that something leads to, and how firmly it is asked for there.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RoleNecessity {
    /// Key in `/v1/roles`.
    #[schema(max_length = 100, example = "clinical-informatics-director")]
    pub slug: String,
    /// Title.
    #[schema(max_length = 200, example = "Clinical Informatics Director")]
    pub title: String,
    /// How firmly it is asked for.
    pub necessity: Necessity,
    /// What the document adds; null when nothing.
    #[schema(max_length = 2000)]
    pub note: Option<String>,
    /// Slug of the source that says so; `editorial` where no document does.
    #[schema(max_length = 100, example = "himalayas-clinical-informatics-director")]
    pub source: String,
}

impl From<&LinkedRole> for RoleNecessity {
    fn from(link: &LinkedRole) -> Self {
        Self {
            slug: link.slug.clone(),
            title: link.title.clone(),
            necessity: link.necessity,
            note: link.note.clone(),
            source: link.source.clone(),
        }
    }
}

/// Whole numbers from `min` to `max`; one figure has both equal, an open end is null.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct Range {
    /// Lower end; null when open.
    #[schema(minimum = 0, maximum = 1_000_000_000)]
    pub min: Option<i64>,
    /// Upper end; null when open.
    #[schema(minimum = 0, maximum = 1_000_000_000)]
    pub max: Option<i64>,
    /// Which end is open; null when neither is.
    pub open_ended: Option<OpenEnd>,
}

impl Range {
    /// Joins two ends; `None` when both are absent.
    pub fn of(min: Option<i64>, max: Option<i64>) -> Option<Self> {
        (min.is_some() || max.is_some()).then_some(Self {
            min,
            max,
            open_ended: open_end(min, max),
        })
    }
}

/// The end of a range that is open.
pub fn open_end(min: Option<i64>, max: Option<i64>) -> Option<OpenEnd> {
    match (min, max) {
        (Some(_), None) => Some(OpenEnd::High),
        (None, Some(_)) => Some(OpenEnd::Low),
        _ => None,
    }
}

/// Percent from `min` to `max`; one figure has both equal, an open end is null.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PercentRange {
    /// Lower end, in percent; null when open.
    #[schema(value_type = Option<f64>, minimum = -100, maximum = 100_000)]
    pub min: Option<Number>,
    /// Upper end, in percent; null when open.
    #[schema(value_type = Option<f64>, minimum = -100, maximum = 100_000)]
    pub max: Option<Number>,
    /// Which end is open; null when neither is.
    pub open_ended: Option<OpenEnd>,
}

impl PercentRange {
    /// Joins two ends, in hundredths of a percent; `None` when both are absent.
    pub fn of(min: Option<i64>, max: Option<i64>) -> Option<Self> {
        (min.is_some() || max.is_some()).then(|| Self {
            min: min.map(major),
            max: max.map(major),
            open_ended: open_end(min, max),
        })
    }
}

/// What something costs in all.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CostView {
    /// Lower end in major units of `currency`; null when open or given in words only.
    #[schema(value_type = Option<f64>, minimum = 0, maximum = 1_000_000_000)]
    pub min: Option<Number>,
    /// Upper end in major units of `currency`; null when open.
    #[schema(value_type = Option<f64>, minimum = 0, maximum = 1_000_000_000)]
    pub max: Option<Number>,
    /// Which end is open; null when neither is.
    pub open_ended: Option<OpenEnd>,
    /// ISO 4217 code.
    #[schema(
        min_length = 3,
        max_length = 3,
        pattern = "^[A-Z]{3}$",
        example = "USD"
    )]
    pub currency: String,
    /// What the document says that the numbers do not; null when nothing.
    #[schema(max_length = 2000)]
    pub note: Option<String>,
    /// Slug of the document that states it.
    #[schema(max_length = 100)]
    pub source: Option<String>,
}

impl CostView {
    /// Joins the columns of a cost; `None` when no document states one.
    pub fn of(
        (min, max): (Option<i64>, Option<i64>),
        currency: Option<&String>,
        note: Option<&String>,
        source: Option<&String>,
    ) -> Option<Self> {
        currency.map(|currency| Self {
            min: min.map(major),
            max: max.map(major),
            open_ended: open_end(min, max),
            currency: currency.clone(),
            note: note.cloned(),
            source: source.cloned(),
        })
    }
}

/// Why fields are empty, by name of the field; fields that have a value are not in it.
pub type Missing = BTreeMap<&'static str, MissingReason>;

/// Notes why fields are empty: those that are, with one reason.
pub fn missing<const N: usize>(
    reason: MissingReason,
    fields: [(&'static str, bool); N],
) -> Missing {
    fields
        .into_iter()
        .filter(|(_, empty)| *empty)
        .map(|(name, _)| (name, reason))
        .collect()
}

/// The part of a figure that says whose it is: its role, its occupation, and why these may be empty.
pub struct Owner<'a> {
    /// Slug of the data set that the figure comes from.
    pub dataset: &'a str,
    /// Slug of the role.
    pub role: &'a mut Option<String>,
    /// The occupation that the figure really belongs to.
    pub occupation: &'a mut Option<OccupationRef>,
    /// Why fields are empty.
    pub missing: &'a mut Missing,
}

impl Owner<'_> {
    /// Makes an official figure that a role inherits one of that role, with how well its occupation describes it.
    pub fn take_role(self, role: &str, occupation: Option<&OccupationRef>) {
        *self.role = Some(role.to_owned());
        *self.occupation = occupation.cloned();
        self.missing.remove("role");
    }

    /// Says of an official figure which role asked for it, and how well its occupation describes what was asked for.
    pub fn seen_from(self, asked: &Asked) {
        let Some(fit) = asked.fit(self.dataset) else {
            return;
        };
        if let Some(occupation) = self.occupation {
            occupation.fit = fit;
        }
        if asked.role.is_some() {
            self.role.clone_from(&asked.role);
            self.missing.remove("role");
        }
    }
}

/// A role, and how much it leans on a skill.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RoleImportance {
    /// Key in `/v1/roles`.
    #[schema(max_length = 100, example = "clinical-informatics-director")]
    pub slug: String,
    /// Title.
    #[schema(max_length = 200, example = "Clinical Informatics Director")]
    pub title: String,
    /// How much it leans on the skill.
    pub importance: Importance,
}

/// Picks the roles that belong to one entry.
pub fn roles_of(names: &[RoleName], key: &str) -> Vec<RoleRef> {
    names
        .iter()
        .filter(|(owner, ..)| owner == key)
        .map(|(_, slug, title)| RoleRef {
            slug: slug.clone(),
            title: title.clone(),
        })
        .collect()
}
