//! Job titles as employers type them, and the occupations that they name.
//!
//! A title is taken apart into features ([`features`]); an index over all known titles scores every occupation by them
//! ([`index`]), from evidence of two kinds: how close the nearest known titles are, and how much more often than elsewhere
//! the title's features occur in those of an occupation ([`logodds`]). docs/TITLES.md has the formulas and what they reach.

pub mod features;
pub mod index;
mod likeness;
mod logodds;
pub mod matcher;
pub mod measure;
pub mod places;
mod postings;
pub mod reading;
pub mod roles;
pub mod terms;
mod tokens;
pub mod words;

pub use index::{Candidate, Occupation, TitleIndex};
pub use likeness::Features;
pub use matcher::Matcher;
