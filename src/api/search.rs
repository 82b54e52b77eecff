//! One search over the whole catalogue.

use actix_web::HttpRequest;
use actix_web::web::Data;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::Answer;
use super::context::{Context, Effort};
use super::error::ApiError;
use super::page::{Page, PageParams, PageRequest};
use super::params::{Query, Words, encode, names};
use super::resource::finish;
use super::titles::needed;
use super::views::HighlightView;
use crate::domain::search;
use crate::domain::search::{Hit, SearchIndex};
use crate::domain::vocabulary::SearchType;
use crate::store::listing::{After, Asked, ColumnType, KeyPage, SortColumn};

/// What is searched for.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SearchParams {
    /// What to look for: words, the last of which may be the beginning of one, or a code. The first 12 words are looked at.
    #[param(required, example = "clinical informatics dir", max_length = 200)]
    q: Option<String>,
    /// Only these types, separated by commas: `role`, `occupation`, `certification`, `education_path`, `skill`,
    /// `technology`, `organization`, `region`; all when left out.
    #[param(value_type = String, example = "role,certification", max_length = 200)]
    types: Option<Words<SearchType>>,
}

/// Something that was found.
#[derive(Debug, Serialize, ToSchema)]
pub struct SearchHitView {
    /// What it is.
    pub r#type: SearchType,
    /// Its key.
    #[schema(max_length = 200, example = "clinical-informatics-director")]
    pub key: String,
    /// Its title or name.
    #[schema(max_length = 500, example = "Clinical Informatics Director")]
    pub title: String,
    /// What of it speaks for the hit: a passage of its text, or another of its names. Plain text; null where it has none.
    #[schema(max_length = 400)]
    pub snippet: Option<String>,
    /// How well it fits, above 0 to 1: from 0.75 on it is called so, below the words that it has tell. Comparable within one
    /// answer only.
    #[schema(minimum = 0, maximum = 1, example = 0.7994)]
    pub score: f64,
    /// The path of the entry.
    #[schema(max_length = 400, example = "/v1/roles/clinical-informatics-director")]
    pub link: String,
    /// What of the title to highlight.
    #[schema(max_items = 50)]
    pub title_highlights: Vec<HighlightView>,
    /// What of the snippet to highlight.
    #[schema(max_items = 50)]
    pub snippet_highlights: Vec<HighlightView>,
}

/// The order of hits, as cursors carry it: the score and the type; the key ends it.
const ORDER: [SortColumn; 2] = [
    SortColumn {
        sql: "score",
        column_type: ColumnType::Text,
        descending: true,
    },
    SortColumn {
        sql: "type",
        column_type: ColumnType::Text,
        descending: false,
    },
];

/// Search everything.
///
/// Roles, occupations, certifications, education paths, skills, technologies, organizations and places in one list, best
/// first. Case and accents do not matter; the last word may be the beginning of one; abbreviations stand for what they are
/// short for as well; of words that no entry has, those of four letters and more may be misspelt. An entry that is called
/// exactly so comes first, then those with all words in their title or another name, then those with the most telling part
/// of the words. Occupations are found under all titles that O*NET gives them, once it is imported; of occupations with the
/// same title one is found, the others by their codes.
#[utoipa::path(
    get, path = "/v1/search", tag = "titles", operation_id = "list_search_hits",
    params(SearchParams, PageParams),
    responses((status = 200, description = "A page of hits.", body = Page<SearchHitView>)),
)]
pub async fn list_search_hits(request: HttpRequest, context: Data<Context>) -> Answer {
    let known = [names::<SearchParams>(), names::<PageParams>()].concat();
    let query = Query::parse(request.query_string(), &known)?;
    let mut faults = query.faults();
    let params = faults.keep(query.read::<SearchParams>())?;
    let words = match &params {
        Some(params) => faults.keep(needed("q", params.q.as_ref()))?,
        None => None,
    };
    let page = faults.keep(PageRequest::read(&query, request.path(), Some(&ORDER)))?;
    faults.none()?;
    let (Some(params), Some(words), Some(page)) = (params, words, page) else {
        return Err(ApiError::Internal);
    };
    let path = request.path().to_owned();
    context
        .answer(&request, Effort::Any, move |conn| {
            let index = conn.search()?;
            let (views, keys) = hits(&index, &words, params.types.as_ref(), &page);
            let revision = conn.revision();
            finish(&Page::new(views, &page, &keys, &path, &query, revision))
        })
        .await
}

/// The hits of a page, and where the next begins.
fn hits(
    index: &SearchIndex<SearchType>,
    words: &str,
    types: Option<&Words<SearchType>>,
    page: &PageRequest,
) -> (Vec<SearchHitView>, KeyPage) {
    let is_asked_for = |kind| types.is_none_or(|types| types.0.contains(&kind));
    let limit = usize::try_from(page.limit).unwrap_or_default();
    let after = page.after.as_ref().and_then(after);
    // One more tells whether there is a next page.
    let mut found = index.search(words, is_asked_for, limit + 1, after);
    let has_more = found.hits.len() > limit;
    found.hits.truncate(limit);
    let views: Vec<SearchHitView> = found
        .hits
        .iter()
        .filter_map(|hit| view(index, hit))
        .collect();
    let last = views.last().filter(|_| has_more);
    let keys = KeyPage {
        keys: Vec::new(),
        total: i64::try_from(found.total).unwrap_or(i64::MAX),
        next: last.map(|last| After {
            values: vec![
                Some(last.score.to_string()),
                Some(last.r#type.as_str().to_owned()),
            ],
            key: last.key.clone(),
        }),
        asked: Asked::default(),
    };
    (views, keys)
}

/// The hit that a cursor names; `None` for one that can be none, after which everything comes.
fn after(after: &After) -> Option<search::After<'_, SearchType>> {
    let [Some(score), Some(kind)] = &after.values[..] else {
        return None;
    };
    Some(search::After {
        score: score.parse().ok()?,
        kind: SearchType::parse(kind)?,
        key: &after.key,
    })
}

fn view(index: &SearchIndex<SearchType>, hit: &Hit) -> Option<SearchHitView> {
    let document = index.documents().get(hit.document)?;
    let list = match document.kind {
        SearchType::Role => "roles",
        SearchType::Occupation => "occupations",
        SearchType::Certification => "certifications",
        SearchType::EducationPath => "education-paths",
        SearchType::Skill => "skills",
        SearchType::Technology => "technologies",
        SearchType::Organization => "organizations",
        SearchType::Region => "regions",
    };
    Some(SearchHitView {
        r#type: document.kind,
        key: document.key.clone(),
        title: document.title.clone(),
        snippet: Some(hit.snippet.text.clone()).filter(|text| !text.is_empty()),
        score: hit.score,
        link: format!("/v1/{list}/{}", encode(&document.key)),
        title_highlights: hit.title_ranges.iter().map(Into::into).collect(),
        snippet_highlights: hit.snippet.ranges.iter().map(Into::into).collect(),
    })
}
