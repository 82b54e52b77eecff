//! `careers-api openapi`

mod examples;

use clap::Args;

/// Options of `openapi`.
#[derive(Debug, Args)]
pub struct Openapi {}

impl Openapi {
    /// Prints the document with examples taken from the shipped data.
    pub fn run(&self) -> anyhow::Result<()> {
        let document = examples::document_with_examples()?;
        println!("{}", serde_json::to_string_pretty(&document)?);
        Ok(())
    }
}
