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
    view_state::{Facet, ViewState},
};

/// The source id of articles whose source is not stated.
pub(super) const NO_SOURCE: &str = "none";

/// What each article does with the filters, in the catalogue's order; the search is told apart.
pub(super) struct Filtered {
    verdicts: Vec<Verdict>,
}

struct Verdict {
    /// Whether search and days let it pass.
    found: bool,
    /// Groups whose chosen values it lacks.
    failed: Vec<Facet>,
    /// Excluded values it carries.
    excluded: Vec<(Facet, String)>,
}

impl Filtered {
    /// Holds every article against the state; `found` tells which the search lets pass.
    pub(super) fn new(archive: &Archive, state: &ViewState, found: impl Fn(usize) -> bool) -> Self {
        let verdicts = archive.catalogue.articles.iter().enumerate().map(|(at, article)| Verdict {
            found: found(at)
                && state.from.is_none_or(|from| article.published >= from)
                && state.to.is_none_or(|to| article.published <= to),
            failed: failed_groups(article, state),
            excluded: state
                .exclude
                .iter()
                .flat_map(|(facet, values)| {
                    values
                        .iter()
                        .filter(|value| carries(article, *facet, value))
                        .map(|value| (*facet, value.clone()))
                })
                .collect(),
        });
        Self { verdicts: verdicts.collect() }
    }

    /// Whether an article passes everything.
    pub(super) fn passes(&self, at: usize) -> bool {
        let verdict = &self.verdicts[at];
        verdict.found && verdict.failed.is_empty() && verdict.excluded.is_empty()
    }

    /// Whether an article counts for a value of a facet.
    fn counts(&self, at: usize, facet: Facet, value: &str, any_entity: bool) -> bool {
        let verdict = &self.verdicts[at];
        let is_and = facet == Facet::Entity && !any_entity;
        let own_group_only = verdict.failed.iter().all(|failed| *failed == facet && !is_and);
        let own_exclusion_only =
            verdict.excluded.iter().all(|(excluded, one)| *excluded == facet && one == value);
        verdict.found && own_group_only && own_exclusion_only
    }
}

fn failed_groups(article: &CatalogueArticle, state: &ViewState) -> Vec<Facet> {
    state
        .include
        .iter()
        .filter(|(facet, wanted)| {
            let has = |value: &String| carries(article, **facet, value);
            if **facet == Facet::Entity && !state.any_entity {
                !wanted.iter().all(has)
            } else {
                !wanted.iter().any(has)
            }
        })
        .map(|(facet, _)| *facet)
        .collect()
}

fn carries(article: &CatalogueArticle, facet: Facet, value: &str) -> bool {
    if facet == Facet::Entity {
        return article.entities.iter().any(|count| count.entity == value);
    }
    values(article, facet).iter().any(|one| one == value)
}

