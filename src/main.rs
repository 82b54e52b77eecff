//! Arguments in, error chain and exit code out.

use std::process::ExitCode;

use careers_api::cli::Cli;
use careers_api::logging;
use clap::Parser;
use tikv_jemallocator::Jemalloc;

/// An answer that was not kept is built of some hundred small texts, for which the C library's takes a tenth of its time.
#[global_allocator]
static ALLOCATOR: Jemalloc = Jemalloc;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let ran = logging::start().and_then(|()| cli.run());
    logging::finish();
    match ran {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("careers-api: {error:#}");
            ExitCode::FAILURE
        }
    }
}
