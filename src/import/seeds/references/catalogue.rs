//! References and rules of organizations, places, occupations, families, tracks, skills and tools.

use super::super::Sourced;
use super::super::rows::ancestors;
use super::{Check, Keyed, at};

/// Code of the place that contains all others.
const WORLD: &str = "M49-001";

impl<'a> Check<'a> {
    pub(super) fn catalogue(&mut self) {
        let seeds = self.seeds;
        self.descriptions(&seeds.organizations, |entry| &entry.description);
        self.descriptions(&seeds.occupations, |entry| &entry.description);
        self.descriptions(&seeds.families, |entry| &entry.description);
        self.descriptions(&seeds.tracks, |entry| &entry.description);
        self.descriptions(&seeds.skills, |entry| &entry.description);
        self.descriptions(&seeds.technologies, |entry| &entry.description);
        self.regions();
        self.containment();
        self.occupations();
        self.tracks();
    }

    pub(super) fn descriptions<T: Keyed>(
        &mut self,
        entries: &'a [T],
        description: impl Fn(&T) -> &Sourced,
    ) {
        for (base, entry) in self.placed(entries) {
            let at = at(T::FILE, format!("{base}/description"));
            self.sourced(at, description(entry));
        }
    }

    fn regions(&mut self) {
        let file = "regions.json";
        for (base, entry) in self.placed(&self.seeds.regions) {
            let at = at(file, format!("{base}/parent"));
            match &entry.parent {
                Some(parent) => self.known(at, "regions", "region", parent),
                None if entry.code == WORLD => {}
                None => self.fault(at, "only the world has no parent"),
            }
        }
    }

    /// Every place must lie, by way of its parents, in the world.
    fn containment(&mut self) {
        let regions = &self.seeds.regions;
        if self
            .entries
            .keys("regions")
            .is_none_or(|keys| keys.len() != regions.len())
        {
            return;
        }
        let ancestors = ancestors(regions);
        for (base, region) in self.placed(regions) {
            let parents_known = region
                .parent
                .as_ref()
                .is_some_and(|parent| regions.iter().any(|other| other.code == *parent));
            let reaches_world = ancestors
                .iter()
                .any(|pair| pair.region == region.code && pair.ancestor == WORLD);
            if parents_known && !reaches_world {
                self.fault(
                    at("regions.json", format!("{base}/parent")),
                    format!("the parents of this place never reach the world (`{WORLD}`)"),
                );
            }
        }
    }

    fn occupations(&mut self) {
        let file = "occupations.json";
        for (base, entry) in self.placed(&self.seeds.occupations) {
            self.source(at(file, format!("{base}/source")), &entry.source);
            self.known_if(
                at(file, format!("{base}/parent")),
                "occupations",
                "occupation",
                entry.parent.as_ref(),
            );
            if entry.job_zone.is_some_and(|zone| !(1..=5).contains(&zone)) {
                let at = at(file, format!("{base}/job_zone"));
                self.fault(at, "a job zone is 1 to 5");
            }
        }
    }

    fn tracks(&mut self) {
        let file = "tracks.json";
        for (track_base, track) in self.placed(&self.seeds.tracks) {
            for (j, rung) in track.rungs.iter().enumerate() {
                let base = format!("{track_base}/rungs/{j}");
                let role = || at(file, format!("{base}/role"));
                self.known(role(), "roles", "role", &rung.role);
                if track
                    .rungs
                    .iter()
                    .take(j)
                    .any(|lower| lower.role == rung.role)
                {
                    self.fault(role(), "the role stands on a lower rung already");
                }
                self.source(at(file, format!("{base}/source")), &rung.source);
                if rung.years.is_some() {
                    self.range_if(at(file, format!("{base}/years")), rung.years.as_ref());
                    self.not_editorial(at(file, format!("{base}/source")), &rung.source);
                }
                if let Some(id) = &rung.salary_band {
                    self.rung_pay(file, format!("{base}/salary_band"), id);
                }
            }
        }
    }

    /// The pay of a rung is a median or a mean, for a year.
    fn rung_pay(&mut self, file: &str, pointer: String, id: &str) {
        self.known(at(file, pointer.clone()), "salary_bands", "salary band", id);
        let Some(band) = self.band(id) else { return };
        if band.amounts.median.is_none() && band.amounts.mean.is_none() {
            self.fault(
                at(file, pointer.clone()),
                format!("`{id}` has neither a median nor a mean to show"),
            );
        }
        self.yearly(at(file, pointer), band);
    }
}
