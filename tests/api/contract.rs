//! Holds every answer of the tests against the committed OpenAPI document.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::LazyLock;

use actix_web::http::Method;
use careers_api::api::openapi::COMMITTED;
use jsonschema::Validator;
use serde_json::{Value, json};

use crate::harness::Answer;

pub static DOCUMENT: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(COMMITTED).expect("the OpenAPI document"));

/// What no handler sees: the statuses with which the front refuses any request.
const REFUSED_BEFORE_ROUTING: [u16; 5] = [400, 406, 413, 414, 429];

thread_local! {
    /// The validators made so far, by schema.
    static VALIDATORS: RefCell<HashMap<String, Validator>> = RefCell::default();
}

/// Panics when the document does not describe the answer.
pub fn check(method: &Method, answer: &Answer) {
    if let Err(fault) = described(method, answer) {
        panic!(
            "{method} {} answered {}: {fault}\n{:.1500}",
            answer.target, answer.status, answer.text
        );
    }
}

fn described(method: &Method, answer: &Answer) -> Result<(), String> {
    for name in ["x-request-id", "access-control-allow-origin"] {
        answer
            .find_header(name)
            .ok_or(format!("there is no `{name}`"))?;
    }
    let path = answer.target.split('?').next().unwrap_or_default();
    let Some(operations) = declared(path) else {
        return check_undeclared(path, method, answer);
    };
    if method == Method::OPTIONS && answer.status == 204 {
        return Ok(());
    }
    let read = if method == Method::HEAD {
        "get"
    } else {
        &method.as_str().to_lowercase()
    };
    let Some(operation) = operations.get(read) else {
        require(
            answer.status == 405 || REFUSED_BEFORE_ROUTING.contains(&answer.status),
            "the method is not declared",
        )?;
        return check_problem(answer);
    };
    let response = operation["responses"]
        .get(answer.status.to_string())
        .map(resolve);
    let response = response.ok_or("the status is not declared")?;
    for (name, header) in response
        .get("headers")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
    {
        check_header(name, resolve(header), answer)?;
    }
    let Some(content) = response.get("content") else {
        return require(
            answer.sent.is_empty(),
            "no body is declared, but one was sent",
        );
    };
    let sent = answer
        .find_header("content-type")
        .ok_or("there is no content type")?;
    let media = content
        .get(sent.split(';').next().unwrap_or(sent))
        .ok_or(format!("the content type `{sent}` is not declared"))?;
    if method == Method::HEAD {
        Ok(())
    } else if sent.starts_with("text/") {
        jsonschema::validate(&media["schema"], &json!(answer.text))
            .map_err(|error| format!("the text is not valid: {error}"))
    } else {
        validate(&media["schema"], thinned(answer), answer)
    }
}

fn require(holds: bool, otherwise: &str) -> Result<(), String> {
    if holds {
        Ok(())
    } else {
        Err(otherwise.to_owned())
    }
}

/// The operations of the path item that a path matches; plain segments go before parameters.
fn declared(path: &str) -> Option<&'static Value> {
    let paths = DOCUMENT["paths"].as_object().expect("paths");
    let fits = |template: &str| {
        let (template, path) = (template.split('/'), path.split('/'));
        template.clone().count() == path.clone().count()
            && template
                .zip(path)
                .all(|(part, given)| (part.starts_with('{') && !given.is_empty()) || part == given)
    };
    paths.get(path).or_else(|| {
        paths
            .iter()
            .find(|(template, _)| fits(template))
            .map(|(_, item)| item)
    })
}

/// A path without a description is unknown (404), refused before it was looked at, or belongs to a page for people.
fn check_undeclared(path: &str, method: &Method, answer: &Answer) -> Result<(), String> {
    let of_a_page = path.starts_with("/docs") || path.starts_with("/explorer.");
    if of_a_page && (answer.status < 400 || answer.status == 405)
        || method == Method::OPTIONS && answer.status == 204
    {
        return Ok(());
    }
    require(
        answer.status == 404 || REFUSED_BEFORE_ROUTING.contains(&answer.status),
        "the path is not declared",
    )?;
    check_problem(answer)
}

fn check_problem(answer: &Answer) -> Result<(), String> {
    require(
        answer.find_header("content-type") == Some("application/problem+json"),
        "it is no application/problem+json",
    )?;
    if answer.sent.is_empty() {
        return Ok(());
    }
    validate(
        &json!({ "$ref": "#/components/schemas/Problem" }),
        false,
        answer,
    )
}

fn check_header(name: &str, header: &Value, answer: &Answer) -> Result<(), String> {
    let Some(value) = answer.find_header(name) else {
        return require(
            header.get("required").is_none(),
            &format!("the header `{name}` is required, but not there"),
        );
    };
    let schema = header.get("schema").ok_or("the header has no schema")?;
    let value = value
        .parse::<i64>()
        .map_or_else(|_| json!(value), |number| json!(number));
    jsonschema::validate(schema, &value)
        .map_err(|error| format!("the header `{name}` is not valid: {error}"))
}

/// Whether the request asked for some fields only, so that the others may be absent.
fn thinned(answer: &Answer) -> bool {
    answer.status == 200
        && answer
            .target
            .split(['?', '&'])
            .any(|pair| pair.starts_with("fields="))
}

fn validate(schema: &Value, thinned: bool, answer: &Answer) -> Result<(), String> {
    VALIDATORS.with_borrow_mut(|known| {
        let validator = known
            .entry(format!("{thinned} {schema}"))
            .or_insert_with(|| validator(schema, thinned));
        let error = validator.iter_errors(&answer.body).next();
        error.map_or(Ok(()), |error| {
            Err(format!(
                "the body is not valid at `{}`: {error:.300}",
                error.instance_path()
            ))
        })
    })
}

/// Builds a validator that also refuses fields which the document does not have.
fn validator(schema: &Value, thinned: bool) -> Validator {
    let mut root = resolve(schema).clone();
    if thinned {
        let is_list = root.pointer("/properties/data/items").is_some();
        let row = if is_list {
            &mut root["properties"]["data"]["items"]
        } else {
            &mut root
        };
        *row = resolve(row).clone();
        row.as_object_mut().expect("a schema").remove("required");
    }
    root["components"] = json!({ "schemas": DOCUMENT["components"]["schemas"] });
    close(&mut root);
    jsonschema::options()
        .should_validate_formats(true)
        .build(&root)
        .unwrap_or_else(|error| panic!("the schema {schema} is not valid: {error}"))
}

fn close(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            if object.get("properties").is_some_and(Value::is_object)
                && !object.contains_key("additionalProperties")
            {
                object.insert("additionalProperties".to_owned(), json!(false));
            }
            object.values_mut().for_each(close);
        }
        Value::Array(list) => list.iter_mut().for_each(close),
        _ => {}
    }
}

fn resolve(value: &Value) -> &Value {
    match value.get("$ref").and_then(Value::as_str) {
        Some(reference) => DOCUMENT
            .pointer(reference.trim_start_matches('#'))
            .unwrap_or_else(|| panic!("the document lacks {reference}")),
        None => value,
    }
}
