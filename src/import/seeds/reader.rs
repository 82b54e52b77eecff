//! Reads the seed files one by one, and keeps going past what is wrong with them.

use std::collections::{HashMap, HashSet};

use jsonschema::error::ValidationErrorKind;
use schemars::{JsonSchema, schema_for};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::rows::position;
use super::{Fault, RoleSeed, SeedFile, SeedFiles};

/// What is known of the entries of all lists, those with faults included.
#[derive(Debug, Default)]
pub struct Entries {
    /// The keys of each list; a list that could not be read has none here, and nothing can be said of its keys.
    keys: HashMap<&'static str, HashSet<String>>,
    /// Where each entry that was read stands in its file, by list.
    positions: HashMap<&'static str, Vec<usize>>,
}

impl Entries {
    /// The keys of a list; `None` when it could not be read.
    pub fn keys(&self, list: &str) -> Option<&HashSet<String>> {
        self.keys.get(list)
    }

    /// The place in its file of the entry that was read as the given one of its list.
    pub fn position(&self, list: &str, index: usize) -> usize {
        self.positions
            .get(list)
            .and_then(|places| places.get(index))
            .copied()
            .unwrap_or(index)
    }
}

/// Reads files and collects what is wrong with them.
pub struct Reader<'a> {
    files: &'a SeedFiles,
    faults: Vec<Fault>,
    read: Vec<SeedFile>,
    entries: Entries,
}

impl<'a> Reader<'a> {
    /// Starts with nothing read.
    pub fn new(files: &'a SeedFiles) -> Self {
        Self {
            files,
            faults: Vec::new(),
            read: Vec::new(),
            entries: Entries::default(),
        }
    }

    /// Ends the reading: the faults, the files, and what is known of all entries.
    pub fn finish(self) -> (Vec<Fault>, Vec<SeedFile>, Entries) {
        (self.faults, self.read, self.entries)
    }

    /// Reads the entries of a file that holds one list; those with values outside the schema are left out.
    pub fn list<F: JsonSchema, T: DeserializeOwned>(
        &mut self,
        name: &str,
        list: &'static str,
    ) -> Vec<T> {
        let Some(text) = self.files.get(name) else {
            self.fault(name, "", "the file is missing");
            return Vec::new();
        };
        let Some(value) = self.parse::<F>(name, text) else {
            return Vec::new();
        };
        let raw = value
            .get(list)
            .and_then(Value::as_array)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let key_of = |entry: &Value| {
            ["slug", "code", "id"]
                .iter()
                .find_map(|key| entry.get(*key)?.as_str())
                .map(str::to_owned)
        };
        self.entries
            .keys
            .insert(list, raw.iter().filter_map(key_of).collect());
        let (mut entries, mut places) = (Vec::new(), Vec::new());
        for (place, entry) in raw.iter().enumerate() {
            if let Ok(entry) = T::deserialize(entry) {
                entries.push(entry);
                places.push(place);
            }
        }
        self.entries.positions.insert(list, places);
        self.note(name, text, raw.len());
        entries
    }

    /// Reads the role files; a file that cannot be read still says that its role exists.
    pub fn roles(&mut self) -> Vec<RoleSeed> {
        let names: Vec<&str> = self.files.roles().collect();
        let slug_of = |name: &str| {
            name.trim_start_matches("roles/")
                .trim_end_matches(".json")
                .to_owned()
        };
        self.entries
            .keys
            .insert("roles", names.iter().map(|name| slug_of(name)).collect());
        let mut roles = Vec::new();
        for name in names {
            let text = self.files.get(name).unwrap_or_default();
            let Some(value) = self.parse::<RoleSeed>(name, text) else {
                continue;
            };
            self.note(name, text, 1);
            if value.get("slug").and_then(Value::as_str) != Some(&slug_of(name)) {
                self.fault(name, "/slug", "the slug must be the file's name");
            }
            roles.extend(RoleSeed::deserialize(&value).ok());
        }
        roles
    }

    fn fault(&mut self, name: &str, pointer: &str, detail: impl Into<String>) {
        self.faults.push(Fault::new(name, pointer, detail));
    }

    /// Notes which file was read, so that the data can be told from any other.
    fn note(&mut self, name: &str, text: &str, rows: usize) {
        let sha256 = Sha256::digest(text)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        self.read.push(SeedFile {
            name: name.to_owned(),
            sha256,
            rows: position(rows),
        });
    }

    /// Parses one file, noting every place where it breaks the schema; `None` when it is no JSON.
    fn parse<F: JsonSchema>(&mut self, name: &str, text: &str) -> Option<Value> {
        let value: Value = match serde_json::from_str(text) {
            Ok(value) => value,
            Err(error) => {
                self.fault(name, "", format!("is not JSON: {error}"));
                return None;
            }
        };
        let schema = schema_for!(F).to_value();
        match jsonschema::options()
            .should_validate_formats(true)
            .build(&schema)
        {
            Ok(validator) => {
                for error in validator.iter_errors(&value) {
                    // Everything else is short enough to be quoted.
                    let detail = match error.kind() {
                        ValidationErrorKind::MaxLength { limit } => {
                            format!("the text has more than {limit} characters")
                        }
                        _ => error.to_string(),
                    };
                    self.fault(name, &error.instance_path().to_string(), detail);
                }
            }
            Err(error) => self.fault(name, "", format!("has no usable schema: {error}")),
        }
        self.blanks(name, "", &value);
        Some(value)
    }

    /// Notes every text that says nothing.
    fn blanks(&mut self, name: &str, pointer: &str, value: &Value) {
        match value {
            Value::String(text) if text.trim().is_empty() => {
                self.fault(name, pointer, "the text is empty")
            }
            Value::Array(list) => {
                for (place, entry) in list.iter().enumerate() {
                    self.blanks(name, &format!("{pointer}/{place}"), entry);
                }
            }
            Value::Object(object) => {
                for (key, entry) in object {
                    self.blanks(name, &format!("{pointer}/{key}"), entry);
                }
            }
            _ => {}
        }
    }
}
