//! The shape of the curated files under `seeds/`. The JSON Schemas that editors validate with come from these types.
//!
//! Lengths and ranges are those that the OpenAPI document promises of the answers; a test compares them.

mod catalogue;
mod credentials;
mod figures;
mod prices;
mod roles;
mod titles;

use schemars::JsonSchema;
use serde::Deserialize;

pub use catalogue::*;
pub use credentials::*;
pub use figures::*;
pub use prices::*;
pub use roles::*;
pub use titles::*;

/// The limit of the text of one [`Sourced`] field, beside the reference to that type.
fn text_within(characters: u32) -> serde_json::Value {
    serde_json::json!({"text": {"maxLength": characters}})
}

/// Declares a seed type: read from JSON, unknown keys refused, with a JSON Schema.
macro_rules! seed {
    ($($(#[$meta:meta])* $name:ident { $($(#[$field_meta:meta])* $field:ident: $type:ty),+ $(,)? })+) => {
        $(
            $(#[$meta])*
            #[derive(Debug, Clone, Deserialize, JsonSchema)]
            #[serde(deny_unknown_fields)]
            pub struct $name { $($(#[$field_meta])* pub $field: $type),+ }
        )+
    };
}
use seed;

/// Declares the types of whole files, each a `$schema` line and one list.
macro_rules! seed_files {
    ($($(#[$meta:meta])* $name:ident.$list:ident: $item:ty;)+) => {
        $(
            $(#[$meta])*
            #[derive(Debug, Clone, Deserialize, JsonSchema)]
            #[serde(deny_unknown_fields)]
            pub struct $name {
                /// Where an editor finds the JSON Schema of this file.
                #[serde(rename = "$schema")]
                pub schema: String,
                /// The entries of the file.
                pub $list: Vec<$item>,
            }
        )+
    };
}

seed_files! {
    /// `sources.json`: the documents that every entry points to.
    SourcesFile.sources: SourceSeed;
    /// `organizations.json`: associations, agencies, publishers, certification bodies.
    OrganizationsFile.organizations: OrganizationSeed;
    /// `regions.json`: places, each with the place that contains it.
    RegionsFile.regions: RegionSeed;
    /// `occupations.json`: the official occupations that roles and figures refer to.
    OccupationsFile.occupations: OccupationSeed;
    /// `families.json`: the groups of roles.
    FamiliesFile.families: FamilySeed;
    /// `tracks.json`: career tracks and their ladders, lowest rung first.
    TracksFile.tracks: TrackSeed;
    /// `skills.json`: skills, knowledge and methods.
    SkillsFile.skills: SkillSeed;
    /// `technologies.json`: tools and systems.
    TechnologiesFile.technologies: TechnologySeed;
    /// `education-paths.json`: degrees, certificates, fellowships, self-study.
    EducationPathsFile.education_paths: EducationPathSeed;
    /// `certifications.json`: certifications and licences.
    CertificationsFile.certifications: CertificationSeed;
    /// `salary-bands.json`: one entry for each pay figure that a document states.
    SalaryBandsFile.salary_bands: SalaryBandSeed;
    /// `salary-differentials.json`: figures that are given only relative to another.
    SalaryDifferentialsFile.salary_differentials: SalaryDifferentialSeed;
    /// `regional-outlook.json`: growth, openings, demand and entry rules by place.
    RegionalOutlookFile.regional_outlook: RegionalOutlookSeed;
    /// `consumer-prices.json`: price indexes by month.
    ConsumerPricesFile.consumer_prices: ConsumerPricesSeed;
    /// `title-terms.json`: abbreviations, ranks and noise of job titles.
    TitleTermsFile.title_terms: TitleTermSeed;
    /// `role-titles.json`: titles that employers give roles, and jobs that are none.
    RoleTitlesFile.role_titles: RoleTitlesSeed;
    /// `posting-terms.json`: wordings by which postings name skills, technologies and certifications.
    PostingTermsFile.posting_terms: PostingTermSeed;
}
