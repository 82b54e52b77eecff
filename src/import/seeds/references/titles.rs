//! A title or an alias belongs to one role only, and stands there once; terms of titles mean what their kind can mean.

use std::collections::HashMap;

use super::{Check, at};
use crate::domain::text::fold;
use crate::domain::vocabulary::TitleTermKind;

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
            if term.meaning().is_some() {
                continue;
            }
            let wanted = match term.kind {
                TitleTermKind::Abbreviation => "must say what it is short for",
                TitleTermKind::Rank => "must be one of the seniorities, such as `senior`",
                TitleTermKind::Profession | TitleTermKind::Noise => "must be null",
            };
            let at = at("title-terms.json", format!("{base}/means"));
            self.fault(
                at,
                format!("`{}`, of kind {}: {wanted}", term.words, term.kind),
            );
        }
    }
}
