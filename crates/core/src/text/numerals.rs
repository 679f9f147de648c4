//! Words about numbers that page and command both ask for: ordinals, and what rounds.

use std::sync::LazyLock;

use super::table;
use crate::language_table;

language_table! {
    /// Each ordinal number with its words, folded.
    pub static ORDINALS: (u32, Vec<&'static str>) = "ordinals.txt", "number | words", |row| match *row {
        [number, words] => Some((number.parse().ok()?, words.split_whitespace().collect())),
        _ => None,
    };
}

language_table! {
    /// Phrases before a number that round it, folded.
    pub static ROUNDING: &'static str = "rounding.txt", "a phrase", table::phrase;
}

/// Whether a folded word is an ordinal number from two up: "primero" is more often an adverb.
pub fn is_ordinal_word(folded: &str) -> bool {
    static WORDS: LazyLock<Vec<&str>> = LazyLock::new(|| {
        ORDINALS.rows().filter(|(number, _)| *number > 1).flat_map(|(_, words)| words).collect()
    });
    WORDS.contains(&folded)
}

/// Whether words begin with a phrase that rounds the number after it: "unos 300".
pub fn is_rounded(folded: &str) -> bool {
    static PHRASES: LazyLock<Vec<&str>> = LazyLock::new(|| ROUNDING.rows().collect());
    PHRASES.iter().any(|phrase| {
        folded.strip_prefix(phrase).is_some_and(|rest| rest.starts_with(char::is_whitespace))
    })
}
