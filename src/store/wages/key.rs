//! Keys of wages: edition, kind of area, occupation and area in one number, and the text that stands for it.

use crate::domain::vocabulary::RegionKind;

/// Which line of which OEWS file.
///
/// As a number it reads, from the left, `YYMM` of the edition, a digit for the kind of area, six digits for the
/// occupation and seven for the area: `2505 1 119111 0047900`. As a text it is
/// `oews-2025-05-metro-11-9111-47900`. Numbers and texts sort alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct WageKey {
    /// The edition and the kind of area.
    pub edition: Edition,
    /// The digits of the occupation's code.
    pub occupation: u32,
    /// The area: the digits of a metro or nonmetropolitan area, the letters of a state, 0 for the nation.
    pub area: u32,
}

/// One edition of OEWS for one kind of area, as its agency publishes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Edition {
    /// Year, from 2000 to 2099.
    pub year: u16,
    /// Month.
    pub month: u8,
    /// Kind of area.
    pub areas: Areas,
}

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

const OCCUPATIONS: i64 = 1_000_000;
const AREAS: i64 = 10_000_000;
/// How far apart the ids of the same occupation and area are in two editions whose numbers differ by one.
pub const IDS_PER_EDITION: i64 = OCCUPATIONS * AREAS;
/// Room for the longest text, that of pay in a nonmetropolitan area: `oews-2025-05-nonmetro-11-9111-0100001-hour`.
const LONGEST_TEXT: usize = 43;
/// The area of the nation in texts.
const NATION: &str = "us";
/// Digits of a metropolitan area.
const METRO_DIGITS: usize = 5;
/// Digits of a nonmetropolitan area.
const NONMETRO_DIGITS: usize = 7;
/// The years that two digits tell.
const YEARS: std::ops::RangeInclusive<u16> = 2000..=2099;

impl Areas {
    const ALL: [Self; 4] = [Self::Metro, Self::National, Self::Nonmetro, Self::State];

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

    const fn digit(self) -> i64 {
        match self {
            Self::Metro => 1,
            Self::National => 2,
            Self::Nonmetro => 3,
            Self::State => 4,
        }
    }
}

impl Edition {
    /// The edition of a year and a month.
    ///
    /// Returns `None` for years outside 2000 to 2099 and months that do not exist.
    pub fn new(year: u16, month: u8, areas: Areas) -> Option<Self> {
        (YEARS.contains(&year) && (1..=12).contains(&month)).then_some(Self { year, month, areas })
    }

    /// The slug of its data set: `oews-2025-05-metro`.
    pub fn slug(self) -> String {
        let mut slug = String::with_capacity(LONGEST_TEXT);
        self.push_slug(&mut slug);
        slug
    }

    fn push_slug(self, text: &mut String) {
        text.push_str("oews-");
        self.push_period(text);
        text.push('-');
        text.push_str(self.areas.as_str());
    }

    fn push_period(self, text: &mut String) {
        push_digits(text, u32::from(self.year), 4);
        text.push('-');
        push_digits(text, u32::from(self.month), 2);
    }

    /// Reads the slug of a data set.
    pub fn parse(slug: &str) -> Option<Self> {
        let rest = slug.strip_prefix("oews-")?;
        let (period, areas) = (rest.get(..7)?, rest.get(7..)?.strip_prefix('-')?);
        let areas = Areas::ALL.into_iter().find(|kind| kind.as_str() == areas)?;
        let (year, month) = period.split_once('-')?;
        let (year, month) = (digits(year, 4)?, digits(month, 2)?);
        Self::new(u16::try_from(year).ok()?, u8::try_from(month).ok()?, areas)
    }

    /// The month that it describes: `2025-05`.
    pub fn period(self) -> String {
        let mut period = String::with_capacity(7);
        self.push_period(&mut period);
        period
    }

    /// The ids of its rows, first and last.
    pub fn ids(self) -> (i64, i64) {
        self.ids_between(0, OCCUPATIONS - 1)
    }

    /// The ids of its rows of one occupation, first and last.
    ///
    /// Returns `None` when the code is no SOC code.
    pub fn ids_of(self, occupation: &str) -> Option<(i64, i64)> {
        let digits = i64::from(occupation_digits(occupation)?);
        Some(self.ids_between(digits, digits))
    }

