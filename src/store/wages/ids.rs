//! The ids of figures that rows of wages make: that of the row, and of pay the period too.

use std::cmp::Ordering;

use super::super::listing::Beside;
use super::key::WageKey;
use crate::domain::vocabulary::PayPeriod;

/// The id of the pay figure with the annual or the hourly wages of a row.
pub fn pay_id(id: i64, period: PayPeriod) -> Option<String> {
    let mut text = WageKey::from_id(id)?.text();
    text.push('-');
    text.push_str(period.as_str());
    Some(text)
}

/// The id of the outlook row that a row of wages makes.
pub fn outlook_id(id: i64) -> Option<String> {
    Some(WageKey::from_id(id)?.text())
}

/// Reads the id of a pay figure; `None` when it is none of OEWS.
pub fn parse_pay_id(text: &str) -> Option<(i64, PayPeriod)> {
    let (key, period) = text.rsplit_once('-')?;
    let period = PayPeriod::parse(period)
        .filter(|period| matches!(period, PayPeriod::Hour | PayPeriod::Year))?;
    Some((WageKey::parse(key)?.id(), period))
}

/// Reads the id of an outlook row; `None` when it is none of OEWS.
pub fn parse_outlook_id(text: &str) -> Option<i64> {
    WageKey::parse(text).map(WageKey::id)
}

/// The numbers beside a text, whatever kind of id that is, of ids with a suffix.
pub fn beside(text: &str, suffix: &str) -> Beside {
    let parsed = parse_pay_id(text)
        .map(|(id, _)| id)
        .or_else(|| parse_outlook_id(text));
    let Some(id) = parsed else {
        let all_above = text < "oews-";
        let end = if all_above { i64::MIN } else { i64::MAX };
        return Beside {
            below: end,
            above: end,
        };
    };
    let own = outlook_id(id)
        .map(|key| format!("{key}{suffix}"))
        .unwrap_or_default();
    match (*own).cmp(text) {
        Ordering::Less => Beside {
            below: id,
            above: id + 1,
        },
        Ordering::Equal => Beside {
            below: id - 1,
            above: id + 1,
        },
        Ordering::Greater => Beside {
            below: id - 1,
            above: id,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::{Beside, beside, parse_pay_id, pay_id};
    use crate::domain::vocabulary::PayPeriod;

    #[test]
    fn a_page_goes_on_beside_any_kind_of_id() {
        let year = "oews-2025-05-state-11-9111-va-year";
        let (id, period) = parse_pay_id(year).unwrap();
        assert_eq!(period, PayPeriod::Year);
        assert_eq!(pay_id(id, PayPeriod::Year).as_deref(), Some(year));
        let at = |below, above| Beside { below, above };
        // `-hour` comes before `-year` of the same row, and both after the row's outlook.
        assert_eq!(beside(year, "-hour"), at(id, id + 1));
        assert_eq!(beside(year, "-year"), at(id - 1, id + 1));
        let hour = "oews-2025-05-state-11-9111-va-hour";
        assert_eq!(beside(hour, "-year"), at(id - 1, id));
        assert_eq!(beside(hour, ""), at(id, id + 1));
        assert_eq!(
            beside("a-clinical-director", "-year"),
            at(i64::MIN, i64::MIN)
        );
        assert_eq!(
            beside("projections-2024-2034", "-year"),
            at(i64::MAX, i64::MAX)
        );
    }
}
