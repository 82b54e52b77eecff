//! The names that places go by: those of the catalogue taken apart, and what people call them besides.

use std::collections::HashMap;
use std::ops::Range;

use crate::domain::text::fold;
use crate::domain::vocabulary::RegionKind;

use super::Place;
use super::abroad;
use super::aliases::{CITIES, HYPHENATED, STATES, SURROUNDINGS, WIDE};

/// How many words a name has at most.
pub const NAME_WORDS: usize = 8;

/// A place that a name can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Meaning {
    /// Position of the place in the list.
    pub place: usize,
    /// Whether the name is that of the place itself or of the first city of an area.
    pub is_first: bool,
    /// Whether the name is that of a city in the place, which the catalogue lacks.
    pub is_within: bool,
    /// Whether the name is that of a city together with its state's letters, in either order.
    pub has_state: bool,
    /// Whether the name is that of a country, but of towns in the United States too, so that one stands for a town if a
    /// state follows that it does not agree with.
    pub is_town: bool,
    /// Whether the place is a state.
    pub is_state: bool,
}

/// Where a place lies.
#[derive(Debug)]
pub struct Scope {
    pub kind: RegionKind,
    /// The country's code; for an area its own.
    pub country: String,
    /// Codes of the states that the place is in or is; empty for countries and areas.
    pub states: Vec<String>,
}

impl Meaning {
    /// The place itself.
    fn of(place: usize) -> Self {
        Self {
            place,
            is_first: true,
            is_within: false,
            has_state: false,
            is_town: false,
            is_state: false,
        }
    }

    /// A city in the place.
    fn within(place: usize) -> Self {
        Self {
            is_first: false,
            is_within: true,
            ..Self::of(place)
        }
    }
}

/// All names, by the words that [`words`] makes of them.
#[derive(Debug, Default)]
pub struct Names {
    meanings: HashMap<String, Vec<Meaning>>,
    wholes: HashMap<String, usize>,
}

impl Names {
    /// Takes the names of the places apart and adds the other names that they go by. From `listed` on, places are not of
    /// the catalogue but countries known by their code only.
    pub fn new(places: &[Place], listed: usize) -> Self {
        let mut names = Self::default();
        for (at, place) in places.iter().enumerate().take(listed) {
            let cities = cities(place);
            if cities.len() > 1
                || place.kind == RegionKind::Nonmetro
                || scope(place).states.len() > 1
            {
                names.wholes.insert(key_of(&place.name), at);
            }
            for (nth, city) in cities.iter().enumerate() {
                let alone = Meaning {
                    is_first: nth == 0,
                    ..Meaning::of(at)
                };
                names.add(city, alone);
                let states = scope(place).states;
                for letters in states.iter().filter_map(|state| state.get(3..)) {
                    let meaning = Meaning {
                        has_state: true,
                        ..alone
                    };
                    names.add(&format!("{city} {letters}"), meaning);
                    names.add(&format!("{letters} {city}"), meaning);
                }
            }
            if matches!(
                place.kind,
                RegionKind::Metro | RegionKind::City | RegionKind::Nonmetro
            ) {
                continue;
            }
            let code = match place.kind {
                RegionKind::State => place.code.get(3..).unwrap_or_default(),
                RegionKind::Country => &place.code,
                _ => "",
            };
            let meaning = Meaning {
                is_state: place.kind == RegionKind::State,
                ..Meaning::of(at)
            };
            for name in [&place.name, code]
                .into_iter()
                .filter(|name| !name.is_empty())
            {
                names.add(name, meaning);
            }
        }
        names.add_countries(places, listed);
        names.add_cities(places);
        names
    }

    fn add_countries(&mut self, places: &[Place], listed: usize) {
        let coded: HashMap<&str, usize> = places
            .iter()
            .enumerate()
            .map(|(at, place)| (place.code.as_str(), at))
            .collect();
        let wide = WIDE
            .iter()
            .flat_map(|(code, names)| names.iter().map(move |name| (*name, *code)));
        for (name, code) in wide.chain(abroad::names()) {
            if let Some(&at) = coded.get(code) {
                let meaning = Meaning {
                    is_town: at >= listed || abroad::is_town(name),
                    ..Meaning::of(at)
                };
                self.add(name, meaning);
            }
        }
        for (name, code) in STATES {
            if let Some(&at) = coded.get(code) {
                let meaning = Meaning {
                    is_state: true,
                    ..Meaning::of(at)
                };
                self.add(name, meaning);
            }
        }
        for (name, code) in abroad::STATE_NAMESAKES {
            if let Some(&at) = coded.get(code) {
                let meaning = Meaning {
                    is_first: false,
                    ..Meaning::of(at)
                };
                self.add(name, meaning);
            }
        }
        for (name, code) in abroad::cities() {
            if let Some(&at) = coded.get(code) {
                self.add(name, Meaning::within(at));
            }
        }
    }

