//! The ledger as a table: a row a thing told, a column an article, every cell the source's words.

use leptos::{html, prelude::*};

use super::{
    address::{Address, link},
    app::bring_into_view,
    article_card::SourceBadge,
    clipboard::CopyState,
    compare_page::{Comparison, drawn_rows},
    words,
};
use crate::{
    compare::{Cell, Difference, DifferenceKind, Mark, Row, State},
    dossier::CatalogueArticle,
    select::{marked, with_passage, without_cell},
    text::Span,
    view_state::Tab,
};

/// The rows that the filters let pass.
#[component]
pub(super) fn LedgerTable(
    /// The comparison.
    comparison: Comparison,
) -> impl IntoView {
    let head = |article: &CatalogueArticle| {
        let defects = (!article.defects.is_empty()).then(|| {
            view! { <span class="ledger__defects">{words::defects(article)}</span> }.into_any()
        });
        view! { <th scope="col" role="columnheader"><SourceBadge article=article.clone() /> " " <span class="quiet">{words::day(article.published)}</span> {defects}</th> }.into_any()
    };
    let heads: Vec<_> = comparison.articles.iter().map(head).collect();
    let columns = comparison.articles.len();
    if comparison.page.shown.is_empty() {
        return view! { <p class="notice">{words::NO_ROWS}</p> }.into_any();
    }
    let (rows, more) = drawn_rows(&comparison, |comparison, at| {
        view! { <LedgerRow comparison=comparison.clone() at /> }.into_any()
    });
    // Roles are said again: a table laid out as blocks on a narrow screen loses its own.
    view! {
        <table class="ledger" role="table" data-columns=columns>
            <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">{words::ROW_HEAD}</th>{heads}</tr></thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
        {more}
        <Legend />
    }
    .into_any()
}

#[component]
fn LedgerRow(
    /// The comparison.
    comparison: Comparison,
    /// Which row of its ledger.
    at: usize,
) -> impl IntoView {
    let address = expect_context::<Address>();
    let element = NodeRef::<html::Tr>::new();
    let row = &comparison.page.ledger.rows[at];
    let id = row.id.clone();
    let current = address.part(move |state| state.row.as_deref() == Some(id.as_str()));
    Effect::new(move |_| {
        if let Some(element) = element.get().filter(|_| current.get()) {
            request_animation_frame(move || bring_into_view(&element));
        }
    });
    let (sign, word) = words::state(row.state);
    let kinds = kinds(row);
    let alike = row.alike.iter().map(|alike| {
        let [a, b] = alike.articles.map(|article| words::source(&comparison.articles[article]));
        let likeness = words::alike(&a, &b, alike.likeness as f32);
        let only = alike.in_clause.then(|| format!(", {}", words::IN_A_CLAUSE));
        view! { <li>{likeness} {only}</li> }.into_any()
    });
    let evidence = row.evidence.iter().map(|evidence| {
        view! { <li>{words::evidence(evidence.kind)} ", " {words::percent(100.0 * evidence.score)} ": " {evidence.words.join(", ")}</li> }.into_any()
    });
    let evidence: Vec<_> = alike.chain(evidence).collect();
    let cells: Vec<_> = row.cells.iter().map(|cell| draw_cell(&comparison, row, cell)).collect();
    let different = !row.differences.is_empty();
    let to_copy = {
        let (id, words) = (row.id.clone(), row.fingerprint.clone());
        move || address.now().with_tab(Tab::Rows).at_row(&id, &words)
    };
    view! {
        <tr node_ref=element role="row" data-item data-difference=different.then_some("") tabindex="-1" aria-current=move || current.get().then_some("true")>
            <th scope="row" role="rowheader" class="ledger__names">
                <p>{row.names.join(" · ")}</p>
                <p class="state-badge" data-state=row.state.code()>{sign} " " {word} {(!kinds.is_empty()).then(|| format!(": {kinds}"))}</p>
                {origins(&comparison, row)}
                {claims(&comparison, at)}
                {(!evidence.is_empty()).then(|| view! { <details class="quiet"><summary>{words::WHY_TOGETHER}</summary><ul>{evidence}</ul></details> }.into_any())}
                <CopyState state=to_copy label=words::COPY_ROW_LINK class="link-button" />
            </th>
            {cells}
        </tr>
    }
}

