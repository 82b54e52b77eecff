use std::sync::LazyLock;

use super::super::{Reading, Requirements};

static REQUIREMENTS: LazyLock<Requirements> = LazyLock::new(|| Requirements::new().unwrap());

/// What is found in a text: the least and the most years at each place.
fn found(text: &str) -> Vec<(Option<u8>, Option<u8>)> {
    let years = REQUIREMENTS.years(&Reading::new(text));
    years.iter().map(|years| (years.min, years.max)).collect()
}

#[test]
fn a_full_stop_before_years_is_no_decimal_point() {
    let cases = [
        ("Degree required. 5+ years of experience.", (5, None)),
        ("Degree required.\n5+ years of experience.", (5, None)),
        ("BSN required. 3-5 years of experience", (3, Some(5))),
        (
            "Master's degree (MHA, MBA, MSN, MS) required. 10-15 years experience.",
            (10, Some(15)),
        ),
        ("At work. Two (2) years experience", (2, None)),
        ("BSN req. 5 years of experience", (5, None)),
        ("Exp. level: mid.5 years of experience", (5, None)),
        ("Grade 3\n- 5 years of experience", (5, None)),
        ("Grade 3. 5 years of experience", (5, None)),
    ];
    for (text, (min, max)) in cases {
        assert_eq!(found(text), [(Some(min), max)], "{text}");
    }
    for text in [
        "1.5 years of experience",
        ".5 years of experience",
        "1,5 years of experience",
        "1/2 year experience",
        "0.5-1.5 years experience",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn years_are_found_in_short_and_in_long_words() {
    let cases = [
        ("5+ yrs exp", (Some(5), None)),
        ("Minimum 5 yrs. exp.", (Some(5), None)),
        ("Min. 5 years exp", (Some(5), None)),
        ("2-4yrs healthcare IT experience", (Some(2), Some(4))),
        ("3yrs experience", (Some(3), None)),
        ("Years of experience: 5", (Some(5), None)),
        ("Years of experience required: 5+.", (Some(5), None)),
        ("Years of experience: 3-5", (Some(3), Some(5))),
        ("Years' experience: 3 – 5", (Some(3), Some(5))),
        ("Years of experience: 5 years", (Some(5), None)),
        (
            "Minimum of 5 years in health informatics required",
            (Some(5), None),
        ),
        ("5+ years working with Epic", (Some(5), None)),
        ("At least 3 years as a nurse", (Some(3), None)),
        ("no less than 3 years of experience", (Some(3), None)),
        ("no fewer than 3 years of experience", (Some(3), None)),
        ("not more than 3 years of experience", (None, Some(3))),
        ("less than 3 years of experience", (None, Some(3))),
        ("maximum 3 years of experience", (None, Some(3))),
        ("twenty-five years of experience", (Some(25), None)),
        ("twenty five (25) years of experience", (Some(25), None)),
        ("thirty years of experience", (Some(30), None)),
        ("three-to-five years of experience", (Some(3), Some(5))),
        ("Must be at least 5 years of experience", (Some(5), None)),
    ];
    for (text, expected) in cases {
        assert_eq!(found(text), [expected], "{text}");
    }
}

#[test]
fn other_years_are_not_of_experience() {
    for text in [
        "obtain certification within 2 years of hire, with experience",
        "MSN within 2 years of hire; experience",
        "Experience: certification within two (2) years of hire",
        "Experience helps. CPHIMS must be obtained 2 years post hire with experience",
        "Must be 18 years or older with experience",
        "Must be at least 21 years with driving experience",
        "Recent experience in the last 3 years",
        "Renewed every 2 years by experience",
        "We have over 30 years of experience serving patients",
        "We've 25 years of experience",
        "Our team has 20 years of experience",
        "Our founders bring a combined 30 years of experience",
        "Founded in 1990, the firm has more than 30 years of experience",
        "We are a company with 20 years of experience",
        "With over 25 years of experience, we lead",
        "For 25 years, our experience has grown",
        "At least 5 years in business",
        "At least 5 years in the United States",
        "thirty-five years of experience",
        "ninety years of experience",
        "Years of experience: 18 months",
        "Years of experience: 2.5",
        "Years of service: 5",
        "18 months of experience, 6+ months experience",
        "5 years in the field",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn what_employers_ask_for_is_not_told_of_themselves() {
    for text in [
        "We require 5 years of experience",
        "We are looking for a nurse with 5 years of experience",
        "Our ideal candidate has 5 years of experience",
        "We need someone who has 5 years of experience",
        "We have openings for analysts with 5 years of experience",
        "You have 5 years of experience with our systems",
    ] {
        assert_eq!(found(text), [(Some(5), None)], "{text}");
    }
}

#[test]
fn a_firm_least_is_of_any_work() {
    let cases = [
        ("Minimum of three (3) years inpatient facility coding.", 3),
        ("At least 10 years nursing, 5 of which in leadership.", 10),
        ("5+ years of nursing", 5),
        ("At least 3 years of clinical informatics", 3),
        ("7+ yrs Epic Clarity/Caboodle.", 7),
        ("Min 5 yrs. nursing", 5),
        ("5+ years' nursing", 5),
        ("Minimum 1 year ICU", 1),
        ("5+ years of working with Epic", 5),
        ("5+ years of business development", 5),
        ("5+ years of program management", 5),
        ("5+ years of school nursing", 5),
        ("5+ years of customer service", 5),
        ("5+ years of nursing education", 5),
        ("You have 5+ years of nursing", 5),
        ("Have 5+ years of nursing", 5),
        ("8+ years IT, 3 of them in healthcare", 8),
        ("5+ years OR nursing", 5),
        ("Looking for 5+ years of nursing", 5),
        ("RN with 5+ years of nursing", 5),
        ("Epic: 2 years (Required)", 2),
        ("EHR: 3 years (Preferred)", 3),
        ("Experience: Epic: 1 year (Required)", 1),
    ];
    for (text, min) in cases {
        assert_eq!(found(text), [(Some(min), None)], "{text}");
    }
}

#[test]
fn a_firm_least_of_something_else_is_no_experience() {
    for text in [
        "Must be at least 21 years of age",
        "At least 18 years old",
        "At least 18 years",
        "10+ years ago",
        "4+ year degree",
        "At least 4 years of medical school",
        "At least 2 years of college required",
        "At least 2 years college",
        "Minimum of 2 years of post-secondary education",
        "At least 2 years of associate's degree coursework",
        "Minimum 3 years of residency training",
        "2+ years of nursing program",
        "Minimum 3 years warranty",
        "3+ year contract",
        "Minimum 2 year contract",
        "2+ year strategic initiative",
        "Minimum 2 years commitment",
        "Minimum of 1 year term",
        "20+ years of service to patients",
        "20+ years serving patients",
        "20+ years in business",
        "10+ years of growth",
        "Employees with 5+ years of tenure get 5 weeks",
        "Sponsorship requires minimum 3 years validity",
        "Named best hospital 5+ years running",
        "At least 7 years of criminal history",
        "PTO grows after 5+ years of nursing",
        "For 20+ years of care",
        "Acme has 20+ years of healthcare delivery",
        "A leader with 20+ years of healthcare delivery",
        "Over 20 years of healthcare delivery",
        "More than 20 years of healthcare delivery",
        "At least 2 years of the last 5",
        "At least 2 years prior to hire",
        "Minimum 5 yrs. Benefits are good",
        "5 years of nursing",
        "Commitment: 2 years (Required)",
        "Minimum age: 18 years (Required)",
        "Contract length: 2 years (Required)",
        "Epic: 2 years",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}
