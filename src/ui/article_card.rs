//! A card: source, day, defects, headline, words, entities, and a box to choose it.

use leptos::prelude::*;

use super::{
    Loaded,
    address::{Address, ViewLink, href, stays_here},
    icons::{Drawn, Icon},
    snippet::SnippetWords,
    words,
};
use crate::{
    dossier::{CatalogueArticle, HeadlineOrigin},
    reading::EntityKind,
    select::{Card, Snippet, marked},
    text::Span,
};

/// A card of the list.
#[component]
pub(super) fn ArticleCard(
    /// What it shows.
    card: Memo<Card>,
) -> impl IntoView {
    let address = expect_context::<Address>();
    let loaded = expect_context::<Loaded>();
    let article = loaded.with_untracked(|archive| {
        archive.as_ref().and_then(|archive| archive.article(&card.get_untracked().id).cloned())
    });
    let Some(article) = article else { return ().into_any() };
    let chosen = Memo::new(move |_| card.with(|card| card.chosen));
    let choosable = Memo::new(move |_| card.with(|card| card.toggled.is_some()));
    let snippet = Memo::new(move |_| card.with(|card| card.snippet.clone()));
    let choose = move |_| {
        if let Some(next) = card.with_untracked(|card| card.toggled.clone()) {
            address.go(next);
        }
    };
    let label = format!("{}: {}", words::CHOOSE, words::source_and_day(&article));
    let defects = (!article.defects.is_empty()).then(|| view! { <p class="warning-badge"><Drawn icon=Icon::Warning /> {words::defects(&article)}</p> }.into_any());
    let original = article.url.clone().map(|url| view! { <a class="article-card__original" href=url rel="noreferrer external">{words::ORIGINAL}</a> }.into_any());
    view! {
        <article class="article-card" data-item aria-current=move || chosen.get().then_some("true")>
            <div class="article-card__head">
                <div class="cluster">
                <input type="checkbox" class="article-card__choose" data-choose aria-label=label title=move || if choosable.get() { words::CHOOSE } else { words::FOUR_AT_MOST }
                    prop:checked=move || chosen.get() disabled=move || !choosable.get() on:change=choose />
                <SourceBadge article=article.clone() />
                <time class="quiet" datetime=article.published.to_string()>{words::day(article.published)}</time>
                {original}
                </div>
                {defects}
            </div>
            <CardHeadline card article=article.clone() />
            <p class="article-card__words">{move || view! { <SnippetWords snippet=snippet.get() /> }.into_any()}</p>
            <ul class="entity-chips">
                {move || card.with(|card| card.entities.clone()).into_iter().map(|(id, name, kind)| view! { <li><EntityChip id name kind /></li> }.into_any()).collect::<Vec<_>>()}
            </ul>
        </article>
    }
    .into_any()
}

/// Who is credited, or that nobody is.
#[component]
pub(super) fn SourceBadge(
    /// The article.
    article: CatalogueArticle,
) -> impl IntoView {
    let stated = article.source().is_some();
    view! { <span class="source-badge" data-stated=stated.then_some("")>{words::source(&article)}</span> }
}

#[component]
fn CardHeadline(
    /// The card.
    card: Memo<Card>,
    /// Its article.
    article: CatalogueArticle,
) -> impl IntoView {
    let derived = article.headline.origin == HeadlineOrigin::FirstSentence;
    let note = words::headline_note(article.headline.origin);
    let text = article.headline.text;
    let words_with_hits = move || {
        let hits: Vec<(Span, ())> =
            card.with(|card| card.headline_hits.iter().map(|hit| (*hit, ())).collect());
        let pieces = marked(&text, Span::new(0, text.len()), &hits)
            .into_iter()
            .map(|piece| (piece.text, !piece.marks.is_empty()))
            .collect();
        view! { <SnippetWords snippet=Snippet { pieces, cut_before: false, cut_after: derived } /> }
    };
    let opened = Memo::new(move |_| card.with(|card| card.opened.clone()));
    view! {
        <h2 class="article-card__headline" data-derived=derived.then_some("")>
            <OpenLink to=opened>{words_with_hits}</OpenLink>
            {note.map(|note| view! { " " <small class="quiet">{note}</small> }.into_any())}
        </h2>
    }
}

/// The link that `j` and `k` put focus on.
#[component]
fn OpenLink(
    /// Where it leads.
    to: Memo<crate::view_state::ViewState>,
    /// Its words.
    children: Children,
) -> impl IntoView {
    let address = expect_context::<Address>();
    let follow = move |event: leptos::ev::MouseEvent| {
        if stays_here(&event) {
            event.prevent_default();
            address.go(to.get_untracked());
        }
    };
    view! { <a data-open href=move || to.with(href) on:click=follow>{children()}</a> }
}

/// An entity by kind and name, with a way to all that is said of it.
#[component]
pub(super) fn EntityChip(
    /// Its id.
    id: String,
    /// Its name.
    name: String,
    /// What it is.
    kind: EntityKind,
) -> impl IntoView {
    let address = expect_context::<Address>();
    view! {
        <ViewLink to=address.now().opening_entity(&id) class="entity-chip">
            <abbr class="entity-chip__kind" title=words::kind_of_entity(kind)>{words::kind_letter(kind)}</abbr>
            {name}
        </ViewLink>
    }
}
