//! `careers-api migrate`

use clap::Args;

use crate::config::DatabaseConfig;
use crate::db::DbConn;

/// Options of `migrate`.
#[derive(Debug, Args)]
pub struct Migrate {
    #[command(flatten)]
    database: DatabaseConfig,
}

impl Migrate {
    /// Runs the migrations that have not run yet.
    pub fn run(&self) -> anyhow::Result<()> {
        let ran = DbConn::open(&self.database.database_url)?.migrate()?;
        log::info!("ran {ran} migrations on {}", self.database.database_url);
        Ok(())
    }
}
