//! What is found in job postings, on the wire.

use serde::Serialize;
use serde_json::{Number, Value};
use utoipa::ToSchema;

use super::fault::FieldError;
use super::refs::RegionRef;
use super::salary_band_view::Amounts;
use super::titles::{OccupationName, TitleMatchView};
use super::views::{HighlightView, RoleRef};
use crate::domain::postings::{DegreeAsked, YearsAsked};
use crate::domain::vocabulary::{
    DegreeLevel, Demand, LocationMatch, OpenEnd, PayBasis, PayPeriod, PayPlace, PayStanding,
    Seniority, Statistic, UnusablePay, WorkMode,
};

/// What postings were found to say, in the order in which they were sent.
#[derive(Debug, Serialize, ToSchema)]
pub struct EnrichedPostings {
    /// One entry for each posting.
    #[schema(max_items = 100)]
    pub data: Vec<EnrichedPosting>,
}

/// What one posting was found to say. All but `index` and `id` is empty where `error` is not.
#[derive(Debug, Default, Serialize, ToSchema)]
pub struct EnrichedPosting {
    /// Its place in the request, from 0.
    #[schema(value_type = i64, minimum = 0, maximum = 99, example = 0)]
    pub index: usize,
    /// Its id, as it was sent.
    #[schema(max_length = 200, example = "job-1")]
    pub id: Option<String>,
    /// What is wrong with it; null where nothing is.
    pub error: Option<PostingError>,
    /// What its title was found to be.
    pub title: Option<TitleMatchView>,
    /// The role that the title names; null where none is sure enough.
    pub role: Option<RoleRef>,
    /// The occupation that holds the role, or that the title itself names; null where none is sure enough.
    pub occupation: Option<OccupationName>,
    /// The rank that the title tells; null where it tells none.
    pub seniority: Option<Seniority>,
    /// Skills of the catalogue that the description names, in the order of their keys.
    #[schema(max_items = 500)]
    pub skills: Vec<MentionView>,
    /// Technologies that it names.
    #[schema(max_items = 500)]
    pub technologies: Vec<MentionView>,
    /// Certifications that it names.
    #[schema(max_items = 500)]
    pub certifications: Vec<MentionView>,
    /// The schooling that it asks for.
    #[schema(max_items = 20)]
    pub education: Vec<DegreeAskedView>,
    /// The years of experience that it asks for.
    #[schema(max_items = 20)]
    pub experience: Vec<YearsAskedView>,
    /// Where the job is; null where the posting has no location.
    pub location: Option<PostingLocationView>,
    /// The advertised pay beside what is usual.
    pub pay: Option<PostingPayView>,
    /// The posting as schema.org's `JobPosting` in JSON-LD, to be embedded in a page; null where the title has no letters.
    #[schema(value_type = Option<Object>)]
    pub job_posting: Option<Value>,
}

/// Why a posting of several was not read.
#[derive(Debug, Serialize, ToSchema)]
pub struct PostingError {
    /// What is wrong, in one sentence.
    #[schema(max_length = 4000, example = "/postings/0/title: is needed")]
    pub detail: String,
    /// Each fault by itself.
    #[schema(max_items = 20)]
    pub errors: Vec<FieldError>,
}

/// An entry of the catalogue that a description names.
#[derive(Debug, Serialize, ToSchema)]
pub struct MentionView {
    /// Key.
    #[schema(max_length = 100, example = "sql")]
    pub slug: String,
    /// Name.
    #[schema(max_length = 300, example = "SQL")]
    pub name: String,
    /// How often it is named.
    #[schema(value_type = i64, minimum = 1, maximum = 10_000_000, example = 2)]
    pub count: usize,
    /// Where, in the description as sent; the first 20 places.
    #[schema(max_items = 20)]
    pub highlights: Vec<HighlightView>,
}

/// A level of schooling that a posting asks for.
#[derive(Debug, Serialize, ToSchema)]
pub struct DegreeAskedView {
    /// The level.
    pub level: DegreeLevel,
    /// How firmly it is asked for.
    pub demand: Demand,
    /// Where it says so first, in the description as sent.
    pub highlight: HighlightView,
}

