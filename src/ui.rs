//! The interface: draws what the core selects. The only code that knows a browser.
//!
//! `address` holds the view state and is the only one to name history or location; `load` is the
//! only one to fetch. The rest are components, one a file, each with its CSS block of the same name.

// Components take their props by value and are called by `view!` alone.
// The structs of props that `#[component]` writes are public whatever their component is.
#![allow(clippy::needless_pass_by_value, clippy::must_use_candidate, unreachable_pub)]

mod address;
mod app;
mod article_card;
mod article_page;
mod below;
mod cards_page;
mod clipboard;
mod compare_page;
mod compare_tables;
mod compare_tray;
mod corrections;
mod drawer;
mod entity_page;
mod entity_panel;
mod export_menu;
mod facet_panel;
mod finding;
mod help_sheet;
mod icons;
mod in_words;
mod keyboard;
mod language;
mod ledger_rows;
mod load;
mod long_list;
mod mark_panel;
mod masthead;
mod method_page;
mod notice;
mod overview_page;
mod parts;
mod preferences;
mod questions;
mod rest;
mod row_panel;
mod side_texts;
mod sides;
mod sift;
mod snippet;
mod strips;
mod unfolded;
mod views;

use std::sync::Arc;

use leptos::{mount::mount_to, prelude::*};
use wasm_bindgen::JsCast;

use crate::select::Archive;

/// The dossier, once its catalogue has arrived; replaced once, when the texts have.
type Loaded = RwSignal<Option<Arc<Archive>>>;

/// Puts the interface into the page, out of sight; the app shows itself when it has something to
/// show (`app::show`), in place of what was there while it was opening.
pub fn mount() {
    console_error_panic_hook::set_once();
    let Some(opening) = document().get_element_by_id("app") else { return };
    let Ok(root) = document().create_element("div") else { return };
    let root: web_sys::HtmlElement = root.unchecked_into();
    root.set_class_name("app");
    root.set_hidden(true);
    if opening.before_with_node_1(&root).is_ok() {
        mount_to(root.clone(), move || app::App(app::AppProps { root, opening })).forget();
    }
}
