//! Examples over the regions of the seeds and the areas of the official wage statistics, as one edition has them.

mod abroad;
mod address;
mod forms;
mod work_mode;

use std::sync::LazyLock;

use proptest::prelude::*;

use crate::domain::vocabulary::LocationMatch::{self, City, CityInMetro};
use crate::domain::vocabulary::RegionKind;

use super::{MAX_CANDIDATES, MAX_CHARS, Place, Places, Resolved};

static PLACES: LazyLock<Places> = LazyLock::new(|| {
    let rows = include_str!("tests/regions.tsv").lines();
    Places::new(rows.map(|row| {
        let [code, kind, name] = row.split('\t').collect::<Vec<_>>().try_into().unwrap();
        Place {
            code: code.to_owned(),
            name: name.to_owned(),
            kind: RegionKind::parse(kind).unwrap(),
        }
    }))
});

const WASHINGTON: &str = "US-CBSA-47900";
const NEW_YORK: &str = "US-CBSA-35620";
const CHICAGO: &str = "US-CBSA-16980";
const COLUMBUS_OHIO: &str = "US-CBSA-18140";
const KANSAS_CITY: &str = "US-CBSA-28140";
const BOSTON: &str = "US-CBSA-14460";

fn check(cases: &[(&str, Option<&str>, LocationMatch)]) {
    for (text, code, how) in cases {
        let found = PLACES.resolve(text);
        assert_eq!(
            (found.code, found.how),
            (*code, *how),
            "{text}: {:?}",
            found.candidates
        );
        let is_ambiguous = *how == LocationMatch::Ambiguous;
        assert_eq!(is_ambiguous, !found.candidates.is_empty(), "{text}");
    }
}

