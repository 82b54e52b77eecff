//! The parts of a role's view.

use serde::Serialize;
use serde_json::Number;
use utoipa::ToSchema;

use super::refs::OccupationRef;
use super::regional_outlook_view::ProjectionPeriod;
use super::views::Range;
use crate::domain::vocabulary::{
    Importance, MarketNoteKind, Relation, SkillKind, TechnologyCategory, TimelineKind,
};
use crate::store::rows::{
    OrganizationRow, RoleDistinctionRow, RoleFaqRow, RoleMarketNoteRow, RoleOrganizationRow,
    RoleRelationRow, RoleSkillRow, RoleStepRow, RoleTechnologyRow, RoleTimelineRow, SkillRow,
    TechnologyRow,
};

/// A skill of a role.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RoleSkill {
    /// Key in `/v1/skills`.
    #[schema(max_length = 100, example = "interoperability-standards")]
    pub slug: String,
    /// Name.
    #[schema(max_length = 200)]
    pub name: String,
    /// What it is.
    pub kind: SkillKind,
    /// How much the role leans on it.
    pub importance: Importance,
    /// What the document adds; null when nothing.
    #[schema(max_length = 2000)]
    pub note: Option<String>,
    /// Slug of the source.
    #[schema(max_length = 100)]
    pub source: String,
}

impl From<&(RoleSkillRow, SkillRow)> for RoleSkill {
    fn from((link, skill): &(RoleSkillRow, SkillRow)) -> Self {
        Self {
            slug: skill.slug.clone(),
            name: skill.name.clone(),
            kind: skill.kind,
            importance: link.importance,
            note: link.note.clone(),
            source: link.source.clone(),
        }
    }
}

/// A tool of a role.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RoleTechnology {
    /// Key in `/v1/technologies`.
    #[schema(max_length = 100, example = "epic")]
    pub slug: String,
    /// Name.
    #[schema(max_length = 200, example = "Epic")]
    pub name: String,
    /// Its class.
    pub category: TechnologyCategory,
    /// Slug of the source.
    #[schema(max_length = 100)]
    pub source: String,
}

impl From<&(RoleTechnologyRow, TechnologyRow)> for RoleTechnology {
    fn from((link, technology): &(RoleTechnologyRow, TechnologyRow)) -> Self {
        Self {
            slug: technology.slug.clone(),
            name: technology.name.clone(),
            category: technology.category,
            source: link.source.clone(),
        }
    }
}

/// An organization that a document names for a role.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RoleOrganization {
    /// Key in `/v1/organizations`.
    #[schema(max_length = 100, example = "himss")]
    pub slug: String,
    /// Full name.
    #[schema(max_length = 300)]
    pub name: String,
    /// Usual short form; null when there is none.
    #[schema(max_length = 50, example = "HIMSS")]
    pub acronym: Option<String>,
    /// What the document adds; null when nothing.
    #[schema(max_length = 2000)]
    pub note: Option<String>,
    /// Slug of the source.
    #[schema(max_length = 100)]
    pub source: String,
}

impl From<&(RoleOrganizationRow, OrganizationRow)> for RoleOrganization {
    fn from((link, organization): &(RoleOrganizationRow, OrganizationRow)) -> Self {
        Self {
            slug: organization.slug.clone(),
            name: organization.name.clone(),
            acronym: organization.acronym.clone(),
            note: link.note.clone(),
            source: link.source.clone(),
        }
    }
}

/// A question and its answer.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Faq {
    /// The question.
    #[schema(max_length = 1000)]
    pub question: String,
    /// The answer.
    #[schema(max_length = 5000)]
    pub answer: String,
    /// Slug of the source.
    #[schema(max_length = 100)]
    pub source: String,
}

impl From<&RoleFaqRow> for Faq {
    fn from(row: &RoleFaqRow) -> Self {
        Self {
            question: row.question.clone(),
            answer: row.answer.clone(),
            source: row.source.clone(),
        }
    }
}

