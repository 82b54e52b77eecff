//! The character references of HTML that job postings use.

/// The longest reference that is looked for, in bytes: `&thetasym;`, `&#1114111;` and `&#x10FFFF;` have ten.
const LONGEST: usize = 10;

/// Named references: those of XML, and the punctuation and letters that word processors and job boards write, from the
/// HTML standard, <https://html.spec.whatwg.org/multipage/named-characters.html>. Any other name stays as it is.
const NAMED: &[(&str, char)] = &[
    ("AMP", '&'),
    ("Auml", 'Ä'),
    ("Ccedil", 'Ç'),
    ("Eacute", 'É'),
    ("GT", '>'),
    ("LT", '<'),
    ("Ouml", 'Ö'),
    ("QUOT", '"'),
    ("Uuml", 'Ü'),
    ("aacute", 'á'),
    ("acirc", 'â'),
    ("agrave", 'à'),
    ("amp", '&'),
    ("apos", '\''),
    ("ast", '*'),
    ("atilde", 'ã'),
    ("auml", 'ä'),
    ("bull", '•'),
    ("ccedil", 'ç'),
    ("cent", '¢'),
    ("check", '✓'),
    ("colon", ':'),
    ("comma", ','),
    ("commat", '@'),
    ("copy", '©'),
    ("deg", '°'),
    ("eacute", 'é'),
    ("ecirc", 'ê'),
    ("egrave", 'è'),
    ("emsp", '\u{2003}'),
    ("ensp", '\u{2002}'),
    ("euml", 'ë'),
    ("euro", '€'),
    ("excl", '!'),
    ("frac12", '½'),
    ("frac14", '¼'),
    ("frasl", '⁄'),
    ("ge", '≥'),
    ("gt", '>'),
    ("hellip", '…'),
    ("hyphen", '‐'),
    ("iacute", 'í'),
    ("icirc", 'î'),
    ("iuml", 'ï'),
    ("laquo", '«'),
    ("ldquo", '“'),
    ("le", '≤'),
    ("lpar", '('),
    ("lrm", '\u{200e}'),
    ("lsquo", '‘'),
    ("lt", '<'),
    ("mdash", '—'),
    ("middot", '·'),
    ("minus", '−'),
    ("nbsp", '\u{a0}'),
    ("ndash", '–'),
    ("ntilde", 'ñ'),
    ("num", '#'),
    ("oacute", 'ó'),
    ("ocirc", 'ô'),
    ("ouml", 'ö'),
    ("percnt", '%'),
    ("period", '.'),
    ("plus", '+'),
    ("pound", '£'),
    ("quot", '"'),
    ("raquo", '»'),
    ("rarr", '→'),
    ("rdquo", '”'),
    ("reg", '®'),
    ("rlm", '\u{200f}'),
    ("rpar", ')'),
    ("rsquo", '’'),
    ("sect", '§'),
    ("semi", ';'),
    ("shy", '\u{ad}'),
    ("sol", '/'),
    ("szlig", 'ß'),
    ("thinsp", '\u{2009}'),
    ("times", '×'),
    ("trade", '™'),
    ("uacute", 'ú'),
    ("uuml", 'ü'),
    ("yen", '¥'),
    ("zwj", '\u{200d}'),
    ("zwnj", '\u{200c}'),
];

/// What the numbers 128 to 159 mean in HTML, where they are those of Windows-1252 (0 where it has none), from the HTML
/// standard, <https://html.spec.whatwg.org/multipage/parsing.html#numeric-character-reference-end-state>.
const WINDOWS: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘',
    '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

/// Reads the reference that a text begins with: its character and its length in bytes.
///
/// `None` when the text begins with no reference, or with one that is unknown, ends in no semicolon or means no
/// character.
pub fn decode(text: &str) -> Option<(char, usize)> {
    let semicolon = text.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = text.get(1..semicolon)?;
    let c = match name.strip_prefix('#') {
        Some(number) => numbered(number)?,
        None => {
            let at = NAMED.binary_search_by_key(&name, |(known, _)| known).ok()?;
            NAMED.get(at)?.1
        }
    };
    Some((c, semicolon + 1))
}

fn numbered(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => number.parse(),
    }
    .ok()?;
    let windows = usize::try_from(code).ok()?.checked_sub(128);
    let c = match windows.and_then(|at| WINDOWS.get(at)) {
        Some(&c) => c,
        None => char::from_u32(code)?,
    };
    (c != '\0').then_some(c)
}

#[cfg(test)]
mod tests {
    use super::{NAMED, decode};

    #[test]
    fn names_stand_in_order_and_are_short_enough() {
        assert!(NAMED.is_sorted_by(|(a, _), (b, _)| a < b));
        for (name, c) in NAMED {
            let text = format!("&{name};x");
            assert_eq!(decode(&text), Some((*c, name.len() + 2)));
        }
    }

    #[test]
    fn numbers_mean_code_points_or_windows_characters() {
        let cases = [
            ("&#65;", Some(('A', 5))),
            ("&#x1F600;", Some(('😀', 9))),
            ("&#x10FFFF;", Some(('\u{10ffff}', 10))),
            ("&#146;", Some(('’', 6))),
            ("&#129;", None),
            ("&#x110000;", None),
            ("&#-1;", None),
            ("&#;", None),
            ("&;", None),
            ("&amp", None),
            ("&é;", None),
        ];
        for (text, expected) in cases {
            assert_eq!(decode(text), expected, "{text}");
        }
    }
}
