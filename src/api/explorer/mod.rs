//! The explorer: a page at `/` that draws careers from this API, and the choice between it and the JSON welcome.
//!
//! The page, its style and its script are compiled in. They ask nobody but the service they came from, and the
//! policy that goes with the page holds them to it.

use std::sync::LazyLock;

use actix_web::HttpRequest;
use actix_web::http::header::{HeaderMap, HeaderValue};

use super::Answer;
use super::answer::Answer as Body;
use super::coding::{accepts_anything, liking};
use super::error::ApiError;

/// What the page may load: its own script and style, and answers of the origin it came from.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; \
                      img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

static PAGE: LazyLock<Body> = LazyLock::new(|| {
    file(include_str!("index.html"), "text/html; charset=utf-8")
        .negotiated()
        .under_policy(POLICY)
});

static STYLE: LazyLock<Body> =
    LazyLock::new(|| file(include_str!("explorer.css"), "text/css; charset=utf-8"));

static SCRIPT: LazyLock<Body> = LazyLock::new(|| {
    file(
        include_str!("explorer.js"),
        "text/javascript; charset=utf-8",
    )
});

fn file(text: &str, content_type: &'static str) -> Body {
    Body::new(
        text.as_bytes().to_vec(),
        HeaderValue::from_static(content_type),
    )
}

/// What there is at `/`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Representation {
    /// The page, for people.
    Page,
    /// The welcome in JSON, for programs.
    Json,
}

impl Representation {
    /// Picks what the client likes better; between equals what it names more exactly, and then the page.
    ///
    /// So a browser gets the page, as does `*/*`, and `application/json, */*`, which many HTTP libraries send, JSON.
    ///
    /// # Errors
    ///
    /// 406 when the client takes neither.
    pub fn choose(headers: &HeaderMap) -> Result<Self, ApiError> {
        if accepts_anything(headers) {
            return Ok(Self::Page);
        }
        let page = liking(headers, "text/html", "text/*");
        let json = liking(headers, "application/json", "application/*");
        if page.0 <= 0.0 && json.0 <= 0.0 {
            return Err(ApiError::NotAcceptable {
                header: "Accept",
                available: "text/html, application/json",
            });
        }
        Ok(if json > page { Self::Json } else { Self::Page })
    }
}

/// Answers with the page.
///
/// # Errors
///
/// As [`Body::respond`].
pub fn page(request: &HttpRequest) -> Answer {
    PAGE.respond(request.headers())
}

/// Shows the style of the page.
pub async fn show_style(request: HttpRequest) -> Answer {
    STYLE.respond(request.headers())
}

/// Shows the script of the page.
pub async fn show_script(request: HttpRequest) -> Answer {
    SCRIPT.respond(request.headers())
}