/// A step on the way into the job.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Step {
    /// Place in the order, from 1.
    #[schema(minimum = 1, maximum = 100)]
    pub position: i64,
    /// Short title.
    #[schema(max_length = 300)]
    pub title: String,
    /// What to do.
    #[schema(max_length = 5000)]
    pub detail: String,
    /// How many months it takes; null where the document does not say.
    pub duration_months: Option<Range>,
    /// Slug of the source.
    #[schema(max_length = 100)]
    pub source: String,
}

impl From<&RoleStepRow> for Step {
    fn from(row: &RoleStepRow) -> Self {
        Self {
            position: row.position + 1,
            title: row.title.clone(),
            detail: row.detail.clone(),
            duration_months: Range::of(row.months_min, row.months_max),
            source: row.source.clone(),
        }
    }
}

/// How long the way into the job takes from one starting point; documents give several figures, none is averaged.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Timeline {
    /// Where the clock starts, or which part is timed.
    #[schema(max_length = 500)]
    pub starting_point: String,
    /// What is measured.
    pub kind: TimelineKind,
    /// Years.
    pub years: Option<Range>,
    /// What a reader must know; null when nothing.
    #[schema(max_length = 2000)]
    pub note: Option<String>,
    /// Slug of the source.
    #[schema(max_length = 100)]
    pub source: String,
}

impl From<&RoleTimelineRow> for Timeline {
    fn from(row: &RoleTimelineRow) -> Self {
        Self {
            starting_point: row.starting_point.clone(),
            kind: row.kind,
            years: Range::of(row.years_min, row.years_max),
            note: row.note.clone(),
            source: row.source.clone(),
        }
    }
}

/// A statement on the market for a role.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MarketNote {
    /// Its subject.
    pub kind: MarketNoteKind,
    /// The statement.
    #[schema(max_length = 5000)]
    pub text: String,
    /// Whom the document names for it; null when nobody.
    #[schema(max_length = 300)]
    pub cited_publisher: Option<String>,
    /// What it describes, `YYYY`, `YYYY-MM` or `YYYY-YYYY`; null where the document does not say.
    #[schema(max_length = 20)]
    pub reference_period: Option<String>,
    /// What a reader must know; null when nothing.
    #[schema(max_length = 2000)]
    pub note: Option<String>,
    /// Slug of the source.
    #[schema(max_length = 100)]
    pub source: String,
}

impl From<&RoleMarketNoteRow> for MarketNote {
    fn from(row: &RoleMarketNoteRow) -> Self {
        Self {
            kind: row.kind,
            text: row.text.clone(),
            cited_publisher: row.cited_publisher.clone(),
            reference_period: row.reference_period.clone(),
            note: row.note.clone(),
            source: row.source.clone(),
        }
    }
}

/// A job before, after or beside a role.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Related {
    /// Key in `/v1/roles`; null for a job outside the catalogue.
    #[schema(max_length = 100)]
    pub slug: Option<String>,
    /// Title of the job.
    #[schema(max_length = 300)]
    pub title: String,
    /// How it relates.
    pub relation: Relation,
    /// What the document adds; null when nothing.
    #[schema(max_length = 2000)]
    pub note: Option<String>,
    /// Slug of the source.
    #[schema(max_length = 100)]
    pub source: String,
}

impl From<&RoleRelationRow> for Related {
    fn from(row: &RoleRelationRow) -> Self {
        Self {
            slug: row.other.clone(),
            title: row.title.clone(),
            relation: row.relation,
            note: row.note.clone(),
            source: row.source.clone(),
        }
    }
}

/// A job that a role is mistaken for.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Distinction {
    /// Key in `/v1/roles`; null for a job outside the catalogue.
    #[schema(max_length = 100)]
    pub slug: Option<String>,
    /// Title of the other job.
    #[schema(max_length = 300)]
    pub title: String,
    /// What sets them apart.
    #[schema(max_length = 5000)]
    pub how: String,
    /// Slug of the source.
    #[schema(max_length = 100)]
    pub source: String,
}

