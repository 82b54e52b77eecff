use std::sync::LazyLock;

use proptest::prelude::*;

use crate::domain::vocabulary::DegreeLevel::{
    self, Associate, Bachelor, Doctorate, HighSchool, Master, Professional,
};
use crate::domain::vocabulary::Demand::{self, Preferred, Required, Unknown};

use super::super::Reading;
use super::{MAX_DEMANDS, Requirements, asked};

static REQUIREMENTS: LazyLock<Requirements> = LazyLock::new(|| Requirements::new().unwrap());

const DEGREES: &[(&str, &[(DegreeLevel, Demand)])] = &[
    ("Bachelor's degree required", &[(Bachelor, Required)]),
    ("Bachelor’s degree in nursing", &[(Bachelor, Unknown)]),
    ("PhD in statistics required.", &[(Doctorate, Required)]),
    (
        "PhD or Master's in statistics, Python.",
        &[(Doctorate, Unknown), (Master, Unknown)],
    ),
    (
        "Bachelor's degree required, Master's preferred",
        &[(Bachelor, Required), (Master, Preferred)],
    ),
    (
        "Bachelor's required; Master's a plus.",
        &[(Bachelor, Required), (Master, Preferred)],
    ),
    (
        "A bachelor's degree is required and a master's degree is preferred",
        &[(Bachelor, Required), (Master, Preferred)],
    ),
    (
        "Required Bachelor's degree, preferred Master's degree",
        &[(Bachelor, Required), (Master, Preferred)],
    ),
    (
        "Master's preferred. Bachelor's is a must.",
        &[(Master, Preferred), (Bachelor, Required)],
    ),
    (
        "Bachelor's or Master's degree required",
        &[(Bachelor, Required), (Master, Required)],
    ),
    (
        "Preferred: BSN or MSN",
        &[(Bachelor, Preferred), (Master, Preferred)],
    ),
    (
        "Must have a BSN; MSN desired",
        &[(Bachelor, Required), (Master, Preferred)],
    ),
    (
        "BS/BA in health informatics or related field",
        &[(Bachelor, Unknown)],
    ),
    (
        "B.S. required; M.S. or Ph.D. strongly preferred",
        &[
            (Bachelor, Required),
            (Master, Preferred),
            (Doctorate, Preferred),
        ],
    ),
    ("MHA, MBA or MPH preferred", &[(Master, Preferred)]),
    ("PhD or DNP", &[(Doctorate, Unknown)]),
    ("MD/DO required", &[(Professional, Required)]),
    ("An associate degree or equivalent", &[(Associate, Unknown)]),
    ("Associate’s Degree at minimum", &[(Associate, Required)]),
    (
        "High school diploma or GED required",
        &[(HighSchool, Required)],
    ),
    ("MS Office, Boston, MA and Baltimore, MD", &[]),
    ("MS in nursing or MS degree", &[(Master, Unknown)]),
    (
        "MS or PhD in statistics",
        &[(Master, Unknown), (Doctorate, Unknown)],
    ),
    ("Four-year degree required", &[(Bachelor, Required)]),
    ("Master data management", &[]),
    ("Master of Health Administration", &[(Master, Unknown)]),
    (
        "<h3>Required</h3><ul><li>BSN<li>RN</ul><h3>Preferred Qualifications</h3><li>MSN",
        &[(Bachelor, Required), (Master, Preferred)],
    ),
    (
        "Preferred:\n- MSN\nBenefits:\n- BSN tuition",
        &[(Master, Preferred), (Bachelor, Unknown)],
    ),
    (
        "Degree not required but a Bachelor's is helpful",
        &[(Bachelor, Preferred)],
    ),
    (
        "Bachelor&#39;s degree <b>required</b>",
        &[(Bachelor, Required)],
    ),
    (
        "Minimum Bachelor's, Master's degree preferred",
        &[(Bachelor, Required), (Master, Preferred)],
    ),
    (
        "BSN (strongly preferred) with an EHR (Epic preferred)",
        &[(Bachelor, Preferred)],
    ),
    (
        "Required:<li>BSN and an EHR (Epic preferred)",
        &[(Bachelor, Required)],
    ),
    ("Ideally you hold a Master's", &[(Master, Preferred)]),
    ("A PharmD is nice to have", &[(Professional, Preferred)]),
    (
        "a bachelors or masters degree",
        &[(Bachelor, Unknown), (Master, Unknown)],
    ),
    (
        "Graduate degree. We require patience.",
        &[(Master, Unknown)],
    ),
    ("associates and associate director", &[]),
];

