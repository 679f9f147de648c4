//! The rows of a comparison: what several articles tell, side by side. Every cell is the source's
//! words.

use cotejo_core::{
    action::{Action, RowsAction},
    compare::{Cell, DifferenceKind, Mark, State},
    messages,
    text::Span,
    view_state::Tab,
    views::{Needed, RowHead, excerpt, marked, to_row_in},
};
use leptos::{html, prelude::*};

use crate::{
    address::{Address, link},
    chunks::{Chunk, Chunks},
    compare::{
        comparison::{AmongRows, Comparison},
        detail::{Detail, from_details},
        visible_rows::visible_rows,
    },
    icons::{Icon, IconImage},
    messages::{comparing, lang, terms},
    scroll::{bring_into_view, land_on},
    snippet::source_passage,
};

/// Characters of a passage that a closed row shows, by how many columns there are: of what differs or
/// is the same, of the rest.
fn room(columns: usize, state: State) -> usize {
    let (decided, rest) = match columns {
        ..=2 => (200, 150),
        3 => (140, 100),
        _ => (100, 80),
    };
    if matches!(state, State::Differs | State::Same) { decided } else { rest }
}

/// The rows that the filters let pass.
#[component]
pub(crate) fn LedgerRows(
    /// The comparison.
    comparison: Comparison,
) -> impl IntoView {
    let nothing = comparison.page.passing().next().is_none();
    let (rows, more) =
        visible_rows(&comparison, comparison.page.shown.clone(), |comparison, at| {
            view! { <LedgerRow comparison=comparison.clone() at /> }.into_any()
        });
    let among = expect_context::<AmongRows>();
    let chunks = expect_context::<Chunks>();
    // Whoever comes near a row may open it.
    let near = move || {
        chunks.fetch(Chunk::Details);
    };
    let entered = move |event: leptos::ev::FocusEvent| {
        near();
        let target = event_target::<web_sys::Element>(&event);
        if let Ok(Some(row)) = target.closest("[data-row]") {
            among.at.set(row.get_attribute("data-row"));
        }
    };
    view! {
        <div class="rows" on:pointerenter=move |_| near() on:focusin=entered>
            {nothing.then(|| view! { <p class="notice">{comparing().no_rows}</p> }.into_any())}
            {rows}
            {more}
        </div>
        {from_details(Detail::Below(comparison))}
    }
}

#[component]
fn LedgerRow(
    /// The comparison.
    comparison: Comparison,
    /// Which row of its ledger.
    at: usize,
) -> impl IntoView {
    let address = expect_context::<Address>();
    let among = expect_context::<AmongRows>();
    let element = NodeRef::<html::Section>::new();
    let row = comparison.row(at);
    let id = row.id.clone();
    let stand_at = to_row_in(row, Tab::Rows);
    let (current, open) = followed(&id, address, among);
    come_to(element, current);
    let set_open = move |opened: bool| {
        among.set_open(&id, opened);
        if opened {
            address.replace(&stand_at);
        } else if current.get_untracked() {
            address.replace(&Action::Rows(RowsAction::Leave));
        }
    };
    let toggle = move |_| set_open(!open.get_untracked());
    let head = comparison.head(at);
    let name = row_name(&comparison, at, &head, open, toggle);
    let many = head.differs.len() > 1;
    let cells: Vec<_> =
        row.cells.iter().map(|cell| draw_cell(&comparison, at, cell, open)).collect();
    let panel = {
        let panel = Detail::Row(comparison.clone(), at);
        move || open.get().then(|| from_details(panel.clone()))
    };
    view! {
        <section
            node_ref=element
            id=format!("row-{}", row.id)
            class="row"
            data-state=row.state.code()
            data-item
            data-row=row.id.clone()
            data-words=row.fingerprint.clone()
            data-many=many.then_some("")
            data-open-row=move || open.get().then_some("")
            aria-current=move || current.get().then_some("true")
            aria-labelledby=format!("name-{}", row.id)
        >
            <header class="row__head cluster">
                {name}
                <div class="row__facts cluster">
                    {also(&head, row.state)} {judged(&comparison, at)} {origins(&comparison, at)}
                </div> {menu(&comparison, at)}
            </header>
            <div class="switcher">{cells}</div>
            {panel}
        </section>
    }
}

/// The number of a row, which opens it, and its state with the kinds of what differs.
fn row_name(
    comparison: &Comparison,
    at: usize,
    head: &RowHead,
    open: Memo<bool>,
    toggle: impl Fn(leptos::ev::MouseEvent) + 'static,
) -> AnyView {
    let row = comparison.row(at);
    let number = comparison.page.number(at).unwrap_or_default();
    let renders = row.differences.iter().any(|claim| claim.kind == DifferenceKind::Rendering);
    view! {
        <h3 class="row__name" id=format!("name-{}", row.id)>
            <button
                class="row__number"
                data-open
                aria-expanded=move || open.get().to_string()
                aria-label=comparing().open_row(number)
                on:click=toggle
            >
                <IconImage icon=Icon::Forward />
                {number}
            </button>
            <span>{state_badge(row.state, comparing().row_state(row.state, renders))}{kinds_of(head)}</span>
        </h3>
    }
    .into_any()
}

