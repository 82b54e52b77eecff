//! Codes of the Standard Occupational Classification (SOC 2018) and of O*NET-SOC 2019, and how they nest.

/// The code of all occupations together.
pub const ALL_OCCUPATIONS: &str = "00-0000";

/// Groups that OEWS publishes in place of SOC detailed occupations which it does not tell apart, with what they hold.
///
/// Those that coincide with a SOC broad occupation (`13-1020`) need no entry: their code says it. Source: the SOC 2018
/// structure beside the occupations of the OEWS national files of May 2024 and May 2025.
const OEWS_GROUPS: [(&str, &[&str]); 5] = [
    ("21-1018", &["21-1011", "21-1014"]),
    ("25-2052", &["25-2055", "25-2056"]),
    ("25-9045", &["25-9042", "25-9043", "25-9049"]),
    ("51-2028", &["51-2022", "51-2023"]),
    ("53-1047", &["53-1042", "53-1043", "53-1044", "53-1049"]),
];

/// Tells whether a text is written like a SOC code: `11-9111`.
pub fn is_soc(code: &str) -> bool {
    let bytes = code.as_bytes();
    bytes.len() == 7
        && bytes.iter().enumerate().all(|(place, byte)| match place {
            2 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        })
}

/// Tells whether a text is written like an O*NET-SOC code: `15-1211.01`.
pub fn is_onet(code: &str) -> bool {
    code.split_once('.').is_some_and(|(base, detail)| {
        is_soc(base) && detail.len() == 2 && detail.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// The SOC code that an O*NET-SOC code belongs to; a SOC code itself.
pub fn base(code: &str) -> &str {
    code.split('.').next().unwrap_or(code)
}

/// The codes of the groups that a SOC code can lie in, the nearest first: broad, minor, major, all.
///
/// Minor groups end in three zeros or, where a major group has many, in two. Not every code exists.
pub fn groups(code: &str) -> Vec<String> {
    let base = base(code);
    let mut groups: Vec<String> = [6, 5, 4, 3]
        .into_iter()
        .filter_map(|kept| Some(format!("{:0<7}", base.get(..kept)?)))
        .chain([ALL_OCCUPATIONS.to_owned()])
        .filter(|group| group != base)
        .collect();
    groups.dedup();
    groups
}

/// The OEWS group that holds a SOC detailed occupation; `None` when it is published on its own.
pub fn oews_group(code: &str) -> Option<&'static str> {
    OEWS_GROUPS
        .iter()
        .find(|(_, held)| held.contains(&code))
        .map(|(group, _)| *group)
}

/// The SOC detailed occupations that an OEWS group holds; `None` for a code that is no such group.
pub fn held_by(group: &str) -> Option<&'static [&'static str]> {
    OEWS_GROUPS
        .iter()
        .find(|(code, _)| *code == group)
        .map(|(_, held)| *held)
}

/// The occupations whose published figures hold for a code, the best first: itself, its SOC occupation, the OEWS
/// group, the SOC broad occupation.
///
/// All but the code itself, and the SOC code of an O*NET-SOC code that ends in `.00`, are broader than what was asked.
pub fn stand_ins(code: &str) -> Vec<String> {
    let base = base(code);
    let broad = groups(code).into_iter().next();
    let mut codes = vec![code.to_owned(), base.to_owned()];
    codes.extend(oews_group(base).map(str::to_owned));
    codes.extend(broad);
    codes.dedup();
    codes
}

/// Tells whether two codes name the same occupation: `11-9111` and `11-9111.00` do.
pub fn is_same(one: &str, other: &str) -> bool {
    let whole = |code: &str| code.strip_suffix(".00").unwrap_or(code).to_owned();
    whole(one) == whole(other)
}

#[cfg(test)]
mod tests {
    use super::{base, groups, is_onet, is_same, is_soc, oews_group, stand_ins};

    #[test]
    fn codes_are_told_by_their_form() {
        assert!(is_soc("11-9111") && is_onet("15-1211.01") && !is_soc("15-1211.01"));
        for text in [
            "",
            "119111",
            "11-911",
            "1a-9111",
            "11-9111.1",
            "11-9111.001",
        ] {
            assert!(!is_soc(text) && !is_onet(text), "{text}");
        }
        assert_eq!(base("15-1211.01"), "15-1211");
    }

    #[test]
    fn groups_lead_from_broad_to_all() {
        assert_eq!(
            groups("15-1211"),
            ["15-1210", "15-1200", "15-1000", "15-0000", "00-0000"]
        );
        assert_eq!(groups("11-0000"), ["00-0000"]);
        assert!(groups("00-0000").is_empty());
    }

    #[test]
    fn figures_of_a_broader_occupation_stand_in() {
        assert_eq!(
            stand_ins("15-1211.01"),
            ["15-1211.01", "15-1211", "15-1210"]
        );
        assert_eq!(stand_ins("21-1011"), ["21-1011", "21-1018", "21-1010"]);
        assert_eq!(stand_ins("13-1021"), ["13-1021", "13-1020"]);
        assert_eq!(oews_group("21-1012"), None);
    }

    #[test]
    fn an_onet_code_that_ends_in_zeros_is_its_soc_code() {
        assert!(is_same("11-9111", "11-9111.00"));
        assert!(!is_same("15-1211", "15-1211.01"));
    }
}
