//! The entity view: its forms with reasons and counts, the quotes by it and with it, and every other
//! sentence that names it.

use std::{iter, sync::Arc};

use cotejo_core::{
    bundle::{CatalogueArticle, Entity},
    views::{
        Archive, EntityModel, EntitySentence, Form, QuoteAttribution, Relation, SentencesOfArticle,
        entity_model, sentence_count,
    },
};
use leptos::prelude::*;

use crate::{
    address::{Address, link},
    cards::article_card::SourceBadge,
    data_table::{Column, data_table},
    load::Loaded,
    long_list::in_batches,
    messages::{reading, terms},
    notice::Unknown,
    snippet::{SnippetWords, source_words},
    texts_notice::TextsPending,
};

/// Articles whose mentions are drawn at a time.
const ARTICLES_AT_A_TIME: usize = 20;

/// Sentences of an article that are drawn at a time.
const SENTENCES_AT_A_TIME: usize = 20;

/// An entity.
#[component]
pub(crate) fn EntityView() -> impl IntoView {
    let address = expect_context::<Address>();
    let loaded = expect_context::<Loaded>();
    move || {
        let Some(archive) = loaded.get() else { return ().into_any() };
        let entity = address
            .part(|state| state.id.clone())
            .get()
            .and_then(|id| archive.entity(&id).cloned());
        match (entity, entity_model(&archive, &address.state())) {
            (Some(entity), Some(page)) => described(&archive, entity, page),
            _ => view! { <Unknown message=reading().unknown_entity /> }.into_any(),
        }
    }
}

fn described(archive: &Arc<Archive>, entity: Entity, page: EntityModel) -> AnyView {
    let forms = if page.is_by_article {
        let articles = page.articles.iter().filter_map(|id| archive.article(id));
        let columns = articles.map(|article| reading().source_and_day(article));
        table_of_forms(page.forms, columns)
    } else {
        table_of_forms(page.forms, iter::once(reading().mentions_heading.to_owned()))
    };
    let relations = match page.relations {
        None => view! { <TextsPending /> }.into_any(),
        Some(relations) => {
            let section = |(relation, articles)| related(archive, relation, articles);
            relations.into_iter().map(section).collect::<Vec<_>>().into_any()
        }
    };
    view! {
        <div class="entity-page center flow">
            <p class="quiet">{reading().kind_of_entity(entity.kind)}</p>
            <h1 id="heading" tabindex="-1">
                {entity.name}
            </h1>
            <p>{link(page.filter).words(reading().see_articles)}</p>
            <h2>{reading().forms}</h2>
            {forms}
            {relations}
        </div>
    }
    .into_any()
}

fn table_of_forms(forms: Vec<Form>, columns: impl Iterator<Item = String>) -> AnyView {
    let words = |name: &str| Column::Words(name.to_owned());
    let mut heads = vec![words(reading().form), words(reading().reason)];
    heads.extend(columns.map(Column::Numbers));
    let line = |form: Form| {
        let mut cells = vec![reading().variant_reason(form.reason, &form.differences)];
        cells.extend(form.counts.into_iter().map(|count| reading().number(f64::from(count))));
        (
            view! {
                <span class="source-words" lang=form.language.code()>
                    {form.words}
                </span>
            }
            .into_any(),
            cells,
        )
    };
    data_table(reading().forms, &heads, forms.into_iter().map(line).collect())
}

/// The sentences that have to do with an entity in one way, by article.
fn related(
    archive: &Arc<Archive>,
    relation: Relation,
    articles: Vec<SentencesOfArticle>,
) -> AnyView {
    let count = sentence_count(&articles);
    let archive = Arc::clone(archive);
    let of_article = articles.len();
    let draw = move |at: usize| {
        let (id, sentences) = articles[at].clone();
        let drawn = archive.article(&id).map(|article| sentences_of(article.clone(), sentences));
        view! { <li>{drawn}</li> }.into_any()
    };
    let drawn = in_batches(of_article, ARTICLES_AT_A_TIME, Arc::new(draw));
    let count = reading().number(count as f64);
    view! {
        <h2>{reading().relation(relation)} " " <span class="quiet">{count}</span></h2>
        <ul class="flow">{drawn}</ul>
    }
    .into_any()
}

fn sentences_of(article: CatalogueArticle, sentences: Vec<EntitySentence>) -> AnyView {
    let (count, lang) = (sentences.len(), article.language.code());
    let day = reading().day(article.published);
    let draw = move |at: usize| {
        let EntitySentence { snippet, attributions, open } = sentences[at].clone();
        let words = source_words(lang, view! { <SnippetWords snippet /> }.into_any());
        let attributions: Vec<String> = attributions.iter().map(attributed).collect();
        view! {
            <li class="mention" data-item>
                {words}
                " "
                <span class="quiet">{attributions.join("; ")}</span>
                " "
                {link(open).class("mention__link").words(terms().go_to_text)}
            </li>
        }
        .into_any()
    };
    let items = in_batches(count, SENTENCES_AT_A_TIME, Arc::new(draw));
    view! {
        <section class="flow">
            <h3 class="cluster">
                <SourceBadge article />
                <span class="quiet">{day}</span>
            </h3>
            <ul class="flow">{items}</ul>
        </section>
    }
    .into_any()
}

/// "cita: Kim Jong-un, según KCNA".
fn attributed(attribution: &QuoteAttribution) -> String {
    let speakers = match &attribution.speakers[..] {
        [] => terms().nobody.to_owned(),
        speakers => reading().listed(speakers),
    };
    let quote = format!("{}: {speakers}", reading().quote_kind(true));
    match &attribution.via[..] {
        [] => quote,
        via => format!("{quote}, {}", reading().via(via)),
    }
}
