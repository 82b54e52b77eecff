//! Writes imported projections into the outlook, and tells which a later one supersedes.

use diesel::sql_types::Text;
use diesel::{ExpressionMethods, RunQueryDsl};

use super::rows::RegionalOutlookRow;
use super::{StoreError, replace_rows};
use crate::db::{DbConn, on_backend};
use crate::domain::vocabulary::Program;
use crate::schema::regional_outlook;

/// Whether a later edition of the same publication (bound twice) has the same occupation and place.
macro_rules! has_later {
    () => {
        "EXISTS (SELECT 1 FROM regional_outlook AS later
             WHERE later.occupation = regional_outlook.occupation AND later.region = regional_outlook.region
             AND (later.period_from > regional_outlook.period_from
                 OR (later.period_from = regional_outlook.period_from AND later.period_to > regional_outlook.period_to))
             AND later.dataset IN (SELECT slug FROM datasets WHERE program = $2))"
    };
}

const SUPERSEDE: &str = concat!(
    "UPDATE regional_outlook SET superseded = TRUE
         WHERE NOT superseded AND dataset IN (SELECT slug FROM datasets WHERE program = $1) AND ",
    has_later!()
);

const REINSTATE: &str = concat!(
    "UPDATE regional_outlook SET superseded = FALSE
         WHERE superseded AND dataset IN (SELECT slug FROM datasets WHERE program = $1) AND NOT ",
    has_later!()
);

/// Makes the rows of a data set equal to these, and says anew which rows of the program are superseded.
///
/// # Errors
///
/// Only those of the database.
pub fn replace(
    conn: &mut DbConn,
    dataset: &str,
    program: Program,
    rows: Vec<RegionalOutlookRow>,
) -> Result<(), StoreError> {
    replace_rows!(
        conn,
        regional_outlook,
        RegionalOutlookRow,
        rows,
        regional_outlook::dataset.eq(dataset)
    )?;
    for statement in [SUPERSEDE, REINSTATE] {
        on_backend!(&mut *conn, |inner| diesel::sql_query(statement)
            .bind::<Text, _>(program.as_str())
            .bind::<Text, _>(program.as_str())
            .execute(inner))?;
    }
    Ok(())
}
