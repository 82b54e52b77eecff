//! Takes a text apart into numbers, marks of currencies, words and punctuation, in one pass.

use super::currency::Mark;
use super::markup;
use super::term::{Term, term};

/// What a piece of the text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Digits with their separators.
    Number(Shape),
    /// Digits that are no amount: a version, an address, a list without spaces.
    Code,
    /// A mark of a currency.
    Mark(Mark),
    /// A word.
    Word(Term),
    /// A hyphen, a dash, a minus or a tilde.
    Dash,
    /// `/`
    Slash,
    /// `+`
    Plus,
    /// `%`
    Percent,
    /// `:`
    Colon,
    /// `,`
    Comma,
    /// `.`
    Dot,
    /// An opening bracket.
    Open,
    /// A closing bracket.
    Close,
    /// `<`, `≤`
    Under,
    /// `>`, `≥`
    Over,
    /// The end of a line or of a block of markup.
    Line,
    /// Ends a clause: `;`, `|`, `•`, `!`, `?`.
    Break,
    /// Anything else that can be seen.
    Other,
    /// Before the start or behind the end of the text.
    Edge,
}

/// How the digits of a number are separated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Digits alone.
    Plain,
    /// Digits in groups.
    Grouped,
    /// With decimals behind the separator at this byte; digits before it may be grouped.
    Decimal(usize),
    /// A dot at this byte before three digits: thousands, or decimals of an hourly rate.
    Triple(usize),
}

/// One piece of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    /// What it is.
    pub(super) kind: Kind,
    /// Where it starts, in bytes.
    pub(super) start: usize,
    /// Where it ends, in bytes.
    pub(super) end: usize,
    /// Whether white space stands before it.
    pub(super) gap: bool,
}

/// A text with its pieces.
pub(super) struct Tokens<'a> {
    /// The text.
    pub(super) text: &'a str,
    list: Vec<Token>,
}

impl Tokens<'_> {
    /// Returns a piece by its place, or an edge where there is none.
    pub(super) fn at(&self, place: usize) -> Token {
        let end = self.text.len();
        self.list.get(place).copied().unwrap_or(Token {
            kind: Kind::Edge,
            start: end,
            end,
            gap: true,
        })
    }

    /// Returns the kind of a piece.
    pub(super) fn kind(&self, place: usize) -> Kind {
        self.at(place).kind
    }

    /// Returns the piece before another one.
    pub(super) fn before(&self, place: usize) -> Token {
        match place.checked_sub(1) {
            Some(previous) => self.at(previous),
            None => Token {
                kind: Kind::Edge,
                start: 0,
                end: 0,
                gap: true,
            },
        }
    }

    /// Counts the pieces.
    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// Returns the text of a piece.
    pub(super) fn text_of(&self, token: Token) -> &str {
        self.text.get(token.start..token.end).unwrap_or_default()
    }
}

/// The value of a decimal digit, ASCII or full-width.
pub(super) fn digit(c: char) -> Option<u32> {
    match c {
        '０'..='９' => u32::from(c).checked_sub(u32::from('０')),
        _ => c.to_digit(10),
    }
}

/// Takes a text apart. The time is linear in its length: whatever is looked at ahead is bounded or consumed.
pub(super) fn tokens(text: &str) -> Tokens<'_> {
    let mut lexer = Lexer {
        text,
        at: 0,
        gap: true,
        list: Vec::new(),
    };
    while let Some(c) = lexer.peek() {
        lexer.step(c);
    }
    Tokens {
        text,
        list: lexer.list,
    }
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
    gap: bool,
    list: Vec<Token>,
}

impl<'a> Lexer<'a> {
    fn rest_at(&self, at: usize) -> &'a str {
        self.text.get(at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest_at(self.at).chars().next()
    }

    fn push(&mut self, kind: Kind, end: usize) {
        let (start, gap) = (self.at, self.gap);
        self.list.push(Token {
            kind,
            start,
            end,
            gap,
        });
        self.at = end;
        self.gap = false;
    }

    fn step(&mut self, c: char) {
        let next = self.at + c.len_utf8();
        if digit(c).is_some() {
            let (kind, end) = number(self.text, self.at);
            self.push(kind, end);
        } else if c.is_alphabetic() {
            self.word();
        } else if let Some(mark) = Mark::of_sign(c) {
            self.push(Kind::Mark(mark), next);
        } else if let Some((meant, end)) = markup::at(self.text, self.at) {
            self.meant(meant, end);
        } else if c == '\n' || c == '\u{2028}' || c == '\u{2029}' {
            self.line(next);
        } else if c.is_whitespace() {
            self.at = next;
            self.gap = true;
        } else if is_invisible(c) {
            self.at = next;
        } else {
            self.push(punctuation(c), next);
        }
    }

    /// Takes what a tag or a character reference stands for.
    fn meant(&mut self, meant: char, end: usize) {
        match (meant, Mark::of_sign(meant)) {
            ('\n', _) => self.line(end),
            (_, Some(mark)) => self.push(Kind::Mark(mark), end),
            (blank, _) if blank.is_whitespace() => {
                self.at = end;
                self.gap = true;
            }
            (empty, _) if is_invisible(empty) => self.at = end,
            (other, _) => self.push(punctuation(other), end),
        }
    }

    /// Takes the end of a line; several make one.
    fn line(&mut self, end: usize) {
        if self.list.last().is_some_and(|last| last.kind == Kind::Line) {
            self.at = end;
        } else {
            self.push(Kind::Line, end);
        }
        self.gap = true;
    }

