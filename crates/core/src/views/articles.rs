//! The article and entity views.

use std::collections::BTreeMap;

use super::{
    archive::Archive,
    cards::{Snippet, results, whole},
    forms::{FormDifference, form_differences},
    passage::{StaleLink, stale_link, to_place},
};
use crate::{
    action::{Action, FilterAction},
    article::SectionKind,
    bundle::{ArticleText, CatalogueArticle, EntityCount, Variant, VariantReason},
    findings::{Date, Defect, Figure, Mention, Quote, Reading},
    text::{Language, Span, pieces::marked, sort::sort_by},
    view_state::{Facet, ViewState},
};

/// What the article view shows.
#[derive(Clone, Debug, PartialEq)]
pub struct ArticleModel {
    /// The article's id.
    pub id: String,
    /// The text within the window, in order and without gaps.
    pub blocks: Vec<Block>,
    /// The section of the text that is shown.
    pub window: Span,
    /// How long the text is, in bytes.
    pub length: u32,
    /// Neighbours within the filtered set.
    pub previous: Option<Action>,
    /// Neighbours within the filtered set.
    pub next: Option<Action>,
    /// Its place in the filtered set, from 1, and the set's size; `None`: the filters hide it.
    pub position: Option<(usize, usize)>,
    /// The articles most like it, with the comparison's state.
    pub compare_with: Vec<(String, Action)>,
    /// Counts for the switches.
    pub counts: MarkCounts,
    /// The marks that begin within the window, each with its words, by kind in the order of
    /// [`MARK_KINDS`](crate::messages::MARK_KINDS) and as they come.
    pub marks: [Vec<(String, TextMark)>; 5],
    /// The passage that the link stands at, if it is not there as the link remembers it.
    pub stale: Option<StaleLink>,
}

/// How many marks of each kind a text has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MarkCounts {
    /// Mentions.
    pub entities: usize,
    /// Quotes.
    pub quotes: usize,
    /// Dates.
    pub dates: usize,
    /// Figures.
    pub figures: usize,
    /// Defects.
    pub defects: usize,
}

/// A part of the text, or the white space between parts.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// `None`: between parts.
    pub kind: Option<SectionKind>,
    /// Where it stands.
    pub span: Span,
    /// Its stretches, in order and without gaps, each with the marks that cover it.
    pub segments: Vec<Segment>,
}

/// A stretch of text under the same marks.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    /// Where it stands.
    pub span: Span,
    /// Its words.
    pub text: String,
    /// The marks that cover it, outermost first.
    pub marks: Vec<TextMark>,
    /// Those that begin with it, each with all its words.
    pub begun: Vec<(String, TextMark)>,
}

/// A mark on a text.
#[derive(Clone, Debug, PartialEq)]
pub enum TextMark {
    /// A mention.
    Entity(Mention),
    /// A quote.
    Quote(Quote),
    /// A date.
    Date(Date),
    /// A figure.
    Figure(Figure),
    /// A defect.
    Defect(Defect),
    /// A hit of the search.
    Hit,
    /// What the link stands at.
    Spot,
}

impl TextMark {
    /// Its kind, as a place in [`MARK_KINDS`](crate::messages::MARK_KINDS); what was not read has none.
    pub fn kind(&self) -> Option<usize> {
        match self {
            Self::Entity(_) => Some(0),
            Self::Quote(_) => Some(1),
            Self::Date(_) => Some(2),
            Self::Figure(_) => Some(3),
            Self::Defect(_) => Some(4),
            Self::Hit | Self::Spot => None,
        }
    }

    /// Where it stands; a hit does not say.
    pub fn span(&self) -> Option<Span> {
        match self {
            Self::Entity(one) => Some(one.span),
            Self::Quote(one) => Some(one.span),
            Self::Date(one) => Some(one.span),
            Self::Figure(one) => Some(one.span),
            Self::Defect(one) => Some(one.span),
            Self::Hit | Self::Spot => None,
        }
    }
}

/// What the entity view shows.
#[derive(Clone, Debug, PartialEq)]
pub struct EntityModel {
    /// The entity's id.
    pub id: String,
    /// Its forms, most used first.
    pub forms: Vec<Form>,
    /// Whether each article has a column of its own.
    pub is_by_article: bool,
    /// Articles that name it, in the catalogue's order.
    pub articles: Vec<String>,
    /// Every sentence that counts and is its quote or names it, once; `None`: the texts have not
    /// arrived yet. A relation without sentences is left out.
    pub relations: Option<Vec<(Relation, Vec<SentencesOfArticle>)>>,
    /// The cards that name it.
    pub filter: Action,
}

