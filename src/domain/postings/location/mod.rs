//! The place of a job posting, as a region of the catalogue.
//!
//! A location is free text: "McLean, VA 22102", "Remote - US", "Hybrid / Chicago, IL". It is taken apart into the names
//! it holds; those that agree with one another form one place, and the finest region among them is the answer. Nothing is
//! guessed: a city counts only with its state, with its country if no other city there has the name, or alone if it is
//! one of the few that newspapers print so. What remains ambiguous has no code but candidates. A city that the catalogue
//! lacks leaves its state.
//!
//! Names are looked up in a hash table. The first [`MAX_CHARS`] characters are read, and the number of names and of ways
//! to understand them is bounded, so that the time is bounded too.

mod aliases;
mod names;
mod segments;

#[cfg(test)]
mod tests;

use std::collections::{BTreeSet, HashMap};

use crate::domain::vocabulary::{LocationMatch, RegionKind};

use names::{Meaning, Names, Scope};
use segments::Tile;

/// How many characters of a location are read.
pub const MAX_CHARS: usize = 200;
/// How many candidates are reported.
pub const MAX_CANDIDATES: usize = 10;
/// How many ways to understand a group of names are followed.
const MAX_WAYS: usize = 32;

/// A region of the catalogue.
#[derive(Debug, Clone)]
pub struct Place {
    /// The region's code, such as `US`, `US-VA`, `US-CBSA-47900`, `US-VA-MCLEAN` or `M49-150`.
    pub code: String,
    /// Its name; that of a metropolitan area ends in its states: `Washington-Arlington-Alexandria, DC-VA-MD-WV`.
    pub name: String,
    /// What kind of place it is.
    pub kind: RegionKind,
}

/// What a location says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolved<'a> {
    /// The region's code; `None` when the text names none, or more than one.
    pub code: Option<&'a str>,
    /// By what the region was found, or why there is none.
    pub how: LocationMatch,
    /// Whether the text says that the work is remote.
    pub remote: bool,
    /// If it is ambiguous, the regions that it may mean: the first [`MAX_CANDIDATES`] by code.
    pub candidates: Vec<&'a str>,
}

impl Resolved<'_> {
    fn without(how: LocationMatch, remote: bool) -> Self {
        Self {
            code: None,
            how,
            remote,
            candidates: Vec::new(),
        }
    }
}

/// The regions of the catalogue, ready to be found by what people call them.
#[derive(Debug)]
pub struct Places {
    places: Vec<Place>,
    scopes: Vec<Scope>,
    names: Names,
    codes: HashMap<String, usize>,
}

/// A way to understand a group of names: the places meant, all agreeing.
#[derive(Debug, Clone, Default)]
struct Way<'a> {
    meant: Vec<(Meaning, &'a str)>,
}

impl Places {
    /// Prepares the names of the regions.
    pub fn new(regions: impl IntoIterator<Item = Place>) -> Self {
        let places: Vec<Place> = regions.into_iter().collect();
        let scopes = places.iter().map(names::scope).collect();
        let codes = places.iter().enumerate();
        let codes = codes
            .map(|(at, place)| (place.code.to_ascii_lowercase(), at))
            .collect();
        Self {
            scopes,
            names: Names::new(&places),
            codes,
            places,
        }
    }

