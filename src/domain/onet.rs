//! Editions of the O*NET database: how they are named, and which is the newer.

/// What stands before the month of an edition that is known only by the newest date in its files.
const DATED: &str = "dated ";

/// The year in which release 0.0 would have appeared: each August begins a new number, and the `Read Me.txt` of release
/// 30.2 dates it February 2026.
const YEAR_ZERO: i64 = 1995;

/// The words that tell that the number beside them is a release of O*NET.
const MARKS: [&str; 5] = ["o*net", "onet", "o_net", "o-net", "db"];

/// Finds the release that a name tells, such as `db_30_2_text.zip`, `O*NET 30.2 Database` or `30.2`: two numbers, with
/// O*NET or the `db` of its archives before them or nothing else beside.
///
/// Returns it as its publisher writes it: `30.2`.
pub fn release_in(name: &str) -> Option<String> {
    let name = name.to_lowercase();
    if let Some(release) = release(name.trim_start_matches('v')) {
        return Some(release);
    }
    let after_mark = MARKS
        .iter()
        .filter_map(|mark| {
            let start = name.find(mark)?;
            let is_word = start == 0 || !name[..start].ends_with(|c: char| c.is_alphanumeric());
            is_word.then(|| &name[start + mark.len()..])
        })
        .next()?;
    let numbers: Vec<(usize, &str)> = numbers(after_mark).collect();
    numbers.windows(2).find_map(|pair| match pair {
        [(first, major), (second, minor)] => {
            let between = after_mark.get(first + major.len()..*second)?;
            let is_release = matches!(between, "." | "_" | "-")
                && (1..=2).contains(&major.len())
                && minor.len() == 1;
            is_release.then(|| format!("{major}.{minor}"))
        }
        _ => None,
    })
}

/// The runs of digits in a text, with where they start.
fn numbers(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + text.get(rest..)?.find(|c: char| c.is_ascii_digit())?;
        let run = text.get(start..)?;
        let length = run.find(|c: char| !c.is_ascii_digit()).unwrap_or(run.len());
        rest = start + length;
        Some((start, run.get(..length)?))
    })
}