const IN_AREAS: &[(&str, Option<&str>, LocationMatch)] = &[
    ("McLean, VA", Some("US-VA-MCLEAN"), City),
    ("MCLEAN, VA 22102-1234", Some("US-VA-MCLEAN"), City),
    ("Mc Lean, Virginia", Some("US-VA"), LocationMatch::State),
    ("Fremont, CA", Some("US-CA-FREMONT"), City),
    ("Columbus, OH 43215", Some(COLUMBUS_OHIO), CityInMetro),
    ("columbus, oh", Some(COLUMBUS_OHIO), CityInMetro),
    ("Columbus OH", Some(COLUMBUS_OHIO), CityInMetro),
    ("columbus oh", Some(COLUMBUS_OHIO), CityInMetro),
    ("OH-Columbus", Some(COLUMBUS_OHIO), CityInMetro),
    ("Washington, DC metro area", Some(WASHINGTON), CityInMetro),
    ("chicago il", Some(CHICAGO), CityInMetro),
    ("new york ny", Some(NEW_YORK), CityInMetro),
    ("Columbus, Ohio, USA", Some(COLUMBUS_OHIO), CityInMetro),
    ("Columbus, GA", Some("US-CBSA-17980"), CityInMetro),
    (
        "Boston, Massachusetts, United States",
        Some(BOSTON),
        CityInMetro,
    ),
    ("Cambridge, MA", Some(BOSTON), CityInMetro),
    ("Hybrid / Chicago, IL", Some(CHICAGO), CityInMetro),
    ("Chicago, IL (Hybrid)", Some(CHICAGO), CityInMetro),
    ("US-IL-Chicago", Some(CHICAGO), CityInMetro),
    ("USA - Illinois - Chicago", Some(CHICAGO), CityInMetro),
    ("Greater Chicago Area, Illinois", Some(CHICAGO), CityInMetro),
    ("Washington DC", Some(WASHINGTON), CityInMetro),
    ("Washington, D.C.", Some(WASHINGTON), CityInMetro),
    ("Arlington, VA", Some(WASHINGTON), CityInMetro),
    ("Arlington, TX", Some("US-CBSA-19100"), CityInMetro),
    ("DMV area", Some(WASHINGTON), CityInMetro),
    ("New York, NY", Some(NEW_YORK), CityInMetro),
    ("New York, New York", Some(NEW_YORK), CityInMetro),
    ("New York, NY, United States", Some(NEW_YORK), CityInMetro),
    ("NYC", Some(NEW_YORK), CityInMetro),
    ("Brooklyn, NY 11201", Some(NEW_YORK), CityInMetro),
    ("Newark, NJ", Some(NEW_YORK), CityInMetro),
    ("Kansas City, MO", Some(KANSAS_CITY), CityInMetro),
    ("Kansas City, KS", Some(KANSAS_CITY), CityInMetro),
    ("Kansas City MO 64108", Some(KANSAS_CITY), CityInMetro),
    ("Portland, OR", Some("US-CBSA-38900"), CityInMetro),
    ("portland, or", Some("US-CBSA-38900"), CityInMetro),
    ("Portland OR 97201", Some("US-CBSA-38900"), CityInMetro),
    ("Portland, ME", Some("US-CBSA-38860"), CityInMetro),
    ("Vancouver, WA", Some("US-CBSA-38900"), CityInMetro),
    ("Saint Louis, MO", Some("US-CBSA-41180"), CityInMetro),
    ("St. Paul, Minnesota", Some("US-CBSA-33460"), CityInMetro),
    ("Minneapolis-St. Paul", Some("US-CBSA-33460"), CityInMetro),
    ("Dallas/Fort Worth, TX", Some("US-CBSA-19100"), CityInMetro),
    ("Ft. Worth, TX", Some("US-CBSA-19100"), CityInMetro),
    ("Winston-Salem, NC", Some("US-CBSA-49180"), CityInMetro),
    (
        "Winston-Salem, North Carolina",
        Some("US-CBSA-49180"),
        CityInMetro,
    ),
    ("Wilkes-Barre, PA", Some("US-CBSA-42540"), CityInMetro),
    ("Franklin, TN", Some("US-CBSA-34980"), CityInMetro),
    ("Louisville, KY", Some("US-CBSA-31140"), CityInMetro),
    ("Mayaguez, PR", Some("US-CBSA-32420"), CityInMetro),
    ("Honolulu, HI", Some("US-CBSA-46520"), CityInMetro),
    ("Boise, ID", Some("US-CBSA-14260"), CityInMetro),
    ("Coeur d’Alene, Idaho", Some("US-CBSA-17660"), CityInMetro),
    ("Wyoming, MI", Some("US-CBSA-24340"), CityInMetro),
    ("Ontario, CA", Some("US-CBSA-40140"), CityInMetro),
    (
        "Mass General Hospital, Boston, MA",
        Some(BOSTON),
        CityInMetro,
    ),
    ("Seattle", Some("US-CBSA-42660"), CityInMetro),
    ("Remote (Seattle)", Some("US-CBSA-42660"), CityInMetro),
    ("Atlanta, US", Some("US-CBSA-12060"), CityInMetro),
    ("Tucson, United States", Some("US-CBSA-46060"), CityInMetro),
];

#[test]
fn a_city_with_its_state_is_in_its_area() {
    check(IN_AREAS);
}

