//! Which engine a database URL names, and how the URL may be shown.

use crate::store::StoreError;

/// The engine that a URL names, with what it opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine<'a> {
    /// An embedded SQLite file, at this path.
    Sqlite(&'a str),
    /// A PostgreSQL server, or what speaks its protocol, at this URL.
    Postgres(&'a str),
}

impl<'a> Engine<'a> {
    /// Reads a URL: `postgres://` and `postgresql://` name a server; anything without a scheme, or with `sqlite:`, a file.
    ///
    /// # Errors
    ///
    /// [`StoreError::UnknownEngine`] for other schemes, for a misspelt one, and for `:memory:`, of which each connection
    /// would see another.
    pub fn of(url: &'a str) -> Result<Self, StoreError> {
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            return Ok(Self::Postgres(url));
        }
        let path = url
            .strip_prefix("sqlite://")
            .or_else(|| url.strip_prefix("sqlite:"))
            .unwrap_or(url);
        match path.split_once("://").or_else(|| path.split_once(':')) {
            _ if path.is_empty() || path == ":memory:" => {
                Err(StoreError::UnknownEngine(url.to_owned()))
            }
            Some((scheme, _)) if is_scheme(scheme) => {
                Err(StoreError::UnknownEngine(scheme.to_owned()))
            }
            _ => Ok(Self::Sqlite(path)),
        }
    }
}

/// Tells whether a word can be a scheme; one letter is the drive of a Windows path.
fn is_scheme(word: &str) -> bool {
    word.len() > 1
        && word
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
}

/// A database URL without the user, the password and the settings in it, for messages.
pub fn shown_url(url: &str) -> String {
    if let Ok(Engine::Sqlite(_)) = Engine::of(url) {
        return url.to_owned();
    }
    let Some((scheme, rest)) = url.split_once("://") else {
        return url.to_owned();
    };
    // A password may hold any of these letters, so that only what follows the last of them is surely none of it.
    let place = match rest.rsplit_once('@') {
        Some((_, place)) => format!("…@{}", place.split('?').next().unwrap_or_default()),
        None => rest.split('?').next().unwrap_or_default().to_owned(),
    };
    format!("{scheme}://{place}")
}

#[cfg(test)]
mod tests {
    use super::{Engine, shown_url};

    #[test]
    fn a_password_in_a_url_is_never_shown() {
        for (url, shown) in [
            ("postgres://user:p@ss@host/db", "postgres://…@host/db"),
            (
                "postgres://user:p?x@host/db?sslmode=require",
                "postgres://…@host/db",
            ),
            ("postgres://host/db?password=secret", "postgres://host/db"),
        ] {
            assert_eq!(shown_url(url), shown);
        }
        for path in ["careers@home.db", "sqlite:///data/a@b.db"] {
            assert_eq!(shown_url(path), path);
        }
    }

    #[test]
    fn the_scheme_alone_decides_the_engine() {
        for (url, path) in [
            ("careers.db", "careers.db"),
            ("sqlite:///data/careers.db", "/data/careers.db"),
            ("sqlite:careers.db", "careers.db"),
        ] {
            assert_eq!(Engine::of(url).unwrap(), Engine::Sqlite(path));
        }
        for url in ["postgres://host/db", "postgresql://host/db"] {
            assert_eq!(Engine::of(url).unwrap(), Engine::Postgres(url));
        }
        for url in [
            "postgres:typo",
            "postgres+ssl:typo",
            "",
            ":memory:",
            "mysql://x",
        ] {
            assert!(Engine::of(url).is_err(), "{url}");
        }
    }
}