/// A form of an entity's name.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    /// Its words.
    pub words: String,
    /// Their language: that of the articles that use it, if they have one.
    pub language: Language,
    /// Why it was joined.
    pub reason: VariantReason,
    /// What tells it from the name that is shown.
    pub differences: Vec<FormDifference>,
    /// How often each of [`EntityModel::articles`] uses it; one count for all of them where they are
    /// too many for a column each.
    pub counts: Vec<u32>,
}

/// What a sentence has to do with an entity, the closest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// The entity is the speaker of a quote in it.
    Speaker,
    /// A quote in it was taken from the entity, an agency or a medium.
    Via,
    /// A quote in it names the entity.
    InQuote,
    /// It names the entity outside quotes.
    Mentioned,
}

impl Relation {
    /// All of them, in order.
    pub const ALL: [Self; 4] = [Self::Speaker, Self::Via, Self::InQuote, Self::Mentioned];
}

/// An article's id, and its sentences in reading order.
pub type SentencesOfArticle = (String, Vec<EntitySentence>);

/// Whether an article has its source in common with another of some.
pub fn shares_source(articles: &[CatalogueArticle], at: usize) -> bool {
    articles.iter().filter(|one| one.source() == articles[at].source()).count() > 1
}

/// How many sentences some articles have.
pub fn sentence_count(articles: &[SentencesOfArticle]) -> usize {
    articles.iter().map(|(_, sentences)| sentences.len()).sum()
}

/// A sentence that has to do with an entity.
#[derive(Clone, Debug, PartialEq)]
pub struct EntitySentence {
    /// Its words, with the entity's mentions as hits.
    pub snippet: Snippet,
    /// Whose words the quotes are that relate it to the entity, where not the entity's alone.
    pub attributions: Vec<QuoteAttribution>,
    /// Shows it in its article.
    pub open: Action,
}

/// Whose words a quote is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuoteAttribution {
    /// Names of its speakers; empty: not said.
    pub speakers: Vec<String>,
    /// Names of the agencies or media it was taken from.
    pub via: Vec<String>,
}

/// Most articles that an article is offered to be compared with.
const COMPARE_WITH: usize = 20;

/// Most articles that have a column each in the table of an entity's forms.
const COLUMNS: usize = 12;

/// Most of a text that is drawn at once, in bytes: some 10,000 words.
const DRAWN: u32 = 65_536;

/// What the article view shows: all of the text, or of a very long one what stands about the link's
/// place, and as much again before and after as often as was asked for (`more`). `None`: the link
/// names no article of the dossier, or the texts have not arrived.
pub fn article_model(
    archive: &Archive,
    state: &ViewState,
    more: (u32, u32),
) -> Option<ArticleModel> {
    let id = state.id.as_deref()?;
    let (article, text) = (archive.article(id)?, archive.text(id)?);
    let order = results(archive, state).order;
    let here = order.iter().position(|&at| archive.catalogue.articles[at].id == id);
    let neighbour = |at: Option<usize>| {
        at.and_then(|at| order.get(at))
            .map(|&at| Action::Article(archive.catalogue.articles[at].id.clone()))
    };
    let window = window(text, state.at.map_or(0, |at| at.start), more);
    let stale = stale_link(state, text);
    let spot = state.at.filter(|_| stale.is_none());
    let mut marks = marks(archive, state, text, window);
    marks.extend(spot.filter(|at| !at.is_empty()).map(|at| (at, TextMark::Spot)));
    let mut blocks = blocks(text, window, &marks);
    if let Some(place) = spot.filter(|at| at.is_empty()) {
        mark_place(&mut blocks, place.start);
    }
    let by_kind = by_kind(&blocks);
    Some(ArticleModel {
        id: id.to_owned(),
        blocks,
        window,
        length: text.text.len() as u32,
        previous: neighbour(here.and_then(|here| here.checked_sub(1))),
        next: neighbour(here.map(|here| here + 1)),
        position: here.map(|here| (here + 1, order.len())),
        compare_with: by_similarity(archive, article)
            .into_iter()
            .take(COMPARE_WITH)
            .map(|other| {
                let both = vec![id.to_owned(), other.id.clone()];
                (other.id.clone(), Action::CompareThese(both))
            })
            .collect(),
        counts: counts(&text.reading),
        stale,
        marks: by_kind,
    })
}

