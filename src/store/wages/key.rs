//! Keys of wages: edition, kind of area, occupation and area in one number, and the text that stands for it.

use super::areas::Areas;

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

const OCCUPATIONS: i64 = 1_000_000;
const AREAS: i64 = 10_000_000;
/// How far apart the ids of the same occupation and area are in two editions whose numbers differ by one.
pub const IDS_PER_EDITION: i64 = OCCUPATIONS * AREAS;
/// Room for the longest text, that of pay in a nonmetropolitan area: `oews-2025-05-nonmetro-11-9111-0100001-hour`.
const LONGEST_TEXT: usize = 43;
/// The years that two digits tell.
const YEARS: std::ops::RangeInclusive<u16> = 2000..=2099;

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
        push_digits::<4>(text, u32::from(self.year));
        text.push('-');
        push_digits::<2>(text, u32::from(self.month));
    }

    /// Reads the slug of a data set.
    pub fn parse(slug: &str) -> Option<Self> {
        let rest = slug.strip_prefix("oews-")?;
        let (period, areas) = (rest.get(..7)?, rest.get(7..)?.strip_prefix('-')?);
        let areas = Areas::ALL.into_iter().find(|kind| kind.as_str() == areas)?;
        let (year, month) = period.split_once('-')?;
        let (year, month) = (digits::<4>(year)?, digits::<2>(month)?);
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
        self.push_occupation(&mut text);
        text.push('-');
        self.edition.areas.push_area(&mut text, self.area);
        text
    }

    /// The SOC code of the occupation: `11-9111`.
    pub fn occupation(self) -> String {
        let mut code = String::with_capacity(7);
        self.push_occupation(&mut code);
        code
    }

    fn push_occupation(self, text: &mut String) {
        push_digits::<2>(text, self.occupation / 10_000);
        text.push('-');
        push_digits::<4>(text, self.occupation % 10_000);
    }

    /// The code of the region.
    pub fn region(self) -> String {
        self.edition.areas.region(self.area)
    }

    /// Reads a text; `None` when it is no key.
    pub fn parse(text: &str) -> Option<Self> {
        let (rest, area) = text.rsplit_once('-')?;
        let slug = rest.get(..rest.len().checked_sub(8)?)?;
        let edition = Edition::parse(slug)?;
        let occupation = occupation_digits(rest.get(slug.len() + 1..)?)?;
        Some(Self {
            edition,
            occupation,
            area: edition.areas.parse_area(area)?,
        })
    }
}

/// Writes a number with leading zeros: a page of a list writes hundreds, which formatting would take ten times as long for.
pub(super) fn push_digits<const N: usize>(text: &mut String, number: u32) {
    let mut digits = ['0'; N];
    let mut rest = number;
    for digit in digits.iter_mut().rev() {
        *digit = char::from_digit(rest % 10, 10).unwrap_or('0');
        rest /= 10;
    }
    text.extend(digits);
}

/// Reads a number of so many digits; `None` when it is written otherwise.
pub(super) fn digits<const N: usize>(text: &str) -> Option<u32> {
    let digits: &[u8; N] = text.as_bytes().try_into().ok()?;
    digits.iter().try_fold(0, |number, byte| {
        let digit = char::from(*byte).to_digit(10)?;
        Some(number * 10 + digit)
    })
}

/// The six digits of a SOC code; `None` when it is none.
pub fn occupation_digits(code: &str) -> Option<u32> {
    let (major, detail) = code.split_once('-')?;
    Some(digits::<2>(major)? * 10_000 + digits::<4>(detail)?)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Areas, Edition, WageKey, occupation_digits};

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
        let area = Areas::State.number("US-VA").unwrap();
        let key = WageKey {
            edition,
            occupation: 119_111,
            area,
        };
        assert_eq!(key.text(), "oews-2025-05-state-11-9111-va");
        assert_eq!((&*key.occupation(), &*key.region()), ("11-9111", "US-VA"));
    }

    proptest! {
        #[test]
        fn every_key_survives_as_number_and_as_text(key in key()) {
            prop_assert_eq!(WageKey::from_id(key.id()), Some(key));
            prop_assert_eq!(WageKey::parse(&key.text()), Some(key));
            let (first, last) = key.edition.ids();
            prop_assert!((first..=last).contains(&key.id()));
            prop_assert_eq!(key.edition.areas.number(&key.region()), Some(key.area));
            prop_assert_eq!(occupation_digits(&key.occupation()), Some(key.occupation));
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
