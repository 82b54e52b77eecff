//! How important titles are in suggestions: those of roles before all others, then those of occupations by the people that
//! these employ. This service's judgement.

use std::collections::HashSet;

use super::words::words;
use crate::domain::count::float;
use crate::domain::text::singular;

/// The title of a role, and another one.
pub const ROLE: f32 = 10.0;
/// Another title of a role.
pub const ALIAS: f32 = 9.0;

/// What an official title has beside the logarithm of the employment; a group of occupations is nobody's job.
const OFFICIAL: f32 = 0.8;
const OF_A_GROUP: f32 = -1.5;

/// The employment of an occupation for which none is published, and of all smaller ones.
const LEAST_EMPLOYMENT: usize = 1_000;

/// The part of what its employment adds to an occupation that another title of it has in any case; what its words that the
/// official title has as well add; and what it adds that two lists have it.
const ANY: f32 = 0.4;
const ALIKE: f32 = 0.3;
const IN_BOTH_LISTS: f32 = 0.3;

/// An occupation whose titles are suggested.
#[derive(Debug)]
pub struct Use {
    /// The common logarithm of its employment: 3 to about 8.
    employment: f32,
    /// The words of its official title, in the singular.
    words: HashSet<String>,
}

impl Use {
    /// Of an occupation with an official title and so many employed, where that is published.
    pub fn new(official: &str, employment: Option<usize>) -> Self {
        let employment = employment.unwrap_or_default().max(LEAST_EMPLOYMENT);
        Self {
            employment: float(employment).log10(),
            words: stems(official).collect(),
        }
    }

    /// What its official title weighs.
    pub fn of_official(&self, is_group: bool) -> f32 {
        self.employment + if is_group { OF_A_GROUP } else { OFFICIAL }
    }

    /// What another title weighs: the more, the more of its words are in the official one, and more where it is both an
    /// alternate and a reported title.
    pub fn of_other(&self, title: &str, in_both_lists: bool) -> f32 {
        let (mut count, mut shared) = (0, 0);
        for word in stems(title) {
            count += 1;
            shared += usize::from(self.words.contains(&word));
        }
        let alike = ALIKE * float(shared) / float(count).max(1.0);
        let part = ANY + alike + if in_both_lists { IN_BOTH_LISTS } else { 0.0 };
        let least = float(LEAST_EMPLOYMENT).log10();
        least + part * (self.employment - least)
    }
}

/// The words of a title in the singular.
fn stems(title: &str) -> impl Iterator<Item = String> {
    words(title).into_iter().map(|word| singular(&word.folded))
}

#[cfg(test)]
mod tests {
    use super::{ALIAS, Use};

    #[test]
    fn a_title_weighs_what_its_occupation_employs() {
        let drivers = Use::new("Heavy and Tractor-Trailer Truck Drivers", Some(2_062_040));
        let guards = Use::new("Security Guards", Some(1_200_000));
        let none = Use::new("Infantry", None);
        let in_order = [
            ALIAS,
            drivers.of_official(false),
            drivers.of_other("Truck Driver", true),
            drivers.of_other("Truck Driver", false),
            guards.of_other("Truck Guard", false),
            drivers.of_other("Long Hauler", false),
            none.of_official(false),
            none.of_other("Rifleman", true),
            none.of_official(true),
        ];
        assert!(
            in_order.is_sorted_by(|one, other| one > other),
            "{in_order:?}"
        );
    }
}
