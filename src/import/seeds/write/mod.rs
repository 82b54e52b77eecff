//! Loads the curated data set into the database, in one transaction that changes only what differs.

mod catalogue;
mod credentials;
mod figures;
mod prices;
mod roles;
mod titles;

use chrono::NaiveDateTime;
use diesel::ExpressionMethods;

use super::Seeds;
use super::rows::numbered;
use crate::db::DbConn;
use crate::domain::text::fold;
use crate::domain::vocabulary::Program;
use crate::import::evidence;
use crate::schema;
use crate::store::roles::derive_inherited;
use crate::store::rows::{DatasetFileRow, DatasetRow};
use crate::store::{StoreError, replace_rows, revision};

pub use crate::store::CURATED;

/// What the licence of O*NET asks to repeat; titles, codes and job zones of occupations come from it.
const ATTRIBUTION: &str = "This work includes information from the O*NET 30.2 Database by the U.S. Department of \
    Labor, Employment and Training Administration (USDOL/ETA). Used under the CC BY 4.0 license. O*NET is a trademark \
    of USDOL/ETA.";

/// What a load did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeedReport {
    /// The tables whose rows changed, in the order they were written.
    pub changed: Vec<&'static str>,
    /// The data revision afterwards.
    pub revision: i64,
}

/// Makes the curated rows of the database equal to the seeds.
///
/// A second load of the same seeds changes no row and no revision. `now` is noted as the time of the import when any
/// file differs from the one loaded before.
///
/// # Errors
///
/// Rolls everything back when any statement fails.
pub fn seed(
    conn: &mut DbConn,
    seeds: &Seeds,
    now: NaiveDateTime,
) -> Result<SeedReport, StoreError> {
    conn.write(|conn| {
        let mut load = Load {
            conn,
            seeds,
            now,
            changed: Vec::new(),
        };
        load.dataset()?;
        load.provenance()?;
        load.catalogue()?;
        load.skills_and_technologies()?;
        load.places_and_occupations()?;
        load.credentials()?;
        load.tracks()?;
        load.roles()?;
        load.titles()?;
        load.figures()?;
        load.changed.extend(evidence::refresh(load.conn)?);
        if derive_inherited(load.conn)? {
            load.changed.push("role_inherited_figures");
        }
        load.consumer_prices()?;
        let changed = load.changed;
        let revision = if changed.is_empty() {
            revision::current(conn)?
        } else {
            revision::advance(conn)?
        };
        Ok(SeedReport { changed, revision })
    })
}

struct Load<'a> {
    conn: &'a mut DbConn,
    seeds: &'a Seeds,
    now: NaiveDateTime,
    changed: Vec<&'static str>,
}

/// Replaces the rows of a table and notes its name when anything changed.
macro_rules! put {
    ($load:ident, $table:ident, $row:ty, $rows:expr $(, $filter:expr)?) => {
        if replace_rows!($load.conn, $table, $row, $rows $(, $filter)?)? {
            $load.changed.push(stringify!($table));
        }
    };
}
use put;

impl Load<'_> {
    /// Notes which files the curated data were read from.
    fn dataset(&mut self) -> Result<(), StoreError> {
        let files = &self.seeds.files;
        let of_curated = schema::dataset_files::dataset.eq(CURATED);
        let rows = numbered(files, |_, file| DatasetFileRow {
            dataset: CURATED.to_owned(),
            name: file.name.clone(),
            sha256: file.sha256.clone(),
            row_count: file.rows,
        });
        put!(self, dataset_files, DatasetFileRow, rows, of_curated);
        if self.changed.is_empty() {
            return Ok(());
        }
        let row = DatasetRow {
            slug: CURATED.to_owned(),
            name: "Curated careers in health informatics".to_owned(),
            name_key: fold("Curated careers in health informatics"),
            program: Program::Curated,
            vintage: env!("CARGO_PKG_VERSION").to_owned(),
            reference_period: None,
            publisher: "careers-api".to_owned(),
            license:
                "MIT OR Apache-2.0; figures and facts belong to the sources that each entry names"
                    .to_owned(),
            attribution: ATTRIBUTION.to_owned(),
            imported_at: self.now,
            rows_loaded: files.iter().map(|file| file.rows).sum(),
            rows_rejected: 0,
            search_text: fold("Curated careers in health informatics"),
        };
        put!(
            self,
            datasets,
            DatasetRow,
            vec![row],
            schema::datasets::slug.eq(CURATED)
        );
        Ok(())
    }
}
