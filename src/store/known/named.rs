//! Documents, places and occupations as answers name them.

use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};

use super::super::rows::{RegionRow, SourceRow};
use crate::domain::vocabulary::{RegionKind, SourceKind};

/// A document, as figures name it. Its texts are shared by all answers that do.
#[derive(Debug, Clone)]
pub struct Source {
    /// Slug.
    pub slug: Arc<str>,
    /// Title.
    pub title: Arc<str>,
    /// Who published it.
    pub publisher: Option<Arc<str>>,
    /// Address.
    pub url: Option<Arc<str>>,
    /// Day of publication.
    pub published_on: Option<NaiveDate>,
    /// What kind of document it is.
    pub kind: SourceKind,
    /// What answers show of it.
    pub shown: Shown,
}

impl From<SourceRow> for Source {
    fn from(row: SourceRow) -> Self {
        Self {
            slug: row.slug.into(),
            title: row.title.into(),
            publisher: row.publisher.map(Into::into),
            url: row.url.map(Into::into),
            published_on: row.published_on,
            kind: row.kind,
            shown: Shown::default(),
        }
    }
}

/// A place, as figures name it. Its texts are shared by all answers that do.
#[derive(Debug, Clone)]
pub struct Region {
    /// Code.
    pub code: Arc<str>,
    /// Name.
    pub name: Arc<str>,
    /// Kind.
    pub kind: RegionKind,
    /// Code of the place around it.
    pub parent: Option<String>,
    /// ISO 4217 code of what is paid in there.
    pub currency: Option<String>,
    /// What answers show of it.
    pub shown: Shown,
}

impl From<RegionRow> for Region {
    fn from(row: RegionRow) -> Self {
        Self {
            code: row.code.into(),
            name: row.name.into(),
            kind: row.kind,
            parent: row.parent,
            currency: row.currency,
            shown: Shown::default(),
        }
    }
}

/// An occupation, as figures name it.
#[derive(Debug)]
pub struct Occupation {
    /// Code.
    pub code: Arc<str>,
    /// Title.
    pub title: Arc<str>,
    /// What answers show of it where it fits exactly.
    pub exact: Shown,
    /// What answers show of it where it fits closely.
    pub close: Shown,
    /// What answers show of it where it is broader than what was meant.
    pub broad: Shown,
    /// What answers show of it where it only stands in.
    pub proxy: Shown,
}

impl Occupation {
    pub(super) fn new(code: &str, title: String) -> Self {
        Self {
            code: code.into(),
            title: title.into(),
            exact: Shown::default(),
            close: Shown::default(),
            broad: Shown::default(),
            proxy: Shown::default(),
        }
    }
}

/// What answers show of something that many of them name, as JSON that is written when the first does.
#[derive(Debug, Clone, Default)]
pub struct Shown(OnceLock<Box<RawValue>>);

impl Shown {
    /// Returns the JSON, of this view unless it is written already.
    pub fn written<V: Serialize>(&self, view: impl FnOnce() -> V) -> &RawValue {
        self.0.get_or_init(|| {
            // Nothing that is shown has keys that are no texts, the only thing that could fail.
            to_raw_value(&view()).unwrap_or_else(|_| RawValue::NULL.to_owned())
        })
    }
}
