//! Words and punctuation marks in order, by Unicode's word boundaries (UAX #29).

use cotejo_core::text::{Span, fold::fold};
use unicode_segmentation::UnicodeSegmentation;

/// A word or a mark.
#[derive(Clone, Debug)]
pub(crate) struct Token<'t> {
    /// As it stands.
    pub(crate) text: &'t str,
    /// Folded (see [`fold`]).
    pub(crate) folded: String,
    /// Its place in the text.
    pub(crate) span: Span,
    /// Whether no white space stands before it.
    pub(crate) glued: bool,
}

impl Token<'_> {
    /// Whether it begins with a letter or a digit.
    pub(crate) fn is_word(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_alphanumeric)
    }

    /// Whether it begins with a capital letter.
    pub(crate) fn is_capitalised(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }

    /// Two letters or more, all of them capitals.
    pub(crate) fn is_all_capitals(&self) -> bool {
        self.text.chars().filter(|c| c.is_alphabetic()).count() > 1
            && !self.text.chars().any(char::is_lowercase)
    }
}

/// Questions about tokens by their place; past the end nothing is true.
pub(crate) trait AtPlace {
    /// The folded token; empty past the end.
    fn folded(&self, at: usize) -> &str;
    /// Whether the folded token is one of some words.
    fn is(&self, at: usize, words: &[&str]) -> bool;
    /// Whether the token before is, folded, one of some words.
    fn is_before(&self, at: usize, words: &[&str]) -> bool;
    /// Whether the token is, as it stands, a mark.
    fn is_mark(&self, at: usize, mark: &str) -> bool;
    /// Whether the token is one of some marks, with no white space before it.
    fn is_glued(&self, at: usize, marks: &[&str]) -> bool;
}

impl AtPlace for [Token<'_>] {
    fn folded(&self, at: usize) -> &str {
        self.get(at).map_or("", |token| token.folded.as_str())
    }

    fn is(&self, at: usize, words: &[&str]) -> bool {
        self.get(at).is_some_and(|token| words.contains(&token.folded.as_str()))
    }

    fn is_before(&self, at: usize, words: &[&str]) -> bool {
        at > 0 && self.is(at - 1, words)
    }

    fn is_mark(&self, at: usize, mark: &str) -> bool {
        self.get(at).is_some_and(|token| token.text == mark)
    }

    fn is_glued(&self, at: usize, marks: &[&str]) -> bool {
        self.get(at).is_some_and(|token| token.glued && marks.contains(&token.text))
    }
}

/// Most tokens of a sentence that are read together. Prose has none so long: it is a table, or a
/// text whose full stops are lost, and what is asked of a sentence may take the square of its
/// length.
const LONGEST_STRETCH: usize = 500;

/// The tokens of a stretch of a text.
pub(crate) fn tokens(text: &str, window: Span) -> Vec<Token<'_>> {
    each(text, window).collect()
}

/// The tokens of a sentence that is read at once, or of each stretch of one that is too long.
pub(crate) fn stretches(text: &str, sentence: Span) -> impl Iterator<Item = Vec<Token<'_>>> {
    let mut tokens = each(text, sentence);
    std::iter::from_fn(move || {
        let stretch: Vec<Token> = tokens.by_ref().take(LONGEST_STRETCH).collect();
        (!stretch.is_empty()).then_some(stretch)
    })
}

fn each(text: &str, window: Span) -> impl Iterator<Item = Token<'_>> {
    let mut glued = false;
    window.of(text).split_word_bound_indices().filter_map(move |(at, piece)| {
        let blank = piece.chars().all(char::is_whitespace);
        let after_blank = !std::mem::replace(&mut glued, !blank);
        let start = window.start as usize + at;
        (!blank).then(|| Token {
            text: piece,
            folded: fold(piece),
            span: Span::new(start, start + piece.len()),
            glued: !after_blank,
        })
    })
}
