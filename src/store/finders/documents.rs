//! Everything that a search over the whole catalogue finds.

use std::collections::HashMap;

use diesel::{QueryDsl, RunQueryDsl};

use crate::db::DbConn;
use crate::domain::search::{Document, SearchIndex};
use crate::domain::vocabulary::SearchType;
use crate::schema::{
    certifications, education_paths, occupations, organizations, regions, roles, skills,
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
        text,
        weight: weight(kind),
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
    for (kind, rows) in [
        (SearchType::Skill, skills),
        (SearchType::Technology, technologies),
    ] {
        documents.extend(
            rows.into_iter()
                .map(|(key, title, text)| document(kind, key, title, Vec::new(), text)),
        );
    }
    let organizations: Vec<(String, String, Option<String>, String)> = organizations::table
        .select((
            organizations::slug,
            organizations::name,
            organizations::acronym,
            organizations::description,
        ))
        .load(conn)?;
    documents.extend(
        organizations
            .into_iter()
            .map(|(key, title, acronym, text)| {
                document(
                    SearchType::Organization,
                    key,
                    title,
                    acronym.into_iter().collect(),
                    text,
                )
            }),
    );
    let regions: Vec<(String, String)> = regions::table
        .select((regions::code, regions::name))
        .load(conn)?;
    documents.extend(
        regions.into_iter().map(|(key, title)| {
            document(SearchType::Region, key, title, Vec::new(), String::new())
        }),
    );
    Ok(SearchIndex::new(documents))
}

fn of_roles(conn: &mut DbConn) -> Result<Vec<Document<SearchType>>, StoreError> {
    let mut names = HashMap::<String, Vec<String>>::new();
    for (role, alias) in titles::aliases(conn)? {
        names.entry(role).or_default().push(alias);
    }
    let rows: Vec<(String, String, String)> = roles::table
        .select((roles::slug, roles::title, roles::summary))
        .load(conn)?;
    let documents = rows.into_iter().map(|(slug, title, summary)| {
        let names = names.remove(&slug).unwrap_or_default();
        document(SearchType::Role, slug, title, names, summary)
    });
    Ok(documents.collect())
}

/// Occupations, with the titles that O*NET gives them as names.
fn of_occupations(conn: &mut DbConn) -> Result<Vec<Document<SearchType>>, StoreError> {
    let known = titles::load(conn)?;
    let mut names = HashMap::<&str, Vec<String>>::new();
    for (title, place) in &known.titles {
        if let Some(occupation) = known.occupations.get(*place) {
            names
                .entry(&occupation.code)
                .or_default()
                .push(title.clone());
        }
    }
    let rows: Vec<(String, String, Option<String>)> = occupations::table
        .select((
            occupations::code,
            occupations::title,
            occupations::description,
        ))
        .load(conn)?;
    let documents = rows.into_iter().map(|(code, title, description)| {
        let names = names.remove(&*code).unwrap_or_default();
        document(
            SearchType::Occupation,
            code,
            title,
            names,
            description.unwrap_or_default(),
        )
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
    let rows: Vec<(String, String, Option<String>, String)> = certifications::table
        .select((
            certifications::slug,
            certifications::name,
            certifications::acronym,
            certifications::description,
        ))
        .load(conn)?;
    documents.extend(rows.into_iter().map(|(key, title, acronym, text)| {
        document(
            SearchType::Certification,
            key,
            title,
            acronym.into_iter().collect(),
            text,
        )
    }));
    Ok(documents)
}
