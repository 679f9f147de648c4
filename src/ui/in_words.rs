//! The rows as plain sentences, one after the other: for those who hear the page, or have a narrow
//! one.

use leptos::prelude::*;

use super::{
    address::{Address, link},
    compare_page::{Comparison, drawn_rows},
    language::{comparing, sides},
    snippet::source_quote,
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
        return view! { <p class="notice">{comparing().no_rows}</p> }.into_any();
    }
    let (rows, more) = drawn_rows(&comparison, comparison.page.passing().collect(), told);
    view! { <ol class="in-words">{rows}</ol> {more} }.into_any()
}

fn told(comparison: &Comparison, at: usize) -> AnyView {
    let row = comparison.row(at);
    let address = expect_context::<Address>();
    let to = address.now().with_tab(Tab::Rows).at_row(&row.id, &row.fingerprint);
    let names = match comparison.page.number(at) {
        Some(number) => format!("{} · {}", sides().row_number(number), row.names.join(" · ")),
        None => row.names.join(" · "),
    };
    let head = comparison.head(at);
    let kinds = match row.state {
        State::Differs => comparing().kinds(&head.differs),
        _ => comparing().kinds(&head.varies),
    };
    let agreed = comparing().agreed(&head);
    let agrees =
        (!agreed.is_empty()).then(|| view! { <p>{sides().they_agree(&agreed)}</p> }.into_any());
    let cells: Vec<_> = row.cells.iter().map(|cell| told_cell(comparison, cell)).collect();
    let differences: Vec<_> = row
        .differences
        .iter()
        .filter(|difference| difference.state == State::Differs)
        .map(|difference| {
            let values = difference.values.iter().map(|value| {
                let text = comparison.text(value.article);
                let source = sides().source(&comparison.articles[value.article]);
                format!("{source}, «{}»", value.span.of(text))
            });
            let values = values.collect::<Vec<_>>().join("; ");
            view! { <p>{sides().they_differ(comparing().difference(difference.kind))} ": " {values} "."</p> }.into_any()
        })
        .collect();
    view! {
        <li>
            <h2 class="in-words__names">{link(to).words(names)}</h2>
            <p><b>{sides().verdict(row.state, &kinds)}</b></p>
            {cells}
            {differences}
            {agrees}
        </li>
    }
    .into_any()
}

fn told_cell(comparison: &Comparison, cell: &Cell) -> AnyView {
    let source = sides().source_and_day(&comparison.articles[cell.article]);
    let text = comparison.text(cell.article);
    if cell.spans.is_empty() {
        return view! { <p>{source} ": " {messages::lower_first(sides().not_there)} "."</p> }
            .into_any();
    }
    let lang = comparison.lang(cell.article);
    let place = cell.place.map(|one| sides().place(one)).unwrap_or_default();
    let said: Vec<String> = cell.spans.iter().map(|span| span.of(text).to_owned()).collect();
    let occasion = cell
        .other_occasion
        .as_ref()
        .map(|day| format!(" ({}: {})", comparing().other_occasion, sides().date_value(day)));
    view! { <p>{source} ", " {place} {occasion} ": " {source_quote(lang, said.join(" ").into_any())}</p> }.into_any()
}
