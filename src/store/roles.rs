//! Roles and the lists that belong to them.

use std::collections::HashMap;

use diesel::{ExpressionMethods, JoinOnDsl, QueryDsl, RunQueryDsl, SelectableHelper};

use super::listing::{ColumnType, Listing, SortColumn};
use super::rows::{
    RegionalOutlookRow, RoleAliasRow, RoleDistinctionRow, RoleFaqRow, RoleMarketNoteRow,
    RoleRelationRow, RoleRow, RoleSkillRow, RoleSourceRow, RoleStepRow, RoleTechnologyRow,
    RoleTextRow, RoleTimelineRow, SalaryBandRow, SkillRow, SourceRow, TechnologyRow,
};
use super::{StoreError, grouped, load_grouped, load_in_order, occupations, sources};
use crate::db::DbConn;
use crate::domain::vocabulary::Importance;
use crate::schema::{
    regional_outlook, role_aliases, role_distinctions, role_faqs, role_market_notes,
    role_relations, role_skills, role_sources, role_steps, role_technologies, role_texts,
    role_timelines, roles, salary_bands, skills, technologies,
};

/// The title.
pub const TITLE: (&str, ColumnType) = ("title_key", ColumnType::Text);
/// The family.
pub const FAMILY: (&str, ColumnType) = ("family", ColumnType::Text);
/// The track.
pub const TRACK: (&str, ColumnType) = ("track", ColumnType::Text);
/// The years of experience asked for.
pub const EXPERIENCE: (&str, ColumnType) = ("experience_min", ColumnType::Int);

/// The median of the headline.
pub const MEDIAN: (&str, ColumnType) = (
    "(SELECT band.median FROM salary_bands band WHERE band.id = headline_median)",
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
    /// The sources themselves, by slug.
    pub sources: HashMap<String, SourceRow>,
    /// Titles of the occupations, by code.
    pub occupations: HashMap<String, String>,
    /// The pay figures that headlines show, by id.
    pub headline_bands: HashMap<String, SalaryBandRow>,
    /// The outlook rows that headlines show, by id.
    pub headline_outlooks: HashMap<String, RegionalOutlookRow>,
}

/// Loads roles in the order of their keys with everything that belongs to them, in a fixed number of statements.
pub fn load(conn: &mut DbConn, keys: &[String]) -> Result<Roles, StoreError> {
    let rows = load_in_order!(conn, roles.slug, RoleRow, keys)?;
    let role_sources = load_grouped!(
        conn,
        role_sources.role,
        RoleSourceRow,
        keys,
        role_sources::position
    )?;
    let slugs = role_sources
        .values()
        .flatten()
        .map(|row| row.source.as_str());
    let sources = sources::by_slug(conn, slugs)?;
    let occupations = occupations::titles(conn, rows.iter().map(|row| row.occupation.as_str()))?;
    let medians: Vec<&String> = rows
        .iter()
        .filter_map(|row| row.headline_median.as_ref())
        .collect();
    let headline_bands: Vec<SalaryBandRow> = salary_bands::table
        .filter(salary_bands::id.eq_any(medians))
        .select(SalaryBandRow::as_select())
        .load(conn)?;
    let outlooks: Vec<&String> = rows
        .iter()
        .flat_map(|row| [&row.headline_growth, &row.headline_openings])
        .flatten()
        .collect();
    let headline_outlooks: Vec<RegionalOutlookRow> = regional_outlook::table
        .filter(regional_outlook::id.eq_any(outlooks))
        .select(RegionalOutlookRow::as_select())
        .load(conn)?;
    Ok(Roles {
        aliases: load_grouped!(
            conn,
            role_aliases.role,
            RoleAliasRow,
            keys,
            role_aliases::position
        )?,
        texts: load_grouped!(
            conn,
            role_texts.role,
            RoleTextRow,
            keys,
            (role_texts::kind, role_texts::position)
        )?,
        skills: load_skills(conn, keys)?,
        technologies: load_technologies(conn, keys)?,
        faqs: load_grouped!(conn, role_faqs.role, RoleFaqRow, keys, role_faqs::position)?,
        steps: load_grouped!(
            conn,
            role_steps.role,
            RoleStepRow,
            keys,
            role_steps::position
        )?,
        timelines: load_grouped!(
            conn,
            role_timelines.role,
            RoleTimelineRow,
            keys,
            role_timelines::position
        )?,
        market_notes: load_grouped!(
            conn,
            role_market_notes.role,
            RoleMarketNoteRow,
            keys,
            role_market_notes::position
        )?,
        relations: load_grouped!(
            conn,
            role_relations.role,
            RoleRelationRow,
            keys,
            role_relations::position
        )?,
        distinctions: load_grouped!(
            conn,
            role_distinctions.role,
            RoleDistinctionRow,
            keys,
            role_distinctions::position
        )?,
        role_sources,
        sources,
        occupations,
        headline_bands: headline_bands
            .into_iter()
            .map(|row| (row.id.clone(), row))
            .collect(),
        headline_outlooks: headline_outlooks
            .into_iter()
            .map(|row| (row.id.clone(), row))
            .collect(),
        rows,
    })
}

