use std::sync::LazyLock;

use super::super::{Reading, Requirements};
use crate::domain::vocabulary::Demand::{self, Preferred, Required, Unknown};

static REQUIREMENTS: LazyLock<Requirements> = LazyLock::new(|| Requirements::new().unwrap());

/// How firmly the last years of experience or else the last degree of a text are asked for.
fn last(text: &str) -> Option<Demand> {
    let reading = Reading::new(text);
    let years = REQUIREMENTS.years(&reading);
    let degrees = REQUIREMENTS.degrees(&reading);
    let degree = degrees.last().map(|degree| degree.demand);
    years.last().map(|years| years.demand).or(degree)
}

#[test]
fn a_line_that_asks_for_something_is_no_heading() {
    let cases = [
        (
            "<ul><li>MSN preferred</li><li>5 years of experience</li></ul>",
            Unknown,
        ),
        (
            "Requirements:\n- Bachelor's degree\n- RN license\n- MSN preferred\n- 3+ years of clinical experience",
            Required,
        ),
        (
            "Requirements:\n- bachelor's degree\n- RN license\n- MSN preferred\n- three years of clinical experience",
            Required,
        ),
        (
            "• CPHIMS preferred\n• Bachelor's degree\n• 5 years of experience",
            Unknown,
        ),
        (
            "Annual bonus eligible\nBachelor's degree in nursing",
            Unknown,
        ),
        ("Travel required\nMaster's degree", Unknown),
        ("COVID vaccine required\nMaster's degree", Unknown),
        ("<li>License required</li><li>Master's degree</li>", Unknown),
        (
            "<li>Certification preferred</li><li>Master's degree</li>",
            Unknown,
        ),
        ("Experience required.\nMaster's degree", Unknown),
        (
            "Bachelor's degree preferred in:\n- Nursing\nFive years of experience",
            Unknown,
        ),
        (
            "5 years of experience required:\nMaster's degree\n2 years of experience",
            Unknown,
        ),
        ("* Required\n* Master's degree", Unknown),
        ("- Skills preferred\n- Master's degree", Unknown),
    ];
    for (text, expected) in cases {
        assert_eq!(last(text), Some(expected), "{text}");
    }
}

#[test]
fn a_heading_speaks_for_what_stands_under_it() {
    let cases = [
        ("Required:\nMaster's degree", Required),
        ("<h3>Required</h3><p>Master's degree</p>", Required),
        (
            "<b>Preferred Qualifications</b><br>Master's degree",
            Preferred,
        ),
        (
            "We offer much.\nPreferred skills & experience\nMaster's degree",
            Preferred,
        ),
        ("Job Requirements\nMaster's degree", Required),
        (
            "MINIMUM EDUCATION, EXPERIENCE, AND LICENSURE REQUIREMENTS\n5 years of experience",
            Required,
        ),
        ("Education required\nMaster's degree", Required),
        ("Required certification\nMaster's degree", Required),
        ("Must haves\n- 5 years of experience", Required),
        ("Nice to have:\n5 years of experience", Preferred),
        (
            "The ideal candidate will have:\n5 years of experience",
            Preferred,
        ),
        ("**Preferred Qualifications**\n* Master's degree", Preferred),
        ("Qualifications - Required\nMaster's degree", Required),
        ("## Required skills\nMaster's degree", Required),
    ];
    for (text, expected) in cases {
        assert_eq!(last(text), Some(expected), "{text}");
    }
}

#[test]
fn a_heading_of_another_section_ends_one() {
    for heading in [
        "About us",
        "About Mayo Clinic",
        "Why join us",
        "Who we are",
        "Benefits",
        "What we offer",
        "What you'll do",
        "Our team",
        "Key Responsibilities",
        "Essential Job Functions",
        "Duties",
        "Pay range",
        "Compensation",
        "Total rewards",
        "EEO Statement",
        "Equal Opportunity Employer",
        "Physical Requirements",
        "Work Environment",
        "Tools:",
    ] {
        let text =
            format!("Preferred Qualifications\nMaster's degree\n{heading}\n20 years of experience");
        assert_eq!(last(&text), Some(Unknown), "{text}");
    }
    let text =
        "Preferred Qualifications\nMaster's degree\nAbout us\nOur team has 20 years of experience";
    assert_eq!(last(text), Some(Preferred));
}

#[test]
fn a_part_of_a_section_does_not_end_it() {
    let text = "Preferred Qualifications\nEducation\n<p>Master's degree</p>Experience\n5 years of experience";
    assert_eq!(last(text), Some(Preferred));
}

#[test]
fn a_preference_for_more_is_none_for_what_stands_before() {
    let cases: [(&str, &[Demand]); 18] = [
        (
            "6+ years in telehealth ops (nice to have: 2+ years leading teams).",
            &[Unknown, Preferred],
        ),
        (
            "You have 5+ years of SQL experience (nice to have: Python)",
            &[Unknown],
        ),
        ("5 years of experience (Epic preferred)", &[Unknown]),
        ("5 years of experience (preferred)", &[Preferred]),
        ("5 years of experience (strongly preferred)", &[Preferred]),
        ("5 years of experience (a plus)", &[Preferred]),
        (
            "5 years of experience (preferred, but not required)",
            &[Preferred],
        ),
        ("5 years of experience (required)", &[Required]),
        ("Epic: 2 years (Required)", &[Required]),
        ("EHR: 3 years (Preferred)", &[Preferred]),
        (
            "Minimum 3 years of experience, preferably in healthcare",
            &[Required],
        ),
        (
            "Minimum 3 years of experience preferably in healthcare",
            &[Required],
        ),
        ("Minimum 3 years of experience, Epic preferred", &[Required]),
        (
            "Minimum 3 years of experience, strongly preferred",
            &[Preferred],
        ),
        (
            "Minimum 3 years of experience in Epic, Cerner, or Meditech preferred",
            &[Preferred],
        ),
        (
            "At least 5 years of nursing experience preferred",
            &[Preferred],
        ),
        ("Ideally, at least 5 years of experience", &[Preferred]),
        ("5 years of experience, ideally", &[Preferred]),
    ];
    for (text, expected) in cases {
        let years = REQUIREMENTS.years(&Reading::new(text));
        let found: Vec<_> = years.iter().map(|years| years.demand).collect();
        assert_eq!(found, expected, "{text}");
    }
}
