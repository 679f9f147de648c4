//! The names of each article of a dossier: forms with one key, their kind and how often they stand.

use std::collections::{BTreeMap, BTreeSet};

use cotejo_core::{
    article::{SectionKind, section_at},
    findings::EntityKind,
    text::hidden::visible,
};

use super::{
    senses::{kind_by_words, run_together},
    source::{Overrides, Source},
};
use crate::gazetteer::{key, known_key};

/// A name in one article: all spellings with the same key.
pub(super) struct Name {
    pub(super) article: usize,
    /// Of its forms, an English genitive left out: "Boeing's" counts as "Boeing".
    pub(super) key: String,
    /// Of its forms as written.
    pub(super) written: String,
    pub(super) kind: EntityKind,
    /// Forms as written, with counts in sections that are content.
    pub(super) forms: BTreeMap<String, u32>,
}

pub(super) fn collect(sources: &[Source], overrides: &Overrides) -> Vec<Name> {
    let mut names: BTreeMap<(usize, String), Name> = BTreeMap::new();
    let mut votes: BTreeMap<String, BTreeMap<usize, BTreeMap<EntityKind, u32>>> = BTreeMap::new();
    for (article, source) in sources.iter().enumerate() {
        for mention in &source.reading.mentions {
            let form = visible(mention.span.of(source.text));
            let key = key(&form);
            let by_article = votes.entry(key.clone()).or_default().entry(article).or_default();
            *by_article.entry(mention.kind).or_default() += 1;
            let name = names.entry((article, key.clone())).or_insert_with(|| Name {
                article,
                written: key.clone(),
                key,
                kind: mention.kind,
                forms: BTreeMap::new(),
            });
            let counts =
                section_at(source.sections, mention.span).is_some_and(SectionKind::is_content);
            *name.forms.entry(form.into_owned()).or_default() += u32::from(counts);
        }
    }
    for (key, by_article) in &votes {
        // A name of several words means the same in every article; a single word need not.
        let everywhere = key.contains(' ').then(|| {
            let mut sum: BTreeMap<EntityKind, u32> = BTreeMap::new();
            for (kind, count) in by_article.values().flatten() {
                *sum.entry(*kind).or_default() += count;
            }
            sum
        });
        for (article, here) in by_article {
            let kind = most(everywhere.as_ref().unwrap_or(here));
            if let Some(name) = names.get_mut(&(*article, key.clone())) {
                name.kind = match kind {
                    EntityKind::Person => kind_by_words(key).unwrap_or(kind),
                    _ => kind,
                };
            }
        }
    }
    let mut names: Vec<Name> = names.into_values().collect();
    for name in &mut names {
        name.key = without_genitive(name);
    }
    let in_overrides: BTreeSet<String> =
        overrides.join.iter().chain(&overrides.apart).flatten().map(|name| key(name)).collect();
    one_name_by_letters(&mut names, &in_overrides);
    names
}

/// The key of a name without the genitive that all its forms end with: "Boeing's", not "Moody's".
fn without_genitive(name: &Name) -> String {
    let is_genitive =
        |form: &String| ["'s", "’s", "'S", "’S"].iter().any(|genitive| form.ends_with(genitive));
    let bare = name.key.strip_suffix(" s").filter(|_| name.forms.keys().all(is_genitive));
    bare.filter(|_| known_key(&name.key).is_none()).unwrap_or(&name.key).to_owned()
}

/// Names of one text that only blanks tell apart are one name of one kind: the tables', or the one
/// that the text has more often. Those that `dossier.toml` tells of are left to it.
fn one_name_by_letters(names: &mut [Name], in_overrides: &BTreeSet<String>) {
    let mut alike: BTreeMap<(usize, String), Vec<usize>> = BTreeMap::new();
    for (at, name) in names.iter().enumerate().filter(|(_, name)| !in_overrides.contains(&name.key))
    {
        alike.entry((name.article, run_together(&name.key))).or_default().push(at);
    }
    for group in alike.into_values().filter(|group| group.len() > 1) {
        let mut votes: BTreeMap<EntityKind, u32> = BTreeMap::new();
        for at in &group {
            *votes.entry(names[*at].kind).or_default() += names[*at].forms.values().sum::<u32>();
        }
        let in_tables = |at: usize| known_key(&names[at].key).map(|known| known.kind);
        let kind = group.iter().find_map(|at| in_tables(*at)).unwrap_or_else(|| most(&votes));
        let count = |at: usize| names[at].forms.values().sum::<u32>();
        let rank = |at: &&usize| (in_tables(**at).is_some(), count(**at), std::cmp::Reverse(**at));
        let Some(first) = group.iter().max_by_key(rank).map(|at| names[*at].key.clone()) else {
            continue;
        };
        for at in group {
            names[at].kind = kind;
            names[at].key.clone_from(&first);
        }
    }
}

/// The kind with most votes, one that says more at a tie.
pub(super) fn most(votes: &BTreeMap<EntityKind, u32>) -> EntityKind {
    votes
        .iter()
        .max_by_key(|(kind, count)| (**count, std::cmp::Reverse(**kind)))
        .map_or(EntityKind::Other, |(kind, _)| *kind)
}
