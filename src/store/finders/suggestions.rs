//! Titles of roles and occupations, for whoever types one.

use std::collections::HashMap;

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use super::abbreviations;
use super::listed::ListedOccupations;
use crate::db::DbConn;
use crate::domain::search::importance::{ALIAS, ROLE, Use};
use crate::domain::search::{Entry, Suggestions};
use crate::domain::soc;
use crate::domain::titles::Occupation;
use crate::domain::titles::matcher::Role;
use crate::schema::wages;
use crate::store::{StoreError, titles};

/// The place whose employment tells how much a title is used.
const NATION: &str = "US";

/// What a title is one of.
#[derive(Debug)]
pub enum Target {
    /// A role.
    Role(Role),
    /// An occupation.
    Occupation(Occupation),
}

/// All titles, and what they are titles of.
#[derive(Debug)]
pub struct Titles {
    suggestions: Suggestions,
    targets: Vec<Target>,
}

impl Titles {
    /// The titles.
    pub fn suggestions(&self) -> &Suggestions {
        &self.suggestions
    }

    /// What the entries of the titles are titles of.
    pub fn target(&self, number: u32) -> Option<&Target> {
        self.targets.get(usize::try_from(number).ok()?)
    }
}

/// Loads the titles: those of O*NET are there once it is imported.
///
/// # Errors
///
/// Only those of the database.
pub fn load(conn: &mut DbConn) -> Result<Titles, StoreError> {
    let roles = titles::roles(conn)?;
    let mut entries = Vec::new();
    for (role, target) in roles.iter().zip(0..) {
        entries.push(Entry {
            title: role.title.clone(),
            target,
            weight: ROLE,
        });
    }
    let places: HashMap<&str, u32> = roles.iter().map(|role| &*role.slug).zip(0..).collect();
    for (role, title) in titles::aliases(conn)? {
        if let Some(target) = places.get(&*role) {
            entries.push(Entry {
                title,
                target: *target,
                weight: ALIAS,
            });
        }
    }
    let mut targets: Vec<Target> = roles.into_iter().map(Target::Role).collect();
    entries.extend(of_occupations(conn, &mut targets)?);
    Ok(Titles {
        suggestions: Suggestions::new(entries, abbreviations::load(conn)?),
        targets,
    })
}

/// The titles of occupations, official ones and those of O*NET; of occupations with the same title under one of them, and
/// none of those out of use.
fn of_occupations(conn: &mut DbConn, targets: &mut Vec<Target>) -> Result<Vec<Entry>, StoreError> {
    let employment = employment(conn)?;
    let occupations = ListedOccupations::load(conn)?;
    let codes = occupations.all.iter().map(|occupation| &*occupation.code);
    let mut shares = HashMap::<&str, usize>::new();
    for code in codes.filter(|code| soc::is_onet(code)) {
        *shares.entry(soc::base(code)).or_default() += 1;
    }
    // O*NET tells several occupations apart that official figures do not: each gets an equal share.
    let employed = |code: &str| {
        let all = employment.get(soc::base(code))?;
        let count = shares.get(soc::base(code)).filter(|_| soc::is_onet(code));
        Some(all / count.copied().unwrap_or(1))
    };
    let (mut entries, mut listed) = (Vec::new(), HashMap::<usize, (u32, Use)>::new());
    for (place, occupation) in occupations.all.iter().enumerate() {
        let is_listed = occupations.listed(&occupation.code) == Some(place);
        if !is_listed || occupation.is_retired {
            continue;
        }
        let (code, title) = (occupation.code.clone(), occupation.title.clone());
        let target = number(targets.len());
        let used = Use::new(&title, employed(&code));
        entries.push(Entry {
            title: title.clone(),
            target,
            weight: used.of_official(occupation.is_group),
        });
        listed.insert(place, (target, used));
        targets.push(Target::Occupation(Occupation { code, title }));
    }
    let known = titles::load(conn)?;
    let mut rest = known.titles.iter().peekable();
    while let Some((title, place)) = rest.next() {
        // An alternate title and the same one as reported stand side by side.
        let same = rest.next_if(|(next, of)| next == title && of == place);
        let occupation = known.occupations.get(*place);
        let place = occupation.and_then(|occupation| occupations.listed(&occupation.code));
        if let Some((target, used)) = place.and_then(|place| listed.get(&place)) {
            entries.push(Entry {
                title: title.clone(),
                target: *target,
                weight: used.of_other(title, same.is_some()),
            });
        }
    }
    Ok(entries)
}

/// The employed of each SOC occupation in the latest national edition that tells them.
fn employment(conn: &mut DbConn) -> Result<HashMap<String, usize>, StoreError> {
    let rows: Vec<(String, Option<i64>)> = wages::table
        .filter(wages::region.eq(NATION))
        .filter(wages::superseded.eq(false))
        .select((wages::occupation, wages::employment))
        .load(conn)?;
    let told = rows
        .into_iter()
        .filter_map(|(code, employed)| Some((code, usize::try_from(employed?).ok()?)));
    Ok(told.collect())
}

fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
