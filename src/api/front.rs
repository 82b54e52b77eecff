//! What happens to every request before and after its handler: identity, limits, known answers, CORS, the log line.

use std::panic::AssertUnwindSafe;
use std::time::Instant;

use actix_web::body::{BodySize, BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{HttpResponse, ResponseError};
use futures_util::FutureExt;

use super::answer::{REVISION_HEADER, is_read};
use super::coding::{accepts_anything, liking};
use super::context::{Allowance, Context};
use super::error::{ApiError, PROBLEM_JSON, clipped};

/// The longest URL that is taken, in bytes.
pub const MAX_URL: usize = 8_192;

/// The largest body that is taken, in bytes.
pub const MAX_BODY: usize = 1_048_576;

/// The methods that a resource of the catalogue answers.
pub const READ_METHODS: &str = "GET, HEAD, OPTIONS";

/// How much of a request target is repeated in answers and in the log, in bytes.
const SHOWN_URL: usize = 2_000;

/// The header with the request's id.
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Headers that a script in a browser may read.
const EXPOSED: &str = "ETag, Link, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, Retry-After, \
                       X-Data-Revision, X-Request-Id";

/// Headers that a script in a browser may send: all of them, `*`, which does not stand for `Authorization`; the others
/// are named for browsers that do not know the star.
const ALLOWED: &str = "*, Accept, Accept-Language, Authorization, Content-Type, If-Match, If-None-Match, \
                       Idempotency-Key, X-Request-Id";

/// A failure that knows its request, for the rare case that the request itself is lost.
#[derive(Debug)]
struct Lost {
    instance: String,
    request_id: String,
}

impl std::fmt::Display for Lost {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "the handler of {} panicked", self.instance)
    }
}

impl ResponseError for Lost {
    fn error_response(&self) -> HttpResponse<BoxBody> {
        let mut response = ApiError::Internal.response(&self.instance, &self.request_id);
        decorate(response.headers_mut(), &self.request_id, None);
        response
    }
}

/// Wraps the whole application.
pub async fn front(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let started = Instant::now();
    let context = request
        .app_data::<Data<Context>>()
        .cloned()
        .map(Data::into_inner);
    let request_id = request_id(request.headers());
    let method = clipped(request.method().as_str());
    let is_head = request.method() == Method::HEAD;
    let instance: String = request
        .uri()
        .path_and_query()
        .map_or("/", |target| target.as_str())
        .to_owned();

    let log = |status: StatusCode, bytes: u64| {
        log::info!(
            target: "careers_api::access",
            "{method} {} {} {bytes} B {:.3} ms {request_id}",
            shown(&instance),
            status.as_u16(),
            started.elapsed().as_secs_f64() * 1000.0,
        );
    };
    let mut allowance = None;
    let early = check(&request, &instance)
        .and_then(|()| count(&request, context.as_deref()))
        .and_then(|left| {
            allowance = left;
            early(&request, context.as_deref(), &instance)
        });
    let mut response = match early {
        Ok(Some(response)) => request.into_response(response),
        Err(error) => {
            let response = error.response(shown(&instance), &request_id);
            request.into_response(response)
        }
        Ok(None) => match AssertUnwindSafe(next.call(request)).catch_unwind().await {
            Ok(response) => told(response?, &instance, &request_id),
            Err(_) => {
                log(StatusCode::INTERNAL_SERVER_ERROR, 0);
                return Err(Lost {
                    instance,
                    request_id,
                }
                .into());
            }
        },
    };
    let revision = context.as_deref().map(Context::revision);
    decorate(response.headers_mut(), &request_id, revision);
    if let Some(allowance) = allowance {
        allowance.tell(response.headers_mut());
    }
    let bytes = match response.response().body().size() {
        BodySize::Sized(bytes) if !is_head => bytes,
        _ => 0,
    };
    log(response.status(), bytes);
    Ok(response)
}

