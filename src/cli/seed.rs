//! `careers-api seed`

use std::path::PathBuf;
use std::time::Instant;

use anyhow::Context;
use clap::Args;

use crate::config::DatabaseConfig;
use crate::db::DbConn;
use crate::import::seeds::{self, Fault, SeedFiles, SeedReport, Seeds};

/// What the log calls the seed files inside the program.
pub const SHIPPED: &str = "the files in the program";

/// Options of `seed`.
#[derive(Debug, Args)]
pub struct Seed {
    #[command(flatten)]
    database: DatabaseConfig,
    /// Folder with the seed files; those inside the program when left out.
    #[arg(long)]
    from: Option<PathBuf>,
}

impl Seed {
    /// Checks the files, then makes the curated rows of the database equal to them.
    pub fn run(&self) -> anyhow::Result<()> {
        let seeds = load(self.from.as_ref())?;
        let mut conn = DbConn::open(&self.database.database_url)?;
        conn.migrate()?;
        let origin = match &self.from {
            Some(folder) => folder.display().to_string(),
            None => SHIPPED.to_owned(),
        };
        write(&mut conn, &seeds, &origin)?;
        Ok(())
    }
}

/// Reads and checks the seed files of a folder, or the shipped ones.
///
/// # Errors
///
/// Lists every fault of the files.
pub fn load(folder: Option<&PathBuf>) -> anyhow::Result<Seeds> {
    let files = match folder {
        Some(folder) => SeedFiles::from_folder(folder)?,
        None => SeedFiles::shipped(),
    };
    seeds::load(&files).map_err(|faults| anyhow::anyhow!("{}", sentence(&faults)))
}

/// Loads the shipped data when the database has none.
///
/// # Errors
///
/// Only those of the database.
pub fn prepare(conn: &mut DbConn) -> anyhow::Result<()> {
    if crate::store::revision::current(conn)? == 0 {
        write(conn, &load(None)?, SHIPPED)?;
    }
    Ok(())
}

/// The faults of seed files, a line each.
pub fn sentence(faults: &[Fault]) -> String {
    let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
    let plural = if faults.len() == 1 { "" } else { "s" };
    format!(
        "{} fault{plural} in the seed files:\n{}",
        faults.len(),
        lines.join("\n")
    )
}

/// Loads the seeds and logs what that did; `origin` says where they come from.
pub fn write(conn: &mut DbConn, seeds: &Seeds, origin: &str) -> anyhow::Result<SeedReport> {
    let started = Instant::now();
    let report = seeds::seed(conn, seeds, crate::store::revision::now())
        .context("loading the curated data")?;
    let elapsed = started.elapsed().as_millis();
    if report.changed.is_empty() {
        log::info!(
            "the database holds the curated data of {origin} already, at revision {} ({elapsed} ms)",
            report.revision
        );
    } else {
        log::info!(
            "loaded {} roles, {} pay figures, {} differentials and {} outlook rows of {} sources from {origin} in \
             {elapsed} ms; {} tables changed, revision {}",
            seeds.roles.len(),
            seeds.salary_bands.len(),
            seeds.salary_differentials.len(),
            seeds.regional_outlook.len(),
            seeds.sources.len(),
            report.changed.len(),
            report.revision,
        );
    }
    Ok(report)
}
