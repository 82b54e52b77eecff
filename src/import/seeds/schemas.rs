//! The JSON Schemas of the seed files, generated from the types in `model`.

use schemars::{JsonSchema, schema_for};
use serde_json::Value;

use super::model::{
    CertificationsFile, ConsumerPricesFile, EducationPathsFile, FamiliesFile, OccupationsFile,
    OrganizationsFile, PostingTermsFile, RegionalOutlookFile, RegionsFile, RoleSeed,
    RoleTitlesFile, SalaryBandsFile, SalaryDifferentialsFile, SkillsFile, SourcesFile,
    TechnologiesFile, TitleTermsFile, TracksFile,
};

/// Returns the file name under `seeds/schema/` and the JSON Schema of each kind of seed file.
pub fn schemas() -> Vec<(&'static str, Value)> {
    vec![
        schema::<RoleSeed>("role"),
        schema::<SourcesFile>("sources"),
        schema::<OrganizationsFile>("organizations"),
        schema::<RegionsFile>("regions"),
        schema::<OccupationsFile>("occupations"),
        schema::<FamiliesFile>("families"),
        schema::<TracksFile>("tracks"),
        schema::<SkillsFile>("skills"),
        schema::<TechnologiesFile>("technologies"),
        schema::<EducationPathsFile>("education-paths"),
        schema::<CertificationsFile>("certifications"),
        schema::<SalaryBandsFile>("salary-bands"),
        schema::<SalaryDifferentialsFile>("salary-differentials"),
        schema::<RegionalOutlookFile>("regional-outlook"),
        schema::<ConsumerPricesFile>("consumer-prices"),
        schema::<TitleTermsFile>("title-terms"),
        schema::<RoleTitlesFile>("role-titles"),
        schema::<PostingTermsFile>("posting-terms"),
    ]
}

fn schema<T: JsonSchema>(name: &'static str) -> (&'static str, Value) {
    (name, schema_for!(T).to_value())
}
