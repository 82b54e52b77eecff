//! Settings: flags, and environment variables of the same name, read once.

use std::net::SocketAddr;
use std::num::{NonZeroU32, NonZeroUsize};

use clap::Args;

/// Which database to use.
#[derive(Debug, Clone, Args)]
pub struct DatabaseConfig {
    /// Path of the SQLite file; it is made when it does not exist.
    #[arg(long, env = "DATABASE_URL", default_value = "careers.db")]
    pub database_url: String,
}

/// How to serve.
#[derive(Debug, Clone, Args)]
pub struct ServeConfig {
    /// Which database to use.
    #[command(flatten)]
    pub database: DatabaseConfig,
    /// Address and port to listen at.
    #[arg(long, env = "BIND", default_value = "127.0.0.1:8080")]
    pub bind: SocketAddr,
    /// Threads that answer requests; as many as the machine has cores when left out.
    #[arg(long, env = "WORKERS")]
    pub workers: Option<NonZeroUsize>,
    /// Requests a second that each address may make; no limit when left out.
    #[arg(long, env = "RATE_LIMIT")]
    pub rate_limit: Option<NonZeroU32>,
}

impl ServeConfig {
    /// Threads that answer requests.
    pub fn worker_count(&self) -> usize {
        let cores = || std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
        self.workers.unwrap_or_else(cores).get()
    }
}
