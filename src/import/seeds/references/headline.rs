//! The headline of a role: figures that can be shown as its own, all for one place.

use super::super::{HeadlineSeed, OccupationLink, RegionalOutlookSeed, RoleSeed};
use super::{Check, at};

/// Tells whether an outlook row has what is to be shown of it.
type Says = fn(&RegionalOutlookSeed) -> bool;

impl<'a> Check<'a> {
    pub(super) fn headline(&mut self, file: &str, role: &RoleSeed) {
        let HeadlineSeed {
            median,
            growth,
            openings,
        } = &role.headline;
        let mut places = Vec::new();
        if let Some(id) = median {
            places.extend(self.headline_median(file, role, id));
        }
        let outlooks: [(&str, &Option<String>, Says); 2] = [
            ("growth", growth, |row| row.growth_percent.is_some()),
            ("openings", openings, |row| row.annual_openings.is_some()),
        ];
        for (name, id, says) in outlooks {
            let Some(id) = id else { continue };
            let pointer = format!("/headline/{name}");
            self.known(
                at(file, pointer.clone()),
                "regional_outlook",
                "outlook row",
                id,
            );
            let Some(row) = self.outlook(id) else {
                continue;
            };
            if !says(row) {
                let detail = format!("`{id}` states no {name}");
                self.fault(at(file, pointer.clone()), detail);
            }
            let occupation = row.occupation.as_ref();
            self.own(file, pointer, role, (id, row.role.as_ref(), occupation));
            places.push(&row.region);
        }
        places.dedup();
        if places.len() > 1 {
            let names: Vec<&str> = places.into_iter().map(String::as_str).collect();
            self.fault(
                at(file, "/headline"),
                format!(
                    "the figures hold for different places: {}",
                    names.join(", ")
                ),
            );
        }
    }

    /// Checks the pay figure of a headline and returns its place.
    fn headline_median(&mut self, file: &str, role: &RoleSeed, id: &str) -> Option<&'a String> {
        let pointer = "/headline/median";
        self.known(at(file, pointer), "salary_bands", "salary band", id);
        let band = self.band(id)?;
        if band.amounts.median.is_none() {
            self.fault(at(file, pointer), format!("`{id}` has no median to show"));
        }
        self.yearly(at(file, pointer), band);
        let figure = (id, band.role.as_ref(), band.occupation.as_ref());
        self.own(file, pointer.to_owned(), role, figure);
        Some(&band.region)
    }

    /// A figure of a headline is about the role, or about the role's occupation only.
    fn own(
        &mut self,
        file: &str,
        pointer: String,
        role: &RoleSeed,
        (id, owner, occupation): (&str, Option<&String>, Option<&OccupationLink>),
    ) {
        let about = match (owner, occupation) {
            (Some(owner), _) if *owner != role.slug => owner,
            (None, Some(link)) if link.code != role.occupation.code => &link.code,
            _ => return,
        };
        self.fault(at(file, pointer), format!("`{id}` is about `{about}`"));
    }

    /// The outlook row with an id, unless it is unknown or could not be read.
    fn outlook(&self, id: &str) -> Option<&'a RegionalOutlookSeed> {
        self.seeds.regional_outlook.iter().find(|row| row.id == id)
    }
}
