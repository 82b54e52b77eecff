//! Everything that a search over the whole catalogue finds.

use std::collections::HashMap;

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use super::abbreviations;
use super::listed::ListedOccupations;
use crate::db::DbConn;
use crate::domain::search::{Document, SearchIndex};
use crate::domain::vocabulary::{PostingTermKind, SearchType};
use crate::schema::{
    certifications, education_paths, organizations, posting_terms, regions, roles, skills,
    technologies,
};
use crate::store::{StoreError, titles};

/// How much likelier an entry is meant than a place of the same name, by its type; this service's judgement.
const fn weight(kind: SearchType) -> f32 {
    match kind {
        SearchType::Role => 1.0,
        SearchType::Certification | SearchType::EducationPath => 0.8,
        SearchType::Skill | SearchType::Technology | SearchType::Organization => 0.7,
        SearchType::Occupation => 0.6,
        SearchType::Region => 0.5,
    }
}

fn document(
    kind: SearchType,
    key: String,
    title: String,
    names: Vec<String>,
    text: String,
) -> Document<SearchType> {
    Document {
        kind,
        key,
        title,
        names,
        wordings: Vec::new(),
        mentions: Vec::new(),
        text,
        weight: weight(kind),
        only_by_key: false,
    }
}

/// Loads it.
///
/// # Errors
///
/// Only those of the database.
pub fn load(conn: &mut DbConn) -> Result<SearchIndex<SearchType>, StoreError> {
    let mut documents = of_roles(conn)?;
    documents.extend(of_occupations(conn)?);
    documents.extend(of_credentials(conn)?);
    let skills: Vec<(String, String, String)> = skills::table
        .select((skills::slug, skills::name, skills::description))
        .load(conn)?;
    let technologies: Vec<(String, String, String)> = technologies::table
        .select((
            technologies::slug,
            technologies::name,
            technologies::description,
        ))
        .load(conn)?;
    for (kind, terms, rows) in [
        (SearchType::Skill, PostingTermKind::Skill, skills),
        (
            SearchType::Technology,
            PostingTermKind::Technology,
            technologies,
        ),
    ] {
        let mut mentions = mentions(conn, terms)?;
        documents.extend(rows.into_iter().map(|(key, title, text)| Document {
            mentions: mentions.remove(&key).unwrap_or_default(),
            ..document(kind, key, title, Vec::new(), text)
        }));
    }
    documents.extend(of_organizations(conn)?);
    let regions: Vec<(String, String)> = regions::table
        .select((regions::code, regions::name))
        .load(conn)?;
    documents.extend(regions.into_iter().map(|(key, title)| {
        // States and provinces are called by their letters too.
        let letters = key
            .split_once('-')
            .filter(|(_, letters)| letters.len() == 2);
        let names = letters.map(|(_, letters)| letters.to_owned()).into_iter();
        document(
            SearchType::Region,
            key.clone(),
            title,
            names.collect(),
            String::new(),
        )
    }));
    Ok(SearchIndex::new(documents, abbreviations::load(conn)?))
}

/// The words by which postings speak of entries of one kind, by slug.
fn mentions(
    conn: &mut DbConn,
    kind: PostingTermKind,
) -> Result<HashMap<String, Vec<String>>, StoreError> {
    let rows: Vec<(Option<String>, String)> = posting_terms::table
        .filter(posting_terms::kind.eq(kind))
        .order(posting_terms::position)
        .select((posting_terms::entry, posting_terms::words))
        .load(conn)?;
    let mut mentions = HashMap::<String, Vec<String>>::new();
    for (entry, words) in rows {
        if let Some(entry) = entry {
            mentions.entry(entry).or_default().push(words);
        }
    }
    Ok(mentions)
}

/// Roles, with their aliases as names, and the wordings that titles are matched with beside them.
fn of_roles(conn: &mut DbConn) -> Result<Vec<Document<SearchType>>, StoreError> {
    let mut names = HashMap::<String, Vec<String>>::new();
    for (role, alias) in titles::aliases(conn)? {
        names.entry(role).or_default().push(alias);
    }
    let mut wordings = HashMap::<String, Vec<String>>::new();
    for (role, wording) in titles::wordings(conn)? {
        wordings.entry(role).or_default().push(wording);
    }
    let rows: Vec<(String, String, String)> = roles::table
        .select((roles::slug, roles::title, roles::summary))
        .load(conn)?;
    let documents = rows.into_iter().map(|(slug, title, summary)| {
        let names = names.remove(&slug).unwrap_or_default();
        Document {
            wordings: wordings.remove(&slug).unwrap_or_default(),
            ..document(SearchType::Role, slug, title, names, summary)
        }
    });
    Ok(documents.collect())
}

