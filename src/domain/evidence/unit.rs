//! What a figure is counted in.

use std::fmt;

use super::super::money::decimal;
use super::super::vocabulary::PayPeriod;

/// What a figure is counted in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// Money for a period; values are minor units of the currency (ISO 4217).
    Money(String, PayPeriod),
    /// Percent; values are hundredths of a percent.
    Percent,
    /// Openings a year.
    JobsPerYear,
    /// People employed.
    People,
    /// Years.
    Years,
}

impl Unit {
    /// Reads what [`Display`](fmt::Display) writes; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "percent" => Some(Self::Percent),
            "jobs_per_year" => Some(Self::JobsPerYear),
            "people" => Some(Self::People),
            "years" => Some(Self::Years),
            _ => {
                let (currency, period) = text.split_once('/')?;
                Some(Self::Money(currency.to_owned(), PayPeriod::parse(period)?))
            }
        }
    }

    /// How many of the stored parts make one of the unit.
    pub const fn parts(&self) -> i64 {
        match self {
            Self::Money(..) | Self::Percent => 100,
            Self::JobsPerYear | Self::People | Self::Years => 1,
        }
    }

    /// Writes a value for people: `USD 123,860`, `28.4%`, `54,700`.
    pub fn in_words(&self, value: i64) -> String {
        let number = grouped(&decimal(value, self.parts()).to_string());
        match self {
            Self::Money(currency, _) => format!("{currency} {number}"),
            Self::Percent => format!("{number}%"),
            Self::JobsPerYear | Self::People | Self::Years => number,
        }
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Money(currency, period) => write!(out, "{currency}/{period}"),
            Self::Percent => out.write_str("percent"),
            Self::JobsPerYear => out.write_str("jobs_per_year"),
            Self::People => out.write_str("people"),
            Self::Years => out.write_str("years"),
        }
    }
}

/// Puts a comma between the thousands of a number in decimal notation.
fn grouped(number: &str) -> String {
    let (whole, rest) = number
        .find('.')
        .map_or((number, ""), |point| number.split_at(point));
    let (sign, digits) = whole
        .strip_prefix('-')
        .map_or(("", whole), |digits| ("-", digits));
    let mut out = String::from(sign);
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{PayPeriod, Unit};

    #[test]
    fn values_read_as_people_write_them() {
        let dollars = Unit::Money("USD".to_owned(), PayPeriod::Year);
        assert_eq!(dollars.in_words(12_386_000), "USD 123,860");
        assert_eq!(dollars.in_words(3266), "USD 32.66");
        assert_eq!(Unit::Percent.in_words(2840), "28.4%");
        assert_eq!(Unit::Percent.in_words(-50), "-0.5%");
        assert_eq!(Unit::JobsPerYear.in_words(1_054_700), "1,054,700");
    }

    #[test]
    fn every_unit_is_read_as_it_was_written() {
        let money = PayPeriod::ALL
            .iter()
            .map(|period| Unit::Money("EUR".to_owned(), *period));
        let others = [Unit::Percent, Unit::JobsPerYear, Unit::People, Unit::Years];
        for unit in money.chain(others) {
            assert_eq!(Unit::parse(&unit.to_string()), Some(unit));
        }
        assert_eq!(Unit::parse("USD/fortnight"), None);
    }

    proptest! {
        #[test]
        fn commas_change_no_digit(value in -1_000_000_000_000_i64..1_000_000_000_000) {
            let words = Unit::People.in_words(value);
            prop_assert_eq!(words.replace(',', ""), value.to_string());
            prop_assert!(words.trim_start_matches('-').split(',').skip(1).all(|group| group.len() == 3));
        }
    }
}
