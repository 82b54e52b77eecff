//! Roles and the lists that belong to them.

mod included;
mod inherited;
mod names;

use std::collections::HashMap;
use std::sync::Arc;

pub use included::*;
pub use inherited::derive_inherited;
pub use names::*;

use diesel::{ExpressionMethods, JoinOnDsl, QueryDsl, RunQueryDsl, SelectableHelper};

use super::known::{Known, Snapshot};
use super::listing::{ColumnType, Listing, SortColumn};
use super::rows::{
    InheritedFiguresRow, OrganizationRow, RegionalOutlookRow, RoleAliasRow, RoleDistinctionRow,
    RoleFaqRow, RoleMarketNoteRow, RoleOrganizationRow, RoleRelationRow, RoleRow, RoleSkillRow,
    RoleSourceRow, RoleStepRow, RoleTechnologyRow, RoleTextRow, RoleTimelineRow, SalaryBandRow,
    SkillRow, TechnologyRow,
};
use super::statement::any_of;
use super::{StoreError, grouped, load_grouped, load_in_order, salary_bands};
use crate::db::DbConn;
use crate::schema::{
    organizations, regional_outlook, role_aliases, role_distinctions, role_faqs,
    role_inherited_figures, role_market_notes, role_organizations, role_relations, role_skills,
    role_sources, role_steps, role_technologies, role_texts, role_timelines, roles, skills,
    technologies,
};

/// The title.
pub const TITLE: (&str, ColumnType) = ("title_key", ColumnType::Text);
/// The family.
pub const FAMILY: (&str, ColumnType) = ("family", ColumnType::Text);
/// The track.
pub const TRACK: (&str, ColumnType) = ("track", ColumnType::Text);
/// The years of experience asked for.
pub const EXPERIENCE: (&str, ColumnType) = ("experience_min", ColumnType::Int);

/// The seniority, by rank.
pub const SENIORITY: (&str, ColumnType) = (
    "CASE seniority WHEN 'intern' THEN 1 WHEN 'entry' THEN 2 WHEN 'junior' THEN 3 WHEN 'mid' THEN 4
        WHEN 'senior' THEN 5 WHEN 'lead' THEN 6 WHEN 'principal' THEN 7 WHEN 'supervisor' THEN 8
        WHEN 'manager' THEN 9 WHEN 'director' THEN 10 WHEN 'executive' THEN 11 END",
    ColumnType::Int,
);
/// The median of the headline.
pub const MEDIAN: (&str, ColumnType) = (
    "(SELECT coalesce(
        (SELECT band.median FROM salary_bands band WHERE band.id = headline_median),
        (SELECT own.median FROM role_inherited_figures own WHERE own.role = roles.slug AND headline_median IS NULL)))",
    ColumnType::Int,
);
/// Of this family.
pub const OF_FAMILY: &str = "family = ?";
/// Of this track.
pub const OF_TRACK: &str = "track = ?";
/// Of this seniority.
pub const OF_SENIORITY: &str = "seniority = ?";
/// With this occupation.
pub const OF_OCCUPATION: &str = "occupation = ?";
/// That use this skill.
pub const OF_SKILL: &str = "slug IN (SELECT role FROM role_skills WHERE skill = ?)";
/// That use this technology.
pub const OF_TECHNOLOGY: &str = "slug IN (SELECT role FROM role_technologies WHERE technology = ?)";
/// That this certification counts for.
pub const OF_CERTIFICATION: &str =
    "slug IN (SELECT role FROM role_certifications WHERE certification = ?)";
/// That an education path of this level leads to.
pub const OF_EDUCATION_LEVEL: &str = "slug IN (
    SELECT link.role FROM role_education link JOIN education_paths path ON path.slug = link.path WHERE path.level = ?)";

/// Starts a list of roles.
pub fn list(sort: Vec<SortColumn>) -> Listing {
    Listing::new("roles", "slug", sort)
}

/// A role in short: the slug of what refers to it, its own slug and its title.
pub type RoleName = (String, String, String);

