//! Imports that end before they are done, and what they leave behind: nothing.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::database::{Database, on_postgres, words};
use super::fixtures::{Area, line, table, write_small};
use super::serve::Server;
use super::{program, stderr};

/// What is there: the revision, the rows of wages, the sum of what they hold, and the rows the data sets tell of.
fn state(database: &Database) -> [String; 4] {
    let mut conn = database.conn();
    [
        "SELECT CAST(revision AS TEXT) AS word FROM data_revision",
        "SELECT CAST(count(*) AS TEXT) AS word FROM wages",
        "SELECT CAST(coalesce(sum(year_median), 0) AS TEXT) AS word FROM wages",
        "SELECT CAST(sum(rows_loaded) AS TEXT) AS word FROM datasets",
    ]
    .map(|sql| words(&mut conn, sql).concat())
}

fn import(database: &Database, path: &Path) -> Command {
    program(&[
        "import",
        "oews",
        "--database-url",
        database.url(),
        &path.to_string_lossy(),
    ])
}

/// A database with a small edition, and a table of many areas that replaces it.
fn prepared() -> (Database, std::path::PathBuf) {
    let database = Database::seeded();
    let small = database.folder().join("small");
    std::fs::create_dir(&small).unwrap();
    write_small(&small, 2025, 0);
    let loaded = import(&database, &small).output().unwrap();
    assert!(loaded.status.success(), "{}", stderr(&loaded));
    let large = database.folder().join("MSA_M2025_dl.csv");
    std::fs::write(&large, many_areas()).unwrap();
    (database, large)
}

/// Some 20,000 lines.
fn many_areas() -> String {
    let numbers: Vec<String> = (10_000..10_200).map(|number| number.to_string()).collect();
    let mut lines = Vec::new();
    for number in &numbers {
        for occupation in 0..100 {
            let area: Area = ("AREA", "\"Somewhere, VA\"", "4", "VA");
            let code = format!("11-{:04}", 1000 + occupation);
            let line = line(area, &code, "Managers", "detailed", 90);
            lines.push(line.replacen("AREA", number, 1));
        }
    }
    table(&lines)
}

#[test]
fn an_import_that_is_killed_at_any_moment_leaves_all_as_it_was_or_is_done() {
    let (database, large) = prepared();
    let before = state(&database);
    let whole = {
        let (copy, _) = prepared();
        let started = Instant::now();
        let done = import(&copy, &large).output().unwrap();
        assert!(done.status.success(), "{}", stderr(&done));
        (state(&copy), started.elapsed())
    };
    let (after, took) = whole;
    assert_ne!(before, after);
    let mut cut_short = 0;
    for step in 1..=12 {
        let mut child = import(&database, &large)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(took * step / 13);
        child.kill().unwrap();
        child.wait().unwrap();
        let now = state(&database);
        if now == before {
            cut_short += 1;
        } else {
            assert_eq!(now, after, "killed after {step}/13 of its time");
            break;
        }
    }
    assert!(cut_short > 0, "no kill came before the end");
    let done = import(&database, &large).output().unwrap();
    assert!(done.status.success(), "{}", stderr(&done));
    assert_eq!(state(&database), after);
}

#[test]
fn an_import_without_room_to_write_leaves_all_as_it_was() {
    if on_postgres() {
        // Not this program but the server writes there.
        return;
    }
    let (database, large) = prepared();
    let before = state(&database);
    // No file may grow beyond 2 MB: writing fails as on a full disk.
    let limited = Command::new("bash")
        .args(["-c", "trap '' XFSZ; ulimit -f 2048; exec \"$@\"", "bash"])
        .arg(env!("CARGO_BIN_EXE_careers-api"))
        .args(["import", "oews", "--database-url", database.url()])
        .arg(&large)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert_eq!(limited.status.code(), Some(1), "{}", stderr(&limited));
    assert!(
        stderr(&limited).contains("loading oews-2025-05-metro"),
        "{}",
        stderr(&limited)
    );
    assert_eq!(state(&database), before);
    let done = import(&database, &large).output().unwrap();
    assert!(done.status.success(), "{}", stderr(&done));
    assert_ne!(state(&database), before);
}

#[test]
fn a_truncated_file_leaves_all_as_it_was() {
    let (database, large) = prepared();
    let before = state(&database);
    let text = std::fs::read_to_string(&large).unwrap();
    let row = text[..text.len() / 2].rfind('\n').unwrap();
    std::fs::write(&large, &text[..row + 40]).unwrap();
    let failed = import(&database, &large).output().unwrap();
    assert_eq!(failed.status.code(), Some(1), "{}", stderr(&failed));
    let told = stderr(&failed);
    assert!(
        told.contains("MSA_M2025_dl.csv, row") && told.contains("ends in the middle"),
        "{told}"
    );
    assert_eq!(state(&database), before);
}

#[test]
fn importing_the_same_file_twice_changes_nothing_and_says_so() {
    let (database, large) = prepared();
    assert!(import(&database, &large).output().unwrap().status.success());
    let before = state(&database);
    let again = import(&database, &large).output().unwrap();
    assert!(again.status.success(), "{}", stderr(&again));
    assert!(
        stderr(&again).contains("nothing changes: these files are loaded already"),
        "{}",
        stderr(&again)
    );
    assert_eq!(state(&database), before);
}

#[test]
fn a_running_service_answers_from_the_old_data_and_then_switches() {
    let (database, large) = prepared();
    let service = Server::start(database.url());
    let total = || {
        let answer = service.ask("GET", "/v1/salary-bands?dataset=oews-2025-05-metro&limit=1");
        let (_, body) = answer.split_once("\r\n\r\n").unwrap();
        let body: serde_json::Value = serde_json::from_str(body).unwrap();
        body["page"]["total"].as_i64().unwrap()
    };
    let old = total();
    assert_eq!(old, 12);
    let mut child = import(&database, &large)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut seen = vec![old];
    while child.try_wait().unwrap().is_none() {
        seen.push(total());
    }
    let deadline = Instant::now() + Duration::from_secs(20);
    while total() == old && Instant::now() < deadline {
        std::thread::sleep(Duration::from_millis(20));
    }
    seen.push(total());
    seen.dedup();
    assert_eq!(
        seen,
        [12, 40_000],
        "one state, then the other, and none between"
    );
}
