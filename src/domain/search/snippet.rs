//! What of a document says that it matches: words of its title, and a name or a part of its text.

use std::ops::Range;

use super::index::{SearchIndex, names_count};
use super::meant::{Meant, Which};
use super::words::{apart, characters};
use crate::domain::count::place;

/// The longest snippet, in characters.
pub const LONGEST_SNIPPET: usize = 160;

/// What stands where something is cut off.
const CUT: char = '…';

/// The bytes within which words count as standing together: fewer than the characters of a snippet, for there is to be
/// something around them.
const TOGETHER: usize = 120;

/// How much is shown before the first word that matches, in characters.
const BEFORE: usize = 30;

/// The bytes of a text that stand for words of a query, and for which.
type Match = (Range<usize>, Which);

/// A short text with what to highlight in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Snippet {
    /// At most [`LONGEST_SNIPPET`] characters in one line, with "…" where more stands in the document; plain text, not HTML.
    pub text: String,
    /// The words to highlight, in characters (Unicode code points) of this text, in order and apart from each other.
    pub ranges: Vec<Range<usize>>,
}

impl<K: Copy + Ord> SearchIndex<K> {
    /// What to highlight in the title of a document, and its snippet: the name that has more of the words than the title, or
    /// the part of its text that has most of them.
    pub(super) fn highlights(
        &self,
        document: usize,
        meant: &Meant,
    ) -> (Vec<Range<usize>>, Snippet) {
        let Some(found) = self.documents.get(document) else {
            return Default::default();
        };
        let first = self
            .first_fields
            .get(document)
            .map(|first| place(*first))
            .unwrap_or_default();
        let matches = |field: usize| -> Vec<Match> {
            let within = meant.within(self.fields.of(field));
            within.map(|(bytes, which, _)| (bytes, which)).collect()
        };
        let in_title = matches(first);
        let mut name: Option<(&str, Vec<Match>)> = None;
        let mut best = words(&in_title);
        for (text, field) in found.names.iter().zip(first + 1..) {
            let matched = matches(field);
            let is_shorter = name
                .as_ref()
                .is_some_and(|(name, _)| text.len() < name.len());
            if words(&matched) > best || words(&matched) == best && is_shorter {
                best = words(&matched);
                name = Some((text, matched));
            }
        }
        let snippet = match name {
            Some((name, matched)) => cut(name, &matched),
            None => cut(&found.text, &matches(first + 1 + names_count(found))),
        };
        let title_ranges = in_title
            .iter()
            .map(|(bytes, _)| characters(&found.title, bytes));
        (apart(title_ranges), snippet)
    }
}

/// How many words of the query are matched.
fn words(matches: &[Match]) -> u32 {
    matches
        .iter()
        .fold(0, |all, (_, words)| all | words)
        .count_ones()
}

/// The part of a text in which most words of the query stand together, and of such parts the first with most matches.
fn densest(matches: &[Match]) -> usize {
    let mut best = ((0, 0), 0);
    for (at, (first, _)) in matches.iter().enumerate() {
        let after = matches.get(at..).unwrap_or_default();
        let end = after.partition_point(|(bytes, _)| bytes.end <= first.start + TOGETHER);
        let together = after.get(..end.max(1)).unwrap_or_default();
        let worth = (words(together), together.len());
        if worth > best.0 {
            best = (worth, first.start);
        }
    }
    best.1
}

/// The part of a text around its densest matches, cut at spaces.
fn cut(text: &str, matches: &[Match]) -> Snippet {
    let fits = text.char_indices().nth(LONGEST_SNIPPET).is_none();
    let start = if fits {
        0
    } else {
        start(text, densest(matches))
    };
    let mut snippet = Written::default();
    if start > 0 {
        snippet.push(CUT);
    }
    let mut matches = matches
        .iter()
        .skip_while(|(bytes, _)| bytes.start < start)
        .peekable();
    let tail = text.get(start..).unwrap_or_default();
    for (at, sign) in tail.char_indices() {
        if snippet.length == LONGEST_SNIPPET {
            let is_over = tail.get(at..).is_some_and(|rest| rest.trim().is_empty());
            return snippet.finish(!is_over);
        }
        while let Some((bytes, _)) = matches.next_if(|(bytes, _)| bytes.start <= start + at) {
            snippet.mark(text.get(bytes.clone()).unwrap_or_default());
        }
        snippet.push(sign);
    }
    snippet.finish(false)
}

/// A snippet while it is written.
#[derive(Default)]
struct Written {
    snippet: Snippet,
    /// Its length in characters.
    length: usize,
    /// The length in characters and in bytes up to its last space.
    space: Option<(usize, usize)>,
}

impl Written {
    /// Adds a character; for white space one space, unless there is one.
    fn push(&mut self, sign: char) {
        let text = &mut self.snippet.text;
        if !sign.is_whitespace() && !sign.is_control() {
            text.push(sign);
        } else if text.is_empty() || text.ends_with([' ', CUT]) {
            return;
        } else {
            self.space = Some((self.length, text.len()));
            text.push(' ');
        }
        self.length += 1;
    }

    /// Marks what is written next, as far as it still fits.
    fn mark(&mut self, next: &str) {
        let end = self.length + next.chars().count();
        self.snippet.ranges.push(self.length..end);
    }

    /// Ends it after the last character, or where it goes on, after the last whole word.
    fn finish(mut self, goes_on: bool) -> Snippet {
        let Snippet { text, ranges } = &mut self.snippet;
        if goes_on {
            // Without a space, the cut goes through a word.
            let last = text
                .char_indices()
                .next_back()
                .map(|(bytes, _)| (self.length - 1, bytes));
            let (length, bytes) = self.space.or(last).unwrap_or_default();
            text.truncate(bytes);
            text.push(CUT);
            self.length = length;
        } else if text.ends_with(' ') {
            text.pop();
            self.length -= 1;
        }
        let within = ranges
            .iter()
            .map(|range| range.start..range.end.min(self.length));
        *ranges = apart(within.filter(|range| range.start < range.end));
        self.snippet
    }
}

/// Where a snippet begins that is to show the byte at `first`: after a space a little before.
fn start(text: &str, first: usize) -> usize {
    let before = text.get(..first).unwrap_or_default();
    let mut back = before.char_indices().rev();
    let Some((earliest, _)) = back.nth(BEFORE) else {
        return 0;
    };
    let spaces = before
        .get(earliest..)
        .into_iter()
        .flat_map(|part| part.char_indices());
    let mut spaces = spaces.filter(|(_, sign)| sign.is_whitespace());
    spaces
        .next()
        .map_or(first, |(at, sign)| earliest + at + sign.len_utf8())
}
