//! Official occupations.

use actix_web::HttpRequest;
use actix_web::web::Data;
use serde::Deserialize;
use utoipa::IntoParams;

use super::Answer;
use super::context::{Context, Effort};
use super::error::ApiError;
use super::include::Include;
use super::occupation_view::OccupationView;
use super::page::{FieldsParams, Page, PageParams};
use super::params::{SortBy, Words};
use super::resource::{Resource, ascending, columns, find, list};
use crate::domain::text::fold;
use crate::domain::vocabulary::OccupationSystem;
use crate::store::known::Snapshot;
use crate::store::listing::{Listing, SortColumn};
use crate::store::occupations;
use crate::store::references::{self, Reference};

/// The filters and the order of the list.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct OccupationParams {
    /// Text to look for in title and code, whatever the case and the accents.
    #[param(example = "health", max_length = 200)]
    q: Option<String>,
    /// Only occupations of this classification.
    #[param(inline, example = "soc_2018")]
    system: Option<OccupationSystem>,
    /// Only occupations in this O*NET job zone, 1 (little preparation) to 5 (extensive preparation).
    #[param(example = 4, minimum = 1, maximum = 5)]
    job_zone: Option<i64>,
    /// Only occupations directly under this code.
    #[param(example = "11-0000", max_length = 10)]
    parent: Option<String>,
    /// The order: up to three of `title`, `code`, `job_zone`, separated by commas, each with `-` in front for the
    /// greatest first. By title when left out. Empty values come last.
    #[param(value_type = String, example = "title", max_length = 100,
        pattern = "^-?(title|code|job_zone)(,-?(title|code|job_zone)){0,2}$")]
    sort: Option<Words<SortBy<OccupationSort>>>,
}

/// What occupations can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OccupationSort {
    /// Title.
    Title,
    /// Code.
    Code,
    /// Job zone.
    JobZone,
}

/// The resource.
pub struct Occupations;

impl Resource for Occupations {
    const REFERENCE: Reference = references::OCCUPATION;
    const KEPT: bool = true;
    // O*NET tells hundreds of rows of each.
    const ENTRY: Effort = Effort::Any;
    type Params = OccupationParams;
    type View = OccupationView;

    fn sort(params: &Self::Params) -> Vec<SortColumn> {
        columns(
            params.sort.as_ref(),
            &[ascending(OccupationSort::Title)],
            |key| match key {
                OccupationSort::Title => occupations::TITLE,
                OccupationSort::Code => occupations::CODE,
                OccupationSort::JobZone => occupations::JOB_ZONE,
            },
        )
    }

    fn list(
        conn: &mut Snapshot<'_>,
        params: Self::Params,
        sort: Vec<SortColumn>,
    ) -> Result<Listing, ApiError> {
        references::require(conn, &[("parent", references::OCCUPATION, &params.parent)])?;
        let mut list = occupations::list(sort);
        if let Some(q) = &params.q {
            list.search(&fold(q));
        }
        list.filter_if(
            occupations::OF_SYSTEM,
            params.system.map(OccupationSystem::as_str),
        );
        list.filter_if(occupations::OF_JOB_ZONE, params.job_zone);
        list.filter_if(occupations::OF_PARENT, params.parent);
        Ok(list)
    }

    fn load(
        conn: &mut Snapshot<'_>,
        keys: &[String],
        _: &[Include],
    ) -> Result<Vec<Self::View>, ApiError> {
        Ok(occupations::load(conn, keys)?
            .into_iter()
            .map(OccupationView::from)
            .collect())
    }
}

/// List official occupations.
///
/// SOC 2018 and O*NET-SOC 2019 occupations and groups that roles and figures refer to.
#[utoipa::path(
    get, path = "/v1/occupations", tag = "places and occupations", operation_id = "list_occupations",
    params(OccupationParams, PageParams, FieldsParams),
    responses((status = 200, description = "A page of occupations.", body = Page<OccupationView>)),
)]
pub async fn list_occupations(request: HttpRequest, context: Data<Context>) -> Answer {
    list::<Occupations>(&request, &context).await
}

/// Get one official occupation by its code.
///
/// With its crosswalks, the roles that refer to it, and what O*NET tells of it: each part from the newest edition that
/// has it for this occupation, as `editions` says.
#[utoipa::path(
    get, path = "/v1/occupations/{code}", tag = "places and occupations", operation_id = "find_occupation",
    params(("code" = String, Path, description = "SOC 2018 or O*NET-SOC 2019 code.", example = "11-9111", max_length = 100),
        FieldsParams),
    responses((status = 200, description = "The occupation.", body = OccupationView)),
)]
pub async fn find_occupation(request: HttpRequest, context: Data<Context>) -> Answer {
    find::<Occupations>(&request, &context).await
}
