//! A database of its own for each test, and a folder for the files that are imported.

use std::path::{Path, PathBuf};

use careers_api::db::DbConn;
use careers_api::import::input::{Input, inputs};
use careers_api::import::{Imported, Options, Outcome};
use rust_xlsxwriter::{Workbook, Worksheet};

use crate::database::{Database, words};

/// A database with the shipped data, in a folder that files can be put into.
pub struct Base {
    database: Database,
    pub conn: DbConn,
    pub options: Options,
}

impl Base {
    pub fn new() -> Self {
        let database = Database::seeded();
        Self {
            conn: database.conn(),
            database,
            options: Options {
                allow_rejects: false,
                force: false,
                now: chrono::NaiveDateTime::default(),
            },
        }
    }

    /// A path in the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.database.folder().join(name)
    }

    /// Writes a text file.
    pub fn text(&self, name: &str, text: &str) -> Vec<Input> {
        std::fs::write(self.path(name), text).unwrap();
        self.files(&[name])
    }

    /// Writes a workbook.
    pub fn workbook(&self, name: &str, sheets: &[(&str, Table)]) -> Vec<Input> {
        let mut book = Workbook::new();
        for (sheet, rows) in sheets {
            fill(book.add_worksheet().set_name(*sheet).unwrap(), rows);
        }
        book.save(self.path(name)).unwrap();
        self.files(&[name])
    }

    /// The files with these names.
    pub fn files(&self, names: &[&str]) -> Vec<Input> {
        let paths: Vec<PathBuf> = names.iter().map(|name| self.path(name)).collect();
        inputs(&paths).unwrap()
    }

    /// The texts that a query gives in its column `word`.
    pub fn words(&mut self, sql: &str) -> Vec<String> {
        words(&mut self.conn, sql)
    }

    /// The one text that a query gives.
    pub fn word(&mut self, sql: &str) -> String {
        let words = self.words(sql);
        assert_eq!(words.len(), 1, "{sql}: {words:?}");
        words.into_iter().next().unwrap()
    }

    /// The data revision.
    pub fn revision(&mut self) -> String {
        self.word("SELECT CAST(revision AS TEXT) AS word FROM data_revision")
    }
}

/// The rows of a sheet; what reads as a number is one.
pub type Table = Vec<Vec<String>>;

/// Splits rows of cells that are written with `|` between them.
pub fn table(rows: &[&str]) -> Table {
    rows.iter()
        .map(|row| row.split('|').map(str::to_owned).collect())
        .collect()
}

fn fill(sheet: &mut Worksheet, rows: &Table) {
    for (cells, row) in rows.iter().zip(0..) {
        for (cell, column) in cells.iter().zip(0..) {
            match cell.parse::<f64>() {
                Ok(number) if !cell.starts_with('0') || cell.len() == 1 || cell.contains('.') => {
                    sheet.write(row, column, number).unwrap()
                }
                _ if cell.is_empty() => continue,
                _ => sheet.write(row, column, cell.as_str()).unwrap(),
            };
        }
    }
}

/// What an import did, which must be that it loaded something.
pub fn loaded(imported: anyhow::Result<Imported>) -> Vec<Outcome> {
    match imported.unwrap() {
        Imported::Loaded(outcomes) => outcomes,
        Imported::Unchanged(datasets) => panic!("unchanged: {datasets:?}"),
    }
}

/// The data sets that an import found loaded already.
pub fn unchanged(imported: anyhow::Result<Imported>) -> Vec<String> {
    match imported.unwrap() {
        Imported::Unchanged(datasets) => datasets,
        Imported::Loaded(outcomes) => panic!("loaded: {outcomes:?}"),
    }
}

/// The whole message of an import that must fail.
pub fn failure(imported: anyhow::Result<Imported>) -> String {
    format!("{:#}", imported.unwrap_err())
}

/// A folder of the real files, which are not part of the project; `None` where they are not.
pub fn real(folder: &str) -> Option<PathBuf> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data");
    let found = [shared, PathBuf::from("/work/shared/data")]
        .into_iter()
        .map(|data| data.join(folder))
        .find(|path| path.exists());
    if found.is_none() {
        eprintln!("{folder} is not here; nothing is checked against the real files");
    }
    found
}
