//! What no schema can say: keys are unique, references lead somewhere, every role is whole, no number is editorial.

mod catalogue;
mod figures;
mod roles;

use std::collections::HashSet;

use super::reader::Entries;
use super::{Fault, Seeds, Sourced};
use crate::domain::nearest;
use crate::domain::slug;

/// The source that stands for the editors' own words.
pub const EDITORIAL: &str = "editorial";

/// Finds every fault that lies between the entries rather than inside one.
pub fn faults<'a>(seeds: &'a Seeds, entries: &'a Entries) -> Vec<Fault> {
    let currencies = seeds
        .regions
        .iter()
        .filter_map(|region| region.currency.as_deref())
        .collect();
    let mut check = Check {
        entries,
        currencies,
        faults: Vec::new(),
    };
    check.unique_keys(seeds);
    check.catalogue(seeds);
    check.figures(seeds);
    for role in &seeds.roles {
        check.role(role);
    }
    check.faults
}

/// Where a reference stands: its file and the pointer to it.
struct At<'a> {
    file: &'a str,
    pointer: String,
}

fn at(file: &str, pointer: impl Into<String>) -> At<'_> {
    At {
        file,
        pointer: pointer.into(),
    }
}

struct Check<'a> {
    entries: &'a Entries,
    currencies: HashSet<&'a str>,
    faults: Vec<Fault>,
}

impl<'a> Check<'a> {
    fn fault(&mut self, at: At<'_>, detail: impl Into<String>) {
        self.faults.push(Fault::new(at.file, at.pointer, detail));
    }

    /// Checks that a reference leads somewhere, unless the list it leads to could not be read.
    fn known(&mut self, at: At<'_>, list: &str, what: &str, key: &str) {
        let Some(known) = self.entries.keys(list).filter(|known| !known.contains(key)) else {
            return;
        };
        let hint = nearest::nearest(key, known.iter().map(String::as_str))
            .map(|near| format!("; the nearest is `{near}`"))
            .unwrap_or_default();
        self.fault(at, format!("no {what} `{key}`{hint}"));
    }

    /// The entries of a list, each with its place in its file.
    fn placed<T>(&self, list: &str, entries: &'a [T]) -> Vec<(usize, &'a T)> {
        entries
            .iter()
            .enumerate()
            .map(|(index, entry)| (self.entries.position(list, index), entry))
            .collect()
    }

    fn source(&mut self, at: At<'_>, key: &str) {
        self.known(at, "sources", "source", key);
    }

    fn sourced(&mut self, at: At<'_>, value: &Sourced) {
        self.source(
            At {
                file: at.file,
                pointer: format!("{}/source", at.pointer),
            },
            &value.source,
        );
    }

    fn unique(&mut self, file: &str, list: &str, key: &str, keys: impl Iterator<Item = &'a str>) {
        let mut seen = HashSet::new();
        for (index, value) in keys.enumerate() {
            let position = self.entries.position(list, index);
            let pointer = format!("/{list}/{position}/{key}");
            if !seen.insert(value) {
                self.fault(at(file, pointer), format!("`{value}` is there twice"));
            } else if key != "code" && !slug::is_slug(value) {
                self.fault(
                    at(file, pointer),
                    format!("`{value}` is no slug: lower-case letters, digits and hyphens"),
                );
            }
        }
    }

    fn unique_keys(&mut self, seeds: &'a Seeds) {
        self.unique(
            "sources.json",
            "sources",
            "slug",
            seeds.sources.iter().map(|e| e.slug.as_str()),
        );
        self.unique(
            "organizations.json",
            "organizations",
            "slug",
            seeds.organizations.iter().map(|e| e.slug.as_str()),
        );
        self.unique(
            "regions.json",
            "regions",
            "code",
            seeds.regions.iter().map(|e| e.code.as_str()),
        );
        self.unique(
            "occupations.json",
            "occupations",
            "code",
            seeds.occupations.iter().map(|e| e.code.as_str()),
        );
        self.unique(
            "families.json",
            "families",
            "slug",
            seeds.families.iter().map(|e| e.slug.as_str()),
        );
        self.unique(
            "tracks.json",
            "tracks",
            "slug",
            seeds.tracks.iter().map(|e| e.slug.as_str()),
        );
        self.unique(
            "skills.json",
            "skills",
            "slug",
            seeds.skills.iter().map(|e| e.slug.as_str()),
        );
        self.unique(
            "technologies.json",
            "technologies",
            "slug",
            seeds.technologies.iter().map(|e| e.slug.as_str()),
        );
        self.unique(
            "education-paths.json",
            "education_paths",
            "slug",
            seeds.education_paths.iter().map(|e| e.slug.as_str()),
        );
        self.unique(
            "certifications.json",
            "certifications",
            "slug",
            seeds.certifications.iter().map(|e| e.slug.as_str()),
        );
        self.unique(
            "salary-bands.json",
            "salary_bands",
            "id",
            seeds.salary_bands.iter().map(|e| e.id.as_str()),
        );
        self.unique(
            "salary-differentials.json",
            "salary_differentials",
            "id",
            seeds.salary_differentials.iter().map(|e| e.id.as_str()),
        );
        self.unique(
            "regional-outlook.json",
            "regional_outlook",
            "id",
            seeds.regional_outlook.iter().map(|e| e.id.as_str()),
        );
    }

    fn range(&mut self, at: At<'_>, min: Option<u32>, max: Option<u32>) {
        match (min, max) {
            (None, None) => self.fault(at, "a range needs an end"),
            (Some(min), Some(max)) if min > max => self.fault(at, "min exceeds max"),
            _ => {}
        }
    }

    fn not_editorial(&mut self, at: At<'_>, source: &str) {
        if source == EDITORIAL {
            self.fault(
                at,
                "numbers and rules are never editorial: name the document that states them",
            );
        }
    }

    /// A currency is one that some region of the data set pays in.
    fn currency(&mut self, at: At<'_>, code: &str) {
        if !self.currencies.is_empty() && !self.currencies.contains(code) {
            let mut known: Vec<&str> = self.currencies.iter().copied().collect();
            known.sort_unstable();
            self.fault(
                at,
                format!(
                    "no region pays in `{code}`; they pay in {}",
                    known.join(", ")
                ),
            );
        }
    }
}
