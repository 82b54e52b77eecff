//! The roles that other entries matter to, by name.

use std::collections::BTreeSet;

use diesel::{ExpressionMethods, JoinOnDsl, NullableExpressionMethods, QueryDsl, RunQueryDsl};

use super::RoleName;
use crate::db::DbConn;
use crate::domain::vocabulary::Importance;
use crate::schema::{role_skills, role_technologies, roles};
use crate::store::StoreError;
use crate::store::statement::any_of;

/// Names the roles that use each of the skills, with how much they lean on it.
pub fn of_skills(
    conn: &mut DbConn,
    keys: &[String],
) -> Result<Vec<(RoleName, Importance)>, StoreError> {
    Ok(role_skills::table
        .inner_join(roles::table.on(roles::slug.eq(role_skills::role)))
        .filter(any_of(role_skills::skill, keys))
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
        .filter(any_of(role_technologies::technology, keys))
        .order((roles::title_key, roles::slug))
        .select((role_technologies::technology, roles::slug, roles::title))
        .load(conn)?)
}

/// Names the roles of each of the families.
pub fn of_families(conn: &mut DbConn, keys: &[String]) -> Result<Vec<RoleName>, StoreError> {
    Ok(roles::table
        .filter(any_of(roles::family, keys))
        .order((roles::title_key, roles::slug))
        .select((roles::family, roles::slug, roles::title))
        .load(conn)?)
}

/// Names the roles that each of the organizations matters to: those that a document names it for, that its certifications
/// count for, or that its education paths lead to.
pub fn of_organizations(conn: &mut DbConn, keys: &[String]) -> Result<Vec<RoleName>, StoreError> {
    use crate::schema::{
        certifications, education_paths, role_certifications, role_education, role_organizations,
    };
    let role = (roles::title_key, roles::slug, roles::title);
    let mut links: Vec<(Option<String>, (String, String, String))> = role_organizations::table
        .inner_join(roles::table.on(roles::slug.eq(role_organizations::role)))
        .filter(any_of(role_organizations::organization, keys))
        .select((role_organizations::organization.nullable(), role))
        .load(conn)?;
    links.extend(
        role_certifications::table
            .inner_join(roles::table.on(roles::slug.eq(role_certifications::role)))
            .inner_join(
                certifications::table
                    .on(certifications::slug.eq(role_certifications::certification)),
            )
            .filter(any_of(certifications::issuer, keys))
            .select((certifications::issuer, role))
            .load(conn)?,
    );
    links.extend(
        role_education::table
            .inner_join(roles::table.on(roles::slug.eq(role_education::role)))
            .inner_join(education_paths::table.on(education_paths::slug.eq(role_education::path)))
            .filter(any_of(education_paths::provider, keys))
            .select((education_paths::provider, role))
            .load(conn)?,
    );
    let distinct: BTreeSet<_> = links
        .into_iter()
        .filter_map(|(organization, role)| Some((role, organization?)))
        .collect();
    Ok(distinct
        .into_iter()
        .map(|((_, slug, title), organization)| (organization, slug, title))
        .collect())
}
