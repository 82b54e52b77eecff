//! The command line: one file for each command.

mod check;
mod check_titles;
mod export;
mod import;
mod migrate;
mod openapi;
mod seed;
mod serve;

use clap::{Parser, Subcommand};

/// A careers API for health informatics, where every figure is a claim with a source.
#[derive(Debug, Parser)]
#[command(version, args_conflicts_with_subcommands = true)]
pub struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    serve: crate::config::ServeConfig,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the API; prepares the database first. This is what happens without a command.
    Serve(crate::config::ServeConfig),
    /// Bring the schema of the database up to date.
    Migrate(migrate::Migrate),
    /// Load the curated data; changes only what differs.
    Seed(seed::Seed),
    /// Import an official data set from the files of its agency.
    Import(import::Import),
    /// Copy all data into another database, of either engine.
    Export(export::Export),
    /// Print the OpenAPI document.
    Openapi(openapi::Openapi),
    /// Check the seed files and report every fault, or measure how well titles are told.
    Check(check::Check),
}

impl Cli {
    /// Runs the command.
    ///
    /// # Errors
    ///
    /// Whatever keeps the command from doing its work, with what it was doing.
    pub fn run(self) -> anyhow::Result<()> {
        match self.command {
            None => serve::run(&self.serve),
            Some(Command::Serve(config)) => serve::run(&config),
            Some(Command::Migrate(command)) => command.run(),
            Some(Command::Seed(command)) => command.run(),
            Some(Command::Import(command)) => command.run(),
            Some(Command::Export(command)) => command.run(),
            Some(Command::Openapi(command)) => command.run(),
            Some(Command::Check(command)) => command.run(),
        }
    }
}
