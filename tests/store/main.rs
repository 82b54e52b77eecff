//! The database: migrations in both directions, settings of a connection, and indexes behind the filters.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]

use std::sync::{Arc, Mutex};

use careers_api::api::params::{Query, names};
use careers_api::api::regional_outlook::RegionalOutlook;
use careers_api::api::resource::Resource;
use careers_api::api::roles::Roles;
use careers_api::api::salary_bands::SalaryBands;
use careers_api::db::{Db, DbConn};
use careers_api::import::seeds::{SeedFiles, load, seed};
use careers_api::store::StoreError;
use diesel::connection::InstrumentationEvent;
use diesel::sql_types::{BigInt, Text};
use diesel::{Connection, QueryableByName, RunQueryDsl, sql_query};
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

#[derive(QueryableByName)]
struct Step {
    #[diesel(sql_type = Text)]
    detail: String,
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
    let (_folder, _, mut conn) = fresh();
    conn.migrate().unwrap();
    seed(
        &mut conn,
        &load(&SeedFiles::shipped()).unwrap(),
        chrono::NaiveDateTime::default(),
    )
    .unwrap();
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

/// How SQLite would find the first page of a filtered list.
fn plan<R: Resource>(conn: &mut DbConn, query: &str) -> String {
    let statements = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&statements);
    conn.set_instrumentation(move |event: InstrumentationEvent<'_>| {
        if let InstrumentationEvent::StartQuery { query, .. } = event {
            seen.lock().unwrap().push(query.to_string());
        }
    });
    let params =
        || Query::parse(query, &names::<R::Params>()).and_then(|query| query.read::<R::Params>());
    let read = || params().unwrap_or_else(|error| panic!("{query}: {error}"));
    let list =
        R::list(conn, read(), R::sort(&read())).unwrap_or_else(|error| panic!("{query}: {error}"));
    list.page(conn, 50, None).unwrap();
    conn.set_instrumentation(|_: InstrumentationEvent<'_>| {});
    let statements = statements.lock().unwrap();
    let listing = statements
        .iter()
        .find(|sql| sql.contains("AS row_key") && sql.contains("LIMIT"))
        .unwrap();
    let sql = listing.split(" -- binds").next().unwrap();
    let DbConn::Sqlite(conn) = conn;
    let steps: Vec<Step> = sql_query(format!("EXPLAIN QUERY PLAN {sql}"))
        .load(conn)
        .unwrap();
    steps
        .into_iter()
        .map(|step| step.detail)
        .collect::<Vec<_>>()
        .join("; ")
}

#[test]
fn filters_by_reference_find_their_rows_by_an_index() {
    let (_folder, _, mut conn) = fresh();
    conn.migrate().unwrap();
    seed(
        &mut conn,
        &load(&SeedFiles::shipped()).unwrap(),
        chrono::NaiveDateTime::default(),
    )
    .unwrap();
    for filter in [
        "role=ehr-analyst",
        "occupation=11-9111",
        "region=US",
        "source=soc-2018",
        "level=entry",
        "within=US",
    ] {
        let plan = plan::<SalaryBands>(&mut conn, filter);
        assert!(
            plan.starts_with("SEARCH salary_bands USING"),
            "{filter}: {plan}"
        );
    }
    for filter in [
        "role=ehr-analyst",
        "occupation=11-9111",
        "region=US",
        "source=soc-2018",
        "within=US",
    ] {
        let plan = plan::<RegionalOutlook>(&mut conn, filter);
        assert!(
            plan.starts_with("SEARCH regional_outlook USING"),
            "{filter}: {plan}"
        );
    }
    for filter in [
        "family=data",
        "track=governance",
        "occupation=11-9111",
        "skill=programming",
        "technology=epic",
    ] {
        let plan = plan::<Roles>(&mut conn, filter);
        assert!(plan.starts_with("SEARCH roles USING"), "{filter}: {plan}");
    }
}
