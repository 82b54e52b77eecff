//! One line of an OEWS table: an occupation in an area.

use super::super::number::scaled;
use super::super::places::{self, Place, postal, state_code};
use super::super::rejects::Fault;
use super::super::table::Row;
use super::columns::Columns;
use super::edition::FileEdition;
use crate::domain::vocabulary::MissingReason;
use crate::store::rows::WageRow;
use crate::store::wages::{Areas, Edition, Figure, Marks, Wage, WageKey, occupation_digits};

/// The groups of occupations that a line can be for.
const GROUPS: [&str; 5] = ["total", "major", "minor", "broad", "detailed"];

/// The code of the nation among areas.
const NATION: u32 = 99;

/// The code of all owners together: federal, state and local government, and private.
const ALL_OWNERS: &str = "1235";

/// A line that was read.
pub struct Line {
    /// The edition it belongs to.
    pub edition: Edition,
    /// Its row.
    pub row: WageRow,
}

/// What a line is about, if it is not all industries and owners together.
pub fn out_of_scope(columns: &Columns, row: &Row<'_>) -> Option<&'static str> {
    let industry = row.get_if(columns.industry);
    let group = row.get_if(columns.industry_group);
    let owners = row.get_if(columns.ownership);
    let all_industries = industry.bytes().all(|byte| byte == b'0' || byte == b'-');
    if !all_industries || !(group.is_empty() || group.eq_ignore_ascii_case("cross-industry")) {
        Some("lines of one industry")
    } else if !owners.is_empty() && owners != ALL_OWNERS {
        Some("lines of some owners")
    } else {
        None
    }
}

/// Reads a line.
///
/// # Errors
///
/// Names the cell that cannot be read, and what would be valid there.
pub fn read(columns: &Columns, row: &Row<'_>, edition: &FileEdition) -> Result<Line, Fault> {
    let (areas, area, region) = area(columns, row)?;
    let occupation = row.get(columns.occupation);
    let key = WageKey {
        edition: Edition::new(edition.year, edition.month, areas).ok_or_else(|| {
            let expected = "an edition from 2000 to 2099";
            row.fault("no_edition", columns.area_type, expected)
        })?,
        occupation: occupation_digits(occupation).ok_or_else(|| {
            let expected = "a code such as `11-9111`";
            row.fault("no_occupation_code", columns.occupation, expected)
        })?,
        area,
    };
    let group = row.get(columns.group);
    if !GROUPS.iter().any(|known| known.eq_ignore_ascii_case(group)) {
        let expected = "total, major, minor, broad or detailed";
        return Err(row.fault("unknown_group", columns.group, expected));
    }
    Ok(Line {
        edition: key.edition,
        row: wages(columns, row, key, region)?,
    })
}

/// Reads the figures of a line.
fn wages(columns: &Columns, row: &Row<'_>, key: WageKey, region: String) -> Result<WageRow, Fault> {
    let mut cells = Cells {
        row,
        marks: Marks::default(),
    };
    let annual_only = flag(row, columns.annual_only)?;
    let hourly_only = flag(row, columns.hourly_only)?;
    let employment = cells.number(columns.employment, Figure::Employment, 0)?;
    let jobs_per_1000 = cells.number_if(columns.jobs_per_1000, Figure::JobsPer1000, 3)?;
    let location_quotient =
        cells.number_if(columns.location_quotient, Figure::LocationQuotient, 2)?;
    let year = cells.wages(&columns.year, Figure::Year, hourly_only)?;
    let hour = cells.wages(&columns.hour, Figure::Hour, annual_only)?;
    let [
        year_mean,
        year_p10,
        year_p25,
        year_median,
        year_p75,
        year_p90,
    ] = year;
    let [
        hour_mean,
        hour_p10,
        hour_p25,
        hour_median,
        hour_p75,
        hour_p90,
    ] = hour;
    Ok(WageRow {
        id: key.id(),
        edition: key.edition.number(),
        region,
        occupation: row.get(columns.occupation).to_owned(),
        superseded: false,
        yearly: !hourly_only,
        hourly: !annual_only,
        employment,
        jobs_per_1000,
        location_quotient,
        year_mean,
        year_p10,
        year_p25,
        year_median,
        year_p75,
        year_p90,
        hour_mean,
        hour_p10,
        hour_p25,
        hour_median,
        hour_p75,
        hour_p90,
        marks: cells.marks.0,
    })
}

/// Reads the area: its kind, its number in keys, and its code here.
fn area(columns: &Columns, row: &Row<'_>) -> Result<(Areas, u32, String), Fault> {
    let text = row.get(columns.area);
    let fault = |expected| row.fault("unknown_area", columns.area, expected);
    // A spreadsheet may have dropped leading zeros; what is left still tells the kinds of areas apart.
    let number = |codes: std::ops::RangeInclusive<u32>, expected| {
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        digits
            .then(|| text.parse::<u32>().ok())
            .flatten()
            .filter(|code| codes.contains(code))
            .ok_or_else(|| fault(expected))
    };
    match row.get(columns.area_type) {
        "1" => {
            number(NATION..=NATION, "99, the nation")?;
            Ok((Areas::National, 0, Areas::National.region(0)))
        }
        "2" | "3" => {
            let expected = "the FIPS code of a state or territory, such as `51`";
            let region = postal(text)
                .map(state_code)
                .ok_or_else(|| fault(expected))?;
            let area = Areas::State
                .number(&region)
                .ok_or_else(|| fault(expected))?;
            Ok((Areas::State, area, region))
        }
        "4" => {
            let expected = "the five digits of a metropolitan area, such as `47900`";
            let code = number(10_000..=99_999, expected)?;
            Ok((Areas::Metro, code, Areas::Metro.region(code)))
        }
        "6" => {
            let expected = "the seven digits of a nonmetropolitan area, such as `0100001`";
            let code = number(100_000..=9_999_999, expected)?;
            Ok((Areas::Nonmetro, code, Areas::Nonmetro.region(code)))
        }
        _ => {
            let expected = "1 (nation), 2 (state), 3 (territory), 4 (metropolitan) or 6 (nonmetropolitan area)";
            Err(row.fault("unknown_area_type", columns.area_type, expected))
        }
    }
}

/// Reads a column that is TRUE or empty.
fn flag(row: &Row<'_>, column: usize) -> Result<bool, Fault> {
    let text = row.get(column);
    if text.eq_ignore_ascii_case("true") {
        Ok(true)
    } else if text.is_empty() || text.eq_ignore_ascii_case("false") {
        Ok(false)
    } else {
        Err(row.fault("unknown_flag", column, "`TRUE` or nothing"))
    }
}

/// Reads the figures of a row and notes why some are absent.
struct Cells<'a, 'b> {
    row: &'a Row<'b>,
    marks: Marks,
}

impl Cells<'_, '_> {
    fn number(
        &mut self,
        column: usize,
        figure: Figure,
        decimals: u32,
    ) -> Result<Option<i64>, Fault> {
        let reason = match self.row.get(column) {
            "" => MissingReason::NotPublished,
            "*" | "**" => MissingReason::Suppressed,
            "#" => MissingReason::TopCoded,
            text => {
                let number = scaled(text, decimals).filter(|number| *number >= 0);
                return number.map(Some).ok_or_else(|| {
                    let expected = "a number such as `52340`, or `*`, `**` or `#`";
                    self.row.fault("not_a_number", column, expected)
                });
            }
        };
        self.marks.set(figure, reason);
        Ok(None)
    }

    fn number_if(
        &mut self,
        column: Option<usize>,
        figure: Figure,
        decimals: u32,
    ) -> Result<Option<i64>, Fault> {
        match column {
            Some(column) => self.number(column, figure, decimals),
            None => {
                self.marks.set(figure, MissingReason::NotPublished);
                Ok(None)
            }
        }
    }

    /// Reads the mean and the percentiles of a wage in cents; where the occupation has no such wages, what the cells hold
    /// is no wage, and none is kept.
    fn wages(
        &mut self,
        columns: &[usize; 6],
        figure: impl Fn(Wage) -> Figure,
        absent: bool,
    ) -> Result<[Option<i64>; 6], Fault> {
        let mut wages = [None; 6];
        for ((wage, column), kind) in wages.iter_mut().zip(columns).zip(Wage::ALL) {
            if absent {
                self.marks.set(figure(kind), MissingReason::NotPublished);
            } else {
                *wage = self.number(*column, figure(kind), 2)?;
            }
        }
        let percentiles: Vec<i64> = wages.iter().skip(1).flatten().copied().collect();
        if !percentiles.is_sorted() {
            let column = columns.get(1).copied().unwrap_or_default();
            return Err(self.row.fault(
                "percentiles_descend",
                column,
                "percentiles that do not descend from the 10th to the 90th",
            ));
        }
        Ok(wages)
    }
}

/// The place of a line.
pub fn place(columns: &Columns, row: &Row<'_>, line: &Line) -> Place {
    let title = row.get_if(columns.area_title);
    let named = row.get_if(columns.primary_state);
    // Before 2020 only the title tells the state: `Washington-Arlington, DC-VA`.
    let from_title = title
        .rsplit_once(", ")
        .and_then(|(_, states)| states.get(..2))
        .unwrap_or("");
    let state = [named, from_title]
        .into_iter()
        .find(|state| places::is_postal(state));
    let parent = match (line.edition.areas, state) {
        (Areas::Metro | Areas::Nonmetro, Some(state)) => state_code(state),
        (Areas::National, _) => "M49-021".to_owned(),
        _ => "US".to_owned(),
    };
    let name = if title.is_empty() {
        line.row.region.clone()
    } else {
        title.to_owned()
    };
    Place {
        code: line.row.region.clone(),
        name,
        kind: line.edition.areas.region_kind(),
        parent,
    }
}
