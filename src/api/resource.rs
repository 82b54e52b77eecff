//! The one way in which every resource of the catalogue is listed and looked up.

use std::sync::Arc;

use actix_web::{HttpRequest, HttpResponse};
use percent_encoding::percent_decode_str;
use serde::Serialize;
use serde::de::DeserializeOwned;
use utoipa::{IntoParams, ToSchema};

use super::context::{Built, Context, Effort};
use super::entries::{Chosen, Entries};
use super::error::{ApiError, clipped};
use super::include::{Include, IncludeParams};
use super::page::{Fields, FieldsParams, Page, PageParams, PageRequest};
use super::params::{Faults, Query, SortBy, Words, names};
use super::per_type::PerType;
use crate::db::DbConn;
use crate::store::known::Snapshot;
use crate::store::listing::{Asked, ColumnType, Listing, SortColumn};
use crate::store::references::{self, Reference};
use crate::store::roles;

/// A resource of the catalogue: how its lists are filtered, and how its entries are loaded.
pub trait Resource: 'static {
    /// What one entry is called, and where its keys are.
    const REFERENCE: Reference;
    /// The filters and the order.
    type Params: DeserializeOwned + IntoParams + Send + 'static;
    /// What one entry looks like on the wire.
    type View: Serialize + ToSchema + 'static;

    /// The columns to sort by.
    fn sort(params: &Self::Params) -> Vec<SortColumn>;

    /// The list with its filters.
    ///
    /// # Errors
    ///
    /// Names the parameters that contradict each other or name nothing.
    fn list(
        conn: &mut Snapshot<'_>,
        params: Self::Params,
        sort: Vec<SortColumn>,
    ) -> Result<Listing, ApiError>;

    /// Says of each entry what it has to do with what the list was asked for.
    fn seen_from(_views: &mut [Self::View], _asked: &Asked) {}

    /// Whether entries can bring along what belongs to them.
    const INCLUDES: bool = false;

    /// Whether its entries are kept once they were built, since many answers show them and each takes many statements.
    /// [`Resource::seen_from`] has no part in those.
    const KEPT: bool = false;

    /// What it takes to load one entry without what belongs to it.
    const ENTRY: Effort = Effort::Few;

    /// What it takes to answer a page of the list.
    fn effort(_: &Self::Params) -> Effort {
        Effort::Any
    }

    /// Loads the entries with the given keys, in that order, with what is to be included.
    ///
    /// # Errors
    ///
    /// Only those of the database.
    fn load(
        conn: &mut Snapshot<'_>,
        keys: &[String],
        include: &[Include],
    ) -> Result<Vec<Self::View>, ApiError>;
}

/// Answers a list.
pub async fn list<R: Resource>(
    request: &HttpRequest,
    context: &Context,
) -> Result<HttpResponse, ApiError> {
    let query = Query::parse(request.query_string(), list_names::<R>())?;
    answer_list::<R>(request, context, query, None).await
}

/// Answers the list of what belongs to one role; the parameters are those of the whole list without `role`.
pub async fn list_of_role<R: Resource>(
    request: &HttpRequest,
    context: &Context,
) -> Result<HttpResponse, ApiError> {
    let mut known = list_names::<R>().to_vec();
    known.retain(|name| name != "role");
    let query = Query::parse(request.query_string(), &known)?;
    answer_list::<R>(request, context, query, Some(key_of(request))).await
}

async fn answer_list<R: Resource>(
    request: &HttpRequest,
    context: &Context,
    query: Query,
    role: Option<String>,
) -> Result<HttpResponse, ApiError> {
    let filtered = match &role {
        Some(role) => query.with("role", role),
        None => query.clone(),
    };
    let mut faults = query.faults();
    let params = faults.keep(filtered.read::<R::Params>())?;
    let sort = params.as_ref().map(R::sort);
    let page = faults.keep(PageRequest::read(&query, request.path(), sort.as_deref()))?;
    let (include, fields) = choice::<R>(&query, &mut faults)?;
    faults.none()?;
    let (Some(params), Some(sort), Some(page), Some(fields)) = (params, sort, page, fields) else {
        return Err(ApiError::Internal);
    };
    let path = request.path().to_owned();
    let kept = kept::<R>(context, &include);
    context
        .answer(request, R::effort(&params), move |conn| {
            if let Some(slug) = role
                && roles::track(conn, &slug)?.is_none()
            {
                return Err(not_found(conn, references::ROLE, slug)?);
            }
            let keys = R::list(conn, params, sort)?.page(conn, page.limit, page.after.as_ref())?;
            let revision = conn.revision();
            if let Some(kept) = kept {
                let fields = &fields;
                let entries = kept.load::<R>(conn, &keys.keys)?.into_iter();
                let entries = entries.map(|entry| Chosen { entry, fields }).collect();
                return finish(&Page::new(entries, &page, &keys, &path, &query, revision));
            }
            let mut views = R::load(conn, &keys.keys, &include)?;
            R::seen_from(&mut views, &keys.asked);
            if fields.is_all() {
                return finish(&Page::new(views, &page, &keys, &path, &query, revision));
            }
            let thinned = views
                .iter()
                .map(|view| fields.apply(view))
                .collect::<Result<_, _>>()?;
            finish::<Chosen<'_>>(&Page::new(thinned, &page, &keys, &path, &query, revision))
        })
        .await
}

