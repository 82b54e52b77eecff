//! Words and phrases of job titles.

use schemars::JsonSchema;
use serde::Deserialize;

use super::seed;
use crate::domain::text::fold;
use crate::domain::titles::terms::{Meaning, Terms};
use crate::domain::vocabulary::{Seniority, TitleTermKind};

seed! {
    /// A word or phrase of job titles, and what it says.
    TitleTermSeed {
        /// The words, in lower case, separated by spaces, without dots: `sr`, `vice president`.
        #[schemars(length(min = 1, max = 100), regex(pattern = "^[a-z0-9+#]+( [a-z0-9+#]+)*$"))]
        words: String,
        /// What it says.
        kind: TitleTermKind,
        /// What an abbreviation is short for, or which seniority a rank is; null for the others.
        #[schemars(length(min = 1, max = 100))]
        means: Option<String>,
    }
}

impl super::super::Seeds {
    /// The terms of titles as they are used; the words of titles of roles and occupations are no misspellings of them.
    pub fn terms(&self) -> Terms {
        let aliases = self.roles.iter().flat_map(|role| &role.aliases);
        let titles = self
            .roles
            .iter()
            .map(|role| &role.title)
            .chain(aliases.map(|alias| &alias.text));
        let titles = titles.chain(self.occupations.iter().map(|occupation| &occupation.title));
        let known = titles.flat_map(|title| {
            let folded = fold(title);
            let words = folded.split(|letter: char| !letter.is_alphanumeric());
            words.map(str::to_owned).collect::<Vec<_>>()
        });
        let terms = self.title_terms.iter();
        let terms = terms.filter_map(|term| Some((term.words.clone(), term.meaning()?)));
        Terms::new(terms, known)
    }
}

impl TitleTermSeed {
    /// What the term says; `None` when `means` does not fit its kind.
    pub fn meaning(&self) -> Option<Meaning> {
        Some(match (self.kind, self.means.as_deref()) {
            (TitleTermKind::Abbreviation, Some(long)) => {
                Meaning::ShortFor(long.split_whitespace().map(str::to_owned).collect())
            }
            (TitleTermKind::Rank, Some(rank)) => Meaning::Rank(Seniority::parse(rank)?),
            (TitleTermKind::Profession, None) => Meaning::Profession,
            (TitleTermKind::Noise, None) => Meaning::Noise,
            _ => return None,
        })
    }
}
