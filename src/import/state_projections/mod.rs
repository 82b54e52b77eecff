//! Long-term occupational projections of the states, published together by the Projections Managing Partnership: as a
//! table (`.csv`), or as the answer of its REST interface (`.json`).
//!
//! The files of one period are one data set, which an import replaces whole.

mod line;
mod oddities;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read as _, Seek as _, SeekFrom};

use anyhow::{Context as _, Result, bail, ensure};

use super::input::{Input, pick};
use super::load::{Dataset, Imported, Load, Options, Outcome, ReadFile, already_loaded};
use super::occupations as titles;
use super::places::{self, Place};
use super::projection::Projection;
use super::rejects::{Fault, Rejects};
use super::table::{self, Header, PLAIN, Row, Visit};
use crate::db::DbConn;
use crate::domain::vocabulary::{Program, RegionKind};
use crate::domain::years::Years;
use crate::store::rows::{OccupationRow, RegionalOutlookRow};
use crate::store::{StoreError, datasets, occupations, projections, regions};
use line::Columns;

/// Loads the files into the data sets of their periods; `years` names the period of files that do not.
///
/// # Errors
///
/// Names the file, row and column of what cannot be read. A data set is either loaded whole or left as it was.
pub fn import(
    conn: &mut DbConn,
    inputs: &[Input],
    years: Option<&str>,
    options: &Options,
) -> Result<Imported> {
    let (inputs, note) = pick(inputs, &["csv", "json", "xlsx"])?;
    let years = years.map(read_years).transpose()?;
    if !options.force
        && let Some(datasets) = already_loaded(conn, Program::StateProjections, &inputs)?
    {
        return Ok(Imported::Unchanged(datasets));
    }
    let mut batches = BTreeMap::<Years, Batch>::new();
    for input in &inputs {
        let mut file = File::new(input, years, &mut batches);
        table::read(input, PLAIN, &mut file)?;
        file.finish(options)?;
    }
    let mut notes: Vec<String> = note.into_iter().collect();
    let mut outcomes = Vec::new();
    for (years, batch) in batches {
        outcomes.push(batch.write(conn, years, options, std::mem::take(&mut notes))?);
    }
    Ok(Imported::Loaded(outcomes))
}

fn read_years(text: &str) -> Result<Years> {
    match Years::parse(text) {
        Some(years) => Ok(years),
        None => bail!("--years: expected years such as 2022-2032, found `{text}`"),
    }
}

/// What was read of one period.
#[derive(Default)]
struct Batch {
    rows: Vec<Projection>,
    /// Occupation and place of the rows.
    keys: BTreeSet<(String, String)>,
    places: BTreeMap<String, String>,
    files: Vec<ReadFile>,
    rejects: Rejects,
}

/// One file while it is read.
struct File<'a> {
    input: &'a Input,
    years: Option<Years>,
    columns: Option<Columns>,
    batches: &'a mut BTreeMap<Years, Batch>,
    /// Rows taken, by period.
    loaded: BTreeMap<Years, u64>,
    rejects: Rejects,
    last_is_refused: bool,
}

impl<'a> File<'a> {
    fn new(
        input: &'a Input,
        years: Option<Years>,
        batches: &'a mut BTreeMap<Years, Batch>,
    ) -> Self {
        Self {
            input,
            years: years.or_else(|| Years::find(&input.file_name())),
            columns: None,
            batches,
            loaded: BTreeMap::new(),
            rejects: Rejects::default(),
            last_is_refused: false,
        }
    }

    fn take(&mut self, row: &Row<'_>) -> Result<(), Fault> {
        let Some(columns) = &self.columns else {
            return Ok(());
        };
        let (years, projection) = columns.read(row, self.years)?;
        let batch = self.batches.entry(years).or_default();
        let key = (projection.region.clone(), projection.occupation.clone());
        if !batch.keys.insert(key) {
            return Err(columns.repeated(row));
        }
        if !batch.places.contains_key(&projection.region) {
            let name = columns.area(row).to_owned();
            batch.places.insert(projection.region.clone(), name);
        }
        batch.rows.push(projection);
        *self.loaded.entry(years).or_default() += 1;
        Ok(())
    }

    /// Checks that the file is whole and not too much of it was refused, and lists it.
    fn finish(self, options: &Options) -> Result<()> {
        let name = &self.input.name;
        if self.last_is_refused && !ends_with_line(self.input)? {
            let last = self.rejects.lines().last().unwrap_or_default();
            bail!("{name} ends in the middle of its last row; {last}");
        }
        let loaded = self.loaded.values().sum();
        self.rejects
            .check(loaded, options.allow_rejects)
            .with_context(|| format!("importing {name}"))?;
        ensure!(loaded > 0, "{name} holds no row to load");
        let sha256 = self.input.sha256()?;
        let mut rejects = Some(self.rejects);
        for (years, rows) in self.loaded {
            let batch = self.batches.entry(years).or_default();
            batch.rejects.extend(rejects.take().unwrap_or_default());
            ensure!(
                batch.files.iter().all(|file| file.name != *name),
                "{name} is named twice; expected files of different names"
            );
            batch.files.push(ReadFile {
                name: name.clone(),
                sha256: sha256.clone(),
                rows,
            });
        }
        Ok(())
    }
}

