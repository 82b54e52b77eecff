//! The O*NET database: what people in an occupation do, know and use, and how they got there.
//!
//! A release is a data set, whichever of its files are at hand: files that come later add to it, and replace only the
//! parts that they hold. Files are known by the names of their columns, in the layout of 30.2 and before and in that of
//! 30.3 and later.

mod cells;
mod editions;
mod kind;
mod rows;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read as _, Seek as _, SeekFrom};

use anyhow::{Context as _, Result};

use super::input::Input;
use super::load::{Dataset, Imported, Load, Options, Outcome, ReadFile};
use super::rejects::{Fault, Rejects};
use super::table::{self, Header, PLAIN, Row, Visit};
use crate::db::DbConn;
use crate::domain::onet::{release, slug};
use crate::domain::vocabulary::{OnetPart, Program};
use crate::store::rows::{DatasetFileRow, OnetFileRow, OnetRejectRow};
use crate::store::{datasets, onet as store};
use editions::{Found, Sorted};
use kind::{Kind, MOST};
use rows::{Tables, Taken};

/// Loads the files into the editions that they belong to; `vintage` names the release of files that do not tell it.
///
/// # Errors
///
/// Names the file, row and column of what cannot be read. An edition is either loaded whole or left as it was.
pub fn import(
    conn: &mut DbConn,
    inputs: &[Input],
    vintage: Option<&str>,
    options: &Options,
) -> Result<Imported> {
    let sorted = Sorted::sort(inputs)?;
    let (groups, note) = sorted.group(vintage)?;
    let mut notes: Vec<String> = note.into_iter().collect();
    if !sorted.passed_over.is_empty() {
        notes.push(format!("passed over {}", sorted.passed_over.join(", ")));
    }
    let mut outcomes = Vec::new();
    let mut unchanged = Vec::new();
    for ((_, vintage), files) in groups {
        let dataset = dataset(&vintage);
        let batch = Batch::new(conn, dataset, &files)?;
        if !options.force && batch.is_loaded() {
            unchanged.push(batch.dataset.slug);
        } else {
            outcomes.push(batch.load(conn, options, std::mem::take(&mut notes))?);
        }
    }
    Ok(match outcomes.first_mut() {
        None => Imported::Unchanged(unchanged),
        Some(first) => {
            first.notes.extend(
                unchanged
                    .iter()
                    .map(|slug| format!("{slug} holds its files already; nothing changes there")),
            );
            Imported::Loaded(outcomes)
        }
    })
}

/// Describes an edition.
fn dataset(vintage: &str) -> Dataset {
    let edition = match release(vintage) {
        Some(release) => format!("O*NET {release} Database"),
        None => "O*NET Database".to_owned(),
    };
    Dataset {
        slug: slug(vintage),
        name: "O*NET Database".to_owned(),
        program: Program::Onet,
        vintage: vintage.to_owned(),
        reference_period: None,
        publisher: "U.S. Department of Labor, Employment and Training Administration",
        license: "CC BY 4.0",
        attribution: format!(
            "This work includes information from the {edition} by the U.S. Department of Labor, Employment and \
             Training Administration (USDOL/ETA). Used under the CC BY 4.0 license. O*NET is a trademark of USDOL/ETA."
        ),
        url: "https://www.onetcenter.org/database.html",
    }
}

/// The files of one edition, and what is loaded of it already.
struct Batch<'a> {
    dataset: Dataset,
    /// Each with its SHA-256 and the name by which it is listed.
    files: Vec<(&'a Found, String, String)>,
    /// Files that are the same as another one, by name.
    copies: Vec<&'a str>,
    listed: Vec<DatasetFileRow>,
    parts: Vec<OnetFileRow>,
}

