//! Sources: the documents that entries and figures rest on.

use actix_web::HttpRequest;
use actix_web::web::Data;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::Answer;
use super::context::{Context, Effort};
use super::error::ApiError;
use super::include::Include;
use super::page::{FieldsParams, Page, PageParams};
use super::params::{SortBy, Words};
use super::resource::{Resource, ascending, columns, find, list};
use super::views::{Missing, missing};
use crate::domain::text::fold;
use crate::domain::vocabulary::{MissingReason, SourceKind};
use crate::store::known::Snapshot;
use crate::store::listing::{Listing, SortColumn};
use crate::store::references::{self, Reference};
use crate::store::sources::{self, SourceDetails};

/// The filters and the order of the list.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SourceParams {
    /// Text to look for in title, publisher, what it cites and the notes on its quality, whatever the case and the accents.
    #[param(example = "informatics", max_length = 200)]
    q: Option<String>,
    /// Only documents of this publisher (name).
    #[param(example = "Himalayas", max_length = 300)]
    publisher: Option<String>,
    /// Only documents that stand this near to their figures.
    #[param(inline, example = "vendor")]
    kind: Option<SourceKind>,
    /// The order: up to three of `title`, `publisher`, `published_on`, separated by commas, each with `-` in front for the greatest first.
    /// By title when left out. Empty values come last.
    #[param(value_type = String, example = "title", max_length = 100, pattern = "^-?(title|publisher|published_on)(,-?(title|publisher|published_on)){0,2}$")]
    sort: Option<Words<SortBy<SourceSort>>>,
}

/// What sources can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceSort {
    /// Title.
    Title,
    /// Publisher.
    Publisher,
    /// Day of publication.
    PublishedOn,
}

/// A document that entries and figures rest on.
#[derive(Debug, Serialize, ToSchema)]
pub struct SourceView {
    /// Key.
    #[schema(max_length = 100, example = "himalayas-clinical-informatics-director")]
    pub slug: String,
    /// Title as the document prints it.
    #[schema(max_length = 500)]
    pub title: String,
    /// Who published it; null when it does not say.
    #[schema(max_length = 300)]
    pub publisher: Option<String>,
    /// Address; null when it is not known for certain.
    #[schema(format = "uri", max_length = 2000)]
    pub url: Option<String>,
    /// Day of publication; null when it does not say.
    pub published_on: Option<chrono::NaiveDate>,
    /// Day on which the editors took their copy; null when it was not noted.
    pub retrieved_on: Option<chrono::NaiveDate>,
    /// Licence or terms; null when unknown.
    #[schema(max_length = 300)]
    pub license: Option<String>,
    /// How near it stands to its figures.
    pub kind: SourceKind,
    /// What a reader should know before trusting it: contradictions, gaps, interests.
    #[schema(max_items = 100)]
    pub quality_notes: Vec<String>,
    /// The works that it lists as its references.
    #[schema(max_items = 500)]
    pub citations: Vec<CitationView>,
    /// How many rows of pay, differentials and outlook rest on it.
    #[schema(minimum = 0, maximum = 1_000_000_000)]
    pub claims_count: i64,
    /// Why fields are empty.
    #[schema(value_type = std::collections::BTreeMap<String, MissingReason>)]
    pub missing: Missing,
}

/// A work that a document lists as a reference.
#[derive(Debug, Serialize, ToSchema)]
pub struct CitationView {
    /// The number or mark it has there; null when it has none.
    #[schema(max_length = 20)]
    pub label: Option<String>,
    /// Title as listed.
    #[schema(max_length = 500)]
    pub title: String,
    /// Publisher as listed; null when none is.
    #[schema(max_length = 300)]
    pub publisher: Option<String>,
}

impl From<SourceDetails> for SourceView {
    fn from(
        SourceDetails {
            source,
            notes,
            citations,
            claims,
        }: SourceDetails,
    ) -> Self {
        Self {
            missing: missing(
                MissingReason::NotStated,
                [
                    ("publisher", source.publisher.is_none()),
                    ("url", source.url.is_none()),
                    ("published_on", source.published_on.is_none()),
                    ("retrieved_on", source.retrieved_on.is_none()),
                    ("license", source.license.is_none()),
                ],
            ),
            slug: source.slug,
            title: source.title,
            publisher: source.publisher,
            url: source.url,
            published_on: source.published_on,
            retrieved_on: source.retrieved_on,
            license: source.license,
            kind: source.kind,
            quality_notes: notes.into_iter().map(|note| note.text).collect(),
            citations: citations
                .into_iter()
                .map(|row| CitationView {
                    label: row.label,
                    title: row.title,
                    publisher: row.publisher,
                })
                .collect(),
            claims_count: claims,
        }
    }
}

/// The resource.
pub struct Sources;

impl Resource for Sources {
    const REFERENCE: Reference = references::SOURCE;
    // Its figures are counted.
    const ENTRY: Effort = Effort::Any;
    type Params = SourceParams;
    type View = SourceView;

    fn sort(params: &Self::Params) -> Vec<SortColumn> {
        columns(
            params.sort.as_ref(),
            &[ascending(SourceSort::Title)],
            |key| match key {
                SourceSort::Title => sources::TITLE,
                SourceSort::Publisher => sources::PUBLISHER,
                SourceSort::PublishedOn => sources::PUBLISHED_ON,
            },
        )
    }

    fn list(
        conn: &mut Snapshot<'_>,
        params: Self::Params,
        sort: Vec<SortColumn>,
    ) -> Result<Listing, ApiError> {
        let publisher = params.publisher.as_deref().map(fold);
        references::require(conn, &[("publisher", references::PUBLISHER, &publisher)])?;
        let mut list = sources::list(sort);
        if let Some(q) = &params.q {
            list.search(&fold(q));
        }
        list.filter_if(sources::OF_PUBLISHER, publisher);
        list.filter_if(sources::OF_KIND, params.kind.map(SourceKind::as_str));
        Ok(list)
    }

    fn load(
        conn: &mut Snapshot<'_>,
        keys: &[String],
        _: &[Include],
    ) -> Result<Vec<Self::View>, ApiError> {
        let rows = sources::load(conn, keys)?;
        Ok(rows.into_iter().map(SourceView::from).collect())
    }
}

/// List sources.
///
/// Every document that anything rests on, with what speaks against trusting it blindly.
#[utoipa::path(
    get, path = "/v1/sources", tag = "evidence", operation_id = "list_sources",
    params(SourceParams, PageParams, FieldsParams),
    responses((status = 200, description = "A page of sources.", body = Page<SourceView>)),
)]
pub async fn list_sources(request: HttpRequest, context: Data<Context>) -> Answer {
    list::<Sources>(&request, &context).await
}

/// Get one source.
///
/// With its quality notes and the works it cites.
#[utoipa::path(
    get, path = "/v1/sources/{slug}", tag = "evidence", operation_id = "find_source",
    params(("slug" = String, Path, description = "Key of the source.", example = "himalayas-clinical-informatics-director", max_length = 100), FieldsParams),
    responses((status = 200, description = "The source.", body = SourceView)),
)]
pub async fn find_source(request: HttpRequest, context: Data<Context>) -> Answer {
    find::<Sources>(&request, &context).await
}
