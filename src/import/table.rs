//! Rows of text files and workbooks, found by the names in their header.

mod json;
mod workbook;

use std::io::Read as _;

use anyhow::{Context as _, Result, bail};
use csv::StringRecord;

use super::input::Input;
use super::rejects::Fault;

pub use workbook::{texts, workbook};

/// Where the rows of a file are.
#[derive(Debug, Clone, Copy)]
pub struct Shape<'a> {
    /// The sheet of a workbook; the first when none is named.
    pub sheet: Option<&'a str>,
    /// The row that holds the names of the columns, counted from 1.
    pub header_row: u64,
}

/// A first sheet, or a text file, that starts with its header.
pub const PLAIN: Shape<'static> = Shape {
    sheet: None,
    header_row: 1,
};

/// The names of the columns, and where they stand.
#[derive(Debug, Clone)]
pub struct Header {
    file: String,
    sheet: Option<String>,
    row: u64,
    names: Vec<String>,
}

impl Header {
    fn new(input: &Input, sheet: Option<&str>, row: u64, names: &StringRecord) -> Self {
        Self {
            file: input.name.clone(),
            sheet: sheet.map(str::to_owned),
            row,
            names: names
                .iter()
                .map(|name| name.trim_start_matches('\u{feff}').trim().to_owned())
                .collect(),
        }
    }

    /// The names, as they are written.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The file, and the sheet of a workbook, in words.
    pub fn place(&self) -> String {
        match &self.sheet {
            Some(sheet) => format!("{}, sheet `{sheet}`", self.file),
            None => self.file.clone(),
        }
    }

    /// Finds a column by its name, whatever the case.
    pub fn find(&self, name: &str) -> Option<usize> {
        self.names
            .iter()
            .position(|own| own.eq_ignore_ascii_case(name))
    }

    /// Finds the first column whose name passes a test.
    pub fn find_by(&self, test: impl Fn(&str) -> bool) -> Option<usize> {
        self.names.iter().position(|own| test(own))
    }

    /// Finds a column that must be there.
    ///
    /// # Errors
    ///
    /// Names the file, the sheet, the row and the column, and the columns that are there.
    pub fn require(&self, name: &str) -> Result<usize> {
        let is_same = |own: &str| own.eq_ignore_ascii_case(name);
        if self.names.iter().filter(|own| is_same(own)).count() > 1 {
            bail!(
                "{}, row {}: expected one column `{name}`, found several",
                self.place(),
                self.row
            );
        }
        self.require_by(name, is_same)
    }

    /// Finds the first column whose name passes a test; `name` says which in words.
    ///
    /// # Errors
    ///
    /// As [`Header::require`].
    pub fn require_by(&self, name: &str, test: impl Fn(&str) -> bool) -> Result<usize> {
        match self.find_by(test) {
            Some(column) => Ok(column),
            None => bail!(
                "{}, row {}: expected a column `{name}`; there are {}",
                self.place(),
                self.row,
                self.listed()
            ),
        }
    }

    /// The names in one line, clipped.
    pub fn listed(&self) -> String {
        let names: String = self.names.join(", ");
        if names.is_empty() {
            return "none".to_owned();
        }
        match names.char_indices().nth(300) {
            Some((end, _)) => format!("{}…", &names[..end]),
            None => names,
        }
    }
}

/// One row below the header.
#[derive(Debug)]
pub struct Row<'a> {
    header: &'a Header,
    /// Its number in the file or sheet, counted from 1.
    pub number: u64,
    cells: &'a StringRecord,
}

impl Row<'_> {
    /// The text of a cell, without blanks around it; empty where the row is shorter.
    pub fn get(&self, column: usize) -> &str {
        self.cells.get(column).unwrap_or("").trim()
    }

    /// The text of a cell in a column that may not exist.
    pub fn get_if(&self, column: Option<usize>) -> &str {
        column.map_or("", |column| self.get(column))
    }

    /// Counts the cells that are not empty.
    pub fn filled(&self) -> usize {
        let cells = self.cells.iter();
        cells.filter(|cell| !cell.trim().is_empty()).count()
    }

    /// Tells whether all cells are empty.
    pub fn is_empty(&self) -> bool {
        self.filled() == 0
    }

    /// Describes a fault in a cell: what was expected there.
    pub fn fault(&self, reason: &'static str, column: usize, expected: &str) -> Fault {
        let name = self.header.names.get(column).map_or("?", String::as_str);
        let found: String = self.get(column).chars().take(40).collect();
        Fault {
            reason,
            detail: format!(
                "{}, row {}, column {name}: expected {expected}, found `{found}`",
                self.header.place(),
                self.number
            ),
        }
    }
}

