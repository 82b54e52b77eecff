//! Figures of a state that do not mean what their column says, told by the figures themselves. They are not mended.
//!
//! The rules and their bounds come from the cycle of 2022–32, where both single out one state each, New York and
//! Massachusetts, and no other state or territory is near a bound.

use std::collections::BTreeMap;

use super::super::projection::Projection;
use crate::domain::soc::ALL_OCCUPATIONS;
use crate::domain::years::Years;

/// The fewest jobs with which openings, usually some 10 in 100 a year, stand clear of the rounding to tens.
const ENOUGH_JOBS: i64 = 1000;

/// How far openings may lie from the change in employment per year: employment and openings are rounded to tens.
const ROUNDING: i64 = 6;

/// What one state publishes.
struct State<'a> {
    rows: Vec<&'a Projection>,
}

/// Finds the states with odd figures, and says in a note on each what is odd.
pub fn notes(rows: &[Projection], years: Years) -> BTreeMap<String, String> {
    let mut states = BTreeMap::<&str, State<'_>>::new();
    for row in rows {
        let state = states.entry(&row.region);
        state.or_insert(State { rows: Vec::new() }).rows.push(row);
    }
    let usual = median(states.values().filter_map(State::coverage));
    let usual_openings = median(states.values().filter_map(State::openings_per_1000));
    let mut notes = BTreeMap::new();
    for (region, state) in &states {
        let found = [
            state.openings_are_change(years),
            usual.and_then(|usual| state.is_partial(usual, usual_openings)),
        ];
        let sentences: Vec<String> = found.into_iter().flatten().collect();
        if !sentences.is_empty() {
            let note = format!("{} The figures are as published.", sentences.join(" "));
            notes.insert((*region).to_owned(), note);
        }
    }
    notes
}

impl State<'_> {
    /// Tells whether annual openings are the change in employment per year, 0 where employment falls, in at least 90 %
    /// of the occupations with 1,000 jobs or more.
    fn openings_are_change(&self, years: Years) -> Option<String> {
        let length = years.to - years.from;
        let (mut all, mut equal) = (0, 0);
        for row in &self.rows {
            let (Some(base), Some(projected), Some(openings)) =
                (row.base, row.projected, row.openings)
            else {
                continue;
            };
            if base >= ENOUGH_JOBS && row.occupation != ALL_OCCUPATIONS {
                let change = (projected - base).max(0);
                all += 1;
                equal += i64::from((openings * length - change).abs() <= ROUNDING * length);
            }
        }
        (all > 0 && equal * 10 >= all * 9).then(|| {
            format!(
                "Annual openings are no openings in the usual sense here: in {equal} of the {all} occupations of this \
                 place with {ENOUGH_JOBS} jobs or more they are the change in employment divided by the {length} years, \
                 so that openings from people who leave the occupation are not in them."
            )
        })
    }

    /// Tells whether the jobs of the single occupations add up to less than half of what they do in the median state,
    /// as a share of the state's own total.
    fn is_partial(&self, usual: i64, usual_openings: Option<i64>) -> Option<String> {
        let coverage = self.coverage()?;
        // A file of a few occupations covers little of any state.
        if usual < 50 || coverage * 2 >= usual {
            return None;
        }
        let mut note = format!(
            "Employment does not add up here: the occupations of this place come to {coverage} % of its own total, \
             against {usual} % in the median state, so that jobs and openings of single occupations are out of line."
        );
        if let Some((own, usual)) = self.openings_per_1000().zip(usual_openings)
            && own * 2 < usual
        {
            note.push_str(&format!(
                " The openings of its total are {own} a year for 1,000 jobs, against {usual}."
            ));
        }
        Some(note)
    }

    fn total(&self) -> Option<&Projection> {
        let mut rows = self.rows.iter();
        rows.find(|row| row.occupation == ALL_OCCUPATIONS).copied()
    }

    /// Jobs of the single occupations in percent of the total; major and minor groups, which end in `00`, add up others.
    fn coverage(&self) -> Option<i64> {
        let total = self.total()?.base.filter(|total| *total > 0)?;
        let single = self
            .rows
            .iter()
            .filter(|row| !row.occupation.ends_with("00"));
        let jobs: i64 = single.filter_map(|row| row.base).sum();
        Some(jobs * 100 / total)
    }

    fn openings_per_1000(&self) -> Option<i64> {
        let total = self.total()?;
        let base = total.base.filter(|base| *base > 0)?;
        Some(total.openings? * 1000 / base)
    }
}

fn median(values: impl Iterator<Item = i64>) -> Option<i64> {
    let mut values: Vec<i64> = values.collect();
    values.sort_unstable();
    values.get(values.len() / 2).copied()
}

#[cfg(test)]
mod tests {
    use super::super::super::projection::Projection;
    use super::notes;
    use crate::domain::years::Years;

    fn row(region: &str, occupation: &str, base: i64, projected: i64, openings: i64) -> Projection {
        Projection {
            occupation: occupation.to_owned(),
            title: String::new(),
            region: region.to_owned(),
            base: Some(base),
            projected: Some(projected),
            growth: None,
            openings: Some(openings),
        }
    }

    fn years() -> Years {
        Years::new(2022, 2032).unwrap()
    }

    #[test]
    fn openings_that_are_the_change_per_year_are_noted_in_whichever_state() {
        let rows = [
            row("US-OH", "11-9111", 27_110, 33_460, 640),
            row("US-OH", "29-1141", 5_000, 4_000, 0),
            row("US-PA", "11-9111", 17_770, 22_610, 1_880),
            row("US-ME", "11-9111", 90, 100, 0),
        ];
        let notes = notes(&rows, years());
        let regions: Vec<&str> = notes.keys().map(String::as_str).collect();
        assert_eq!(regions, ["US-OH"]);
        assert!(notes["US-OH"].contains("2 of the 2 occupations"));
    }

    #[test]
    fn a_state_whose_occupations_do_not_add_up_is_noted() {
        let mut rows = Vec::new();
        for (state, part) in [("US", 98), ("US-OH", 97), ("US-MA", 36)] {
            rows.push(row(state, "00-0000", 10_000, 10_500, 1_100));
            rows.push(row(state, "11-9111", part * 100, part * 110, part * 9));
        }
        let notes = notes(&rows, years());
        assert_eq!(notes.len(), 1);
        assert!(notes["US-MA"].contains("36 %") && notes["US-MA"].contains("97 %"));
    }

    #[test]
    fn a_file_of_a_few_occupations_is_not_odd_for_that() {
        let rows = [
            row("US-OH", "00-0000", 100_000, 105_000, 11_000),
            row("US-OH", "11-9111", 2_000, 2_100, 180),
            row("US-MA", "00-0000", 100_000, 105_000, 11_000),
            row("US-MA", "11-9111", 200, 210, 18),
        ];
        assert!(notes(&rows, years()).is_empty());
    }
}
