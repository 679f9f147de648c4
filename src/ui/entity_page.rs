//! The entity view: its forms with reasons and counts, and every mention in context.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    Loaded,
    address::{Address, link},
    article_card::SourceBadge,
    language::{reading, terms},
    long_list::in_batches,
    notice::{TextsPending, Unknown},
    snippet::{SnippetWords, source_words},
};
use crate::{
    dossier::Entity,
    select::{Archive, EntityPage, MentionInContext, entity_page},
};

/// Articles whose mentions are drawn at a time.
const ARTICLES_AT_A_TIME: usize = 20;

/// Mentions of an article that are drawn at a time.
const MENTIONS_AT_A_TIME: usize = 20;

/// An entity.
#[component]
pub(super) fn EntityView() -> impl IntoView {
    let address = expect_context::<Address>();
    let loaded = expect_context::<Loaded>();
    move || {
        let Some(archive) = loaded.get() else { return ().into_any() };
        let entity = address
            .part(|state| state.id.clone())
            .get()
            .and_then(|id| archive.entity(&id).cloned());
        match (entity, entity_page(&archive, &address.state())) {
            (Some(entity), Some(page)) => view! { <Described archive entity page /> }.into_any(),
            _ => view! { <Unknown message=reading().unknown_entity /> }.into_any(),
        }
    }
}

#[component]
fn Described(
    /// The dossier.
    archive: Arc<Archive>,
    /// The entity.
    entity: Entity,
    /// What to show of it.
    page: EntityPage,
) -> impl IntoView {
    let articles: Vec<_> =
        page.articles.iter().filter_map(|id| archive.article(id).cloned()).collect();
    let head =
        |words: String| view! { <th scope="col" class="forms__count">{words}</th> }.into_any();
    let heads: Vec<_> = if page.is_by_article {
        articles.iter().map(|article| head(reading().source_and_day(article))).collect()
    } else {
        vec![head(reading().mentions_heading.to_owned())]
    };
    let forms: Vec<_> = page
        .forms
        .into_iter()
        .map(|(form, reason, counts)| {
            let counts: Vec<_> = counts.into_iter().map(|count| view! { <td class="forms__count">{reading().number(f64::from(count))}</td> }.into_any()).collect();
            view! { <tr><th scope="row" class="forms__form">{form}</th><td class="quiet">{reading().variant_reason(reason)}</td>{counts}</tr> }
        })
        .collect();
    let mentions = match page.mentions {
        None => view! { <TextsPending /> }.into_any(),
        Some(mentions) => {
            let sections: Vec<_> = articles.into_iter().zip(mentions).collect();
            let count = sections.len();
            let draw = move |at: usize| {
                let (article, (_, mentions)) = sections[at].clone();
                view! { <li><MentionsIn article mentions /></li> }.into_any()
            };
            let drawn = in_batches(count, ARTICLES_AT_A_TIME, Arc::new(draw));
            view! { <ul class="flow">{drawn}</ul> }.into_any()
        }
    };
    view! {
        <div class="entity-page">
            <p class="quiet">{reading().kind_of_entity(entity.kind)}</p>
            <h1 id="heading" tabindex="-1" class="view-title">{entity.name}</h1>
            <p>{link(page.filtered).words(reading().see_articles)}</p>
            <h2>{reading().forms}</h2>
            <div class="forms" tabindex="0" role="region" aria-label=reading().forms>
                <table>
                    <thead><tr><th scope="col">{reading().form}</th><th scope="col">{reading().reason}</th>{heads}</tr></thead>
                    <tbody>{forms}</tbody>
                </table>
            </div>
            <h2>{reading().mentions_heading}</h2>
            {mentions}
        </div>
    }
}

#[component]
fn MentionsIn(
    /// The article.
    article: crate::dossier::CatalogueArticle,
    /// Its mentions.
    mentions: Vec<MentionInContext>,
) -> impl IntoView {
    let count = reading().mentions(mentions.len());
    let all = mentions.len();
    let lang = article.language.code();
    let draw = move |at: usize| {
        let mention: MentionInContext = mentions[at].clone();
        view! { <li class="mention" data-item>{source_words(lang, view! { <SnippetWords snippet=mention.snippet /> }.into_any())} " " {link(mention.opened).class("mention__link").words(terms().go_to_text)}</li> }.into_any()
    };
    let items = in_batches(all, MENTIONS_AT_A_TIME, Arc::new(draw));
    view! {
        <section class="flow">
            <h3 class="cluster"><SourceBadge article=article.clone() /> <span class="quiet">{reading().day(article.published)} " · " {count}</span></h3>
            <ul class="flow">{items}</ul>
        </section>
    }
}
