//! What no schema can say: keys are unique, references lead somewhere, every role is whole, no number is editorial.

mod catalogue;
mod credentials;
mod figures;
mod headline;
mod prices;
mod roles;
mod titles;
mod unread;

use std::collections::HashSet;

use super::reader::Entries;
use super::{
    CertificationSeed, ConsumerPricesSeed, EducationPathSeed, FamilySeed, Fault, OccupationSeed,
    OrganizationSeed, Range, RegionSeed, RegionalOutlookSeed, RoleTitlesSeed, SalaryBandSeed,
    SalaryDifferentialSeed, Seeds, SkillSeed, SourceSeed, Sourced, TechnologySeed, TitleTermSeed,
    TrackSeed,
};
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
        seeds,
        entries,
        currencies,
        faults: Vec::new(),
    };
    check.unique_keys();
    check.catalogue();
    check.credentials();
    check.figures();
    check.consumer_prices();
    check.titles();
    check.title_terms();
    check.role_titles();
    check.posting_terms();
    for role in &seeds.roles {
        check.role(role);
    }
    check.unread();
    check.faults
}

/// An entry of a file that holds one list.
trait Keyed {
    /// The file.
    const FILE: &'static str;
    /// The list in it.
    const LIST: &'static str;
    /// The name of its key.
    const KEY: &'static str;

    /// Its key.
    fn key(&self) -> &str;
}

macro_rules! keyed {
    ($($file:literal: $list:ident of $entry:ident by $key:ident;)+) => {
        $(impl Keyed for $entry {
            const FILE: &'static str = $file;
            const LIST: &'static str = stringify!($list);
            const KEY: &'static str = stringify!($key);

            fn key(&self) -> &str {
                &self.$key
            }
        })+

        impl Check<'_> {
            fn unique_keys(&mut self) {
                $(self.unique(&self.seeds.$list);)+
            }
        }
    };
}

keyed! {
    "sources.json": sources of SourceSeed by slug;
    "organizations.json": organizations of OrganizationSeed by slug;
    "regions.json": regions of RegionSeed by code;
    "occupations.json": occupations of OccupationSeed by code;
    "families.json": families of FamilySeed by slug;
    "tracks.json": tracks of TrackSeed by slug;
    "skills.json": skills of SkillSeed by slug;
    "technologies.json": technologies of TechnologySeed by slug;
    "education-paths.json": education_paths of EducationPathSeed by slug;
    "certifications.json": certifications of CertificationSeed by slug;
    "salary-bands.json": salary_bands of SalaryBandSeed by id;
    "salary-differentials.json": salary_differentials of SalaryDifferentialSeed by id;
    "regional-outlook.json": regional_outlook of RegionalOutlookSeed by id;
    "consumer-prices.json": consumer_prices of ConsumerPricesSeed by slug;
    "title-terms.json": title_terms of TitleTermSeed by words;
    "role-titles.json": role_titles of RoleTitlesSeed by role;
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
    seeds: &'a Seeds,
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

    /// As [`Self::known`], for a reference that may be absent.
    fn known_if(&mut self, at: At<'_>, list: &str, what: &str, key: Option<&String>) {
        if let Some(key) = key {
            self.known(at, list, what, key);
        }
    }

    /// The entries of a list, each with the pointer to it in its file.
    fn placed<T: Keyed>(&self, entries: &'a [T]) -> Vec<(String, &'a T)> {
        entries
            .iter()
            .enumerate()
            .map(|(index, entry)| {
                let position = self.entries.position(T::LIST, index);
                (format!("/{}/{position}", T::LIST), entry)
            })
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

    fn unique<T: Keyed>(&mut self, entries: &'a [T]) {
        let mut seen = HashSet::new();
        for (base, entry) in self.placed(entries) {
            let at = at(T::FILE, format!("{base}/{}", T::KEY));
            if !seen.insert(entry.key()) {
                self.fault(at, format!("`{}` is there twice", entry.key()));
            } else if !["code", "words"].contains(&T::KEY) {
                self.slug(at, entry.key());
            }
        }
    }

    fn slug(&mut self, at: At<'_>, text: &str) {
        if !slug::is_slug(text) {
            self.fault(
                at,
                format!("`{text}` is no slug: lower-case letters, digits and hyphens"),
            );
        }
    }

    /// A range has an end, and does not fall.
    fn range<T: PartialOrd>(&mut self, at: At<'_>, min: Option<T>, max: Option<T>) {
        match (min, max) {
            (None, None) => self.fault(at, "a range needs an end"),
            (Some(min), Some(max)) if min > max => self.fault(at, "min exceeds max"),
            _ => {}
        }
    }

    /// As [`Self::range`], for a range that may be absent.
    fn range_if(&mut self, at: At<'_>, range: Option<&Range>) {
        if let Some(range) = range {
            self.range(at, range.min, range.max);
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

    /// The source of a number or a rule: one that exists, and a document.
    fn document(&mut self, file: &str, pointer: String, source: &str) {
        self.source(at(file, pointer.clone()), source);
        self.not_editorial(at(file, pointer), source);
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
