//! Properties that hold for any text, and for any range in any style.

use proptest::prelude::*;

use crate::domain::pay::{Advertised, Context, Currency, best, find, from_field};
use crate::domain::vocabulary::PayPeriod;

fn usd() -> Context<'static> {
    Context {
        default_currency: Currency::parse("USD"),
        ..Context::default()
    }
}

/// What must hold of whatever is found: places on character boundaries, in order, apart; amounts in bounds.
fn is_sound(text: &str, found: &[Advertised]) -> bool {
    let bounded =
        |cents: Option<i64>| cents.is_none_or(|cents| (0..=100_000_000_000_000).contains(&cents));
    found.iter().all(|pay| {
        text.get(pay.range.clone())
            .is_some_and(|part| part.contains(char::is_numeric))
            && bounded(pay.min)
            && bounded(pay.max)
    }) && found
        .windows(2)
        .all(|pair| pair[0].range.end <= pair[1].range.start)
}

fn read_all_ways(text: &str) -> bool {
    let names = ["denver", "colorado", "co", ""].map(str::to_owned);
    let placed = Context {
        places: &names,
        ..usd()
    };
    let field = from_field(text, usd());
    let field = field
        .as_ref()
        .map_or_else(|rejected| rejected.reading.clone(), |pay| Some(pay.clone()));
    let chosen = [best(text, usd()), best(text, placed), field];
    is_sound(text, &find(text, Context::default()))
        && chosen
            .into_iter()
            .flatten()
            .all(|pay| is_sound(text, &[pay]))
}

#[test]
fn long_repetitions_are_read() {
    for pattern in [
        "1",
        "$",
        "-",
        "1-",
        "$1",
        "$1-",
        "1,000",
        "1,000,",
        "1.",
        ".1",
        "1 000 ",
        "1 ",
        "k",
        "1k-",
        "<",
        "<p",
        "<a>",
        "&nbsp;",
        "&",
        "(",
        ")",
        "(1",
        "$1 to ",
        "per hour ",
        "salary ",
        "bonus ",
        "$5 bonus ",
        "pay $50/hr ",
        "\n",
        "\u{0}",
        "\u{202e}1",
        "💰$1",
        "１",
        "１，０００",
        "a1",
        "1a",
        "CA$",
        "USD ",
        "min $1 max $2 ",
        "'1",
        "1'000",
        "p.a.",
    ] {
        let text = pattern.repeat(20_000 / pattern.len());
        assert!(read_all_ways(&text), "{pattern:?}");
    }
}

/// The pieces that postings, and attacks, are made of.
const PIECES: &[&str] = &[
    "$",
    "€",
    "£",
    "₹",
    "¥",
    "kr",
    "CA$",
    "USD",
    "INR",
    " ",
    "\u{a0}",
    "\u{2009}",
    "\n",
    "-",
    "–",
    "\u{2212}",
    "to",
    "and",
    "between",
    "up to",
    "from",
    "k",
    "M",
    "B",
    "LPA",
    "lakh",
    "1",
    "12",
    "120",
    "120,000",
    "150.000",
    "1.25",
    "12,00,000",
    "120'000",
    "99999999999999999999",
    "401(k)",
    "/",
    "hr",
    "per",
    "hour",
    "year",
    "annually",
    "p.a.",
    "salary",
    "base",
    "bonus",
    "sign-on",
    "hours",
    "+",
    "%",
    "(",
    ")",
    ",",
    ".",
    ":",
    "|",
    "<b>",
    "&ndash;",
    "\u{202e}",
    "\u{200b}",
    "lakh",
    "15,00,000",
    "(CAD)",
    "Step 1",
    "Step 2:",
    "Low:",
    "High:",
    "evenings",
    "of",
    "our",
    "in",
    "Denver",
    "CO",
    ";",
    "💰",
    "１２０",
    "ﷺ",
    "e\u{301}",
    "\u{0}",
];

fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => prop::sample::select(PIECES).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ]
}

