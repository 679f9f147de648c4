//! What is shown while nothing can be: opening, failed, unknown.

use cotejo_core::{action::Action, bundle::LoadError, text::Language, views::StaleLink};
use leptos::prelude::*;

use crate::{
    address::{link, reload},
    messages::shell,
    snippet::source_passage,
};

/// While the catalogue is on its way.
#[component]
pub(crate) fn Opening() -> impl IntoView {
    on_its_way("notice flow", Some("heading"), shell().opening)
}

/// What is said while something is on its way, and when that takes long, a way out.
pub(crate) fn on_its_way(
    class: &'static str,
    heading: Option<&'static str>,
    what: &'static str,
) -> AnyView {
    view! {
        <div class=class aria-busy="true">
            <p id=heading tabindex="-1">
                {what}
            </p>
            <div class="late flow">
                <p>{shell().late}</p>
                <button class="button" on:click=|_| reload()>
                    {shell().reload}
                </button>
            </div>
        </div>
    }
    .into_any()
}

/// Nothing can be shown, and why.
#[component]
pub(crate) fn Failure(
    /// What went wrong.
    error: LoadError,
    /// Tries again.
    retry: impl Fn() + 'static,
) -> impl IntoView {
    let (what, way) = shell().failure(&error);
    let words = view! {
        <p>{what}</p>
        <p>{way}</p>
    }
    .into_any();
    failed(shell().not_loaded, words, retry)
}

/// Something did not come, and a button that asks for it again.
fn failed(what: &'static str, words: AnyView, retry: impl Fn() + 'static) -> AnyView {
    view! {
        <div class="notice flow" role="alert">
            <h1 id="heading" tabindex="-1">
                {what}
            </h1>
            {words}
            <p>
                <button class="button" on:click=move |_| retry()>
                    {shell().retry}
                </button>
            </p>
        </div>
    }
    .into_any()
}

/// While a part of the page is on its way; said only when that takes a moment.
#[component]
pub(crate) fn ChunkPending(
    /// Whether the view is there without it.
    within: bool,
) -> impl IntoView {
    on_its_way("notice notice--soon flow", (!within).then_some("heading"), shell().opening_chunk)
}

/// While articles are being compared; said only when that takes a moment.
#[component]
pub(crate) fn Comparing() -> impl IntoView {
    view! {
        <div class="notice notice--soon" aria-busy="true">
            <p id="heading" tabindex="-1">
                {shell().comparing}
            </p>
        </div>
    }
}

/// A part of the page did not come.
#[component]
pub(crate) fn ChunkMissing(
    /// Whether the view is there without it.
    within: bool,
    /// Tries again.
    retry: impl Fn() + 'static,
) -> impl IntoView {
    let way = view! { <p>{shell().chunk_not_loaded_way}</p> }.into_any();
    if !within {
        return failed(shell().chunk_not_loaded, way, retry);
    }
    view! {
        <div class="banner panel flow" data-tone="warning" role="alert">
            <p>{shell().chunk_not_loaded}</p>
            {way}
            <button class="button" on:click=move |_| retry()>
                {shell().retry}
            </button>
        </div>
    }
    .into_any()
}

/// The link asks for something the dossier does not have, or cannot show.
#[component]
pub(crate) fn Unknown(
    /// What is the matter.
    message: &'static str,
) -> impl IntoView {
    view! {
        <div class="notice flow">
            <h1 id="heading" tabindex="-1">
                {message}
            </h1>
            <p>{link(Action::Cards).words(shell().back)}</p>
        </div>
    }
}

/// What became of the row or passage a link stands at, where it is not there as the link remembers
/// it.
#[component]
pub(crate) fn StaleLinkNotice(
    /// What became of it; `None`: it is there.
    stale: Option<StaleLink>,
    /// What is said where it is not there, and where other words are.
    messages: (&'static str, &'static str),
    /// Stands nowhere.
    close: Action,
) -> impl IntoView {
    stale.map(|stale| {
        let nearest = stale.nearest.map(|(passages, to)| {
            let passage = |(language, words): (Language, String)| {
                source_passage(language.code(), words.into_any())
            };
            let passages: Vec<_> = passages.into_iter().map(passage).collect();
            view! {
                <p>{shell().nearest_now}</p>
                {passages}
                <p>{link(to).words(shell().go_there)}</p>
            }
            .into_any()
        });
        view! {
            <section class="notice flow" role="alert">
                <p>{if stale.changed { messages.1 } else { messages.0 }}</p>
                {nearest}
                <p>{link(close).words(shell().close)}</p>
            </section>
        }
        .into_any()
    })
}
