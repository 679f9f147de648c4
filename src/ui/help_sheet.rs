//! The help sheet: what the keys do, and the switch that turns single keys off. A part of the page,
//! fetched when it is asked for.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::{
    icons::{Drawn, Icon},
    language::{reading, shell},
    parts::PartView,
    preferences::Preferences,
    views::{READING, draw_help},
};

const ID: &str = "help";

/// How often help was asked for, and given.
#[derive(Clone, Copy)]
pub(super) struct Help {
    asked: RwSignal<u32>,
    given: StoredValue<u32>,
}

impl Help {
    /// Not asked for.
    pub(super) fn new() -> Self {
        Self { asked: RwSignal::new(0), given: StoredValue::new(0) }
    }

    /// Opens the sheet.
    pub(super) fn open(self) {
        self.asked.update(|asked| *asked += 1);
    }
}

/// The dialog of this id.
pub(super) fn dialog(id: &str) -> Option<web_sys::HtmlDialogElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

fn close() {
    if let Some(dialog) = dialog(ID) {
        dialog.close();
    }
}

/// The sheet, once it has been asked for.
pub(super) fn help_sheet(help: Help) -> AnyView {
    let is_asked = Memo::new(move |_| help.asked.get() > 0);
    let draw = move || draw_help(help);
    (move || {
        is_asked.get().then(|| view! { <PartView part=READING within=true draw=Box::new(draw) /> })
    })
    .into_any()
}

/// The sheet, which opens when it is drawn and whenever it is asked for.
#[component]
pub(super) fn HelpSheet(
    /// What asks for it.
    help: Help,
) -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    Effect::new(move |_| {
        let asked = help.asked.get();
        // Drawn anew in another language it stays closed.
        if asked > help.given.get_value()
            && let Some(dialog) = dialog(ID)
        {
            help.given.set_value(asked);
            let _ = dialog.show_modal();
        }
    });
    let keys = reading().keys().map(|(key, what)| {
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
                {reading().keys_on}
            </label>
            <p class="quiet">{reading().provenance}</p>
        </dialog>
    }
}
