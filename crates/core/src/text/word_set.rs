//! Sets of words from tables that the page asks too.

use std::sync::LazyLock;

use super::{lookup::Lookup, table};

/// A set of folded words from a table of blank-separated words.
pub struct WordSet(Lookup<()>);

impl WordSet {
    /// The words of a table.
    pub fn read(text: &'static str) -> Self {
        Self(
            table::rows(text)
                .flat_map(|row| row[0].split_whitespace())
                .map(|word| (word, ()))
                .collect(),
        )
    }

    /// Whether the folded word is in it.
    pub fn contains(&self, folded: &str) -> bool {
        self.0.contains(folded)
    }
}

/// Words that say who somebody is.
pub static ROLES: LazyLock<WordSet> =
    LazyLock::new(|| WordSet::read(include_str!("../../../../data/roles.txt")));
/// Nouns that stand for an agency or medium.
pub static MEDIUM_CUES: LazyLock<WordSet> =
    LazyLock::new(|| WordSet::read(include_str!("../../../../data/medium-cues.txt")));
/// Words that belong to the grammar rather than to a name.
pub static FUNCTION_WORDS: LazyLock<WordSet> =
    LazyLock::new(|| WordSet::read(include_str!("../../../../data/function-words.txt")));
