//! What is found, the best first.
//!
//! Every score lies above 0 and is at most 1. For a query of *n* words (leaving out words like "of" beside others) it is
//!
//! (*steps* − 1 + *likeness*) / (*n* + 1),
//!
//! - where *steps* is how many of the words the document has, so that one with all words always comes before one that misses
//!   any, or *n* + 1 for a document whose title, other name or key is the query, or whose code begins like it;
//! - and *likeness*, above 0 and at most 1, tells the documents of the same step apart: for each word its rarity,
//!   ln(1 + documents / documents with it), times what it brings there (BM25F: a title before other names before the text, a
//!   short one before a long one; see [`index`](super::index)) times what its spelling is worth (see
//!   [`asked`](super::asked)), added up and divided by the sum of the rarities, times 0.8 to 1 by the weight of the document.
//!   For a document with all words it is halved, and 0.5 added where they stand together in the title or one other name. In
//!   the highest step it is halved, and 0.5 added where the query is the title or key rather than another name.
//!
//! So the scores of one query can be compared, those of different queries only in whether a name was met (for a query of one
//! word from 0.5 on). They are rounded to four decimals. Documents with the same score come in the order of their kinds and
//! keys.
//!
//! Misspelt words are looked for where no document has a word, and for all words where no document has them all. A document is
//! left out where the words that it has are, together, less than half as rare as those of the document that has most.

use std::cmp::Ordering;
use std::ops::Range;

use super::asked::{Asked, Misspelt};
use super::index::{Name, SearchIndex};
use super::meant::Meant;
use super::snippet::Snippet;
use crate::domain::count::{float, place};

/// The scores are rounded to this part.
const DECIMALS: f64 = 10_000.0;

/// A document must have words so rare, as a share of those of the document that has most, to be a hit.
const RARE_ENOUGH: f32 = 0.5;

/// A document that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// The place of the document among those of the index.
    pub document: usize,
    /// How well it matches, above 0 and at most 1, rounded to four decimals.
    pub score: f64,
    /// The words of the title to highlight, in characters (Unicode code points), in order and apart from each other.
    pub title_ranges: Vec<Range<usize>>,
    /// What else says that it matches; empty for a document without names and text.
    pub snippet: Snippet,
}

/// The documents that were found.
#[derive(Debug, Clone, PartialEq)]
pub struct Hits {
    /// How many there are in all.
    pub total: usize,
    /// Some of them, the best first.
    pub hits: Vec<Hit>,
}

/// A hit after which to go on, as it was given.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct After<'a, K> {
    /// Its score.
    pub score: f64,
    /// The kind of its document.
    pub kind: K,
    /// The key of its document.
    pub key: &'a str,
}

/// What is gathered of each document.
struct Tally {
    /// How many of the needed words it has.
    counts: Vec<usize>,
    /// The sum of the rarities of the words that it has.
    rarities: Vec<f32>,
    likeness: Vec<f32>,
    meant: Meant,
}

impl<K: Copy + Ord> SearchIndex<K> {
    /// Finds the documents of some kinds that match a query, at most `limit`, the best first or those after a hit.
    ///
    /// Only the first [`LONGEST_QUERY`](super::words::LONGEST_QUERY) characters and
    /// [`MOST_WORDS`](super::words::MOST_WORDS) words of the query are looked at. The kinds asked for change neither the scores
    /// nor which documents of these kinds are found.
    pub fn search(
        &self,
        query: &str,
        is_asked_for: impl Fn(K) -> bool,
        limit: usize,
        after: Option<After<K>>,
    ) -> Hits {
        let Some(asked) = Asked::read(query) else {
            return Hits {
                total: 0,
                hits: Vec::new(),
            };
        };
        let named = self.named(&asked);
        let mut tally = self.tally(&asked, Misspelt::Unknown);
        if named.is_empty() && tally.counts.iter().all(|count| *count < asked.needed()) {
            tally = self.tally(&asked, Misspelt::All);
        }
        let found = self
            .scores(&asked, &tally, &named)
            .into_iter()
            .filter(|(document, _)| {
                self.documents
                    .get(*document)
                    .is_some_and(|document| is_asked_for(document.kind))
            });
        let mut found: Vec<(usize, f64)> = found.collect();
        let total = found.len();
        if let Some(after) = after {
            found.retain(|(document, score)| self.is_after(*document, *score, &after));
        }
        let order = |document: usize| self.order.get(document).copied();
        let better = |one: &(usize, f64), other: &(usize, f64)| {
            let by_score = other.1.total_cmp(&one.1);
            by_score.then_with(|| order(one.0).cmp(&order(other.0)))
        };
        if limit < found.len() {
            found.select_nth_unstable_by(limit, better);
            found.truncate(limit);
        }
        found.sort_by(better);
        let hit = |(document, score)| {
            let (title_ranges, snippet) = self.highlights(document, &tally.meant);
            Hit {
                document,
                score,
                title_ranges,
                snippet,
            }
        };
        Hits {
            total,
            hits: found.into_iter().map(hit).collect(),
        }
    }

