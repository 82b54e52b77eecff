//! The program as people run it: its commands and their exit codes, and in `serve` how it starts and stops.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]

#[path = "../fixtures/database.rs"]
mod database;
mod export;
#[path = "../fixtures/oews.rs"]
mod fixtures;
mod import;
mod outage;
mod serve;

use std::process::{Command, Output, Stdio};

use database::Database;
use diesel::RunQueryDsl;
use tempfile::TempDir;

fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_careers-api"));
    for name in ["DATABASE_URL", "BIND", "WORKERS", "RATE_LIMIT", "RUST_LOG"] {
        command.env_remove(name);
    }
    command
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::null());
    command
}

fn run(arguments: &[&str]) -> Output {
    program(arguments).output().unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn check_passes_the_shipped_files_and_names_every_fault_of_others() {
    let passed = run(&["check"]);
    assert!(passed.status.success(), "{}", stderr(&passed));
    assert_eq!(
        String::from_utf8_lossy(&passed.stdout),
        "seeds: 30 roles, no faults\n"
    );

    let folder = TempDir::new().unwrap();
    std::fs::create_dir(folder.path().join("roles")).unwrap();
    std::fs::write(folder.path().join("families.json"), "[]").unwrap();
    std::fs::write(
        folder.path().join("coverage.csv"),
        "fact_id,targets,reason\nS0-001\n",
    )
    .unwrap();
    let failed = run(&["check", "--from", &folder.path().to_string_lossy()]);
    assert_eq!(failed.status.code(), Some(1));
    assert!(
        stderr(&failed).contains("families.json#: "),
        "{}",
        stderr(&failed)
    );
    assert!(
        stderr(&failed).contains("skills.json#: the file is missing"),
        "{}",
        stderr(&failed)
    );
    assert!(
        stderr(&failed).contains("coverage.csv#: coverage.csv, row 1"),
        "{}",
        stderr(&failed)
    );
}

#[test]
fn titles_cannot_be_measured_before_onet_is_imported() {
    let database = Database::seeded();
    let refused = run(&["check", "titles", "--database-url", database.url()]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(
        stderr(&refused).contains("careers-api import onet"),
        "{}",
        stderr(&refused)
    );
}

#[test]
fn seed_loads_once_and_then_changes_nothing() {
    let database = Database::empty();
    let url = database.url();
    let first = run(&["seed", "--database-url", url]);
    assert!(
        first.status.success() && stderr(&first).contains("revision 1"),
        "{}",
        stderr(&first)
    );
    let second = run(&["seed", "--database-url", url, "--from", "seeds"]);
    assert!(second.status.success(), "{}", stderr(&second));
    assert!(
        stderr(&second).contains("already, at revision 1"),
        "{}",
        stderr(&second)
    );
}

#[test]
fn seed_with_faults_changes_nothing() {
    let database = Database::empty();
    let url = database.url();
    assert!(run(&["migrate", "--database-url", url]).status.success());
    let seeds = database.folder().join("seeds");
    let mut copy = Command::new("cp");
    assert!(
        copy.args(["-r", "seeds"])
            .arg(&seeds)
            .status()
            .unwrap()
            .success()
    );
    let families = seeds.join("families.json");
    let text = std::fs::read_to_string(&families).unwrap();
    let broken = text.replacen("\"source\": \"", "\"source\": \"no-", 1);
    std::fs::write(&families, broken).unwrap();
    let from = seeds.to_string_lossy();
    let failed = run(&["seed", "--database-url", url, "--from", &from]);
    let message = stderr(&failed);
    let wanted =
        "1 fault in the seed files:\nfamilies.json#/families/0/description/source: no source";
    assert!(message.contains(wanted), "{message}");
    assert_eq!(failed.status.code(), Some(1));
    let revision = careers_api::store::revision::current(&mut database.conn());
    assert_eq!(revision.unwrap(), 0);
}

#[test]
fn migrate_prepares_an_empty_database() {
    let database = Database::empty();
    for _ in 0..2 {
        let output = run(&["migrate", "--database-url", database.url()]);
        assert!(output.status.success(), "{}", stderr(&output));
    }
    assert!(database.conn().is_current().unwrap());
}

#[test]
fn openapi_prints_the_committed_document() {
    let output = run(&["openapi"]);
    assert!(output.status.success(), "{}", stderr(&output));
    let committed = std::fs::read_to_string("openapi/openapi.json").unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    if printed != committed {
        let differs = printed
            .lines()
            .zip(committed.lines())
            .position(|(a, b)| a != b);
        panic!(
            "openapi/openapi.json is stale from line {:?} on; write it anew with `careers-api openapi`",
            differs
        );
    }
}

#[test]
fn a_wrong_command_or_flag_is_explained() {
    for arguments in [
        &["frobnicate"][..],
        &["serve", "--bind", "nowhere"],
        &["seed", "--form", "x"],
    ] {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(stderr(&output).contains("error:"), "{}", stderr(&output));
    }
    let other = run(&["migrate", "--database-url", "mysql://localhost/x"]);
    assert_eq!(other.status.code(), Some(1));
    assert!(
        stderr(&other).contains("no database this program can open"),
        "{}",
        stderr(&other)
    );
    let wrong_port = run(&["serve", "--bind", "localhost:8080"]);
    assert!(
        stderr(&wrong_port).contains("an IP address and a port, such as 127.0.0.1:8080"),
        "{}",
        stderr(&wrong_port)
    );
    let secret = "postgres://user:hunter2@localhost:1/careers";
    let unescaped = "postgres://user:x@hunter2@localhost:1/careers";
    for output in [
        run(&["serve", "--database-url", unescaped]),
        program(&["serve", "--help"])
            .env("DATABASE_URL", secret)
            .output()
            .unwrap(),
        run(&["serve", "--database-url", secret]),
    ] {
        let said = [
            String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr(&output),
        ]
        .concat();
        assert!(
            !said.contains("hunter2"),
            "a password is never shown: {said}"
        );
    }
}

#[test]
fn a_database_of_a_newer_release_is_refused() {
    let database = Database::empty();
    let mut conn = database.conn();
    conn.migrate().unwrap();
    diesel::sql_query("INSERT INTO __diesel_schema_migrations (version) VALUES ('99991231000000')")
        .execute(&mut conn)
        .unwrap();
    drop(conn);
    for command in ["serve", "migrate", "seed"] {
        let output = run(&[command, "--database-url", database.url()]);
        assert_eq!(output.status.code(), Some(1), "{command}");
        let message = stderr(&output);
        let wanted = "careers-api: the database has migration 99991231000000, which this release does not know";
        assert!(message.contains(wanted), "{command}: {message}");
    }
}