/// Years of experience that a posting asks for.
#[derive(Debug, Serialize, ToSchema)]
pub struct YearsAskedView {
    /// The least; null where only a most is named.
    #[schema(minimum = 0, maximum = 99, example = 3)]
    pub min: Option<u8>,
    /// The most; null where only a least is named.
    #[schema(minimum = 0, maximum = 99, example = 5)]
    pub max: Option<u8>,
    /// How firmly they are asked for.
    pub demand: Demand,
    /// Where it says so, in the description as sent.
    pub highlight: HighlightView,
}

/// Where a job is.
#[derive(Debug, Serialize, ToSchema)]
pub struct PostingLocationView {
    /// The location as it was sent.
    #[schema(max_length = 500, example = "McLean, VA (hybrid)")]
    pub input: String,
    /// The place of the catalogue; null where the text names none, or more than one.
    pub region: Option<RegionRef>,
    /// By what it was found, or why it was not.
    pub r#match: LocationMatch,
    /// Where it is ambiguous: codes of the places that it may be.
    #[schema(max_items = 10)]
    pub candidates: Vec<String>,
    /// ISO 3166-1 code of the country, also of one that the catalogue lacks; null where it cannot be told.
    #[schema(pattern = "^[A-Z]{2}$", min_length = 2, max_length = 2, example = "US")]
    pub country: Option<String>,
    /// Whether the text says anything of a place. Where it does and there is neither region nor country, the place is not
    /// known.
    pub names_place: bool,
    /// What the text has of an address.
    pub address: PostingAddressView,
    /// How the work is done; null where the text does not say.
    pub work_mode: Option<WorkMode>,
    /// Whether all of the work is remote.
    pub remote: bool,
}

/// The parts of an address that a location has.
#[derive(Debug, Serialize, ToSchema)]
pub struct PostingAddressView {
    /// The city, as it is written.
    #[schema(max_length = 200, example = "McLean")]
    pub locality: Option<String>,
    /// The state or province: its ISO 3166-2 code without the country.
    #[schema(max_length = 3, example = "VA")]
    pub region: Option<String>,
    /// The ZIP code, or the postal code of Canada or the United Kingdom.
    #[schema(max_length = 10, example = "22102")]
    pub postal_code: Option<String>,
}

/// Advertised pay beside what is usual.
#[derive(Debug, Serialize, ToSchema)]
pub struct PostingPayView {
    /// Where the posting advertises it; null where it advertises none.
    pub place: Option<PayPlace>,
    /// What it advertises; null where it advertises none.
    pub advertised: Option<AdvertisedPayView>,
    /// Where it stands: `below` where even its most is under what is usual, `above` where even its least is over it,
    /// `too_wide` where its most is more than twice its least, else `within`; usual is what lies from the 25th to the 75th
    /// percentile of the estimate, or, where these are not known, the 10th and the 90th, or the ends of the range.
    pub standing: PayStanding,
    /// Why it cannot be compared; null where it can.
    pub reason: Option<UnusablePay>,
    /// The amounts that were compared; null where nothing was.
    pub compared: Option<ComparedPayView>,
    /// What is usual for the role at the place; null where no role is named surely enough or no figure answers.
    pub estimate: Option<PostingEstimateView>,
}

/// Pay that a posting advertises.
#[derive(Debug, Serialize, ToSchema)]
pub struct AdvertisedPayView {
    /// The least; null where only a most is named.
    #[schema(value_type = Option<f64>, minimum = 0, maximum = 1_000_000_000_000_i64, example = 120000)]
    pub min: Option<Number>,
    /// The most; null where only a least is named.
    #[schema(value_type = Option<f64>, minimum = 0, maximum = 1_000_000_000_000_i64, example = 150000)]
    pub max: Option<Number>,
    /// ISO 4217 code; null where it cannot be told.
    #[schema(
        pattern = "^[A-Z]{3}$",
        min_length = 3,
        max_length = 3,
        example = "USD"
    )]
    pub currency: Option<&'static str>,
    /// What it is paid for; null where it cannot be told.
    pub period: Option<PayPeriod>,
    /// Which end is open: `high` for "from" and "+", `low` for "up to".
    pub open_ended: Option<OpenEnd>,
    /// Whether the posting calls it base pay or total pay.
    pub pay_basis: PayBasis,
    /// Whether the currency is not named: it is that of the place, or what a bare sign stands for.
    pub currency_inferred: bool,
    /// Whether the period is not named, but unmistakable from the size of the amounts.
    pub period_inferred: bool,
    /// Where it stands in the text of its place; null where it was sent as figures.
    pub highlight: Option<HighlightView>,
}

