//! `careers-api check`

use std::path::PathBuf;

use anyhow::Context;
use clap::Args;

use super::seed::sentence;
use crate::import::seeds::{self, SeedFiles};

/// Options of `check`.
#[derive(Debug, Args)]
pub struct Check {
    /// Folder with the seed files.
    #[arg(long, default_value = "seeds")]
    from: PathBuf,
    /// Write the JSON Schemas into `schema/` below the folder instead of checking.
    #[arg(long)]
    write_schemas: bool,
}

impl Check {
    /// Checks the files and prints every fault, each with its file and a JSON pointer.
    pub fn run(&self) -> anyhow::Result<()> {
        if self.write_schemas {
            return self.write_schemas();
        }
        match seeds::load(&SeedFiles::from_folder(&self.from)?) {
            Ok(seeds) => {
                println!(
                    "{}: {} roles, no faults",
                    self.from.display(),
                    seeds.roles.len()
                );
                Ok(())
            }
            Err(faults) => anyhow::bail!(sentence(&faults)),
        }
    }

    fn write_schemas(&self) -> anyhow::Result<()> {
        for (name, schema) in seeds::schemas() {
            let path = self.from.join("schema").join(format!("{name}.schema.json"));
            let text = serde_json::to_string_pretty(&schema)?;
            std::fs::write(&path, text + "\n")
                .with_context(|| format!("writing {}", path.display()))?;
        }
        Ok(())
    }
}
