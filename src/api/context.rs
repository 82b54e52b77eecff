//! What the handlers share: the database, the answers built so far, the current revision, the rate limit.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use actix_web::http::header::HeaderValue;
use actix_web::{HttpRequest, HttpResponse};
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use super::answer::{Answer, Answers, target};
use super::error::ApiError;
use super::openapi;
use crate::db::{Db, DbConn};
use crate::store::{StoreError, revision};

/// How often the service looks whether another process changed the data.
pub const REVISION_POLL: Duration = Duration::from_millis(500);

/// A body that was just built, and its `Link` header.
pub struct Built {
    /// The JSON text.
    pub body: Vec<u8>,
    /// The `Link` header of a list.
    pub link: Option<String>,
}

/// What every handler needs.
pub struct Context {
    db: Db,
    answers: Answers,
    revision: AtomicI64,
    limiter: Option<DefaultKeyedRateLimiter<IpAddr>>,
    openapi: Answer,
}

impl Context {
    /// Prepares to serve from a database; `rate_limit` is in requests a second for each address, none for no limit.
    ///
    /// # Errors
    ///
    /// Fails when the database cannot tell its revision.
    pub fn new(db: Db, rate_limit: Option<NonZeroU32>) -> Result<Self, StoreError> {
        let current = revision::current(&mut *db.get()?)?;
        Ok(Self {
            db,
            answers: Answers::default(),
            revision: AtomicI64::new(current),
            limiter: rate_limit.map(|limit| RateLimiter::keyed(Quota::per_second(limit))),
            openapi: Answer::new(
                openapi::COMMITTED.as_bytes().to_vec(),
                HeaderValue::from_static("application/json"),
            ),
        })
    }

    /// The data revision that answers are given at.
    pub fn revision(&self) -> i64 {
        self.revision.load(Ordering::Acquire)
    }

    /// The OpenAPI document.
    pub fn openapi(&self) -> &Answer {
        &self.openapi
    }

    /// Looks whether another process changed the data, and forgets the limits of addresses that fell silent.
    pub async fn refresh(&self) -> Result<(), StoreError> {
        let current = self.db.read(revision::current).await?;
        self.revision.store(current, Ordering::Release);
        if let Some(limiter) = &self.limiter {
            limiter.retain_recent();
        }
        Ok(())
    }

    /// Tells whether the database answers and has the schema of this release.
    ///
    /// # Errors
    ///
    /// [`ApiError::NotReady`] when the schema is another, [`ApiError::Store`] when the database does not answer.
    pub async fn ready(&self) -> Result<(), ApiError> {
        let current = self.db.read(DbConn::is_current).await?;
        if current {
            Ok(())
        } else {
            Err(ApiError::NotReady)
        }
    }

    /// Counts a request against the limit of its address.
    ///
    /// # Errors
    ///
    /// [`ApiError::TooManyRequests`] with the seconds to wait.
    pub fn admit(&self, address: Option<IpAddr>) -> Result<(), ApiError> {
        let (Some(limiter), Some(address)) = (&self.limiter, address) else {
            return Ok(());
        };
        limiter.check_key(&address).map_err(|until| {
            let wait = until.wait_time_from(DefaultClock::default().now());
            ApiError::TooManyRequests {
                retry_after: wait.as_secs().saturating_add(1),
            }
        })
    }

    /// Finds the answer to a request that was answered before from the same data.
    pub fn known(&self, target: &str) -> Option<Arc<Answer>> {
        self.answers.get(self.revision(), target)
    }

    /// Keeps an answer that does not depend on the data, and gives it.
    ///
    /// # Errors
    ///
    /// As [`Answer::respond`].
    pub fn give(&self, request: &HttpRequest, answer: Answer) -> Result<HttpResponse, ApiError> {
        self.keep(request, self.revision(), answer)
    }

    fn keep(
        &self,
        request: &HttpRequest,
        revision: i64,
        answer: Answer,
    ) -> Result<HttpResponse, ApiError> {
        let answer = Arc::new(answer);
        self.answers
            .insert(revision, target(request), Arc::clone(&answer));
        answer.respond(request.headers())
    }

    /// Builds the answer to a request from one snapshot of the data, keeps it, and gives it.
    pub async fn answer(
        &self,
        request: &HttpRequest,
        build: impl FnOnce(&mut DbConn) -> Result<Built, ApiError> + Send + 'static,
    ) -> Result<HttpResponse, ApiError> {
        let (built, revision) = self
            .db
            .read(move |conn| {
                let revision = revision::current(conn)?;
                Ok::<_, ApiError>((build(conn)?, revision))
            })
            .await?;
        self.revision.fetch_max(revision, Ordering::AcqRel);
        let answer = Answer::json(built.body, revision, built.link.as_deref());
        self.keep(request, revision, answer)
    }
}
