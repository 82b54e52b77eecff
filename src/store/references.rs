//! What filters and paths may name, and the check that it exists.

use diesel::RunQueryDsl;
use diesel::sql_types::{Integer, Nullable, Text};

use super::StoreError;
use super::known::{Known, Snapshot};
use super::listing::Bind;
use super::statement::Statement;
use crate::db::{DbConn, on_backend};
use crate::domain::nearest::nearest_named;

/// A kind of thing that is named by a key.
#[derive(Debug, Clone, Copy)]
pub struct Reference {
    /// What one is called in messages.
    pub what: &'static str,
    table: &'static str,
    column: &'static str,
    /// The column that says in words what the key stands for; the key again where there is none.
    name: &'static str,
    /// Tells whether a key exists, where that is held in memory.
    held: Option<fn(&Known, &str) -> bool>,
}

const fn reference(what: &'static str, table: &'static str, column: &'static str) -> Reference {
    named(what, table, column, column)
}

const fn named(
    what: &'static str,
    table: &'static str,
    column: &'static str,
    name: &'static str,
) -> Reference {
    Reference {
        what,
        table,
        column,
        name,
        held: None,
    }
}

/// A kind of thing whose keys are held in memory.
const fn held(reference: Reference, has: fn(&Known, &str) -> bool) -> Reference {
    Reference {
        held: Some(has),
        ..reference
    }
}

/// A certification, by slug.
pub const CERTIFICATION: Reference = named("certification", "certifications", "slug", "name");
/// A claim, by id.
pub const CLAIM: Reference = reference("claim", "claims", "id");
/// A conflict, by id.
pub const CONFLICT: Reference = reference("conflict", "conflicts", "id");
/// A currency that some pay figure is in.
pub const CURRENCY: Reference = reference("currency", "salary_bands", "currency");
/// A data set, by slug.
pub const DATASET: Reference = held(
    named("data set", "datasets", "slug", "name"),
    |known, slug| known.datasets.contains(slug),
);
/// An education path, by slug.
pub const EDUCATION_PATH: Reference = named("education path", "education_paths", "slug", "title");
/// A family, by slug.
pub const FAMILY: Reference = named("family", "families", "slug", "name");
/// A level that some pay figure holds for.
pub const LEVEL: Reference = reference("level", "salary_bands", "level");
/// An occupation, by code.
pub const OCCUPATION: Reference = held(
    named("occupation", "occupations", "code", "title"),
    |known, code| known.occupations.contains_key(code),
);
/// An organization, by slug.
pub const ORGANIZATION: Reference = named("organization", "organizations", "slug", "name");
/// An outlook row, by id.
pub const OUTLOOK: Reference = reference("regional outlook", "regional_outlook", "id");
/// A publisher, by folded name.
pub const PUBLISHER: Reference = reference("publisher", "sources", "publisher_key");
/// A region, by code.
pub const REGION: Reference = held(named("region", "regions", "code", "name"), |known, code| {
    known.regions.contains_key(code)
});
/// A currency that is paid in at some region.
pub const REGION_CURRENCY: Reference = reference("currency", "regions", "currency");
/// A role, by slug.
pub const ROLE: Reference = held(named("role", "roles", "slug", "title"), |known, slug| {
    known.roles.contains_key(slug)
});
/// A pay figure, by id.
pub const SALARY_BAND: Reference = reference("salary band", "salary_bands", "id");
/// A pay differential, by id.
pub const SALARY_DIFFERENTIAL: Reference =
    reference("salary differential", "salary_differentials", "id");
/// A skill, by slug.
pub const SKILL: Reference = named("skill", "skills", "slug", "name");
/// A source, by slug.
pub const SOURCE: Reference = held(
    named("source", "sources", "slug", "title"),
    |known, slug| known.sources.contains_key(slug),
);
/// A technology, by slug.
pub const TECHNOLOGY: Reference = named("technology", "technologies", "slug", "name");
/// A career track, by slug.
pub const TRACK: Reference = named("track", "tracks", "slug", "name");

/// A filter that names something that does not exist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// The query parameter.
    pub parameter: &'static str,
    /// What it should name.
    pub what: &'static str,
    /// What was given.
    pub value: String,
    /// The nearest that exists.
    pub nearest: Option<String>,
}

/// Checks that each of the named things exists; what is not given is not checked.
///
/// # Errors
///
/// [`StoreError::UnknownReferences`] with all that do not.
pub fn require(
    conn: &mut Snapshot<'_>,
    named: &[(&'static str, Reference, &Option<String>)],
) -> Result<(), StoreError> {
    let mut unknown = Vec::new();
    for (parameter, reference, value) in named {
        let Some(value) = value else { continue };
        if !exists(conn, *reference, value)? {
            let nearest = nearest_key(conn, *reference, value)?;
            unknown.push(Unknown {
                parameter,
                what: reference.what,
                value: value.clone(),
                nearest,
            });
        }
    }
    if unknown.is_empty() {
        Ok(())
    } else {
        Err(StoreError::UnknownReferences(unknown))
    }
}

fn exists(conn: &mut Snapshot<'_>, reference: Reference, key: &str) -> Result<bool, StoreError> {
    match reference.held {
        Some(has) => Ok(has(&conn.known, key)),
        None => {
            let key = Bind::Text(key.to_owned());
            find_value(conn, reference.table, reference.column, &key)
        }
    }
}

/// Finds the existing key that is most like one that does not exist, or whose name is.
pub fn nearest_key(
    conn: &mut DbConn,
    reference: Reference,
    key: &str,
) -> Result<Option<String>, StoreError> {
    let keys = values(conn, reference.table, reference.column, reference.name)?;
    let named = keys.iter().map(|(key, name)| (key.as_str(), name.as_str()));
    Ok(nearest_named(key, named).map(str::to_owned))
}

/// Tells whether any row of a table has this value in a column; both are names of ours, never input.
fn find_value(
    conn: &mut DbConn,
    table: &'static str,
    column: &'static str,
    value: &Bind,
) -> Result<bool, StoreError> {
    let sql = format!("SELECT 1 FROM {table} WHERE {column} = ? LIMIT 1");
    let binds = std::slice::from_ref(value);
    let rows: Vec<i32> = on_backend!(conn, |inner| {
        Statement::<Integer>::new(&sql, binds).load(inner)
    })?;
    Ok(!rows.is_empty())
}

/// Lists the distinct values of a column, each with that of another; all are names of ours, never input.
fn values(
    conn: &mut DbConn,
    table: &'static str,
    column: &'static str,
    beside: &'static str,
) -> Result<Vec<(String, String)>, StoreError> {
    let sql = format!("SELECT DISTINCT {column}, {beside} FROM {table} WHERE {column} IS NOT NULL");
    let rows: Vec<(String, Option<String>)> = on_backend!(conn, |inner| {
        Statement::<(Text, Nullable<Text>)>::new(&sql, &[]).load(inner)
    })?;
    Ok(rows
        .into_iter()
        .map(|(key, name)| (key, name.unwrap_or_default()))
        .collect())
}
