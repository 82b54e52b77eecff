//! What happens to every request before and after its handler: identity, limits, known answers, CORS, the log line.

use std::panic::AssertUnwindSafe;
use std::time::Instant;

use actix_web::body::{BodySize, BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use actix_web::http::{Method, StatusCode, Uri};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{HttpResponse, ResponseError};
use futures_util::FutureExt;

use super::answer::{REVISION_HEADER, is_read, target_of};
use super::coding::{accepts_anything, liking};
use super::context::{Allowance, Context};
use super::error::{ApiError, PROBLEM_JSON};
use super::request_id::{REQUEST_ID, RequestId};
use crate::logging::ACCESS;

/// The longest URL that is taken, in bytes.
pub const MAX_URL: usize = 8_192;

/// The largest body that is taken, in bytes.
pub const MAX_BODY: usize = 1_048_576;

/// The largest body with postings, whose descriptions are long, in bytes.
pub const MAX_POSTINGS_BODY: usize = 8 * MAX_BODY;

/// The methods that a resource of the catalogue answers.
pub const READ_METHODS: &str = "GET, HEAD, OPTIONS";

/// The methods of a resource that also answers questions sent in a body.
pub const POST_TOO: &str = "GET, HEAD, POST, OPTIONS";

/// The methods of a resource that only answers questions sent in a body.
pub const POST_ONLY: &str = "POST, OPTIONS";

/// How much of a request target is repeated in answers and in the log, in bytes.
const SHOWN_URL: usize = 2_000;

/// Headers that a script in a browser may read.
const EXPOSED: &str = "ETag, Link, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, Retry-After, \
                       X-Data-Revision, X-Paging-Revision, X-Request-Id";

/// Headers that a script in a browser may send: all of them, `*`, which does not stand for `Authorization`; the others
/// are named for browsers that do not know the star.
const ALLOWED: &str = "*, Accept, Accept-Language, Authorization, Content-Type, If-Match, If-None-Match, \
                       Idempotency-Key, X-Request-Id";

/// A failure that knows its request, for the rare case that the request itself is lost.
#[derive(Debug)]
struct Lost {
    uri: Uri,
    id: RequestId,
}

impl std::fmt::Display for Lost {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "the handler of {} panicked", target_of(&self.uri))
    }
}

impl ResponseError for Lost {
    fn error_response(&self) -> HttpResponse<BoxBody> {
        let instance = shown(target_of(&self.uri));
        let mut response = ApiError::Internal.response(instance, self.id.as_str());
        decorate(response.headers_mut(), &self.id, None);
        response
    }
}

/// Wraps the whole application.
pub async fn front(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let started = Instant::now();
    let id = RequestId::of(request.headers());
    let mut allowance = None;
    let mut response = match early(&request, &mut allowance) {
        Ok(Some(response)) => request.into_response(response),
        Err(error) => {
            let instance = shown(target_of(request.uri()));
            let response = error.response(instance, id.as_str());
            request.into_response(response)
        }
        Ok(None) => {
            // Parts only: the router wants the request for itself.
            let (method, uri) = (request.method().clone(), request.uri().clone());
            match AssertUnwindSafe(next.call(request)).catch_unwind().await {
                Ok(response) => told(response?, &id),
                Err(_) => {
                    let status = StatusCode::INTERNAL_SERVER_ERROR;
                    log(&method, &uri, status, 0, started, &id);
                    return Err(Lost { uri, id }.into());
                }
            }
        }
    };
    let context = response.request().app_data::<Data<Context>>();
    let revision = context.map(|context| context.revision());
    decorate(response.headers_mut(), &id, revision);
    if let Some(allowance) = allowance {
        allowance.tell(response.headers_mut());
    }
    let (method, uri) = (response.request().method(), response.request().uri());
    let bytes = match response.response().body().size() {
        BodySize::Sized(bytes) if *method != Method::HEAD => bytes,
        _ => 0,
    };
    log(method, uri, response.status(), bytes, started, &id);
    Ok(response)
}

