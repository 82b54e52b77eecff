//! Forms in which one word decides what those beside it mean.

use super::PLACES;

/// A location, its code and country, and its locality, region and postal code; empty where there is none.
type Case = (&'static str, [&'static str; 5]);

fn check(cases: &[Case]) {
    for (text, told) in cases {
        let found = PLACES.resolve(text);
        let address = &found.address;
        let parts = [
            found.code,
            found.country,
            address.locality.as_deref(),
            address.region.as_deref(),
            address.postal_code.as_deref(),
        ];
        assert_eq!(parts.map(Option::unwrap_or_default), *told, "{text}");
    }
}

#[test]
fn a_town_before_washington_or_new_york_is_in_the_state() {
    check(&[
        (
            "Renton, Washington, United States of America",
            ["US-WA", "US", "Renton", "WA", ""],
        ),
        (
            "Kirkland, Washington 98033",
            ["US-WA", "US", "Kirkland", "WA", "98033"],
        ),
        (
            "Redmond, Washington, USA",
            ["US-WA", "US", "Redmond", "WA", ""],
        ),
        (
            "White Plains, New York",
            ["US-NY", "US", "White Plains", "NY", ""],
        ),
        (
            "1 Main St, Garden City, New York",
            ["US-NY", "US", "Garden City", "NY", ""],
        ),
        ("Remote - Washington", ["US-WA", "US", "", "WA", ""]),
        ("Remote – New York", ["US-NY", "US", "", "NY", ""]),
        (
            "Remote - Washington, DC",
            ["US-CBSA-47900", "US", "Washington", "DC", ""],
        ),
        (
            "Georgetown, Washington, DC",
            ["US-CBSA-47900", "US", "Washington", "DC", ""],
        ),
        (
            "New York, New York",
            ["US-CBSA-35620", "US", "New York", "NY", ""],
        ),
        ("Main Office, New York", ["", "US", "", "", ""]),
        ("Washington", ["", "US", "", "", ""]),
    ]);
}

#[test]
fn a_county_or_postal_code_rules_out_the_united_states() {
    check(&[
        (
            "Manchester, Greater Manchester, M13 9WL",
            ["GB", "GB", "Manchester", "", "M13 9WL"],
        ),
        (
            "Worcester WR5 1DD",
            ["GB", "GB", "Worcester", "", "WR5 1DD"],
        ),
        ("Boston, PE21 9QS", ["GB", "GB", "Boston", "", "PE21 9QS"]),
        (
            "Lancaster, Lancashire LA1 4RP",
            ["GB", "GB", "Lancaster", "", "LA1 4RP"],
        ),
        ("Lincoln, Lincolnshire", ["GB", "GB", "Lincoln", "", ""]),
        ("Rochester, Kent", ["GB", "GB", "Rochester", "", ""]),
        ("London SE1 7EH", ["GB", "GB", "London", "", "SE1 7EH"]),
        (
            "Manchester M13 9WL",
            ["GB", "GB", "Manchester", "", "M13 9WL"],
        ),
        ("London N6A 5W9", ["CA", "CA", "London", "", "N6A 5W9"]),
        (
            "London, ON N6A 5W9",
            ["CA", "CA", "London", "ON", "N6A 5W9"],
        ),
        ("Kent, WA", ["US-WA", "US", "Kent", "WA", ""]),
        (
            "Cheshire, Connecticut",
            ["US-CT", "US", "Cheshire", "CT", ""],
        ),
        ("Renton, Kent, WA", ["US-WA", "US", "Kent", "WA", ""]),
        (
            "Bldg E1 2nd floor, Boston, MA",
            ["US-CBSA-14460", "US", "Boston", "MA", ""],
        ),
    ]);
}

#[test]
fn an_australian_state_in_capitals_is_read_after_its_place() {
    check(&[
        ("Westmead NSW 2145", ["AU", "AU", "Westmead", "NSW", ""]),
        (
            "Brisbane Inner City QLD 4006",
            ["AU", "AU", "Brisbane Inner City", "QLD", ""],
        ),
        ("Newcastle NSW", ["AU", "AU", "Newcastle", "NSW", ""]),
        ("Geelong VIC", ["AU", "AU", "Geelong", "VIC", ""]),
        ("Hobart TAS", ["AU", "AU", "Hobart", "TAS", ""]),
        ("Adelaide SA", ["AU", "AU", "Adelaide", "SA", ""]),
        ("Darwin NT 0800", ["AU", "AU", "Darwin", "NT", ""]),
        ("Canberra ACT", ["AU", "AU", "Canberra", "ACT", ""]),
        ("Bentley WA 6102", ["AU", "AU", "Bentley", "WA", ""]),
        ("Perth, WA", ["AU", "AU", "Perth", "WA", ""]),
        ("Bentley WA", ["US-WA", "US", "Bentley", "WA", ""]),
        (
            "Bentley WA 98101",
            ["US-WA", "US", "Bentley", "WA", "98101"],
        ),
        (
            "Parkville, Victoria, Australia",
            ["AU", "AU", "Parkville", "VIC", ""],
        ),
        (
            "Melbourne, Victoria, Australia",
            ["AU", "AU", "Melbourne", "VIC", ""],
        ),
        ("Victoria, BC", ["CA", "CA", "Victoria", "BC", ""]),
    ]);
}

#[test]
fn a_state_before_a_town_in_capitals_is_read() {
    check(&[
        (
            "CA-WALNUT CREEK, 2121 N CALIFORNIA BLVD",
            ["US-CA", "US", "WALNUT CREEK", "CA", ""],
        ),
        ("OH-MASON", ["US-OH", "US", "MASON", "OH", ""]),
        ("VA-RICHMOND", ["US-CBSA-40060", "US", "RICHMOND", "VA", ""]),
        ("CA-TORONTO", ["", "", "", "", ""]),
        ("CA-ON-KITCHENER", ["", "", "", "", ""]),
        ("OH-Mason", ["", "", "", "", ""]),
        ("IN-HOUSE", ["", "", "", "", ""]),
    ]);
}
