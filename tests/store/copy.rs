//! Copies of whole databases: no table is forgotten, and what the target holds is safe.

use careers_api::store::copy::{Existing, copy, tables};
use careers_api::store::{StoreError, revision};
use diesel::{RunQueryDsl, sql_query};

use super::{Database, DbConn, fresh, official, seeded, words};

/// A database with tables and nothing in them.
fn migrated() -> (Database, DbConn) {
    let (database, mut conn) = fresh();
    conn.migrate().unwrap();
    (database, conn)
}

#[test]
fn every_table_of_the_schema_is_copied() {
    let (_database, mut conn) = migrated();
    let sql = match conn {
        DbConn::Sqlite(_) => {
            "SELECT name AS word FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        }
        DbConn::Postgres(_) => {
            "SELECT tablename::text AS word FROM pg_tables WHERE schemaname = 'public'"
        }
    };
    let mut there = words(&mut conn, sql);
    there.retain(|table| table != "data_revision" && table != "__diesel_schema_migrations");
    there.sort();
    let mut copied: Vec<&str> = tables().collect();
    copied.sort_unstable();
    assert_eq!(copied, there);
}

#[test]
fn data_are_deleted_only_when_that_is_asked_for() {
    let (_source, mut from) = official();
    let (_target, mut to) = seeded();
    let refused = copy(&mut from, &mut to, Existing::Keep, |_, _| {}).unwrap_err();
    assert!(matches!(refused, StoreError::HoldsData { revision: 1 }));

    let mut told = Vec::new();
    let copied = copy(&mut from, &mut to, Existing::Replace, |table, rows| {
        told.push((table.to_owned(), rows));
    })
    .unwrap();
    assert_eq!(copied.revision, revision::current(&mut from).unwrap());
    assert!(told.contains(&("roles".to_owned(), 30)), "{told:?}");
    assert_eq!(copied.rows, told.iter().map(|(_, rows)| rows).sum::<u64>());

    // Readers would not notice other data at the same revision.
    let again = copy(&mut from, &mut to, Existing::Replace, |_, _| {}).unwrap();
    assert_eq!(
        (again.rows, again.revision),
        (copied.rows, copied.revision + 1)
    );
    assert_eq!(revision::current(&mut to).unwrap(), again.revision);
}

#[test]
fn a_copy_that_fails_changes_nothing() {
    let (_source, mut from) = official();
    let (_target, mut to) = migrated();
    let indexes = |conn: &mut DbConn| {
        let catalogue = match conn {
            DbConn::Sqlite(_) => "sqlite_master WHERE type = 'index' AND name",
            DbConn::Postgres(_) => {
                "(SELECT indexname::text AS name FROM pg_indexes) AS i WHERE name"
            }
        };
        words(
            conn,
            &format!("SELECT name AS word FROM {catalogue} LIKE 'wages_by_%' ORDER BY word"),
        )
    };
    let before = indexes(&mut to);
    assert_eq!(before.len(), 4);
    sql_query("ALTER TABLE role_inherited_figures RENAME TO elsewhere")
        .execute(&mut to)
        .unwrap();
    let failed = copy(&mut from, &mut to, Existing::Keep, |_, _| {});
    assert!(matches!(failed, Err(StoreError::Query(_))));
    assert_eq!(revision::current(&mut to).unwrap(), 0);
    assert_eq!(
        words(&mut to, "SELECT slug AS word FROM sources"),
        Vec::<String>::new()
    );
    assert_eq!(indexes(&mut to), before);

    sql_query("ALTER TABLE elsewhere RENAME TO role_inherited_figures")
        .execute(&mut to)
        .unwrap();
    copy(&mut from, &mut to, Existing::Keep, |_, _| {}).unwrap();
    assert_eq!(indexes(&mut to), before);
}

#[test]
fn a_database_without_data_replaces_none() {
    let (_source, mut from) = migrated();
    let (_target, mut to) = seeded();
    let refused = copy(&mut from, &mut to, Existing::Replace, |_, _| {});
    assert!(matches!(refused, Err(StoreError::NothingToCopy)));
    assert_eq!(revision::current(&mut to).unwrap(), 1);
}
