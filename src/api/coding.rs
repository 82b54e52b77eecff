//! Content codings: which one a client likes best, and how a body is put into it.

use actix_web::http::header::{self, HeaderMap, HeaderName};
use actix_web::web::Bytes;

/// Brotli's window as a power of two: 256 KiB, which holds nearly every body and keeps the encoder small.
const BROTLI_WINDOW: i32 = 18;

/// A content coding that a body can be sent in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coding {
    /// As it is.
    Identity,
    /// gzip.
    Gzip,
    /// Brotli.
    Brotli,
    /// Zstandard.
    Zstd,
}

impl Coding {
    /// Picks the coding that the client likes best; between equals the one that compresses best.
    ///
    /// Returns `None` when it forbids all of them, identity too.
    pub fn choose(headers: &HeaderMap) -> Option<Self> {
        if !headers.contains_key(header::ACCEPT_ENCODING) {
            return Some(Self::Identity);
        }
        let weight = |name: &str| weight(headers, &header::ACCEPT_ENCODING, name);
        let any = weight("*");
        let candidates = [
            (Self::Brotli, "br"),
            (Self::Zstd, "zstd"),
            (Self::Gzip, "gzip"),
        ];
        let mut best = (Self::Identity, 0.0);
        for (coding, name) in candidates {
            let liking = weight(name).or(any).unwrap_or(0.0);
            if liking > best.1 {
                best = (coding, liking);
            }
        }
        let (coding, liking) = best;
        let nothing_else = liking <= 0.0;
        match weight("identity").or(any.filter(|any| *any <= 0.0)) {
            Some(identity) if identity <= 0.0 && nothing_else => None,
            Some(identity) if identity > liking => Some(Self::Identity),
            _ => Some(coding),
        }
    }

    /// The name in `Content-Encoding` and in the suffix of the tag; `None` for identity.
    pub const fn name(self) -> Option<&'static str> {
        match self {
            Self::Identity => None,
            Self::Gzip => Some("gzip"),
            Self::Brotli => Some("br"),
            Self::Zstd => Some("zstd"),
        }
    }

    /// Encodes a body; `None` for identity, and when the encoder fails.
    pub fn encode(self, body: &Bytes) -> Option<Vec<u8>> {
        use std::io::Write;
        match self {
            Self::Identity => None,
            Self::Gzip => {
                let mut encoder =
                    flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(6));
                encoder.write_all(body).ok()?;
                encoder.finish().ok()
            }
            Self::Brotli => {
                let mut out = Vec::new();
                let params = brotli::enc::BrotliEncoderParams {
                    quality: 5,
                    lgwin: BROTLI_WINDOW,
                    ..Default::default()
                };
                brotli::BrotliCompress(&mut body.as_ref(), &mut out, &params).ok()?;
                Some(out)
            }
            Self::Zstd => zstd::encode_all(body.as_ref(), 3).ok(),
        }
    }
}

/// Returns the weight that a header of weighted names, `Accept` or `Accept-Encoding`, gives to one name: the first
/// mention on any of the header's lines, from 0.0 for "never" to 1.0, which is also the weight of a name without `q`.
///
/// Read by hand since it happens for every request, also for those that are answered from memory: the typed headers
/// of the HTTP library build a list of media types each time. It forgives what clients send: `q=.5` counts as 0.5, and
/// a `q` that is no number as if it were not there.
pub fn weight(headers: &HeaderMap, header: &HeaderName, name: &str) -> Option<f32> {
    let lines = headers
        .get_all(header)
        .filter_map(|value| value.to_str().ok());
    lines.flat_map(|line| line.split(',')).find_map(|item| {
        let mut parts = item.split(';').map(str::trim);
        parts
            .next()
            .filter(|given| given.eq_ignore_ascii_case(name))?;
        let quality =
            parts.find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")));
        let weight = quality.and_then(|quality| quality.parse::<f32>().ok());
        Some(
            weight
                .filter(|weight| weight.is_finite())
                .map_or(1.0, |weight| weight.clamp(0.0, 1.0)),
        )
    })
}

/// How much a client likes a media type, and how exactly it says so: 3 by name, 2 by its group, 1 as anything, 0 not at
/// all. Some old clients write `*` for `*/*`.
pub fn liking(headers: &HeaderMap, name: &str, group: &str) -> (f32, u8) {
    [(name, 3), (group, 2), ("*/*", 1), ("*", 1)]
        .into_iter()
        .find_map(|(range, exactness)| {
            weight(headers, &header::ACCEPT, range).map(|weight| (weight, exactness))
        })
        .unwrap_or_default()
}

/// Tells whether a client says nothing of what it takes, which means anything.
pub fn accepts_anything(headers: &HeaderMap) -> bool {
    let mut lines = headers.get_all(header::ACCEPT);
    lines.all(|line| line.as_bytes().trim_ascii().is_empty())
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::{self, HeaderMap, HeaderValue};
    use proptest::prelude::*;

    use super::{Coding, weight};

    fn sending(lines: &[&str]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(
                header::ACCEPT_ENCODING,
                HeaderValue::from_str(line).unwrap(),
            );
        }
        headers
    }

    fn accepting(value: &str) -> Option<Coding> {
        Coding::choose(&sending(&[value]))
    }

    #[test]
    fn the_best_liked_coding_is_chosen_and_a_forbidden_one_never() {
        assert_eq!(accepting("gzip, deflate, br, zstd"), Some(Coding::Brotli));
        assert_eq!(accepting("gzip;q=1, br;q=0.5"), Some(Coding::Gzip));
        assert_eq!(accepting("br;q=0, gzip;q=0"), Some(Coding::Identity));
        assert_eq!(accepting("identity, gzip;q=0.5"), Some(Coding::Identity));
        assert_eq!(accepting("identity;q=0"), None);
        assert_eq!(accepting("*;q=0"), None);
        assert_eq!(accepting("deflate"), Some(Coding::Identity));
    }

    #[test]
    fn several_lines_of_a_header_are_one_list() {
        let headers = sending(&["deflate", "gzip;q=0.5", "zstd"]);
        assert_eq!(Coding::choose(&headers), Some(Coding::Zstd));
    }

    #[test]
    fn a_weight_that_is_written_loosely_is_read_and_nonsense_counts_as_none() {
        let given = |line: &str| weight(&sending(&[line]), &header::ACCEPT_ENCODING, "gzip");
        assert_eq!(given("gzip;q=.5"), Some(0.5));
        assert_eq!(given("GZIP; Q=0.250"), Some(0.25));
        assert_eq!(given("gzip;q=1.5"), Some(1.0));
        assert_eq!(given("gzip;q=\"0.5\""), Some(1.0));
        assert_eq!(given("gzip;q=0"), Some(0.0));
        assert_eq!(given("br"), None);
    }

    proptest! {
        #[test]
        fn any_header_has_a_weight_or_none(line in "[ -~]{0,80}") {
            let weight = weight(&sending(&[&line]), &header::ACCEPT_ENCODING, "gzip");
            prop_assert!(weight.is_none_or(|weight| (0.0..=1.0).contains(&weight)));
        }
    }
}
