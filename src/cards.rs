//! The cards of the articles, with what filters them.

pub(crate) mod article_card;
pub(crate) mod cards_page;
pub(crate) mod compare_tray;
pub(crate) mod entity_panel;
pub(crate) mod facet_panel;
pub(crate) mod timeline;
