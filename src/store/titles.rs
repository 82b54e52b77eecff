//! What titles are matched with: the titles that O*NET gives its occupations, those of roles, and terms.

use std::collections::{HashMap, HashSet};

use diesel::{
    ExpressionMethods, NullableExpressionMethods, QueryDsl, RunQueryDsl, SelectableHelper,
};

use super::StoreError;
use super::rows::RoleTitleRow;
use crate::db::DbConn;
use crate::domain::titles::matcher::{Matcher, Role};
use crate::domain::titles::places::TitlePlaces;
use crate::domain::titles::roles::{RoleTitle, Wording};
use crate::domain::titles::terms::{Meaning, Terms};
use crate::domain::titles::words::words;
use crate::domain::titles::{Occupation, TitleIndex};
use crate::domain::vocabulary::{OnetPart, OnetTitleKind, TitleTermKind};
use crate::schema::{
    occupations, onet_parts, onet_titles, regions, role_aliases, role_titles, roles, title_terms,
};

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

/// Loads everything that titles are matched with.
///
/// # Errors
///
/// Only those of the database.
pub fn matcher(conn: &mut DbConn) -> Result<Matcher, StoreError> {
    let all_roles = roles(conn)?;
    let titles = of_roles(conn, &all_roles)?;
    let onet = load(conn)?;
    let terms = terms(conn, &titles, &onet)?;
    let known = onet.titles.iter();
    let index = TitleIndex::new(
        onet.occupations,
        known.map(|(title, place)| (title.as_str(), *place)),
    );
    Ok(Matcher::new(terms, all_roles, titles, index))
}

/// The roles, in the order of their slugs.
///
/// # Errors
///
/// Only those of the database.
pub fn roles(conn: &mut DbConn) -> Result<Vec<Role>, StoreError> {
    let rows: Vec<(String, String, String, String)> = roles::table
        .inner_join(occupations::table)
        .order(roles::slug)
        .select((
            roles::slug,
            roles::title,
            occupations::code,
            occupations::title,
        ))
        .load(conn)?;
    let all = rows
        .into_iter()
        .map(|(slug, title, code, occupation)| Role {
            slug,
            title,
            occupation: Occupation {
                code,
                title: occupation,
            },
        });
    Ok(all.collect())
}

/// The aliases of roles, each with the slug of its role, in the order of the roles.
///
/// # Errors
///
/// Only those of the database.
pub fn aliases(conn: &mut DbConn) -> Result<Vec<(String, String)>, StoreError> {
    Ok(role_aliases::table
        .order((role_aliases::role, role_aliases::position))
        .select((role_aliases::role, role_aliases::title))
        .load(conn)?)
}

/// The further wordings of titles of roles, each with the slug of its role, in the order of the seeds.
///
/// # Errors
///
/// Only those of the database.
pub fn wordings(conn: &mut DbConn) -> Result<Vec<(String, String)>, StoreError> {
    Ok(role_titles::table
        .filter(role_titles::role.is_not_null())
        .order(role_titles::position)
        .select((role_titles::role.assume_not_null(), role_titles::title))
        .load(conn)?)
}

/// The abbreviations that titles have, each with the words that it is short for.
///
/// # Errors
///
/// Only those of the database.
pub fn abbreviations(conn: &mut DbConn) -> Result<Vec<(String, String)>, StoreError> {
    Ok(title_terms::table
        .filter(title_terms::kind.eq(TitleTermKind::Abbreviation))
        .filter(title_terms::means.is_not_null())
        .order(title_terms::words)
        .select((title_terms::words, title_terms::means.assume_not_null()))
        .load(conn)?)
}

/// The titles that roles are known by, and those of jobs that are none.
fn of_roles(conn: &mut DbConn, all: &[Role]) -> Result<Vec<RoleTitle>, StoreError> {
    let places: HashMap<&str, usize> = all.iter().map(|role| &*role.slug).zip(0..).collect();
    let own = all.iter().enumerate().map(|(place, role)| RoleTitle {
        role: Some(place),
        title: role.title.clone(),
        wording: Wording::Title,
        stands_alone: true,
    });
    let mut titles: Vec<RoleTitle> = own.collect();
    titles.extend(aliases(conn)?.into_iter().map(|(role, title)| RoleTitle {
        role: places.get(&*role).copied(),
        title,
        wording: Wording::Alias,
        stands_alone: false,
    }));
    let others: Vec<RoleTitleRow> = role_titles::table
        .order(role_titles::position)
        .select(RoleTitleRow::as_select())
        .load(conn)?;
    titles.extend(others.into_iter().map(|row| RoleTitle {
        role: row.role.and_then(|role| places.get(&*role).copied()),
        title: row.title,
        wording: Wording::Other,
        stands_alone: row.stands_alone,
    }));
    Ok(titles)
}

/// The terms that titles are read with. Words of titles of roles may be misspelt; all words of known titles are spelt right.
fn terms(conn: &mut DbConn, titles: &[RoleTitle], onet: &KnownTitles) -> Result<Terms, StoreError> {
    let rows: Vec<(String, TitleTermKind, Option<String>)> = title_terms::table
        .order(title_terms::words)
        .select((title_terms::words, title_terms::kind, title_terms::means))
        .load(conn)?;
    let meanings = rows
        .into_iter()
        .filter_map(|(words, kind, means)| Some((words, Meaning::of(kind, means.as_deref())?)));
    let vocabulary: HashSet<String> = titles
        .iter()
        .flat_map(|title| words(&title.title))
        .collect();
    let others = onet.titles.iter().map(|(title, _)| title);
    let occupations = onet.occupations.iter().map(|occupation| &occupation.title);
    let known: HashSet<String> = others
        .chain(occupations)
        .flat_map(|title| words(title))
        .collect();
    let regions: Vec<(String, String)> = regions::table
        .select((regions::code, regions::name))
        .load(conn)?;
    Ok(Terms::new(meanings, vocabulary, known).with_places(TitlePlaces::new(regions)))
}
