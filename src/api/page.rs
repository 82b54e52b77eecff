//! Lists: paging, order, choice of fields, and the envelope that every list comes in.

use std::sync::Arc;

use actix_web::HttpRequest;
use percent_encoding::percent_decode_str;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::cursor::Cursor;
use super::entries::{Chosen, Entry};
use super::error::{ApiError, FaultCode, FieldError};
use super::include::ON_DEMAND;
use super::params::{Query, encode, unknown};
use super::per_type::PerType;
use super::titles::DEFAULT_SUGGESTIONS;
use crate::store::listing::{After, KeyPage, MAX_SORT_KEYS, SortColumn};

/// Rows on a page when the request does not say.
const DEFAULT_LIMIT: i64 = 50;

/// The parameters that every list takes.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PageParams {
    /// Rows on the page, 1 to 200; 50 when left out.
    #[param(example = 5, minimum = 1, maximum = 200, default = 50)]
    limit: Option<i64>,
    /// Where the page starts: `page.next_cursor` of the page before. Opaque, and only good where the other parameters are the same.
    /// Empty or left out means the first page.
    #[param(max_length = 4000)]
    cursor: Option<String>,
}

/// The parameter that picks fields, on lists and on single entries.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct FieldsParams {
    /// The top-level fields to answer, separated by commas; all when left out.
    #[param(max_length = 1000)]
    fields: Option<String>,
}

/// Which page of a list is asked for.
#[derive(Debug)]
pub struct PageRequest {
    /// Rows on the page.
    pub limit: i64,
    /// Where it starts.
    pub after: Option<After>,
    /// The data revision of the first page, on later ones.
    since: Option<i64>,
    list: String,
    sort: String,
}

impl PageRequest {
    /// Reads `limit` and `cursor`; the cursor must have been made for this list in this order, as far as the order is
    /// known: a faulty parameter beside it leaves it open.
    ///
    /// # Errors
    ///
    /// Names `limit` when it is outside 1–200, `sort` when it has too many keys, and `cursor` when it is none of ours.
    pub fn read(query: &Query, list: &str, order: Option<&[SortColumn]>) -> Result<Self, ApiError> {
        let params: PageParams = query.read()?;
        let list = &*percent_decode_str(list).decode_utf8_lossy();
        let sort = query.get("sort").unwrap_or_default().to_owned();
        if sort.split(',').count() > MAX_SORT_KEYS {
            let detail = format!("names more than {MAX_SORT_KEYS} keys");
            return Err(ApiError::out_of_range("sort", &detail));
        }
        let fits = |cursor: &Cursor| order.is_none_or(|columns| cursor.fits(list, &sort, columns));
        let after = match params.cursor.as_deref().filter(|cursor| !cursor.is_empty()) {
            None => None,
            Some(text) => Some(Cursor::decode(text).filter(fits).ok_or_else(not_ours)?),
        };
        let since = after.as_ref().map(|cursor| cursor.revision);
        let after = after.map(|Cursor { values, key, .. }| After { values, key });
        Ok(Self {
            limit: params.limit.unwrap_or(DEFAULT_LIMIT),
            list: list.to_owned(),
            after,
            since,
            sort,
        })
    }

    /// The cursor of the next page, when this one is answered at a data revision.
    fn cursor(&self, next: &After, revision: i64) -> String {
        let cursor = Cursor {
            list: self.list.clone(),
            sort: self.sort.clone(),
            values: next.values.clone(),
            key: next.key.clone(),
            revision: self.since.unwrap_or(revision),
        };
        cursor.encode()
    }
}

fn not_ours() -> ApiError {
    let detail =
        "is not a cursor of this list in this order; take `page.next_cursor` of the page before";
    ApiError::Parameters(vec![FieldError::new(
        "cursor",
        FaultCode::InvalidValue,
        detail,
    )])
}

/// The top-level fields that were asked for; `None` is all.
#[derive(Debug)]
pub struct Fields(Option<Vec<String>>);

