//! `careers-api openapi`

mod examples;

use clap::Args;

/// Options of `openapi`.
#[derive(Debug, Args)]
pub struct Openapi {}

impl Openapi {
    /// Prints the document with examples taken from the shipped data.
    pub fn run(&self) -> anyhow::Result<()> {
        // The calls that the examples are taken from are none of the user's.
        log::set_max_level(log::LevelFilter::Warn);
        let document = examples::document_with_examples()?;
        println!("{}", serde_json::to_string_pretty(&document)?);
        Ok(())
    }
}
