//! Codes of the Standard Occupational Classification (SOC 2018) and of O*NET-SOC 2019, and how they nest.

/// The code of all occupations together.
pub const ALL_OCCUPATIONS: &str = "00-0000";

/// Groups that OEWS publishes in place of SOC detailed occupations which it does not tell apart, with code and title of
/// what they hold. Source: the SOC 2018 structure beside the occupations of the OEWS national files of May 2024 and May
/// 2025; for the first six the editions of May 2019 and 2020, which stand between two classifications. Some coincide with a
/// SOC broad occupation, the others have codes of their own.
const OEWS_GROUPS: [(&str, &[(&str, &str)]); 18] = [
    (
        "13-1198",
        &[
            ("13-1082", "Project Management Specialists"),
            ("13-1199", "Business Operations Specialists, All Other"),
        ],
    ),
    (
        "15-1256",
        &[
            ("15-1252", "Software Developers"),
            ("15-1253", "Software Quality Assurance Analysts and Testers"),
        ],
    ),
    (
        "15-1257",
        &[
            ("15-1254", "Web Developers"),
            ("15-1255", "Web and Digital Interface Designers"),
        ],
    ),
    (
        "15-2098",
        &[
            ("15-2051", "Data Scientists"),
            ("15-2099", "Mathematical Science Occupations, All Other"),
        ],
    ),
    (
        "29-2098",
        &[
            ("29-2036", "Medical Dosimetrists"),
            ("29-2072", "Medical Records Specialists"),
            ("29-2099", "Health Technologists and Technicians, All Other"),
        ],
    ),
    (
        "29-9098",
        &[
            (
                "29-9021",
                "Health Information Technologists and Medical Registrars",
            ),
            ("29-9093", "Surgical Assistants"),
            (
                "29-9099",
                "Healthcare Practitioners and Technical Workers, All Other",
            ),
        ],
    ),
    (
        "13-1020",
        &[
            ("13-1021", "Buyers and Purchasing Agents, Farm Products"),
            (
                "13-1022",
                "Wholesale and Retail Buyers, Except Farm Products",
            ),
            (
                "13-1023",
                "Purchasing Agents, Except Wholesale, Retail, and Farm Products",
            ),
        ],
    ),
    (
        "13-2020",
        &[
            ("13-2022", "Appraisers of Personal and Business Property"),
            ("13-2023", "Appraisers and Assessors of Real Estate"),
        ],
    ),
    (
        "21-1018",
        &[
            (
                "21-1011",
                "Substance Abuse and Behavioral Disorder Counselors",
            ),
            ("21-1014", "Mental Health Counselors"),
        ],
    ),
    (
        "25-2052",
        &[
            ("25-2055", "Special Education Teachers, Kindergarten"),
            ("25-2056", "Special Education Teachers, Elementary School"),
        ],
    ),
    (
        "25-9045",
        &[
            (
                "25-9042",
                "Teaching Assistants, Preschool, Elementary, Middle, and Secondary School, Except Special Education",
            ),
            ("25-9043", "Teaching Assistants, Special Education"),
            ("25-9049", "Teaching Assistants, All Other"),
        ],
    ),
    (
        "29-2010",
        &[
            ("29-2011", "Medical and Clinical Laboratory Technologists"),
            ("29-2012", "Medical and Clinical Laboratory Technicians"),
        ],
    ),
    (
        "31-1120",
        &[
            ("31-1121", "Home Health Aides"),
            ("31-1122", "Personal Care Aides"),
        ],
    ),
    (
        "39-7010",
        &[
            ("39-7011", "Tour Guides and Escorts"),
            ("39-7012", "Travel Guides"),
        ],
    ),
    (
        "47-4090",
        &[
            ("47-4091", "Segmental Pavers"),
            ("47-4099", "Construction and Related Workers, All Other"),
        ],
    ),
    (
        "51-2028",
        &[
            ("51-2022", "Electrical and Electronic Equipment Assemblers"),
            ("51-2023", "Electromechanical Equipment Assemblers"),
        ],
    ),
    (
        "51-2090",
        &[
            ("51-2092", "Team Assemblers"),
            ("51-2099", "Assemblers and Fabricators, All Other"),
        ],
    ),
    (
        "53-1047",
        &[
            (
                "53-1042",
                "First-Line Supervisors of Helpers, Laborers, and Material Movers, Hand",
            ),
            (
                "53-1043",
                "First-Line Supervisors of Material-Moving Machine and Vehicle Operators",
            ),
            ("53-1044", "First-Line Supervisors of Passenger Attendants"),
            (
                "53-1049",
                "First-Line Supervisors of Transportation Workers, All Other",
            ),
        ],
    ),
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
        .find(|(_, held)| held.iter().any(|(own, _)| *own == code))
        .map(|(group, _)| *group)
}

/// Code and title of the SOC detailed occupations that an OEWS group holds; empty for a code that is no such group.
pub fn held_by(group: &str) -> &'static [(&'static str, &'static str)] {
    OEWS_GROUPS
        .iter()
        .find(|(code, _)| *code == group)
        .map_or(&[], |(_, held)| *held)
}

/// Tells whether a code is that of an OEWS group which is no SOC occupation.
pub fn is_oews_only(code: &str) -> bool {
    !code.ends_with('0') && !held_by(code).is_empty()
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
        assert_eq!(
            stand_ins("29-2072"),
            ["29-2072", "29-2098", "29-2070"],
            "the group of 2019 and 2020, which later editions do not have"
        );
        assert_eq!(oews_group("21-1012"), None);
    }

    #[test]
    fn an_onet_code_that_ends_in_zeros_is_its_soc_code() {
        assert!(is_same("11-9111", "11-9111.00"));
        assert!(!is_same("15-1211", "15-1211.01"));
    }
}
