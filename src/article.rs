//! One article, whole.

pub(crate) mod article_page;
pub(crate) mod mark_list;
pub(crate) mod mark_panel;
