//! One range of pay from all the evidence for a role, and how it came about.

use actix_web::HttpRequest;
use actix_web::web::Data;
use serde::Deserialize;
use utoipa::IntoParams;

use super::Answer;
use super::context::{Context, Effort};
use super::error::ApiError;
use super::page::{Fields, FieldsParams};
use super::params::{Query, names};
use super::refs::FigureRefs;
use super::resource::{finish_entry, key_of};
use super::role_evidence::RoleEvidence;
use super::salary_band_view::{Amounts, LevelView, gaps_of};
use super::salary_estimate_view::{EvidenceView, LeftOutView, PriceIndexView, SalaryEstimateView};
use super::views::{Missing, missing};
use crate::domain::money::decimal;
use crate::domain::period::ReferencePeriod;
use crate::domain::salary::estimate::{METHOD, Outcome, SHARE_SCALE, Weighed, estimate};
use crate::domain::salary::prices::{FACTOR_ONE, Prices, THOUSANDTHS};
use crate::domain::salary::weights::{Question, WEIGHT_SCALE};
use crate::domain::vocabulary::{MissingReason, PayPeriod, Statistic};
use crate::store::known::Snapshot;
use crate::store::pay_evidence;
use crate::store::rows::ConsumerPriceRow;
use crate::store::wages::figures::Band;

/// What is asked.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SalaryEstimateParams {
    /// The place (code); the United States when left out.
    #[param(example = "US-VA", max_length = 40)]
    region: Option<String>,
    /// Years of experience: figures of a level count when it includes them, those that hold for all with half the weight.
    /// All levels count when left out.
    #[param(example = 10, minimum = 0, maximum = 80)]
    experience_years: Option<u32>,
    /// The currency (ISO 4217); that of the place when left out. Nothing is converted.
    #[param(
        example = "USD",
        min_length = 3,
        max_length = 3,
        pattern = "^[A-Za-z]{3}$"
    )]
    currency: Option<String>,
    /// What the pay is for; a year when left out. Nothing is converted.
    #[param(inline, example = "year")]
    period: Option<PayPeriod>,
}

/// The price index that brings figures to the prices of one month.
pub struct PriceIndex {
    /// The prices by month.
    pub prices: Prices,
    view: Option<PriceIndexView>,
}

impl PriceIndex {
    /// Takes the months of the index.
    pub fn new(rows: &[ConsumerPriceRow]) -> Self {
        let months = rows.iter().filter_map(|row| {
            let month = ReferencePeriod::parse(&row.month)?;
            Some((month, row.index_value))
        });
        let view = rows.last().map(|row| PriceIndexView {
            series: row.series.clone(),
            index: decimal(row.index_value, THOUSANDTHS),
            source: row.source.clone(),
        });
        Self {
            prices: Prices::new(months),
            view,
        }
    }
}

/// What is said instead of amounts.
const NO_EVIDENCE: &str = "No pay figure of this role or its occupation answers the question at the place or around it: \
    see `fallbacks` and `left_out`. `careers-api import oews <path>` loads those of the U.S. Bureau of Labor Statistics.";

/// Estimate the pay of a role.
///
/// One range from all the evidence, with the evidence, so that it can be computed again by hand; method
/// `weighted-evidence-1`:
///
/// 1. Used are the figures of the nearest place that has any in the currency and for the period asked for: the place itself,
///    else its metropolitan area, state, country; `fallbacks` says so. Figures of total pay (with bonuses) and of other
///    levels of experience are left out. Nothing is converted between currencies or periods.
/// 2. Each figure is brought to the prices of `reference_period`: its amounts times `cpi_factor`, which is the index of that
///    month by the index of the figure's own month or year (the mean of its published months), rounded to six decimals.
///    An undated figure, and one from before the index begins, stands as published.
/// 3. Its weight is the product of five factors, for kind of source, directness, age, place and experience.
/// 4. `low` and `high` are the lowest and the highest amount of the evidence. Each other amount is the mean of those that
///    state it, weighted and rounded to minor units; then `p10` to `p90` are put in rising order.
/// 5. A figure says that typical pay is at least its lowest of `low`, `p10`, `p25`, `median` and `mean`, and at most its
///    highest of `median`, `mean`, `p75`, `p90` and `high`, unless that end is open. `disagreement` is the excess of the
///    highest "at least" over the lowest "at most", as a share of the former; 0 where there is none.
/// 6. `confidence` is the greatest weight times 1 less `disagreement`.
///
/// So amounts rise, all lie inside the evidence, and one more figure at the place never makes the range narrower. The sizes
/// of the factors are this service's judgement. Without evidence every amount is null.
#[utoipa::path(
    get, path = "/v1/roles/{slug}/salary-estimate", tag = "roles", operation_id = "estimate_role_salary",
    params(("slug" = String, Path, description = "Key of the role.", example = "clinical-informatics-director",
        max_length = 100), SalaryEstimateParams, FieldsParams),
    responses((status = 200, description = "The estimate.", body = SalaryEstimateView)),
)]
pub async fn estimate_role_salary(request: HttpRequest, context: Data<Context>) -> Answer {
    let known = [names::<SalaryEstimateParams>(), names::<FieldsParams>()].concat();
    let query = Query::parse(request.query_string(), &known)?;
    let mut faults = query.faults();
    let params = faults.keep(query.read::<SalaryEstimateParams>())?;
    let fields = faults.keep(Fields::read::<SalaryEstimateView>(&query, &[]))?;
    faults.none()?;
    let (Some(params), Some(fields)) = (params, fields) else {
        return Err(ApiError::Internal);
    };
    let slug = key_of(&request);
    context
        .answer(&request, Effort::Any, move |conn| {
            finish_entry(&answer(conn, slug, params)?, &fields)
        })
        .await
}

