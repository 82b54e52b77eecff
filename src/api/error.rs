//! Every failure the API can answer, as `application/problem+json` (RFC 9457).

use std::sync::Arc;

use actix_web::body::BoxBody;
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpResponse, ResponseError};
use diesel::result::DatabaseErrorKind::SerializationFailure;
use diesel::result::Error::DatabaseError;
use serde::Serialize;
use utoipa::ToSchema;

use super::answer::BY_ACCEPT;
use super::context::Allowance;
pub use super::fault::{FaultCode, FieldError, clipped};
use crate::store::StoreError;
use crate::store::references::Unknown;

/// Where the problem types are described.
pub const PROBLEM_BASE: &str = "https://careers-api.example/problems/";

/// The media type of every failure.
pub const PROBLEM_JSON: &str = "application/problem+json";

/// Anything a handler can answer instead of its success response.
#[derive(Debug, thiserror::Error)]
pub enum ApiError {
    /// No entry has this key.
    #[error("{what} `{key}` does not exist{}", hint(.nearest.as_deref()))]
    NotFound {
        /// Kind of the entry.
        what: &'static str,
        /// The key that was asked for.
        key: String,
        /// The nearest key that exists.
        nearest: Option<String>,
    },
    /// No route has this path.
    #[error("no resource has the path `{path}`{}", hint(.nearest.as_deref()))]
    NoRoute {
        /// The path that was asked for.
        path: String,
        /// The nearest path that exists.
        nearest: Option<String>,
    },
    /// The path exists, but not for this method.
    #[error("`{method}` is not allowed here; allowed are {allow}")]
    MethodNotAllowed {
        /// The method that was tried.
        method: String,
        /// The methods that would work.
        allow: &'static str,
    },
    /// Query parameters are wrong.
    #[error("{} of the query is not valid", if .0.len() == 1 { "a parameter" } else { "more than one parameter" })]
    Parameters(Vec<FieldError>),
    /// The target is not a valid URL: broken percent-encoding, bytes that are no UTF-8, or a NUL.
    #[error("{0}")]
    BadUrl(&'static str),
    /// The URL is too long.
    #[error("the URL has {length} bytes; the most is {most}")]
    UrlTooLong {
        /// Its length in bytes.
        length: usize,
        /// The most that is taken.
        most: usize,
    },
    /// Members of the body are wrong.
    #[error("{} of the body is not valid", if .0.len() == 1 { "a member" } else { "more than one member" })]
    Body(Vec<FieldError>),
    /// The body is no JSON text.
    #[error("{0}")]
    BadJson(String),
    /// The body is of a kind that is not taken.
    #[error("the `{header}` header says `{given}`; the body must be `{available}`")]
    UnsupportedMediaType {
        /// The header that says what the body is.
        header: &'static str,
        /// What it says.
        given: String,
        /// What is taken.
        available: &'static str,
    },
    /// The body is too large.
    #[error("the body is larger than {most} bytes")]
    BodyTooLarge {
        /// The most that is taken.
        most: usize,
    },
    /// No representation fits the Accept header.
    #[error("the `{header}` header admits none of: {available}")]
    NotAcceptable {
        /// The header that asks for something else.
        header: &'static str,
        /// What there is.
        available: &'static str,
    },
    /// The client asks more often than it may.
    #[error("this address may make {} requests a second; try again in {} s", .0.limit, .0.reset)]
    TooManyRequests(Allowance),
    /// The database is not ready.
    #[error("the database has not the schema of this release")]
    NotReady,
    /// The data changed while a request was answered in two steps.
    #[error("the data changed meanwhile")]
    Moved,
    /// A defect of ours.
    #[error("the service failed to build the answer")]
    Internal,
    /// The database failed.
    #[error("the service cannot answer right now")]
    Store(#[from] StoreError),
    /// What kept the answer from being built, for one of several requests that waited for it.
    #[error(transparent)]
    Shared(#[from] Arc<ApiError>),
}

/// The most faults of one request that are told; whoever sends more has not read the first.
pub const MOST_FAULTS: usize = 20;

/// Bytes of `detail` after which further faults stand in `errors` only.
const LONGEST_DETAIL: usize = 1_500;

fn hint(nearest: Option<&str>) -> String {
    nearest
        .map(|near| format!("; the nearest is `{near}`"))
        .unwrap_or_default()
}

/// The body of every failure (RFC 9457).
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Problem {
    /// URI that names the kind of problem; its last segment never changes meaning.
    #[schema(
        format = "uri",
        example = "https://careers-api.example/problems/not-found",
        max_length = 200
    )]
    pub r#type: String,
    /// The kind of problem in words.
    #[schema(example = "Not found", max_length = 100)]
    pub title: &'static str,
    /// The status of the answer.
    #[schema(example = 404, minimum = 400, maximum = 599)]
    pub status: u16,
    /// What happened here and how to mend it.
    #[schema(
        example = "role `ehr-analist` does not exist; the nearest is `ehr-analyst`",
        max_length = 4000
    )]
    pub detail: String,
    /// The path and query that failed; the first 2,000 bytes of longer ones.
    #[schema(example = "/v1/roles/ehr-analist", max_length = 2000)]
    pub instance: String,
    /// The request's id, as in the `X-Request-Id` header and the log.
    #[schema(example = "0197f3a1-8f0e-7cc3-98c4-dc0c0c07398f", max_length = 128)]
    pub request_id: String,
    /// Each fault of the request by itself; empty where the fault is not in the parameters.
    #[schema(max_items = 20)]
    pub errors: Vec<FieldError>,
}

