//! What the handlers share: the database, the answers built so far, the current revision, the rate limit.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};
use actix_web::{HttpRequest, HttpResponse};
use governor::clock::{Clock, DefaultClock};
use governor::middleware::StateInformationMiddleware;
use governor::state::keyed::DefaultKeyedStateStore;
use governor::{Quota, RateLimiter};

use super::answer::{Answer, NO_CODING, target_of};
use super::cache::Answers;
use super::coding::Coding;
use super::entries::Entries;
use super::error::ApiError;
use super::openapi;
use super::page::canonical;
use crate::db::{Db, DbConn};
use crate::store::known::{Held, Snapshot};
use crate::store::{StoreError, revision};

/// How much has to be read for an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effort {
    /// Some rows that are found by their keys, however many there are in all: well below a millisecond.
    Few,
    /// Anything else.
    Any,
}

impl Effort {
    /// What it takes to answer a page of figures: few rows are those of one role or occupation or of one place, unless a
    /// condition beside these has to be looked up row by row.
    pub const fn of_figures(
        owner: Option<&String>,
        place: Option<&String>,
        beside: Option<&String>,
    ) -> Self {
        if (owner.is_some() || place.is_some()) && beside.is_none() {
            Self::Few
        } else {
            Self::Any
        }
    }
}

/// A body that was just built, and what its headers tell.
pub struct Built {
    /// The JSON text.
    pub body: Vec<u8>,
    /// The `Link` header of a list.
    pub link: Option<String>,
    /// The data revision of the first page of a list, on later ones.
    pub since: Option<i64>,
}

impl Built {
    /// The body of one entry.
    pub const fn entry(body: Vec<u8>) -> Self {
        Self {
            body,
            link: None,
            since: None,
        }
    }
}

/// The rate limit: a count for each address, which also tells what is left of it.
type Limiter =
    RateLimiter<IpAddr, DefaultKeyedStateStore<IpAddr>, DefaultClock, StateInformationMiddleware>;

/// What an address may still ask, as the `RateLimit` headers tell it.
#[derive(Debug, Clone, Copy)]
pub struct Allowance {
    /// Requests that may come at once, and each second.
    pub limit: u32,
    /// Requests that may still come now.
    pub remaining: u32,
    /// Seconds until the next request may come if none is left, else until all may come again.
    pub reset: u64,
}

impl Allowance {
    /// Writes the headers.
    pub fn tell(self, headers: &mut HeaderMap) {
        let told = [
            ("ratelimit-limit", self.limit.into()),
            ("ratelimit-remaining", self.remaining.into()),
            ("ratelimit-reset", self.reset.into()),
        ];
        for (name, value) in told {
            headers.insert(HeaderName::from_static(name), value);
        }
    }
}

/// What every handler needs.
pub struct Context {
    db: Db,
    known: Arc<Held>,
    entries: Arc<Entries>,
    answers: Answers,
    revision: AtomicI64,
    limiter: Option<Limiter>,
    openapi: Answer,
}