    /// Resolves a location to a region.
    pub fn resolve(&self, text: &str) -> Resolved<'_> {
        let text: String = text.chars().take(MAX_CHARS).collect();
        let tiles = segments::tiles(&text, &self.names);
        let remote = tiles.contains(&Tile::Remote);
        let coded = self.codes.get(&text.trim().to_ascii_lowercase()).copied();
        let whole = match coded.filter(|_| text.contains('-')) {
            Some(place) => Some((place, LocationMatch::ExactCode)),
            None => self
                .names
                .whole(&text)
                .map(|place| (place, LocationMatch::Name)),
        };
        if let Some((code, how)) = whole.and_then(|(place, how)| Some((self.code(place)?, how))) {
            return Resolved {
                code: Some(code),
                ..Resolved::without(how, remote)
            };
        }
        self.answer(&self.groups(&tiles), coded, remote)
    }

    /// Answers with the place that all groups of names mean, or with those that they may mean.
    fn answer(&self, groups: &[Vec<Way<'_>>], coded: Option<usize>, remote: bool) -> Resolved<'_> {
        let found: Vec<(BTreeSet<usize>, bool)> =
            groups.iter().map(|group| self.finest(group)).collect();
        let possible: BTreeSet<usize> = found
            .iter()
            .flat_map(|(places, _)| places)
            .copied()
            .collect();
        let is_certain = found.iter().all(|(_, is_certain)| *is_certain);
        match possible.first() {
            Some(place) if is_certain && possible.len() == 1 => {
                let is_code = coded == Some(*place);
                let how = if is_code {
                    LocationMatch::ExactCode
                } else {
                    self.how(*place)
                };
                Resolved {
                    code: self.code(*place),
                    ..Resolved::without(how, remote)
                }
            }
            Some(_) => {
                let codes: BTreeSet<&str> = possible
                    .iter()
                    .filter_map(|place| self.code(*place))
                    .collect();
                let candidates = codes.into_iter().take(MAX_CANDIDATES).collect();
                Resolved {
                    candidates,
                    ..Resolved::without(LocationMatch::Ambiguous, remote)
                }
            }
            None => Resolved::without(LocationMatch::Unknown, remote),
        }
    }

    fn code(&self, place: usize) -> Option<&str> {
        self.places.get(place).map(|place| place.code.as_str())
    }

    fn kind(&self, place: usize) -> Option<RegionKind> {
        self.places.get(place).map(|place| place.kind)
    }

    fn how(&self, place: usize) -> LocationMatch {
        match self.kind(place) {
            Some(RegionKind::City) => LocationMatch::City,
            Some(RegionKind::Metro) => LocationMatch::CityInMetro,
            Some(RegionKind::State) => LocationMatch::State,
            Some(RegionKind::Country) => LocationMatch::Country,
            Some(RegionKind::Area) => LocationMatch::Area,
            Some(RegionKind::Nonmetro) => LocationMatch::Name,
            None => LocationMatch::Unknown,
        }
    }

    /// Puts names that agree together, in the order of the text. A city that agrees with no place named after it is a
    /// namesake that the catalogue lacks, and is dropped.
    fn groups<'a>(&self, tiles: &'a [Tile<'_>]) -> Vec<Vec<Way<'a>>> {
        let mut groups: Vec<Vec<Way<'a>>> = Vec::new();
        for tile in tiles {
            let Tile::Named {
                key,
                meanings,
                is_state,
            } = tile
            else {
                continue;
            };
            let is_of_state =
                |meaning: &Meaning| self.kind(meaning.place) == Some(RegionKind::State);
            let only_states = *is_state && meanings.iter().any(is_of_state);
            let kept = meanings
                .iter()
                .filter(|meaning| !only_states || is_of_state(meaning));
            let alone: Vec<Way<'a>> = kept
                .map(|meaning| Way {
                    meant: vec![(*meaning, key)],
                })
                .collect();
            let Some(group) = groups.last_mut() else {
                groups.push(alone);
                continue;
            };
            let joined: Vec<Way<'a>> = group
                .iter()
                .flat_map(|way| alone.iter().filter_map(|other| self.joined(way, other)))
                .take(MAX_WAYS)
                .collect();
            let is_within =
                |way: &Way<'_>| way.meant.iter().all(|(meaning, _)| self.is_city(*meaning));
            if !joined.is_empty() {
                *group = joined;
            } else if group.iter().all(is_within) && !alone.iter().all(is_within) {
                let is_american = !group
                    .iter()
                    .flat_map(|way| &way.meant)
                    .any(|(meaning, _)| meaning.is_within);
                let mut kept: Vec<Way<'a>> =
                    alone.into_iter().filter(|way| !is_within(way)).collect();
                let is_state =
                    |way: &Way<'_>| way.meant.iter().any(|(meaning, _)| is_of_state(meaning));
                if is_american && kept.iter().any(is_state) {
                    kept.retain(is_state);
                }
                *group = kept;
            } else {
                groups.push(alone);
            }
        }
        groups
    }

    fn is_city(&self, meaning: Meaning) -> bool {
        meaning.is_within
            || matches!(
                self.kind(meaning.place),
                Some(RegionKind::Metro | RegionKind::City)
            )
    }

    fn joined<'a>(&self, way: &Way<'a>, other: &Way<'a>) -> Option<Way<'a>> {
        let agrees = |(a, _): &(Meaning, &str)| {
            other
                .meant
                .iter()
                .all(|(b, _)| self.agree(a.place, b.place))
        };
        way.meant.iter().all(agrees).then(|| Way {
            meant: way.meant.iter().chain(&other.meant).copied().collect(),
        })
    }

    /// Whether two places can be one: the same, or one in the other.
    fn agree(&self, a: usize, b: usize) -> bool {
        use RegionKind::{Area, Country, Nonmetro, State};
        let (Some(a_scope), Some(b_scope)) = (self.scopes.get(a), self.scopes.get(b)) else {
            return false;
        };
        match (a_scope.kind, b_scope.kind) {
            _ if a == b => true,
            (Area, Area) => false,
            (Area, _) | (_, Area) => true,
            _ if a_scope.country != b_scope.country => false,
            (Country | Nonmetro, _) | (_, Country | Nonmetro) => true,
            (State, State) => false,
            (State, _) | (_, State) => a_scope
                .states
                .iter()
                .any(|state| b_scope.states.contains(state)),
            _ => false,
        }
    }

    /// The finest places that a group of names can mean, and whether it is certain that it means the only one.
    fn finest(&self, group: &[Way<'_>]) -> (BTreeSet<usize>, bool) {
        let ranked = |way: &Way<'_>| {
            let finest = way
                .meant
                .iter()
                .min_by_key(|(meaning, _)| fineness(self.kind(meaning.place)));
            finest.map(|(meaning, _)| {
                (
                    meaning.place,
                    self.is_certain(way, meaning.place),
                    self.repeats(way),
                )
            })
        };
        let mut found: Vec<(usize, bool, bool)> = group.iter().filter_map(ranked).collect();
        if found.iter().any(|(_, _, repeats)| !repeats) {
            found.retain(|(_, _, repeats)| !repeats);
        }
        if found.iter().any(|(_, is_certain, _)| *is_certain) {
            let is_weak = |place: usize| {
                let ways = group
                    .iter()
                    .filter(|way| way.meant.iter().any(|(meaning, _)| meaning.place == place));
                ways.flat_map(|way| &way.meant)
                    .all(|(meaning, _)| !meaning.is_first)
            };
            found.retain(|(place, is_certain, _)| *is_certain || !is_weak(*place));
        }
        // A city of the catalogue also stands in the name of the area around it, as Fremont does.
        let cities: Vec<usize> = found
            .iter()
            .map(|(place, ..)| *place)
            .filter(|place| self.kind(*place) == Some(RegionKind::City))
            .collect();
        let states = |place: &usize| {
            self.scopes
                .get(*place)
                .map_or(&[][..], |scope| &scope.states)
        };
        found.retain(|(place, ..)| {
            self.kind(*place) != Some(RegionKind::Metro)
                || !cities
                    .iter()
                    .flat_map(states)
                    .any(|state| states(place).contains(state))
        });
        let is_certain = found.iter().any(|(_, is_certain, _)| *is_certain);
        let places: BTreeSet<usize> = found.into_iter().map(|(place, ..)| place).collect();
        let is_one = places.len() == 1;
        (places, is_certain && is_one)
    }

    /// Whether enough stands beside the name of a city to know which it is.
    fn is_certain(&self, way: &Way<'_>, finest: usize) -> bool {
        let named = || {
            way.meant
                .iter()
                .filter(|(meaning, _)| meaning.place == finest)
        };
        let beside = |kind| {
            way.meant
                .iter()
                .any(|(meaning, _)| self.kind(meaning.place) == Some(kind) && !meaning.is_within)
        };
        if named().any(|(meaning, _)| !self.is_city(*meaning)) || beside(RegionKind::State) {
            return true;
        }
        let has_state = named().any(|(meaning, _)| meaning.has_state);
        let keys: BTreeSet<&str> = named().map(|(_, key)| *key).collect();
        has_state
            || keys.len() > 1
            || keys.iter().any(|key| aliases::stands_alone(key))
            || (beside(RegionKind::Country) && named().any(|(meaning, _)| meaning.is_first))
    }

    /// Whether a state or country is named twice, where one of the names may have been meant for a city.
    fn repeats(&self, way: &Way<'_>) -> bool {
        let wide = way.meant.iter().map(|(meaning, _)| meaning.place);
        let wide = wide.filter(|place| {
            matches!(
                self.kind(*place),
                Some(RegionKind::State | RegionKind::Country)
            )
        });
        let mut seen = BTreeSet::new();
        !wide.into_iter().all(|place| seen.insert(place))
    }
}

/// The rank of a kind of place, the finest first.
fn fineness(kind: Option<RegionKind>) -> u8 {
    match kind {
        Some(RegionKind::City) => 0,
        Some(RegionKind::Metro) => 1,
        Some(RegionKind::Nonmetro) => 2,
        Some(RegionKind::State) => 3,
        Some(RegionKind::Country) => 4,
        Some(RegionKind::Area) | None => 5,
    }
}