impl ApiError {
    /// The error for one parameter whose value lies outside what is taken.
    pub fn out_of_range(parameter: &str, detail: &str) -> Self {
        Self::Parameters(vec![FieldError::new(
            parameter,
            FaultCode::OutOfRange,
            detail,
        )])
    }

    /// The error for a range that holds nothing.
    pub fn empty_range(least: &str, most: &str) -> Self {
        Self::Parameters(vec![FieldError::new(
            least,
            FaultCode::EmptyRange,
            format!("exceeds `{most}`; nothing can match"),
        )])
    }

    /// Status, problem slug and title of each error; the one table clients depend on.
    fn problem(&self) -> (StatusCode, &'static str, &'static str) {
        use StatusCode as S;
        match self {
            Self::NotFound { .. } => (S::NOT_FOUND, "not-found", "Not found"),
            Self::NoRoute { .. } => (S::NOT_FOUND, "no-route", "No such path"),
            Self::MethodNotAllowed { .. } => (
                S::METHOD_NOT_ALLOWED,
                "method-not-allowed",
                "Method not allowed",
            ),
            Self::Parameters(_)
            | Self::Store(StoreError::UnknownReferences(_) | StoreError::TooManyIncluded { .. }) => {
                (S::BAD_REQUEST, "invalid-parameters", "Invalid parameters")
            }
            Self::Body(_) => (S::BAD_REQUEST, "invalid-body", "Invalid body"),
            Self::BadJson(_) => (S::BAD_REQUEST, "invalid-json", "Invalid JSON"),
            Self::UnsupportedMediaType { .. } => (
                S::UNSUPPORTED_MEDIA_TYPE,
                "unsupported-media-type",
                "Unsupported media type",
            ),
            Self::BadUrl(_) => (S::BAD_REQUEST, "invalid-url", "Invalid URL"),
            Self::UrlTooLong { .. } => (S::URI_TOO_LONG, "url-too-long", "URL too long"),
            Self::BodyTooLarge { .. } => (S::PAYLOAD_TOO_LARGE, "body-too-large", "Body too large"),
            Self::NotAcceptable { .. } => (S::NOT_ACCEPTABLE, "not-acceptable", "Not acceptable"),
            Self::TooManyRequests(_) => (
                S::TOO_MANY_REQUESTS,
                "too-many-requests",
                "Too many requests",
            ),
            Self::NotReady => (S::SERVICE_UNAVAILABLE, "not-ready", "Not ready"),
            Self::Store(StoreError::Busy) => (S::SERVICE_UNAVAILABLE, "busy", "Service busy"),
            // A copy that follows a server breaks off reads that stand in the way of what it has to take over.
            Self::Store(
                StoreError::Slow
                | StoreError::Unavailable
                | StoreError::Connection(_)
                | StoreError::Query(DatabaseError(SerializationFailure, _)),
            ) => (
                S::SERVICE_UNAVAILABLE,
                "database-unavailable",
                "Database unavailable",
            ),
            Self::Shared(error) => error.problem(),
            Self::Internal | Self::Moved | Self::Store(_) => {
                (S::INTERNAL_SERVER_ERROR, "internal", "Internal error")
            }
        }
    }

