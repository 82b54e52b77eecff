use proptest::prelude::*;

use super::{Reading, SEPARATOR};

fn folded(text: &str) -> String {
    let hay = Reading::new(text).hay().to_vec();
    let bar = |byte| {
        if byte == SEPARATOR {
            '|'
        } else {
            char::from(byte)
        }
    };
    hay.into_iter().map(bar).collect()
}

#[test]
fn a_text_is_cut_into_folded_tokens() {
    let cases = [
        ("Data - analysis", "|data| |analysis|"),
        ("Master’s", "|master|'|s|"),
        ("C++/C#, .NET 5+", "|c++|/|c#|,| |.|net| |5|+|"),
        ("Ｓ<b>é</b>\u{301}l\u{200b}a", "|sela|"),
        ("ЯSQL 数SQL", "|\u{1}sql| |\u{2}|sql|"),
        ("<li>A!!!</li>• b", "|\n|a|!|\n| |b|"),
        ("", "|"),
    ];
    for (text, expected) in cases {
        assert_eq!(folded(text), expected, "{text}");
    }
}

#[test]
fn sentences_end_at_stops_breaks_and_lines() {
    let text = "Use e.g. Epic, v. 3.5 etc. daily. Ask why? Wrapped\nline\nNew line\n- item<li>Item</li>Rest; end";
    let reading = Reading::new(text);
    let chars: Vec<char> = text.chars().collect();
    let found: Vec<String> = reading
        .sentences()
        .map(|tokens| {
            chars[reading.sent(tokens)]
                .iter()
                .collect::<String>()
                .trim()
                .to_owned()
        })
        .collect();
    let expected = [
        "Use e.g. Epic, v. 3.5 etc. daily.",
        "Ask why?",
        "Wrapped\nline",
        "New line\n-",
        "item<li>",
        "Item</li>",
        "Rest;",
        "end",
    ];
    assert_eq!(found, expected);
}

proptest! {
    #[test]
    fn tokens_cover_growing_ranges_of_the_text(text in "([<>&;/!\"'. A-Ca-c+#0-9\n-]|&amp;|<b>|<li>|\\PC|\\p{Cf}|\\p{Cc}){0,60}") {
        let reading = Reading::new(&text);
        let mut end = 0;
        for token in 0..reading.len() {
            let sent = reading.sent(token..token + 1);
            prop_assert!(sent.start >= end && sent.start < sent.end);
            prop_assert!(sent.end <= text.chars().count());
            prop_assert!(!reading.said(token).contains(&SEPARATOR));
            let sentence = reading.sentence(token);
            prop_assert!(sentence.contains(&token));
            end = sent.end;
        }
    }
}
