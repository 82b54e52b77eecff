//! A description cut into words, marks, gaps and sentences, folded for search.
//!
//! Letters and digits are lower case ASCII, with accents and width dropped (`é`, `Ｓ`); cased letters of other scripts
//! are in words but match nothing. White space and hyphens make a gap, any other character a mark, among them letters of
//! scripts that write no spaces. `C++`, `C#` and the like are words. Characters that nobody sees belong to nothing.
//! A mark that is repeated is one. One pass over the text makes all this.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::markup::{BREAK, Visible, is_hidden};

/// Stands before, between and after the tokens of the searched text; as a control character it is in none.
const SEPARATOR: u8 = 0x1f;
/// A letter that no wording of the catalogue has.
const OTHER_LETTER: u8 = 0x01;
/// A mark that no wording of the catalogue has.
const OTHER_MARK: u8 = 0x02;
/// Words before a full stop that ends no sentence; single letters do so too.
const ABBREVIATED: &[&[u8]] = &[
    b"approx", b"deg", b"dept", b"eg", b"esp", b"etc", b"ie", b"incl", b"max", b"min", b"mr",
    b"mrs", b"ms", b"no", b"pref", b"req", b"st", b"vs", b"yr", b"yrs",
];

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters and digits.
    Word,
    /// White space or hyphens.
    Gap,
    /// One character of another kind, once or repeated.
    Mark,
    /// A tag that separates, or a bullet.
    Break,
}

/// A token: its place in the searched text, and the characters seen that it stands for.
#[derive(Debug)]
struct Token {
    kind: Kind,
    hay: usize,
    shown: Range<usize>,
}

/// A sentence, up to the next one's first token.
#[derive(Debug)]
struct Sentence {
    first: usize,
    /// Whether it has lower case letters; without them capitals tell nothing.
    is_mixed: bool,
}

/// A description, read once and searched as often as needed.
#[derive(Debug)]
pub struct Reading {
    visible: Visible,
    hay: Vec<u8>,
    tokens: Vec<Token>,
    sentences: Vec<Sentence>,
}

/// What a character seen contributes.
enum Class {
    Part(Kind, u8),
    Hidden,
}

impl Reading {
    /// Reads a description, which may hold HTML.
    pub fn new(description: &str) -> Self {
        Self::cut(Visible::of(description))
    }

    /// Reads a wording of the catalogue or another text that holds no HTML.
    pub(super) fn plain(text: &str) -> Self {
        Self::cut(Visible::plain(text))
    }

    /// The description without markup; see [`Visible::text`].
    pub fn text(&self) -> String {
        self.visible.text()
    }

    fn cut(visible: Visible) -> Self {
        let mut hay = vec![SEPARATOR];
        let mut tokens: Vec<Token> = Vec::new();
        for (at, &c) in visible.chars().iter().enumerate() {
            let Class::Part(kind, byte) = class(c) else {
                if let Some(last) = tokens.last_mut()
                    && is_combining_mark(c)
                    && last.shown.end == at
                {
                    last.shown.end = at + 1;
                }
                continue;
            };
            let said = tokens
                .last()
                .and_then(|last| hay.get(last.hay..hay.len() - 1));
            match (tokens.last_mut(), said) {
                (Some(last), Some(said)) if joins(last.kind, said, kind, byte) => {
                    if last.kind == Kind::Word {
                        hay.pop();
                        hay.extend([byte, SEPARATOR]);
                    }
                    last.shown.end = at + 1;
                }
                _ => {
                    tokens.push(Token {
                        kind,
                        hay: hay.len(),
                        shown: at..at + 1,
                    });
                    hay.extend([byte, SEPARATOR]);
                }
            }
        }
        let mut reading = Self {
            visible,
            hay,
            tokens,
            sentences: Vec::new(),
        };
        reading.sentences = reading.split();
        reading
    }

    fn split(&self) -> Vec<Sentence> {
        let mut sentences = vec![Sentence {
            first: 0,
            is_mixed: false,
        }];
        for at in 0..self.tokens.len() {
            if let Some(last) = sentences.last_mut() {
                last.is_mixed |= self.letters(at).any(char::is_lowercase);
            }
            if self.ends_sentence(at) {
                sentences.push(Sentence {
                    first: at + 1,
                    is_mixed: false,
                });
            }
        }
        sentences
    }

    fn ends_sentence(&self, at: usize) -> bool {
        match (self.kind(at), self.said(at)) {
            (Some(Kind::Break), _) | (_, b"!" | b"?" | b";") => true,
            (Some(Kind::Mark), b".") => {
                let before = at
                    .checked_sub(1)
                    .map_or(&b""[..], |before| self.said(before));
                let is_short = before.len() == 1 || ABBREVIATED.contains(&before);
                let is_short = is_short && !before.iter().all(u8::is_ascii_digit);
                !is_short && self.kind(at + 1).is_none_or(|next| next != Kind::Word)
            }
            (Some(Kind::Gap), _) => {
                let mut lines = self.shown(at).split(|c| *c == '\n').skip(1);
                let goes_on = self.letters(at + 1).next().is_some_and(char::is_lowercase);
                let is_item = |line: &[char]| line.iter().any(|c| is_hyphen(*c));
                lines
                    .next()
                    .is_some_and(|line| !goes_on || is_item(line) || lines.next().is_some())
            }
            _ => false,
        }
    }

    /// The searched text: every token with a separator on both sides, neighbours sharing one.
    pub(super) fn hay(&self) -> &[u8] {
        &self.hay
    }

