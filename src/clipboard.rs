//! Copying: a state's address, or any words, with a word that it was done; by hand where the browser
//! does not let a page copy.

use cotejo_core::view_state::ViewState;
use gloo::timers::callback::Timeout;
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen_futures::JsFuture;

use crate::{address::to_share, messages::shell};

/// How long it is said that something was copied, in milliseconds.
const SAID: u32 = 4000;

/// What was copied last, said at the foot of the page.
#[derive(Clone, Copy)]
pub(crate) struct Clipboard {
    toast: RwSignal<Option<&'static str>>,
    by_hand: RwSignal<Option<String>>,
    /// Until it is no longer said.
    rest: StoredValue<Option<Timeout>, LocalStorage>,
}

impl Clipboard {
    pub(crate) fn new() -> Self {
        Self {
            toast: RwSignal::new(None),
            by_hand: RwSignal::new(None),
            rest: StoredValue::new_local(None),
        }
    }

    /// Copies words, and says so.
    pub(crate) fn copy(self, text: String, done: &'static str) {
        self.toast.set(None);
        spawn_local(async move {
            // Browsers without a clipboard, or a page that may not use it, give an error here.
            let clipboard = js_sys::Reflect::get(&window().navigator(), &"clipboard".into())
                .is_ok_and(|clipboard| !clipboard.is_undefined());
            let copied = clipboard
                && JsFuture::from(window().navigator().clipboard().write_text(&text)).await.is_ok();
            if copied {
                self.by_hand.set(None);
                self.toast.set(Some(done));
                // A timer that ran for what was copied before is dropped, and with it stopped.
                self.rest.set_value(Some(Timeout::new(SAID, move || self.toast.set(None))));
            } else {
                self.by_hand.set(Some(text));
            }
        });
    }

    /// Closes what is to be copied by hand; whether it was open.
    pub(crate) fn close(self) -> bool {
        let open = self.by_hand.get_untracked().is_some();
        if open {
            self.by_hand.set(None);
        }
        open
    }
}

fn select_all(event: leptos::ev::FocusEvent) {
    event_target::<web_sys::HtmlTextAreaElement>(&event).select();
}

/// Says what was copied.
#[component]
pub(crate) fn ClipboardSaid() -> impl IntoView {
    let clipboard = expect_context::<Clipboard>();
    let Clipboard { toast, by_hand, .. } = clipboard;
    view! {
        <p class="toast panel" data-tone="said" role="status">
            {move || toast.get()}
        </p>
        {move || {
            by_hand
                .get()
                .map(|link| {
                    view! {
                        <div class="toast panel cluster" data-align="end" role="alert">
                            <label>
                                {shell().copy_by_hand}
                                <textarea
                                    class="toast__link"
                                    readonly
                                    rows="2"
                                    prop:value=link
                                    on:focus=select_all
                                ></textarea>
                            </label>
                            <button
                                class="button"
                                on:click=move |_| {
                                    clipboard.close();
                                }
                            >
                                {shell().close}
                            </button>
                        </div>
                    }
                        .into_any()
                })
        }}
    }
}

/// A button that copies the address of a state, language included.
#[component]
pub(crate) fn CopyState(
    /// The state, when it is asked for.
    state: impl Fn() -> ViewState + 'static,
    /// What the button says.
    label: &'static str,
    /// Its class.
    class: &'static str,
) -> impl IntoView {
    let clipboard = expect_context::<Clipboard>();
    let copy = move |_| clipboard.copy(to_share(&state()), shell().link_copied);
    view! {
        <button class=class on:click=copy>
            {label}
        </button>
    }
}
