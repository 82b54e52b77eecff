//! The occupations as search and suggestions list them: of those with the same title one, and those out of use apart.

use std::collections::{HashMap, HashSet};

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use crate::db::DbConn;
use crate::domain::soc;
use crate::domain::text::fold;
use crate::domain::vocabulary::Program;
use crate::schema::{dataset_occupations, datasets, occupations};
use crate::store::StoreError;

/// An occupation.
#[derive(Debug)]
pub struct ListedOccupation {
    /// Its code.
    pub code: String,
    /// Its official title.
    pub title: String,
    /// What it does.
    pub description: Option<String>,
    /// Whether only state projections still have it, which keep codes of SOC 2010 and groups of their own.
    pub is_retired: bool,
    /// Whether it is a group of occupations.
    pub is_group: bool,
}

/// All occupations, in the order of their codes.
#[derive(Debug)]
pub struct ListedOccupations {
    /// The occupations.
    pub all: Vec<ListedOccupation>,
    /// For each title, folded, the place of the occupation that is listed.
    listed: HashMap<String, usize>,
    /// The places of the codes.
    places: HashMap<String, usize>,
}

impl ListedOccupations {
    /// Loads them.
    ///
    /// # Errors
    ///
    /// Only those of the database.
    pub fn load(conn: &mut DbConn) -> Result<Self, StoreError> {
        let state_projections: Vec<String> = datasets::table
            .filter(datasets::program.eq(Program::StateProjections))
            .select(datasets::slug)
            .load(conn)?;
        let with_figures: Vec<(String, String)> = dataset_occupations::table
            .select((
                dataset_occupations::occupation,
                dataset_occupations::dataset,
            ))
            .load(conn)?;
        let (in_projections, elsewhere): (Vec<_>, Vec<_>) = with_figures
            .into_iter()
            .partition(|(_, dataset)| state_projections.contains(dataset));
        let elsewhere: HashSet<String> = elsewhere.into_iter().map(|(code, _)| code).collect();
        let mut retired: HashSet<String> =
            in_projections.into_iter().map(|(code, _)| code).collect();
        retired.retain(|code| !elsewhere.contains(code));
        let rows: Vec<(String, String, Option<String>)> = occupations::table
            .order(occupations::code)
            .select((
                occupations::code,
                occupations::title,
                occupations::description,
            ))
            .load(conn)?;
        let all = rows
            .into_iter()
            .map(|(code, title, description)| ListedOccupation {
                is_retired: description.is_none() && retired.contains(&code),
                is_group: is_group(&code),
                code,
                title,
                description,
            });
        Ok(Self::new(all.collect()))
    }

    fn new(all: Vec<ListedOccupation>) -> Self {
        let mut listed = HashMap::new();
        let mut places = HashMap::new();
        for (place, occupation) in all.iter().enumerate() {
            places.insert(occupation.code.clone(), place);
            let best = listed.entry(fold(&occupation.title)).or_insert(place);
            let is_better = all
                .get(*best)
                .is_some_and(|best| rank(occupation) < rank(best));
            if is_better {
                *best = place;
            }
        }
        Self {
            all,
            listed,
            places,
        }
    }

    /// The place of the occupation that is listed for one, itself or another with the same title; `None` for an unknown code.
    pub fn listed(&self, code: &str) -> Option<usize> {
        let occupation = self.all.get(*self.places.get(code)?)?;
        self.listed.get(&fold(&occupation.title)).copied()
    }
}

/// Which of the occupations with one title is listed, the least first: a SOC occupation, since its entry has what O*NET tells
/// as well as the roles and the figures under its own code, then one of O*NET, then a group, and at last one out of use.
fn rank(occupation: &ListedOccupation) -> (bool, bool, bool, &str) {
    let is_onet = soc::is_onet(&occupation.code);
    (
        occupation.is_retired,
        occupation.is_group,
        is_onet,
        &occupation.code,
    )
}

/// Whether a code stands for several occupations.
fn is_group(code: &str) -> bool {
    soc::is_soc(code) && code.ends_with('0') || !soc::held_by(code).is_empty()
}

#[cfg(test)]
mod tests {
    use super::{ListedOccupation, ListedOccupations, is_group};

    #[test]
    fn one_of_the_occupations_with_the_same_title_is_listed() {
        let codes = ["15-1141", "15-2050", "15-2051", "15-2051.00", "15-2051.01"];
        let all = codes.map(|code| ListedOccupation {
            code: code.into(),
            title: if code == "15-2051.01" {
                "Analysts"
            } else {
                "Data scientists"
            }
            .into(),
            description: None,
            is_retired: code == "15-1141",
            is_group: is_group(code),
        });
        let listed = ListedOccupations::new(all.into());
        let places = codes.map(|code| listed.listed(code));
        assert_eq!(places, [Some(2), Some(2), Some(2), Some(2), Some(4)]);
        assert_eq!(listed.listed("15-9999"), None);
    }
}
