//! `careers-api check`

use std::path::PathBuf;

use anyhow::Context;
use clap::{Args, Subcommand};

use super::check_titles::CheckTitles;
use super::seed::sentence;
use crate::import::seeds::{self, COVERAGE, Fault, SeedFiles, check_coverage, read_coverage};

/// Options of `check`.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Check {
    #[command(subcommand)]
    what: Option<What>,
    /// Folder with the seed files.
    #[arg(long, default_value = "seeds")]
    from: PathBuf,
    /// Write the JSON Schemas into `schema/` below the folder instead of checking.
    #[arg(long)]
    write_schemas: bool,
}

/// What to check instead of the seed files.
#[derive(Debug, Subcommand)]
enum What {
    /// Measure how well job titles are told, by titles of O*NET that are held back.
    Titles(CheckTitles),
}

impl Check {
    /// Checks the files and prints every fault, each with its file and a JSON pointer.
    pub fn run(&self) -> anyhow::Result<()> {
        if let Some(What::Titles(check)) = &self.what {
            return check.run();
        }
        if self.write_schemas {
            return self.write_schemas();
        }
        let files = SeedFiles::from_folder(&self.from)?;
        let (roles, mut faults) = match seeds::load(&files) {
            Ok(seeds) => (seeds.roles.len(), Vec::new()),
            Err(faults) => (0, faults),
        };
        faults.extend(self.coverage(&files));
        anyhow::ensure!(faults.is_empty(), sentence(&faults));
        println!("{}: {roles} roles, no faults", self.from.display());
        Ok(())
    }

    /// The faults of `coverage.csv`, if the folder has one.
    fn coverage(&self, files: &SeedFiles) -> Vec<Fault> {
        let path = self.from.join(COVERAGE);
        if !path.exists() {
            return Vec::new();
        }
        let rows = std::fs::read_to_string(&path)
            .map_err(anyhow::Error::from)
            .and_then(|csv| read_coverage(&csv));
        match rows {
            Ok(rows) => check_coverage(&rows, files),
            Err(error) => vec![Fault::new(COVERAGE, "", format!("{error:#}"))],
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
