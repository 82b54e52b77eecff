//! A projection of employment as a row of the outlook, whichever file it was read from.

use crate::domain::soc;
use crate::domain::text::fold;
use crate::domain::vocabulary::MatchKind;
use crate::domain::years::Years;
use crate::store::rows::{RegionRow, RegionalOutlookRow};

use super::number::scaled;
use super::rejects::Fault;
use super::table::Row;

/// How agencies mark a figure that they do not have.
const ABSENT: [&str; 3] = ["—", "–", "-"];

/// The projection of one occupation in one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Projection {
    /// Code of the occupation.
    pub occupation: String,
    /// Its title.
    pub title: String,
    /// Code of the place.
    pub region: String,
    /// People employed in the first year.
    pub base: Option<i64>,
    /// People employed in the last year.
    pub projected: Option<i64>,
    /// Growth over the whole period in hundredths of a percent.
    pub growth: Option<i64>,
    /// Openings a year.
    pub openings: Option<i64>,
}

impl Projection {
    /// Tells whether nothing is projected.
    pub fn is_empty(&self) -> bool {
        [self.base, self.projected, self.growth, self.openings] == [None; 4]
    }

    /// Makes the row of a data set: its key names the place too, unless all rows of the set are for the nation.
    pub fn row(
        &self,
        dataset: &str,
        years: Years,
        region: &RegionRow,
        note: Option<&str>,
        national: bool,
    ) -> RegionalOutlookRow {
        let place = if national {
            String::new()
        } else {
            format!("-{}", self.region.to_lowercase())
        };
        let words = format!(
            "{} {} {} {}",
            self.title,
            self.occupation,
            region.name,
            note.unwrap_or("")
        );
        RegionalOutlookRow {
            id: format!("{dataset}-{}{place}", self.occupation),
            role: None,
            occupation: Some(self.occupation.clone()),
            occupation_match: Some(MatchKind::Exact),
            region: self.region.clone(),
            region_kind: region.kind,
            period_from: Some(years.from),
            period_to: Some(years.to),
            growth_min: self.growth,
            growth_max: self.growth,
            outlook_label: None,
            employment_base: self.base,
            employment_projected: self.projected,
            annual_openings: self.openings,
            location_quotient: None,
            jobs_per_1000: None,
            mean_wage: None,
            currency: None,
            approximate: false,
            source: dataset.to_owned(),
            cited_publisher: None,
            dataset: dataset.to_owned(),
            superseded: false,
            note: note.map(str::to_owned),
            search_text: fold(&words),
        }
    }
}

/// Tells whether a text stands for a figure that does not exist.
pub fn is_absent(text: &str) -> bool {
    ABSENT.contains(&text)
}

/// Reads a count of people that is printed as a multiple of 10^`decimals`; `None` for a dash.
///
/// # Errors
///
/// Describes what is no such number, or is negative.
pub fn people(row: &Row<'_>, column: usize, decimals: u32) -> Result<Option<i64>, Fault> {
    let text = row.get(column);
    if is_absent(text) {
        return Ok(None);
    }
    match scaled(text, decimals).filter(|people| *people >= 0) {
        Some(people) => Ok(Some(people)),
        None => Err(row.fault(
            "not_a_number",
            column,
            "a number that is not negative, or —",
        )),
    }
}

/// Reads a growth in percent as hundredths of a percent; `None` for a dash.
///
/// # Errors
///
/// Describes what is no number, or is below -100.
pub fn growth(row: &Row<'_>, column: usize) -> Result<Option<i64>, Fault> {
    let text = row.get(column);
    if is_absent(text) {
        return Ok(None);
    }
    match scaled(text, 2).filter(|growth| *growth >= -10_000) {
        Some(growth) => Ok(Some(growth)),
        None => Err(row.fault(
            "not_a_number",
            column,
            "a percentage of at least -100, or —",
        )),
    }
}

/// Reads the code of an occupation.
///
/// # Errors
///
/// Describes what is no SOC code.
pub fn code(row: &Row<'_>, column: usize) -> Result<String, Fault> {
    let text = row.get(column);
    if soc::is_soc(text) {
        Ok(text.to_owned())
    } else {
        Err(row.fault("not_a_code", column, "an occupation code such as 11-9111"))
    }
}
