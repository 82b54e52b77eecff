//! `careers-api export`, and `careers-api import database`, which is the same the other way round.

use std::path::Path;
use std::time::Instant;

use anyhow::{Context, bail};
use clap::Args;

use crate::config::DatabaseConfig;
use crate::db::{DbConn, Engine, shown_url};
use crate::store::copy::{self, Existing};

/// Options of `export`.
#[derive(Debug, Args)]
pub struct Export {
    #[command(flatten)]
    database: DatabaseConfig,
    /// The database to fill: the path of a SQLite file, or `postgres://` and a server.
    #[arg(long, value_name = "URL")]
    to: String,
    #[command(flatten)]
    target: Target,
}

/// Options of `import database`.
#[derive(Debug, Args)]
pub struct ImportDatabase {
    #[command(flatten)]
    database: DatabaseConfig,
    /// The database to copy: the path of a SQLite file, or `postgres://` and a server.
    #[arg(value_name = "URL")]
    from: String,
    #[command(flatten)]
    target: Target,
}

/// How the target is treated.
#[derive(Debug, Args)]
struct Target {
    /// Delete what the target holds; without this, it must hold no data.
    #[arg(long)]
    replace: bool,
}

impl Export {
    /// Copies everything from the database of this installation into another.
    pub fn run(&self) -> anyhow::Result<()> {
        self.target.fill(&self.to, &self.database.database_url)
    }
}

impl ImportDatabase {
    /// Copies everything from another database into that of this installation.
    pub fn run(&self) -> anyhow::Result<()> {
        self.target.fill(&self.database.database_url, &self.from)
    }
}

impl Target {
    fn fill(&self, to: &str, from: &str) -> anyhow::Result<()> {
        let started = Instant::now();
        let (from_shown, to_shown) = (shown_url(from), shown_url(to));
        let mut source = open_source(from).with_context(|| format!("opening {from_shown}"))?;
        let mut target = DbConn::open(to).with_context(|| format!("opening {to_shown}"))?;
        target.make_room()?;
        target.migrate()?;
        let existing = if self.replace {
            Existing::Replace
        } else {
            Existing::Keep
        };
        let copied = copy::copy(&mut source, &mut target, existing, |table, rows| {
            log::info!("{table}: {rows} rows");
        })
        .with_context(|| format!("copying {from_shown} to {to_shown}"))?;
        log::info!(
            "copied {} rows from {from_shown} to {to_shown} in {} ms, revision {}",
            copied.rows,
            started.elapsed().as_millis(),
            copied.revision
        );
        Ok(())
    }
}

/// Opens a database that must be there, with the schema of this release.
fn open_source(url: &str) -> anyhow::Result<DbConn> {
    if let Engine::Sqlite(path) = Engine::of(url)?
        && !Path::new(path).exists()
    {
        bail!("there is no such file");
    }
    let mut conn = DbConn::open(url)?;
    if !conn.is_current().unwrap_or(false) {
        bail!("its schema is not that of this release; run `careers-api migrate` on it first");
    }
    Ok(conn)
}
