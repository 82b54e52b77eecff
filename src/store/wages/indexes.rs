//! The indexes of wages, which a large import drops and makes anew.

use diesel::connection::SimpleConnection;

use super::super::StoreError;
use crate::db::DbConn;

/// The index that serves lists of one place alone.
const BY_REGION: &str = "wages_by_region";
/// All that such lists sort by and choose by.
const COVERING: &str = "region, id, superseded, yearly, hourly, \
    year_median, hour_median, year_mean, hour_mean, location_quotient";

/// Their names and the columns after the edition, the same as in the migrations.
const INDEXES: [(&str, &str); 4] = [
    (BY_REGION, COVERING),
    ("wages_by_year_median", "year_median"),
    ("wages_by_hour_median", "hour_median"),
    ("wages_by_location_quotient", "location_quotient"),
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
    for (name, column) in INDEXES {
        let order = match conn {
            DbConn::Postgres(_) if name != BY_REGION => " DESC NULLS LAST, id",
            _ => "",
        };
        conn.batch_execute(&format!(
            "CREATE INDEX {name} ON wages (edition, {column}{order})"
        ))?;
    }
    Ok(())
}
