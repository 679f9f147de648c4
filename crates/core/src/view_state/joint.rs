//! Two things in one value of a query: a place and the fingerprint of its words, a row and its state.

/// Between what a link stands at and the fingerprint of its words.
pub(super) const JOINT: char = '~';

pub(super) fn joined(place: &str, words: Option<&str>) -> String {
    words.map_or_else(|| place.to_owned(), |words| format!("{place}{JOINT}{words}"))
}

pub(super) fn split_words(value: &str) -> (&str, Option<String>) {
    match value.split_once(JOINT) {
        Some((place, words)) => (place, Some(words.to_owned())),
        None => (value, None),
    }
}

/// The row and the state's code of a value of `RowSet::Judge`.
pub fn split_judgement(value: &str) -> Option<(&str, &str)> {
    value.split_once(JOINT)
}