/// Roles with everything that belongs to them, grouped by slug.
#[derive(Debug)]
pub struct Roles {
    /// The roles, in order.
    pub rows: Vec<RoleRow>,
    /// Other titles.
    pub aliases: HashMap<String, Vec<RoleAliasRow>>,
    /// Responsibilities, settings, standards, regulations, pros and cons.
    pub texts: HashMap<String, Vec<RoleTextRow>>,
    /// Skills.
    pub skills: HashMap<String, Vec<(RoleSkillRow, SkillRow)>>,
    /// Tools.
    pub technologies: HashMap<String, Vec<(RoleTechnologyRow, TechnologyRow)>>,
    /// Organizations that documents name for them.
    pub organizations: HashMap<String, Vec<(RoleOrganizationRow, OrganizationRow)>>,
    /// Questions and answers.
    pub faqs: HashMap<String, Vec<RoleFaqRow>>,
    /// The way into the job.
    pub steps: HashMap<String, Vec<RoleStepRow>>,
    /// How long the way takes.
    pub timelines: HashMap<String, Vec<RoleTimelineRow>>,
    /// Market notes.
    pub market_notes: HashMap<String, Vec<RoleMarketNoteRow>>,
    /// Related jobs.
    pub relations: HashMap<String, Vec<RoleRelationRow>>,
    /// Jobs it is mistaken for.
    pub distinctions: HashMap<String, Vec<RoleDistinctionRow>>,
    /// Sources, in order of weight.
    pub role_sources: HashMap<String, Vec<RoleSourceRow>>,
    /// What they name: sources and occupations.
    pub known: Arc<Known>,
    /// The official figures that stand in where the editors have chosen none, by slug of the role.
    pub inherited: HashMap<String, InheritedFiguresRow>,
    /// The pay figures that headlines show, by id.
    pub headline_bands: HashMap<String, SalaryBandRow>,
    /// The outlook rows that headlines show, by id.
    pub headline_outlooks: HashMap<String, RegionalOutlookRow>,
}

/// Loads roles in the order of their keys with everything that belongs to them, in a fixed number of statements.
pub fn load(conn: &mut Snapshot<'_>, keys: &[String]) -> Result<Roles, StoreError> {
    /// The rows of one table of parts, in order.
    macro_rules! part {
        ($table:ident, $row:ty) => {
            load_grouped!(conn, $table.role, $row, keys, $table::position)?
        };
    }
    let rows = load_in_order!(conn, roles.slug, RoleRow, keys)?;
    let role_sources = part!(role_sources, RoleSourceRow);
    let inherited = load_inherited(conn, keys)?;
    let headline_bands = load_headline_bands(conn, &rows, &inherited)?;
    let headline_outlooks = load_headline_outlooks(conn, &rows, &inherited)?;
    let order = (role_texts::kind, role_texts::position);
    Ok(Roles {
        aliases: part!(role_aliases, RoleAliasRow),
        texts: load_grouped!(conn, role_texts.role, RoleTextRow, keys, order)?,
        skills: load_skills(conn, keys)?,
        technologies: load_technologies(conn, keys)?,
        organizations: load_organizations(conn, keys)?,
        faqs: part!(role_faqs, RoleFaqRow),
        steps: part!(role_steps, RoleStepRow),
        timelines: part!(role_timelines, RoleTimelineRow),
        market_notes: part!(role_market_notes, RoleMarketNoteRow),
        relations: part!(role_relations, RoleRelationRow),
        distinctions: part!(role_distinctions, RoleDistinctionRow),
        role_sources,
        known: Arc::clone(&conn.known),
        headline_bands,
        headline_outlooks,
        inherited,
        rows,
    })
}

fn load_inherited(
    conn: &mut DbConn,
    keys: &[String],
) -> Result<HashMap<String, InheritedFiguresRow>, StoreError> {
    let rows: Vec<InheritedFiguresRow> = role_inherited_figures::table
        .filter(any_of(role_inherited_figures::role, keys))
        .select(InheritedFiguresRow::as_select())
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|row| (row.role.clone(), row))
        .collect())
}