/// Writes the line of a request.
fn log(
    method: &Method,
    uri: &Uri,
    status: StatusCode,
    bytes: u64,
    started: Instant,
    id: &RequestId,
) {
    // Put together by hand: formatting a fraction takes longer than all the rest.
    let micros = started.elapsed().as_micros();
    log::info!(
        target: ACCESS,
        "{:.200} {} {} {bytes} B {}.{:03} ms {}",
        method.as_str(),
        shown(target_of(uri)),
        status.as_str(),
        micros / 1000,
        micros % 1000,
        id.as_str(),
    );
}

/// Answers at once what needs no handler: what is refused, preflights, and what is known. Tells what the address of a
/// request that counts has left to ask.
fn early(
    request: &ServiceRequest,
    allowance: &mut Option<Allowance>,
) -> Result<Option<HttpResponse>, ApiError> {
    let target = target_of(request.uri());
    check(request, target)?;
    let path = request.match_info().as_str();
    let (is_data, is_docs) = (is_data(path), path.starts_with("/docs/"));
    if is_preflight(request) {
        return Ok(Some(preflight(path)));
    }
    let context = request.app_data::<Data<Context>>();
    if let Some(context) = context.filter(|_| is_data) {
        *allowance = context.admit(|| Some(request.peer_addr()?.ip()))?;
    }
    if is_data && (is_read(request.method()) || request.method() == Method::POST) {
        accepts_json(request.headers())?;
    }
    if !is_read(request.method()) || !(is_data || is_docs) {
        return Ok(None);
    }
    let key = if is_data { target } else { request.path() };
    let known = context.and_then(|context| context.known(key));
    known
        .map(|answer| answer.respond(request.headers()))
        .transpose()
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
    let most = match request.match_info().as_str() {
        "/v1/postings/enrich" => MAX_POSTINGS_BODY,
        _ => MAX_BODY,
    };
    if length.is_some_and(|length: usize| length > most) {
        return Err(ApiError::BodyTooLarge { most });
    }
    Ok(())
}

/// Tells whether the path is one of the catalogue; decoded, since `/%761/roles` is read as the router reads it.
///
/// Only such requests count against a limit: probes and pages must not fail because their address is busy.
fn is_data(path: &str) -> bool {
    path.starts_with("/v1/")
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

fn preflight(path: &str) -> HttpResponse {
    let methods = match path {
        "/v1/titles/match" => POST_TOO,
        "/v1/postings/enrich" => POST_ONLY,
        _ => READ_METHODS,
    };
    HttpResponse::NoContent()
        .insert_header((header::ACCESS_CONTROL_ALLOW_METHODS, methods))
        .insert_header((header::ACCESS_CONTROL_ALLOW_HEADERS, ALLOWED))
        .insert_header((header::ACCESS_CONTROL_MAX_AGE, "86400"))
        .finish()
}

/// Gives a failure its final body, which names the request; what is no problem document yet becomes one.
fn told(
    response: ServiceResponse<impl MessageBody + 'static>,
    id: &RequestId,
) -> ServiceResponse<BoxBody> {
    let status = response.status();
    if !status.is_client_error() && !status.is_server_error() {
        return response.map_into_boxed_body();
    }
    let target = target_of(response.request().uri());
    let error = response.response().error();
    let kind = response.headers().get(header::CONTENT_TYPE);
    let problem = match error.and_then(|error| error.as_error::<ApiError>()) {
        Some(error) => error.response(shown(target), id.as_str()),
        None if kind.is_some_and(|kind| kind == PROBLEM_JSON) => {
            return response.map_into_boxed_body();
        }
        None if status == StatusCode::NOT_FOUND => {
            let path = target.split('?').next().unwrap_or_default().to_owned();
            let nearest = None;
            ApiError::NoRoute { path, nearest }.response(shown(target), id.as_str())
        }
        None => ApiError::Internal.response(shown(target), id.as_str()),
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

/// Sets the headers that every answer carries.
///
/// Written by hand since the values never vary: a CORS middleware adds them only when there is an `Origin`, and a
/// shared cache would then hand an answer without them to a browser.
fn decorate(headers: &mut HeaderMap, id: &RequestId, revision: Option<i64>) {
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
    headers.insert(REQUEST_ID, id.header());
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