    /// Takes a word: letters, and the digits among them unless the letters before these are a currency.
    fn word(&mut self) {
        let rest = self.rest_at(self.at);
        let length = |accept: fn(char) -> bool| rest.find(|c| !accept(c)).unwrap_or(rest.len());
        let letters = length(char::is_alphabetic);
        let word = rest.get(..letters).unwrap_or_default();
        if let Some(mark) = Mark::of_dollar_prefix(word)
            && rest
                .get(letters..)
                .is_some_and(|after| after.starts_with('$'))
        {
            return self.push(Kind::Mark(mark), self.at + letters + 1);
        }
        if let Some(mark) = Mark::of_word(word) {
            return self.push(Kind::Mark(mark), self.at + letters);
        }
        // `45kpa`, `60kEUR`: two words that touch.
        if letters < 6
            && !self.gap
            && let Some(tail) = word.strip_prefix(['k', 'K'])
            && (Mark::of_word(tail).is_some() || matches!(term(tail), Term::Short(_)))
        {
            return self.push(Kind::Word(Term::Scale(1_000)), self.at + 1);
        }
        let all = length(char::is_alphanumeric);
        let word = rest.get(..all).unwrap_or_default();
        self.push(Kind::Word(term(word)), self.at + all);
    }
}

/// Reads a number and its separators; the place behind it. A chain of digits that is no number is one code.
fn number(text: &str, start: usize) -> (Kind, usize) {
    let rest = |at: usize| text.get(at..).unwrap_or_default();
    let digits = |at: usize| {
        let rest = rest(at);
        let end = rest.find(|c| digit(c).is_none()).unwrap_or(rest.len());
        (
            rest.get(..end).map_or(0, |run| run.chars().count()),
            at + end,
        )
    };
    let (first, mut end) = digits(start);
    let mut grouping = None;
    let mut shape = Shape::Plain;
    while let Some(separator) = rest(end).chars().next() {
        let separator_at = end;
        let point = match separator {
            '.' | ',' => separator,
            '．' => '.',
            '，' => ',',
            ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{2007}' => ' ',
            '\'' | '\u{2019}' => '\'',
            _ => break,
        };
        let (count, run_end) = digits(end + separator.len_utf8());
        if count == 0 {
            break;
        }
        let decimal = matches!(shape, Shape::Decimal(_));
        let groups = first <= 3 && !decimal && grouping.is_none_or(|known| known == point);
        let only_groups = point == ' ' || point == '\'';
        let tail = rest(run_end);
        if groups && count == 3 && !(only_groups && tail.starts_with(['(', 'k', 'K', 'b', 'B'])) {
            let alone = grouping.is_none() && point == '.';
            shape = if alone {
                Shape::Triple(separator_at)
            } else {
                Shape::Grouped
            };
            grouping = Some(point);
        } else if only_groups {
            break;
        } else if groups && count == 2 && point == ',' && is_grouped_on(tail) {
            shape = Shape::Grouped;
            grouping = Some(point);
        } else if shape == Shape::Grouped
            && point == ','
            && text.get(separator_at + 1..run_end) == Some("00")
        {
            // `125,000,00`, a slip for `125,000.00`.
            shape = Shape::Decimal(separator_at);
        } else if !decimal && grouping != Some(point) && (point == '.' || count <= 2) {
            shape = Shape::Decimal(separator_at);
        } else {
            let tail = rest(end);
            let chain = |c: char| digit(c).is_none() && c != '.' && c != ',';
            return (Kind::Code, end + tail.find(chain).unwrap_or(tail.len()));
        }
        end = run_end;
    }
    (Kind::Number(shape), end)
}

/// Tells whether a comma and a digit follow, so that two digits before are a group of the Indian style.
fn is_grouped_on(tail: &str) -> bool {
    let mut chars = tail.chars();
    chars.next() == Some(',') && chars.next().and_then(digit).is_some()
}

fn is_invisible(c: char) -> bool {
    c.is_control() && !('\u{96}'..='\u{97}').contains(&c)
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{fe0f}')
        || is_combining(c)
}

/// The combining marks that follow a letter in decomposed text.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

fn punctuation(c: char) -> Kind {
    match c {
        // U+0096 and U+0097 are the dashes of Windows-1252 in a text that was read as Latin-1.
        '-'
        | '\u{2010}'..='\u{2015}'
        | '\u{2212}'
        | '\u{fe58}'
        | '\u{fe63}'
        | '\u{ff0d}'
        | '~'
        | '\u{301c}'
        | '\u{ff5e}'
        | '\u{96}'
        | '\u{97}' => Kind::Dash,
        '/' | '\u{2044}' | '\u{ff0f}' => Kind::Slash,
        '+' | '\u{ff0b}' => Kind::Plus,
        '%' | '\u{ff05}' => Kind::Percent,
        ':' | '\u{ff1a}' => Kind::Colon,
        ',' | '\u{ff0c}' => Kind::Comma,
        '.' => Kind::Dot,
        '(' | '[' | '{' | '\u{ff08}' => Kind::Open,
        ')' | ']' | '}' | '\u{ff09}' => Kind::Close,
        '<' | '≤' => Kind::Under,
        '>' | '≥' => Kind::Over,
        ';' | '|' | '•' | '·' | '!' | '?' | '●' | '▪' | '✓' | '¿' => Kind::Break,
        _ => Kind::Other,
    }
}
