use std::sync::LazyLock;

use super::super::{Reading, Requirements};
use crate::domain::vocabulary::DegreeLevel::{
    self, Associate, Bachelor, Doctorate, HighSchool, Master, Professional,
};

static REQUIREMENTS: LazyLock<Requirements> = LazyLock::new(|| Requirements::new().unwrap());

fn found(text: &str) -> Vec<DegreeLevel> {
    let degrees = REQUIREMENTS.degrees(&Reading::new(text));
    degrees.iter().map(|degree| degree.level).collect()
}

#[test]
fn degrees_are_found_by_their_letters() {
    let cases: &[(&str, &[DegreeLevel])] = &[
        ("HS Diploma", &[HighSchool]),
        ("HS diploma/GED", &[HighSchool]),
        ("BS required", &[Bachelor]),
        ("BS strongly preferred", &[Bachelor]),
        ("a BS is required", &[Bachelor]),
        ("BS (required)", &[Bachelor]),
        ("BS or equivalent", &[Bachelor]),
        ("BS Nursing degree", &[Bachelor]),
        ("MS Degree", &[Master]),
        ("MS in a related field", &[Master]),
        ("MD required", &[Professional]),
        ("JD preferred", &[Professional]),
        ("PharmD required", &[Professional]),
        ("MBBS", &[Professional]),
        ("M.B.B.S. / M.D.", &[Professional]),
        ("B.Tech/M.Tech", &[Bachelor, Master]),
        ("BTech or MTech", &[Bachelor, Master]),
        ("ASN/ADN", &[Associate]),
        ("ASN or BSN", &[Associate, Bachelor]),
        ("AA/AS/BA/BS", &[Associate, Bachelor]),
        ("BS, MS, or PhD", &[Bachelor, Master, Doctorate]),
        ("MS/MA", &[Master]),
        ("MD, PhD", &[Professional, Doctorate]),
        ("PhD and MD", &[Doctorate, Professional]),
        ("BS/BA DEGREE REQUIRED", &[Bachelor]),
    ];
    for (text, expected) in cases {
        assert_eq!(found(text), *expected, "{text}");
    }
}

#[test]
fn letters_that_mean_other_things_are_no_degrees() {
    for text in [
        "Baltimore, MD",
        "Bethesda, MD 20817",
        "Baltimore, MD required",
        "Baltimore, MD or equivalent",
        "Licensed in MD preferred",
        "Boston, MA in person",
        "Licensed in MA or MD",
        "Boston, MA, MD and VA",
        "MA/MD license",
        "MS Office required",
        "MS Excel preferred",
        "RN, LPN or MA required",
        "Work MA in our clinic",
        "TRAVEL AS REQUIRED",
        "WHAT TO DO IN CASE",
        "JD Edwards",
        "BS\nRequired skills",
        "bs required",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}
