//! Whatever the files hold, the reader ends with faults and never with a panic.

use careers_api::import::seeds::SeedFiles;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::{change, faults};

/// The pointers to every value of a document.
fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Object(object) => object
            .iter()
            .for_each(|(key, value)| pointers(value, &format!("{at}/{key}"), found)),
        Value::Array(list) => {
            list.iter()
                .enumerate()
                .for_each(|(index, value)| pointers(value, &format!("{at}/{index}"), found));
        }
        _ => {}
    }
}

fn any_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,20}".prop_map(Value::from),
        Just(json!([])),
        Just(json!({})),
        Just(json!("editorial")),
        Just(json!("US")),
        Just(json!(-1)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_change_of_a_value_makes_the_reader_panic(
        file in any::<prop::sample::Index>(),
        place in any::<prop::sample::Index>(),
        value in any_value(),
    ) {
        let mut files = SeedFiles::shipped();
        let lists = ["salary-bands.json", "regional-outlook.json", "salary-differentials.json", "tracks.json",
            "certifications.json", "education-paths.json", "occupations.json", "regions.json", "sources.json",
            "consumer-prices.json"];
        let roles: Vec<String> = files.roles().map(str::to_owned).collect();
        let names: Vec<&str> = lists.into_iter().chain(roles.iter().map(String::as_str)).collect();
        let name = *file.get(&names);
        let mut found = Vec::new();
        pointers(&serde_json::from_str(files.get(name).unwrap()).unwrap(), "", &mut found);
        let pointer = place.get(&found).clone();
        change(&mut files, name, &pointer, value.clone());
        for fault in faults(&files) {
            prop_assert!(!fault.detail.is_empty() && !fault.file.is_empty(), "{name}#{pointer} = {value}: {fault}");
        }
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in ".{0,200}") {
        let mut files = SeedFiles::shipped();
        files.insert("skills.json", text);
        prop_assert!(faults(&files).iter().any(|fault| fault.file == "skills.json"));
    }
}
