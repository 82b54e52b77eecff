//! What all operations share: the failures, the headers, and how their parameters are described.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use crate::api::context::Allowance;
use crate::api::error::{ApiError, PROBLEM_JSON};
use crate::api::front::{MAX_BODY, MAX_URL};
use crate::store::StoreError;

/// The request id in the examples.
pub const EXAMPLE_REQUEST_ID: &str = "0197f3a1-8f0e-7cc3-98c4-dc0c0c07398f";

/// The failures that every operation answers in its own words: status, and when it happens.
pub const OWN_FAILURES: [(&str, &str); 3] = [
    (
        "400",
        "A parameter, or a member of the body, is unknown, given twice, malformed or out of range.",
    ),
    ("404", "No entry has this key, or no resource this path."),
    (
        "406",
        "No representation fits `Accept` or `Accept-Encoding`.",
    ),
];

/// The failures that all operations share, with examples.
pub fn problem_responses() -> Value {
    let mut responses = Map::new();
    for (name, description, error, instance) in shared_failures() {
        let mut response = problem_response(description);
        response["content"][PROBLEM_JSON]["example"] =
            json!(error.body(instance, EXAMPLE_REQUEST_ID));
        if matches!(name, "TooManyRequests" | "Unavailable") {
            response["headers"]["Retry-After"] = header_ref("Retry-After");
        }
        responses.insert(name.to_owned(), response);
    }
    responses.insert(
        "NotModified".to_owned(),
        json!({
            "description": "The client's copy, named in `If-None-Match`, is current.",
            "headers": answer_headers(),
        }),
    );
    Value::Object(responses)
}

