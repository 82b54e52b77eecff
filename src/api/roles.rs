//! Roles: the careers that everything else is about.

use std::collections::HashMap;

use actix_web::HttpRequest;
use actix_web::web::Data;
use serde::Deserialize;
use utoipa::IntoParams;

use super::Answer;
use super::certifications::Certifications;
use super::context::Context;
use super::education_paths::EducationPaths;
use super::error::ApiError;
use super::include::{Include, IncludeParams};
use super::ladder::{self};
use super::page::{FieldsParams, Page, PageParams};
use super::params::{SortBy, Words};
use super::regional_outlook::RegionalOutlook;
use super::regional_outlook_view::RegionalOutlookView;
use super::resource::{Resource, ascending, columns, find, list};
use super::role_parts::Headline;
use super::role_view::RoleView;
use super::salary_band_view::SalaryBandView;
use super::salary_bands::SalaryBands;
use super::salary_differentials::SalaryDifferentials;
use crate::domain::text::fold;
use crate::domain::vocabulary::{EducationLevel, Seniority};
use crate::store::known::Snapshot;
use crate::store::listing::{Listing, SortColumn};
use crate::store::references::{self, Reference};
use crate::store::roles::{self};
use crate::store::tracks;

/// The filters and the order of the list.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct RoleParams {
    /// Text to look for in title, other titles and summary, whatever the case and the accents.
    #[param(example = "director", max_length = 200)]
    q: Option<String>,
    /// Only roles of this family (slug).
    #[param(example = "leadership", max_length = 100)]
    family: Option<String>,
    /// Only roles of this career track (slug).
    #[param(example = "clinical-informatics", max_length = 100)]
    track: Option<String>,
    /// Only roles of this seniority.
    #[param(inline, example = "director")]
    seniority: Option<Seniority>,
    /// Only roles that refer to this occupation (code).
    #[param(example = "11-9111", max_length = 10)]
    occupation: Option<String>,
    /// Only roles that use this skill (slug).
    #[param(example = "project-management", max_length = 100)]
    skill: Option<String>,
    /// Only roles that use this technology (slug).
    #[param(example = "jira", max_length = 100)]
    technology: Option<String>,
    /// Only roles that this certification counts for (slug).
    #[param(example = "cphims", max_length = 100)]
    certification: Option<String>,
    /// Only roles that an education path of this level leads to.
    #[param(inline, example = "master")]
    education_level: Option<EducationLevel>,
    /// The order: up to three of `title`, `family`, `track`, `seniority`, `experience`, `median`, separated by
    /// commas, each with `-` in front for the greatest first. By title when left out. Empty values come last.
    #[param(value_type = String, example = "title", max_length = 100,
        pattern = "^-?(title|family|track|seniority|experience|median)(,-?(title|family|track|seniority|experience|median)){0,2}$")]
    sort: Option<Words<SortBy<RoleSort>>>,
}

/// What roles can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoleSort {
    /// Title.
    Title,
    /// Family.
    Family,
    /// Track.
    Track,
    /// Seniority, from intern to executive.
    Seniority,
    /// Years of experience asked for.
    Experience,
    /// Median of the headline.
    Median,
}

/// Loads the entries of one resource that belong to the roles and hands each role its own.
fn include<R: Resource, K: Into<Option<String>>>(
    conn: &mut Snapshot<'_>,
    links: Vec<(K, String)>,
    views: &mut [RoleView],
    put: impl Fn(&mut RoleView, Vec<R::View>),
) -> Result<(), ApiError>
where
    R::View: Clone,
{
    let links: Vec<(Option<String>, String)> = links
        .into_iter()
        .map(|(role, key)| (role.into(), key))
        .collect();
    let keys: Vec<String> = links
        .iter()
        .map(|(_, key)| key.clone())
        .collect::<std::collections::BTreeSet<_>>()
        .into_iter()
        .collect();
    let loaded: HashMap<&String, R::View> = keys.iter().zip(R::load(conn, &keys, &[])?).collect();
    for view in views {
        let own = links
            .iter()
            .filter(|(role, _)| role.as_deref() == Some(&*view.slug));
        let entries = own
            .filter_map(|(_, key)| loaded.get(key).cloned())
            .collect();
        put(view, entries);
    }
    Ok(())
}

/// Brings along what was asked for, in the order of its own list, each kind in a fixed number of statements.
fn bring(
    conn: &mut Snapshot<'_>,
    keys: &[String],
    what: Include,
    views: &mut [RoleView],
) -> Result<(), ApiError> {
    match what {
        Include::EducationPaths => {
            let links = roles::education_paths_of(conn, keys)?;
            include::<EducationPaths, _>(conn, links, views, |view, mut list| {
                list.sort_by_cached_key(|path| (fold(&path.title), path.slug.clone()));
                view.education_paths = Some(list)
            })
        }
        Include::Certifications => {
            let links = roles::certifications_of(conn, keys)?;
            include::<Certifications, _>(conn, links, views, |view, mut list| {
                list.sort_by_cached_key(|certification| {
                    (fold(&certification.name), certification.slug.clone())
                });
                view.certifications = Some(list)
            })
        }
        Include::SalaryBands => {
            let mut links = roles::salary_bands_of(conn, keys)?;
            add_headlines(&mut links, views, |headline| vec![&headline.salary_band]);
            include::<SalaryBands, _>(conn, links, views, put_salary_bands)
        }
        Include::SalaryDifferentials => {
            let links = roles::salary_differentials_of(conn, keys)?;
            include::<SalaryDifferentials, _>(conn, links, views, |view, list| {
                view.salary_differentials = Some(list)
            })
        }
        Include::RegionalOutlook => {
            let mut links = roles::regional_outlook_of(conn, keys)?;
            add_headlines(&mut links, views, |headline| {
                vec![&headline.growth_outlook, &headline.openings_outlook]
            });
            include::<RegionalOutlook, _>(conn, links, views, put_regional_outlook)
        }
        Include::Ladder => {
            let names: Vec<String> = views.iter().map(|view| view.track.clone()).collect();
            let ladders = tracks::ladders(conn, &names)?;
            for view in views {
                let rungs = ladder::rungs(&ladders, &conn.known, &view.track, &view.slug)?;
                view.ladder = Some(rungs);
            }
            Ok(())
        }
    }
}

