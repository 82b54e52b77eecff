//! Countries and cities abroad, and names that the United States share with them.

use crate::domain::vocabulary::RegionKind;

use super::super::{Places, abroad};
use super::PLACES;

fn check(cases: &[(&str, Option<&str>, Option<&str>)]) {
    for (text, code, country) in cases {
        let found = PLACES.resolve(text);
        assert_eq!((found.code, found.country), (*code, *country), "{text}");
    }
}

#[test]
fn a_country_is_told_whether_the_catalogue_has_it_or_not() {
    check(&[
        ("Toronto", Some("CA"), Some("CA")),
        ("Toronto, ON", Some("CA"), Some("CA")),
        ("Toronto, ON M5V 2T6", Some("CA"), Some("CA")),
        ("Sydney", Some("AU"), Some("AU")),
        ("Sydney, NSW", Some("AU"), Some("AU")),
        ("Melbourne, VIC", Some("AU"), Some("AU")),
        ("Melbourne, Victoria, Australia", Some("AU"), Some("AU")),
        ("Victoria, BC", Some("CA"), Some("CA")),
        ("Auckland, New Zealand", None, Some("NZ")),
        ("London", None, Some("GB")),
        ("London, UK", Some("GB"), Some("GB")),
        ("Manchester, UK", Some("GB"), Some("GB")),
        ("Cambridge CB2 1TN", Some("GB"), Some("GB")),
        ("Dublin, Ireland", None, Some("IE")),
        ("Galway, IE", None, Some("IE")),
        ("Hong Kong", None, Some("HK")),
        ("Bengaluru, India", None, Some("IN")),
        ("Remote - India", None, Some("IN")),
        ("Munich, Germany", Some("DE"), Some("DE")),
        ("Munich", Some("DE"), Some("DE")),
        ("Singapore", Some("SG"), Some("SG")),
        ("Mexico City", Some("MX"), Some("MX")),
        ("Paris, France", None, Some("FR")),
        ("Rome, Italy", None, Some("IT")),
        ("Lima, Peru", None, Some("PE")),
        ("San Jose, Costa Rica", None, Some("CR")),
        ("Dubai, UAE", None, Some("AE")),
        ("Tbilisi, Georgia", None, Some("GE")),
        ("Remote - France, Europe", Some("M49-150"), Some("FR")),
        ("Europe", Some("M49-150"), None),
        ("Remote - Worldwide", Some("M49-001"), None),
        ("Boston, MA", Some(super::BOSTON), Some("US")),
        ("Springfield", None, Some("US")),
        ("New York", None, Some("US")),
        ("Boston, MA or Chicago, IL", None, Some("US")),
        ("Boston, MA or Paris, France", None, None),
        ("Paris, France or Dublin, Ireland", None, None),
        ("US or Canada", None, None),
        ("Remote, CA", None, None),
        ("Remote", None, None),
        ("Ulaanbaatar", None, None),
        ("22102", None, None),
    ]);
}

#[test]
fn a_shared_name_is_abroad_only_where_no_state_follows() {
    check(&[
        ("Paris", None, Some("FR")),
        ("Dublin", None, Some("IE")),
        ("Birmingham", None, None),
        ("Cambridge", None, None),
        ("Manchester", None, None),
        ("Melbourne", None, None),
        ("Rome", None, None),
        ("Vienna", None, None),
        ("Paris, TX", Some("US-TX"), Some("US")),
        ("Paris, Texas", Some("US-TX"), Some("US")),
        ("Dublin, CA", Some("US-CA"), Some("US")),
        ("Dublin OH 43017", Some("US-OH"), Some("US")),
        ("London, KY", Some("US-KY"), Some("US")),
        ("London, CA", None, None),
        ("Brisbane, CA", Some("US-CA"), Some("US")),
        ("Vienna, VA", Some("US-VA"), Some("US")),
        ("Valencia, CA", Some("US-CA"), Some("US")),
        ("Birmingham, AL", Some("US-CBSA-13820"), Some("US")),
        ("Manchester, CT", Some("US-CT"), Some("US")),
        ("Melbourne, FL", Some("US-CBSA-37340"), Some("US")),
        ("Lebanon, PA", Some("US-CBSA-30140"), Some("US")),
        ("Lebanon, NH", Some("US-NH"), Some("US")),
        ("Jordan, MN", Some("US-MN"), Some("US")),
        ("Holland, MI", Some("US-MI"), Some("US")),
        ("Mexico, MO", Some("US-MO"), Some("US")),
        ("Ontario, OR", Some("US-OR"), Some("US")),
        ("Delhi, NY", Some("US-NY"), Some("US")),
        ("Georgia", Some("US-GA"), Some("US")),
        ("Atlanta, Georgia", Some("US-CBSA-12060"), Some("US")),
        ("Remote, Georgia", Some("US-GA"), Some("US")),
    ]);
}

