//! The one transaction in which a data set takes the place of what was loaded of it before.

use std::collections::BTreeMap;

use anyhow::Result;
use chrono::NaiveDateTime;

use super::evidence;
use super::input::Input;
use super::rejects::Rejects;
use crate::db::DbConn;
use crate::domain::text::fold;
use crate::domain::vocabulary::{Program, SourceKind};
use crate::store::rows::{DatasetFileRow, DatasetRejectRow, DatasetRow, SourceRow};
use crate::store::{StoreError, datasets, occupations, regions, revision, roles, sources};

/// What a data set is: an edition of a publication.
#[derive(Debug, Clone)]
pub struct Dataset {
    /// Key, also of the source that its rows name.
    pub slug: String,
    /// Name of the publication.
    pub name: String,
    /// The publication.
    pub program: Program,
    /// The edition, as its publisher names it: `May 2025`, `30.2`, `2024–34`.
    pub vintage: String,
    /// The time that all its figures describe (`2025-05`), where that is one.
    pub reference_period: Option<String>,
    /// Publisher.
    pub publisher: &'static str,
    /// Licence.
    pub license: &'static str,
    /// The sentence that the licence asks to repeat, or how the publisher asks to be named.
    pub attribution: String,
    /// Where the publisher offers it.
    pub url: &'static str,
}

/// A file that was read.
#[derive(Debug, Clone)]
pub struct ReadFile {
    /// Its name.
    pub name: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// Rows taken from it.
    pub rows: u64,
}

/// How to import.
#[derive(Debug, Clone)]
pub struct Options {
    /// Load what can be read, however much cannot.
    pub allow_rejects: bool,
    /// Load files again that are loaded already.
    pub force: bool,
    /// The time to note.
    pub now: NaiveDateTime,
}

/// What an import did.
#[derive(Debug, Clone)]
pub enum Imported {
    /// Nothing: the data sets with these slugs hold exactly these files.
    Unchanged(Vec<String>),
    /// It loaded data sets.
    Loaded(Vec<Outcome>),
}

/// What an import did with one data set.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// Slug of the data set.
    pub dataset: String,
    /// Rows taken.
    pub loaded: u64,
    /// Rows refused, by reason.
    pub rejected: BTreeMap<&'static str, u64>,
    /// The first refused rows, a line each.
    pub refused: Vec<String>,
    /// Rows passed over because they are out of scope, by what they are.
    pub passed_over: BTreeMap<&'static str, u64>,
    /// What a user should know, in sentences.
    pub notes: Vec<String>,
    /// The data revision afterwards.
    pub revision: i64,
}

/// One data set, read and ready to be written.
pub struct Load<'a> {
    /// What it is.
    pub dataset: &'a Dataset,
    /// The files it was read from; files of the same data set that are named otherwise and were loaded before stay
    /// listed when `adds` is true.
    pub files: &'a [ReadFile],
    /// Whether these files add to what is loaded of the data set, instead of being all of it.
    pub adds: bool,
    /// Rows refused.
    pub rejects: &'a Rejects,
}

impl Load<'_> {
    /// Writes the data set in one transaction: what `write` does, what was read and refused, and all that is derived
    /// from data; then moves to the next revision, which is returned.
    ///
    /// # Errors
    ///
    /// Rolls everything back when any statement fails.
    pub fn run(
        self,
        conn: &mut DbConn,
        now: NaiveDateTime,
        write: impl FnOnce(&mut DbConn) -> Result<(), StoreError>,
    ) -> Result<i64, StoreError> {
        conn.write(|conn| {
            sources::put(conn, &self.source())?;
            let files = self.file_rows()?;
            datasets::put_files(conn, &self.dataset.slug, &files, self.adds)?;
            datasets::put_rejects(conn, &self.dataset.slug, &self.reject_rows()?)?;
            let rows_loaded = datasets::file_rows(conn, &self.dataset.slug)?;
            datasets::put(conn, &self.row(now, rows_loaded)?)?;
            write(conn)?;
            derive(conn)?;
            revision::advance(conn)
        })
    }

    fn source(&self) -> SourceRow {
        let Dataset {
            slug,
            name,
            vintage,
            publisher,
            ..
        } = self.dataset;
        let title = format!("{name}, {vintage}");
        SourceRow {
            slug: slug.clone(),
            title_key: fold(&title),
            search_text: fold(&format!("{title} {publisher}")),
            title,
            publisher: Some((*publisher).to_owned()),
            publisher_key: Some(fold(publisher)),
            url: Some(self.dataset.url.to_owned()),
            published_on: None,
            retrieved_on: None,
            license: Some(self.dataset.license.to_owned()),
            kind: SourceKind::Primary,
            dataset: slug.clone(),
        }
    }

    fn row(&self, now: NaiveDateTime, rows_loaded: i64) -> Result<DatasetRow, StoreError> {
        let set = self.dataset;
        Ok(DatasetRow {
            slug: set.slug.clone(),
            name: set.name.clone(),
            name_key: fold(&set.name),
            program: set.program,
            vintage: set.vintage.clone(),
            reference_period: set.reference_period.clone(),
            publisher: set.publisher.to_owned(),
            license: set.license.to_owned(),
            attribution: set.attribution.clone(),
            imported_at: now,
            rows_loaded,
            rows_rejected: count(self.rejects.total())?,
            search_text: fold(&format!("{} {}", set.name, set.vintage)),
        })
    }

    fn file_rows(&self) -> Result<Vec<DatasetFileRow>, StoreError> {
        self.files
            .iter()
            .map(|file| {
                Ok(DatasetFileRow {
                    dataset: self.dataset.slug.clone(),
                    name: file.name.clone(),
                    sha256: file.sha256.clone(),
                    row_count: count(file.rows)?,
                })
            })
            .collect()
    }

    fn reject_rows(&self) -> Result<Vec<DatasetRejectRow>, StoreError> {
        self.rejects
            .counts()
            .iter()
            .map(|(reason, rows)| {
                Ok(DatasetRejectRow {
                    dataset: self.dataset.slug.clone(),
                    reason: (*reason).to_owned(),
                    row_count: count(*rows)?,
                })
            })
            .collect()
    }
}

fn count(rows: u64) -> Result<i64, StoreError> {
    i64::try_from(rows).map_err(|_| StoreError::Damaged(format!("{rows} rows")))
}

/// Brings up to date what is derived from the data of several sets, as part of the transaction that changes them.
///
/// # Errors
///
/// Only those of the database.
pub fn derive(conn: &mut DbConn) -> Result<(), StoreError> {
    regions::derive_ancestors(conn)?;
    occupations::derive_parents(conn)?;
    evidence::refresh(conn)?;
    roles::derive_inherited(conn)?;
    Ok(())
}

/// Tells which data sets of a program hold exactly these files already; `None` when any of them is new.
///
/// # Errors
///
/// Names a file that cannot be read.
pub fn already_loaded(
    conn: &mut DbConn,
    program: Program,
    inputs: &[Input],
) -> Result<Option<Vec<String>>> {
    let mut found = Vec::new();
    for input in inputs {
        let holders = datasets::with_file(conn, program, &input.sha256()?)?;
        if holders.is_empty() {
            return Ok(None);
        }
        found.extend(holders);
    }
    found.sort();
    found.dedup();
    Ok(Some(found))
}
