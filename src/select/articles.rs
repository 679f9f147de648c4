//! The article, entity and comparison views.

use std::collections::BTreeMap;

use super::{
    Archive, ArticlePage, Block, ComparePage, EntityPage, InRow, MarkCounts, MentionInContext,
    Segment, SideBlock, SideText, TextMark,
    cards::{COMPARED, excerpt, results},
    pieces::marked,
};
use crate::{
    article::{PartKind, part_at},
    compare::{self, Ledger, Options, Row, Side, State},
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
    let haystack = archive.article_index.get(&text.id).and_then(|&at| archive.haystacks.get(at));
    if let Some(found) =
        haystack.filter(|_| !query.is_empty()).and_then(|haystack| query.find(haystack))
    {
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
fn stretches(text: &ArticleText) -> Vec<(Option<PartKind>, Span)> {
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

/// The full texts of a ledger's articles, each passage with its row.
pub fn side_texts(archive: &Archive, ledger: &Ledger) -> Vec<SideText> {
    let rows = |column: usize| -> Vec<(Span, InRow)> {
        let placed = |row: &Row| InRow { row: row.id.clone(), shared: row.state != State::Alone };
        let rows = ledger.rows.iter();
        rows.flat_map(|row| row.cells[column].spans.iter().map(move |span| (*span, placed(row))))
            .collect()
    };
    let side = |(column, id): (usize, &String)| {
        let text = archive.text(id)?;
        let rows = rows(column);
        let pieces = |span| {
            marked(&text.text, span, &rows)
                .into_iter()
                .map(|piece| (piece.text, piece.marks.into_iter().next()))
                .collect()
        };
        Some(SideText {
            id: id.clone(),
            blocks: stretches(text)
                .into_iter()
                .map(|(kind, span)| SideBlock { kind, pieces: pieces(span) })
                .collect(),
        })
    };
    ledger.articles.iter().enumerate().filter_map(side).collect()
}

/// The other articles by likeness: cosine of their entities, each weighed by how few articles name
/// it (Salton & Buckley 1988), falling; by the catalogue's order at a tie.
fn by_likeness<'a>(archive: &'a Archive, article: &CatalogueArticle) -> Vec<&'a CatalogueArticle> {
    let articles = &archive.catalogue.articles;
    let mut frequency: BTreeMap<&str, f64> = BTreeMap::new();
    for count in articles.iter().flat_map(|article| &article.entities) {
        *frequency.entry(&count.entity).or_default() += 1.0;
    }
    let squared = |count: &EntityCount| {
        (1.0 + articles.len() as f64 / frequency[count.entity.as_str()]).ln().powi(2)
    };
    let norm =
        |article: &CatalogueArticle| article.entities.iter().map(squared).sum::<f64>().sqrt();
    let likeness = |other: &CatalogueArticle| {
        let both =
            |count: &&EntityCount| other.entities.iter().any(|one| one.entity == count.entity);
        let shared: f64 = article.entities.iter().filter(both).map(squared).sum();
        shared / (norm(article) * norm(other)).max(f64::MIN_POSITIVE)
    };
    let mut others: Vec<(f64, &CatalogueArticle)> = articles
        .iter()
        .filter(|other| other.id != article.id)
        .map(|other| (likeness(other), other))
        .collect();
    sort_by(&mut others, |a, b| b.0.total_cmp(&a.0));
    others.into_iter().map(|(_, other)| other).collect()
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
                opened: state.opening_article_at(&text.id, mention.span.start),
            }
        })
        .collect()
}

/// What the comparison shows, of the first four articles chosen that the dossier has; `None`:
/// fewer than two, or the texts have not arrived.
pub fn compare_page(archive: &Archive, state: &ViewState) -> Option<ComparePage> {
    let (known, unknown): (Vec<_>, Vec<_>) =
        state.sel.iter().cloned().partition(|id| archive.article(id).is_some());
    let texts: Vec<&ArticleText> =
        known.iter().take(COMPARED).filter_map(|id| archive.text(id)).collect();
    if texts.len() < 2 {
        return None;
    }
    let reference = state
        .reference
        .as_ref()
        .and_then(|reference| texts.iter().position(|text| text.id == *reference))
        .unwrap_or(0);
    let sides: Vec<Side> = texts
        .into_iter()
        .map(|text| Side {
            text,
            agency: archive.article(&text.id).and_then(|article| article.agency.as_deref()),
        })
        .collect();
    let options = Options { reference, ..Options::default() };
    Some(ComparePage {
        ledger: compare::ledger(&sides, &options, archive.weights.as_ref()?),
        unknown,
    })
}
