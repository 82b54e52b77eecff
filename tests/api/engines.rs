//! One API on two engines: whatever is asked, SQLite and PostgreSQL answer the same, byte for byte.

mod data;
mod requests;

use careers_api::store::copy::{Existing, copy};
use serde_json::{Value, json};

use self::requests::{Operation, operations};
use crate::database::{Database, on_postgres, words};
use crate::harness::{Answer, TestApp};

/// The most differences that are shown.
const SHOWN: usize = 20;

/// Two applications that are asked the same.
struct Pair {
    one: TestApp,
    other: TestApp,
    asked: usize,
    found: usize,
    differences: Vec<String>,
}

impl Pair {
    fn new(one: TestApp, other: TestApp) -> Self {
        Self {
            one,
            other,
            asked: 0,
            found: 0,
            differences: Vec::new(),
        }
    }

    /// Asks both, notes what differs, and returns what the first answered.
    async fn ask(&mut self, target: &str) -> Answer {
        let answer = self.one.fetch(target).await;
        let other = self.other.fetch(target).await;
        self.compare(target, &answer, &other);
        answer
    }

    /// Sends both the same body.
    async fn send(&mut self, target: &str, body: &Value) {
        let body = body.to_string();
        let answer = self.one.post(target, &body).await;
        let other = self.other.post(target, &body).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        self.compare(target, &answer, &other);
    }

    fn compare(&mut self, target: &str, answer: &Answer, other: &Answer) {
        self.asked += 1;
        self.found += usize::from(answer.status == 200);
        for ((what, one), (_, other)) in told(answer).into_iter().zip(told(other)) {
            if one != other {
                let at = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b);
                let at = at.count().saturating_sub(60);
                let around = |text: &str| text.chars().skip(at).take(300).collect::<String>();
                let (one, other) = (around(&one), around(&other));
                let difference =
                    format!("{target}: {what} from byte {at} on:\n    {one}\n    {other}");
                self.differences.push(difference);
            }
        }
    }

    /// Follows the pages of a list to its end.
    async fn walk(&mut self, first: &str) {
        let mut next = Some(first.to_owned());
        while let Some(target) = next {
            let page = self.ask(&target).await;
            next = page.body["links"]["next"].as_str().map(str::to_owned);
        }
    }

    /// Asks one operation all that its parameters allow, and more.
    async fn exhaust(&mut self, operation: &Operation) {
        let paths = operation.paths(&self.one).await;
        assert!(!paths.is_empty(), "{} has no entries", operation.template);
        for path in &paths {
            self.ask(path).await;
        }
        for target in operation.strange(&paths[0]) {
            self.ask(&target).await;
        }
        // Where there are many, the one with most behind it.
        let largest = |path: &&String| path.contains("/clinical-informatics-director");
        let path = paths.iter().find(largest).unwrap_or(&paths[0]);
        for target in operation.variants(path, &self.one).await {
            self.ask(&target).await;
        }
        for first in operation.walks(path) {
            self.walk(&first).await;
        }
    }

    fn finish(self) {
        eprintln!(
            "{} requests, {} of them found something",
            self.asked, self.found
        );
        let shown = self.differences.iter().take(SHOWN);
        let shown: Vec<&str> = shown.map(String::as_str).collect();
        assert!(
            shown.is_empty(),
            "{} differences:\n{}",
            self.differences.len(),
            shown.join("\n")
        );
    }
}

/// What must be the same: everything but the number of the request.
fn told(answer: &Answer) -> Vec<(&'static str, String)> {
    let header = |name: &str| answer.find_header(name).unwrap_or_default().to_owned();
    let body = answer.text.replace(answer.header("x-request-id"), "");
    vec![
        ("status", answer.status.to_string()),
        ("body", body),
        ("ETag", header("etag")),
        ("Link", header("link")),
        ("Content-Type", header("content-type")),
        ("X-Data-Revision", header("x-data-revision")),
        ("Cache-Control", header("cache-control")),
    ]
}