    /// The documents of which the query is a name, or whose code begins like it, in order and each with its best name.
    fn named(&self, asked: &Asked) -> Vec<(usize, Name)> {
        let names = self
            .names
            .find(&asked.line)
            .map(|name| self.named.of(name))
            .unwrap_or_default();
        let mut named: Vec<(usize, Name)> = names
            .iter()
            .map(|(document, name)| (place(*document), *name))
            .collect();
        if asked.is_code() {
            let keys = self.keys.prefixed(&asked.folded);
            let documents = keys.flat_map(|key| self.keyed.of(key));
            named.extend(documents.map(|document| (place(*document), Name::Other)));
        }
        named.sort_unstable();
        named.dedup_by_key(|(document, _)| *document);
        named
    }

    fn tally(&self, asked: &Asked, misspelt: Misspelt) -> Tally {
        let documents = self.documents.len();
        let mut tally = Tally {
            counts: vec![0; documents],
            rarities: vec![0.0; documents],
            likeness: vec![0.0; documents],
            meant: Meant::new(self.lexicon.len()),
        };
        let mut all_rarities = 0.0;
        let meanings = self.meanings(asked, misspelt);
        for ((word, meanings), at) in asked.words.iter().zip(&meanings).zip(0..) {
            let parts = self.parts(meanings);
            let with = parts.iter().filter(|part| **part > 0.0).count();
            let rarity = (float(documents) / float(with).max(1.0)).ln_1p();
            all_rarities += rarity;
            let gathered = tally
                .counts
                .iter_mut()
                .zip(&mut tally.rarities)
                .zip(&mut tally.likeness);
            for (part, ((count, rarities), likeness)) in parts.iter().zip(gathered) {
                if *part > 0.0 {
                    *count += usize::from(word.needed);
                    *rarities += rarity;
                    *likeness += rarity * part;
                }
            }
            if word.needed {
                tally.meant.add(meanings, at);
            }
        }
        for (likeness, prior) in tally.likeness.iter_mut().zip(&self.priors) {
            *likeness *= prior / all_rarities;
        }
        tally
    }

    /// The documents that are hits, each with its score.
    fn scores(&self, asked: &Asked, tally: &Tally, named: &[(usize, Name)]) -> Vec<(usize, f64)> {
        let words = float(asked.needed());
        let rarest = tally.rarities.iter().copied().fold(0.0, f32::max);
        let mut named = named.iter().peekable();
        let gathered = tally
            .counts
            .iter()
            .zip(&tally.rarities)
            .zip(&tally.likeness)
            .enumerate();
        gathered
            .filter_map(|(document, ((count, rarities), likeness))| {
                let name = named
                    .next_if(|(of, _)| *of == document)
                    .map(|(_, name)| *name);
                let height = match name {
                    Some(Name::Title) => words + 0.5 + likeness / 2.0,
                    Some(Name::Other) => words + likeness / 2.0,
                    None if *count == asked.needed() => {
                        let together = self.has_together(document, &tally.meant);
                        words - 1.0 + if together { 0.5 } else { 0.0 } + likeness / 2.0
                    }
                    None if *count > 0 && *rarities >= RARE_ENOUGH * rarest => {
                        float(count - 1) + likeness
                    }
                    None => return None,
                };
                let score = (f64::from(height / (words + 1.0)) * DECIMALS).round() / DECIMALS;
                Some((document, score.clamp(1.0 / DECIMALS, 1.0)))
            })
            .collect()
    }

    /// Whether a document with a score comes after a hit.
    fn is_after(&self, document: usize, score: f64, after: &After<K>) -> bool {
        let place = self
            .documents
            .get(document)
            .map(|document| (document.kind, &*document.key));
        let by_score = after.score.total_cmp(&score);
        let order = by_score.then_with(|| place.cmp(&Some((after.kind, after.key))));
        order == Ordering::Greater
    }
}
