//! Conflicts: claims about the same quantity that disagree, and in what they differ.

use std::collections::{BTreeSet, HashMap};

use actix_web::HttpRequest;
use actix_web::web::Data;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::Answer;
use super::claim_view::ClaimView;
use super::context::Context;
use super::error::ApiError;
use super::include::Include;
use super::page::{FieldsParams, Page, PageParams};
use super::params::{SortBy, Words};
use super::refs::{FigureRefs, RegionRef};
use super::resource::{Resource, ascending, columns, find, list};
use super::views::{Missing, missing};
use crate::domain::vocabulary::{ConflictReason, MissingReason, Quantity};
use crate::store::conflicts;
use crate::store::known::Snapshot;
use crate::store::listing::{Listing, SortColumn};
use crate::store::references::{self, Reference};
use crate::store::rows::{ConflictPairRow, ConflictRow};

/// The filters and the order of the list.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ConflictParams {
    /// Only conflicts about this role (slug).
    #[param(example = "clinical-informatics-director", max_length = 100)]
    role: Option<String>,
    /// Only conflicts about this quantity.
    #[param(inline, example = "annual_openings")]
    quantity: Option<Quantity>,
    /// Only conflicts about exactly this place (code).
    #[param(example = "US", max_length = 40)]
    region: Option<String>,
    /// Only conflicts in which two claims differ in this.
    #[param(inline, example = "unexplained")]
    reason: Option<ConflictReason>,
    /// The order: up to three of `id`, `quantity`, `role`, `region`, separated by commas, each with `-` in front for the
    /// greatest first. By id when left out. Empty values come last.
    #[param(value_type = String, example = "role,quantity", max_length = 100,
        pattern = "^-?(id|quantity|role|region)(,-?(id|quantity|role|region)){0,2}$")]
    sort: Option<Words<SortBy<ConflictSort>>>,
}

/// What conflicts can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConflictSort {
    /// Id.
    Id,
    /// Quantity, by its word.
    Quantity,
    /// Slug of the role.
    Role,
    /// Code of the place.
    Region,
}

/// Claims about one quantity of one role in one place that disagree.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ConflictView {
    /// Key, made from what the conflict is about.
    #[schema(
        max_length = 200,
        example = "annual-openings-clinical-informatics-director-us"
    )]
    pub id: String,
    /// What the claims tell the amount of.
    pub quantity: Quantity,
    /// What all of them are counted in.
    #[schema(
        max_length = 13,
        pattern = "^([A-Z]{3}/(year|month|week|hour)|percent|jobs_per_year|people|years)$",
        example = "jobs_per_year"
    )]
    pub unit: String,
    /// Slug of the role.
    #[schema(max_length = 100, example = "clinical-informatics-director")]
    pub role: String,
    /// The place; null where the quantity depends on none.
    pub region: Option<RegionRef>,
    /// Why fields are empty.
    #[schema(value_type = std::collections::BTreeMap<String, MissingReason>)]
    pub missing: Missing,
    /// Every reason of its pairs, once.
    #[schema(max_items = 7)]
    pub reasons: Vec<ConflictReason>,
    /// The claims that disagree with at least one other, by id. An official figure that a claim differs from is among them.
    #[schema(max_items = 200)]
    pub claims: Vec<ClaimView>,
    /// Which claims disagree, two by two.
    #[schema(max_items = 20_000)]
    pub pairs: Vec<PairView>,
}

/// Two claims that disagree.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PairView {
    /// Id of the one claim.
    #[schema(max_length = 300)]
    pub a: String,
    /// Id of the other.
    #[schema(max_length = 300)]
    pub b: String,
    /// In what they differ; `unexplained` when in nothing but their values.
    #[schema(max_items = 7)]
    pub reasons: Vec<ConflictReason>,
}

