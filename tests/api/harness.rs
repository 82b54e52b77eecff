//! `TestApp`: the real application on its own database, and answers that have been held against the OpenAPI document.

use std::cell::RefCell;
use std::future::Future;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::num::NonZeroU32;
use std::pin::Pin;
use std::rc::Rc;

use actix_web::body::to_bytes;
use actix_web::dev::{Service, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::HeaderMap;
use actix_web::middleware::from_fn;
use actix_web::test::{TestRequest, init_service};
use actix_web::web::{Bytes, Data};
use actix_web::{App, Error};
use careers_api::api::context::Context;
use careers_api::api::front::front;
use careers_api::api::routes;
use careers_api::db::{Db, DbConn};
use careers_api::import::seeds::{SeedFiles, SeedReport, load, seed};
use serde_json::Value;

use crate::contract;
use crate::database::Database;

/// Where the requests of the tests come from.
const CLIENT: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1)), 50_000);

/// Connections of the application under test.
pub const CONNECTIONS: u32 = 2;

type Served =
    Rc<dyn Fn(TestRequest) -> Pin<Box<dyn Future<Output = Result<ServiceResponse, Error>>>>>;

/// The application under test.
pub struct TestApp {
    database: Database,
    pub db: Db,
    pub context: Data<Context>,
    served: RefCell<Option<Served>>,
}

impl TestApp {
    /// Prepares the application on a fresh copy of the shipped data.
    pub fn new() -> Self {
        Self::limited(None)
    }

    /// As [`TestApp::new`], with a limit of requests a second for each address.
    pub fn limited(limit: Option<NonZeroU32>) -> Self {
        Self::prepared(Database::seeded(), limit)
    }

    /// Prepares the application on a database that has its tables.
    pub fn on(database: Database) -> Self {
        Self::prepared(database, None)
    }

    fn prepared(database: Database, limit: Option<NonZeroU32>) -> Self {
        let db = Db::open(database.url(), CONNECTIONS).expect("a pool");
        let context = Data::new(Context::new(db.clone(), limit).expect("a context"));
        Self {
            database,
            db,
            context,
            served: RefCell::default(),
        }
    }

    /// The database of this application.
    pub fn database(&self) -> &Database {
        &self.database
    }

    /// A connection to the database of this application, past the application.
    pub fn conn(&self) -> DbConn {
        self.database.conn()
    }

    /// Has the application notice what other processes changed.
    pub fn look(&self) {
        self.context.look(&mut self.conn()).expect("a revision");
    }

    /// Loads other seed files, as another process would.
    pub fn seed(&self, files: &SeedFiles) -> SeedReport {
        let seeds =
            load(files).unwrap_or_else(|faults| panic!("the seeds have faults: {faults:?}"));
        let now = chrono::NaiveDateTime::default();
        seed(&mut self.conn(), &seeds, now).expect("the seeds to load")
    }

    pub async fn get(&self, target: &str) -> Answer {
        self.get_with(target, &[]).await
    }

    pub async fn get_with(&self, target: &str, headers: &[(&str, &str)]) -> Answer {
        self.send(Method::GET, target, headers, "").await
    }

    pub async fn head(&self, target: &str) -> Answer {
        self.send(Method::HEAD, target, &[], "").await
    }

    pub async fn options(&self, target: &str, headers: &[(&str, &str)]) -> Answer {
        self.send(Method::OPTIONS, target, headers, "").await
    }

    pub async fn post(&self, target: &str, body: &str) -> Answer {
        self.send(
            Method::POST,
            target,
            &[("content-type", "application/json")],
            body,
        )
        .await
    }

    /// As [`TestApp::get`], without holding the answer against the OpenAPI document.
    pub async fn fetch(&self, target: &str) -> Answer {
        self.answer(&Method::GET, target, &[], "").await
    }

