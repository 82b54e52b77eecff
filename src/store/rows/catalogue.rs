//! Rows of organizations, families, skills, technologies and tracks.

use diesel::{Insertable, Queryable, Selectable};

use crate::domain::vocabulary::{OrganizationKind, SkillKind, TechnologyCategory};
use crate::schema::{
    families, organizations, rung_focus_areas, skills, technologies, track_rungs, tracks,
};

/// One row of `organizations`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = organizations, treat_none_as_default_value = false)]
pub struct OrganizationRow {
    pub slug: String,
    pub name: String,
    pub name_key: String,
    pub acronym: Option<String>,
    pub kind: OrganizationKind,
    pub description: String,
    pub source: String,
    pub url: Option<String>,
    pub search_text: String,
}

/// One row of `families`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = families, treat_none_as_default_value = false)]
pub struct FamilyRow {
    pub slug: String,
    pub name: String,
    pub name_key: String,
    pub description: String,
    pub source: String,
    pub search_text: String,
}

/// One row of `skills`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = skills, treat_none_as_default_value = false)]
pub struct SkillRow {
    pub slug: String,
    pub name: String,
    pub name_key: String,
    pub kind: SkillKind,
    pub description: String,
    pub source: String,
    pub search_text: String,
}

/// One row of `technologies`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = technologies, treat_none_as_default_value = false)]
pub struct TechnologyRow {
    pub slug: String,
    pub name: String,
    pub name_key: String,
    pub category: TechnologyCategory,
    pub description: String,
    pub source: String,
    pub search_text: String,
}

/// One row of `tracks`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = tracks, treat_none_as_default_value = false)]
pub struct TrackRow {
    pub slug: String,
    pub name: String,
    pub description: String,
    pub source: String,
}

/// One row of `track_rungs`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = track_rungs, treat_none_as_default_value = false)]
pub struct RungRow {
    pub track: String,
    pub position: i64,
    pub role: String,
    pub years_min: Option<i64>,
    pub years_max: Option<i64>,
    pub summary: String,
    pub salary_band: Option<String>,
    pub source: String,
}

/// One row of `rung_focus_areas`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = rung_focus_areas, treat_none_as_default_value = false)]
pub struct FocusAreaRow {
    pub track: String,
    pub rung: i64,
    pub position: i64,
    pub text: String,
}
