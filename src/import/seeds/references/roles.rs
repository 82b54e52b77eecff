//! References and rules of roles.

use std::collections::HashSet;

use super::super::RoleSeed;
use super::{Check, at};
use crate::domain::period::is_period_or_span;
use crate::domain::text::fold;

impl<'a> Check<'a> {
    pub(super) fn role(&mut self, role: &RoleSeed) {
        let name = format!("roles/{}.json", role.slug);
        let file = name.as_str();
        self.slug(at(file, "/slug"), &role.slug);
        self.known(at(file, "/family"), "families", "family", &role.family);
        self.known(at(file, "/track"), "tracks", "track", &role.track);
        let track = self
            .seeds
            .tracks
            .iter()
            .find(|track| track.slug == role.track);
        if track.is_some_and(|track| track.rungs.iter().all(|rung| rung.role != role.slug)) {
            let detail = format!("the role stands on no rung of the track `{}`", role.track);
            self.fault(at(file, "/track"), detail);
        }
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
            self.document(file, "/experience_years/source".to_owned(), &years.source);
        }
        if let Some(level) = &role.typical_education {
            self.source(at(file, "/typical_education/source"), &level.source);
        }
        if let Some(text) = &role.work_environment {
            self.sourced(at(file, "/work_environment"), text);
        }
        self.whole(file, role);
        self.role_texts(file, role);
        self.links(file, role);
        self.headline(file, role);
        self.stories(file, role);
        self.other_jobs(file, role);
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
                // Whether a title or an alias repeats another is asked over all roles at once, in `titles`.
                if list != "aliases" && !seen.insert(fold(&text.text)) {
                    self.fault(
                        at(file, format!("/{list}/{i}")),
                        format!("`{}` is there twice", text.text),
                    );
                }
            }
        }
    }

    fn links(&mut self, file: &str, role: &RoleSeed) {
        let skills = role.skills.iter();
        self.list_of_links(
            file,
            ("skills", "skill"),
            ("skills", "skill"),
            skills.map(|link| (&*link.skill, &*link.source)),
        );
        let technologies = role.technologies.iter();
        self.list_of_links(
            file,
            ("technologies", "technology"),
            ("technologies", "technology"),
            technologies.map(|link| (&*link.technology, &*link.source)),
        );
        let organizations = role.organizations.iter();
        self.list_of_links(
            file,
            ("organizations", "slug"),
            ("organizations", "organization"),
            organizations.map(|link| (&*link.slug, &*link.source)),
        );
        let education = role.education.iter();
        self.list_of_links(
            file,
            ("education", "path"),
            ("education_paths", "education path"),
            education.map(|link| (&*link.path, &*link.source)),
        );
        let certifications = role.certifications.iter();
        self.list_of_links(
            file,
            ("certifications", "certification"),
            ("certifications", "certification"),
            certifications.map(|link| (&*link.certification, &*link.source)),
        );
    }

    /// Links of one list lead to entries of another, each to one of its own.
    fn list_of_links<'k>(
        &mut self,
        file: &str,
        (list, field): (&str, &str),
        (target, what): (&str, &str),
        links: impl Iterator<Item = (&'k str, &'k str)>,
    ) {
        let mut seen = HashSet::new();
        for (i, (key, source)) in links.enumerate() {
            if !seen.insert(key) {
                let at = at(file, format!("/{list}/{i}"));
                self.fault(at, format!("`{key}` is there twice"));
            }
            let pointer = format!("/{list}/{i}/{field}");
            self.known(at(file, pointer), target, what, key);
            self.source(at(file, format!("/{list}/{i}/source")), source);
        }
    }

    fn stories(&mut self, file: &str, role: &RoleSeed) {
        for (i, faq) in role.faqs.iter().enumerate() {
            self.source(at(file, format!("/faqs/{i}/source")), &faq.source);
        }
        for (i, step) in role.steps.iter().enumerate() {
            self.source(at(file, format!("/steps/{i}/source")), &step.source);
            if let Some(range) = &step.duration_months {
                let months = at(file, format!("/steps/{i}/duration_months"));
                self.range_if(months, Some(range));
                self.not_editorial(at(file, format!("/steps/{i}/source")), &step.source);
            }
        }
        for (i, line) in role.timelines.iter().enumerate() {
            self.document(file, format!("/timelines/{i}/source"), &line.source);
            let years = at(file, format!("/timelines/{i}/years"));
            self.range_if(years, Some(&line.years));
        }
        for (i, note) in role.market_notes.iter().enumerate() {
            self.source(at(file, format!("/market_notes/{i}/source")), &note.source);
            let period = note.reference_period.as_deref();
            if period.is_some_and(|text| !is_period_or_span(text)) {
                self.fault(
                    at(file, format!("/market_notes/{i}/reference_period")),
                    "a reference period is `YYYY`, `YYYY-MM` or `YYYY-YYYY`",
                );
            }
        }
    }

    fn other_jobs(&mut self, file: &str, role: &RoleSeed) {
        let related = role.related.iter().map(|job| (&job.role, &job.source));
        let distinct = role
            .distinct_from
            .iter()
            .map(|job| (&job.role, &job.source));
        let related = related.enumerate().map(|(i, job)| ("related", i, job));
        let distinct = distinct
            .enumerate()
            .map(|(i, job)| ("distinct_from", i, job));
        for (list, i, (other, source)) in related.chain(distinct) {
            self.source(at(file, format!("/{list}/{i}/source")), source);
            let pointer = format!("/{list}/{i}/role");
            self.known_if(at(file, pointer), "roles", "role", other.as_ref());
        }
    }
}