/// Refuses what no handler should see.
fn check(request: &ServiceRequest, target: &str) -> Result<(), ApiError> {
    if target.len() > MAX_URL {
        return Err(ApiError::UrlTooLong {
            length: target.len(),
            most: MAX_URL,
        });
    }
    check_encoding(target)?;
    let length = request
        .headers()
        .get(header::CONTENT_LENGTH)
        .and_then(|value| value.to_str().ok()?.parse().ok());
    if length.is_some_and(|length: usize| length > MAX_BODY) {
        return Err(ApiError::BodyTooLarge { most: MAX_BODY });
    }
    Ok(())
}

/// Tells whether the path is one of the catalogue, in whatever spelling: `/%761/roles` is read as the router reads it.
fn is_data(request: &ServiceRequest) -> bool {
    request.match_info().as_str().starts_with("/v1/")
}

/// Counts a request for data and returns what its address has left to ask.
///
/// Probes, pages and preflights do not count: they must not fail because their address is busy.
fn count(
    request: &ServiceRequest,
    context: Option<&Context>,
) -> Result<Option<Allowance>, ApiError> {
    let counts = is_data(request) && !is_preflight(request);
    match context.filter(|_| counts) {
        Some(context) => context.admit(request.peer_addr().map(|address| address.ip())),
        None => Ok(None),
    }
}

/// Answers at once what needs no handler: preflights, and what is known.
fn early(
    request: &ServiceRequest,
    context: Option<&Context>,
    target: &str,
) -> Result<Option<HttpResponse>, ApiError> {
    if is_preflight(request) {
        return Ok(Some(preflight()));
    }
    let is_data = is_data(request);
    let is_docs = request.match_info().as_str().starts_with("/docs/");
    if !is_read(request.method()) || !(is_data || is_docs) {
        return Ok(None);
    }
    if is_data {
        accepts_json(request.headers())?;
    }
    let key = if is_data { target } else { request.path() };
    context
        .and_then(|context| context.known(key))
        .map(|answer| answer.respond(request.headers()))
        .transpose()
}

/// Checks that every `%` starts two hexadecimal digits, that the whole is UTF-8, and that there is no NUL.
fn check_encoding(target: &str) -> Result<(), ApiError> {
    if !target.contains('%') {
        return Ok(());
    }
    let well_formed = target.split('%').skip(1).all(|rest| {
        let digits = rest.as_bytes();
        digits.len() >= 2 && digits.iter().take(2).all(u8::is_ascii_hexdigit)
    });
    if !well_formed {
        return Err(ApiError::BadUrl(
            "a `%` in the URL does not start two hexadecimal digits",
        ));
    }
    let decoded = percent_encoding::percent_decode_str(target)
        .decode_utf8()
        .map_err(|_| ApiError::BadUrl("the percent-encoding of the URL is not UTF-8"))?;
    if decoded.contains('\0') {
        Err(ApiError::BadUrl("the URL contains a NUL"))
    } else {
        Ok(())
    }
}

/// Checks that the client takes JSON.
fn accepts_json(headers: &HeaderMap) -> Result<(), ApiError> {
    if accepts_anything(headers) || liking(headers, "application/json", "application/*").0 > 0.0 {
        Ok(())
    } else {
        Err(ApiError::NotAcceptable {
            header: "Accept",
            available: "application/json",
        })
    }
}

fn is_preflight(request: &ServiceRequest) -> bool {
    request.method() == Method::OPTIONS
        && request
            .headers()
            .contains_key(header::ACCESS_CONTROL_REQUEST_METHOD)
}

fn preflight() -> HttpResponse {
    HttpResponse::NoContent()
        .insert_header((header::ACCESS_CONTROL_ALLOW_METHODS, READ_METHODS))
        .insert_header((header::ACCESS_CONTROL_ALLOW_HEADERS, ALLOWED))
        .insert_header((header::ACCESS_CONTROL_MAX_AGE, "86400"))
        .finish()
}

