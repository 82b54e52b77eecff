//! Metropolitan statistical areas: which there are, and which states they reach into; the delineation file `list1_….xlsx`
//! of the U.S. Census Bureau, a row for each county.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context as _, Result, bail, ensure};
use calamine::Reader as _;

use super::input::{Input, pick};
use super::load::{Dataset, Imported, Load, Options, Outcome, ReadFile, already_loaded};
use super::places::{is_postal, postal, state_code};
use super::rejects::{Fault, Rejects};
use super::table::{self, Header, Row, Shape, Visit};
use crate::db::DbConn;
use crate::domain::period::{MONTHS, period_in_words};
use crate::domain::text::fold;
use crate::domain::vocabulary::{Program, RegionKind};
use crate::store::regions;
use crate::store::rows::RegionRow;
use crate::store::wages::Areas;

/// The row of the names of the columns, below two rows of titles.
const SHAPE: Shape<'static> = Shape {
    sheet: None,
    header_row: 3,
};

/// What counts of other areas are told under.
const MICROPOLITAN: &str = "micropolitan_counties";

/// Loads a list of metropolitan areas.
///
/// # Errors
///
/// Names the file, sheet, row and column of what cannot be read. The data set is either loaded whole or left as it was.
pub fn import(conn: &mut DbConn, inputs: &[Input], options: &Options) -> Result<Imported> {
    let (inputs, note) = pick(inputs, &["xlsx"])?;
    let [input] = inputs.as_slice() else {
        bail!("expected one file, found {}", inputs.len());
    };
    if !options.force
        && let Some(datasets) = already_loaded(conn, Program::Metros, &inputs)?
    {
        return Ok(Imported::Unchanged(datasets));
    }
    let dataset = dataset(input)?;
    let mut list = List::default();
    table::read(input, SHAPE, &mut list)?;
    list.rejects
        .check(list.counties, options.allow_rejects)
        .with_context(|| format!("importing {}", input.name))?;
    ensure!(
        !list.metros.is_empty(),
        "{} holds no metropolitan statistical area",
        input.name
    );
    let files = [ReadFile {
        name: input.name.clone(),
        sha256: input.sha256()?,
        rows: list.counties,
    }];
    let load = Load {
        dataset: &dataset,
        files: &files,
        adds: false,
        rejects: &list.rejects,
    };
    let rows = list.rows(&dataset.slug);
    let revision = load
        .run(conn, options.now, |conn| regions::put_metros(conn, &rows))
        .with_context(|| format!("loading {}", dataset.slug))?;
    let mut notes: Vec<String> = note.into_iter().collect();
    notes.push(format!(
        "{} metropolitan areas from {} counties",
        rows.len(),
        list.counties
    ));
    Ok(Imported::Loaded(vec![Outcome {
        dataset: dataset.slug,
        loaded: list.counties,
        rejected: list.rejects.counts().clone(),
        refused: list.rejects.lines().collect(),
        passed_over: list.passed_over,
        notes,
        revision,
    }]))
}

/// Finds the month of the list in the titles above the names of the columns: `…, JULY 2023`.
fn dataset(input: &Input) -> Result<Dataset> {
    let mut book = table::workbook(input)?;
    let sheets = book.sheet_names();
    let sheet = sheets.first().map_or("", String::as_str);
    let texts = table::texts(&mut book, sheet)?;
    let Some((month, year)) = texts.iter().take(5).find_map(|text| month_at_end(text)) else {
        bail!(
            "{}, sheet `{sheet}`, row 2: expected a title that ends in a month, such as `JULY 2023`",
            input.name
        );
    };
    let period = format!("{year}-{month:02}");
    Ok(Dataset {
        slug: format!("metros-{year}"),
        name: "Delineations of metropolitan statistical areas".to_owned(),
        program: Program::Metros,
        vintage: period_in_words(&period),
        reference_period: Some(period),
        publisher: "U.S. Census Bureau",
        license: "Public domain (work of the US government)",
        attribution: "Source: U.S. Census Bureau, from the delineations of the Office of Management and Budget"
            .to_owned(),
        url: "https://www.census.gov/geographies/reference-files/time-series/demo/metro-micro/delineation-files.html",
    })
}

/// Reads `…, JULY 2023` as the number of the month and the year.
fn month_at_end(text: &str) -> Option<(usize, i64)> {
    let mut words = text.trim().trim_end_matches('.').rsplit([' ', ',']);
    let year = crate::domain::years::year(words.next()?)?;
    let word = words.find(|word| !word.is_empty())?;
    let month = MONTHS
        .iter()
        .position(|month| month.eq_ignore_ascii_case(word))?;
    Some((month + 1, year))
}

