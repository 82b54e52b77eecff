//! What is found, the best first.
//!
//! Every score lies above 0 and is at most 1. It is made of a *likeness*, from 0 to 1: for each word of the query its rarity,
//! √ln(1 + documents / documents with it), times what it brings in the document (BM25F: a title before other names before the
//! text, a short one before a long one; see [`index`](super::index)) times what its spelling is worth (see
//! [`asked`](super::asked)), added up and divided by the sum of the rarities, times 0.6 to 1 by the weight of the document.
//! The root keeps one rare word from hiding what has the others. Words like "jobs" count a fifth beside others, words like
//! "of" a twentieth. Several words that together are a name count as one, and bring more in the documents that are called so
//! than they could apart.
//!
//! | the query is | score |
//! |---|---|
//! | the title or the key of the document | 0.86 + 0.14 × likeness |
//! | another of its names, as typed or with abbreviations written out, or the beginning of its code | 0.75 + 0.1 × likeness |
//! | words that stand together in its title or in one of its names, unless it has no weight | 0.5 × likeness + 0.25 × the worth of the spelling |
//! | other words | 0.5 × likeness |
//!
//! So the scores of one query can be compared, those of different queries only in whether a name was met (from 0.75 on).
//! They are rounded to four decimals. Documents with the same score come in the order of their kinds and keys.
//!
//! A word that some document has is never taken for misspelt. A document is left out where the words that it has are,
//! together, less than 0.4 times as rare as those of the document that has most. A query that is a code, or the beginning of
//! one, finds the codes only.

use std::cmp::Ordering;
use std::ops::Range;

use super::asked::{Asked, Misspelt, Weight};
use super::index::{Document, Name, SearchIndex};
use super::meant::Meant;
use super::snippet::Snippet;
use crate::domain::count::{float, place};
use crate::domain::text::singular;

/// The scores are rounded to this part.
const DECIMALS: f64 = 10_000.0;

/// A document must have words so rare, as a share of those of the document that has most, to be a hit.
const RARE_ENOUGH: f32 = 0.4;

/// How much words count that say little, and those that say nothing, beside others.
const WEAK: f32 = 0.2;
const STOP: f32 = 0.05;

/// The least likeness of a document whose names are looked at for all words together: what only begins like a word that
/// others have, or is spelt much like it in the text, is below.
const LEAST_TOGETHER: f32 = 0.1;

/// What words bring that together are the title or another name of a document: more than they could apart.
const IS_TITLE: f32 = 1.4;
const IS_NAME: f32 = 1.2;

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

/// The documents that are called something, each with which of its names it is.
type Called<'a> = &'a [(u32, Name)];

