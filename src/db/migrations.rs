//! The migrations of both engines, compiled in under the same names.

use diesel::migration::{Migration, MigrationSource};
use diesel::pg::Pg;
use diesel::sqlite::Sqlite;
use diesel::{Connection, QueryableByName, RunQueryDsl, sql_query};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::{DbConn, on_backend};
use crate::store::StoreError;

/// The migrations for SQLite.
const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");

/// The migrations for PostgreSQL.
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// Number of the lock under which one process at a time changes the schema of a PostgreSQL database: `careers` in ASCII.
const SCHEMA_LOCK: i64 = 0x0063_6172_6565_7273;

/// A migration that ran.
#[derive(QueryableByName)]
struct Applied {
    #[diesel(sql_type = diesel::sql_types::Text)]
    version: String,
}

impl DbConn {
    /// Brings the schema up to date.
    ///
    /// Waits for another process that is doing the same. Returns the number of migrations that ran.
    ///
    /// # Errors
    ///
    /// [`StoreError::NewerSchema`] when the database has migrations this program does not know.
    pub fn migrate(&mut self) -> Result<usize, StoreError> {
        match self {
            Self::Sqlite(conn) => {
                conn.immediate_transaction(|conn| run(conn, SQLITE, &versions::<Sqlite>(SQLITE)?))
            }
            Self::Postgres(conn) => conn.transaction(|conn| {
                sql_query("SELECT pg_advisory_xact_lock($1)")
                    .bind::<diesel::sql_types::BigInt, _>(SCHEMA_LOCK)
                    .execute(conn)?;
                run(conn, POSTGRES, &versions::<Pg>(POSTGRES)?)
            }),
        }
    }

    /// Tells whether every known migration has been applied and no other; writes nothing.
    ///
    /// # Errors
    ///
    /// Only those of the database, which may have no list of migrations yet.
    pub fn is_current(&mut self) -> Result<bool, StoreError> {
        let applied: Vec<Applied> = on_backend!(self, |inner| sql_query(
            "SELECT version FROM __diesel_schema_migrations ORDER BY version"
        )
        .load(inner))?;
        let known = match self {
            Self::Sqlite(_) => versions::<Sqlite>(SQLITE)?,
            Self::Postgres(_) => versions::<Pg>(POSTGRES)?,
        };
        Ok(applied.into_iter().map(|row| row.version).eq(known))
    }
}

/// Runs the migrations that have not run yet.
fn run<C, DB>(
    conn: &mut C,
    migrations: EmbeddedMigrations,
    known: &[String],
) -> Result<usize, StoreError>
where
    DB: diesel::backend::Backend,
    C: MigrationHarness<DB>,
    EmbeddedMigrations: MigrationSource<DB>,
{
    let applied = conn.applied_migrations().map_err(StoreError::migration)?;
    let mut applied = applied.iter().map(ToString::to_string);
    if let Some(newer) = applied.find(|version| !known.contains(version)) {
        return Err(StoreError::NewerSchema { version: newer });
    }
    let ran = conn
        .run_pending_migrations(migrations)
        .map_err(StoreError::migration)?;
    Ok(ran.len())
}

fn versions<DB: diesel::backend::Backend>(
    migrations: impl MigrationSource<DB>,
) -> Result<Vec<String>, StoreError> {
    let migrations = migrations.migrations().map_err(StoreError::migration)?;
    let mut versions: Vec<String> = migrations
        .iter()
        .map(|migration| migration.name().version().to_string())
        .collect();
    versions.sort();
    Ok(versions)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{POSTGRES, Pg, SQLITE, Sqlite, versions};

    #[test]
    fn both_engines_have_the_same_migrations() {
        let (sqlite, postgres) = (versions::<Sqlite>(SQLITE), versions::<Pg>(POSTGRES));
        assert_eq!(sqlite.unwrap(), postgres.unwrap());
    }

    /// The columns with their types, the tables and the indexes that a migration makes, whatever the order.
    fn parts(engine: &str, name: &str) -> BTreeSet<String> {
        let path = format!(
            "{}/migrations/{engine}/{name}/up.sql",
            env!("CARGO_MANIFEST_DIR")
        );
        let text = std::fs::read_to_string(path).unwrap();
        let (mut table, mut parts) = (String::new(), BTreeSet::new());
        for line in text.lines() {
            let line = line.split("--").next().unwrap().trim();
            let line = line.split(" REFERENCES").next().unwrap();
            let line = line
                .replace(" COLLATE \"C\"", "")
                .replace(" DESC NULLS LAST, id", "")
                .replace("INTEGER PRIMARY KEY", "BIGINT PRIMARY KEY");
            let line = line.trim_end_matches([',', ';', ')']).trim();
            if let Some(name) = line.strip_prefix("CREATE TABLE ") {
                table = name.to_owned();
            } else if line.starts_with("ALTER TABLE") && line.contains("FOREIGN KEY") {
                continue;
            }
            parts.insert(format!("{table}: {line}"));
        }
        parts.retain(|part| !part.ends_with(": ") && !part.ends_with(": ) WITHOUT ROWID"));
        parts
    }

    #[test]
    fn a_migration_makes_the_same_tables_and_indexes_on_both_engines() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/sqlite");
        let mut tables = 0;
        for entry in std::fs::read_dir(folder).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            let (sqlite, postgres) = (parts("sqlite", &name), parts("postgres", &name));
            let differ: Vec<&String> = sqlite.symmetric_difference(&postgres).collect();
            assert!(differ.is_empty(), "{name}: {differ:#?}");
            tables += sqlite
                .iter()
                .filter(|part| part.contains("CREATE TABLE"))
                .count();
        }
        assert!(tables > 60, "only {tables} tables");
    }
}
