//! Where an offer stands among published percentiles of a role's pay.

use actix_web::HttpRequest;
use actix_web::web::Data;
use serde::{Deserialize, Serialize};
use serde_json::Number;
use utoipa::{IntoParams, ToSchema};

use super::Answer;
use super::context::{Context, Effort};
use super::error::{ApiError, FaultCode, FieldError};
use super::page::{Fields, FieldsParams};
use super::params::{Query, money, names};
use super::refs::{FigureRefs, OccupationRef, SourceRef};
use super::resource::{finish_entry, key_of};
use super::role_evidence::{FallbackView, RoleEvidence};
use super::salary_band_view::{Amounts, gaps_of};
use super::views::{Missing, RoleRef, missing};
use crate::domain::money::major;
use crate::domain::salary::place::{Fallback, Look, fall_back};
use crate::domain::salary::position::{Position, best, why_beyond};
use crate::domain::vocabulary::{MissingReason, PayPeriod, PositionLabel, Statistic};
use crate::store::known::Snapshot;
use crate::store::wages::figures::Band;

/// What is asked.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SalaryPositionParams {
    /// The offer, above 0, in major units of the currency; with at most two decimals.
    #[param(
        required,
        example = 150000,
        minimum = 0.01,
        maximum = 1_000_000_000_000_i64
    )]
    amount: Option<f64>,
    /// The currency of the offer (ISO 4217); that of the place when left out. Nothing is converted.
    #[param(
        example = "USD",
        min_length = 3,
        max_length = 3,
        pattern = "^[A-Za-z]{3}$"
    )]
    currency: Option<String>,
    /// The place (code); the United States when left out.
    #[param(example = "US-VA", max_length = 40)]
    region: Option<String>,
    /// What the offer is paid for; a year when left out. Nothing is converted.
    #[param(inline, example = "year")]
    period: Option<PayPeriod>,
}

/// Where an offer stands.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SalaryPositionView {
    /// The role.
    pub role: RoleRef,
    /// The offer, in major units of `currency`.
    #[schema(value_type = f64, minimum = 0, maximum = 1_000_000_000_000_i64, example = 150000)]
    pub amount: Number,
    /// ISO 4217 code of the offer and of what it is held against.
    #[schema(
        pattern = "^[A-Z]{3}$",
        min_length = 3,
        max_length = 3,
        example = "USD"
    )]
    pub currency: String,
    /// What the offer is paid for.
    pub period: PayPeriod,
    /// The percentile, to one decimal, by monotone interpolation between published percentiles; null outside them.
    #[schema(value_type = Option<f64>, minimum = 10, maximum = 90, example = 65.9)]
    pub percentile: Option<Number>,
    /// Between which published percentiles the offer lies; null where they do not tell.
    pub label: Option<PositionLabel>,
    /// Code of the place asked for.
    #[schema(max_length = 40, example = "US-VA")]
    pub region_asked: String,
    /// Code of the place whose percentiles were used; null when no place has any.
    #[schema(max_length = 40, example = "US")]
    pub region_used: Option<String>,
    /// The places that were passed by, nearest first; empty when the place asked for was used.
    #[schema(max_items = 10)]
    pub fallbacks: Vec<FallbackView>,
    /// The one figure whose percentiles were used; empty when there is none.
    #[schema(max_items = 1)]
    pub evidence: Vec<DistributionView>,
    /// Why there is no percentile; null when there is one.
    #[schema(max_length = 500)]
    pub reason: Option<&'static str>,
    /// Why fields are empty.
    #[schema(value_type = std::collections::BTreeMap<String, MissingReason>)]
    pub missing: Missing,
}

