//! Sources, organizations, places, occupations, families, tracks, skills and tools.

use schemars::JsonSchema;
use serde::Deserialize;

use super::seed;
use crate::domain::vocabulary::{
    CrosswalkSystem, MatchKind, OccupationSystem, OrganizationKind, RegionKind, SkillKind,
    SourceKind, TechnologyCategory,
};

seed! {
    /// A text and the document it rests on.
    Sourced {
        /// The editors' own words; figures, names and dates as the document has them.
        text: String,
        /// Slug of the source; `editorial` where no document says it.
        source: String,
    }

    /// A range of whole numbers; one figure has both ends equal, an open end is null.
    Range {
        /// Lower end, or null when open.
        min: Option<u32>,
        /// Upper end, or null when open.
        max: Option<u32>,
    }

    /// A document that figures and statements were taken from.
    SourceSeed {
        /// Key of the source.
        slug: String,
        /// Title as the document prints it.
        title: String,
        /// Who published the document, or null when it does not say.
        publisher: Option<String>,
        /// Address, only when it is known for certain.
        #[schemars(extend("format" = "uri"))]
        url: Option<String>,
        /// Publication day, `YYYY-MM-DD`, or null.
        published_on: Option<chrono::NaiveDate>,
        /// Day on which the editors took their copy, or null.
        retrieved_on: Option<chrono::NaiveDate>,
        /// Licence or terms, or null when unknown.
        license: Option<String>,
        /// How near the source stands to its figures.
        kind: SourceKind,
        /// What a reader should know before trusting it: contradictions, gaps, interests.
        quality_notes: Vec<String>,
        /// Works that the document itself lists as its references.
        citations: Vec<CitationSeed>,
    }

    /// A reference that a document lists.
    CitationSeed {
        /// The number or mark it has there, or null.
        label: Option<String>,
        /// Title as listed.
        title: String,
        /// Publisher as listed, or null.
        publisher: Option<String>,
    }

    /// An association, agency, publisher or school.
    OrganizationSeed {
        /// Key of the organization.
        slug: String,
        /// Full name.
        name: String,
        /// Usual short form, or null.
        acronym: Option<String>,
        /// What it is.
        kind: OrganizationKind,
        /// What it does for people in this field.
        description: Sourced,
        /// Address, only when a document states it.
        #[schemars(extend("format" = "uri"))]
        url: Option<String>,
    }

    /// A place.
    RegionSeed {
        /// ISO 3166-1, ISO 3166-2, `US-CBSA-…`, `US-VA-MCLEAN` or `M49-…`.
        code: String,
        /// Name in English.
        name: String,
        /// What kind of place it is.
        kind: RegionKind,
        /// Code of the place that contains it; null only for the world.
        parent: Option<String>,
        /// ISO 4217 currency that is paid in there, or null for areas of several.
        currency: Option<String>,
    }

    /// An official occupation.
    OccupationSeed {
        /// The classification of the code.
        system: OccupationSystem,
        /// Code, as in `11-9111` or `15-1211.01`.
        code: String,
        /// Official title.
        title: String,
        /// What people in it do, in the editors' words.
        description: Sourced,
        /// Code of the occupation or group above it, or null.
        parent: Option<String>,
        /// O*NET job zone, 1 to 5, or null where none is published.
        job_zone: Option<u8>,
        /// Source of code, title and job zone.
        source: String,
        /// The same work in other classifications.
        crosswalks: Vec<CrosswalkSeed>,
    }

    /// One row of a crosswalk.
    CrosswalkSeed {
        /// The other classification.
        system: CrosswalkSystem,
        /// The code there.
        code: String,
        /// The title there.
        title: String,
        /// How well they fit.
        r#match: MatchKind,
    }

    /// A group of roles.
    FamilySeed {
        /// Key of the family.
        slug: String,
        /// Name.
        name: String,
        /// What holds its roles together.
        description: Sourced,
    }

    /// A career track with its ladder.
    TrackSeed {
        /// Key of the track.
        slug: String,
        /// Name.
        name: String,
        /// What kind of career it is.
        description: Sourced,
        /// The rungs, lowest first.
        rungs: Vec<RungSeed>,
    }

    /// One rung of a ladder.
    RungSeed {
        /// Slug of the role on this rung.
        role: String,
        /// Total years of experience at this rung, or null where no document says.
        years: Option<Range>,
        /// What people on this rung do.
        summary: String,
        /// What they should work on next.
        focus_areas: Vec<String>,
        /// Id of the salary band with this rung's median and mean, or null.
        salary_band: Option<String>,
        /// Source of the rung.
        source: String,
    }

    /// A skill.
    SkillSeed {
        /// Key of the skill.
        slug: String,
        /// Name.
        name: String,
        /// What it is.
        kind: SkillKind,
        /// What having it means.
        description: Sourced,
    }

    /// A tool or system.
    TechnologySeed {
        /// Key of the technology.
        slug: String,
        /// Name.
        name: String,
        /// Its class.
        category: TechnologyCategory,
        /// What it is used for.
        description: Sourced,
    }
}
