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

    /// Returns the year, which holds the period.
    pub fn year(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }

    /// Returns a text that sorts after every month of the period and before the next period.
    pub fn upper_bound(&self) -> String {
        format!("{}~", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::ReferencePeriod;

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
    fn a_year_holds_its_months_and_not_the_next_year() {
        let year = ReferencePeriod::parse("2023").unwrap();
        assert!("2023-12" < year.upper_bound().as_str() && year.upper_bound().as_str() < "2024");
    }
}
