//! What stands below the rows of several articles: what only one tells, a line each; what is set
//! aside; what the marks mean.

use cotejo_core::{
    compare::{Cell, State},
    messages,
    method::Accuracy,
    text::Span,
    views::excerpt,
};
use leptos::{html, prelude::*};

use crate::{
    address::Address,
    chunks::{Chunk, Chunks},
    compare::{
        comparison::Comparison,
        ledger_rows::{seen_words, state_badge},
        unfolded::{Aside, NearestOfOthers},
    },
    icons::{Icon, IconImage},
    keyboard,
    messages::{comparing, details},
    scroll::bring_into_view,
    snippet::source_words,
};

/// Lines of a column that are drawn before the reader asks for all.
const FIRST: usize = 40;

/// Characters of a passage that only one article has.
const LINE: usize = 90;

/// What stands below the rows.
#[component]
pub(crate) fn Below(
    /// The comparison.
    comparison: Comparison,
) -> impl IntoView {
    view! {
        <div class="rows">{alone(&comparison)}</div>
        {aside(&comparison)}
        <Legend />
    }
}

/// What only one article has, under its column, a line each.
fn alone(comparison: &Comparison) -> Option<AnyView> {
    let page = &comparison.page;
    let rows = expect_context::<Address>().now().rows;
    let any = page.alone.iter().any(|rows| !rows.is_empty());
    // What is hidden is not told as if it were not there.
    if !any && rows.filters() {
        return None;
    }
    let count = page.alone_count();
    let column = |(column, rows): (usize, &Vec<usize>)| {
        let source = comparison.named(column);
        let lines = alone_lines(comparison, column, rows);
        let nothing = rows.is_empty().then(|| {
            let coverage = &page.ledger.coverage[column];
            let words = if coverage.only_here == 0 {
                details().nothing_alone(coverage.aligned as usize)
            } else {
                details().none_shown.to_owned()
            };
            view! { <p class="quiet">{words}</p> }.into_any()
        });
        view! {
            <div class="cell">
                <h4 class="lines__name">
                    {comparing().only_in(&source)} " " <b>{comparing().number(rows.len() as f64)}</b>
                </h4>
                {nothing}
                {lines}
            </div>
        }
        .into_any()
    };
    let columns: Vec<_> = page.alone.iter().enumerate().map(column).collect();
    Some(
        view! {
            <section class="row" data-state="alone" aria-labelledby="alone">
                <header class="row__head cluster">
                    <h3 class="row__name" id="alone">
                        <span>
                            {state_badge(State::Alone, comparing().found(State::Alone, count))}
                            <span>": " {details().without_partner(count)}</span>
                        </span>
                    </h3>
                    <div class="row__facts cluster">
                        <p class="row__origins">{details().alone_note}</p>
                    </div>
                </header>
                <div class="switcher">{columns}</div>
            </section>
        }
        .into_any(),
    )
}

/// The first lines of a column, and the button that draws all.
fn alone_lines(comparison: &Comparison, column: usize, rows: &[usize]) -> AnyView {
    let address = expect_context::<Address>();
    let linked = address.now().row;
    let is_linked = |at: &usize| Some(&comparison.row(*at).id) == linked.as_ref();
    let all = rows.iter().skip(FIRST).any(is_linked);
    let all = RwSignal::new(all || rows.len() <= FIRST);
    let (comparison, rows) = (comparison.clone(), rows.to_vec());
    (move || {
        let first = if all.get() { rows.len() } else { FIRST };
        let line = |&at: &usize| {
            view! { <AloneLine comparison=comparison.clone() at column /> }.into_any()
        };
        let lines: Vec<_> = rows[..first].iter().map(line).collect();
        let left = rows.len() - first;
        // The button goes with what it draws: focus is on the first of that.
        let next = rows.get(first).map(|&at| format!("#row-{} summary", comparison.row(at).id));
        let more = next.map(|next| {
            let draw = move |_| {
                all.set(true);
                keyboard::focus_when_drawn(next.clone());
            };
            view! {
                <button class="link-button" on:click=draw>
                    {comparing().more_values(left)}
                </button>
            }
            .into_any()
        });
        view! {
            <ul class="lines">{lines}</ul>
            {more}
        }
        .into_any()
    })
    .into_any()
}