#[test]
fn a_city_that_the_catalogue_lacks_leaves_its_state_or_country() {
    use LocationMatch::{Area, Country, ExactCode, Name, State};
    check(&[
        ("Reston, VA", Some("US-VA"), State),
        ("Springfield, VA", Some("US-VA"), State),
        ("Columbus, TX", Some("US-TX"), State),
        ("Boston, VA 22713", Some("US-VA"), State),
        ("Oregon City OR 97045", Some("US-OR"), State),
        ("Palo Alto, CA", Some("US-CA"), State),
        ("Palo Alto CA 94301", Some("US-CA"), State),
        ("Berlin, NH", Some("US-NH"), State),
        ("Newark, DE", Some("US-DE"), State),
        ("London, KY", Some("US-KY"), State),
        ("Vancouver, BC", Some("CA"), Country),
        ("Toronto, Ontario", Some("CA"), Country),
        ("Toronto, ON, CA", Some("CA"), Country),
        ("Toronto, CA", Some("CA"), Country),
        ("Berlin, DE", Some("DE"), Country),
        ("Berlin, Germany", Some("DE"), Country),
        ("London, UK", Some("GB"), Country),
        ("London, England, United Kingdom", Some("GB"), Country),
        ("Virginia", Some("US-VA"), State),
        ("West Virginia", Some("US-WV"), State),
        ("Wyoming", Some("US-WY"), State),
        ("Washington State", Some("US-WA"), State),
        ("DC", Some("US-DC"), State),
        ("TX", Some("US-TX"), State),
        ("Remote - US", Some("US"), Country),
        ("Remote, United States", Some("US"), Country),
        ("U.S.A.", Some("US"), Country),
        ("Remote (Texas)", Some("US-TX"), State),
        ("Remote in Ohio", Some("US-OH"), State),
        ("REMOTE IN OHIO", Some("US-OH"), State),
        ("US", Some("US"), ExactCode),
        ("US-VA", Some("US-VA"), ExactCode),
        ("us-cbsa-47900", Some(WASHINGTON), ExactCode),
        ("M49-150", Some("M49-150"), ExactCode),
        (
            "Washington-Arlington-Alexandria, DC-VA-MD-WV",
            Some(WASHINGTON),
            Name,
        ),
        (
            "McLean, Virginia",
            Some("US-VA-MCLEAN"),
            LocationMatch::City,
        ),
        (
            "Southside Virginia nonmetropolitan area",
            Some("US-NONMETRO-5100002"),
            Name,
        ),
        ("Europe", Some("M49-150"), Area),
        ("Remote - Worldwide", Some("M49-001"), Area),
        ("São Paulo, Brasil", Some("BR"), Country),
        ("México", Some("MX"), Country),
    ]);
}

#[test]
fn what_is_ambiguous_has_candidates_and_no_code() {
    let cases: [(&str, &[&str]); 19] = [
        (
            "Springfield",
            &[
                "US-CBSA-21660",
                "US-CBSA-44100",
                "US-CBSA-44140",
                "US-CBSA-44180",
                "US-CBSA-44220",
            ],
        ),
        (
            "Springfield, United States",
            &[
                "US-CBSA-21660",
                "US-CBSA-44100",
                "US-CBSA-44140",
                "US-CBSA-44180",
                "US-CBSA-44220",
            ],
        ),
        ("Portland", &["US-CBSA-38860", "US-CBSA-38900"]),
        ("Portland or remote", &["US-CBSA-38860", "US-CBSA-38900"]),
        ("Washington", &[WASHINGTON, "US-WA"]),
        ("Remote, Washington", &[WASHINGTON, "US-WA"]),
        ("New York", &[NEW_YORK, "US-NY"]),
        ("Cleveland", &["US-CBSA-17410", "US-CBSA-17420"]),
        ("Rome", &["US-CBSA-40660", "US-CBSA-46540"]),
        ("Bend", &["US-CBSA-13460"]),
        ("CA", &["CA", "US-CA"]),
        ("Remote, CA", &["CA", "US-CA"]),
        ("DE", &["DE", "US-DE"]),
        ("London", &["GB"]),
        ("Boston, MA or Chicago, IL", &[BOSTON, CHICAGO]),
        ("Boston, MA; Chicago, IL; Remote", &[BOSTON, CHICAGO]),
        ("Raleigh-Durham, NC", &["US-CBSA-20500", "US-CBSA-39580"]),
        ("Texas, California", &["US-CA", "US-TX"]),
        ("US or Canada", &["CA", "US"]),
    ];
    for (text, candidates) in cases {
        let found = PLACES.resolve(text);
        assert_eq!(
            (found.code, found.how),
            (None, LocationMatch::Ambiguous),
            "{text}"
        );
        assert_eq!(found.candidates, candidates, "{text}");
    }
}

