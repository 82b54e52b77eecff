//! Education paths: degrees, certificates, fellowships, self-study.

use std::collections::HashMap;
use std::sync::Arc;

use actix_web::HttpRequest;
use actix_web::web::Data;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::Answer;
use super::context::Context;
use super::error::ApiError;
use super::include::Include;
use super::page::{FieldsParams, Page, PageParams};
use super::params::{SortBy, Words, money};
use super::refs::{SourceRef, source_ref};
use super::resource::{Resource, ascending, columns, find, list, list_of_role};
use super::views::{CostView, Missing, Range, RoleNecessity, missing};
use crate::domain::text::fold;
use crate::domain::vocabulary::{Delivery, EducationLevel, MissingReason};
use crate::store::StoreError;
use crate::store::education_paths::{self, EducationPathDetails};
use crate::store::known::{Snapshot, Source};
use crate::store::listing::{Listing, SortColumn};
use crate::store::references::{self, Reference};

/// The filters and the order of the list.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct EducationPathParams {
    /// Text to look for in title and description, whatever the case and the accents.
    #[param(example = "informatics", max_length = 200)]
    q: Option<String>,
    /// Only paths of this level.
    #[param(inline, example = "master")]
    level: Option<EducationLevel>,
    /// Only paths that lead to this role (slug).
    #[param(example = "clinical-informatics-director", max_length = 100)]
    role: Option<String>,
    /// Only paths whose upper cost, as far as a document states it, is at most this, in major units of its currency.
    #[param(example = 70000, minimum = 0, maximum = 1_000_000_000_i64)]
    max_cost: Option<f64>,
    /// Only paths that take at most this many months at the quickest pace, as far as a document says.
    #[param(example = 24, minimum = 0, maximum = 1200)]
    max_months: Option<i64>,
    /// Only paths that a document says are taught this way.
    #[param(inline, example = "part_time")]
    delivery: Option<Delivery>,
    /// The order: up to three of `title`, `level`, `cost`, `months`, separated by commas, each with `-` in front for
    /// the greatest first. By title when left out. Empty values come last. Levels rise from `self_study` by
    /// `certificate`, `associate`, `bachelor`, `master`, `executive`, `professional` and `doctorate` to `fellowship`.
    #[param(value_type = String, example = "title", max_length = 100,
        pattern = "^-?(title|level|cost|months)(,-?(title|level|cost|months)){0,2}$")]
    sort: Option<Words<SortBy<EducationPathSort>>>,
}

/// What education paths can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EducationPathSort {
    /// Title.
    Title,
    /// Level.
    Level,
    /// Upper end of the cost.
    Cost,
    /// Upper end of the duration at the quickest pace.
    Months,
}

/// A way to learn: a degree, a certificate, a fellowship, self-study.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct EducationPathView {
    /// Key.
    #[schema(max_length = 100, example = "master-health-informatics")]
    pub slug: String,
    /// Title.
    #[schema(max_length = 300)]
    pub title: String,
    /// Level.
    pub level: EducationLevel,
    /// Subjects that qualify.
    #[schema(max_items = 100)]
    pub fields_of_study: Vec<String>,
    /// How it is taught, as far as a document says.
    #[schema(max_items = 10)]
    pub delivery: Vec<Delivery>,
    /// How long it takes, in months.
    pub duration_months: DurationView,
    /// What it costs in all; null where no document says.
    pub cost: Option<CostView>,
    /// The roles it leads to, and how firmly it is asked for there.
    #[schema(max_items = 500)]
    pub leads_to: Vec<RoleNecessity>,
    /// Courses that belong to it.
    #[schema(max_items = 200)]
    pub coursework: Vec<String>,
    /// Slug of the organization that offers it; null where it is a kind of programme rather than one school's.
    #[schema(max_length = 100)]
    pub provider: Option<String>,
    /// What it is and whom it suits.
    #[schema(max_length = 5000)]
    pub description: String,
    /// The documents it rests on.
    #[schema(max_items = 50)]
    pub sources: Vec<SourceRef>,
    /// Why fields are empty.
    #[schema(value_type = std::collections::BTreeMap<String, MissingReason>)]
    pub missing: Missing,
}

/// Months of study, by pace.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DurationView {
    /// At full time; null where no document says.
    pub full_time: Option<Range>,
    /// At part time; null where no document says.
    pub part_time: Option<Range>,
}

