//! Real examples for the OpenAPI document: what the service answers, from the shipped data, to the documented calls.

use actix_web::App;
use actix_web::body::{MessageBody, to_bytes};
use actix_web::dev::{Service, ServiceResponse};
use actix_web::http::header;
use actix_web::middleware::from_fn;
use actix_web::test::{TestRequest, init_service};
use actix_web::web::Data;
use anyhow::Context as _;
use chrono::{NaiveDate, NaiveTime};
use serde_json::{Value, json};

use crate::api::context::Context;
use crate::api::error::PROBLEM_JSON;
use crate::api::front::front;
use crate::api::openapi::shared::EXAMPLE_REQUEST_ID;
use crate::api::openapi::{body_of, document, operations};
use crate::api::params::encode;
use crate::api::routes;
use crate::db::{Db, DbConn};
use crate::import::seeds::{SeedFiles, load, seed};

/// The page that browsers get at `/`.
const PAGE: &str = include_str!("../../api/explorer/index.html");

/// The day on which the examples count as taken, so that the document is the same whenever it is built.
const EXAMPLES_TAKEN: NaiveDate = match NaiveDate::from_ymd_opt(2026, 11, 25) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// Builds the document and gives each operation the answer to its own example call.
///
/// Serves the shipped data in process, from a database in a folder that is removed afterwards.
///
/// # Errors
///
/// Fails when the data cannot be loaded, or when an example call is not answered with 200.
pub fn document_with_examples() -> anyhow::Result<Value> {
    let folder = std::env::temp_dir().join(format!("careers-api-{}", uuid::Uuid::now_v7()));
    std::fs::create_dir(&folder)?;
    let built = build(&folder.join("examples.db"));
    std::fs::remove_dir_all(&folder)?;
    built
}

fn build(path: &std::path::Path) -> anyhow::Result<Value> {
    let url = path
        .to_str()
        .context("the temporary folder has no UTF-8 name")?;
    let seeds = load(&SeedFiles::shipped())
        .map_err(|faults| anyhow::anyhow!("{} faults in the seeds", faults.len()))?;
    let mut conn = DbConn::open(url)?;
    conn.migrate()?;
    seed(&mut conn, &seeds, EXAMPLES_TAKEN.and_time(NaiveTime::MIN))?;
    drop(conn);
    let context = Data::new(Context::new(Db::open(url, 1)?, None)?);
    actix_web::rt::System::new().block_on(async {
        let app = init_service(
            App::new()
                .app_data(context)
                .configure(routes)
                .wrap(from_fn(front)),
        )
        .await;
        let mut document = document();
        let excerpt = excerpt(&document);
        for (path, operation) in operations(&mut document) {
            let call = example_call(&path, operation, |_| true);
            let least = example_call(&path, operation, is_required);
            let body = body_of(operation).cloned();
            let success = match path.as_str() {
                "/openapi.json" => excerpt.clone(),
                _ => {
                    let json = (header::ACCEPT, "application/json");
                    let request = asking(&call, body.as_ref(), json).to_request();
                    ask(&app, request, &call, 200).await?
                }
            };
            set_example(operation, "200", "application/json", success);
            set_example(operation, "200", "text/html", PAGE.into());
            let json = (header::ACCEPT, "application/json");
            let refusing = if path.starts_with("/v1/") {
                (header::ACCEPT, "text/html")
            } else {
                (header::ACCEPT_ENCODING, "identity;q=0")
            };
            let misspelt = match &body {
                Some(body) => (call.clone(), Some(misspelt_body(body))),
                None => (misspelt_call(&path, &call), None),
            };
            for (status, (call, body), header) in [
                ("400", misspelt, json.clone()),
                ("404", (unknown_call(&least), body.clone()), json.clone()),
                ("406", (call.clone(), body.clone()), refusing),
            ] {
                let request = asking(&call, body.as_ref(), header).to_request();
                let problem = ask(&app, request, &call, status.parse()?).await?;
                set_example(operation, status, PROBLEM_JSON, problem);
            }
        }
        Ok(document)
    })
}