/// Tells whether the file ends with a line break, or is no text of lines.
fn ends_with_line(input: &Input) -> Result<bool> {
    if !input.has_extension("csv") {
        return Ok(true);
    }
    let mut bytes = input.open()?;
    let mut last = [0];
    bytes.seek(SeekFrom::End(-1))?;
    bytes.read_exact(&mut last)?;
    Ok(last == *b"\n")
}

impl Visit for File<'_> {
    fn header(&mut self, header: &Header) -> Result<()> {
        let columns = Columns::find(header)?;
        if columns.years.is_none() && self.years.is_none() {
            bail!(
                "{}: neither columns `BaseYear` and `ProjYear` nor the name of the file tell the years; name them, for \
                 example --years 2022-2032",
                header.place()
            );
        }
        self.columns = Some(columns);
        Ok(())
    }

    fn row(&mut self, row: &Row<'_>) -> Result<()> {
        if row.is_empty() {
            return Ok(());
        }
        let taken = self.take(row);
        self.last_is_refused = taken.is_err();
        if let Err(fault) = taken {
            self.rejects.note(fault);
        }
        Ok(())
    }

    fn misshapen(&mut self, fault: Fault) {
        self.rejects.note(fault);
    }
}

impl Batch {
    fn write(
        self,
        conn: &mut DbConn,
        years: Years,
        options: &Options,
        mut notes: Vec<String>,
    ) -> Result<Outcome> {
        let dataset = dataset(years);
        let odd = oddities::notes(&self.rows, years);
        for region in odd.keys() {
            notes.push(format!(
                "{region} has odd figures, which `note` tells on each of its rows"
            ));
        }
        let loaded = self.files.iter().map(|file| file.rows).sum();
        let load = Load {
            dataset: &dataset,
            files: &self.files,
            adds: false,
            rejects: &self.rejects,
        };
        let revision = load
            .run(conn, options.now, |conn| {
                self.put(conn, &dataset.slug, years, &odd)
            })
            .with_context(|| format!("loading {}", dataset.slug))?;
        Ok(Outcome {
            dataset: dataset.slug,
            loaded,
            rejected: self.rejects.counts().clone(),
            refused: self.rejects.lines().collect(),
            passed_over: BTreeMap::new(),
            notes,
            revision,
        })
    }

    fn put(
        &self,
        conn: &mut DbConn,
        slug: &str,
        years: Years,
        odd: &BTreeMap<String, String>,
    ) -> Result<(), StoreError> {
        let places: Vec<Place> = self.places.iter().map(place).collect();
        places::add(conn, slug, &places)?;
        let regions = regions::by_code(conn, self.places.keys().map(String::as_str))?;
        let titles: BTreeMap<&str, &str> = self
            .rows
            .iter()
            .map(|row| (row.occupation.as_str(), row.title.as_str()))
            .collect();
        let added: Vec<OccupationRow> = titles
            .iter()
            .map(|(code, title)| titles::named(slug, slug, code, title))
            .collect();
        occupations::add(conn, &added)?;
        let rows: Vec<RegionalOutlookRow> = self
            .rows
            .iter()
            .filter_map(|row| {
                let region = regions.get(&row.region)?;
                let note = odd.get(&row.region).map(String::as_str);
                Some(row.row(slug, years, region, note, false))
            })
            .collect();
        projections::replace(conn, slug, Program::StateProjections, rows)?;
        datasets::put_occupations(conn, slug, titles.keys().copied())
    }
}

/// The place of rows, for a database whose curated data lack it.
fn place((code, name): (&String, &String)) -> Place {
    let is_nation = code == "US";
    Place {
        code: code.clone(),
        name: if name.is_empty() { code } else { name }.clone(),
        kind: if is_nation {
            RegionKind::Country
        } else {
            RegionKind::State
        },
        parent: if is_nation { "M49-021" } else { "US" }.to_owned(),
    }
}

fn dataset(years: Years) -> Dataset {
    Dataset {
        slug: format!("state-projections-{years}"),
        name: "Long-term occupational projections".to_owned(),
        program: Program::StateProjections,
        vintage: format!("{}–{:02}", years.from, years.to % 100),
        reference_period: None,
        publisher: "Projections Managing Partnership",
        license: "Not stated by the publisher",
        attribution: "Source: Projections Managing Partnership, long-term occupational projections"
            .to_owned(),
        url: "https://projectionscentral.org/",
    }
}