impl Context {
    /// Prepares to serve from a database; `rate_limit` is in requests a second for each address, none for no limit.
    ///
    /// # Errors
    ///
    /// Fails when the database cannot tell its revision.
    pub fn new(db: Db, rate_limit: Option<NonZeroU32>) -> Result<Self, StoreError> {
        let current = db.read_now(revision::current)?;
        Ok(Self {
            db,
            known: Arc::default(),
            entries: Arc::default(),
            answers: Answers::default(),
            revision: AtomicI64::new(current),
            limiter: rate_limit.map(|limit| {
                RateLimiter::keyed(Quota::per_second(limit))
                    .with_middleware::<StateInformationMiddleware>()
            }),
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

    /// The entries that are kept.
    pub fn entries(&self) -> Arc<Entries> {
        Arc::clone(&self.entries)
    }

    /// The OpenAPI document.
    pub fn openapi(&self) -> &Answer {
        &self.openapi
    }

    /// Looks whether another process changed the data.
    ///
    /// # Errors
    ///
    /// Only those of the database.
    pub fn look(&self, conn: &mut DbConn) -> Result<(), StoreError> {
        let before = self.revision();
        let current = revision::current(conn)?;
        // A request may have seen a later revision meanwhile, which this reading must not take back.
        let moved =
            self.revision
                .compare_exchange(before, current, Ordering::AcqRel, Ordering::Acquire);
        if moved.is_ok() && before != current {
            self.moved_on();
        }
        Ok(())
    }

    /// Leaves the data behind that were there before a change.
    fn moved_on(&self) {
        self.answers.clear();
        self.db.move_on();
    }

    /// Drops what nobody will use any more: the limits of addresses that fell silent, old transactions.
    pub fn tidy(&self) {
        if let Some(limiter) = &self.limiter {
            limiter.retain_recent();
        }
        self.db.tidy();
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

    /// Counts a request against the limit of its address and tells what is left of it; nothing without a limit.
    ///
    /// # Errors
    ///
    /// [`ApiError::TooManyRequests`] with the seconds to wait.
    pub fn admit(
        &self,
        address: impl FnOnce() -> Option<IpAddr>,
    ) -> Result<Option<Allowance>, ApiError> {
        let Some(limiter) = &self.limiter else {
            return Ok(None);
        };
        let Some(address) = address() else {
            return Ok(None);
        };
        match limiter.check_key(&address) {
            Ok(state) => Ok(Some(Allowance {
                limit: state.quota().burst_size().get(),
                remaining: state.remaining_burst_capacity(),
                // The quota is that of one second.
                reset: 1,
            })),
            Err(until) => {
                let wait = until.wait_time_from(DefaultClock::default().now());
                Err(ApiError::TooManyRequests(Allowance {
                    limit: until.quota().burst_size().get(),
                    remaining: 0,
                    reset: wait.as_secs().saturating_add(1),
                }))
            }
        }
    }

    /// Finds the answer to a request that was answered before from the same data.
    pub fn known(&self, target: &str) -> Option<Arc<Answer>> {
        self.answers.get(self.revision(), target)
    }

    /// Keeps an answer that depends on nothing but the path, and gives it.
    ///
    /// # Errors
    ///
    /// As [`Answer::respond`].
    pub fn give(&self, request: &HttpRequest, answer: Answer) -> Result<HttpResponse, ApiError> {
        let answer = Arc::new(answer);
        let revision = self.revision();
        self.answers
            .insert(revision, request.path(), Arc::clone(&answer));
        answer.respond(request.headers())
    }

    /// Reads from one state of the data, on a blocking thread.
    ///
    /// # Errors
    ///
    /// As [`Db::read`].
    pub async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut DbConn) -> Result<T, ApiError> + Send + 'static,
    ) -> Result<T, ApiError> {
        self.db.read(work).await
    }

    /// Gives the answer to a request whose parameters were found to be valid: the one that is kept under any spelling of
    /// the request, or a new one, built from one snapshot of the data and kept.
    ///
    /// # Errors
    ///
    /// Those of building it, and as [`Answer::respond`].
    pub async fn answer(
        &self,
        request: &HttpRequest,
        effort: Effort,
        build: impl FnOnce(&mut Snapshot<'_>) -> Result<Built, ApiError> + Send + 'static,
    ) -> Result<HttpResponse, ApiError> {
        let coding = Coding::choose(request.headers()).ok_or(NO_CODING)?;
        let (sent, target) = (target_of(request.uri()), canonical(request));
        let revision = self.revision();
        let answer = match self.answers.get(revision, &target) {
            Some(answer) => answer,
            None => {
                let build = async || self.build(&target, effort, coding, build).await;
                self.answers.build_once(revision, &target, build).await?
            }
        };
        if sent != target {
            self.answers.insert_spelling(revision, sent, &target);
        }
        answer.respond(request.headers())
    }

    /// Gives the answer to a question that was sent in a body, built from one snapshot of the data and kept nowhere.
    ///
    /// # Errors
    ///
    /// Those of building it, and as [`Answer::respond`].
    pub async fn answer_once(
        &self,
        request: &HttpRequest,
        build: impl FnOnce(&mut Snapshot<'_>) -> Result<Vec<u8>, ApiError> + Send + 'static,
    ) -> Result<HttpResponse, ApiError> {
        let coding = Coding::choose(request.headers()).ok_or(NO_CODING)?;
        let build = move |conn: &mut Snapshot<'_>| {
            let answer = Answer::json(build(conn)?, conn.revision(), None).uncached();
            answer.encoded(coding);
            Ok(answer)
        };
        let answer = self.snapshot(build).await?;
        Ok(answer.send(coding, false))
    }

    /// Reads from one snapshot of the data, on a blocking thread.
    ///
    /// # Errors
    ///
    /// As [`Db::read`].
    pub async fn snapshot<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Snapshot<'_>) -> Result<T, ApiError> + Send + 'static,
    ) -> Result<T, ApiError> {
        let known = Arc::clone(&self.known);
        self.db
            .read(move |conn| work(&mut known.snapshot(conn)?))
            .await
    }

    /// Makes what is found by words, so that no request has to wait for it.
    ///
    /// # Errors
    ///
    /// Only those of the database.
    pub fn prepare(&self, conn: &mut DbConn) -> Result<(), StoreError> {
        self.known.snapshot(conn)?.make_finders()
    }

    /// Builds an answer and keeps it.
    ///
    /// Unless few rows answer it, as they are, all that is done on a blocking thread, its tag and its coding too, so that
    /// a large answer holds up nobody else.
    async fn build(
        &self,
        target: &str,
        effort: Effort,
        coding: Coding,
        build: impl FnOnce(&mut Snapshot<'_>) -> Result<Built, ApiError> + Send + 'static,
    ) -> Result<Arc<Answer>, ApiError> {
        let known = Arc::clone(&self.known);
        let work = move |conn: &mut DbConn| {
            let mut snapshot = known.snapshot(conn)?;
            let revision = snapshot.revision();
            let built = build(&mut snapshot)?;
            let answer =
                Answer::json(built.body, revision, built.link.as_deref()).paged_since(built.since);
            answer.encoded(coding);
            Ok::<_, ApiError>((Arc::new(answer), revision))
        };
        let (answer, revision) = match (effort, coding) {
            (Effort::Few, Coding::Identity) => self.db.read_few(work).await?,
            _ => self.db.read(work).await?,
        };
        if self.revision.fetch_max(revision, Ordering::AcqRel) < revision {
            self.moved_on();
        }
        if revision == self.revision() {
            self.answers.insert(revision, target, Arc::clone(&answer));
        }
        Ok(answer)
    }
}
