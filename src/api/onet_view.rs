//! The parts of an occupation that O*NET tells, on the wire.

use serde::Serialize;
use serde_json::Number;
use utoipa::ToSchema;

use crate::domain::money::decimal;
use crate::domain::vocabulary::{RelatednessTier, TaskKind};
use crate::store::rows::{
    OnetEducationRow, OnetRatingRow, OnetRelatedRow, OnetTaskRow, OnetTechnologyRow,
};

/// Ratings and shares are stored as hundredths.
const PER_UNIT: i64 = 100;

/// Converts a rating or a share to a JSON number.
pub fn number(hundredths: i64) -> Number {
    decimal(hundredths, PER_UNIT)
}

/// The share of workers in an occupation who say that the job requires one level of education.
#[derive(Debug, Serialize, ToSchema)]
pub struct EducationShare {
    /// The level, as its publisher words it.
    #[schema(max_length = 5000, example = "Bachelor's Degree")]
    pub level: String,
    /// The number of the level on its scale, the lowest first. 10 and 11 mean different levels on the two scales.
    #[schema(minimum = 1, maximum = 99, example = 6)]
    pub category: i64,
    /// The O*NET scale: `RL`, or `RQ` for occupations surveyed anew since release 31.0. `attainment` where O*NET has no
    /// shares: those of `attainment`, of what the workers have rather than what the job requires.
    #[schema(max_length = 10, example = "RL")]
    pub scale: String,
    /// Share in percent; null where O*NET gives none.
    #[schema(value_type = Option<f64>, minimum = 0, maximum = 100, example = 46.43)]
    pub percent: Option<Number>,
    /// Whether O*NET recommends not to rely on the share.
    pub suppressed: bool,
    /// Whether the publisher took the share over from a similar or a wider occupation; never in O*NET.
    pub proxy: bool,
    /// Slug of the data set it is from.
    #[schema(max_length = 100, example = "onet-30-2")]
    pub dataset: String,
}

/// An O*NET element with its ratings.
#[derive(Debug, Serialize, ToSchema)]
pub struct RatedElement {
    /// Id of the element in the O*NET content model; null where it is from `skill_ranks`.
    #[schema(max_length = 20, example = "2.A.1.a")]
    pub element_id: Option<String>,
    /// Name of the element.
    #[schema(max_length = 200, example = "Reading Comprehension")]
    pub name: String,
    /// Importance, 1 to 5; null where O*NET gives none.
    #[schema(value_type = Option<f64>, minimum = 1, maximum = 5, example = 4.12)]
    pub importance: Option<Number>,
    /// Level, 0 to 7; null where O*NET gives none.
    #[schema(value_type = Option<f64>, minimum = 0, maximum = 7, example = 4.62)]
    pub level: Option<Number>,
    /// Percent of the occupations that need less of it, where O*NET has no skills and those of `skill_ranks` stand here;
    /// else null.
    #[schema(minimum = 0, maximum = 100)]
    pub percentile: Option<i64>,
    /// Whether O*NET recommends not to rely on the importance or the level.
    pub suppressed: bool,
    /// Whether that holds for the importance.
    pub importance_suppressed: bool,
    /// Whether that holds for the level.
    pub level_suppressed: bool,
    /// Whether most of those asked called the element not relevant to the job.
    pub not_relevant: bool,
    /// Whether the publisher took the rank over from a similar occupation; never in O*NET.
    pub proxy: bool,
    /// Slug of the data set it is from.
    #[schema(max_length = 100, example = "onet-29-3")]
    pub dataset: String,
}

/// A tool or program that O*NET lists for an occupation.
#[derive(Debug, Serialize, ToSchema)]
pub struct OccupationTechnology {
    /// Name.
    #[schema(max_length = 200, example = "Epic Systems")]
    pub name: String,
    /// What it is a kind of: the title of a UNSPSC commodity, or since 30.3 of an O*NET element.
    #[schema(max_length = 200, example = "Medical software")]
    pub category: String,
    /// Code of the category; null where the edition has none.
    #[schema(max_length = 200, example = "43232610")]
    pub category_code: Option<String>,
    /// Whether employers often ask for it, in all occupations together.
    pub hot: bool,
    /// Whether employers often ask for it in this occupation; null in editions that do not tell.
    pub in_demand: Option<bool>,
}

/// A task of an occupation.
#[derive(Debug, Serialize, ToSchema)]
pub struct OccupationTask {
    /// Number of the task in O*NET.
    #[schema(minimum = 1, maximum = 1_000_000_000, example = 8823)]
    pub id: i64,
    /// The task.
    #[schema(max_length = 5000)]
    pub text: String,
    /// Whether it is central to the occupation; null where O*NET has not rated it.
    pub kind: Option<TaskKind>,
}

/// A related occupation.
#[derive(Debug, Serialize, ToSchema)]
pub struct RelatedOccupation {
    /// O*NET-SOC code, a key in `/v1/occupations`.
    #[schema(max_length = 10, example = "15-1211.01")]
    pub code: String,
    /// Title; null where no edition that tells it is imported.
    #[schema(max_length = 200)]
    pub title: Option<String>,
    /// How near it is.
    pub tier: RelatednessTier,
    /// Its place among the related occupations, 1 for the nearest.
    #[schema(minimum = 1, maximum = 1000)]
    pub position: i64,
}

impl From<(OnetEducationRow, String)> for EducationShare {
    fn from((row, level): (OnetEducationRow, String)) -> Self {
        Self {
            level,
            category: row.category,
            scale: row.scale,
            percent: row.percent.map(number),
            suppressed: row.suppressed,
            proxy: false,
            dataset: row.dataset,
        }
    }
}

impl From<OnetRatingRow> for RatedElement {
    fn from(row: OnetRatingRow) -> Self {
        Self {
            element_id: Some(row.element),
            name: row.name,
            importance: row.importance.map(number),
            level: row.level.map(number),
            percentile: None,
            suppressed: row.importance_suppressed || row.level_suppressed,
            importance_suppressed: row.importance_suppressed,
            level_suppressed: row.level_suppressed,
            not_relevant: row.not_relevant,
            proxy: false,
            dataset: row.dataset,
        }
    }
}

impl From<OnetTechnologyRow> for OccupationTechnology {
    fn from(row: OnetTechnologyRow) -> Self {
        Self {
            name: row.name,
            category: row.category,
            category_code: row.category_code,
            hot: row.hot,
            in_demand: row.in_demand,
        }
    }
}

impl From<OnetTaskRow> for OccupationTask {
    fn from(row: OnetTaskRow) -> Self {
        Self {
            id: row.task,
            text: row.text,
            kind: row.kind,
        }
    }
}

impl From<(OnetRelatedRow, Option<String>)> for RelatedOccupation {
    fn from((row, title): (OnetRelatedRow, Option<String>)) -> Self {
        Self {
            code: row.related,
            title,
            tier: row.tier,
            position: row.position,
        }
    }
}
