//! The parts of a postal address that stand in a location, or follow from it without doubt.

use std::collections::BTreeSet;

use crate::domain::text::fold;
use crate::domain::vocabulary::RegionKind;

use super::groups::{Found, Way};
use super::tiles::{Named, Tile};
use super::{Places, abroad, aliases};

/// The longest name of a town that the catalogue lacks, in words.
const TOWN_WORDS: usize = 3;

/// Words that end the names of what is no town though it may stand before a state, or begin them with "of" after.
const NO_TOWN: &[&str] = &[
    "area",
    "association",
    "authority",
    "building",
    "campus",
    "care",
    "center",
    "centers",
    "centre",
    "clinic",
    "clinics",
    "college",
    "corp",
    "corporation",
    "county",
    "department",
    "division",
    "engineering",
    "facility",
    "floor",
    "foundation",
    "general",
    "group",
    "headquarters",
    "health",
    "healthcare",
    "hospice",
    "hospital",
    "hospitals",
    "inc",
    "informatics",
    "institute",
    "laboratory",
    "llc",
    "medical",
    "multiple",
    "nursing",
    "office",
    "offices",
    "operations",
    "parish",
    "pharmacy",
    "region",
    "remote",
    "research",
    "resources",
    "room",
    "sales",
    "school",
    "service",
    "services",
    "site",
    "suite",
    "system",
    "systems",
    "team",
    "technology",
    "unit",
    "university",
    "various",
];

/// Words for streets, which end the name of one.
const STREETS: &[&str] = &[
    "ave",
    "avenue",
    "blvd",
    "boulevard",
    "dr",
    "drive",
    "highway",
    "hwy",
    "lane",
    "ln",
    "parkway",
    "pkwy",
    "rd",
    "road",
    "st",
    "street",
    "way",
];

/// An address, as far as it is known. Its country is that of the location.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Address {
    /// The city as it is written.
    pub locality: Option<String>,
    /// ISO 3166-2 code of the state or province without the country: `IL`, `ON`.
    pub region: Option<String>,
    /// The ZIP code, with its four further digits if they stand there, or the postal code of the United Kingdom or Canada.
    pub postal_code: Option<String>,
}

