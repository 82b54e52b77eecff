//! Certifications and what belongs to them.

use diesel::{QueryDsl, RunQueryDsl};

use super::education_paths::LinkedRole;
use super::listing::{ColumnType, Listing, SortColumn};
use super::rows::{CertificationRow, CertificationSourceRow, RequirementRow};
use super::statement::any_of;
use super::{StoreError, load_grouped, load_in_order};
use crate::db::DbConn;
use crate::schema::{
    certification_requirements, certification_sources, certifications, organizations,
    role_certifications, roles,
};

/// The name.
pub const NAME: (&str, ColumnType) = ("name_key", ColumnType::Text);
/// The issuer.
pub const ISSUER: (&str, ColumnType) = ("issuer", ColumnType::Text);
/// The status.
pub const STATUS: (&str, ColumnType) = ("status", ColumnType::Text);

/// Of this issuer.
pub const OF_ISSUER: &str = "issuer = ?";
/// That count for this role.
pub const OF_ROLE: &str = "slug IN (SELECT certification FROM role_certifications WHERE role = ?)";
/// Of this status.
pub const OF_STATUS: &str = "status = ?";

/// Starts a list of certifications.
pub fn list(sort: Vec<SortColumn>) -> Listing {
    Listing::new("certifications", "slug", sort)
}

/// A certification with what belongs to it.
#[derive(Debug)]
pub struct CertificationDetails {
    /// The certification.
    pub certification: CertificationRow,
    /// Name of its issuer.
    pub issuer_name: Option<String>,
    /// What one needs for it.
    pub requirements: Vec<RequirementRow>,
    /// The roles it counts for.
    pub roles: Vec<LinkedRole>,
    /// Its sources.
    pub sources: Vec<CertificationSourceRow>,
}

/// Loads certifications in the order of their keys.
pub fn load(conn: &mut DbConn, keys: &[String]) -> Result<Vec<CertificationDetails>, StoreError> {
    let rows = load_in_order!(conn, certifications.slug, CertificationRow, keys)?;
    let mut requirements = load_grouped!(
        conn,
        certification_requirements.certification,
        RequirementRow,
        keys,
        certification_requirements::position
    )?;
    let mut sources = load_grouped!(
        conn,
        certification_sources.certification,
        CertificationSourceRow,
        keys,
        certification_sources::position
    )?;
    let links: Vec<LinkedRole> = role_certifications::table
        .inner_join(roles::table)
        .filter(any_of(role_certifications::certification, keys))
        .order((roles::title_key, roles::slug))
        .select((
            role_certifications::certification,
            roles::slug,
            roles::title,
            role_certifications::necessity,
            role_certifications::note,
            role_certifications::source,
        ))
        .load(conn)?;
    let issuers: Vec<(String, String)> = certifications::table
        .inner_join(organizations::table)
        .filter(any_of(certifications::slug, keys))
        .select((certifications::slug, organizations::name))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|row| CertificationDetails {
            issuer_name: issuers
                .iter()
                .find(|(slug, _)| *slug == row.slug)
                .map(|(_, name)| name.clone()),
            requirements: requirements.remove(&row.slug).unwrap_or_default(),
            sources: sources.remove(&row.slug).unwrap_or_default(),
            roles: links
                .iter()
                .filter(|link| link.entry == row.slug)
                .cloned()
                .collect(),
            certification: row,
        })
        .collect())
}
