//! careers-api: a JSON REST service about careers in health informatics, where every figure is a claim with a source.

pub mod api;
pub mod cli;
pub mod config;
pub mod db;
pub mod domain;
pub mod import;
pub mod logging;
#[expect(
    missing_docs,
    reason = "diesel's table! macros; the columns are described in the migrations"
)]
pub mod schema;
pub mod store;
