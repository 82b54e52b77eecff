//! The HTTP side: the route table, the limits and the error handlers that `serve` and the tests share.

pub mod answer;
pub mod body;
pub mod cache;
pub mod certifications;
pub mod claim_view;
pub mod claims;
pub mod coding;
pub mod conflicts;
pub mod context;
mod cursor;
pub mod datasets;
pub mod education_paths;
mod enrich;
mod entries;
pub mod error;
pub mod explorer;
pub mod families;
mod fault;
pub mod front;
pub mod include;
pub mod ladder;
pub mod limits;
pub mod occupation_profile;
pub mod occupation_view;
pub mod occupations;
pub mod onet_view;
pub mod openapi;
pub mod organizations;
pub mod page;
pub mod pairs;
pub mod params;
mod per_type;
pub mod posted_salary;
pub mod postings;
pub mod postings_view;
pub mod refs;
pub mod regional_outlook;
pub mod regional_outlook_view;
pub mod regions;
pub mod request_id;
pub mod resource;
pub mod role_evidence;
pub mod role_parts;
pub mod role_view;
pub mod roles;
pub mod salary_band_view;
pub mod salary_bands;
pub mod salary_differentials;
pub mod salary_estimate;
pub mod salary_estimate_view;
pub mod salary_position;
pub mod search;
pub mod service;
pub mod skills;
pub mod sources;
pub mod technologies;
pub mod titles;
pub mod views;

use actix_web::dev::HttpServiceFactory;
use actix_web::http::Method;
use actix_web::{Handler, HttpRequest, HttpResponse, Resource, Responder, web};

use error::{ApiError, clipped};
use front::{POST_ONLY, POST_TOO, READ_METHODS};

/// What every handler answers.
pub type Answer = Result<HttpResponse, ApiError>;

/// Registers every route. The hottest come first, since routes are tried in order.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .service(
            web::scope("/v1")
                .configure(role_routes)
                .configure(figure_routes)
                .configure(catalogue_routes)
                .configure(reference_routes)
                .configure(title_routes)
                .default_service(web::to(no_route)),
        )
        .service(get("/", service::show_welcome))
        .service(get("/explorer.css", explorer::show_style))
        .service(get("/explorer.js", explorer::show_script))
        .service(get("/healthz", service::check_health))
        .service(get("/readyz", service::check_readiness))
        .service(get("/openapi.json", service::show_openapi))
        .service(get("/docs", service::redirect_to_docs))
        .service(get("/docs/{file:.*}", service::show_docs))
        .default_service(web::to(no_route));
}

fn role_routes(config: &mut web::ServiceConfig) {
    use certifications::list_role_certifications;
    use education_paths::list_role_education_paths;
    use regional_outlook::list_role_regional_outlook;
    use salary_bands::list_role_salary_bands;
    use salary_estimate::estimate_role_salary;
    use salary_position::place_role_salary;
    config
        .service(get("/roles/{slug}", roles::find_role))
        .service(get("/roles", roles::list_roles))
        .service(get(
            "/roles/{slug}/education-paths",
            list_role_education_paths,
        ))
        .service(get(
            "/roles/{slug}/certifications",
            list_role_certifications,
        ))
        .service(get("/roles/{slug}/salary-bands", list_role_salary_bands))
        .service(get(
            "/roles/{slug}/regional-outlook",
            list_role_regional_outlook,
        ))
        .service(get("/roles/{slug}/ladder", ladder::list_role_ladder))
        .service(get("/roles/{slug}/salary-estimate", estimate_role_salary))
        .service(get("/roles/{slug}/salary-position", place_role_salary));
}

