//! Strict reading of query strings: typed values, and for each fault its parameter and what would be valid.
//!
//! The parameter structs derive serde's `Deserialize` for their types and utoipa's `IntoParams` for their names and
//! documentation, so that what is documented is exactly what is taken.

use percent_encoding::{PercentEncode, percent_decode_str};
use serde::Deserialize;
use serde::de::{self, DeserializeOwned, IntoDeserializer};
use utoipa::IntoParams;
use utoipa::openapi::path::Parameter;

use super::error::{ApiError, FaultCode, FieldError, MOST_FAULTS};
use super::limits;
use super::pairs::PairsDeserializer;
use super::per_type::PerType;
use crate::domain::money::minor;
use crate::domain::nearest::nearest;

/// The name and the decoded value of each parameter of a query string, each name once, and what is wrong with the rest.
#[derive(Debug, Clone, Default)]
pub struct Query {
    pairs: Vec<(String, String)>,
    faults: Vec<FieldError>,
}

impl Query {
    /// Decodes a query string and notes every name that is unknown, with its nearest neighbour, or there twice.
    ///
    /// # Errors
    ///
    /// [`ApiError::BadUrl`] when the encoding is not UTF-8.
    pub fn parse(raw: &str, known: &[String]) -> Result<Self, ApiError> {
        let mut query = Self::default();
        for pair in raw.split('&').filter(|pair| !pair.is_empty()) {
            if query.faults.len() >= MOST_FAULTS {
                break;
            }
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let (name, value) = (decode(name)?, decode(value)?);
            if !known.contains(&name) {
                let detail = match habit(&name).filter(|own| known.iter().any(|name| name == own)) {
                    Some(own) => format!("no parameter `{name}`; the nearest is `{own}`"),
                    None => unknown("parameter", &name, known),
                };
                query
                    .faults
                    .push(FieldError::new(&name, FaultCode::UnknownParameter, detail));
            } else if query.get(&name).is_some() {
                let detail = "is given twice; give it once";
                query.faults.push(FieldError::new(
                    &name,
                    FaultCode::DuplicateParameter,
                    detail,
                ));
            } else {
                query.pairs.push((name, value));
            }
        }
        Ok(query)
    }

    /// Decodes a query string that was found to be valid before.
    pub fn of_valid(raw: &str) -> Self {
        let pairs = raw.split('&').filter(|pair| !pair.is_empty());
        let pairs = pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")));
        let pairs =
            pairs.filter_map(|(name, value)| Some((decode(name).ok()?, decode(value).ok()?)));
        Self {
            pairs: pairs.collect(),
            faults: Vec::new(),
        }
    }

    /// Checks that a request has no parameters, for paths that take none.
    ///
    /// # Errors
    ///
    /// Names all that are there.
    pub fn refuse_any(raw: &str) -> Result<(), ApiError> {
        Self::parse(raw, &[])?.faults().none()
    }

    /// Starts the collection of all faults of a request with those of the names.
    pub fn faults(&self) -> Faults {
        Faults(self.faults.clone())
    }

    /// Reads the parameters that a struct documents, within the limits that it documents.
    ///
    /// # Errors
    ///
    /// Names the parameters whose values do not fit, and what would.
    pub fn read<T: DeserializeOwned + IntoParams + 'static>(&self) -> Result<T, ApiError> {
        let parameters = documented::<T>();
        let of = |name: &str| parameters.iter().find(|parameter| parameter.name == name);
        let mut own: Vec<&(String, String)> = self
            .pairs
            .iter()
            .filter(|(name, _)| of(name).is_some())
            .collect();
        let mut faults: Vec<FieldError> = own
            .iter()
            .filter_map(|(name, value)| limits::check(of(name)?, value))
            .collect();
        own.retain(|(name, _)| faults.iter().all(|fault| fault.place() != name));
        // serde stops at the first bad value: leave that one out and go on, so that one answer names them all.
        loop {
            let fault = match T::deserialize(PairsDeserializer {
                pairs: own.iter().copied(),
                value: None,
            }) {
                Ok(params) if faults.is_empty() => return Ok(params),
                Ok(_) => return Err(ApiError::Parameters(faults)),
                Err(fault) => fault.into_field_error(),
            };
            let before = own.len();
            own.retain(|(name, _)| fault.place() != name);
            faults.push(fault);
            if own.len() == before {
                return Err(ApiError::Parameters(faults));
            }
        }
    }

    /// Returns one value as it was given.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.pairs
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    /// Returns the query with one more parameter.
    pub fn with(&self, name: &str, value: &str) -> Self {
        let mut query = self.clone();
        query.pairs.push((name.to_owned(), value.to_owned()));
        query
    }

    /// The names and decoded values, in the order of the request.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        let pairs = self.pairs.iter();
        pairs.map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

/// The faults of a request, collected so that one answer names them all.
#[derive(Debug, Default)]
pub struct Faults(Vec<FieldError>);

