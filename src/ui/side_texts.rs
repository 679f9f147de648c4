//! The full texts side by side; a passage that another text has too leads to its partners.

use std::sync::Arc;

use leptos::{html, prelude::*};

use super::{
    address::{Address, ViewLink},
    app::bring_into_view,
    article_card::SourceBadge,
    words,
};
use crate::{
    compare::Ledger,
    dossier::CatalogueArticle,
    select::{Archive, InRow, SideBlock, SideText, side_texts},
    view_state::Tab,
};

/// The texts, a column each; on a narrow screen one at a time.
#[component]
pub(super) fn SideTexts(
    /// The dossier.
    archive: Arc<Archive>,
    /// The ledger.
    ledger: Arc<Ledger>,
    /// Its articles, in column order.
    articles: Vec<CatalogueArticle>,
) -> impl IntoView {
    let address = expect_context::<Address>();
    let row = address.part(|state| state.row.clone());
    let texts = side_texts(&archive, &ledger);
    // On a narrow screen, the text that has what the reader came for.
    let first = row.get_untracked().and_then(|row| texts.iter().position(|text| text.has(&row)));
    let shown = RwSignal::new(first.unwrap_or_default());
    let switches: Vec<_> = articles
        .iter()
        .enumerate()
        .map(|(at, article)| view! { <button class="button" aria-pressed=move || (shown.get() == at).to_string() on:click=move |_| shown.set(at)>{words::source_and_day(article)}</button> }.into_any())
        .collect();
    let count = articles.len();
    let columns: Vec<_> = texts
        .into_iter()
        .zip(articles)
        .enumerate()
        .map(|(at, (text, article))| {
            view! { <Column text article shown=Memo::new(move |_| shown.get() == at) /> }.into_any()
        })
        .collect();
    let back = move || {
        row.get().map(|_| view! { <p><ViewLink to=address.state().with_tab(Tab::Rows)>{words::SEE_ROW}</ViewLink></p> }.into_any())
    };
    view! {
        {back}
        <div class="side-texts__switch" role="group" aria-label=words::TEXT_IN_SIGHT>{switches}</div>
        <div class="side-texts" data-columns=count>{columns}</div>
    }
}

#[component]
fn Column(
    /// The text.
    text: SideText,
    /// Its article.
    article: CatalogueArticle,
    /// Whether it is the one in sight on a narrow screen.
    shown: Memo<bool>,
) -> impl IntoView {
    let blocks: Vec<_> = text
        .blocks
        .into_iter()
        .map(|block| view! { <SideBlockWords block /> }.into_any())
        .collect();
    view! {
        <section class="side-text" data-shown=move || shown.get().then_some("") tabindex="0" aria-label=words::source_and_day(&article)>
            <h2 class="side-text__head"><SourceBadge article=article.clone() /> " " <span class="quiet">{words::day(article.published)}</span></h2>
            {blocks}
        </section>
    }
}

#[component]
fn SideBlockWords(
    /// The part.
    block: SideBlock,
) -> impl IntoView {
    let Some(kind) = block.kind else {
        return block.pieces.into_iter().map(|(words, _)| words).collect::<String>().into_any();
    };
    let label = words::part(kind)
        .map(|name| view! { <span class="text-block__kind">{name}</span> }.into_any());
    let pieces = block.pieces.into_iter().map(|(words, row)| match row {
        Some(place) => view! { <RowPassage words place /> }.into_any(),
        None => words.into_any(),
    });
    let apart = label.is_some().then_some("");
    view! { <div class="text-block" data-part=apart>{label}<p class="text-block__words">{pieces.collect::<Vec<_>>()}</p></div> }.into_any()
}

/// A passage, which can be the one the reader came for; one that another text has too leads to it.
#[component]
fn RowPassage(
    /// Its words.
    words: String,
    /// Its row.
    place: InRow,
) -> impl IntoView {
    let address = expect_context::<Address>();
    let element = NodeRef::<html::Span>::new();
    let InRow { row, shared } = place;
    let id = row.clone();
    let current = address.part(move |state| state.row.as_ref() == Some(&id));
    Effect::new(move |_| {
        if let Some(element) = element.get().filter(|_| current.get()) {
            request_animation_frame(move || bring_into_view(&element));
        }
    });
    let words = if shared {
        view! { <ViewLink to=address.now().with_row(Some(&row))>{words}</ViewLink> }.into_any()
    } else {
        words.into_any()
    };
    view! { <span node_ref=element class="row-passage" aria-current=move || current.get().then_some("true")>{words}</span> }
}