impl Places {
    /// The address of a location that means one place or one city.
    pub(super) fn address(
        &self,
        tiles: &[Tile<'_>],
        found: &[Found<'_>],
        country: Option<&str>,
    ) -> Address {
        let [found] = found else {
            return Address::default();
        };
        Address {
            locality: self.locality(tiles, found),
            region: self.region(found, country),
            postal_code: country.and_then(|country| postal_code(tiles, country)),
        }
    }

    /// The state that a place is in, if it is only one.
    pub(super) fn only_state(&self, place: usize) -> Option<String> {
        match self.states(place) {
            [state] => letters(state).map(str::to_owned),
            _ => None,
        }
    }

    fn locality(&self, tiles: &[Tile<'_>], found: &Found<'_>) -> Option<String> {
        let cities: Vec<Option<&Named<'_>>> =
            found.ways.iter().map(|way| self.city_of(way)).collect();
        let keys: BTreeSet<String> = cities
            .iter()
            .flatten()
            .map(|city| fold(&city.text))
            .collect();
        match cities.as_slice() {
            [Some(city), ..] if keys.len() == 1 && cities.iter().all(Option::is_some) => {
                Some(city.text.clone())
            }
            cities if cities.iter().all(Option::is_none) => self.town(tiles, found),
            _ => None,
        }
    }

    /// The city that a way names, if it is only one.
    fn city_of<'a>(&self, way: &Way<'a>) -> Option<&'a Named<'a>> {
        let cities = way.meant.iter().filter(|(meaning, named)| {
            self.is_city(*meaning) && !aliases::is_around_a_city(&named.key)
        });
        let cities: Vec<&Named<'_>> = cities.map(|(_, named)| *named).collect();
        let first = cities.first().copied()?;
        let is_same = |city: &&Named<'_>| fold(&city.text) == fold(&first.text);
        cities.iter().all(is_same).then_some(first)
    }

    /// What stands right before a state or country though it is the name of a city elsewhere, or before a state and is
    /// spelled like a town.
    fn town(&self, tiles: &[Tile<'_>], found: &Found<'_>) -> Option<String> {
        let ways = found.ways.iter().flat_map(|way| &way.meant);
        let mut wide = ways.filter(|(meaning, _)| !self.is_city(*meaning));
        let (meaning, state) = wide.next()?;
        let country = self.country(meaning.place).unwrap_or_default();
        let is_part = meaning.is_state || abroad::part(country, &state.key).is_some();
        let at = tiles
            .iter()
            .position(|tile| matches!(tile, Tile::Named(named) if std::ptr::eq(named, *state)))?;
        let is_dropped = |named: &Named<'_>| {
            let mut kept = found.ways.iter().flat_map(|way| &way.meant);
            !kept.any(|(_, other)| std::ptr::eq(*other, named))
                && !aliases::is_around_a_city(&named.key)
        };
        let before = tiles.get(..at)?.iter().rev();
        let mut before = before.filter(|tile| !matches!(tile, Tile::Postcode(_)));
        let (text, part) = match before.next()? {
            Tile::Unread { text, part } if is_part && is_like_a_town(text) => (text, *part),
            Tile::Named(named) if is_dropped(named) => (&named.text, named.part),
            _ => return None,
        };
        (part + 1 >= state.part).then(|| text.clone())
    }

    /// The state or province that is named, or that the place found lies in.
    fn region(&self, found: &Found<'_>, country: Option<&str>) -> Option<String> {
        let meant = || found.ways.iter().flat_map(|way| &way.meant);
        let named: BTreeSet<&str> = meant()
            .filter_map(|(meaning, named)| {
                let state = self.code(meaning.place).filter(|_| meaning.is_state);
                let part = || country.and_then(|country| abroad::part(country, &named.key));
                state
                    .and_then(letters)
                    .or(named.letters.as_deref())
                    .or_else(part)
            })
            .collect();
        if named.len() > 1 || found.places.len() != 1 {
            return None;
        }
        if let Some(letters) = named.first() {
            return Some((*letters).to_owned());
        }
        let place = *found.places.first()?;
        let is_first = meant().any(|(meaning, named)| {
            meaning.place == place && meaning.is_first && !aliases::is_around_a_city(&named.key)
        });
        // The states of an area are in the order of its cities, so that the first city is in the first state.
        let is_metro = self.kind(place) == Some(RegionKind::Metro);
        let first = self.states(place).first().filter(|_| is_first && is_metro);
        self.only_state(place)
            .or_else(|| first.and_then(|state| letters(state)).map(str::to_owned))
    }
}

/// The letters in the code of a state.
fn letters(state: &str) -> Option<&str> {
    state.split_once('-').map(|(_, letters)| letters)
}

/// The only postal code of a country in a location.
fn postal_code(tiles: &[Tile<'_>], country: &str) -> Option<String> {
    let codes = tiles.iter().filter_map(|tile| match tile {
        Tile::Postcode(postcode) if postcode.country == country => Some(&postcode.code),
        _ => None,
    });
    let codes: BTreeSet<&String> = codes.collect();
    codes
        .first()
        .filter(|_| codes.len() == 1)
        .map(|code| (*code).clone())
}

/// Whether words may be the name of a town that the catalogue lacks.
pub fn is_like_a_town(text: &str) -> bool {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let is_word = |word: &&str| {
        let mut chars = word.chars();
        chars.all(|c| c.is_alphabetic() || matches!(c, '.' | '\'' | '’' | '-'))
            && !matches!(*word, "and" | "or")
    };
    let begins = words.first().is_some_and(|first| NO_TOWN.contains(first));
    let ends = words.last().map(|last| last.trim_matches('.'));
    let is_other = (begins && words.contains(&"of"))
        || ends.is_some_and(|last| NO_TOWN.contains(&last) || STREETS.contains(&last));
    let is_long_enough = text.chars().filter(|c| c.is_alphabetic()).count() > 2;
    words.len() <= TOWN_WORDS && words.iter().all(is_word) && !is_other && is_long_enough
}
