//! What job postings are read with: the names and wordings of the catalogue, and its places.

use std::collections::HashMap;

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use crate::db::DbConn;
use crate::domain::postings::location::{Place, Places};
use crate::domain::postings::requirements::Requirements;
use crate::domain::postings::terms::terms_of_name;
use crate::domain::postings::vocabulary::{Case, Term, Vocabulary};
use crate::domain::vocabulary::{PostingTermKind, RegionKind};
use crate::schema::{certifications, posting_terms, regions, skills, technologies};
use crate::store::StoreError;

/// Entries of one kind, and the words by which postings name them.
#[derive(Debug)]
pub struct Named {
    /// The words; their entries are places in `entries`.
    pub vocabulary: Vocabulary,
    /// Slug and name of each entry.
    pub entries: Vec<(String, String)>,
}

/// All of it.
#[derive(Debug)]
pub struct PostingReader {
    /// Skills.
    pub skills: Named,
    /// Technologies.
    pub technologies: Named,
    /// Certifications.
    pub certifications: Named,
    /// Schooling and years of experience.
    pub requirements: Requirements,
    /// Places.
    pub places: Places,
}

/// Loads it.
///
/// # Errors
///
/// Those of the database; the words are damaged when no automaton can be made of them.
pub fn load(conn: &mut DbConn) -> Result<PostingReader, StoreError> {
    let skills: Vec<(String, String)> = skills::table
        .order(skills::slug)
        .select((skills::slug, skills::name))
        .load(conn)?;
    let technologies: Vec<(String, String)> = technologies::table
        .order(technologies::slug)
        .select((technologies::slug, technologies::name))
        .load(conn)?;
    let certifications: Vec<(String, String, Option<String>)> = certifications::table
        .order(certifications::slug)
        .select((
            certifications::slug,
            certifications::name,
            certifications::acronym,
        ))
        .load(conn)?;
    let places: Vec<(String, String, RegionKind)> = regions::table
        .order(regions::code)
        .select((regions::code, regions::name, regions::kind))
        .load(conn)?;
    let plain = |rows: Vec<(String, String)>| {
        let rows = rows.into_iter();
        rows.map(|(slug, name)| (slug, name, None)).collect()
    };
    Ok(PostingReader {
        skills: named(conn, PostingTermKind::Skill, plain(skills))?,
        technologies: named(conn, PostingTermKind::Technology, plain(technologies))?,
        certifications: named(conn, PostingTermKind::Certification, certifications)?,
        requirements: Requirements::new().map_err(damaged)?,
        places: Places::new(places.into_iter().map(|(code, name, kind)| Place {
            code,
            name,
            kind,
        })),
    })
}

/// The entries of one kind with their own names and the wordings that postings use.
fn named(
    conn: &mut DbConn,
    kind: PostingTermKind,
    entries: Vec<(String, String, Option<String>)>,
) -> Result<Named, StoreError> {
    let wordings: Vec<(Option<String>, String, bool)> = posting_terms::table
        .filter(posting_terms::kind.eq(kind))
        .order(posting_terms::position)
        .select((
            posting_terms::entry,
            posting_terms::words,
            posting_terms::exact,
        ))
        .load(conn)?;
    let numbers: HashMap<&str, u32> = entries.iter().map(|(slug, ..)| &**slug).zip(0..).collect();
    let mut terms = Vec::new();
    for ((_, name, acronym), number) in entries.iter().zip(0..) {
        terms.extend(terms_of_name(number, name, acronym.as_deref()));
    }
    for (entry, text, exact) in wordings {
        let entry = match entry {
            None => None,
            Some(slug) => match numbers.get(&*slug) {
                Some(number) => Some(*number),
                None => continue,
            },
        };
        let case = if exact { Case::Exact } else { Case::of(&text) };
        terms.push(Term { entry, text, case });
    }
    Ok(Named {
        vocabulary: Vocabulary::new(terms).map_err(damaged)?,
        entries: entries
            .into_iter()
            .map(|(slug, name, _)| (slug, name))
            .collect(),
    })
}

fn damaged(error: impl std::fmt::Display) -> StoreError {
    StoreError::Damaged(format!("the words of postings: {error}"))
}
