//! Connections to a PostgreSQL server, or to what speaks its protocol.

use std::time::Duration;

use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection};

use crate::store::StoreError;

/// What libpq is told unless the URL says otherwise: to give up a server that cannot be reached, or has gone silent,
/// within two seconds (`tcp_user_timeout` is in milliseconds, the others in seconds), and who is asking.
const DEFAULTS: [(&str, &str); 6] = [
    ("connect_timeout", "2"),
    ("tcp_user_timeout", "2000"),
    ("keepalives_idle", "5"),
    ("keepalives_interval", "1"),
    ("keepalives_count", "3"),
    ("application_name", "careers-api"),
];

/// What the statements of this program rest on, whatever the server's settings are. Compiling a plan costs more than any
/// of our queries takes.
const SESSION: &str = "SET datestyle = 'ISO, YMD'; SET jit = off;";

/// Opens a connection.
///
/// # Errors
///
/// Fails when the server cannot be reached, or does not let us in, or when the URL has more than one `@`.
pub fn open(url: &str) -> Result<PgConnection, StoreError> {
    // libpq takes what follows the first `@` for the name of the host, and says so in its messages.
    if url.matches('@').count() > 1 {
        return Err(StoreError::UnescapedUrl);
    }
    let mut conn = PgConnection::establish(&with_defaults(url))?;
    conn.batch_execute(SESSION)?;
    Ok(conn)
}

/// Has every transaction read one state of the data and nothing else, and the server give up statements that take longer
/// than `most`.
///
/// # Errors
///
/// Only those of the database.
pub fn only_read(conn: &mut PgConnection, most: Duration) -> Result<(), StoreError> {
    Ok(conn.batch_execute(&format!(
        "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY; \
         SET statement_timeout = {}",
        most.as_millis()
    ))?)
}

fn with_defaults(url: &str) -> String {
    let given = url.split_once('?').map_or("", |(_, given)| given);
    let is_given = |name: &str| {
        given
            .split('&')
            .any(|pair| pair.split('=').next() == Some(name))
    };
    let mut out = url.to_owned();
    for (name, value) in DEFAULTS {
        if !is_given(name) {
            out.push(if out.contains('?') { '&' } else { '?' });
            out.push_str(&format!("{name}={value}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::with_defaults;

    #[test]
    fn settings_in_the_url_win() {
        assert_eq!(
            with_defaults("postgres://host/db"),
            "postgres://host/db?connect_timeout=2&tcp_user_timeout=2000&keepalives_idle=5\
             &keepalives_interval=1&keepalives_count=3&application_name=careers-api"
        );
        let own = with_defaults("postgres://host/db?application_name=x&connect_timeout=9");
        assert!(own.starts_with(
            "postgres://host/db?application_name=x&connect_timeout=9&tcp_user_timeout=2000"
        ));
        assert!(!own.contains("connect_timeout=2") && !own.contains("=careers-api"));
    }
}