/// Marks the stretch that a link to a place stands at.
fn mark_place(blocks: &mut [Block], at: u32) {
    let segments = blocks.iter_mut().flat_map(|block| &mut block.segments);
    segments
        .filter(|segment| segment.span.start <= at && at < segment.span.end)
        .for_each(|segment| segment.marks.push(TextMark::Spot));
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
    let search = archive.search.filter(|_| state.searches());
    if let Some((search, &at)) = search.zip(archive.article_index.get(&text.id)) {
        let found = search(archive, &state.q, at..at + 1).found.into_iter().flatten();
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
    let within = |(kind, span): (Option<SectionKind>, Span)| {
        let span = Span { start: span.start.max(window.start), end: span.end.min(window.end) };
        (!span.is_empty()).then(|| Block {
            kind,
            span,
            segments: marked(&text.text, span, marks)
                .into_iter()
                .map(|piece| {
                    let begun = piece.marks.iter().filter_map(|mark| {
                        let whole = mark.span().filter(|span| span.start == piece.span.start)?;
                        Some((whole.of(&text.text).to_owned(), mark.clone()))
                    });
                    let begun = begun.collect();
                    Segment { span: piece.span, text: piece.text, marks: piece.marks, begun }
                })
                .collect(),
        })
    };
    stretches(text).into_iter().filter_map(within).collect()
}

/// The marks that begin in the sections of a text, by kind.
fn by_kind(blocks: &[Block]) -> [Vec<(String, TextMark)>; 5] {
    let mut marks = [const { Vec::new() }; 5];
    let parts = blocks.iter().filter(|block| block.kind.is_some());
    for (words, mark) in parts.flat_map(|part| &part.segments).flat_map(|one| &one.begun) {
        if let Some(kind) = mark.kind() {
            marks[kind].push((words.clone(), mark.clone()));
        }
    }
    marks
}

/// The whole text as parts and what stands between them.
pub(super) fn stretches(text: &ArticleText) -> Vec<(Option<SectionKind>, Span)> {
    let mut stretches = Vec::new();
    let mut at = 0;
    for part in &text.sections {
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
pub(super) struct EntitySimilarity {
    /// For each article, its entities by number, rising, with their weights over its length.
    vectors: Vec<Vec<(usize, f64)>>,
    /// For each entity, the articles that name it, with the same weights.
    postings: Vec<Vec<(usize, f64)>>,
}

impl EntitySimilarity {
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
        let mut similarity = vec![0.0; self.vectors.len()];
        for &(entity, weight) in &self.vectors[article] {
            self.postings[entity]
                .iter()
                .for_each(|&(other, shared)| similarity[other] += weight * shared);
        }
        similarity
    }
}

/// The other articles by similarity, falling; by the catalogue's order at a tie.
fn by_similarity<'a>(
    archive: &'a Archive,
    article: &CatalogueArticle,
) -> Vec<&'a CatalogueArticle> {
    let Some(&own) = archive.article_index.get(&article.id) else { return Vec::new() };
    let similarity = EntitySimilarity::of(archive).to_each(own);
    let mut others: Vec<usize> =
        (0..archive.catalogue.articles.len()).filter(|&at| at != own).collect();
    sort_by(&mut others, |a, b| similarity[*b].total_cmp(&similarity[*a]));
    others.into_iter().map(|at| &archive.catalogue.articles[at]).collect()
}

/// The language of a form's words: that of the articles that use it, if they have one.
fn language_of(archive: &Archive, variant: &Variant) -> Language {
    let articles = variant.counts.iter().filter_map(|count| archive.article(&count.article));
    let mut languages = articles.map(|article| article.language);
    let first = languages.next().unwrap_or(Language::Unknown);
    if languages.all(|other| other == first) { first } else { Language::Unknown }
}

/// What the entity view shows; `None`: the link names no entity of the dossier.
pub fn entity_model(archive: &Archive, state: &ViewState) -> Option<EntityModel> {
    let entity = archive.entity(state.id.as_deref()?)?;
    let named = archive.catalogue.articles.iter().filter(|one| names_entity(one, &entity.id));
    let articles: Vec<String> = named.map(|article| article.id.clone()).collect();
    let is_by_article = articles.len() <= COLUMNS;
    let forms = entity.variants.iter().map(|variant| {
        let all = || variant.counts.iter().map(|count| count.count).sum();
        let of = |id: &String| {
            variant.counts.iter().find(|count| count.article == *id).map_or(0, |count| count.count)
        };
        Form {
            words: variant.form.clone(),
            language: language_of(archive, variant),
            reason: variant.reason,
            differences: form_differences(&variant.form, &entity.name),
            counts: if is_by_article { articles.iter().map(of).collect() } else { vec![all()] },
        }
    });
    Some(EntityModel {
        id: entity.id.clone(),
        forms: forms.collect(),
        is_by_article,
        relations: archive.texts.is_some().then(|| relations(archive, &entity.id)),
        filter: Action::Filter(FilterAction::Only(Facet::Entity, entity.id.clone())),
        articles,
    })
}

