//! How the work is done, and texts that hold more than a reader sees.

use crate::domain::vocabulary::WorkMode::{self, Hybrid, OnSite, Remote};

use super::{BOSTON, CHICAGO, PLACES, WASHINGTON};

fn check(cases: &[(&str, Option<WorkMode>, Option<&str>)]) {
    for (text, mode, code) in cases {
        let found = PLACES.resolve(text);
        assert_eq!((found.work_mode, found.code), (*mode, *code), "{text}");
        assert_eq!(found.is_remote(), *mode == Some(Remote), "{text}");
    }
}

#[test]
fn marks_markup_and_emoji_do_not_matter() {
    check(&[
        ("\u{200e}Remote - US\u{200e}", Some(Remote), Some("US")),
        ("\u{202b}Boston, MA\u{202c}", None, Some(BOSTON)),
        ("Remote\u{200b} - US", Some(Remote), Some("US")),
        ("🏠 Remote", Some(Remote), None),
        ("☎️ Remote ™", Some(Remote), None),
        ("📍 Boston, MA", None, Some(BOSTON)),
        ("📍Boston,MA🏠Remote", Some(Remote), Some(BOSTON)),
        ("\"Boston, MA\"!", None, Some(BOSTON)),
        ("<b>Boston, MA</b>", None, Some(BOSTON)),
        ("<p>Boston,&nbsp;MA</p>", None, Some(BOSTON)),
        ("&lt;p&gt;Boston, MA&lt;/p&gt;", None, Some(BOSTON)),
        ("Boston&#44; MA", None, Some(BOSTON)),
        ("<li>Remote</li><li>Texas</li>", Some(Remote), Some("US-TX")),
        ("M\u{e9}xico", None, Some("MX")),
        ("Me\u{301}xico", None, Some("MX")),
    ]);
}

#[test]
fn work_is_remote_only_if_all_of_it_is() {
    check(&[
        (
            "Hybrid remote in Chicago, IL 60611",
            Some(Hybrid),
            Some(CHICAGO),
        ),
        ("HYBRID REMOTE IN CHICAGO, IL", Some(Hybrid), Some(CHICAGO)),
        ("Hybrid/Remote Boston MA", Some(Hybrid), Some(BOSTON)),
        ("Partially remote, Boston, MA", Some(Hybrid), Some(BOSTON)),
        (
            "Telework eligible, Washington DC",
            Some(Hybrid),
            Some(WASHINGTON),
        ),
        (
            "Remote 3 days a week in Boston, MA",
            Some(Hybrid),
            Some(BOSTON),
        ),
        (
            "Boston, MA (two days/week remote)",
            Some(Hybrid),
            Some(BOSTON),
        ),
        (
            "Boston, MA (2-3 days in office)",
            Some(Hybrid),
            Some(BOSTON),
        ),
        ("Remote, must come in 2 days a week", Some(Hybrid), None),
        ("Hybrid - Remote 2 days", Some(Hybrid), None),
        ("Remote up to 40 %", Some(Hybrid), None),
        ("50% remote, Boston, MA", Some(Hybrid), Some(BOSTON)),
        ("Remote, flexible", Some(Hybrid), None),
        ("Remote-friendly, Boston, MA", Some(Hybrid), Some(BOSTON)),
        ("Remote / On-site, Boston, MA", Some(Hybrid), Some(BOSTON)),
        ("Hybrid", Some(Hybrid), None),
        ("Remote", Some(Remote), None),
        ("100% Remote (US)", Some(Remote), Some("US")),
        ("Fully remote, flexible hours", Some(Remote), None),
        ("Remote (up to 20% travel)", Some(Remote), None),
        ("Remote, 5 days a week", Some(Remote), None),
        ("Remote - must live in Texas", Some(Remote), Some("US-TX")),
        ("On-site, Boston, MA", Some(OnSite), Some(BOSTON)),
        ("In office 5 days, Boston, MA", Some(OnSite), Some(BOSTON)),
        ("Boston, MA", None, Some(BOSTON)),
        ("No remote, Boston, MA", None, Some(BOSTON)),
        ("Flexible, Boston, MA", None, Some(BOSTON)),
        (
            "Remote Sensing Center, Boulder, CO",
            None,
            Some("US-CBSA-14500"),
        ),
        ("", None, None),
    ]);
}

#[test]
fn nothing_said_and_a_place_unknown_are_told_apart() {
    for text in [
        "",
        "Remote",
        "🎉",
        "Hybrid, 3 days",
        "Multiple locations",
        "Nationwide",
        "Remote (EST)",
    ] {
        assert!(!PLACES.resolve(text).names_place, "{text}");
    }
    for text in [
        "Boston Medical Center",
        "Ulaanbaatar",
        "Paris",
        "22102",
        "Boston, MA",
        "Springfield",
    ] {
        assert!(PLACES.resolve(text).names_place, "{text}");
    }
}

#[test]
fn remote_work_as_the_alternative_to_a_city_tells_no_mode() {
    check(&[
        ("New York, NY or Remote (US)", None, Some(super::NEW_YORK)),
        ("Chicago, IL or Remote", None, Some(CHICAGO)),
        ("Chicago, IL / Remote", None, Some(CHICAGO)),
        ("Renton, WA or remote", None, Some("US-WA")),
        ("Remote or Boston, MA", None, Some(BOSTON)),
        ("Remote (US) or Boston, MA", None, Some(BOSTON)),
        ("Fully remote or Boston, MA", None, Some(BOSTON)),
        ("Boston, MA or fully remote", None, Some(BOSTON)),
        ("Boston, MA or Chicago, IL or Remote", None, None),
        ("Remote - Boston, MA", Some(Remote), Some(BOSTON)),
        ("Boston, MA (remote)", Some(Remote), Some(BOSTON)),
        ("Remote / US", Some(Remote), Some("US")),
        ("Texas or Remote", Some(Remote), Some("US-TX")),
        ("Wyoming / Remote", Some(Remote), Some("US-WY")),
        (
            "Remote or work from home, Boston, MA",
            Some(Remote),
            Some(BOSTON),
        ),
        ("Remote or hybrid in Boston, MA", Some(Hybrid), Some(BOSTON)),
    ]);
}
