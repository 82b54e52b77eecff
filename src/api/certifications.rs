//! Certifications and licences.

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
use super::params::{SortBy, Words};
use super::refs::{SourceRef, source_ref};
use super::resource::{Resource, ascending, columns, find, list, list_of_role};
use super::views::{CostView, Missing, RoleNecessity, missing};
use crate::domain::text::fold;
use crate::domain::vocabulary::{
    CertificationKind, CertificationStatus, MissingReason, RequirementKind, RequirementOperator,
};
use crate::store::StoreError;
use crate::store::certifications::{self, CertificationDetails};
use crate::store::known::{Snapshot, Source};
use crate::store::listing::{Listing, SortColumn};
use crate::store::references::{self, Reference};
use crate::store::rows::RequirementRow;

/// The filters and the order of the list.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct CertificationParams {
    /// Text to look for in name, short form and description, whatever the case and the accents.
    #[param(example = "information", max_length = 200)]
    q: Option<String>,
    /// Only certifications of this issuer (slug of an organization).
    #[param(example = "himss", max_length = 100)]
    issuer: Option<String>,
    /// Only certifications that count for this role (slug).
    #[param(example = "clinical-informatics-director", max_length = 100)]
    role: Option<String>,
    /// Only certifications of this status.
    #[param(inline, example = "unknown")]
    status: Option<CertificationStatus>,
    /// The order: up to three of `name`, `issuer`, `status`, separated by commas, each with `-` in front for the
    /// greatest first. By name when left out. Empty values come last.
    #[param(value_type = String, example = "name", max_length = 100,
        pattern = "^-?(name|issuer|status)(,-?(name|issuer|status)){0,2}$")]
    sort: Option<Words<SortBy<CertificationSort>>>,
}

/// What certifications can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CertificationSort {
    /// Name.
    Name,
    /// Issuer.
    Issuer,
    /// Status.
    Status,
}

/// A certification or licence.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CertificationView {
    /// Key.
    #[schema(max_length = 100, example = "cphims")]
    pub slug: String,
    /// Full name.
    #[schema(max_length = 300)]
    pub name: String,
    /// Usual short form; null when there is none.
    #[schema(max_length = 50, example = "CPHIMS")]
    pub acronym: Option<String>,
    /// Who issues it; null where no document names one body.
    pub issuer: Option<IssuerRef>,
    /// What it is.
    pub kind: CertificationKind,
    /// Whether it can be earned today; `unknown` where nobody has checked.
    pub status: CertificationStatus,
    /// What one needs for it, as far as a document states it.
    #[schema(max_items = 100)]
    pub requirements: Vec<RequirementView>,
    /// Its exam; null where no document describes one.
    pub exam: Option<ExamView>,
    /// What it costs; null where no document says.
    pub cost: Option<CostView>,
    /// When it must be renewed; null where no document says.
    pub renewal: Option<RenewalView>,
    /// The roles it counts for, and how firmly it is asked for there.
    #[schema(max_items = 500)]
    pub roles: Vec<RoleNecessity>,
    /// Address; null where no document states it.
    #[schema(format = "uri", max_length = 2000)]
    pub url: Option<String>,
    /// The day on which somebody checked the status; null when nobody has.
    pub checked_on: Option<chrono::NaiveDate>,
    /// What it shows and whom it suits.
    #[schema(max_length = 5000)]
    pub description: String,
    /// The documents it rests on.
    #[schema(max_items = 50)]
    pub sources: Vec<SourceRef>,
    /// Why fields are empty.
    #[schema(value_type = std::collections::BTreeMap<String, MissingReason>)]
    pub missing: Missing,
}

/// The issuer of a certification.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct IssuerRef {
    /// Key in `/v1/organizations`.
    #[schema(max_length = 100, example = "himss")]
    pub slug: String,
    /// Name.
    #[schema(max_length = 300)]
    pub name: String,
}

/// A rule that a candidate must meet.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RequirementView {
    /// What it is about.
    pub kind: RequirementKind,
    /// How it compares what a candidate has with its value.
    pub operator: RequirementOperator,
    /// What it compares with; null where the document gives no value.
    #[schema(max_length = 200)]
    pub value: Option<String>,
    /// The rule in words.
    #[schema(max_length = 2000)]
    pub text: String,
    /// Slug of the document that states it.
    #[schema(max_length = 100)]
    pub source: String,
}

impl From<RequirementRow> for RequirementView {
    fn from(row: RequirementRow) -> Self {
        Self {
            kind: row.kind,
            operator: row.operator,
            value: row.value,
            text: row.text,
            source: row.source,
        }
    }
}

/// An exam.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ExamView {
    /// Whether one must be passed.
    pub required: bool,
    /// What the document says of it; null when nothing.
    #[schema(max_length = 2000)]
    pub note: Option<String>,
}

/// A renewal rule.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RenewalView {
    /// Months between renewals; null where no document says.
    #[schema(minimum = 1, maximum = 1200)]
    pub months: Option<i64>,
    /// Continuing education credits for each renewal; null where no document says.
    #[schema(minimum = 0, maximum = 10_000)]
    pub credits: Option<i64>,
}

