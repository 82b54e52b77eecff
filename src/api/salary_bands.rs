//! Pay figures, each a claim with its source.

use std::sync::Arc;

use actix_web::HttpRequest;
use actix_web::web::Data;
use serde::Deserialize;
use utoipa::IntoParams;

use super::Answer;
use super::context::{Context, Effort};
use super::error::{ApiError, FaultCode, FieldError};
use super::include::Include;
use super::page::{FieldsParams, Page, PageParams};
use super::params::{SortBy, Words, money};
use super::refs::FigureRefs;
use super::resource::{Resource, ascending, columns, find, list, list_of_role};
use super::salary_band_view::SalaryBandView;
use crate::domain::period::ReferencePeriod;
use crate::domain::text::fold;
use crate::domain::vocabulary::{PayBasis, PayPeriod, RegionKind, Statistic};
use crate::store::known::Snapshot;
use crate::store::listing::{Asked, Listing, SortColumn};
use crate::store::references::{self, Reference};
use crate::store::salary_bands::{self, Figure, Filter};

/// The filters and the order of the list.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SalaryBandParams {
    /// Text to look for in role, place, level, cited publisher and note, whatever the case and the accents.
    #[param(example = "payscale", max_length = 200)]
    q: Option<String>,
    /// Only figures about this role (slug): its own, and the official ones of its occupation.
    #[param(example = "healthcare-it-director", max_length = 100)]
    role: Option<String>,
    /// Only figures of this occupation (code); where a data set has none, those of the broader one that holds it.
    #[param(example = "11-3021", max_length = 10)]
    occupation: Option<String>,
    /// Only figures for exactly this place (code).
    #[param(example = "US", max_length = 40)]
    region: Option<String>,
    /// Only figures for places of this kind.
    #[param(inline, example = "country")]
    region_kind: Option<RegionKind>,
    /// Only figures for this place or any place inside it (code).
    #[param(example = "M49-021", max_length = 40)]
    within: Option<String>,
    /// Only figures for this level (slug, as in `level.slug`).
    #[param(example = "10-19-years", max_length = 100)]
    level: Option<String>,
    /// Only figures for a level that includes this many years of experience.
    #[param(example = 12, minimum = 0, maximum = 80)]
    experience_years: Option<u32>,
    /// Only figures in this currency (ISO 4217).
    #[param(
        example = "USD",
        min_length = 3,
        max_length = 3,
        pattern = "^[A-Za-z]{3}$"
    )]
    currency: Option<String>,
    /// Only figures paid for this period.
    #[param(inline, example = "year")]
    period: Option<PayPeriod>,
    /// Only figures that count this.
    #[param(inline, example = "unspecified")]
    pay_basis: Option<PayBasis>,
    /// Only figures that give this statistic.
    #[param(inline, example = "median")]
    statistic: Option<Statistic>,
    /// Only figures from this document (slug).
    #[param(example = "uic-healthcare-it-director", max_length = 100)]
    source: Option<String>,
    /// Only figures from this imported data set (slug).
    #[param(example = "curated", max_length = 100)]
    dataset: Option<String>,
    /// Only figures that describe this year or month (`YYYY` or `YYYY-MM`) or a later one.
    #[param(
        example = "2021",
        max_length = 7,
        pattern = "^[0-9]{4}(-(0[1-9]|1[0-2]))?$"
    )]
    reference_from: Option<String>,
    /// Only figures that describe this year or month (`YYYY` or `YYYY-MM`) or an earlier one.
    #[param(
        example = "2025",
        max_length = 7,
        pattern = "^[0-9]{4}(-(0[1-9]|1[0-2]))?$"
    )]
    reference_to: Option<String>,
    /// Only figures whose median is at least this, in major units of their currency.
    #[param(example = 50000, minimum = 0, maximum = 1_000_000_000_000_i64)]
    min_median: Option<f64>,
    /// Only figures whose median is at most this, in major units of their currency.
    #[param(example = 200000, minimum = 0, maximum = 1_000_000_000_000_i64)]
    max_median: Option<f64>,
    /// The order: up to three of `id`, `median`, `mean`, `low`, `high`, `reference_period`, `region`, `level_years`, `title`,
    /// separated by commas, each with `-` in front for the greatest first. By id when left out. Empty values come last.
    #[param(value_type = String, example = "-median", max_length = 100,
        pattern = "^-?(id|median|mean|low|high|reference_period|region|level_years|title)(,-?(id|median|mean|low|high|reference_period|region|level_years|title)){0,2}$")]
    sort: Option<Words<SortBy<SalaryBandSort>>>,
}