fn figure_routes(config: &mut web::ServiceConfig) {
    use regional_outlook::{find_regional_outlook, list_regional_outlook};
    use salary_differentials::{find_salary_differential, list_salary_differentials};
    config
        .service(get("/salary-bands", salary_bands::list_salary_bands))
        .service(get("/salary-bands/{id}", salary_bands::find_salary_band))
        .service(get("/regional-outlook", list_regional_outlook))
        .service(get("/regional-outlook/{id}", find_regional_outlook))
        .service(get("/salary-differentials", list_salary_differentials))
        .service(get("/salary-differentials/{id}", find_salary_differential))
        .service(get("/claims", claims::list_claims))
        .service(get("/claims/{id}", claims::find_claim))
        .service(get("/conflicts", conflicts::list_conflicts))
        .service(get("/conflicts/{id}", conflicts::find_conflict));
}

fn catalogue_routes(config: &mut web::ServiceConfig) {
    config
        .service(get(
            "/education-paths",
            education_paths::list_education_paths,
        ))
        .service(get(
            "/education-paths/{slug}",
            education_paths::find_education_path,
        ))
        .service(get("/certifications", certifications::list_certifications))
        .service(get(
            "/certifications/{slug}",
            certifications::find_certification,
        ))
        .service(get("/skills", skills::list_skills))
        .service(get("/skills/{slug}", skills::find_skill))
        .service(get("/technologies", technologies::list_technologies))
        .service(get("/technologies/{slug}", technologies::find_technology))
        .service(get("/organizations", organizations::list_organizations))
        .service(get(
            "/organizations/{slug}",
            organizations::find_organization,
        ))
        .service(get("/families", families::list_families))
        .service(get("/families/{slug}", families::find_family));
}

fn reference_routes(config: &mut web::ServiceConfig) {
    config
        .service(get("/occupations", occupations::list_occupations))
        .service(get("/occupations/{code}", occupations::find_occupation))
        .service(get("/regions", regions::list_regions))
        .service(get("/regions/{code}", regions::find_region))
        .service(get("/sources", sources::list_sources))
        .service(get("/sources/{slug}", sources::find_source))
        .service(get("/datasets", datasets::list_datasets))
        .service(get("/datasets/{slug}", datasets::find_dataset));
}

fn title_routes(config: &mut web::ServiceConfig) {
    config
        .service(get("/search", search::list_search_hits))
        .service(get("/titles/suggest", titles::list_title_suggestions))
        .service(
            readable("/titles/match", titles::match_title, POST_TOO)
                .route(web::post().to(titles::match_titles)),
        )
        .service(
            resource("/postings/enrich", POST_ONLY)
                .route(web::post().to(postings::enrich_postings)),
        );
}

/// A resource that answers GET and HEAD, says which methods it has, and refuses the others.
fn get<F, Args>(path: &str, handler: F) -> impl HttpServiceFactory + 'static
where
    F: Handler<Args>,
    Args: actix_web::FromRequest + 'static,
    F::Output: Responder + 'static,
{
    readable(path, handler, READ_METHODS)
}

/// As [`get`], of a resource that answers other methods too.
fn readable<F, Args>(path: &str, handler: F, methods: &'static str) -> Resource
where
    F: Handler<Args>,
    Args: actix_web::FromRequest + 'static,
    F::Output: Responder + 'static,
{
    resource(path, methods)
        .route(web::get().to(handler.clone()))
        .route(web::head().to(handler))
}

/// A resource that says which methods it has, and refuses the others.
fn resource(path: &str, methods: &'static str) -> Resource {
    let allowed = move || async move {
        HttpResponse::NoContent()
            .insert_header(("Allow", methods))
            .finish()
    };
    let refused = move |request: HttpRequest| async move {
        Err::<HttpResponse, _>(ApiError::MethodNotAllowed {
            method: clipped(request.method().as_str()),
            allow: methods,
        })
    };
    web::resource(path)
        .route(web::method(Method::OPTIONS).to(allowed))
        .default_service(web::to(refused))
}

async fn no_route(request: HttpRequest) -> Answer {
    let path = request.path();
    let known = openapi::paths();
    let nearest =
        crate::domain::nearest::nearest(path, known.iter().map(String::as_str)).map(str::to_owned);
    Err(ApiError::NoRoute {
        path: clipped(path),
        nearest,
    })
}
