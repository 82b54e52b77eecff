use proptest::prelude::*;

use super::super::Reading;
use super::{Case, Found, MAX_RANGES, Term, Vocabulary};

fn vocabulary(words: &[&str]) -> Vocabulary {
    let term = |(at, text): (usize, &&str)| {
        let (text, case) = match text.strip_suffix('!') {
            Some(text) => (text, Case::Exact),
            None => (*text, Case::of(text)),
        };
        let entry = (!text.starts_with('~')).then(|| u32::try_from(at).unwrap());
        Term {
            entry,
            text: text.trim_start_matches('~').to_owned(),
            case,
        }
    };
    Vocabulary::new(words.iter().enumerate().map(term)).unwrap()
}

fn slices(text: &str, found: &[Found]) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    found
        .iter()
        .map(|found| chars[found.start..found.end].iter().collect())
        .collect()
}

const WORDINGS: &[(&str, &[&str])] = &[
    ("EHR, ehr and EHRs, EHRX, xEHR", &["EHR", "EHRs"]),
    (
        "an EHR-based, EHR/SQL, EHR's",
        &["EHR", "EHR", "SQL", "EHR"],
    ),
    ("<b>S</b>QL and <i>SQ</i>L", &["S</b>QL", "SQ</i>L"]),
    ("<a href=\"/sql?SQL=EHR\">here</a>", &[]),
    ("<!-- SQL -->EHR<script>SQL</script>", &["EHR"]),
    ("it supports us; IT support", &["IT support"]),
    ("work with it; work with IT", &["IT"]),
    ("IF IT IS SO", &[]),
    ("We use Epic daily, an epic task", &["Epic"]),
    ("Epic tasks await. Epic, SQL", &["Epic", "SQL"]),
    ("<li>Epic</li><li>Access to care</li>", &["Epic"]),
    ("Knows EPIC well. JOIN OUR EPIC TEAM", &["EPIC"]),
    ("Access to data in Access", &["data", "Access"]),
    ("electronic health-record", &["electronic health-record"]),
    (
        "Electronic\n health\u{a0}\u{a0}records.",
        &["Electronic\n health\u{a0}\u{a0}records"],
    ),
    (
        "electronic&nbsp;health <b>Record</b>",
        &["electronic&nbsp;health <b>Record"],
    ),
    ("electronic health, record", &[]),
    ("<li>data</li><li>analysis</li>", &["data"]),
    ("data\nanalysis", &["data\nanalysis"]),
    ("data analysiss", &["data"]),
    ("power bi; Power-BI; PowerBI", &["power bi", "Power-BI"]),
    ("HL7/FHIR, HL7 FHIR", &["HL7 FHIR"]),
    ("C++, C# and C", &["C++", "C#"]),
    ("ASP.NET and .NET. Net income", &[".NET", ".NET"]),
    ("Python/R, R, SAS", &["R", "R"]),
    ("R&D, A/R, R.N., R's, R-value, (R)", &["R"]),
    ("R&amp;D", &[]),
    ("data visualisations", &["data visualisations"]),
    ("Privacy &amp; Security", &["Privacy &amp; Security"]),
    ("Written in Go. At go live we Go live", &["Go"]),
    ("a patient portal", &["patient portal"]),
    (
        "S\u{200b}Q\u{202e}L \u{200f}EHR",
        &["S\u{200b}Q\u{202e}L", "EHR"],
    ),
    ("données SQLé éSQL d\u{301}ata", &["d\u{301}ata"]),
    ("😀SQL😀 👩‍💻EHR", &["SQL", "EHR"]),
    ("p < 0.05 SQL > 3", &["SQL"]),
    ("<3 years SQL>", &["SQL"]),
    ("SQL<", &["SQL"]),
    ("SQL&", &["SQL"]),
    ("&#83;QL", &["&#83;QL"]),
    ("", &[]),
];

#[test]
fn wordings_are_found_as_whole_words_with_their_case() {
    let words = [
        "EHR",
        "SQL",
        "IT",
        "Epic!",
        "Access!",
        "R!",
        "electronic health record",
        "Power BI",
        "HL7 FHIR",
        "C++",
        "C#",
        ".NET",
        "data analysis",
        "data",
        "IT support",
        "data visualization",
        "privacy and security",
        "Go!",
        "~go live",
        "patient portals",
    ];
    let vocabulary = vocabulary(&words);
    for (text, expected) in WORDINGS {
        let found = vocabulary.find(&Reading::new(text));
        assert_eq!(slices(text, &found), *expected, "{text}");
    }
}

