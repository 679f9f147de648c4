//! The rows as plain sentences, one after the other: for those who hear the page, or have a narrow
//! one.

use cotejo_core::{
    compare::{Cell, State},
    messages,
    view_state::Tab,
    views::to_row_in,
};
use leptos::prelude::*;

use crate::{
    address::link,
    compare::{comparison::Comparison, visible_rows::visible_rows},
    messages::{comparing, details},
    snippet::source_quote,
};

/// The rows that the filters let pass, told.
#[component]
pub(crate) fn InWords(
    /// The comparison.
    comparison: Comparison,
) -> impl IntoView {
    if comparison.page.passing().next().is_none() {
        return view! { <p class="notice">{comparing().no_rows}</p> }.into_any();
    }
    let (rows, more) = visible_rows(&comparison, comparison.page.passing().collect(), row_in_words);
    view! {
        <ol class="in-words flow" data-gap="5">
            {rows}
        </ol>
        {more}
    }
    .into_any()
}

fn row_in_words(comparison: &Comparison, at: usize) -> AnyView {
    let row = comparison.row(at);
    let to = to_row_in(row, Tab::Rows);
    let names = match comparison.page.number(at) {
        Some(number) => format!("{} · {}", details().row_number(number), row.names.join(" · ")),
        None => row.names.join(" · "),
    };
    let head = comparison.head(at);
    let kinds = match row.state {
        State::Differs => comparing().kinds(&head.differs),
        _ => comparing().kinds(&head.varies),
    };
    let agreed = comparing().agreed(&head);
    let agrees =
        (!agreed.is_empty()).then(|| view! { <p>{details().they_agree(&agreed)}</p> }.into_any());
    let cells: Vec<_> = row.cells.iter().map(|cell| told_cell(comparison, cell)).collect();
    let differences: Vec<_> = row
        .differences
        .iter()
        .filter(|difference| difference.state == State::Differs)
        .map(|difference| {
            let values = difference.values.iter().enumerate().map(|(at, value)| {
                let source = details().source(&comparison.articles[value.article]);
                let words = value.span.of(comparison.text(value.article)).to_owned();
                let words = source_quote(comparison.lang(value.article), words.into_any());
                view! {
                    {(at > 0).then_some("; ")}
                    {source}
                    ", "
                    {words}
                }
                .into_any()
            });
            let values: Vec<_> = values.collect();
            let differ = details().they_differ(comparing().difference(difference.kind));
            view! { <p>{differ} ": " {values} "."</p> }.into_any()
        })
        .collect();
    view! {
        <li class="flow" data-gap="2">
            <h2>{link(to).words(names)}</h2>
            <p>
                <b>{details().verdict(row.state, &kinds)}</b>
            </p>
            {cells}
            {differences}
            {agrees}
        </li>
    }
    .into_any()
}

fn told_cell(comparison: &Comparison, cell: &Cell) -> AnyView {
    let source = details().source_and_day(&comparison.articles[cell.article]);
    let text = comparison.text(cell.article);
    if cell.spans.is_empty() {
        return view! { <p>{source} ": " {messages::lower_first(details().not_there)} "."</p> }
            .into_any();
    }
    let lang = comparison.lang(cell.article);
    let place = cell.place.map(|one| details().place(one)).unwrap_or_default();
    let words: Vec<String> = cell.spans.iter().map(|span| span.of(text).to_owned()).collect();
    let occasion = cell
        .other_occasion
        .as_ref()
        .map(|day| format!(" ({}: {})", comparing().other_occasion, details().date_value(day)));
    let words = source_quote(lang, words.join(" ").into_any());
    view! { <p>{source} ", " {place} {occasion} ": " {words}</p> }.into_any()
}