/// Reads what to answer of each entry: what to bring along, and its fields unless they are faulty.
fn choice<R: Resource>(
    query: &Query,
    faults: &mut Faults,
) -> Result<(Vec<Include>, Option<Fields>), ApiError> {
    let params: Option<IncludeParams> = faults.keep(query.read())?;
    let include = params
        .and_then(|params| params.include)
        .map(|words| words.0)
        .unwrap_or_default();
    let names: Vec<&str> = include.iter().map(|include| include.field()).collect();
    let fields = faults.keep(Fields::read::<R::View>(query, &names))?;
    Ok((include, fields))
}

/// Room for one row of a page, in bytes: a little more than most take, so that the body need not be moved while it grows.
const ROW: usize = 1100;

/// Finishes the body and the headers of a page.
///
/// # Errors
///
/// [`ApiError::Internal`] when the rows cannot be JSON.
pub fn finish<V: Serialize>(page: &Page<V>) -> Result<Built, ApiError> {
    let mut body = Vec::with_capacity(page.data.len() * ROW);
    serde_json::to_writer(&mut body, page).map_err(|_| ApiError::Internal)?;
    Ok(Built {
        body,
        link: Some(page.link_header()),
        since: page.since(),
    })
}

/// Finishes the body of one entry, with the fields that were asked for.
///
/// # Errors
///
/// [`ApiError::Internal`] when the view cannot be JSON.
pub fn finish_entry<V: Serialize>(view: &V, fields: &Fields) -> Result<Built, ApiError> {
    if fields.is_all() {
        finish_whole(view)
    } else {
        finish_whole(&fields.apply(view)?)
    }
}

fn finish_whole<V: Serialize>(view: &V) -> Result<Built, ApiError> {
    let body = serde_json::to_vec(view).map_err(|_| ApiError::Internal)?;
    Ok(Built::entry(body))
}

/// The entries that are kept, where an answer can be put together of them.
fn kept<R: Resource>(context: &Context, include: &[Include]) -> Option<Arc<Entries>> {
    (R::KEPT && include.is_empty()).then(|| context.entries())
}

/// Answers one entry.
pub async fn find<R: Resource>(
    request: &HttpRequest,
    context: &Context,
) -> Result<HttpResponse, ApiError> {
    let query = Query::parse(request.query_string(), &entry_names::<R>())?;
    let mut faults = query.faults();
    let (include, fields) = choice::<R>(&query, &mut faults)?;
    faults.none()?;
    let Some(fields) = fields else {
        return Err(ApiError::Internal);
    };
    let key = key_of(request);
    let wanted = key.clone();
    let effort = if include.is_empty() {
        R::ENTRY
    } else {
        Effort::Any
    };
    let kept = kept::<R>(context, &include);
    let answer = context
        .answer(request, effort, move |conn| {
            let keys = std::slice::from_ref(&key);
            let found = match kept {
                Some(kept) => {
                    let entry = kept.load::<R>(conn, keys)?.pop();
                    let fields = &fields;
                    entry.map(|entry| finish_whole(&Chosen { entry, fields }))
                }
                None => {
                    let views = R::load(conn, keys, &include)?;
                    views.first().map(|view| finish_entry(view, &fields))
                }
            };
            found.unwrap_or_else(|| {
                Err(ApiError::NotFound {
                    what: R::REFERENCE.what,
                    key: clipped(&key),
                    nearest: None,
                })
            })
        })
        .await;
    match answer {
        // The nearest key is looked for among all there are.
        Err(error) if error.is_unknown_key() => Err(context
            .read(move |conn| not_found(conn, R::REFERENCE, wanted))
            .await?),
        answer => answer,
    }
}

/// The error for an unknown key, with the nearest key that exists.
///
/// # Errors
///
/// Only those of the database.
pub fn not_found(
    conn: &mut DbConn,
    reference: Reference,
    key: String,
) -> Result<ApiError, ApiError> {
    let nearest = references::nearest_key(conn, reference, &key)?;
    Ok(ApiError::NotFound {
        what: reference.what,
        key: clipped(&key),
        nearest,
    })
}

/// The key in the path, decoded.
pub fn key_of(request: &HttpRequest) -> String {
    let raw = request
        .match_info()
        .iter()
        .next()
        .map_or("", |(_, value)| value);
    percent_decode_str(raw).decode_utf8_lossy().into_owned()
}

/// The names of all parameters of one entry.
fn entry_names<R: Resource>() -> Vec<String> {
    let include = if R::INCLUDES {
        names::<IncludeParams>()
    } else {
        &[]
    };
    [names::<FieldsParams>(), include].concat()
}

/// The names of all parameters of a list.
fn list_names<R: Resource>() -> &'static [String] {
    static NAMES: PerType<Vec<String>> = PerType::new();
    NAMES.of::<R>(|| {
        let entry = entry_names::<R>();
        [names::<R::Params>(), names::<PageParams>(), &entry].concat()
    })
}

/// Turns the sort keys of a request into columns; the list's own order when the request names none.
pub fn columns<K: Copy>(
    sort: Option<&Words<SortBy<K>>>,
    default: &[SortBy<K>],
    column: impl Fn(K) -> (&'static str, ColumnType),
) -> Vec<SortColumn> {
    sort.map_or(default, |words| words.0.as_slice())
        .iter()
        .map(|by| {
            let (sql, column_type) = column(by.key);
            SortColumn {
                sql,
                column_type,
                descending: by.descending,
            }
        })
        .collect()
}

/// One ascending sort key, for the order of a list that names none.
pub const fn ascending<K>(key: K) -> SortBy<K> {
    SortBy {
        key,
        descending: false,
    }
}
