//! Whose figures a role or an occupation is given: its own, or those of the occupation that stands in for it.

use std::sync::Arc;

use super::known::Known;
use super::listing::Asked;
use crate::domain::soc;
use crate::domain::vocabulary::MatchKind;

/// Figures for this place or any inside it.
pub const WITHIN: &str = "region IN (SELECT region FROM region_ancestors WHERE ancestor = ?)";

/// Which occupations' figures a request is answered with.
#[derive(Debug, Clone, Default)]
pub struct Owners {
    /// What was asked for, and how well the figures fit it.
    pub asked: Asked,
    /// By data set, the occupation whose figures are given; `None` when every occupation's are.
    pub codes: Option<StandIns>,
}

/// Data sets, each with the occupation whose figures it has; no more than there are editions.
pub type StandIns = Vec<(Arc<str>, Arc<str>)>;

impl Owners {
    /// The occupation whose figures a data set is asked for.
    ///
    /// Returns `None` when it has none that fit, `Some(None)` when all occupations fit.
    pub fn of(&self, dataset: &str) -> Option<Option<&str>> {
        match &self.codes {
            None => Some(None),
            Some(codes) => {
                let own = codes.iter().find(|(of, _)| **of == *dataset);
                own.map(|(_, code)| Some(&**code))
            }
        }
    }
}

/// Finds whose figures answer a request for a role, an occupation, or both.
pub fn owners(known: &Known, role: Option<&str>, occupation: Option<&str>) -> Owners {
    let owners = occupation.map_or_else(Owners::default, |code| of_occupation(known, code));
    let Some(slug) = role else {
        return owners;
    };
    let of_role = of_role(known, slug);
    match owners.codes {
        None => of_role,
        Some(codes) => of_role.within(&codes),
    }
}

impl Owners {
    /// The figures of an occupation, which some data sets have of it or of one that stands in for it.
    pub fn of_occupation(code: &str, codes: StandIns) -> Self {
        let fits = codes.iter().map(|(dataset, used)| {
            let fit = if soc::is_same(code, used) {
                MatchKind::Exact
            } else {
                MatchKind::Broad
            };
            (Arc::clone(dataset), fit)
        });
        Self {
            asked: Asked {
                role: None,
                fits: fits.collect(),
            },
            codes: Some(codes),
        }
    }

    /// Keeps the data sets in which the same occupation answers both.
    fn within(mut self, other: &StandIns) -> Self {
        if let Some(codes) = &mut self.codes {
            codes.retain(|own| other.contains(own));
        }
        self
    }
}

fn of_occupation(known: &Known, code: &str) -> Owners {
    let owners = known.owners.get(code).cloned();
    owners.unwrap_or_else(|| Owners::of_occupation(code, StandIns::new()))
}

/// The figures of a role are those of its occupation, which fit at most as well as the occupation does.
fn of_role(known: &Known, slug: &str) -> Owners {
    let Some((code, role_fit)) = known.roles.get(slug) else {
        return Owners {
            codes: Some(StandIns::new()),
            ..Owners::default()
        };
    };
    let mut owners = of_occupation(known, code);
    owners.asked.role = Some(slug.to_owned());
    for (_, fit) in &mut owners.asked.fits {
        *fit = (*fit).max(*role_fit);
    }
    owners
}
