//! The service itself: welcome, health, readiness, the OpenAPI document and Swagger UI.

use std::sync::Arc;

use actix_web::http::header::{self, HeaderValue};
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_swagger_ui::Config;

use super::Answer;
use super::answer::Answer as Body;
use super::context::Context;
use super::error::{ApiError, clipped};
use super::explorer::{self, Representation};
use super::openapi;
use super::params::Query;

/// What the service is and where to go from here.
#[derive(Debug, Serialize, ToSchema)]
pub struct Welcome {
    /// Name of the service.
    #[schema(max_length = 50, example = "careers-api")]
    pub name: &'static str,
    /// Release of the service.
    #[schema(max_length = 50, example = "0.1.0")]
    pub version: &'static str,
    /// The number that changes exactly when data changes.
    #[schema(minimum = 0, maximum = 9_007_199_254_740_991_i64)]
    pub data_revision: i64,
    /// Where the documentation is.
    #[schema(max_length = 100, example = "/docs/")]
    pub docs: &'static str,
    /// Where the OpenAPI document is.
    #[schema(max_length = 100, example = "/openapi.json")]
    pub openapi: &'static str,
    /// The lists of the catalogue.
    #[schema(max_items = 100)]
    pub resources: Vec<String>,
    /// What answers questions in words.
    #[schema(max_items = 100)]
    pub questions: Vec<String>,
}

/// Whether the service is well.
#[derive(Debug, Serialize, ToSchema)]
pub struct Health {
    /// `ok`.
    #[schema(max_length = 10, example = "ok")]
    pub status: &'static str,
}

/// An OpenAPI 3.1 document.
#[derive(ToSchema)]
#[expect(
    dead_code,
    reason = "only describes the document, which is sent as it was committed"
)]
pub struct OpenapiDocument {
    /// Version of the OpenAPI specification.
    #[schema(max_length = 10)]
    openapi: String,
    /// Title, version, licence.
    #[schema(value_type = Object)]
    info: (),
    /// Where the service is.
    #[schema(value_type = Vec<Object>, max_items = 10)]
    servers: (),
    /// The operations, by path.
    #[schema(value_type = Object)]
    paths: (),
    /// Schemas, headers and failures that operations share.
    #[schema(value_type = Object)]
    components: (),
    /// Which keys are needed: none.
    #[schema(value_type = Vec<Object>, max_items = 10)]
    security: (),
    /// The groups of operations.
    #[schema(value_type = Vec<Object>, max_items = 100)]
    tags: (),
}

/// Show what the service is.
///
/// For programs, by `Accept: application/json`, its release, its data revision, and where to go from here. For
/// browsers the explorer, a page that draws each career from this API.
#[utoipa::path(
    get, path = "/", tag = "service", operation_id = "show_welcome",
    responses((status = 200, description = "The service.", content(
        (Welcome = "application/json"),
        (String = "text/html"),
    ))),
)]
pub async fn show_welcome(request: HttpRequest, context: Data<Context>) -> Answer {
    match Representation::choose(request.headers())? {
        Representation::Page => explorer::page(&request),
        Representation::Json => welcome(&request, &context),
    }
}

/// How the paths begin that answer questions in words.
const QUESTIONS: [&str; 3] = ["/v1/search", "/v1/titles/", "/v1/postings/"];

fn welcome(request: &HttpRequest, context: &Context) -> Answer {
    Query::refuse_any(request.query_string())?;
    let revision = context.revision();
    let paths = openapi::paths().iter();
    let (questions, resources) = paths
        .filter(|path| path.starts_with("/v1/") && !path.contains('{'))
        .cloned()
        .partition(|path| QUESTIONS.iter().any(|start| path.starts_with(start)));
    let welcome = Welcome {
        name: env!("CARGO_PKG_NAME"),
        version: env!("CARGO_PKG_VERSION"),
        data_revision: revision,
        docs: "/docs/",
        openapi: "/openapi.json",
        resources,
        questions,
    };
    let body = serde_json::to_vec(&welcome).map_err(|_| ApiError::Internal)?;
    Body::json(body, revision, None).respond(request.headers())
}

/// Check that the process lives.
///
/// Answers without touching the database.
#[utoipa::path(
    get, path = "/healthz", tag = "service", operation_id = "check_health",
    responses((status = 200, description = "The process lives.", body = Health)),
)]
pub async fn check_health(request: HttpRequest) -> Answer {
    Query::refuse_any(request.query_string())?;
    well(&request)
}

/// Check that the service can answer.
///
/// The database answers and has the schema of this release.
#[utoipa::path(
    get, path = "/readyz", tag = "service", operation_id = "check_readiness",
    responses((status = 200, description = "The service can answer.", body = Health)),
)]
pub async fn check_readiness(request: HttpRequest, context: Data<Context>) -> Answer {
    Query::refuse_any(request.query_string())?;
    context.ready().await?;
    well(&request)
}

fn well(request: &HttpRequest) -> Answer {
    let body = serde_json::to_vec(&Health { status: "ok" }).map_err(|_| ApiError::Internal)?;
    Body::new(body, HeaderValue::from_static("application/json"))
        .uncached()
        .respond(request.headers())
}

/// Show the OpenAPI document.
///
/// The document that describes this service, in OpenAPI 3.1.
#[utoipa::path(
    get, path = "/openapi.json", tag = "service", operation_id = "show_openapi",
    responses((status = 200, description = "The document.", body = OpenapiDocument)),
)]
pub async fn show_openapi(request: HttpRequest, context: Data<Context>) -> Answer {
    Query::refuse_any(request.query_string())?;
    context.openapi().respond(request.headers())
}

/// Sends a browser that left out the slash to the documentation.
pub async fn redirect_to_docs() -> HttpResponse {
    HttpResponse::PermanentRedirect()
        .insert_header((header::LOCATION, "/docs/"))
        .finish()
}

/// Starts Swagger UI with our settings, which say more than those of the crate can.
const SWAGGER_START: &str = include_str!("swagger-initializer.js");

/// Serves the files of Swagger UI out of the binary.
pub async fn show_docs(request: HttpRequest, context: Data<Context>) -> Answer {
    let path = request.match_info().query("file");
    if path == "swagger-initializer.js" {
        let kind = HeaderValue::from_static("text/javascript");
        return context.give(&request, Body::new(SWAGGER_START.as_bytes().to_vec(), kind));
    }
    let settings = Arc::new(Config::from("/openapi.json"));
    let file = utoipa_swagger_ui::serve(path, settings).map_err(|_| ApiError::Internal)?;
    let no_route = || ApiError::NoRoute {
        path: clipped(request.path()),
        nearest: Some("/docs/".to_owned()),
    };
    let file = file.ok_or_else(no_route)?;
    let content_type = HeaderValue::from_str(&file.content_type).map_err(|_| ApiError::Internal)?;
    let answer = Body::new(file.bytes.into_owned(), content_type);
    context.give(&request, answer)
}
