//! Strict reading of JSON bodies: typed values, and for each fault a JSON pointer to it and what would be valid.
//!
//! Members are kept as they were sent until they are asked for, so that a body costs no more than its own length, whatever
//! is in it.

use std::fmt;

use actix_web::HttpRequest;
use actix_web::http::header;
use actix_web::web::Payload;
use futures_util::StreamExt;
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::error::{ApiError, FaultCode, FieldError, MOST_FAULTS, clipped};
use super::params::unknown;

/// The media type of bodies.
const JSON: &str = "application/json";

/// The most members of an object that are looked at.
const MOST_MEMBERS: usize = 100;

/// Reads the body of a request, which must be JSON of at most so many bytes.
///
/// # Errors
///
/// Names the header, the size, or the place in the text that is wrong.
pub async fn read(
    request: &HttpRequest,
    mut payload: Payload,
    most: usize,
) -> Result<String, ApiError> {
    let kind = request.headers().get(header::CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let media = kind.split(';').next().unwrap_or_default().trim();
    if !media.eq_ignore_ascii_case(JSON) {
        return Err(ApiError::UnsupportedMediaType {
            header: "Content-Type",
            given: clipped(kind),
            available: JSON,
        });
    }
    let coding = request.headers().get(header::CONTENT_ENCODING);
    if let Some(coding) = coding.filter(|coding| *coding != "identity") {
        return Err(ApiError::UnsupportedMediaType {
            header: "Content-Encoding",
            given: clipped(coding.to_str().unwrap_or_default()),
            available: "identity",
        });
    }
    let mut body = Vec::new();
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(|_| ApiError::BadJson("the body broke off".to_owned()))?;
        if body.len() + chunk.len() > most {
            return Err(ApiError::BodyTooLarge { most });
        }
        body.extend_from_slice(&chunk);
    }
    let text = String::from_utf8(body)
        .map_err(|_| ApiError::BadJson("the body is not UTF-8".to_owned()))?;
    match serde_json::from_str::<IgnoredAny>(&text) {
        Ok(_) => Ok(text),
        Err(error) => Err(ApiError::BadJson(format!("the body is no JSON: {error}"))),
    }
}

/// The faults of a body, collected so that one answer names them all.
#[derive(Debug, Default)]
pub struct Faults(Vec<FieldError>);

impl Faults {
    /// Notes a fault of the member that a pointer leads to.
    pub fn note(&mut self, pointer: &str, code: FaultCode, detail: impl Into<String>) {
        if self.0.len() < MOST_FAULTS {
            self.0.push(FieldError::at(pointer, code, detail));
        }
    }

    /// Ends the collection.
    ///
    /// # Errors
    ///
    /// All faults, when there are any.
    pub fn none(self) -> Result<(), ApiError> {
        if self.0.is_empty() {
            Ok(())
        } else {
            Err(ApiError::Body(self.0))
        }
    }

    /// The faults.
    pub fn into_inner(self) -> Vec<FieldError> {
        self.0
    }
}

/// An object of a body.
#[derive(Debug)]
pub struct Object<'a> {
    pointer: String,
    members: Vec<(String, &'a RawValue)>,
}

/// The members of an object as they were sent, those of a name only once, and the names that are there twice.
struct Members<'a> {
    members: Vec<(String, &'a RawValue)>,
    doubled: Vec<String>,
    rest: usize,
}

impl<'de: 'a, 'a> Deserialize<'de> for Members<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Each<'a>(std::marker::PhantomData<&'a ()>);
        impl<'de: 'a, 'a> Visitor<'de> for Each<'a> {
            type Value = Members<'a>;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members<'a>, A::Error> {
                let (mut members, mut doubled, mut rest) = (Vec::new(), Vec::new(), 0);
                while let Some(name) = map.next_key::<String>()? {
                    if members.len() >= MOST_MEMBERS {
                        rest += 1;
                        map.next_value::<IgnoredAny>()?;
                    } else if members.iter().any(|(known, _)| *known == name) {
                        doubled.push(name);
                        map.next_value::<IgnoredAny>()?;
                    } else {
                        members.push((name, map.next_value::<&'de RawValue>()?));
                    }
                }
                Ok(Members {
                    members,
                    doubled,
                    rest,
                })
            }
        }
        deserializer.deserialize_map(Each(std::marker::PhantomData))
    }
}

