//! Employment Projections of the U.S. Bureau of Labor Statistics: `occupation.xlsx`, and what `education.xlsx` and
//! `skills.xlsx` say of the same occupations.
//!
//! The three files of a cycle are one data set. A file takes the place of what was loaded of it before and leaves what
//! came from the other two.

mod education;
mod occupation;
mod sheet;
mod skills;
mod write;

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context as _, Result, bail, ensure};
use calamine::Reader as _;

use super::input::{Input, pick};
use super::load::{Dataset, Imported, Load, Options, Outcome, ReadFile, already_loaded};
use super::rejects::Rejects;
use super::table;
use crate::db::DbConn;
use crate::domain::vocabulary::Program;
use crate::domain::years::Years;
use education::Shares;
use occupation::{Entry, Occupation};
use sheet::Sheet;
use skills::Ranks;

/// The workbooks, as the publisher names them, each with the tables that are read of it.
const WORKBOOKS: [(&str, [&str; 2]); 3] = [
    (OCCUPATION, ["1.2", "1.2"]),
    ("education.xlsx", ["5.3", "5.4"]),
    ("skills.xlsx", ["6.2", "6.5"]),
];

const OCCUPATION: &str = "occupation.xlsx";

/// Loads the workbooks into the data sets of their cycles.
///
/// # Errors
///
/// Names the file, sheet, row and column of what cannot be read. A data set is either loaded whole or left as it was.
pub fn import(conn: &mut DbConn, inputs: &[Input], options: &Options) -> Result<Imported> {
    let (inputs, note) = pick(inputs, &["xlsx"])?;
    if !options.force
        && let Some(datasets) = already_loaded(conn, Program::Projections, &inputs)?
    {
        return Ok(Imported::Unchanged(datasets));
    }
    let mut batches = BTreeMap::<Years, Batch>::new();
    for input in &inputs {
        let (years, workbook, rejects) = Workbook::read(input)?;
        rejects
            .check(workbook.lines(), options.allow_rejects)
            .with_context(|| format!("importing {}", input.name))?;
        let batch = batches.entry(years).or_default();
        batch.take(input, workbook, rejects)?;
    }
    let mut notes: Vec<String> = note.into_iter().collect();
    let mut outcomes = Vec::new();
    for (years, batch) in batches {
        outcomes.push(batch.write(conn, years, options, std::mem::take(&mut notes))?);
    }
    Ok(Imported::Loaded(outcomes))
}

/// Finds the sheet with a table: `Table 1.2`, which a title may follow, but not `Table 1.20`.
fn find_sheet<'a>(names: &'a [String], table: &str) -> Option<&'a str> {
    let start = format!("table {table}");
    let is_it = |name: &&String| {
        name.trim()
            .to_lowercase()
            .strip_prefix(&start)
            .is_some_and(|rest| !rest.starts_with(|next: char| next.is_ascii_digit()))
    };
    names.iter().find(is_it).map(String::as_str)
}

/// What was read of one file.
enum Workbook {
    Occupation(Sheet<Occupation>),
    Education(Sheet<Shares>, Sheet<Entry>),
    Skills(Sheet<Vec<String>>, Sheet<Ranks>),
}

impl Workbook {
    fn read(input: &Input) -> Result<(Years, Self, Rejects)> {
        let names = table::workbook(input)?.sheet_names();
        let known = WORKBOOKS.iter().find(|(_, tables)| {
            tables
                .iter()
                .any(|table| find_sheet(&names, table).is_some())
        });
        let Some((file, [first, second])) = known else {
            bail!(
                "{}: expected a sheet `Table 1.2` (as in occupation.xlsx), `Table 5.3` (education.xlsx) or `Table 6.5` \
                 (skills.xlsx); there are {}",
                input.name,
                names.join(", ")
            );
        };
        let sheet = |table: &str| {
            find_sheet(&names, table).with_context(|| {
                format!(
                    "{}: expected a sheet `Table {table}`; there are {}",
                    input.name,
                    names.join(", ")
                )
            })
        };
        match *file {
            OCCUPATION => {
                let (mut lines, years) = occupation::read(input, sheet(first)?)?;
                let rejects = std::mem::take(&mut lines.rejects);
                Ok((years, Self::Occupation(lines), rejects))
            }
            "education.xlsx" => {
                let mut shares = education::attainment(input, sheet(first)?)?;
                let mut entries = education::entries(input, sheet(second)?)?;
                let years = occupation::ten_years_from(shares.base_year, input)?;
                let rejects = joined(&mut shares, &mut entries, input)?;
                Ok((years, Self::Education(shares, entries), rejects))
            }
            _ => {
                let mut top = skills::top(input, sheet(first)?)?;
                let mut ranks = skills::ranks(input, sheet(second)?)?;
                let years = occupation::ten_years_from(ranks.base_year, input)?;
                let rejects = joined(&mut top, &mut ranks, input)?;
                Ok((years, Self::Skills(top, ranks), rejects))
            }
        }
    }

