//! The dossier in memory.

use std::{
    collections::BTreeMap,
    ops::Range,
    sync::{Arc, OnceLock, RwLock},
};

use super::facet_values::Values;
use crate::{
    bundle::{Annotations, ArticleText, Catalogue, CatalogueArticle, Entity, Event, Texts},
    compare::{PreparedText, Weights},
    search::{Haystack, Searched, Vocabulary},
    view_state::Facet,
};

/// The whole dossier in memory; never changed once loaded.
#[derive(Debug)]
pub struct Archive {
    /// Cards, facets, entities, events.
    pub catalogue: Arc<Catalogue>,
    /// The texts, once they have arrived.
    pub texts: Option<Texts>,
    /// What comparisons need to know of their words, once it has arrived.
    pub annotations: Arc<OnceLock<Annotations>>,
    /// Position of an article id in the catalogue (and in the texts).
    pub(crate) article_index: BTreeMap<String, usize>,
    /// Position of an entity id in the catalogue.
    pub(crate) entity_index: BTreeMap<String, usize>,
    /// The values of the facets, in the order of [`Facet::ALL`], each facet's when it is first asked
    /// for.
    pub(super) values: [OnceLock<Values>; Facet::ALL.len()],
    /// Once the texts have arrived. It stands here by its address: the page fetches it with them.
    pub(crate) search: Option<Search>,
    /// The texts made ready for searching, in the catalogue's order, each when it is first asked
    /// for.
    pub(super) haystacks: Vec<OnceLock<Haystack>>,
    /// The words of those that are.
    pub(super) vocabulary: RwLock<Vocabulary>,
    /// Made when two articles are first compared.
    pub(super) weights: OnceLock<Weights>,
    /// Texts made ready for comparing, in the catalogue's order, each when it is first compared.
    pub(super) prepared: Vec<OnceLock<Arc<PreparedText>>>,
}

/// Searches the texts at some positions for what was typed.
type Search = fn(&Archive, &str, Range<usize>) -> Searched;

/// Most articles in which words are counted to tell how rare they are: enough to tell, and a second
/// of work.
const WEIGHED: usize = 1000;

impl Archive {
    /// Of a catalogue alone; annotations may come later.
    pub fn new(catalogue: Arc<Catalogue>, annotations: Arc<OnceLock<Annotations>>) -> Self {
        let (mut article_index, mut entity_index) = (BTreeMap::new(), BTreeMap::new());
        article_index.extend(catalogue.articles.iter().enumerate().map(|(i, a)| (a.id.clone(), i)));
        entity_index.extend(catalogue.entities.iter().enumerate().map(|(i, e)| (e.id.clone(), i)));
        let haystacks = vec![OnceLock::new(); catalogue.articles.len()];
        let prepared = vec![OnceLock::new(); catalogue.articles.len()];
        Self {
            catalogue,
            texts: None,
            annotations,
            article_index,
            entity_index,
            values: Default::default(),
            search: None,
            haystacks,
            vocabulary: RwLock::default(),
            weights: OnceLock::new(),
            prepared,
        }
    }

    /// The values of a facet.
    pub(super) fn values(&self, facet: Facet) -> &Values {
        self.values[facet as usize]
            .get_or_init(|| Values::of(&self.catalogue, &self.entity_index, facet))
    }

    /// Works out what every comparison needs, so that the first need not.
    pub async fn prepare_comparison(&self, rest: &impl AsyncFn()) {
        self.weights(rest).await;
    }

    /// How rare words and names are, once the texts have arrived; of a large dossier, in some of its
    /// articles, evenly spread.
    pub(crate) async fn weights(&self, rest: &impl AsyncFn()) -> Option<&Weights> {
        if self.weights.get().is_none() {
            let articles = &self.texts.as_ref()?.articles;
            let some = articles.iter().step_by(articles.len().div_ceil(WEIGHED).max(1));
            let weights = Weights::in_steps(some, rest).await;
            // Worked out twice at a time they are the same.
            let _ = self.weights.set(weights);
        }
        self.weights.get()
    }

    /// An article's text made ready for comparing, once text and annotations have arrived.
    pub(crate) fn prepared(&self, at: usize) -> Option<&Arc<PreparedText>> {
        let text = self.texts.as_ref()?.articles.get(at)?;
        let annotations = self.annotations.get()?.articles.get(at)?;
        let make = || Arc::new(PreparedText::of(text, annotations));
        Some(self.prepared[at].get_or_init(make))
    }

    /// The catalogue's entry for an article.
    pub fn article(&self, id: &str) -> Option<&CatalogueArticle> {
        self.article_index.get(id).map(|&index| &self.catalogue.articles[index])
    }

    /// The text of an article, once the texts have arrived.
    pub fn text(&self, id: &str) -> Option<&ArticleText> {
        self.texts.as_ref()?.articles.get(*self.article_index.get(id)?)
    }

    /// An entity.
    pub fn entity(&self, id: &str) -> Option<&Entity> {
        self.entity_index.get(id).map(|&index| &self.catalogue.entities[index])
    }

    /// An event.
    pub fn event(&self, id: &str) -> Option<&Event> {
        self.catalogue.events.iter().find(|event| event.id == id)
    }
}
