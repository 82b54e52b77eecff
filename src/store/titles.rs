//! The titles that O*NET gives its occupations.

use std::collections::{HashMap, HashSet};

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use super::StoreError;
use crate::db::DbConn;
use crate::domain::titles::Occupation;
use crate::domain::vocabulary::{OnetPart, OnetTitleKind};
use crate::schema::{occupations, onet_parts, onet_titles};

/// The occupations of O*NET and their other titles, alternate and reported, of the newest edition that has them.
#[derive(Debug, Default)]
pub struct KnownTitles {
    /// The occupations, in the order of their codes.
    pub occupations: Vec<Occupation>,
    /// Their other titles, each with the place of its occupation.
    pub titles: Vec<(String, usize)>,
}

/// Loads them; there are none while O*NET is not imported.
///
/// # Errors
///
/// Only those of the database.
pub fn load(conn: &mut DbConn) -> Result<KnownTitles, StoreError> {
    let current: Vec<(String, OnetPart, String)> = onet_parts::table
        .filter(onet_parts::current.eq(true))
        .select((
            onet_parts::occupation,
            onet_parts::part,
            onet_parts::dataset,
        ))
        .load(conn)?;
    let current: HashSet<(String, OnetPart, String)> = current.into_iter().collect();
    let has_titles: HashSet<&String> = current
        .iter()
        .filter(|(_, part, _)| *part == OnetPart::AlternateTitles)
        .map(|(code, ..)| code)
        .collect();
    let mut known = KnownTitles::default();
    let occupations: Vec<(String, String)> = occupations::table
        .order(occupations::code)
        .select((occupations::code, occupations::title))
        .load(conn)?;
    let mut places = HashMap::new();
    for (code, title) in occupations {
        if has_titles.contains(&code) {
            places.insert(code.clone(), known.occupations.len());
            known.occupations.push(Occupation { code, title });
        }
    }
    let titles: Vec<(String, String, OnetTitleKind, String)> = onet_titles::table
        .order((onet_titles::occupation, onet_titles::title))
        .select((
            onet_titles::occupation,
            onet_titles::dataset,
            onet_titles::kind,
            onet_titles::title,
        ))
        .load(conn)?;
    for (code, dataset, kind, title) in titles {
        if let Some(place) = places.get(&code)
            && current.contains(&(code, kind.part(), dataset))
        {
            known.titles.push((title, *place));
        }
    }
    Ok(known)
}
