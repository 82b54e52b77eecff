//! The kinds of areas that OEWS is published for, and their areas as numbers and as codes of regions.

use super::key::{digits, push_digits};
use crate::domain::vocabulary::RegionKind;

/// The kinds of areas, in the order of their names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Areas {
    /// Metropolitan areas.
    Metro,
    /// The nation.
    National,
    /// Nonmetropolitan areas.
    Nonmetro,
    /// States and territories.
    State,
}

const NATION: &str = "US";
const METRO: &str = "US-CBSA-";
const NEW_ENGLAND: &str = "US-NECTA-";
const NONMETRO: &str = "US-NONMETRO-";
const STATE: &str = "US-";
/// Digits of a metropolitan area.
const METRO_DIGITS: usize = 5;
/// Digits of a nonmetropolitan area.
const NONMETRO_DIGITS: usize = 7;
/// The first number of the New England city and town areas, which OEWS used in place of metropolitan areas until 2023.
const FIRST_NECTA: u32 = 70_000;

impl Areas {
    /// All, in the order of their names.
    pub const ALL: [Self; 4] = [Self::Metro, Self::National, Self::Nonmetro, Self::State];

    /// The word in slugs and ids.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Metro => "metro",
            Self::National => "national",
            Self::Nonmetro => "nonmetro",
            Self::State => "state",
        }
    }

    /// The kind of its regions.
    pub const fn region_kind(self) -> RegionKind {
        match self {
            Self::Metro => RegionKind::Metro,
            Self::National => RegionKind::Country,
            Self::Nonmetro => RegionKind::Nonmetro,
            Self::State => RegionKind::State,
        }
    }

    pub(super) const fn digit(self) -> i64 {
        match self {
            Self::Metro => 1,
            Self::National => 2,
            Self::Nonmetro => 3,
            Self::State => 4,
        }
    }

    /// The number of a region among the areas of this kind: that of `US-CBSA-47900` is 47900, that of `US-VA` stands for
    /// its letters, that of the nation is 0.
    ///
    /// Returns `None` for other regions.
    pub fn number(self, region: &str) -> Option<u32> {
        match self {
            Self::National => (region == NATION).then_some(0),
            Self::State => letters_number(region.strip_prefix(STATE)?, b'A'),
            Self::Metro => {
                let metro = region.strip_prefix(METRO);
                digits::<METRO_DIGITS>(metro.or_else(|| region.strip_prefix(NEW_ENGLAND))?)
            }
            Self::Nonmetro => digits::<NONMETRO_DIGITS>(region.strip_prefix(NONMETRO)?),
        }
    }

    /// The code of the region with a number: `US-CBSA-47900`, or `US-NECTA-71650` in New England before 2024, or
    /// `US-NONMETRO-0100001`, `US-VA`, `US`.
    pub fn region(self, number: u32) -> String {
        let mut code = String::with_capacity(NONMETRO.len() + NONMETRO_DIGITS);
        match self {
            Self::National => code.push_str(NATION),
            Self::State => {
                code.push_str(STATE);
                code.extend(letters(number, b'A'));
            }
            Self::Metro => {
                code.push_str(if number < FIRST_NECTA {
                    METRO
                } else {
                    NEW_ENGLAND
                });
                push_digits::<METRO_DIGITS>(&mut code, number);
            }
            Self::Nonmetro => {
                code.push_str(NONMETRO);
                push_digits::<NONMETRO_DIGITS>(&mut code, number);
            }
        }
        code
    }

    /// Writes the number of an area as the ids of its figures have it.
    pub(super) fn push_area(self, text: &mut String, number: u32) {
        match self {
            Self::National => text.push_str("us"),
            Self::State => text.extend(letters(number, b'a')),
            Self::Metro => push_digits::<METRO_DIGITS>(text, number),
            Self::Nonmetro => push_digits::<NONMETRO_DIGITS>(text, number),
        }
    }

    /// Reads the number of an area as the ids of its figures have it; `None` when it is written otherwise.
    pub(super) fn parse_area(self, text: &str) -> Option<u32> {
        match self {
            Self::National => (text == "us").then_some(0),
            Self::State => letters_number(text, b'a'),
            Self::Metro => digits::<METRO_DIGITS>(text),
            Self::Nonmetro => digits::<NONMETRO_DIGITS>(text),
        }
    }
}

/// The two letters of a state, of an alphabet that starts with one, as a number that sorts like them, and back.
fn letters_number(text: &str, first: u8) -> Option<u32> {
    let place = |byte: u8| {
        let place = byte.checked_sub(first).filter(|place| *place < 26);
        place.map(u32::from)
    };
    match text.as_bytes() {
        [one, other] => Some(place(*one)? * 26 + place(*other)?),
        _ => None,
    }
}

fn letters(number: u32, first: u8) -> [char; 2] {
    let letter = |place: u32| {
        u8::try_from(place % 26)
            .map(|place| char::from(first + place))
            .unwrap_or('?')
    };
    [letter(number / 26), letter(number)]
}

#[cfg(test)]
mod tests {
    use super::Areas;

    #[test]
    fn areas_are_numbers_and_regions() {
        for (areas, number, region) in [
            (Areas::Metro, 10_180, "US-CBSA-10180"),
            (Areas::Metro, 71_650, "US-NECTA-71650"),
            (Areas::National, 0, "US"),
            (Areas::Nonmetro, 100_001, "US-NONMETRO-0100001"),
            (Areas::State, 21 * 26, "US-VA"),
        ] {
            assert_eq!(areas.number(region), Some(number));
            assert_eq!(areas.region(number), region);
        }
    }

    #[test]
    fn other_regions_are_no_areas() {
        for (areas, region) in [
            (Areas::State, "US-va"),
            (Areas::State, "US-VA-MCLEAN"),
            (Areas::National, "DE"),
            (Areas::Metro, "US-VA"),
            (Areas::Metro, "US-CBSA-+1234"),
            (Areas::Nonmetro, "US-NONMETRO-100001"),
        ] {
            assert_eq!(areas.number(region), None, "{region}");
        }
    }
}