fn names_entity(article: &CatalogueArticle, entity: &str) -> bool {
    article.entities.iter().any(|count| count.entity == entity)
}

/// The sentences that have to do with an entity, by what they have to do with it.
fn relations(archive: &Archive, entity: &str) -> Vec<(Relation, Vec<SentencesOfArticle>)> {
    let mut relations = Relation::ALL.map(|relation| (relation, Vec::new()));
    // A speaker or medium may be named in sections alone that are no content.
    let concerned = |article: &&CatalogueArticle| {
        let mut cited = article.speakers.iter().chain(&article.via);
        cited.any(|id| id == entity) || names_entity(article, entity)
    };
    let articles = archive.catalogue.articles.iter().filter(concerned);
    for text in articles.filter_map(|article| archive.text(&article.id)) {
        let found = sentences_on(archive, text, entity);
        for (relation, articles) in &mut relations {
            let own = found.iter().filter(|(of, _)| of == relation);
            let own: Vec<_> = own.map(|(_, sentence)| sentence.clone()).collect();
            if !own.is_empty() {
                articles.push((text.id.clone(), own));
            }
        }
    }
    relations.into_iter().filter(|(_, articles)| !articles.is_empty()).collect()
}

/// The sentences of a text that count and have to do with an entity, each with the closest relation.
fn sentences_on(
    archive: &Archive,
    text: &ArticleText,
    entity: &str,
) -> Vec<(Relation, EntitySentence)> {
    let named = |ids: &[String]| ids.iter().any(|id| id == entity);
    let mentions = text.reading.mentions.iter().filter(|mention| mention.entity == entity);
    let mentions: Vec<Span> = mentions.map(|mention| mention.span).collect();
    let mut found: BTreeMap<Span, (Relation, Vec<QuoteAttribution>)> = BTreeMap::new();
    let mut relate = |span: Span, relation: Relation, attribution: Option<QuoteAttribution>| {
        for sentence in overlapping(&text.reading.sentences, span) {
            let (closest, attributions) = found.entry(*sentence).or_insert((relation, Vec::new()));
            *closest = (*closest).min(relation);
            attributions.extend(attribution.clone().filter(|one| !attributions.contains(one)));
        }
    };
    for quote in &text.reading.quotes {
        let is_its_alone = quote.via.is_empty() && quote.speakers == [entity];
        let attribution = (!is_its_alone).then(|| QuoteAttribution {
            speakers: names(archive, &quote.speakers),
            via: names(archive, &quote.via),
        });
        if named(&quote.speakers) {
            relate(quote.span, Relation::Speaker, attribution);
        } else if named(&quote.via) {
            relate(quote.span, Relation::Via, attribution);
        } else {
            let inside = overlapping(&mentions, quote.span).iter();
            inside.for_each(|mention| relate(*mention, Relation::InQuote, attribution.clone()));
        }
    }
    mentions.iter().for_each(|mention| relate(*mention, Relation::Mentioned, None));
    let sentence = |(sentence, (relation, attributions))| {
        let mentions = overlapping(&mentions, sentence);
        let sentence = EntitySentence {
            snippet: whole(&text.text, sentence, mentions),
            attributions,
            open: to_place(text, mentions.first().unwrap_or(&sentence).start),
        };
        (relation, sentence)
    };
    found.into_iter().filter(|(span, _)| text.is_content_at(*span)).map(sentence).collect()
}

/// Those of some spans, which stand in order and apart, that overlap one.
fn overlapping(spans: &[Span], one: Span) -> &[Span] {
    let first = spans.partition_point(|span| span.end <= one.start);
    let count = spans[first..].partition_point(|span| span.start < one.end);
    &spans[first..first + count]
}

fn names(archive: &Archive, ids: &[String]) -> Vec<String> {
    ids.iter().filter_map(|id| Some(archive.entity(id)?.name.clone())).collect()
}
