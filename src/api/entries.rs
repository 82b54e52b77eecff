//! Entries that many different answers show: built once for each data revision, and kept as JSON, field by field.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use quick_cache::Weighter;
use quick_cache::sync::Cache;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde::ser::{SerializeMap, Serializer};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::cache::bounded;
use super::error::ApiError;
use super::page::Fields;
use super::resource::Resource;
use crate::store::known::Snapshot;

/// How much is kept, in bytes of JSON: ten times what the shipped roles take.
const KEPT_BYTES: u64 = 4 * 1024 * 1024;

/// Bytes of JSON of an entry, about.
const ENTRY_BYTES: u64 = 4 * 1024;

/// One entry: the names of its fields with their values.
#[derive(Debug)]
pub struct Entry(Vec<(String, Box<RawValue>)>);

/// The fields of an entry that were asked for.
#[derive(Debug)]
pub struct Chosen<'a> {
    /// The entry.
    pub entry: Arc<Entry>,
    /// What was asked for.
    pub fields: &'a Fields,
}

impl Serialize for Chosen<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        let fields = self.entry.0.iter();
        for (name, value) in fields.filter(|(name, _)| self.fields.names(name)) {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Entry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;
        impl<'de> Visitor<'de> for Fields {
            type Value = Entry;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entry, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Entry(fields))
            }
        }
        deserializer.deserialize_map(Fields)
    }
}

impl Entry {
    /// Takes a view apart.
    ///
    /// # Errors
    ///
    /// [`ApiError::Internal`] when it cannot be JSON.
    pub fn of<V: Serialize>(view: &V) -> Result<Self, ApiError> {
        let text = serde_json::to_string(view).map_err(|_| ApiError::Internal)?;
        serde_json::from_str(&text).map_err(|_| ApiError::Internal)
    }

    fn bytes(&self) -> usize {
        let fields = self.0.iter();
        fields
            .map(|(name, value)| name.len() + value.get().len())
            .sum()
    }
}

/// Where an entry is kept: by revision, kind and key.
type Place = (i64, &'static str, String);

/// Weighs entries in bytes of JSON.
#[derive(Debug, Clone)]
struct Bytes;

impl Weighter<Place, Arc<Entry>> for Bytes {
    fn weight(&self, _: &Place, entry: &Arc<Entry>) -> u64 {
        u64::try_from(entry.bytes()).unwrap_or(u64::MAX)
    }
}

/// The entries that are kept.
#[derive(Debug)]
pub struct Entries(Cache<Place, Arc<Entry>, Bytes>);

impl Default for Entries {
    fn default() -> Self {
        Self(bounded(KEPT_BYTES, ENTRY_BYTES, Bytes))
    }
}

impl Entries {
    /// Loads the entries with the given keys, in that order, without what can be included: those that are kept, and the
    /// others from the database.
    ///
    /// # Errors
    ///
    /// Only those of the database.
    pub fn load<R: Resource>(
        &self,
        conn: &mut Snapshot<'_>,
        keys: &[String],
    ) -> Result<Vec<Arc<Entry>>, ApiError> {
        let revision = conn.revision();
        let place = |key: &String| (revision, R::REFERENCE.what, key.clone());
        let kept = |key: &String| Some((key.clone(), self.0.get(&place(key))?));
        let mut entries: HashMap<String, Arc<Entry>> = keys.iter().filter_map(kept).collect();
        let is_missing = |key: &&String| !entries.contains_key(*key);
        let missing: Vec<String> = keys.iter().filter(is_missing).cloned().collect();
        let views = match missing.as_slice() {
            [] => Vec::new(),
            missing => R::load(conn, missing, &[])?,
        };
        // Only a single key can be one that does not exist: those of a list were just read.
        for (key, view) in missing.into_iter().zip(views) {
            let entry = Arc::new(Entry::of(&view)?);
            self.0.insert(place(&key), Arc::clone(&entry));
            entries.insert(key, entry);
        }
        Ok(keys.iter().filter_map(|key| entries.remove(key)).collect())
    }
}