#[test]
fn what_names_no_place_has_none() {
    for text in [
        "",
        "  ",
        "Remote",
        "Nationwide",
        "22102",
        "Hybrid",
        "in",
        "or",
        "On site",
        "Boston Medical Center",
        "Paris, France",
        "University of Virginia Health",
        "Bangalore, IN",
        "Tel Aviv, IL",
        "Bogota, CO",
        "Mobile Unit",
        "Multiple locations",
        "Contact us for details",
        "12 Main St",
        "\u{0}\u{202e}",
        ",,,///(((",
        "--",
    ] {
        let found = PLACES.resolve(text);
        assert_eq!(
            (found.code, found.how, found.candidates.len()),
            (None, LocationMatch::Unknown, 0),
            "{text}"
        );
    }
}

#[test]
fn remote_work_is_told_apart() {
    let remote = [
        "Remote",
        "remote - US",
        "Work from home",
        "WFH, Texas",
        "100% Remote (US)",
    ];
    for text in remote {
        assert!(PLACES.resolve(text).is_remote(), "{text}");
    }
    for text in [
        "Chicago, IL",
        "Chicago, IL or Remote",
        "Hybrid / Chicago, IL",
        "Remote Sensing Center, Boulder, CO",
    ] {
        assert!(!PLACES.resolve(text).is_remote(), "{text}");
    }
}

#[test]
fn only_the_start_of_a_text_is_read() {
    let text = format!("{}Boston, MA", " ".repeat(MAX_CHARS));
    assert_eq!(PLACES.resolve(&text).how, LocationMatch::Unknown);
}

#[test]
fn every_area_is_found_by_its_name_and_by_each_city_with_a_state() {
    for place in &PLACES.places {
        let found = PLACES.resolve(&place.name);
        if found.code != Some(place.code.as_str()) {
            let is_known = found.candidates.contains(&place.code.as_str());
            assert!(is_known, "{}: {found:?}", place.name);
        }
        if place.kind != RegionKind::Metro {
            continue;
        }
        let (cities, states) = place.name.rsplit_once(", ").unwrap();
        let first = cities.split(['-', '/']).next().unwrap();
        let first = if cities.starts_with("Winston") {
            cities
        } else {
            first
        };
        let text = format!("{first}, {}", states.split('-').next().unwrap());
        assert_eq!(
            PLACES.resolve(&text).code,
            Some(place.code.as_str()),
            "{text}"
        );
    }
}

proptest! {
    #[test]
    fn any_text_gives_one_place_or_candidates_or_nothing(
        text in "(Springfield|Washington|New York|Boston|Columbus|NY|CA|ON|OH|Ontario|Canada|US|Europe|Remote|or|[0-9]{5}|[,;/()&. -]|\\PC| ){0,30}"
    ) {
        let found = PLACES.resolve(&text);
        if let (Some("US"), Some(postal_code)) = (found.country, &found.address.postal_code) {
            prop_assert!(text.contains(postal_code.get(..5).unwrap()));
        }
        prop_assert!(found.names_place || found.country.is_none());
        let Resolved { code, how, candidates, .. } = found;
        let is_none = matches!(how, LocationMatch::Ambiguous | LocationMatch::Unknown);
        prop_assert_eq!(code.is_none(), is_none);
        prop_assert_eq!(how == LocationMatch::Ambiguous, !candidates.is_empty());
        prop_assert!(candidates.len() <= MAX_CANDIDATES && candidates.is_sorted());
    }

    #[test]
    fn an_area_is_never_that_of_another_state(city in "(Springfield|Columbus|Portland|Arlington|Jackson|Aurora)", state in "[A-Z]{2}") {
        let found = PLACES.resolve(&format!("{city}, {state}"));
        let place = PLACES.places.iter().find(|place| Some(place.code.as_str()) == found.code);
        if let Some(place) = place.filter(|place| place.kind == RegionKind::Metro) {
            prop_assert!(place.name.rsplit_once(", ").unwrap().1.contains(&state));
        }
    }
}
