//! Claims: figures that cite another publisher, held against the imported data of that publisher.

use actix_web::HttpRequest;
use actix_web::web::Data;
use serde::Deserialize;
use utoipa::IntoParams;

use super::Answer;
use super::claim_view::ClaimView;
use super::context::Context;
use super::error::ApiError;
use super::include::Include;
use super::page::{FieldsParams, Page, PageParams};
use super::params::{SortBy, Words};
use super::refs::FigureRefs;
use super::resource::{Resource, ascending, columns, find, list};
use crate::domain::text::fold;
use crate::domain::vocabulary::{FigureResource, Verdict};
use crate::store::claims;
use crate::store::known::Snapshot;
use crate::store::listing::{Listing, SortColumn};
use crate::store::references::{self, Reference};

/// The filters and the order of the list.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ClaimParams {
    /// Text to look for in role, level, cited publisher and detail of the check, whatever the case and the accents.
    #[param(example = "bls", max_length = 200)]
    q: Option<String>,
    /// Only claims about this role (slug).
    #[param(example = "clinical-informatics-director", max_length = 100)]
    role: Option<String>,
    /// Only claims that really belong to this occupation (code).
    #[param(example = "11-9111", max_length = 10)]
    occupation: Option<String>,
    /// Only claims for exactly this place (code).
    #[param(example = "US", max_length = 40)]
    region: Option<String>,
    /// Only claims from this document (slug).
    #[param(example = "himalayas-clinical-informatics-director", max_length = 100)]
    source: Option<String>,
    /// Only claims with this verdict.
    #[param(inline, example = "not_checked")]
    verdict: Option<Verdict>,
    /// Only claims that stand in this list.
    #[param(inline, example = "salary-bands")]
    resource: Option<FigureResource>,
    /// Only claims that were looked for in this imported data set (slug, as in `check.dataset`).
    #[param(max_length = 100)]
    dataset: Option<String>,
    /// The order: up to three of `id`, `role`, `region`, `reference_period`, `verdict`, separated by commas, each with
    /// `-` in front for the greatest first. By id when left out. Empty values come last.
    #[param(value_type = String, example = "verdict,-reference_period", max_length = 100,
        pattern = "^-?(id|role|region|reference_period|verdict)(,-?(id|role|region|reference_period|verdict)){0,2}$")]
    sort: Option<Words<SortBy<ClaimSort>>>,
}

/// What claims can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClaimSort {
    /// Id.
    Id,
    /// Slug of the role.
    Role,
    /// Code of the place.
    Region,
    /// Period that the claim describes.
    ReferencePeriod,
    /// Verdict, by its word.
    Verdict,
}

/// The resource.
pub struct Claims;

impl Resource for Claims {
    const REFERENCE: Reference = references::CLAIM;
    type Params = ClaimParams;
    type View = ClaimView;

    fn sort(params: &Self::Params) -> Vec<SortColumn> {
        columns(
            params.sort.as_ref(),
            &[ascending(ClaimSort::Id)],
            |key| match key {
                ClaimSort::Id => claims::ID,
                ClaimSort::Role => claims::ROLE,
                ClaimSort::Region => claims::REGION,
                ClaimSort::ReferencePeriod => claims::REFERENCE_PERIOD,
                ClaimSort::Verdict => claims::VERDICT,
            },
        )
    }

    fn list(
        conn: &mut Snapshot<'_>,
        params: Self::Params,
        sort: Vec<SortColumn>,
    ) -> Result<Listing, ApiError> {
        references::require(
            conn,
            &[
                ("role", references::ROLE, &params.role),
                ("occupation", references::OCCUPATION, &params.occupation),
                ("region", references::REGION, &params.region),
                ("source", references::SOURCE, &params.source),
                ("dataset", references::DATASET, &params.dataset),
            ],
        )?;
        let mut list = claims::list(sort);
        if let Some(q) = &params.q {
            list.search(&fold(q));
        }
        list.filter_if(claims::OF_ROLE, params.role);
        list.filter_if(claims::OF_OCCUPATION, params.occupation);
        list.filter_if(claims::OF_REGION, params.region);
        list.filter_if(claims::OF_SOURCE, params.source);
        list.filter_if(claims::OF_VERDICT, params.verdict.map(Verdict::as_str));
        list.filter_if(
            claims::OF_RESOURCE,
            params.resource.map(FigureResource::as_str),
        );
        list.filter_if(claims::OF_DATASET, params.dataset);
        Ok(list)
    }

    fn load(
        conn: &mut Snapshot<'_>,
        keys: &[String],
        _: &[Include],
    ) -> Result<Vec<Self::View>, ApiError> {
        let claims = claims::load(conn, keys)?;
        let refs = FigureRefs(&claims.references);
        let views = claims
            .rows
            .into_iter()
            .map(|row| ClaimView::new(row, &refs));
        Ok(views.collect::<Result<_, _>>()?)
    }
}

/// List claims.
///
/// Every figure whose document cites another publisher than its own, one statistic of one row each, held against the
/// imported official data sets. Figures that cite nobody have claims of the same shape too: conflicts show them, and
/// they are found by id.
#[utoipa::path(
    get, path = "/v1/claims", tag = "figures", operation_id = "list_claims",
    params(ClaimParams, PageParams, FieldsParams),
    responses((status = 200, description = "A page of claims.", body = Page<ClaimView>)),
)]
pub async fn list_claims(request: HttpRequest, context: Data<Context>) -> Answer {
    list::<Claims>(&request, &context).await
}

/// Get one claim.
///
/// With what the imported official data say of it.
#[utoipa::path(
    get, path = "/v1/claims/{id}", tag = "figures", operation_id = "find_claim",
    params(("id" = String, Path, description = "Key of the claim.",
        example = "a-clinical-informatics-director-us-bls-2023-05~median", max_length = 300), FieldsParams),
    responses((status = 200, description = "The claim.", body = ClaimView)),
)]
pub async fn find_claim(request: HttpRequest, context: Data<Context>) -> Answer {
    find::<Claims>(&request, &context).await
}
