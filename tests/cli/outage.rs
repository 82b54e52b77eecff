//! A PostgreSQL server that stops, comes back, is restarted, or is slow, and a service that goes on.

use std::process::Command;
use std::time::{Duration, Instant};

use careers_api::db::DbConn;
use diesel::{RunQueryDsl, sql_query};
use tempfile::TempDir;

use super::database::on_postgres;
use super::serve::{PATIENCE, Server, ask};

/// A database server of the test's own.
struct Postgres(TempDir);

impl Postgres {
    /// `None` where the tests run on SQLite, which has no server.
    fn new() -> Option<Self> {
        if !on_postgres() {
            eprintln!("TEST_DATABASE_URL is not set: there is no server to stop");
            return None;
        }
        Some(Self(TempDir::new().unwrap()))
    }

    fn tell(&self, what: &str) -> String {
        let output = Command::new("tests/postgres.sh")
            .arg(what)
            .arg(self.0.path().join("server"))
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .unwrap();
        assert!(output.status.success(), "{what}: {output:?}");
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    }

    fn start(&self) -> String {
        // The server's own user must get to its folder.
        let open = Command::new("chmod").arg("755").arg(self.0.path()).status();
        assert!(open.unwrap().success());
        self.tell("start")
    }

    fn stop(&self) {
        self.tell("stop");
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let _ = Command::new("tests/postgres.sh")
            .arg("stop")
            .arg(self.0.path().join("server"))
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output();
    }
}

fn status(server: &Server, target: &str) -> String {
    let answer = server.ask("GET", target);
    answer.split(' ').nth(1).unwrap_or_default().to_owned()
}

/// Waits until a target answers with a status.
fn becomes(server: &Server, target: &str, wanted: &str) {
    let started = Instant::now();
    while status(server, target) != wanted {
        assert!(started.elapsed() < PATIENCE, "{target} never is {wanted}");
        std::thread::sleep(Duration::from_millis(50));
    }
    eprintln!("{target} is {wanted} after {:?}", started.elapsed());
}

/// Asks for answers that were not given before, many at once.
fn ask_at_once(server: &Server, name: &str, wanted: &str) {
    let address = server.address();
    std::thread::scope(|scope| {
        for number in 0..40 {
            scope.spawn(move || {
                let answer = ask(address, "GET", &format!("/v1/families?q={name}{number}"));
                assert!(
                    answer.starts_with(&format!("HTTP/1.1 {wanted}")),
                    "{answer}"
                );
                let retry = answer.contains("\r\nretry-after: 1\r\n");
                assert_eq!(retry, wanted == "503", "{answer}");
            });
        }
    });
}

#[test]
fn a_server_that_stops_and_comes_back_costs_nothing_but_the_answers_meanwhile() {
    let Some(postgres) = Postgres::new() else {
        return;
    };
    let server = Server::start(&postgres.start());
    let known = "/v1/families?limit=3";
    let first = server.ask("GET", known);
    assert!(first.starts_with("HTTP/1.1 200"), "{first}");
    assert_eq!(status(&server, "/readyz"), "200");

    postgres.stop();
    ask_at_once(&server, "down", "503");
    becomes(&server, "/readyz", "503");
    for target in [known, "/healthz", "/docs/", "/openapi.json"] {
        assert_eq!(status(&server, target), "200", "{target} needs no database");
    }
    let told = server.ask("GET", "/v1/families?q=told");
    assert!(told.contains("problems/database-unavailable"), "{told}");

    postgres.start();
    becomes(&server, "/readyz", "200");
    for round in ["one", "two", "three"] {
        ask_at_once(&server, round, "200");
    }
    assert_eq!(
        server.ask("GET", "/v1/families?limit=4").lines().next(),
        Some("HTTP/1.1 200 OK")
    );
}

#[test]
fn a_server_that_is_restarted_between_two_requests_is_not_noticed() {
    let Some(postgres) = Postgres::new() else {
        return;
    };
    let server = Server::start(&postgres.start());
    ask_at_once(&server, "before", "200");
    postgres.stop();
    postgres.start();
    ask_at_once(&server, "after", "200");
}

#[test]
fn a_server_that_does_not_answer_in_time_is_not_waited_for() {
    let Some(postgres) = Postgres::new() else {
        return;
    };
    let url = postgres.start();
    let server = Server::start(&url);
    let known = "/v1/families?limit=3";
    assert_eq!(status(&server, known), "200");

    let mut other = DbConn::open(&url).unwrap();
    for statement in ["BEGIN", "LOCK TABLE families IN ACCESS EXCLUSIVE MODE"] {
        sql_query(statement).execute(&mut other).unwrap();
    }
    let started = Instant::now();
    ask_at_once(&server, "slow", "503");
    eprintln!("40 answers of a slow database took {:?}", started.elapsed());
    assert_eq!(status(&server, known), "200");
    assert_eq!(status(&server, "/healthz"), "200");

    sql_query("ROLLBACK").execute(&mut other).unwrap();
    ask_at_once(&server, "quick", "200");
}

#[test]
fn a_change_of_the_data_is_told_to_every_replica() {
    let Some(postgres) = Postgres::new() else {
        return;
    };
    let url = postgres.start();
    let replicas = [(); 3].map(|()| Server::start(&url));
    let revision = |server: &Server| {
        let answer = server.ask("GET", "/v1/families");
        let line = answer
            .lines()
            .find_map(|line| line.strip_prefix("x-data-revision: "));
        line.unwrap_or_default().to_owned()
    };
    assert_eq!(replicas.each_ref().map(revision), ["1", "1", "1"]);
    let mut conn = DbConn::open(&url).unwrap();
    let advanced = conn.write(careers_api::store::revision::advance).unwrap();
    let committed = Instant::now();
    for replica in &replicas {
        while revision(replica) != advanced.to_string() {
            assert!(committed.elapsed() < PATIENCE, "a replica stays behind");
        }
    }
    eprintln!("three replicas know after {:?}", committed.elapsed());
}
