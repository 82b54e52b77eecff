//! Data sets: what was imported, from which files.

use actix_web::HttpRequest;
use actix_web::web::Data;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::Answer;
use super::context::Context;
use super::error::ApiError;
use super::include::Include;
use super::page::{FieldsParams, Page, PageParams};
use super::params::{SortBy, Words};
use super::resource::{Resource, ascending, columns, find, list};

use crate::domain::text::fold;
use crate::domain::vocabulary::Program;
use crate::store::datasets;
use crate::store::known::Snapshot;
use crate::store::listing::{Listing, SortColumn};
use crate::store::references::{self, Reference};

/// The filters and the order of the list.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct DatasetParams {
    /// Text to look for in the name, whatever the case and the accents.
    #[param(example = "curated", max_length = 200)]
    q: Option<String>,
    /// Only editions of this publication.
    #[param(inline, example = "curated")]
    program: Option<Program>,
    /// The order: up to three of `name`, `imported_at`, separated by commas, each with `-` in front for the greatest first.
    /// By name when left out. Empty values come last.
    #[param(value_type = String, example = "name", max_length = 100, pattern = "^-?(name|imported_at)(,-?(name|imported_at)){0,2}$")]
    sort: Option<Words<SortBy<DatasetSort>>>,
}

/// What data sets can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DatasetSort {
    /// Name.
    Name,
    /// Time of the import.
    ImportedAt,
}

/// An imported data set.
#[derive(Debug, Serialize, ToSchema)]
pub struct DatasetView {
    /// Key.
    #[schema(max_length = 100)]
    pub slug: String,
    /// Name.
    #[schema(max_length = 300)]
    pub name: String,
    /// The publication that it is an edition of.
    pub program: Program,
    /// Edition, as its publisher names it.
    #[schema(max_length = 50)]
    pub vintage: String,
    /// Year or month that all its figures describe; null where there is not one for all.
    #[schema(
        max_length = 7,
        pattern = "^[0-9]{4}(-(0[1-9]|1[0-2]))?$",
        example = "2025-05"
    )]
    pub reference_period: Option<String>,
    /// Publisher.
    #[schema(max_length = 300)]
    pub publisher: String,
    /// Licence.
    #[schema(max_length = 300)]
    pub license: String,
    /// The sentence that the licence asks to repeat.
    #[schema(max_length = 1000)]
    pub attribution: String,
    /// The files it was read from.
    #[schema(max_items = 1000)]
    pub files: Vec<DatasetFileView>,
    /// Time of the import, in UTC.
    pub imported_at: chrono::DateTime<chrono::Utc>,
    /// Rows that were taken.
    #[schema(minimum = 0, maximum = 1_000_000_000)]
    pub rows_loaded: i64,
    /// Rows that were refused.
    #[schema(minimum = 0, maximum = 1_000_000_000)]
    pub rows_rejected: i64,
    /// The refused rows by reason; empty when none was.
    #[schema(max_items = 100)]
    pub rejects: Vec<RejectsView>,
}

/// Refused rows of one kind.
#[derive(Debug, Serialize, ToSchema)]
pub struct RejectsView {
    /// What was wrong with them.
    #[schema(max_length = 100, example = "not_a_number")]
    pub reason: String,
    /// How many there were.
    #[schema(minimum = 1, maximum = 1_000_000_000)]
    pub rows: i64,
}

/// A file that a data set was read from.
#[derive(Debug, Serialize, ToSchema)]
pub struct DatasetFileView {
    /// Its name.
    #[schema(max_length = 300)]
    pub name: String,
    /// SHA-256 of its bytes, in hexadecimal digits.
    #[schema(pattern = "^[0-9a-f]{64}$")]
    pub sha256: String,
    /// Rows that were read from it.
    #[schema(minimum = 0, maximum = 1_000_000_000)]
    pub rows: i64,
}

/// The resource.
pub struct Datasets;

impl Resource for Datasets {
    const REFERENCE: Reference = references::DATASET;
    type Params = DatasetParams;
    type View = DatasetView;

    fn sort(params: &Self::Params) -> Vec<SortColumn> {
        columns(
            params.sort.as_ref(),
            &[ascending(DatasetSort::Name)],
            |key| match key {
                DatasetSort::Name => datasets::NAME,
                DatasetSort::ImportedAt => datasets::IMPORTED_AT,
            },
        )
    }

    fn list(
        _: &mut Snapshot<'_>,
        params: Self::Params,
        sort: Vec<SortColumn>,
    ) -> Result<Listing, ApiError> {
        let mut list = datasets::list(sort);
        if let Some(q) = &params.q {
            list.search(&fold(q));
        }
        list.filter_if(datasets::OF_PROGRAM, params.program.map(Program::as_str));
        Ok(list)
    }

    fn load(
        conn: &mut Snapshot<'_>,
        keys: &[String],
        _: &[Include],
    ) -> Result<Vec<Self::View>, ApiError> {
        let rows = datasets::load(conn, keys)?;
        Ok(rows
            .into_iter()
            .map(|(row, files, rejects)| DatasetView {
                slug: row.slug,
                name: row.name,
                program: row.program,
                vintage: row.vintage,
                reference_period: row.reference_period,
                publisher: row.publisher,
                license: row.license,
                attribution: row.attribution,
                files: files
                    .into_iter()
                    .map(|file| DatasetFileView {
                        name: file.name,
                        sha256: file.sha256,
                        rows: file.row_count,
                    })
                    .collect(),
                imported_at: row.imported_at.and_utc(),
                rows_loaded: row.rows_loaded,
                rows_rejected: row.rows_rejected,
                rejects: rejects
                    .into_iter()
                    .map(|row| RejectsView {
                        reason: row.reason,
                        rows: row.row_count,
                    })
                    .collect(),
            })
            .collect())
    }
}

/// List imported data sets.
///
/// What was imported, from which files: the curated data, and the official data sets once they are imported.
#[utoipa::path(
    get, path = "/v1/datasets", tag = "evidence", operation_id = "list_datasets",
    params(DatasetParams, PageParams, FieldsParams),
    responses((status = 200, description = "A page of data sets.", body = Page<DatasetView>)),
)]
pub async fn list_datasets(request: HttpRequest, context: Data<Context>) -> Answer {
    list::<Datasets>(&request, &context).await
}

/// Get one imported data set.
///
/// With the files it was read from.
#[utoipa::path(
    get, path = "/v1/datasets/{slug}", tag = "evidence", operation_id = "find_dataset",
    params(("slug" = String, Path, description = "Key of the data set.", example = "curated", max_length = 100), FieldsParams),
    responses((status = 200, description = "The data set.", body = DatasetView)),
)]
pub async fn find_dataset(request: HttpRequest, context: Data<Context>) -> Answer {
    find::<Datasets>(&request, &context).await
}
