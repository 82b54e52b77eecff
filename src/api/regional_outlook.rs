//! Growth, openings, demand and entry rules by place, each a claim with its source.

use actix_web::HttpRequest;
use actix_web::web::Data;
use serde::Deserialize;
use utoipa::IntoParams;

use super::Answer;
use super::context::{Context, Effort};
use super::error::ApiError;
use super::include::Include;
use super::page::{FieldsParams, Page, PageParams};
use super::params::{SortBy, Words};
use super::refs::FigureRefs;
use super::regional_outlook_view::RegionalOutlookView;
use super::resource::{Resource, ascending, columns, find, list, list_of_role};
use crate::domain::money;
use crate::domain::text::fold;
use crate::domain::vocabulary::RegionKind;
use crate::store::known::Snapshot;
use crate::store::listing::{Asked, Listing, SortColumn};
use crate::store::references::{self, Reference};
use crate::store::regional_outlook::{self, Filter};

/// The filters and the order of the list.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct RegionalOutlookParams {
    /// Text to look for in role, place, label, cited publisher and notes, whatever the case and the accents.
    #[param(example = "average", max_length = 200)]
    q: Option<String>,
    /// Only rows about this role (slug): its own, and the official ones of its occupation.
    #[param(example = "clinical-informatics-director", max_length = 100)]
    role: Option<String>,
    /// Only rows of this occupation (code); where a data set has none, those of the broader one that holds it.
    #[param(example = "11-9111", max_length = 10)]
    occupation: Option<String>,
    /// Only rows for exactly this place (code).
    #[param(example = "US", max_length = 40)]
    region: Option<String>,
    /// Only rows for places of this kind.
    #[param(inline, example = "country")]
    region_kind: Option<RegionKind>,
    /// Only rows for this place or any place inside it (code).
    #[param(example = "M49-021", max_length = 40)]
    within: Option<String>,
    /// Only rows from this document (slug).
    #[param(example = "himalayas-clinical-informatics-director", max_length = 100)]
    source: Option<String>,
    /// Only rows from this imported data set (slug).
    #[param(example = "curated", max_length = 100)]
    dataset: Option<String>,
    /// Only rows that project a growth of at least this many percent over their period; the lower end of a range counts.
    #[param(example = 10, minimum = -100, maximum = 100_000)]
    min_growth: Option<f64>,
    /// The order: up to three of `id`, `growth`, `annual_openings`, `location_quotient`, `mean_wage`, `region`,
    /// `period_from`, separated by commas, each with `-` in front for the greatest first. By id when left out. Empty
    /// values come last.
    #[param(value_type = String, example = "-growth", max_length = 100,
        pattern = "^-?(id|growth|annual_openings|location_quotient|mean_wage|region|period_from)(,-?(id|growth|annual_openings|location_quotient|mean_wage|region|period_from)){0,2}$")]
    sort: Option<Words<SortBy<RegionalOutlookSort>>>,
}

/// What outlook rows can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RegionalOutlookSort {
    /// Id.
    Id,
    /// Lower end of growth.
    Growth,
    /// Openings a year.
    AnnualOpenings,
    /// Concentration of the occupation.
    LocationQuotient,
    /// Mean wage.
    MeanWage,
    /// Code of the place.
    Region,
    /// First year of the projection.
    PeriodFrom,
}

/// The resource.
pub struct RegionalOutlook;

impl Resource for RegionalOutlook {
    const REFERENCE: Reference = references::OUTLOOK;
    type Params = RegionalOutlookParams;
    type View = RegionalOutlookView;

    fn sort(params: &Self::Params) -> Vec<SortColumn> {
        columns(
            params.sort.as_ref(),
            &[ascending(RegionalOutlookSort::Id)],
            |key| match key {
                RegionalOutlookSort::Id => regional_outlook::ID,
                RegionalOutlookSort::Growth => regional_outlook::GROWTH,
                RegionalOutlookSort::AnnualOpenings => regional_outlook::OPENINGS,
                RegionalOutlookSort::LocationQuotient => regional_outlook::LOCATION_QUOTIENT,
                RegionalOutlookSort::MeanWage => regional_outlook::MEAN_WAGE,
                RegionalOutlookSort::Region => regional_outlook::REGION,
                RegionalOutlookSort::PeriodFrom => regional_outlook::PERIOD_FROM,
            },
        )
    }