#[test]
fn letters_after_a_city_abroad_are_those_of_its_country_or_a_part() {
    check(&[
        ("Bangalore, IN", None, Some("IN")),
        ("Chennai, TN", None, Some("IN")),
        ("Tel Aviv, IL", None, Some("IL")),
        ("Bogota, CO", None, Some("CO")),
        ("Curitiba, PR", Some("BR"), Some("BR")),
        ("Perth, WA 6000", Some("AU"), Some("AU")),
        ("Bogota, NJ", Some("US-NJ"), Some("US")),
    ]);
}

#[test]
fn a_state_that_a_state_follows_is_a_town_there() {
    check(&[
        ("Washington, MO", Some("US-MO"), Some("US")),
        ("Delaware, OH 43015", Some("US-OH"), Some("US")),
        ("California, MD", Some("US-MD"), Some("US")),
        ("West New York, NJ", Some("US-NJ"), Some("US")),
        ("Texas or NY", None, Some("US")),
        ("Texas; NY", None, Some("US")),
        ("Texas, California", None, Some("US")),
    ]);
}

#[test]
fn parts_of_states_and_surroundings_of_cities_are_known() {
    check(&[
        ("Rural Nebraska", Some("US-NE"), Some("US")),
        ("Upstate New York", Some("US-NY"), Some("US")),
        ("Northern Virginia", Some("US-VA"), Some("US")),
        ("Northern VA", Some("US-VA"), Some("US")),
        ("Central Florida", Some("US-FL"), Some("US")),
        ("Southern California", Some("US-CA"), Some("US")),
        ("Eastern Washington", Some("US-WA"), Some("US")),
        ("West Virginia", Some("US-WV"), Some("US")),
        ("Bay Area", Some("US-CBSA-41860"), Some("US")),
        (
            "San Francisco Bay Area, CA",
            Some("US-CBSA-41860"),
            Some("US"),
        ),
        ("Silicon Valley", Some("US-CBSA-41940"), Some("US")),
        ("Tampa Bay", Some("US-CBSA-45300"), Some("US")),
        ("Tampa Bay Area, FL", Some("US-CBSA-45300"), Some("US")),
        ("DFW", Some("US-CBSA-19100"), Some("US")),
        ("Twin Cities", Some("US-CBSA-33460"), Some("US")),
        ("Research Triangle", Some("US-NC"), Some("US")),
        ("Research Triangle Park, NC", Some("US-NC"), Some("US")),
        ("Greater Boston Area", Some(super::BOSTON), Some("US")),
        ("Fairfax County, VA", Some("US-VA"), Some("US")),
    ]);
}

#[test]
fn without_metropolitan_areas_surroundings_leave_their_state() {
    let places = PLACES.places.iter().cloned();
    let places = Places::new(places.filter(|place| place.kind != RegionKind::Metro));
    for (text, code) in [
        ("Bay Area", "US-CA"),
        ("NYC", "US-NY"),
        ("DFW", "US-TX"),
        ("Washington, DC", "US-DC"),
    ] {
        assert_eq!(places.resolve(text).code, Some(code), "{text}");
    }
    assert_eq!(places.resolve("Birmingham").country, None);
}

#[test]
fn a_country_of_the_table_may_come_into_the_catalogue() {
    let france = super::Place {
        code: "FR".to_owned(),
        name: "France".to_owned(),
        kind: RegionKind::Country,
    };
    let places = Places::new(PLACES.places.iter().cloned().chain([france]));
    assert_eq!(places.resolve("Lyon, France").code, Some("FR"));
}

#[test]
fn every_country_and_city_abroad_is_found() {
    for (name, code) in abroad::names().filter(|(name, _)| name.len() > 2) {
        let found = PLACES.resolve(&format!("Remote - {name}"));
        let is_in_an_area = name == "lebanon";
        assert_eq!(
            found.country,
            Some(code).filter(|_| !is_in_an_area),
            "{name}"
        );
    }
    for (city, code) in abroad::cities() {
        let found = PLACES.resolve(city);
        let is_shared = abroad::is_shared(city);
        assert_eq!(found.country, Some(code).filter(|_| !is_shared), "{city}");
    }
}
