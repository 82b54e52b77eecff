//! What the Employment Projections tell of an occupation, on the wire; it stands in where O*NET has no education or skills.

use std::cmp::Reverse;

use serde::Serialize;
use serde_json::Number;
use utoipa::ToSchema;

use super::onet_view::{EducationShare, RatedElement, number};
use crate::store::rows::{AttainmentRow, EntryRow, SkillRankRow};

/// What the scale of a share is called that is from the Employment Projections.
const SCALE: &str = "attainment";

/// The share of the workers of 25 years and older in an occupation with one level of education.
#[derive(Debug, Serialize, ToSchema)]
pub struct AttainmentShare {
    /// The level.
    #[schema(max_length = 200, example = "Bachelor's degree")]
    pub level: String,
    /// Share in percent.
    #[schema(value_type = f64, minimum = 0, maximum = 100, example = 30.8)]
    pub percent: Number,
    /// Years of the survey; null where the file does not tell them.
    #[schema(max_length = 9, example = "2022-2023")]
    pub reference_years: Option<String>,
    /// Whether the publisher took the share over from a similar or a wider occupation.
    pub proxy: bool,
    /// Code of the occupation it is published for, which may be broader than the one asked for.
    #[schema(max_length = 10, example = "29-9021")]
    pub occupation: String,
    /// Slug of the data set it is from.
    #[schema(max_length = 100, example = "projections-2024-2034")]
    pub dataset: String,
}

/// The rank of an occupation in one skill.
#[derive(Debug, Serialize, ToSchema)]
pub struct SkillRank {
    /// The skill.
    #[schema(max_length = 200, example = "Computers and information technology")]
    pub skill: String,
    /// Percent of the occupations that need less of it; null where not published.
    #[schema(minimum = 0, maximum = 100, example = 99)]
    pub percentile: Option<i64>,
    /// 1 for the skill that the occupation needs most, 2 and 3 for the next; null for the others.
    #[schema(minimum = 1, maximum = 3)]
    pub top: Option<i64>,
    /// Whether the publisher took the rank over from a similar occupation.
    pub proxy: bool,
    /// Code of the occupation it is published for, which may be broader than the one asked for.
    #[schema(max_length = 10, example = "29-9021")]
    pub occupation: String,
    /// Slug of the data set it is from.
    #[schema(max_length = 100, example = "projections-2024-2034")]
    pub dataset: String,
}

/// What is typically needed to enter an occupation, in the publisher's words. The word `None` says
/// that nothing is.
#[derive(Debug, Serialize, ToSchema)]
pub struct EntryRequirements {
    /// Education; null where not published.
    #[schema(max_length = 200, example = "Associate's degree")]
    pub education: Option<String>,
    /// Work experience in a related occupation; null where not published.
    #[schema(max_length = 200, example = "Less than 5 years")]
    pub experience: Option<String>,
    /// Training on the job; null where not published.
    #[schema(max_length = 200, example = "None")]
    pub training: Option<String>,
    /// Code of the occupation it is published for, which may be broader than the one asked for.
    #[schema(max_length = 10, example = "29-9021")]
    pub occupation: String,
    /// Slug of the data set it is from.
    #[schema(max_length = 100, example = "projections-2024-2034")]
    pub dataset: String,
}

impl From<AttainmentRow> for AttainmentShare {
    fn from(row: AttainmentRow) -> Self {
        Self {
            level: row.level,
            percent: number(row.percent),
            reference_years: row.reference_years,
            proxy: row.proxy,
            occupation: row.occupation,
            dataset: row.dataset,
        }
    }
}

impl From<SkillRankRow> for SkillRank {
    fn from(row: SkillRankRow) -> Self {
        Self {
            skill: row.skill,
            percentile: row.percentile,
            top: row.top,
            proxy: row.proxy,
            occupation: row.occupation,
            dataset: row.dataset,
        }
    }
}

impl From<EntryRow> for EntryRequirements {
    fn from(row: EntryRow) -> Self {
        Self {
            education: row.education,
            experience: row.experience,
            training: row.training,
            occupation: row.occupation,
            dataset: row.dataset,
        }
    }
}

/// The shares as those of an occupation that O*NET has none of.
pub fn education(rows: &[AttainmentRow]) -> Vec<EducationShare> {
    let share = |row: &AttainmentRow| EducationShare {
        level: row.level.clone(),
        category: row.position + 1,
        scale: SCALE.to_owned(),
        percent: Some(number(row.percent)),
        suppressed: false,
        proxy: row.proxy,
        dataset: row.dataset.clone(),
    };
    rows.iter().map(share).collect()
}

/// The ranks as skills of an occupation that O*NET has none of, the highest rank first.
pub fn skills(rows: &[SkillRankRow]) -> Vec<RatedElement> {
    let mut rows: Vec<&SkillRankRow> = rows.iter().collect();
    rows.sort_by_key(|row| Reverse(row.percentile));
    let element = |row: &SkillRankRow| RatedElement {
        element_id: None,
        name: row.skill.clone(),
        importance: None,
        level: None,
        percentile: row.percentile,
        suppressed: false,
        importance_suppressed: false,
        level_suppressed: false,
        not_relevant: false,
        proxy: row.proxy,
        dataset: row.dataset.clone(),
    };
    rows.into_iter().map(element).collect()
}
