//! Rows of what the Employment Projections say of an occupation.

use diesel::{Insertable, Queryable, Selectable};

use crate::schema::{occupation_attainment, occupation_entry, occupation_skill_ranks};

/// One row of `occupation_attainment`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = occupation_attainment, treat_none_as_default_value = false)]
pub struct AttainmentRow {
    pub dataset: String,
    pub occupation: String,
    pub position: i64,
    pub level: String,
    pub percent: i64,
    pub reference_years: Option<String>,
    pub proxy: bool,
}

/// One row of `occupation_skill_ranks`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = occupation_skill_ranks, treat_none_as_default_value = false)]
pub struct SkillRankRow {
    pub dataset: String,
    pub occupation: String,
    pub skill: String,
    pub percentile: Option<i64>,
    pub top: Option<i64>,
    pub proxy: bool,
}

/// One row of `occupation_entry`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = occupation_entry, treat_none_as_default_value = false)]
pub struct EntryRow {
    pub dataset: String,
    pub occupation: String,
    pub education: Option<String>,
    pub experience: Option<String>,
    pub training: Option<String>,
}
