//! Cotejo: news articles about the same events, side by side.
//!
//! The crate is a pure core with a browser interface at its rim. In reading order:
//!
//! - [`text`]: spans, folding, sentences, words. Knows nothing of news.
//! - [`article`]: a file becomes an [`article::Article`] with its parts.
//! - [`reading`]: what a text says: entities, quotes, dates, figures, defects.
//! - [`dossier`]: many articles together: entities joined, events, the bundle.
//! - [`search`]: queries over the texts.
//! - [`compare`]: two to four articles become a ledger of rows.
//! - [`export`]: a comparison as files, an article as a citation.
//! - [`method`]: how well texts are read, as measured.
//! - [`view_state`]: what the reader is looking at; query string and back.
//! - [`select`]: an archive and a view state become what a view shows.
//! - [`messages`], [`icons`]: every string of the interface, every icon.
//! - [`command`]: what the native command answers, as text.
//! - `ui` (feature `ui`): the Leptos views; the only code that knows a browser.
//!
//! # Invariants
//!
//! 1. The core never reads a clock, a disk, the network or the DOM.
//! 2. The interface never filters, sorts, counts or compares.
//! 3. A span is a byte range of the text as given, and what is shown as a source's words is
//!    such a span.
//! 4. Markup is never made from strings: the page is built of elements, and an exported page is
//!    written by a writer that escapes whatever is not a constant of the program.
//! 5. The same articles give the same bundle, byte for byte, on any machine.
//! 6. `ViewState::from_query(&s.to_query()) == s`, and `from_query` never fails.
//! 7. A verdict says no more than was checked: the same only of near copies in which nothing is left
//!    over.
//! 8. Every file opens with `//!`; colours are named in `style/tokens.css` only; every CSS block
//!    is used and every class is defined.
//!
//! `tests/tidy.rs` holds the code to them.

pub mod article;
pub mod command;
pub mod compare;
pub mod dossier;
pub mod export;
pub mod icons;
pub mod messages;
pub mod method;
#[cfg(feature = "cli")]
pub mod pages;
pub mod reading;
pub mod search;
pub mod select;
pub mod text;
pub mod view_state;

#[cfg(feature = "ui")]
pub mod ui;