/// The figure that an offer is held against.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DistributionView {
    /// Id of the pay figure.
    #[schema(max_length = 200, example = "oews-2025-05-national-11-9111-us-year")]
    pub salary_band: String,
    /// The occupation it belongs to, and how well that describes the role; null when it is about the role itself.
    pub occupation: Option<OccupationRef>,
    /// Year or month that it describes; null where the source does not say. Its amounts stand as published.
    #[schema(
        max_length = 7,
        pattern = "^[0-9]{4}(-(0[1-9]|1[0-2]))?$",
        example = "2025-05"
    )]
    pub reference_period: Option<String>,
    /// Its amounts.
    pub amounts: Amounts,
    /// The least that a top-coded amount is; null where none is top-coded.
    #[schema(value_type = Option<f64>, minimum = 0, maximum = 1_000_000_000_000_i64)]
    pub top_coded_at: Option<Number>,
    /// The document or data set it stands in.
    pub source: SourceRef,
    /// Why fields are empty, by name of the amount or field.
    #[schema(value_type = std::collections::BTreeMap<String, MissingReason>)]
    pub missing: Missing,
}

const NO_PERCENTILES: &str = "No published percentiles of this role or its occupation are loaded for the place or around \
    it, in this currency and for this period. `careers-api import oews <path>` loads those of the U.S. Bureau of Labor \
    Statistics.";

const OUTSIDE: &str =
    "The offer lies outside the published percentiles, and nothing is extrapolated.";

const BELOW_TOP_CODE: &str = "The percentile above the offer is top-coded: published only as at least `top_coded_at`, which the \
    offer does not exceed, so that there is a label but no percentile.";

const UNPUBLISHED_TAIL: &str = "The offer lies outside the percentiles that are published, and the outermost one on this \
    side is not: see `missing` of the evidence.";

/// Place an offer among the pay of a role.
///
/// Held against one published distribution of the role or its occupation: at the nearest place that has one (the place
/// itself, else its metropolitan area, state, country; `fallbacks` says so), the one that describes the role most directly,
/// then the newest. It has the median and at least one other percentile, and holds for all levels of experience. Between
/// its percentiles `percentile` is interpolated by a monotone piecewise cubic Hermite polynomial (PCHIP, with the slopes of
/// Fritsch and Butland); an amount published for several percentiles counts as the highest. Outside them `percentile` is
/// null and `label` says `below_p10` or `above_p90`, unless that percentile is not published, when `label` is null too; but
/// an offer up to `top_coded_at` lies below the first top-coded percentile, and `label` says so.
/// Amounts are held against figures as published: neither prices, currency nor period are converted.
#[utoipa::path(
    get, path = "/v1/roles/{slug}/salary-position", tag = "roles", operation_id = "place_role_salary",
    params(("slug" = String, Path, description = "Key of the role.", example = "clinical-informatics-director",
        max_length = 100), SalaryPositionParams, FieldsParams),
    responses((status = 200, description = "Where the offer stands.", body = SalaryPositionView)),
)]
pub async fn place_role_salary(request: HttpRequest, context: Data<Context>) -> Answer {
    let known = [names::<SalaryPositionParams>(), names::<FieldsParams>()].concat();
    let query = Query::parse(request.query_string(), &known)?;
    let mut faults = query.faults();
    let params = faults.keep(query.read::<SalaryPositionParams>())?;
    let amount = match &params {
        Some(params) => faults.keep(offer(params))?,
        None => None,
    };
    let fields = faults.keep(Fields::read::<SalaryPositionView>(&query, &[]))?;
    faults.none()?;
    let (Some(params), Some(amount), Some(fields)) = (params, amount, fields) else {
        return Err(ApiError::Internal);
    };
    let slug = key_of(&request);
    context
        .answer(&request, Effort::Any, move |conn| {
            finish_entry(&answer(conn, slug, params, amount)?, &fields)
        })
        .await
}

/// Reads the offer, in minor units.
fn offer(params: &SalaryPositionParams) -> Result<i64, ApiError> {
    let Some(amount) = params.amount else {
        return Err(ApiError::Parameters(vec![FieldError::new(
            "amount",
            FaultCode::InvalidValue,
            "is needed: the offer, such as 150000",
        )]));
    };
    money("amount", amount)
}

