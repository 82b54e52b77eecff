//! The database: migrations in both directions, settings of a connection, what reads may bring along.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]

#[path = "../fixtures/oews.rs"]
mod fixtures;
mod indexes;

use careers_api::api::error::{ApiError, FaultCode};
use careers_api::db::{Db, DbConn};
use careers_api::import::input::inputs;
use careers_api::import::seeds::{SeedFiles, load, seed};
use careers_api::import::{Options, oews};
use careers_api::store::{StoreError, roles};
use diesel::sql_types::{BigInt, Text};
use diesel::{QueryableByName, RunQueryDsl, sql_query};
use diesel_migrations::{FileBasedMigrations, MigrationHarness};
use tempfile::TempDir;

#[derive(QueryableByName)]
struct Words {
    #[diesel(sql_type = Text)]
    word: String,
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

/// A fresh database in a folder of its own.
fn fresh() -> (TempDir, String, DbConn) {
    let folder = TempDir::new().unwrap();
    let url = folder
        .path()
        .join("careers.db")
        .to_string_lossy()
        .into_owned();
    let conn = DbConn::open(&url).unwrap();
    (folder, url, conn)
}

/// A database with the shipped data.
fn seeded() -> (TempDir, DbConn) {
    let (folder, _, mut conn) = fresh();
    conn.migrate().unwrap();
    seed(
        &mut conn,
        &load(&SeedFiles::shipped()).unwrap(),
        chrono::NaiveDateTime::default(),
    )
    .unwrap();
    (folder, conn)
}

/// A database with the shipped data and two editions of OEWS.
fn official() -> (TempDir, DbConn) {
    let (folder, mut conn) = seeded();
    let options = Options {
        allow_rejects: false,
        force: false,
        now: chrono::NaiveDateTime::default(),
    };
    for (year, step) in [(2024, 0), (2025, 5)] {
        let tables = folder.path().join(year.to_string());
        std::fs::create_dir(&tables).unwrap();
        fixtures::write_small(&tables, year, step);
        let files = inputs(&[tables]).unwrap();
        oews::import(&mut conn, &files, None, &options).unwrap();
    }
    (folder, conn)
}

fn words(conn: &mut DbConn, sql: &str) -> Vec<String> {
    let DbConn::Sqlite(conn) = conn;
    let rows: Vec<Words> = sql_query(sql).load(conn).unwrap();
    rows.into_iter().map(|row| row.word).collect()
}

/// Every table and index with its definition.
fn schema(conn: &mut DbConn) -> Vec<String> {
    words(
        conn,
        "SELECT type || ' ' || name || ': ' || coalesce(sql, '') AS word FROM sqlite_master \
         WHERE name NOT LIKE '%diesel%' AND name NOT LIKE 'sqlite_%' ORDER BY word",
    )
}

#[test]
fn migrations_run_up_all_the_way_down_and_up_again() {
    let (_folder, _, mut conn) = fresh();
    let ran = conn.migrate().unwrap();
    assert!(ran > 0 && conn.is_current().unwrap());
    let first = schema(&mut conn);
    assert_eq!(conn.migrate().unwrap(), 0, "nothing is left to run");

    let migrations = FileBasedMigrations::from_path("migrations/sqlite").unwrap();
    let DbConn::Sqlite(inner) = &mut conn;
    inner.revert_all_migrations(migrations).unwrap();
    assert_eq!(
        schema(&mut conn),
        Vec::<String>::new(),
        "nothing is left behind"
    );
    assert!(!conn.is_current().unwrap());

    assert_eq!(conn.migrate().unwrap(), ran);
    assert_eq!(schema(&mut conn), first);
}

#[test]
fn a_database_with_data_can_be_migrated_down_too() {
    let (_folder, mut conn) = seeded();
    let DbConn::Sqlite(inner) = &mut conn;
    inner
        .revert_all_migrations(FileBasedMigrations::from_path("migrations/sqlite").unwrap())
        .unwrap();
    assert_eq!(schema(&mut conn), Vec::<String>::new());
}

#[test]
fn a_newer_schema_is_refused_with_its_version() {
    let (_folder, _, mut conn) = fresh();
    conn.migrate().unwrap();
    sql_query("INSERT INTO __diesel_schema_migrations (version) VALUES ('99991231000000')")
        .execute(&mut conn)
        .unwrap();

    let error = conn.migrate().unwrap_err();

    assert!(matches!(error, StoreError::NewerSchema { .. }));
    assert_eq!(
        error.to_string(),
        "the database has migration 99991231000000, which this release does not know; \
         run the release that made it, or a newer one"
    );
    assert!(!conn.is_current().unwrap());
}

#[test]
fn a_pooled_connection_keeps_what_it_promises() {
    let (_folder, url, _conn) = fresh();
    let db = Db::open(&url, 1).unwrap();
    let mut conn = db.get().unwrap();
    let mut number = |pragma: &str| {
        let DbConn::Sqlite(conn) = &mut *conn;
        let sql = format!("SELECT {pragma} AS number FROM pragma_{pragma}");
        let rows: Vec<Number> = sql_query(sql).load(conn).unwrap();
        rows[0].number
    };
    assert_eq!(number("foreign_keys"), 1);
    assert_eq!(
        number("synchronous"),
        2,
        "FULL: a committed change survives a power cut"
    );
    assert_eq!(
        words(
            &mut conn,
            "SELECT journal_mode AS word FROM pragma_journal_mode"
        ),
        ["wal"]
    );
    assert_eq!(
        words(
            &mut conn,
            "SELECT CAST(timeout AS TEXT) AS word FROM pragma_busy_timeout"
        ),
        ["30000"]
    );
}

#[test]
fn a_row_that_refers_to_nothing_is_refused() {
    let (_folder, _, mut conn) = fresh();
    conn.migrate().unwrap();
    let orphan = "INSERT INTO source_notes (source, position, text) VALUES ('nobody', 0, 'x')";
    assert!(sql_query(orphan).execute(&mut conn).is_err());
}

#[test]
fn a_failed_write_leaves_nothing_behind() {
    let (_folder, _, mut conn) = fresh();
    conn.migrate().unwrap();
    let failed: Result<(), StoreError> = conn.write(|conn| {
        sql_query(
            "INSERT INTO sources (slug, title, title_key, kind) VALUES ('x', 'x', 'x', 'primary')",
        )
        .execute(conn)?;
        Err(StoreError::Cancelled)
    });
    assert!(failed.is_err());
    assert_eq!(
        words(&mut conn, "SELECT slug AS word FROM sources"),
        Vec::<String>::new()
    );
}

#[test]
fn what_roles_bring_along_is_never_cut_in_silence() {
    let (_folder, mut conn) = seeded();
    let slugs = ["ehr-analyst".to_owned()];
    let before = roles::regional_outlook_of(&mut conn, &slugs).unwrap().len();
    let grow = |conn: &mut DbConn, from: usize, to: usize| {
        let sql = format!(
            "WITH RECURSIVE n (i) AS (SELECT {from} UNION ALL SELECT i + 1 FROM n WHERE i < {to})
             INSERT INTO regional_outlook (id, role, region, region_kind, approximate, source, dataset, superseded, search_text)
             SELECT 'x-' || i, 'ehr-analyst', 'US', 'country', FALSE, 'soc-2018', 'curated', FALSE, '' FROM n"
        );
        sql_query(sql).execute(conn).unwrap();
    };
    grow(&mut conn, before + 1, 2_000);
    let links = roles::regional_outlook_of(&mut conn, &slugs).unwrap();
    assert_eq!(links.len(), 2_000);

    grow(&mut conn, 2_001, 2_001);
    let error = roles::regional_outlook_of(&mut conn, &slugs).unwrap_err();
    assert!(matches!(
        error,
        StoreError::TooManyIncluded {
            what: "regional_outlook",
            most: 2_000
        }
    ));
    let problem = ApiError::from(error).body("/v1/roles", "");
    assert_eq!((problem.status, problem.errors.len()), (400, 1));
    let fault = &problem.errors[0];
    assert_eq!(
        (&*fault.parameter, fault.code),
        ("include", FaultCode::OutOfRange)
    );
    assert_eq!(
        fault.detail,
        "`regional_outlook` brings more than 2000 rows; ask for fewer roles a page, or use the list of regional outlook"
    );
}
