//! Job titles as people type them: matched with roles and occupations, and completed.

use actix_web::HttpRequest;
use actix_web::web::{Data, Payload};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::Answer;
use super::body::{self, Faults, Object};
use super::context::{Built, Context, Effort};
use super::error::{ApiError, FaultCode, FieldError};
use super::front::MAX_BODY;
use super::page::Page;
use super::params::{Query, names};
use super::resource::finish;
use super::views::{HighlightView, RoleRef};
use crate::domain::search::{Reach, Suggestion};
use crate::domain::titles::Occupation;
use crate::domain::titles::matcher::{Match, Matched, Matcher, Role};
use crate::domain::vocabulary::{Abstention, EvidenceOfTitle, Seniority, TitleReach};
use crate::store::finders::suggestions::{Target, Titles};

/// The most titles of one request.
const MOST_TITLES: usize = 500;

/// The longest title that is taken, in characters; no employer's is as long.
pub const LONGEST_TITLE: usize = 1_000;

/// The title to match.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct TitleMatchParams {
    /// The title as the employer typed it; the first 300 characters are looked at.
    #[param(
        required,
        example = "Sr. Clin Informatics Dir – $10k sign-on, Nights",
        max_length = 1000
    )]
    title: Option<String>,
}

/// The titles to match.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(example = json!({"titles": ["Sr. Clin Informatics Dir – $10k sign-on, Nights", "Epic Analyst II (Remote)", "Director of IT"]}))]
pub struct TitleMatchRequest {
    /// The titles as employers typed them; the first 300 characters of each are looked at.
    #[schema(min_items = 1, max_items = 500, max_length = 1000)]
    pub titles: Vec<String>,
}

/// An official occupation, in short.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OccupationName {
    /// Key in `/v1/occupations`: SOC 2018 (`11-9111`) or O*NET-SOC 2019 (`15-1211.01`).
    #[schema(max_length = 10, example = "11-9111")]
    pub code: String,
    /// Official title.
    #[schema(max_length = 200, example = "Medical and Health Services Managers")]
    pub title: String,
}

impl From<&Occupation> for OccupationName {
    fn from(occupation: &Occupation) -> Self {
        Self {
            code: occupation.code.clone(),
            title: occupation.title.clone(),
        }
    }
}

impl From<&Role> for RoleRef {
    fn from(role: &Role) -> Self {
        Self {
            slug: role.slug.clone(),
            title: role.title.clone(),
        }
    }
}

/// A piece of evidence for a match.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TitleEvidenceView {
    /// What kind it is of.
    pub kind: EvidenceOfTitle,
    /// The words that it is; of abbreviations and spellings what was typed, a colon, and what it was read as.
    #[schema(max_length = 700, example = "clin: clinical")]
    pub text: String,
}

/// A role or an occupation that a title may name.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TitleMatchOption {
    /// The role; null for a job that is none of the catalogue's.
    pub role: Option<RoleRef>,
    /// The occupation: the one that holds the role, or, where there is none, the one that the title names itself; those are
    /// known once O*NET is imported.
    pub occupation: Option<OccupationName>,
    /// How likely this match is the right one; matches exclude each other, so that those of a title add up to at most 1.
    #[schema(minimum = 0, maximum = 1, example = 0.97)]
    pub confidence: f64,
    /// The evidence.
    #[schema(max_items = 200)]
    pub why: Vec<TitleEvidenceView>,
}

/// What a title was found to be.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TitleMatchView {
    /// The title as it was sent.
    #[schema(
        max_length = 1000,
        example = "Sr. Clin Informatics Dir – $10k sign-on, Nights"
    )]
    pub input: String,
    /// The words that are left of it: abbreviations written out, misspellings mended, noise left out.
    #[schema(max_length = 5000, example = "senior clinical informatics director")]
    pub normalized: String,
    /// The rank that it tells; null where it tells none.
    pub seniority: Option<Seniority>,
    /// What it may name, the likeliest first; what is less likely than 0.02 is left out.
    #[schema(max_items = 5)]
    pub matches: Vec<TitleMatchOption>,
    /// Whether no match is sure enough (0.6) to be called the answer.
    pub abstained: bool,
    /// Why it abstains; null where the first match is the answer.
    pub reason: Option<Abstention>,
}

/// What titles were found to be, in the order in which they were sent.
#[derive(Debug, Serialize, ToSchema)]
pub struct TitleMatches {
    /// One entry for each title.
    #[schema(max_items = 500)]
    pub data: Vec<TitleMatchView>,
}

