//! The database: migrations in both directions, settings of a connection, what reads may bring along.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]

mod copy;
mod counts;
#[path = "../fixtures/database.rs"]
mod database;
#[path = "../fixtures/oews.rs"]
mod fixtures;
mod indexes;

use careers_api::api::error::{ApiError, FaultCode};
use careers_api::db::{Db, DbConn};
use careers_api::import::input::inputs;
use careers_api::import::{Options, oews};
use careers_api::store::{StoreError, roles};
use database::{Database, on_postgres, words};
use diesel::{RunQueryDsl, sql_query};
use diesel_migrations::{FileBasedMigrations, MigrationHarness};

/// A database without tables.
fn fresh() -> (Database, DbConn) {
    let database = Database::empty();
    let conn = database.conn();
    (database, conn)
}

/// A database with the shipped data.
fn seeded() -> (Database, DbConn) {
    let database = Database::seeded();
    let conn = database.conn();
    (database, conn)
}

/// A database with the shipped data and two editions of OEWS.
fn official() -> (Database, DbConn) {
    let (database, mut conn) = seeded();
    let options = Options {
        allow_rejects: false,
        force: false,
        now: chrono::NaiveDateTime::default(),
    };
    for (year, step) in [(2024, 0), (2025, 5)] {
        let tables = database.folder().join(year.to_string());
        std::fs::create_dir(&tables).unwrap();
        fixtures::write_small(&tables, year, step);
        let files = inputs(&[tables]).unwrap();
        oews::import(&mut conn, &files, None, &options).unwrap();
    }
    (database, conn)
}

/// Every table, with its columns on PostgreSQL, and every index with its definition.
fn schema(conn: &mut DbConn) -> Vec<String> {
    let sql = match conn {
        DbConn::Sqlite(_) => {
            "SELECT type || ' ' || name || ': ' || coalesce(sql, '') AS word FROM sqlite_master \
             WHERE name NOT LIKE '%diesel%' AND name NOT LIKE 'sqlite_%' ORDER BY word"
        }
        DbConn::Postgres(_) => {
            "SELECT word FROM (
                 SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable
                     || coalesce(' COLLATE ' || collation_name, '') AS word, table_name AS place
                 FROM information_schema.columns WHERE table_schema = 'public'
                 UNION ALL SELECT indexdef, tablename FROM pg_indexes WHERE schemaname = 'public'
             ) AS parts WHERE place NOT LIKE '%diesel%' ORDER BY word"
        }
    };
    words(conn, sql)
}

/// Reverts every migration.
fn revert(conn: &mut DbConn) {
    let read = |folder| FileBasedMigrations::from_path(folder).unwrap();
    match conn {
        DbConn::Sqlite(conn) => conn.revert_all_migrations(read("migrations/sqlite")),
        DbConn::Postgres(conn) => conn.revert_all_migrations(read("migrations/postgres")),
    }
    .unwrap();
}

/// Reverts a migration and all later ones.
fn revert_from(conn: &mut DbConn, version: &str) {
    let applied = "SELECT version AS word FROM __diesel_schema_migrations";
    let read = |folder| FileBasedMigrations::from_path(folder).unwrap();
    while words(conn, applied).iter().any(|own| own == version) {
        let reverted = match conn {
            DbConn::Sqlite(conn) => conn.revert_last_migration(read("migrations/sqlite")),
            DbConn::Postgres(conn) => conn.revert_last_migration(read("migrations/postgres")),
        };
        reverted.unwrap();
    }
}

#[test]
fn migrations_run_up_all_the_way_down_and_up_again() {
    let (_database, mut conn) = fresh();
    let ran = conn.migrate().unwrap();
    assert!(ran > 0 && conn.is_current().unwrap());
    let first = schema(&mut conn);
    assert_eq!(conn.migrate().unwrap(), 0, "nothing is left to run");

    revert(&mut conn);
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
    let (_database, mut conn) = seeded();
    revert(&mut conn);
    assert_eq!(schema(&mut conn), Vec::<String>::new());
}

#[test]
fn a_newer_schema_is_refused_with_its_version() {
    let (_database, mut conn) = fresh();
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

/// What a connection out of a pool says of its settings.
fn settings(sql: &'static str) -> Vec<String> {
    let database = Database::empty();
    let db = Db::open(database.url(), 1).unwrap();
    db.read_now(|conn| Ok::<_, StoreError>(words(conn, sql)))
        .unwrap()
}

#[test]
fn a_pooled_connection_keeps_what_it_promises() {
    if on_postgres() {
        assert_eq!(
            settings(
                "SELECT concat_ws(', ', current_setting('transaction_isolation'), \
                 current_setting('transaction_read_only'), current_setting('statement_timeout'), \
                 current_setting('DateStyle')) AS word"
            ),
            ["repeatable read, on, 1700ms, ISO, YMD"]
        );
        return;
    }
    for (setting, value) in [
        ("foreign_keys", "1"),
        // FULL: a committed change survives a power cut.
        ("synchronous", "2"),
        ("journal_mode", "wal"),
    ] {
        let sql = format!("SELECT CAST({setting} AS TEXT) AS word FROM pragma_{setting}");
        assert_eq!(settings(sql.leak()), [value], "{setting}");
    }
    assert_eq!(
        settings("SELECT CAST(timeout AS TEXT) AS word FROM pragma_busy_timeout"),
        ["30000"]
    );
}

#[test]
fn a_row_that_refers_to_nothing_is_refused() {
    let (_database, mut conn) = fresh();
    conn.migrate().unwrap();
    let orphan = "INSERT INTO source_notes (source, position, text) VALUES ('nobody', 0, 'x')";
    assert!(sql_query(orphan).execute(&mut conn).is_err());
}

#[test]
fn a_failed_write_leaves_nothing_behind() {
    let (_database, mut conn) = fresh();
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
    let (_database, mut conn) = seeded();
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
        (fault.place(), fault.code),
        ("include", FaultCode::OutOfRange)
    );
    assert_eq!(
        fault.detail,
        "`regional_outlook` brings more than 2000 rows; ask for fewer roles a page, or use the list of regional outlook"
    );
}
