//! Finds what somebody probably meant, so that an error can name it.

/// Returns the candidate most like `word`, or `None` when none has anything in common with it.
///
/// Similarity is Jaro–Winkler, which forgives typos and favours a common start. A tie goes to the first
/// in alphabetical order, so that the answer does not depend on the order of the candidates.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word: String = word
        .chars()
        .take(100)
        .flat_map(char::to_lowercase)
        .collect();
    candidates
        .into_iter()
        .map(|candidate| {
            (
                strsim::jaro_winkler(&word, &candidate.to_lowercase()),
                candidate,
            )
        })
        .filter(|(similarity, _)| *similarity > 0.0)
        .max_by(|(a, x), (b, y)| a.total_cmp(b).then_with(|| y.cmp(x)))
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_misspelt_word_finds_its_neighbour_and_nonsense_finds_none() {
        assert_eq!(nearest("familly", ["family", "track"]), Some("family"));
        assert_eq!(nearest("REGION", ["region", "role"]), Some("region"));
        assert_eq!(nearest("zzz", ["family", "track"]), None);
    }
}
