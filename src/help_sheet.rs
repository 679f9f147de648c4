//! The help sheet: what the keys do, and the switch that turns single keys off. A chunk of the page,
//! fetched when it is asked for.

use leptos::prelude::*;

use crate::{
    dialog::dialog,
    help::Help,
    icons::{Icon, IconImage},
    messages::{reading, shell},
    preferences::Preferences,
};

const ID: &str = "help";

fn close() {
    if let Some(dialog) = dialog(ID) {
        dialog.close();
    }
}

/// The sheet, which opens when it is drawn and whenever it is asked for.
#[component]
pub(crate) fn HelpSheet(
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
        view! {
            <div class="cluster" data-nowrap>
                <dt>
                    <kbd>{key}</kbd>
                </dt>
                <dd>{what}</dd>
            </div>
        }
        .into_any()
    });
    view! {
        <dialog id=ID class="help-sheet panel flow" aria-labelledby="help-title">
            <div class="cluster" data-justify="between">
                <h2 id="help-title">{shell().help}</h2>
                <button class="tool" aria-label=shell().close on:click=|_| close()>
                    <IconImage icon=Icon::Close />
                </button>
            </div>
            <dl>{keys}</dl>
            <label class="cluster">
                <input
                    type="checkbox"
                    prop:checked=move || preferences.keys.get()
                    on:change=move |event| preferences.set_keys(event_target_checked(&event))
                />
                {reading().keys_on}
            </label>
            <p class="quiet">{reading().provenance}</p>
        </dialog>
    }
}
