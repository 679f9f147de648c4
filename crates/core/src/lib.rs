//! What Cotejo knows of articles, comparisons and views.
//!
//! Values in, values out: no disk, clock, network or browser. In reading order:
//!
//! - [`text`]: spans, folding, sentences, words. Knows nothing of news.
//! - [`article`]: an article and its sections.
//! - [`findings`]: what can be found in a text; [`timex`]: calendar values.
//! - [`bundle`]: what the page loads.
//! - [`search`]: queries over the texts.
//! - [`compare`]: two to four articles become a ledger of rows.
//! - [`export`]: a comparison as files, an article or a passage of it as a citation.
//! - [`method`]: how well texts are read, as measured.
//! - [`view_state`]: what the reader is looking at; query string and back.
//! - [`select`]: an archive and a view state become what a view shows.
//! - [`messages`], [`icons`]: every string of the interface, every icon.
//!
//! # Invariants
//!
//! 1. The core never reads a clock, a disk, the network or the DOM.
//! 2. A span is a byte range of the text as given, and what is shown as a source's words is such a
//!    span.
//! 3. `ViewState::from_query(&s.to_query()) == s`, and `from_query` never fails.
//! 4. A verdict says no more than was checked: the same only of near copies in which nothing is left
//!    over.
//!
//! `tests/tidy.rs` holds the code to them.

pub mod article;
pub mod bundle;
pub mod compare;
pub mod export;
pub mod findings;
pub mod icons;
pub mod messages;
pub mod method;
pub mod search;
pub mod select;
pub mod text;
pub mod timex;
pub mod view_state;
