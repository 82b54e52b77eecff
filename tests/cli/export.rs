//! `careers-api export` and `careers-api import database`.

use std::time::Duration;

use super::database::Database;
use super::serve::Server;
use super::{run, stderr};

#[test]
fn an_installation_moves_to_another_database_and_back() {
    let (source, target, back) = (Database::seeded(), Database::empty(), Database::sqlite());
    let export = [
        "export",
        "--database-url",
        source.url(),
        "--to",
        target.url(),
    ];
    let moved = run(&export);
    let log = stderr(&moved);
    assert!(moved.status.success(), "{log}");
    assert!(
        log.contains("roles: 30 rows") && log.contains(", revision 1"),
        "{log}"
    );

    let refused = run(&export);
    assert_eq!(refused.status.code(), Some(1));
    assert!(
        stderr(&refused).contains("holds data already, at revision 1"),
        "{}",
        stderr(&refused)
    );

    let import = [
        "import",
        "database",
        target.url(),
        "--database-url",
        back.url(),
    ];
    let moved = run(&import);
    assert!(moved.status.success(), "{}", stderr(&moved));
    let seeded = run(&["seed", "--database-url", back.url()]);
    assert!(
        stderr(&seeded).contains("already, at revision 1"),
        "{}",
        stderr(&seeded)
    );
}

#[test]
fn a_running_server_notices_that_its_data_were_replaced() {
    let (source, target) = (Database::seeded(), Database::empty());
    let server = Server::start(target.url());
    let replaced = run(&[
        "export",
        "--database-url",
        source.url(),
        "--to",
        target.url(),
        "--replace",
    ]);
    assert!(replaced.status.success(), "{}", stderr(&replaced));
    let seen = (0..600).any(|_| {
        std::thread::sleep(Duration::from_millis(100));
        let answer = server.ask("GET", "/v1/families");
        answer.contains("x-data-revision: 2\r\n")
    });
    assert!(seen, "the server keeps answering the old revision");
}

#[test]
fn a_database_that_is_not_there_is_not_made_and_no_password_is_shown() {
    let target = Database::sqlite();
    let missing = target.folder().join("missing.db");
    let url = missing.to_string_lossy();
    let failed = run(&["import", "database", &url, "--database-url", target.url()]);
    assert_eq!(failed.status.code(), Some(1));
    assert!(
        stderr(&failed).contains("no such file"),
        "{}",
        stderr(&failed)
    );
    assert!(!missing.exists());

    let source = Database::seeded();
    let away = "postgres://careers:secret@127.0.0.1:1/careers";
    let failed = run(&["export", "--database-url", source.url(), "--to", away]);
    assert_eq!(failed.status.code(), Some(1));
    let message = stderr(&failed);
    assert!(
        message.contains("opening postgres://…@127.0.0.1:1/careers") && !message.contains("secret"),
        "{message}"
    );
}