#[actix_web::test]
async fn both_engines_answer_every_operation_alike() {
    if !on_postgres() {
        eprintln!("TEST_DATABASE_URL is not set; nothing is compared with PostgreSQL");
        return;
    }
    let sqlite = data::application(Database::sqlite()).await;
    let postgres = data::application(Database::empty()).await;
    let mut pair = Pair::new(sqlite, postgres);
    for operation in operations() {
        let before = pair.asked;
        pair.exhaust(&operation).await;
        eprintln!("{}: {} requests", operation.template, pair.asked - before);
    }
    ask_in_bodies(&mut pair).await;
    assert!(pair.asked > 3_000 && pair.found > 1_500, "{}", pair.asked);
    pair.finish();
}

/// Asks what is sent in bodies: all labelled titles, and postings made of them.
async fn ask_in_bodies(pair: &mut Pair) {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/titles/field.csv");
    let mut reader = csv::Reader::from_path(path).unwrap();
    let titles: Vec<String> = reader
        .records()
        .map(|row| row.unwrap()[1].to_owned())
        .collect();
    for titles in titles.chunks(500) {
        pair.send("/v1/titles/match", &json!({ "titles": titles }))
            .await;
    }
    let places = [
        "McLean, VA",
        "Remote - US",
        "Springfield",
        "New York, NY",
        "London",
        "",
    ];
    let pay = [
        "$120-150k",
        "$58.50/hr",
        "up to 90000 USD",
        "competitive",
        "£45k",
        "$1,250 weekly",
    ];
    let postings = titles.iter().zip(0..).map(|(title, number)| {
        json!({
            "title": title,
            "location": places[number % places.len()],
            "salary": pay[number % pay.len()],
            "description": format!("<p>{title}: Epic, SQL, HL7 FHIR, RHIA; {number} years of experience required.</p>"),
        })
    });
    let postings: Vec<Value> = postings.collect();
    for postings in postings.chunks(100) {
        pair.send("/v1/postings/enrich", &json!({ "postings": postings }))
            .await;
    }
}

/// The rows of every table of a SQLite file, a line each.
fn rows(database: &Database) -> Vec<String> {
    let conn = &mut database.conn();
    let tables = "SELECT name AS word FROM sqlite_master WHERE type = 'table' \
        AND name NOT LIKE 'sqlite%' AND name NOT LIKE '%diesel%' ORDER BY name";
    let mut rows = Vec::new();
    for table in words(conn, tables) {
        let columns = format!("SELECT name AS word FROM pragma_table_info('{table}')");
        let columns = words(conn, &columns).join(", ");
        rows.extend(words(
            conn,
            &format!(
                "SELECT '{table}: ' || json_array({columns}) AS word FROM {table} ORDER BY word"
            ),
        ));
    }
    rows
}

#[actix_web::test]
async fn a_copy_answers_alike_and_comes_back_whole() {
    let original = data::application(Database::sqlite()).await;
    // It serves nothing yet, and notices what comes.
    let target = Database::empty();
    target.conn().migrate().unwrap();
    let target = TestApp::on(target);
    assert!(target.fetch("/v1/roles").await.data().is_empty());
    copy(
        &mut original.conn(),
        &mut target.conn(),
        Existing::Keep,
        |_, _| {},
    )
    .unwrap();
    target.look();

    let back = Database::sqlite();
    back.conn().migrate().unwrap();
    let copied = copy(
        &mut target.conn(),
        &mut back.conn(),
        Existing::Keep,
        |_, _| {},
    )
    .unwrap();
    let (before, after) = (rows(original.database()), rows(&back));
    // The revision is a row, too.
    assert_eq!(u64::try_from(after.len()).unwrap(), copied.rows + 1);
    for (before, after) in before.iter().zip(&after) {
        assert_eq!(before, after);
    }
    assert_eq!(before.len(), after.len());

    let mut pair = Pair::new(original, target);
    for operation in operations() {
        let paths = operation.paths(&pair.one).await;
        for path in &paths {
            pair.ask(path).await;
        }
        for first in operation.walks(&paths[0]) {
            pair.ask(&first).await;
        }
    }
    pair.finish();
}
