//! Job postings as employers send them, read and placed.

use std::sync::Arc;

use actix_web::HttpRequest;
use actix_web::web::{self, Data, Payload};
use serde::Deserialize;
use utoipa::ToSchema;

use super::Answer;
use super::body::{self, Faults, Object};
use super::context::Context;
use super::enrich::{Payer, Read, Tools};
use super::error::{ApiError, FaultCode, FieldError, sentence};
use super::front::MAX_POSTINGS_BODY;
use super::params::Query;
use super::posted_salary::{PostedSalary, PostedSalaryRequest, salary};
use super::postings_view::{EnrichedPosting, EnrichedPostings, PostingError};
use super::titles::LONGEST_TITLE;
use crate::store::StoreError;
use crate::store::known::Snapshot;

/// The most postings of one request.
const MOST_POSTINGS: usize = 100;

/// The longest texts that are taken, in characters.
const LONGEST_DESCRIPTION: usize = 1_500_000;
const LONGEST_LOCATION: usize = 500;
const LONGEST_NAME: usize = 200;

/// The members of a posting.
const POSTING: [&str; 7] = [
    "title",
    "description",
    "location",
    "salary",
    "id",
    "employer",
    "date_posted",
];

/// The postings to read.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(example = json!({"postings": [{
    "id": "job-1",
    "title": "Sr. Clin Informatics Dir – $10k sign-on, Nights",
    "description": "<p>Lead our Epic analysts and nurse informaticists. <b>Required:</b> master's degree, 7+ years of experience \
        with EHR implementations, SQL and HL7 FHIR. CPHIMS preferred.</p>",
    "location": "McLean, VA 22102 (hybrid)",
    "salary": "$150,000 - $185,000 a year",
    "employer": "Example Health",
    "date_posted": "2026-11-25",
}]}))]
#[expect(
    dead_code,
    reason = "only describes what is sent, which is read member by member"
)]
pub struct EnrichRequest {
    /// The postings.
    #[schema(min_items = 1, max_items = 100)]
    postings: Vec<PostingRequest>,
}

/// A job posting.
#[derive(Debug, Deserialize, ToSchema)]
#[expect(
    dead_code,
    reason = "only describes what is sent, which is read member by member"
)]
pub struct PostingRequest {
    /// Its title; the first 300 characters are looked at.
    #[schema(min_length = 1, max_length = 1000)]
    title: String,
    /// Its description: plain text or HTML, which is read as text.
    #[schema(max_length = 1_500_000)]
    description: Option<String>,
    /// Where the job is: a code (`US-VA`), or words ("McLean, VA", "Remote - US").
    #[schema(max_length = 500)]
    location: Option<String>,
    /// The advertised pay, in words or in figures. Where it is left out, it is looked for in the title and the description.
    salary: Option<PostedSalaryRequest>,
    /// Your id for it, given back as it is.
    #[schema(max_length = 200)]
    id: Option<String>,
    /// Who hires, for `job_posting`.
    #[schema(max_length = 200)]
    employer: Option<String>,
    /// When it was posted, for `job_posting`.
    date_posted: Option<chrono::NaiveDate>,
}

/// A posting that was read.
#[derive(Debug, Default)]
pub struct Posting {
    /// Its title.
    pub title: String,
    /// Its description as sent.
    pub description: Option<String>,
    /// Its location as sent.
    pub location: Option<String>,
    /// The advertised pay as sent.
    pub salary: Option<PostedSalary>,
    /// The client's id for it.
    pub id: Option<String>,
    /// Who hires.
    pub employer: Option<String>,
    /// When it was posted.
    pub date_posted: Option<String>,
}

/// Enrich job postings.
///
/// Reads up to 100 postings as employers write them, and tells of each:
///
/// - what its title names, as `POST /v1/titles/match` does;
/// - the skills, technologies and certifications of the catalogue that its description names, with the schooling and the
///   years of experience that it asks for, and where it says so (`highlights`, in characters of the text as sent);
/// - the place of the catalogue that its location is;
/// - the pay that it advertises (`salary`, else the title, else the first 100,000 characters of the description), exactly as it says, and where that stands
///   beside the estimate for role, place and experience, with the figures that the estimate rests on. Pay by the hour is held
///   against hourly figures where there are any; else pay by the hour, week or month is taken 2,080, 52 or 12 times;
/// - the posting as schema.org's `JobPosting`, to be embedded in its page.
///
/// HTML is read as text and never passed on. A posting that is wrong has an `error`; the others are answered all the same.
#[utoipa::path(
    post, path = "/v1/postings/enrich", tag = "titles", operation_id = "enrich_postings",
    request_body(content = EnrichRequest, description = "The postings, of at most 8 MiB together."),
    responses((status = 200, description = "What the postings say.", body = EnrichedPostings)),
)]
pub async fn enrich_postings(
    request: HttpRequest,
    context: Data<Context>,
    payload: Payload,
) -> Answer {
    Query::refuse_any(request.query_string())?;
    let sent = body::read(&request, payload, MAX_POSTINGS_BODY).await?;
    let sent = Arc::new(sent);
    // The data may change between the reading of the texts and that of the figures: then all is done once more.
    for _ in 0..MOST_ATTEMPTS {
        let tools = context.snapshot(|conn| Ok(Tools::load(conn)?)).await?;
        let (revision, texts) = (tools.revision(), Arc::clone(&sent));
        let read = web::block(move || read_all(&texts, &tools))
            .await
            .map_err(|_| ApiError::Internal)??;
        let finish = move |conn: &mut Snapshot<'_>| finish(conn, revision, read);
        match context.answer_once(&request, finish).await {
            Err(ApiError::Moved) => {}
            answered => return answered,
        }
    }
    Err(StoreError::Busy.into())
}