/// Gives a failure its final body, which names the request; what is no problem document yet becomes one.
fn told(
    response: ServiceResponse<impl MessageBody + 'static>,
    instance: &str,
    request_id: &str,
) -> ServiceResponse<BoxBody> {
    let status = response.status();
    if !status.is_client_error() && !status.is_server_error() {
        return response.map_into_boxed_body();
    }
    let problem = match response
        .response()
        .error()
        .and_then(|error| error.as_error::<ApiError>())
    {
        Some(error) => error.response(shown(instance), request_id),
        None if response
            .headers()
            .get(header::CONTENT_TYPE)
            .is_some_and(|kind| kind == PROBLEM_JSON) =>
        {
            return response.map_into_boxed_body();
        }
        None if status == StatusCode::NOT_FOUND => {
            let path = instance.split('?').next().unwrap_or_default().to_owned();
            ApiError::NoRoute {
                path,
                nearest: None,
            }
            .response(shown(instance), request_id)
        }
        None => ApiError::Internal.response(shown(instance), request_id),
    };
    response.into_response(problem)
}

/// The part of a request target that is repeated in answers and in the log; never half a percent-encoded byte.
fn shown(instance: &str) -> &str {
    let Some(start) = instance.get(..SHOWN_URL) else {
        return instance;
    };
    match start.rfind('%') {
        Some(escape) if start.len() - escape < "%20".len() => instance.get(..escape),
        _ => Some(start),
    }
    .unwrap_or("/")
}

/// Returns the id that the client sent, if it is one, or a new one.
///
/// Ids are up to 128 letters, digits, hyphens, underscores and dots, so that none can forge a line of the log.
fn request_id(headers: &HeaderMap) -> String {
    let sent = headers
        .get(&REQUEST_ID)
        .and_then(|value| value.to_str().ok());
    let valid = |id: &&str| {
        (1..=128).contains(&id.len())
            && id
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
    };
    sent.filter(valid)
        .map_or_else(|| uuid::Uuid::now_v7().to_string(), str::to_owned)
}

/// Sets the headers that every answer carries.
///
/// Written by hand since the values never vary: a CORS middleware adds them only when there is an `Origin`, and a
/// shared cache would then hand an answer without them to a browser.
fn decorate(headers: &mut HeaderMap, request_id: &str, revision: Option<i64>) {
    headers.insert(
        header::ACCESS_CONTROL_ALLOW_ORIGIN,
        HeaderValue::from_static("*"),
    );
    headers.insert(
        header::ACCESS_CONTROL_EXPOSE_HEADERS,
        HeaderValue::from_static(EXPOSED),
    );
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    if let Ok(id) = HeaderValue::from_str(request_id) {
        headers.insert(REQUEST_ID, id);
    }
    let revision_header = HeaderName::from_static(REVISION_HEADER);
    if let (Some(revision), false) = (revision, headers.contains_key(&revision_header)) {
        headers.insert(revision_header, revision.into());
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{SHOWN_URL, check_encoding, shown};

    #[test]
    fn broken_encodings_and_nul_are_refused() {
        for target in [
            "/v1/roles/%",
            "/v1/roles/%z1",
            "/v1/roles?q=%0",
            "/v1/roles/%ff",
            "/v1/roles?q=%00",
        ] {
            assert!(check_encoding(target).is_err(), "{target}");
        }
        assert!(check_encoding("/v1/roles?q=%C3%A9t%C3%A9").is_ok());
    }

    #[test]
    fn a_long_url_is_cut_between_its_escapes() {
        for filler in ["", "a", "aa"] {
            let long = format!("/{filler}{}", "%C3%A9".repeat(SHOWN_URL));
            let cut = shown(&long);
            assert!(cut.len() <= SHOWN_URL && cut.len() > SHOWN_URL - 3);
            assert!(
                check_encoding(cut.strip_suffix("%C3").unwrap_or(cut)).is_ok(),
                "{cut}"
            );
        }
        assert_eq!(shown("/v1/roles?q=%C3%A9"), "/v1/roles?q=%C3%A9");
    }

    proptest! {
        #[test]
        fn any_target_is_judged(target in ".{0,80}") {
            let _ = check_encoding(&target);
        }
    }
}
