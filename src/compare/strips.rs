//! The heads of the columns: an article each, and below it a strip of its passages in reading order,
//! as wide as they are long. What shares a row has the row's number and leads to it.

use cotejo_core::action::Action;
use cotejo_core::views::{Strip, StripPiece, strip_pieces};
use leptos::prelude::*;

use crate::{
    address::{Address, link},
    compare::comparison::Comparison,
    icons::{Icon, IconImage},
    keyboard,
    messages::comparing,
};

/// What pieces of a strip take at least, in CSS pixels, with the gap beside them, as in `compare.css`: a
/// number, what only one article has, what counts nowhere.
const WIDE: [usize; 3] = [25, 5, 9];

/// The heads of a comparison's columns.
#[component]
pub(crate) fn Heads(
    /// The comparison.
    comparison: Comparison,
) -> impl IntoView {
    let columns = comparison.articles.len();
    let heads: Vec<_> = (0..columns).map(|column| head(&comparison, column)).collect();
    view! { <div class="heads switcher">{heads}</div> }
}

fn head(comparison: &Comparison, column: usize) -> AnyView {
    let article = &comparison.articles[column];
    let opened = Action::Article(article.id.clone());
    let defects = (!article.defects.is_empty()).then(|| {
        let count = comparing().defect_count(article);
        let label = format!("{count}: {}", comparing().defects(article));
        view! {
            {link(opened.clone())
                .class("heads__defects")
                .label(label)
                .around(
                    view! {
                        <IconImage icon=Icon::Warning />
                        {count}
                    }
                        .into_any(),
                )}
        }
        .into_any()
    });
    let reference = (column == comparison.page.ledger.reference)
        .then(|| view! { <span class="quiet">" · " {comparing().is_reference}</span> }.into_any());
    let strip = &comparison.page.strips[column];
    view! {
        <div class="heads__article">
            <h2 class="heads__name">
                {link(opened).words(comparing().source(article))} " "
                <time class="quiet" datetime=article.published.to_string()>
                    {comparing().day(article.published)}
                </time> {reference}
            </h2>
            {defects}
            {draw_strip(comparison, column, strip)}
        </div>
    }
    .into_any()
}

/// What a piece needs to show its numbers, in CSS pixels.
fn room(piece: &StripPiece) -> usize {
    match piece {
        StripPiece::Rows(rows, _) => rows.len() * WIDE[0],
        StripPiece::Alone(_) => WIDE[1],
        StripPiece::Aside(_) => WIDE[2],
    }
}

fn draw_strip(comparison: &Comparison, column: usize, strip: &Strip) -> AnyView {
    let pieces = strip_pieces(&comparison.page, strip);
    let mut first = true;
    let bare = |state: &'static str, length: usize| {
        let length = length.to_string();
        view! { <li class="strip__piece" data-state=state style:flex-grow=length></li> }.into_any()
    };
    let piece = |piece: StripPiece| match piece {
        StripPiece::Aside(length) => bare("aside", length),
        StripPiece::Alone(length) => bare("alone", length),
        StripPiece::Rows(rows, length) => {
            let links: Vec<_> = rows
                .into_iter()
                .filter_map(|row| Some((row, comparison.page.number(row)?)))
                .map(|(row, number)| to_row(comparison, row, number, std::mem::take(&mut first)))
                .collect();
            view! {
                <li class="strip__piece" style:flex-grow=length.to_string()>
                    {links}
                </li>
            }
            .into_any()
        }
    };
    let room: usize = pieces.iter().map(room).sum();
    let drawn: Vec<_> = pieces.into_iter().map(piece).collect();
    view! {
        <ol
            class="strip"
            style=("--room", format!("{room}px"))
            aria-label=comparing().strip_of(&comparison.named(column))
            on:keydown=|event| keyboard::rove(&event, "button")
            on:focusin=|event| keyboard::stop_here(&event, "button")
        >
            {drawn}
        </ol>
    }
    .into_any()
}

/// A number that leads to its row. A strip is one stop of Tab: arrows go from number to number.
fn to_row(comparison: &Comparison, row: usize, number: usize, first: bool) -> AnyView {
    let address = expect_context::<Address>();
    let (id, state) = (comparison.row(row).id.clone(), comparison.row(row).state);
    let current = address.part(move |state| state.row.as_ref() == Some(&id));
    let comparison = comparison.clone();
    let go = move |_| address.go(&comparison.page.to_row(row, address.now().tab));
    view! {
        <button
            class="strip__row"
            data-state=state.code()
            tabindex=if first { "0" } else { "-1" }
            aria-current=move || current.get().then_some("true")
            aria-label=comparing().numbered_row(number, state)
            on:click=go
        >
            {number}
        </button>
    }
    .into_any()
}