/// Occupations, with the titles that O*NET gives them as names. Of those with the same title one has the names of all, and
/// the others are found by their codes; those out of use weigh nothing.
fn of_occupations(conn: &mut DbConn) -> Result<Vec<Document<SearchType>>, StoreError> {
    let occupations = ListedOccupations::load(conn)?;
    let known = titles::load(conn)?;
    let mut names = HashMap::<usize, Vec<String>>::new();
    for (title, place) in known.titles {
        let occupation = known.occupations.get(place);
        if let Some(place) = occupation.and_then(|known| occupations.listed(&known.code)) {
            let names = names.entry(place).or_default();
            // The alternate and the reported titles of an occupation stand side by side.
            if names.last() != Some(&title) {
                names.push(title);
            }
        }
    }
    let listed: Vec<bool> = occupations
        .all
        .iter()
        .enumerate()
        .map(|(place, occupation)| occupations.listed(&occupation.code) == Some(place))
        .collect();
    let all = occupations.all.into_iter().enumerate().zip(listed);
    let documents = all.map(|((place, occupation), is_listed)| {
        let names = names.remove(&place).unwrap_or_default();
        let text = occupation.description.unwrap_or_default();
        let mut document = document(
            SearchType::Occupation,
            occupation.code,
            occupation.title,
            names,
            text,
        );
        document.only_by_key = !is_listed;
        if occupation.is_retired {
            document.weight = 0.0;
        }
        document
    });
    Ok(documents.collect())
}

fn of_credentials(conn: &mut DbConn) -> Result<Vec<Document<SearchType>>, StoreError> {
    let paths: Vec<(String, String, String)> = education_paths::table
        .select((
            education_paths::slug,
            education_paths::title,
            education_paths::description,
        ))
        .load(conn)?;
    let mut documents: Vec<Document<SearchType>> = paths
        .into_iter()
        .map(|(key, title, text)| document(SearchType::EducationPath, key, title, Vec::new(), text))
        .collect();
    documents.extend(of_certifications(conn)?);
    Ok(documents)
}

/// Slug, name, acronym, slug of the issuer, and description of a certification.
type CertificationRow = (String, String, Option<String>, Option<String>, String);

/// Certifications, also under "certification" after their own acronym and the names of whoever issues them.
fn of_certifications(conn: &mut DbConn) -> Result<Vec<Document<SearchType>>, StoreError> {
    let issuers: Vec<(String, String, Option<String>)> = organizations::table
        .select((
            organizations::slug,
            organizations::name,
            organizations::acronym,
        ))
        .load(conn)?;
    let issuers: HashMap<String, (String, Option<String>)> = issuers
        .into_iter()
        .map(|(slug, name, acronym)| (slug, (name, acronym)))
        .collect();
    let mut mentions = mentions(conn, PostingTermKind::Certification)?;
    let rows: Vec<CertificationRow> = certifications::table
        .select((
            certifications::slug,
            certifications::name,
            certifications::acronym,
            certifications::issuer,
            certifications::description,
        ))
        .load(conn)?;
    let documents = rows.into_iter().map(|(key, title, acronym, issuer, text)| {
        let issuer = issuer.and_then(|issuer| issuers.get(&issuer));
        let called = issuer.map(|(name, acronym)| [Some(name), acronym.as_ref()]);
        let called = called
            .into_iter()
            .flatten()
            .chain([acronym.as_ref()])
            .flatten();
        let wordings = called.map(|name| format!("{name} certification")).collect();
        Document {
            wordings,
            mentions: mentions.remove(&key).unwrap_or_default(),
            ..document(
                SearchType::Certification,
                key,
                title,
                acronym.into_iter().collect(),
                text,
            )
        }
    });
    Ok(documents.collect())
}

fn of_organizations(conn: &mut DbConn) -> Result<Vec<Document<SearchType>>, StoreError> {
    let rows: Vec<(String, String, Option<String>, String)> = organizations::table
        .select((
            organizations::slug,
            organizations::name,
            organizations::acronym,
            organizations::description,
        ))
        .load(conn)?;
    let documents = rows.into_iter().map(|(key, title, acronym, text)| {
        let names = acronym.into_iter().collect();
        document(SearchType::Organization, key, title, names, text)
    });
    Ok(documents.collect())
}
