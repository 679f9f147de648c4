//! A card: source, day, defects, headline, words, entities, and a box to choose it.

use leptos::prelude::*;

use super::{
    address::{Address, href, link, stays_here},
    icons::{Drawn, Icon},
    snippet::SnippetWords,
};
use crate::{
    dossier::{CatalogueArticle, HeadlineOrigin},
    messages,
    reading::EntityKind,
    select::{Card, Snippet, marked},
    text::Span,
    view_state::ViewState,
};

/// A card of the list.
#[component]
pub(super) fn ArticleCard(
    /// What it shows.
    card: Card,
    /// Its article.
    article: CatalogueArticle,
) -> impl IntoView {
    let address = expect_context::<Address>();
    let chosen = card.chosen;
    let (title, disabled) = match card.toggled {
        Some(_) => (messages::CHOOSE, false),
        None => (messages::FOUR_AT_MOST, true),
    };
    let choose = move |_| {
        if let Some(next) = card.toggled.clone() {
            address.go(next);
        }
    };
    let label = format!("{}: {}", messages::CHOOSE, messages::source_and_day(&article));
    let defects = (!article.defects.is_empty()).then(|| view! { <p class="warning-badge"><Drawn icon=Icon::Warning /> {messages::defects(&article)}</p> }.into_any());
    let original = article.url.clone().map(|url| view! { <a class="article-card__original" href=url rel="noreferrer external">{messages::ORIGINAL}</a> }.into_any());
    let entities = card
        .entities
        .into_iter()
        .map(|(id, name, kind)| view! { <li><EntityChip id name kind /></li> }.into_any());
    view! {
        <article class="article-card" data-item aria-current=chosen.then_some("true")>
            <div class="article-card__head">
                <div class="cluster">
                    <input type="checkbox" class="article-card__choose" data-choose aria-label=label title=title
                        prop:checked=chosen disabled=disabled on:change=choose />
                    <SourceBadge article=article.clone() />
                    <time class="quiet" datetime=article.published.to_string()>{messages::day(article.published)}</time>
                    {original}
                </div>
                {defects}
            </div>
            <CardHeadline hits=card.headline_hits opened=card.opened article />
            <p class="article-card__words"><SnippetWords snippet=card.snippet /></p>
            <ul class="entity-chips">{entities.collect::<Vec<_>>()}</ul>
        </article>
    }
}

/// Who is credited, or that nobody is.
#[component]
pub(super) fn SourceBadge(
    /// The article.
    article: CatalogueArticle,
) -> impl IntoView {
    let stated = article.source().is_some();
    view! { <span class="source-badge" data-stated=stated.then_some("")>{messages::source(&article)}</span> }
}

/// The headline, which opens the article; `j` and `k` put focus on it.
#[component]
fn CardHeadline(
    /// Hits of the search in it.
    hits: Vec<Span>,
    /// The state that opens the article.
    opened: ViewState,
    /// The article.
    article: CatalogueArticle,
) -> impl IntoView {
    let address = expect_context::<Address>();
    let derived = article.headline.origin == HeadlineOrigin::FirstSentence;
    let note = messages::headline_note(article.headline.origin);
    let long = article.headline.is_long();
    let text = article.headline.text;
    let hits: Vec<(Span, ())> = hits.into_iter().map(|hit| (hit, ())).collect();
    let pieces = marked(&text, Span::new(0, text.len()), &hits)
        .into_iter()
        .map(|piece| (piece.text, !piece.marks.is_empty()))
        .collect();
    let snippet = Snippet { pieces, cut_before: false, cut_after: derived };
    let link = href(&opened);
    let follow = move |event: leptos::ev::MouseEvent| {
        if stays_here(&event) {
            event.prevent_default();
            address.go(opened.clone());
        }
    };
    view! {
        <h2 class="article-card__headline" data-derived=derived.then_some("") data-long=long.then_some("")>
            <a data-open href=link on:click=follow><SnippetWords snippet /></a>
            {note.map(|note| view! { " " <small class="quiet">{note}</small> }.into_any())}
        </h2>
    }
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
        {link(address.now().opening_entity(&id)).class("entity-chip").around(view! { <abbr class="entity-chip__kind" title=messages::kind_of_entity(kind)>{messages::kind_letter(kind)}</abbr>
            {name} }.into_any())}
    }
}
