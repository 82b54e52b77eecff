//! What is found by words rather than by key, in memory for one revision of the data: made when it is first asked for.

mod abbreviations;
pub mod documents;
mod listed;
pub mod postings;
pub mod suggestions;

use std::sync::{Arc, Mutex, PoisonError};

use super::StoreError;
use super::known::Snapshot;
use crate::domain::search::SearchIndex;
use crate::domain::titles::Matcher;
use crate::domain::vocabulary::SearchType;
use postings::PostingReader;
use suggestions::Titles;

/// Something that is made when it is first asked for.
#[derive(Debug)]
struct Later<T>(Mutex<Option<Arc<T>>>);

impl<T> Default for Later<T> {
    fn default() -> Self {
        Self(Mutex::new(None))
    }
}

impl<T> Later<T> {
    /// Returns it; those who need it at the same time wait for the one who makes it.
    fn get(&self, make: impl FnOnce() -> Result<T, StoreError>) -> Result<Arc<T>, StoreError> {
        let mut made = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(made) = &*made {
            return Ok(Arc::clone(made));
        }
        let new = Arc::new(make()?);
        *made = Some(Arc::clone(&new));
        Ok(new)
    }
}

/// All of them.
#[derive(Debug, Default)]
pub struct Finders {
    matcher: Later<Matcher>,
    titles: Later<Titles>,
    search: Later<SearchIndex<SearchType>>,
    postings: Later<PostingReader>,
}

impl Snapshot<'_> {
    /// What titles are matched with.
    ///
    /// # Errors
    ///
    /// Only those of the database.
    pub fn matcher(&mut self) -> Result<Arc<Matcher>, StoreError> {
        let known = Arc::clone(&self.known);
        known.finders.matcher.get(|| super::titles::matcher(self))
    }

    /// The titles that are suggested.
    ///
    /// # Errors
    ///
    /// Only those of the database.
    pub fn titles(&mut self) -> Result<Arc<Titles>, StoreError> {
        let known = Arc::clone(&self.known);
        known.finders.titles.get(|| suggestions::load(self))
    }

    /// Everything that a search finds.
    ///
    /// # Errors
    ///
    /// Only those of the database.
    pub fn search(&mut self) -> Result<Arc<SearchIndex<SearchType>>, StoreError> {
        let known = Arc::clone(&self.known);
        known.finders.search.get(|| documents::load(self))
    }

    /// What postings are read with.
    ///
    /// # Errors
    ///
    /// As [`postings::load`].
    pub fn posting_reader(&mut self) -> Result<Arc<PostingReader>, StoreError> {
        let known = Arc::clone(&self.known);
        known.finders.postings.get(|| postings::load(self))
    }

    /// Makes everything that was not made yet, so that no request has to wait for it.
    ///
    /// # Errors
    ///
    /// Only those of the database.
    pub fn make_finders(&mut self) -> Result<(), StoreError> {
        self.matcher()?;
        self.titles()?;
        self.search()?;
        self.posting_reader()?;
        Ok(())
    }
}
