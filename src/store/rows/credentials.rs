//! Rows of education paths and certifications.

use chrono::NaiveDate;
use diesel::{Insertable, Queryable, Selectable};

use crate::domain::vocabulary::{
    CertificationKind, CertificationStatus, Delivery, EducationLevel, RequirementKind,
    RequirementOperator,
};
use crate::schema::{
    certification_requirements, certification_sources, certifications, education_path_deliveries,
    education_path_sources, education_path_texts, education_paths,
};

/// One row of `education_paths`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = education_paths, treat_none_as_default_value = false)]
pub struct EducationPathRow {
    pub slug: String,
    pub title: String,
    pub title_key: String,
    pub level: EducationLevel,
    pub full_time_months_min: Option<i64>,
    pub full_time_months_max: Option<i64>,
    pub part_time_months_min: Option<i64>,
    pub part_time_months_max: Option<i64>,
    pub months_ceiling: Option<i64>,
    pub cost_min: Option<i64>,
    pub cost_max: Option<i64>,
    pub cost_currency: Option<String>,
    pub cost_note: Option<String>,
    pub cost_source: Option<String>,
    pub provider: Option<String>,
    pub description: String,
    pub description_source: String,
    pub search_text: String,
}

/// One row of `education_path_texts`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = education_path_texts, treat_none_as_default_value = false)]
pub struct EducationPathTextRow {
    pub path: String,
    pub kind: String,
    pub position: i64,
    pub text: String,
}

/// One row of `education_path_deliveries`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = education_path_deliveries, treat_none_as_default_value = false)]
pub struct EducationPathDeliveryRow {
    pub path: String,
    pub delivery: Delivery,
}

/// One row of `education_path_sources`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = education_path_sources, treat_none_as_default_value = false)]
pub struct EducationPathSourceRow {
    pub path: String,
    pub position: i64,
    pub source: String,
}

/// One row of `certifications`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = certifications, treat_none_as_default_value = false)]
pub struct CertificationRow {
    pub slug: String,
    pub name: String,
    pub name_key: String,
    pub acronym: Option<String>,
    pub issuer: Option<String>,
    pub kind: CertificationKind,
    pub status: CertificationStatus,
    pub checked_on: Option<NaiveDate>,
    pub exam_required: Option<bool>,
    pub exam_note: Option<String>,
    pub cost_min: Option<i64>,
    pub cost_max: Option<i64>,
    pub cost_currency: Option<String>,
    pub cost_note: Option<String>,
    pub cost_source: Option<String>,
    pub renewal_months: Option<i64>,
    pub renewal_credits: Option<i64>,
    pub url: Option<String>,
    pub description: String,
    pub description_source: String,
    pub search_text: String,
}

/// One row of `certification_requirements`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = certification_requirements, treat_none_as_default_value = false)]
pub struct RequirementRow {
    pub certification: String,
    pub position: i64,
    pub kind: RequirementKind,
    pub operator: RequirementOperator,
    pub value: Option<String>,
    pub text: String,
    pub source: String,
}

/// One row of `certification_sources`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = certification_sources, treat_none_as_default_value = false)]
pub struct CertificationSourceRow {
    pub certification: String,
    pub position: i64,
    pub source: String,
}
