//! Rows of occupations.

use diesel::{Insertable, Queryable, Selectable};

use crate::domain::vocabulary::{CrosswalkSystem, MatchKind, OccupationSystem};
use crate::schema::{dataset_occupations, occupation_crosswalks, occupations};

/// One row of `occupations`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = occupations, treat_none_as_default_value = false)]
pub struct OccupationRow {
    pub code: String,
    pub system: OccupationSystem,
    pub title: String,
    pub title_key: String,
    pub description: Option<String>,
    pub description_source: Option<String>,
    pub parent: Option<String>,
    pub job_zone: Option<i64>,
    pub source: String,
    pub dataset: String,
    pub search_text: String,
}

/// One row of `occupation_crosswalks`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = occupation_crosswalks, treat_none_as_default_value = false)]
pub struct CrosswalkRow {
    pub occupation: String,
    pub position: i64,
    pub system: CrosswalkSystem,
    pub code: String,
    pub title: String,
    pub match_kind: MatchKind,
    pub dataset: String,
}

/// One row of `dataset_occupations`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = dataset_occupations, treat_none_as_default_value = false)]
pub struct DatasetOccupationRow {
    pub dataset: String,
    pub occupation: String,
}
