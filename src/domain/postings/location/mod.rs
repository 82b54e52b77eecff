//! The place of a job posting, as a region of the catalogue.
//!
//! A location is free text: "McLean, VA 22102", "Remote - US", "Hybrid / Chicago, IL". What a reader sees of it, without
//! markup and symbols, is taken apart into the names it holds; those that agree with one another form one place, and the
//! finest region among them is the answer. Nothing is guessed: a city counts only with its state, with its country if no
//! other city there has the name, or alone if it is one of the few that newspapers print so. What remains ambiguous has no
//! code but candidates. A city that the catalogue lacks leaves its state.
//!
//! Countries that the catalogue lacks and their big cities are known by the country's code, so that a job abroad is not
//! taken for one in the United States.
//!
//! Names are looked up in a hash table. The first [`MAX_CHARS`] characters seen are read, and the number of names and of
//! ways to understand them is bounded; so the time is, but for the markup, which takes time linear in the text.

mod abroad;
mod address;
mod aliases;
mod forms;
mod groups;
mod names;
mod postcodes;
mod segments;
mod tiles;
mod work_mode;

#[cfg(test)]
mod tests;

use std::collections::{BTreeSet, HashMap};

use crate::domain::vocabulary::{LocationMatch, RegionKind, WorkMode};

pub use address::Address;
use groups::Found;
use names::{Names, Scope};
use segments::Said;
use tiles::Tile;

/// How many characters of a location are read, without its markup.
pub const MAX_CHARS: usize = 200;
/// How many candidates are reported.
pub const MAX_CANDIDATES: usize = 10;

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
    /// If it is ambiguous, the regions that it may mean: the first [`MAX_CANDIDATES`] by code.
    pub candidates: Vec<&'a str>,
    /// ISO 3166-1 code of the country that the text names, or that all places lie in which it may mean, whether the
    /// catalogue has it or not; `None` when there are several or none.
    pub country: Option<&'a str>,
    /// Whether the text holds words besides those for the mode of work, so that with neither code nor country it names a
    /// place that is not known here. Without, nothing is said about the place.
    pub names_place: bool,
    /// How the work is done; `None` when nothing is said, or when remote work is only the alternative to a city ("Dallas,
    /// TX or remote"), which is neither all remote nor a mixture.
    pub work_mode: Option<WorkMode>,
    /// The city, state and postal code, as far as the text has them.
    pub address: Address,
}

impl Resolved<'_> {
    /// Tells whether all of the work is remote.
    pub fn is_remote(&self) -> bool {
        self.work_mode == Some(WorkMode::Remote)
    }
}

/// The regions of the catalogue, ready to be found by what people call them.
#[derive(Debug)]
pub struct Places {
    places: Vec<Place>,
    /// Where the places lie, and after them the countries that the catalogue lacks, which are known by their code only.
    scopes: Vec<Scope>,
    names: Names,
    codes: HashMap<String, usize>,
}

impl Places {
    /// Prepares the names of the regions.
    pub fn new(regions: impl IntoIterator<Item = Place>) -> Self {
        let mut places: Vec<Place> = regions.into_iter().collect();
        let codes: HashMap<String, usize> = places
            .iter()
            .enumerate()
            .map(|(at, place)| (place.code.to_ascii_lowercase(), at))
            .collect();
        let listed = places.len();
        let is_lacking = |code: &&str| !codes.contains_key(&code.to_ascii_lowercase());
        places.extend(abroad::codes().filter(is_lacking).map(|code| Place {
            code: code.to_owned(),
            name: String::new(),
            kind: RegionKind::Country,
        }));
        let names = Names::new(&places, listed);
        let scopes = places.iter().map(names::scope).collect();
        places.truncate(listed);
        Self {
            places,
            scopes,
            names,
            codes,
        }
    }

