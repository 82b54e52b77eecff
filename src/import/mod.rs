//! Importers: the curated data, and one folder or file for each official data set.
//!
//! What they share is here: which files a path names ([`input`]), rows of text files and workbooks by header
//! ([`table`]), what was refused and why ([`rejects`]), and the one transaction in which a data set is replaced
//! ([`load`]).

pub mod evidence;
pub mod input;
pub mod load;
pub mod metros;
pub mod number;
pub mod occupations;
pub mod oews;
pub mod onet;
pub mod places;
mod projection;
pub mod projections;
pub mod rejects;
pub mod seeds;
pub mod state_projections;
pub mod table;

pub use load::{Dataset, Imported, Options, Outcome};
