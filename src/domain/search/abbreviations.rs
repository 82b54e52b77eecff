//! Words that stand for others: "rn" for "registered nurse", "uk" for "united kingdom".

use std::collections::HashMap;

use super::words::words;
use crate::domain::text::singular;

/// Short words, and the words that each of them may stand for.
#[derive(Debug, Clone, Default)]
pub struct Abbreviations(HashMap<String, Vec<Vec<String>>>);

impl Abbreviations {
    /// Reads pairs of an abbreviation and what it means. Abbreviations of several words are left out: only a word is looked
    /// up.
    pub fn new<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut all = HashMap::<String, Vec<Vec<String>>>::new();
        for (short, means) in pairs {
            let meaning: Vec<String> = words(means).into_iter().map(|word| word.folded).collect();
            if let [short] = &words(short)[..]
                && !meaning.is_empty()
            {
                let meanings = all.entry(short.folded.clone()).or_default();
                if !meanings.contains(&meaning) {
                    meanings.push(meaning);
                }
            }
        }
        Self(all)
    }

    /// What a folded word, or its singular, may stand for beside itself: the words of each meaning, folded.
    pub fn of(&self, word: &str) -> &[Vec<String>] {
        let found = self.0.get(word).or_else(|| self.0.get(&singular(word)));
        found.map_or(&[], Vec::as_slice)
    }

    /// Folded words with the first meaning of each in its place; `None` where none of them has one.
    pub fn written_out<'a>(&'a self, words: impl Iterator<Item = &'a str>) -> Option<Vec<&'a str>> {
        let (mut all, mut is_other) = (Vec::new(), false);
        for word in words {
            match self.of(word).first() {
                Some(meaning) => {
                    is_other = true;
                    all.extend(meaning.iter().map(String::as_str));
                }
                None => all.push(word),
            }
        }
        is_other.then_some(all)
    }
}

#[cfg(test)]
mod tests {
    use super::Abbreviations;

    #[test]
    fn a_word_stands_for_others() {
        let known = Abbreviations::new([
            ("RN", "registered nurse"),
            ("ph.d.", "doctorate"),
            ("ed rn", "emergency department registered nurse"),
            ("rn", "registered nurse"),
            ("x", "…"),
        ]);
        for (word, meanings) in [
            ("rn", &[&["registered", "nurse"][..]][..]),
            ("rns", &[]),
            ("phds", &[&["doctorate"]]),
            ("ed", &[]),
            ("x", &[]),
        ] {
            assert_eq!(known.of(word), meanings, "{word}");
        }
        let written = known.written_out(["lead", "rn"].into_iter());
        assert_eq!(written, Some(vec!["lead", "registered", "nurse"]));
        assert_eq!(known.written_out(["lead"].into_iter()), None);
    }
}
