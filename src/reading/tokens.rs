//! Words and punctuation marks in order, by Unicode's word boundaries (UAX #29).

use unicode_segmentation::UnicodeSegmentation;

use crate::text::{Span, fold::fold};

/// A word or a mark.
#[derive(Clone, Debug)]
pub(crate) struct Token<'t> {
    /// As it stands.
    pub(crate) text: &'t str,
    /// Folded (see [`fold`]).
    pub(crate) folded: String,
    /// Where.
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

/// The tokens of a stretch of a text.
pub(crate) fn tokens(text: &str, window: Span) -> Vec<Token<'_>> {
    let mut glued = false;
    let mut found = Vec::new();
    for (at, piece) in window.of(text).split_word_bound_indices() {
        if piece.chars().all(char::is_whitespace) {
            glued = false;
            continue;
        }
        let start = window.start as usize + at;
        found.push(Token {
            text: piece,
            folded: fold(piece),
            span: Span::new(start, start + piece.len()),
            glued,
        });
        glued = true;
    }
    found
}
