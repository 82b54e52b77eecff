//! Tools and systems.

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
use crate::domain::vocabulary::TechnologyCategory;
use crate::store::known::Snapshot;
use crate::store::listing::{Listing, SortColumn};
use crate::store::references::{self, Reference};
use crate::store::{roles, technologies};

/// The filters and the order of the list.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct TechnologyParams {
    /// Text to look for in name and description, whatever the case and the accents.
    #[param(example = "epic", max_length = 200)]
    q: Option<String>,
    /// Only technologies of this class.
    #[param(inline, example = "ehr")]
    category: Option<TechnologyCategory>,
    /// The same as `category`.
    #[param(inline, example = "ehr")]
    kind: Option<TechnologyCategory>,
    /// Only technologies of this role (slug).
    #[param(example = "clinical-informatics-director", max_length = 100)]
    role: Option<String>,
    /// The order: up to three of `name`, `category`, separated by commas, each with `-` in front for the greatest first.
    /// By name when left out. Empty values come last.
    #[param(value_type = String, example = "name", max_length = 100, pattern = "^-?(name|category)(,-?(name|category)){0,2}$")]
    sort: Option<Words<SortBy<TechnologySort>>>,
}

/// What technologies can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TechnologySort {
    /// Name.
    Name,
    /// Class.
    Category,
}

/// A tool or system.
#[derive(Debug, Serialize, ToSchema)]
pub struct TechnologyView {
    /// Key.
    #[schema(max_length = 100, example = "epic")]
    pub slug: String,
    /// Name.
    #[schema(max_length = 200, example = "Epic")]
    pub name: String,
    /// Its class.
    pub category: TechnologyCategory,
    /// What it is used for.
    #[schema(max_length = 5000)]
    pub description: String,
    /// Slug of the source of the description.
    #[schema(max_length = 100)]
    pub source: String,
    /// The roles that use it, by title.
    #[schema(max_items = 500)]
    pub roles: Vec<RoleRef>,
}

/// The resource.
pub struct Technologies;

impl Resource for Technologies {
    const REFERENCE: Reference = references::TECHNOLOGY;
    type Params = TechnologyParams;
    type View = TechnologyView;

    fn sort(params: &Self::Params) -> Vec<SortColumn> {
        columns(
            params.sort.as_ref(),
            &[ascending(TechnologySort::Name)],
            |key| match key {
                TechnologySort::Name => technologies::NAME,
                TechnologySort::Category => technologies::CATEGORY,
            },
        )
    }

    fn list(
        conn: &mut Snapshot<'_>,
        params: Self::Params,
        sort: Vec<SortColumn>,
    ) -> Result<Listing, ApiError> {
        references::require(conn, &[("role", references::ROLE, &params.role)])?;
        let mut list = technologies::list(sort);
        if let Some(q) = &params.q {
            list.search(&fold(q));
        }
        list.filter_if(
            technologies::OF_CATEGORY,
            params.category.map(TechnologyCategory::as_str),
        );
        list.filter_if(
            technologies::OF_CATEGORY,
            params.kind.map(TechnologyCategory::as_str),
        );
        list.filter_if(technologies::OF_ROLE, params.role);
        Ok(list)
    }

    fn load(
        conn: &mut Snapshot<'_>,
        keys: &[String],
        _: &[Include],
    ) -> Result<Vec<Self::View>, ApiError> {
        let names = roles::of_technologies(conn, keys)?;
        let rows = technologies::load(conn, keys)?;
        Ok(rows
            .into_iter()
            .map(|row| TechnologyView {
                roles: roles_of(&names, &row.slug),
                slug: row.slug,
                name: row.name,
                category: row.category,
                description: row.description,
                source: row.source,
            })
            .collect())
    }
}

/// List tools and systems.
///
/// Filter by class, or by the role that uses them.
#[utoipa::path(
    get, path = "/v1/technologies", tag = "catalogue", operation_id = "list_technologies",
    params(TechnologyParams, PageParams, FieldsParams),
    responses((status = 200, description = "A page of technologies.", body = Page<TechnologyView>)),
)]
pub async fn list_technologies(request: HttpRequest, context: Data<Context>) -> Answer {
    list::<Technologies>(&request, &context).await
}

/// Get one tool or system.
///
/// With the roles that use it.
#[utoipa::path(
    get, path = "/v1/technologies/{slug}", tag = "catalogue", operation_id = "find_technology",
    params(("slug" = String, Path, description = "Key of the technology.", example = "epic", max_length = 100), FieldsParams),
    responses((status = 200, description = "The technology.", body = TechnologyView)),
)]
pub async fn find_technology(request: HttpRequest, context: Data<Context>) -> Answer {
    find::<Technologies>(&request, &context).await
}
