//! What a reader sees of a description that may hold HTML, and where in the text as sent each character of it stood.
//!
//! Tags of inline elements vanish, so that `<b>S</b>QL` reads `SQL`; every other tag, known or not, separates. Comments,
//! and the content of `script` and `style`, are not seen; entities are one character. What does not form a tag, such as
//! the `<` of `p < 0.05` or of a tag that never ends, is text. The result is plain text: `&lt;b&gt;` becomes `<b>`, so
//! whoever writes it into HTML must escape it. HTML that was escaped as a whole, as some applicant systems hand it out
//! (`&lt;p&gt;Text&lt;/p&gt;`), is read as the HTML that it stands for.
//!
//! Time is linear. A tag ends at the first `>` outside quotes and is none if a `<` outside quotes or the end of the text
//! comes first. Quotes make a three-state machine (outside, in double, in single quotes) on which each character acts as
//! a permutation; two attempts at a tag that overlap are in different states where the second begins, so they never
//! fall into the same one, and only the two quoted states outlive the next `<`. Hence at most three attempts read any
//! character. The search for the end of a comment or script that fails is not repeated, and entities have a longest name.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use super::entities;

/// Stands for the tags that separate, as the paragraph separator of Unicode does.
pub const BREAK: char = '\u{2029}';

/// Elements that stand in the line of the text and so do not separate words; from the "phrasing content" of the HTML
/// standard, <https://html.spec.whatwg.org/multipage/dom.html#phrasing-content>, and old ones of the same kind.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong",
    "sub", "sup", "time", "tt", "u", "var", "wbr",
];

/// The characters of a text that a reader sees, each with its place in the text as sent.
#[derive(Debug, Default)]
pub struct Visible {
    chars: Vec<char>,
    runs: Vec<Run>,
    /// Whether the text holds tags or comments; if not, its line feeds are those of plain text.
    has_tags: bool,
}

/// From `shown` on, each character seen stands for the next `width` characters as sent, beginning with `sent`.
#[derive(Debug, PartialEq)]
struct Run {
    shown: usize,
    sent: usize,
    width: usize,
}

impl Visible {
    /// Reads a description as HTML.
    pub fn of(description: &str) -> Self {
        let seen = Self::once(description);
        if seen.has_tags || !has_end_tag(&seen.chars) {
            return seen;
        }
        let inner: String = seen.chars.iter().collect();
        let shown = Self::once(&inner);
        let mut through = Self {
            has_tags: true,
            ..Self::default()
        };
        for (at, &c) in shown.chars.iter().enumerate() {
            let stood = seen.sent(&shown.sent_one(at));
            through.push(c, stood.start, stood.len());
        }
        through
    }

    fn once(description: &str) -> Self {
        let mut seen = Self::default();
        let mut scan = Scan::default();
        let (mut rest, mut sent) = (description, 0);
        while let Some(first) = rest.chars().next() {
            let markup = match first {
                '<' => scan.markup(rest),
                '&' => entities::decode(rest).map(|(c, bytes)| (bytes, Some(c))),
                _ => None,
            };
            seen.has_tags |= first == '<' && markup.is_some();
            let (bytes, shown) = markup.unwrap_or((first.len_utf8(), Some(first)));
            let (gone, left) = rest.split_at_checked(bytes).unwrap_or((rest, ""));
            let width = gone.chars().count();
            if let Some(c) = shown {
                seen.push(c, sent, width);
            }
            (rest, sent) = (left, sent + width);
        }
        seen
    }

    /// Takes a text as it is, without looking for HTML.
    pub fn plain(text: &str) -> Self {
        let mut seen = Self::default();
        for (sent, c) in text.chars().enumerate() {
            seen.push(c, sent, 1);
        }
        seen
    }

    /// The characters that are seen; [`BREAK`] for tags that separate.
    pub fn chars(&self) -> &[char] {
        &self.chars
    }

    /// Where a range of the characters seen stood in the text as sent, counted in characters (Unicode code points).
    pub fn sent(&self, shown: &Range<usize>) -> Range<usize> {
        let first = self.sent_one(shown.start);
        first.start..self.sent_one(shown.end.saturating_sub(1)).end
    }

    fn sent_one(&self, shown: usize) -> Range<usize> {
        let after = self.runs.partition_point(|run| run.shown <= shown);
        let run = after.checked_sub(1).and_then(|at| self.runs.get(at));
        run.map_or(0..0, |run| {
            let start = run.sent + (shown - run.shown) * run.width;
            start..start + run.width
        })
    }

