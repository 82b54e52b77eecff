//! Consumer prices: loaded as they stand in the file, refused where they could not be.

use careers_api::schema::consumer_prices;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use serde_json::json;

use crate::{refused, refused_there, seeded};

const PRICES: &str = "consumer-prices.json";
const SERIES: &str = "/consumer_prices/0";

#[test]
fn the_index_is_loaded_in_thousandths() {
    let (_folder, mut conn) = seeded();
    let mut index = |month: &str| -> Vec<i64> {
        consumer_prices::table
            .filter(consumer_prices::month.eq(month))
            .select(consumer_prices::index_value)
            .load(&mut conn)
            .unwrap()
    };
    // Three months as the bureau published them, and the one that the copy does not have.
    assert_eq!(index("2010-01"), [216_687]);
    assert_eq!(index("2020-04"), [256_389]);
    assert_eq!(index("2023-05"), [304_127]);
    assert_eq!(index("2025-10"), [0_i64; 0]);
}

#[test]
fn what_is_no_month_or_no_index_is_refused() {
    refused_there(
        PRICES,
        &format!("{SERIES}/months/2023-05"),
        json!(304.1275),
        "an index is above 0",
    );
    refused_there(
        PRICES,
        &format!("{SERIES}/months/2023-05"),
        json!(0),
        "an index is above 0",
    );
    let months = format!("{SERIES}/months");
    refused_there(PRICES, &months, json!({}), "at least one month");
    for month in ["2023", "2023-13", "May 2023"] {
        refused(
            PRICES,
            &months,
            json!({ month: 304.127 }),
            &format!("{PRICES}#{months}/{month}"),
            "a month is `YYYY-MM`",
        );
    }
}

#[test]
fn a_series_names_a_document_a_place_and_its_currency() {
    for (field, value, words) in [
        (
            "source",
            "editorial",
            "numbers and rules are never editorial",
        ),
        (
            "source",
            "bls-cpi",
            "no source `bls-cpi`; the nearest is `bls-cpi-u`",
        ),
        ("region", "USA", "no region `USA`"),
        ("currency", "CHF", "no region pays in `CHF`"),
        ("slug", "US CPI", "`US CPI` is no slug"),
    ] {
        refused_there(PRICES, &format!("{SERIES}/{field}"), json!(value), words);
    }
}
