//! The help sheet: what the keys do, and the switch that turns single keys off.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::{
    icons::{Drawn, Icon},
    language::shell,
    preferences::Preferences,
};

const ID: &str = "help";

/// Opens the sheet.
pub(super) fn open() {
    if let Some(dialog) = dialog() {
        let _ = dialog.show_modal();
    }
}

fn dialog() -> Option<web_sys::HtmlDialogElement> {
    document().get_element_by_id(ID)?.dyn_into().ok()
}

fn close() {
    if let Some(dialog) = dialog() {
        dialog.close();
    }
}

/// The sheet, closed until asked for.
#[component]
pub(super) fn HelpSheet() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let keys = shell().keys().map(|(key, what)| {
        view! { <div class="help-sheet__row"><dt><kbd>{key}</kbd></dt><dd>{what}</dd></div> }
            .into_any()
    });
    view! {
        <dialog id=ID class="help-sheet" aria-labelledby="help-title">
            <div class="help-sheet__head">
                <h2 id="help-title">{shell().help}</h2>
                <button class="tool" aria-label=shell().close on:click=|_| close()><Drawn icon=Icon::Close /></button>
            </div>
            <dl>{keys}</dl>
            <label class="help-sheet__switch">
                <input type="checkbox" prop:checked=move || preferences.keys.get() on:change=move |event| preferences.set_keys(event_target_checked(&event)) />
                {shell().keys_on}
            </label>
            <p class="quiet">{shell().provenance}</p>
        </dialog>
    }
}