    /// The text in lines: white space single, a tag that separates is a line feed, and so is a line feed of plain text.
    ///
    /// Control characters, direction overrides and other characters that nobody sees are gone, except joiners, which emoji
    /// and some scripts need. The result is text and may hold `<`: whoever writes it into HTML or a script must escape it.
    pub fn text(&self) -> String {
        let mut out = String::new();
        let mut gap = None;
        for &c in &self.chars {
            if c == BREAK || (c == '\n' && !self.has_tags) {
                gap = Some('\n');
            } else if c.is_whitespace() {
                gap = gap.or(Some(' '));
            } else if !is_unseen(c) {
                out.extend(gap.take().filter(|_| !out.is_empty()));
                out.push(c);
            }
        }
        out
    }

    fn push(&mut self, c: char, sent: usize, width: usize) {
        let shown = self.chars.len();
        let follows = self.runs.last().is_some_and(|run| {
            run.width == width && run.sent + (shown - run.shown) * width == sent
        });
        if !follows {
            self.runs.push(Run { shown, sent, width });
        }
        self.chars.push(c);
    }
}

/// Returns a description without markup, as [`Visible::text`] does.
pub fn plain_text(description: &str) -> String {
    Visible::of(description).text()
}

/// Whether a text holds something like the tag at the end of an element.
fn has_end_tag(text: &[char]) -> bool {
    let mut triples = text.windows(3);
    triples.any(|triple| matches!(triple, ['<', '/', name] if name.is_ascii_alphabetic()))
}

/// Whether a character has no place in plain text: a control, a direction override, or an invisible one.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
            | '\u{202a}'..='\u{202e}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Whether a character neither separates words nor belongs to them: unseen, a joiner, or an accent on the one before.
pub(super) fn is_hidden(c: char) -> bool {
    is_unseen(c) || matches!(c, '\u{200c}' | '\u{200d}') || is_combining_mark(c)
}

/// The searches that have failed and need not be made again.
#[derive(Debug, Default)]
struct Scan {
    no_comment_end: bool,
    no_script_end: bool,
    no_style_end: bool,
}

impl Scan {
    /// Returns the length in bytes of the markup that a text begins with, and what is seen of it; `None` if it is text.
    fn markup(&mut self, text: &str) -> Option<(usize, Option<char>)> {
        if text.starts_with("<!--") {
            return end_of(text, 4, "-->", &mut self.no_comment_end).map(|end| (end, None));
        }
        let name = tag_name(text)?;
        let end = tag_end(text)?;
        let named = |other: &str| name.eq_ignore_ascii_case(other);
        if INLINE.iter().any(|inline| named(inline)) {
            return Some((end, None));
        }
        let hidden = if named("script") {
            end_of(text, end, "</script", &mut self.no_script_end)
        } else if named("style") {
            end_of(text, end, "</style", &mut self.no_style_end)
        } else {
            None
        };
        Some((hidden.unwrap_or(end), Some(BREAK)))
    }
}

/// The name that a tag begins with: that of the element, with the sign of an end tag, declaration or instruction only
/// where it has no name.
fn tag_name(text: &str) -> Option<&str> {
    let inside = text.strip_prefix('<')?;
    let name = inside.trim_start_matches(['/', '!', '?']);
    let signs = inside.len() - name.len();
    let length = name
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(name.len());
    let is_name = signs <= 1 && name.starts_with(|c: char| c.is_ascii_alphabetic());
    is_name.then(|| name.get(..length)).flatten()
}

/// Where a tag ends, in bytes; `None` when it never does or another begins before it has.
fn tag_end(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match (byte, quote) {
            (b'"' | b'\'', None) => quote = Some(byte),
            (_, Some(open)) if open == byte => quote = None,
            (b'>', None) => return Some(at + 1),
            (b'<', None) => return None,
            _ => {}
        }
    }
    None
}

