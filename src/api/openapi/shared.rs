//! What all operations share: the failures, the headers, and how their parameters are described.

use serde_json::{Map, Value, json};

use crate::api::context::Allowance;
use crate::api::error::{ApiError, FaultCode, FieldError};
use crate::api::front::MAX_URL;

/// The request id in the examples.
const EXAMPLE_REQUEST_ID: &str = "0197f3a1-8f0e-7cc3-98c4-dc0c0c07398f";

/// The failures that operations share, with real examples.
pub fn problem_responses() -> Value {
    let not_found = ApiError::NotFound {
        what: "role",
        key: "clinical-informatics-directer".to_owned(),
        nearest: Some("clinical-informatics-director".to_owned()),
    };
    let invalid = ApiError::Parameters(vec![FieldError::new(
        "sort",
        FaultCode::UnknownValue,
        "no value `titel`; the nearest is `title`; there are title, family, track, experience, median",
    )]);
    let not_acceptable = ApiError::NotAcceptable {
        header: "Accept",
        available: "application/json",
    };
    let entries = [
        (
            "BadRequest",
            "A parameter is unknown, given twice, malformed or out of range.",
            invalid,
            "/v1/roles?sort=titel",
        ),
        (
            "NotFound",
            "No entry has this key, or no resource this path.",
            not_found,
            "/v1/roles/clinical-informatics-directer",
        ),
        (
            "NotAcceptable",
            "No representation fits `Accept` or `Accept-Encoding`.",
            not_acceptable,
            "/v1/roles",
        ),
        (
            "UrlTooLong",
            "The URL is too long.",
            ApiError::UrlTooLong {
                length: 9000,
                most: MAX_URL,
            },
            "/v1/roles",
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
            ApiError::NotReady,
            "/v1/roles",
        ),
    ];
    let mut responses = Map::new();
    for (name, description, error, instance) in entries {
        let mut headers = json!({
            "X-Request-Id": header_ref("X-Request-Id"),
            "Access-Control-Allow-Origin": header_ref("Access-Control-Allow-Origin"),
        });
        if matches!(name, "TooManyRequests" | "Unavailable") {
            headers["Retry-After"] = header_ref("Retry-After");
        }
        responses.insert(
            name.to_owned(),
            json!({
                "description": description,
                "headers": headers,
                "content": { "application/problem+json": {
                    "schema": { "$ref": "#/components/schemas/Problem" },
                    "example": error.body(instance, EXAMPLE_REQUEST_ID),
                } },
            }),
        );
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

/// The headers that answers carry.
pub fn headers() -> Value {
    json!({
        "ETag": {
            "description": "Strong tag of this representation, for `If-None-Match`.",
            "schema": { "type": "string", "maxLength": 80 },
            "example": "\"5f2b9a3e0c1d4b7f8a6e2d1c0b9f8e7d\"",
        },
        "Cache-Control": {
            "description": "How long the answer may be used without asking again.",
            "schema": { "type": "string", "maxLength": 200 },
            "example": "public, max-age=60, stale-while-revalidate=600",
        },
        "Vary": {
            "description": "The request headers that the answer depends on.",
            "schema": { "type": "string", "maxLength": 200 },
            "example": "Accept, Accept-Encoding",
        },
        "Access-Control-Allow-Origin": {
            "description": "Scripts of every origin may read.",
            "schema": { "type": "string", "maxLength": 10 },
            "example": "*",
        },
        "X-Data-Revision": {
            "description": "The number that changes exactly when data changes.",
            "schema": { "type": "integer", "format": "int64", "minimum": 0, "maximum": 9_007_199_254_740_991_i64 },
            "example": 1,
        },
        "X-Request-Id": {
            "description": "Id of the request, as sent or made here; it stands in the log.",
            "schema": { "type": "string", "maxLength": 128 },
            "example": EXAMPLE_REQUEST_ID,
        },
        "Link": {
            "description": "This page and the next (RFC 8288).",
            "schema": { "type": "string", "maxLength": 20_000 },
            "example": "</v1/roles?limit=50>; rel=\"self\"",
        },
        "Retry-After": {
            "description": "Seconds to wait.",
            "schema": { "type": "integer", "format": "int32", "minimum": 0, "maximum": 3600 },
            "example": 1,
        },
    })
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
    Value::Object(
        names
            .into_iter()
            .map(|name| (name.to_owned(), header_ref(name)))
            .collect(),
    )
}

/// Adds to one operation what all operations share.
pub fn complete(path: &str, operation: &mut Map<String, Value>) {
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
        complete_parameter(parameter);
    }
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
        }
        success.insert("headers".to_owned(), headers);
    }
    let shared: &[(&str, &str)] = if path.starts_with("/v1/") {
        &[
            ("304", "NotModified"),
            ("400", "BadRequest"),
            ("404", "NotFound"),
            ("406", "NotAcceptable"),
            ("414", "UrlTooLong"),
            ("429", "TooManyRequests"),
            ("500", "InternalError"),
            ("503", "Unavailable"),
        ]
    } else {
        &[
            ("304", "NotModified"),
            ("400", "BadRequest"),
            ("404", "NotFound"),
            ("406", "NotAcceptable"),
            ("429", "TooManyRequests"),
            ("500", "InternalError"),
            ("503", "Unavailable"),
        ]
    };
    for (status, name) in shared {
        responses.insert(
            (*status).to_owned(),
            json!({ "$ref": format!("#/components/responses/{name}") }),
        );
    }
}

/// Says that a parameter is left out rather than null, and gives `cursor` and `fields` their examples.
fn complete_parameter(parameter: &mut Value) {
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
    if object.get("in") == Some(&json!("query")) {
        object.insert("required".to_owned(), json!(false));
    }
    let name = object
        .get("name")
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned();
    if matches!(name.as_str(), "cursor" | "fields") {
        let left_out = json!({ "summary": format!("No `{name}`"), "value": "" });
        object.insert("examples".to_owned(), json!({ "left_out": left_out }));
    }
}
