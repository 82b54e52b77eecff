//! Sheets of workbooks, read row by row.

use anyhow::{Context as _, Result, bail};
use calamine::{DataRef, Reader as _, Xlsx};
use csv::StringRecord;

use super::super::input::{Bytes, Input};
use super::{Header, Row, Shape, Visit};

/// Opens a workbook.
///
/// # Errors
///
/// Names the file when it is no whole workbook.
pub fn workbook(input: &Input) -> Result<Xlsx<Bytes>> {
    Xlsx::new(input.open()?).with_context(|| format!("{} is no whole .xlsx workbook", input.name))
}

/// Reads a sheet row by row.
pub fn read(input: &Input, shape: Shape<'_>, visit: &mut impl Visit) -> Result<()> {
    let mut book = workbook(input)?;
    let names = book.sheet_names();
    let sheet = match shape.sheet {
        Some(wanted) => names
            .iter()
            .find(|name| name.trim().eq_ignore_ascii_case(wanted.trim())),
        None => names.first(),
    };
    let Some(sheet) = sheet.cloned() else {
        let wanted = shape.sheet.unwrap_or("at all");
        bail!(
            "{}: expected a sheet `{wanted}`; there are {}",
            input.name,
            names.join(", ")
        );
    };
    let failed = || format!("reading {}, sheet `{sheet}`", input.name);
    let mut cells = book.worksheet_cells_reader(&sheet).with_context(failed)?;
    let mut header = None;
    let mut row = SheetRow::default();
    while let Some(cell) = cells.next_cell().with_context(failed)? {
        let (number, column) = cell.get_position();
        let number = u64::from(number) + 1;
        if number != row.number {
            row.finish(input, &sheet, shape, &mut header, visit)?;
            row.start(number);
        }
        row.put(usize::try_from(column)?, cell.get_value());
    }
    row.finish(input, &sheet, shape, &mut header, visit)?;
    if header.is_none() {
        bail!(
            "{}, sheet `{sheet}`: expected the names of the columns in row {}",
            input.name,
            shape.header_row
        );
    }
    Ok(())
}

/// The most columns of a sheet that are read; the official ones have at most 32.
const MOST_COLUMNS: usize = 200;

/// The cells of one row of a sheet, as far as they were read.
#[derive(Default)]
struct SheetRow {
    number: u64,
    cells: StringRecord,
}

impl SheetRow {
    fn start(&mut self, number: u64) {
        self.number = number;
        self.cells.clear();
    }

    fn put(&mut self, column: usize, value: &DataRef<'_>) {
        if column >= MOST_COLUMNS {
            return;
        }
        while self.cells.len() < column {
            self.cells.push_field("");
        }
        match value {
            DataRef::Empty => self.cells.push_field(""),
            DataRef::SharedString(text) => self.cells.push_field(text),
            DataRef::String(text) => self.cells.push_field(text),
            DataRef::Float(number) => self.cells.push_field(&number.to_string()),
            DataRef::Int(number) => self.cells.push_field(&number.to_string()),
            DataRef::Bool(yes) => self.cells.push_field(if *yes { "TRUE" } else { "FALSE" }),
            // An error such as `#REF!`, or a date: no number, so that the row is refused where one is expected.
            other => self.cells.push_field(&format!("{other:?}")),
        }
    }

    /// Hands the row on: above the header it is passed over, the header starts the reading.
    fn finish(
        &self,
        input: &Input,
        sheet: &str,
        shape: Shape<'_>,
        header: &mut Option<Header>,
        visit: &mut impl Visit,
    ) -> Result<()> {
        if self.number < shape.header_row {
            return Ok(());
        }
        match header {
            None if self.number == shape.header_row => {
                let new = Header::new(input, Some(sheet), self.number, &self.cells);
                visit.header(&new)?;
                *header = Some(new);
                Ok(())
            }
            None => Ok(()),
            Some(header) => visit.row(&Row {
                header,
                number: self.number,
                cells: &self.cells,
            }),
        }
    }
}

/// Reads all texts of a sheet, for the notes of a workbook, up to a bound.
///
/// # Errors
///
/// When the workbook is damaged or has no such sheet.
pub fn texts(book: &mut Xlsx<Bytes>, sheet: &str) -> Result<Vec<String>> {
    const MOST: usize = 10_000;
    let mut cells = book.worksheet_cells_reader(sheet)?;
    let mut texts = Vec::new();
    while let Some(cell) = cells.next_cell()? {
        match cell.get_value() {
            DataRef::SharedString(text) => texts.push((*text).to_owned()),
            DataRef::String(text) => texts.push(text.clone()),
            _ => {}
        }
        if texts.len() >= MOST {
            break;
        }
    }
    Ok(texts)
}