    /// Sends a request and holds its answer against the OpenAPI document.
    pub async fn send(
        &self,
        method: Method,
        target: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Answer {
        let answer = self.answer(&method, target, headers, body).await;
        contract::check(&method, &answer);
        answer
    }

    async fn answer(
        &self,
        method: &Method,
        target: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Answer {
        let mut request = TestRequest::default()
            .method(method.clone())
            .uri(target)
            .peer_addr(CLIENT);
        for header in headers {
            request = request.insert_header(*header);
        }
        if !body.is_empty() {
            request = request.set_payload(body.to_owned());
        }
        let served = self.served().await;
        let response = match served(request).await {
            Ok(response) => response.into_parts().1,
            Err(error) => error.error_response(),
        };
        Answer::read(method, target, response).await
    }

    async fn served(&self) -> Served {
        if let Some(served) = self.served.borrow().as_ref() {
            return Rc::clone(served);
        }
        let app = App::new()
            .app_data(self.context.clone())
            .configure(routes)
            .wrap(from_fn(front));
        let service = Rc::new(init_service(app).await);
        let served: Served =
            Rc::new(move |request: TestRequest| Box::pin(service.call(request.to_request())));
        self.served.replace(Some(Rc::clone(&served)));
        served
    }
}

/// What the application answered.
pub struct Answer {
    pub target: String,
    pub status: u16,
    pub headers: HeaderMap,
    /// The body as it was sent.
    pub sent: Bytes,
    /// The body without its content coding.
    pub text: String,
    /// The body as JSON; null when it is none.
    pub body: Value,
}

impl Answer {
    async fn read(method: &Method, target: &str, response: actix_web::HttpResponse) -> Self {
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let sent = to_bytes(response.into_body()).await.expect("a whole body");
        let sent = if method == Method::HEAD {
            Bytes::new()
        } else {
            sent
        };
        let coding = headers
            .get("content-encoding")
            .map(|value| value.to_str().expect("a coding"));
        let text = String::from_utf8(decode(coding, &sent)).expect("a body in UTF-8");
        let body = serde_json::from_str(&text).unwrap_or_default();
        Self {
            target: target.to_owned(),
            status,
            headers,
            sent,
            text,
            body,
        }
    }

    /// The value of a header; panics when it is not there.
    pub fn header(&self, name: &str) -> &str {
        self.find_header(name)
            .unwrap_or_else(|| panic!("{}: no header `{name}`: {:?}", self.target, self.headers))
    }

    pub fn find_header(&self, name: &str) -> Option<&str> {
        self.headers
            .get(name)
            .map(|value| value.to_str().expect("a header in ASCII"))
    }

    /// The rows of a list, after a check that it is one.
    pub fn data(&self) -> &[Value] {
        assert_eq!(self.status, 200, "{}: {:.600}", self.target, self.text);
        self.body["data"]
            .as_array()
            .unwrap_or_else(|| panic!("{} is no list", self.target))
    }

    /// Checks that the list is not empty and that every row of it passes.
    pub fn every(&self, passes: impl Fn(&Value) -> bool) {
        assert!(!self.data().is_empty(), "{} is empty", self.target);
        for row in self.data() {
            assert!(passes(row), "{}: does not belong here: {row}", self.target);
        }
    }

    /// One field of every row of a list; nulls are `-`.
    pub fn column(&self, field: &str) -> Vec<String> {
        self.data().iter().map(|row| text_of(&row[field])).collect()
    }

    /// The only fault of a 400: its parameter, code and detail.
    pub fn fault(&self) -> (&str, &str, &str) {
        assert_eq!(self.status, 400, "{}: {:.600}", self.target, self.text);
        let [fault] = self.body["errors"].as_array().expect("faults").as_slice() else {
            panic!("{}: not one fault: {:.600}", self.target, self.text)
        };
        let text = |name: &str| fault[name].as_str().expect("a text");
        (text("parameter"), text("code"), text("detail"))
    }
}

/// A JSON value as a short text.
pub fn text_of(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => "-".to_owned(),
        other => other.to_string(),
    }
}

fn decode(coding: Option<&str>, sent: &Bytes) -> Vec<u8> {
    use std::io::Read;
    let mut out = Vec::new();
    match coding {
        None => out.extend_from_slice(sent),
        Some(_) if sent.is_empty() => {}
        Some("gzip") => drop(
            flate2::read::GzDecoder::new(sent.as_ref())
                .read_to_end(&mut out)
                .expect("gzip"),
        ),
        Some("br") => brotli::BrotliDecompress(&mut sent.as_ref(), &mut out).expect("Brotli"),
        Some("zstd") => out = zstd::decode_all(sent.as_ref()).expect("Zstandard"),
        Some(other) => panic!("nobody asked for the coding {other}"),
    }
    out
}
