//! Reads the seed files one by one, and keeps going past what is wrong with them.

use std::collections::{HashMap, HashSet};

use jsonschema::error::{TypeKind, ValidationErrorKind};
use jsonschema::{JsonType, ValidationError, Validator};
use schemars::{JsonSchema, schema_for};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::rows::position;
use super::unique::Unique;
use super::{Fault, RoleSeed, SeedFile, SeedFiles};
use crate::domain::nearest::nearest;

/// What is known of the entries of all lists, those with faults included.
#[derive(Debug, Default)]
pub struct Entries {
    /// The keys of each list; a list that could not be read has none here, and nothing can be said of its keys.
    keys: HashMap<&'static str, HashSet<String>>,
    /// Where each entry that was read stands in its file, by list.
    positions: HashMap<&'static str, Vec<usize>>,
    /// The entries that have values outside the schema, so that they could not be read.
    unread: Vec<Unread>,
}

/// An entry that could not be read as its type.
#[derive(Debug)]
pub struct Unread {
    /// The file.
    pub file: String,
    /// JSON pointer to the entry.
    pub pointer: String,
    /// The entry as it stands.
    pub value: Value,
}

impl Entries {
    /// The keys of a list; `None` when it could not be read.
    pub fn keys(&self, list: &str) -> Option<&HashSet<String>> {
        self.keys.get(list)
    }

    /// The entries that could not be read.
    pub fn unread(&self) -> &[Unread] {
        &self.unread
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

/// A validator, or why there is none.
type UsableSchema = Result<Validator, ValidationError<'static>>;

/// Builds what holds files against the schema of a type.
fn validator<F: JsonSchema>() -> UsableSchema {
    jsonschema::options()
        .should_validate_formats(true)
        .build(&schema_for!(F).to_value())
}

/// The sentence for a value that is none of those that there are.
fn one_of(value: &Value, options: &Value) -> String {
    let options: Vec<&str> = options
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    let hint = value
        .as_str()
        .and_then(|given| nearest(given, options.iter().copied()))
        .map(|near| format!("the nearest is `{near}`; "))
        .unwrap_or_default();
    format!(
        "{value} is none of these: {hint}there are {}",
        options.join(", ")
    )
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
            faults: files.unreadable().to_vec(),
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
        let Some(value) = self.parse(name, text, &validator::<F>()) else {
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
            match T::deserialize(entry) {
                Ok(entry) => {
                    entries.push(entry);
                    places.push(place);
                }
                Err(_) => self.unread(name, format!("/{list}/{place}"), entry),
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
        let validator = validator::<RoleSeed>();
        let mut roles = Vec::new();
        for name in names {
            let text = self.files.get(name).unwrap_or_default();
            let Some(value) = self.parse(name, text, &validator) else {
                continue;
            };
            self.note(name, text, 1);
            if value.get("slug").and_then(Value::as_str) != Some(&slug_of(name)) {
                self.fault(name, "/slug", "the slug must be the file's name");
            }
            match RoleSeed::deserialize(&value) {
                Ok(role) => roles.push(role),
                Err(_) => self.unread(name, String::new(), &value),
            }
        }
        roles
    }

    fn unread(&mut self, name: &str, pointer: String, value: &Value) {
        self.entries.unread.push(Unread {
            file: name.to_owned(),
            pointer,
            value: value.clone(),
        });
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
    fn parse(&mut self, name: &str, text: &str, validator: &UsableSchema) -> Option<Value> {
        if self
            .files
            .unreadable()
            .iter()
            .any(|fault| fault.file == name)
        {
            return None;
        }
        let value = match serde_json::from_str(text) {
            Ok(Unique(value)) => value,
            Err(error) => {
                self.fault(name, "", format!("is not JSON: {error}"));
                return None;
            }
        };
        match validator {
            Ok(validator) => {
                for error in validator.iter_errors(&value) {
                    self.outside_schema(name, &error);
                }
            }
            Err(error) => self.fault(name, "", format!("has no usable schema: {error}")),
        }
        self.blanks(name, "", &value);
        Some(value)
    }

    /// Notes what is wrong with one value, in words that name what would be valid.
    fn outside_schema(&mut self, name: &str, error: &ValidationError<'_>) {
        let detail = match error.kind() {
            // A value that may be null is one of two things; what matters is what the other one wants.
            ValidationErrorKind::AnyOf { context }
            | ValidationErrorKind::OneOfNotValid { context } => {
                let wants_null = |branch: &&Vec<ValidationError<'static>>| {
                    branch.iter().any(|error| {
                        matches!(
                            error.kind(),
                            ValidationErrorKind::Type {
                                kind: TypeKind::Single(JsonType::Null)
                            }
                        )
                    })
                };
                let others: Vec<_> = context
                    .iter()
                    .filter(|branch| !wants_null(branch))
                    .collect();
                if let ([branch], true) = (others.as_slice(), others.len() < context.len()) {
                    return branch
                        .iter()
                        .for_each(|error| self.outside_schema(name, error));
                }
                error.to_string()
            }
            ValidationErrorKind::Enum { options } => one_of(error.instance(), options),
            ValidationErrorKind::MaxLength { limit } => {
                format!("the text has more than {limit} characters")
            }
            _ => error.to_string(),
        };
        self.fault(name, &error.instance_path().to_string(), detail);
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
