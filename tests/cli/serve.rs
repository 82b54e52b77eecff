//! `careers-api serve`: how it starts, answers over the wire, follows the data, and stops.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use diesel::RunQueryDsl;

use super::database::Database;
use super::{program, run, stderr};

/// How long a test waits for a process at most.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// A server on a port of its own; stopped when it goes out of scope.
pub struct Server {
    child: Child,
    lines: Receiver<String>,
    address: String,
}

impl Server {
    /// Starts a server without waiting for it.
    fn spawn(url: &str) -> Self {
        let arguments = [
            "serve",
            "--database-url",
            url,
            "--bind",
            "127.0.0.1:0",
            "--workers",
            "1",
        ];
        let mut child = program(&arguments).stderr(Stdio::piped()).spawn().unwrap();
        let stderr = BufReader::new(child.stderr.take().unwrap());
        let (sender, lines) = channel();
        std::thread::spawn(move || {
            stderr
                .lines()
                .map_while(Result::ok)
                .try_for_each(|line| sender.send(line))
        });
        Self {
            child,
            lines,
            address: String::new(),
        }
    }

    /// Waits until it says where it listens.
    fn come_up(&mut self) {
        let mut log = String::new();
        while self.address.is_empty() {
            let line = self
                .lines
                .recv_timeout(PATIENCE)
                .unwrap_or_else(|_| panic!("did not come up:\n{log}"));
            if let Some((_, rest)) = line.split_once("http://") {
                self.address = rest.split('/').next().unwrap().to_owned();
            }
            log.push_str(&line);
        }
    }

    pub fn start(url: &str) -> Self {
        let mut server = Self::spawn(url);
        server.come_up();
        server
    }

    /// Where it listens.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Sends one request and returns the whole answer.
    pub fn ask(&self, method: &str, target: &str) -> String {
        ask(&self.address, method, target)
    }

    fn terminate(&self) {
        let killed = Command::new("kill")
            .args(["-TERM", &self.child.id().to_string()])
            .status()
            .unwrap();
        assert!(killed.success());
    }
}

fn connect(address: &str) -> TcpStream {
    let stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream
}

