//! Which edition a file is of, and what its notes say about top-coded wages.

use anyhow::{Result, bail};
use calamine::Reader as _;

use super::super::input::Input;
use super::super::load::Dataset;
use super::super::number::scaled;
use super::super::table;
use crate::domain::period::{ReferencePeriod, period_in_words};
use crate::domain::vocabulary::Program;
use crate::store::wages::Edition;

/// The month that every edition since 2003 is named by.
const MONTH: u8 = 5;

/// What a file tells of its edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileEdition {
    /// Year.
    pub year: u16,
    /// Month.
    pub month: u8,
    /// The annual wage, in cents, that `#` means at least; only workbooks say it.
    pub year_top_code: Option<i64>,
    /// The hourly wage, in cents, that `#` means at least.
    pub hour_top_code: Option<i64>,
}

/// Describes an edition as a data set.
pub fn dataset(edition: Edition) -> Dataset {
    let areas = edition.areas.as_str();
    Dataset {
        slug: edition.slug(),
        name: format!("Occupational Employment and Wage Statistics, {areas} areas")
            .replace("national areas", "nation")
            .replace("state areas", "states and territories")
            .replace("metro areas", "metropolitan areas")
            .replace("nonmetro areas", "nonmetropolitan areas"),
        program: Program::Oews,
        vintage: period_in_words(&edition.period()),
        reference_period: Some(edition.period()),
        publisher: "U.S. Bureau of Labor Statistics",
        license: "Public domain (work of the US government)",
        attribution:
            "Source: U.S. Bureau of Labor Statistics, Occupational Employment and Wage Statistics"
                .to_owned(),
        url: "https://www.bls.gov/oes/",
    }
}

/// Finds the edition of a file: as the user names it, else in its name (`state_M2025_dl.csv`), else in the notes of a
/// workbook (`May 2025 OEWS Estimates`), else in the name of its folder or archive (`oesm25st`).
///
/// # Errors
///
/// Names the file and the flag when none of them tells; the workbook when it cannot be read.
pub fn of_file(input: &Input, period: Option<&str>) -> Result<FileEdition> {
    let notes = if input.has_extension("xlsx") {
        notes(input)?
    } else {
        Vec::new()
    };
    let told = match period {
        Some(text) => Some(read_period(text)?),
        None => year_in_name(&input.file_name())
            .map(|year| (year, MONTH))
            .or_else(|| notes.iter().find_map(|note| edition_in_note(note)))
            .or_else(|| year_in_name(&input.full_path().to_lowercase()).map(|year| (year, MONTH))),
    };
    let Some((year, month)) = told else {
        bail!(
            "{}: neither its name nor its notes tell the edition; name it, for example --reference-period 2025-05",
            input.name
        );
    };
    let bounds = notes.iter().find_map(|note| top_codes(note));
    Ok(FileEdition {
        year,
        month,
        hour_top_code: bounds.map(|(hour, _)| hour),
        year_top_code: bounds.map(|(_, year)| year),
    })
}

fn read_period(text: &str) -> Result<(u16, u8)> {
    let period = ReferencePeriod::parse(text)
        .and_then(|period| Some((period.year().parse().ok()?, text.get(5..)?.parse().ok()?)));
    match period {
        Some(period) => Ok(period),
        None => bail!("--reference-period: expected a month such as 2025-05, found `{text}`"),
    }
}

/// Finds the year in a name: `M2025`, `oesm25st`, or any year of this century that stands alone.
fn year_in_name(name: &str) -> Option<u16> {
    let after = |mark: &str, digits: usize| {
        name.match_indices(mark).find_map(|(place, _)| {
            let rest = name.get(place + mark.len()..)?;
            let year = rest.get(..digits)?;
            let ends = !rest[digits..].starts_with(|next: char| next.is_ascii_digit());
            (ends && year.bytes().all(|byte| byte.is_ascii_digit()))
                .then(|| year.parse::<u16>().ok())
                .flatten()
        })
    };
    after("_m", 4)
        .or_else(|| after("oesm", 2).map(|year| 2000 + year))
        .or_else(|| {
            let numbers = name.split(|letter: char| !letter.is_ascii_digit());
            numbers
                .filter(|number| number.len() == 4)
                .filter_map(|number| number.parse().ok())
                .find(|year| (2000..=2099).contains(year))
        })
        .filter(|year| (2000..=2099).contains(year))
}

/// The notes of a workbook: the texts of all sheets but the first.
fn notes(input: &Input) -> Result<Vec<String>> {
    let mut book = table::workbook(input)?;
    let mut texts = Vec::new();
    for sheet in book.sheet_names().iter().skip(1) {
        texts.extend(table::texts(&mut book, sheet)?);
    }
    Ok(texts)
}

/// Reads `May 2025 OEWS Estimates`.
fn edition_in_note(note: &str) -> Option<(u16, u8)> {
    let year = note.strip_prefix("May ")?.get(..4)?;
    (note.contains("OEWS") || note.contains("OES")).then(|| Some((year.parse().ok()?, MONTH)))?
}

/// Reads `#  = indicates a wage equal to or greater than $115.00 per hour or $239,200 per year` as cents an hour and a
/// year.
fn top_codes(note: &str) -> Option<(i64, i64)> {
    if !note.trim_start().starts_with('#') {
        return None;
    }
    let amount = |unit: &str| {
        let before = note.get(..note.find(unit)?)?;
        let text = before.get(before.rfind('$')? + 1..)?.trim();
        scaled(text, 2)
    };
    Some((amount("per hour")?, amount("per year")?))
}

#[cfg(test)]
mod tests {
    use super::{edition_in_note, top_codes, year_in_name};

    #[test]
    fn the_year_is_found_where_agencies_and_users_put_it() {
        for (name, year) in [
            ("state_m2025_dl.csv", 2025),
            ("/data/oesm24ma/msa.xlsx", 2024),
            ("oews-2021.csv", 2021),
            ("all_data_m_2023.xlsx", 2023),
            ("naics_5413_2024.csv", 2024),
        ] {
            assert_eq!(year_in_name(name), Some(year), "{name}");
        }
        for name in ["state.csv", "m12345.csv", "1999.csv", "oesm.csv"] {
            assert_eq!(year_in_name(name), None, "{name}");
        }
        assert_eq!(edition_in_note("May 2024 OEWS Estimates"), Some((2024, 5)));
        assert_eq!(edition_in_note("Notes:"), None);
    }

    #[test]
    fn the_bound_of_top_coded_wages_is_what_the_file_says() {
        let note =
            "#  = indicates a wage equal to or greater than $115.00 per hour or $239,200 per year ";
        assert_eq!(top_codes(note), Some((11_500, 23_920_000)));
        assert_eq!(
            top_codes("*  = indicates that a wage estimate is not available"),
            None
        );
    }
}
