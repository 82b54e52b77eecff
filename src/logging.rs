//! The log on standard error: `env_logger`'s, but the lines for requests are gathered and written many at once.
//!
//! Writing a line costs more than answering a request from memory. Everything else is written at once, after the lines
//! that wait, so that the order stays and no warning is ever lost.

use std::cell::RefCell;
use std::fmt::Write as _;
use std::io::Write as _;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use log::{Level, Log, Metadata, Record};

/// The target of the lines for requests.
pub const ACCESS: &str = "careers_api::access";

/// What is logged unless `RUST_LOG` says otherwise.
const DEFAULT_FILTER: &str = "info,actix_server=warn";

/// How long a line for a request waits at most.
const INTERVAL: Duration = Duration::from_millis(100);

/// Bytes of lines that wait at most; whoever goes beyond writes them.
const MOST_WAITING: usize = 256 * 1024;

struct Batching {
    inner: env_logger::Logger,
    /// Whether lines for requests are wanted at all.
    access: bool,
    waiting: Mutex<String>,
    /// The lines that are being written; locked for as long, so that batches keep their order.
    batch: Mutex<String>,
}

/// Starts the log as `RUST_LOG` says. Call [`finish`] before the process ends.
///
/// # Errors
///
/// Fails when there is a log already, or no thread for it.
pub fn start() -> anyhow::Result<()> {
    let env = env_logger::Env::default().default_filter_or(DEFAULT_FILTER);
    let inner = env_logger::Builder::from_env(env).build();
    let most = inner.filter();
    let request = Metadata::builder()
        .target(ACCESS)
        .level(Level::Info)
        .build();
    log::set_boxed_logger(Box::new(Batching {
        access: inner.enabled(&request),
        inner,
        waiting: Mutex::default(),
        batch: Mutex::default(),
    }))?;
    log::set_max_level(most);
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        finish();
        before(panic);
    }));
    std::thread::Builder::new()
        .name("log".to_owned())
        .spawn(|| {
            loop {
                std::thread::sleep(INTERVAL);
                finish();
            }
        })?;
    Ok(())
}

/// Writes the lines that wait.
pub fn finish() {
    log::logger().flush();
}

impl Log for Batching {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        if metadata.target() == ACCESS {
            self.access
        } else {
            self.inner.enabled(metadata)
        }
    }

    fn log(&self, record: &Record<'_>) {
        if record.target() != ACCESS {
            if self.inner.matches(record) {
                self.flush();
                self.inner.log(record);
            }
        } else if self.access {
            let full = LINE.with_borrow_mut(|line| {
                line.write(SystemTime::now(), record);
                let mut waiting = unpoisoned(&self.waiting);
                waiting.push_str(&line.text);
                waiting.len() > MOST_WAITING
            });
            if full {
                self.flush();
            }
        }
    }

    fn flush(&self) {
        let mut batch = unpoisoned(&self.batch);
        std::mem::swap(&mut *batch, &mut *unpoisoned(&self.waiting));
        // A log that cannot be written has nobody to be told.
        let _ = std::io::stderr().lock().write_all(batch.as_bytes());
        batch.clear();
    }
}

thread_local! {
    static LINE: RefCell<Line> = RefCell::default();
}

/// One line, in memory that is used again, and its beginning, which is the same for a second.
#[derive(Default)]
struct Line {
    second: u64,
    start: String,
    text: String,
}

impl Line {
    /// Writes a line as `env_logger` would.
    fn write(&mut self, now: SystemTime, record: &Record<'_>) {
        let second = now
            .duration_since(UNIX_EPOCH)
            .map_or(0, |since| since.as_secs());
        if second != self.second || self.start.is_empty() {
            let time = chrono::DateTime::<chrono::Utc>::from(now).format("%Y-%m-%dT%H:%M:%SZ");
            self.start = format!("[{time} {:<5} {}] ", record.level(), record.target());
            self.second = second;
        }
        self.text.clear();
        self.text.push_str(&self.start);
        // Writing to a text fails only where a value fails to show itself; the line is then cut there.
        let _ = writeln!(self.text, "{}", record.args());
    }
}

/// Nothing is left half done under these locks.
fn unpoisoned<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_written_as_env_logger_writes_it() {
        let mut line = Line::default();
        for (seconds, expected) in [
            (
                0,
                "[1970-01-01T00:00:00Z INFO  careers_api::access] GET /\n",
            ),
            (
                1_764_110_114,
                "[2025-11-25T22:35:14Z INFO  careers_api::access] GET /\n",
            ),
        ] {
            let now = UNIX_EPOCH + Duration::from_secs(seconds);
            let mut record = Record::builder();
            record.level(Level::Info).target(ACCESS);
            line.write(now, &record.args(format_args!("GET {}", "/")).build());
            assert_eq!(line.text, expected);
        }
    }
}
