//! Career ladders: the rungs of a role's track.

use actix_web::HttpRequest;
use actix_web::web::Data;
use serde::Serialize;
use serde_json::Number;
use utoipa::ToSchema;

use super::Answer;
use super::context::{Context, Effort};
use super::entries::Chosen;
use super::error::ApiError;
use super::page::{Fields, FieldsParams, Page, PageParams, PageRequest};
use super::params::{Query, names};
use super::refs::{SourceRef, source_ref};
use super::resource::{finish, key_of, not_found};
use super::views::{Missing, Range, RoleRef, missing};
use crate::domain::money::major;
use crate::domain::vocabulary::MissingReason;
use crate::store::StoreError;
use crate::store::known::Known;
use crate::store::listing::{After, Asked, KeyPage};
use crate::store::rows::FocusAreaRow;
use crate::store::tracks::{Ladders, RungDetails};
use crate::store::{references, roles, tracks};

/// One rung of a career ladder.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RungView {
    /// Place on the ladder, 1 for the lowest.
    #[schema(minimum = 1, maximum = 100, example = 3)]
    pub position: i64,
    /// The role on this rung.
    pub role: RoleRef,
    /// Total years of experience; null where no document says.
    pub years: Option<Range>,
    /// What people on this rung do.
    #[schema(max_length = 5000)]
    pub summary: String,
    /// What they should work on next.
    #[schema(max_items = 50)]
    pub focus_areas: Vec<String>,
    /// What they are paid; null where no document says.
    pub pay: Option<RungPayView>,
    /// Whether it is the role that was asked for.
    pub current: bool,
    /// The document the rung rests on.
    pub source: SourceRef,
    /// Why fields are empty.
    #[schema(value_type = std::collections::BTreeMap<String, MissingReason>)]
    pub missing: Missing,
}

/// Pay on a rung, in major units of `currency` a year.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RungPayView {
    /// Median; null where not stated.
    #[schema(value_type = Option<f64>, minimum = 0, maximum = 1_000_000_000_000_i64, example = 170000)]
    pub median: Option<Number>,
    /// Mean; null where not stated.
    #[schema(value_type = Option<f64>, minimum = 0, maximum = 1_000_000_000_000_i64, example = 175000)]
    pub mean: Option<Number>,
    /// ISO 4217 code.
    #[schema(
        pattern = "^[A-Z]{3}$",
        min_length = 3,
        max_length = 3,
        example = "USD"
    )]
    pub currency: String,
    /// Id of the pay figure that this repeats, with its source and level.
    #[schema(max_length = 200)]
    pub salary_band: String,
}

/// Builds the ladder of one track as seen from one role.
///
/// # Errors
///
/// As [`source_ref`].
pub fn rungs(
    ladders: &Ladders,
    known: &Known,
    track: &str,
    role: &str,
) -> Result<Vec<RungView>, StoreError> {
    let own = ladders
        .rungs
        .iter()
        .filter(|(rung, ..)| rung.track == track);
    own.map(|details| rung(details, &ladders.focus_areas, known, role))
        .collect()
}

fn rung(
    (row, title, pay): &RungDetails,
    focus_areas: &[FocusAreaRow],
    known: &Known,
    role: &str,
) -> Result<RungView, StoreError> {
    let years = Range::of(row.years_min, row.years_max);
    let pay = pay
        .as_ref()
        .zip(row.salary_band.as_ref())
        .map(|((median, mean, currency), band)| RungPayView {
            median: median.map(major),
            mean: mean.map(major),
            currency: currency.clone(),
            salary_band: band.clone(),
        });
    Ok(RungView {
        position: row.position + 1,
        role: RoleRef {
            slug: row.role.clone(),
            title: title.clone(),
        },
        missing: missing(
            MissingReason::NotStated,
            [("years", years.is_none()), ("pay", pay.is_none())],
        ),
        years,
        summary: row.summary.clone(),
        focus_areas: focus_areas
            .iter()
            .filter(|area| area.track == row.track && area.rung == row.position)
            .map(|area| area.text.clone())
            .collect(),
        pay,
        current: row.role == role,
        source: source_ref(&known.sources, &row.source)?,
    })
}

/// List the rungs of a role's career ladder.
///
/// The rungs of the role's track, lowest first; `current` marks the role itself.
#[utoipa::path(
    get, path = "/v1/roles/{slug}/ladder", tag = "roles", operation_id = "list_role_ladder",
    params(("slug" = String, Path, description = "Key of the role.", example = "clinical-informatics-director",
        max_length = 100), PageParams, FieldsParams),
    responses((status = 200, description = "The ladder.", body = Page<RungView>)),
)]
pub async fn list_role_ladder(request: HttpRequest, context: Data<Context>) -> Answer {
    let known = [names::<PageParams>(), names::<FieldsParams>()].concat();
    let query = Query::parse(request.query_string(), &known)?;
    let mut faults = query.faults();
    let page = faults.keep(PageRequest::read(&query, request.path(), Some(&[])))?;
    let fields = faults.keep(Fields::read::<RungView>(&query, &[]))?;
    faults.none()?;
    let (Some(page), Some(fields)) = (page, fields) else {
        return Err(ApiError::Internal);
    };
    let slug = key_of(&request);
    let path = request.path().to_owned();
    context
        .answer(&request, Effort::Any, move |conn| {
            let Some(track) = roles::track(conn, &slug)? else {
                return Err(not_found(conn, references::ROLE, slug)?);
            };
            let ladders = tracks::ladders(conn, std::slice::from_ref(&track))?;
            let (rungs, keys) = cut(rungs(&ladders, &conn.known, &track, &slug)?, &page);
            let rungs = rungs
                .iter()
                .map(|rung| fields.apply(rung))
                .collect::<Result<_, _>>()?;
            let revision = conn.revision();
            finish::<Chosen<'_>>(&Page::new(rungs, &page, &keys, &path, &query, revision))
        })
        .await
}

/// Cuts one page out of a ladder, which is short enough to be read whole.
fn cut(rungs: Vec<RungView>, page: &PageRequest) -> (Vec<RungView>, KeyPage) {
    let total = rungs.len();
    let after: i64 = page
        .after
        .as_ref()
        .and_then(|after| after.key.parse().ok())
        .unwrap_or_default();
    let limit = usize::try_from(page.limit).unwrap_or(usize::MAX);
    let mut rest: Vec<RungView> = rungs
        .into_iter()
        .filter(|rung| rung.position > after)
        .collect();
    let more = rest.len() > limit;
    rest.truncate(limit);
    let next = rest.last().filter(|_| more).map(|rung| After {
        values: Vec::new(),
        key: rung.position.to_string(),
    });
    let keys = KeyPage {
        asked: Asked::default(),
        keys: rest.iter().map(|rung| rung.position.to_string()).collect(),
        total: i64::try_from(total).unwrap_or(i64::MAX),
        next,
    };
    (rest, keys)
}
