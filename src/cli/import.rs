//! `careers-api import`

use std::path::PathBuf;
use std::time::Instant;

use anyhow::Result;
use clap::{Args, Subcommand};

use super::export::ImportDatabase;
use crate::config::DatabaseConfig;
use crate::db::DbConn;
use crate::import::input::{Input, inputs};
use crate::import::{self, Imported, Options, Outcome};
use crate::store::revision;

/// Options of `import`.
#[derive(Debug, Args)]
pub struct Import {
    #[command(subcommand)]
    program: Program,
}

#[derive(Debug, Subcommand)]
enum Program {
    /// O*NET database: titles, tasks, skills, knowledge, technologies, education, job zones, related occupations.
    Onet(Onet),
    /// Occupational Employment and Wage Statistics: national, state, metropolitan and nonmetropolitan tables.
    Oews(Oews),
    /// Employment Projections of the nation: `occupation.xlsx`, and `education.xlsx` and `skills.xlsx` if wanted.
    Projections(Files),
    /// Long-term projections of the states, as `.csv` or as the `.json` of the REST interface.
    StateProjections(StateProjections),
    /// Metropolitan statistical areas: `list1_….xlsx` of the U.S. Census Bureau.
    Metros(Files),
    /// Everything that another database holds, of either engine.
    Database(ImportDatabase),
}

#[derive(Debug, Args)]
struct Onet {
    #[command(flatten)]
    common: Common,
    /// Release (`30.2`) of files that do not tell it, by their Read Me or by the name of their folder or zip.
    #[arg(long)]
    vintage: Option<String>,
    /// Zips of the text release (`db_30_2_text.zip`), folders of them unpacked, or single files.
    #[arg(required = true)]
    paths: Vec<PathBuf>,
}

#[derive(Debug, Args)]
struct Oews {
    #[command(flatten)]
    common: Common,
    /// Month of the edition (`2025-05`), for files whose name and notes do not tell it.
    #[arg(long)]
    reference_period: Option<String>,
    /// Tables (`.xlsx` as the agency ships them, or `.csv` with the same columns), zips or folders of them.
    #[arg(required = true)]
    paths: Vec<PathBuf>,
}

#[derive(Debug, Args)]
struct StateProjections {
    #[command(flatten)]
    files: Files,
    /// First and last year (`2022-2032`), for files that tell them neither in columns nor in their name.
    #[arg(long)]
    years: Option<String>,
}

/// Files that need no more options.
#[derive(Debug, Args)]
struct Files {
    #[command(flatten)]
    common: Common,
    /// Files, zips or folders of them.
    #[arg(required = true)]
    paths: Vec<PathBuf>,
}

/// What every data set is imported with.
#[derive(Debug, Args)]
struct Common {
    #[command(flatten)]
    database: DatabaseConfig,
    /// Load the rows that can be read, even when more than 1 % of them cannot.
    #[arg(long)]
    allow_rejects: bool,
    /// Load the files again, even when exactly these are loaded already.
    #[arg(long)]
    force: bool,
}

impl Import {
    /// Reads the files and replaces the data sets that they are editions of.
    pub fn run(&self) -> Result<()> {
        match &self.program {
            Program::Onet(onet) => onet.common.run(|conn, options| {
                let inputs = inputs(&onet.paths)?;
                import::onet::import(conn, &inputs, onet.vintage.as_deref(), options)
            }),
            Program::Oews(oews) => oews.common.run(|conn, options| {
                let inputs = inputs(&oews.paths)?;
                import::oews::import(conn, &inputs, oews.reference_period.as_deref(), options)
            }),
            Program::Projections(files) => files.run(import::projections::import),
            Program::StateProjections(state) => state.files.run(|conn, inputs, options| {
                import::state_projections::import(conn, inputs, state.years.as_deref(), options)
            }),
            Program::Metros(files) => files.run(import::metros::import),
            Program::Database(database) => database.run(),
        }
    }
}

impl Files {
    fn run(
        &self,
        import: impl FnOnce(&mut DbConn, &[Input], &Options) -> Result<Imported>,
    ) -> Result<()> {
        self.common
            .run(|conn, options| import(conn, &inputs(&self.paths)?, options))
    }
}

impl Common {
    /// Opens the database, imports, and logs what that did.
    fn run(&self, import: impl FnOnce(&mut DbConn, &Options) -> Result<Imported>) -> Result<()> {
        let started = Instant::now();
        let mut conn = DbConn::open(&self.database.database_url)?;
        conn.make_room()?;
        conn.migrate()?;
        super::seed::prepare(&mut conn)?;
        let options = Options {
            allow_rejects: self.allow_rejects,
            force: self.force,
            now: revision::now(),
        };
        match import(&mut conn, &options)? {
            Imported::Unchanged(datasets) => log::info!(
                "nothing changes: these files are loaded already, as {}",
                datasets.join(", ")
            ),
            Imported::Loaded(outcomes) => {
                for outcome in &outcomes {
                    tell(outcome);
                }
                log::info!("done in {} ms", started.elapsed().as_millis());
            }
        }
        Ok(())
    }
}

fn tell(outcome: &Outcome) {
    let list = |counts: &std::collections::BTreeMap<&'static str, u64>| {
        let parts: Vec<String> = counts
            .iter()
            .map(|(what, rows)| format!("{rows} {what}"))
            .collect();
        if parts.is_empty() {
            "none".to_owned()
        } else {
            parts.join(", ")
        }
    };
    log::info!(
        "{}: {} rows loaded; refused: {}; passed over: {}; revision {}",
        outcome.dataset,
        outcome.loaded,
        list(&outcome.rejected),
        list(&outcome.passed_over),
        outcome.revision
    );
    for line in &outcome.refused {
        log::warn!("refused: {line}");
    }
    for note in &outcome.notes {
        log::info!("{}: {note}", outcome.dataset);
    }
}