/// What is gathered of each document.
struct Tally {
    /// How many of the words it has that count in full.
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
        let coded = self.coded(&asked);
        let is_code = !coded.is_empty();
        let (named, tally) = if is_code {
            (coded, self.blank())
        } else {
            let named = self.named(&asked);
            let mut tally = self.tally(&asked, Misspelt::Likely);
            if named.is_empty() && tally.rarities.iter().all(|rarity| *rarity <= 0.0) {
                tally = self.tally(&asked, Misspelt::Any);
            }
            (named, tally)
        };
        let found = self
            .scores(&asked, &tally, &named)
            .into_iter()
            .filter(|(at, _)| {
                let document = self.documents.get(*at);
                document.is_some_and(|document| {
                    is_asked_for(document.kind) && (is_code || !document.only_by_key)
                })
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

    /// The documents whose code is the query or begins like it, in order; only the latter are other names.
    fn coded(&self, asked: &Asked) -> Vec<(usize, Name)> {
        let Some(code) = &asked.code else {
            return Vec::new();
        };
        let keys = self.keys.prefixed(code);
        // A slug is words: "it-security".
        let is_slug =
            |document: &Document<K>| document.key.contains(|sign: char| sign.is_lowercase());
        let mut coded: Vec<(usize, Name)> = keys
            .flat_map(|key| {
                let is_whole = self.keys.word(key) == code;
                let name = if is_whole { Name::Title } else { Name::Other };
                self.keyed.of(key).iter().map(move |at| (place(*at), name))
            })
            .filter(|(at, _)| !self.documents.get(*at).is_some_and(is_slug))
            .collect();
        coded.sort_unstable();
        coded
    }

    /// The documents of which a line of words is a name.
    fn called(&self, line: &str) -> Called<'_> {
        let name = self.names.find(line);
        name.map(|name| self.named.of(name)).unwrap_or_default()
    }

    /// The documents of which the query is a name, in order and each with its best name.
    fn named(&self, asked: &Asked) -> Vec<(usize, Name)> {
        let typed = self.called(&asked.line).iter();
        let mut named: Vec<(usize, Name)> = typed.map(|(at, name)| (place(*at), *name)).collect();
        let words = asked.words.iter().map(|word| &*word.typed);
        if let Some(words) = self.abbreviations.written_out(words) {
            let words: Vec<String> = words.into_iter().map(singular).collect();
            let written = self.called(&words.join(" ")).iter();
            named.extend(written.map(|(at, _)| (place(*at), Name::Other)));
        }
        named.sort_unstable();
        named.dedup_by_key(|(document, _)| *document);
        named
    }

    /// The documents of which several neighbouring words of the query, but not all, are a name.
    fn named_within(&self, asked: &Asked) -> Vec<(Range<usize>, Called<'_>)> {
        let count = asked.words.len();
        let runs = (0..count).flat_map(|start| (start + 2..=count).map(move |end| start..end));
        let found = runs.filter(|run| run.len() < count).filter_map(|run| {
            let words = asked.words.get(run.clone())?.iter();
            let stems: Vec<&str> = words.map(|word| &*word.stem).collect();
            let called = self.called(&stems.join(" "));
            (!called.is_empty()).then_some((run, called))
        });
        found.collect()
    }

    /// A tally of no words.
    fn blank(&self) -> Tally {
        let documents = self.documents.len();
        Tally {
            counts: vec![0; documents],
            rarities: vec![0.0; documents],
            likeness: vec![0.0; documents],
            meant: Meant::new(self.lexicon.len()),
        }
    }

    fn tally(&self, asked: &Asked, misspelt: Misspelt) -> Tally {
        let mut tally = self.blank();
        let mut all_rarities = 0.0;
        let meanings = self.meanings(asked, misspelt);
        let within = self.named_within(asked);
        for (at, (word, meanings)) in asked.words.iter().zip(&meanings).enumerate() {
            let mut parts = self.parts(meanings);
            let with = parts.iter().filter(|part| **part > 0.0).count();
            let called = within.iter().filter(|(run, _)| run.contains(&at));
            // A name of several words is one thing that is looked for.
            let shared = called.clone().map(|(run, _)| run.len()).max().unwrap_or(1);
            let counted = match word.weight {
                Weight::Full => 1.0 / float(shared),
                Weight::Weak => WEAK,
                Weight::Stop => STOP,
            };
            let rare = (float(self.documents.len()) / float(with).max(1.0)).ln_1p();
            let rarity = counted * rare.sqrt();
            all_rarities += rarity;
            for (document, name) in called.flat_map(|(_, called)| *called) {
                let most = if *name == Name::Title {
                    IS_TITLE
                } else {
                    IS_NAME
                };
                if let Some(part) = parts.get_mut(place(*document)) {
                    *part = part.max(most);
                }
            }
            let gathered = tally
                .counts
                .iter_mut()
                .zip(&mut tally.rarities)
                .zip(&mut tally.likeness);
            for (part, ((count, rarities), likeness)) in parts.iter().zip(gathered) {
                if *part > 0.0 {
                    *count += usize::from(word.weight == Weight::Full);
                    *rarities += rarity;
                    *likeness += rarity * part;
                }
            }
            if word.weight == Weight::Full {
                tally.meant.add(meanings, at);
            }
        }
        for (likeness, prior) in tally.likeness.iter_mut().zip(&self.priors) {
            *likeness = (*likeness * prior / all_rarities).min(1.0);
        }
        tally
    }

    /// The documents that are hits, each with its score.
    fn scores(&self, asked: &Asked, tally: &Tally, named: &[(usize, Name)]) -> Vec<(usize, f64)> {
        let needed = asked.needed().count();
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
                let name = named.next_if(|(of, _)| *of == document);
                let score = match name.map(|(_, name)| *name) {
                    Some(Name::Title) => 0.86 + 0.14 * likeness,
                    Some(Name::Other) => 0.75 + 0.1 * likeness,
                    None if *count == needed && *likeness >= LEAST_TOGETHER => {
                        0.5 * likeness + 0.25 * self.together(document, &tally.meant)
                    }
                    None if *count > 0 && *rarities >= RARE_ENOUGH * rarest => 0.5 * likeness,
                    None => return None,
                };
                let score = (f64::from(score) * DECIMALS).round() / DECIMALS;
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
