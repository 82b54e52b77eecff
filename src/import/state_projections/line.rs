//! One line of a file of state projections, found by the names of its columns.

use anyhow::Result;

use super::super::places::{postal, state_code};
use super::super::projection::{self, Projection, code};
use super::super::rejects::Fault;
use super::super::table::{Header, Row};
use crate::domain::years::{Years, year};

/// What stands behind titles of occupations that are new in the classification of 2018.
const EDITION: &str = " (SOC 2018)";

/// Where the columns stand.
pub struct Columns {
    title: usize,
    base: usize,
    projected: usize,
    growth: usize,
    openings: usize,
    state: usize,
    occupation: usize,
    area: Option<usize>,
    /// Where the first and the last year stand.
    pub years: Option<(usize, usize)>,
}

impl Columns {
    /// Finds the columns.
    ///
    /// # Errors
    ///
    /// Names the first that must be there and is not.
    pub fn find(header: &Header) -> Result<Self> {
        Ok(Self {
            title: header.require("Title")?,
            base: header.require("Base")?,
            projected: header.require("Projected")?,
            growth: header.require("PercentChange")?,
            openings: header.require("AvgAnnualOpenings")?,
            state: header.require("STFIPS")?,
            occupation: header.require("OccCode")?,
            area: header.find("Area"),
            years: header.find("BaseYear").zip(header.find("ProjYear")),
        })
    }

    /// The name of the place of a row, where the file tells it.
    pub fn area<'a>(&self, row: &'a Row<'_>) -> &'a str {
        row.get_if(self.area)
    }

    /// Describes a row whose occupation and place stand above already.
    pub fn repeated(&self, row: &Row<'_>) -> Fault {
        let expected = "an occupation that no row above has for this place";
        row.fault("repeated_row", self.occupation, expected)
    }

    /// Reads a row; `fallback` is the period of files that do not name it on each row.
    ///
    /// # Errors
    ///
    /// Describes the first cell that is not as it must be.
    pub fn read(
        &self,
        row: &Row<'_>,
        fallback: Option<Years>,
    ) -> Result<(Years, Projection), Fault> {
        let printed = row.get(self.title);
        let projection = Projection {
            occupation: code(row, self.occupation)?,
            title: printed
                .strip_suffix(EDITION)
                .unwrap_or(printed)
                .trim()
                .to_owned(),
            region: self.region(row)?,
            base: figure(row, self.base, |column| projection::people(row, column, 0))?,
            projected: figure(row, self.projected, |column| {
                projection::people(row, column, 0)
            })?,
            growth: figure(row, self.growth, |column| projection::growth(row, column))?,
            openings: figure(row, self.openings, |column| {
                projection::people(row, column, 0)
            })?,
        };
        if projection.is_empty() {
            let expected = "a figure in one column at least";
            return Err(row.fault("no_figures", self.base, expected));
        }
        Ok((self.years(row, fallback)?, projection))
    }

    fn region(&self, row: &Row<'_>) -> Result<String, Fault> {
        let text = row.get(self.state);
        let is_nation = !text.is_empty() && text.bytes().all(|byte| byte == b'0');
        if is_nation {
            return Ok("US".to_owned());
        }
        postal(text).map(state_code).ok_or_else(|| {
            let expected = "the FIPS code of a state or territory, or 0 for the nation";
            row.fault("unknown_state", self.state, expected)
        })
    }

    fn years(&self, row: &Row<'_>, fallback: Option<Years>) -> Result<Years, Fault> {
        let Some((from, to)) = self.years else {
            return fallback
                .ok_or_else(|| row.fault("no_years", self.base, "the years of the projection"));
        };
        let fault = |column| row.fault("not_a_year", column, "a year, the first before the last");
        let first = year(row.get(from)).ok_or_else(|| fault(from))?;
        let last = year(row.get(to)).ok_or_else(|| fault(to))?;
        Years::new(first, last).ok_or_else(|| fault(to))
    }
}

/// Reads a figure; an empty cell is one that the state does not publish.
fn figure(
    row: &Row<'_>,
    column: usize,
    read: impl Fn(usize) -> Result<Option<i64>, Fault>,
) -> Result<Option<i64>, Fault> {
    match row.get(column) {
        "" | "N/A" | "NA" => Ok(None),
        _ => read(column),
    }
}
