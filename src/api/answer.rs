//! Finished answers: bodies in every coding, with their tags and headers.

use std::sync::OnceLock;

use actix_web::HttpResponse;
use actix_web::http::header::{self, HeaderMap, HeaderValue};
use actix_web::http::{Method, StatusCode, Uri};
use actix_web::web::Bytes;
use twox_hash::XxHash3_128;

use super::coding::Coding;
use super::error::ApiError;

/// How long a client or a cache between may use an answer without asking again, in seconds; after that a conditional
/// request costs a 304.
const CACHE_CONTROL: &str = "public, max-age=60, stale-while-revalidate=600";

/// The error for a client that forbids every coding.
pub const NO_CODING: ApiError = ApiError::NotAcceptable {
    header: "Accept-Encoding",
    available: "br, zstd, gzip, identity",
};

/// What answers depend on where `Accept` is looked at.
pub const BY_ACCEPT: &str = "Accept, Accept-Encoding";

/// The header with the data revision.
pub const REVISION_HEADER: &str = "x-data-revision";

/// The header with the data revision of the first page of a list.
pub const PAGING_HEADER: &str = "x-paging-revision";

/// One body in one coding, with its tag.
#[derive(Debug)]
pub struct Encoded {
    body: Bytes,
    etag: HeaderValue,
}

/// A finished answer: its body in each coding that was asked for so far, and its headers.
#[derive(Debug)]
pub struct Answer {
    identity: Encoded,
    digest: String,
    codings: [OnceLock<Encoded>; 3],
    content_type: HeaderValue,
    revision: Option<HeaderValue>,
    vary: &'static str,
    cache_control: &'static str,
    link: Option<HeaderValue>,
    since: Option<HeaderValue>,
    policy: Option<HeaderValue>,
}

impl Answer {
    /// Finishes a JSON body that was built at a data revision.
    pub fn json(body: Vec<u8>, revision: i64, link: Option<&str>) -> Self {
        Self {
            revision: Some(revision.into()),
            vary: BY_ACCEPT,
            link: link.and_then(|link| HeaderValue::from_str(link).ok()),
            ..Self::new(body, HeaderValue::from_static("application/json"))
        }
    }

    /// Finishes a body of any type that does not depend on the data.
    pub fn new(body: Vec<u8>, content_type: HeaderValue) -> Self {
        let digest = format!("{:032x}", XxHash3_128::oneshot(&body));
        Self {
            identity: Encoded {
                etag: etag(&digest, None),
                // Not a byte more than its length, for as long as it is kept.
                body: body.into_boxed_slice().into(),
            },
            digest,
            codings: Default::default(),
            content_type,
            revision: None,
            vary: "Accept-Encoding",
            cache_control: CACHE_CONTROL,
            link: None,
            since: None,
            policy: None,
        }
    }

    /// Tells at which data revision the first page of the list was given, so that a client sees whether the data changed
    /// between its pages.
    pub fn paged_since(self, revision: Option<i64>) -> Self {
        Self {
            since: revision.map(HeaderValue::from),
            ..self
        }
    }

    /// Tells browsers what the page may load (`Content-Security-Policy`).
    pub fn under_policy(self, policy: &'static str) -> Self {
        Self {
            policy: Some(HeaderValue::from_static(policy)),
            ..self
        }
    }

    /// Says that another `Accept` would have got another answer.
    pub fn negotiated(self) -> Self {
        Self {
            vary: BY_ACCEPT,
            ..self
        }
    }

    /// Forbids every cache to keep the answer.
    pub fn uncached(self) -> Self {
        Self {
            cache_control: "no-store",
            ..self
        }
    }

    /// Returns the body in one coding, made when it is first asked for.
    pub fn encoded(&self, coding: Coding) -> &Encoded {
        let slot = match coding {
            Coding::Identity => return &self.identity,
            Coding::Gzip => 0,
            Coding::Brotli => 1,
            Coding::Zstd => 2,
        };
        self.codings.get(slot).map_or(&self.identity, |slot| {
            slot.get_or_init(|| {
                let body = coding.encode(&self.identity.body);
                Encoded {
                    etag: etag(&self.digest, body.as_ref().and(coding.name())),
                    body: body.map_or_else(|| self.identity.body.clone(), Bytes::from),
                }
            })
        })
    }

