//! `careers-api migrate`

use clap::Args;

use crate::config::DatabaseConfig;
use crate::db::{DbConn, shown_url};

/// Options of `migrate`.
#[derive(Debug, Args)]
pub struct Migrate {
    #[command(flatten)]
    database: DatabaseConfig,
}

impl Migrate {
    /// Runs the migrations that have not run yet.
    pub fn run(&self) -> anyhow::Result<()> {
        let url = &self.database.database_url;
        let ran = DbConn::open(url)?.migrate()?;
        log::info!("ran {ran} migration(s) on {}", shown_url(url));
        Ok(())
    }
}
