//! References and rules of education paths and certifications.

use super::super::CostSeed;
use super::{Check, at};
use crate::domain::vocabulary::CertificationStatus;

impl Check<'_> {
    pub(super) fn credentials(&mut self) {
        let seeds = self.seeds;
        self.descriptions(&seeds.education_paths, |entry| &entry.description);
        self.descriptions(&seeds.certifications, |entry| &entry.description);
        self.education_paths();
        self.certifications();
    }

    fn education_paths(&mut self) {
        let file = "education-paths.json";
        for (base, entry) in self.placed(&self.seeds.education_paths) {
            self.sources(file, &base, &entry.sources);
            self.cost(file, &base, entry.cost.as_ref());
            self.known_if(
                at(file, format!("{base}/provider")),
                "organizations",
                "organization",
                entry.provider.as_ref(),
            );
            let duration = &entry.duration_months;
            for (name, range) in [
                ("full_time", &duration.full_time),
                ("part_time", &duration.part_time),
            ] {
                let at = at(file, format!("{base}/duration_months/{name}"));
                self.range_if(at, range.as_ref());
            }
        }
    }

    fn certifications(&mut self) {
        let file = "certifications.json";
        for (base, entry) in self.placed(&self.seeds.certifications) {
            self.sources(file, &base, &entry.sources);
            self.cost(file, &base, entry.cost.as_ref());
            self.known_if(
                at(file, format!("{base}/issuer")),
                "organizations",
                "organization",
                entry.issuer.as_ref(),
            );
            if (entry.status == CertificationStatus::Unknown) == entry.checked_on.is_some() {
                self.fault(
                    at(file, format!("{base}/checked_on")),
                    "a status other than `unknown` has the day on which somebody checked it, and `unknown` has none",
                );
            }
            for (j, rule) in entry.requirements.iter().enumerate() {
                let pointer = format!("{base}/requirements/{j}/source");
                self.document(file, pointer, &rule.source);
            }
        }
    }

    fn sources(&mut self, file: &str, base: &str, sources: &[String]) {
        if sources.is_empty() {
            self.fault(at(file, format!("{base}/sources")), "at least one source");
        }
        for (i, source) in sources.iter().enumerate() {
            self.source(at(file, format!("{base}/sources/{i}")), source);
        }
    }

    /// A cost has an end, or says in words what it is.
    fn cost(&mut self, file: &str, base: &str, cost: Option<&CostSeed>) {
        let Some(cost) = cost else { return };
        if cost.min.is_some() || cost.max.is_some() || cost.note.is_none() {
            self.range(at(file, format!("{base}/cost")), cost.min, cost.max);
        }
        self.currency(at(file, format!("{base}/cost/currency")), &cost.currency);
        self.document(file, format!("{base}/cost/source"), &cost.source);
    }
}
