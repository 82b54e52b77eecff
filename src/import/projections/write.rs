//! Writes the workbooks of one cycle.

use std::collections::BTreeMap;

use super::super::occupations as titles;
use super::super::projection::Projection;
use super::Workbook;
use super::education::{LEVELS, Shares};
use super::occupation::{Entry, Occupation, survey_years};
use super::sheet::Sheet;
use super::skills::Ranks;
use crate::db::DbConn;
use crate::domain::vocabulary::Program;
use crate::domain::years::Years;
use crate::store::rows::{AttainmentRow, EntryRow, OccupationRow, SkillRankRow};
use crate::store::{
    StoreError, datasets, occupation_profiles as profiles, occupations, projections, regions,
};

/// Replaces what was loaded of these workbooks before.
///
/// # Errors
///
/// Only those of the database.
pub fn write(
    conn: &mut DbConn,
    slug: &str,
    years: Years,
    workbooks: &[Workbook],
) -> Result<(), StoreError> {
    let mut entries = BTreeMap::new();
    for workbook in workbooks {
        match workbook {
            Workbook::Occupation(sheet) => {
                add_occupations(conn, slug, sheet)?;
                outlook(conn, slug, years, sheet)?;
                let own = sheet.lines.iter();
                entries.extend(own.map(|(code, line)| (code, &line.value.entry)));
            }
            Workbook::Education(shares, needed) => {
                add_occupations(conn, slug, shares)?;
                add_occupations(conn, slug, needed)?;
                profiles::replace_attainment(conn, slug, attainment(slug, shares))?;
                for (code, line) in &needed.lines {
                    entries.entry(code).or_insert(&line.value);
                }
            }
            Workbook::Skills(top, ranks) => {
                add_occupations(conn, slug, top)?;
                add_occupations(conn, slug, ranks)?;
                profiles::replace_skill_ranks(conn, slug, skill_ranks(slug, top, ranks))?;
            }
        }
    }
    let rows: Vec<EntryRow> = entries
        .into_iter()
        .filter(|(_, entry)| **entry != Entry::default())
        .map(|(code, entry)| EntryRow {
            dataset: slug.to_owned(),
            occupation: code.clone(),
            education: entry.education.clone(),
            experience: entry.experience.clone(),
            training: entry.training.clone(),
        })
        .collect();
    if rows.is_empty() {
        return Ok(());
    }
    profiles::replace_entries(conn, slug, rows)
}

fn add_occupations<T>(conn: &mut DbConn, slug: &str, sheet: &Sheet<T>) -> Result<(), StoreError> {
    let rows: Vec<OccupationRow> = sheet
        .lines
        .iter()
        .map(|(code, line)| titles::named(slug, slug, code, &line.title))
        .collect();
    occupations::add(conn, &rows)
}

fn outlook(
    conn: &mut DbConn,
    slug: &str,
    years: Years,
    sheet: &Sheet<Occupation>,
) -> Result<(), StoreError> {
    let nation = regions::by_code(conn, ["US"].into_iter())?.remove("US");
    let nation = nation.ok_or_else(|| StoreError::Damaged("no region US".to_owned()))?;
    let rows = sheet.lines.iter().map(|(code, line)| {
        let projection = Projection {
            occupation: code.clone(),
            title: line.title.clone(),
            ..line.value.projection.clone()
        };
        projection.row(slug, years, &nation, None, true)
    });
    projections::replace(conn, slug, Program::Projections, rows.collect())?;
    datasets::put_occupations(conn, slug, sheet.lines.keys().map(String::as_str))
}

fn attainment(slug: &str, sheet: &Sheet<Shares>) -> Vec<AttainmentRow> {
    let reference_years = survey_years(without_number(&sheet.title));
    let mut rows = Vec::new();
    for (code, line) in &sheet.lines {
        for ((share, level), position) in line.value.iter().zip(LEVELS).zip(0..) {
            rows.extend(share.map(|percent| AttainmentRow {
                dataset: slug.to_owned(),
                occupation: code.clone(),
                position,
                level: level.to_owned(),
                percent,
                reference_years: reference_years.clone(),
                proxy: line.marked,
            }));
        }
    }
    rows
}

/// The title of a table after its number, whose digits are no year.
fn without_number(title: &str) -> &str {
    title
        .strip_prefix("Table ")
        .and_then(|rest| rest.split_once(' '))
        .map_or(title, |(_, rest)| rest)
}

/// Joins the ranks with the skills needed most.
fn skill_ranks(slug: &str, top: &Sheet<Vec<String>>, ranks: &Sheet<Ranks>) -> Vec<SkillRankRow> {
    let mut rows = BTreeMap::new();
    let row = |code: &str, skill: &str, proxy| SkillRankRow {
        dataset: slug.to_owned(),
        occupation: code.to_owned(),
        skill: skill.to_owned(),
        percentile: None,
        top: None,
        proxy,
    };
    for (code, line) in &ranks.lines {
        for (skill, percentile) in &line.value {
            let ranked = SkillRankRow {
                percentile: *percentile,
                ..row(code, skill, line.marked)
            };
            rows.insert((code, skill), ranked);
        }
    }
    for (code, line) in &top.lines {
        for (skill, place) in line.value.iter().zip(1..) {
            rows.entry((code, skill))
                .or_insert_with(|| row(code, skill, line.marked))
                .top = Some(place);
        }
    }
    rows.into_values()
        .filter(|row| row.percentile.is_some() || row.top.is_some())
        .collect()
}
