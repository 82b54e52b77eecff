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
