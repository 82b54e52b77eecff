//! The keys of what roles bring along.

use diesel::{QueryDsl, RunQueryDsl};

use crate::db::DbConn;
use crate::store::StoreError;
use crate::store::statement::any_of;

/// The most keys of one kind that a page of roles brings along.
pub const MOST_INCLUDED: u16 = 2_000;

/// Pairs each of the roles with the keys of what belongs to it, in order of the keys.
macro_rules! keys_of_roles {
    ($(#[$meta:meta])* $name:ident, $what:literal, $table:ident, $key:ident, $role:ty) => {
        $(#[$meta])*
        ///
        /// # Errors
        ///
        /// [`StoreError::TooManyIncluded`] when there are more than [`MOST_INCLUDED`].
        pub fn $name(conn: &mut DbConn, roles: &[String]) -> Result<Vec<($role, String)>, StoreError> {
            use crate::schema::$table;
            let links: Vec<($role, String)> = $table::table
                .filter(any_of($table::role, roles))
                .order(($table::role, $table::$key))
                .select(($table::role, $table::$key))
                .limit(i64::from(MOST_INCLUDED) + 1)
                .load(conn)?;
            if links.len() > usize::from(MOST_INCLUDED) {
                return Err(StoreError::TooManyIncluded { what: $what, most: MOST_INCLUDED });
            }
            Ok(links)
        }
    };
}

keys_of_roles! {
    /// Pairs roles with the slugs of the education paths that lead to them.
    education_paths_of, "education_paths", role_education, path, String
}
keys_of_roles! {
    /// Pairs roles with the slugs of the certifications that count for them.
    certifications_of, "certifications", role_certifications, certification, String
}
keys_of_roles! {
    /// Pairs roles with the ids of their pay figures.
    salary_bands_of, "salary_bands", salary_bands, id, Option<String>
}
keys_of_roles! {
    /// Pairs roles with the ids of their pay differentials.
    salary_differentials_of, "salary_differentials", salary_differentials, id, Option<String>
}
keys_of_roles! {
    /// Pairs roles with the ids of their outlook rows.
    regional_outlook_of, "regional_outlook", regional_outlook, id, Option<String>
}
