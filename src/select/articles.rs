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
    reading::Reading,
    search::Query,
    text::{Span, order::sort_by},
    view_state::{Facet, ViewState},
};

/// Most articles that an article is offered to be compared with.
const COMPARE_WITH: usize = 20;

/// Most articles that have a column each in the table of an entity's forms.
const COLUMNS: usize = 12;

/// Most of a text that is drawn at once, in bytes: some 10,000 words.
const DRAWN: u32 = 65_536;

/// What the article view shows: all of the text, or of a very long one what stands about the link's
/// place, and as much again before and after as often as was asked for (`more`). `None`: the link
/// names no article of the dossier, or the texts have not arrived.
pub fn article_page(archive: &Archive, state: &ViewState, more: (u32, u32)) -> Option<ArticlePage> {
    let id = state.id.as_deref()?;
    let (article, text) = (archive.article(id)?, archive.text(id)?);
    let order = results(archive, state).order;
    let here = order.iter().position(|&at| archive.catalogue.articles[at].id == id);
    let neighbour = |at: Option<usize>| {
        at.and_then(|at| order.get(at))
            .map(|&at| state.opening_article(&archive.catalogue.articles[at].id))
    };
    let window = window(text, state.at.unwrap_or(0), more);
    Some(ArticlePage {
        id: id.to_owned(),
        blocks: blocks(text, window, &marks(archive, state, text, window)),
        window,
        length: text.text.len() as u32,
        previous: neighbour(here.and_then(|here| here.checked_sub(1))),
        next: neighbour(here.map(|here| here + 1)),
        position: here.map(|here| (here + 1, order.len())),
        compare_with: by_likeness(archive, article)
            .into_iter()
            .take(COMPARE_WITH)
            .map(|other| (other.id.clone(), state.comparing_these(&[id, &other.id])))
            .collect(),
        counts: counts(&text.reading),
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

/// A whole text with its marks.
pub fn whole_text(text: &ArticleText) -> Vec<Block> {
    let window = Span::new(0, text.text.len());
    blocks(text, window, &read_marks(&text.reading, window))
}

/// The marks that lie on a window of a text.
fn marks(
    archive: &Archive,
    state: &ViewState,
    text: &ArticleText,
    window: Span,
) -> Vec<(Span, TextMark)> {
    let mut marks = read_marks(&text.reading, window);
    let query = Query::parse(&state.q);
    let searched = (!query.is_empty()).then(|| archive.article_index.get(&text.id)).flatten();
    if let Some(&at) = searched {
        let found = archive.search(&query, at..at + 1).into_iter().flatten();
        marks.extend(found.flat_map(|found| found.hits).map(|hit| (hit, TextMark::Hit)));
    }
    marks
}

/// What was read in a window of a text, as marks.
fn read_marks(reading: &Reading, window: Span) -> Vec<(Span, TextMark)> {
    let mut marks: Vec<(Span, TextMark)> = Vec::new();
    let mentions = reading.mentions.iter().filter(|one| one.span.overlaps(window));
    marks.extend(mentions.map(|one| (one.span, TextMark::Entity(one.clone()))));
    let quotes = reading.quotes.iter().filter(|one| one.span.overlaps(window));
    marks.extend(quotes.map(|one| (one.span, TextMark::Quote(one.clone()))));
    let dates = reading.dates.iter().filter(|one| one.span.overlaps(window));
    marks.extend(dates.map(|one| (one.span, TextMark::Date(one.clone()))));
    let figures = reading.figures.iter().filter(|one| one.span.overlaps(window));
    marks.extend(figures.map(|one| (one.span, TextMark::Figure(one.clone()))));
    let defects = reading.defects.iter().filter(|one| one.span.overlaps(window));
    marks.extend(defects.map(|one| (one.span, TextMark::Defect(one.clone()))));
    marks
}

fn counts(reading: &Reading) -> MarkCounts {
    MarkCounts {
        entities: reading.mentions.len(),
        quotes: reading.quotes.len(),
        dates: reading.dates.len(),
        figures: reading.figures.len(),
        defects: reading.defects.len(),
    }
}

/// The part of a text that is drawn, whole sentences of it.
fn window(text: &ArticleText, at: u32, (before, after): (u32, u32)) -> Span {
    let end = text.text.len() as u32;
    let steps = |times: u32| DRAWN.saturating_mul(times);
    let first = if at < DRAWN { 0 } else { at - DRAWN / 4 };
    let ends = |at: u32| {
        let next = text.reading.sentences.partition_point(|span| span.start < at);
        text.reading.sentences.get(next).map_or(end, |span| span.start)
    };
    let start = first.saturating_sub(steps(before));
    Span {
        start: if start == 0 { 0 } else { ends(start).min(at) },
        end: ends(first.saturating_add(steps(1)).saturating_add(steps(after))),
    }
}

fn blocks(text: &ArticleText, window: Span, marks: &[(Span, TextMark)]) -> Vec<Block> {
    let within = |(kind, span): (Option<PartKind>, Span)| {
        let span = Span { start: span.start.max(window.start), end: span.end.min(window.end) };
        (!span.is_empty()).then(|| Block {
            kind,
            span,
            segments: marked(&text.text, span, marks)
                .into_iter()
                .map(|piece| Segment { span: piece.span, text: piece.text, marks: piece.marks })
                .collect(),
        })
    };
    stretches(text).into_iter().filter_map(within).collect()
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
    let is_by_article = articles.len() <= COLUMNS;
    let forms = entity.variants.iter().map(|variant| {
        let all = || variant.counts.iter().map(|count| count.count).sum();
        let of = |id: &String| {
            variant.counts.iter().find(|count| count.article == *id).map_or(0, |count| count.count)
        };
        let counts = if is_by_article { articles.iter().map(of).collect() } else { vec![all()] };
        (variant.form.clone(), variant.reason, counts)
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
        is_by_article,
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
