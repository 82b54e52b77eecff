//! Spans of years, as publications of projections write them.

/// The first and the last year of a projection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Years {
    /// First year.
    pub from: i64,
    /// Last year.
    pub to: i64,
}

/// The most years that a projection spans; official ones span ten, or two.
const LONGEST: i64 = 30;

impl Years {
    /// Pairs two years between 1990 and 2100; `None` when they are out of order or too far apart.
    pub fn new(from: i64, to: i64) -> Option<Self> {
        let fits = (1990..=2100).contains(&from) && from < to && to - from <= LONGEST;
        fits.then_some(Self { from, to })
    }

    /// Reads `2022-2032`, `2022–32` or `2022_32`; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let (years, rest) = Self::at_start(text.trim())?;
        rest.is_empty().then_some(years)
    }

    /// Finds the first span of years in a text: `Employment change, percent, 2024–34`.
    pub fn find(text: &str) -> Option<Self> {
        let mut before = None;
        text.char_indices().find_map(|(place, letter)| {
            let is_inside = before.is_some_and(|last: char| last.is_ascii_digit());
            before = Some(letter);
            let (years, _) = Self::at_start(text.get(place..)?).filter(|_| !is_inside)?;
            Some(years)
        })
    }

    fn at_start(text: &str) -> Option<(Self, &str)> {
        let (first, rest) = digits(text);
        let rest = rest
            .trim_start()
            .strip_prefix(['-', '–', '—', '_'])?
            .trim_start();
        let (last, rest) = digits(rest);
        let from = year(first)?;
        let to = match last.len() {
            2 => {
                let short: i64 = last.parse().ok()?;
                let same_century = from - from % 100 + short;
                same_century + if same_century < from { 100 } else { 0 }
            }
            _ => year(last)?,
        };
        Some((Self::new(from, to)?, rest))
    }
}

impl std::fmt::Display for Years {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}-{}", self.from, self.to)
    }
}

/// Reads a year of four digits.
pub fn year(text: &str) -> Option<i64> {
    let is_year = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_year { text.parse().ok() } else { None }
}

/// Splits a text after the digits that it starts with.
fn digits(text: &str) -> (&str, &str) {
    let end = text
        .find(|letter: char| !letter.is_ascii_digit())
        .unwrap_or(text.len());
    text.split_at(end)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Years;

    #[test]
    fn spans_are_found_as_agencies_write_them() {
        for (text, from, to) in [
            ("Employment change, percent, 2024–34", 2024, 2034),
            (
                "projections, 2025–2035, and worker characteristics",
                2025,
                2035,
            ),
            ("ltprojections_2022_32.csv", 2022, 2032),
            ("LongTermRestJson_29-1141_2024-2034.sample.json", 2024, 2034),
            ("1998–08", 1998, 2008),
        ] {
            assert_eq!(Years::find(text), Years::new(from, to), "{text}");
        }
        assert_eq!(Years::parse("2022-2032"), Years::new(2022, 2032));
    }

    #[test]
    fn what_is_no_span_of_years_is_none() {
        for text in [
            "",
            "2024",
            "2034-2024",
            "29-1141",
            "12024-34",
            "2024-345",
            "2024-2090",
            "1141-2024",
        ] {
            assert_eq!(Years::find(text), None, "{text}");
        }
        for text in ["2022-2032 or so", "the 2022-2032"] {
            assert_eq!(Years::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_fail(text in ".{0,40}") {
            let _ = (Years::find(&text), Years::parse(&text));
        }

        #[test]
        fn a_span_survives_being_printed(from in 1990_i64..2070, length in 1_i64..=30) {
            let years = Years::new(from, from + length);
            prop_assert!(years.is_some());
            prop_assert_eq!(years.and_then(|years| Years::parse(&years.to_string())), years);
        }
    }
}
