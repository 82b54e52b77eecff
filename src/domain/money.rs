//! Money as whole minor units (cents), so that no sum is ever a binary fraction.

/// Minor units in a major unit. The amounts of this service keep two decimals in every currency.
pub const MINOR_PER_MAJOR: i64 = 100;

/// The largest amount that is taken, in major units: far above any pay in any currency, far below where a double
/// stops holding cents exactly.
const LARGEST_MAJOR: f64 = 1e12;

/// Converts an amount in major units to minor units.
///
/// Returns `None` for amounts that are negative, not finite, beyond 10¹², or finer than a minor unit.
pub fn minor(major: f64) -> Option<i64> {
    if !(0.0..=LARGEST_MAJOR).contains(&major) {
        return None;
    }
    let whole = (major * 100.0).round();
    // Division rounds to the nearest double, as reading the decimal text did: equal if and only if it had two decimals.
    #[expect(
        clippy::as_conversions,
        clippy::cast_possible_truncation,
        reason = "bounded by LARGEST_MAJOR above"
    )]
    (whole / 100.0 == major).then_some(whole as i64)
}

/// The least and the greatest percentage that is taken: nothing shrinks by more than all of it, and nothing that a
/// document states grows a thousandfold.
const PERCENTAGES: std::ops::RangeInclusive<f64> = -100.0..=100_000.0;

/// Converts a percentage to hundredths of a percent; negative growth is growth too.
///
/// Returns `None` for percentages that are not finite, below -100 or above 100,000, or finer than a hundredth.
pub fn hundredths(percent: f64) -> Option<i64> {
    let size = PERCENTAGES
        .contains(&percent)
        .then(|| minor(percent.abs()))
        .flatten()?;
    Some(if percent < 0.0 { -size } else { size })
}

/// Converts minor units to a JSON number in major units, without decimals where there are none.
pub fn major(minor: i64) -> serde_json::Number {
    decimal(minor, MINOR_PER_MAJOR)
}

/// Converts a count of fractions to a JSON number, `per_unit` of them to one; whole where it comes out whole.
pub fn decimal(count: i64, per_unit: i64) -> serde_json::Number {
    let (whole, rest) = (count / per_unit, count % per_unit);
    if rest == 0 {
        return whole.into();
    }
    #[expect(
        clippy::as_conversions,
        clippy::cast_precision_loss,
        reason = "counts stay below 2^53"
    )]
    let value = count as f64 / per_unit as f64;
    serde_json::Number::from_f64(value).unwrap_or_else(|| whole.into())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{hundredths, major, minor};

    #[test]
    fn amounts_that_cannot_be_held_exactly_are_refused() {
        for amount in [-1.0, f64::NAN, f64::INFINITY, 1e13, 0.001] {
            assert_eq!(minor(amount), None, "{amount}");
        }
        assert_eq!(minor(110_680.0), Some(11_068_000));
        assert_eq!(minor(32.66), Some(3266));
    }

    #[test]
    fn percentages_keep_their_sign_and_their_two_decimals() {
        assert_eq!(hundredths(-12.5), Some(-1250));
        assert_eq!(hundredths(0.07), Some(7));
        assert_eq!(hundredths(-100.0), Some(-10_000));
        for percent in [-100.01, 100_000.5, 0.125, f64::NAN, f64::NEG_INFINITY] {
            assert_eq!(hundredths(percent), None, "{percent}");
        }
    }

    proptest! {
        #[test]
        fn every_percentage_survives_the_way_to_json_and_back(percent in -10_000_i64..=10_000_000) {
            prop_assert_eq!(hundredths(major(percent).as_f64().unwrap()), Some(percent));
        }

        #[test]
        fn every_amount_survives_the_way_to_json_and_back(cents in 0_i64..100_000_000_000_000) {
            prop_assert_eq!(minor(major(cents).as_f64().unwrap()), Some(cents));
        }
    }
}
