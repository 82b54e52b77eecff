//! Rows of sources and data sets.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::{AsChangeset, Identifiable, Insertable, Queryable, Selectable};

use crate::domain::vocabulary::{Program, SourceKind};
use crate::schema::{
    dataset_files, dataset_rejects, datasets, source_citations, source_notes, sources,
};

/// One row of `sources`.
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
#[diesel(table_name = sources, treat_none_as_default_value = false, treat_none_as_null = true, primary_key(slug))]
pub struct SourceRow {
    pub slug: String,
    pub title: String,
    pub title_key: String,
    pub publisher: Option<String>,
    pub publisher_key: Option<String>,
    pub url: Option<String>,
    pub published_on: Option<NaiveDate>,
    pub retrieved_on: Option<NaiveDate>,
    pub license: Option<String>,
    pub kind: SourceKind,
    pub dataset: String,
    pub search_text: String,
}

/// One row of `source_notes`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = source_notes, treat_none_as_default_value = false)]
pub struct SourceNoteRow {
    pub source: String,
    pub position: i64,
    pub text: String,
}

/// One row of `source_citations`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = source_citations, treat_none_as_default_value = false)]
pub struct SourceCitationRow {
    pub source: String,
    pub position: i64,
    pub label: Option<String>,
    pub title: String,
    pub publisher: Option<String>,
}

/// One row of `datasets`.
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
#[diesel(table_name = datasets, treat_none_as_default_value = false, treat_none_as_null = true, primary_key(slug))]
pub struct DatasetRow {
    pub slug: String,
    pub name: String,
    pub name_key: String,
    pub program: Program,
    pub vintage: String,
    pub reference_period: Option<String>,
    pub publisher: String,
    pub license: String,
    pub attribution: String,
    pub imported_at: NaiveDateTime,
    pub rows_loaded: i64,
    pub rows_rejected: i64,
    pub search_text: String,
}

/// One row of `dataset_files`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = dataset_files, treat_none_as_default_value = false)]
pub struct DatasetFileRow {
    pub dataset: String,
    pub name: String,
    pub sha256: String,
    pub row_count: i64,
}

/// One row of `dataset_rejects`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = dataset_rejects, treat_none_as_default_value = false)]
pub struct DatasetRejectRow {
    pub dataset: String,
    pub reason: String,
    pub row_count: i64,
}