    fn ids_between(self, first: i64, last: i64) -> (i64, i64) {
        let start = self.number() * OCCUPATIONS;
        ((start + first) * AREAS, (start + last) * AREAS + AREAS - 1)
    }

    /// The edition and the kind of area as a number: the first digits of its ids.
    pub fn number(self) -> i64 {
        (i64::from(self.year - *YEARS.start()) * 100 + i64::from(self.month)) * 10
            + self.areas.digit()
    }

    /// Reads a number; `None` when it is none of an edition.
    pub fn from_number(number: i64) -> Option<Self> {
        let areas = Areas::ALL
            .into_iter()
            .find(|areas| areas.digit() == number % 10)?;
        let months = number / 10;
        let year = u16::try_from(months / 100).ok()? + *YEARS.start();
        Self::new(year, u8::try_from(months % 100).ok()?, areas)
    }
}

impl WageKey {
    /// The key as a number.
    pub fn id(self) -> i64 {
        (self.edition.number() * OCCUPATIONS + i64::from(self.occupation)) * AREAS
            + i64::from(self.area)
    }

    /// Takes a number apart; `None` when it is no key.
    pub fn from_id(id: i64) -> Option<Self> {
        let (rest, area) = (id / AREAS, id % AREAS);
        Some(Self {
            edition: Edition::from_number(rest / OCCUPATIONS)?,
            occupation: u32::try_from(rest % OCCUPATIONS).ok()?,
            area: u32::try_from(area).ok()?,
        })
    }

    /// The key as a text.
    pub fn text(self) -> String {
        let mut text = String::with_capacity(LONGEST_TEXT);
        self.edition.push_slug(&mut text);
        text.push('-');
        push_digits(&mut text, self.occupation / 10_000, 2);
        text.push('-');
        push_digits(&mut text, self.occupation % 10_000, 4);
        text.push('-');
        match self.edition.areas {
            Areas::Metro => push_digits(&mut text, self.area, METRO_DIGITS),
            Areas::National => text.push_str(NATION),
            Areas::Nonmetro => push_digits(&mut text, self.area, NONMETRO_DIGITS),
            Areas::State => text.push_str(&letters(self.area)),
        }
        text
    }

    /// Reads a text; `None` when it is no key.
    pub fn parse(text: &str) -> Option<Self> {
        let (rest, area) = text.rsplit_once('-')?;
        let slug = rest.get(..rest.len().checked_sub(8)?)?;
        let edition = Edition::parse(slug)?;
        let occupation = occupation_digits(rest.get(slug.len() + 1..)?)?;
        let area = match edition.areas {
            Areas::National => (area == NATION).then_some(0)?,
            Areas::State => letters_number(area)?,
            Areas::Metro => digits(area, METRO_DIGITS)?,
            Areas::Nonmetro => digits(area, NONMETRO_DIGITS)?,
        };
        Some(Self {
            edition,
            occupation,
            area,
        })
    }

    /// The area of a region in files of a kind of areas: `US-CBSA-47900` is 47900, `US-VA` the letters.
    ///
    /// Returns `None` when such files hold no such region.
    pub fn area_of(region: &str, areas: Areas) -> Option<u32> {
        let rest = region.strip_prefix("US-");
        match areas {
            Areas::National => (region == "US").then_some(0),
            Areas::State => letters_number(&rest?.to_ascii_lowercase())
                .filter(|_| rest.is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_uppercase()))),
            Areas::Metro => {
                let rest = rest?;
                let digits = rest
                    .strip_prefix("CBSA-")
                    .or_else(|| rest.strip_prefix("NECTA-"))?;
                digits.parse().ok()
            }
            Areas::Nonmetro => rest?.strip_prefix("NONMETRO-")?.parse().ok(),
        }
    }
}

