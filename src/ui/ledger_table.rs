//! The ledger as a table: a row a thing told, a column an article, every cell the source's words.

use std::sync::Arc;

use leptos::{html, prelude::*};

use super::{
    address::{Address, ViewLink},
    app::bring_into_view,
    article_card::SourceBadge,
    words,
};
use crate::{
    compare::{Cell, Ledger, Mark, Nearest, Row, State},
    dossier::CatalogueArticle,
    select::{Archive, marked},
    text::Span,
    view_state::Tab,
};

/// All rows.
#[component]
pub(super) fn LedgerTable(
    /// The dossier.
    archive: Arc<Archive>,
    /// The ledger.
    ledger: Arc<Ledger>,
    /// Its articles, in column order.
    articles: Vec<CatalogueArticle>,
) -> impl IntoView {
    let heads: Vec<_> = articles
        .iter()
        .map(|article| {
            let defects = (!article.defects.is_empty()).then(|| view! { <span class="ledger__defects">{words::defects(article)}</span> }.into_any());
            view! { <th scope="col" role="columnheader"><SourceBadge article=article.clone() /> " " <span class="quiet">{words::day(article.published)}</span> {defects}</th> }
        })
        .collect();
    let rows: Vec<_> = ledger.rows.iter().map(|row| view! { <LedgerRow archive=Arc::clone(&archive) row=row.clone() articles=articles.clone() /> }.into_any()).collect();
    // Roles are said again: a table laid out as blocks on a narrow screen loses its own.
    view! {
        <table class="ledger" role="table" data-columns=articles.len()>
            <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">{words::ROW_HEAD}</th>{heads}</tr></thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
        <Legend />
    }
}

#[component]
fn LedgerRow(
    /// The dossier.
    archive: Arc<Archive>,
    /// The row.
    row: Row,
    /// The articles, in column order.
    articles: Vec<CatalogueArticle>,
) -> impl IntoView {
    let address = expect_context::<Address>();
    let element = NodeRef::<html::Tr>::new();
    let id = row.id.clone();
    let current = address.part(move |state| state.row.as_deref() == Some(id.as_str()));
    Effect::new(move |_| {
        if let Some(element) = element.get().filter(|_| current.get()) {
            request_animation_frame(move || bring_into_view(&element));
        }
    });
    let present = row.cells.iter().filter(|cell| !cell.spans.is_empty()).count();
    let (sign, word) = words::state(row.state);
    let name =
        |id: &String| archive.entity(id).map_or_else(|| id.clone(), |entity| entity.name.clone());
    let origins = (!row.origins.is_empty())
        .then(|| words::origins(present, &row.origins.iter().map(name).collect::<Vec<_>>()));
    let kinds = kinds(&row);
    let evidence = row
        .evidence
        .iter()
        .map(|evidence| {
            format!("{}: {}", words::evidence(evidence.kind), evidence.words.join(", "))
        })
        .collect::<Vec<_>>()
        .join(" · ");
    let id = row.id.clone();
    let cells: Vec<_> = row
        .cells
        .into_iter()
        .zip(articles)
        .map(|(cell, article)| {
            view! { <LedgerCell archive=Arc::clone(&archive) cell article row=id.clone() /> }
                .into_any()
        })
        .collect();
    view! {
        <tr node_ref=element role="row" data-item tabindex="-1" aria-current=move || current.get().then_some("true")>
            <th scope="row" role="rowheader" class="ledger__names">
                <p>{row.names.join(" · ")}</p>
                <p class="state-badge" data-state=words::state_code(row.state)>{sign} " " {word} {(!kinds.is_empty()).then(|| format!(": {kinds}"))}</p>
                {origins.map(|origins| view! { <p class="quiet">{origins}</p> }.into_any())}
                {(!evidence.is_empty()).then(|| view! { <details class="quiet"><summary>{words::WHY_TOGETHER}</summary>{evidence}</details> }.into_any())}
            </th>
            {cells}
        </tr>
    }
}

/// The kinds of thing in which the row's cells differ, or are compatible.
fn kinds(row: &Row) -> String {
    let mut kinds: Vec<&str> = row
        .differences
        .iter()
        .filter(|difference| difference.state == row.state)
        .map(|difference| words::difference(difference.kind))
        .collect();
    kinds.dedup();
    kinds.join(", ")
}