    /// How many tokens there are.
    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// What the token is; `None` beyond the last.
    pub(super) fn kind(&self, token: usize) -> Option<Kind> {
        self.tokens.get(token).map(|token| token.kind)
    }

    /// The folded text of the token; empty beyond the last.
    pub(super) fn said(&self, token: usize) -> &[u8] {
        let end = self
            .tokens
            .get(token + 1)
            .map_or(self.hay.len(), |next| next.hay);
        let token = self.tokens.get(token);
        token
            .and_then(|token| self.hay.get(token.hay..end - 1))
            .unwrap_or_default()
    }

    /// The characters seen of the token; empty beyond the last.
    pub(super) fn shown(&self, token: usize) -> &[char] {
        let token = self.tokens.get(token);
        token
            .and_then(|token| self.visible.chars().get(token.shown.clone()))
            .unwrap_or_default()
    }

    /// The characters of the token without the hidden ones.
    pub(super) fn letters(&self, token: usize) -> impl Iterator<Item = char> {
        self.shown(token).iter().copied().filter(|c| !is_hidden(*c))
    }

    /// The token whose separator in the searched text stands at `hay`.
    pub(super) fn token_at(&self, hay: usize) -> usize {
        self.tokens.partition_point(|token| token.hay <= hay)
    }

    /// Where the separator before a token stands in the searched text; its end for a token beyond the last.
    pub(super) fn separator_before(&self, token: usize) -> usize {
        self.tokens
            .get(token)
            .map_or(self.hay.len(), |token| token.hay - 1)
    }

    /// Where the tokens of a range stand in the description as sent, in characters.
    pub(super) fn sent(&self, tokens: Range<usize>) -> Range<usize> {
        let start = self
            .tokens
            .get(tokens.start)
            .map_or(0, |token| token.shown.start);
        let last = tokens.end.saturating_sub(1);
        let end = self.tokens.get(last).map_or(start, |token| token.shown.end);
        self.visible.sent(&(start..end))
    }

    /// The tokens of the sentence that a token belongs to.
    pub(super) fn sentence(&self, token: usize) -> Range<usize> {
        let after = self
            .sentences
            .partition_point(|sentence| sentence.first <= token);
        let first = after.checked_sub(1).and_then(|at| self.sentences.get(at));
        let next = self.sentences.get(after);
        first.map_or(0, |first| first.first)..next.map_or(self.len(), |next| next.first)
    }

    /// The sentences in order, as ranges of tokens.
    pub(super) fn sentences(&self) -> impl Iterator<Item = Range<usize>> {
        let ends = self.sentences.iter().skip(1).map(|next| next.first);
        let firsts = self.sentences.iter().map(|sentence| sentence.first);
        firsts
            .zip(ends.chain([self.len()]))
            .map(|(first, end)| first..end)
    }

    /// Whether the sentence of a token has lower case letters.
    pub(super) fn is_mixed(&self, token: usize) -> bool {
        let after = self
            .sentences
            .partition_point(|sentence| sentence.first <= token);
        let found = after.checked_sub(1).and_then(|at| self.sentences.get(at));
        found.is_some_and(|sentence| sentence.is_mixed)
    }

    /// The next token from `token` on that is no gap.
    pub(super) fn after_gap(&self, token: usize) -> usize {
        token + usize::from(self.kind(token) == Some(Kind::Gap))
    }
}

/// Whether a character goes on with a token instead of beginning the next.
fn joins(last: Kind, said: &[u8], kind: Kind, byte: u8) -> bool {
    match (last, kind) {
        (Kind::Word, Kind::Mark) => {
            let letter = said.first().is_some_and(u8::is_ascii_lowercase);
            letter && matches!((said.len(), byte), (1, b'#' | b'+'))
                || letter && said.get(1..) == Some(b"+") && byte == b'+'
        }
        (Kind::Mark, Kind::Mark) => said == [byte],
        _ => last == kind,
    }
}

/// Whether a character is a hyphen, which is a blank here.
pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// Whether a character is a bullet, before an item of a list.
pub(super) fn is_bullet(c: char) -> bool {
    matches!(c, '•' | '·' | '●' | '◦' | '▪' | '■' | '‣' | '⁃')
}

fn class(c: char) -> Class {
    let part = |kind, byte| Class::Part(kind, byte);
    match c {
        c if is_hyphen(c) => part(Kind::Gap, b' '),
        c if c == BREAK || is_bullet(c) => part(Kind::Break, b'\n'),
        c if c.is_whitespace() => part(Kind::Gap, b' '),
        c if c.is_ascii_alphanumeric() => part(Kind::Word, ascii(c.to_ascii_lowercase())),
        c if is_hidden(c) => Class::Hidden,
        c if c.is_ascii() => part(Kind::Mark, ascii(c)),
        '‘' | '’' | 'ʼ' | '′' => part(Kind::Mark, b'\''),
        '–' | '—' | '―' | '−' => part(Kind::Mark, b'~'),
        c => folded(c),
    }
}

fn ascii(c: char) -> u8 {
    u8::try_from(c).unwrap_or(OTHER_MARK)
}

fn folded(c: char) -> Class {
    let mut bare = c.nfkd().filter(|c| !is_combining_mark(*c));
    let (first, more) = (bare.next(), bare.next());
    match (first, more) {
        (Some(letter), None) if letter.is_ascii_alphanumeric() => {
            Class::Part(Kind::Word, ascii(letter.to_ascii_lowercase()))
        }
        _ if c.is_lowercase() || c.is_uppercase() => Class::Part(Kind::Word, OTHER_LETTER),
        _ => Class::Part(Kind::Mark, OTHER_MARK),
    }
}

#[cfg(test)]
mod tests;
