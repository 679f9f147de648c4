//! Entities made of clusters: the name shown, the kind, and each form with its reason.

use std::collections::{BTreeMap, BTreeSet};

use cotejo_core::{
    bundle::{ArticleCount, Entity, Variant, VariantReason},
    findings::EntityKind,
    text::fold::slug,
};

use super::{
    cluster_keys::ClusterKey,
    legal_forms::without_legal_form,
    names::Name,
    organisations::{is_short_form, without_maker, without_place},
    persons::{Full, untitled},
    resolution::{Referent, Resolution},
    senses::kind_by_words,
    source::{Overrides, Source},
    spelling::{Part, sound, sound_of_name},
};
use crate::{
    agencies,
    gazetteer::{self, key, known_key},
};

pub(super) fn build(
    sources: &[Source],
    clusters: &BTreeMap<ClusterKey, Vec<(&Name, VariantReason)>>,
    overrides: &Overrides,
) -> Resolution {
    let mut joined =
        Resolution { entities: Vec::new(), names: vec![BTreeMap::new(); sources.len()] };
    let mut built: Vec<_> = clusters
        .iter()
        .map(|(cluster_key, names)| {
            let entity = entity(sources, cluster_key, names, overrides);
            let weight = weight(&entity);
            (entity, weight, names)
        })
        .collect();
    built.sort_by(|(a, a_weight, _): &(Entity, _, _), (b, b_weight, _)| {
        b_weight.cmp(a_weight).then_with(|| a.name.cmp(&b.name)).then_with(|| a.kind.cmp(&b.kind))
    });
    let mut taken = BTreeSet::new();
    for (mut entity, weight, names) in built {
        entity.id = free_id(&slug(&entity.name), &mut taken);
        let meant =
            Referent { id: entity.id.clone(), name: entity.name.clone(), kind: entity.kind };
        for (name, _) in names {
            joined.names[name.article].insert(name.written.clone(), meant.clone());
        }
        if weight.1 > 0 {
            joined.entities.push(entity);
        }
    }
    joined
}

/// Takes the first of `base`, `base-2`, `base-3` … that no entity has: "Virus 2" may be called as the
/// second "Virus" would be.
fn free_id(base: &str, taken: &mut BTreeSet<String>) -> String {
    let numbered = (2..).map(|number: u32| format!("{base}-{number}"));
    let id = std::iter::once(base.to_owned())
        .chain(numbered)
        .find(|id| !taken.contains(id))
        .expect("more numbers than entities");
    taken.insert(id.clone());
    id
}

/// Articles and mentions.
fn weight(entity: &Entity) -> (usize, u32) {
    let counts = || entity.variants.iter().flat_map(|variant| &variant.counts);
    let articles: BTreeSet<&str> = counts().map(|count| count.article.as_str()).collect();
    (articles.len(), counts().map(|count| count.count).sum())
}

fn entity(
    sources: &[Source],
    cluster_key: &ClusterKey,
    names: &[(&Name, VariantReason)],
    overrides: &Overrides,
) -> Entity {
    let mut totals: BTreeMap<&str, (u32, VariantReason, &str)> = BTreeMap::new();
    for (name, reason) in names {
        for (form, count) in &name.forms {
            let total = totals.entry(form).or_insert((0, *reason, &name.key));
            total.0 += count;
            total.1 = total.1.min(*reason);
        }
    }
    let kind = kind(cluster_key, names);
    let given = overrides
        .join
        .iter()
        .find(|row| *cluster_key == ClusterKey::Dossier(key(&row[0])))
        .map(|row| row[0].as_str());
    // Persons go by the fullest form without a title, others by the most used; earlier in the alphabet at a tie.
    let fullness = |form: &str, form_key: &str| {
        let bare = untitled(form_key);
        let words = if kind == EntityKind::Person { bare.split(' ').count() } else { 0 };
        (words, bare == form_key, key(form) == form_key)
    };
    let agency = names
        .iter()
        .find(|(name, _)| gazetteer::is_agency(&name.key))
        .and_then(|(name, _)| agencies::canonical(&name.key));
    let shown = given
        .or(agency)
        .or_else(|| {
            totals
                .iter()
                .max_by_key(|(form, (count, _, form_key))| {
                    (fullness(form, form_key), *count, std::cmp::Reverse(**form))
                })
                .map(|(form, _)| *form)
        })
        .unwrap_or_default();
    let shown_key = totals.get(shown).map_or_else(|| key(shown), |(_, _, key)| (*key).to_owned());
    let has_acronym = names.iter().any(|(_, reason)| {
        matches!(reason, VariantReason::Acronym | VariantReason::AcronymInDossier)
    });
    let mut variants: Vec<Variant> = totals
        .iter()
        .map(|(form, (_, reason, form_key))| Variant {
            form: (*form).to_owned(),
            reason: if *form == shown {
                VariantReason::Name
            } else if *form_key == shown_key {
                VariantReason::SameAfterFolding
            } else if *reason == VariantReason::AliasTable
                && is_surname_form(form_key, &shown_key, kind)
            {
                VariantReason::SurnameInText
            } else if has_acronym
                && *reason == VariantReason::Name
                && is_longer(form_key, &shown_key)
            {
                VariantReason::LongForm
            } else {
                refined(*reason, form_key, &shown_key, kind)
            },
            counts: counts(sources, names, form),
        })
        .collect();
    variants.sort_by(|a, b| total(b).cmp(&total(a)).then_with(|| a.form.cmp(&b.form)));
    Entity { id: String::new(), name: shown.to_owned(), kind, variants }
}