/// The amounts that were compared.
#[derive(Debug, Serialize, ToSchema)]
pub struct ComparedPayView {
    /// The least that is offered, or the most where no least is named.
    #[schema(value_type = f64, minimum = 0, maximum = 1_000_000_000_000_000_i64)]
    pub bottom: Number,
    /// The most that is offered, or the least where no most is named.
    #[schema(value_type = f64, minimum = 0, maximum = 1_000_000_000_000_000_i64)]
    pub top: Number,
    /// By what the advertised amounts were multiplied to be amounts of `period`: 1, or 2,080 hours, 52 weeks or 12 months.
    #[schema(minimum = 1, maximum = 2080, example = 1)]
    pub factor: i64,
    /// The lowest usual amount.
    #[schema(value_type = f64, minimum = 0, maximum = 1_000_000_000_000_i64)]
    pub lowest: Number,
    /// Which statistic of the estimate that is.
    pub lowest_is: Statistic,
    /// The highest usual amount.
    #[schema(value_type = f64, minimum = 0, maximum = 1_000_000_000_000_i64)]
    pub highest: Number,
    /// Which statistic of the estimate that is.
    pub highest_is: Statistic,
    /// ISO 4217 code of all.
    #[schema(
        pattern = "^[A-Z]{3}$",
        min_length = 3,
        max_length = 3,
        example = "USD"
    )]
    pub currency: String,
    /// What all are paid for.
    pub period: PayPeriod,
}

/// What is usual for a role at a place.
#[derive(Debug, Serialize, ToSchema)]
pub struct PostingEstimateView {
    /// Its amounts.
    pub amounts: Amounts,
    /// ISO 4217 code.
    #[schema(
        pattern = "^[A-Z]{3}$",
        min_length = 3,
        max_length = 3,
        example = "USD"
    )]
    pub currency: String,
    /// What it is paid for.
    pub period: PayPeriod,
    /// Code of the place whose figures were used.
    #[schema(max_length = 40, example = "US")]
    pub region_used: Option<String>,
    /// The years of experience that it is for: those that the posting asks for; null where it asks for none.
    #[schema(minimum = 0, maximum = 99)]
    pub experience_years: Option<u8>,
    /// How it came about.
    #[schema(max_length = 100, example = "weighted-evidence-1")]
    pub method: &'static str,
    /// How far to trust it.
    #[schema(value_type = f64, minimum = 0, maximum = 1)]
    pub confidence: Number,
    /// How far its figures are from agreeing; null for fewer than two.
    #[schema(value_type = Option<f64>, minimum = 0, maximum = 1)]
    pub disagreement: Option<Number>,
    /// The pay figures that it rests on, the weightiest first.
    #[schema(max_items = 500)]
    pub evidence: Vec<EstimateEvidence>,
    /// The path of the whole estimate.
    #[schema(
        max_length = 400,
        example = "/v1/roles/clinical-informatics-director/salary-estimate?region=US-VA"
    )]
    pub link: String,
}

/// A pay figure of an estimate.
#[derive(Debug, Serialize, ToSchema)]
pub struct EstimateEvidence {
    /// Id of the pay figure, key in `/v1/salary-bands`.
    #[schema(max_length = 200)]
    pub salary_band: String,
    /// What it weighs.
    #[schema(value_type = f64, minimum = 0, maximum = 1)]
    pub weight: Number,
}

impl From<&DegreeAsked> for DegreeAskedView {
    fn from(asked: &DegreeAsked) -> Self {
        Self {
            level: asked.level,
            demand: asked.demand,
            highlight: (&asked.range).into(),
        }
    }
}

impl From<&YearsAsked> for YearsAskedView {
    fn from(asked: &YearsAsked) -> Self {
        Self {
            min: asked.min,
            max: asked.max,
            demand: asked.demand,
            highlight: (&asked.range).into(),
        }
    }
}