impl From<&Match<'_>> for TitleMatchOption {
    fn from(found: &Match<'_>) -> Self {
        Self {
            role: found.role.map(Into::into),
            occupation: Some(found.occupation.into()),
            confidence: thousandths(found.confidence),
            why: found
                .why
                .iter()
                .map(|why| TitleEvidenceView {
                    kind: why.kind,
                    text: why.text.clone(),
                })
                .collect(),
        }
    }
}

/// A probability to three digits, rounded down, so that those of several matches still add up to at most 1; what a number
/// of 32 bits is short of its three digits is made up for.
fn thousandths(probability: f32) -> f64 {
    (f64::from(probability) * 1_000.0 + 0.01).floor() / 1_000.0
}

impl TitleMatchView {
    /// Says what a title was found to be.
    pub fn new(input: String, matched: &Matched<'_>) -> Self {
        Self {
            input,
            normalized: matched.normalized.clone(),
            seniority: matched.seniority,
            matches: matched.matches.iter().map(Into::into).collect(),
            abstained: matched.abstention.is_some(),
            reason: matched.abstention,
        }
    }
}

/// Match a job title.
///
/// Reads a title as an employer typed it and tells which role and which official occupation it names, how sure that is, and
/// why.
///
/// 1. Noise is left out (shifts, bonuses, work mode, requisition numbers, pay), abbreviations are written out, misspellings
///    mended: `normalized`. Ranks and grades are read apart: `seniority`.
/// 2. The words are compared with the titles, aliases and further wordings of each role, and with titles of jobs that are no
///    role of the catalogue. Titles of any trade, such as "Director of IT", name a role only where something shows that the
///    job is in health.
/// 3. Where the job is none of the catalogue's roles, the occupations of O*NET that have this title, or titles like it, are
///    told, once O*NET is imported.
///
/// `confidence` is calibrated on labelled titles (docs/TITLES.md has what it reaches). A title is not answered (`abstained`)
/// where the first match is less likely than 0.6: `ambiguous` says that the second is about as likely.
#[utoipa::path(
    get, path = "/v1/titles/match", tag = "titles", operation_id = "match_title",
    params(TitleMatchParams),
    responses((status = 200, description = "What the title names.", body = TitleMatches)),
)]
pub async fn match_title(request: HttpRequest, context: Data<Context>) -> Answer {
    let query = Query::parse(request.query_string(), names::<TitleMatchParams>())?;
    let mut faults = query.faults();
    let params = faults.keep(query.read::<TitleMatchParams>())?;
    let title = match &params {
        Some(params) => faults.keep(needed("title", params.title.as_ref()))?,
        None => None,
    };
    faults.none()?;
    let title = title.ok_or(ApiError::Internal)?;
    context
        .answer(&request, Effort::Any, move |conn| {
            let matcher = conn.matcher()?;
            Ok(Built::entry(matched(&matcher, vec![title])?))
        })
        .await
}

/// Match many job titles.
///
/// As `GET /v1/titles/match`, for up to 500 titles at once; the answers come in the order of the titles.
#[utoipa::path(
    post, path = "/v1/titles/match", tag = "titles", operation_id = "match_titles",
    request_body(content = TitleMatchRequest, description = "The titles."),
    responses((status = 200, description = "What the titles name.", body = TitleMatches)),
)]
pub async fn match_titles(
    request: HttpRequest,
    context: Data<Context>,
    payload: Payload,
) -> Answer {
    Query::refuse_any(request.query_string())?;
    let sent = body::read(&request, payload, MAX_BODY).await?;
    let titles = titles_of(&sent)?;
    context
        .answer_once(&request, move |conn| {
            let matcher = conn.matcher()?;
            matched(&matcher, titles)
        })
        .await
}

fn titles_of(sent: &str) -> Result<Vec<String>, ApiError> {
    let mut faults = Faults::default();
    let mut titles = Vec::new();
    if let Some(object) = Object::read(sent, "", &["titles"], &mut faults) {
        let list = object.list::<MOST_TITLES>("titles", &mut faults);
        for (place, title) in list.into_iter().enumerate() {
            let pointer = format!("/titles/{place}");
            titles.extend(body::text(title, &pointer, LONGEST_TITLE, &mut faults));
        }
    }
    faults.none()?;
    Ok(titles)
}

fn matched(matcher: &Matcher, titles: Vec<String>) -> Result<Vec<u8>, ApiError> {
    let data = titles
        .into_iter()
        .map(|title| {
            let matched = matcher.of(&title);
            TitleMatchView::new(title, &matched)
        })
        .collect();
    serde_json::to_vec(&TitleMatches { data }).map_err(|_| ApiError::Internal)
}

