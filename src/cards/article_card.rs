//! A card: source, day, headline, words, what sets it apart, and a box to choose it.

use cotejo_core::{
    action::Action,
    bundle::{CatalogueArticle, HeadlineOrigin},
    text::Span,
    views::{Card, Snippet, choice, marked},
};
use leptos::prelude::*;

use crate::{
    address::{Address, stays_here},
    icons::{Icon, IconImage},
    messages::shell,
    snippet::SnippetWords,
};

/// A card of the list.
#[component]
pub(crate) fn ArticleCard(
    /// What it shows.
    card: Card,
    /// Its article.
    article: CatalogueArticle,
) -> impl IntoView {
    let address = expect_context::<Address>();
    let id = card.id.clone();
    let chosen = address.part(move |state| state.sel.contains(&id));
    let choose_box = choose_box(&card.id, &article, chosen);
    let original = article.url.clone().map(|url| {
        view! {
            <a class="article-card__original" href=url rel="noreferrer external">
                {shell().original}
            </a>
        }
        .into_any()
    });
    let lang = article.language.code();
    let day = shell().day(article.published);
    let facts: Vec<_> = shell().facts(&card, &article).into_iter().map(fact).collect();
    let quotes: Vec<_> = card
        .quotes
        .into_iter()
        .map(|(speaker, words)| {
            view! {
                <div>
                    <dt>{shell().says(&speaker)}</dt>
                    <dd class="article-card__words source-words" lang=lang>
                        <SnippetWords snippet=words />
                    </dd>
                </div>
            }
            .into_any()
        })
        .collect();
    view! {
        <article
            class="article-card panel flow"
            data-gap="1"
            data-item
            aria-current=move || chosen.get().then_some("true")
        >
            <div class="cluster">
                {choose_box} <SourceBadge article=article.clone() />
                <time class="quiet" datetime=article.published.to_string()>
                    {day}
                </time> {original}
            </div>
            <CardHeadline hits=card.headline_hits article />
            <p class="article-card__words source-words" lang=lang>
                <SnippetWords snippet=card.snippet />
            </p>
            <dl class="article-card__facts cluster" data-gap="words">
                {quotes}
                {facts}
            </dl>
        </article>
    }
}

/// A box that chooses an article for comparison; it cannot be ticked where enough are chosen.
fn choose_box(id: &str, article: &CatalogueArticle, chosen: Memo<bool>) -> AnyView {
    let address = expect_context::<Address>();
    let (of, next) = (id.to_owned(), id.to_owned());
    let full = address.part(move |state| choice(state, &of).is_none());
    let title = move || if full.get() { shell().four_at_most } else { shell().choose };
    let choose = move |_| {
        if let Some(choice) = choice(&address.now(), &next) {
            address.go(&choice);
        }
    };
    let label = format!("{}: {}", shell().choose, shell().source_and_day(article));
    view! {
        <input
            type="checkbox"
            class="article-card__choose"
            data-choose
            aria-label=label
            title=title
            prop:checked=move || chosen.get()
            disabled=move || full.get()
            on:change=choose
        />
    }
    .into_any()
}

/// Something that sets a card apart.
fn fact((name, words, is_warning): (&'static str, String, bool)) -> AnyView {
    let icon = is_warning.then(|| view! { <IconImage icon=Icon::Warning /> });
    view! {
        <div data-warning=is_warning.then_some("")>
            <dt>{icon} {name}</dt>
            <dd>{words}</dd>
        </div>
    }
    .into_any()
}

/// Who is credited, or that nobody is.
#[component]
pub(crate) fn SourceBadge(
    /// The article.
    article: CatalogueArticle,
) -> impl IntoView {
    let stated = article.source().is_some();
    view! {
        <span class="source-badge" data-stated=stated.then_some("")>
            {shell().source(&article)}
        </span>
    }
}

/// The headline, which opens the article; `j` and `k` put focus on it.
#[component]
fn CardHeadline(
    /// Hits of the search in it.
    hits: Vec<Span>,
    /// The article.
    article: CatalogueArticle,
) -> impl IntoView {
    let address = expect_context::<Address>();
    let derived = article.headline.origin == HeadlineOrigin::FirstSentence;
    let note = shell().headline_note(article.headline.origin);
    let long = article.headline.is_long();
    let lang = article.language.code();
    let text = article.headline.text;
    let hits: Vec<(Span, ())> = hits.into_iter().map(|hit| (hit, ())).collect();
    let pieces = marked(&text, Span::new(0, text.len()), &hits)
        .into_iter()
        .map(|piece| (piece.text, !piece.marks.is_empty()))
        .collect();
    let snippet = Snippet { pieces, cut_before: false, cut_after: derived };
    let open = Action::Article(article.id);
    let opened = open.clone();
    let follow = move |event: leptos::ev::MouseEvent| {
        if stays_here(&event) {
            event.prevent_default();
            address.go(&opened);
        }
    };
    view! {
        <h3
            class="article-card__headline plain-links"
            data-derived=derived.then_some("")
            data-long=long.then_some("")
        >
            <a data-open lang=lang href=move || address.href(&open) on:click=follow>
                <SnippetWords snippet />
            </a>
            {note
                .map(|note| {
                    view! {
                        " "
                        <small class="quiet">{note}</small>
                    }
                        .into_any()
                })}
        </h3>
    }
}
