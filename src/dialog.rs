//! Dialogs of the page.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The dialog of this id.
pub(crate) fn dialog(id: &str) -> Option<web_sys::HtmlDialogElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}