/// Why a form that shares its cluster key with the name shown does so.
fn refined(reason: VariantReason, form: &str, shown: &str, kind: EntityKind) -> VariantReason {
    let run_together = |name: &str| name.replace(' ', "");
    match reason {
        VariantReason::Name | VariantReason::Shortened => {}
        reason => return reason,
    }
    if run_together(form) == run_together(shown) {
        return VariantReason::SameAfterFolding;
    }
    if kind != EntityKind::Person {
        let alike = |of: fn(&str) -> Option<String>| of(form) == of(shown);
        let is_long = is_short_form(without_legal_form(shown), form)
            || [without_place(form), without_maker(form)].contains(&Some(shown));
        return if without_legal_form(form) == without_legal_form(shown) {
            VariantReason::LegalForm
        } else if is_long {
            VariantReason::LongForm
        } else if kind == EntityKind::Place && kind_by_words(form).is_none() || alike(sound_of_name)
        {
            VariantReason::Transliteration
        } else {
            VariantReason::SameWords
        };
    }
    if untitled(form) == untitled(shown) {
        return VariantReason::Titled;
    }
    match (Full::read(form), Full::read(shown)) {
        (Some(one), Some(other)) if one.identity() == other.identity() => {
            if sound_of_name(untitled(form)) == sound_of_name(untitled(shown)) {
                VariantReason::Transliteration
            } else {
                VariantReason::GivenName
            }
        }
        (Some(_), Some(_)) => VariantReason::Shortened,
        _ => VariantReason::Transliteration,
    }
}

fn is_longer(form: &str, shown: &str) -> bool {
    form.contains(' ') && form.len() > shown.len()
}

fn is_surname_form(form: &str, shown: &str, kind: EntityKind) -> bool {
    kind == EntityKind::Person
        && !form.contains(' ')
        && shown.split(' ').any(|word| sound(word, Part::Surname) == sound(form, Part::Surname))
}

fn total(variant: &Variant) -> u32 {
    variant.counts.iter().map(|count| count.count).sum()
}

/// The kind the tables give, else the one most of its names have. A person's surname may be a place
/// in the tables.
fn kind(cluster_key: &ClusterKey, names: &[(&Name, VariantReason)]) -> EntityKind {
    if matches!(cluster_key, ClusterKey::Person(_)) {
        return EntityKind::Person;
    }
    if let Some(known) = names.iter().find_map(|(name, _)| known_key(&name.key)) {
        return known.kind;
    }
    let mut votes: BTreeMap<EntityKind, u32> = BTreeMap::new();
    for (name, _) in names {
        *votes.entry(name.kind).or_default() += name.forms.values().sum::<u32>() + 1;
    }
    votes
        .into_iter()
        .max_by_key(|(kind, votes)| (*votes, std::cmp::Reverse(*kind)))
        .map_or(EntityKind::Other, |(kind, _)| kind)
}

fn counts(sources: &[Source], names: &[(&Name, VariantReason)], form: &str) -> Vec<ArticleCount> {
    let mut by_article: BTreeMap<usize, u32> = BTreeMap::new();
    for (name, _) in names {
        *by_article.entry(name.article).or_default() +=
            name.forms.get(form).copied().unwrap_or_default();
    }
    by_article
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(article, count)| ArticleCount { article: sources[article].id.to_owned(), count })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn no_two_entities_have_one_id(
            bases in proptest::collection::vec("[ab](-[123]){0,2}", 0..40),
        ) {
            let mut taken = BTreeSet::new();
            let ids: BTreeSet<String> = bases.iter().map(|base| free_id(base, &mut taken)).collect();
            proptest::prop_assert_eq!(ids.len(), bases.len());
        }
    }
}
