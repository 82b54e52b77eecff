//! Education paths and what belongs to them.

use diesel::{QueryDsl, Queryable, RunQueryDsl};

use super::listing::{ColumnType, Listing, SortColumn};
use super::rows::{
    EducationPathDeliveryRow, EducationPathRow, EducationPathSourceRow, EducationPathTextRow,
};
use super::statement::any_of;
use super::{StoreError, load_grouped, load_in_order};
use crate::db::DbConn;
use crate::domain::vocabulary::Necessity;
use crate::schema::{
    education_path_deliveries, education_path_sources, education_path_texts, role_education, roles,
};

/// The title.
pub const TITLE: (&str, ColumnType) = ("title_key", ColumnType::Text);
/// The level, by how far it leads.
pub const LEVEL: (&str, ColumnType) = (
    "CASE level WHEN 'self_study' THEN 1 WHEN 'certificate' THEN 2 WHEN 'associate' THEN 3 WHEN 'bachelor' THEN 4
        WHEN 'master' THEN 5 WHEN 'executive' THEN 6 WHEN 'professional' THEN 7 WHEN 'doctorate' THEN 8
        WHEN 'fellowship' THEN 9 END",
    ColumnType::Int,
);
/// The upper end of the cost.
pub const COST: (&str, ColumnType) = ("cost_max", ColumnType::Int);
/// The upper end of the duration at the quickest pace.
pub const MONTHS: (&str, ColumnType) = ("months_ceiling", ColumnType::Int);

/// Of this level.
pub const OF_LEVEL: &str = "level = ?";
/// That lead to this role.
pub const OF_ROLE: &str = "slug IN (SELECT path FROM role_education WHERE role = ?)";
/// That cost no more than this, in minor units.
pub const WITHIN_COST: &str = "cost_max <= ?";
/// That take at most this many months at the quickest pace.
pub const WITHIN_MONTHS: &str = "months_ceiling <= ?";
/// That are taught this way.
pub const OF_DELIVERY: &str =
    "slug IN (SELECT path FROM education_path_deliveries WHERE delivery = ?)";

/// Starts a list of education paths.
pub fn list(sort: Vec<SortColumn>) -> Listing {
    Listing::new("education_paths", "slug", sort)
}

/// A role that an entry leads to.
#[derive(Debug, Clone, Queryable)]
pub struct LinkedRole {
    /// Slug of the entry.
    pub entry: String,
    /// Slug of the role.
    pub slug: String,
    /// Title of the role.
    pub title: String,
    /// How firmly the role asks for the entry.
    pub necessity: Necessity,
    /// What the document adds.
    pub note: Option<String>,
    /// Slug of the source that links them.
    pub source: String,
}

/// An education path with what belongs to it.
#[derive(Debug)]
pub struct EducationPathDetails {
    /// The path.
    pub path: EducationPathRow,
    /// Fields of study and coursework.
    pub texts: Vec<EducationPathTextRow>,
    /// How it is taught.
    pub deliveries: Vec<EducationPathDeliveryRow>,
    /// The roles it leads to.
    pub roles: Vec<LinkedRole>,
    /// Its sources.
    pub sources: Vec<EducationPathSourceRow>,
}

/// Loads education paths in the order of their keys.
pub fn load(conn: &mut DbConn, keys: &[String]) -> Result<Vec<EducationPathDetails>, StoreError> {
    let rows = load_in_order!(conn, education_paths.slug, EducationPathRow, keys)?;
    let mut texts = load_grouped!(
        conn,
        education_path_texts.path,
        EducationPathTextRow,
        keys,
        (education_path_texts::kind, education_path_texts::position)
    )?;
    let mut deliveries = load_grouped!(
        conn,
        education_path_deliveries.path,
        EducationPathDeliveryRow,
        keys,
        education_path_deliveries::delivery
    )?;
    let mut sources = load_grouped!(
        conn,
        education_path_sources.path,
        EducationPathSourceRow,
        keys,
        education_path_sources::position
    )?;
    let links: Vec<LinkedRole> = role_education::table
        .inner_join(roles::table)
        .filter(any_of(role_education::path, keys))
        .order((roles::title_key, roles::slug))
        .select((
            role_education::path,
            roles::slug,
            roles::title,
            role_education::necessity,
            role_education::note,
            role_education::source,
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|path| EducationPathDetails {
            texts: texts.remove(&path.slug).unwrap_or_default(),
            deliveries: deliveries.remove(&path.slug).unwrap_or_default(),
            sources: sources.remove(&path.slug).unwrap_or_default(),
            roles: links
                .iter()
                .filter(|link| link.entry == path.slug)
                .cloned()
                .collect(),
            path,
        })
        .collect())
}

#[cfg(test)]
mod tests {
    use super::LEVEL;
    use crate::domain::vocabulary::EducationLevel;

    #[test]
    fn every_level_has_its_place_in_the_order() {
        let mut order: Vec<(usize, &str)> = EducationLevel::ALL
            .iter()
            .map(|level| {
                let named = format!("WHEN '{level}' THEN ");
                let (_, rest) = LEVEL.0.split_once(&named).unwrap();
                let rank = rest.split_whitespace().next().unwrap();
                (rank.parse().unwrap(), level.as_str())
            })
            .collect();
        order.sort_unstable();
        let levels: Vec<&str> = order.into_iter().map(|(_, level)| level).collect();
        assert_eq!(
            levels,
            [
                "self_study",
                "certificate",
                "associate",
                "bachelor",
                "master",
                "executive",
                "professional",
                "doctorate",
                "fellowship"
            ]
        );
    }
}
