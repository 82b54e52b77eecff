//! Rows of the O*NET database.

use diesel::{Insertable, Queryable, Selectable};

use crate::domain::vocabulary::{OnetPart, OnetTitleKind, RelatednessTier, TaskKind};
use crate::schema::{
    onet_categories, onet_certification, onet_education, onet_files, onet_job_zones,
    onet_occupations, onet_parts, onet_ratings, onet_rejects, onet_related, onet_tasks,
    onet_technologies, onet_titles,
};

/// One row of `onet_files`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = onet_files, treat_none_as_default_value = false)]
pub struct OnetFileRow {
    pub dataset: String,
    pub file: String,
    pub part: OnetPart,
    pub in_force: bool,
}

/// One row of `onet_rejects`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = onet_rejects, treat_none_as_default_value = false)]
pub struct OnetRejectRow {
    pub dataset: String,
    pub file: String,
    pub reason: String,
    pub row_count: i64,
}

/// One row of `onet_parts`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = onet_parts, treat_none_as_default_value = false)]
pub struct OnetPartRow {
    pub occupation: String,
    pub part: OnetPart,
    pub dataset: String,
    pub row_count: i64,
    pub current: bool,
}

/// One row of `onet_occupations`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = onet_occupations, treat_none_as_default_value = false)]
pub struct OnetOccupationRow {
    pub occupation: String,
    pub dataset: String,
    pub title: String,
    pub description: String,
}

/// One row of `onet_categories`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = onet_categories, treat_none_as_default_value = false)]
pub struct OnetCategoryRow {
    pub dataset: String,
    pub scale: String,
    pub category: i64,
    pub label: String,
}

/// One row of `onet_titles`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = onet_titles, treat_none_as_default_value = false)]
pub struct OnetTitleRow {
    pub occupation: String,
    pub dataset: String,
    pub kind: OnetTitleKind,
    pub title: String,
    pub title_key: String,
    pub short_title: Option<String>,
    pub sources: Option<String>,
    pub shown: Option<bool>,
}

/// One row of `onet_tasks`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = onet_tasks, treat_none_as_default_value = false)]
pub struct OnetTaskRow {
    pub occupation: String,
    pub dataset: String,
    pub task: i64,
    pub text: String,
    pub kind: Option<TaskKind>,
}

/// One row of `onet_ratings`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = onet_ratings, treat_none_as_default_value = false)]
pub struct OnetRatingRow {
    pub occupation: String,
    pub dataset: String,
    pub element: String,
    pub part: OnetPart,
    pub name: String,
    pub importance: Option<i64>,
    pub importance_suppressed: bool,
    pub level: Option<i64>,
    pub level_suppressed: bool,
    pub not_relevant: bool,
}

/// One row of `onet_technologies`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = onet_technologies, treat_none_as_default_value = false)]
pub struct OnetTechnologyRow {
    pub occupation: String,
    pub dataset: String,
    pub name: String,
    pub category: String,
    pub category_code: Option<String>,
    pub hot: bool,
    pub in_demand: Option<bool>,
}

/// One row of `onet_education`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = onet_education, treat_none_as_default_value = false)]
pub struct OnetEducationRow {
    pub occupation: String,
    pub dataset: String,
    pub scale: String,
    pub category: i64,
    pub percent: Option<i64>,
    pub suppressed: bool,
}

/// One row of `onet_certification`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = onet_certification, treat_none_as_default_value = false)]
pub struct OnetCertificationRow {
    pub occupation: String,
    pub dataset: String,
    pub importance: Option<i64>,
    pub suppressed: bool,
}

/// One row of `onet_job_zones`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = onet_job_zones, treat_none_as_default_value = false)]
pub struct OnetJobZoneRow {
    pub occupation: String,
    pub dataset: String,
    pub job_zone: i64,
}

/// One row of `onet_related`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = onet_related, treat_none_as_default_value = false)]
pub struct OnetRelatedRow {
    pub occupation: String,
    pub dataset: String,
    pub related: String,
    pub tier: RelatednessTier,
    pub position: i64,
}
