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

    use super::{major, minor};

    #[test]
    fn amounts_that_cannot_be_held_exactly_are_refused() {
        for amount in [-1.0, f64::NAN, f64::INFINITY, 1e13, 0.001] {
            assert_eq!(minor(amount), None, "{amount}");
        }
        assert_eq!(minor(110_680.0), Some(11_068_000));
        assert_eq!(minor(32.66), Some(3266));
    }

    proptest! {
        #[test]
        fn every_amount_survives_the_way_to_json_and_back(cents in 0_i64..100_000_000_000_000) {
            prop_assert_eq!(minor(major(cents).as_f64().unwrap()), Some(cents));
        }
    }
}