/// Every claim that was compared, the worst first, with its rule and the words on both sides; drawn
/// when it is opened: there are dozens in each row.
fn claims(comparison: &Comparison, at: usize) -> Option<AnyView> {
    let count = comparison.page.ledger.rows[at].differences.len();
    if count == 0 {
        return None;
    }
    let opened = RwSignal::new(false);
    let comparison = comparison.clone();
    let list = move || opened.get().then(|| list_of_claims(&comparison, at));
    Some(
        view! { <details class="quiet" on:toggle=move |_| opened.set(true)><summary>{words::compared(count)}</summary>{list}</details> }
            .into_any(),
    )
}

fn list_of_claims(comparison: &Comparison, at: usize) -> AnyView {
    let row = &comparison.page.ledger.rows[at];
    let in_state = |state: State| row.differences.iter().filter(move |claim| claim.state == state);
    let sorted = [State::Differs, State::Compatible, State::Same].into_iter().flat_map(in_state);
    let claim = |claim: &Difference| {
        let (sign, word) = words::state(claim.state);
        let said = claim.values.iter().map(|value| {
            let article = &comparison.articles[value.article];
            let text = value.span.of(comparison.text(value.article)).to_owned();
            view! { " " <q class="source-words">{text}</q> " (" {words::source(article)} ")" }
                .into_any()
        });
        let judged =
            format!("{}: {}", words::difference(claim.kind), words::claim_rule(claim.rule));
        view! { <li><b>{sign} " " {word}</b> ", " {judged} "." {said.collect::<Vec<_>>()}</li> }
            .into_any()
    };
    view! { <ul>{sorted.map(claim).collect::<Vec<_>>()}</ul> }.into_any()
}

/// "2 artículos, 1 origen: KCNA".
fn origins(comparison: &Comparison, row: &Row) -> Option<AnyView> {
    let articles: usize = row.origins.iter().map(|origin| origin.articles.len()).sum();
    if articles < 2 {
        return None;
    }
    let name = |origin: &crate::compare::Origin| {
        let sources = || {
            let sources = origin.articles.iter().map(|&at| words::source(&comparison.articles[at]));
            words::listed(&sources.collect::<Vec<_>>())
        };
        match &origin.agency {
            _ if !origin.names.is_empty() => words::listed(&comparison.names(&origin.names)),
            Some(agency) => agency.clone(),
            None => sources(),
        }
    };
    let copied = row.origins.iter().any(|origin| origin.copied).then_some(words::COPIED_WORDS);
    let said = words::origins(articles, &row.origins.iter().map(name).collect::<Vec<_>>());
    Some(view! { <p class="quiet">{said} " " {copied}</p> }.into_any())
}

/// The kinds of thing in which the row's cells differ, or are compatible, each said once.
pub(super) fn kinds(row: &Row) -> String {
    let mut kinds: Vec<&str> = Vec::new();
    for difference in row.differences.iter().filter(|one| one.state == row.state) {
        let word = words::difference(difference.kind);
        if !kinds.contains(&word) {
            kinds.push(word);
        }
    }
    kinds.join(", ")
}

fn draw_cell(comparison: &Comparison, row: &Row, cell: &Cell) -> AnyView {
    let address = expect_context::<Address>();
    let article = &comparison.articles[cell.article];
    let text = comparison.text(cell.article);
    let source = view! { <p class="ledger__source" aria-hidden="true"><SourceBadge article=article.clone() /></p> };
    if cell.spans.is_empty() {
        return view! { <td role="cell" class="ledger__absent">{source} {absent(comparison, row, cell)}</td> }.into_any();
    }
    let mut notes: Vec<String> = cell.place.map(words::place).into_iter().collect();
    if !cell.speakers.is_empty() {
        notes.push(words::speaks(&comparison.names(&cell.speakers)));
    }
    if !cell.via.is_empty() {
        notes.push(words::via(&comparison.names(&cell.via)));
    }
    if let Some(day) = &cell.other_occasion {
        notes.push(format!("{}: {}", words::OTHER_OCCASION, words::date_value(day)));
    }
    let (sign, word) = words::state(cell.state);
    let state = matches!(cell.state, State::Same | State::Compatible | State::Differs).then(|| view! { <span class="state-badge" data-state=cell.state.code()>{sign} " " {word}</span> " " }.into_any());
    let passages: Vec<_> =
        cell.spans.iter().map(|span| passage(text, *span, &cell.marks)).collect();
    let several = row.cells.iter().filter(|cell| !cell.spans.is_empty()).count() > 1;
    let take_out = several.then(|| {
        let apart =
            without_cell(&address.now(), &comparison.page.ledger, row, cell.article);
        view! { " · " {link(apart).label(words::take_out(&words::source(article))).words(words::TAKE_OUT)} }.into_any()
    });
    let in_text = address.now().with_tab(Tab::Texts).at_row(&row.id, &row.fingerprint);
    view! {
        <td role="cell">
            {source}
            {passages}
            <p class="ledger__notes quiet">
                {state} {notes.join(" · ")} " "
                {link(in_text).words(words::SEE_IN_TEXT)}
                {take_out}
            </p>
        </td>
    }
    .into_any()
}

