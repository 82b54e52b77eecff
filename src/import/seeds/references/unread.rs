//! References of entries that could not be read as their type, so that a wrong value does not hide a wrong reference to
//! a source, a role, a place or whatever else the name of the key says.

use serde_json::Value;

use super::{Check, at};

impl Check<'_> {
    pub(super) fn unread(&mut self) {
        for entry in self.entries.unread() {
            self.references_in(&entry.file, &entry.pointer, &entry.value);
        }
    }

    /// Follows what the keys of an object say that their texts refer to, at any depth.
    fn references_in(&mut self, file: &str, pointer: &str, value: &Value) {
        match value {
            Value::Object(object) => {
                for (key, value) in object {
                    let pointer = format!("{pointer}/{key}");
                    if let (Some((list, what)), Some(text)) = (referred(key), value.as_str()) {
                        self.known(at(file, pointer), list, what, text);
                    } else {
                        self.references_in(file, &pointer, value);
                    }
                }
            }
            Value::Array(values) => {
                for (place, value) in values.iter().enumerate() {
                    self.references_in(file, &format!("{pointer}/{place}"), value);
                }
            }
            _ => {}
        }
    }
}

/// The list that a text under this key refers to, and what its entries are called.
fn referred(key: &str) -> Option<(&'static str, &'static str)> {
    Some(match key {
        "source" => ("sources", "source"),
        "role" => ("roles", "role"),
        "region" => ("regions", "region"),
        "family" => ("families", "family"),
        "track" => ("tracks", "track"),
        "skill" => ("skills", "skill"),
        "technology" => ("technologies", "technology"),
        "path" => ("education_paths", "education path"),
        "certification" => ("certifications", "certification"),
        "issuer" | "provider" => ("organizations", "organization"),
        "salary_band" => ("salary_bands", "salary band"),
        _ => return None,
    })
}