    fn effort(params: &Self::Params) -> Effort {
        Effort::of_figures(
            params.role.as_ref().or(params.occupation.as_ref()),
            params.region.as_ref(),
            params.q.as_ref().or(params.within.as_ref()),
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
                ("within", references::REGION, &params.within),
                ("source", references::SOURCE, &params.source),
                ("dataset", references::DATASET, &params.dataset),
            ],
        )?;
        let min_growth = params.min_growth.map(hundredths).transpose()?;
        let filter = Filter {
            search: params.q.as_deref().map(fold),
            role: params.role,
            occupation: params.occupation,
            region: params.region,
            region_kind: params.region_kind,
            within: params.within,
            source: params.source,
            dataset: params.dataset,
            min_growth,
        };
        Ok(regional_outlook::list(&conn.known, &filter, sort))
    }

    fn load(
        conn: &mut Snapshot<'_>,
        keys: &[String],
        _: &[Include],
    ) -> Result<Vec<Self::View>, ApiError> {
        let outlook = regional_outlook::load(conn, keys)?;
        let refs = FigureRefs(&outlook.references);
        let views = outlook
            .rows
            .into_iter()
            .map(|(outlook, notes)| RegionalOutlookView::new(outlook, notes, &refs));
        Ok(views.collect::<Result<_, _>>()?)
    }

    fn seen_from(views: &mut [Self::View], asked: &Asked) {
        for view in views {
            view.owner().seen_from(asked);
        }
    }
}

/// Reads a percentage as hundredths of a percent.
fn hundredths(percent: f64) -> Result<i64, ApiError> {
    money::hundredths(percent).ok_or_else(|| {
        ApiError::out_of_range(
            "min_growth",
            "a percentage is -100 to 100000 with at most two decimals",
        )
    })
}

/// List growth, openings, demand and entry rules by place.
///
/// Each row is what one document says of a role or an occupation in one place. A proxy occupation is called one in
/// `occupation.match`, and a period is never assumed. Of an official data set, the newest edition of each row is given,
/// unless `dataset` or `source` chooses others.
#[utoipa::path(
    get, path = "/v1/regional-outlook", tag = "figures", operation_id = "list_regional_outlook",
    params(RegionalOutlookParams, PageParams, FieldsParams),
    responses((status = 200, description = "A page of outlook rows.", body = Page<RegionalOutlookView>)),
)]
pub async fn list_regional_outlook(request: HttpRequest, context: Data<Context>) -> Answer {
    list::<RegionalOutlook>(&request, &context).await
}

/// Get one outlook row.
///
/// With the document it stands in and whom that document cites.
#[utoipa::path(
    get, path = "/v1/regional-outlook/{id}", tag = "figures", operation_id = "find_regional_outlook",
    params(("id" = String, Path, description = "Key of the outlook row.", example = "projections-11-9111-us-2022-2032",
        max_length = 200), FieldsParams),
    responses((status = 200, description = "The outlook row.", body = RegionalOutlookView)),
)]
pub async fn find_regional_outlook(request: HttpRequest, context: Data<Context>) -> Answer {
    find::<RegionalOutlook>(&request, &context).await
}

/// List the outlook of a role by place.
///
/// As the list of all outlook rows, for one role.
#[utoipa::path(
    get, path = "/v1/roles/{slug}/regional-outlook", tag = "roles", operation_id = "list_role_regional_outlook",
    params(("slug" = String, Path, description = "Key of the role.", example = "clinical-informatics-director",
        max_length = 100), RegionalOutlookParams, PageParams, FieldsParams),
    responses((status = 200, description = "A page of outlook rows.", body = Page<RegionalOutlookView>)),
)]
pub async fn list_role_regional_outlook(request: HttpRequest, context: Data<Context>) -> Answer {
    list_of_role::<RegionalOutlook>(&request, &context).await
}