/// Writes an amount with its thousands grouped by `separator`.
fn grouped(amount: i64, separator: &str) -> String {
    let digits = amount.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push_str(separator);
        }
        text.push(digit);
    }
    text
}

proptest! {
    #[test]
    fn any_text_is_read(text in any::<String>()) {
        prop_assert!(read_all_ways(&text));
    }

    #[test]
    fn any_order_of_pieces_is_read(pieces in prop::collection::vec(piece(), 0..60)) {
        prop_assert!(read_all_ways(&pieces.concat()));
        prop_assert!(read_all_ways(&pieces.join(" ")));
    }

    #[test]
    fn a_yearly_range_reads_back_in_every_style(
        low in 20_000_i64..300_000,
        more in 1_i64..200_000,
        mark in prop::sample::select(vec![("$", ""), ("USD ", ""), ("US$", ""), ("£", ""), ("€", ""), ("", " USD"), ("CA$", ""), ("", " €")]),
        separator in prop::sample::select(vec!["", ",", ".", "'", "\u{a0}", "\u{202f}", " "]),
        joint in prop::sample::select(vec!["-", " - ", "–", " — ", " to ", " \u{2212} ", "-\n", " through "]),
        second_marked in any::<bool>(),
        period in prop::sample::select(vec!["", " per year", "/yr", " annually", " a year", " p.a.", " / annum", " (annual)"]),
        lead in prop::sample::select(vec!["", "Salary: ", "The base pay range is ", "💰 "]),
    ) {
        let high = low + more;
        let (before, behind) = mark;
        let write = |amount: i64| format!("{before}{}{behind}", grouped(amount, separator));
        let end = if second_marked || !behind.is_empty() { write(high) } else { grouped(high, separator) };
        let text = format!("{lead}{}{joint}{end}{period}", write(low));
        let pay = best(&text, usd());
        prop_assert!(pay.is_some(), "{text:?}");
        let pay = pay.unwrap();
        prop_assert_eq!((pay.min, pay.max), (Some(low * 100), Some(high * 100)), "{:?}", text);
        prop_assert_eq!(pay.period, Some(PayPeriod::Year), "{:?}", text);
        prop_assert_eq!(pay.period_inferred, period.is_empty(), "{:?}", text);
        prop_assert_eq!(pay.unusable, None);
    }

    #[test]
    fn an_hourly_range_reads_back_to_the_cent(
        low in 1_000_i64..12_000,
        more in 1_i64..2_999,
        joint in prop::sample::select(vec!["-", " - ", " to ", "–"]),
        period in prop::sample::select(vec!["", "/hr", " per hour", " an hour", "/hour", " hourly"]),
    ) {
        let high = low + more;
        let write = |cents: i64| format!("${}.{:02}", cents / 100, cents % 100);
        let text = format!("Pay: {}{joint}{}{period}", write(low), write(high));
        let pay = from_field(&text, usd());
        prop_assert!(pay.is_ok(), "{text:?}");
        let pay = pay.unwrap();
        prop_assert_eq!((pay.min, pay.max), (Some(low), Some(high)), "{:?}", text);
        prop_assert_eq!(pay.period, Some(PayPeriod::Hour));
    }

    #[test]
    fn a_range_in_thousands_reads_back(
        low in 20_i64..400,
        more in 1_i64..300,
        style in prop::sample::select(vec!["${}k-${}k", "${}-{}k", "${}K – ${}K", "{}-{}k", "USD {}k to {}k", "{}k - {}k USD", "${}k-{}"]),
    ) {
        let high = low + more;
        // 401k and its like are plans, not pay.
        prop_assume!(![401, 403, 457, 529].contains(&low) && ![401, 403, 457, 529].contains(&high));
        let text = style.replacen("{}", &low.to_string(), 1).replacen("{}", &high.to_string(), 1);
        let pay = from_field(&text, usd());
        prop_assert!(pay.is_ok(), "{text:?}");
        let pay = pay.unwrap();
        prop_assert_eq!((pay.min, pay.max), (Some(low * 100_000), Some(high * 100_000)), "{:?}", text);
    }
}
