//! Numbers as agencies print them, read as whole counts of a fraction.

/// Reads a decimal such as `2,091,480`, `32.66` or `-3.1` as a count of fractions, `10^decimals` to one.
///
/// Commas are taken only between groups of three digits. Returns `None` for anything else, for numbers with more
/// decimals than are kept, unless these are the dust of binary fractions (`9.299999999999997`), and for numbers beyond
/// 10^12.
pub fn scaled(text: &str, decimals: u32) -> Option<i64> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let count = match plain(whole, fraction, decimals) {
        Some(count) => count,
        None => rounded(whole, fraction, decimals)?,
    };
    Some(if negative { -count } else { count })
}

/// Reads a whole number such as `2,091,480`.
pub fn whole(text: &str) -> Option<i64> {
    scaled(text, 0)
}

/// The most digits before the point.
const MOST_DIGITS: usize = 12;

fn plain(whole: &str, fraction: &str, decimals: u32) -> Option<i64> {
    let fraction = fraction.trim_end_matches('0');
    let kept = usize::try_from(decimals).ok()?;
    if fraction.len() > kept {
        return None;
    }
    let mut count = grouped(whole)?;
    for place in 0..kept {
        let digit = fraction.as_bytes().get(place).copied().unwrap_or(b'0');
        if !digit.is_ascii_digit() {
            return None;
        }
        count = count * 10 + i64::from(digit - b'0');
    }
    Some(count)
}

/// Reads digits, with commas only where they group thousands.
fn grouped(text: &str) -> Option<i64> {
    let commas = text.contains(',');
    if commas {
        let mut groups = text.split(',');
        let first = groups.next()?;
        if first.is_empty() || first.len() > 3 || groups.any(|group| group.len() != 3) {
            return None;
        }
    }
    let mut value = 0;
    let mut digits = 0;
    for byte in text.bytes().filter(|byte| *byte != b',') {
        if !byte.is_ascii_digit() {
            return None;
        }
        value = value * 10 + i64::from(byte - b'0');
        digits += 1;
        if digits > MOST_DIGITS {
            return None;
        }
    }
    (digits > 0).then_some(value)
}

/// Takes a number that a spreadsheet stored as a binary fraction, if it is within a millionth of a kept one.
fn rounded(whole: &str, fraction: &str, decimals: u32) -> Option<i64> {
    let is_long = fraction.len() > 9 && fraction.bytes().all(|byte| byte.is_ascii_digit());
    if !is_long {
        return None;
    }
    let mut micro = plain(whole, fraction.get(..6)?, 6)?;
    if fraction.as_bytes().get(6)? >= &b'5' {
        micro += 1;
    }
    let unit = 10_i64.checked_pow(6_u32.checked_sub(decimals)?)?;
    (micro % unit == 0).then_some(micro / unit)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{scaled, whole};

    #[test]
    fn numbers_are_read_as_they_are_printed() {
        for (text, decimals, count) in [
            ("2,091,480", 0, 2_091_480),
            ("32.66", 2, 3266),
            ("0.750", 2, 75),
            ("-3.1", 1, -31),
            ("616.2", 3, 616_200),
            ("9.299999999999997", 1, 93),
            ("52.300000000000004", 1, 523),
        ] {
            assert_eq!(scaled(text, decimals), Some(count), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_not_guessed() {
        for text in [
            "",
            "-",
            ".",
            "1,00",
            ",100",
            "1,,000",
            "12a",
            "*",
            "1e5",
            " 7",
            "NaN",
            "0x10",
            "1234567890123",
            "١٢",
        ] {
            assert_eq!(whole(text), None, "{text:?}");
        }
        assert_eq!(scaled("1.25", 1), None);
    }

    proptest! {
        #[test]
        fn every_count_survives_being_printed(count in -1_000_000_000_i64..1_000_000_000) {
            let sign = if count < 0 { "-" } else { "" };
            let text = format!("{sign}{}.{:02}", count.abs() / 100, count.abs() % 100);
            prop_assert_eq!(scaled(&text, 2), Some(count));
        }

        #[test]
        fn no_text_makes_it_fail(text in ".{0,40}", decimals in 0_u32..6) {
            let _ = scaled(&text, decimals);
        }
    }
}
