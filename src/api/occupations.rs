//! Official occupations.

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
use crate::db::DbConn;
use crate::domain::text::fold;
use crate::domain::vocabulary::{CrosswalkSystem, MatchKind, MissingReason, OccupationSystem};
use crate::store::listing::{Listing, SortColumn};
use crate::store::occupations::{self, OccupationDetails};
use crate::store::references::{self, Reference};
use crate::store::rows::CrosswalkRow;

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

/// An official occupation or group of occupations.
#[derive(Debug, Serialize, ToSchema)]
pub struct OccupationView {
    /// Key: SOC 2018 (`11-9111`) or O*NET-SOC 2019 (`15-1211.01`).
    #[schema(max_length = 10, example = "11-9111")]
    pub code: String,
    /// The classification of the code.
    pub system: OccupationSystem,
    /// Official title.
    #[schema(max_length = 200, example = "Medical and Health Services Managers")]
    pub title: String,
    /// What people in it do, in the editors' words or in those of the data set; null where there is none.
    #[schema(max_length = 5000)]
    pub description: Option<String>,
    /// Code of the occupation or group above it; null at the top.
    #[schema(max_length = 10, example = "11-0000")]
    pub parent: Option<String>,
    /// How many other titles O*NET lists; null until O*NET is imported.
    #[schema(minimum = 0, maximum = 100_000)]
    pub alternate_titles_count: Option<i64>,
    /// O*NET job zone; null where none is published.
    #[schema(minimum = 1, maximum = 5, example = 4)]
    pub job_zone: Option<i64>,
    /// Share of workers by level of education; empty until O*NET is imported.
    #[schema(max_items = 100)]
    pub education: Vec<EducationShare>,
    /// Skills with importance and level; empty until O*NET is imported.
    #[schema(max_items = 200)]
    pub skills: Vec<RatedElement>,
    /// Knowledge with importance and level; empty until O*NET is imported.
    #[schema(max_items = 200)]
    pub knowledge: Vec<RatedElement>,
    /// Names of tools; empty until O*NET is imported.
    #[schema(max_items = 2000)]
    pub technologies: Vec<String>,
    /// Task statements; empty until O*NET is imported.
    #[schema(max_items = 500)]
    pub tasks: Vec<String>,
    /// Related occupations; empty until O*NET is imported.
    #[schema(max_items = 100)]
    pub related: Vec<OccupationName>,
    /// The roles of the catalogue that refer to it.
    #[schema(max_items = 500)]
    pub roles: Vec<RoleMatch>,
    /// The same work in other classifications.
    #[schema(max_items = 100)]
    pub crosswalks: Vec<CrosswalkView>,
    /// Slug of the source of code, title and job zone.
    #[schema(max_length = 100, example = "onet-30-2")]
    pub source: String,
    /// Why fields are empty.
    #[schema(value_type = std::collections::BTreeMap<String, MissingReason>)]
    pub missing: Missing,
}

/// The share of workers in an occupation with one level of education.
#[derive(Debug, Serialize, ToSchema)]
pub struct EducationShare {
    /// The level, as O*NET words it.
    #[schema(max_length = 200)]
    pub level: String,
    /// The O*NET scale it was measured on.
    #[schema(max_length = 10)]
    pub scale: String,
    /// Share in percent.
    #[schema(minimum = 0, maximum = 100)]
    pub percent: f64,
}

/// An O*NET element with its ratings.
#[derive(Debug, Serialize, ToSchema)]
pub struct RatedElement {
    /// Name of the element.
    #[schema(max_length = 200)]
    pub name: String,
    /// Importance, 1 to 5; null where O*NET gives none.
    #[schema(minimum = 1, maximum = 5)]
    pub importance: Option<f64>,
    /// Level, 0 to 7; null where O*NET gives none.
    #[schema(minimum = 0, maximum = 7)]
    pub level: Option<f64>,
}

/// An occupation by code and title.
#[derive(Debug, Serialize, ToSchema)]
pub struct OccupationName {
    /// Code.
    #[schema(max_length = 10)]
    pub code: String,
    /// Title.
    #[schema(max_length = 200)]
    pub title: String,
}

/// A role that refers to an occupation.
#[derive(Debug, Serialize, ToSchema)]
pub struct RoleMatch {
    /// Key in `/v1/roles`.
    #[schema(max_length = 100)]
    pub slug: String,
    /// Title.
    #[schema(max_length = 200)]
    pub title: String,
    /// How well the occupation describes the role.
    pub r#match: MatchKind,
}

/// The same work in another classification.
#[derive(Debug, Serialize, ToSchema)]
pub struct CrosswalkView {
    /// The other classification.
    pub system: CrosswalkSystem,
    /// The code there.
    #[schema(max_length = 20)]
    pub code: String,
    /// The title there.
    #[schema(max_length = 200)]
    pub title: String,
    /// How well they fit.
    pub r#match: MatchKind,
}

impl From<CrosswalkRow> for CrosswalkView {
    fn from(row: CrosswalkRow) -> Self {
        Self {
            system: row.system,
            code: row.code,
            title: row.title,
            r#match: row.match_kind,
        }
    }
}

impl From<OccupationDetails> for OccupationView {
    fn from(
        OccupationDetails {
            occupation: row,
            crosswalks,
            roles,
        }: OccupationDetails,
    ) -> Self {
        let mut gaps = missing(
            MissingReason::NotStated,
            [
                "alternate_titles_count",
                "education",
                "skills",
                "knowledge",
                "technologies",
                "tasks",
                "related",
            ]
            .map(|name| (name, true)),
        );
        gaps.extend(missing(
            MissingReason::NotPublished,
            [
                ("description", row.description.is_none()),
                ("job_zone", row.job_zone.is_none()),
            ],
        ));
        gaps.extend(missing(
            MissingReason::NotApplicable,
            [("parent", row.parent.is_none())],
        ));
        Self {
            code: row.code,
            system: row.system,
            title: row.title,
            description: row.description,
            parent: row.parent,
            alternate_titles_count: None,
            job_zone: row.job_zone,
            education: Vec::new(),
            skills: Vec::new(),
            knowledge: Vec::new(),
            technologies: Vec::new(),
            tasks: Vec::new(),
            related: Vec::new(),
            roles: roles
                .into_iter()
                .map(|(_, slug, title, fit)| RoleMatch {
                    slug,
                    title,
                    r#match: fit,
                })
                .collect(),
            crosswalks: crosswalks.into_iter().map(CrosswalkView::from).collect(),
            source: row.source,
            missing: gaps,
        }
    }
}

/// The resource.
pub struct Occupations;

impl Resource for Occupations {
    const REFERENCE: Reference = references::OCCUPATION;
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
        conn: &mut DbConn,
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
        conn: &mut DbConn,
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
/// With its crosswalks and the roles that refer to it.
#[utoipa::path(
    get, path = "/v1/occupations/{code}", tag = "places and occupations", operation_id = "find_occupation",
    params(("code" = String, Path, description = "SOC 2018 or O*NET-SOC 2019 code.", example = "11-9111", max_length = 100),
        FieldsParams),
    responses((status = 200, description = "The occupation.", body = OccupationView)),
)]
pub async fn find_occupation(request: HttpRequest, context: Data<Context>) -> Answer {
    find::<Occupations>(&request, &context).await
}