fn load_skills(
    conn: &mut DbConn,
    keys: &[String],
) -> Result<HashMap<String, Vec<(RoleSkillRow, SkillRow)>>, StoreError> {
    let rows: Vec<(RoleSkillRow, SkillRow)> = role_skills::table
        .inner_join(skills::table.on(skills::slug.eq(role_skills::skill)))
        .filter(role_skills::role.eq_any(keys))
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
        .filter(role_technologies::role.eq_any(keys))
        .order((role_technologies::role, role_technologies::position))
        .select((RoleTechnologyRow::as_select(), TechnologyRow::as_select()))
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

/// Names the roles that use each of the skills, with how much they lean on it.
pub fn of_skills(
    conn: &mut DbConn,
    keys: &[String],
) -> Result<Vec<(RoleName, Importance)>, StoreError> {
    Ok(role_skills::table
        .inner_join(roles::table.on(roles::slug.eq(role_skills::role)))
        .filter(role_skills::skill.eq_any(keys))
        .order((roles::title_key, roles::slug))
        .select((
            (role_skills::skill, roles::slug, roles::title),
            role_skills::importance,
        ))
        .load(conn)?)
}

/// Names the roles that use each of the technologies.
pub fn of_technologies(conn: &mut DbConn, keys: &[String]) -> Result<Vec<RoleName>, StoreError> {
    Ok(role_technologies::table
        .inner_join(roles::table.on(roles::slug.eq(role_technologies::role)))
        .filter(role_technologies::technology.eq_any(keys))
        .order((roles::title_key, roles::slug))
        .select((role_technologies::technology, roles::slug, roles::title))
        .load(conn)?)
}

/// Names the roles of each of the families.
pub fn of_families(conn: &mut DbConn, keys: &[String]) -> Result<Vec<RoleName>, StoreError> {
    Ok(roles::table
        .filter(roles::family.eq_any(keys))
        .order((roles::title_key, roles::slug))
        .select((roles::family, roles::slug, roles::title))
        .load(conn)?)
}

/// Names the roles that each of the organizations issues a certification for.
pub fn of_issuers(conn: &mut DbConn, keys: &[String]) -> Result<Vec<RoleName>, StoreError> {
    use crate::schema::{certifications, role_certifications};
    let rows: Vec<(Option<String>, String, String)> = role_certifications::table
        .inner_join(roles::table.on(roles::slug.eq(role_certifications::role)))
        .inner_join(
            certifications::table.on(certifications::slug.eq(role_certifications::certification)),
        )
        .filter(certifications::issuer.eq_any(keys))
        .order((roles::title_key, roles::slug))
        .select((certifications::issuer, roles::slug, roles::title))
        .load(conn)?;
    let mut names: Vec<RoleName> = rows
        .into_iter()
        .filter_map(|(issuer, slug, title)| Some((issuer?, slug, title)))
        .collect();
    let mut seen = std::collections::HashSet::new();
    names.retain(|(issuer, slug, _)| seen.insert((issuer.clone(), slug.clone())));
    Ok(names)
}

/// The most keys of one kind that a page of roles brings along.
const MOST_INCLUDED: i64 = 2_000;

/// Pairs each of the roles with the keys of what belongs to it, in order of the keys.
macro_rules! keys_of_roles {
    ($(#[$meta:meta])* $name:ident, $table:ident, $key:ident, $role:ty) => {
        $(#[$meta])*
        pub fn $name(conn: &mut DbConn, roles: &[String]) -> Result<Vec<($role, String)>, StoreError> {
            use crate::schema::$table;
            Ok($table::table
                .filter($table::role.eq_any(roles))
                .order(($table::role, $table::$key))
                .select(($table::role, $table::$key))
                .limit(MOST_INCLUDED)
                .load(conn)?)
        }
    };
}

keys_of_roles! {
    /// Pairs roles with the slugs of the education paths that lead to them.
    education_paths_of, role_education, path, String
}
keys_of_roles! {
    /// Pairs roles with the slugs of the certifications that count for them.
    certifications_of, role_certifications, certification, String
}
keys_of_roles! {
    /// Pairs roles with the ids of their pay figures.
    salary_bands_of, salary_bands, id, Option<String>
}
keys_of_roles! {
    /// Pairs roles with the ids of their pay differentials.
    salary_differentials_of, salary_differentials, id, Option<String>
}
keys_of_roles! {
    /// Pairs roles with the ids of their outlook rows.
    regional_outlook_of, regional_outlook, id, Option<String>
}