/// A request with a body, if the operation takes one.
fn asking(
    call: &str,
    body: Option<&Value>,
    header: (header::HeaderName, &'static str),
) -> TestRequest {
    let request = match body {
        Some(body) => TestRequest::post().set_json(body),
        None => TestRequest::get(),
    };
    request
        .uri(call)
        .insert_header(header)
        .insert_header(("x-request-id", EXAMPLE_REQUEST_ID))
}

/// Asks the service as a client would and returns the JSON of its answer, which must have the status.
async fn ask<R, S, B>(app: &S, request: R, call: &str, status: u16) -> anyhow::Result<Value>
where
    S: Service<R, Response = ServiceResponse<B>, Error = actix_web::Error>,
    B: MessageBody,
{
    let response = app
        .call(request)
        .await
        .map_err(|error| anyhow::anyhow!("{call}: {error}"))?;
    let given = response.status().as_u16();
    let body = to_bytes(response.into_body())
        .await
        .map_err(|_| anyhow::anyhow!("{call}: the body broke off"))?;
    anyhow::ensure!(
        given == status,
        "{call} is answered with {given} instead of {status}: {}",
        String::from_utf8_lossy(&body)
    );
    serde_json::from_slice(&body).with_context(|| format!("{call} is not answered with JSON"))
}

fn set_example(
    operation: &mut serde_json::Map<String, Value>,
    status: &str,
    media: &str,
    example: Value,
) {
    let content = operation.get_mut("responses").and_then(|responses| {
        responses
            .get_mut(status)?
            .get_mut("content")?
            .get_mut(media)
    });
    if let Some(content) = content {
        content["example"] = example;
    }
}

/// The document with one path, as an example of itself.
fn excerpt(document: &Value) -> Value {
    let mut excerpt = document.clone();
    excerpt["components"] = json!({});
    if let Some(paths) = excerpt["paths"].as_object_mut() {
        paths.retain(|path, _| path == "/healthz");
    }
    excerpt
}

/// The call with a parameter misspelt: `limit` on lists, `fields` on entries, and any on paths that take none.
fn misspelt_call(path: &str, call: &str) -> String {
    let plain = call.split('?').next().unwrap_or(call);
    match (path.starts_with("/v1/"), path.ends_with('}')) {
        (true, true) => format!("{plain}?feilds=slug"),
        (true, false) => format!("{plain}?limt=5"),
        (false, _) => format!("{plain}?verbose=true"),
    }
}

/// The body with its first member misspelt.
fn misspelt_body(body: &Value) -> Value {
    let members = body.as_object().into_iter().flatten();
    let members = members.enumerate().map(|(place, (name, value))| {
        let kept = name.len() - usize::from(place == 0);
        (name.chars().take(kept).collect(), value.clone())
    });
    Value::Object(members.collect())
}

/// The call with a letter missing at the end of a key, or else with a path that does not exist.
fn unknown_call(call: &str) -> String {
    let (plain, query) = call.find('?').map_or((call, ""), |at| call.split_at(at));
    let segments: Vec<&str> = plain.split('/').collect();
    let unknown = match segments.as_slice() {
        ["", "v1", list, key, rest @ ..] => {
            let cut = key.get(..key.len().saturating_sub(1)).unwrap_or(key);
            [&["", "v1", list, cut], rest].concat().join("/")
        }
        _ => format!("{plain}x"),
    };
    format!("{unknown}{query}")
}

/// Tells whether a parameter cannot be left out.
fn is_required(parameter: &Value) -> bool {
    parameter.get("required") == Some(&json!(true))
}

/// The call that the examples of an operation's parameters describe, with those of them that are wanted.
fn example_call(
    path: &str,
    operation: &serde_json::Map<String, Value>,
    is_wanted: impl Fn(&Value) -> bool,
) -> String {
    let mut call = path.to_owned();
    let mut query = Vec::new();
    for parameter in operation
        .get("parameters")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter(|parameter| is_wanted(parameter))
    {
        let Some(name) = parameter.get("name").and_then(Value::as_str) else {
            continue;
        };
        let value = match parameter.get("example") {
            Some(Value::String(text)) => text.clone(),
            Some(other) => other.to_string(),
            None => continue,
        };
        if parameter.get("in") == Some(&json!("path")) {
            call = call.replace(&format!("{{{name}}}"), &encode(&value).to_string());
        } else {
            query.push(format!("{name}={}", encode(&value)));
        }
    }
    if query.is_empty() {
        call
    } else {
        format!("{call}?{}", query.join("&"))
    }
}
