//! Rows of claims and conflicts.

use diesel::{Insertable, Queryable, Selectable};

use crate::domain::vocabulary::{
    ConflictReason, FigureResource, MatchKind, Measure, Quantity, Verdict,
};
use crate::schema::{claims, conflict_pairs, conflicts};

/// One row of `claims`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = claims, treat_none_as_default_value = false)]
pub struct ClaimRow {
    pub id: String,
    pub resource: FigureResource,
    pub figure: String,
    pub field: String,
    pub quantity: Quantity,
    pub statistic: Measure,
    pub value_min: Option<i64>,
    pub value_max: Option<i64>,
    pub unit: String,
    pub approximate: bool,
    pub role: Option<String>,
    pub occupation: Option<String>,
    pub occupation_match: Option<MatchKind>,
    pub region: Option<String>,
    pub level: Option<String>,
    pub reference_period: Option<String>,
    pub source: String,
    pub cited_publisher: Option<String>,
    pub listed: bool,
    pub verdict: Verdict,
    pub published_value: Option<i64>,
    pub difference: Option<i64>,
    pub dataset: Option<String>,
    pub detail: String,
    pub search_text: String,
}

/// One row of `conflicts`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = conflicts, treat_none_as_default_value = false)]
pub struct ConflictRow {
    pub id: String,
    pub quantity: Quantity,
    pub role: String,
    pub region: Option<String>,
    pub unit: String,
}

/// One row of `conflict_pairs`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = conflict_pairs, treat_none_as_default_value = false)]
pub struct ConflictPairRow {
    pub conflict: String,
    pub a: String,
    pub b: String,
    pub reason: ConflictReason,
}
