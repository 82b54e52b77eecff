//! Finished answers that are kept, and answers that are being built: each is built once, however many ask for it.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use quick_cache::sync::{Cache, DefaultLifecycle};
use quick_cache::{DefaultHashBuilder, OptionsBuilder, Weighter};
use tokio::sync::OnceCell;

use super::answer::Answer;
use super::error::ApiError;

/// Bytes that are kept at most, with keys and what each entry costs beside them.
const CACHE_BYTES: u64 = 16 * 1024 * 1024;

/// Bytes that an answer takes, about: few enough, since the cache only grows for more entries than it expects.
const ANSWER_BYTES: u64 = 4 * 1024;

/// Bytes that an entry costs beside its texts: about what the cache needs to find it and to know its age.
const ENTRY_BYTES: usize = 400;

/// Parts of a cache that are locked one at a time. What is kept must fit into one, so that they may not be many.
const SHARDS: usize = 4;

/// The share of a cache that is for what was asked for again; the rest holds what is new, and falls out first. A crawler
/// thus drives out nothing but its own.
const ASKED_AGAIN: f64 = 0.8;

/// What building an answer comes to.
type Finished = Result<Arc<Answer>, Arc<ApiError>>;

/// The answers that are being built, by revision and request.
type Building = HashMap<(i64, String), Arc<OnceCell<Finished>>>;

/// What is kept under a request.
#[derive(Clone)]
enum Entry {
    /// Its answer.
    Answer(Arc<Answer>),
    /// The canonical spelling of the request, under which its answer is kept. Not the answer itself, which would stay in
    /// memory uncounted when its own entry falls out.
    Spelling(Arc<str>),
}

/// An entry with the data revision that it belongs to.
#[derive(Clone)]
struct Kept {
    revision: i64,
    entry: Entry,
}

/// Weighs what is kept in bytes.
#[derive(Clone)]
struct Bytes;

impl Weighter<Arc<str>, Kept> for Bytes {
    fn weight(&self, key: &Arc<str>, kept: &Kept) -> u64 {
        let own = match &kept.entry {
            Entry::Answer(answer) => answer.weight(),
            Entry::Spelling(canonical) => canonical.len(),
        };
        let all = own.saturating_add(key.len()).saturating_add(ENTRY_BYTES);
        u64::try_from(all).unwrap_or(u64::MAX)
    }
}

/// Makes a cache of at most so many bytes, for entries of about so many bytes each.
pub fn bounded<K: Eq + Hash, V: Clone, W: Weighter<K, V> + Clone>(
    bytes: u64,
    each: u64,
    weighter: W,
) -> Cache<K, V, W> {
    let entries = usize::try_from(bytes / each).unwrap_or(usize::MAX);
    #[expect(
        clippy::expect_used,
        reason = "fails only where one of the two capacities is not set"
    )]
    let options = OptionsBuilder::new()
        .shards(SHARDS)
        .hot_allocation(ASKED_AGAIN)
        .weight_capacity(bytes)
        .estimated_items_capacity(entries)
        .build()
        .expect("both capacities are set");
    Cache::with_options(
        options,
        weighter,
        DefaultHashBuilder::default(),
        DefaultLifecycle::default(),
    )
}

/// The answers that were built lately, and those that are being built.
pub struct Answers {
    kept: Cache<Arc<str>, Kept, Bytes>,
    building: Mutex<Building>,
}

impl Default for Answers {
    fn default() -> Self {
        Self {
            kept: bounded(CACHE_BYTES, ANSWER_BYTES, Bytes),
            building: Mutex::default(),
        }
    }
}

impl Answers {
    /// Returns the answer to a request that was answered before at this revision, in this spelling.
    pub fn get(&self, revision: i64, target: &str) -> Option<Arc<Answer>> {
        let current = |kept: &Kept| kept.revision == revision;
        match self.kept.get(target).filter(current)?.entry {
            Entry::Answer(answer) => Some(answer),
            Entry::Spelling(canonical) => match self.kept.get(&*canonical).filter(current)?.entry {
                Entry::Answer(answer) => Some(answer),
                Entry::Spelling(_) => None,
            },
        }
    }

    /// Keeps an answer.
    pub fn insert(&self, revision: i64, target: &str, answer: Arc<Answer>) {
        let entry = Entry::Answer(answer);
        self.kept.insert(target.into(), Kept { revision, entry });
    }

