//! Rows of the tables that titles and postings are read with.

use diesel::{Insertable, Queryable, Selectable};

use crate::domain::vocabulary::{PostingTermKind, TitleTermKind};
use crate::schema::{posting_terms, role_titles, title_terms};

/// One row of `title_terms`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = title_terms, treat_none_as_default_value = false)]
pub struct TitleTermRow {
    pub words: String,
    pub kind: TitleTermKind,
    pub means: Option<String>,
}

/// One row of `role_titles`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = role_titles, treat_none_as_default_value = false)]
pub struct RoleTitleRow {
    pub position: i64,
    pub role: Option<String>,
    pub title: String,
    pub stands_alone: bool,
}

/// One row of `posting_terms`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = posting_terms, treat_none_as_default_value = false)]
pub struct PostingTermRow {
    pub position: i64,
    pub kind: PostingTermKind,
    pub entry: Option<String>,
    pub words: String,
    pub exact: bool,
}
