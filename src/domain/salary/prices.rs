//! Consumer prices, which bring pay of different times to the prices of one month.

use std::collections::BTreeMap;

use super::divided;
use crate::domain::period::ReferencePeriod;

/// Millionths in a price factor of 1.
pub const FACTOR_ONE: i64 = 1_000_000;

/// Thousandths in an index of 1, as consumer price indexes are published.
pub const THOUSANDTHS: i64 = 1000;

/// Converts an index to thousandths; `None` when it is not above 0, beyond 10⁶, or finer than a thousandth.
pub fn thousandths(index: f64) -> Option<i64> {
    if !(index > 0.0 && index <= 1e6) {
        return None;
    }
    let whole = (index * 1000.0).round();
    #[expect(
        clippy::as_conversions,
        clippy::cast_possible_truncation,
        reason = "bounded above"
    )]
    (whole / 1000.0 == index).then_some(whole as i64)
}

/// One consumer price index by month, in thousandths; empty where none is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prices(BTreeMap<ReferencePeriod, i64>);

impl Prices {
    /// Collects the months of a series; an index that is not positive is left out.
    pub fn new(months: impl IntoIterator<Item = (ReferencePeriod, i64)>) -> Self {
        let positive = |(month, index): &(ReferencePeriod, i64)| month.is_month() && *index > 0;
        Self(months.into_iter().filter(positive).collect())
    }

    /// Returns the last month and its index, to whose prices pay is brought; `None` when there is no month.
    pub fn last(&self) -> Option<(&ReferencePeriod, i64)> {
        self.0
            .last_key_value()
            .map(|(month, index)| (month, *index))
    }

    /// Returns the index of a period in thousandths: that of the month; for a year, and for a month without index, the
    /// mean of the months of the year that have one. `None` where the year has none, and after the last month.
    pub fn index(&self, period: &ReferencePeriod) -> Option<i64> {
        if self.last().is_none_or(|(month, _)| period > month) {
            return None;
        }
        if let Some(index) = self.0.get(period) {
            return Some(*index);
        }
        let of_year = || {
            self.0
                .iter()
                .filter(|(month, _)| month.year() == period.year())
        };
        let sum: i128 = of_year().map(|(_, index)| i128::from(*index)).sum();
        divided(sum, i128::try_from(of_year().count()).ok()?)
    }

    /// Returns by how much pay of a period is multiplied to be in prices of the last month, in millionths.
    ///
    /// A month or year after the last month stays as it is. `None` where the index of the period is not known.
    pub fn factor(&self, period: &ReferencePeriod) -> Option<i64> {
        let (month, last) = self.last()?;
        if period > month {
            return Some(FACTOR_ONE);
        }
        let index = self.index(period)?;
        divided(i128::from(last) * i128::from(FACTOR_ONE), i128::from(index))
    }
}

/// Multiplies an amount by a factor in millionths, rounded to whole minor units; `None` when it does not fit.
pub fn adjusted(amount: i64, factor: i64) -> Option<i64> {
    divided(
        i128::from(amount) * i128::from(factor),
        i128::from(FACTOR_ONE),
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{FACTOR_ONE, Prices, adjusted, thousandths};
    use crate::domain::period::ReferencePeriod;

    fn period(text: &str) -> ReferencePeriod {
        ReferencePeriod::parse(text).unwrap()
    }

    fn prices() -> Prices {
        let months = [
            ("2023-05", 304_127),
            ("2025-09", 324_800),
            ("2025-11", 324_122),
            ("2026-05", 335_123),
        ];
        Prices::new(months.map(|(month, index)| (period(month), index)))
    }

    #[test]
    fn pay_is_brought_to_the_prices_of_the_last_month() {
        let prices = prices();
        assert_eq!(prices.factor(&period("2023-05")), Some(1_101_918));
        assert_eq!(adjusted(11_068_000, 1_101_918), Some(12_196_028));
        assert_eq!(prices.factor(&period("2026-05")), Some(FACTOR_ONE));
    }

    #[test]
    fn a_year_and_a_month_without_index_take_the_mean_of_the_year() {
        let prices = prices();
        assert_eq!(prices.index(&period("2025")), Some(324_461));
        assert_eq!(prices.index(&period("2025-10")), Some(324_461));
    }

    #[test]
    fn what_the_series_does_not_reach_is_not_adjusted() {
        let prices = prices();
        assert_eq!(prices.factor(&period("2019")), None);
        assert_eq!(prices.factor(&period("2026-08")), Some(FACTOR_ONE));
        assert_eq!(prices.factor(&period("2027")), Some(FACTOR_ONE));
        assert_eq!(Prices::default().factor(&period("2025-09")), None);
    }

    #[test]
    fn an_index_has_at_most_three_decimals() {
        assert_eq!(thousandths(304.127), Some(304_127));
        for index in [0.0, -1.0, f64::NAN, f64::INFINITY, 1e7, 304.1271] {
            assert_eq!(thousandths(index), None, "{index}");
        }
    }

    proptest! {
        #[test]
        fn adjusting_keeps_the_order_of_amounts(a in 0_i64..1 << 47, b in 0_i64..1 << 47, factor in 1_i64..5_000_000) {
            let [least, most] = [a.min(b), a.max(b)].map(|amount| adjusted(amount, factor).unwrap());
            prop_assert!(least <= most);
        }
    }
}
