//! Values as they are printed: with a last place, with open ends, as ranges, and when two of them disagree.

/// A value: both ends equal for a single one, an open end `None`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent {
    /// The lower end; `None` reads "or less".
    pub min: Option<i64>,
    /// The upper end; `None` reads "or more".
    pub max: Option<i64>,
}

/// How exactly a printed value is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rounding {
    /// To the last part, as a publisher has it in its own table.
    Exact,
    /// To the last place that is printed: half a place either way.
    Printed,
    /// "About": a whole place either way.
    About,
}

/// Hundredths in a percent: percentages are printed in whole ones at the coarsest.
const WHOLE_PERCENT: i64 = 100;

/// The size of the last place that a value is printed to: 100 for 13,600, and for 28 % a whole percent.
///
/// Zeros at the end count as not printed, as long as two digits are left: 70,000 is read as 70 thousand and not as
/// 7 ten thousands, since nobody would round that far. A percentage is never read as coarser than a whole percent.
fn last_place(value: i64, is_percent: bool) -> i64 {
    let mut place = 1;
    loop {
        let Some(next) = i64::checked_mul(place, 10) else {
            return place;
        };
        let is_kept = if is_percent {
            next <= WHOLE_PERCENT
        } else {
            (value / next).abs() >= 10
        };
        if !is_kept || value % next != 0 {
            return place;
        }
        place = next;
    }
}

impl Extent {
    /// A single value.
    pub const fn single(value: i64) -> Self {
        Self {
            min: Some(value),
            max: Some(value),
        }
    }

    /// The one value that it is, or the known end of an open one; `None` for a range.
    pub fn value(&self) -> Option<i64> {
        match (self.min, self.max) {
            (Some(min), Some(max)) => (min == max).then_some(min),
            (min, max) => min.or(max),
        }
    }

    /// How far the ends may be off, doubled, so that half a place is a whole number.
    pub(super) fn doubled_slack(&self, rounding: Rounding, is_percent: bool) -> i64 {
        let ends = [self.min, self.max].into_iter().flatten();
        let place = ends
            .map(|end| last_place(end, is_percent))
            .max()
            .unwrap_or(1);
        match rounding {
            Rounding::Exact => 0,
            Rounding::Printed => place,
            Rounding::About => place.saturating_mul(2),
        }
    }

    /// How far it lies above a value, negative when below; 0 when the value is in it.
    pub fn beyond(&self, value: i64) -> i64 {
        match (self.min, self.max) {
            (Some(min), _) if value < min => min.saturating_sub(value),
            (_, Some(max)) if value > max => max.saturating_sub(value),
            _ => 0,
        }
    }

    /// Tells whether two values of one statistic are further apart than their rounding explains.
    ///
    /// A single value fits a range that holds it. Two ranges fit when both their ends do: 5 to 7 years and 7 to 10 are
    /// two answers, although they touch.
    pub(super) fn differs(&self, other: &Self, doubled_slack: i64) -> bool {
        let apart = |a: i64, b: i64| a.abs_diff(b).saturating_mul(2) > doubled_slack.unsigned_abs();
        let ends_differ = |a: Option<i64>, b: Option<i64>| match (a, b) {
            (Some(a), Some(b)) => apart(a, b),
            (a, b) => a != b,
        };
        if self.is_range() && other.is_range() {
            return ends_differ(self.min, other.min) || ends_differ(self.max, other.max);
        }
        self.exceeds(other, doubled_slack) || other.exceeds(self, doubled_slack)
    }

    /// Tells whether all of it lies above all of another value, by more than rounding explains.
    pub(super) fn exceeds(&self, other: &Self, doubled_slack: i64) -> bool {
        self.min
            .zip(other.max)
            .is_some_and(|(min, max)| min.saturating_sub(max).saturating_mul(2) > doubled_slack)
    }

    fn is_range(&self) -> bool {
        self.min != self.max
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Extent, Rounding, last_place};

    const fn range(min: i64, max: i64) -> Extent {
        Extent {
            min: Some(min),
            max: Some(max),
        }
    }

    #[test]
    fn the_last_place_is_the_last_digit_that_says_something() {
        for (value, place) in [
            (13_600, 100),
            (110_680, 10),
            (70_000, 1000),
            (100_000, 10_000),
            (7, 1),
            (0, 1),
        ] {
            assert_eq!(last_place(value, false), place, "{value}");
        }
        for (percent, place) in [
            (2800, 100),
            (2840, 10),
            (2000, 100),
            (400, 100),
            (0, 100),
            (7, 1),
        ] {
            assert_eq!(last_place(percent, true), place, "{percent} hundredths");
        }
    }

    #[test]
    fn about_is_twice_as_wide_as_printed() {
        let value = Extent::single(13_600);
        assert_eq!(value.doubled_slack(Rounding::Exact, false), 0);
        assert_eq!(value.doubled_slack(Rounding::Printed, false), 100);
        assert_eq!(value.doubled_slack(Rounding::About, false), 200);
    }

    #[test]
    fn ranges_that_only_touch_are_two_answers() {
        assert!(range(5, 7).differs(&range(7, 10), 1));
        assert!(!range(8, 12).differs(&range(8, 12), 0));
        assert!(!Extent::single(6).differs(&range(5, 7), 0));
        assert!(Extent::single(9).differs(&range(5, 7), 1));
    }

    #[test]
    fn an_open_end_reaches_as_far_as_need_be() {
        let or_more = Extent {
            min: Some(100),
            max: None,
        };
        assert_eq!((or_more.beyond(500), or_more.beyond(80)), (0, 20));
        assert!(!or_more.differs(&Extent::single(500), 0));
        assert!(or_more.differs(&Extent::single(80), 0));
        assert_eq!(or_more.value(), Some(100));
        assert_eq!(range(1, 2).value(), None);
    }

    proptest! {
        #[test]
        fn to_differ_goes_both_ways(a in 0_i64..500, b in 0_i64..50, c in 0_i64..500, d in 0_i64..50, slack in 0_i64..100) {
            let (first, second) = (range(a, a + b), range(c, c + d));
            prop_assert_eq!(first.differs(&second, slack), second.differs(&first, slack));
            prop_assert!(!first.differs(&first, slack));
        }

        #[test]
        fn more_slack_never_makes_values_differ(a in 0_i64..5000, b in 0_i64..5000, slack in 0_i64..1000) {
            let (first, second) = (Extent::single(a), Extent::single(b));
            prop_assert!(first.differs(&second, slack) || !first.differs(&second, slack + 1));
            prop_assert_eq!(first.differs(&second, 0), a != b);
        }

        #[test]
        fn the_last_place_divides_the_value(value in 1_i64..10_000_000_000, is_percent: bool) {
            let place = last_place(value, is_percent);
            prop_assert_eq!(value % place, 0);
            prop_assert!(is_percent || place == 1 || value / place >= 10);
        }
    }
}