/// Gives a role its pay figures; the inherited one of its headline becomes one of the role.
fn put_salary_bands(view: &mut RoleView, mut list: Vec<SalaryBandView>) {
    let headline = &view.headline;
    for band in list.iter_mut().filter(|band| band.role.is_none()) {
        band.owner()
            .take_role(&view.slug, headline.median_occupation.as_ref());
    }
    view.salary_bands = Some(list);
}

/// Gives a role its outlook; the inherited rows of its headline become rows of the role.
fn put_regional_outlook(view: &mut RoleView, mut list: Vec<RegionalOutlookView>) {
    let headline = &view.headline;
    for row in list.iter_mut().filter(|row| row.role.is_none()) {
        let is_growth = headline.growth_outlook.as_ref() == Some(&row.id);
        let occupation = if is_growth {
            &headline.growth_occupation
        } else {
            &headline.openings_occupation
        };
        row.owner().take_role(&view.slug, occupation.as_ref());
    }
    view.regional_outlook = Some(list);
}

/// Adds the rows that headlines name to those of the roles themselves.
fn add_headlines(
    links: &mut Vec<(Option<String>, String)>,
    views: &[RoleView],
    ids: impl Fn(&Headline) -> Vec<&Option<String>>,
) {
    for view in views {
        for id in ids(&view.headline).into_iter().flatten() {
            let link = (Some(view.slug.clone()), id.clone());
            if !links.contains(&link) {
                links.push(link);
            }
        }
    }
}

/// The resource.
pub struct Roles;

impl Resource for Roles {
    const REFERENCE: Reference = references::ROLE;
    const KEPT: bool = true;
    const INCLUDES: bool = true;
    type Params = RoleParams;
    type View = RoleView;

    fn sort(params: &Self::Params) -> Vec<SortColumn> {
        columns(
            params.sort.as_ref(),
            &[ascending(RoleSort::Title)],
            |key| match key {
                RoleSort::Title => roles::TITLE,
                RoleSort::Family => roles::FAMILY,
                RoleSort::Track => roles::TRACK,
                RoleSort::Seniority => roles::SENIORITY,
                RoleSort::Experience => roles::EXPERIENCE,
                RoleSort::Median => roles::MEDIAN,
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
                ("family", references::FAMILY, &params.family),
                ("track", references::TRACK, &params.track),
                ("occupation", references::OCCUPATION, &params.occupation),
                ("skill", references::SKILL, &params.skill),
                ("technology", references::TECHNOLOGY, &params.technology),
                (
                    "certification",
                    references::CERTIFICATION,
                    &params.certification,
                ),
            ],
        )?;
        let mut list = roles::list(sort);
        if let Some(q) = &params.q {
            list.search(&fold(q));
        }
        list.filter_if(roles::OF_FAMILY, params.family);
        list.filter_if(roles::OF_TRACK, params.track);
        list.filter_if(roles::OF_SENIORITY, params.seniority.map(Seniority::as_str));
        list.filter_if(roles::OF_OCCUPATION, params.occupation);
        list.filter_if(roles::OF_SKILL, params.skill);
        list.filter_if(roles::OF_TECHNOLOGY, params.technology);
        list.filter_if(roles::OF_CERTIFICATION, params.certification);
        list.filter_if(
            roles::OF_EDUCATION_LEVEL,
            params.education_level.map(EducationLevel::as_str),
        );
        Ok(list)
    }

    fn load(
        conn: &mut Snapshot<'_>,
        keys: &[String],
        include: &[Include],
    ) -> Result<Vec<Self::View>, ApiError> {
        let all = roles::load(conn, keys)?;
        let mut views = all
            .rows
            .iter()
            .map(|row| RoleView::new(row, &all))
            .collect::<Result<Vec<_>, _>>()?;
        for what in include {
            bring(conn, keys, *what, &mut views)?;
        }
        Ok(views)
    }
}

/// List roles.
///
/// The careers of the catalogue, whole. Choose `fields` for a short list, `include` to bring along what belongs to them.
#[utoipa::path(
    get, path = "/v1/roles", tag = "roles", operation_id = "list_roles",
    params(RoleParams, IncludeParams, PageParams, FieldsParams),
    responses((status = 200, description = "A page of roles.", body = Page<RoleView>)),
)]
pub async fn list_roles(request: HttpRequest, context: Data<Context>) -> Answer {
    list::<Roles>(&request, &context).await
}

/// Get one role.
///
/// With `include=education_paths,certifications,salary_bands,salary_differentials,regional_outlook,ladder` one request
/// draws a whole career page.
#[utoipa::path(
    get, path = "/v1/roles/{slug}", tag = "roles", operation_id = "find_role",
    params(("slug" = String, Path, description = "Key of the role.", example = "clinical-informatics-manager",
        max_length = 100), IncludeParams, FieldsParams),
    responses((status = 200, description = "The role.", body = RoleView)),
)]
pub async fn find_role(request: HttpRequest, context: Data<Context>) -> Answer {
    find::<Roles>(&request, &context).await
}