/// A parameter that cannot be left out.
pub fn needed(name: &str, value: Option<&String>) -> Result<String, ApiError> {
    let value = value.filter(|value| !value.is_empty());
    value.cloned().ok_or_else(|| {
        let fault = FieldError::new(name, FaultCode::InvalidValue, "is needed");
        ApiError::Parameters(vec![fault])
    })
}

/// What somebody typed of a title.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SuggestParams {
    /// What was typed so far, one letter or more; the first 12 words are looked at.
    #[param(required, example = "clin inf", max_length = 200)]
    q: Option<String>,
    /// Titles to answer, 1 to 50; 10 when left out.
    #[param(example = 5, minimum = 1, maximum = 50, default = 10)]
    limit: Option<i64>,
}

/// A title that may be meant.
#[derive(Debug, Serialize, ToSchema)]
pub struct TitleSuggestionView {
    /// The title.
    #[schema(max_length = 300, example = "Clinical Informatics Director")]
    pub title: String,
    /// How it matches what was typed.
    pub reach: TitleReach,
    /// The role that it is a title of; null where it is that of an occupation.
    pub role: Option<RoleRef>,
    /// The occupation that it is a title of, or that holds the role.
    pub occupation: OccupationName,
    /// How many other roles and occupations have this title.
    #[schema(value_type = i64, minimum = 0, maximum = 10_000, example = 0)]
    pub others: usize,
    /// What of the title to highlight.
    #[schema(max_items = 50)]
    pub highlights: Vec<HighlightView>,
}

/// Complete a job title.
///
/// Titles of roles, their aliases, and the titles of occupations (those of O*NET once it is imported), best first: titles
/// that begin like what was typed or whose words do, in any order; where there are few of these, titles that have it within
/// a word; and where there are none, titles spelt much like it (words of four letters and more). Roles come before
/// occupations, these by how many people they employ, official titles before others, short ones before long ones; no role or
/// occupation fills the list with its titles. Abbreviations stand for what they are short for as well.
#[utoipa::path(
    get, path = "/v1/titles/suggest", tag = "titles", operation_id = "list_title_suggestions",
    params(SuggestParams),
    responses((status = 200, description = "Titles that may be meant; never more than one page.",
        body = Page<TitleSuggestionView>)),
)]
pub async fn list_title_suggestions(request: HttpRequest, context: Data<Context>) -> Answer {
    let query = Query::parse(request.query_string(), names::<SuggestParams>())?;
    let mut faults = query.faults();
    let params = faults.keep(query.read::<SuggestParams>())?;
    let typed = match &params {
        Some(params) => faults.keep(needed("q", params.q.as_ref()))?,
        None => None,
    };
    faults.none()?;
    let (Some(params), Some(typed)) = (params, typed) else {
        return Err(ApiError::Internal);
    };
    let path = request.path().to_owned();
    context
        .answer(&request, Effort::Any, move |conn| {
            let titles = conn.titles()?;
            let limit = params.limit.unwrap_or(DEFAULT_SUGGESTIONS);
            let most = usize::try_from(limit).unwrap_or_default();
            let found = titles.suggestions().suggest(&typed, most);
            let views = found.iter().filter_map(|found| suggestion(&titles, found));
            finish(&Page::only(views.collect(), limit, &path, &query))
        })
        .await
}

/// Suggestions when the request does not say.
pub const DEFAULT_SUGGESTIONS: i64 = 10;

fn suggestion(titles: &Titles, found: &Suggestion) -> Option<TitleSuggestionView> {
    let entry = titles.suggestions().entries().get(found.entry)?;
    let (role, occupation) = match titles.target(entry.target)? {
        Target::Role(role) => (Some(role.into()), &role.occupation),
        Target::Occupation(occupation) => (None, occupation),
    };
    let targets = titles.suggestions().targets(found.entry);
    Some(TitleSuggestionView {
        title: entry.title.clone(),
        reach: match found.reach {
            Reach::Prefix => TitleReach::Prefix,
            Reach::WordPrefix => TitleReach::WordPrefix,
            Reach::Infix => TitleReach::Infix,
            Reach::Typo => TitleReach::Typo,
        },
        role,
        occupation: occupation.into(),
        others: targets.len().saturating_sub(1),
        highlights: found.ranges.iter().map(Into::into).collect(),
    })
}