impl Fields {
    /// Reads `fields` and checks each name against the fields of the view.
    ///
    /// A field that only comes with `include` counts as one when it is in `included`, and is then answered even if
    /// `fields` does not name it.
    ///
    /// # Errors
    ///
    /// Names every field that does not exist, with its nearest neighbour.
    pub fn read<V: ToSchema + 'static>(query: &Query, included: &[&str]) -> Result<Self, ApiError> {
        let params: FieldsParams = query.read()?;
        let Some(text) = params.fields else {
            return Ok(Self(None));
        };
        let mut known = field_names::<V>().to_vec();
        known.retain(|name| {
            !ON_DEMAND.contains(&name.as_str()) || included.contains(&name.as_str())
        });
        let mut faults = Vec::new();
        let mut fields: Vec<String> = Vec::new();
        for name in text.split(',').map(str::trim) {
            if !known.iter().any(|field| field == name) {
                faults.push(FieldError::new(
                    "fields",
                    FaultCode::UnknownValue,
                    unknown("field", name, &known),
                ));
            } else if fields.iter().any(|field| field == name) {
                faults.push(FieldError::new(
                    "fields",
                    FaultCode::InvalidValue,
                    format!("names `{name}` twice"),
                ));
            } else {
                fields.push(name.to_owned());
            }
        }
        fields.extend(included.iter().map(|name| (*name).to_owned()));
        if faults.is_empty() {
            Ok(Self(Some(fields)))
        } else {
            Err(ApiError::Parameters(faults))
        }
    }

    /// Picks the fields of a view that were asked for.
    ///
    /// # Errors
    ///
    /// [`ApiError::Internal`] when the view cannot be JSON.
    pub fn apply<V: Serialize>(&self, view: &V) -> Result<Chosen<'_>, ApiError> {
        let entry = Arc::new(Entry::of(view)?);
        Ok(Chosen {
            entry,
            fields: self,
        })
    }

    /// Tells whether a field is asked for.
    pub fn names(&self, field: &str) -> bool {
        let named = self.0.as_ref();
        named.is_none_or(|fields| fields.iter().any(|named| named == field))
    }

    /// Tells whether all fields are asked for.
    pub fn is_all(&self) -> bool {
        self.0.is_none()
    }
}

/// The top-level fields of a view, from its schema.
pub fn field_names<V: ToSchema + 'static>() -> &'static [String] {
    use utoipa::openapi::{RefOr, schema::Schema};
    static NAMES: PerType<Vec<String>> = PerType::new();
    NAMES.of::<V>(|| match V::schema() {
        RefOr::T(Schema::Object(object)) => object.properties.keys().cloned().collect(),
        _ => Vec::new(),
    })
}

/// Where a page stands in its list.
#[derive(Debug, Serialize, ToSchema)]
pub struct PageInfo {
    /// Rows asked for.
    #[schema(minimum = 1, maximum = 200, example = 50)]
    pub limit: i64,
    /// Rows on all pages together.
    #[schema(minimum = 0, maximum = 9_007_199_254_740_991_i64, example = 30)]
    pub total: i64,
    /// The cursor of the next page, or null on the last.
    #[schema(max_length = 4000)]
    pub next_cursor: Option<String>,
}

/// Links of a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct Links {
    /// This page, in the spelling that all requests for it share: parameters in order of name, `cursor` last, without
    /// what is the default anyway.
    #[schema(max_length = 8192, example = "/v1/roles?family=clinical")]
    #[serde(rename = "self")]
    pub this: String,
    /// The next page, or null on the last.
    #[schema(max_length = 8192)]
    pub next: Option<String>,
}

/// The path and query of a request in its one canonical spelling: parameters in order of name, the cursor last, without
/// what is the default anyway. Requests that are spelled otherwise have the same answer.
pub fn canonical(request: &HttpRequest) -> String {
    let query = Query::of_valid(request.query_string());
    let cursor = query.get("cursor").filter(|cursor| !cursor.is_empty());
    link(request.path(), &query, cursor)
}

