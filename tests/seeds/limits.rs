//! Limits: what the OpenAPI document promises of lengths and ranges, the schemas of the seeds demand.

use careers_api::api::openapi;
use careers_api::import::seeds::{SeedFiles, schemas};
use serde_json::{Value, json};

use crate::{change, faults};

/// Which type of the seeds, in which schema, becomes which type of the answers.
const PAIRS: [(&str, &str, &str); 28] = [
    ("role", "", "RoleView"),
    ("role", "RoleSkillSeed", "RoleSkill"),
    ("role", "RoleTechnologySeed", "RoleTechnology"),
    ("role", "RoleOrganizationSeed", "RoleOrganization"),
    ("role", "FaqSeed", "Faq"),
    ("role", "StepSeed", "Step"),
    ("role", "TimelineSeed", "Timeline"),
    ("role", "MarketNoteSeed", "MarketNote"),
    ("role", "RelatedSeed", "Related"),
    ("role", "DistinctSeed", "Distinction"),
    ("role", "Range", "Range"),
    ("sources", "SourceSeed", "SourceView"),
    ("sources", "CitationSeed", "CitationView"),
    ("organizations", "OrganizationSeed", "OrganizationView"),
    ("regions", "RegionSeed", "RegionView"),
    ("occupations", "OccupationSeed", "OccupationView"),
    ("occupations", "CrosswalkSeed", "CrosswalkView"),
    ("families", "FamilySeed", "FamilyView"),
    ("tracks", "RungSeed", "RungView"),
    ("skills", "SkillSeed", "SkillView"),
    ("technologies", "TechnologySeed", "TechnologyView"),
    ("education-paths", "EducationPathSeed", "EducationPathView"),
    ("education-paths", "CostSeed", "CostView"),
    ("certifications", "CertificationSeed", "CertificationView"),
    ("certifications", "RequirementSeed", "RequirementView"),
    ("salary-bands", "SalaryBandSeed", "SalaryBandView"),
    (
        "salary-differentials",
        "SalaryDifferentialSeed",
        "SalaryDifferentialView",
    ),
    (
        "regional-outlook",
        "RegionalOutlookSeed",
        "RegionalOutlookView",
    ),
];

/// Fields that name another entry, whose key has its limit where it is defined.
const KEYS_OF_OTHERS: [&str; 9] = [
    "source", "role", "family", "track", "parent", "provider", "issuer", "region", "$ref",
];

/// A limit of a field, by its keyword; the one of its text where it is a text with a source.
fn limit(field: &Value, keyword: &str) -> Option<f64> {
    [&field[keyword], &field["properties"]["text"][keyword]]
        .into_iter()
        .find_map(Value::as_f64)
}

#[test]
fn no_text_list_or_number_of_the_seeds_may_be_beyond_what_the_document_promises() {
    let document = openapi::document();
    let schemas: Vec<(&str, Value)> = schemas();
    let (mut compared, mut beyond) = (0, Vec::new());
    for (file, seed, view) in PAIRS {
        let (_, schema) = schemas.iter().find(|(name, _)| *name == file).unwrap();
        let seed_type = if seed.is_empty() {
            schema
        } else {
            &schema["$defs"][seed]
        };
        let promised = &document["components"]["schemas"][view]["properties"];
        for (name, field) in seed_type["properties"].as_object().unwrap() {
            let promise = &promised[name];
            if KEYS_OF_OTHERS.contains(&name.as_str()) || field["format"] == "date" {
                continue;
            }
            for (keyword, sign) in [
                ("maxLength", 1.0),
                ("maxItems", 1.0),
                ("maximum", 1.0),
                ("minimum", -1.0),
            ] {
                let Some(most) = promise[keyword].as_f64() else {
                    continue;
                };
                // The check reads periods and currencies itself, and counts a job zone from 1 to 5.
                if ["reference_period", "currency", "job_zone"].contains(&name.as_str()) {
                    continue;
                }
                let demanded = limit(field, keyword);
                if demanded.is_none_or(|demanded| demanded * sign > most * sign) {
                    beyond.push(format!(
                        "{file}: {seed}.{name}: {keyword} is {demanded:?}, promised are {most}"
                    ));
                }
                compared += 1;
            }
        }
    }
    assert!(beyond.is_empty(), "{beyond:#?}");
    assert!(compared > 90, "only {compared} limits");
}

#[test]
fn a_text_that_is_too_long_is_a_fault_that_does_not_repeat_it() {
    let mut files = SeedFiles::shipped();
    let long = "x".repeat(2001);
    change(
        &mut files,
        "roles/ehr-analyst.json",
        "/summary/text",
        json!(long),
    );
    change(&mut files, "skills.json", "/skills/0/name", json!(long));
    let found: Vec<String> = faults(&files).iter().map(ToString::to_string).collect();
    assert_eq!(
        found,
        [
            "roles/ehr-analyst.json#/summary/text: the text has more than 2000 characters",
            "skills.json#/skills/0/name: the text has more than 200 characters",
        ]
    );
}
