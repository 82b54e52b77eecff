//! Places in titles, which say where a job is and nothing of the job: "Orlando, FL", "Mesa AZ", "Texas".

use std::collections::HashSet;

use super::words::words;

/// Names of countries that no region is called, as titles have them.
const SHORT: [&str; 4] = ["us", "usa", "uk", "u k"];

/// Words around a city or a state that make it an area: "New York City", "Greater Boston Area", "DC Metro".
const AREAS: [&str; 5] = ["greater", "city", "metro", "area", "region"];

/// The most words in the name of a city that is looked for at the end of a part.
const LONGEST_CITY: usize = 3;

/// Names of places, in lower case.
#[derive(Debug, Default)]
pub struct TitlePlaces {
    /// Cities, by which metropolitan areas are called, among others. They count only before their state.
    cities: HashSet<String>,
    /// The letters of states, such as `fl`.
    states: HashSet<String>,
    /// Names of states and countries.
    names: HashSet<String>,
}

impl TitlePlaces {
    /// Gathers regions, each by code and name.
    pub fn new(regions: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut places = Self {
            names: SHORT.map(str::to_owned).into(),
            ..Self::default()
        };
        for (code, name) in regions {
            let state = code
                .strip_prefix("US-")
                .filter(|letters| letters.len() == 2);
            places.states.extend(state.map(str::to_ascii_lowercase));
            match name.rsplit_once(", ") {
                // "Washington-Arlington-Alexandria, DC-VA-MD-WV" is called by three cities.
                Some((cities, _)) => {
                    let cities = cities.split(['-', '/']).map(|city| words(city).join(" "));
                    places.cities.extend(cities.filter(|city| city.len() > 2));
                }
                None if state.is_some() || code.len() == 2 => {
                    places.names.insert(words(&name).join(" "));
                }
                None => {}
            }
        }
        places
    }

    /// Leaves out places: parts that are one, but for the first, and a city with its state at the end of a part that says
    /// more. Letters that are short for something, such as "PA", count as a state only behind a city.
    pub fn without(
        &self,
        parts: Vec<Vec<String>>,
        is_short: impl Fn(&str) -> bool,
    ) -> Vec<Vec<String>> {
        let mut left: Vec<Vec<String>> = Vec::new();
        for mut part in parts {
            let before = left
                .last()
                .filter(|_| left.len() > 1)
                .map(|part| part.join(" "));
            let follows_city = before.is_some_and(|before| self.cities.contains(&before));
            match &part[..] {
                [letters] if self.states.contains(letters) && !left.is_empty() => {
                    if follows_city {
                        left.pop();
                        continue;
                    } else if !is_short(letters) {
                        continue;
                    }
                }
                whole if !left.is_empty() && self.is_area(whole) => continue,
                whole if !left.is_empty() && self.names.contains(&whole.join(" ")) => {
                    if follows_city {
                        left.pop();
                    }
                    continue;
                }
                _ => {}
            }
            part.truncate(part.len() - self.at_end(&part));
            if !part.is_empty() {
                left.push(part);
            }
        }
        left
    }

    /// Tells whether a part is a city or a state with a word that makes it an area.
    fn is_area(&self, part: &[String]) -> bool {
        let own: Vec<&str> = part
            .iter()
            .map(String::as_str)
            .filter(|word| !AREAS.contains(word))
            .collect();
        let name = own.join(" ");
        let is_place = self.cities.contains(&name) || self.names.contains(&name);
        own.len() < part.len() && (is_place || self.states.contains(&name))
    }

    /// How many words at the end of a part are a city with its state.
    fn at_end(&self, part: &[String]) -> usize {
        let Some((state, before)) = part.split_last() else {
            return 0;
        };
        if !self.states.contains(state) {
            return 0;
        }
        let is_city = |count: &usize| {
            let start = before.len().checked_sub(*count);
            let city = start.and_then(|start| before.get(start..));
            city.is_some_and(|city| self.cities.contains(&city.join(" ")))
        };
        let city = (1..=LONGEST_CITY).rev().find(is_city);
        city.map_or(0, |words| words + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::TitlePlaces;

    fn left(title: &[&str]) -> Vec<String> {
        let regions = [
            ("US-FL", "Florida"),
            ("US-AZ", "Arizona"),
            ("US-PA", "Pennsylvania"),
            ("CA", "Canada"),
            ("US-CBSA-36740", "Orlando-Kissimmee-Sanford, FL"),
            ("US-CBSA-38060", "Phoenix-Mesa-Chandler, AZ"),
            ("US-CBSA-38300", "Pittsburgh, PA"),
            ("M49-150", "Europe"),
        ];
        let regions = regions.map(|(code, name)| (code.to_owned(), name.to_owned()));
        let split = |part: &&str| part.split(' ').map(str::to_owned).collect();
        let parts = title.iter().map(split).collect();
        let left = TitlePlaces::new(regions).without(parts, |word| word == "pa");
        left.iter().map(|part| part.join(" ")).collect()
    }

    #[test]
    fn parts_that_are_places_are_left_out() {
        assert_eq!(left(&["ehr analyst", "orlando", "fl"]), ["ehr analyst"]);
        assert_eq!(left(&["ehr analyst", "mesa az"]), ["ehr analyst"]);
        assert_eq!(
            left(&["ehr analyst", "orlando", "florida"]),
            ["ehr analyst"]
        );
        assert_eq!(left(&["ehr analyst", "canada"]), ["ehr analyst"]);
        assert_eq!(
            left(&["ehr analyst", "usa", "epic"]),
            ["ehr analyst", "epic"]
        );
        assert_eq!(left(&["ehr analyst orlando fl"]), ["ehr analyst"]);
        assert_eq!(left(&["ehr analyst", "pittsburgh", "pa"]), ["ehr analyst"]);
        assert_eq!(
            left(&["ehr analyst", "greater orlando area", "az metro"]),
            ["ehr analyst"]
        );
    }

    #[test]
    fn what_may_be_something_else_is_kept() {
        assert_eq!(
            left(&["physician assistant", "pa"]),
            ["physician assistant", "pa"]
        );
        assert_eq!(left(&["orlando", "nurse"]), ["orlando", "nurse"]);
        assert_eq!(left(&["florida"]), ["florida"]);
        assert_eq!(left(&["nurse", "orlando"]), ["nurse", "orlando"]);
        assert_eq!(left(&["nurse fl"]), ["nurse fl"]);
        assert!(left(&[]).is_empty());
    }
}