/// Writes a number with leading zeros, up to seven digits: a page of a list writes hundreds, which formatting would take
/// ten times as long for.
fn push_digits(text: &mut String, number: u32, digits: usize) {
    let mut ascii = *b"0000000";
    let mut rest = number;
    for digit in ascii.iter_mut().rev() {
        *digit += u8::try_from(rest % 10).unwrap_or_default();
        rest /= 10;
    }
    let wanted = ascii.get(ascii.len().saturating_sub(digits)..);
    text.push_str(str::from_utf8(wanted.unwrap_or_default()).unwrap_or_default());
}

/// Reads a number of so many digits; `None` when it is written otherwise.
fn digits(text: &str, wanted: usize) -> Option<u32> {
    let is_number = text.len() == wanted && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok())?
}

/// The six digits of a SOC code; `None` when it is none.
pub fn occupation_digits(code: &str) -> Option<u32> {
    let (major, detail) = code.split_once('-')?;
    if !crate::domain::soc::is_soc(code) {
        return None;
    }
    let (major, detail): (u32, u32) = (major.parse().ok()?, detail.parse().ok()?);
    Some(major * 10_000 + detail)
}

/// The two letters of a state as a number that sorts like them, and back.
fn letters_number(text: &str) -> Option<u32> {
    let [first, second] = text.as_bytes() else {
        return None;
    };
    let place = |byte: &u8| byte.is_ascii_lowercase().then(|| u32::from(*byte - b'a'));
    Some(place(first)? * 26 + place(second)?)
}

fn letters(number: u32) -> String {
    let letter = |place: u32| {
        u8::try_from(place % 26)
            .map(|place| char::from(b'a' + place))
            .unwrap_or('?')
    };
    [letter(number / 26), letter(number)].iter().collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Areas, Edition, WageKey};

    fn key() -> impl Strategy<Value = WageKey> {
        (
            2000_u16..=2099,
            1_u8..=12,
            0_usize..4,
            0_u32..1_000_000,
            0_u32..10_000_000,
        )
            .prop_map(|(year, month, kind, occupation, area)| {
                let areas = Areas::ALL[kind];
                let area = match areas {
                    Areas::National => 0,
                    Areas::State => area % (26 * 26),
                    Areas::Metro => area % 100_000,
                    Areas::Nonmetro => area,
                };
                WageKey {
                    edition: Edition::new(year, month, areas).unwrap(),
                    occupation,
                    area,
                }
            })
    }

    #[test]
    fn a_key_reads_like_its_line() {
        let edition = Edition::new(2025, 5, Areas::State).unwrap();
        let area = WageKey::area_of("US-VA", Areas::State).unwrap();
        let key = WageKey {
            edition,
            occupation: 119_111,
            area,
        };
        assert_eq!(key.text(), "oews-2025-05-state-11-9111-va");
        assert_eq!(WageKey::area_of("US-CBSA-47900", Areas::Metro), Some(47900));
        assert_eq!(WageKey::area_of("US", Areas::National), Some(0));
        for (region, areas) in [
            ("US-va", Areas::State),
            ("US-VA-MCLEAN", Areas::State),
            ("DE", Areas::National),
            ("US-VA", Areas::Metro),
        ] {
            assert_eq!(WageKey::area_of(region, areas), None, "{region}");
        }
    }

    proptest! {
        #[test]
        fn every_key_survives_as_number_and_as_text(key in key()) {
            prop_assert_eq!(WageKey::from_id(key.id()), Some(key));
            prop_assert_eq!(WageKey::parse(&key.text()), Some(key));
            let (first, last) = key.edition.ids();
            prop_assert!((first..=last).contains(&key.id()));
        }

        #[test]
        fn numbers_and_texts_sort_alike(one in key(), other in key()) {
            prop_assert_eq!(one.id().cmp(&other.id()), one.text().cmp(&other.text()));
        }

        #[test]
        fn what_is_read_is_written_alike(
            text in "oews-20[0-9]{2}-[01]?[0-9]-(metro|nonmetro|state|national)-[0-9]{2}-[0-9]{4}-(us|[a-z]{2}|[+]?[0-9]{4,8})",
        ) {
            if let Some(key) = WageKey::parse(&text) {
                prop_assert_eq!(key.text(), text);
            }
        }

        #[test]
        fn no_text_makes_the_reader_fail(text in "(oews-)?.{0,40}") {
            let _ = WageKey::parse(&text);
        }
    }
}
