//! The places of official files: their codes here, and the rows that they need.

use crate::db::DbConn;
use crate::domain::text::fold;
use crate::domain::vocabulary::RegionKind;
use crate::store::rows::RegionRow;
use crate::store::{StoreError, regions};

/// FIPS codes of the states and territories with their postal codes, which ISO 3166-2:US uses too (FIPS 5-2 as kept by
/// the Census Bureau, <https://www.census.gov/library/reference/code-lists/ansi.html>).
const STATES: [(u8, &str); 56] = [
    (1, "AL"),
    (2, "AK"),
    (4, "AZ"),
    (5, "AR"),
    (6, "CA"),
    (8, "CO"),
    (9, "CT"),
    (10, "DE"),
    (11, "DC"),
    (12, "FL"),
    (13, "GA"),
    (15, "HI"),
    (16, "ID"),
    (17, "IL"),
    (18, "IN"),
    (19, "IA"),
    (20, "KS"),
    (21, "KY"),
    (22, "LA"),
    (23, "ME"),
    (24, "MD"),
    (25, "MA"),
    (26, "MI"),
    (27, "MN"),
    (28, "MS"),
    (29, "MO"),
    (30, "MT"),
    (31, "NE"),
    (32, "NV"),
    (33, "NH"),
    (34, "NJ"),
    (35, "NM"),
    (36, "NY"),
    (37, "NC"),
    (38, "ND"),
    (39, "OH"),
    (40, "OK"),
    (41, "OR"),
    (42, "PA"),
    (44, "RI"),
    (45, "SC"),
    (46, "SD"),
    (47, "TN"),
    (48, "TX"),
    (49, "UT"),
    (50, "VT"),
    (51, "VA"),
    (53, "WA"),
    (54, "WV"),
    (55, "WI"),
    (56, "WY"),
    (60, "AS"),
    (66, "GU"),
    (69, "MP"),
    (72, "PR"),
    (78, "VI"),
];

/// A place that figures are for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Code here.
    pub code: String,
    /// Name, as the file has it.
    pub name: String,
    /// Kind.
    pub kind: RegionKind,
    /// Code of the place around it.
    pub parent: String,
}

/// The postal code of a state or territory by its FIPS code, with or without leading zeros.
pub fn postal(fips: &str) -> Option<&'static str> {
    let number: u8 = fips.parse().ok()?;
    STATES
        .iter()
        .find(|(code, _)| *code == number)
        .map(|(_, postal)| *postal)
}

/// Tells whether a text is the postal code of a state or territory.
pub fn is_postal(text: &str) -> bool {
    STATES.iter().any(|(_, postal)| *postal == text)
}

/// The code of a state or territory by its postal code: `US-VA`.
pub fn state_code(postal: &str) -> String {
    format!("US-{postal}")
}

/// Adds the places that are not there yet; those that are stay as they are.
///
/// # Errors
///
/// Only those of the database.
pub fn add(conn: &mut DbConn, dataset: &str, places: &[Place]) -> Result<(), StoreError> {
    let rows: Vec<RegionRow> = places
        .iter()
        .map(|place| RegionRow {
            code: place.code.clone(),
            name: place.name.clone(),
            name_key: fold(&place.name),
            kind: place.kind,
            parent: Some(place.parent.clone()),
            currency: Some("USD".to_owned()),
            dataset: dataset.to_owned(),
            search_text: fold(&format!("{} {}", place.name, place.code)),
        })
        .collect();
    regions::add(conn, &rows)
}

#[cfg(test)]
mod tests {
    use super::{is_postal, postal, state_code};

    #[test]
    fn codes_of_places_follow_the_standards() {
        assert_eq!(postal("51").map(state_code).as_deref(), Some("US-VA"));
        assert_eq!(postal("1"), postal("01"));
        assert_eq!((postal("0"), postal("99"), postal("x")), (None, None, None));
        assert!(is_postal("PR") && !is_postal("US"));
    }
}
