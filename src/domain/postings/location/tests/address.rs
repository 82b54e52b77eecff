//! The parts of an address that stand in a location or follow from it.

use super::PLACES;

/// Locations, each with its locality, region and postal code.
const CASES: &[(&str, [Option<&str>; 3])] = &[
    (
        "Chicago, IL 60611",
        [Some("Chicago"), Some("IL"), Some("60611")],
    ),
    (
        "Hybrid remote in Chicago, IL 60611",
        [Some("Chicago"), Some("IL"), Some("60611")],
    ),
    (
        "60611 Chicago, IL",
        [Some("Chicago"), Some("IL"), Some("60611")],
    ),
    ("US-IL-Chicago", [Some("Chicago"), Some("IL"), None]),
    ("OH-Columbus", [Some("Columbus"), Some("OH"), None]),
    (
        "MCLEAN, VA 22102-1234",
        [Some("MCLEAN"), Some("VA"), Some("22102-1234")],
    ),
    ("McLean, VA", [Some("McLean"), Some("VA"), None]),
    ("Kansas City, KS", [Some("Kansas City"), Some("KS"), None]),
    (
        "Winston-Salem, NC",
        [Some("Winston-Salem"), Some("NC"), None],
    ),
    ("St. Louis, MO", [Some("St. Louis"), Some("MO"), None]),
    (
        "Washington DC 20001",
        [Some("Washington"), Some("DC"), Some("20001")],
    ),
    ("New York, New York", [Some("New York"), Some("NY"), None]),
    (
        "Mass General Hospital, Boston, MA",
        [Some("Boston"), Some("MA"), None],
    ),
    ("<b>Boston,</b>&nbsp;MA", [Some("Boston"), Some("MA"), None]),
    ("Boston", [Some("Boston"), Some("MA"), None]),
    ("Reston, VA", [Some("Reston"), Some("VA"), None]),
    (
        "12 Main St, Reston, VA 20190",
        [Some("Reston"), Some("VA"), Some("20190")],
    ),
    (
        "Palo Alto CA 94301",
        [Some("Palo Alto"), Some("CA"), Some("94301")],
    ),
    ("College Park, MD", [Some("College Park"), Some("MD"), None]),
    ("Vienna, VA", [Some("Vienna"), Some("VA"), None]),
    (
        "West New York, NJ",
        [Some("West New York"), Some("NJ"), None],
    ),
    ("Springfield", [Some("Springfield"), None, None]),
    (
        "Toronto, ON M5V 2T6",
        [Some("Toronto"), Some("ON"), Some("M5V 2T6")],
    ),
    (
        "Montréal, Québec h3a0g4",
        [Some("Montréal"), Some("QC"), Some("H3A 0G4")],
    ),
    ("Sydney, NSW", [Some("Sydney"), Some("NSW"), None]),
    (
        "London SW1A 1AA, UK",
        [Some("London"), None, Some("SW1A 1AA")],
    ),
    (
        "Leeds, England LS1 4DY",
        [Some("Leeds"), None, Some("LS1 4DY")],
    ),
    ("Zürich, Switzerland", [Some("Zürich"), None, None]),
    ("St Petersburg, Russia", [Some("St Petersburg"), None, None]),
    ("Virginia", [None, Some("VA"), None]),
    ("US-VA", [None, Some("VA"), None]),
    ("Northern Virginia", [None, Some("VA"), None]),
    ("Fairfax County, VA", [None, Some("VA"), None]),
    ("Boston Medical Center, MA", [None, Some("MA"), None]),
    ("University of Maine, ME", [None, Some("ME"), None]),
    ("1 Main Street, VA", [None, Some("VA"), None]),
    ("San Francisco Bay Area, CA", [None, Some("CA"), None]),
    ("Twin Cities", [None, None, None]),
    ("Minneapolis-St. Paul", [None, Some("MN"), None]),
    (
        "Washington-Arlington-Alexandria, DC-VA-MD-WV",
        [None, None, None],
    ),
    ("Engineering, Germany", [None, None, None]),
    ("Boston, MA or Chicago, IL 60611", [None, None, None]),
    ("New York", [None, None, None]),
    ("Munich 80331", [Some("Munich"), None, None]),
    ("22102", [None, None, None]),
    ("Remote - US", [None, None, None]),
    ("", [None, None, None]),
];

#[test]
fn an_address_has_what_the_text_has() {
    for (text, expected) in CASES {
        let address = PLACES.resolve(text).address;
        let parts = [address.locality, address.region, address.postal_code];
        assert_eq!(parts.each_ref().map(Option::as_deref), *expected, "{text}");
    }
}
