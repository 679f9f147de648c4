//! What is said of texts that are not there yet, or do not come.

use leptos::prelude::*;

use crate::{
    chunks::{Chunk, Chunks},
    messages::shell,
    notice::{Failure, on_its_way},
};

/// In place of a view that needs the texts: on their way, or not to be had.
#[component]
pub(crate) fn TextsPending() -> impl IntoView {
    let chunks = expect_context::<Chunks>();
    let retry = move || {
        chunks.fetch(Chunk::Texts);
    };
    move || match chunks.failures.texts.get() {
        Some(error) => view! { <Failure error retry /> }.into_any(),
        None => on_its_way("notice flow", Some("heading"), shell().opening_texts),
    }
}

/// Above the cards: the texts did not come, but the cards work.
#[component]
pub(crate) fn TextsMissing() -> impl IntoView {
    let chunks = expect_context::<Chunks>();
    move || {
        chunks.failures.texts.get().map(|error| {
            let (what, way) = shell().failure(&error);
            view! {
                <div class="banner panel flow" data-tone="warning" role="alert">
                    <p>{shell().texts_not_loaded}</p>
                    <p>{what} " " {way}</p>
                    <button
                        class="button"
                        on:click=move |_| {
                            chunks.fetch(Chunk::Texts);
                        }
                    >
                        {shell().retry}
                    </button>
                </div>
            }
        })
    }
}