fn load_headline_bands(
    conn: &mut Snapshot<'_>,
    rows: &[RoleRow],
    inherited: &HashMap<String, InheritedFiguresRow>,
) -> Result<HashMap<String, SalaryBandRow>, StoreError> {
    let own = rows.iter().filter_map(|row| row.headline_median.clone());
    let theirs = inherited.values().filter_map(|row| row.salary_band.clone());
    let ids: Vec<String> = own.chain(theirs).collect();
    let bands = salary_bands::load_bands(conn, &ids)?;
    let rows = bands.into_iter().map(|band| band.row);
    Ok(rows.map(|row| (row.id.clone(), row)).collect())
}

fn load_headline_outlooks(
    conn: &mut DbConn,
    rows: &[RoleRow],
    inherited: &HashMap<String, InheritedFiguresRow>,
) -> Result<HashMap<String, RegionalOutlookRow>, StoreError> {
    let own = rows
        .iter()
        .flat_map(|row| [&row.headline_growth, &row.headline_openings]);
    let theirs = inherited
        .values()
        .flat_map(|row| [&row.growth_outlook, &row.openings_outlook]);
    let ids: Vec<&String> = own.chain(theirs).flatten().collect();
    let outlooks: Vec<RegionalOutlookRow> = regional_outlook::table
        .filter(any_of(regional_outlook::id, &ids))
        .select(RegionalOutlookRow::as_select())
        .load(conn)?;
    Ok(outlooks
        .into_iter()
        .map(|row| (row.id.clone(), row))
        .collect())
}

fn load_skills(
    conn: &mut DbConn,
    keys: &[String],
) -> Result<HashMap<String, Vec<(RoleSkillRow, SkillRow)>>, StoreError> {
    let rows: Vec<(RoleSkillRow, SkillRow)> = role_skills::table
        .inner_join(skills::table.on(skills::slug.eq(role_skills::skill)))
        .filter(any_of(role_skills::role, keys))
        .order((role_skills::role, role_skills::position))
        .select((RoleSkillRow::as_select(), SkillRow::as_select()))
        .load(conn)?;
    Ok(grouped(rows, |(link, _)| &link.role))
}

fn load_technologies(
    conn: &mut DbConn,
    keys: &[String],
) -> Result<HashMap<String, Vec<(RoleTechnologyRow, TechnologyRow)>>, StoreError> {
    let rows: Vec<(RoleTechnologyRow, TechnologyRow)> = role_technologies::table
        .inner_join(technologies::table.on(technologies::slug.eq(role_technologies::technology)))
        .filter(any_of(role_technologies::role, keys))
        .order((role_technologies::role, role_technologies::position))
        .select((RoleTechnologyRow::as_select(), TechnologyRow::as_select()))
        .load(conn)?;
    Ok(grouped(rows, |(link, _)| &link.role))
}

fn load_organizations(
    conn: &mut DbConn,
    keys: &[String],
) -> Result<HashMap<String, Vec<(RoleOrganizationRow, OrganizationRow)>>, StoreError> {
    let rows: Vec<(RoleOrganizationRow, OrganizationRow)> = role_organizations::table
        .inner_join(
            organizations::table.on(organizations::slug.eq(role_organizations::organization)),
        )
        .filter(any_of(role_organizations::role, keys))
        .order((role_organizations::role, role_organizations::position))
        .select((
            RoleOrganizationRow::as_select(),
            OrganizationRow::as_select(),
        ))
        .load(conn)?;
    Ok(grouped(rows, |(link, _)| &link.role))
}

/// Finds the track of a role; `None` when there is no such role.
pub fn track(conn: &mut DbConn, slug: &str) -> Result<Option<String>, StoreError> {
    use diesel::OptionalExtension;
    Ok(roles::table
        .find(slug)
        .select(roles::track)
        .first(conn)
        .optional()?)
}
