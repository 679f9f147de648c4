//! How alike two passages are, from 0 to 1, and what makes them so.
//!
//! A passage is a vector of what it says: stems of its words, entities, dates, figures. Each
//! weighs the logarithm of how rare it is among the dossier's passages (inverse document frequency,
//! Sparck Jones 1972). Likeness is the mean of two measures that are both symmetric: the cosine
//! (Salton & Buckley 1988), which long passages lower, and the overlap, the shared weight over that
//! of the lighter passage (Szymkiewicz–Simpson), which they do not.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::EvidenceKind;
use crate::{
    article::part_at,
    dossier::{ArticleText, Texts},
    reading::{Date, Figure, Quote, dates::interval},
    text::{
        Span,
        fold::fold,
        order::sort_by,
        words::{Stemmer, words},
    },
};

/// A feature of a passage.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Feature {
    Name(String),
    Date(String),
    Figure(String),
    Speaker(String),
    Word(String),
}

impl Feature {
    pub(super) fn kind(&self) -> EvidenceKind {
        match self {
            Self::Name(_) => EvidenceKind::Names,
            Self::Date(_) => EvidenceKind::Dates,
            Self::Figure(_) => EvidenceKind::Figures,
            Self::Speaker(_) => EvidenceKind::Speaker,
            Self::Word(_) => EvidenceKind::Words,
        }
    }
}

/// A sentence of a part that counts, with what it says.
#[derive(Clone, Debug)]
pub(super) struct Passage<'t> {
    /// Index of the article.
    pub(super) article: usize,
    pub(super) text: &'t ArticleText,
    pub(super) span: Span,
    /// Features with the first stretch that says each.
    pub(super) features: BTreeMap<Feature, Span>,
    pub(super) dates: Vec<&'t Date>,
    pub(super) figures: Vec<&'t Figure>,
    pub(super) quotes: Vec<&'t Quote>,
}

/// The passages of an article, in order.
pub(super) fn passages(article: usize, text: &ArticleText) -> Vec<Passage<'_>> {
    let stemmer = Stemmer::new(text.reading.language);
    let counts =
        |span: Span| part_at(&text.parts, span).is_some_and(crate::article::PartKind::counts);
    text.reading
        .sentences
        .iter()
        .filter(|span| counts(**span))
        .map(|&span| passage(article, text, span, &stemmer))
        .collect()
}

fn passage<'t>(
    article: usize,
    text: &'t ArticleText,
    span: Span,
    stemmer: &Stemmer,
) -> Passage<'t> {
    let reading = &text.reading;
    let dates: Vec<&Date> = reading.dates.iter().filter(|date| span.contains(date.span)).collect();
    let figures: Vec<&Figure> =
        reading.figures.iter().filter(|figure| span.contains(figure.span)).collect();
    let mentions: Vec<_> =
        reading.mentions.iter().filter(|mention| span.contains(mention.span)).collect();
    let mut features: BTreeMap<Feature, Span> = BTreeMap::new();
    for mention in &mentions {
        features.entry(Feature::Name(mention.entity.clone())).or_insert(mention.span);
    }
    for date in &dates {
        features.entry(Feature::Date(date.value.clone())).or_insert(date.span);
    }
    for figure in &figures {
        let number = figure.value.or(figure.min).or(figure.max).unwrap_or_default();
        features.entry(Feature::Figure(number.to_string())).or_insert(figure.span);
    }
    for quote in reading.quotes.iter().filter(|quote| span.overlaps(quote.span)) {
        for speaker in &quote.speakers {
            features.entry(Feature::Speaker(speaker.clone())).or_insert(quote.span);
        }
    }
    let taken = |word: Span| {
        mentions.iter().any(|mention| mention.span.overlaps(word))
            || dates.iter().any(|date| date.span.overlaps(word))
    };
    for word in words(&text.text, span).filter(|word| !taken(*word)) {
        let lower = word.of(&text.text).to_lowercase();
        if !is_grammar(&fold(&lower)) {
            features.entry(Feature::Word(stemmer.stem(&lower))).or_insert(word);
        }
    }
    let quotes = reading.quotes.iter().filter(|quote| span.overlaps(quote.span)).collect();
    Passage { article, text, span, features, dates, figures, quotes }
}

