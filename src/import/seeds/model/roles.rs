//! Roles, one file each.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Range, Sourced, seed};
use crate::domain::vocabulary::{
    EducationLevel, Importance, MarketNoteKind, MatchKind, Necessity, Relation, Seniority,
};

seed! {
    /// `roles/<slug>.json`: one role, whole.
    RoleSeed {
        /// Where an editor finds the JSON Schema of this file.
        #[serde(rename = "$schema")]
        schema: String,
        /// Key of the role; also the file's name.
        slug: String,
        /// Title.
        title: String,
        /// Other titles for the same job.
        aliases: Vec<Sourced>,
        /// Slug of the family.
        family: String,
        /// Slug of the track.
        track: String,
        /// How far up the job stands.
        seniority: Seniority,
        /// One or two sentences.
        summary: Sourced,
        /// One to three paragraphs.
        description: Sourced,
        /// The nearest official occupation.
        occupation: RoleOccupation,
        /// Years of experience the role asks for, or null where no document says.
        experience_years: Option<SourcedRange>,
        /// Level of education that is typical, or null where no document says.
        typical_education: Option<SourcedLevel>,
        /// Duties.
        responsibilities: Vec<Sourced>,
        /// Place, pace and hours of the work, or null.
        work_environment: Option<Sourced>,
        /// Skills.
        skills: Vec<RoleSkillSeed>,
        /// Tools.
        technologies: Vec<RoleTechnologySeed>,
        /// Kinds of employers and workplaces.
        settings: Vec<Sourced>,
        /// Associations, communities and events that a document names for the role.
        #[serde(default)]
        organizations: Vec<RoleOrganizationSeed>,
        /// Technical standards.
        standards: Vec<Sourced>,
        /// Laws and rules.
        regulations: Vec<Sourced>,
        /// What speaks for the job.
        pros: Vec<Sourced>,
        /// What speaks against it.
        cons: Vec<Sourced>,
        /// Education that leads here.
        education: Vec<RoleEducationSeed>,
        /// Certifications that count here.
        certifications: Vec<RoleCertificationSeed>,
        /// Questions and answers.
        faqs: Vec<FaqSeed>,
        /// The way into the job, in order.
        steps: Vec<StepSeed>,
        /// How long the way takes, by starting point.
        timelines: Vec<TimelineSeed>,
        /// What documents say of market, pay factors, benefits and so on.
        market_notes: Vec<MarketNoteSeed>,
        /// Jobs before, after and beside this one.
        related: Vec<RelatedSeed>,
        /// Jobs it is mistaken for.
        distinct_from: Vec<DistinctSeed>,
        /// The figures to show first.
        headline: HeadlineSeed,
    }

    /// The occupation of a role.
    RoleOccupation {
        /// Code in `occupations.json`.
        code: String,
        /// How well it describes the role.
        r#match: MatchKind,
    }

    /// Years with their source.
    SourcedRange {
        /// Lower end, or null when open.
        min: Option<u32>,
        /// Upper end, or null when open.
        max: Option<u32>,
        /// Slug of the source; never `editorial`.
        source: String,
    }

    /// An education level with its source.
    SourcedLevel {
        /// The level.
        level: EducationLevel,
        /// Slug of the source.
        source: String,
    }

    /// A skill of a role.
    RoleSkillSeed {
        /// Slug in `skills.json`.
        skill: String,
        /// How much the role leans on it.
        importance: Importance,
        /// Slug of the source.
        source: String,
        /// What the document adds, in the editors' words, or null.
        note: Option<String>,
    }

    /// A tool of a role.
    RoleTechnologySeed {
        /// Slug in `technologies.json`.
        technology: String,
        /// Slug of the source.
        source: String,
    }

    /// An organization that a document names for a role.
    RoleOrganizationSeed {
        /// Slug in `organizations.json`.
        slug: String,
        /// What the document adds, in the editors' words; left out when nothing.
        #[serde(default)]
        note: Option<String>,
        /// Slug of the source.
        source: String,
    }

    /// An education path that leads to a role.
    RoleEducationSeed {
        /// Slug in `education-paths.json`.
        path: String,
        /// How firmly it is asked for.
        necessity: Necessity,
        /// Slug of the source.
        source: String,
        /// What the document adds, or null.
        note: Option<String>,
    }

    /// A certification that counts for a role.
    RoleCertificationSeed {
        /// Slug in `certifications.json`.
        certification: String,
        /// How firmly it is asked for.
        necessity: Necessity,
        /// Slug of the source.
        source: String,
        /// What the document adds, or null.
        note: Option<String>,
    }

    /// A question and its answer.
    FaqSeed {
        /// The question.
        question: String,
        /// The answer, in the editors' words.
        answer: String,
        /// Slug of the source.
        source: String,
    }

    /// A step on the way into the job.
    StepSeed {
        /// Short title.
        title: String,
        /// What to do.
        detail: String,
        /// How long it takes, or null where the document does not say.
        duration_months: Option<Range>,
        /// Slug of the source.
        source: String,
    }

    /// How long the way takes from one starting point.
    TimelineSeed {
        /// Where the clock starts, or which part is timed.
        starting_point: String,
        /// Years.
        years: Range,
        /// Slug of the source.
        source: String,
        /// What a reader must know, or null.
        note: Option<String>,
    }

    /// A statement on the market for a role.
    MarketNoteSeed {
        /// Its subject.
        kind: MarketNoteKind,
        /// The statement, in the editors' words.
        text: String,
        /// Slug of the source.
        source: String,
        /// Whom the document cites, or null.
        cited_publisher: Option<String>,
        /// `YYYY`, `YYYY-MM` or `YYYY-YYYY` that it describes, or null.
        reference_period: Option<String>,
        /// What a reader must know, or null.
        note: Option<String>,
    }

    /// A job before, after or beside a role.
    RelatedSeed {
        /// Slug of the role, or null when the catalogue has none for it.
        role: Option<String>,
        /// Title of the job.
        title: String,
        /// How it relates.
        relation: Relation,
        /// What the document adds, or null.
        note: Option<String>,
        /// Slug of the source.
        source: String,
    }

    /// A job that a role is mistaken for.
    DistinctSeed {
        /// Slug of the role, or null when the catalogue has none for it.
        role: Option<String>,
        /// Title of the other job.
        title: String,
        /// What sets them apart.
        how: String,
        /// Slug of the source.
        source: String,
    }

    /// The figures to show first, by reference, so that none is typed twice.
    HeadlineSeed {
        /// Id of the salary band whose median is shown, or null.
        median: Option<String>,
        /// Id of the outlook row whose growth is shown, or null.
        growth: Option<String>,
        /// Id of the outlook row whose openings are shown, or null.
        openings: Option<String>,
    }
}
