//! What the rows of a comparison are filtered and ordered by, and the reader's corrections.

use leptos::prelude::*;

use super::{
    address::{Address, link},
    compare_page::Comparison,
    icons::{Drawn, Icon},
    words,
};
use crate::{
    select::{Correction, RowFilter, RowValue},
    view_state::RowSet,
};

/// Values of a set that are shown before a reader asks for more.
const SHOWN: usize = 8;

/// Filters and order of the rows.
#[component]
pub(super) fn RowFilters(
    /// The comparison.
    comparison: Comparison,
) -> impl IntoView {
    let address = expect_context::<Address>();
    let state = address.now();
    let page = &comparison.page;
    let states = page.filters.iter().find(|filter| filter.set == RowSet::State).map(badges);
    let more = page.filters.iter().filter(|filter| filter.set != RowSet::State);
    let groups: Vec<_> = more.map(group).collect();
    let filtered = state.rows.filters();
    let shown = words::rows_shown(page.shown.len(), page.ledger.rows.len());
    let clear = filtered.then(|| {
        let all = state.with_rows(|rows| *rows = rows.unfiltered());
        view! { {link(all).class("chips__clear").words(words::CLEAR)} }.into_any()
    });
    let by_prominence = state.rows.by_prominence;
    let order = state.with_rows(|rows| rows.by_prominence = !by_prominence);
    let order_label = if by_prominence { words::BY_READING } else { words::BY_PROMINENCE };
    let open = [RowSet::Kind, RowSet::Entity, RowSet::Speaker, RowSet::Via]
        .into_iter()
        .any(|set| state.rows.of(set).next().is_some());
    view! {
        <div class="row-filters">
            {states}
            <p class="quiet" role="status">{shown} " " {clear}</p>
            {link(order).words(order_label)}
            <details open=open><summary>{words::MORE_FILTERS}</summary><div class="row-filters__groups">{groups}</div></details>
        </div>
    }
}

/// The states as switches.
fn badges(filter: &RowFilter) -> AnyView {
    let tab = expect_context::<Address>().now().tab;
    let badge = |value: &RowValue| {
        let said = words::state_of_code(&value.id);
        let pressed = if value.on { words::ONLY } else { "" };
        let (code, count) = (value.id.clone(), words::number(value.count as f64));
        view! {
            <li>{link(value.toggled.with_tab(tab)).class("row-filters__state").current(value.on).around(view! { <span class="state-badge" data-state=code>{pressed} " " {said} " " {count}</span> }.into_any())}</li>
        }
        .into_any()
    };
    let badges: Vec<_> = filter.values.iter().map(badge).collect();
    view! { <ul class="cluster" aria-label=words::ROWS_BY_STATE>{badges}</ul> }.into_any()
}

fn group(filter: &RowFilter) -> AnyView {
    let tab = expect_context::<Address>().now().tab;
    let value = |value: &RowValue| {
        let name = if filter.set == RowSet::Kind {
            words::difference_of_code(&value.id).to_owned()
        } else {
            value.name.clone()
        };
        let empty = (value.count == 0).then_some("");
        let count = words::number(value.count as f64);
        view! { <li data-empty=empty>{link(value.toggled.with_tab(tab)).class("chip").current(value.on).around(view! { {name} " " <span class="quiet">{count}</span> }.into_any())}</li> }.into_any()
    };
    let mut first: Vec<_> = filter.values.iter().map(value).collect();
    let rest = first.split_off(first.len().min(SHOWN));
    let rest = (!rest.is_empty()).then(|| {
        view! { <details><summary>{words::more(rest.len())}</summary><ul class="chips">{rest}</ul></details> }.into_any()
    });
    view! { <section><h2 class="row-filters__name">{words::row_set(filter.set)}</h2><ul class="chips">{first}</ul>{rest}</section> }.into_any()
}

/// What the reader put together or took apart, each with its undoing.
#[component]
pub(super) fn Corrections(
    /// The comparison.
    comparison: Comparison,
) -> impl IntoView {
    let tab = expect_context::<Address>().now().tab;
    let line = |correction: &Correction| {
        let passages = correction
            .words
            .as_ref()
            .map_or_else(|| words::UNKNOWN_PASSAGES.to_owned(), |(a, b)| words::both(a, b));
        let what = if correction.links { words::LINKED } else { words::UNLINKED };
        view! { <li>{what} ": " <span class="corrections__words">{passages}</span> " " {link(correction.undone.with_tab(tab)).class("chip").around(view! { {words::UNDO} <Drawn icon=Icon::Close /> }.into_any())}</li> }.into_any()
    };
    let lines: Vec<_> = comparison.page.corrections.iter().map(line).collect();
    (!lines.is_empty()).then(|| {
        view! { <section class="corrections" aria-label=words::CORRECTIONS><h2>{words::CORRECTIONS}</h2><ul>{lines}</ul></section> }.into_any()
    })
}
