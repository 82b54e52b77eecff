//! References and rules of roles.

use std::collections::HashSet;

use super::super::RoleSeed;
use super::{Check, at};
use crate::domain::slug;

impl<'a> Check<'a> {
    pub(super) fn role(&mut self, role: &RoleSeed) {
        let name = format!("roles/{}.json", role.slug);
        let file = name.as_str();
        if !slug::is_slug(&role.slug) {
            self.fault(
                at(file, "/slug"),
                "a slug is lower-case letters, digits and hyphens",
            );
        }
        self.known(at(file, "/family"), "families", "family", &role.family);
        self.known(at(file, "/track"), "tracks", "track", &role.track);
        self.known(
            at(file, "/occupation/code"),
            "occupations",
            "occupation",
            &role.occupation.code,
        );
        self.sourced(at(file, "/summary"), &role.summary);
        self.sourced(at(file, "/description"), &role.description);
        if let Some(years) = &role.experience_years {
            self.range(at(file, "/experience_years"), years.min, years.max);
            self.source(at(file, "/experience_years/source"), &years.source);
            self.not_editorial(at(file, "/experience_years/source"), &years.source);
        }
        if let Some(level) = &role.typical_education {
            self.source(at(file, "/typical_education/source"), &level.source);
        }
        if let Some(text) = &role.work_environment {
            self.sourced(at(file, "/work_environment"), text);
        }
        self.whole(file, role);
        self.role_texts(file, role);
        self.role_links(file, role);
        self.role_stories(file, role);
    }

    /// A role must be whole enough to draw a page from.
    fn whole(&mut self, file: &str, role: &RoleSeed) {
        for (pointer, count, least) in [
            ("/aliases", role.aliases.len(), 2),
            ("/responsibilities", role.responsibilities.len(), 3),
            ("/skills", role.skills.len(), 5),
            ("/education", role.education.len(), 1),
            ("/certifications", role.certifications.len(), 1),
        ] {
            if count < least {
                self.fault(
                    at(file, pointer),
                    format!("at least {least}, found {count}"),
                );
            }
        }
    }

    fn role_texts(&mut self, file: &str, role: &RoleSeed) {
        for (list, texts) in [
            ("aliases", &role.aliases),
            ("responsibilities", &role.responsibilities),
            ("settings", &role.settings),
            ("standards", &role.standards),
            ("regulations", &role.regulations),
            ("pros", &role.pros),
            ("cons", &role.cons),
        ] {
            let mut seen = HashSet::new();
            for (i, text) in texts.iter().enumerate() {
                self.sourced(at(file, format!("/{list}/{i}")), text);
                if !seen.insert(text.text.to_lowercase()) {
                    self.fault(
                        at(file, format!("/{list}/{i}")),
                        format!("`{}` is there twice", text.text),
                    );
                }
            }
        }
    }

    fn role_links(&mut self, file: &str, role: &RoleSeed) {
        self.distinct(
            file,
            "skills",
            role.skills.iter().map(|link| link.skill.as_str()),
        );
        self.distinct(
            file,
            "technologies",
            role.technologies
                .iter()
                .map(|link| link.technology.as_str()),
        );
        self.distinct(
            file,
            "education",
            role.education.iter().map(|link| link.path.as_str()),
        );
        self.distinct(
            file,
            "certifications",
            role.certifications
                .iter()
                .map(|link| link.certification.as_str()),
        );
        for (i, link) in role.skills.iter().enumerate() {
            self.known(
                at(file, format!("/skills/{i}/skill")),
                "skills",
                "skill",
                &link.skill,
            );
            self.source(at(file, format!("/skills/{i}/source")), &link.source);
        }
        for (i, link) in role.technologies.iter().enumerate() {
            let pointer = format!("/technologies/{i}/technology");
            self.known(
                at(file, pointer),
                "technologies",
                "technology",
                &link.technology,
            );
            self.source(at(file, format!("/technologies/{i}/source")), &link.source);
        }
        for (i, link) in role.education.iter().enumerate() {
            let pointer = format!("/education/{i}/path");
            self.known(
                at(file, pointer),
                "education_paths",
                "education path",
                &link.path,
            );
            self.source(at(file, format!("/education/{i}/source")), &link.source);
        }
        for (i, link) in role.certifications.iter().enumerate() {
            let pointer = format!("/certifications/{i}/certification");
            self.known(
                at(file, pointer),
                "certifications",
                "certification",
                &link.certification,
            );
            self.source(
                at(file, format!("/certifications/{i}/source")),
                &link.source,
            );
        }
        let headline = &role.headline;
        if let Some(id) = &headline.median {
            self.known(
                at(file, "/headline/median"),
                "salary_bands",
                "salary band",
                id,
            );
        }
        for (name, id) in [
            ("growth", &headline.growth),
            ("openings", &headline.openings),
        ] {
            if let Some(id) = id {
                let pointer = format!("/headline/{name}");
                self.known(at(file, pointer), "regional_outlook", "outlook row", id);
            }
        }
    }

    fn distinct<'k>(&mut self, file: &str, list: &str, keys: impl Iterator<Item = &'k str>) {
        let mut seen = HashSet::new();
        for (i, key) in keys.enumerate() {
            if !seen.insert(key) {
                self.fault(
                    at(file, format!("/{list}/{i}")),
                    format!("`{key}` is there twice"),
                );
            }
        }
    }

    fn role_stories(&mut self, file: &str, role: &RoleSeed) {
        for (i, faq) in role.faqs.iter().enumerate() {
            self.source(at(file, format!("/faqs/{i}/source")), &faq.source);
        }
        for (i, step) in role.steps.iter().enumerate() {
            self.source(at(file, format!("/steps/{i}/source")), &step.source);
            if let Some(range) = &step.duration_months {
                self.range(
                    at(file, format!("/steps/{i}/duration_months")),
                    range.min,
                    range.max,
                );
                self.not_editorial(at(file, format!("/steps/{i}/source")), &step.source);
            }
        }
        for (i, line) in role.timelines.iter().enumerate() {
            self.source(at(file, format!("/timelines/{i}/source")), &line.source);
            self.not_editorial(at(file, format!("/timelines/{i}/source")), &line.source);
            self.range(
                at(file, format!("/timelines/{i}/years")),
                line.years.min,
                line.years.max,
            );
        }
        for (i, note) in role.market_notes.iter().enumerate() {
            self.source(at(file, format!("/market_notes/{i}/source")), &note.source);
        }
        for (i, link) in role.related.iter().enumerate() {
            self.source(at(file, format!("/related/{i}/source")), &link.source);
            if let Some(other) = &link.role {
                self.known(
                    at(file, format!("/related/{i}/role")),
                    "roles",
                    "role",
                    other,
                );
            }
        }
        for (i, link) in role.distinct_from.iter().enumerate() {
            self.source(at(file, format!("/distinct_from/{i}/source")), &link.source);
            if let Some(other) = &link.role {
                self.known(
                    at(file, format!("/distinct_from/{i}/role")),
                    "roles",
                    "role",
                    other,
                );
            }
        }
    }
}