/// How often a request is tried whose data change meanwhile.
const MOST_ATTEMPTS: u32 = 3;

/// Reads the texts of all postings; a wrong one is its own error.
fn read_all(sent: &str, tools: &Tools) -> Result<Vec<Result<Read, EnrichedPosting>>, ApiError> {
    let mut faults = Faults::default();
    let object = Object::read(sent, "", &["postings"], &mut faults);
    let list = object.map(|object| object.list::<MOST_POSTINGS>("postings", &mut faults));
    faults.none()?;
    let postings = list.unwrap_or_default().into_iter().enumerate();
    let read = postings.map(|(index, json)| match read(json, index) {
        Ok(posting) => Ok(Ok(tools.read(index, posting)?)),
        Err(errors) => Ok(Err(refused(json, index, errors))),
    });
    read.collect()
}

/// Adds what is usual for the pay of the postings, from the same state of the data.
fn finish(
    conn: &mut Snapshot<'_>,
    revision: i64,
    read: Vec<Result<Read, EnrichedPosting>>,
) -> Result<Vec<u8>, ApiError> {
    if conn.revision() != revision {
        return Err(ApiError::Moved);
    }
    let mut payer = Payer::new(conn)?;
    let data = read
        .into_iter()
        .map(|read| match read {
            Ok(read) => payer.finish(read),
            Err(refused) => Ok(refused),
        })
        .collect::<Result<_, _>>()?;
    serde_json::to_vec(&EnrichedPostings { data }).map_err(|_| ApiError::Internal)
}

/// The entry of a posting that is wrong.
fn refused(json: &str, index: usize, errors: Vec<FieldError>) -> EnrichedPosting {
    let mut unheard = Faults::default();
    let id = Object::read(json, "", &POSTING, &mut unheard)
        .and_then(|object| object.text("id", LONGEST_NAME, &mut unheard));
    EnrichedPosting {
        index,
        id,
        error: Some(PostingError {
            detail: sentence(&errors),
            errors,
        }),
        ..EnrichedPosting::default()
    }
}

/// Reads a posting.
fn read(json: &str, index: usize) -> Result<Posting, Vec<FieldError>> {
    let mut faults = Faults::default();
    let pointer = format!("/postings/{index}");
    let mut posting = Posting::default();
    if let Some(object) = Object::read(json, &pointer, &POSTING, &mut faults) {
        let title = object.text("title", LONGEST_TITLE, &mut faults);
        if object.get("title").is_none()
            || title
                .as_deref()
                .is_some_and(|title| title.trim().is_empty())
        {
            faults.note(
                &object.pointer("title"),
                FaultCode::InvalidValue,
                "is needed",
            );
        }
        posting = Posting {
            title: title.unwrap_or_default(),
            description: filled(object.text("description", LONGEST_DESCRIPTION, &mut faults)),
            location: filled(object.text("location", LONGEST_LOCATION, &mut faults)),
            salary: salary(&object, &mut faults),
            id: object.text("id", LONGEST_NAME, &mut faults),
            employer: filled(object.text("employer", LONGEST_NAME, &mut faults)),
            date_posted: date(&object, &mut faults),
        };
    }
    let faults = faults.into_inner();
    if faults.is_empty() {
        Ok(posting)
    } else {
        Err(faults)
    }
}

/// A text that is not blank; one that is says as little as one that was left out.
fn filled(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.trim().is_empty())
}

fn date(object: &Object<'_>, faults: &mut Faults) -> Option<String> {
    let text = object.text("date_posted", LONGEST_NAME, faults)?;
    if chrono::NaiveDate::parse_from_str(&text, "%Y-%m-%d").is_err() {
        let detail = "must be a day, such as 2026-11-25";
        faults.note(
            &object.pointer("date_posted"),
            FaultCode::InvalidValue,
            detail,
        );
    }
    Some(text)
}
