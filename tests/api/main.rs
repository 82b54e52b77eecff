//! The API as its clients see it: every test talks to the real application, in process, on a database of its own.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on panics"
)]

mod contract;
#[path = "../fixtures/database.rs"]
mod database;
#[path = "../fixtures/oews.rs"]
mod fixtures;
mod harness;

mod caching;
mod certifications;
mod claims;
mod completeness;
mod conflicts;
mod cors;
mod datasets;
mod education_paths;
mod engines;
mod entries;
mod errors;
mod evidence;
mod explorer;
mod families;
mod ladder;
mod occupations;
mod oews;
mod official;
mod organizations;
mod paging;
mod parameters;
mod postings;
mod regional_outlook;
mod regions;
mod roles;
mod salary_bands;
mod salary_differentials;
mod salary_estimate;
mod salary_position;
mod search;
mod service;
mod shapes;
mod skills;
mod sources;
mod statements;
mod technologies;
mod titles;
