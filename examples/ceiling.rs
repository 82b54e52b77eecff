//! The ceiling of the benchmarks: actix-web looking a slug up in a map of ready bodies.
//!
//! `ceiling <address> <folder>` answers `/v1/roles/{slug}` with `<folder>/<slug>.json` and the headers that the service
//! sends, so that a comparison shows what the service adds to that.

use std::collections::HashMap;

use actix_web::web::{Bytes, Data, Path};
use actix_web::{App, HttpResponse, HttpServer, web};

type Bodies = HashMap<String, Bytes>;

async fn role(bodies: Data<Bodies>, slug: Path<String>) -> HttpResponse {
    match bodies.get(slug.as_str()) {
        Some(body) => HttpResponse::Ok()
            .content_type("application/json")
            .insert_header(("ETag", "\"00000000000000000000000000000000\""))
            .insert_header((
                "Cache-Control",
                "public, max-age=60, stale-while-revalidate=600",
            ))
            .insert_header(("Vary", "Accept, Accept-Encoding"))
            .insert_header(("X-Data-Revision", "1"))
            .insert_header(("X-Request-Id", "0197f3a1-8f0e-7cc3-98c4-dc0c0c07398f"))
            .insert_header(("X-Content-Type-Options", "nosniff"))
            .insert_header(("Access-Control-Allow-Origin", "*"))
            .insert_header((
                "Access-Control-Expose-Headers",
                "ETag, Link, Retry-After, X-Data-Revision, X-Request-Id",
            ))
            .body(body.clone()),
        None => HttpResponse::NotFound().finish(),
    }
}

#[actix_web::main]
async fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let (Some(address), Some(folder)) = (arguments.next(), arguments.next()) else {
        return Err(std::io::Error::other("usage: ceiling <address> <folder>"));
    };
    let mut bodies = Bodies::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if let Some(slug) = path.file_stem().and_then(|stem| stem.to_str()) {
            bodies.insert(slug.to_owned(), std::fs::read(&path)?.into());
        }
    }
    let bodies = Data::new(bodies);
    HttpServer::new(move || {
        App::new()
            .app_data(bodies.clone())
            .route("/v1/roles/{slug}", web::get().to(role))
    })
    .workers(1)
    .bind(address)?
    .run()
    .await
}