/// The values an article carries of a facet.
pub(super) fn values(article: &CatalogueArticle, facet: Facet) -> Vec<String> {
    match facet {
        Facet::Event => article.event.iter().cloned().collect(),
        Facet::Source => vec![article.source().map_or_else(|| NO_SOURCE.to_owned(), slug)],
        Facet::Agency => article.agency.iter().map(|agency| slug(agency)).collect(),
        Facet::Via => article.via.clone(),
        Facet::Speaker => article.speakers.clone(),
        Facet::Entity => article.entities.iter().map(|count| count.entity.clone()).collect(),
        Facet::Defect => article.defects.iter().map(|count| count.kind.code().to_owned()).collect(),
        Facet::Language => vec![article.language.code().to_owned()],
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
    let totals = totals(archive, state, filtered, facet);
    let mut values: Vec<(usize, FacetValue)> = totals
        .into_iter()
        .filter_map(|(id, (total, count))| {
            Some((total, facet_value(state, facet, label(archive, facet, &id)?, &id, count)))
        })
        .collect();
    if facet == Facet::Event {
        let order = |id: &str| archive.catalogue.events.iter().position(|event| event.id == id);
        sort_by(&mut values, |(_, a), (_, b)| order(&a.id).cmp(&order(&b.id)));
    } else {
        sort_by(&mut values, |(a, left), (b, right)| {
            b.cmp(a).then_with(|| left.label.cmp(&right.label))
        });
    }
    values.into_iter().map(|(_, value)| value).collect()
}

/// Of each value, the articles in the dossier and those that count.
fn totals(
    archive: &Archive,
    state: &ViewState,
    filtered: &Filtered,
    facet: Facet,
) -> BTreeMap<String, (usize, usize)> {
    let mut totals: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for (at, article) in archive.catalogue.articles.iter().enumerate() {
        for value in values(article, facet) {
            let counts = filtered.counts(at, facet, &value, state.any_entity);
            let total = totals.entry(value).or_default();
            total.0 += 1;
            total.1 += usize::from(counts);
        }
    }
    totals
}

fn facet_value(
    state: &ViewState,
    facet: Facet,
    label: FacetLabel,
    id: &str,
    count: usize,
) -> FacetValue {
    FacetValue {
        id: id.to_owned(),
        label,
        count,
        included: state.includes(facet, id),
        excluded: state.excludes(facet, id),
        toggled: state.toggled(facet, id),
        toggled_exclusion: state.toggled_exclusion(facet, id),
    }
}

/// The words of a value; `None`: the dossier has no such value.
pub(super) fn label(archive: &Archive, facet: Facet, id: &str) -> Option<FacetLabel> {
    let articles = &archive.catalogue.articles;
    match facet {
        Facet::Event => {
            archive.event(id).map(|event| FacetLabel::Event(event.names.clone(), event.day))
        }
        Facet::Source if id == NO_SOURCE => Some(FacetLabel::NotStated),
        Facet::Source => articles
            .iter()
            .filter_map(CatalogueArticle::source)
            .find(|source| slug(source) == id)
            .map(|source| FacetLabel::Name(source.to_owned())),
        Facet::Agency => articles
            .iter()
            .filter_map(|article| article.agency.as_deref())
            .find(|agency| slug(agency) == id)
            .map(|agency| FacetLabel::Name(agency.to_owned())),
        Facet::Via | Facet::Speaker | Facet::Entity => {
            archive.entity(id).map(|entity| FacetLabel::Name(entity.name.clone()))
        }
        Facet::Defect => DefectKind::of_code(id).map(FacetLabel::Defect),
        Facet::Language => articles
            .iter()
            .any(|article| article.language.code() == id)
            .then(|| FacetLabel::Language(id.to_owned())),
    }
}

/// The entity sidebar, by kind.
pub(super) fn entity_groups(
    archive: &Archive,
    state: &ViewState,
    filtered: &Filtered,
) -> Vec<EntityGroup> {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (at, article) in archive.catalogue.articles.iter().enumerate() {
        for count in &article.entities {
            let entry = counts.entry(&count.entity).or_default();
            if filtered.counts(at, Facet::Entity, &count.entity, state.any_entity) {
                entry.0 += 1;
                entry.1 += count.mentions as usize;
            }
        }
    }
    let value = |entity: &Entity| {
        let (count, mentions) = counts.get(entity.id.as_str()).copied().unwrap_or_default();
        EntityValue {
            value: facet_value(
                state,
                Facet::Entity,
                FacetLabel::Name(entity.name.clone()),
                &entity.id,
                count,
            ),
            mentions,
            forms: entity
                .variants
                .iter()
                .map(|variant| variant.form.clone())
                .filter(|form| *form != entity.name)
                .collect(),
            opened: state.opening_entity(&entity.id),
        }
    };
    EntityKind::ALL
        .into_iter()
        .map(|kind| EntityGroup {
            kind,
            entities: archive
                .catalogue
                .entities
                .iter()
                .filter(|entity| entity.kind == kind)
                .map(value)
                .collect(),
        })
        .filter(|group| !group.entities.is_empty())
        .collect()
}
