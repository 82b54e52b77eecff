//! Rows of roles and of the lists that belong to a role.

use diesel::{Insertable, Queryable, Selectable};

use crate::domain::vocabulary::{
    EducationLevel, Importance, MarketNoteKind, MatchKind, Necessity, Relation, Seniority,
    TimelineKind,
};
use crate::schema::{
    role_aliases, role_certifications, role_distinctions, role_education, role_faqs,
    role_inherited_figures, role_market_notes, role_organizations, role_relations, role_skills,
    role_sources, role_steps, role_technologies, role_texts, role_timelines, roles,
};

/// One row of `roles`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = roles, treat_none_as_default_value = false)]
pub struct RoleRow {
    pub slug: String,
    pub title: String,
    pub title_key: String,
    pub family: String,
    pub track: String,
    pub seniority: Seniority,
    pub summary: String,
    pub summary_source: String,
    pub description: String,
    pub description_source: String,
    pub occupation: String,
    pub occupation_match: MatchKind,
    pub experience_min: Option<i64>,
    pub experience_max: Option<i64>,
    pub experience_source: Option<String>,
    pub typical_education: Option<EducationLevel>,
    pub typical_education_source: Option<String>,
    pub work_environment: Option<String>,
    pub work_environment_source: Option<String>,
    pub headline_median: Option<String>,
    pub headline_growth: Option<String>,
    pub headline_openings: Option<String>,
    pub search_text: String,
}

/// One row of `role_aliases`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = role_aliases, treat_none_as_default_value = false)]
pub struct RoleAliasRow {
    pub role: String,
    pub position: i64,
    pub title: String,
    pub source: String,
}

/// One row of `role_texts`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = role_texts, treat_none_as_default_value = false)]
pub struct RoleTextRow {
    pub role: String,
    pub kind: String,
    pub position: i64,
    pub text: String,
    pub source: String,
}

/// One row of `role_skills`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = role_skills, treat_none_as_default_value = false)]
pub struct RoleSkillRow {
    pub role: String,
    pub position: i64,
    pub skill: String,
    pub importance: Importance,
    pub note: Option<String>,
    pub source: String,
}

/// One row of `role_technologies`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = role_technologies, treat_none_as_default_value = false)]
pub struct RoleTechnologyRow {
    pub role: String,
    pub position: i64,
    pub technology: String,
    pub source: String,
}

/// One row of `role_education`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = role_education, treat_none_as_default_value = false)]
pub struct RoleEducationRow {
    pub role: String,
    pub position: i64,
    pub path: String,
    pub necessity: Necessity,
    pub note: Option<String>,
    pub source: String,
}

/// One row of `role_certifications`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = role_certifications, treat_none_as_default_value = false)]
pub struct RoleCertificationRow {
    pub role: String,
    pub position: i64,
    pub certification: String,
    pub necessity: Necessity,
    pub note: Option<String>,
    pub source: String,
}

/// One row of `role_organizations`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = role_organizations, treat_none_as_default_value = false)]
pub struct RoleOrganizationRow {
    pub role: String,
    pub position: i64,
    pub organization: String,
    pub note: Option<String>,
    pub source: String,
}

/// One row of `role_faqs`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = role_faqs, treat_none_as_default_value = false)]
pub struct RoleFaqRow {
    pub role: String,
    pub position: i64,
    pub question: String,
    pub answer: String,
    pub source: String,
}

/// One row of `role_steps`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = role_steps, treat_none_as_default_value = false)]
pub struct RoleStepRow {
    pub role: String,
    pub position: i64,
    pub title: String,
    pub detail: String,
    pub months_min: Option<i64>,
    pub months_max: Option<i64>,
    pub source: String,
}

/// One row of `role_timelines`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = role_timelines, treat_none_as_default_value = false)]
pub struct RoleTimelineRow {
    pub role: String,
    pub position: i64,
    pub starting_point: String,
    pub years_min: Option<i64>,
    pub years_max: Option<i64>,
    pub note: Option<String>,
    pub source: String,
    pub kind: TimelineKind,
}

/// One row of `role_market_notes`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = role_market_notes, treat_none_as_default_value = false)]
pub struct RoleMarketNoteRow {
    pub role: String,
    pub position: i64,
    pub kind: MarketNoteKind,
    pub text: String,
    pub cited_publisher: Option<String>,
    pub reference_period: Option<String>,
    pub note: Option<String>,
    pub source: String,
}

/// One row of `role_relations`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = role_relations, treat_none_as_default_value = false)]
pub struct RoleRelationRow {
    pub role: String,
    pub position: i64,
    pub other: Option<String>,
    pub title: String,
    pub relation: Relation,
    pub note: Option<String>,
    pub source: String,
}

/// One row of `role_distinctions`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = role_distinctions, treat_none_as_default_value = false)]
pub struct RoleDistinctionRow {
    pub role: String,
    pub position: i64,
    pub other: Option<String>,
    pub title: String,
    pub how: String,
    pub source: String,
}

/// One row of `role_sources`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = role_sources, treat_none_as_default_value = false)]
pub struct RoleSourceRow {
    pub role: String,
    pub position: i64,
    pub source: String,
}

/// One row of `role_inherited_figures`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = role_inherited_figures, treat_none_as_default_value = false)]
pub struct InheritedFiguresRow {
    pub role: String,
    pub salary_band: Option<String>,
    pub median: Option<i64>,
    pub growth_outlook: Option<String>,
    pub openings_outlook: Option<String>,
}
