//! Reference periods: the year or month that a figure describes.

/// The year or month that a figure describes, written `2023` or `2023-05`.
///
/// Periods compare as texts: a year comes before its own months, and years before later years.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ReferencePeriod(String);

impl ReferencePeriod {
    /// Reads `YYYY` or `YYYY-MM`; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, month) = text
            .split_once('-')
            .map_or((text, None), |(year, month)| (year, Some(month)));
        let digits = |part: &str, len: usize| {
            part.len() == len && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        let month_fits =
            month.is_none_or(|month| digits(month, 2) && ("01"..="12").contains(&month));
        (digits(year, 4) && month_fits).then(|| Self(text.to_owned()))
    }

    /// Returns the period as it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Tells whether the period is a month rather than a year.
    pub fn is_month(&self) -> bool {
        self.0.len() > 4
    }

    /// Returns the year, which holds the period.
    pub fn year(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }

    /// Returns the period that follows, as a text: whatever comes before it belongs to this period or an earlier one.
    ///
    /// The last year that can be written has no next; its end is a thirteenth month, which is after all it has.
    pub fn end(&self) -> String {
        let (year, month) = self.0.split_once('-').unwrap_or((&self.0, "12"));
        match (year.parse::<u16>(), month.parse::<u8>()) {
            (Ok(year), Ok(month)) if month < 12 => format!("{year:04}-{:02}", month + 1),
            (Ok(year), _) if year < 9999 => format!("{:04}", year + 1),
            _ => format!("{year}-13"),
        }
    }
}

/// Tells whether a text is a reference period, or a span of years such as `2022-2032`.
pub fn is_period_or_span(text: &str) -> bool {
    let is_year = |text: &str| text.len() == 4 && ReferencePeriod::parse(text).is_some();
    let is_span = |(from, to): (&str, &str)| is_year(from) && is_year(to) && from <= to;
    ReferencePeriod::parse(text).is_some() || text.split_once('-').is_some_and(is_span)
}

/// The names of the months.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Writes a period for people: `2025-05` as "May 2025", `2022-2032` as "2022–32", years as they are.
pub fn period_in_words(period: &str) -> String {
    let Some((year, rest)) = period.split_once('-') else {
        return period.to_owned();
    };
    let month = rest.parse().ok().filter(|_| rest.len() == 2);
    match month.and_then(|month: usize| MONTHS.get(month.checked_sub(1)?)) {
        Some(month) => format!("{month} {year}"),
        None => match (rest.get(..2), rest.get(2..)) {
            (Some(century), Some(short)) if year.starts_with(century) => format!("{year}–{short}"),
            _ => format!("{year}–{rest}"),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::{ReferencePeriod, is_period_or_span};

    #[test]
    fn a_span_is_two_years_in_order() {
        assert!(
            ["2023", "2023-05", "2022-2032"]
                .into_iter()
                .all(is_period_or_span)
        );
        for text in ["2032-2022", "last spring", "2022-2032-2042", "2022-32"] {
            assert!(!is_period_or_span(text), "{text}");
        }
    }

    #[test]
    fn only_years_and_months_are_periods() {
        assert!(
            ReferencePeriod::parse("2023").is_some() && ReferencePeriod::parse("2023-05").is_some()
        );
        for text in [
            "",
            "23",
            "2023-",
            "2023-13",
            "2023-5",
            "2023-05-01",
            "May 2023",
        ] {
            assert!(ReferencePeriod::parse(text).is_none(), "{text:?}");
        }
    }

    #[test]
    fn a_period_ends_where_the_next_one_starts() {
        for (period, end) in [
            ("2023", "2024"),
            ("2023-05", "2023-06"),
            ("2023-12", "2024"),
            ("0999", "1000"),
            ("9999-04", "9999-05"),
            ("9999", "9999-13"),
            ("9999-12", "9999-13"),
        ] {
            assert_eq!(ReferencePeriod::parse(period).unwrap().end(), end);
            assert!(period < end, "{period}");
        }
    }
}