    /// Tells whether the key in the path is that of nothing, to whomever it was told first.
    pub fn is_unknown_key(&self) -> bool {
        match self {
            Self::NotFound { .. } => true,
            Self::Shared(error) => error.is_unknown_key(),
            _ => false,
        }
    }

    /// Tells whether something that was asked for by its key does not exist.
    pub const fn names_unknown_references(&self) -> bool {
        matches!(self, Self::Store(StoreError::UnknownReferences(_)))
    }

    /// The faults of single parameters, and the sentence for the whole.
    fn faults(&self) -> Vec<FieldError> {
        match self {
            Self::Parameters(errors) | Self::Body(errors) => errors.clone(),
            Self::Shared(error) => error.faults(),
            Self::Store(StoreError::UnknownReferences(unknown)) => unknown
                .iter()
                .map(
                    |Unknown {
                         parameter,
                         what,
                         value,
                         nearest,
                     }| {
                        let detail = format!("`{value}` is no {what}{}", hint(nearest.as_deref()));
                        FieldError::new(*parameter, FaultCode::UnknownValue, detail)
                    },
                )
                .collect(),
            Self::Store(StoreError::TooManyIncluded { what, most }) => {
                let detail = format!(
                    "`{what}` brings more than {most} rows; ask for fewer roles a page, or use the list of {}",
                    what.replace('_', " ")
                );
                vec![FieldError::new("include", FaultCode::OutOfRange, detail)]
            }
            _ => Vec::new(),
        }
    }

    /// Builds the body for one request.
    pub fn body(&self, instance: &str, request_id: &str) -> Problem {
        let (status, slug, title) = self.problem();
        let mut errors = self.faults();
        errors.truncate(MOST_FAULTS);
        let detail = if errors.is_empty() {
            self.to_string()
        } else {
            sentence(&errors)
        };
        Problem {
            r#type: format!("{PROBLEM_BASE}{slug}"),
            title,
            status: status.as_u16(),
            detail,
            instance: instance.to_owned(),
            request_id: request_id.to_owned(),
            errors,
        }
    }

    /// Builds the whole answer for one request; the cause of a server error goes to the log, once, here.
    pub fn response(&self, instance: &str, request_id: &str) -> HttpResponse {
        let (status, ..) = self.problem();
        if status.is_server_error() {
            log::error!("{instance} {request_id}: {}", chain(self));
        }
        let mut response = HttpResponse::build(status);
        response
            .content_type(PROBLEM_JSON)
            .insert_header((header::CACHE_CONTROL, "no-store"))
            .insert_header((header::VARY, BY_ACCEPT));
        match self {
            Self::MethodNotAllowed { allow, .. } => {
                response.insert_header((header::ALLOW, HeaderValue::from_static(allow)));
            }
            Self::TooManyRequests(allowance) => {
                response.insert_header((header::RETRY_AFTER, allowance.reset));
            }
            _ if status == StatusCode::SERVICE_UNAVAILABLE => {
                response.insert_header((header::RETRY_AFTER, 1));
            }
            _ => {}
        }
        let body = serde_json::to_vec(&self.body(instance, request_id)).unwrap_or_default();
        let mut response = response.body(body);
        if let Self::TooManyRequests(allowance) = self {
            allowance.tell(response.headers_mut());
        }
        response
    }
}

impl From<diesel::result::Error> for ApiError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Store(error.into())
    }
}

impl ResponseError for ApiError {
    fn status_code(&self) -> StatusCode {
        self.problem().0
    }

    /// Only the status: the front makes the answer of it, with [`ApiError::response`], which knows the request.
    fn error_response(&self) -> HttpResponse<BoxBody> {
        HttpResponse::new(self.status_code())
    }
}

/// The faults in one sentence, as far as they fit.
pub fn sentence(faults: &[FieldError]) -> String {
    let mut sentence = String::new();
    for fault in faults {
        let (place, detail) = (fault.place(), &fault.detail);
        if !sentence.is_empty() && sentence.len() + detail.len() > LONGEST_DETAIL {
            sentence.push_str("; the rest is in `errors`");
            break;
        }
        let separator = if sentence.is_empty() { "" } else { "; " };
        sentence.push_str(&format!("{separator}{place}: {detail}"));
    }
    sentence
}

/// The error with all its causes, for the log.
fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        text.push_str(": ");
        text.push_str(&inner.to_string());
        cause = inner.source();
    }
    text
}
