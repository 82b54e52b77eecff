//! Places.

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
use super::views::{Missing, missing};
use crate::domain::text::fold;
use crate::domain::vocabulary::{MissingReason, RegionKind};
use crate::store::known::Snapshot;
use crate::store::listing::{Listing, SortColumn};
use crate::store::references::{self, Reference};
use crate::store::regions;
use crate::store::rows::RegionRow;

/// The filters and the order of the list.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct RegionParams {
    /// Text to look for in the name and the code, whatever the case and the accents.
    #[param(example = "virginia", max_length = 200)]
    q: Option<String>,
    /// Only places of this kind.
    #[param(inline, example = "state")]
    kind: Option<RegionKind>,
    /// Only places directly inside this one (code).
    #[param(example = "US", max_length = 40)]
    parent: Option<String>,
    /// Only this state (code), what lies in it, and the metropolitan areas that reach into it, wherever their first city
    /// lies; `parent` knows only the state of the first city.
    #[param(example = "US-VA", max_length = 40)]
    state: Option<String>,
    /// The order: up to three of `name`, `code`, `kind`, separated by commas, each with `-` in front for the greatest first.
    /// By name when left out. Empty values come last.
    #[param(value_type = String, example = "name", max_length = 100, pattern = "^-?(name|code|kind)(,-?(name|code|kind)){0,2}$")]
    sort: Option<Words<SortBy<RegionSort>>>,
}

/// What regions can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RegionSort {
    /// Name.
    Name,
    /// Code.
    Code,
    /// Kind.
    Kind,
}

/// A place.
#[derive(Debug, Serialize, ToSchema)]
pub struct RegionView {
    /// Key: ISO 3166-1, ISO 3166-2, `US-CBSA-…` for metro areas, `US-VA-MCLEAN` for cities, `M49-…` for areas of several countries.
    #[schema(max_length = 40, example = "US-VA")]
    pub code: String,
    /// Name in English.
    #[schema(max_length = 200, example = "Virginia")]
    pub name: String,
    /// What kind of place it is.
    pub kind: RegionKind,
    /// Code of the place that contains it, for a metropolitan area the state of its first city; null only for the world.
    #[schema(max_length = 40, example = "US")]
    pub parent: Option<String>,
    /// ISO 4217 code of the money that is paid there; null for areas of several currencies.
    #[schema(pattern = "^[A-Z]{3}$", example = "USD")]
    pub currency: Option<String>,
    /// Codes of the states that a metropolitan area reaches into; empty until the metropolitan areas are imported, and for
    /// other kinds of place.
    #[schema(max_items = 60)]
    pub states: Vec<String>,
    /// Why fields are empty.
    #[schema(value_type = std::collections::BTreeMap<String, MissingReason>)]
    pub missing: Missing,
}

impl RegionView {
    fn new(row: RegionRow, states: Vec<String>) -> Self {
        let mut gaps = missing(
            MissingReason::NotApplicable,
            [
                ("parent", row.parent.is_none()),
                ("currency", row.currency.is_none()),
            ],
        );
        let reason = if row.kind == RegionKind::Metro {
            MissingReason::NotStated
        } else {
            MissingReason::NotApplicable
        };
        gaps.extend(missing(reason, [("states", states.is_empty())]));
        Self {
            code: row.code,
            name: row.name,
            kind: row.kind,
            parent: row.parent,
            currency: row.currency,
            states,
            missing: gaps,
        }
    }
}

/// The resource.
pub struct Regions;

impl Resource for Regions {
    const REFERENCE: Reference = references::REGION;
    type Params = RegionParams;
    type View = RegionView;

    fn sort(params: &Self::Params) -> Vec<SortColumn> {
        columns(
            params.sort.as_ref(),
            &[ascending(RegionSort::Name)],
            |key| match key {
                RegionSort::Name => regions::NAME,
                RegionSort::Code => regions::CODE,
                RegionSort::Kind => regions::KIND,
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
                ("parent", references::REGION, &params.parent),
                ("state", references::REGION, &params.state),
            ],
        )?;
        let mut list = regions::list(sort);
        if let Some(q) = &params.q {
            list.search(&fold(q));
        }
        list.filter_if(regions::OF_KIND, params.kind.map(RegionKind::as_str));
        list.filter_if(regions::OF_PARENT, params.parent);
        if let Some(state) = params.state {
            list.filter(regions::OF_STATE, [state.clone().into(), state.into()]);
        }
        Ok(list)
    }

    fn load(
        conn: &mut Snapshot<'_>,
        keys: &[String],
        _: &[Include],
    ) -> Result<Vec<Self::View>, ApiError> {
        let rows = regions::load(conn, keys)?;
        let mut states = regions::states(conn, keys)?;
        Ok(rows
            .into_iter()
            .map(|row| {
                let states = states.remove(&row.code).unwrap_or_default();
                RegionView::new(row, states)
            })
            .collect())
    }
}

/// List places.
///
/// Countries, states, cities and areas, each with the place that contains it.
#[utoipa::path(
    get, path = "/v1/regions", tag = "places and occupations", operation_id = "list_regions",
    params(RegionParams, PageParams, FieldsParams),
    responses((status = 200, description = "A page of regions.", body = Page<RegionView>)),
)]
pub async fn list_regions(request: HttpRequest, context: Data<Context>) -> Answer {
    list::<Regions>(&request, &context).await
}

/// Get one place.
///
/// By its code.
#[utoipa::path(
    get, path = "/v1/regions/{code}", tag = "places and occupations", operation_id = "find_region",
    params(("code" = String, Path, description = "Key of the region.", example = "US-VA", max_length = 100), FieldsParams),
    responses((status = 200, description = "The region.", body = RegionView)),
)]
pub async fn find_region(request: HttpRequest, context: Data<Context>) -> Answer {
    find::<Regions>(&request, &context).await
}
