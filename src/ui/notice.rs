//! What is shown while nothing can be: opening, failed, unknown.

use leptos::prelude::*;

use super::{
    Loaded,
    address::{Address, link, reload},
    app::{Failures, start},
    language::shell,
    parts::Parts,
};
use crate::{dossier::LoadError, select::Gone, view_state::ViewState};

/// While the catalogue is on its way.
#[component]
pub(super) fn Opening() -> impl IntoView {
    on_its_way("notice", Some("heading"), shell().opening)
}

/// What is said while something is on its way, and when that takes long, a way out.
fn on_its_way(class: &'static str, heading: Option<&'static str>, what: &'static str) -> AnyView {
    view! {
        <div class=class aria-busy="true">
            <p id=heading tabindex="-1">{what}</p>
            <div class="late"><p>{shell().late}</p><button class="button" on:click=|_| reload()>{shell().reload}</button></div>
        </div>
    }
    .into_any()
}

/// Nothing can be shown, and why.
#[component]
pub(super) fn Failure(
    /// What went wrong.
    error: LoadError,
    /// Tries again.
    retry: impl Fn() + 'static,
) -> impl IntoView {
    let (what, way) = shell().failure(&error);
    let said = view! { <p>{what}</p> <p>{way}</p> }.into_any();
    failed(shell().not_loaded, said, retry)
}

/// Something did not come, and a button that asks for it again.
fn failed(what: &'static str, said: AnyView, retry: impl Fn() + 'static) -> AnyView {
    view! {
        <div class="notice" role="alert">
            <h1 id="heading" tabindex="-1">{what}</h1>
            {said}
            <p><button class="button" on:click=move |_| retry()>{shell().retry}</button></p>
        </div>
    }
    .into_any()
}

/// While a part of the page is on its way; said only when that takes a moment.
#[component]
pub(super) fn PartPending(
    /// Whether the view is there without it.
    within: bool,
) -> impl IntoView {
    on_its_way("notice notice--soon", (!within).then_some("heading"), shell().opening_part)
}

/// While articles are being compared; said only when that takes a moment.
#[component]
pub(super) fn Comparing() -> impl IntoView {
    view! {
        <div class="notice notice--soon" aria-busy="true">
            <p id="heading" tabindex="-1">{shell().comparing}</p>
        </div>
    }
}

/// A part of the page did not come.
#[component]
pub(super) fn PartMissing(
    /// Whether the view is there without it.
    within: bool,
    /// Tries again.
    retry: impl Fn() + 'static,
) -> impl IntoView {
    let way = view! { <p>{shell().part_not_loaded_way}</p> }.into_any();
    if !within {
        return failed(shell().part_not_loaded, way, retry);
    }
    view! {
        <div class="banner" role="alert">
            <p>{shell().part_not_loaded}</p>
            {way}
            <button class="button" on:click=move |_| retry()>{shell().retry}</button>
        </div>
    }
    .into_any()
}

/// The link asks for something the dossier does not have, or cannot show.
#[component]
pub(super) fn Unknown(
    /// What is the matter.
    message: &'static str,
) -> impl IntoView {
    let address = expect_context::<Address>();
    view! {
        <div class="notice">
            <h1 id="heading" tabindex="-1">{message}</h1>
            <p>{move || view! { {link(address.state().to_cards()).words(shell().back)} }.into_any()}</p>
        </div>
    }
}

/// In place of a view that needs the texts: on their way, or not to be had.
#[component]
pub(super) fn TextsPending() -> impl IntoView {
    let failures = expect_context::<Failures>();
    let parts = expect_context::<Parts>();
    let loaded = expect_context::<Loaded>();
    move || match failures.texts.get() {
        Some(error) => {
            view! { <Failure error retry=move || start(loaded, failures, parts) /> }.into_any()
        }
        None => on_its_way("notice", Some("heading"), shell().opening_texts),
    }
}

/// Above the cards: the texts did not come, but the cards work.
#[component]
pub(super) fn TextsMissing() -> impl IntoView {
    let failures = expect_context::<Failures>();
    let parts = expect_context::<Parts>();
    let loaded = expect_context::<Loaded>();
    move || {
        failures.texts.get().map(|error| {
            let (what, way) = shell().failure(&error);
            view! {
                <div class="banner" role="alert">
                    <p>{shell().texts_not_loaded}</p>
                    <p>{what} " " {way}</p>
                    <button class="button" on:click=move |_| start(loaded, failures, parts)>{shell().retry}</button>
                </div>
            }
        })
    }
}

/// What became of the row or passage a link stands at, where it is not there as the link remembers
/// it.
#[component]
pub(super) fn Missed(
    /// What became of it; `None`: it is there.
    gone: Option<Gone>,
    /// What is said where it is not there, and where other words are.
    said: (&'static str, &'static str),
    /// The state that stands nowhere.
    closed: ViewState,
) -> impl IntoView {
    let tab = closed.tab;
    gone.map(|gone| {
        let passages = |words: String| view! { <p class="source-words">{words}</p> }.into_any();
        let nearest = gone.nearest.map(|(words, to)| {
            let to = to.with_tab(tab);
            let passages: Vec<_> = words.into_iter().map(passages).collect();
            view! { <p>{shell().nearest_now}</p> {passages} <p>{link(to).words(shell().go_there)}</p> }.into_any()
        });
        view! {
            <section class="notice" role="alert">
                <p>{if gone.changed { said.1 } else { said.0 }}</p>
                {nearest}
                <p>{link(closed).words(shell().close)}</p>
            </section>
        }
        .into_any()
    })
}
