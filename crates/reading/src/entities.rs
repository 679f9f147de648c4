//! Entity resolution: names joined into entities, within a text and across the dossier, every form
//! with its reason.

mod build;
mod cluster_keys;
mod legal_forms;
mod names;
mod organisations;
mod persons;
mod resolution;
mod senses;
mod source;
mod spelling;
mod typo_index;

use std::collections::{BTreeMap, BTreeSet};

use build::build;
use cluster_keys::{ClusterKey, NameIndex};
use cotejo_core::{bundle::VariantReason, findings::EntityKind};
use names::{Name, collect};
use persons::Full;
use senses::only;
use typo_index::TypoIndex;

use crate::gazetteer::known_key;

pub use resolution::Resolution;
pub use source::{Overrides, Source};

/// Resolves the names of articles that belong to one dossier.
pub fn resolve(sources: &[Source], overrides: &Overrides) -> Resolution {
    let names = collect(sources, overrides);
    let dossier = NameIndex::read(sources, &names, overrides);
    let mut clusters: BTreeMap<ClusterKey, Vec<(&Name, VariantReason)>> = BTreeMap::new();
    let keys: Vec<_> = names.iter().map(|name| dossier.cluster_key(name)).collect();
    let misspelt = misspelt(&names, &keys);
    for (name, (cluster_key, reason)) in names.iter().zip(keys) {
        let (cluster_key, reason) = match misspelt.get(&cluster_key) {
            Some(meant) if reason == VariantReason::Name => {
                (meant.clone(), VariantReason::Misspelt)
            }
            Some(meant) => (meant.clone(), reason),
            None => (cluster_key, reason),
        };
        clusters.entry(cluster_key).or_default().push((name, reason));
    }
    build(sources, &clusters, overrides)
}

/// Names that one letter tells from another of the same text, by cluster key, each with the cluster key of the
/// other, which the text has more often. Neither is in the tables, or one only.
fn misspelt(
    names: &[Name],
    keys: &[(ClusterKey, VariantReason)],
) -> BTreeMap<ClusterKey, ClusterKey> {
    let mut order: Vec<usize> = (0..names.len()).collect();
    let fixed = |at: usize| {
        let cluster_key = &keys[at].0;
        known_key(&names[at].key).is_some() || !cluster_key.is_by_spelling()
    };
    let count = |at: usize| names[at].forms.values().sum::<u32>();
    order.sort_by_key(|at| (names[*at].article, !fixed(*at), std::cmp::Reverse(count(*at)), *at));
    let mut meant: BTreeMap<ClusterKey, ClusterKey> = BTreeMap::new();
    let mut kept: BTreeSet<ClusterKey> = BTreeSet::new();
    for article in order.chunk_by(|a, b| names[*a].article == names[*b].article) {
        let mut near: TypoIndex<ClusterKey> = TypoIndex::default();
        for at in article {
            let cluster_key = &keys[*at].0;
            let words = words_with_rest(&names[*at]);
            let found: BTreeSet<ClusterKey> = words
                .iter()
                .flat_map(|(word, rest)| near.near(word, rest, &typo_index::ANY))
                .collect();
            match only(found) {
                Some(other) if !fixed(*at) && other != *cluster_key => {
                    let other = meant.get(&other).cloned().unwrap_or(other);
                    if other != *cluster_key && !kept.contains(cluster_key) {
                        kept.insert(other.clone());
                        meant.entry(cluster_key.clone()).or_insert(other);
                    }
                }
                _ => words.iter().for_each(|(word, rest)| near.add(word, rest, cluster_key)),
            }
        }
    }
    meant
}

