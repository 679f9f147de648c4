//! Typos: two names of one text that one letter tells apart.

use std::collections::{BTreeMap, BTreeSet};

use strsim::{levenshtein, osa_distance};

/// Shortest word that a slip is looked for in, in letters: shorter ones are often two words.
const SHORTEST: usize = 6;

/// What may have happened to a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Typo {
    /// A letter more or less, or two that changed places.
    Moved,
    /// Another letter.
    Changed,
}

/// Names by what they would have in common with a slip of theirs.
#[derive(Debug)]
pub(super) struct TypoIndex<T> {
    near: BTreeMap<(String, String), BTreeSet<(String, T)>>,
}

impl<T> Default for TypoIndex<T> {
    fn default() -> Self {
        Self { near: BTreeMap::new() }
    }
}

/// Any slip.
pub(super) const ANY: [Typo; 2] = [Typo::Moved, Typo::Changed];

impl<T: Clone + Ord> TypoIndex<T> {
    /// Adds a word as it stands in a name, with the rest of the name.
    pub(super) fn add(&mut self, word: &str, rest: &str, value: &T) {
        for shortened in shortened(word) {
            let near = self.near.entry((rest.to_owned(), shortened)).or_default();
            near.insert((word.to_owned(), value.clone()));
        }
    }

    /// What the words a slip away from this one stand for, the rest of the name being the same.
    pub(super) fn near(&self, word: &str, rest: &str, typos: &[Typo]) -> BTreeSet<T> {
        shortened(word)
            .into_iter()
            .filter_map(|shortened| self.near.get(&(rest.to_owned(), shortened)))
            .flatten()
            .filter(|(other, _)| typo(word, other).is_some_and(|typo| typos.contains(&typo)))
            .map(|(_, value)| value.clone())
            .collect()
    }
}

/// A word and what is left of it without one of its letters after the first; nothing of a word
/// that is too short or a number.
fn shortened(word: &str) -> BTreeSet<String> {
    let letters: Vec<char> = word.chars().collect();
    if letters.len() < SHORTEST || !letters.iter().all(|letter| letter.is_alphabetic()) {
        return BTreeSet::new();
    }
    (0..letters.len())
        .map(|out| {
            let kept = letters.iter().enumerate().filter(|(at, _)| out == 0 || *at != out);
            kept.map(|(_, letter)| *letter).collect()
        })
        .collect()
}

/// The slip that makes one word of the other: one letter put in, left out or changed, or two that
/// changed places (Damerau 1964). The first letter is the same.
fn typo(one: &str, other: &str) -> Option<Typo> {
    if one.chars().next() != other.chars().next() || osa_distance(one, other) != 1 {
        return None;
    }
    let is_changed = one.chars().count() == other.chars().count() && levenshtein(one, other) == 1;
    Some(if is_changed { Typo::Changed } else { Typo::Moved })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_letter_is_a_slip() {
        let mut index = TypoIndex::default();
        index.add("clement", "tony", &1);
        for (word, rest, found) in [
            ("clements", "tony", true),
            ("clemnet", "tony", true),
            ("clemant", "tony", true),
            ("clment", "tony", true),
            ("clement", "tony", false),
            ("clements", "ana", false),
            ("klement", "tony", false),
            ("clementes", "tony", false),
        ] {
            assert_eq!(!index.near(word, rest, &ANY).is_empty(), found, "{word}");
        }
        index.add("magna", "", &2);
        assert!(index.near("magma", "", &ANY).is_empty());
        assert!(index.near("clemant", "tony", &[Typo::Moved]).is_empty());
    }
}
