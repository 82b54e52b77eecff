//! One table of a workbook of the Employment Projections: a line for each occupation, keyed by its code.
//!
//! Titles are indented and carry footnote marks, names of columns carry years and marks, and below the lines stand
//! footnotes; every such table is read here.

use std::collections::BTreeMap;

use anyhow::{Result, bail, ensure};

use super::super::input::Input;
use super::super::projection::code;
use super::super::rejects::{Fault, Rejects};
use super::super::table::{self, Header, Row, Shape, Visit};
use crate::domain::soc;
use crate::domain::text::fold;
use crate::domain::years::year;

/// The row of the names of the columns; the first row is the title of the table.
const HEADER_ROW: u64 = 2;

/// What the code stands under in every table, with the year of the matrix before it.
const CODE: &str = "National Employment Matrix code";

/// One line of a table.
#[derive(Debug)]
pub struct Line<T> {
    /// Title of the occupation, bare.
    pub title: String,
    /// Whether a footnote is put to the title: the figures were taken over from another occupation.
    pub marked: bool,
    /// The rest.
    pub value: T,
}

/// The lines of a table.
pub struct Sheet<T> {
    /// The lines, by code.
    pub lines: BTreeMap<String, Line<T>>,
    /// The year of the matrix, which is the first year of the projection.
    pub base_year: i64,
    /// The title of the table.
    pub title: String,
    /// Lines that were refused.
    pub rejects: Rejects,
    /// Lines below the table.
    pub footnotes: u64,
}

/// Reads a table: `find` finds the columns beside code and title, `read` reads them.
///
/// # Errors
///
/// Names the file, the sheet, the row and the column that is not as it must be.
pub fn read<C, T>(
    input: &Input,
    sheet: &str,
    find: impl Fn(&Header) -> Result<C>,
    read: impl Fn(&C, &Row<'_>) -> Result<T, Fault>,
) -> Result<Sheet<T>> {
    let mut reader = Reader {
        find,
        read,
        columns: None,
        base_year: None,
        lines: BTreeMap::new(),
        rejects: Rejects::default(),
        footnotes: 0,
    };
    let shape = Shape {
        sheet: Some(sheet),
        header_row: HEADER_ROW,
    };
    table::read(input, shape, &mut reader)?;
    ensure!(
        !reader.lines.is_empty() || reader.rejects.total() > 0,
        "{}, sheet `{sheet}`: expected a line for each occupation below row {HEADER_ROW}, found none",
        input.name
    );
    let Some(base_year) = reader.base_year else {
        bail!(
            "{}, sheet `{sheet}`, row {HEADER_ROW}: expected a year before `{CODE}`, as in `2024 {CODE}`",
            input.name
        );
    };
    Ok(Sheet {
        lines: reader.lines,
        base_year,
        title: table::texts(&mut table::workbook(input)?, sheet)?
            .into_iter()
            .next()
            .unwrap_or_default(),
        rejects: reader.rejects,
        footnotes: reader.footnotes,
    })
}

/// The name of a column in lower case, without footnote marks, with plain dashes and single blanks.
pub fn label(name: &str) -> String {
    fold(&without_marks(name)).replace(['–', '—', '‒', '−'], "-")
}

/// Finds the first column whose label starts so.
///
/// # Errors
///
/// Names the file, the sheet, the row and the columns that are there.
pub fn require(header: &Header, start: &str) -> Result<usize> {
    let wanted = label(start);
    header.require_by(start, |name| label(name).starts_with(&wanted))
}

/// Drops the marks of footnotes, such as `[1]`, and the blanks around a text.
pub fn without_marks(text: &str) -> String {
    let mut bare = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        bare.push_str(before);
        let mark = after
            .split_once(']')
            .filter(|(mark, _)| !mark.is_empty() && mark.bytes().all(|byte| byte.is_ascii_digit()));
        rest = match mark {
            Some((_, after)) => after,
            None => {
                bare.push('[');
                after
            }
        };
    }
    bare.push_str(rest);
    bare.trim().to_owned()
}

/// Where code and title stand.
struct Keys {
    code: usize,
    title: usize,
}

struct Reader<C, T, F, R> {
    find: F,
    read: R,
    columns: Option<(Keys, C)>,
    base_year: Option<i64>,
    lines: BTreeMap<String, Line<T>>,
    rejects: Rejects,
    footnotes: u64,
}

impl<C, T, F, R> Visit for Reader<C, T, F, R>
where
    F: Fn(&Header) -> Result<C>,
    R: Fn(&C, &Row<'_>) -> Result<T, Fault>,
{
    fn header(&mut self, header: &Header) -> Result<()> {
        let matrix = |what: &str| {
            let end = format!("national employment matrix {what}");
            header.require_by(&format!("… National Employment Matrix {what}"), |name| {
                label(name).ends_with(&end)
            })
        };
        let keys = Keys {
            code: matrix("code")?,
            title: matrix("title")?,
        };
        let name = header.names().get(keys.code).map(String::as_str);
        self.base_year = name.and_then(|name| year(name.split_whitespace().next()?));
        self.columns = Some((keys, (self.find)(header)?));
        Ok(())
    }

    fn row(&mut self, row: &Row<'_>) -> Result<()> {
        let Some((keys, columns)) = &self.columns else {
            return Ok(());
        };
        if row.is_empty() {
            return Ok(());
        }
        if row.filled() == 1 && !soc::is_soc(row.get(keys.code)) {
            self.footnotes += 1;
            return Ok(());
        }
        let line = code(row, keys.code).and_then(|code| {
            if self.lines.contains_key(&code) {
                let expected = "a code that no row above has";
                return Err(row.fault("repeated_code", keys.code, expected));
            }
            Ok((code, (self.read)(columns, row)?))
        });
        match line {
            Ok((code, value)) => {
                let printed = row.get(keys.title);
                let title = without_marks(printed);
                let line = Line {
                    marked: title != printed,
                    title,
                    value,
                };
                self.lines.insert(code, line);
            }
            Err(fault) => self.rejects.note(fault),
        }
        Ok(())
    }

    fn misshapen(&mut self, fault: Fault) {
        self.rejects.note(fault);
    }
}

#[cfg(test)]
mod tests {
    use super::{label, without_marks};

    #[test]
    fn footnote_marks_are_dropped_and_nothing_else() {
        assert_eq!(without_marks("  Legislators[1]"), "Legislators");
        assert_eq!(without_marks("2024[1][12]"), "2024");
        for text in ["a [b] c", "[", "x[]", "y[1"] {
            assert_eq!(without_marks(text), text);
        }
    }

    #[test]
    fn names_of_columns_are_compared_by_what_they_say() {
        assert_eq!(
            label("Employment  change,\npercent, 2024–34[2]"),
            "employment change, percent, 2024-34"
        );
    }
}
