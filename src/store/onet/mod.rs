//! The O*NET database: the rows of all editions, and which of them are the newest for each occupation and part.

mod content;
mod occupations;
mod parts;

pub use content::{OnetContent, load};
pub use occupations::{derive, job_zone, job_zones};
pub use parts::Parts;

use std::collections::{BTreeMap, BTreeSet};

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl, SelectableHelper};

use super::StoreError;
use super::rows::{
    DatasetRejectRow, OnetCategoryRow, OnetCertificationRow, OnetEducationRow, OnetFileRow,
    OnetJobZoneRow, OnetOccupationRow, OnetRatingRow, OnetRejectRow, OnetRelatedRow, OnetTaskRow,
    OnetTechnologyRow, OnetTitleRow,
};
use crate::db::{DbConn, insert_all};
use crate::domain::vocabulary::{OnetPart, OnetTitleKind};
use crate::schema::{datasets, onet_files, onet_rejects};

/// Rows of one edition.
#[derive(Debug, Default)]
pub struct OnetRows {
    /// Titles and descriptions of the occupations.
    pub occupations: Vec<OnetOccupationRow>,
    /// What the categories of the education scales stand for.
    pub categories: Vec<OnetCategoryRow>,
    /// Other titles, of both kinds.
    pub titles: Vec<OnetTitleRow>,
    /// Task statements.
    pub tasks: Vec<OnetTaskRow>,
    /// Skills and knowledge.
    pub ratings: Vec<OnetRatingRow>,
    /// Technologies.
    pub technologies: Vec<OnetTechnologyRow>,
    /// Shares by level of education.
    pub education: Vec<OnetEducationRow>,
    /// Importance of professional certification.
    pub certification: Vec<OnetCertificationRow>,
    /// Job zones.
    pub job_zones: Vec<OnetJobZoneRow>,
    /// Related occupations.
    pub related: Vec<OnetRelatedRow>,
}

impl OnetTitleKind {
    /// The part that titles of this kind are.
    pub const fn part(self) -> OnetPart {
        match self {
            Self::Alternate => OnetPart::AlternateTitles,
            Self::Reported => OnetPart::ReportedTitles,
        }
    }
}

/// Deletes the rows of a table that the edition has, then inserts the new ones.
macro_rules! replace {
    ($conn:ident, $dataset:ident, $table:ident, $rows:expr $(, $and:expr)?) => {{
        use crate::schema::$table;
        diesel::delete($table::table.filter($table::dataset.eq($dataset))$(.filter($and))?)
            .execute($conn)?;
        insert_all!($conn, $table, $rows);
    }};
}

impl OnetRows {
    /// Replaces the given parts of an edition by these rows; the other parts stay.
    ///
    /// # Errors
    ///
    /// Only those of the database.
    pub fn write(
        &self,
        conn: &mut DbConn,
        dataset: &str,
        parts: &BTreeSet<OnetPart>,
    ) -> Result<(), StoreError> {
        for part in parts {
            match part {
                OnetPart::Occupations => {
                    replace!(conn, dataset, onet_occupations, &self.occupations);
                }
                OnetPart::EducationCategories => {
                    replace!(conn, dataset, onet_categories, &self.categories);
                }
                OnetPart::AlternateTitles => {
                    self.write_titles(conn, dataset, OnetTitleKind::Alternate)?;
                }
                OnetPart::ReportedTitles => {
                    self.write_titles(conn, dataset, OnetTitleKind::Reported)?;
                }
                OnetPart::Tasks => replace!(conn, dataset, onet_tasks, &self.tasks),
                OnetPart::EssentialSkills | OnetPart::TransferableSkills | OnetPart::Knowledge => {
                    replace!(
                        conn,
                        dataset,
                        onet_ratings,
                        self.ratings.iter().filter(|row| row.part == *part),
                        onet_ratings::part.eq(part)
                    );
                }
                OnetPart::Technologies => {
                    replace!(conn, dataset, onet_technologies, &self.technologies);
                }
                OnetPart::Education => replace!(conn, dataset, onet_education, &self.education),
                OnetPart::Certification => {
                    replace!(conn, dataset, onet_certification, &self.certification);
                }
                OnetPart::JobZones => replace!(conn, dataset, onet_job_zones, &self.job_zones),
                OnetPart::Related => replace!(conn, dataset, onet_related, &self.related),
            }
        }
        parts::replace(conn, dataset, parts, &self.counts())
    }