#[test]
fn degrees_are_found_with_how_firmly_they_are_asked_for() {
    for (text, expected) in DEGREES {
        let found = REQUIREMENTS.degrees(&Reading::new(text));
        let found: Vec<_> = found
            .iter()
            .map(|asked| (asked.level, asked.demand))
            .collect();
        assert_eq!(found, *expected, "{text}");
    }
}

/// A place, the least and the most years there, and how firmly they are asked for.
type Years = (&'static str, Option<u8>, Option<u8>, Demand);

const YEARS: &[(&str, &[Years])] = &[
    (
        "Preferred:\n- at least 2 years of experience",
        &[("at least 2 years", Some(2), None, Preferred)],
    ),
    (
        "5+ years of experience",
        &[("5+ years", Some(5), None, Unknown)],
    ),
    (
        "3-5 years of experience required",
        &[("3-5 years", Some(3), Some(5), Required)],
    ),
    (
        "3 – 5 years’ experience",
        &[("3 – 5 years", Some(3), Some(5), Unknown)],
    ),
    (
        "3 to 5 yrs experience",
        &[("3 to 5 yrs", Some(3), Some(5), Unknown)],
    ),
    (
        "at least seven (7) years of experience",
        &[("at least seven (7) years", Some(7), None, Required)],
    ),
    (
        "Minimum of 2 years clinical experience",
        &[("Minimum of 2 years", Some(2), None, Required)],
    ),
    (
        "two or more years of EHR experience preferred",
        &[("two or more years", Some(2), None, Preferred)],
    ),
    (
        "Experience: 4 years",
        &[("4 years", Some(4), None, Unknown)],
    ),
    (
        "up to 3 years of experience",
        &[("up to 3 years", None, Some(3), Unknown)],
    ),
    (
        "three (3) to five (5) years of experience",
        &[("three (3) to five (5) years", Some(3), Some(5), Unknown)],
    ),
    (
        "10+ yrs experience in IT",
        &[("10+ yrs", Some(10), None, Unknown)],
    ),
    ("1 year experience", &[("1 year", Some(1), None, Unknown)]),
    (
        "5 plus years experience",
        &[("5 plus years", Some(5), None, Unknown)],
    ),
    (
        "between 3 and 5 years of experience",
        &[("3 and 5 years", Some(3), Some(5), Unknown)],
    ),
    (
        "&gt;5 years of <b>experience</b>",
        &[("5 years", Some(5), None, Unknown)],
    ),
    ("a 4-year degree and experience", &[]),
    ("18 years of age, with experience", &[]),
    ("18 years old or more experience", &[]),
    ("for over 100 years our experience", &[]),
    ("50 years of experience", &[]),
    ("1.5 years of experience", &[]),
    ("6 months experience", &[]),
    ("in 2023 years of experience", &[]),
    ("5 years", &[]),
    ("5 years in business. Experience needed", &[]),
    (
        "3+ to 5 years experience",
        &[("3+ to 5 years", Some(3), Some(5), Unknown)],
    ),
    (
        "0-2 years experience",
        &[("0-2 years", Some(0), Some(2), Unknown)],
    ),
    (
        "5-3 years experience",
        &[("3 years", Some(3), None, Unknown)],
    ),
    (
        "More than 5 years' experience",
        &[("More than 5 years", Some(5), None, Unknown)],
    ),
    (
        "7 full years of experience",
        &[("7 full years", Some(7), None, Unknown)],
    ),
    ("(5) years experience", &[]),
    (
        "2 years of SQL experience and 5 years of nursing experience",
        &[
            ("2 years", Some(2), None, Unknown),
            ("5 years", Some(5), None, Unknown),
        ],
    ),
];

#[test]
fn years_of_experience_are_found_with_their_ends() {
    for (text, expected) in YEARS {
        let chars: Vec<char> = text.chars().collect();
        let found = REQUIREMENTS.years(&Reading::new(text));
        let found: Vec<_> = found
            .iter()
            .map(|asked| {
                let place: String = chars[asked.range.clone()].iter().collect();
                (place, asked.min, asked.max, asked.demand)
            })
            .collect();
        let expected: Vec<_> = expected
            .iter()
            .map(|(place, min, max, demand)| ((*place).to_owned(), *min, *max, *demand))
            .collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn of_alternatives_the_least_years_count_and_of_conditions_the_most() {
    let cases = [
        (
            "7+ years of clinical experience and 3 years of management experience required",
            Some(7),
        ),
        (
            "Bachelor's and 5 years of experience or Master's and 3 years of experience",
            Some(3),
        ),
        (
            "Master's with 3 years of experience, or a Bachelor's with 5 years of experience",
            Some(3),
        ),
        (
            "10 years of experience, or 5 years of experience with an MSN; 2 years of Epic experience",
            Some(5),
        ),
        (
            "• BSN and 5 years of experience\n• OR MSN and 3 years of experience",
            Some(3),
        ),
        (
            "3 years of experience with a degree, 8 years of experience in lieu of one",
            Some(3),
        ),
        (
            "3 years of experience; BSN and 6 years of experience or 10 years of experience in lieu of it",
            Some(6),
        ),
        (
            "5 years of clinical or nursing experience and 3 years of management experience",
            Some(5),
        ),
        (
            "3 years of management experience. BSN or MSN and 5 years of nursing experience",
            Some(5),
        ),
        (
            "5 years of experience. 10 years of experience preferred",
            Some(5),
        ),
        ("5 years of experience preferred", None),
        ("up to 3 years of experience", None),
        ("", None),
    ];
    for (text, expected) in cases {
        let years = REQUIREMENTS.years(&Reading::new(text));
        assert_eq!(asked(&years), expected, "{text}");
    }
}

#[test]
fn a_long_text_of_demands_is_read_to_the_end() {
    let units = [
        "BSN ",
        "required,",
        "5 years ",
        "experience ",
        "up to ",
        "BSN or ",
        "MD, ",
        "or 5 years experience,",
        "years: ",
        "Required\n",
        "\n- ",
        "of ",
        "BSN required ",
        "5 years experience;",
        "1-",
    ];
    for unit in units {
        let text = unit.repeat(200_000 / unit.len());
        let reading = Reading::new(&text);
        assert!(REQUIREMENTS.degrees(&reading).len() <= MAX_DEMANDS);
        assert!(REQUIREMENTS.years(&reading).len() <= MAX_DEMANDS);
    }
}

proptest! {
    #[test]
    fn places_are_on_the_text(
        text in "(BSN|MD|BS|master's|5|4yrs|seven|twenty|: |or |in |within |we have |\\(7\\)|\\+| to |-|–| years|experience|required|preferred|<li>|&amp;|&|\n|;|\\.| |,|\\PC|\\p{Cf}){0,40}"
    ) {
        let reading = Reading::new(&text);
        let length = text.chars().count();
        let degrees = REQUIREMENTS.degrees(&reading).into_iter().map(|asked| asked.range);
        let years = REQUIREMENTS.years(&reading);
        for years in &years {
            prop_assert!(years.min.is_some() || years.max.is_some());
            prop_assert!(years.min.zip(years.max).is_none_or(|(min, max)| min < max));
        }
        for range in degrees.chain(years.into_iter().map(|asked| asked.range)) {
            prop_assert!(range.start < range.end && range.end <= length);
        }
    }
}
