//! The form of the keys that people read and type.

/// Tells whether a text is a slug: lower-case ASCII letters and digits in groups joined by single hyphens.
pub fn is_slug(text: &str) -> bool {
    !text.is_empty()
        && text.split('-').all(|part| {
            !part.is_empty()
                && part
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        })
}

#[cfg(test)]
mod tests {
    use super::is_slug;

    #[test]
    fn only_lower_case_words_joined_by_single_hyphens_are_slugs() {
        assert!(is_slug("ehr-analyst") && is_slug("15-1211-01"));
        for text in ["", "-", "a-", "-a", "a--b", "A", "a_b", "é"] {
            assert!(!is_slug(text), "{text:?}");
        }
    }
}
