//! Which articles pass the filters, and how many would carry each value.
//!
//! OR inside a group, AND between groups; for entities AND, with a switch to OR. The number beside
//! a value counts the articles that satisfy the search, the days and every other group and carry
//! the value; for an AND group the results after adding it. Exclusions always apply, but for a
//! value's own: an excluded value shows what lifting its exclusion would bring.

use std::collections::BTreeMap;

use super::{Archive, EntityGroup, EntityValue, FacetGroup, FacetLabel, FacetValue};
use crate::{
    dossier::{CatalogueArticle, Entity},
    reading::{DefectKind, EntityKind},
    text::{fold::slug, order::sort_by},
    view_state::{Facet, Filters, ViewState},
};

/// The source id of articles whose source is not stated.
const NO_SOURCE: &str = "none";

/// The values of a facet by number, and which articles carry them: what no state changes.
#[derive(Debug, Default)]
pub(super) struct Values {
    known: Vec<Value>,
    /// Numbers in the order of the interface.
    order: Vec<usize>,
    /// Numbers that each article carries, in the catalogue's order.
    carried: Vec<Vec<usize>>,
}

#[derive(Debug)]
struct Value {
    id: String,
    /// What it says; `None`: the dossier has no words for it.
    label: Option<FacetLabel>,
    /// Articles that carry it.
    articles: usize,
}

impl Values {
    /// Of the articles of a dossier. The numbers of events and entities are their positions in the
    /// catalogue.
    pub(super) fn of(archive: &Archive, facet: Facet) -> Self {
        let catalogue = &archive.catalogue;
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
        let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
        numbers.extend(known.iter().enumerate().map(|(number, one)| (one.id.clone(), number)));
        let mut carried = Vec::with_capacity(catalogue.articles.len());
        for article in &catalogue.articles {
            let mut own = Vec::new();
            each_value(article, facet, &mut |id| {
                step();
                let number = numbers.get(id).copied().unwrap_or_else(|| {
                    numbers.insert(id.to_owned(), known.len());
                    known.push(value(id, label_in(archive, article, facet, id)));
                    known.len() - 1
                });
                known[number].articles += 1;
                own.push(number);
            });
            carried.push(own);
        }
        let mut order: Vec<usize> = (0..known.len()).collect();
        if !matches!(facet, Facet::Event | Facet::Entity) {
            sort_by(&mut order, |&a, &b| {
                step();
                let (a, b) = (&known[a], &known[b]);
                let by_count = b.articles.cmp(&a.articles);
                by_count.then_with(|| a.label.cmp(&b.label)).then_with(|| a.id.cmp(&b.id))
            });
        }
        Self { known, order, carried }
    }

    fn number(&self, id: &str) -> Option<usize> {
        self.known.iter().position(|value| value.id == id)
    }
}

/// Tells of each value that an article carries of a facet.
fn each_value(article: &CatalogueArticle, facet: Facet, tell: &mut dyn FnMut(&str)) {
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
        Facet::Defect => article.defects.iter().for_each(|count| tell(count.kind.code())),
        Facet::Language => tell(article.language.code()),
    }
}

/// The words of a value that an article carries.
fn label_in(
    archive: &Archive,
    article: &CatalogueArticle,
    facet: Facet,
    id: &str,
) -> Option<FacetLabel> {
    let name = |name: &str| FacetLabel::Name(name.to_owned());
    match facet {
        Facet::Source if id != NO_SOURCE => article.source().map(name),
        Facet::Agency => article.agency.as_deref().map(name),
        Facet::Language => Some(FacetLabel::Language(id.to_owned())),
        _ => label_of(archive, facet, id),
    }
}

/// The words of a value that no article need carry.
fn label_of(archive: &Archive, facet: Facet, id: &str) -> Option<FacetLabel> {
    match facet {
        Facet::Source => (id == NO_SOURCE).then_some(FacetLabel::NotStated),
        Facet::Via | Facet::Speaker | Facet::Entity => {
            archive.entity(id).map(|entity| FacetLabel::Name(entity.name.clone()))
        }
        Facet::Defect => DefectKind::of_code(id).map(FacetLabel::Defect),
        Facet::Event | Facet::Agency | Facet::Language => None,
    }
}

/// The words of a value; `None`: the dossier has no such value.
pub(super) fn label(archive: &Archive, facet: Facet, id: &str) -> Option<FacetLabel> {
    let values = archive.values(facet);
    match values.number(id) {
        Some(number) => values.known[number].label.clone(),
        None => label_of(archive, facet, id),
    }
}

/// What each article does with the filters, in the catalogue's order; the search is told apart.
pub(super) struct Filtered {
    verdicts: Vec<Verdict>,
}

