//! Associations, agencies, publishers, certification bodies and schools.

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
use super::views::{Missing, RoleRef, missing, roles_of};
use crate::domain::text::fold;
use crate::domain::vocabulary::{MissingReason, OrganizationKind};
use crate::store::known::Snapshot;
use crate::store::listing::{Listing, SortColumn};
use crate::store::references::{self, Reference};
use crate::store::{organizations, roles};

/// The filters and the order of the list.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct OrganizationParams {
    /// Text to look for in name, short form and description, whatever the case and the accents.
    #[param(example = "himss", max_length = 200)]
    q: Option<String>,
    /// Only organizations of this kind.
    #[param(inline, example = "professional_association")]
    kind: Option<OrganizationKind>,
    /// Only those that a document names for this role (slug), or that issue a certification or offer an education path
    /// for it.
    #[param(example = "clinical-informatics-director", max_length = 100)]
    role: Option<String>,
    /// The order: up to three of `name`, `kind`, separated by commas, each with `-` in front for the greatest first.
    /// By name when left out. Empty values come last.
    #[param(value_type = String, example = "name", max_length = 100, pattern = "^-?(name|kind)(,-?(name|kind)){0,2}$")]
    sort: Option<Words<SortBy<OrganizationSort>>>,
}

/// What organizations can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrganizationSort {
    /// Name.
    Name,
    /// Kind.
    Kind,
}

/// An association, agency, publisher, certification body or school.
#[derive(Debug, Serialize, ToSchema)]
pub struct OrganizationView {
    /// Key.
    #[schema(max_length = 100, example = "himss")]
    pub slug: String,
    /// Full name.
    #[schema(max_length = 300)]
    pub name: String,
    /// Usual short form; null when there is none.
    #[schema(max_length = 50, example = "HIMSS")]
    pub acronym: Option<String>,
    /// What it is.
    pub kind: OrganizationKind,
    /// What it does for people in this field.
    #[schema(max_length = 5000)]
    pub description: String,
    /// Address; null when no document states it.
    #[schema(format = "uri", max_length = 2000)]
    pub url: Option<String>,
    /// Slug of the source of the description.
    #[schema(max_length = 100)]
    pub source: String,
    /// The roles that a document names it for, that its certifications count for, or that its education paths lead to,
    /// by title.
    #[schema(max_items = 500)]
    pub roles: Vec<RoleRef>,
    /// Why fields are empty.
    #[schema(value_type = std::collections::BTreeMap<String, MissingReason>)]
    pub missing: Missing,
}

/// The resource.
pub struct Organizations;

impl Resource for Organizations {
    const REFERENCE: Reference = references::ORGANIZATION;
    type Params = OrganizationParams;
    type View = OrganizationView;

    fn sort(params: &Self::Params) -> Vec<SortColumn> {
        columns(
            params.sort.as_ref(),
            &[ascending(OrganizationSort::Name)],
            |key| match key {
                OrganizationSort::Name => organizations::NAME,
                OrganizationSort::Kind => organizations::KIND,
            },
        )
    }

    fn list(
        conn: &mut Snapshot<'_>,
        params: Self::Params,
        sort: Vec<SortColumn>,
    ) -> Result<Listing, ApiError> {
        references::require(conn, &[("role", references::ROLE, &params.role)])?;
        let mut list = organizations::list(sort);
        if let Some(q) = &params.q {
            list.search(&fold(q));
        }
        list.filter_if(
            organizations::OF_KIND,
            params.kind.map(OrganizationKind::as_str),
        );
        if let Some(role) = params.role {
            let role = || role.clone().into();
            list.filter(organizations::OF_ROLE, [role(), role(), role()]);
        }
        Ok(list)
    }

    fn load(
        conn: &mut Snapshot<'_>,
        keys: &[String],
        _: &[Include],
    ) -> Result<Vec<Self::View>, ApiError> {
        let names = roles::of_organizations(conn, keys)?;
        let rows = organizations::load(conn, keys)?;
        Ok(rows
            .into_iter()
            .map(|row| OrganizationView {
                roles: roles_of(&names, &row.slug),
                missing: missing(
                    MissingReason::NotStated,
                    [
                        ("acronym", row.acronym.is_none()),
                        ("url", row.url.is_none()),
                    ],
                ),
                slug: row.slug,
                name: row.name,
                acronym: row.acronym,
                kind: row.kind,
                description: row.description,
                url: row.url,
                source: row.source,
            })
            .collect())
    }
}

/// List organizations.
///
/// Associations, agencies, publishers, certification bodies and schools that the documents name.
#[utoipa::path(
    get, path = "/v1/organizations", tag = "catalogue", operation_id = "list_organizations",
    params(OrganizationParams, PageParams, FieldsParams),
    responses((status = 200, description = "A page of organizations.", body = Page<OrganizationView>)),
)]
pub async fn list_organizations(request: HttpRequest, context: Data<Context>) -> Answer {
    list::<Organizations>(&request, &context).await
}

/// Get one organization.
///
/// With the roles that a document names it for, that its certifications count for, or that its education paths lead to.
#[utoipa::path(
    get, path = "/v1/organizations/{slug}", tag = "catalogue", operation_id = "find_organization",
    params(("slug" = String, Path, description = "Key of the organization.", example = "himss", max_length = 100), FieldsParams),
    responses((status = 200, description = "The organization.", body = OrganizationView)),
)]
pub async fn find_organization(request: HttpRequest, context: Data<Context>) -> Answer {
    find::<Organizations>(&request, &context).await
}
