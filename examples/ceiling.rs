//! The ceiling of the benchmarks: actix-web looking a path parameter up in a map of ready bodies.
//!
//! `ceiling <address> <folder>` answers `/v1/ceiling/{key}` with the body `<folder>/<key>` and the headers of
//! `<folder>/<key>.headers`, a dump of curl's (`--dump-header`) from the same answer of the service, so that a comparison
//! shows what the service adds to that. It has `WORKERS` workers, one where that is not set.

use std::collections::HashMap;
use std::path::Path as File;

use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::web::{Bytes, Data, Path};
use actix_web::{App, HttpResponse, HttpServer, web};

/// The ending of the files with headers.
const HEADERS: &str = ".headers";

/// Headers that actix-web writes itself.
const OWN: [&str; 4] = ["content-length", "date", "connection", "transfer-encoding"];

struct Answer {
    body: Bytes,
    headers: Vec<(HeaderName, HeaderValue)>,
}

type Answers = HashMap<String, Answer>;

async fn answer(answers: Data<Answers>, key: Path<String>) -> HttpResponse {
    let Some(answer) = answers.get(key.as_str()) else {
        return HttpResponse::NotFound().finish();
    };
    let mut response = HttpResponse::Ok();
    for (name, value) in &answer.headers {
        response.insert_header((name.clone(), value.clone()));
    }
    response.body(answer.body.clone())
}

/// Reads the headers of a dump that actix-web does not write itself.
fn headers(dump: &str) -> Vec<(HeaderName, HeaderValue)> {
    let pairs = dump.lines().filter_map(|line| line.split_once(": "));
    let own = pairs.filter(|(name, _)| !OWN.contains(&name.to_ascii_lowercase().as_str()));
    own.filter_map(|(name, value)| Some((name.parse().ok()?, value.trim_end().parse().ok()?)))
        .collect()
}

fn read(folder: &File) -> std::io::Result<Answers> {
    let mut answers = Answers::new();
    for entry in std::fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let Some(key) = name.strip_suffix(HEADERS) else {
            continue;
        };
        let answer = Answer {
            body: std::fs::read(folder.join(key))?.into(),
            headers: headers(&std::fs::read_to_string(folder.join(&name))?),
        };
        answers.insert(key.to_owned(), answer);
    }
    Ok(answers)
}

#[actix_web::main]
async fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let (Some(address), Some(folder)) = (arguments.next(), arguments.next()) else {
        return Err(std::io::Error::other("usage: ceiling <address> <folder>"));
    };
    let workers = std::env::var("WORKERS").ok();
    let workers = workers.and_then(|workers| workers.parse().ok());
    let answers = Data::new(read(File::new(&folder))?);
    HttpServer::new(move || {
        App::new()
            .app_data(answers.clone())
            .route("/v1/ceiling/{key}", web::get().to(answer))
    })
    .workers(workers.unwrap_or(1))
    .bind(address)?
    .run()
    .await
}