/// What pay figures can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SalaryBandSort {
    /// Id.
    Id,
    /// Median.
    Median,
    /// Mean.
    Mean,
    /// Lower end.
    Low,
    /// Upper end.
    High,
    /// Year or month that the figure describes.
    ReferencePeriod,
    /// Code of the place.
    Region,
    /// First year of the level.
    LevelYears,
    /// Title of the role.
    Title,
}

/// The resource.
pub struct SalaryBands;

impl Resource for SalaryBands {
    const REFERENCE: Reference = references::SALARY_BAND;
    type Params = SalaryBandParams;
    type View = SalaryBandView;

    fn sort(params: &Self::Params) -> Vec<SortColumn> {
        columns(
            params.sort.as_ref(),
            &[ascending(SalaryBandSort::Id)],
            |key| match key {
                SalaryBandSort::Id => salary_bands::ID,
                SalaryBandSort::Median => salary_bands::MEDIAN,
                SalaryBandSort::Mean => salary_bands::MEAN,
                SalaryBandSort::Low => salary_bands::LOW,
                SalaryBandSort::High => salary_bands::HIGH,
                SalaryBandSort::ReferencePeriod => salary_bands::REFERENCE_PERIOD,
                SalaryBandSort::Region => salary_bands::REGION,
                SalaryBandSort::LevelYears => salary_bands::LEVEL_YEARS,
                SalaryBandSort::Title => salary_bands::TITLE,
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
        let currency = params.currency.map(|code| code.to_ascii_uppercase());
        references::require(
            conn,
            &[
                ("role", references::ROLE, &params.role),
                ("occupation", references::OCCUPATION, &params.occupation),
                ("region", references::REGION, &params.region),
                ("within", references::REGION, &params.within),
                ("source", references::SOURCE, &params.source),
                ("dataset", references::DATASET, &params.dataset),
                ("level", references::LEVEL, &params.level),
                ("currency", references::CURRENCY, &currency),
            ],
        )?;
        let (from, to) = periods(&params.reference_from, &params.reference_to)?;
        let (min_median, max_median) = medians(params.min_median, params.max_median)?;
        let filter = Filter {
            search: params.q.as_deref().map(fold),
            role: params.role,
            occupation: params.occupation,
            region: params.region,
            region_kind: params.region_kind,
            within: params.within,
            level: params.level,
            experience_years: params.experience_years.map(i64::from),
            currency,
            period: params.period,
            pay_basis: params.pay_basis,
            statistic: params.statistic,
            source: params.source,
            dataset: params.dataset,
            from,
            to,
            min_median,
            max_median,
        };
        Ok(salary_bands::list(&conn.known, &filter, sort))
    }

    fn load(
        conn: &mut Snapshot<'_>,
        keys: &[String],
        _: &[Include],
    ) -> Result<Vec<Self::View>, ApiError> {
        let known = Arc::clone(&conn.known);
        let refs = FigureRefs(&known);
        let mut views = Vec::with_capacity(keys.len());
        for (id, figure) in salary_bands::find(conn, keys)? {
            match figure {
                Figure::Own(band) => views.push(SalaryBandView::new(*band, &refs)?),
                Figure::Wage(wage, period) => {
                    views.extend(SalaryBandView::of_wage(id, wage, period, &refs)?);
                }
            }
        }
        Ok(views)
    }

    fn seen_from(views: &mut [Self::View], asked: &Asked) {
        for view in views {
            view.owner().seen_from(asked);
        }
    }
}

/// Reads the two ends of `reference_from` to `reference_to`.
fn periods(
    from: &Option<String>,
    to: &Option<String>,
) -> Result<(Option<ReferencePeriod>, Option<ReferencePeriod>), ApiError> {
    let from = period("reference_from", from.as_deref())?;
    let to = period("reference_to", to.as_deref())?;
    let inverted = |from: &ReferencePeriod, to: &ReferencePeriod| *from.as_str() >= *to.end();
    if from
        .as_ref()
        .zip(to.as_ref())
        .is_some_and(|(from, to)| inverted(from, to))
    {
        return Err(ApiError::empty_range("reference_from", "reference_to"));
    }
    Ok((from, to))
}

fn period(parameter: &str, text: Option<&str>) -> Result<Option<ReferencePeriod>, ApiError> {
    text.map(|text| {
        ReferencePeriod::parse(text).ok_or_else(|| {
            let detail = format!("`{text}` is neither a year (`2023`) nor a month (`2023-05`)");
            ApiError::Parameters(vec![FieldError::new(
                parameter,
                FaultCode::InvalidValue,
                detail,
            )])
        })
    })
    .transpose()
}

/// Reads the two ends of `min_median` to `max_median`, in minor units.
fn medians(min: Option<f64>, max: Option<f64>) -> Result<(Option<i64>, Option<i64>), ApiError> {
    let min = min.map(|amount| money("min_median", amount)).transpose()?;
    let max = max.map(|amount| money("max_median", amount)).transpose()?;
    if min.zip(max).is_some_and(|(min, max)| min > max) {
        return Err(ApiError::empty_range("min_median", "max_median"));
    }
    Ok((min, max))
}

/// List pay figures.
///
/// Each row is one figure of one document or data set: two that disagree are two rows, and nothing is averaged. A figure
/// that belongs to another occupation says so in `occupation.match`. Of an official data set, the newest edition of each
/// figure is given, unless `dataset`, `source`, `reference_from` or `reference_to` chooses others.
#[utoipa::path(
    get, path = "/v1/salary-bands", tag = "figures", operation_id = "list_salary_bands",
    params(SalaryBandParams, PageParams, FieldsParams),
    responses((status = 200, description = "A page of pay figures.", body = Page<SalaryBandView>)),
)]
pub async fn list_salary_bands(request: HttpRequest, context: Data<Context>) -> Answer {
    list::<SalaryBands>(&request, &context).await
}

/// Get one pay figure.
///
/// With the document it stands in and whom that document cites.
#[utoipa::path(
    get, path = "/v1/salary-bands/{id}", tag = "figures", operation_id = "find_salary_band",
    params(("id" = String, Path, description = "Key of the pay figure.",
        example = "a-clinical-informatics-director-us-bls-2023-05", max_length = 200), FieldsParams),
    responses((status = 200, description = "The pay figure.", body = SalaryBandView)),
)]
pub async fn find_salary_band(request: HttpRequest, context: Data<Context>) -> Answer {
    find::<SalaryBands>(&request, &context).await
}

/// List the pay figures of a role.
///
/// As the list of all pay figures, for one role.
#[utoipa::path(
    get, path = "/v1/roles/{slug}/salary-bands", tag = "roles", operation_id = "list_role_salary_bands",
    params(("slug" = String, Path, description = "Key of the role.", example = "healthcare-it-director",
        max_length = 100), SalaryBandParams, PageParams, FieldsParams),
    responses((status = 200, description = "A page of pay figures.", body = Page<SalaryBandView>)),
)]
pub async fn list_role_salary_bands(request: HttpRequest, context: Data<Context>) -> Answer {
    list_of_role::<SalaryBands>(&request, &context).await
}