/// The failures that all operations share: the name of the response, when it happens, an example and its path.
fn shared_failures() -> [(&'static str, &'static str, ApiError, &'static str); 6] {
    let long = format!("/v1/roles?q={}", "x".repeat(MAX_URL));
    [
        (
            "UrlTooLong",
            "The URL is too long.",
            ApiError::UrlTooLong {
                length: long.len(),
                most: MAX_URL,
            },
            "/v1/roles?q=xxxxxxxx",
        ),
        (
            "BodyTooLarge",
            "The request has a body, and it is too large.",
            ApiError::BodyTooLarge { most: MAX_BODY },
            "/v1/roles",
        ),
        (
            "UnsupportedMediaType",
            "The body is not JSON, or compressed.",
            ApiError::UnsupportedMediaType {
                header: "Content-Type",
                given: "text/plain".to_owned(),
                available: "application/json",
            },
            "/v1/titles/match",
        ),
        (
            "TooManyRequests",
            "This address asks more often than it may.",
            ApiError::TooManyRequests(Allowance {
                limit: 20,
                remaining: 0,
                reset: 1,
            }),
            "/v1/roles",
        ),
        (
            "InternalError",
            "A defect of the service.",
            ApiError::Internal,
            "/v1/roles",
        ),
        (
            "Unavailable",
            "The service cannot answer right now.",
            ApiError::Store(StoreError::Busy),
            "/v1/roles",
        ),
    ]
}

/// Describes a failure, without an example.
fn problem_response(description: &str) -> Value {
    let names = [
        "X-Request-Id",
        "Access-Control-Allow-Origin",
        "Cache-Control",
        "Vary",
    ];
    json!({
        "description": description,
        "headers": header_refs(names.into_iter().chain(ALLOWANCE)),
        "content": { PROBLEM_JSON: { "schema": { "$ref": "#/components/schemas/Problem" } } },
    })
}

/// The headers that tell what an address has left to ask; only a service with a rate limit sends them.
const ALLOWANCE: [&str; 3] = ["RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset"];

/// The headers that tell what an address has left to ask.
fn allowance_headers() -> Value {
    json!({
        "RateLimit-Limit": {
            "description": "Requests below `/v1/` that the address may make at once and each second; only where the \
                            operator has set a limit.",
            "schema": { "type": "integer", "format": "int64", "minimum": 1, "maximum": 4_294_967_295_i64 },
            "example": 20,
        },
        "RateLimit-Remaining": {
            "description": "Requests that the address may still make now; only where the operator has set a limit.",
            "schema": { "type": "integer", "format": "int64", "minimum": 0, "maximum": 4_294_967_295_i64 },
            "example": 19,
        },
        "RateLimit-Reset": {
            "description": "Seconds until it may make more; only where the operator has set a limit.",
            "schema": { "type": "integer", "format": "int64", "minimum": 1, "maximum": 3600 },
            "example": 1,
        },
    })
}

/// The headers that answers carry.
pub fn headers() -> Value {
    let mut headers = json!({
        "ETag": {
            "description": "Strong tag of this representation, for `If-None-Match`.",
            "required": true,
            "schema": { "type": "string", "maxLength": 80 },
            "example": "\"5f2b9a3e0c1d4b7f8a6e2d1c0b9f8e7d\"",
        },
        "Cache-Control": {
            "description": "How long the answer may be used without asking again.",
            "required": true,
            "schema": { "type": "string", "maxLength": 200 },
            "example": "public, max-age=60, stale-while-revalidate=600",
        },
        "Vary": {
            "description": "The request headers that the answer depends on.",
            "required": true,
            "schema": { "type": "string", "maxLength": 200 },
            "example": "Accept, Accept-Encoding",
        },
        "Access-Control-Allow-Origin": {
            "description": "Scripts of every origin may read.",
            "required": true,
            "schema": { "type": "string", "maxLength": 10 },
            "example": "*",
        },
        "X-Data-Revision": {
            "description": "The number that changes exactly when data changes.",
            "required": true,
            "schema": { "type": "integer", "format": "int64", "minimum": 0, "maximum": 9_007_199_254_740_991_i64 },
            "example": 1,
        },
        "X-Request-Id": {
            "description": "Id of the request, as sent or made here; it stands in the log.",
            "required": true,
            "schema": { "type": "string", "maxLength": 128 },
            "example": EXAMPLE_REQUEST_ID,
        },
        "Link": {
            "description": "This page and the next (RFC 8288).",
            "required": true,
            "schema": { "type": "string", "maxLength": 20_000 },
            "example": "</v1/roles?family=clinical>; rel=\"self\"",
        },
        "X-Paging-Revision": {
            "description": "On pages asked for by a cursor: the data revision of the first page. Where it is not `X-Data-Revision`, \
                            the data changed in between, and rows may be missing or come twice.",
            "schema": { "type": "integer", "format": "int64", "minimum": 0, "maximum": 9_007_199_254_740_991_i64 },
            "example": 1,
        },
        "Retry-After": {
            "description": "Seconds to wait.",
            "required": true,
            "schema": { "type": "integer", "format": "int32", "minimum": 0, "maximum": 3600 },
            "example": 1,
        },
    });
    if let (Some(all), Value::Object(allowance)) = (headers.as_object_mut(), allowance_headers()) {
        all.extend(allowance);
    }
    headers
}

fn header_ref(name: &str) -> Value {
    json!({ "$ref": format!("#/components/headers/{name}") })
}

fn answer_headers() -> Value {
    let names = [
        "ETag",
        "Cache-Control",
        "Vary",
        "X-Data-Revision",
        "X-Request-Id",
        "Access-Control-Allow-Origin",
    ];
    header_refs(names.into_iter().chain(ALLOWANCE))
}

fn header_refs(names: impl Iterator<Item = &'static str>) -> Value {
    Value::Object(
        names
            .map(|name| (name.to_owned(), header_ref(name)))
            .collect(),
    )
}

/// Adds to one operation what all operations share; `fields` has the names of the fields of each view and page.
pub fn complete(
    path: &str,
    operation: &mut Map<String, Value>,
    fields: &HashMap<String, Vec<String>>,
) {
    let own = operation
        .get("responses")
        .and_then(|responses| responses.pointer("/200/content/application~1json/schema/$ref"))
        .and_then(Value::as_str)
        .and_then(|reference| fields.get(reference.rsplit('/').next()?))
        .cloned()
        .unwrap_or_default();
    let is_list = operation
        .get("operationId")
        .and_then(Value::as_str)
        .is_some_and(|id| id.starts_with("list_"));
    let of_role = path.starts_with("/v1/roles/{slug}/");
    if let Some(Value::Array(parameters)) = operation.get_mut("parameters") {
        parameters.retain(|parameter| !(of_role && parameter.get("name") == Some(&json!("role"))));
    }
    for parameter in operation
        .get_mut("parameters")
        .and_then(Value::as_array_mut)
        .into_iter()
        .flatten()
    {
        complete_parameter(path, parameter, &own);
    }
    let takes_body = operation.contains_key("requestBody");
    let Some(responses) = operation
        .get_mut("responses")
        .and_then(Value::as_object_mut)
    else {
        return;
    };
    if let Some(success) = responses.get_mut("200").and_then(Value::as_object_mut) {
        let mut headers = answer_headers();
        if is_list {
            headers["Link"] = header_ref("Link");
            headers["X-Paging-Revision"] = header_ref("X-Paging-Revision");
        }
        success.insert("headers".to_owned(), headers);
    }
    for (status, description) in OWN_FAILURES {
        responses.insert(status.to_owned(), problem_response(description));
    }
    let by_kind = match takes_body {
        true => ("415", "UnsupportedMediaType"),
        false => ("304", "NotModified"),
    };
    let shared = [
        by_kind,
        ("413", "BodyTooLarge"),
        ("414", "UrlTooLong"),
        ("429", "TooManyRequests"),
        ("500", "InternalError"),
        ("503", "Unavailable"),
    ];
    for (status, name) in shared {
        responses.insert(
            status.to_owned(),
            json!({ "$ref": format!("#/components/responses/{name}") }),
        );
    }
    responses.sort_keys();
}

/// Query parameters that cannot be left out, each with the path of its operation. `utoipa` also counts those as required whose type it was told apart.
const REQUIRED: [(&str, &str); 4] = [
    ("/v1/roles/{slug}/salary-position", "amount"),
    ("/v1/titles/match", "title"),
    ("/v1/titles/suggest", "q"),
    ("/v1/search", "q"),
];

/// Says that a parameter is left out rather than null or is empty, gives `cursor` and `fields` their examples, and
/// names what `fields` may pick from.
fn complete_parameter(path: &str, parameter: &mut Value, fields: &[String]) {
    if let Some(schema) = parameter.get_mut("schema").and_then(Value::as_object_mut) {
        if let Some(Value::Array(types)) = schema.get("type") {
            let one = types
                .iter()
                .find(|kind| *kind != "null")
                .cloned()
                .unwrap_or_default();
            schema.insert("type".to_owned(), one);
        }
        if let Some(Value::Array(choices)) = schema.remove("oneOf") {
            let one = choices
                .into_iter()
                .find(|choice| choice.get("type") != Some(&json!("null")));
            if let Some(Value::Object(one)) = one {
                schema.extend(one);
            }
        }
    }
    let Some(object) = parameter.as_object_mut() else {
        return;
    };
    let is_required = object
        .get("name")
        .and_then(Value::as_str)
        .is_some_and(|name| REQUIRED.contains(&(path, name)));
    if object.get("in") == Some(&json!("query")) && !is_required {
        object.insert("required".to_owned(), json!(false));
        object.insert("allowEmptyValue".to_owned(), json!(true));
        if let Some(Value::String(pattern)) = object
            .get_mut("schema")
            .and_then(|schema| schema.get_mut("pattern"))
        {
            *pattern = format!(
                "^({})?$",
                pattern.trim_start_matches('^').trim_end_matches('$')
            );
        }
    }
    let name = object
        .get("name")
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned();
    if name == "cursor" {
        let left_out = json!({ "summary": "The first page", "value": "" });
        object.insert("examples".to_owned(), json!({ "left_out": left_out }));
    }
    if let ("fields", [first, second, ..]) = (name.as_str(), fields) {
        let all = json!({ "summary": "All fields", "value": "" });
        let two = json!({ "summary": "Two fields", "value": format!("{first},{second}") });
        object.insert("examples".to_owned(), json!({ "all": all, "two": two }));
        let description = object
            .get("description")
            .and_then(Value::as_str)
            .unwrap_or_default();
        let description = format!("{description} There are `{}`.", fields.join("`, `"));
        object.insert("description".to_owned(), json!(description));
        let any = fields.join("|");
        object["schema"]["pattern"] = json!(format!("^(({any})(,({any}))*)?$"));
    }
}
