//! The values of a facet: which articles carry each, and its words. No state changes them.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::{
    bundle::{Catalogue, CatalogueArticle},
    findings::DefectKind,
    text::{
        fold::{slug, sort_key},
        sort::sort_by,
    },
    view_state::Facet,
};

/// The words of a facet's value; those not from the sources are the interface's to choose.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FacetLabel {
    /// A name.
    Name(String),
    /// Names and a day, of an event.
    Event(Vec<String>, Option<NaiveDate>),
    /// Source not stated.
    NotStated,
    /// A stretch of the calendar, by its TIMEX3 value.
    Date(String),
    /// A defect.
    Defect(DefectKind),
    /// A language, by its code.
    Language(String),
}

/// The source id of articles whose source is not stated.
const NO_SOURCE: &str = "none";

/// The values of a facet by number, and which articles carry them: what no state changes.
#[derive(Debug, Default)]
pub(super) struct Values {
    pub(super) known: Vec<Value>,
    /// Numbers in the order of the interface.
    pub(super) order: Vec<usize>,
    /// Numbers that each article carries, in the catalogue's order.
    pub(super) carried: Vec<Vec<usize>>,
}

#[derive(Debug)]
pub(super) struct Value {
    pub(super) id: String,
    /// What it says; `None`: the dossier has no words for it.
    pub(super) label: Option<FacetLabel>,
    /// Articles that carry it.
    pub(super) articles: usize,
}

impl Values {
    /// Of the articles of a dossier. The numbers of events, entities and dates are their positions in
    /// the catalogue.
    pub(super) fn of(
        catalogue: &Catalogue,
        entity_index: &BTreeMap<String, usize>,
        facet: Facet,
    ) -> Self {
        let value = |id: &str, label| Value { id: id.to_owned(), label, articles: 0 };
        let mut known: Vec<Value> = Vec::new();
        if facet == Facet::Event {
            known.extend(catalogue.events.iter().map(|event| {
                value(&event.id, Some(FacetLabel::Event(event.names.clone(), event.day)))
            }));
        } else if facet == Facet::Entity {
            known.extend(
                catalogue
                    .entities
                    .iter()
                    .map(|entity| value(&entity.id, Some(FacetLabel::Name(entity.name.clone())))),
            );
        }
        if facet == Facet::Date {
            known.extend(catalogue.timeline.iter().map(|stretch| {
                value(&stretch.value, Some(FacetLabel::Date(stretch.value.clone())))
            }));
        }
        let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
        numbers.extend(known.iter().enumerate().map(|(number, one)| (one.id.clone(), number)));
        let mut carried = Vec::with_capacity(catalogue.articles.len());
        for (at, article) in catalogue.articles.iter().enumerate() {
            let mut own = Vec::new();
            each_value(catalogue, at, facet, &mut |id| {
                step();
                let number = numbers.get(id).copied().unwrap_or_else(|| {
                    numbers.insert(id.to_owned(), known.len());
                    known.push(value(id, label_in((catalogue, entity_index), article, facet, id)));
                    known.len() - 1
                });
                known[number].articles += 1;
                own.push(number);
            });
            carried.push(own);
        }
        let mut order: Vec<usize> = (0..known.len()).collect();
        if !matches!(facet, Facet::Event | Facet::Entity | Facet::Date) {
            let name = |value: &Value| match &value.label {
                Some(FacetLabel::Name(name)) => sort_key(name),
                _ => String::new(),
            };
            let names: Vec<String> = known.iter().map(name).collect();
            sort_by(&mut order, |&a, &b| {
                step();
                let place = |at: usize| (&names[at], &known[at].label, &known[at].id);
                let by_count = known[b].articles.cmp(&known[a].articles);
                by_count.then_with(|| place(a).cmp(&place(b)))
            });
        }
        Self { known, order, carried }
    }

    pub(super) fn number(&self, id: &str) -> Option<usize> {
        self.known.iter().position(|value| value.id == id)
    }
}

/// Tells of each value that the article at a position carries of a facet.
fn each_value(catalogue: &Catalogue, at: usize, facet: Facet, tell: &mut dyn FnMut(&str)) {
    let article = &catalogue.articles[at];
    match facet {
        Facet::Event => article.event.iter().for_each(|event| tell(event)),
        Facet::Source => match article.source() {
            Some(source) => tell(&slug(source)),
            None => tell(NO_SOURCE),
        },
        Facet::Agency => article.agency.iter().for_each(|agency| tell(&slug(agency))),
        Facet::Via => article.via.iter().for_each(|via| tell(via)),
        Facet::Speaker => article.speakers.iter().for_each(|speaker| tell(speaker)),
        Facet::Entity => article.entities.iter().for_each(|count| tell(&count.entity)),
        Facet::Date => {
            let stretches = catalogue.timeline.iter().filter(|stretch| stretch.has(at));
            stretches.for_each(|stretch| tell(&stretch.value));
        }
        Facet::Defect => article.defects.iter().for_each(|count| tell(count.kind.code())),
        Facet::Language => tell(article.language.code()),
    }
}

/// The words of a value that an article carries.
fn label_in(
    dossier: (&Catalogue, &BTreeMap<String, usize>),
    article: &CatalogueArticle,
    facet: Facet,
    id: &str,
) -> Option<FacetLabel> {
    let name = |name: &str| FacetLabel::Name(name.to_owned());
    match facet {
        Facet::Source if id != NO_SOURCE => article.source().map(name),
        Facet::Agency => article.agency.as_deref().map(name),
        Facet::Language => Some(FacetLabel::Language(id.to_owned())),
        _ => label_of(dossier.0, dossier.1, facet, id),
    }
}

/// The words of a value that no article need carry.
pub(super) fn label_of(
    catalogue: &Catalogue,
    entity_index: &BTreeMap<String, usize>,
    facet: Facet,
    id: &str,
) -> Option<FacetLabel> {
    match facet {
        Facet::Source => (id == NO_SOURCE).then_some(FacetLabel::NotStated),
        Facet::Via | Facet::Speaker | Facet::Entity => {
            entity_index.get(id).map(|&at| FacetLabel::Name(catalogue.entities[at].name.clone()))
        }
        Facet::Defect => DefectKind::of_code(id).map(FacetLabel::Defect),
        Facet::Event | Facet::Agency | Facet::Date | Facet::Language => None,
    }
}

/// Marks a step of work, so that a test can count them.
#[cfg(not(test))]
pub(super) fn step() {}

#[cfg(test)]
pub(super) use counted::step;

#[cfg(test)]
pub(super) mod counted {
    use std::cell::Cell;

    thread_local! {
        /// Steps made by this test.
        pub(in super::super) static STEPS: Cell<usize> = const { Cell::new(0) };
    }

    pub(in super::super) fn step() {
        STEPS.set(STEPS.get() + 1);
    }
}