impl EducationPathView {
    fn new(
        details: EducationPathDetails,
        sources: &HashMap<String, Arc<Source>>,
    ) -> Result<Self, StoreError> {
        let EducationPathDetails {
            path: row,
            texts,
            deliveries,
            roles,
            sources: own,
        } = details;
        let of_kind = |kind: &str| {
            texts
                .iter()
                .filter(|text| text.kind == kind)
                .map(|text| text.text.clone())
                .collect()
        };
        let full_time = Range::of(row.full_time_months_min, row.full_time_months_max);
        let part_time = Range::of(row.part_time_months_min, row.part_time_months_max);
        let cost = CostView::of(
            (row.cost_min, row.cost_max),
            row.cost_currency.as_ref(),
            row.cost_note.as_ref(),
            row.cost_source.as_ref(),
        );
        Ok(Self {
            missing: missing(
                MissingReason::NotStated,
                [
                    ("duration_months.full_time", full_time.is_none()),
                    ("duration_months.part_time", part_time.is_none()),
                    ("cost", cost.is_none()),
                    ("delivery", deliveries.is_empty()),
                    ("provider", row.provider.is_none()),
                ],
            ),
            fields_of_study: of_kind("field_of_study"),
            coursework: of_kind("coursework"),
            delivery: deliveries.iter().map(|row| row.delivery).collect(),
            duration_months: DurationView {
                full_time,
                part_time,
            },
            cost,
            leads_to: roles.iter().map(RoleNecessity::from).collect(),
            sources: own
                .iter()
                .map(|link| source_ref(sources, &link.source))
                .collect::<Result<_, _>>()?,
            slug: row.slug,
            title: row.title,
            level: row.level,
            provider: row.provider,
            description: row.description,
        })
    }
}

/// The resource.
pub struct EducationPaths;

impl Resource for EducationPaths {
    const REFERENCE: Reference = references::EDUCATION_PATH;
    const KEPT: bool = true;
    type Params = EducationPathParams;
    type View = EducationPathView;

    fn sort(params: &Self::Params) -> Vec<SortColumn> {
        columns(
            params.sort.as_ref(),
            &[ascending(EducationPathSort::Title)],
            |key| match key {
                EducationPathSort::Title => education_paths::TITLE,
                EducationPathSort::Level => education_paths::LEVEL,
                EducationPathSort::Cost => education_paths::COST,
                EducationPathSort::Months => education_paths::MONTHS,
            },
        )
    }

    fn list(
        conn: &mut Snapshot<'_>,
        params: Self::Params,
        sort: Vec<SortColumn>,
    ) -> Result<Listing, ApiError> {
        references::require(conn, &[("role", references::ROLE, &params.role)])?;
        let max_cost = params
            .max_cost
            .map(|cost| money("max_cost", cost))
            .transpose()?;
        let mut list = education_paths::list(sort);
        if let Some(q) = &params.q {
            list.search(&fold(q));
        }
        list.filter_if(
            education_paths::OF_LEVEL,
            params.level.map(EducationLevel::as_str),
        );
        list.filter_if(education_paths::OF_ROLE, params.role);
        list.filter_if(education_paths::WITHIN_COST, max_cost);
        list.filter_if(education_paths::WITHIN_MONTHS, params.max_months);
        list.filter_if(
            education_paths::OF_DELIVERY,
            params.delivery.map(Delivery::as_str),
        );
        Ok(list)
    }

    fn load(
        conn: &mut Snapshot<'_>,
        keys: &[String],
        _: &[Include],
    ) -> Result<Vec<Self::View>, ApiError> {
        let paths = education_paths::load(conn, keys)?;
        Ok(paths
            .into_iter()
            .map(|path| EducationPathView::new(path, &conn.known.sources))
            .collect::<Result<_, _>>()?)
    }
}

/// List education paths.
///
/// Degrees, certificates, fellowships and self-study, with what documents say of their length and cost.
#[utoipa::path(
    get, path = "/v1/education-paths", tag = "catalogue", operation_id = "list_education_paths",
    params(EducationPathParams, PageParams, FieldsParams),
    responses((status = 200, description = "A page of education paths.", body = Page<EducationPathView>)),
)]
pub async fn list_education_paths(request: HttpRequest, context: Data<Context>) -> Answer {
    list::<EducationPaths>(&request, &context).await
}

/// Get one education path.
///
/// With the roles it leads to and the documents it rests on.
#[utoipa::path(
    get, path = "/v1/education-paths/{slug}", tag = "catalogue", operation_id = "find_education_path",
    params(("slug" = String, Path, description = "Key of the education path.", example = "master-health-informatics",
        max_length = 100), FieldsParams),
    responses((status = 200, description = "The education path.", body = EducationPathView)),
)]
pub async fn find_education_path(request: HttpRequest, context: Data<Context>) -> Answer {
    find::<EducationPaths>(&request, &context).await
}

/// List the education paths that lead to a role.
///
/// As the list of all education paths, for one role.
#[utoipa::path(
    get, path = "/v1/roles/{slug}/education-paths", tag = "roles", operation_id = "list_role_education_paths",
    params(("slug" = String, Path, description = "Key of the role.", example = "clinical-informatics-director",
        max_length = 100), EducationPathParams, PageParams, FieldsParams),
    responses((status = 200, description = "A page of education paths.", body = Page<EducationPathView>)),
)]
pub async fn list_role_education_paths(request: HttpRequest, context: Data<Context>) -> Answer {
    list_of_role::<EducationPaths>(&request, &context).await
}