impl ConflictView {
    fn new(
        row: ConflictRow,
        pairs: &[ConflictPairRow],
        claims: &HashMap<String, ClaimView>,
        refs: &FigureRefs<'_>,
    ) -> Result<Self, ApiError> {
        let members: BTreeSet<&String> = pairs.iter().flat_map(|pair| [&pair.a, &pair.b]).collect();
        let region = row.region.as_ref().map(|code| refs.region(code));
        Ok(Self {
            missing: missing(
                MissingReason::NotApplicable,
                [("region", row.region.is_none())],
            ),
            region: region.transpose()?,
            reasons: reasons(pairs),
            claims: members
                .into_iter()
                .filter_map(|id| claims.get(id).cloned())
                .collect(),
            pairs: pairs
                .chunk_by(|one, next| (&one.a, &one.b) == (&next.a, &next.b))
                .filter_map(|pair| {
                    let first = pair.first()?;
                    Some(PairView {
                        a: first.a.clone(),
                        b: first.b.clone(),
                        reasons: reasons(pair),
                    })
                })
                .collect(),
            id: row.id,
            quantity: row.quantity,
            unit: row.unit,
            role: row.role,
        })
    }
}

/// The reasons of rows, each once, in the order of the vocabulary.
fn reasons(rows: &[ConflictPairRow]) -> Vec<ConflictReason> {
    let distinct: BTreeSet<ConflictReason> = rows.iter().map(|row| row.reason).collect();
    distinct.into_iter().collect()
}

/// The resource.
pub struct Conflicts;

impl Resource for Conflicts {
    const REFERENCE: Reference = references::CONFLICT;
    type Params = ConflictParams;
    type View = ConflictView;

    fn sort(params: &Self::Params) -> Vec<SortColumn> {
        columns(
            params.sort.as_ref(),
            &[ascending(ConflictSort::Id)],
            |key| match key {
                ConflictSort::Id => conflicts::ID,
                ConflictSort::Quantity => conflicts::QUANTITY,
                ConflictSort::Role => conflicts::ROLE,
                ConflictSort::Region => conflicts::REGION,
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
            ],
        )?;
        let mut list = conflicts::list(sort);
        list.filter_if(conflicts::OF_ROLE, params.role);
        list.filter_if(
            conflicts::OF_QUANTITY,
            params.quantity.map(Quantity::as_str),
        );
        list.filter_if(conflicts::OF_REGION, params.region);
        list.filter_if(
            conflicts::WITH_REASON,
            params.reason.map(ConflictReason::as_str),
        );
        Ok(list)
    }

    fn load(
        conn: &mut Snapshot<'_>,
        keys: &[String],
        _: &[Include],
    ) -> Result<Vec<Self::View>, ApiError> {
        let conflicts = conflicts::load(conn, keys)?;
        let refs = FigureRefs(&conflicts.claims.references);
        let claims = conflicts.claims.rows.into_iter();
        let claims = claims
            .map(|row| Ok((row.id.clone(), ClaimView::new(row, &refs)?)))
            .collect::<Result<HashMap<_, _>, ApiError>>()?;
        let views = conflicts.rows.into_iter();
        views
            .map(|(row, pairs)| ConflictView::new(row, &pairs, &claims, &refs))
            .collect()
    }
}

/// List conflicts.
///
/// Claims about one quantity of one role in one place that are further apart than rounding explains, with the
/// official figure beside each claim that it contradicts. For every two that disagree the answer says in what they
/// differ; `unexplained` means in nothing but their values. Nothing is averaged, and none is called right.
#[utoipa::path(
    get, path = "/v1/conflicts", tag = "figures", operation_id = "list_conflicts",
    params(ConflictParams, PageParams, FieldsParams),
    responses((status = 200, description = "A page of conflicts.", body = Page<ConflictView>)),
)]
pub async fn list_conflicts(request: HttpRequest, context: Data<Context>) -> Answer {
    list::<Conflicts>(&request, &context).await
}

/// Get one conflict.
///
/// With all claims that take part in it.
#[utoipa::path(
    get, path = "/v1/conflicts/{id}", tag = "figures", operation_id = "find_conflict",
    params(("id" = String, Path, description = "Key of the conflict.",
        example = "annual-openings-clinical-informatics-director-us", max_length = 200), FieldsParams),
    responses((status = 200, description = "The conflict.", body = ConflictView)),
)]
pub async fn find_conflict(request: HttpRequest, context: Data<Context>) -> Answer {
    find::<Conflicts>(&request, &context).await
}
