//! Articles side by side: rows and the other tabs of a comparison.

pub(crate) mod below;
pub(crate) mod column_texts;
pub(crate) mod compare_page;
pub(crate) mod compare_tables;
pub(crate) mod comparison;
pub(crate) mod corrections;
pub(crate) mod detail;
pub(crate) mod details;
pub(crate) mod export_menu;
pub(crate) mod finding;
pub(crate) mod in_words;
pub(crate) mod ledger_rows;
pub(crate) mod questions;
pub(crate) mod row_panel;
pub(crate) mod sift;
pub(crate) mod strips;
pub(crate) mod unfolded;
pub(crate) mod visible_rows;