/// A passage, what coincides or differs marked on whole words.
fn passage(text: &str, span: Span, marks: &[Mark]) -> AnyView {
    let marks: Vec<(Span, Mark)> = marks.iter().map(|mark| (mark.span, *mark)).collect();
    let pieces = marked(text, span, &marks).into_iter().map(|piece| match piece.marks.last() {
        Some(mark) => {
            let said = format!("{}: {}", words::difference(mark.kind), words::state(mark.state).1);
            let rendering = (mark.kind == DifferenceKind::Rendering).then_some("");
            view! { <span class="ledger-mark" data-state=mark.state.code() data-rendering=rendering title=said>{piece.text}</span> }.into_any()
        }
        None => piece.text.into_any(),
    });
    view! { <p class="ledger__passage">{pieces.collect::<Vec<_>>()}</p> }.into_any()
}

/// Nothing of the row is in a text: its length, so that a short one is not blamed, the nearest
/// passage, and any other to be put into the row by hand.
fn absent(comparison: &Comparison, row: &Row, cell: &Cell) -> AnyView {
    let address = expect_context::<Address>();
    let text = comparison.text(cell.article);
    let length = text.chars().count();
    let nearest = cell.nearest.filter(|nearest| nearest.score > 0.0);
    let said = nearest
        .map_or_else(|| words::characters(length), |nearest| words::nearest(length, nearest.score));
    let joined = |start: u32| {
        with_passage(&address.now(), &comparison.page.ledger, row, (cell.article, start))
    };
    let join_nearest = nearest.map(|nearest| {
        view! {
            <p class="ledger__nearest">{nearest.span.of(text).to_owned()}</p>
            <p class="quiet">{link(joined(nearest.span.start)).words(words::PUT_IN)}</p>
        }
        .into_any()
    });
    let article = cell.article;
    let (ledger_row, whole, with_options) = (row.clone(), comparison.clone(), comparison.clone());
    // A table has many such lists, and hardly one is opened.
    let open = RwSignal::new(false);
    let options = move || {
        let text = with_options.text(article);
        let option = |span: Span| {
            view! { <option value=span.start.to_string()>{words::cut(span.of(text))}</option> }
                .into_any()
        };
        open.get()
            .then(|| with_options.page.strips[article].passages().map(option).collect::<Vec<_>>())
    };
    // Some browsers choose with each arrow key: the button acts, not the choice.
    let list = NodeRef::<html::Select>::new();
    let join = move |_| {
        let chosen = list.get_untracked().and_then(|list| list.value().parse().ok());
        if let Some(start) = chosen {
            let now = address.now();
            address.go(with_passage(&now, &whole.page.ledger, &ledger_row, (article, start)));
        }
    };
    view! {
        <p class="quiet">"∅ " {said}</p>
        {join_nearest}
        <details class="quiet" on:toggle=move |_| open.set(true)><summary>{words::PUT_IN_OTHER}</summary>
            <select node_ref=list class="ledger__choice" aria-label=words::PUT_IN_OTHER on:focus=move |_| open.set(true)><option value="">{words::CHOOSE_PASSAGE}</option>{options}</select>
            " " <button class="link-button" on:click=join>{words::PUT_IN}</button>
        </details>
    }
    .into_any()
}

/// What the marks mean.
#[component]
fn Legend() -> impl IntoView {
    let signs = [State::Same, State::Compatible, State::Differs].map(|state| {
        let (sign, word) = words::state(state);
        view! { <li><span class="ledger-mark" data-state=state.code()>{sign} " " {word}</span></li> }
    });
    view! { <div class="legend quiet">{words::LEGEND} <ul class="cluster">{signs}</ul> {words::LEGEND_NOTE} <p>{words::verdict_promise()}</p></div> }
}
