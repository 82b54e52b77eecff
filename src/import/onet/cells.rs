//! The cells of an O*NET file: what is valid in each, and `n/a` for what is missing.

use super::super::number::scaled;
use super::super::rejects::Fault;
use super::super::table::Row;
use crate::domain::soc;

/// What stands where a value is missing.
const MISSING: &str = "n/a";

/// Reads an O*NET-SOC code.
pub fn code(row: &Row<'_>, column: usize) -> Result<String, Fault> {
    let text = row.get(column);
    if soc::is_onet(text) {
        Ok(text.to_owned())
    } else {
        Err(row.fault("bad_code", column, "an O*NET-SOC code such as 11-9111.00"))
    }
}

/// Reads a text of at most `most` characters that must be there.
pub fn text(row: &Row<'_>, column: usize, most: usize) -> Result<String, Fault> {
    optional_text(row, column, most)?.ok_or_else(|| row.fault("missing_value", column, "a text"))
}

/// Reads a text of at most `most` characters; `None` where it is missing.
pub fn optional_text(row: &Row<'_>, column: usize, most: usize) -> Result<Option<String>, Fault> {
    let text = row.get(column);
    if text.is_empty() || text == MISSING {
        return Ok(None);
    }
    if text.chars().any(char::is_control) {
        return Err(row.fault(
            "control_character",
            column,
            "text without control characters",
        ));
    }
    if text.chars().count() > most {
        return Err(row.fault("too_long", column, &format!("at most {most} characters")));
    }
    Ok(Some(text.to_owned()))
}

/// Reads a number with two decimals between two whole ones, in hundredths; `None` where it is missing.
pub fn hundredths(
    row: &Row<'_>,
    column: usize,
    (least, most): (i64, i64),
) -> Result<Option<i64>, Fault> {
    number(row, column, 2, (least * 100, most * 100), (least, most))
}

/// Reads a whole number between two others; `None` where it is missing.
pub fn whole(row: &Row<'_>, column: usize, range: (i64, i64)) -> Result<Option<i64>, Fault> {
    number(row, column, 0, range, range)
}

/// Reads a whole number that must be there.
pub fn needed_whole(row: &Row<'_>, column: usize, range: (i64, i64)) -> Result<i64, Fault> {
    whole(row, column, range)?.ok_or_else(|| row.fault("missing_value", column, "a whole number"))
}

fn number(
    row: &Row<'_>,
    column: usize,
    decimals: u32,
    (least, most): (i64, i64),
    shown: (i64, i64),
) -> Result<Option<i64>, Fault> {
    let text = row.get(column);
    if text == MISSING {
        return Ok(None);
    }
    let expected = || format!("a number from {} to {}, or n/a", shown.0, shown.1);
    match scaled(text, decimals) {
        Some(number) if (least..=most).contains(&number) => Ok(Some(number)),
        Some(_) => Err(row.fault("out_of_range", column, &expected())),
        None => Err(row.fault("bad_number", column, &expected())),
    }
}

/// Reads `Y` or `N`; `None` where it is missing.
pub fn flag(row: &Row<'_>, column: usize) -> Result<Option<bool>, Fault> {
    match row.get(column) {
        "Y" => Ok(Some(true)),
        "N" => Ok(Some(false)),
        "" | MISSING => Ok(None),
        _ => Err(row.fault("unknown_value", column, "Y, N or n/a")),
    }
}

/// Reads the id of an element of the content model, such as `2.A.1.a`.
pub fn element<'a>(row: &'a Row<'_>, column: usize) -> Result<&'a str, Fault> {
    let text = row.get(column);
    let is_part = |part: &str| {
        (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    if text.split('.').all(is_part) && text.starts_with(|c: char| c.is_ascii_digit()) {
        Ok(text)
    } else {
        Err(row.fault("bad_element", column, "an element such as 2.A.1.a"))
    }
}

/// Reads the id of a scale, such as `IM`.
pub fn scale<'a>(row: &'a Row<'_>, column: usize) -> Result<&'a str, Fault> {
    let text = row.get(column);
    if (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_uppercase()) {
        Ok(text)
    } else {
        Err(row.fault("bad_scale", column, "a scale such as IM"))
    }
}