#[test]
fn a_wording_that_fails_its_case_hides_no_shorter_one() {
    let vocabulary = vocabulary(&["data", "data Word!", "Word processing"]);
    let text = "data word processing";
    let found = vocabulary.find(&Reading::new(text));
    assert_eq!(slices(text, &found), ["data", "word processing"]);
}

#[test]
fn a_wording_of_two_entries_names_both() {
    let vocabulary = vocabulary(&["Lean Six Sigma", "Lean Six Sigma", "six sigma"]);
    let found = vocabulary.find(&Reading::new("lean six sigma"));
    let places: Vec<_> = found
        .iter()
        .map(|found| (found.start, found.end, found.entry))
        .collect();
    assert_eq!(places, [(0, 14, 0), (0, 14, 1)]);
}

#[test]
fn mentions_count_all_places_and_list_the_first() {
    let vocabulary = vocabulary(&["SQL", "EHR"]);
    let text = format!("EHR {}", "SQL ".repeat(50));
    let mentions = vocabulary.mentions(&Reading::new(&text));
    let summary: Vec<_> = mentions
        .iter()
        .map(|m| (m.entry, m.count, m.ranges.len()))
        .collect();
    assert_eq!(summary, [(1, 1, 1), (0, 50, MAX_RANGES)]);
    assert_eq!(mentions[1].ranges[1], 8..11);
}

#[test]
fn a_long_text_of_anything_is_searched_to_the_end() {
    let vocabulary = vocabulary(&[
        "data Epic Epic Epic Epic!",
        "Epic!",
        "R!",
        "SQL",
        "data analysis",
    ]);
    let units = [
        "<",
        "&",
        "<b>",
        "<a \"",
        "((",
        "R/",
        "EPIC ",
        "data Epic Epic Epic ",
        "SQL<b>",
        "BSN ",
        "required,",
        "5 years ",
        "\u{200d}",
        "\u{301}",
        "\u{202e}a",
        "1.",
        "\n",
        "data-",
        "experience ",
        "up to ",
    ];
    for unit in units {
        let mut text = unit.repeat(200_000 / unit.len());
        text.push_str(" <p>SQL");
        let reading = Reading::new(&text);
        let last = vocabulary.find(&reading).last().copied();
        let is_open = unit == "<a \"";
        assert!(
            is_open || last.is_some_and(|last| last.end == text.chars().count()),
            "{unit}"
        );
    }
}

proptest! {
    #[test]
    fn places_are_in_order_on_the_text_and_never_inside_markup(
        text in "(SQL|Epic|epic|R| data|analysis|\\.NET|C\\+\\+|BSN|5 years|experience|required|<b>|</b>|<li>|<|>|&amp;|&|\"|\n|-|/|'|\\.| |,|\\PC|\\p{Cf}|\\p{Cc}){0,40}"
    ) {
        let vocabulary = vocabulary(&["SQL", "Epic!", "R!", "data", "data analysis", ".NET", "C++"]);
        let reading = Reading::new(&text);
        let length = text.chars().count();
        let found = vocabulary.find(&reading);
        let mut end = 0;
        for place in &found {
            prop_assert!(end <= place.start && place.start < place.end && place.end <= length);
            end = place.end;
        }
        for said in slices(&text, &found) {
            prop_assert!(!said.starts_with(['<', ' ']) && !said.ends_with(['>', ' ']));
        }
    }

    #[test]
    fn markup_around_words_changes_no_hits(words in proptest::collection::vec("(SQL|Epic|data|analysis|x)", 0..12)) {
        let vocabulary = vocabulary(&["SQL", "Epic!", "data", "data analysis"]);
        let entries = |text: &str| -> Vec<u32> {
            vocabulary.find(&Reading::new(text)).into_iter().map(|found| found.entry).collect()
        };
        let marked = words.iter().map(|word| format!("<b class=\"SQL\">{word}</b>")).collect::<Vec<_>>();
        prop_assert_eq!(entries(&words.join(" ")), entries(&marked.join("&nbsp;")));
    }
}
