//! Words of queries that stand for others: the abbreviations that titles are read with, and those of places and degrees.

use crate::db::DbConn;
use crate::domain::search::Abbreviations;
use crate::store::{StoreError, titles};

/// Words that stand for others in names of places and degrees, though hardly in titles.
const PLACES_AND_DEGREES: [(&str, &str); 8] = [
    ("fort", "ft"),
    ("mount", "mt"),
    ("nyc", "new york"),
    ("phd", "doctorate"),
    ("saint", "st"),
    ("uk", "united kingdom"),
    ("us", "united states"),
    ("usa", "united states"),
];

/// Loads them.
///
/// # Errors
///
/// Only those of the database.
pub fn load(conn: &mut DbConn) -> Result<Abbreviations, StoreError> {
    let of_titles = titles::abbreviations(conn)?;
    let of_titles = of_titles.iter().map(|(short, long)| (&**short, &**long));
    Ok(Abbreviations::new(of_titles.chain(PLACES_AND_DEGREES)))
}
