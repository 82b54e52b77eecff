//! A title or an alias belongs to one role only, and stands there once; terms of titles mean what their kind can mean.

use std::collections::{HashMap, HashSet};

use super::super::NO_ROLE;
use super::{Check, at};
use crate::domain::text::fold;
use crate::domain::titles::terms::Meaning;
use crate::domain::vocabulary::{PostingTermKind, TitleTermKind};

impl Check<'_> {
    /// No role may be called what another is, nor what it is called already, whatever the case and the accents.
    pub(super) fn titles(&mut self) {
        let mut owners = HashMap::<String, &str>::new();
        let titles = self
            .seeds
            .roles
            .iter()
            .map(|role| (role, "/title".to_owned(), &role.title));
        let aliases = self.seeds.roles.iter().flat_map(|role| {
            let numbered = role.aliases.iter().enumerate();
            numbered.map(move |(i, alias)| (role, format!("/aliases/{i}"), &alias.text))
        });
        for (role, pointer, text) in titles.chain(aliases) {
            if let Some(owner) = owners.get(&fold(text)) {
                let file = format!("roles/{}.json", role.slug);
                self.fault(
                    at(&file, pointer),
                    format!("`{text}` is a title of `{owner}` already"),
                );
            } else {
                owners.insert(fold(text), &role.slug);
            }
        }
    }

    /// What a term of titles means must fit its kind.
    pub(super) fn title_terms(&mut self) {
        for (base, term) in self.placed(&self.seeds.title_terms) {
            if Meaning::of(term.kind, term.means.as_deref()).is_some() {
                continue;
            }
            let wanted = match term.kind {
                TitleTermKind::Abbreviation => "must say what it is short for",
                TitleTermKind::Synonym | TitleTermKind::Product | TitleTermKind::Module => {
                    "must say what it counts as"
                }
                TitleTermKind::Rank => "must be one of the seniorities, such as `senior`",
                TitleTermKind::Setting => "must be `health` or `other`",
                TitleTermKind::Job => "must be null, `health` or `other`",
                TitleTermKind::Profession | TitleTermKind::Noise => "must be null",
            };
            let at = at("title-terms.json", format!("{base}/means"));
            self.fault(
                at,
                format!("`{}`, of kind {}: {wanted}", term.words, term.kind),
            );
        }
    }

    /// Wordings name an entry that there is, each once.
    pub(super) fn posting_terms(&mut self) {
        let mut met = HashSet::new();
        for (index, term) in self.seeds.posting_terms.iter().enumerate() {
            let place = self.entries.position("posting_terms", index);
            let base = format!("/posting_terms/{place}");
            let list = match term.kind {
                PostingTermKind::Skill => "skills",
                PostingTermKind::Technology => "technologies",
                PostingTermKind::Certification => "certifications",
            };
            let entry = at("posting-terms.json", format!("{base}/entry"));
            self.known_if(entry, list, term.kind.as_str(), term.entry.as_ref());
            if !met.insert((term.kind, &term.entry, &term.words)) {
                let words = at("posting-terms.json", format!("{base}/words"));
                self.fault(words, format!("`{}` is there twice", term.words));
            }
        }
    }

    /// Titles are those of a role that there is, written as they are compared, each once.
    pub(super) fn role_titles(&mut self) {
        for (base, entry) in self.placed(&self.seeds.role_titles) {
            if entry.role != NO_ROLE {
                let at = at("role-titles.json", format!("{base}/role"));
                self.known(at, "roles", "role", &entry.role);
            }
            let mut met = HashSet::new();
            for (list, titles) in [
                ("titles", &entry.titles),
                ("stand_alone", &entry.stand_alone),
            ] {
                for (place, title) in titles.iter().enumerate() {
                    let fault = if *title != fold(title) || title.is_empty() {
                        "must be in lower case, with single spaces"
                    } else if !met.insert(title) {
                        "is there twice"
                    } else {
                        continue;
                    };
                    let at = at("role-titles.json", format!("{base}/{list}/{place}"));
                    self.fault(at, format!("`{title}` {fault}"));
                }
            }
        }
    }
}
