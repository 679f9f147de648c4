//! The tray: articles chosen for comparison.

use leptos::prelude::*;

use super::{
    Loaded,
    address::{Address, ViewLink},
    icons::{Drawn, Icon},
    words,
};
use crate::select::CardsPage;

/// At the foot of the cards, while anything is chosen.
#[component]
pub(super) fn CompareTray(
    /// The page.
    page: Memo<CardsPage>,
) -> impl IntoView {
    let loaded = expect_context::<Loaded>();
    let address = expect_context::<Address>();
    let tray = Memo::new(move |_| page.with(|page| page.tray.clone()));
    let name = move |id: &str| {
        loaded
            .with(|archive| {
                archive.as_ref().and_then(|archive| archive.article(id).map(words::source_and_day))
            })
            .unwrap_or_else(|| words::unknown_chosen(id))
    };
    view! {
        <Show when=move || tray.with(|tray| !tray.chosen.is_empty())>
            <section class="compare-tray" aria-label=words::COMPARE>
                <b>{move || words::chosen(tray.with(|tray| tray.chosen.len()))}</b>
                <ul class="chips">
                    {move || tray.get().chosen.into_iter().map(|(id, _, without)| {
                        let name = name(&id);
                        let said = words::remove_chip(&name);
                        view! { <li><ViewLink to=without class="chip" label=said>{name} <Drawn icon=Icon::Close /></ViewLink></li> }
                    }).collect::<Vec<_>>()}
                </ul>
                <span class="compare-tray__end">
                    <button class="button button--quiet" on:click=move |_| address.go(tray.get_untracked().emptied)>{words::EMPTY_TRAY}</button>
                    {move || tray.get().compared.map_or_else(
                        || view! { <span class="quiet">{words::ONE_MORE}</span> }.into_any(),
                        |compared| view! { <ViewLink to=compared class="button button--main">{words::COMPARE} " " <kbd aria-hidden="true">"c"</kbd></ViewLink> }.into_any(),
                    )}
                </span>
            </section>
        </Show>
    }
}