struct Verdict {
    /// Whether search and days let it pass.
    found: bool,
    /// Groups whose chosen values it lacks.
    failed: Vec<Facet>,
    /// Excluded values it carries, by number.
    excluded: Vec<(Facet, usize)>,
}

impl Filtered {
    /// Holds every article against the state; `found` tells which the search lets pass.
    pub(super) fn new(archive: &Archive, state: &ViewState, found: impl Fn(usize) -> bool) -> Self {
        let (include, exclude) =
            (Asked::of(archive, &state.include), Asked::of(archive, &state.exclude));
        let verdicts = archive.catalogue.articles.iter().enumerate().map(|(at, article)| Verdict {
            found: found(at)
                && state.from.is_none_or(|from| article.published >= from)
                && state.to.is_none_or(|to| article.published <= to),
            failed: include
                .iter()
                .filter(|asked| !asked.is_met(at, state.any_entity))
                .map(|asked| asked.facet)
                .collect(),
            excluded: exclude
                .iter()
                .flat_map(|asked| asked.carried(at).map(|number| (asked.facet, number)))
                .collect(),
        });
        Self { verdicts: verdicts.collect() }
    }

    /// Whether an article passes everything.
    pub(super) fn passes(&self, at: usize) -> bool {
        let verdict = &self.verdicts[at];
        verdict.found && verdict.failed.is_empty() && verdict.excluded.is_empty()
    }

    /// Tells of each article that counts for a value of a facet: its position, the value's place
    /// among those that it carries, and the value's number.
    fn each_counted(
        &self,
        values: &Values,
        facet: Facet,
        any_entity: bool,
        tell: &mut dyn FnMut(usize, usize, usize),
    ) {
        let is_and = facet == Facet::Entity && !any_entity;
        for (at, (verdict, carried)) in self.verdicts.iter().zip(&values.carried).enumerate() {
            let own_group_only = verdict.failed.iter().all(|failed| *failed == facet && !is_and);
            if !verdict.found || !own_group_only {
                continue;
            }
            for (place, &number) in carried.iter().enumerate() {
                step();
                if verdict.excluded.iter().all(|excluded| *excluded == (facet, number)) {
                    tell(at, place, number);
                }
            }
        }
    }
}

/// The values that a state asks for or excludes of a facet.
struct Asked<'a> {
    facet: Facet,
    values: &'a Values,
    /// `None`: the dossier has no such value.
    numbers: Vec<Option<usize>>,
}

impl<'a> Asked<'a> {
    fn of(archive: &'a Archive, filters: &Filters) -> Vec<Self> {
        let asked = filters.iter().map(|(&facet, ids)| {
            let values = archive.values(facet);
            Self { facet, values, numbers: ids.iter().map(|id| values.number(id)).collect() }
        });
        asked.collect()
    }

    /// Those of the values that an article carries.
    fn carried(&self, at: usize) -> impl Iterator<Item = usize> {
        self.numbers
            .iter()
            .flatten()
            .copied()
            .filter(move |number| self.values.carried[at].contains(number))
    }

    /// Whether an article carries what is asked for: one value, or all entities.
    fn is_met(&self, at: usize, any_entity: bool) -> bool {
        let carried = self.carried(at).count();
        if self.facet == Facet::Entity && !any_entity {
            carried == self.numbers.len()
        } else {
            carried > 0
        }
    }
}

/// Facet groups in the order of the interface, without entities. The agency's is left out where it
/// says the same as the source's, the language's where all texts share one.
pub(super) fn groups(archive: &Archive, state: &ViewState, filtered: &Filtered) -> Vec<FacetGroup> {
    let articles = &archive.catalogue.articles;
    let agencies_differ =
        articles.iter().any(|article| article.outlet.is_some() && article.agency.is_some());
    Facet::ALL
        .into_iter()
        .filter(|facet| *facet != Facet::Entity && (*facet != Facet::Agency || agencies_differ))
        .map(|facet| FacetGroup { facet, values: group(archive, state, filtered, facet) })
        .filter(|group| {
            !group.values.is_empty() && (group.facet != Facet::Language || group.values.len() > 1)
        })
        .collect()
}

fn group(
    archive: &Archive,
    state: &ViewState,
    filtered: &Filtered,
    facet: Facet,
) -> Vec<FacetValue> {
    let values = archive.values(facet);
    let mut counts = vec![0; values.known.len()];
    let mut count = |_, _, number: usize| counts[number] += 1;
    filtered.each_counted(values, facet, state.any_entity, &mut count);
    let carried = values.order.iter().filter(|&&number| values.known[number].articles > 0);
    carried
        .filter_map(|&number| facet_value(state, facet, &values.known[number], counts[number]))
        .collect()
}

