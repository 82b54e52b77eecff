//! Real examples for the OpenAPI document: what the service answers, from the shipped data, to the documented calls.

use actix_web::App;
use actix_web::body::{MessageBody, to_bytes};
use actix_web::dev::{Service, ServiceResponse};
use actix_web::middleware::from_fn;
use actix_web::test::{TestRequest, init_service};
use actix_web::web::Data;
use anyhow::Context as _;
use chrono::NaiveDateTime;
use serde_json::{Value, json};

use super::{document, operations};
use crate::api::context::Context;
use crate::api::front::front;
use crate::api::params::encode;
use crate::api::routes;
use crate::db::{Db, DbConn};
use crate::import::seeds::{SeedFiles, load, seed};

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
    seed(&mut conn, &seeds, NaiveDateTime::default())?;
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
        for (path, operation) in operations(&mut document) {
            let call = example_call(&path, operation);
            if path == "/openapi.json" {
                continue;
            }
            let request = TestRequest::get().uri(&call).to_request();
            let response = app
                .call(request)
                .await
                .map_err(|error| anyhow::anyhow!("{call}: {error}"))?;
            let answer = read(&call, response).await?;
            if let Some(content) = operation
                .get_mut("responses")
                .and_then(|responses| responses.pointer_mut("/200/content/application~1json"))
            {
                content["example"] = answer;
            }
        }
        Ok(document)
    })
}

/// The call that the examples of an operation's parameters describe.
fn example_call(path: &str, operation: &serde_json::Map<String, Value>) -> String {
    let mut call = path.to_owned();
    let mut query = Vec::new();
    for parameter in operation
        .get("parameters")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
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
            call = call.replace(&format!("{{{name}}}"), &encode(&value));
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

/// Reads the JSON of an answer that must be a success.
async fn read<B: MessageBody>(call: &str, response: ServiceResponse<B>) -> anyhow::Result<Value> {
    let status = response.status();
    let body = to_bytes(response.into_body())
        .await
        .map_err(|_| anyhow::anyhow!("{call}: the body broke off"))?;
    anyhow::ensure!(
        status.is_success(),
        "{call} is answered with {status}: {}",
        String::from_utf8_lossy(&body)
    );
    serde_json::from_slice(&body).with_context(|| format!("{call} is not answered with JSON"))
}
