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
//! - [`action`]: what a click does to it.
//! - [`views`]: an archive and a view state become what a view shows.
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
//!
//! # Glossary
//!
//! - section: a stretch of an article of one kind; the content is headline and body.
//! - passage: a sentence of the content as a comparison takes it.
//! - ledger: a comparison of two to four articles, by rows; a cell is what one article has in a row.
//! - claim: what two cells state of one thing (a figure, a date, a name); a verdict decides it.
//! - state: `same`, `compatible`, `differs`, `alone`: of a claim, a cell and a row.
//! - similarity: 0 to 1; from the minimum on passages are linked into rows.
//! - link strength: why two passages are linked; salience: what those share that few have.
//! - stop features: what passages share and does not count; position decay: how distance lowers
//!   similarity.
//! - origin: whom the words of cells go back to; coverage: what became of each passage of an article.
//! - attribution: whose word a passage is.
//! - fingerprint: what a link remembers of words, to tell whether they are still there.
//! - annotation: what the tables of language say of a word (synonym sets, poles, markers).
//! - view model: what a view shows, plain data made in [`views`].

pub mod action;
pub mod article;
pub mod bundle;
pub mod compare;
pub mod export;
pub mod findings;
pub mod icons;
pub mod messages;
pub mod method;
pub mod search;
pub mod text;
pub mod timex;
pub mod view_state;
pub mod views;
