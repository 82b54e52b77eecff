//! What a role can bring along, so that one request draws a whole career page.

use serde::Deserialize;
use utoipa::IntoParams;

use super::params::Words;

/// What a role can bring along, so that one request draws a whole page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Include {
    /// The education paths that lead to it.
    EducationPaths,
    /// The certifications that count for it.
    Certifications,
    /// Its pay figures.
    SalaryBands,
    /// Its pay differentials.
    SalaryDifferentials,
    /// Its outlook by place.
    RegionalOutlook,
    /// The ladder of its track.
    Ladder,
}

/// The fields of a role that come only with `include`.
pub const ON_DEMAND: [&str; 6] = [
    "education_paths",
    "certifications",
    "salary_bands",
    "salary_differentials",
    "regional_outlook",
    "ladder",
];

impl Include {
    /// The field that it brings along.
    pub const fn field(self) -> &'static str {
        match self {
            Self::EducationPaths => "education_paths",
            Self::Certifications => "certifications",
            Self::SalaryBands => "salary_bands",
            Self::SalaryDifferentials => "salary_differentials",
            Self::RegionalOutlook => "regional_outlook",
            Self::Ladder => "ladder",
        }
    }
}

/// The parameter that brings along what belongs to a role.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct IncludeParams {
    /// What to bring along: any of `education_paths`, `certifications`, `salary_bands`, `salary_differentials`,
    /// `regional_outlook`, `ladder`, separated by commas.
    #[param(value_type = String, example = "ladder", max_length = 200,
        pattern = "^(education_paths|certifications|salary_bands|salary_differentials|regional_outlook|ladder)(,(education_paths|certifications|salary_bands|salary_differentials|regional_outlook|ladder)){0,5}$")]
    pub include: Option<Words<Include>>,
}