impl<'a> Batch<'a> {
    fn new(conn: &mut DbConn, dataset: Dataset, found: &[&'a Found]) -> Result<Self> {
        let listed = datasets::load(conn, std::slice::from_ref(&dataset.slug))?;
        let mut batch = Self {
            listed: listed.into_iter().flat_map(|(_, files, _)| files).collect(),
            parts: store::files(conn, &dataset.slug)?,
            dataset,
            files: Vec::new(),
            copies: Vec::new(),
        };
        for found in found {
            let sha256 = found.input.sha256()?;
            let is_named = |name: &str| batch.files.iter().any(|(.., own)| own == name);
            if batch.files.iter().any(|(_, own, _)| *own == sha256) {
                batch.copies.push(&found.input.name);
            } else {
                let mut name = found.input.name.clone();
                if is_named(&name) {
                    name = found.input.full_path();
                }
                batch.files.push((found, sha256, name));
            }
        }
        Ok(batch)
    }

    /// Tells whether every file is loaded, and nothing has taken the place of any part of it.
    fn is_loaded(&self) -> bool {
        self.files.iter().all(|(_, sha256, _)| {
            self.listed.iter().any(|listed| {
                listed.sha256 == *sha256
                    && self
                        .parts
                        .iter()
                        .all(|part| part.file != listed.name || part.in_force)
            })
        })
    }

    /// Reads the files and writes the edition.
    fn load(self, conn: &mut DbConn, options: &Options, mut notes: Vec<String>) -> Result<Outcome> {
        let mut reading = Reading::new(&self.dataset.slug);
        for (found, sha256, name) in &self.files {
            reading.read(found, sha256, name, options)?;
        }
        let Reading {
            tables,
            files,
            parts,
            rejects,
            rejects_by_file,
            passed_over,
            open_ended,
        } = reading;
        if !open_ended.is_empty() {
            notes.push(format!(
                "no line end at the end of {}: if it was cut off there, rows are missing",
                open_ended.join(", ")
            ));
        }
        let loaded = files.iter().map(|file| file.rows).sum();
        let given: BTreeSet<OnetPart> = parts.iter().map(|part| part.part).collect();
        let (all_files, all_parts) = self.together(&files, parts);
        notes.extend(self.notes(&all_parts));
        let rows = tables.finish();
        let slug = &self.dataset.slug;
        let read: Vec<String> = files.into_iter().map(|file| file.name).collect();
        let load = Load {
            dataset: &self.dataset,
            files: &all_files,
            adds: false,
            rejects: &rejects,
        };
        let revision = load
            .run(conn, options.now, |conn| {
                store::put_files(conn, slug, &all_parts, &read, &rejects_by_file)?;
                rows.write(conn, slug, &given)?;
                store::derive(conn)
            })
            .with_context(|| format!("loading {slug}"))?;
        Ok(Outcome {
            dataset: self.dataset.slug,
            loaded,
            rejected: rejects.counts().clone(),
            refused: rejects.lines().collect(),
            passed_over,
            notes,
            revision,
        })
    }

    /// Joins what was read now with the files that were read before and still give something.
    fn together(
        &self,
        read: &[ReadFile],
        parts: Vec<OnetFileRow>,
    ) -> (Vec<ReadFile>, Vec<OnetFileRow>) {
        let is_new = |name: &str| read.iter().any(|file| file.name == name);
        let mut all_parts: Vec<OnetFileRow> = self
            .parts
            .iter()
            .filter(|old| !is_new(&old.file))
            .map(|old| OnetFileRow {
                in_force: old.in_force && !parts.iter().any(|new| new.part == old.part),
                ..old.clone()
            })
            .collect();
        let gives_nothing = |name: &str| {
            let mut own = all_parts.iter().filter(|part| part.file == name).peekable();
            own.peek().is_some() && own.all(|part| !part.in_force)
        };
        let mut files: Vec<ReadFile> = self
            .listed
            .iter()
            .filter(|old| !is_new(&old.name) && !gives_nothing(&old.name))
            .map(|old| ReadFile {
                name: old.name.clone(),
                sha256: old.sha256.clone(),
                rows: u64::try_from(old.row_count).unwrap_or(0),
            })
            .collect();
        all_parts.retain(|part| files.iter().any(|file| file.name == part.file));
        all_parts.extend(parts);
        files.extend(read.iter().cloned());
        (files, all_parts)
    }

    /// Says what the edition lacks, and which files were not needed.
    fn notes(&self, parts: &[OnetFileRow]) -> Vec<String> {
        let has = |part: OnetPart| parts.iter().any(|own| own.part == part && own.in_force);
        let lacking: Vec<&str> = OnetPart::ALL
            .iter()
            .filter(|part| !has(**part))
            .map(|part| part.as_str())
            .collect();
        let mut notes = Vec::new();
        if !lacking.is_empty() {
            notes.push(format!(
                "this edition has no {} so far; answers take them from other editions, if these have them",
                lacking.join(", ")
            ));
        }
        if !self.copies.is_empty() {
            notes.push(format!(
                "the same as another file: {}",
                self.copies.join(", ")
            ));
        }
        notes
    }
}

/// What was read of one edition.
struct Reading {
    tables: Tables,
    files: Vec<ReadFile>,
    parts: Vec<OnetFileRow>,
    rejects: Rejects,
    rejects_by_file: Vec<OnetRejectRow>,
    passed_over: BTreeMap<&'static str, u64>,
    /// Text files whose last row does not end, by name.
    open_ended: Vec<String>,
}

impl Reading {
    fn new(dataset: &str) -> Self {
        Self {
            tables: Tables::new(dataset),
            files: Vec::new(),
            parts: Vec::new(),
            rejects: Rejects::default(),
            rejects_by_file: Vec::new(),
            passed_over: BTreeMap::new(),
            open_ended: Vec::new(),
        }
    }

