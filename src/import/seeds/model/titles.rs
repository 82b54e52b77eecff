//! Words and phrases of job titles and postings, and the titles that roles are known by.

use schemars::JsonSchema;
use serde::Deserialize;

use super::seed;
use crate::domain::vocabulary::{PostingTermKind, TitleTermKind};

seed! {
    /// A word or phrase of job titles, and what it says.
    TitleTermSeed {
        /// The words, in lower case, separated by spaces, without dots: `sr`, `vice president`.
        #[schemars(length(min = 1, max = 100), regex(pattern = "^[a-z0-9+#-]+( [a-z0-9+#-]+)*$"))]
        words: String,
        /// What it says.
        kind: TitleTermKind,
        /// What an abbreviation is short for, what a synonym or a product counts as, which seniority a rank is, which setting
        /// is shown (a job may show one); null for the others.
        #[schemars(length(min = 1, max = 100))]
        means: Option<String>,
    }

    /// Titles that employers give a role, beside its own title and its aliases.
    RoleTitlesSeed {
        /// Slug of the role; `none` for jobs that are none of the catalogue, so that they are not taken for one.
        role: String,
        /// The titles, in lower case. One without a word that shows health names the role only where a title shows it.
        titles: Vec<String>,
        /// Those that name the role even where nothing shows health.
        stand_alone: Vec<String>,
    }
}

seed! {
    /// A wording by which postings name an entry of the catalogue, beside its own name.
    PostingTermSeed {
        /// What it names.
        kind: PostingTermKind,
        /// Slug of the skill, technology or certification; null for words that only look like a name, and hide it.
        entry: Option<String>,
        /// The words, with the capitals that they may need.
        #[schemars(length(min = 1, max = 120))]
        words: String,
        /// Whether they need their capitals: acronyms, and names that are English words.
        exact: bool,
    }
}

/// What stands for no role.
pub const NO_ROLE: &str = "none";
