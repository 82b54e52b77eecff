//! Rows of regions.

use diesel::{AsChangeset, Identifiable, Insertable, Queryable, Selectable};

use crate::domain::vocabulary::RegionKind;
use crate::schema::{region_ancestors, region_states, regions};

/// One row of `regions`.
#[derive(
    Debug,
    Clone,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Queryable,
    Selectable,
    Insertable,
    AsChangeset,
    Identifiable,
)]
#[diesel(table_name = regions, treat_none_as_default_value = false, treat_none_as_null = true, primary_key(code))]
pub struct RegionRow {
    pub code: String,
    pub name: String,
    pub name_key: String,
    pub kind: RegionKind,
    pub parent: Option<String>,
    pub currency: Option<String>,
    pub dataset: String,
    pub search_text: String,
}

/// One row of `region_ancestors`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = region_ancestors, treat_none_as_default_value = false)]
pub struct RegionAncestorRow {
    pub region: String,
    pub ancestor: String,
}

/// One row of `region_states`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = region_states, treat_none_as_default_value = false)]
pub struct RegionStateRow {
    pub region: String,
    pub state: String,
}
