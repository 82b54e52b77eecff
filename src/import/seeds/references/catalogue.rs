//! References and rules of the catalogue: organizations, places, occupations, tracks, credentials.

use super::super::rows::ancestors;
use super::super::{CostSeed, Seeds};
use super::{Check, at};

impl<'a> Check<'a> {
    pub(super) fn catalogue(&mut self, seeds: &'a Seeds) {
        let file = "organizations.json";
        for (i, entry) in self.placed("organizations", &seeds.organizations) {
            self.sourced(
                at(file, format!("/organizations/{i}/description")),
                &entry.description,
            );
        }
        let file = "regions.json";
        for (i, entry) in self.placed("regions", &seeds.regions) {
            match &entry.parent {
                Some(parent) => {
                    self.known(
                        at(file, format!("/regions/{i}/parent")),
                        "regions",
                        "region",
                        parent,
                    );
                }
                None if entry.code == "M49-001" => {}
                None => self.fault(
                    at(file, format!("/regions/{i}/parent")),
                    "only the world has no parent",
                ),
            }
        }
        self.containment(seeds);
        let file = "occupations.json";
        for (i, entry) in self.placed("occupations", &seeds.occupations) {
            self.sourced(
                at(file, format!("/occupations/{i}/description")),
                &entry.description,
            );
            self.source(at(file, format!("/occupations/{i}/source")), &entry.source);
            if let Some(parent) = &entry.parent {
                let pointer = format!("/occupations/{i}/parent");
                self.known(at(file, pointer), "occupations", "occupation", parent);
            }
            if entry.job_zone.is_some_and(|zone| !(1..=5).contains(&zone)) {
                self.fault(
                    at(file, format!("/occupations/{i}/job_zone")),
                    "a job zone is 1 to 5",
                );
            }
        }
        for (i, entry) in self.placed("families", &seeds.families) {
            self.sourced(
                at("families.json", format!("/families/{i}/description")),
                &entry.description,
            );
        }
        for (i, entry) in self.placed("skills", &seeds.skills) {
            self.sourced(
                at("skills.json", format!("/skills/{i}/description")),
                &entry.description,
            );
        }
        for (i, entry) in self.placed("technologies", &seeds.technologies) {
            self.sourced(
                at(
                    "technologies.json",
                    format!("/technologies/{i}/description"),
                ),
                &entry.description,
            );
        }
        self.tracks(seeds);
        self.credentials(seeds);
    }

    /// Every place must lie, by way of its parents, in the world.
    fn containment(&mut self, seeds: &'a Seeds) {
        if self
            .entries
            .keys("regions")
            .is_none_or(|keys| keys.len() != seeds.regions.len())
        {
            return;
        }
        let ancestors = ancestors(&seeds.regions);
        for (i, region) in self.placed("regions", &seeds.regions) {
            let parents_known = region
                .parent
                .as_ref()
                .is_some_and(|parent| seeds.regions.iter().any(|other| other.code == *parent));
            let reaches_world = ancestors
                .iter()
                .any(|pair| pair.region == region.code && pair.ancestor == "M49-001");
            if parents_known && !reaches_world {
                let detail = "the parents of this place never reach the world (`M49-001`)";
                self.fault(at("regions.json", format!("/regions/{i}/parent")), detail);
            }
        }
    }

    fn tracks(&mut self, seeds: &'a Seeds) {
        let file = "tracks.json";
        for (i, track) in self.placed("tracks", &seeds.tracks) {
            self.sourced(
                at(file, format!("/tracks/{i}/description")),
                &track.description,
            );
            for (j, rung) in track.rungs.iter().enumerate() {
                let base = format!("/tracks/{i}/rungs/{j}");
                self.known(
                    at(file, format!("{base}/role")),
                    "roles",
                    "role",
                    &rung.role,
                );
                self.source(at(file, format!("{base}/source")), &rung.source);
                if let Some(years) = &rung.years {
                    self.range(at(file, format!("{base}/years")), years.min, years.max);
                    self.not_editorial(at(file, format!("{base}/source")), &rung.source);
                }
                if let Some(id) = &rung.salary_band {
                    let pointer = format!("{base}/salary_band");
                    self.known(at(file, pointer), "salary_bands", "salary band", id);
                }
            }
        }
    }

    fn credentials(&mut self, seeds: &'a Seeds) {
        let file = "education-paths.json";
        for (i, entry) in self.placed("education_paths", &seeds.education_paths) {
            let base = format!("/education_paths/{i}");
            self.sourced(at(file, format!("{base}/description")), &entry.description);
            self.sources(file, &base, &entry.sources);
            self.cost(file, &base, entry.cost.as_ref());
            if let Some(provider) = &entry.provider {
                self.known(
                    at(file, format!("{base}/provider")),
                    "organizations",
                    "organization",
                    provider,
                );
            }
            for (name, range) in [
                ("full_time", &entry.duration_months.full_time),
                ("part_time", &entry.duration_months.part_time),
            ] {
                if let Some(range) = range {
                    self.range(
                        at(file, format!("{base}/duration_months/{name}")),
                        range.min,
                        range.max,
                    );
                }
            }
        }
        let file = "certifications.json";
        for (i, entry) in self.placed("certifications", &seeds.certifications) {
            let base = format!("/certifications/{i}");
            self.sourced(at(file, format!("{base}/description")), &entry.description);
            self.sources(file, &base, &entry.sources);
            self.cost(file, &base, entry.cost.as_ref());
            if let Some(issuer) = &entry.issuer {
                self.known(
                    at(file, format!("{base}/issuer")),
                    "organizations",
                    "organization",
                    issuer,
                );
            }
            for (j, rule) in entry.requirements.iter().enumerate() {
                let pointer = format!("{base}/requirements/{j}/source");
                self.source(at(file, pointer.clone()), &rule.source);
                self.not_editorial(at(file, pointer), &rule.source);
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

    fn cost(&mut self, file: &str, base: &str, cost: Option<&CostSeed>) {
        let Some(cost) = cost else { return };
        self.range(at(file, format!("{base}/cost")), cost.min, cost.max);
        self.currency(at(file, format!("{base}/cost/currency")), &cost.currency);
        self.source(at(file, format!("{base}/cost/source")), &cost.source);
        self.not_editorial(at(file, format!("{base}/cost/source")), &cost.source);
    }
}
