//! The id of each request: the client's own, or a new one.

use std::cell::Cell;
use std::hash::{BuildHasher, RandomState};
use std::time::{SystemTime, UNIX_EPOCH};

use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};
use uuid::Builder;
use uuid::fmt::Hyphenated;

/// The header with the request's id.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The id of a request, ready to be sent back.
#[derive(Debug)]
pub struct RequestId(HeaderValue);

impl RequestId {
    /// Returns the id that the client sent, if it is one, or a new one: a UUID of version 7.
    ///
    /// Ids are up to 128 letters, digits, hyphens, underscores and dots, so that none can forge a line of the log.
    pub fn of(headers: &HeaderMap) -> Self {
        let valid = |id: &&HeaderValue| {
            (1..=128).contains(&id.len())
                && id
                    .as_bytes()
                    .iter()
                    .all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(byte))
        };
        Self(
            headers
                .get(&REQUEST_ID)
                .filter(valid)
                .cloned()
                .unwrap_or_else(fresh),
        )
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        self.0.to_str().unwrap_or_default()
    }

    /// The id as the value of its header.
    pub fn header(&self) -> HeaderValue {
        self.0.clone()
    }
}

fn fresh() -> HeaderValue {
    let millis = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| since.as_millis());
    let mut random = [0; 10];
    let (high, low) = random.split_at_mut(8);
    high.copy_from_slice(&next_random().to_le_bytes());
    low.copy_from_slice(&next_random().to_le_bytes()[..2]);
    let id = Builder::from_unix_timestamp_millis(u64::try_from(millis).unwrap_or(0), &random);
    let mut text = [0; Hyphenated::LENGTH];
    id.into_uuid().hyphenated().encode_lower(&mut text);
    HeaderValue::from_bytes(&text).unwrap_or_else(|_| HeaderValue::from_static("none"))
}

/// Numbers that do not repeat, from a start that the operating system made up for each thread: `SplitMix64`.
///
/// Ids only have to differ; asking the system each time costs as much as the whole answer from memory.
/// <https://prng.di.unimi.it/splitmix64.c>
fn next_random() -> u64 {
    thread_local! {
        static STATE: Cell<u64> = Cell::new(RandomState::new().hash_one(std::process::id()));
    }
    let state = STATE.get().wrapping_add(0x9e37_79b9_7f4a_7c15);
    STATE.set(state);
    let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{HeaderMap, HeaderValue, REQUEST_ID, RequestId};

    #[test]
    fn new_ids_are_uuids_of_version_7_and_differ() {
        let all: HashSet<String> = (0..10_000)
            .map(|_| RequestId::of(&HeaderMap::new()).as_str().to_owned())
            .collect();
        assert_eq!(all.len(), 10_000);
        for id in all {
            assert_eq!(uuid::Uuid::parse_str(&id).unwrap().get_version_num(), 7);
        }
    }

    #[test]
    fn an_id_that_could_forge_a_line_of_the_log_is_replaced() {
        for (sent, kept) in [("my.id_1-A", true), ("two words", false), ("a\tb", false)] {
            let mut headers = HeaderMap::new();
            headers.insert(REQUEST_ID, HeaderValue::from_static(sent));
            assert_eq!(RequestId::of(&headers).as_str() == sent, kept, "{sent}");
        }
    }
}
