//! Text as such: spans, folding, sentences and words. Nothing here knows what news is.

pub mod annotation;
pub mod at_once;
pub mod coded;
pub mod day;
pub mod fold;
pub mod hash;
pub mod hidden;
pub mod language;
pub mod lookup;
pub mod numerals;
pub mod pieces;
pub mod sentences;
pub mod sort;
pub mod span;
pub mod table;
pub mod web_address;
pub mod word_set;
pub mod words;

pub use language::Language;
pub use span::Span;
