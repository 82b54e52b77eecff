//! The indexes of wages, which a large import drops and makes anew.

use diesel::connection::SimpleConnection;

use super::super::StoreError;
use crate::db::DbConn;

/// Their names and columns, the same as in the migration.
const INDEXES: [(&str, &str); 4] = [
    ("wages_by_region", "edition, region"),
    ("wages_by_year_median", "edition, year_median"),
    ("wages_by_hour_median", "edition, hour_median"),
    ("wages_by_location_quotient", "edition, location_quotient"),
];

/// Drops them.
///
/// # Errors
///
/// Only those of the database.
pub fn drop(conn: &mut DbConn) -> Result<(), StoreError> {
    for (name, _) in INDEXES {
        conn.batch_execute(&format!("DROP INDEX {name}"))?;
    }
    Ok(())
}

/// Makes them.
///
/// # Errors
///
/// Only those of the database.
pub fn create(conn: &mut DbConn) -> Result<(), StoreError> {
    for (name, columns) in INDEXES {
        conn.batch_execute(&format!("CREATE INDEX {name} ON wages ({columns})"))?;
    }
    Ok(())
}