/// The first entries of a list as they were sent, and how many there are.
struct Items<'a, const MOST: usize> {
    items: Vec<&'a RawValue>,
    count: usize,
}

impl<'de: 'a, 'a, const MOST: usize> Deserialize<'de> for Items<'a, MOST> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Each<'a, const MOST: usize>(std::marker::PhantomData<&'a ()>);
        impl<'de: 'a, 'a, const MOST: usize> Visitor<'de> for Each<'a, MOST> {
            type Value = Items<'a, MOST>;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a list")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
                let (mut items, mut count) = (Vec::new(), 0);
                while items.len() < MOST
                    && let Some(item) = list.next_element::<&'de RawValue>()?
                {
                    items.push(item);
                    count += 1;
                }
                while list.next_element::<IgnoredAny>()?.is_some() {
                    count += 1;
                }
                Ok(Items { items, count })
            }
        }
        deserializer.deserialize_seq(Each(std::marker::PhantomData))
    }
}

impl<'a> Object<'a> {
    /// Reads an object whose members are among the known ones; what is wrong with the others is noted.
    pub fn read(json: &'a str, pointer: &str, known: &[&str], faults: &mut Faults) -> Option<Self> {
        let Ok(read) = serde_json::from_str::<Members<'a>>(json) else {
            faults.note(pointer, FaultCode::InvalidValue, "must be an object");
            return None;
        };
        for (name, _) in &read.members {
            if !known.contains(&&**name) {
                faults.note(
                    &join(pointer, name),
                    FaultCode::UnknownMember,
                    unknown("member", name, known),
                );
            }
        }
        for name in &read.doubled {
            faults.note(
                &join(pointer, name),
                FaultCode::DuplicateMember,
                "is given twice; give it once",
            );
        }
        if read.rest > 0 {
            faults.note(
                pointer,
                FaultCode::OutOfRange,
                format!("has more than {MOST_MEMBERS} members"),
            );
        }
        Some(Self {
            pointer: pointer.to_owned(),
            members: read.members,
        })
    }

    /// Where a member stands in the body.
    pub fn pointer(&self, name: &str) -> String {
        join(&self.pointer, name)
    }

    /// A member as it was sent; `None` when it is null or left out.
    pub fn get(&self, name: &str) -> Option<&'a str> {
        let found = self.members.iter().find(|(known, _)| known == name);
        found
            .map(|(_, value)| value.get())
            .filter(|value| *value != "null")
    }

    /// A text of at most so many characters; `None` when it is null, left out or wrong, which is noted.
    pub fn text(&self, name: &str, most: usize, faults: &mut Faults) -> Option<String> {
        text(self.get(name)?, &self.pointer(name), most, faults)
    }

    /// The entries of a list that must be there, as they were sent, at least one and at most `MOST`.
    pub fn list<const MOST: usize>(&self, name: &str, faults: &mut Faults) -> Vec<&'a str> {
        let pointer = self.pointer(name);
        let Some(json) = self.get(name) else {
            faults.note(
                &pointer,
                FaultCode::InvalidValue,
                format!("is needed: a list of 1 to {MOST}"),
            );
            return Vec::new();
        };
        let Ok(read) = serde_json::from_str::<Items<'a, MOST>>(json) else {
            faults.note(
                &pointer,
                FaultCode::InvalidValue,
                format!("must be a list of 1 to {MOST}"),
            );
            return Vec::new();
        };
        if read.count == 0 || read.count > MOST {
            let detail = format!("has {} entries; there must be 1 to {MOST}", read.count);
            faults.note(&pointer, FaultCode::OutOfRange, detail);
        }
        read.items.into_iter().map(RawValue::get).collect()
    }
}

/// Reads a text of at most so many characters; what is wrong with it is noted.
pub fn text(json: &str, pointer: &str, most: usize, faults: &mut Faults) -> Option<String> {
    let Ok(text) = serde_json::from_str::<String>(json) else {
        faults.note(pointer, FaultCode::InvalidValue, "must be a text");
        return None;
    };
    let length = text.chars().count();
    if length > most {
        let detail = format!("has {length} characters; the most is {most}");
        faults.note(pointer, FaultCode::OutOfRange, detail);
        return None;
    }
    Some(text)
}

/// A pointer to a member (RFC 6901).
fn join(pointer: &str, name: &str) -> String {
    let name = clipped(name).replace('~', "~0").replace('/', "~1");
    format!("{pointer}/{name}")
}
