//! Tables of texts and what is read in them, and properties that hold for any text.

mod checked;
mod hostile;
mod labelled;
mod negatives;
mod postings;
mod styles;
mod words;

use super::{Advertised, Context, Currency, best, find, from_field};

/// Writes pay shortly: `min..max currency/period`, a tilde behind what is inferred, the reason when it is unusable.
fn short(pay: &Advertised) -> String {
    let major = |cents: Option<i64>| match cents {
        None => String::new(),
        Some(cents) if cents % 100 == 0 => (cents / 100).to_string(),
        Some(cents) => format!("{}.{:02}", cents / 100, cents % 100),
    };
    let mut text = format!("{}..{}", major(pay.min), major(pay.max));
    if pay.min == pay.max {
        text = major(pay.min);
    }
    if pay.open.is_some() && pay.min.is_some() && pay.max.is_some() {
        text.push('+');
    }
    let tilde = |is: bool| if is { "~" } else { "" };
    let currency = pay.currency.map_or("?", Currency::as_str);
    let period = pay.period.map_or("?", |period| period.as_str());
    text += &format!(
        " {currency}{}/{period}{}",
        tilde(pay.currency_inferred),
        tilde(pay.period_inferred)
    );
    if let Some(reason) = pay.unusable {
        text += &format!(" {}", reason.as_str());
    }
    text
}

fn all(text: &str) -> String {
    let found = find(text, Context::default());
    let shown: Vec<String> = found.iter().map(short).collect();
    shown.join("; ")
}

fn in_field(text: &str, default: Option<&str>) -> String {
    let context = Context {
        default_currency: default.and_then(Currency::parse),
        ..Context::default()
    };
    match from_field(text, context) {
        Ok(pay) => short(&pay),
        Err(rejected) => rejected
            .reading
            .as_ref()
            .map_or(rejected.reason.as_str().to_owned(), short),
    }
}

/// Compares all rows before failing, so that one run shows every misreading.
fn check(rows: &[(&str, &str)], read: impl Fn(&str) -> String) {
    let wrong: Vec<String> = rows
        .iter()
        .map(|(text, expected)| (text, expected, read(text)))
        .filter(|(_, expected, found)| **expected != found)
        .map(|(text, expected, found)| {
            format!("{text:?}\n  expected {expected}\n  found    {found}")
        })
        .collect();
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

fn chosen(text: &str) -> String {
    best(text, Context::default()).map_or(String::new(), |pay| short(&pay))
}
