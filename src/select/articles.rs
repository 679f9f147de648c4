//! The article and entity views.

use super::{
    Archive, ArticlePage, Block, EntityPage, Gone, MarkCounts, MentionInContext, Segment, TextMark,
    cards::{excerpt, results},
    marked,
};
use crate::{
    article::{PartKind, part_at},
    compare::Fingerprint,
    dossier::{ArticleText, CatalogueArticle, EntityCount},
    search::Query,
    text::{Span, order::sort_by},
    view_state::{Facet, ViewState},
};

/// What the article view shows; `None`: the link names no article of the dossier, or the texts
/// have not arrived.
pub fn article_page(archive: &Archive, state: &ViewState) -> Option<ArticlePage> {
    let id = state.id.as_deref()?;
    let (article, text) = (archive.article(id)?, archive.text(id)?);
    let order = results(archive, state).order;
    let here = order.iter().position(|&at| archive.catalogue.articles[at].id == id);
    let neighbour = |at: Option<usize>| {
        at.and_then(|at| order.get(at))
            .map(|&at| state.opening_article(&archive.catalogue.articles[at].id))
    };
    let marks = marks(archive, state, text);
    Some(ArticlePage {
        id: id.to_owned(),
        blocks: blocks(text, &marks),
        previous: neighbour(here.and_then(|here| here.checked_sub(1))),
        next: neighbour(here.map(|here| here + 1)),
        position: here.map(|here| (here + 1, order.len())),
        compare_with: by_likeness(archive, article)
            .into_iter()
            .map(|other| (other.id.clone(), state.comparing_these(&[id, &other.id])))
            .collect(),
        counts: counts(&marks),
        gone: gone(state, text),
    })
}

/// An article at a byte, remembering the words of the passage there.
pub fn opening_passage(state: &ViewState, text: &ArticleText, at: u32) -> ViewState {
    let words = sentence_at(text, at).map(|span| Fingerprint::of([span.of(&text.text)]).code());
    state.opening_article_at(&text.id, at, words)
}

fn sentence_at(text: &ArticleText, at: u32) -> Option<Span> {
    text.reading.sentences.iter().copied().find(|span| span.start <= at && at < span.end)
}

/// What became of the passage that the link stands at, if its words are not those the link
/// remembers.
fn gone(state: &ViewState, text: &ArticleText) -> Option<Gone> {
    let words = state.at_words.as_deref().and_then(Fingerprint::parse)?;
    let print = |span: Span| Fingerprint::of([span.of(&text.text)]);
    let there = sentence_at(text, state.at?);
    if there.is_some_and(|span| print(span) == words) {
        return None;
    }
    let nearest = words.nearest(text.reading.sentences.iter().map(|&span| (print(span), span)));
    Some(Gone {
        changed: there.is_some(),
        nearest: nearest.map(|span| {
            (vec![span.of(&text.text).to_owned()], opening_passage(state, text, span.start))
        }),
    })
}

fn marks(archive: &Archive, state: &ViewState, text: &ArticleText) -> Vec<(Span, TextMark)> {
    let reading = &text.reading;
    let mut marks: Vec<(Span, TextMark)> = Vec::new();
    marks.extend(reading.mentions.iter().map(|one| (one.span, TextMark::Entity(one.clone()))));
    marks.extend(reading.quotes.iter().map(|one| (one.span, TextMark::Quote(one.clone()))));
    marks.extend(reading.dates.iter().map(|one| (one.span, TextMark::Date(one.clone()))));
    marks.extend(reading.figures.iter().map(|one| (one.span, TextMark::Figure(one.clone()))));
    marks.extend(reading.defects.iter().map(|one| (one.span, TextMark::Defect(one.clone()))));
    let query = Query::parse(&state.q);
    let searched = (!query.is_empty()).then(|| archive.article_index.get(&text.id)).flatten();
    if let Some(found) = searched.and_then(|&at| query.find(archive.haystack(at))) {
        marks.extend(found.hits.into_iter().map(|hit| (hit, TextMark::Hit)));
    }
    marks
}

fn counts(marks: &[(Span, TextMark)]) -> MarkCounts {
    let mut counts = MarkCounts::default();
    for (_, mark) in marks {
        match mark {
            TextMark::Entity(_) => counts.entities += 1,
            TextMark::Quote(_) => counts.quotes += 1,
            TextMark::Date(_) => counts.dates += 1,
            TextMark::Figure(_) => counts.figures += 1,
            TextMark::Defect(_) => counts.defects += 1,
            TextMark::Hit => {}
        }
    }
    counts
}

fn blocks(text: &ArticleText, marks: &[(Span, TextMark)]) -> Vec<Block> {
    let segments = |span| {
        marked(&text.text, span, marks)
            .into_iter()
            .map(|piece| Segment { span: piece.span, text: piece.text, marks: piece.marks })
            .collect()
    };
    stretches(text)
        .into_iter()
        .map(|(kind, span)| Block { kind, span, segments: segments(span) })
        .collect()
}