/// The words of a name that may be misspelt, each with the rest: a person's surname, beside the same
/// given name; any word of another name of several.
fn words_with_rest(name: &Name) -> Vec<(String, String)> {
    if name.kind == EntityKind::Person {
        let full = Full::read(&name.key);
        let parts = full.as_ref().and_then(Full::last_and_rest);
        return parts.map(|(last, rest)| (last.to_owned(), rest)).into_iter().collect();
    }
    let words: Vec<&str> = name.key.split(' ').collect();
    if words.len() < 2 || name.kind == EntityKind::Place {
        return Vec::new();
    }
    (0..words.len())
        .map(|at| {
            let rest = [&words[..at], &["*"], &words[at + 1..]].concat().join(" ");
            (words[at].to_owned(), rest)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use cotejo_core::{
        article::{Language, Section, SectionKind},
        findings::Reading,
    };

    use super::*;
    use crate::read::{Input, read};

    /// Each entity as "name: form (reason), …".
    #[track_caller]
    fn check(texts: &[&str], overrides: &Overrides, expected: &[&str]) {
        let read: Vec<_> = texts
            .iter()
            .map(|text| {
                let input = Input::prose(text, None, Some(Language::Spanish));
                let reading = read(&input);
                (input.sections, reading)
            })
            .collect();
        let ids: Vec<String> = (0..texts.len()).map(|at| at.to_string()).collect();
        let sources: Vec<_> = read
            .iter()
            .enumerate()
            .map(|(at, (sections, reading))| Source {
                id: &ids[at],
                text: texts[at],
                sections,
                reading,
            })
            .collect();
        let joined = resolve(&sources, overrides);
        let found: Vec<_> = joined
            .entities
            .iter()
            .map(|entity| {
                let others: Vec<_> = entity
                    .variants
                    .iter()
                    .filter(|variant| variant.form != entity.name)
                    .map(|variant| format!("{} ({:?})", variant.form, variant.reason))
                    .collect();
                format!("{}: {}", entity.name, others.join(", "))
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn spellings_and_surnames_are_joined() {
        check(
            &[
                "El presidente Vladimir Putin habló. Putin calló.",
                "El presidente Vladímir Putin vino.",
                "Ayer llamó Putin a Putin.",
            ],
            &Overrides::default(),
            &["Vladimir Putin: Putin (SurnameInText), Vladímir Putin (SameAfterFolding)"],
        );
        check(
            &["El líder Kim Jong-un y el líder Kim Jong Un. Dijo Kim que sí."],
            &Overrides::default(),
            &["Kim Jong Un: Kim (SurnameInText), Kim Jong-un (SameAfterFolding)"],
        );
    }

    #[test]
    fn an_ambiguous_surname_stays_apart() {
        check(
            &[
                "El líder Kim Jong-un y su hermana, la portavoz Kim Yo-jong, hablaron. Dijo Kim que sí.",
            ],
            &Overrides::default(),
            &["Kim: ", "Kim Jong-un: ", "Kim Yo-jong: "],
        );
    }

    #[test]
    fn a_surname_means_whom_its_own_text_names() {
        check(
            &[
                "El líder Kim Jong-un llegó. Dijo Kim que sí.",
                "La portavoz Kim Yo-jong llegó. Dijo Kim que no.",
            ],
            &Overrides::default(),
            &["Kim Jong-un: Kim (SurnameInText)", "Kim Yo-jong: Kim (SurnameInText)"],
        );
    }

    #[test]
    fn tables_and_acronyms_join() {
        check(
            &["Fue a Pionyang y a Pyongyang, no a Moscú ni a Rusia."],
            &Overrides::default(),
            &["Pionyang: Pyongyang (Transliteration)", "Moscú: ", "Rusia: "],
        );
        check(
            &["Habló el Partido Popular Nuevo (PPN). Dijo el PPN que sí."],
            &Overrides::default(),
            &["PPN: Partido Popular Nuevo (LongForm)"],
        );
    }

    /// The names of one article joined, mentions given: each where the text has it last.
    #[track_caller]
    fn of_mentions(text: &str, mentions: &[(&str, EntityKind)]) -> Resolution {
        let mut found: Vec<_> = mentions
            .iter()
            .map(|(form, kind)| {
                let start = text.rfind(form).expect("the text has it");
                let span = cotejo_core::text::Span::new(start, start + form.len());
                cotejo_core::findings::Mention { span, kind: *kind, entity: (*form).to_owned() }
            })
            .collect();
        found.sort_by_key(|mention| mention.span);
        let reading = Reading { mentions: found, ..Reading::default() };
        let sections = &[Section {
            kind: SectionKind::Body,
            span: cotejo_core::text::Span::new(0, text.len()),
        }];
        resolve(&[Source { id: "0", text, sections, reading: &reading }], &Overrides::default())
    }

    /// Whether one article joins two names, mentions given.
    #[track_caller]
    fn joins(text: &str, mentions: &[(&str, EntityKind)], one: &str, other: &str) -> bool {
        let joined = of_mentions(text, mentions);
        let id = joined.id(0, one);
        assert!(id.is_some(), "{one} is not mentioned");
        id == joined.id(0, other)
    }

    #[test]
    fn a_place_that_stands_for_its_government_stays_a_place() {
        use EntityKind::{Organisation, Person, Place};
        for (name, read, settled) in [
            ("Chile", Organisation, Place),
            ("Corea del Norte", Organisation, Place),
            ("EE. UU.", Organisation, Place),
            ("Moscú", Place, Place),
            ("Georgia", Person, Person),
            ("Correos", Organisation, Organisation),
        ] {
            let joined = of_mentions(&format!("{name} pagó."), &[(name, read)]);
            assert_eq!(joined.kind(0, name), Some(settled), "{name}");
        }
    }

    #[test]
    fn other_ways_to_say_a_name_are_joined() {
        use EntityKind::{Organisation, Other, Person};
        for (text, one, kind, other, other_kind, expected) in [
            ("AirTanker Ltd y AirTanker", "AirTanker Ltd", Person, "AirTanker", Person, true),
            (
                "Mc Zetalar Sol; McZetalar Sol",
                "Mc Zetalar Sol",
                Person,
                "McZetalar Sol",
                Organisation,
                true,
            ),
            (
                "Tony Clement habla. Sí, dijo Clements",
                "Tony Clement",
                Person,
                "Clements",
                Person,
                true,
            ),
            ("Ana Larson habla. Sí, dijo Larsen", "Ana Larson", Person, "Larsen", Person, false),
            ("Liga Zeta Norte, LZN", "Liga Zeta Norte", Organisation, "LZN", Organisation, true),
            (
                "Liga Zeta Norte. Ayer, LZN",
                "Liga Zeta Norte",
                Organisation,
                "LZN",
                Organisation,
                true,
            ),
            (
                "Liga Zeta Norte. Ayer, LZS",
                "Liga Zeta Norte",
                Organisation,
                "LZS",
                Organisation,
                false,
            ),
            (
                "Oficina de Zeta (AVAZ)",
                "Oficina de Zeta",
                Organisation,
                "AVAZ",
                Organisation,
                false,
            ),
            ("Oficina de Zeta (ZAVA)", "Oficina de Zeta", Organisation, "ZAVA", Organisation, true),
            ("Ford Zeta y el Zeta", "Ford Zeta", Other, "Zeta", Other, true),
            (
                "Zetalar’s sede. Zetalar Corp",
                "Zetalar’s",
                Organisation,
                "Zetalar Corp",
                Organisation,
                true,
            ),
            ("El 787-8 y el 787", "787-8", Other, "787", Other, false),
        ] {
            let mentions = [(one, kind), (other, other_kind)];
            assert_eq!(joins(text, &mentions, one, other), expected, "{text}");
        }
    }

    #[test]
    fn the_dossier_has_the_last_word() {
        let overrides = Overrides {
            join: vec![vec!["Ana Pérez".to_owned(), "Ana P. Gómez".to_owned()]],
            apart: vec![vec!["Gómez".to_owned(), "Luis Gómez".to_owned()]],
        };
        check(
            &["El ministro Luis Gómez vino. Dijo Gómez que sí."],
            &overrides,
            &["Gómez: ", "Luis Gómez: "],
        );
    }
}
