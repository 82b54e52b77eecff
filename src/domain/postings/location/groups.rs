//! Names that agree with one another, and the places that they mean together.

use std::collections::BTreeSet;

use crate::domain::vocabulary::RegionKind;

use super::names::Meaning;
use super::tiles::{Named, Tile};
use super::{Places, abroad, aliases};

/// How many ways to understand a group of names are followed.
const MAX_WAYS: usize = 32;

/// A way to understand a group of names: the places meant, all agreeing.
#[derive(Debug, Clone, Default)]
pub struct Way<'a> {
    pub meant: Vec<(Meaning, &'a Named<'a>)>,
}

/// What a group of names means.
#[derive(Debug)]
pub struct Found<'a> {
    /// The finest places that it can mean.
    pub places: BTreeSet<usize>,
    /// Whether it is certain that it means the only one.
    pub is_certain: bool,
    /// The ways to understand it that lead there.
    pub ways: Vec<Way<'a>>,
}

impl Places {
    /// Puts names that agree together, in the order of the text. A city that agrees with no place named after it is a
    /// namesake that the catalogue lacks, and is dropped.
    pub(super) fn groups<'a>(&self, tiles: &'a [Tile<'a>]) -> Vec<Vec<Way<'a>>> {
        let mut groups: Vec<Vec<Way<'a>>> = Vec::new();
        for tile in tiles {
            let Tile::Named(named) = tile else {
                continue;
            };
            let only_states =
                named.is_state && named.meanings.iter().any(|meaning| meaning.is_state);
            let kept = named
                .meanings
                .iter()
                .filter(|meaning| !only_states || meaning.is_state);
            let alone: Vec<Way<'a>> = kept
                .map(|meaning| Way {
                    meant: vec![(*meaning, named)],
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
            if !joined.is_empty() {
                *group = joined;
            } else if self.is_town_before(group, &alone, named) {
                *group = self.without_town(group, alone);
            } else {
                groups.push(alone);
            }
        }
        groups
    }

    /// Whether a group holds nothing but cities, none of which is in the place that follows; or a state or country that
    /// has the name of a town in the state that follows.
    fn is_town_before(&self, group: &[Way<'_>], follows: &[Way<'_>], named: &Named<'_>) -> bool {
        let is_city = |way: &Way<'_>| way.all(|meaning, _| self.is_city(meaning));
        if group.iter().all(is_city) && !follows.iter().all(is_city) {
            return true;
        }
        let are_letters = named.key.len() == 2 && (named.is_beside || named.is_state);
        let is_town = |meaning: Meaning, town: &Named<'_>| {
            let is_listed = self.code(meaning.place).is_some();
            self.is_city(meaning)
                || (meaning.is_town && (!is_listed || are_letters))
                || (meaning.is_state && town.key.len() > 2 && are_letters)
        };
        follows.iter().any(Way::is_state)
            && group.iter().all(|way| way.all(is_town))
            && group.iter().all(|way| way.meant.len() == 1)
    }

    /// What follows a town, without the cities that it may mean; only the states, unless the town has its name from one in
    /// the United Kingdom, as towns in Canada do too: "London, CA" may be in either.
    fn without_town<'a>(&self, town: &[Way<'_>], follows: Vec<Way<'a>>) -> Vec<Way<'a>> {
        let is_british = |way: &Way<'_>| {
            way.all(|meaning, _| meaning.is_within && self.code(meaning.place) == Some("GB"))
        };
        let mut kept = follows;
        kept.retain(|way| !way.all(|meaning, _| self.is_city(meaning)));
        if !town.iter().all(is_british) && kept.iter().any(Way::is_state) {
            kept.retain(Way::is_state);
        }
        kept
    }

    pub(super) fn is_city(&self, meaning: Meaning) -> bool {
        meaning.is_within
            || matches!(
                self.kind(meaning.place),
                Some(RegionKind::Metro | RegionKind::City)
            )
    }

    fn joined<'a>(&self, way: &Way<'a>, other: &Way<'a>) -> Option<Way<'a>> {
        let agrees = |(a, _): &(Meaning, &Named<'_>)| {
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

    /// What a group of names can mean.
    pub(super) fn finest<'a>(&self, group: Vec<Way<'a>>) -> Found<'a> {
        let ranked = |way: &Way<'_>| {
            self.finest_of(way)
                .map(|place| (place, self.is_certain(way, place), self.repeats(way)))
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
        let mut ways = group;
        ways.retain(|way| {
            self.finest_of(way)
                .is_some_and(|place| places.contains(&place))
        });
        Found {
            is_certain: is_certain && is_one,
            places,
            ways,
        }
    }

    /// The finest place that a way means, one of the catalogue before one that is known by its code only.
    pub(super) fn finest_of(&self, way: &Way<'_>) -> Option<usize> {
        let places = way.meant.iter().map(|(meaning, _)| meaning.place);
        places.min_by_key(|place| {
            let is_listed = self.code(*place).is_some();
            (!is_listed, fineness(self.kind(*place)))
        })
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
        if named().any(|(meaning, _)| meaning.is_first && !self.is_city(*meaning))
            || beside(RegionKind::State)
        {
            return true;
        }
        let has_state = named().any(|(meaning, _)| meaning.has_state);
        let keys: BTreeSet<&str> = named().map(|(_, named)| named.key.as_str()).collect();
        has_state
            || keys.len() > 1
            || keys
                .iter()
                .any(|key| aliases::stands_alone(key) || abroad::stands_alone(key))
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

impl Way<'_> {
    fn all(&self, is_so: impl Fn(Meaning, &Named<'_>) -> bool) -> bool {
        self.meant
            .iter()
            .all(|(meaning, named)| is_so(*meaning, named))
    }

    fn is_state(&self) -> bool {
        self.meant.iter().any(|(meaning, _)| meaning.is_state)
    }
}
