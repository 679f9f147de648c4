//! The rows as plain sentences, one after the other: for those who hear the page, or have a narrow
//! one.

use leptos::prelude::*;

use super::{
    address::{Address, link},
    compare_page::{Comparison, drawn_rows},
};
use crate::{
    compare::{Cell, State},
    messages,
    view_state::Tab,
};

/// The rows that the filters let pass, told.
#[component]
pub(super) fn InWords(
    /// The comparison.
    comparison: Comparison,
) -> impl IntoView {
    if comparison.page.passing().next().is_none() {
        return view! { <p class="notice">{messages::NO_ROWS}</p> }.into_any();
    }
    let (rows, more) = drawn_rows(&comparison, comparison.page.passing().collect(), told);
    view! { <ol class="in-words">{rows}</ol> {more} }.into_any()
}

fn told(comparison: &Comparison, at: usize) -> AnyView {
    let row = comparison.row(at);
    let address = expect_context::<Address>();
    let to = address.now().with_tab(Tab::Rows).at_row(&row.id, &row.fingerprint);
    let names = match comparison.page.number(at) {
        Some(number) => format!("{} · {}", messages::row_number(number), row.names.join(" · ")),
        None => row.names.join(" · "),
    };
    let head = comparison.head(at);
    let kinds = match row.state {
        State::Differs => messages::kinds(&head.differs),
        _ => messages::kinds(&head.varies),
    };
    let agreed = messages::agreed(&head);
    let agrees =
        (!agreed.is_empty()).then(|| view! { <p>{messages::they_agree(&agreed)}</p> }.into_any());
    let cells: Vec<_> = row.cells.iter().map(|cell| told_cell(comparison, cell)).collect();
    let differences: Vec<_> = row
        .differences
        .iter()
        .filter(|difference| difference.state == State::Differs)
        .map(|difference| {
            let values = difference.values.iter().map(|value| {
                let text = comparison.text(value.article);
                let source = messages::source(&comparison.articles[value.article]);
                format!("{source}, «{}»", value.span.of(text))
            });
            let values = values.collect::<Vec<_>>().join("; ");
            view! { <p>{messages::they_differ(messages::difference(difference.kind))} ": " {values} "."</p> }.into_any()
        })
        .collect();
    view! {
        <li>
            <h2 class="in-words__names">{link(to).words(names)}</h2>
            <p><b>{messages::verdict(row.state, &kinds)}</b></p>
            {cells}
            {differences}
            {agrees}
        </li>
    }
    .into_any()
}

fn told_cell(comparison: &Comparison, cell: &Cell) -> AnyView {
    let source = messages::source_and_day(&comparison.articles[cell.article]);
    let text = comparison.text(cell.article);
    if cell.spans.is_empty() {
        return view! { <p>{source} ": " {messages::lower_first(messages::NOT_THERE)} "."</p> }
            .into_any();
    }
    let place = cell.place.map(messages::place).unwrap_or_default();
    let said: Vec<String> = cell.spans.iter().map(|span| span.of(text).to_owned()).collect();
    let occasion = cell
        .other_occasion
        .as_ref()
        .map(|day| format!(" ({}: {})", messages::OTHER_OCCASION, messages::date_value(day)));
    view! { <p>{source} ", " {place} {occasion} ": " <q class="source-words">{said.join(" ")}</q></p> }.into_any()
}