fn answer(
    conn: &mut Snapshot<'_>,
    slug: String,
    params: SalaryEstimateParams,
) -> Result<SalaryEstimateView, ApiError> {
    let known = RoleEvidence::load(conn, slug, params.region, params.currency)?;
    let index = PriceIndex::new(&pay_evidence::prices(conn, &known.places, &known.currency)?);
    let now = pay_evidence::last_month(conn)?.and_then(|month| ReferencePeriod::parse(&month));
    let question = Question {
        currency: known.currency.clone(),
        period: params.period.unwrap_or(PayPeriod::Year),
        experience_years: params.experience_years.map(i64::from),
        year: now.and_then(|month| month.year().parse().ok()),
    };
    let outcome = estimate(&known.places, &known.evidence, &question, &index.prices);
    let evidence = outcome
        .used
        .iter()
        .map(|(place, weighed)| evidence_view(&known, *place, weighed, &index.prices))
        .collect::<Result<_, _>>()?;
    let left_out = outcome.left_out.iter().map(|(place, why)| {
        Ok::<_, ApiError>(LeftOutView {
            salary_band: known.band(*place)?.row.id.clone(),
            why: *why,
        })
    });
    let left_out = left_out.collect::<Result<_, _>>()?;
    let share = |share| decimal(share, SHARE_SCALE);
    let reference_period = index
        .prices
        .last()
        .map(|(month, _)| month.as_str().to_owned());
    Ok(SalaryEstimateView {
        missing: gaps(&known, &outcome, reference_period.is_none()),
        amounts: Amounts::from(&outcome.estimate.figures),
        open_ended: outcome.estimate.open_ended,
        method: METHOD,
        confidence: share(outcome.estimate.confidence),
        disagreement: outcome.estimate.disagreement.map(share),
        reference_period,
        price_index: index.view,
        reason: outcome.region.is_none().then_some(NO_EVIDENCE),
        region_used: outcome.region,
        fallbacks: outcome.fallbacks.into_iter().map(Into::into).collect(),
        evidence,
        left_out,
        region_asked: known.places.first().cloned().unwrap_or_default(),
        experience_years: params.experience_years,
        currency: known.currency,
        period: question.period,
        role: known.role,
    })
}

fn evidence_view(
    known: &RoleEvidence,
    place: usize,
    weighed: &Weighed,
    prices: &Prices,
) -> Result<EvidenceView, ApiError> {
    let Band { row, gaps, .. } = known.band(place)?;
    let evidence = known.evidence.get(place).ok_or(ApiError::Internal)?;
    let period = evidence.reference_period.as_ref();
    let index = period.and_then(|period| prices.index(period));
    let mut empty = gaps_of(row, gaps);
    empty.retain(|field, _| {
        ["level", "reference_period"].contains(field) || Statistic::parse(field).is_some()
    });
    let why = match period {
        None => MissingReason::NotStated,
        Some(_) => MissingReason::NotPublished,
    };
    empty.extend(missing(
        why,
        [
            ("price_index", index.is_none()),
            ("cpi_factor", weighed.price_factor.is_none()),
        ],
    ));
    Ok(EvidenceView {
        salary_band: row.id.clone(),
        weight: decimal(weighed.weight, WEIGHT_SCALE),
        factors: weighed.factors.into(),
        source_kind: evidence.source_kind,
        directness: evidence.directness,
        level: LevelView::of(row),
        pay_basis: row.pay_basis,
        reference_period: row.reference_period.clone(),
        price_index: index.map(|index| decimal(index, THOUSANDTHS)),
        cpi_factor: weighed
            .price_factor
            .map(|factor| decimal(factor, FACTOR_ONE)),
        adjusted: Amounts::from(&weighed.figures),
        open_ended: weighed.open_ended,
        approximate: row.approximate,
        source: FigureRefs(&known.bands.references).source(&row.source)?,
        missing: empty,
    })
}

/// Why fields are empty: an amount as the first figure that gives a reason says, else that no figure states it.
fn gaps(known: &RoleEvidence, outcome: &Outcome, unpriced: bool) -> Missing {
    let figures = &outcome.estimate.figures;
    let nowhere = outcome.region.is_none();
    let mut empty = missing(
        MissingReason::NotPublished,
        [
            ("region_used", nowhere),
            ("reference_period", unpriced),
            ("price_index", unpriced),
        ],
    );
    let disagreement = outcome.estimate.disagreement.is_none();
    empty.extend(missing(
        MissingReason::NotApplicable,
        [("disagreement", disagreement)],
    ));
    let absent = Statistic::ALL
        .iter()
        .filter(|statistic| figures.get(**statistic).is_none());
    empty.extend(absent.map(|statistic| {
        let noted = outcome.used.iter().find_map(|(place, _)| {
            let evidence = known.evidence.get(*place)?;
            evidence.gap(*statistic)
        });
        let otherwise = if nowhere {
            MissingReason::NotPublished
        } else {
            MissingReason::NotStated
        };
        (statistic.as_str(), noted.unwrap_or(otherwise))
    }));
    empty
}