/// Rows on a page of a list when the request does not say.
fn default_limit(path: &str) -> i64 {
    if path.ends_with("/suggest") {
        DEFAULT_SUGGESTIONS
    } else {
        DEFAULT_LIMIT
    }
}

fn link(path: &str, query: &Query, cursor: Option<&str>) -> String {
    let is_default = |name, value: &str| match name {
        "limit" => value.parse() == Ok(default_limit(path)),
        _ => name == "cursor" || value.is_empty(),
    };
    let chosen = query
        .pairs()
        .filter(|(name, value)| !is_default(*name, value));
    let mut parameters: Vec<(&str, &str)> = chosen.collect();
    parameters.sort_unstable();
    let mut link = path.to_owned();
    let mut add = |name: &str, value| {
        link.push(if link.len() == path.len() { '?' } else { '&' });
        link.push_str(name);
        link.push('=');
        link.extend(value);
    };
    for (name, value) in parameters {
        add(name, encode(value));
    }
    if let Some(cursor) = cursor {
        add("cursor", encode(cursor));
    }
    link
}

/// The envelope of a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct Page<V> {
    /// The rows.
    #[schema(max_items = 200)]
    pub data: Vec<V>,
    /// Where the page stands.
    pub page: PageInfo,
    /// Links to this page and the next.
    pub links: Links,
    /// The data revision of the first page, on later ones; for the headers.
    #[serde(skip)]
    since: Option<i64>,
}

impl<V> Page<V> {
    /// Puts rows of a data revision into the envelope; `path` is the list's path.
    pub fn new(
        data: Vec<V>,
        request: &PageRequest,
        keys: &KeyPage,
        path: &str,
        query: &Query,
        revision: i64,
    ) -> Self {
        let next_cursor = keys
            .next
            .as_ref()
            .map(|next| request.cursor(next, revision));
        let link = |cursor: Option<&str>| link(path, query, cursor);
        let own = query.get("cursor").filter(|cursor| !cursor.is_empty());
        Self {
            data,
            page: PageInfo {
                limit: request.limit,
                total: keys.total,
                next_cursor: next_cursor.clone(),
            },
            links: Links {
                this: link(own),
                next: next_cursor.as_deref().map(|cursor| link(Some(cursor))),
            },
            since: request.since,
        }
    }

    /// Puts all rows of a list that has one page into the envelope.
    pub fn only(data: Vec<V>, limit: i64, path: &str, query: &Query) -> Self {
        Self {
            page: PageInfo {
                limit,
                total: i64::try_from(data.len()).unwrap_or(i64::MAX),
                next_cursor: None,
            },
            links: Links {
                this: link(path, query, None),
                next: None,
            },
            data,
            since: None,
        }
    }

    /// The data revision of the first page, on later ones.
    pub const fn since(&self) -> Option<i64> {
        self.since
    }

    /// The `Link` header of the page (RFC 8288).
    pub fn link_header(&self) -> String {
        let own = format!("<{}>; rel=\"self\"", self.links.this);
        match &self.links.next {
            Some(next) => format!("{own}, <{next}>; rel=\"next\""),
            None => own,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::PageRequest;
    use crate::api::cursor::Cursor;
    use crate::store::listing::After;

    proptest! {
        #[test]
        fn a_cursor_brings_back_what_went_in(key in "[^\0]{0,40}", value in proptest::option::of("[^\0]{0,40}")) {
            let request = PageRequest { limit: 1, after: None, since: None, list: "/v1/roles".to_owned(),
                sort: "-median".to_owned() };
            let after = After { values: vec![value], key };
            let cursor = Cursor::decode(&request.cursor(&after, 7)).unwrap();
            prop_assert_eq!(cursor.revision, 7);
            prop_assert_eq!(After { values: cursor.values, key: cursor.key }, after);
        }

        #[test]
        fn no_text_makes_the_cursor_reader_fail(text in ".{0,200}") {
            let _ = Cursor::decode(&text);
        }
    }
}
