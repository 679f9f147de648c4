//! Which articles pass the filters, and how many would carry each value.
//!
//! OR inside a group, AND between groups; for entities AND, with a switch to OR. The number beside
//! a value counts the articles that satisfy the search, the days and every other group and carry
//! the value; for an AND group the results after adding it. Exclusions always apply, but for a
//! value's own: an excluded value shows what lifting its exclusion would bring.

use std::ops::Range;

use super::{
    archive::Archive,
    facet_values::{FacetLabel, Value, Values, label_of, step},
};
use crate::{
    bundle::Entity,
    findings::EntityKind,
    view_state::{Facet, Filters, ViewState},
};

/// A facet with its values.
#[derive(Clone, Debug, PartialEq)]
pub struct FacetGroup {
    /// The facet.
    pub facet: Facet,
    /// Values: most articles in the dossier first, then by label; events by day.
    pub values: Vec<FacetValue>,
}

/// A value of a facet.
#[derive(Clone, Debug, PartialEq)]
pub struct FacetValue {
    /// What links call it.
    pub id: String,
    /// What it says.
    pub label: FacetLabel,
    /// Articles that satisfy the search and every other group, and carry it.
    pub count: usize,
    /// Whether articles must carry it.
    pub included: bool,
    /// Whether articles must not carry it.
    pub excluded: bool,
}

impl FacetValue {
    /// Whether it is asked for or excluded.
    pub fn is_in_force(&self) -> bool {
        self.included || self.excluded
    }
}

/// Entities of one kind.
#[derive(Clone, Debug, PartialEq)]
pub struct EntityGroup {
    /// The kind of entity.
    pub kind: EntityKind,
    /// Entities with articles first, then mentions.
    pub entities: Vec<EntityValue>,
}

/// An entity in the sidebar.
#[derive(Clone, Debug, PartialEq)]
pub struct EntityValue {
    /// Its filter. For AND: the results after adding it.
    pub value: FacetValue,
    /// Mentions in the articles shown.
    pub mentions: usize,
    /// Those of each of [`CardsModel::columns`](super::CardsModel::columns).
    pub by_article: Vec<usize>,
    /// Its other forms, most used first.
    pub forms: Vec<String>,
}

/// The words of a value; `None`: the dossier has no such value.
pub(super) fn label(archive: &Archive, facet: Facet, id: &str) -> Option<FacetLabel> {
    let values = archive.values(facet);
    match values.number(id) {
        Some(number) => values.known[number].label.clone(),
        None => label_of(&archive.catalogue, &archive.entity_index, facet, id),
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

    /// Whether an article counts for a value of an OR group: it passes everything but what else is
    /// asked for of that facet, and the value's own exclusion.
    pub(super) fn counts_for(&self, at: usize, facet: Facet, number: usize) -> bool {
        let Some(verdict) = self.verdicts.get(at) else { return false };
        verdict.found
            && verdict.failed.iter().all(|failed| *failed == facet)
            && verdict.excluded.iter().all(|excluded| *excluded == (facet, number))
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

/// Facet groups in the order of the interface, without entities and dates, which have places of their
/// own. The agency's is left out where it says the same as the source's, the language's where all
/// texts share one.
pub(super) fn groups(archive: &Archive, state: &ViewState, filtered: &Filtered) -> Vec<FacetGroup> {
    let articles = &archive.catalogue.articles;
    let agencies_differ =
        articles.iter().any(|article| article.outlet.is_some() && article.agency.is_some());
    Facet::ALL
        .into_iter()
        .filter(|facet| !matches!(facet, Facet::Entity | Facet::Date))
        .filter(|facet| *facet != Facet::Agency || agencies_differ)
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

/// Most articles of which the entities tell apart how often each names them.
const COLUMNS: usize = 4;

/// The articles of which they do.
pub(super) fn columns(archive: &Archive) -> Range<usize> {
    let count = archive.catalogue.articles.len();
    0..if count > COLUMNS { 0 } else { count }
}

/// Whether only one article of several names an entity.
pub(super) fn is_alone(archive: &Archive, id: &str) -> bool {
    let values = archive.values(Facet::Entity);
    archive.catalogue.articles.len() > 1
        && archive.entity_index.get(id).is_some_and(|&number| values.known[number].articles == 1)
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
    let mut of_columns = vec![vec![0; values.known.len()]; columns(archive).len()];
    let mut count = |at: usize, place: usize, number: usize| {
        let mentions = catalogue.articles[at].entities[place].mentions as usize;
        counts[number].0 += 1;
        counts[number].1 += mentions;
        if let Some(column) = of_columns.get_mut(at) {
            column[number] = mentions;
        }
    };
    filtered.each_counted(values, Facet::Entity, state.any_entity, &mut count);
    let mut value = |(number, entity): (usize, &Entity)| {
        let (count, mentions) = counts[number];
        let by_article = of_columns.iter_mut().map(|column| std::mem::take(&mut column[number]));
        Some(EntityValue {
            value: facet_value(state, Facet::Entity, &values.known[number], count)?,
            mentions,
            by_article: by_article.collect(),
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
                .filter_map(&mut value)
                .collect(),
        })
        .filter(|group| !group.entities.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use chrono::NaiveDate;

    use super::{super::facet_values::counted::STEPS, *};
    use crate::{
        article::Language,
        bundle::{
            Catalogue, CatalogueArticle, EntityCount, Event, Headline, HeadlineOrigin, SCHEMA,
        },
        views::cards_model,
    };

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
            timeline: Vec::new(),
            events: (0..happenings).map(event).collect(),
            entities: (0..2 * happenings).map(entity).collect(),
            texts: String::new(),
        };
        Archive::new(Arc::new(catalogue), Arc::default())
    }

    #[test]
    fn twice_the_articles_take_twice_the_steps() {
        let steps = |count: usize| {
            let archive = archive(count);
            STEPS.set(0);
            let page = cards_model(&archive, &ViewState::from_query("source=diario-3"));
            assert_eq!(page.cards.len(), count / 30);
            let of_all = STEPS.replace(0);
            // What no state changes is made once.
            cards_model(&archive, &ViewState::from_query("event=v3"));
            assert!(2 * STEPS.get() < of_all);
            of_all
        };
        // Speakers are sorted: twice as many take a little more than twice the steps.
        assert!(steps(6_000) < 23 * steps(3_000) / 10);
    }
}
