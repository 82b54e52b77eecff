//! Rows that were refused: where, why, and how many are too many.

use std::collections::BTreeMap;

use anyhow::{Result, bail};

/// The share of rows that may be refused before an import fails: one in so many.
const TOLERATED: u64 = 100;

/// How many refused rows are shown one by one.
const SHOWN: usize = 5;

/// Why one row was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The kind of fault, a lower_snake word, by which faults are counted.
    pub reason: &'static str,
    /// Where it is and what would be valid, in words.
    pub detail: String,
}

impl std::fmt::Display for Fault {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.detail)
    }
}

/// The refused rows of one data set.
#[derive(Debug, Default)]
pub struct Rejects {
    counts: BTreeMap<&'static str, u64>,
    first: Vec<Fault>,
}

impl Rejects {
    /// Notes a refused row.
    pub fn note(&mut self, fault: Fault) {
        *self.counts.entry(fault.reason).or_default() += 1;
        if self.first.len() < SHOWN {
            self.first.push(fault);
        }
    }

    /// Takes over the refused rows of another part.
    pub fn extend(&mut self, other: Self) {
        for (reason, rows) in other.counts {
            *self.counts.entry(reason).or_default() += rows;
        }
        let room = SHOWN.saturating_sub(self.first.len());
        self.first.extend(other.first.into_iter().take(room));
    }

    /// The number of refused rows by reason.
    pub fn counts(&self) -> &BTreeMap<&'static str, u64> {
        &self.counts
    }

    /// The number of refused rows.
    pub fn total(&self) -> u64 {
        self.counts.values().sum()
    }

    /// The first refused rows, a line each.
    pub fn lines(&self) -> impl Iterator<Item = String> {
        self.first.iter().map(ToString::to_string)
    }

    /// Fails when more than one row in a hundred was refused, unless that is allowed.
    ///
    /// # Errors
    ///
    /// Counts the rows by reason and shows the first of them.
    pub fn check(&self, loaded: u64, allowed: bool) -> Result<()> {
        let total = self.total();
        if allowed || total * TOLERATED <= loaded + total {
            return Ok(());
        }
        let reasons: Vec<String> = self
            .counts
            .iter()
            .map(|(reason, count)| format!("{count} {reason}"))
            .collect();
        bail!(
            "{total} of {} rows are refused, more than 1 % ({}); nothing was changed; \
             --allow-rejects loads the others. The first:\n{}",
            loaded + total,
            reasons.join(", "),
            self.lines().collect::<Vec<_>>().join("\n")
        )
    }
}

#[cfg(test)]
mod tests {
    use super::{Fault, Rejects};

    #[test]
    fn one_row_in_a_hundred_may_be_refused_and_no_more() {
        let mut rejects = Rejects::default();
        rejects.note(Fault {
            reason: "bad_number",
            detail: "row 7".to_owned(),
        });
        assert!(rejects.check(99, false).is_ok());
        let told = rejects.check(98, false).unwrap_err().to_string();
        assert!(
            told.contains("1 bad_number") && told.contains("row 7"),
            "{told}"
        );
        assert!(rejects.check(0, true).is_ok());
    }
}
