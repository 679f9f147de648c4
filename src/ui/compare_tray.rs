//! The tray: articles chosen for comparison.

use leptos::prelude::*;

use super::{
    Loaded,
    address::{Address, link},
    icons::{Drawn, Icon},
    language::shell,
    parts::Parts,
    views::{COMPARISON, expect_comparison},
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
    let parts = expect_context::<Parts>();
    let name = move |id: &str| {
        loaded
            .with(|archive| {
                archive
                    .as_ref()
                    .and_then(|archive| archive.article(id).map(|one| shell().source_and_day(one)))
            })
            .unwrap_or_else(|| shell().unknown_chosen(id))
    };
    move || {
        let tray = page.with(|page| page.tray.clone());
        let count = tray.chosen.len();
        match count {
            0 => {}
            1 => _ = parts.fetch(COMPARISON),
            _ => expect_comparison(parts, loaded),
        }
        let chosen = tray.chosen.into_iter().map(|(id, _, without)| {
            let name = name(&id);
            let said = shell().remove_chip(&name);
            view! { <li>{link(without).class("chip").label(said).around(view! { {name} <Drawn icon=Icon::Close /> }.into_any())}</li> }.into_any()
        });
        let chosen: Vec<_> = chosen.collect();
        let emptied = tray.emptied;
        let compared = tray.compared.map_or_else(
            || view! { <span class="quiet">{shell().one_more}</span> }.into_any(),
            |compared| view! { {link(compared).class("button button--main").around(view! { {shell().compare} " " <kbd aria-hidden="true">"c"</kbd> }.into_any())} }.into_any(),
        );
        (count > 0).then(|| view! {
            <section class="compare-tray" aria-label=shell().compare>
                <b>{shell().chosen(count)}</b>
                <ul class="chips">{chosen}</ul>
                <span class="compare-tray__end">
                    <button class="button button--quiet" on:click=move |_| address.go(emptied.clone())>{shell().empty_tray}</button>
                    {compared}
                </span>
            </section>
        }.into_any())
    }
}
