//! The keys of what roles bring along.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use crate::db::DbConn;
use crate::store::StoreError;

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