impl RenewalView {
    /// Joins the parts of a rule; `None` when no document states any.
    fn of(months: Option<i64>, credits: Option<i64>) -> Option<Self> {
        (months.is_some() || credits.is_some()).then_some(Self { months, credits })
    }
}

impl CertificationView {
    fn new(
        details: CertificationDetails,
        sources: &HashMap<String, Arc<Source>>,
    ) -> Result<Self, StoreError> {
        let CertificationDetails {
            certification: row,
            issuer_name,
            requirements,
            roles,
            sources: own,
        } = details;
        let issuer = row
            .issuer
            .clone()
            .zip(issuer_name)
            .map(|(slug, name)| IssuerRef { slug, name });
        let exam = row.exam_required.map(|required| ExamView {
            required,
            note: row.exam_note.clone(),
        });
        let cost = CostView::of(
            (row.cost_min, row.cost_max),
            row.cost_currency.as_ref(),
            row.cost_note.as_ref(),
            row.cost_source.as_ref(),
        );
        let renewal = RenewalView::of(row.renewal_months, row.renewal_credits);
        Ok(Self {
            missing: missing(
                MissingReason::NotStated,
                [
                    ("acronym", row.acronym.is_none()),
                    ("issuer", issuer.is_none()),
                    ("requirements", requirements.is_empty()),
                    ("exam", exam.is_none()),
                    ("cost", cost.is_none()),
                    ("renewal", renewal.is_none()),
                    ("url", row.url.is_none()),
                    ("checked_on", row.checked_on.is_none()),
                ],
            ),
            issuer,
            requirements: requirements
                .into_iter()
                .map(RequirementView::from)
                .collect(),
            exam,
            cost,
            renewal,
            roles: roles.iter().map(RoleNecessity::from).collect(),
            sources: own
                .iter()
                .map(|link| source_ref(sources, &link.source))
                .collect::<Result<_, _>>()?,
            slug: row.slug,
            name: row.name,
            acronym: row.acronym,
            kind: row.kind,
            status: row.status,
            url: row.url,
            checked_on: row.checked_on,
            description: row.description,
        })
    }
}

/// The resource.
pub struct Certifications;

impl Resource for Certifications {
    const REFERENCE: Reference = references::CERTIFICATION;
    const KEPT: bool = true;
    type Params = CertificationParams;
    type View = CertificationView;

    fn sort(params: &Self::Params) -> Vec<SortColumn> {
        columns(
            params.sort.as_ref(),
            &[ascending(CertificationSort::Name)],
            |key| match key {
                CertificationSort::Name => certifications::NAME,
                CertificationSort::Issuer => certifications::ISSUER,
                CertificationSort::Status => certifications::STATUS,
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
                ("issuer", references::ORGANIZATION, &params.issuer),
            ],
        )?;
        let mut list = certifications::list(sort);
        if let Some(q) = &params.q {
            list.search(&fold(q));
        }
        list.filter_if(certifications::OF_ISSUER, params.issuer);
        list.filter_if(certifications::OF_ROLE, params.role);
        list.filter_if(
            certifications::OF_STATUS,
            params.status.map(CertificationStatus::as_str),
        );
        Ok(list)
    }

    fn load(
        conn: &mut Snapshot<'_>,
        keys: &[String],
        _: &[Include],
    ) -> Result<Vec<Self::View>, ApiError> {
        let rows = certifications::load(conn, keys)?;
        Ok(rows
            .into_iter()
            .map(|row| CertificationView::new(row, &conn.known.sources))
            .collect::<Result<_, _>>()?)
    }
}

/// List certifications and licences.
///
/// Filter by issuer, by the role they count for, or by status.
#[utoipa::path(
    get, path = "/v1/certifications", tag = "catalogue", operation_id = "list_certifications",
    params(CertificationParams, PageParams, FieldsParams),
    responses((status = 200, description = "A page of certifications.", body = Page<CertificationView>)),
)]
pub async fn list_certifications(request: HttpRequest, context: Data<Context>) -> Answer {
    list::<Certifications>(&request, &context).await
}

/// Get one certification or licence.
///
/// With its requirements, as far as a document states them, and the roles it counts for.
#[utoipa::path(
    get, path = "/v1/certifications/{slug}", tag = "catalogue", operation_id = "find_certification",
    params(("slug" = String, Path, description = "Key of the certification.", example = "cphims", max_length = 100),
        FieldsParams),
    responses((status = 200, description = "The certification.", body = CertificationView)),
)]
pub async fn find_certification(request: HttpRequest, context: Data<Context>) -> Answer {
    find::<Certifications>(&request, &context).await
}

/// List the certifications that count for a role.
///
/// As the list of all certifications, for one role.
#[utoipa::path(
    get, path = "/v1/roles/{slug}/certifications", tag = "roles", operation_id = "list_role_certifications",
    params(("slug" = String, Path, description = "Key of the role.", example = "clinical-informatics-director",
        max_length = 100), CertificationParams, PageParams, FieldsParams),
    responses((status = 200, description = "A page of certifications.", body = Page<CertificationView>)),
)]
pub async fn list_role_certifications(request: HttpRequest, context: Data<Context>) -> Answer {
    list_of_role::<Certifications>(&request, &context).await
}
