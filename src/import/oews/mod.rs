//! Occupational Employment and Wage Statistics (OEWS): wages and employment by occupation and area.
//!
//! One file holds one edition for one kind of area, or several kinds; each kind of each edition is a data set of its
//! own. The lines of all industries and owners together are loaded; those of single ones are passed over.

mod columns;
mod edition;
mod line;
mod write;

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context as _, Result, ensure};

use super::input::Input;
use super::load::{Imported, Load, Options, Outcome, ReadFile, already_loaded};
use super::places::Place;
use super::rejects::{Fault, Rejects};
use super::table::{self, Header, PLAIN, Row, Visit};
use crate::db::DbConn;
use crate::domain::vocabulary::Program;
use crate::store::rows::WageRow;
use crate::store::wages::Edition;
use columns::Columns;
use edition::FileEdition;

/// Loads the files into the data sets that they are editions of; `period` names the edition of files that do not.
///
/// # Errors
///
/// Names the file, sheet, row and column of what cannot be read. A data set is either loaded whole or left as it was.
pub fn import(
    conn: &mut DbConn,
    inputs: &[Input],
    period: Option<&str>,
    options: &Options,
) -> Result<Imported> {
    let (inputs, mut notes) = tables_among(inputs)?;
    let is_named = |datasets: &Vec<String>| {
        let of_period = |slug: &String| period.is_none_or(|period| slug.contains(period));
        datasets.iter().all(of_period)
    };
    if !options.force
        && let Some(datasets) = already_loaded(conn, Program::Oews, &inputs)?.filter(is_named)
    {
        return Ok(Imported::Unchanged(datasets));
    }
    // One month at a time, so that no more than its rows are held.
    let mut months = BTreeMap::<(u16, u8), Vec<(&Input, FileEdition)>>::new();
    for input in &inputs {
        let edition = edition::of_file(input, period)?;
        let month = months.entry((edition.year, edition.month)).or_default();
        month.push((input, edition));
    }
    let mut outcomes = Vec::new();
    for files in months.into_values() {
        let mut batches = BTreeMap::<Edition, Batch>::new();
        for (input, edition) in files {
            let mut file = File::new(input, edition);
            table::read(input, PLAIN, &mut file)?;
            file.finish(&mut batches, options)?;
        }
        // What one workbook of a month says of top-coded wages holds for its text files too.
        let year_top_code = batches.values().find_map(|batch| batch.year_top_code);
        let hour_top_code = batches.values().find_map(|batch| batch.hour_top_code);
        for (edition, mut batch) in batches {
            batch.year_top_code = batch.year_top_code.or(year_top_code);
            batch.hour_top_code = batch.hour_top_code.or(hour_top_code);
            outcomes.push(batch.write(conn, edition, options, std::mem::take(&mut notes))?);
        }
    }
    Ok(Imported::Loaded(outcomes))
}

/// Picks the files that can hold a table; of an archive the descriptions of its fields are passed over.
fn tables_among(inputs: &[Input]) -> Result<(Vec<Input>, Vec<String>)> {
    let is_table = |input: &Input| {
        (input.has_extension("xlsx") || input.has_extension("csv"))
            && !input.file_name().contains("description")
    };
    let (tables, others): (Vec<&Input>, Vec<&Input>) =
        inputs.iter().partition(|input| is_table(input));
    ensure!(
        !tables.is_empty(),
        "no .xlsx or .csv file among {}; OEWS tables are offered at https://www.bls.gov/oes/tables.htm",
        names(inputs.iter())
    );
    let notes = if others.is_empty() {
        Vec::new()
    } else {
        vec![format!("passed over {}", names(others.into_iter()))]
    };
    Ok((tables.into_iter().cloned().collect(), notes))
}

fn names<'a>(inputs: impl Iterator<Item = &'a Input>) -> String {
    let names: Vec<&str> = inputs.map(|input| input.name.as_str()).collect();
    names.join(", ")
}

/// What was read of one edition for one kind of area.
#[derive(Default)]
struct Batch {
    rows: Vec<WageRow>,
    places: BTreeSet<Place>,
    /// Titles of the occupations, by code.
    titles: BTreeMap<String, String>,
    files: Vec<ReadFile>,
    rejects: Rejects,
    passed_over: BTreeMap<&'static str, u64>,
    loaded: u64,
    year_top_code: Option<i64>,
    hour_top_code: Option<i64>,
}

/// One file while it is read.
struct File<'a> {
    input: &'a Input,
    edition: FileEdition,
    columns: Option<Columns>,
    batches: BTreeMap<Edition, Batch>,
    rejects: Rejects,
    passed_over: BTreeMap<&'static str, u64>,
}

impl<'a> File<'a> {
    fn new(input: &'a Input, edition: FileEdition) -> Self {
        Self {
            input,
            edition,
            columns: None,
            batches: BTreeMap::new(),
            rejects: Rejects::default(),
            passed_over: BTreeMap::new(),
        }
    }