/// Sends one request and returns the whole answer.
pub fn ask(address: &str, method: &str, target: &str) -> String {
    let mut stream = connect(address);
    write!(
        stream,
        "{method} {target} HTTP/1.1\r\nhost: test\r\nconnection: close\r\n\r\n"
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn serve_comes_up_on_an_empty_database_and_answers() {
    let database = Database::empty();
    let server = Server::start(database.url());
    for target in [
        "/readyz",
        "/healthz",
        "/",
        "/v1/roles",
        "/openapi.json",
        "/docs/",
    ] {
        let answer = server.ask("GET", target);
        assert!(
            answer.starts_with("HTTP/1.1 200 OK\r\n"),
            "{target}: {answer:.200}"
        );
    }
    let role = server.ask("GET", "/v1/roles/clinical-informatics-director?fields=slug");
    assert!(
        role.ends_with("{\"slug\":\"clinical-informatics-director\"}"),
        "{role}"
    );
    assert!(
        server
            .ask("GET", "/v1/roles/%zz")
            .starts_with("HTTP/1.1 400")
    );
}

#[test]
fn head_sends_the_headers_of_get_without_a_body() {
    let database = Database::empty();
    let server = Server::start(database.url());
    for target in [
        "/v1/roles?fields=slug",
        "/v1/roles/nobody",
        "/",
        "/openapi.json",
        "/healthz",
    ] {
        let [get, head] = ["GET", "HEAD"].map(|method| server.ask(method, target));
        let (get_headers, _) = get.split_once("\r\n\r\n").unwrap();
        let (head_headers, body) = head.split_once("\r\n\r\n").unwrap();
        let stable = |headers: &str| {
            let kept = headers
                .lines()
                .filter(|line| !line.starts_with("x-request-id") && !line.starts_with("date"));
            let mut lines: Vec<String> = kept.map(str::to_owned).collect();
            lines.sort();
            lines
        };
        assert_eq!(
            (stable(head_headers), body),
            (stable(get_headers), ""),
            "{target}"
        );
    }
}

#[test]
fn two_processes_that_start_at_once_on_one_database_both_come_up() {
    let database = Database::empty();
    let mut servers = [(); 2].map(|()| Server::spawn(database.url()));
    for server in &mut servers {
        server.come_up();
    }
    let [one, other] = &servers;
    for server in [one, other] {
        let answer = server.ask("GET", "/v1/roles?limit=1&fields=slug");
        assert!(
            answer.contains("\"total\":30") && answer.contains("x-data-revision: 1\r\n"),
            "{answer}"
        );
    }
}

#[test]
fn a_change_of_the_data_reaches_a_running_server() {
    let database = Database::empty();
    let server = Server::start(database.url());
    diesel::sql_query("UPDATE data_revision SET revision = 7")
        .execute(&mut database.conn())
        .unwrap();
    let seen = (0..600).any(|_| {
        std::thread::sleep(Duration::from_millis(100));
        server
            .ask("GET", "/v1/families")
            .contains("x-data-revision: 7\r\n")
    });
    assert!(seen, "the server keeps answering the old revision");
}

#[test]
fn sigterm_lets_requests_in_flight_finish_and_exits_with_0() {
    let database = Database::empty();
    let mut server = Server::start(database.url());
    let mut stream = connect(server.address());
    // More than the socket buffers hold, so that the server cannot have sent everything before it is told to stop; in
    // one write, so that it has read everything, since a socket closed with unread bytes resets the connection.
    let request = "GET /openapi.json HTTP/1.1\r\nhost: test\r\n\r\n";
    stream.write_all(request.repeat(24).as_bytes()).unwrap();
    let mut answer = vec![0; 1];
    stream.read_exact(&mut answer).unwrap();

    server.terminate();
    stream.read_to_end(&mut answer).unwrap();

    let text = String::from_utf8(answer).unwrap();
    assert!(text.starts_with("HTTP/1.1 200 OK\r\n"), "{text:.300}");
    let mut rest = text.as_str();
    while let Some((head, body)) = rest.split_once("\r\n\r\n") {
        let length = head
            .lines()
            .find_map(|line| line.strip_prefix("content-length: "))
            .unwrap()
            .parse()
            .unwrap();
        rest = body.get(length..).unwrap_or_else(|| {
            panic!("an answer broke off after {} of {length} bytes", body.len())
        });
    }
    assert_eq!(rest, "");
    assert!(server.child.wait().unwrap().success());
}

#[test]
fn every_request_has_a_line_in_the_log_also_the_last_before_the_end() {
    let database = Database::empty();
    let mut server = Server::start(database.url());
    for number in 0..3 {
        server.ask("GET", &format!("/v1/roles/nobody-{number}"));
    }
    server.terminate();
    assert!(server.child.wait().unwrap().success());

    let lines: Vec<String> = server.lines.iter().collect();
    for number in 0..3 {
        let request = format!(" INFO  careers_api::access] GET /v1/roles/nobody-{number} 404 ");
        let found = lines.iter().filter(|line| line.contains(&request)).count();
        assert_eq!(found, 1, "{request}: {lines:#?}");
    }
}

#[test]
fn a_line_in_the_log_does_not_wait_for_another() {
    let database = Database::empty();
    let server = Server::start(database.url());
    server.ask("GET", "/v1/roles/ehr-analyst");
    loop {
        let line = server.lines.recv_timeout(PATIENCE).unwrap();
        if line.contains("GET /v1/roles/ehr-analyst 200 ") {
            break;
        }
    }
}

#[test]
fn a_port_that_is_taken_is_named() {
    let database = Database::empty();
    let server = Server::start(database.url());
    let second = Database::empty();
    let output = run(&[
        "serve",
        "--database-url",
        second.url(),
        "--bind",
        &server.address,
    ]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr(&output).contains(&format!("listening at {}", server.address)),
        "{}",
        stderr(&output)
    );
    assert!(second.conn().is_current().unwrap());
}