impl Faults {
    /// Keeps the faults of one reading and returns what was read, if anything was.
    ///
    /// # Errors
    ///
    /// Passes on what is wrong with more than the parameters.
    pub fn keep<T>(&mut self, read: Result<T, ApiError>) -> Result<Option<T>, ApiError> {
        match read {
            Ok(value) => Ok(Some(value)),
            Err(ApiError::Parameters(faults)) => {
                self.0.extend(faults);
                Ok(None)
            }
            Err(other) => Err(other),
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
            Err(ApiError::Parameters(self.0))
        }
    }
}

/// Reads an amount of a query in major units as minor units.
///
/// # Errors
///
/// Names the parameter when the amount is negative, too large, or finer than a minor unit.
pub fn money(parameter: &str, amount: f64) -> Result<i64, ApiError> {
    minor(amount).ok_or_else(|| {
        ApiError::out_of_range(
            parameter,
            "an amount is 0 to 10^12 with at most two decimals",
        )
    })
}

/// The names of the parameters that a struct documents.
pub fn names<T: IntoParams + 'static>() -> &'static [String] {
    static NAMES: PerType<Vec<String>> = PerType::new();
    NAMES.of::<T>(|| {
        let parameters = documented::<T>().iter();
        parameters.map(|parameter| parameter.name.clone()).collect()
    })
}

/// The parameters that a struct documents.
fn documented<T: IntoParams + 'static>() -> &'static [Parameter] {
    static PARAMETERS: PerType<Vec<Parameter>> = PerType::new();
    PARAMETERS.of::<T>(|| T::into_params(|| None))
}

/// Encodes a value for a query string, leaving what may stand there as it is.
pub fn encode(value: &str) -> PercentEncode<'_> {
    const SET: &percent_encoding::AsciiSet = &percent_encoding::NON_ALPHANUMERIC
        .remove(b'-')
        .remove(b'_')
        .remove(b'.')
        .remove(b'~')
        .remove(b',')
        .remove(b':');
    percent_encoding::utf8_percent_encode(value, SET)
}

fn decode(text: &str) -> Result<String, ApiError> {
    let spaced = text.replace('+', " ");
    let decoded = percent_decode_str(&spaced)
        .decode_utf8()
        .map_err(|_| ApiError::BadUrl("the percent-encoding of the query is not UTF-8"))?;
    Ok(decoded.into_owned())
}

/// Our name of a parameter that other APIs call otherwise.
fn habit(name: &str) -> Option<&'static str> {
    match name {
        "page" | "offset" | "after" | "starting_after" | "page_token" => Some("cursor"),
        "per_page" | "page_size" | "size" | "count" | "max_results" => Some("limit"),
        "order" | "order_by" | "sort_by" | "ordering" => Some("sort"),
        "search" | "query" | "text" | "keyword" => Some("q"),
        "select" | "only" => Some("fields"),
        "expand" | "embed" | "with" => Some("include"),
        _ => None,
    }
}

/// The sentence for a name or value that is not known.
pub fn unknown<S: AsRef<str>>(what: &str, given: &str, known: &[S]) -> String {
    let known: Vec<&str> = known.iter().map(AsRef::as_ref).collect();
    let shown: String = given.chars().take(100).collect();
    match nearest(given, known.iter().copied()) {
        Some(near) => format!(
            "no {what} `{shown}`; the nearest is `{near}`; there are {}",
            known.join(", ")
        ),
        None => format!("no {what} `{shown}`; there is none here"),
    }
}

/// One comma-separated list of words, such as `include=education_paths,certifications`; each word once.
#[derive(Debug, Clone, Default)]
pub struct Words<K>(pub Vec<K>);

impl<'de, K: Deserialize<'de> + PartialEq> Deserialize<'de> for Words<K> {
    fn deserialize<D: de::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let mut words = Vec::new();
        for part in text.split(',').map(str::trim) {
            let word = word::<K, D::Error>(part)?;
            if words.contains(&word) {
                return Err(de::Error::custom(format!("names `{part}` twice")));
            }
            words.push(word);
        }
        Ok(Self(words))
    }
}

/// One key of an order, such as `-median`; the same key is equal in both directions.
#[derive(Debug, Clone, Copy)]
pub struct SortBy<K> {
    /// What to sort by.
    pub key: K,
    /// Whether the greatest comes first.
    pub descending: bool,
}

impl<K: PartialEq> PartialEq for SortBy<K> {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl<'de, K: Deserialize<'de> + PartialEq> Deserialize<'de> for SortBy<K> {
    fn deserialize<D: de::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let bare = text.strip_prefix('-');
        Ok(Self {
            key: word::<K, D::Error>(bare.unwrap_or(&text))?,
            descending: bare.is_some(),
        })
    }
}

/// Reads one word as any type that reads from a word.
fn word<'de, K: Deserialize<'de>, E: de::Error>(text: &str) -> Result<K, E> {
    let owned: de::value::StringDeserializer<E> = text.to_owned().into_deserializer();
    K::deserialize(owned)
}