#[component]
fn LedgerCell(
    /// The dossier.
    archive: Arc<Archive>,
    /// The cell.
    cell: Cell,
    /// Its article.
    article: CatalogueArticle,
    /// The row's id.
    row: String,
) -> impl IntoView {
    let address = expect_context::<Address>();
    let Some(text) = archive.text(&article.id).map(|text| text.text.clone()) else {
        return ().into_any();
    };
    let source = view! { <p class="ledger__source" aria-hidden="true"><SourceBadge article=article.clone() /></p> };
    if cell.spans.is_empty() {
        return view! { <td role="cell" class="ledger__absent">{source}<Absent text nearest=cell.nearest /></td> }.into_any();
    }
    let name =
        |id: &String| archive.entity(id).map_or_else(|| id.clone(), |entity| entity.name.clone());
    let names = |ids: &[String]| ids.iter().map(name).collect::<Vec<_>>();
    let mut notes: Vec<String> = cell.place.map(words::place).into_iter().collect();
    if !cell.speakers.is_empty() {
        notes.push(words::speaks(&names(&cell.speakers)));
    }
    if !cell.via.is_empty() {
        notes.push(words::via(&names(&cell.via)));
    }
    if let Some(day) = &cell.other_occasion {
        notes.push(format!("{}: {}", words::OTHER_OCCASION, words::date_value(day)));
    }
    let (sign, word) = words::state(cell.state);
    let state = matches!(cell.state, State::Same | State::Compatible | State::Differs).then(|| view! { <span class="state-badge" data-state=words::state_code(cell.state)>{sign} " " {word}</span> " " }.into_any());
    let passages: Vec<_> = cell
        .spans
        .iter()
        .map(|span| {
            view! { <Passage text=text.clone() span=*span marks=cell.marks.clone() /> }.into_any()
        })
        .collect();
    view! {
        <td role="cell">
            {source}
            {passages}
            <p class="ledger__notes quiet">
                {state} {notes.join(" · ")} " "
                <ViewLink to=address.now().with_tab(Tab::Texts).with_row(Some(&row))>{words::SEE_IN_TEXT}</ViewLink>
            </p>
        </td>
    }
    .into_any()
}

/// A passage, what coincides or differs marked on whole words.
#[component]
fn Passage(
    /// The article's text.
    text: String,
    /// The passage.
    span: Span,
    /// The cell's marks.
    marks: Vec<Mark>,
) -> impl IntoView {
    let marks: Vec<(Span, Mark)> = marks.into_iter().map(|mark| (mark.span, mark)).collect();
    let pieces = marked(&text, span, &marks).into_iter().map(|piece| match piece.marks.last() {
        Some(mark) => {
            let said = format!("{}: {}", words::difference(mark.kind), words::state(mark.state).1);
            view! { <span class="ledger-mark" data-state=words::state_code(mark.state) title=said>{piece.text}</span> }.into_any()
        }
        None => piece.text.into_any(),
    });
    view! { <p class="ledger__passage">{pieces.collect::<Vec<_>>()}</p> }
}

/// Nothing of the row is in a text: its length, so that a short one is not blamed, and the nearest
/// passage.
#[component]
fn Absent(
    /// The article's text.
    text: String,
    /// Its nearest passage.
    nearest: Option<Nearest>,
) -> impl IntoView {
    let length = text.chars().count();
    let nearest = nearest.filter(|nearest| nearest.score > 0.0);
    let said = nearest
        .map_or_else(|| words::characters(length), |nearest| words::nearest(length, nearest.score));
    view! {
        <p class="quiet">"∅ " {said}</p>
        {nearest.map(|nearest| view! { <p class="ledger__nearest">{nearest.span.of(&text).to_owned()}</p> }.into_any())}
    }
}

/// What the marks mean.
#[component]
fn Legend() -> impl IntoView {
    let signs = [State::Same, State::Compatible, State::Differs].map(|state| {
        let (sign, word) = words::state(state);
        view! { <li><span class="ledger-mark" data-state=words::state_code(state)>{sign} " " {word}</span></li> }
    });
    view! { <div class="legend quiet">{words::LEGEND} <ul class="cluster">{signs}</ul> {words::LEGEND_NOTE}</div> }
}