fn facet_value(state: &ViewState, facet: Facet, value: &Value, count: usize) -> Option<FacetValue> {
    Some(FacetValue {
        id: value.id.clone(),
        label: value.label.clone()?,
        count,
        included: state.includes(facet, &value.id),
        excluded: state.excludes(facet, &value.id),
    })
}

/// The entity sidebar, by kind.
pub(super) fn entity_groups(
    archive: &Archive,
    state: &ViewState,
    filtered: &Filtered,
) -> Vec<EntityGroup> {
    let catalogue = &archive.catalogue;
    let values = archive.values(Facet::Entity);
    let mut counts: Vec<(usize, usize)> = vec![(0, 0); values.known.len()];
    let mut count = |at: usize, place: usize, number: usize| {
        counts[number].0 += 1;
        counts[number].1 += catalogue.articles[at].entities[place].mentions as usize;
    };
    filtered.each_counted(values, Facet::Entity, state.any_entity, &mut count);
    let value = |(number, entity): (usize, &Entity)| {
        let (count, mentions) = counts[number];
        Some(EntityValue {
            value: facet_value(state, Facet::Entity, &values.known[number], count)?,
            mentions,
            forms: entity
                .variants
                .iter()
                .map(|variant| variant.form.clone())
                .filter(|form| *form != entity.name)
                .collect(),
        })
    };
    EntityKind::ALL
        .into_iter()
        .map(|kind| EntityGroup {
            kind,
            entities: catalogue
                .entities
                .iter()
                .enumerate()
                .filter(|(_, entity)| entity.kind == kind)
                .filter_map(value)
                .collect(),
        })
        .filter(|group| !group.entities.is_empty())
        .collect()
}

/// Marks a step of work, so that a test can count them.
#[cfg(not(test))]
fn step() {}

#[cfg(test)]
fn step() {
    tests::STEPS.set(tests::STEPS.get() + 1);
}

#[cfg(test)]
mod tests {
    use std::{cell::Cell, sync::Arc};

    use chrono::NaiveDate;

    use super::*;
    use crate::{
        article::Language,
        dossier::{Catalogue, EntityCount, Event, Headline, HeadlineOrigin, SCHEMA},
        select::cards_page,
    };

    thread_local! {
        pub(super) static STEPS: Cell<usize> = const { Cell::new(0) };
    }

    /// Happenings that five articles report, each with two people of its own, one of whom speaks.
    fn archive(count: usize) -> Archive {
        let happenings = count / 5;
        let article = |at: usize| CatalogueArticle {
            id: format!("a{at}"),
            sha256: String::new(),
            published: NaiveDate::default(),
            outlet: Some(format!("Diario {}", at % 30)),
            agency: None,
            url: None,
            language: Language::Spanish,
            headline: Headline { text: String::new(), origin: HeadlineOrigin::Text },
            lead: String::new(),
            words: 0,
            event: Some(format!("v{}", at / 5)),
            entities: [at / 5, happenings + at / 5]
                .map(|entity| EntityCount { entity: format!("e{entity}"), mentions: 1 })
                .into(),
            via: Vec::new(),
            speakers: vec![format!("e{}", at / 5)],
            defects: Vec::new(),
        };
        let entity = |at: usize| Entity {
            id: format!("e{at}"),
            name: format!("E{at}"),
            kind: EntityKind::Person,
            variants: Vec::new(),
        };
        let event = |at: usize| Event {
            id: format!("v{at}"),
            names: Vec::new(),
            day: None,
            articles: Vec::new(),
        };
        let catalogue = Catalogue {
            schema: SCHEMA,
            method: String::new(),
            title: None,
            description: None,
            language: Language::Spanish,
            articles: (0..count).map(article).collect(),
            events: (0..happenings).map(event).collect(),
            entities: (0..2 * happenings).map(entity).collect(),
            texts: String::new(),
        };
        Archive::new(Arc::new(catalogue), None, Arc::default())
    }

    #[test]
    fn twice_the_articles_take_twice_the_steps() {
        let steps = |count: usize| {
            let archive = archive(count);
            STEPS.set(0);
            let page =
                cards_page(&archive, &ViewState::default().toggled(Facet::Source, "diario-3"));
            assert_eq!(page.cards.len(), count / 30);
            let of_all = STEPS.replace(0);
            // What no state changes is made once.
            cards_page(&archive, &ViewState::default().toggled(Facet::Event, "v3"));
            assert!(2 * STEPS.get() < of_all);
            of_all
        };
        // Speakers are sorted: twice as many take a little more than twice the steps.
        assert!(steps(6_000) < 23 * steps(3_000) / 10);
    }
}