/// Where the content that began before `from` ends: after the mark `-->`, before an end tag such as `</style`. ASCII
/// case does not matter. `None`, then and ever after, when the mark does not come.
fn end_of(text: &str, from: usize, mark: &str, never: &mut bool) -> Option<usize> {
    if *never {
        return None;
    }
    let mark_bytes = mark.as_bytes();
    let rest = text.as_bytes().get(from..)?;
    let found = rest
        .windows(mark.len())
        .position(|window| window.eq_ignore_ascii_case(mark_bytes));
    *never = found.is_none();
    let after = if mark.starts_with('<') { 0 } else { mark.len() };
    found.map(|at| from + at + after)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{BREAK, Visible, plain_text};

    fn shown(text: &str) -> String {
        let chars = Visible::of(text).chars().to_vec();
        chars
            .into_iter()
            .map(|c| if c == BREAK { '|' } else { c })
            .collect()
    }

    #[test]
    fn tags_comments_and_entities_are_markup_and_lone_signs_are_text() {
        let cases = [
            ("<b>S</b>QL", "SQL"),
            ("<li>A</li><LI>B", "|A||B"),
            ("x<br/>y<hr>z", "x|y|z"),
            ("<a href=\"?q=sql>x\" title='<b>'>y</a>", "y"),
            ("a<!-- sql > --->b", "ab"),
            ("a<!-- sql", "a<!-- sql"),
            ("p < 0.05, <3 years, a<", "p < 0.05, <3 years, a<"),
            ("x <b y", "x <b y"),
            ("<<b>>", "<>"),
            ("<a<i>x", "<ax"),
            ("it's <b class='x>y", "it's <b class='x>y"),
            ("<script>sql</scrip></SCRIPT >x", "||x"),
            ("<style>a", "|a"),
            ("<!DOCTYPE html>x<?xml v?>y", "|x|y"),
            ("</>x<//b>", "</>x<//b>"),
            ("R&amp;D&nbsp;&#39;&#x2019;", "R&D\u{a0}'\u{2019}"),
            (
                "AT&T &bogus; &amp &#0; &#xD800;",
                "AT&T &bogus; &amp &#0; &#xD800;",
            ),
            ("&lt;b&gt;&amp;lt;", "<b>&lt;"),
        ];
        for (text, expected) in cases {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn plain_text_is_clean() {
        let cases = [
            (
                "<p>Reads&nbsp;our\ndata</p>\n<ul><li>SQL",
                "Reads our data\nSQL",
            ),
            (
                "Reads our data\r\n\r\n \u{2022} SQL",
                "Reads our data\n\u{2022} SQL",
            ),
            ("a\u{202e}b\u{0}c\u{feff}\u{ad}d \t e", "abcd e"),
            (
                "\u{1F469}\u{200d}\u{1F4BB} \u{2067}ok\u{2069}",
                "\u{1F469}\u{200d}\u{1F4BB} ok",
            ),
            ("  <p> </p> ", ""),
            ("p < 0.05", "p < 0.05"),
            ("&#8238;x&#7;", "x"),
        ];
        for (text, expected) in cases {
            assert_eq!(plain_text(text), expected, "{text}");
        }
    }

    #[test]
    fn each_character_knows_where_it_stood() {
        let text = "é<b>R&amp;&amp;D</b>!";
        let visible = Visible::of(text);
        let chars: Vec<char> = text.chars().collect();
        let stood = |at: usize| {
            chars[visible.sent(&(at..at + 1))]
                .iter()
                .collect::<String>()
        };
        assert_eq!(
            (0..6).map(stood).collect::<Vec<_>>(),
            ["é", "R", "&amp;", "&amp;", "D", "!"]
        );
        assert_eq!(visible.sent(&(1..5)), 4..16);
    }

    #[test]
    fn html_that_was_escaped_as_a_whole_is_html() {
        let text = "&lt;p&gt;R&amp;amp;D&lt;/p&gt;&lt;b&gt;S&lt;/b&gt;QL";
        assert_eq!(shown(text), "|R&D|SQL");
        let visible = Visible::of(text);
        let stood = |range| text.get(visible.sent(&range)).unwrap();
        assert_eq!(stood(2..3), "&amp;amp;");
        assert_eq!(stood(5..8), "S&lt;/b&gt;QL");
        for as_sent in ["<p>Use &lt;b&gt; and &lt;/b&gt;</p>", "a &lt; b &lt;b&gt;"] {
            assert!(shown(as_sent).contains("<b>"), "{as_sent}");
        }
    }

    #[test]
    fn hostile_texts_are_read_to_the_end() {
        let units = [
            "<", "&", "<a", "<a \"", "<a \"'", "<b>", "<!--", "<script>", "&#x", "<a '\"", "</",
        ];
        for unit in units {
            let text = unit.repeat(100_000 / unit.len());
            let visible = Visible::of(&text);
            assert!(visible.chars().len() <= text.len(), "{unit}");
        }
    }

    proptest! {
        #[test]
        fn every_character_seen_stood_in_the_text(text in "([<>&;/!\"' a-c#x0-9\n-]|&amp;|<b>|<li>|<!--|-->|<script>|</script>|\\PC){0,60}") {
            let visible = Visible::of(&text);
            let sent: Vec<char> = text.chars().collect();
            let mut end = 0;
            for (at, &c) in visible.chars().iter().enumerate() {
                let stood = visible.sent(&(at..at + 1));
                prop_assert!(stood.start >= end && stood.end > stood.start && stood.end <= sent.len());
                if stood.len() == 1 && c != BREAK {
                    prop_assert_eq!(sent[stood.start], c);
                }
                end = stood.end;
            }
        }

        #[test]
        fn plain_text_has_no_controls_but_line_feeds_and_no_double_spaces(text in "([<>&;/ a-z\n]|&#[0-9]{1,5};|\\PC|\\p{Cc}|\\p{Cf}){0,60}") {
            let plain = plain_text(&text);
            prop_assert!(!plain.chars().any(|c| c.is_control() && c != '\n'));
            prop_assert!(!plain.contains("  ") && plain.lines().all(|line| line.trim() == line && !line.is_empty()));
        }
    }
}