/// Words of the grammar say nothing of the topic.
fn is_grammar(folded: &str) -> bool {
    crate::reading::gazetteer::FUNCTION_WORDS.contains(folded)
}

/// How rare each feature is among the passages of a dossier.
#[derive(Clone, Debug, Default)]
pub struct Weights {
    passages: f64,
    frequency: BTreeMap<Feature, f64>,
}

impl Weights {
    /// Of all passages of a dossier.
    pub fn of(texts: &Texts) -> Self {
        Self::of_articles(&texts.articles.iter().collect::<Vec<_>>())
    }

    /// Of the passages of some articles.
    pub fn of_articles(articles: &[&ArticleText]) -> Self {
        let mut weights = Self::default();
        for (at, text) in articles.iter().enumerate() {
            for passage in passages(at, text) {
                weights.passages += 1.0;
                for feature in passage.features.into_keys() {
                    *weights.frequency.entry(feature).or_default() += 1.0;
                }
            }
        }
        weights
    }

    /// Weight of a feature: ln(1 + passages / passages that have it).
    pub(super) fn of_feature(&self, feature: &Feature) -> f64 {
        let frequency = self.frequency.get(feature).copied().unwrap_or(1.0);
        (1.0 + self.passages.max(1.0) / frequency).ln()
    }
}

/// Least weight of a passage in the overlap, about that of six features of middling rarity: two
/// words that a very short passage shares do not make it the same.
const LIGHTEST: f64 = 18.0;

/// A passage's features with their weights, and the sums both measures need.
pub(super) struct Vector {
    features: Vec<(usize, f64)>,
    norm: f64,
    sum: f64,
}

/// Vectors of passages over one numbering of features.
pub(super) fn vectors(passages: &[Passage], weights: &Weights) -> Vec<Vector> {
    let mut numbers: BTreeMap<&Feature, usize> = BTreeMap::new();
    for feature in passages.iter().flat_map(|passage| passage.features.keys()) {
        let next = numbers.len();
        numbers.entry(feature).or_insert(next);
    }
    passages
        .iter()
        .map(|passage| {
            let mut features: Vec<(usize, f64)> = passage
                .features
                .keys()
                .map(|feature| (numbers[feature], weights.of_feature(feature)))
                .collect();
            sort_by(&mut features, |(a, _), (b, _)| a.cmp(b));
            let norm = features.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt();
            let sum = features.iter().map(|(_, weight)| weight).sum();
            Vector { features, norm, sum }
        })
        .collect()
}

impl Vector {
    /// Likeness to another passage, 0 to 1.
    pub(super) fn likeness(&self, other: &Self) -> f64 {
        let (mut dot, mut shared) = (0.0, 0.0);
        let (mut left, mut right) =
            (self.features.iter().peekable(), other.features.iter().peekable());
        while let (Some((a, weight)), Some((b, _))) = (left.peek(), right.peek()) {
            match a.cmp(b) {
                std::cmp::Ordering::Less => _ = left.next(),
                std::cmp::Ordering::Greater => _ = right.next(),
                std::cmp::Ordering::Equal => {
                    dot += weight * weight;
                    shared += weight;
                    left.next();
                    right.next();
                }
            }
        }
        if dot == 0.0 {
            return 0.0;
        }
        let cosine = dot / (self.norm * other.norm);
        let overlap = shared / self.sum.min(other.sum).max(LIGHTEST);
        f64::midpoint(cosine, overlap).clamp(0.0, 1.0)
    }
}

/// Whether two TIMEX3 values can mean the same day: one holds the other.
pub(super) fn compatible_dates(a: &str, b: &str) -> bool {
    let holds = |(from, to): (NaiveDate, NaiveDate), (first, last): (NaiveDate, NaiveDate)| {
        from <= first && last <= to
    };
    interval(a).zip(interval(b)).is_some_and(|(a, b)| holds(a, b) || holds(b, a))
}
