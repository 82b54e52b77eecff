//! `occupation.xlsx`, Table 1.2: employment now and projected, openings, and what is needed for entry.

use anyhow::{Context as _, Result, bail, ensure};

use super::super::input::Input;
use super::super::projection::{Projection, growth, is_absent, people};
use super::super::rejects::Fault;
use super::super::table::{Header, Row};
use super::sheet::{self, Sheet, label, require};
use crate::domain::years::{Years, year};

/// Employment and openings are printed in thousands.
const THOUSANDS: u32 = 3;

/// One line of the table.
#[derive(Debug)]
pub struct Occupation {
    /// Whether it adds up others.
    pub is_summary: bool,
    /// What is projected; without code and title, which the sheet has.
    pub projection: Projection,
    /// What is needed for entry.
    pub entry: Entry,
}

/// What is typically needed to enter an occupation, in the publisher's words; `None` where a dash stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// Education.
    pub education: Option<String>,
    /// Work experience in a related occupation.
    pub experience: Option<String>,
    /// Training on the job.
    pub training: Option<String>,
}

/// Where its columns stand.
pub struct EntryColumns {
    education: usize,
    experience: usize,
    training: usize,
}

impl EntryColumns {
    /// Finds the columns, in Table 1.2 and in Table 5.4.
    ///
    /// # Errors
    ///
    /// Names the column that is not there.
    pub fn find(header: &Header) -> Result<Self> {
        Ok(Self {
            education: require(header, "Typical education needed for entry")?,
            experience: require(header, "Work experience in a related occupation")?,
            training: require(header, "Typical on-the-job training")?,
        })
    }

    /// Reads the cells.
    ///
    /// # Errors
    ///
    /// Describes an empty cell.
    pub fn read(&self, row: &Row<'_>) -> Result<Entry, Fault> {
        let text = |column| match row.get(column) {
            "" => Err(row.fault("empty_cell", column, "a text or —")),
            text => Ok((!is_absent(text)).then(|| sheet::without_marks(text))),
        };
        Ok(Entry {
            education: text(self.education)?,
            experience: text(self.experience)?,
            training: text(self.training)?,
        })
    }
}

struct Columns {
    kind: usize,
    base: usize,
    projected: usize,
    growth: usize,
    openings: usize,
    entry: EntryColumns,
}

/// Reads the table, and the years of the projection from the names of its columns.
///
/// # Errors
///
/// Names the file, the sheet, the row and the column that is not as it must be.
pub fn read(input: &Input, name: &str) -> Result<(Sheet<Occupation>, Years)> {
    let years = std::cell::Cell::new(None);
    let find = |header: &Header| {
        let (columns, told) = find(header)?;
        years.set(Some(told));
        Ok(columns)
    };
    let sheet = sheet::read(input, name, find, line)?;
    let years = years
        .get()
        .with_context(|| format!("{}, sheet `{name}`: no header", input.name))?;
    Ok((sheet, years))
}

fn find(header: &Header) -> Result<(Columns, Years)> {
    let growth = require(header, "Employment change, percent,")?;
    let openings = require(header, "Occupational openings,")?;
    let years = span(header, growth)?;
    ensure!(
        span(header, openings)? == years,
        "{}: the columns `{}` and `{}` are of different years",
        header.place(),
        name(header, growth),
        name(header, openings)
    );
    let employment = |year: i64| {
        let wanted = format!("employment, {year}");
        header.require_by(&format!("Employment, {year}"), |name| label(name) == wanted)
    };
    let columns = Columns {
        kind: require(header, "Occupation type")?,
        base: employment(years.from)?,
        projected: employment(years.to)?,
        growth,
        openings,
        entry: EntryColumns::find(header)?,
    };
    Ok((columns, years))
}

fn name(header: &Header, column: usize) -> &str {
    header.names().get(column).map_or("", String::as_str)
}

/// The years in the name of a column.
fn span(header: &Header, column: usize) -> Result<Years> {
    let name = name(header, column);
    match Years::find(name) {
        Some(years) => Ok(years),
        None => bail!(
            "{}: expected the years of the projection in the name of the column `{name}`, as in `2024–34`",
            header.place()
        ),
    }
}

fn line(columns: &Columns, row: &Row<'_>) -> Result<Occupation, Fault> {
    let is_summary = match row.get(columns.kind).to_lowercase().as_str() {
        "summary" => true,
        "line item" => false,
        _ => {
            let expected = "`Line item` or `Summary`";
            return Err(row.fault("unknown_occupation_type", columns.kind, expected));
        }
    };
    let projection = Projection {
        occupation: String::new(),
        title: String::new(),
        region: "US".to_owned(),
        base: people(row, columns.base, THOUSANDS)?,
        projected: people(row, columns.projected, THOUSANDS)?,
        growth: growth(row, columns.growth)?,
        openings: people(row, columns.openings, THOUSANDS)?,
    };
    Ok(Occupation {
        is_summary,
        projection,
        entry: columns.entry.read(row)?,
    })
}

/// The years of a workbook that names only the first: the agency has always projected ten years ahead.
///
/// # Errors
///
/// Names the file when the year cannot be one.
pub fn ten_years_from(base_year: i64, input: &Input) -> Result<Years> {
    Years::new(base_year, base_year + 10).with_context(|| {
        format!(
            "{}: expected the year of the matrix, found {base_year}",
            input.name
        )
    })
}

/// The years of a survey in the title of a table, as `2022-2023`, or `2023` when it is one.
pub fn survey_years(title: &str) -> Option<String> {
    let single = || {
        title
            .split(|letter: char| !letter.is_ascii_digit())
            .find_map(year)
            .map(|year| year.to_string())
    };
    let span = Years::find(title).map(|years| years.to_string());
    span.or_else(single)
}
