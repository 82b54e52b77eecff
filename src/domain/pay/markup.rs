//! The little of HTML that descriptions of postings keep: tags and character references.

/// The longest tag that is skipped, in bytes; descriptions carry long style attributes.
const LONGEST_TAG: usize = 500;

/// The character references that stand between or before amounts.
const REFERENCES: [(&str, char); 20] = [
    ("&nbsp;", ' '),
    ("&#160;", ' '),
    ("&#xa0;", ' '),
    ("&ensp;", ' '),
    ("&thinsp;", ' '),
    ("&ndash;", '–'),
    ("&#8211;", '–'),
    ("&#x2013;", '–'),
    ("&mdash;", '—'),
    ("&#8212;", '—'),
    ("&#x2014;", '—'),
    ("&minus;", '\u{2212}'),
    ("&dollar;", '$'),
    ("&#36;", '$'),
    ("&pound;", '£'),
    ("&#163;", '£'),
    ("&euro;", '€'),
    ("&#8364;", '€'),
    ("&amp;", '&'),
    ("&bull;", '•'),
];

/// The names of the elements that end a line.
const BLOCKS: [&str; 13] = [
    "p", "br", "div", "li", "ul", "ol", "tr", "h1", "h2", "h3", "h4", "h5", "h6",
];

/// Reads a tag or a character reference at a place: the character that it stands for, and where it ends.
///
/// The tag of a block is a line feed; that of anything else is nothing, a zero-width space.
pub(super) fn at(text: &str, place: usize) -> Option<(char, usize)> {
    let rest = text.get(place..)?;
    match rest.bytes().next()? {
        b'&' => REFERENCES.iter().find_map(|(name, meant)| {
            let known = rest.get(..name.len())?.eq_ignore_ascii_case(name);
            known.then_some((*meant, place + name.len()))
        }),
        b'<' => tag(rest).map(|(meant, length)| (meant, place + length)),
        _ => None,
    }
}

fn tag(rest: &str) -> Option<(char, usize)> {
    let inner = rest.strip_prefix('<')?;
    let name = inner.strip_prefix('/').unwrap_or(inner);
    if !name.bytes().next()?.is_ascii_alphabetic() {
        return None;
    }
    // Stopping at the next `<` keeps the time linear in a text of nothing else.
    let end = inner
        .bytes()
        .take(LONGEST_TAG)
        .position(|byte| byte == b'>' || byte == b'<')?;
    if inner.as_bytes().get(end) != Some(&b'>') {
        return None;
    }
    let named = name.split(|c: char| !c.is_ascii_alphanumeric()).next()?;
    let is_block = BLOCKS.iter().any(|block| block.eq_ignore_ascii_case(named));
    Some((if is_block { '\n' } else { '\u{200b}' }, end + 2))
}