    /// Adds the names of cities and their surroundings: for the metropolitan area, or without one for the state.
    fn add_cities(&mut self, places: &[Place]) {
        for (name, city, state) in CITIES.iter().chain(SURROUNDINGS) {
            let is_meant = |meaning: &&Meaning| {
                let place = places
                    .get(meaning.place)
                    .filter(|place| place.kind == RegionKind::Metro);
                meaning.is_first
                    && place.is_some_and(|place| scope(place).states.iter().any(|of| of == state))
            };
            let area = self.meanings(city).iter().find(is_meant).copied();
            let state = || places.iter().position(|place| place.code == *state);
            if let Some(meaning) = area.or_else(|| state().map(Meaning::within)) {
                self.add(name, meaning);
            }
        }
    }

    fn add(&mut self, name: &str, meaning: Meaning) {
        let meanings = self.meanings.entry(key_of(name)).or_default();
        match meanings
            .iter_mut()
            .find(|known| known.place == meaning.place)
        {
            Some(known) => {
                known.is_first |= meaning.is_first;
                known.is_town |= meaning.is_town;
            }
            None => meanings.push(meaning),
        }
    }

    /// The area whose full name a text is, if it is more than a city and its state.
    pub fn whole(&self, text: &str) -> Option<usize> {
        self.wholes.get(&key_of(text)).copied()
    }

    /// Whether a name is that of a state.
    pub fn is_state(&self, key: &str) -> bool {
        self.meanings(key).iter().any(|meaning| meaning.is_state)
    }

    /// What a name means; several places when it is ambiguous, none when nobody goes by it.
    pub fn meanings(&self, key: &str) -> &[Meaning] {
        self.meanings.get(key).map_or(&[], Vec::as_slice)
    }
}

/// Where a place lies, by its code and name.
pub fn scope(place: &Place) -> Scope {
    let country = match place.kind {
        RegionKind::Area => place.code.as_str(),
        _ => place.code.split('-').next().unwrap_or_default(),
    };
    let after_comma = place
        .name
        .rsplit_once(", ")
        .map_or("", |(_, states)| states);
    let states = match place.kind {
        RegionKind::Metro => after_comma
            .split('-')
            .map(|state| format!("{country}-{state}"))
            .collect(),
        RegionKind::State => vec![place.code.clone()],
        RegionKind::City => place
            .code
            .rsplit_once('-')
            .map(|(state, _)| state.to_owned())
            .into_iter()
            .collect(),
        RegionKind::Country | RegionKind::Area | RegionKind::Nonmetro => Vec::new(),
    };
    Scope {
        kind: place.kind,
        country: country.to_owned(),
        states,
    }
}

/// The cities that a name such as `Nashville-Davidson--Murfreesboro--Franklin, TN` puts together, the first first; none
/// for places that are no cities.
fn cities(place: &Place) -> Vec<String> {
    if !matches!(place.kind, RegionKind::Metro | RegionKind::City) {
        return Vec::new();
    }
    let cities = place
        .name
        .rsplit_once(", ")
        .map_or(place.name.as_str(), |(cities, _)| cities);
    let mut held = cities.to_owned();
    for city in HYPHENATED {
        held = held.replace(city, &city.replace('-', "\u{2010}"));
    }
    let mut found: Vec<String> = Vec::new();
    for city in held.split(['-', '/']).filter(|city| !city.is_empty()) {
        found.push(city.to_owned());
        found.extend(city.strip_suffix(" Town").map(str::to_owned));
    }
    found
}

/// A word of a place name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The word folded, without stops and apostrophes.
    pub key: String,
    /// Whether it was written in capitals only.
    pub is_upper: bool,
    /// Where it stands in the text, in bytes.
    pub range: Range<usize>,
}

/// The folded words of a text with one space between.
fn key_of(text: &str) -> String {
    keys(&words(text))
}

/// The keys of words with one space between.
pub fn keys(words: &[Word]) -> String {
    let keys: Vec<&str> = words.iter().map(|word| word.key.as_str()).collect();
    keys.join(" ")
}

/// The words of a text, divided at white space, hyphens, commas, slashes, brackets and controls.
pub fn words(text: &str) -> Vec<Word> {
    let divides = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '-' | '\u{2010}' | '\u{2011}' | ',' | '/' | '(' | ')')
    };
    let mut start = 0;
    let mut words = Vec::new();
    for part in text.split_inclusive(divides) {
        let shown = part.trim_end_matches(divides);
        let bare: String = shown
            .chars()
            .filter(|c| !matches!(c, '.' | '\'' | '’' | '‘' | '*'))
            .collect();
        let word = Word {
            is_upper: !bare.chars().any(char::is_lowercase),
            key: fold(&bare),
            range: start..start + shown.len(),
        };
        start += part.len();
        if !word.key.is_empty() {
            words.push(word);
        }
    }
    let last = words.len().saturating_sub(1);
    for (at, word) in words.iter_mut().enumerate() {
        match word.key.as_str() {
            "saint" => word.key = "st".to_owned(),
            "&" => word.key = "and".to_owned(),
            "ft" if at < last => word.key = "fort".to_owned(),
            "mt" if at < last && !word.is_upper => word.key = "mount".to_owned(),
            _ => {}
        }
    }
    words
}
