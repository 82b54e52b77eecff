//! Arguments in, error chain and exit code out.

use std::process::ExitCode;

use careers_api::cli::Cli;
use clap::Parser;

fn main() -> ExitCode {
    let cli = Cli::parse();
    env_logger::Builder::from_env(
        env_logger::Env::default().default_filter_or("info,actix_server=warn"),
    )
    .init();
    match cli.run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("careers-api: {error:#}");
            ExitCode::FAILURE
        }
    }
}
