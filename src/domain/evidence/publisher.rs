//! Whose figures the imported data sets are, by the many names of the publishers.

use super::super::text::fold;
use super::super::vocabulary::{Measure, Quantity};

/// A statistical collection whose figures can be imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Collection {
    /// Occupational Employment and Wage Statistics of the U.S. Bureau of Labor Statistics: pay and employment, each May.
    Oews,
    /// Employment Projections of the same bureau, and those of the states: growth, openings and employment over ten years.
    Projections,
}

impl Collection {
    /// The collection that gives a statistic; `None` when no imported data set does.
    pub fn of(measure: Measure) -> Option<Self> {
        match measure {
            Measure::Employment => Some(Self::Oews),
            _ => match measure.quantity() {
                Quantity::Pay => Some(Self::Oews),
                Quantity::Growth | Quantity::AnnualOpenings | Quantity::Employment => {
                    Some(Self::Projections)
                }
                Quantity::PayDifferential | Quantity::YearsOfExperience => None,
            },
        }
    }

    /// What it is called in sentences.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Oews => "OEWS",
            Self::Projections => "BLS projections",
        }
    }

    /// What it does with a figure, as its name asks for.
    pub const fn verb(self) -> &'static str {
        match self {
            Self::Oews => "gives",
            Self::Projections => "give",
        }
    }
}

/// A publisher whose data sets can be imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Publisher {
    /// The U.S. Bureau of Labor Statistics.
    Bls,
    /// The Projections Managing Partnership, which publishes the projections of the states for the bureau's partners.
    ProjectionsPartnership,
    /// The Employment and Training Administration with O*NET.
    Onet,
}

/// The names that documents use, folded and without punctuation.
const NAMES: [(&str, Publisher); 11] = [
    ("bls", Publisher::Bls),
    ("us bls", Publisher::Bls),
    ("bureau of labor statistics", Publisher::Bls),
    ("us bureau of labor statistics", Publisher::Bls),
    ("united states bureau of labor statistics", Publisher::Bls),
    (
        "projections managing partnership",
        Publisher::ProjectionsPartnership,
    ),
    ("projections central", Publisher::ProjectionsPartnership),
    ("onet", Publisher::Onet),
    ("onet online", Publisher::Onet),
    ("employment and training administration", Publisher::Onet),
    (
        "us department of labor employment and training administration",
        Publisher::Onet,
    ),
];

/// Tells whether two names are those of one publisher, whatever the spelling.
pub fn same_publisher(a: &str, b: &str) -> bool {
    let (a, b) = (plain(a), plain(b));
    a == b
        || find(&a)
            .zip(find(&b))
            .is_some_and(|(first, second)| first == second)
}

/// Tells whether a publisher's data sets can be imported at all.
pub(super) fn is_imported(name: &str) -> bool {
    find(&plain(name)).is_some()
}

/// Tells whether a publisher is one of those behind a collection.
pub(super) fn publishes(name: &str, collection: Collection) -> bool {
    match find(&plain(name)) {
        Some(Publisher::Bls) => true,
        Some(Publisher::ProjectionsPartnership) => collection == Collection::Projections,
        Some(Publisher::Onet) | None => false,
    }
}

fn find(plain: &str) -> Option<Publisher> {
    NAMES
        .iter()
        .find(|(name, _)| *name == plain)
        .map(|(_, publisher)| *publisher)
}

/// A name in lower case, without accents and punctuation.
fn plain(name: &str) -> String {
    let mut kept = fold(name);
    kept.retain(|c| c.is_alphanumeric() || c == ' ');
    kept
}

#[cfg(test)]
mod tests {
    use super::{Collection, is_imported, publishes, same_publisher};

    #[test]
    fn every_spelling_of_the_bureau_is_the_bureau() {
        for name in [
            "BLS",
            "U.S. Bureau of Labor Statistics",
            "Bureau of Labor Statistics",
        ] {
            assert!(same_publisher(name, "bls"), "{name}");
            assert!(publishes(name, Collection::Oews) && publishes(name, Collection::Projections));
        }
        assert!(!same_publisher("BLS", "Projections Managing Partnership"));
        assert!(same_publisher("Indeed", "INDEED"));
    }

    #[test]
    fn a_publisher_stands_only_behind_its_own_programs() {
        let partnership = "Projections Managing Partnership";
        assert!(publishes(partnership, Collection::Projections));
        assert!(!publishes(partnership, Collection::Oews));
        assert!(is_imported("O*NET") && !publishes("O*NET", Collection::Oews));
        assert!(!is_imported("PayScale") && !publishes("PayScale", Collection::Oews));
    }
}
