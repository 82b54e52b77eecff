//! Pay figures that are given only relative to another.

use actix_web::HttpRequest;
use actix_web::web::Data;
use serde::{Deserialize, Serialize};
use serde_json::Number;
use utoipa::{IntoParams, ToSchema};

use super::Answer;
use super::context::Context;
use super::error::ApiError;
use super::include::Include;
use super::page::{FieldsParams, Page, PageParams};
use super::params::{SortBy, Words};
use super::refs::{FigureRefs, RegionRef, SourceRef};
use super::resource::{Resource, ascending, columns, find, list};
use super::views::{Missing, PercentRange, missing, open_end};
use crate::domain::money::major;
use crate::domain::text::fold;
use crate::domain::vocabulary::{
    DifferentialDimension, MissingReason, OpenEnd, PayPeriod, SubjectKind,
};
use crate::store::StoreError;
use crate::store::known::Snapshot;
use crate::store::listing::{Listing, SortColumn};
use crate::store::references::{self, Reference};
use crate::store::rows::SalaryDifferentialRow;
use crate::store::salary_differentials;

/// The filters and the order of the list.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SalaryDifferentialParams {
    /// Text to look for in role, subject, cited publisher and note, whatever the case and the accents.
    #[param(example = "virginia", max_length = 200)]
    q: Option<String>,
    /// Only figures about this role (slug).
    #[param(example = "healthcare-it-director", max_length = 100)]
    role: Option<String>,
    /// Only figures that tell what is paid in this place (code of a region).
    #[param(example = "US-VA", max_length = 40)]
    region: Option<String>,
    /// Only figures that tell what is paid in this place or any place inside it (code of a region).
    #[param(example = "US", max_length = 40)]
    within: Option<String>,
    /// Only figures that compare by this.
    #[param(inline, example = "region")]
    dimension: Option<DifferentialDimension>,
    /// Only figures from this document (slug).
    #[param(example = "uic-healthcare-it-director", max_length = 100)]
    source: Option<String>,
    /// The order: up to three of `id`, `percent`, separated by commas, each with `-` in front for the greatest first.
    /// By id when left out. Empty values come last.
    #[param(value_type = String, example = "-percent", max_length = 100, pattern = "^-?(id|percent)(,-?(id|percent)){0,2}$")]
    sort: Option<Words<SortBy<SalaryDifferentialSort>>>,
}

/// What differentials can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SalaryDifferentialSort {
    /// Id.
    Id,
    /// Lower end in percent.
    Percent,
}

/// A pay figure that is given only relative to another.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SalaryDifferentialView {
    /// Key, stable for ever.
    #[schema(max_length = 200)]
    pub id: String,
    /// Slug of the role it is about; null for all occupations.
    #[schema(max_length = 100)]
    pub role: Option<String>,
    /// What is compared.
    pub dimension: DifferentialDimension,
    /// Who earns more or less.
    pub subject: SubjectView,
    /// What it is compared with.
    #[schema(max_length = 500, example = "national average")]
    pub relative_to: String,
    /// The place that the comparison is made in.
    pub region: RegionRef,
    /// Difference in percent; null when it is given in money, or in words only, which `note` then repeats.
    pub percent: Option<PercentRange>,
    /// Difference in money; null when it is given in percent, or in words only.
    pub amount_difference: Option<AmountDifference>,
    /// Which end is open; null when neither is.
    pub open_ended: Option<OpenEnd>,
    /// Whether the document says "about" or "nearly".
    pub approximate: bool,
    /// Year or month that it describes; null where the document does not say.
    #[schema(
        max_length = 7,
        pattern = "^[0-9]{4}(-(0[1-9]|1[0-2]))?$",
        example = "2021-06"
    )]
    pub reference_period: Option<String>,
    /// Why fields are empty.
    #[schema(value_type = std::collections::BTreeMap<String, MissingReason>)]
    pub missing: Missing,
    /// The document it stands in.
    pub source: SourceRef,
    /// Whom that document names for it; null when nobody.
    #[schema(max_length = 300, example = "PayScale")]
    pub cited_publisher: Option<String>,
    /// What a reader must know to read it rightly; null when nothing.
    #[schema(max_length = 5000)]
    pub note: Option<String>,
}

/// The subject of a differential.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SubjectView {
    /// What the code means.
    pub kind: SubjectKind,
    /// Region code or education level.
    #[schema(max_length = 100, example = "US-VA")]
    pub code: String,
    /// The subject in words.
    #[schema(max_length = 300)]
    pub label: String,
}

/// A difference in money.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AmountDifference {
    /// Lower end in major units of `currency`; null when open.
    #[schema(value_type = Option<f64>, minimum = 0, maximum = 1_000_000_000_000_i64)]
    pub min: Option<Number>,
    /// Upper end in major units of `currency`; null when open.
    #[schema(value_type = Option<f64>, minimum = 0, maximum = 1_000_000_000_000_i64)]
    pub max: Option<Number>,
    /// Which end is open; null when neither is.
    pub open_ended: Option<OpenEnd>,
    /// ISO 4217 code.
    #[schema(pattern = "^[A-Z]{3}$", min_length = 3, max_length = 3)]
    pub currency: String,
    /// What it is paid for.
    pub period: PayPeriod,
}