    /// Hands over what was read, after the check that not too much was refused.
    fn finish(self, all: &mut BTreeMap<Edition, Batch>, options: &Options) -> Result<()> {
        let loaded = self.batches.values().map(|batch| batch.loaded).sum();
        self.rejects
            .check(loaded, options.allow_rejects)
            .with_context(|| format!("importing {}", self.input.name))?;
        ensure!(loaded > 0, "{} holds no row to load", self.input.name);
        let sha256 = self.input.sha256()?;
        let (mut rejects, mut passed_over) = (Some(self.rejects), Some(self.passed_over));
        for (edition, batch) in self.batches {
            let whole = all.entry(edition).or_default();
            whole.files.push(ReadFile {
                name: self.input.name.clone(),
                sha256: sha256.clone(),
                rows: batch.loaded,
            });
            whole.rejects.extend(rejects.take().unwrap_or_default());
            for (what, rows) in passed_over.take().unwrap_or_default() {
                *whole.passed_over.entry(what).or_default() += rows;
            }
            whole.rows.extend(batch.rows);
            whole.places.extend(batch.places);
            whole.titles.extend(batch.titles);
            whole.loaded += batch.loaded;
            whole.year_top_code = whole.year_top_code.or(self.edition.year_top_code);
            whole.hour_top_code = whole.hour_top_code.or(self.edition.hour_top_code);
        }
        Ok(())
    }
}

impl Visit for File<'_> {
    fn header(&mut self, header: &Header) -> Result<()> {
        self.columns = Some(Columns::find(header)?);
        Ok(())
    }

    fn row(&mut self, row: &Row<'_>) -> Result<()> {
        let Some(columns) = &self.columns else {
            return Ok(());
        };
        if row.is_empty() {
            return Ok(());
        }
        if let Some(what) = line::out_of_scope(columns, row) {
            *self.passed_over.entry(what).or_default() += 1;
            return Ok(());
        }
        match line::read(columns, row, &self.edition) {
            Ok(line) => {
                let batch = self.batches.entry(line.edition).or_default();
                batch.loaded += 1;
                if !batch.titles.contains_key(&line.row.occupation) {
                    let title = row.get_if(columns.occupation_title);
                    batch
                        .titles
                        .insert(line.row.occupation.clone(), title.to_owned());
                }
                // Lines of an area follow one another in most files, so that one comparison is enough for nearly all.
                if batch.rows.last().map(|last| &last.region) != Some(&line.row.region) {
                    batch.places.insert(line::place(columns, row, &line));
                }
                batch.rows.push(line.row);
            }
            Err(fault) => self.rejects.note(fault),
        }
        Ok(())
    }

    fn misshapen(&mut self, fault: Fault) {
        self.rejects.note(fault);
    }
}

impl Batch {
    /// Writes the batch as one data set.
    fn write(
        mut self,
        conn: &mut DbConn,
        edition: Edition,
        options: &Options,
        mut notes: Vec<String>,
    ) -> Result<Outcome> {
        notes.extend(self.fold_repeated());
        let dataset = edition::dataset(edition);
        self.rejects
            .check(self.loaded, options.allow_rejects)
            .with_context(|| format!("loading {}", dataset.slug))?;
        let load = Load {
            dataset: &dataset,
            files: &self.files,
            adds: false,
            rejects: &self.rejects,
        };
        let revision = load
            .run(conn, options.now, |conn| write::write(conn, edition, &self))
            .with_context(|| format!("loading {}", dataset.slug))?;
        Ok(Outcome {
            dataset: dataset.slug,
            loaded: self.loaded,
            rejected: self.rejects.counts().clone(),
            refused: self.rejects.lines().collect(),
            passed_over: self.passed_over,
            notes,
            revision,
        })
    }

    /// Sorts the rows and folds those that a file repeats: the same occupation as broad and as detailed.
    ///
    /// A repetition with other figures is refused; the first stays.
    fn fold_repeated(&mut self) -> Option<String> {
        self.rows.sort_by_cached_key(|row| row.id);
        let mut folded = 0_u64;
        let rejects = &mut self.rejects;
        let before = self.loaded;
        let loaded = &mut self.loaded;
        self.rows.dedup_by(|later, first| {
            let repeats = later.id == first.id;
            if repeats && later == first {
                folded += 1;
            } else if repeats {
                *loaded -= 1;
                rejects.note(Fault {
                    reason: "contradicts_another_row",
                    detail: format!(
                        "{} in {} stands twice, with different figures; the first stays",
                        later.occupation, later.region
                    ),
                });
            }
            repeats
        });
        if let Some(file) = self.files.last_mut() {
            file.rows = file.rows.saturating_sub(before - self.loaded);
        }
        (folded > 0).then(|| {
            format!("{folded} rows repeat another one with the same figures and are kept once")
        })
    }
}
