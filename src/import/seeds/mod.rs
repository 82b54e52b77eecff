//! The curated data set under `seeds/`: reads it, checks it whole, and hands it on as typed values.

mod coverage;
mod files;
mod model;
mod reader;
mod references;
mod rows;
mod schemas;
mod unique;
mod write;

pub use coverage::{COVERAGE, Coverage, check_coverage, read_coverage};
pub use files::SeedFiles;
pub use model::*;
pub use references::EDITORIAL;
pub use schemas::schemas;
pub use write::{CURATED, SeedReport, seed};

use reader::Reader;

/// One thing that is wrong with the seed files.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// Path of the file below the seed folder.
    pub file: String,
    /// JSON pointer to the value at fault; empty for the whole file.
    pub pointer: String,
    /// What is wrong and what would be valid.
    pub detail: String,
}

impl Fault {
    /// Describes a fault.
    pub fn new(file: &str, pointer: impl Into<String>, detail: impl Into<String>) -> Self {
        Self {
            file: file.to_owned(),
            pointer: pointer.into(),
            detail: detail.into(),
        }
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}#{}: {}", self.file, self.pointer, self.detail)
    }
}

/// The whole curated data set, typed and known to be free of faults.
#[derive(Debug, Clone)]
pub struct Seeds {
    /// The files that were read, by name.
    pub files: Vec<SeedFile>,
    /// `roles/*.json`, by slug.
    pub roles: Vec<RoleSeed>,
    /// `sources.json`.
    pub sources: Vec<SourceSeed>,
    /// `organizations.json`.
    pub organizations: Vec<OrganizationSeed>,
    /// `regions.json`.
    pub regions: Vec<RegionSeed>,
    /// `occupations.json`.
    pub occupations: Vec<OccupationSeed>,
    /// `families.json`.
    pub families: Vec<FamilySeed>,
    /// `tracks.json`.
    pub tracks: Vec<TrackSeed>,
    /// `skills.json`.
    pub skills: Vec<SkillSeed>,
    /// `technologies.json`.
    pub technologies: Vec<TechnologySeed>,
    /// `education-paths.json`.
    pub education_paths: Vec<EducationPathSeed>,
    /// `certifications.json`.
    pub certifications: Vec<CertificationSeed>,
    /// `salary-bands.json`.
    pub salary_bands: Vec<SalaryBandSeed>,
    /// `salary-differentials.json`.
    pub salary_differentials: Vec<SalaryDifferentialSeed>,
    /// `regional-outlook.json`.
    pub regional_outlook: Vec<RegionalOutlookSeed>,
    /// `consumer-prices.json`.
    pub consumer_prices: Vec<ConsumerPricesSeed>,
    /// `title-terms.json`.
    pub title_terms: Vec<TitleTermSeed>,
    /// `role-titles.json`.
    pub role_titles: Vec<RoleTitlesSeed>,
    /// `posting-terms.json`.
    pub posting_terms: Vec<PostingTermSeed>,
}

/// One file that the data set was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeedFile {
    /// Path below the seed folder.
    pub name: String,
    /// SHA-256 of its bytes, in hexadecimal digits.
    pub sha256: String,
    /// Entries in it.
    pub rows: i64,
}

/// Reads and checks the files.
///
/// # Errors
///
/// Returns every fault at once: broken JSON, values outside the schema, references that lead nowhere, roles that are
/// not whole. An entry with a value outside the schema is checked no further, but may be referred to.
pub fn load(files: &SeedFiles) -> Result<Seeds, Vec<Fault>> {
    let mut reader = Reader::new(files);
    let mut seeds = Seeds {
        files: Vec::new(),
        roles: reader.roles(),
        sources: reader.list::<SourcesFile, _>("sources.json", "sources"),
        organizations: reader.list::<OrganizationsFile, _>("organizations.json", "organizations"),
        regions: reader.list::<RegionsFile, _>("regions.json", "regions"),
        occupations: reader.list::<OccupationsFile, _>("occupations.json", "occupations"),
        families: reader.list::<FamiliesFile, _>("families.json", "families"),
        tracks: reader.list::<TracksFile, _>("tracks.json", "tracks"),
        skills: reader.list::<SkillsFile, _>("skills.json", "skills"),
        technologies: reader.list::<TechnologiesFile, _>("technologies.json", "technologies"),
        education_paths: reader
            .list::<EducationPathsFile, _>("education-paths.json", "education_paths"),
        certifications: reader
            .list::<CertificationsFile, _>("certifications.json", "certifications"),
        salary_bands: reader.list::<SalaryBandsFile, _>("salary-bands.json", "salary_bands"),
        salary_differentials: reader.list::<SalaryDifferentialsFile, _>(
            "salary-differentials.json",
            "salary_differentials",
        ),
        regional_outlook: reader
            .list::<RegionalOutlookFile, _>("regional-outlook.json", "regional_outlook"),
        consumer_prices: reader
            .list::<ConsumerPricesFile, _>("consumer-prices.json", "consumer_prices"),
        title_terms: reader.list::<TitleTermsFile, _>("title-terms.json", "title_terms"),
        role_titles: reader.list::<RoleTitlesFile, _>("role-titles.json", "role_titles"),
        posting_terms: reader.list::<PostingTermsFile, _>("posting-terms.json", "posting_terms"),
    };
    let (mut faults, read, entries) = reader.finish();
    seeds.files = read;
    faults.extend(references::faults(&seeds, &entries));
    faults.sort();
    faults.dedup();
    if faults.is_empty() {
        Ok(seeds)
    } else {
        Err(faults)
    }
}
