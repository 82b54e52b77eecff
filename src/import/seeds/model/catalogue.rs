//! Sources, organizations, places, occupations, families, tracks, skills and tools.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{seed, text_within};
use crate::domain::vocabulary::{
    CrosswalkSystem, MatchKind, OccupationSystem, OrganizationKind, RegionKind, SkillKind,
    SourceKind, TechnologyCategory,
};

seed! {
    /// A text and the document it rests on.
    Sourced {
        /// The editors' own words; figures, names and dates as the document has them.
        #[schemars(length(max = 20_000))]
        text: String,
        /// Slug of the source; `editorial` where no document says it.
        #[schemars(length(max = 100))]
        source: String,
    }

    /// A range of whole numbers; one figure has both ends equal, an open end is null.
    Range {
        /// Lower end, or null when open.
        #[schemars(range(min = 0, max = 1_000_000_000))]
        min: Option<u32>,
        /// Upper end, or null when open.
        #[schemars(range(min = 0, max = 1_000_000_000))]
        max: Option<u32>,
    }

    /// A document that figures and statements were taken from.
    SourceSeed {
        /// Key of the source.
        #[schemars(length(max = 100))]
        slug: String,
        /// Title as the document prints it.
        #[schemars(length(max = 500))]
        title: String,
        /// Who published the document, or null when it does not say.
        #[schemars(length(max = 300))]
        publisher: Option<String>,
        /// Address, only when it is known for certain.
        #[schemars(extend("format" = "uri"))]
        #[schemars(length(max = 2000))]
        url: Option<String>,
        /// Publication day, `YYYY-MM-DD`, or null.
        published_on: Option<chrono::NaiveDate>,
        /// Day on which the editors took their copy, or null.
        retrieved_on: Option<chrono::NaiveDate>,
        /// Licence or terms, or null when unknown.
        #[schemars(length(max = 300))]
        license: Option<String>,
        /// How near the source stands to its figures.
        kind: SourceKind,
        /// What a reader should know before trusting it: contradictions, gaps, interests.
        #[schemars(length(max = 100), inner(length(max = 20_000)))]
        quality_notes: Vec<String>,
        /// Works that the document itself lists as its references.
        #[schemars(length(max = 500))]
        citations: Vec<CitationSeed>,
    }

    /// A reference that a document lists.
    CitationSeed {
        /// The number or mark it has there, or null.
        #[schemars(length(max = 20))]
        label: Option<String>,
        /// Title as listed.
        #[schemars(length(max = 500))]
        title: String,
        /// Publisher as listed, or null.
        #[schemars(length(max = 300))]
        publisher: Option<String>,
    }

    /// An association, agency, publisher or school.
    OrganizationSeed {
        /// Key of the organization.
        #[schemars(length(max = 100))]
        slug: String,
        /// Full name.
        #[schemars(length(max = 300))]
        name: String,
        /// Usual short form, or null.
        #[schemars(length(max = 50))]
        acronym: Option<String>,
        /// What it is.
        kind: OrganizationKind,
        /// What it does for people in this field.
        #[schemars(extend("properties" = text_within(5000)))]
        description: Sourced,
        /// Address, only when a document states it.
        #[schemars(extend("format" = "uri"))]
        #[schemars(length(max = 2000))]
        url: Option<String>,
    }

    /// A place.
    RegionSeed {
        /// ISO 3166-1, ISO 3166-2, `US-CBSA-…`, `US-VA-MCLEAN` or `M49-…`.
        #[schemars(length(max = 40))]
        code: String,
        /// Name in English.
        #[schemars(length(max = 200))]
        name: String,
        /// What kind of place it is.
        kind: RegionKind,
        /// Code of the place that contains it; null only for the world.
        parent: Option<String>,
        /// ISO 4217 currency that is paid in there, or null for areas of several.
        #[schemars(regex(pattern = "^[A-Z]{3}$"))]
        currency: Option<String>,
    }

    /// An official occupation.
    OccupationSeed {
        /// The classification of the code.
        system: OccupationSystem,
        /// Code, as in `11-9111` or `15-1211.01`.
        #[schemars(length(max = 10))]
        code: String,
        /// Official title.
        #[schemars(length(max = 200))]
        title: String,
        /// What people in it do, in the editors' words.
        #[schemars(extend("properties" = text_within(5000)))]
        description: Sourced,
        /// Code of the occupation or group above it, or null.
        parent: Option<String>,
        /// O*NET job zone, 1 to 5, or null where none is published.
        job_zone: Option<u8>,
        /// Source of code, title and job zone.
        source: String,
        /// The same work in other classifications.
        #[schemars(length(max = 100))]
        crosswalks: Vec<CrosswalkSeed>,
    }

    /// One row of a crosswalk.
    CrosswalkSeed {
        /// The other classification.
        system: CrosswalkSystem,
        /// The code there.
        #[schemars(length(max = 20))]
        code: String,
        /// The title there.
        #[schemars(length(max = 200))]
        title: String,
        /// How well they fit.
        r#match: MatchKind,
    }

    /// A group of roles.
    FamilySeed {
        /// Key of the family.
        #[schemars(length(max = 100))]
        slug: String,
        /// Name.
        #[schemars(length(max = 200))]
        name: String,
        /// What holds its roles together.
        #[schemars(extend("properties" = text_within(5000)))]
        description: Sourced,
    }

    /// A career track with its ladder.
    TrackSeed {
        /// Key of the track.
        #[schemars(length(max = 100))]
        slug: String,
        /// Name.
        #[schemars(length(max = 200))]
        name: String,
        /// What kind of career it is.
        #[schemars(extend("properties" = text_within(5000)))]
        description: Sourced,
        /// The rungs, lowest first.
        #[schemars(length(max = 100))]
        rungs: Vec<RungSeed>,
    }

    /// One rung of a ladder.
    RungSeed {
        /// Slug of the role on this rung.
        role: String,
        /// Total years of experience at this rung, or null where no document says.
        years: Option<Range>,
        /// What people on this rung do.
        #[schemars(length(max = 5000))]
        summary: String,
        /// What they should work on next.
        #[schemars(length(max = 50), inner(length(max = 20_000)))]
        focus_areas: Vec<String>,
        /// Id of the salary band with this rung's median and mean, or null.
        salary_band: Option<String>,
        /// Source of the rung.
        source: String,
    }

    /// A skill.
    SkillSeed {
        /// Key of the skill.
        #[schemars(length(max = 100))]
        slug: String,
        /// Name.
        #[schemars(length(max = 200))]
        name: String,
        /// What it is.
        kind: SkillKind,
        /// What having it means.
        #[schemars(extend("properties" = text_within(5000)))]
        description: Sourced,
    }

    /// A tool or system.
    TechnologySeed {
        /// Key of the technology.
        #[schemars(length(max = 100))]
        slug: String,
        /// Name.
        #[schemars(length(max = 200))]
        name: String,
        /// Its class.
        category: TechnologyCategory,
        /// What it is used for.
        #[schemars(extend("properties" = text_within(5000)))]
        description: Sourced,
    }
}
