//! Titles of roles and occupations, for whoever types one.

use std::collections::HashMap;

use diesel::{QueryDsl, RunQueryDsl};

use crate::db::DbConn;
use crate::domain::search::{Entry, Suggestions};
use crate::domain::titles::Occupation;
use crate::domain::titles::matcher::Role;
use crate::schema::occupations;
use crate::store::{StoreError, titles};

/// How important titles are, in what a suggestion is worth: those of roles before all others, then official titles, then
/// those that O*NET has for occupations. This service's judgement.
const ROLE: f32 = 100.0;
const ALIAS: f32 = 50.0;
const OFFICIAL: f32 = 10.0;
const OTHER: f32 = 4.0;

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
    let rows: Vec<(String, String)> = occupations::table
        .order(occupations::code)
        .select((occupations::code, occupations::title))
        .load(conn)?;
    let mut places = HashMap::new();
    for (code, title) in rows {
        let target = number(targets.len());
        entries.push(Entry {
            title: title.clone(),
            target,
            weight: OFFICIAL,
        });
        places.insert(code.clone(), target);
        targets.push(Target::Occupation(Occupation { code, title }));
    }
    let known = titles::load(conn)?;
    for (title, place) in known.titles {
        let occupation = known.occupations.get(place);
        if let Some(target) = occupation.and_then(|occupation| places.get(&occupation.code)) {
            entries.push(Entry {
                title,
                target: *target,
                weight: OTHER,
            });
        }
    }
    Ok(Titles {
        suggestions: Suggestions::new(entries),
        targets,
    })
}

fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
