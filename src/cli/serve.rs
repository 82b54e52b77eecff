//! `careers-api serve`

use std::time::{Duration, Instant};

use actix_web::middleware::from_fn;
use actix_web::web::Data;
use actix_web::{App, HttpServer};
use anyhow::Context as _;

use super::seed;
use crate::api::context::Context;
use crate::api::front::front;
use crate::api::routes;
use crate::config::ServeConfig;
use crate::db::{Db, DbConn, follow, shown_url};

/// Seconds that requests in flight may take to finish after SIGTERM.
const SHUTDOWN_SECONDS: u64 = 30;

/// How often what nobody uses any more is dropped.
const TIDY: Duration = Duration::from_secs(1);

/// Connections to the database for each worker.
const CONNECTIONS: usize = 2;

/// Prepares the database and serves until SIGTERM or SIGINT.
pub fn run(config: &ServeConfig) -> anyhow::Result<()> {
    let started = Instant::now();
    prepare(&config.database.database_url)?;
    let workers = config.worker_count();
    let connections = workers * CONNECTIONS;
    let db = Db::open(&config.database.database_url, u32::try_from(connections)?)?;
    let context = Data::new(Context::new(db, config.rate_limit)?);
    actix_web::rt::System::new().block_on(async {
        watch(config.database.database_url.clone(), context.clone())?;
        let revision = context.revision();
        let server = HttpServer::new(move || {
            App::new()
                .app_data(context.clone())
                .configure(routes)
                .wrap(from_fn(front))
        })
        .workers(workers)
        // Each worker has its own blocking threads; the connections, shared by all, bound how many are at work.
        .worker_max_blocking_threads(connections)
        .shutdown_timeout(SHUTDOWN_SECONDS)
        .bind(config.bind)
        .with_context(|| format!("listening at {}", config.bind))?;
        let address = server.addrs().first().copied().unwrap_or(config.bind);
        log::info!(
            "serving {} at revision {revision} with {workers} worker(s), ready in {} ms",
            shown_url(&config.database.database_url),
            started.elapsed().as_millis()
        );
        log::info!(
            "careers-api {} at http://{address}/ and http://{address}/docs/",
            env!("CARGO_PKG_VERSION")
        );
        server.run().await.context("serving")
    })
}

/// Migrates the database, and loads the shipped data when it has none.
fn prepare(url: &str) -> anyhow::Result<()> {
    let shown = shown_url(url);
    let mut conn = DbConn::open(url).with_context(|| format!("opening {shown}"))?;
    // A replica that is up to date writes nothing, so that it may read from a standby server.
    if !conn.is_current().unwrap_or(false) {
        let ran = conn.migrate()?;
        if ran > 0 {
            log::info!("ran {ran} migration(s) on {shown}");
        }
    }
    seed::prepare(&mut conn)
}

/// Follows the data that other processes change, and tidies up, for as long as the process lives.
fn watch(url: String, context: Data<Context>) -> std::io::Result<()> {
    let seen = context.clone();
    std::thread::Builder::new()
        .name("data-revision".to_owned())
        .spawn(move || {
            follow(&url, |conn| {
                seen.look(conn)?;
                seen.prepare(conn)
            });
        })?;
    actix_web::rt::spawn(async move {
        loop {
            actix_web::rt::time::sleep(TIDY).await;
            context.tidy();
        }
    });
    Ok(())
}