    fn file(&self) -> &'static str {
        match self {
            Self::Occupation(_) => OCCUPATION,
            Self::Education(..) => "education.xlsx",
            Self::Skills(..) => "skills.xlsx",
        }
    }

    fn lines(&self) -> u64 {
        let lines = match self {
            Self::Occupation(sheet) => sheet.lines.len(),
            Self::Education(shares, entries) => shares.lines.len() + entries.lines.len(),
            Self::Skills(top, ranks) => top.lines.len() + ranks.lines.len(),
        };
        u64::try_from(lines).unwrap_or(u64::MAX)
    }

    fn footnotes(&self) -> u64 {
        match self {
            Self::Occupation(sheet) => sheet.footnotes,
            Self::Education(shares, entries) => shares.footnotes + entries.footnotes,
            Self::Skills(top, ranks) => top.footnotes + ranks.footnotes,
        }
    }
}

/// Joins the refused lines of two tables of a file, which must be of the same year.
fn joined<A, B>(one: &mut Sheet<A>, other: &mut Sheet<B>, input: &Input) -> Result<Rejects> {
    ensure!(
        one.base_year == other.base_year,
        "{}: its tables are of different years, {} and {}",
        input.name,
        one.base_year,
        other.base_year
    );
    let mut rejects = std::mem::take(&mut one.rejects);
    rejects.extend(std::mem::take(&mut other.rejects));
    Ok(rejects)
}

/// What was read of one cycle.
#[derive(Default)]
struct Batch {
    workbooks: Vec<Workbook>,
    files: Vec<ReadFile>,
    rejects: Rejects,
}

impl Batch {
    fn take(&mut self, input: &Input, workbook: Workbook, rejects: Rejects) -> Result<()> {
        let file = workbook.file();
        let known: BTreeSet<&str> = self.files.iter().map(|file| file.name.as_str()).collect();
        ensure!(
            !known.contains(file),
            "{} is a second {file} of the same cycle; expected one",
            input.name
        );
        self.files.push(ReadFile {
            name: file.to_owned(),
            sha256: input.sha256()?,
            rows: workbook.lines(),
        });
        self.workbooks.push(workbook);
        self.rejects.extend(rejects);
        Ok(())
    }

    fn write(
        self,
        conn: &mut DbConn,
        years: Years,
        options: &Options,
        mut notes: Vec<String>,
    ) -> Result<Outcome> {
        let dataset = dataset(years);
        let loaded = self.files.iter().map(|file| file.rows).sum();
        let footnotes = self.workbooks.iter().map(Workbook::footnotes).sum();
        for workbook in &self.workbooks {
            if let Workbook::Occupation(sheet) = workbook {
                let all = sheet.lines.len();
                let lines = sheet.lines.values();
                let summaries = lines.filter(|line| line.value.is_summary).count();
                notes.push(format!(
                    "{} line items and {summaries} summaries of Table 1.2 are rows of the outlook",
                    all - summaries
                ));
            }
        }
        let load = Load {
            dataset: &dataset,
            files: &self.files,
            adds: true,
            rejects: &self.rejects,
        };
        let revision = load
            .run(conn, options.now, |conn| {
                write::write(conn, &dataset.slug, years, &self.workbooks)
            })
            .with_context(|| format!("loading {}", dataset.slug))?;
        Ok(Outcome {
            dataset: dataset.slug,
            loaded,
            rejected: self.rejects.counts().clone(),
            refused: self.rejects.lines().collect(),
            passed_over: BTreeMap::from([("footnotes", footnotes)]),
            notes,
            revision,
        })
    }
}

fn dataset(years: Years) -> Dataset {
    Dataset {
        slug: format!("projections-{years}"),
        name: "Employment Projections".to_owned(),
        program: Program::Projections,
        vintage: format!("{}–{:02}", years.from, years.to % 100),
        reference_period: None,
        publisher: "U.S. Bureau of Labor Statistics",
        license: "Public domain (work of the US government)",
        attribution: "Source: U.S. Bureau of Labor Statistics, Employment Projections".to_owned(),
        url: "https://www.bls.gov/emp/",
    }
}

#[cfg(test)]
mod tests {
    use super::find_sheet;

    #[test]
    fn a_sheet_is_found_by_the_number_of_its_table() {
        let names =
            ["Index", "Table 1.12", "TABLE 1.2 Projections", "Table 1.20"].map(str::to_owned);
        assert_eq!(find_sheet(&names, "1.2"), Some("TABLE 1.2 Projections"));
        assert_eq!(find_sheet(&names, "1.1"), None);
    }
}
