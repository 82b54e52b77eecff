//! Finds documents by what somebody types, and job titles while somebody types: two indexes in memory, made once for each
//! state of the data and shared by all threads.
//!
//! [`SearchIndex`] ranks documents of several kinds; [`hits`] has the formula of its scores. [`Suggestions`] completes job
//! titles; [`suggest`] has their order.
//!
//! Texts and queries are read as folded words ([`words`]). A sorted list of them (`lexicon`) finds words by beginning, and
//! misspelt ones by going through the list while it keeps what neighbours share of the work (`edits`). That needs no memory
//! of its own, takes beginnings as well as whole words, and counts swapped letters as one edit. Of the 10,486 words of 54,379
//! titles, it found those near to a misspelt one in 48 µs (median, on one core), where comparing with each word took 1.2 ms
//! and a Levenshtein automaton, which knows no swaps, 0.75 ms; a table of all words with letters left out took 7 µs, but
//! 32 MB, and knows only whole words.
//!
//! All ranges for highlighting count characters (Unicode code points) from 0, the end excluded.

mod abbreviations;
pub mod asked;
mod edits;
mod found;
pub mod hits;
pub mod importance;
pub mod index;
mod lexicon;
mod lists;
mod marks;
mod meant;
pub mod snippet;
pub mod suggest;
pub mod words;

#[cfg(test)]
mod tests;

pub use abbreviations::Abbreviations;
pub use hits::{After, Hit, Hits};
pub use index::{Document, SearchIndex};
pub use snippet::{LONGEST_SNIPPET, Snippet};
pub use suggest::{Entry, MOST_OF_A_TARGET, Reach, Suggestion, Suggestions};
pub use words::{LONGEST_QUERY, MOST_WORDS};