fn answer(
    conn: &mut Snapshot<'_>,
    slug: String,
    params: SalaryPositionParams,
    amount: i64,
) -> Result<SalaryPositionView, ApiError> {
    let known = RoleEvidence::load(conn, slug, params.region, params.currency)?;
    let period = params.period.unwrap_or(PayPeriod::Year);
    let (found, fallbacks) = fall_back(&known.places, |place| {
        let found = best(&known.evidence, place, &known.currency, period);
        let has_any = known.evidence.iter().any(|row| row.region == place);
        match found {
            Some(found) => Look::Found(found),
            None if has_any => Look::Unusable,
            None => Look::Nothing,
        }
    });
    let Some((step, (index, distribution))) = found else {
        return Ok(view(known, amount, period, fallbacks));
    };
    let position = distribution.position(amount);
    let reason = why(&known, index, &position)?;
    let region_used = known.places.get(step).cloned();
    let evidence = vec![distribution_view(&known, index)?];
    let mut view = view(known, amount, period, fallbacks);
    view.missing = missing(
        reason.map_or(MissingReason::NotPublished, |(_, reason)| reason),
        [
            ("percentile", position.percentile.is_none()),
            ("label", position.label.is_none()),
        ],
    );
    Ok(SalaryPositionView {
        percentile: position.percentile.and_then(Number::from_f64),
        label: position.label,
        region_used,
        evidence,
        reason: reason.map(|(text, _)| text),
        ..view
    })
}

/// The answer without a distribution.
fn view(
    known: RoleEvidence,
    amount: i64,
    period: PayPeriod,
    fallbacks: Vec<Fallback>,
) -> SalaryPositionView {
    SalaryPositionView {
        role: known.role,
        amount: major(amount),
        currency: known.currency,
        period,
        percentile: None,
        label: None,
        region_asked: known.places.first().cloned().unwrap_or_default(),
        region_used: None,
        fallbacks: fallbacks.into_iter().map(Into::into).collect(),
        evidence: Vec::new(),
        reason: Some(NO_PERCENTILES),
        missing: missing(
            MissingReason::NotPublished,
            [("percentile", true), ("label", true), ("region_used", true)],
        ),
    }
}

/// Why there is no percentile, in words and as a reason; `None` when there is one.
fn why(
    known: &RoleEvidence,
    index: usize,
    position: &Position,
) -> Result<Option<(&'static str, MissingReason)>, ApiError> {
    let Some(tail) = position.beyond else {
        return Ok(None);
    };
    let evidence = known.evidence.get(index).ok_or(ApiError::Internal)?;
    let text = match position.label {
        None => UNPUBLISHED_TAIL,
        Some(PositionLabel::BelowP10 | PositionLabel::AboveP90) => OUTSIDE,
        Some(_) => BELOW_TOP_CODE,
    };
    Ok(Some((text, why_beyond(evidence, tail))))
}

fn distribution_view(known: &RoleEvidence, index: usize) -> Result<DistributionView, ApiError> {
    let Band {
        row,
        gaps,
        top_code,
    } = known.band(index)?;
    let evidence = known.evidence.get(index).ok_or(ApiError::Internal)?;
    let refs = FigureRefs(&known.bands.references);
    let mut empty = gaps_of(row, gaps);
    empty.retain(|field, _| {
        ["occupation", "reference_period"].contains(field) || Statistic::parse(field).is_some()
    });
    Ok(DistributionView {
        salary_band: row.id.clone(),
        occupation: refs.occupation(row.occupation.as_ref(), row.occupation_match),
        reference_period: row.reference_period.clone(),
        amounts: Amounts::from(&evidence.figures),
        top_coded_at: top_code.map(major),
        source: refs.source(&row.source)?,
        missing: empty,
    })
}
