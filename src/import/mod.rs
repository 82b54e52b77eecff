//! Brings data into the store: the curated seed files, and later the agencies' own files.

pub mod seeds;