/// A passage that only one article has; it opens to what stands nearest in the others.
#[component]
fn AloneLine(
    /// The comparison.
    comparison: Comparison,
    /// Which row of its ledger.
    at: usize,
    /// Whose it is.
    column: usize,
) -> impl IntoView {
    let address = expect_context::<Address>();
    let row = comparison.row(at);
    let id = row.id.clone();
    let element = NodeRef::<html::Li>::new();
    let current = {
        let id = id.clone();
        address.part(move |state| state.row.as_ref() == Some(&id))
    };
    let opened = RwSignal::new(current.get_untracked());
    Effect::new(move |_| {
        if let Some(element) = element.get().filter(|_| current.get()) {
            opened.set(true);
            request_animation_frame(move || bring_into_view(&element));
        }
    });
    let cell = &row.cells[column];
    let lang = comparison.lang(cell.article);
    let words = words_of(comparison.text(column), cell, opened);
    let place = cell.place.map(|one| details().shortest_place(one));
    let others = {
        let comparison = comparison.clone();
        move || opened.get().then(|| view! { <NearestOfOthers comparison=comparison.clone() at /> })
    };
    let toggled = move |event: leptos::ev::Event| {
        let is_open = event_target::<web_sys::Element>(&event).has_attribute("open");
        opened.set(is_open);
    };
    view! {
        <li
            node_ref=element
            id=format!("row-{id}")
            class="lines__one"
            data-row=id
            data-words=row.fingerprint.clone()
            data-item
            aria-current=move || current.get().then_some("true")
        >
            <details prop:open=opened.get_untracked() on:toggle=toggled>
                <summary class="cluster" data-nowrap data-align="baseline" data-open>
                    {source_words(lang, words)}
                    <span class="quiet">{place}</span>
                </summary>
                {others}
            </details>
        </li>
    }
}

/// The words of a passage that only one article has: all of them once it is opened.
fn words_of(text: &str, cell: &Cell, opened: RwSignal<bool>) -> AnyView {
    let (text, spans) = (text.to_owned(), cell.spans.clone());
    let words = move |span: &Span| {
        let seen = if opened.get() { vec![*span] } else { excerpt(&text, *span, &[], LINE) };
        seen_words(&text, *span, &seen, &[])
    };
    (move || spans.iter().map(&words).collect::<Vec<_>>()).into_any()
}

/// What of the texts counts nowhere: how much of each kind; opened, the words.
fn aside(comparison: &Comparison) -> Option<AnyView> {
    let kinds = &comparison.page.aside;
    let count = comparison.page.aside_count();
    let opened = RwSignal::new(false);
    let comparison = comparison.clone();
    (count > 0).then(|| {
        view! {
            <details class="aside" on:toggle=move |_| opened.set(true)>
                <summary>
                    <IconImage icon=Icon::Forward />
                    {details().set_aside(count)}
                    " "
                    <span class="quiet">{details().aside_kinds(kinds)}</span>
                </summary>
                {move || opened.get().then(|| view! { <Aside comparison=comparison.clone() /> })}
            </details>
        }
        .into_any()
    })
}

/// What the marks mean, and what the states promise.
#[component]
fn Legend() -> impl IntoView {
    let mark = |state: State| {
        view! {
            <div>
                <dt>
                    <span class="ledger-mark source-words" data-state=state.code()>
                        {details().sample}
                    </span>
                </dt>
                <dd>{details().mark_means(state)}</dd>
            </div>
        }
        .into_any()
    };
    let marks = [State::Differs, State::Same, State::Compatible].map(mark);
    let chunks = expect_context::<Chunks>();
    let promise = move || {
        let file = chunks.has(Chunk::Accuracy).then(|| chunks.accuracy())?;
        Accuracy::read(&file)?.promise().map(|promise| details().verdict_promise(promise))
    };
    view! {
        <dl class="legend quiet cluster">
            {marks} <div>
                <dt>
                    <span class="quiet">{messages::LEFT_OUT}</span>
                </dt>
                <dd>{details().left_out_means}</dd>
            </div>
        </dl>
        <p class="legend__promise quiet">{promise}</p>
    }
}