    fn write_titles(
        &self,
        conn: &mut DbConn,
        dataset: &str,
        kind: OnetTitleKind,
    ) -> Result<(), StoreError> {
        replace!(
            conn,
            dataset,
            onet_titles,
            self.titles.iter().filter(|row| row.kind == kind),
            onet_titles::kind.eq(kind)
        );
        Ok(())
    }

    /// Counts the rows of each part for each occupation.
    fn counts(&self) -> BTreeMap<(&str, OnetPart), i64> {
        let rows = (self.titles.iter())
            .map(|row| (row.occupation.as_str(), row.kind.part()))
            .chain(of(OnetPart::Tasks, &self.tasks, |row| &row.occupation))
            .chain(
                self.ratings
                    .iter()
                    .map(|row| (row.occupation.as_str(), row.part)),
            )
            .chain(of(OnetPart::Technologies, &self.technologies, |row| {
                &row.occupation
            }))
            .chain(of(OnetPart::Education, &self.education, |row| {
                &row.occupation
            }))
            .chain(of(OnetPart::Certification, &self.certification, |row| {
                &row.occupation
            }))
            .chain(of(OnetPart::JobZones, &self.job_zones, |row| {
                &row.occupation
            }))
            .chain(of(OnetPart::Related, &self.related, |row| &row.occupation));
        let mut counts = BTreeMap::new();
        for key in rows {
            *counts.entry(key).or_default() += 1;
        }
        counts
    }
}

fn of<'a, R>(
    part: OnetPart,
    rows: &'a [R],
    occupation: impl Fn(&'a R) -> &'a String,
) -> impl Iterator<Item = (&'a str, OnetPart)> {
    rows.iter().map(move |row| (occupation(row).as_str(), part))
}

/// Loads which parts each file of an edition gave.
///
/// # Errors
///
/// Only those of the database.
pub fn files(conn: &mut DbConn, dataset: &str) -> Result<Vec<OnetFileRow>, StoreError> {
    Ok(onet_files::table
        .filter(onet_files::dataset.eq(dataset))
        .order((onet_files::file, onet_files::part))
        .select(OnetFileRow::as_select())
        .load(conn)?)
}

/// Notes which parts each file of an edition gives, and the rows refused in the files that were read now.
///
/// Refused rows of files that give nothing any more are forgotten. Brings the counts of the data set in line.
///
/// # Errors
///
/// Only those of the database.
pub fn put_files(
    conn: &mut DbConn,
    dataset: &str,
    files: &[OnetFileRow],
    read: &[String],
    rejects: &[OnetRejectRow],
) -> Result<(), StoreError> {
    replace!(conn, dataset, onet_files, files);
    let kept: BTreeSet<&String> = files
        .iter()
        .map(|row| &row.file)
        .filter(|file| !read.contains(file))
        .collect();
    let of_dataset = onet_rejects::table.filter(onet_rejects::dataset.eq(dataset));
    diesel::delete(of_dataset.filter(onet_rejects::file.ne_all(kept))).execute(conn)?;
    for row in rejects {
        diesel::insert_into(onet_rejects::table)
            .values(row)
            .execute(conn)?;
    }
    let all: Vec<OnetRejectRow> = of_dataset.select(OnetRejectRow::as_select()).load(conn)?;
    let mut sums = BTreeMap::<String, i64>::new();
    for row in all {
        *sums.entry(row.reason).or_default() += row.row_count;
    }
    let total: i64 = sums.values().sum();
    let sums: Vec<DatasetRejectRow> = sums
        .into_iter()
        .map(|(reason, row_count)| DatasetRejectRow {
            dataset: dataset.to_owned(),
            reason,
            row_count,
        })
        .collect();
    super::datasets::put_rejects(conn, dataset, &sums)?;
    diesel::update(datasets::table.find(dataset))
        .set(datasets::rows_rejected.eq(total))
        .execute(conn)?;
    Ok(())
}