    /// Answers one request with it: 304 when the client has it already, 200 otherwise.
    ///
    /// # Errors
    ///
    /// 406 when the client forbids every coding.
    pub fn respond(&self, headers: &HeaderMap) -> Result<HttpResponse, ApiError> {
        let coding = Coding::choose(headers).ok_or(NO_CODING)?;
        let encoded = self.encoded(coding);
        let known = headers.get_all(header::IF_NONE_MATCH).any(|value| {
            value
                .to_str()
                .is_ok_and(|tags| matches(tags, &encoded.etag))
        });
        Ok(self.send(coding, known))
    }

    /// Answers one request with it in a coding: 304 when the client is known to have it already, 200 otherwise.
    pub fn send(&self, coding: Coding, known: bool) -> HttpResponse {
        let encoded = self.encoded(coding);
        let mut response = HttpResponse::new(if known {
            StatusCode::NOT_MODIFIED
        } else {
            StatusCode::OK
        });
        let out = response.headers_mut();
        out.insert(header::ETAG, encoded.etag.clone());
        out.insert(
            header::CACHE_CONTROL,
            HeaderValue::from_static(self.cache_control),
        );
        out.insert(header::VARY, HeaderValue::from_static(self.vary));
        if let Some(revision) = &self.revision {
            out.insert(
                header::HeaderName::from_static(REVISION_HEADER),
                revision.clone(),
            );
        }
        if let Some(link) = &self.link {
            out.insert(header::LINK, link.clone());
        }
        if let Some(since) = &self.since {
            out.insert(
                header::HeaderName::from_static(PAGING_HEADER),
                since.clone(),
            );
        }
        if let Some(policy) = &self.policy {
            out.insert(header::CONTENT_SECURITY_POLICY, policy.clone());
        }
        if known {
            return response;
        }
        out.insert(header::CONTENT_TYPE, self.content_type.clone());
        if let (Some(name), false) = (coding.name(), std::ptr::eq(encoded, &self.identity)) {
            out.insert(header::CONTENT_ENCODING, HeaderValue::from_static(name));
        }
        response
            .set_body(encoded.body.clone())
            .map_into_boxed_body()
    }

    /// Bytes that it takes in memory, about.
    pub fn weight(&self) -> usize {
        // Room for the three codings too, which together stay below the body itself, and for the headers.
        let body = self.identity.body.len();
        body.saturating_mul(2).saturating_add(size_of::<Self>())
    }
}

fn etag(digest: &str, coding: Option<&str>) -> HeaderValue {
    let suffix = coding.map(|name| format!("-{name}")).unwrap_or_default();
    HeaderValue::from_str(&format!("\"{digest}{suffix}\""))
        .unwrap_or_else(|_| HeaderValue::from_static("\"\""))
}

/// Compares an `If-None-Match` list with a tag, weakly, as RFC 9110 wants it.
fn matches(tags: &str, etag: &HeaderValue) -> bool {
    tags.split(',').map(str::trim).any(|tag| {
        tag == "*" || tag.strip_prefix("W/").unwrap_or(tag).as_bytes() == etag.as_bytes()
    })
}

/// The path and query of a request, as it was sent.
pub fn target_of(uri: &Uri) -> &str {
    uri.path_and_query().map_or("/", |target| target.as_str())
}

/// Tells whether a method reads.
pub fn is_read(method: &Method) -> bool {
    method == Method::GET || method == Method::HEAD
}

#[cfg(test)]
mod tests {
    use super::{Answer, Coding};

    #[test]
    fn each_coding_has_a_tag_of_its_own() {
        let answer = Answer::json(b"{\"a\":1}".to_vec(), 1, None);
        let tags: std::collections::HashSet<_> =
            [Coding::Identity, Coding::Gzip, Coding::Brotli, Coding::Zstd]
                .into_iter()
                .map(|coding| answer.encoded(coding).etag.as_bytes().to_vec())
                .collect();
        assert_eq!(tags.len(), 4);
    }
}
