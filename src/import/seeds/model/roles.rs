//! Roles, one file each.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Range, Sourced, seed, text_within};
use crate::domain::vocabulary::{
    EducationLevel, Importance, MarketNoteKind, MatchKind, Necessity, Relation, Seniority,
    TimelineKind,
};

seed! {
    /// `roles/<slug>.json`: one role, whole.
    RoleSeed {
        /// Where an editor finds the JSON Schema of this file.
        #[serde(rename = "$schema")]
        schema: String,
        /// Key of the role; also the file's name.
        #[schemars(length(max = 100))]
        slug: String,
        /// Title.
        #[schemars(length(max = 200))]
        title: String,
        /// Other titles for the same job.
        #[schemars(length(max = 200))]
        aliases: Vec<Sourced>,
        /// Slug of the family.
        family: String,
        /// Slug of the track.
        track: String,
        /// How far up the job stands.
        seniority: Seniority,
        /// One or two sentences.
        #[schemars(extend("properties" = text_within(2000)))]
        summary: Sourced,
        /// One to three paragraphs.
        #[schemars(extend("properties" = text_within(20_000)))]
        description: Sourced,
        /// The nearest official occupation.
        occupation: RoleOccupation,
        /// Years of experience the role asks for, or null where no document says.
        experience_years: Option<SourcedRange>,
        /// Level of education that is typical, or null where no document says.
        typical_education: Option<SourcedLevel>,
        /// Duties.
        #[schemars(length(max = 200))]
        responsibilities: Vec<Sourced>,
        /// Place, pace and hours of the work, or null.
        #[schemars(extend("properties" = text_within(5000)))]
        work_environment: Option<Sourced>,
        /// Skills.
        #[schemars(length(max = 200))]
        skills: Vec<RoleSkillSeed>,
        /// Tools.
        #[schemars(length(max = 200))]
        technologies: Vec<RoleTechnologySeed>,
        /// Kinds of employers and workplaces.
        #[schemars(length(max = 200))]
        settings: Vec<Sourced>,
        /// Associations, communities and events that a document names for the role.
        #[serde(default)]
        #[schemars(length(max = 200))]
        organizations: Vec<RoleOrganizationSeed>,
        /// Technical standards.
        #[schemars(length(max = 200))]
        standards: Vec<Sourced>,
        /// Laws and rules.
        #[schemars(length(max = 200))]
        regulations: Vec<Sourced>,
        /// What speaks for the job.
        #[schemars(length(max = 200))]
        pros: Vec<Sourced>,
        /// What speaks against it.
        #[schemars(length(max = 200))]
        cons: Vec<Sourced>,
        /// Education that leads here.
        #[schemars(length(max = 200))]
        education: Vec<RoleEducationSeed>,
        /// Certifications that count here.
        #[schemars(length(max = 200))]
        certifications: Vec<RoleCertificationSeed>,
        /// Questions and answers.
        #[schemars(length(max = 200))]
        faqs: Vec<FaqSeed>,
        /// The way into the job, in order.
        #[schemars(length(max = 100))]
        steps: Vec<StepSeed>,
        /// How long the way takes, by starting point.
        #[schemars(length(max = 100))]
        timelines: Vec<TimelineSeed>,
        /// What documents say of market, pay factors, benefits and so on.
        #[schemars(length(max = 500))]
        market_notes: Vec<MarketNoteSeed>,
        /// Jobs before, after and beside this one.
        #[schemars(length(max = 200))]
        related: Vec<RelatedSeed>,
        /// Jobs it is mistaken for.
        #[schemars(length(max = 100))]
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
        #[schemars(range(min = 0, max = 1_000_000_000))]
        min: Option<u32>,
        /// Upper end, or null when open.
        #[schemars(range(min = 0, max = 1_000_000_000))]
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
        #[schemars(length(max = 2000))]
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
        #[schemars(length(max = 100))]
        slug: String,
        /// What the document adds, in the editors' words; left out when nothing.
        #[serde(default)]
        #[schemars(length(max = 2000))]
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
        #[schemars(length(max = 2000))]
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
        #[schemars(length(max = 2000))]
        note: Option<String>,
    }

    /// A question and its answer.
    FaqSeed {
        /// The question.
        #[schemars(length(max = 1000))]
        question: String,
        /// The answer, in the editors' words.
        #[schemars(length(max = 5000))]
        answer: String,
        /// Slug of the source.
        source: String,
    }

    /// A step on the way into the job.
    StepSeed {
        /// Short title.
        #[schemars(length(max = 300))]
        title: String,
        /// What to do.
        #[schemars(length(max = 5000))]
        detail: String,
        /// How long it takes, or null where the document does not say.
        duration_months: Option<Range>,
        /// Slug of the source.
        source: String,
    }

    /// How long the way takes from one starting point.
    TimelineSeed {
        /// Where the clock starts, or which part is timed.
        #[schemars(length(max = 500))]
        starting_point: String,
        /// What is measured.
        kind: TimelineKind,
        /// Years.
        years: Range,
        /// Slug of the source.
        source: String,
        /// What a reader must know, or null.
        #[schemars(length(max = 2000))]
        note: Option<String>,
    }

    /// A statement on the market for a role.
    MarketNoteSeed {
        /// Its subject.
        kind: MarketNoteKind,
        /// The statement, in the editors' words.
        #[schemars(length(max = 5000))]
        text: String,
        /// Slug of the source.
        source: String,
        /// Whom the document cites, or null.
        #[schemars(length(max = 300))]
        cited_publisher: Option<String>,
        /// `YYYY`, `YYYY-MM` or `YYYY-YYYY` that it describes, or null.
        #[schemars(length(max = 20))]
        reference_period: Option<String>,
        /// What a reader must know, or null.
        #[schemars(length(max = 2000))]
        note: Option<String>,
    }

    /// A job before, after or beside a role.
    RelatedSeed {
        /// Slug of the role, or null when the catalogue has none for it.
        role: Option<String>,
        /// Title of the job.
        #[schemars(length(max = 300))]
        title: String,
        /// How it relates.
        relation: Relation,
        /// What the document adds, or null.
        #[schemars(length(max = 2000))]
        note: Option<String>,
        /// Slug of the source.
        source: String,
    }

    /// A job that a role is mistaken for.
    DistinctSeed {
        /// Slug of the role, or null when the catalogue has none for it.
        role: Option<String>,
        /// Title of the other job.
        #[schemars(length(max = 300))]
        title: String,
        /// What sets them apart.
        #[schemars(length(max = 5000))]
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
