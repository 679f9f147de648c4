//! The tray: articles chosen for comparison.

use cotejo_core::action::Action;
use cotejo_core::views::{COMPARED, CardsModel};
use leptos::prelude::*;

use crate::{
    address::{Address, link},
    chunks::{Chunk, Chunks},
    icons::{Icon, IconImage},
    load::Loaded,
    messages::shell,
};

/// At the foot of the cards, while anything is chosen.
#[component]
pub(crate) fn CompareTray(
    /// The page.
    page: Memo<CardsModel>,
) -> impl IntoView {
    let loaded = expect_context::<Loaded>();
    let address = expect_context::<Address>();
    let chunks = expect_context::<Chunks>();
    let name = move |id: &str| {
        loaded
            .with(|archive| {
                archive
                    .as_ref()
                    .and_then(|archive| archive.article(id).map(|one| shell().source_and_day(one)))
            })
            .unwrap_or_else(|| shell().unknown_chosen(id))
    };
    let label = move || match page.with(|page| page.tray.chosen.len()) {
        0 => String::new(),
        COMPARED => shell().four_at_most.to_owned(),
        count => shell().chosen(count),
    };
    let tray = move || {
        let tray = page.with(|page| page.tray.clone());
        let count = tray.chosen.len();
        match count {
            0 => {}
            1 => _ = chunks.fetch(Chunk::Comparison),
            _ => chunks.expect_comparison(),
        }
        let chosen: Vec<_> = tray.chosen.into_iter().map(|id| chip(name(&id), id)).collect();
        (count > 0).then(|| view! {
            <section class="compare-tray bar cluster" aria-label=shell().compare>
                <b>{label}</b>
                <ul class="chips cluster">{chosen}</ul>
                <span class="compare-tray__end cluster">
                    <button class="button button--quiet" on:click=move |_| address.go(&Action::ChooseNone)>
                        {shell().empty_tray}
                    </button>
                    {compare(tray.compare.clone())}
                </span>
            </section>
        }.into_any())
    };
    view! {
        <p class="unseen" role="status">
            {label}
        </p>
        {tray}
    }
}

/// An article that is chosen; it is so no longer when this is pressed.
fn chip(name: String, id: String) -> AnyView {
    let label = shell().remove_chosen(&name);
    let drawn = view! {
        {name}
        <IconImage icon=Icon::Close />
    };
    let chip = link(Action::Unchoose(id)).class("chip").label(label);
    view! { <li>{chip.around(drawn.into_any())}</li> }.into_any()
}

/// The way to the comparison, or what it lacks.
fn compare(compare: Option<Action>) -> AnyView {
    let Some(compare) = compare else {
        return view! { <span class="quiet">{shell().one_more}</span> }.into_any();
    };
    let words = view! {
        {shell().compare}
        " "
        <kbd aria-hidden="true">"c"</kbd>
    };
    link(compare).class("button button--main").around(words.into_any())
}