/// Where the columns stand.
struct Columns {
    code: usize,
    title: usize,
    kind: usize,
    state: usize,
}

/// A metropolitan area.
struct Metro {
    title: String,
    parent: String,
    states: BTreeSet<String>,
}

/// What was read.
#[derive(Default)]
struct List {
    columns: Option<Columns>,
    metros: BTreeMap<String, Metro>,
    counties: u64,
    rejects: Rejects,
    passed_over: BTreeMap<&'static str, u64>,
}

impl List {
    fn take(&mut self, row: &Row<'_>) -> Result<(), Fault> {
        let Some(columns) = &self.columns else {
            return Ok(());
        };
        match row.get(columns.kind) {
            "Metropolitan Statistical Area" => {}
            "Micropolitan Statistical Area" => {
                *self.passed_over.entry(MICROPOLITAN).or_default() += 1;
                return Ok(());
            }
            _ => {
                let expected = "`Metropolitan Statistical Area` or `Micropolitan Statistical Area`";
                return Err(row.fault("unknown_kind", columns.kind, expected));
            }
        }
        let number = row.get(columns.code);
        let code = Some(number)
            .filter(|number| number.len() == 5)
            .and_then(|number| number.parse().ok())
            .map(|code| Areas::Metro.region(code))
            .ok_or_else(|| row.fault("not_a_code", columns.code, "a code of five digits"))?;
        let title = row.get(columns.title);
        let first_state = title
            .rsplit_once(", ")
            .and_then(|(_, states)| states.get(..2))
            .filter(|state| is_postal(state));
        let Some(parent) = first_state.map(state_code) else {
            let expected = "a title that ends in states, such as `Abilene, TX`";
            return Err(row.fault("no_state_in_title", columns.title, expected));
        };
        let Some(state) = postal(row.get(columns.state)).map(state_code) else {
            let expected = "the FIPS code of a state or territory";
            return Err(row.fault("unknown_state", columns.state, expected));
        };
        let metro = self.metros.entry(code).or_insert_with(|| Metro {
            title: title.to_owned(),
            parent,
            states: BTreeSet::new(),
        });
        if metro.title != title {
            let expected = "the title that the rows above give the area";
            return Err(row.fault("contradicts_another_row", columns.title, expected));
        }
        metro.states.insert(state);
        self.counties += 1;
        Ok(())
    }

    fn rows(&self, slug: &str) -> Vec<(RegionRow, Vec<String>)> {
        self.metros
            .iter()
            .map(|(code, metro)| {
                let region = RegionRow {
                    code: code.clone(),
                    name: metro.title.clone(),
                    name_key: fold(&metro.title),
                    kind: RegionKind::Metro,
                    parent: Some(metro.parent.clone()),
                    currency: Some("USD".to_owned()),
                    dataset: slug.to_owned(),
                    search_text: fold(&format!("{} {code}", metro.title)),
                };
                (region, metro.states.iter().cloned().collect())
            })
            .collect()
    }
}

impl Visit for List {
    fn header(&mut self, header: &Header) -> Result<()> {
        self.columns = Some(Columns {
            code: header.require("CBSA Code")?,
            title: header.require("CBSA Title")?,
            kind: header.require("Metropolitan/Micropolitan Statistical Area")?,
            state: header.require("FIPS State Code")?,
        });
        Ok(())
    }

    fn row(&mut self, row: &Row<'_>) -> Result<()> {
        match row.filled() {
            0 => {}
            1 => *self.passed_over.entry("footnotes").or_default() += 1,
            _ => {
                if let Err(fault) = self.take(row) {
                    self.rejects.note(fault);
                }
            }
        }
        Ok(())
    }

    fn misshapen(&mut self, fault: Fault) {
        self.rejects.note(fault);
    }
}

#[cfg(test)]
mod tests {
    use super::month_at_end;

    #[test]
    fn the_month_ends_the_title() {
        let title = "List 1. CORE BASED STATISTICAL AREAS (CBSAs), AND COMBINED STATISTICAL AREAS (CSAs), JULY 2023";
        assert_eq!(month_at_end(title), Some((7, 2023)));
        assert_eq!(month_at_end("March 2020"), Some((3, 2020)));
        for text in ["", "2023", "row 3", "JULY 23", "Jul 2023"] {
            assert_eq!(month_at_end(text), None, "{text}");
        }
    }
}