/// The whole text as parts and what stands between them.
pub(super) fn stretches(text: &ArticleText) -> Vec<(Option<PartKind>, Span)> {
    let mut stretches = Vec::new();
    let mut at = 0;
    for part in &text.parts {
        stretches.push((None, Span { start: at, end: part.span.start }));
        stretches.push((Some(part.kind), part.span));
        at = part.span.end;
    }
    stretches.push((None, Span::new(at as usize, text.text.len())));
    stretches.retain(|(_, span)| !span.is_empty());
    stretches
}

/// How alike articles are: cosine of their entities, each weighed by how few articles name it
/// (Salton & Buckley 1988).
pub(super) struct Likeness {
    /// For each article, its entities by number, rising, with their weights over its length.
    vectors: Vec<Vec<(usize, f64)>>,
    /// For each entity, the articles that name it, with the same weights.
    postings: Vec<Vec<(usize, f64)>>,
}

impl Likeness {
    /// Of the articles of a dossier.
    pub(super) fn of(archive: &Archive) -> Self {
        let articles = &archive.catalogue.articles;
        let mut frequency = vec![0.0; archive.entity_index.len()];
        let number = |count: &EntityCount| archive.entity_index.get(&count.entity).copied();
        articles
            .iter()
            .flat_map(|article| article.entities.iter().filter_map(number))
            .for_each(|entity| frequency[entity] += 1.0);
        let vector = |article: &CatalogueArticle| {
            let weigh =
                |entity: usize| (entity, (1.0 + articles.len() as f64 / frequency[entity]).ln());
            let mut vector: Vec<(usize, f64)> =
                article.entities.iter().filter_map(number).map(weigh).collect();
            let norm = vector.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt();
            vector.iter_mut().for_each(|(_, weight)| *weight /= norm);
            sort_by(&mut vector, |a, b| a.0.cmp(&b.0));
            vector
        };
        let vectors: Vec<_> = articles.iter().map(vector).collect();
        let mut postings = vec![Vec::new(); frequency.len()];
        for (article, vector) in vectors.iter().enumerate() {
            vector.iter().for_each(|&(entity, weight)| postings[entity].push((article, weight)));
        }
        Self { vectors, postings }
    }

    /// Of an article to each of the catalogue, 0 to 1.
    pub(super) fn to_each(&self, article: usize) -> Vec<f64> {
        let mut likeness = vec![0.0; self.vectors.len()];
        for &(entity, weight) in &self.vectors[article] {
            self.postings[entity]
                .iter()
                .for_each(|&(other, shared)| likeness[other] += weight * shared);
        }
        likeness
    }
}

/// The other articles by likeness, falling; by the catalogue's order at a tie.
fn by_likeness<'a>(archive: &'a Archive, article: &CatalogueArticle) -> Vec<&'a CatalogueArticle> {
    let Some(&own) = archive.article_index.get(&article.id) else { return Vec::new() };
    let likeness = Likeness::of(archive).to_each(own);
    let mut others: Vec<usize> =
        (0..archive.catalogue.articles.len()).filter(|&at| at != own).collect();
    sort_by(&mut others, |a, b| likeness[*b].total_cmp(&likeness[*a]));
    others.into_iter().map(|at| &archive.catalogue.articles[at]).collect()
}

/// What the entity view shows; `None`: the link names no entity of the dossier.
pub fn entity_page(archive: &Archive, state: &ViewState) -> Option<EntityPage> {
    let entity = archive.entity(state.id.as_deref()?)?;
    let named = |article: &&CatalogueArticle| {
        article.entities.iter().any(|count| count.entity == entity.id)
    };
    let articles: Vec<String> =
        archive.catalogue.articles.iter().filter(named).map(|article| article.id.clone()).collect();
    let forms = entity.variants.iter().map(|variant| {
        let count = |id: &String| {
            variant.counts.iter().find(|count| count.article == *id).map_or(0, |count| count.count)
        };
        (variant.form.clone(), variant.reason, articles.iter().map(count).collect())
    });
    let mentions = archive.texts.is_some().then(|| {
        articles
            .iter()
            .filter_map(|id| Some((id.clone(), mentions(archive.text(id)?, &entity.id, state))))
            .collect()
    });
    Some(EntityPage {
        id: entity.id.clone(),
        forms: forms.collect(),
        mentions,
        filtered: state.filter_only(Facet::Entity, &entity.id),
        articles,
    })
}

fn mentions(text: &ArticleText, entity: &str, state: &ViewState) -> Vec<MentionInContext> {
    let counts = |span: Span| part_at(&text.parts, span).is_some_and(PartKind::counts);
    text.reading
        .mentions
        .iter()
        .filter(|mention| mention.entity == entity && counts(mention.span))
        .map(|mention| {
            let sentence = text
                .reading
                .sentences
                .iter()
                .copied()
                .find(|sentence| sentence.contains(mention.span))
                .unwrap_or(mention.span);
            MentionInContext {
                snippet: excerpt(&text.text, sentence, &[mention.span]),
                opened: opening_passage(state, text, mention.span.start),
            }
        })
        .collect()
}
