//! Words of titles.

use crate::domain::text::fold;

/// The words of a title, in lower case and without accents.
pub fn words(title: &str) -> Vec<String> {
    let folded = fold(title).replace(['\'', '’'], "");
    let words = folded.split(|letter: char| !letter.is_ascii_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// A word without the ending of its plural, as far as that can be told without a dictionary.
pub fn singular(word: &str) -> String {
    let stem = word.strip_suffix('s').filter(|_| word.len() > 3);
    let Some(stem) = stem.filter(|stem| !stem.ends_with(['s', 'u', 'i'])) else {
        return word.to_owned();
    };
    if let Some(stem) = stem.strip_suffix("ie").filter(|_| word.len() > 4) {
        return format!("{stem}y");
    }
    let adds_e = ["sse", "che", "she", "xe", "ze"]
        .iter()
        .any(|end| stem.ends_with(end));
    let length = stem.len() - usize::from(adds_e);
    stem.get(..length).unwrap_or(stem).to_owned()
}

#[cfg(test)]
mod tests {
    use super::singular;

    #[test]
    fn plurals_are_taken_back_and_other_words_left() {
        for (word, expected) in [
            ("drivers", "driver"),
            ("secretaries", "secretary"),
            ("nurses", "nurse"),
            ("coaches", "coach"),
            ("bosses", "boss"),
            ("boxes", "box"),
            ("business", "business"),
            ("campus", "campus"),
            ("analysis", "analysis"),
            ("gas", "gas"),
            ("ties", "tie"),
            ("", ""),
        ] {
            assert_eq!(singular(word), expected, "{word}");
        }
    }
}
