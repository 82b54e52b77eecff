//! What the Employment Projections say of an occupation beside its growth: schooling of its workers, skills, entry.

use std::collections::{BTreeMap, HashMap};

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl, SelectableHelper};

use super::rows::{AttainmentRow, EntryRow, SkillRankRow};
use super::statement::any_of;
use super::{StoreError, replace_rows};
use crate::db::DbConn;
use crate::domain::soc;
use crate::domain::vocabulary::Program;
use crate::schema::{datasets, occupation_attainment, occupation_entry, occupation_skill_ranks};

/// What the newest data sets say of an occupation, or of the one whose figures stand in for it; the rows name it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OccupationProfile {
    /// Share of the workers by level of education, the lowest level first.
    pub attainment: Vec<AttainmentRow>,
    /// Ranks of the occupation by skill, in the order of the skills' names.
    pub skill_ranks: Vec<SkillRankRow>,
    /// What is typically needed for entry.
    pub entry: Option<EntryRow>,
    /// Whether any Employment Projections are imported.
    pub is_imported: bool,
}

/// Loads the profiles of occupations, by the code that was asked for.
///
/// # Errors
///
/// Only those of the database.
pub fn load(
    conn: &mut DbConn,
    codes: &[String],
) -> Result<HashMap<String, OccupationProfile>, StoreError> {
    let wanted: Vec<String> = codes.iter().flat_map(|code| soc::stand_ins(code)).collect();
    let attainment: Vec<AttainmentRow> = occupation_attainment::table
        .filter(any_of(occupation_attainment::occupation, &wanted))
        .order(occupation_attainment::position)
        .select(AttainmentRow::as_select())
        .load(conn)?;
    let skill_ranks: Vec<SkillRankRow> = occupation_skill_ranks::table
        .filter(any_of(occupation_skill_ranks::occupation, &wanted))
        .order(occupation_skill_ranks::skill)
        .select(SkillRankRow::as_select())
        .load(conn)?;
    let entries: Vec<EntryRow> = occupation_entry::table
        .filter(any_of(occupation_entry::occupation, &wanted))
        .select(EntryRow::as_select())
        .load(conn)?;
    let attainment = grouped(attainment, |row| (&row.occupation, &row.dataset));
    let skill_ranks = grouped(skill_ranks, |row| (&row.occupation, &row.dataset));
    let entries = grouped(entries, |row| (&row.occupation, &row.dataset));
    let imported: i64 = datasets::table
        .filter(datasets::program.eq(Program::Projections))
        .count()
        .get_result(conn)?;
    let profile = |code: &String| OccupationProfile {
        attainment: best(&attainment, code),
        skill_ranks: best(&skill_ranks, code),
        entry: best(&entries, code).into_iter().next(),
        is_imported: imported > 0,
    };
    Ok(codes
        .iter()
        .map(|code| (code.clone(), profile(code)))
        .collect())
}

/// Rows by occupation and, within it, by data set; the slug of a later data set is the greater one.
type Grouped<R> = HashMap<String, BTreeMap<String, Vec<R>>>;

fn grouped<R>(rows: Vec<R>, key: impl Fn(&R) -> (&String, &String)) -> Grouped<R> {
    let mut groups = Grouped::<R>::new();
    for row in rows {
        let (occupation, dataset) = key(&row);
        let (occupation, dataset) = (occupation.clone(), dataset.clone());
        let sets = groups.entry(occupation).or_default();
        sets.entry(dataset).or_default().push(row);
    }
    groups
}

/// The rows of the nearest occupation that has any, from its newest data set.
fn best<R: Clone>(groups: &Grouped<R>, code: &str) -> Vec<R> {
    soc::stand_ins(code)
        .iter()
        .find_map(|candidate| groups.get(candidate)?.last_key_value())
        .map(|(_, rows)| rows.clone())
        .unwrap_or_default()
}

/// Makes the shares by level of education of a data set equal to these.
///
/// # Errors
///
/// Only those of the database.
pub fn replace_attainment(
    conn: &mut DbConn,
    dataset: &str,
    rows: Vec<AttainmentRow>,
) -> Result<(), StoreError> {
    replace_rows!(
        conn,
        occupation_attainment,
        AttainmentRow,
        rows,
        occupation_attainment::dataset.eq(dataset)
    )?;
    Ok(())
}

/// Makes the ranks by skill of a data set equal to these.
///
/// # Errors
///
/// Only those of the database.
pub fn replace_skill_ranks(
    conn: &mut DbConn,
    dataset: &str,
    rows: Vec<SkillRankRow>,
) -> Result<(), StoreError> {
    replace_rows!(
        conn,
        occupation_skill_ranks,
        SkillRankRow,
        rows,
        occupation_skill_ranks::dataset.eq(dataset)
    )?;
    Ok(())
}

/// Makes the entry requirements of a data set equal to these.
///
/// # Errors
///
/// Only those of the database.
pub fn replace_entries(
    conn: &mut DbConn,
    dataset: &str,
    rows: Vec<EntryRow>,
) -> Result<(), StoreError> {
    replace_rows!(
        conn,
        occupation_entry,
        EntryRow,
        rows,
        occupation_entry::dataset.eq(dataset)
    )?;
    Ok(())
}
