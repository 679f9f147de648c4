//! The page: draws what the core selects. The only code that knows a browser.
//!
//! `address` holds the view state and is the only one to name history or location; `load` is the
//! only one to fetch. The rest are components, one a file, each with its CSS block of the same name:
//! `app` and `masthead` stand around every view; `cards`, `article`, `entity`, `compare`, `overview`
//! and `method` are the views.
//!
//! # Glossary
//!
//! - chunk: a file of WebAssembly that is fetched when it is first wanted.
//! - tab: a view of a comparison; column: an article's place in it; detail: what a tab or an opened row
//!   shows, drawn by a chunk of its own.
//! - drawer: filters or entities as a dialog, on a narrow screen; tray: the articles chosen.
//! - mark: words of a text with what was read of them; chip: a filter in force.
//! - stale link: one whose row or passage has changed.

// Components take their props by value and are called by `view!` alone.
// The structs of props that `#[component]` writes are public whatever their component is.
#![allow(clippy::needless_pass_by_value, clippy::must_use_candidate, unreachable_pub)]

mod address;
mod app;
mod article;
mod cards;
mod chunks;
mod cite;
mod clipboard;
mod compare;
mod data_table;
mod dialog;
mod drawer;
mod entity;
mod help;
mod help_sheet;
mod icons;
mod keyboard;
mod language;
mod load;
mod long_list;
mod masthead;
mod messages;
mod method;
mod notice;
mod overview;
mod preferences;
mod rest;
mod scroll;
mod snippet;
mod texts_notice;
mod views;

use leptos::{mount::mount_to, prelude::*};
use wasm_bindgen::JsCast;

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
