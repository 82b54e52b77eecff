//! Official occupations and their crosswalks.

use std::collections::HashSet;

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use super::known::Snapshot;
use super::listing::{ColumnType, Listing, SortColumn};
use super::occupation_profiles::{self as profiles, OccupationProfile};
use super::onet::{self, OnetContent};
use super::rows::{CrosswalkRow, OccupationRow};
use super::statement::any_of;
use super::{CURATED, StoreError, load_grouped, load_in_order};
use crate::db::DbConn;
use crate::domain::soc;
use crate::schema::{occupation_crosswalks, occupations, roles};

/// The title.
pub const TITLE: (&str, ColumnType) = ("title_key", ColumnType::Text);
/// The code.
pub const CODE: (&str, ColumnType) = ("code", ColumnType::Text);
/// The job zone.
pub const JOB_ZONE: (&str, ColumnType) = ("job_zone", ColumnType::Int);

/// Of this classification.
pub const OF_SYSTEM: &str = "system = ?";
/// In this job zone.
pub const OF_JOB_ZONE: &str = "job_zone = ?";
/// Directly under this occupation or group.
pub const OF_PARENT: &str = "parent = ?";

/// Starts a list of occupations.
pub fn list(sort: Vec<SortColumn>) -> Listing {
    Listing::new("occupations", "code", sort)
}

/// An occupation with what belongs to it.
#[derive(Debug)]
pub struct OccupationDetails {
    /// The occupation.
    pub occupation: OccupationRow,
    /// The same work in other classifications.
    pub crosswalks: Vec<CrosswalkRow>,
    /// Slug, title and match of the roles that refer to it.
    pub roles: Vec<RoleOfOccupation>,
    /// What O*NET tells of it, as far as it is imported.
    pub onet: OnetContent,
    /// What the Employment Projections tell of it, as far as they are imported.
    pub profile: OccupationProfile,
}

/// A role that refers to an occupation: the occupation's code, the role's slug and title, and how well they fit.
pub type RoleOfOccupation = (String, String, String, crate::domain::vocabulary::MatchKind);

/// Loads occupations in the order of their codes, with crosswalks, roles and what O*NET tells of them.
pub fn load(
    conn: &mut Snapshot<'_>,
    keys: &[String],
) -> Result<Vec<OccupationDetails>, StoreError> {
    let rows = load_in_order!(conn, occupations.code, OccupationRow, keys)?;
    let mut crosswalks = load_grouped!(
        conn,
        occupation_crosswalks.occupation,
        CrosswalkRow,
        keys,
        occupation_crosswalks::position
    )?;
    let links: Vec<RoleOfOccupation> = roles::table
        .filter(any_of(roles::occupation, keys))
        .order((roles::title_key, roles::slug))
        .select((
            roles::occupation,
            roles::slug,
            roles::title,
            roles::occupation_match,
        ))
        .load(&mut **conn)?;
    let mut contents = onet::load(conn, keys)?;
    let mut profiles = profiles::load(conn, keys)?;
    Ok(rows
        .into_iter()
        .map(|occupation| OccupationDetails {
            profile: profiles.remove(&occupation.code).unwrap_or_default(),
            onet: contents.remove(&occupation.code).unwrap_or_default(),
            crosswalks: crosswalks.remove(&occupation.code).unwrap_or_default(),
            roles: links
                .iter()
                .filter(|link| link.0 == occupation.code)
                .cloned()
                .collect(),
            occupation,
        })
        .collect())
}

/// Adds the occupations whose codes are not there yet.
///
/// # Errors
///
/// Only those of the database.
pub fn add(conn: &mut DbConn, rows: &[OccupationRow]) -> Result<(), StoreError> {
    let known: HashSet<String> = occupations::table
        .select(occupations::code)
        .load(conn)?
        .into_iter()
        .collect();
    for row in rows.iter().filter(|row| !known.contains(&row.code)) {
        diesel::insert_into(occupations::table)
            .values(row)
            .execute(conn)?;
    }
    Ok(())
}

/// Derives anew the parent of each imported occupation: the nearest group above it that is known.
///
/// # Errors
///
/// Only those of the database.
pub fn derive_parents(conn: &mut DbConn) -> Result<(), StoreError> {
    let rows: Vec<(String, Option<String>, String)> = occupations::table
        .select((occupations::code, occupations::parent, occupations::dataset))
        .load(conn)?;
    let known: HashSet<&str> = rows.iter().map(|(code, ..)| code.as_str()).collect();
    for (code, parent, _) in rows.iter().filter(|(.., dataset)| dataset != CURATED) {
        let mut above = soc::groups(code);
        if soc::is_onet(code) {
            above.insert(0, soc::base(code).to_owned());
        }
        let nearest = above
            .into_iter()
            .find(|group| known.contains(group.as_str()));
        if *parent != nearest {
            diesel::update(occupations::table.find(code))
                .set(occupations::parent.eq(nearest))
                .execute(conn)?;
        }
    }
    Ok(())
}

/// Adds crosswalks of occupations that have none yet.
///
/// # Errors
///
/// Only those of the database.
pub fn add_crosswalks(conn: &mut DbConn, rows: &[CrosswalkRow]) -> Result<(), StoreError> {
    let known: HashSet<String> = occupation_crosswalks::table
        .select(occupation_crosswalks::occupation)
        .distinct()
        .load(conn)?
        .into_iter()
        .collect();
    for row in rows.iter().filter(|row| !known.contains(&row.occupation)) {
        diesel::insert_into(occupation_crosswalks::table)
            .values(row)
            .execute(conn)?;
    }
    Ok(())
}
