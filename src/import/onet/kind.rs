//! What the files of O*NET hold, told by the names of their columns, which outlive the names of the files.

use anyhow::Result;

use super::super::table::Header;

/// The column of the O*NET-SOC code.
const CODE: &str = "O*NET-SOC Code";

/// The most columns of a file that are read.
pub const MOST: usize = 8;

/// Where a column stands that the file does not have: no row has a cell there.
const NOWHERE: usize = usize::MAX;

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Titles and descriptions: `Occupation Data`.
    Occupations,
    /// `Alternate Titles`, since 30.3 `Job Titles`.
    AlternateTitles,
    /// `Sample of Reported Titles`.
    ReportedTitles,
    /// `Task Statements`.
    Tasks,
    /// Elements rated on scales: `Skills` (since 30.3 `Essential Skills` and `Transferable Skills`), `Knowledge`,
    /// `Education, Training, and Experience` (since 30.3 `Education` and `Training and Experience`). Others look alike,
    /// such as `Abilities`; of these no row is loaded.
    Ratings,
    /// `Technology Skills`, since 30.3 `Software Skills`.
    Technologies,
    /// What categories of scales stand for.
    Categories,
    /// `Job Zones`.
    JobZones,
    /// `Related Occupations`.
    Related,
}

/// A column: its names in the layouts, and whether it must be there.
type Wanted = (&'static [&'static str], bool);

impl Kind {
    /// Tells what a file holds; `None` for one that is not loaded.
    pub fn of(header: &Header) -> Option<Self> {
        let has = |name: &str| header.find(name).is_some();
        if !has(CODE) {
            let is_categories = has("Scale ID") && has("Category") && has("Category Description");
            return is_categories.then_some(Self::Categories);
        }
        let tests = [
            (has("Related O*NET-SOC Code"), Self::Related),
            (
                has("Alternate Title") || has("Job Title"),
                Self::AlternateTitles,
            ),
            (has("Reported Job Title"), Self::ReportedTitles),
            (has("Hot Technology"), Self::Technologies),
            (
                has("Scale ID") && has("Data Value") && !has("Task ID"),
                Self::Ratings,
            ),
            (
                has("Task Type")
                    || has("Task") && has("Task ID") && !has("Scale ID") && !has("DWA ID"),
                Self::Tasks,
            ),
            (has("Job Zone"), Self::JobZones),
            (has("Title") && has("Description"), Self::Occupations),
        ];
        tests
            .into_iter()
            .find(|(holds, _)| *holds)
            .map(|(_, kind)| kind)
    }

    /// Tells what a file holds by the name that the agency gives it, in lower case; `None` for other names.
    pub fn named(file_name: &str) -> Option<Self> {
        let stem = file_name.split('.').next().unwrap_or(file_name);
        Some(match stem {
            "occupation data" => Self::Occupations,
            "alternate titles" | "job titles" => Self::AlternateTitles,
            "sample of reported titles" => Self::ReportedTitles,
            "task statements" => Self::Tasks,
            "skills"
            | "essential skills"
            | "transferable skills"
            | "knowledge"
            | "education"
            | "education, training, and experience" => Self::Ratings,
            "technology skills" | "software skills" => Self::Technologies,
            "education categories" | "education, training, and experience categories" => {
                Self::Categories
            }
            "job zones" => Self::JobZones,
            "related occupations" => Self::Related,
            _ => return None,
        })
    }

    /// Finds the columns that are read, in the order in which [`super::rows`] takes them.
    ///
    /// # Errors
    ///
    /// Names the first that must be there and is not.
    pub fn find_columns(self, header: &Header) -> Result<[usize; MOST]> {
        let mut at = [NOWHERE; MOST];
        for (place, (names, is_needed)) in at.iter_mut().zip(self.columns()) {
            let found = names.iter().find_map(|name| header.find(name));
            *place = match (found, names.first()) {
                (Some(column), _) => column,
                (None, Some(name)) if *is_needed => header.require(name)?,
                (None, _) => NOWHERE,
            };
        }
        Ok(at)
    }

    fn columns(self) -> &'static [Wanted] {
        match self {
            Self::Occupations => &[
                (&[CODE], true),
                (&["Title"], true),
                (&["Description"], true),
            ],
            Self::AlternateTitles => &[
                (&[CODE], true),
                (&["Alternate Title", "Job Title"], true),
                (&["Short Title"], false),
                (&["Source(s)"], false),
            ],
            Self::ReportedTitles => &[
                (&[CODE], true),
                (&["Reported Job Title"], true),
                (&["Shown in My Next Move"], false),
            ],
            Self::Tasks => &[
                (&[CODE], true),
                (&["Task ID"], true),
                (&["Task"], true),
                (&["Task Type"], true),
            ],
            Self::Ratings => &[
                (&[CODE], true),
                (&["Element ID"], true),
                (&["Element Name"], true),
                (&["Scale ID"], true),
                (&["Data Value"], true),
                (&["Recommend Suppress"], true),
                (&["Not Relevant"], false),
                (&["Category"], false),
            ],
            Self::Technologies => &[
                (&[CODE], true),
                (&["Example", "Workplace Example"], true),
                (&["Commodity Title", "Element Name"], true),
                (&["Commodity Code", "Element ID"], false),
                (&["Hot Technology"], true),
                (&["In Demand"], false),
            ],
            Self::Categories => &[
                (&["Scale ID"], true),
                (&["Category"], true),
                (&["Category Description"], true),
            ],
            Self::JobZones => &[(&[CODE], true), (&["Job Zone"], true)],
            Self::Related => &[
                (&[CODE], true),
                (&["Related O*NET-SOC Code"], true),
                (&["Relatedness Tier"], true),
                (&["Index"], true),
            ],
        }
    }
}
