//! Settings: flags, and environment variables of the same name, read once.

use std::net::SocketAddr;
use std::num::{NonZeroU32, NonZeroUsize};

use clap::{Args, value_parser};

/// Which database to use.
#[derive(Debug, Clone, Args)]
pub struct DatabaseConfig {
    /// Path of the SQLite file; it is made when it does not exist.
    #[arg(
        long,
        env = "DATABASE_URL",
        hide_env_values = true,
        default_value = "careers.db"
    )]
    pub database_url: String,
}

/// How to serve.
#[derive(Debug, Clone, Args)]
pub struct ServeConfig {
    /// Which database to use.
    #[command(flatten)]
    pub database: DatabaseConfig,
    /// Address and port to listen at.
    #[arg(long, env = "BIND", default_value = "127.0.0.1:8080", value_parser = address)]
    pub bind: SocketAddr,
    /// Threads that answer requests, 1 to 1024; as many as the machine has cores when left out.
    #[arg(long, env = "WORKERS", value_parser = value_parser!(u16).range(1..=1024))]
    pub workers: Option<u16>,
    /// Requests a second below `/v1/` that each address may make; no limit when left out.
    #[arg(long, env = "RATE_LIMIT")]
    pub rate_limit: Option<NonZeroU32>,
}

impl ServeConfig {
    /// Threads that answer requests.
    pub fn worker_count(&self) -> usize {
        let cores = || std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
        self.workers.map_or_else(cores, usize::from)
    }
}

fn address(text: &str) -> Result<SocketAddr, String> {
    text.parse()
        .map_err(|_| "give an IP address and a port, such as 127.0.0.1:8080".to_owned())
}