/// Whether the link stands at a row, and whether the row is open.
fn followed(id: &str, address: Address, among: AmongRows) -> (Memo<bool>, Memo<bool>) {
    // Each has an id of its own: they may be asked once more while the row goes.
    let [one, other] = [id.to_owned(), id.to_owned()];
    let current = address.part(move |state| state.row.as_ref() == Some(&one));
    let open = Memo::new(move |_| among.open.with(|open| open.contains(&other)));
    (current, open)
}

/// Brings a row into view when it becomes the one the link stands at. Whoever opens a row sees it
/// already; whoever comes by a link does not.
fn come_to(element: NodeRef<html::Section>, current: Memo<bool>) {
    Effect::new(move |drawn: Option<bool>| {
        let element = element.get();
        let is_drawn = element.is_some();
        if let Some(element) = element.filter(|_| current.get()) {
            let bring = if drawn == Some(true) { bring_into_view } else { land_on };
            request_animation_frame(move || bring(&element));
        }
        is_drawn
    });
}

/// The state that the reader gives a row.
fn judged(comparison: &Comparison, at: usize) -> Option<AnyView> {
    comparison.page.judged(at).map(|state| {
        view! {
            <span class="row__judged">
                {comparing().reader_says} " " {state_badge(state, comparing().state(state).1)}
            </span>
        }
        .into_any()
    })
}

/// Sign and word of a state.
pub(crate) fn state_badge(state: State, word: &'static str) -> AnyView {
    view! {
        <b class="state-badge" data-state=state.code()>
            <IconImage icon=Icon::of(state) />
            {word}
        </b>
    }
    .into_any()
}

/// ": lugar, quién lo dice": the kinds that differ, beside the state's word.
fn kinds_of(head: &RowHead) -> Option<AnyView> {
    let kinds = comparing().kinds(&head.differs);
    (!kinds.is_empty()).then(|| view! { <span>": " {kinds}</span> }.into_any())
}

/// What else varies, and what agrees.
fn also(head: &RowHead, state: State) -> AnyView {
    let varied: Vec<DifferenceKind> =
        head.varies.iter().copied().filter(|kind| *kind != DifferenceKind::Rendering).collect();
    let varies = (!varied.is_empty()).then(|| {
        view! {
            <span class="row__also">
                <IconImage icon=Icon::Compatible />
                {comparing().varies}
                " "
                {comparing().kinds(&varied)}
            </span>
        }
        .into_any()
    });
    let agrees = (head.names_agreement() && state != State::Same).then(|| {
        view! {
            <span class="row__also">
                <IconImage icon=Icon::Same />
                {comparing().agrees}
                " "
                {comparing().agreed(head)}
            </span>
        }
        .into_any()
    });
    view! {
        {varies}
        " "
        {agrees}
    }
    .into_any()
}

/// "2 artículos, 1 origen: KCNA".
fn origins(comparison: &Comparison, at: usize) -> Option<AnyView> {
    let row = comparison.row(at);
    let articles = row.article_count();
    if articles < 2 {
        return None;
    }
    let name = |origin: &cotejo_core::compare::Origin| {
        let sources = || {
            let sources = origin.articles.iter().map(|&at| comparison.called(at));
            comparing().listed(&sources.collect::<Vec<_>>())
        };
        match &origin.agency {
            _ if !origin.names.is_empty() => comparing().listed(&comparison.names(&origin.names)),
            Some(agency) => agency.clone(),
            None => sources(),
        }
    };
    let copied = row.origins.iter().any(|origin| origin.copied).then_some(comparing().copied_words);
    let names: Vec<String> = row.origins.iter().map(name).collect();
    let origins = comparing().origins(articles, &names);
    let one = (names.len() == 1).then_some("");
    Some(
        view! {
            <p class="row__origins" data-one=one>
                {origins}
                " "
                {copied}
            </p>
        }
        .into_any(),
    )
}

/// What else can be done with a row, drawn when it is opened.
fn menu(comparison: &Comparison, at: usize) -> AnyView {
    let number = comparison.page.number(at).unwrap_or_default();
    let opened = RwSignal::new(false);
    let items = Detail::Menu(comparison.clone(), at);
    view! {
        <details class="menu" data-menu on:toggle=move |_| opened.set(true)>
            <summary class="menu__dots tool" aria-label=comparing().more_of_row(number)>
                <IconImage icon=Icon::More />
            </summary>
            {move || opened.get().then(|| from_details(items.clone()))}
        </details>
    }
    .into_any()
}

