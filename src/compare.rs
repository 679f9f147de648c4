//! Articles side by side: rows and the other sides of a comparison.

pub(crate) mod below;
pub(crate) mod compare_page;
pub(crate) mod compare_tables;
pub(crate) mod comparison;
pub(crate) mod corrections;
pub(crate) mod drawn_rows;
pub(crate) mod export_menu;
pub(crate) mod finding;
pub(crate) mod in_words;
pub(crate) mod ledger_rows;
pub(crate) mod questions;
pub(crate) mod row_panel;
pub(crate) mod side;
pub(crate) mod side_texts;
pub(crate) mod sides;
pub(crate) mod sift;
pub(crate) mod strips;
pub(crate) mod unfolded;
