//! Finds what somebody probably meant, so that an error can name it.

/// Returns the candidate most like `word`, or `None` when there is no candidate.
///
/// Similarity is Jaro–Winkler, which forgives typos and favours a common start. A tie goes to the first
/// in alphabetical order, so that the answer does not depend on the order of the candidates.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let named = candidates.into_iter().map(|candidate| (candidate, ""));
    nearest_named(word, named)
}

/// As [`nearest`], for candidates that also have a name: the key of the one whose key or name is most like `word`.
pub fn nearest_named<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Option<&'a str> {
    let word = lower(word);
    candidates
        .into_iter()
        .map(|(key, name)| {
            let [as_key, as_name] =
                [key, name].map(|text| strsim::jaro_winkler(&word, &lower(text)));
            (as_key.max(as_name), key)
        })
        .max_by(|(a, x), (b, y)| a.total_cmp(b).then_with(|| y.cmp(x)))
        .map(|(_, key)| key)
}

/// The start of a text in lower case; the rest would cost time and say nothing more.
fn lower(text: &str) -> String {
    text.chars()
        .take(100)
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{nearest, nearest_named};

    #[test]
    fn a_misspelt_word_finds_its_neighbour() {
        assert_eq!(nearest("familly", ["family", "track"]), Some("family"));
        assert_eq!(nearest("REGION", ["region", "role"]), Some("region"));
    }

    #[test]
    fn a_name_leads_to_its_key() {
        let places = [("US-GA", "Georgia"), ("US-VA", "Virginia")];
        assert_eq!(nearest_named("virginia", places), Some("US-VA"));
        assert_eq!(nearest_named("us-va", places), Some("US-VA"));
    }

    proptest! {
        #[test]
        fn any_word_has_a_neighbour_and_no_order_changes_it(word in ".{0,120}", mut words in proptest::collection::vec("[a-c]{1,3}", 1..6)) {
            let found = nearest(&word, words.iter().map(String::as_str)).map(str::to_owned);
            words.reverse();
            prop_assert!(found.as_ref().is_some_and(|found| words.contains(found)));
            prop_assert_eq!(found.as_deref(), nearest(&word, words.iter().map(String::as_str)));
        }
    }
}