    /// Notes that a request is another spelling of one that is answered at this revision.
    pub fn insert_spelling(&self, revision: i64, target: &str, canonical: &str) {
        let entry = Entry::Spelling(canonical.into());
        self.kept.insert(target.into(), Kept { revision, entry });
    }

    /// Drops all answers.
    pub fn clear(&self) {
        self.kept.clear();
    }

    /// Builds an answer unless the same is being built already; then waits for that one.
    ///
    /// When whoever builds gives up, since its client went away, the next one in line builds instead.
    ///
    /// # Errors
    ///
    /// Those of building, told to all who waited for it.
    pub async fn build_once(
        &self,
        revision: i64,
        target: &str,
        build: impl AsyncFnOnce() -> Result<Arc<Answer>, ApiError>,
    ) -> Finished {
        let key = (revision, target.to_owned());
        let cell = Arc::clone(self.building().entry(key.clone()).or_default());
        let seat = Seat {
            answers: self,
            key,
            cell,
        };
        let build = async || build().await.map_err(Arc::new);
        seat.cell.get_or_init(build).await.clone()
    }

    fn building(&self) -> MutexGuard<'_, Building> {
        self.building.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One who waits for an answer that is being built. The last to leave, or the first after it is there, clears up.
struct Seat<'a> {
    answers: &'a Answers,
    key: (i64, String),
    cell: Arc<OnceCell<Finished>>,
}

impl Drop for Seat<'_> {
    fn drop(&mut self) {
        let mut building = self.answers.building();
        // One count is the map's, one is our own.
        let last = self.cell.initialized() || Arc::strong_count(&self.cell) <= 2;
        let same = |cell: &Arc<OnceCell<Finished>>| Arc::ptr_eq(cell, &self.cell);
        if last && building.get(&self.key).is_some_and(same) {
            building.remove(&self.key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Answer, Answers, Arc};

    fn answer() -> Arc<Answer> {
        Arc::new(Answer::json(b"{}".to_vec(), 1, None))
    }

    #[test]
    fn a_spelling_finds_the_answer_of_its_canonical_request_at_the_same_revision_only() {
        let answers = Answers::default();
        answers.insert(1, "/v1/roles", answer());
        answers.insert_spelling(1, "/v1/roles?limit=50", "/v1/roles");
        assert!(answers.get(1, "/v1/roles?limit=50").is_some());
        assert!(answers.get(2, "/v1/roles?limit=50").is_none());
        answers.insert(2, "/v1/roles", answer());
        assert!(answers.get(1, "/v1/roles?limit=50").is_none());
    }

    #[test]
    fn nothing_is_left_after_clearing() {
        let answers = Answers::default();
        answers.insert(1, "/v1/roles", answer());
        answers.clear();
        assert!(answers.get(1, "/v1/roles").is_none());
        assert_eq!(answers.kept.len(), 0);
    }

    #[test]
    fn many_unique_requests_stay_within_the_bound() {
        let answers = Answers::default();
        for request in 0..100_000 {
            let target = format!("/v1/salary-bands?min_median={request}");
            answers.insert_spelling(1, &format!("{target}&limit=50"), &target);
            answers.insert(1, &target, answer());
        }
        assert!(answers.kept.weight() <= super::CACHE_BYTES);
    }

    #[test]
    fn a_large_answer_is_kept_where_many_small_ones_were() {
        let answers = Answers::default();
        for request in 0..50_000 {
            answers.insert(1, &format!("/v1/roles?q={request}"), answer());
        }
        let page = Arc::new(Answer::json(vec![b' '; 50_000], 1, None));
        answers.insert(1, "/v1/salary-bands", page);
        assert!(answers.get(1, "/v1/salary-bands").is_some());
    }

    #[actix_web::test]
    async fn what_was_given_up_leaves_nothing_behind() {
        let answers = Answers::default();
        let never = answers.build_once(1, "/v1/roles", async || std::future::pending().await);
        let waited = tokio::time::timeout(std::time::Duration::from_millis(1), never).await;
        assert!(waited.is_err());
        assert!(answers.building().is_empty());
        let built = answers.build_once(1, "/v1/roles", async || Ok(answer()));
        assert!(built.await.is_ok());
        assert!(answers.building().is_empty());
    }
}
