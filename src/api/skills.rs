//! Skills, knowledge and methods.

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
use super::views::RoleImportance;
use crate::domain::text::fold;
use crate::domain::vocabulary::SkillKind;
use crate::store::known::Snapshot;
use crate::store::listing::{Listing, SortColumn};
use crate::store::references::{self, Reference};
use crate::store::{roles, skills};

/// The filters and the order of the list.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SkillParams {
    /// Text to look for in name and description, whatever the case and the accents.
    #[param(example = "interop", max_length = 200)]
    q: Option<String>,
    /// Only skills of this kind.
    #[param(inline, example = "technical")]
    kind: Option<SkillKind>,
    /// Only skills of this role (slug).
    #[param(example = "clinical-informatics-director", max_length = 100)]
    role: Option<String>,
    /// The order: up to three of `name`, `kind`, separated by commas, each with `-` in front for the greatest first.
    /// By name when left out. Empty values come last.
    #[param(value_type = String, example = "name", max_length = 100, pattern = "^-?(name|kind)(,-?(name|kind)){0,2}$")]
    sort: Option<Words<SortBy<SkillSort>>>,
}

/// What skills can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SkillSort {
    /// Name.
    Name,
    /// Kind.
    Kind,
}

/// A skill, a body of knowledge or a method.
#[derive(Debug, Serialize, ToSchema)]
pub struct SkillView {
    /// Key.
    #[schema(max_length = 100, example = "interoperability-standards")]
    pub slug: String,
    /// Name.
    #[schema(max_length = 200)]
    pub name: String,
    /// What it is.
    pub kind: SkillKind,
    /// What having it means.
    #[schema(max_length = 5000)]
    pub description: String,
    /// Slug of the source of the description.
    #[schema(max_length = 100)]
    pub source: String,
    /// The roles that use it, by title, and how much they lean on it.
    #[schema(max_items = 500)]
    pub roles: Vec<RoleImportance>,
}

/// The resource.
pub struct Skills;

impl Resource for Skills {
    const REFERENCE: Reference = references::SKILL;
    type Params = SkillParams;
    type View = SkillView;

    fn sort(params: &Self::Params) -> Vec<SortColumn> {
        columns(
            params.sort.as_ref(),
            &[ascending(SkillSort::Name)],
            |key| match key {
                SkillSort::Name => skills::NAME,
                SkillSort::Kind => skills::KIND,
            },
        )
    }

    fn list(
        conn: &mut Snapshot<'_>,
        params: Self::Params,
        sort: Vec<SortColumn>,
    ) -> Result<Listing, ApiError> {
        references::require(conn, &[("role", references::ROLE, &params.role)])?;
        let mut list = skills::list(sort);
        if let Some(q) = &params.q {
            list.search(&fold(q));
        }
        list.filter_if(skills::OF_KIND, params.kind.map(SkillKind::as_str));
        list.filter_if(skills::OF_ROLE, params.role);
        Ok(list)
    }

    fn load(
        conn: &mut Snapshot<'_>,
        keys: &[String],
        _: &[Include],
    ) -> Result<Vec<Self::View>, ApiError> {
        let names = roles::of_skills(conn, keys)?;
        let rows = skills::load(conn, keys)?;
        Ok(rows
            .into_iter()
            .map(|row| SkillView {
                roles: names
                    .iter()
                    .filter(|((skill, ..), _)| *skill == row.slug)
                    .map(|((_, slug, title), importance)| RoleImportance {
                        slug: slug.clone(),
                        title: title.clone(),
                        importance: *importance,
                    })
                    .collect(),
                slug: row.slug,
                name: row.name,
                kind: row.kind,
                description: row.description,
                source: row.source,
            })
            .collect())
    }
}

/// List skills, knowledge and methods.
///
/// Filter by kind, or by the role that uses them.
#[utoipa::path(
    get, path = "/v1/skills", tag = "catalogue", operation_id = "list_skills",
    params(SkillParams, PageParams, FieldsParams),
    responses((status = 200, description = "A page of skills.", body = Page<SkillView>)),
)]
pub async fn list_skills(request: HttpRequest, context: Data<Context>) -> Answer {
    list::<Skills>(&request, &context).await
}

/// Get one skill.
///
/// With the roles that use it and how much they lean on it.
#[utoipa::path(
    get, path = "/v1/skills/{slug}", tag = "catalogue", operation_id = "find_skill",
    params(("slug" = String, Path, description = "Key of the skill.", example = "interoperability-standards", max_length = 100), FieldsParams),
    responses((status = 200, description = "The skill.", body = SkillView)),
)]
pub async fn find_skill(request: HttpRequest, context: Data<Context>) -> Answer {
    find::<Skills>(&request, &context).await
}
