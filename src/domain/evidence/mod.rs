//! Holds figures against each other: what the official data say of a claim, and which claims disagree.
//!
//! Plain values in, verdicts and conflicts out. Where the figures and the published values come from, and where the
//! results go, is for others to know.

mod check;
mod conflicts;
mod extent;
mod measure;
mod publisher;
mod unit;

pub use check::{Check, Edition, Library, Published, check};
pub use conflicts::{Conflict, Pair, conflicts};
pub use extent::{Extent, Rounding};
pub use publisher::{Collection, same_publisher};
pub use unit::Unit;

use super::vocabulary::{FigureResource, Measure, PayBasis};

/// Where a figure stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct FigureRef {
    /// The list that the row is in.
    pub resource: FigureResource,
    /// Key of the row.
    pub id: String,
    /// The field of the row, with dots down into it.
    pub field: String,
}

impl FigureRef {
    /// The key of the claim that the figure is: that of its row, `~`, and the field without the word `amounts`.
    pub fn claim_id(&self) -> String {
        let field = self.field.strip_prefix("amounts.").unwrap_or(&self.field);
        format!("{}~{field}", self.id)
    }
}

/// One statistic of one row, as a statement that can be checked and contradicted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Where it stands.
    pub figure: FigureRef,
    /// What statistic it is.
    pub measure: Measure,
    /// How much, in the smallest parts of the unit.
    pub value: Extent,
    /// How exactly that is meant.
    pub rounding: Rounding,
    /// What it is counted in.
    pub unit: Unit,
    /// Slug of the role it is about; `None` for an occupation only.
    pub role: Option<String>,
    /// Code of the occupation it belongs to; `None` when the role itself is meant.
    pub occupation: Option<String>,
    /// Code of the place; `None` where it depends on none.
    pub region: Option<String>,
    /// The level of experience, or the starting point of a timeline; `None` when it holds for all.
    pub level: Option<String>,
    /// What pay counts; `None` for other quantities.
    pub pay_basis: Option<PayBasis>,
    /// `YYYY`, `YYYY-MM` or `YYYY-YYYY`; `None` where the document does not say.
    pub period: Option<String>,
    /// Slug of the document.
    pub source: String,
    /// Whom the document names for it, or else who published the document itself.
    pub publisher: Option<String>,
}

impl Claim {
    /// The key of the claim.
    pub fn id(&self) -> String {
        self.figure.claim_id()
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::period::period_in_words;

    #[test]
    fn periods_read_as_people_write_them() {
        for (period, words) in [
            ("2025-05", "May 2025"),
            ("2022-2032", "2022–32"),
            ("1998-2008", "1998–2008"),
            ("2021", "2021"),
            ("2025-00", "2025–00"),
        ] {
            assert_eq!(period_in_words(period), words);
        }
    }
}