/// What is done with the rows of a file.
pub trait Visit {
    /// Takes the header, before any row.
    ///
    /// # Errors
    ///
    /// When a column is missing; the reading stops.
    fn header(&mut self, header: &Header) -> Result<()>;

    /// Takes one row.
    ///
    /// # Errors
    ///
    /// When the whole import must fail; the reading stops.
    fn row(&mut self, row: &Row<'_>) -> Result<()>;

    /// Takes note of a row that has not as many cells as the header.
    fn misshapen(&mut self, fault: Fault);
}

/// Reads a file row by row: a workbook by its extension `.xlsx`, tab-separated text without quoting by `.txt` or `.tsv`,
/// a list of objects by `.json`, else comma-separated text.
///
/// # Errors
///
/// Names the file when it cannot be read, is no such file, has no header, or ends in the middle of a row; and passes on
/// the errors of the visitor.
pub fn read(input: &Input, shape: Shape<'_>, visit: &mut impl Visit) -> Result<()> {
    if input.has_extension("xlsx") {
        workbook::read(input, shape, visit)
    } else if input.has_extension("json") {
        json::read(input, visit)
    } else {
        let tabs = input.has_extension("txt") || input.has_extension("tsv");
        read_text(input, tabs, visit)
    }
}

fn read_text(input: &Input, tabs: bool, visit: &mut impl Visit) -> Result<()> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(if tabs { b'\t' } else { b',' })
        .quoting(!tabs)
        // With CRLF as one end, the reader would count every row as the line before; cells are trimmed anyway.
        .terminator(csv::Terminator::Any(b'\n'))
        .has_headers(false)
        .flexible(true)
        .buffer_capacity(1 << 16)
        .from_reader(input.open()?);
    let mut record = StringRecord::new();
    let failed = || format!("reading {}", input.name);
    if !reader.read_record(&mut record).with_context(failed)? {
        bail!("{} is empty", input.name);
    }
    let header = Header::new(input, None, 1, &record);
    visit.header(&header)?;
    let mut odd: Option<Fault> = None;
    loop {
        let read = reader.read_record(&mut record);
        if let Some(fault) = odd.take() {
            if matches!(read, Ok(false)) {
                bail!("{fault}; the file ends in the middle of this row");
            }
            visit.misshapen(fault);
        }
        match read {
            Ok(true) => {}
            Ok(false) => return Ok(()),
            Err(error) => {
                odd = Some(not_utf8(&header, error).with_context(failed)?);
                continue;
            }
        }
        let row = Row {
            header: &header,
            number: record.position().map_or(0, csv::Position::line),
            cells: &record,
        };
        if record.len() == header.names.len() {
            visit.row(&row)?;
        } else if !row.is_empty() {
            odd = Some(misshapen(&row, record.len()));
        }
    }
}

/// Turns text that is not UTF-8 into the fault of its row, after which the reading can go on.
fn not_utf8(header: &Header, error: csv::Error) -> csv::Result<Fault> {
    match error.kind() {
        csv::ErrorKind::Utf8 { pos: Some(at), .. } => Ok(Fault {
            reason: "not_utf8",
            detail: format!("{}, row {}: expected UTF-8 text", header.place(), at.line()),
        }),
        _ => Err(error),
    }
}

fn misshapen(row: &Row<'_>, cells: usize) -> Fault {
    Fault {
        reason: "wrong_number_of_columns",
        detail: format!(
            "{}, row {}: expected {} columns, found {cells}",
            row.header.place(),
            row.number,
            row.header.names.len()
        ),
    }
}

/// Reads a small text file whole, up to a bound.
///
/// # Errors
///
/// Names the file when it cannot be read or is no UTF-8 text.
pub fn text(input: &Input, most: u64) -> Result<String> {
    let mut text = String::new();
    input
        .open()?
        .take(most)
        .read_to_string(&mut text)
        .with_context(|| format!("reading {} as UTF-8 text", input.name))?;
    Ok(text)
}
