//! The heads of the columns: an article each, and below it a strip of its passages in reading order,
//! as wide as they are long. What shares a row has the row's number and leads to it.

use cotejo_core::{
    compare::State,
    select::{Strip, StripKind},
};
use leptos::prelude::*;

use crate::{
    address::{Address, link},
    compare::comparison::Comparison,
    icons::{Drawn, Icon},
    keyboard,
    messages::comparing,
};

/// Numbers that a strip has room for in a wide column.
const NUMBERS: usize = 24;

/// Pieces of a strip that has more: each leads to the worst of its rows.
const PIECES: usize = 60;

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
    view! { <div class="heads" data-columns=columns>{heads}</div> }
}

fn head(comparison: &Comparison, column: usize) -> AnyView {
    let address = expect_context::<Address>();
    let article = &comparison.articles[column];
    let opened = address.now().opening_article(&article.id);
    let defects = (!article.defects.is_empty()).then(|| {
        let said = comparing().defect_count(article);
        let label = format!("{said}: {}", comparing().defects(article));
        view! { {link(opened.clone()).class("heads__defects").label(label).around(view! { <Drawn icon=Icon::Warning /> {said} }.into_any())} }.into_any()
    });
    let reference = (column == comparison.page.ledger.reference)
        .then(|| view! { <span class="quiet">" · " {comparing().is_reference}</span> }.into_any());
    let strip = &comparison.page.strips[column];
    view! {
        <div class="heads__article">
            <h2 class="heads__name">{link(opened).words(comparing().source(article))} " " <time class="quiet" datetime=article.published.to_string()>{comparing().day(article.published)}</time> {reference}</h2>
            {defects}
            {draw_strip(comparison, column, strip)}
        </div>
    }
    .into_any()
}

/// A piece of a strip: neighbours that only one article has, or that count nowhere, are one.
enum Piece {
    Alone(usize),
    Aside(usize),
    Rows(Vec<usize>, usize),
}

fn pieces(comparison: &Comparison, strip: &Strip) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for block in &strip.blocks {
        let length = block.span.len();
        let rows = match &block.kind {
            StripKind::Aside(_) => None,
            StripKind::Rows(rows) => Some(rows),
        };
        let shared =
            |rows: &Vec<usize>| rows.iter().any(|&row| comparison.row(row).state != State::Alone);
        match (rows, pieces.last_mut()) {
            (None, Some(Piece::Aside(wide))) => *wide += length,
            (None, _) => pieces.push(Piece::Aside(length)),
            (Some(rows), _) if shared(rows) => pieces.push(Piece::Rows(rows.clone(), length)),
            (Some(_), Some(Piece::Alone(wide))) => *wide += length,
            (Some(_), _) => pieces.push(Piece::Alone(length)),
        }
    }
    pieces
}

/// What a piece needs to show its numbers, in CSS pixels.
fn room(piece: &Piece) -> usize {
    match piece {
        Piece::Rows(rows, _) => rows.len() * WIDE[0],
        Piece::Alone(_) => WIDE[1],
        Piece::Aside(_) => WIDE[2],
    }
}

/// Pieces of one length or more each, for a strip that has no room for numbers: what several hold is
/// the worst of it.
fn coarser(comparison: &Comparison, pieces: Vec<Piece>) -> Vec<Piece> {
    let length = |piece: &Piece| match piece {
        Piece::Alone(length) | Piece::Aside(length) | Piece::Rows(_, length) => *length,
    };
    let least = pieces.iter().map(length).sum::<usize>() / PIECES;
    let worst = |rows: Vec<usize>| -> Vec<usize> {
        // The first number is of the worst state.
        let first = rows.into_iter().filter_map(|row| Some((comparison.page.number(row)?, row)));
        first.min().map(|(_, row)| row).into_iter().collect()
    };
    let mut found: Vec<Piece> = Vec::new();
    for piece in pieces {
        let joins = found.last().is_some_and(|last| length(last) < least);
        let before = if joins { found.pop() } else { None };
        let wide = length(&piece) + before.as_ref().map_or(0, length);
        found.push(match (before, piece) {
            (Some(Piece::Rows(mut rows, _)), Piece::Rows(more, _)) => {
                rows.extend(more);
                Piece::Rows(worst(rows), wide)
            }
            (Some(Piece::Rows(rows, _)), _) | (_, Piece::Rows(rows, _)) => {
                Piece::Rows(worst(rows), wide)
            }
            (_, Piece::Alone(_)) => Piece::Alone(wide),
            (_, Piece::Aside(_)) => Piece::Aside(wide),
        });
    }
    found
}

fn draw_strip(comparison: &Comparison, column: usize, strip: &Strip) -> AnyView {
    let mut pieces = pieces(comparison, strip);
    let rows: usize =
        pieces.iter().map(|one| if let Piece::Rows(rows, _) = one { rows.len() } else { 0 }).sum();
    if rows > NUMBERS {
        pieces = coarser(comparison, pieces);
    }
    let mut first = true;
    let piece = |piece: Piece| {
        match piece {
        Piece::Aside(length) => view! { <li class="strip__piece" data-state="aside" style:flex-grow=length.to_string()></li> }.into_any(),
        Piece::Alone(length) => view! { <li class="strip__piece" data-state="alone" style:flex-grow=length.to_string()></li> }.into_any(),
        Piece::Rows(rows, length) => {
            let links: Vec<_> = rows
                .into_iter()
                .filter_map(|row| Some((row, comparison.page.number(row)?)))
                .map(|(row, number)| to_row(comparison, row, number, std::mem::take(&mut first)))
                .collect();
            view! { <li class="strip__piece" style:flex-grow=length.to_string()>{links}</li> }
                .into_any()
        }
    }
    };
    let room: usize = pieces.iter().map(room).sum();
    let drawn: Vec<_> = pieces.into_iter().map(piece).collect();
    view! { <ol class="strip" style=("--room", format!("{room}px")) aria-label=comparing().strip_of(&comparison.named(column)) on:keydown=|event| keyboard::rove(&event, "button") on:focusin=|event| keyboard::stop_here(&event, "button")>{drawn}</ol> }.into_any()
}

/// A number that leads to its row. A strip is one stop of Tab: arrows go from number to number.
fn to_row(comparison: &Comparison, row: usize, number: usize, first: bool) -> AnyView {
    let address = expect_context::<Address>();
    let (id, state) = (comparison.row(row).id.clone(), comparison.row(row).state);
    let current = address.part(move |state| state.row.as_ref() == Some(&id));
    let comparison = comparison.clone();
    let go = move |_| address.go(comparison.at_row(&address.now(), row));
    view! {
        <button class="strip__row" data-state=state.code() tabindex=if first { "0" } else { "-1" } aria-current=move || current.get().then_some("true")
            aria-label=comparing().numbered_row(number, state) on:click=go>{number}</button>
    }
    .into_any()
}
