//! Importers: official files in, rows out, and what happens to files that are not as they should be.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]

#[path = "../fixtures/database.rs"]
#[expect(dead_code, reason = "these tests use a part of it")]
mod database;
#[path = "../fixtures/oews.rs"]
mod fixtures;
mod harness;
mod metros;
mod oews;
mod onet;
mod projections;
mod state_projections;