impl From<&RoleDistinctionRow> for Distinction {
    fn from(row: &RoleDistinctionRow) -> Self {
        Self {
            slug: row.other.clone(),
            title: row.title.clone(),
            how: row.how.clone(),
            source: row.source.clone(),
        }
    }
}

/// The figures to show first. Each repeats a row that is named here, where its source and what speaks against it stand.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Headline {
    /// Median pay a year, in major units of `currency`; null where no document states one.
    #[schema(value_type = Option<f64>, minimum = 0, maximum = 1_000_000_000_000_i64, example = 110680)]
    pub median: Option<Number>,
    /// ISO 4217 code; null without a median.
    #[schema(
        pattern = "^[A-Z]{3}$",
        min_length = 3,
        max_length = 3,
        example = "USD"
    )]
    pub currency: Option<String>,
    /// Code of the place that all three figures hold for; null without figures.
    #[schema(max_length = 40, example = "US")]
    pub region: Option<String>,
    /// Projected growth in percent over the period of its row; null where no document states one figure.
    #[schema(value_type = Option<f64>, minimum = -100, maximum = 100_000, example = 28)]
    pub growth_percent: Option<Number>,
    /// Openings a year; null where no document states them.
    #[schema(minimum = 0, maximum = 1_000_000_000, example = 54700)]
    pub annual_openings: Option<i64>,
    /// The occupation that the median really belongs to; null when it is the role's own.
    pub median_occupation: Option<OccupationRef>,
    /// Year or month that the median describes; null where the document does not say.
    #[schema(
        max_length = 7,
        pattern = "^[0-9]{4}(-(0[1-9]|1[0-2]))?$",
        example = "2023-05"
    )]
    pub median_period: Option<String>,
    /// The occupation that the growth really belongs to; null when it is the role's own.
    pub growth_occupation: Option<OccupationRef>,
    /// First and last year of the growth; null where the document names none.
    pub growth_period: Option<ProjectionPeriod>,
    /// The occupation that the openings really belong to; null when they are the role's own.
    pub openings_occupation: Option<OccupationRef>,
    /// First and last year of the projection that the openings are from; null where the document names none.
    pub openings_period: Option<ProjectionPeriod>,
    /// Id of the pay figure with the median; null without one.
    #[schema(max_length = 200)]
    pub salary_band: Option<String>,
    /// Id of the outlook row with the growth; null without one.
    #[schema(max_length = 200)]
    pub growth_outlook: Option<String>,
    /// Id of the outlook row with the openings; null without one.
    #[schema(max_length = 200)]
    pub openings_outlook: Option<String>,
}

/// Slugs of the sources that the plain texts rest on, each list in step with the list of texts of that name.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Provenance {
    /// Of the summary.
    #[schema(max_length = 100)]
    pub summary: String,
    /// Of the description.
    #[schema(max_length = 100)]
    pub description: String,
    /// Of the years of experience; null without them.
    #[schema(max_length = 100)]
    pub experience_years: Option<String>,
    /// Of the typical education; null without one.
    #[schema(max_length = 100)]
    pub typical_education: Option<String>,
    /// Of the work environment; null without one.
    #[schema(max_length = 100)]
    pub work_environment: Option<String>,
    /// Of each alias.
    #[schema(max_items = 200)]
    pub aliases: Vec<String>,
    /// Of each responsibility.
    #[schema(max_items = 200)]
    pub responsibilities: Vec<String>,
    /// Of each setting.
    #[schema(max_items = 200)]
    pub settings: Vec<String>,
    /// Of each standard.
    #[schema(max_items = 200)]
    pub standards: Vec<String>,
    /// Of each regulation.
    #[schema(max_items = 200)]
    pub regulations: Vec<String>,
    /// Of each pro.
    #[schema(max_items = 200)]
    pub pros: Vec<String>,
    /// Of each con.
    #[schema(max_items = 200)]
    pub cons: Vec<String>,
}
