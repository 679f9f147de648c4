//! The comparison: heading, tabs, reference, then the ledger or the full texts.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    Loaded,
    address::{Address, ViewLink},
    icons::{Drawn, Icon},
    ledger_table::LedgerTable,
    notice::{TextsPending, Unknown},
    side_texts::SideTexts,
    words,
};
use crate::{
    compare::{Ledger, State},
    dossier::CatalogueArticle,
    select::{Archive, ComparePage, compare_page},
    view_state::Tab,
};

/// The comparison of the chosen articles.
#[component]
pub(super) fn CompareView() -> impl IntoView {
    let address = expect_context::<Address>();
    let loaded = expect_context::<Loaded>();
    // The ledger depends on what is compared alone: standing at another row makes no new one.
    let page = Memo::new(move |_| {
        loaded.with(|archive| {
            archive.as_ref().and_then(|archive| {
                compare_page(
                    archive,
                    &address.part(|state| state.with_row(None).with_tab(Tab::Rows)).get(),
                )
            })
        })
    });
    move || {
        let Some(archive) = loaded.get() else { return ().into_any() };
        match page.get() {
            Some(page) => view! { <Compared archive page /> }.into_any(),
            None if archive.texts.is_none() => view! { <TextsPending /> }.into_any(),
            None => view! { <Unknown message=words::TOO_FEW /> }.into_any(),
        }
    }
}

#[component]
fn Compared(
    /// The dossier.
    archive: Arc<Archive>,
    /// What to show.
    page: ComparePage,
) -> impl IntoView {
    let address = expect_context::<Address>();
    let articles: Vec<CatalogueArticle> =
        page.ledger.articles.iter().filter_map(|id| archive.article(id).cloned()).collect();
    let names: Vec<String> = articles.iter().map(words::source).collect();
    let unknown = page.unknown.into_iter().map(|id| {
        let label = words::unknown_chosen(&id);
        view! { <li><ViewLink to=address.now().unchoosing(&id) class="chip" label=words::remove_chip(&label)>{label} <Drawn icon=Icon::Close /></ViewLink></li> }
    });
    let unknown: Vec<_> = unknown.collect();
    let summary = summary(&page.ledger);
    let ledger = Arc::new(page.ledger);
    let tab = address.part(|state| state.tab);
    let body = {
        let (archive, ledger, articles) =
            (Arc::clone(&archive), Arc::clone(&ledger), articles.clone());
        move || {
            match tab.get() {
            Tab::Rows => view! { <LedgerTable archive=Arc::clone(&archive) ledger=Arc::clone(&ledger) articles=articles.clone() /> }.into_any(),
            Tab::Texts => view! { <SideTexts archive=Arc::clone(&archive) ledger=Arc::clone(&ledger) articles=articles.clone() /> }.into_any(),
        }
        }
    };
    view! {
        <div class="compare-page">
            <h1 id="heading" tabindex="-1" class="compare-page__title">{words::side_by_side(&names)}</h1>
            <p class="quiet">{summary}</p>
            {(!unknown.is_empty()).then(|| view! { <ul class="chips">{unknown}</ul> }.into_any())}
            <div class="compare-page__bar">
                <nav class="tabs" aria-label=words::SIDES>
                    {move || Tab::ALL.map(|one| view! { <ViewLink to=address.state().with_tab(one) current=tab.get() == one>{words::tab(one)}</ViewLink> }.into_any())}
                </nav>
                <StateCounts ledger=Arc::clone(&ledger) />
                <ReferenceChoice articles reference=ledger.reference />
            </div>
            {body}
        </div>
    }
}

fn summary(ledger: &Ledger) -> String {
    let alone = ledger.rows.iter().filter(|row| row.state == State::Alone).count();
    let aside: u32 = ledger.account.iter().map(|account| account.set_aside).sum();
    words::ledger_summary(ledger.rows.len() - alone, alone, aside as usize)
}

/// How many rows are in each state.
#[component]
fn StateCounts(
    /// The ledger.
    ledger: Arc<Ledger>,
) -> impl IntoView {
    let badge = |state: State| {
        let count = ledger.rows.iter().filter(|row| row.state == state).count();
        let (sign, word) = words::state(state);
        view! { <li class="state-badge" data-state=words::state_code(state)>{sign} " " {word} " " {words::number(count as f64)}</li> }
    };
    view! { <ul class="cluster" aria-label=words::ROWS_BY_STATE>{[State::Differs, State::Compatible, State::Same, State::Alone].map(badge)}</ul> }
}

/// Which article the others are held against.
#[component]
fn ReferenceChoice(
    /// The articles.
    articles: Vec<CatalogueArticle>,
    /// The one in force.
    reference: usize,
) -> impl IntoView {
    let address = expect_context::<Address>();
    let options = articles.into_iter().enumerate().map(|(at, article)| view! { <option value=article.id.clone() selected=at == reference>{words::source_and_day(&article)}</option> }.into_any());
    view! {
        <label class="sort-choice">
            {words::REFERENCE} " "
            <select on:change=move |event| address.go(address.now().with_reference(&event_target_value(&event)))>{options.collect::<Vec<_>>()}</select>
        </label>
    }
}