fn draw_cell(comparison: &Comparison, at: usize, cell: &Cell, open: Memo<bool>) -> AnyView {
    let source = comparison.called(cell.article);
    let source = view! { <p class="cell__source unseen-wide">{source}</p> }.into_any();
    if cell.spans.is_empty() {
        return view! { <div class="cell">{source} {absent(comparison, at, cell)}</div> }
            .into_any();
    }
    let row = comparison.row(at);
    let mut notes: Vec<String> = Vec::new();
    if !cell.speakers.is_empty() {
        notes.push(comparing().speaks(&comparison.names(&cell.speakers)));
    }
    if !cell.via.is_empty() {
        notes.push(comparing().via(&comparison.names(&cell.via)));
    }
    if let Some(day) = &cell.other_occasion {
        notes.push(format!("{}: {}", comparing().other_occasion, comparing().date_value(day)));
    }
    let held = matches!(cell.state, State::Same | State::Compatible | State::Differs);
    let state = held.then(|| {
        view! {
            {state_badge(cell.state, comparing().state(cell.state).1)}
            " · "
        }
        .into_any()
    });
    let in_texts = to_row_in(row, Tab::Texts);
    let place = cell
        .place
        .map_or_else(|| terms().go_to_text.to_owned(), |one| comparing().short_place(one));
    let label = format!("{place}: {}", comparing().in_texts);
    let notes = [String::new()].into_iter().chain(notes).collect::<Vec<_>>().join(" · ");
    let passages = {
        let (comparison, cell, state) = (comparison.clone(), cell.clone(), row.state);
        move || passages(&comparison, &cell, state, open.get())
    };
    view! {
        <div class="cell">
            {source} {passages}
            <p class="cell__from">{state} {link(in_texts).label(label).words(place)} {notes}</p>
        </div>
    }
    .into_any()
}

/// A cell's passages, whole or the clauses with its marks.
fn passages(comparison: &Comparison, cell: &Cell, state: State, whole: bool) -> Vec<AnyView> {
    let text = comparison.text(cell.article);
    let of_source = comparison.lang(cell.article);
    let room = room(comparison.articles.len(), state) / cell.spans.len().max(1);
    let in_state = |state: State| cell.marks.iter().filter(move |mark| mark.state == state);
    let needed: Vec<Needed> = [State::Differs, State::Compatible, State::Same]
        .into_iter()
        .flat_map(in_state)
        .map(|mark| Needed { span: mark.span, always: mark.state == State::Differs })
        .collect();
    let passage = |span: &Span| {
        let seen = if whole { vec![*span] } else { excerpt(text, *span, &needed, room) };
        source_passage(of_source, seen_words(text, *span, &seen, &cell.marks).into_any())
    };
    cell.spans.iter().map(passage).collect()
}

/// What is seen of a passage, marked on whole words; what is left out is said.
pub(crate) fn seen_words(text: &str, passage: Span, seen: &[Span], marks: &[Mark]) -> Vec<AnyView> {
    let gap = || view! { <span class="quiet">{messages::LEFT_OUT}</span> }.into_any();
    let marks: Vec<(Span, Mark)> = marks.iter().map(|mark| (mark.span, *mark)).collect();
    let mut views: Vec<AnyView> = Vec::new();
    let mut from = passage.start;
    for span in seen {
        if span.start > from {
            views.push(gap());
            views.push(" ".into_any());
        }
        for piece in marked(text, *span, &marks) {
            views.push(match piece.marks.last() {
                Some(mark) => {
                    let kind = comparing().mark_word(mark.kind);
                    view! {
                        <span class="ledger-mark" data-state=mark.state.code()>
                            {piece.text}
                        </span>
                        <i class="ledger-kind" lang=lang().code() data-kind=kind></i>
                    }
                    .into_any()
                }
                None => piece.text.into_any(),
            });
        }
        views.push(" ".into_any());
        from = span.end;
    }
    if from < passage.end {
        views.push(gap());
    }
    views
}

/// Nothing of the row is in a text: one line, which opens to the nearest passage.
fn absent(comparison: &Comparison, at: usize, cell: &Cell) -> AnyView {
    let sign = || view! { <IconImage icon=Icon::Absent /> }.into_any();
    let Some(near) = cell.nearest.filter(|nearest| nearest.score > 0.0) else {
        return view! { <p class="cell__absent">{sign()} {comparing().absent}</p> }.into_any();
    };
    let opened = RwSignal::new(false);
    let near_passage = Detail::Near(comparison.clone(), at, cell.article, near.span);
    let nearest = move || opened.get().then(|| from_details(near_passage.clone()));
    view! {
        <details class="cell__absent" on:toggle=move |_| opened.set(true)>
            <summary>
                {sign()} {comparing().absent} " · " {comparing().nearest_by(near.score)}
                <IconImage icon=Icon::Forward />
            </summary>
            {nearest}
        </details>
    }
    .into_any()
}