    /// Resolves a location to a region.
    pub fn resolve(&self, text: &str) -> Resolved<'_> {
        let text = segments::visible(text);
        let said = segments::said(&text, &self.names);
        let coded = self.codes.get(&text.trim().to_ascii_lowercase()).copied();
        let whole = match coded.filter(|_| text.contains('-')) {
            Some(place) => Some((place, LocationMatch::ExactCode)),
            None => self
                .names
                .whole(&text)
                .map(|place| (place, LocationMatch::Name)),
        };
        if let Some((place, how)) = whole {
            return Resolved {
                code: self.code(place),
                how,
                country: self.country(place),
                address: Address {
                    region: self.only_state(place),
                    ..Address::default()
                },
                ..Resolved::of(&said)
            };
        }
        let groups = self.groups(&said.tiles).into_iter();
        let found: Vec<Found<'_>> = groups.map(|group| self.finest(group)).collect();
        let country = self
            .common_country(&found)
            .or_else(|| postcodes::country(&said.tiles).filter(|_| found.len() < 2));
        let address = self.address(&said.tiles, &found, country);
        let is_choice =
            said.is_choice && (address.locality.is_some() || self.names_city(&said.tiles));
        let told = self.answer(&said, &found, coded);
        let work_mode = told
            .work_mode
            .filter(|mode| !is_choice || *mode != WorkMode::Remote);
        Resolved {
            address,
            country,
            work_mode,
            ..told
        }
    }

    /// Whether a name is first of all that of a city, or of a state and a city.
    fn names_city(&self, tiles: &[Tile<'_>]) -> bool {
        tiles.iter().any(|tile| match tile {
            Tile::Named(named) => {
                !named.is_state
                    && named.meanings.iter().any(|meaning| {
                        self.is_city(*meaning) && (meaning.is_first || meaning.is_within)
                    })
            }
            _ => false,
        })
    }

    /// Answers with the place that all groups of names mean, or with those that they may mean.
    fn answer(&self, said: &Said<'_>, found: &[Found<'_>], coded: Option<usize>) -> Resolved<'_> {
        let possible: BTreeSet<usize> = found
            .iter()
            .flat_map(|found| &found.places)
            .copied()
            .collect();
        let is_certain = found.iter().all(|found| found.is_certain);
        let place = possible
            .first()
            .copied()
            .filter(|_| is_certain && possible.len() == 1);
        if let Some((place, code)) = place.and_then(|place| Some((place, self.code(place)?))) {
            let is_code = coded == Some(place);
            return Resolved {
                code: Some(code),
                how: if is_code {
                    LocationMatch::ExactCode
                } else {
                    self.how(place)
                },
                ..Resolved::of(said)
            };
        }
        let codes: BTreeSet<&str> = possible
            .iter()
            .filter_map(|place| self.code(*place))
            .collect();
        let how = if codes.is_empty() {
            LocationMatch::Unknown
        } else {
            LocationMatch::Ambiguous
        };
        Resolved {
            how,
            candidates: codes.into_iter().take(MAX_CANDIDATES).collect(),
            ..Resolved::of(said)
        }
    }

    /// The country that all names lead to; none where one of them alone does not even tell that.
    fn common_country(&self, found: &[Found<'_>]) -> Option<&str> {
        let mut countries = BTreeSet::new();
        for way in found.iter().flat_map(|found| &found.ways) {
            if let [(_, named)] = way.meant.as_slice()
                && abroad::is_shared(&named.key)
            {
                return None;
            }
            let places = way.meant.iter().map(|(meaning, _)| meaning.place);
            countries.insert(places.filter_map(|place| self.country(place)).next());
        }
        countries
            .first()
            .copied()
            .flatten()
            .filter(|_| countries.len() == 1)
    }

    /// The code of the country that a place lies in or is; none for areas of several.
    fn country(&self, place: usize) -> Option<&str> {
        let scope = self.scopes.get(place);
        let scope = scope.filter(|scope| scope.kind != RegionKind::Area);
        scope.map(|scope| scope.country.as_str())
    }

    fn states(&self, place: usize) -> &[String] {
        self.scopes.get(place).map_or(&[], |scope| &scope.states)
    }

    /// The code of a place of the catalogue.
    fn code(&self, place: usize) -> Option<&str> {
        self.places.get(place).map(|place| place.code.as_str())
    }

    fn kind(&self, place: usize) -> Option<RegionKind> {
        self.scopes.get(place).map(|scope| scope.kind)
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
}

impl Resolved<'_> {
    /// What is known without the places.
    fn of(said: &Said<'_>) -> Self {
        Self {
            code: None,
            how: LocationMatch::Unknown,
            candidates: Vec::new(),
            country: None,
            names_place: said.tiles.iter().any(|tile| *tile != Tile::Remote),
            work_mode: said.mode,
            address: Address::default(),
        }
    }
}