    /// Reads one file, and fails when too many of its rows are refused.
    fn read(&mut self, found: &Found, sha256: &str, name: &str, options: &Options) -> Result<()> {
        let mut file = File {
            kind: found.kind,
            at: [0; MOST],
            tables: &mut self.tables,
            counts: BTreeMap::new(),
            rejects: Rejects::default(),
            passed_over: &mut self.passed_over,
        };
        table::read(&found.input, PLAIN, &mut file)?;
        let File {
            counts, rejects, ..
        } = file;
        if !found.input.has_extension("xlsx") && !ends_in_a_line_end(&found.input)? {
            self.open_ended.push(name.to_owned());
        }
        let rows = counts.values().sum();
        rejects
            .check(rows, options.allow_rejects)
            .with_context(|| format!("importing {name}"))?;
        let dataset = self.tables.dataset();
        self.files.push(ReadFile {
            name: name.to_owned(),
            sha256: sha256.to_owned(),
            rows,
        });
        self.parts.extend(counts.keys().map(|part| OnetFileRow {
            dataset: dataset.to_owned(),
            file: name.to_owned(),
            part: *part,
            in_force: true,
        }));
        for (reason, rows) in rejects.counts() {
            self.rejects_by_file.push(OnetRejectRow {
                dataset: dataset.to_owned(),
                file: name.to_owned(),
                reason: (*reason).to_owned(),
                row_count: i64::try_from(*rows)?,
            });
        }
        self.rejects.extend(rejects);
        Ok(())
    }
}

/// Tells whether the last byte of a text file ends a line, as in every file that O*NET publishes.
fn ends_in_a_line_end(input: &Input) -> Result<bool> {
    let mut bytes = input.open()?;
    bytes.seek(SeekFrom::End(-1))?;
    let mut last = [0];
    bytes.read_exact(&mut last)?;
    Ok(last == *b"\n")
}

/// One file while it is read.
struct File<'a> {
    kind: Kind,
    at: [usize; MOST],
    tables: &'a mut Tables,
    counts: BTreeMap<OnetPart, u64>,
    rejects: Rejects,
    passed_over: &'a mut BTreeMap<&'static str, u64>,
}

impl Visit for File<'_> {
    fn header(&mut self, header: &Header) -> Result<()> {
        self.at = self.kind.find_columns(header)?;
        Ok(())
    }

    fn row(&mut self, row: &Row<'_>) -> Result<()> {
        if row.is_empty() {
            return Ok(());
        }
        match self.tables.take(self.kind, self.at, row) {
            Ok(Taken::As(part)) => *self.counts.entry(part).or_default() += 1,
            Ok(Taken::PassedOver(what)) => *self.passed_over.entry(what).or_default() += 1,
            Err(fault) => self.rejects.note(fault),
        }
        Ok(())
    }

    fn misshapen(&mut self, fault: Fault) {
        self.rejects.note(fault);
    }
}
