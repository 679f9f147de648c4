//! A comparison as files that stand by themselves, and an article or a passage as a citation.
//!
//! The words of the sources go into every file as they stand in the texts; what a format cannot
//! hold is escaped as that format has it. The words around them are the caller's ([`Words`]),
//! except in the JSON, which is the command's contract in every language.

mod citation;
mod comparison;
mod csv;
mod html;
mod json;
mod markdown;
mod words;

pub use citation::{Citation, CitationWords, CitedPassage};
pub use comparison::{Comparison, RowNote, SCHEMA};
pub use csv::{BYTE_ORDER_MARK, csv};
pub use html::html;
pub use json::{Bounds, Imported, from_json, json, missing};
pub use markdown::markdown;
pub use words::{COLUMNS, Words};