/// Reads a release that stands alone: `30.2`, also `30_2`.
pub fn release(text: &str) -> Option<String> {
    let (major, minor) = text.trim().split_once(['.', '_'])?;
    let digits = |part: &str, most: usize| {
        (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    (digits(major, 2) && digits(minor, 1)).then(|| format!("{major}.{minor}"))
}

/// Names an edition after the newest month in its files, given as `(year, month)`.
pub fn dated(newest: (i64, i64)) -> String {
    format!("{DATED}{:04}-{:02}", newest.0, newest.1)
}

/// Reads a date of O*NET, `08/2023`, as `(year, month)`.
pub fn month(text: &str) -> Option<(i64, i64)> {
    let (month, year) = text.split_once('/')?;
    let (month, year): (i64, i64) = (month.parse().ok()?, year.parse().ok()?);
    ((1..=12).contains(&month) && (1990..2100).contains(&year)).then_some((year, month))
}

/// The month in which an edition appeared, in months since the year 0, by which editions are ordered.
///
/// Releases appear in August (`.0`), November (`.1`), February (`.2`) and May (`.3`). An edition that is known by its
/// newest date only counts as of that month. `None` for what names no edition.
pub fn appeared(vintage: &str) -> Option<i64> {
    if let Some(month) = vintage.strip_prefix(DATED) {
        let (year, month) = month.split_once('-')?;
        return Some(year.parse::<i64>().ok()? * 12 + month.parse::<i64>().ok()?);
    }
    let release = release(vintage)?;
    let (major, minor) = release.split_once('.')?;
    let (major, minor): (i64, i64) = (major.parse().ok()?, minor.parse().ok()?);
    Some((YEAR_ZERO + major) * 12 + 8 + 3 * minor)
}

/// The slug of an edition: `onet-30-2`.
pub fn slug(vintage: &str) -> String {
    format!("onet-{}", vintage.replace(['.', ' '], "-"))
}

/// The edition that a slug names; the reverse of [`slug`].
pub fn vintage_of(slug: &str) -> Option<String> {
    let rest = slug.strip_prefix("onet-")?;
    match rest.strip_prefix("dated-") {
        Some(month) => Some(format!("{DATED}{month}")),
        None => release(&rest.replace('-', ".")),
    }
}

/// Tells whether an edition is as new as the one that another slug names; any edition is newer than none.
pub fn is_as_new(slug: &str, other: &str) -> bool {
    let appeared = |slug: &str| vintage_of(slug).as_deref().and_then(appeared);
    appeared(slug) >= appeared(other)
}

/// The O*NET-SOC code whose content describes an occupation: the one that ends in `.00` for a SOC code, else itself.
pub fn content_code(code: &str) -> String {
    if super::soc::is_soc(code) {
        format!("{code}.00")
    } else {
        code.to_owned()
    }
}

/// The levels of education on the scale RL, as `Education Categories` of release 31.0 words them. Those of release 30.2
/// mean the same in more words.
const LEVELS: [&str; 12] = [
    "Less than a High School Diploma",
    "High School Diploma or the equivalent (such as a GED)",
    "Post-Secondary Certificate",
    "Some College Courses",
    "Associate's Degree or other 2-year degree",
    "Bachelor's Degree",
    "Post-Baccalaureate Certificate",
    "Master's Degree",
    "Post-Master's Certificate",
    "First Professional Degree - awarded for completion of a program that: requires at least 2 years of college work \
     before entrance into the program, includes a total of at least 6 academic years of work to complete, and provides \
     all remaining academic requirements to begin practice in a profession.",
    "Doctoral Degree",
    "Post-Doctoral Training",
];

/// The two levels that mean something else on the scale RQ, used since release 31.0 (its `Education Categories`).
const NEW_LEVELS: [(i64, &str); 2] = [
    (
        10,
        "Doctor's Degree - Professional Practice (such as a J.D. for Law or an M.D. for Medicine)",
    ),
    (
        11,
        "Doctor's Degree - Research/Scholarship (such as a Ph.D.)",
    ),
];

/// What a category of an education scale stands for, for editions loaded without their own list.
///
/// `None` for another scale or a category that is not between 1 and 12.
pub fn education_level(scale: &str, category: i64) -> Option<&'static str> {
    let new = NEW_LEVELS.iter().find(|(own, _)| *own == category);
    match (scale, new) {
        ("RQ", Some((_, label))) => Some(label),
        ("RL" | "RQ", _) => {
            let place = usize::try_from(category.checked_sub(1)?).ok()?;
            LEVELS.get(place).copied()
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{appeared, dated, education_level, month, release_in, slug, vintage_of};

    #[test]
    fn a_release_is_read_from_the_names_that_o_net_uses() {
        for (name, release) in [
            ("db_30_2_text.zip", Some("30.2")),
            ("onet_31_0_layout_samples", Some("31.0")),
            ("O*NET 30.2 Database", Some("30.2")),
            ("onet29.3", Some("29.3")),
            ("30.2", Some("30.2")),
            ("v30_2", Some("30.2")),
            ("my onet-30-2 copy", Some("30.2")),
            ("onet_2026_08", None),
            ("tmp_12_3", None),
            ("sadb_12_3", None),
            ("onet", None),
            ("Skills.txt", None),
        ] {
            assert_eq!(release_in(name).as_deref(), release, "{name}");
        }
    }

    #[test]
    fn editions_are_ordered_by_the_month_in_which_they_appeared() {
        let month_of = |year: i64, month: i64| Some(year * 12 + month);
        assert_eq!(appeared("29.3"), month_of(2025, 5));
        assert_eq!(appeared("30.2"), month_of(2026, 2));
        assert_eq!(appeared("31.0"), month_of(2026, 8));
        assert_eq!(appeared(&dated((2026, 8))), month_of(2026, 8));
        assert!(appeared("30.1") < appeared("30.2"));
        assert_eq!(appeared("curated"), None);
    }

    #[test]
    fn a_slug_leads_back_to_its_edition() {
        for vintage in ["30.2", "31.0", "dated 2026-08"] {
            assert_eq!(vintage_of(&slug(vintage)).as_deref(), Some(vintage));
        }
        assert_eq!(slug("dated 2026-08"), "onet-dated-2026-08");
        assert_eq!(vintage_of("soc-2018"), None);
    }

    #[test]
    fn levels_ten_and_eleven_differ_between_the_scales() {
        for (scale, start) in [
            ("RL", "First Professional"),
            ("RQ", "Doctor's Degree - Prof"),
        ] {
            assert!(education_level(scale, 10).is_some_and(|label| label.starts_with(start)));
        }
        assert_eq!(education_level("RL", 6), education_level("RQ", 6));
        assert_eq!(education_level("RL", 13), None);
        assert_eq!(education_level("RW", 1), None);
    }

    #[test]
    fn dates_are_months() {
        assert_eq!(month("08/2023"), Some((2023, 8)));
        assert_eq!((month("n/a"), month("13/2023")), (None, None));
    }

    proptest! {
        #[test]
        fn no_name_makes_it_fail(name in ".{0,40}") {
            let _ = (release_in(&name), month(&name), appeared(&name), vintage_of(&name));
        }
    }
}