impl SalaryDifferentialView {
    fn new(row: SalaryDifferentialRow, refs: &FigureRefs<'_>) -> Result<Self, StoreError> {
        let has_percent = row.percent_min.is_some() || row.percent_max.is_some();
        let has_amount = row.currency.is_some();
        // A document gives the one or the other; where it gives neither, it does not state the difference.
        let mut gaps = missing(
            MissingReason::NotApplicable,
            [
                ("role", row.role.is_none()),
                ("percent", !has_percent && has_amount),
                ("amount_difference", !has_amount && has_percent),
            ],
        );
        gaps.extend(missing(
            MissingReason::NotStated,
            [
                ("percent", !has_percent && !has_amount),
                ("amount_difference", !has_amount && !has_percent),
                ("reference_period", row.reference_period.is_none()),
                ("cited_publisher", row.cited_publisher.is_none()),
            ],
        ));
        Ok(Self {
            missing: gaps,
            open_ended: open_end(row.percent_min, row.percent_max)
                .or(open_end(row.amount_min, row.amount_max)),
            region: refs.region(&row.region)?,
            source: refs.source(&row.source)?,
            percent: PercentRange::of(row.percent_min, row.percent_max),
            amount_difference: row.currency.zip(row.period).map(|(currency, period)| {
                AmountDifference {
                    min: row.amount_min.map(major),
                    max: row.amount_max.map(major),
                    open_ended: open_end(row.amount_min, row.amount_max),
                    currency,
                    period,
                }
            }),
            id: row.id,
            role: row.role,
            dimension: row.dimension,
            subject: SubjectView {
                kind: row.subject_kind,
                code: row.subject_code,
                label: row.subject_label,
            },
            relative_to: row.relative_to,
            approximate: row.approximate,
            reference_period: row.reference_period,
            cited_publisher: row.cited_publisher,
            note: row.note,
        })
    }
}

/// The resource.
pub struct SalaryDifferentials;

impl Resource for SalaryDifferentials {
    const REFERENCE: Reference = references::SALARY_DIFFERENTIAL;
    type Params = SalaryDifferentialParams;
    type View = SalaryDifferentialView;

    fn sort(params: &Self::Params) -> Vec<SortColumn> {
        columns(
            params.sort.as_ref(),
            &[ascending(SalaryDifferentialSort::Id)],
            |key| match key {
                SalaryDifferentialSort::Id => salary_differentials::ID,
                SalaryDifferentialSort::Percent => salary_differentials::PERCENT,
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
                ("region", references::REGION, &params.region),
                ("within", references::REGION, &params.within),
                ("source", references::SOURCE, &params.source),
            ],
        )?;
        let mut list = salary_differentials::list(sort);
        if let Some(q) = &params.q {
            list.search(&fold(q));
        }
        list.filter_if(salary_differentials::OF_ROLE, params.role);
        list.filter_if(salary_differentials::OF_REGION, params.region);
        list.filter_if(salary_differentials::WITHIN, params.within);
        list.filter_if(
            salary_differentials::OF_DIMENSION,
            params.dimension.map(DifferentialDimension::as_str),
        );
        list.filter_if(salary_differentials::OF_SOURCE, params.source);
        Ok(list)
    }

    fn load(
        conn: &mut Snapshot<'_>,
        keys: &[String],
        _: &[Include],
    ) -> Result<Vec<Self::View>, ApiError> {
        let (rows, references) = salary_differentials::load(conn, keys)?;
        let refs = FigureRefs(&references);
        Ok(rows
            .into_iter()
            .map(|row| SalaryDifferentialView::new(row, &refs))
            .collect::<Result<_, _>>()?)
    }
}

/// List pay differentials.
///
/// Figures that a document gives only relative to another ("52 % above the national average"). They are not turned
/// into amounts, since the document does not state them.
#[utoipa::path(
    get, path = "/v1/salary-differentials", tag = "figures", operation_id = "list_salary_differentials",
    params(SalaryDifferentialParams, PageParams, FieldsParams),
    responses((status = 200, description = "A page of differentials.", body = Page<SalaryDifferentialView>)),
)]
pub async fn list_salary_differentials(request: HttpRequest, context: Data<Context>) -> Answer {
    list::<SalaryDifferentials>(&request, &context).await
}

/// Get one pay differential.
///
/// With the document it stands in and whom that document cites.
#[utoipa::path(
    get, path = "/v1/salary-differentials/{id}", tag = "figures", operation_id = "find_salary_differential",
    params(("id" = String, Path, description = "Key of the differential.",
        example = "d-healthcare-it-director-us-va-mclean-2021-06", max_length = 200), FieldsParams),
    responses((status = 200, description = "The differential.", body = SalaryDifferentialView)),
)]
pub async fn find_salary_differential(request: HttpRequest, context: Data<Context>) -> Answer {
    find::<SalaryDifferentials>(&request, &context).await
}
