//! Families: the groups of roles.

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
use super::views::{RoleRef, roles_of};
use crate::domain::text::fold;
use crate::store::known::Snapshot;
use crate::store::listing::{Listing, SortColumn};
use crate::store::references::{self, Reference};
use crate::store::{families, roles};

/// The filters and the order of the list.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct FamilyParams {
    /// Text to look for in name and description, whatever the case and the accents.
    #[param(example = "systems", max_length = 200)]
    q: Option<String>,
    /// Only the family of this role (slug).
    #[param(example = "ehr-analyst", max_length = 100)]
    role: Option<String>,
    /// The order: up to three of `name`, separated by commas, each with `-` in front for the greatest first.
    /// By name when left out. Empty values come last.
    #[param(value_type = String, example = "name", max_length = 100, pattern = "^-?(name)(,-?(name)){0,2}$")]
    sort: Option<Words<SortBy<FamilySort>>>,
}

/// What families can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FamilySort {
    /// Name.
    Name,
}

/// A group of roles.
#[derive(Debug, Serialize, ToSchema)]
pub struct FamilyView {
    /// Key.
    #[schema(max_length = 100, example = "clinical")]
    pub slug: String,
    /// Name.
    #[schema(max_length = 200, example = "Clinical")]
    pub name: String,
    /// What holds its roles together.
    #[schema(max_length = 5000)]
    pub description: String,
    /// Slug of the source of the description.
    #[schema(max_length = 100)]
    pub source: String,
    /// Its roles, by title.
    #[schema(max_items = 500)]
    pub roles: Vec<RoleRef>,
}

/// The resource.
pub struct Families;

impl Resource for Families {
    const REFERENCE: Reference = references::FAMILY;
    type Params = FamilyParams;
    type View = FamilyView;

    fn sort(params: &Self::Params) -> Vec<SortColumn> {
        columns(
            params.sort.as_ref(),
            &[ascending(FamilySort::Name)],
            |key| match key {
                FamilySort::Name => families::NAME,
            },
        )
    }

    fn list(
        conn: &mut Snapshot<'_>,
        params: Self::Params,
        sort: Vec<SortColumn>,
    ) -> Result<Listing, ApiError> {
        references::require(conn, &[("role", references::ROLE, &params.role)])?;
        let mut list = families::list(sort);
        if let Some(q) = &params.q {
            list.search(&fold(q));
        }
        list.filter_if(families::OF_ROLE, params.role);
        Ok(list)
    }

    fn load(
        conn: &mut Snapshot<'_>,
        keys: &[String],
        _: &[Include],
    ) -> Result<Vec<Self::View>, ApiError> {
        let names = roles::of_families(conn, keys)?;
        let rows = families::load(conn, keys)?;
        Ok(rows
            .into_iter()
            .map(|row| FamilyView {
                roles: roles_of(&names, &row.slug),
                slug: row.slug,
                name: row.name,
                description: row.description,
                source: row.source,
            })
            .collect())
    }
}

/// List the families of roles.
///
/// A family groups roles by the kind of work; each role belongs to one.
#[utoipa::path(
    get, path = "/v1/families", tag = "catalogue", operation_id = "list_families",
    params(FamilyParams, PageParams, FieldsParams),
    responses((status = 200, description = "A page of families.", body = Page<FamilyView>)),
)]
pub async fn list_families(request: HttpRequest, context: Data<Context>) -> Answer {
    list::<Families>(&request, &context).await
}

/// Get one family of roles.
///
/// With the roles that belong to it.
#[utoipa::path(
    get, path = "/v1/families/{slug}", tag = "catalogue", operation_id = "find_family",
    params(("slug" = String, Path, description = "Key of the family.", example = "clinical", max_length = 100), FieldsParams),
    responses((status = 200, description = "The family.", body = FamilyView)),
)]
pub async fn find_family(request: HttpRequest, context: Data<Context>) -> Answer {
    find::<Families>(&request, &context).await
}
