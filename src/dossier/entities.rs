//! Names joined into entities, within a text and across the dossier, every form with its reason.

use std::collections::{BTreeMap, BTreeSet};

use super::{ArticleCount, Entity, Variant, VariantReason};
use crate::{
    article::{Part, PartKind, agencies, part_at},
    reading::{
        EntityKind, Reading,
        gazetteer::{GIVEN_NAMES, garbled, key, known},
    },
    text::fold::slug,
};

/// A text whose names are to be joined.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The article's id.
    pub id: &'a str,
    /// Its text.
    pub text: &'a str,
    /// Its parts: names in those that do not count are joined but not counted.
    pub parts: &'a [Part],
    /// What was read from it.
    pub reading: &'a Reading,
}

/// Corrections from `dossier.toml`.
#[derive(Clone, Debug, Default)]
pub struct Overrides {
    /// Names of one entity; the first is the one shown.
    pub join: Vec<Vec<String>>,
    /// Names that are no one's in common.
    pub apart: Vec<Vec<String>>,
}

/// Entities, and which one each name of each article means.
#[derive(Clone, Debug, Default)]
pub struct Joined {
    /// By number of articles, then mentions (both falling), then name. Entities that no part that
    /// counts names are left out.
    pub entities: Vec<Entity>,
    names: Vec<BTreeMap<String, (String, String)>>,
}

impl Joined {
    /// The id of the entity that a form means in an article.
    pub fn id(&self, article: usize, form: &str) -> Option<&str> {
        self.names.get(article)?.get(&key(form)).map(|(id, _)| id.as_str())
    }

    /// The name of the entity that a form means in an article.
    pub fn name(&self, article: usize, form: &str) -> Option<&str> {
        self.names.get(article)?.get(&key(form)).map(|(_, name)| name.as_str())
    }
}

/// A name in one article: all spellings with the same key.
struct Name {
    article: usize,
    key: String,
    kind: EntityKind,
    /// Forms as written, with counts in parts that count.
    forms: BTreeMap<String, u32>,
}

/// What a name was joined under: names with the same anchor are one entity.
type Anchor = String;

/// Joins the names of articles that belong to one dossier.
pub fn join(sources: &[Source], overrides: &Overrides) -> Joined {
    let names = collect(sources);
    let full = full_names(&names);
    let acronyms: Vec<_> = sources.iter().map(|source| acronyms(source)).collect();
    let mut clusters: BTreeMap<Anchor, Vec<(&Name, VariantReason)>> = BTreeMap::new();
    for name in &names {
        let (anchor, reason) = anchor(name, &full, &acronyms[name.article], overrides);
        clusters.entry(anchor).or_default().push((name, reason));
    }
    build(sources, &clusters, overrides)
}

fn collect(sources: &[Source]) -> Vec<Name> {
    let mut names: BTreeMap<(usize, String), Name> = BTreeMap::new();
    for (article, source) in sources.iter().enumerate() {
        let mut votes: BTreeMap<String, BTreeMap<EntityKind, u32>> = BTreeMap::new();
        for mention in &source.reading.mentions {
            let form = mention.span.of(source.text);
            let key = key(form);
            *votes.entry(key.clone()).or_default().entry(mention.kind).or_default() += 1;
            let name = names.entry((article, key.clone())).or_insert_with(|| Name {
                article,
                key,
                kind: mention.kind,
                forms: BTreeMap::new(),
            });
            let counts = part_at(source.parts, mention.span).is_some_and(PartKind::counts);
            *name.forms.entry(form.to_owned()).or_default() += u32::from(counts);
        }
        for (key, votes) in votes {
            let kind = votes
                .iter()
                .max_by_key(|(kind, count)| (**count, std::cmp::Reverse(**kind)))
                .map(|(kind, _)| *kind);
            if let (Some(name), Some(kind)) = (names.get_mut(&(article, key)), kind) {
                name.kind = kind;
            }
        }
    }
    names.into_values().collect()
}

/// Full names of persons by article: keys of two words or more.
fn full_names(names: &[Name]) -> BTreeMap<usize, BTreeSet<&str>> {
    let mut full: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
    for name in
        names.iter().filter(|name| name.kind == EntityKind::Person && name.key.contains(' '))
    {
        full.entry(name.article).or_default().insert(&name.key);
    }
    full
}

/// The anchor of a name and why it is there.
fn anchor(
    name: &Name,
    full: &BTreeMap<usize, BTreeSet<&str>>,
    acronyms: &BTreeMap<String, String>,
    overrides: &Overrides,
) -> (Anchor, VariantReason) {
    let has = |names: &[String]| names.iter().any(|one| key(one) == name.key);
    if let Some(row) = overrides.join.iter().find(|row| has(row)) {
        return (format!("dossier:{}", key(&row[0])), VariantReason::Dossier);
    }
    if overrides.apart.iter().any(|row| has(row)) {
        return (format!("apart:{}", name.key), VariantReason::Name);
    }
    if let Some(known) = known(&name.key) {
        return (
            format!("known:{}", key(known.row)),
            if known.spelling { VariantReason::Transliteration } else { VariantReason::AliasTable },
        );
    }
    if let Some(long) = acronyms.get(&name.key) {
        return (row_or_key(long), VariantReason::Acronym);
    }
    if name.kind == EntityKind::Organisation
        && let Some(known) = garbled(&name.key)
    {
        return (format!("known:{}", key(known.row)), VariantReason::Garbled);
    }
    if matches!(name.kind, EntityKind::Person | EntityKind::Other) && !name.key.contains(' ') {
        let matches = |keys: Option<&BTreeSet<&str>>| {
            keys.into_iter()
                .flatten()
                .filter(|full| has_surname(full, &name.key))
                .map(|full| row_or_key(full))
                .collect::<BTreeSet<_>>()
        };
        let here = matches(full.get(&name.article));
        let anywhere: BTreeSet<_> = full.values().flat_map(|keys| matches(Some(keys))).collect();
        let only =
            |set: BTreeSet<String>| (set.len() == 1).then(|| set.into_iter().next()).flatten();
        if !here.is_empty() {
            return only(here).map_or_else(
                || (format!("key:{}", name.key), VariantReason::Name),
                |anchor| (anchor, VariantReason::SurnameInText),
            );
        }
        if let Some(anchor) = only(anywhere) {
            return (anchor, VariantReason::SurnameInDossier);
        }
    }
    (row_or_key(&name.key), VariantReason::Name)
}

fn row_or_key(name: &str) -> Anchor {
    known(name).map_or_else(|| format!("key:{name}"), |known| format!("known:{}", key(known.row)))
}

/// Whether a word is a surname of a full name: any of its words but a given name. East Asian
/// names put it first.
fn has_surname(full: &str, word: &str) -> bool {
    !GIVEN_NAMES.contains(word) && full.split(' ').any(|part| part == word)
}

/// Acronyms that stand in brackets beside their long form, to that form's key.
fn acronyms(source: &Source) -> BTreeMap<String, String> {
    let mentions = &source.reading.mentions;
    mentions
        .iter()
        .zip(mentions.iter().skip(1))
        .filter(|(long, short)| {
            let between = source
                .text
                .get(long.span.end as usize..short.span.start as usize)
                .unwrap_or_default();
            let initials: String = long
                .span
                .of(source.text)
                .split_whitespace()
                .filter_map(|word| word.chars().next().filter(|c| c.is_uppercase()))
                .collect();
            between == " (" && initials == short.span.of(source.text)
        })
        .map(|(long, short)| (key(short.span.of(source.text)), key(long.span.of(source.text))))
        .collect()
}

fn build(
    sources: &[Source],
    clusters: &BTreeMap<Anchor, Vec<(&Name, VariantReason)>>,
    overrides: &Overrides,
) -> Joined {
    let mut joined = Joined { entities: Vec::new(), names: vec![BTreeMap::new(); sources.len()] };
    let mut built: Vec<(Entity, &Vec<(&Name, VariantReason)>)> = clusters
        .iter()
        .map(|(anchor, names)| (entity(sources, anchor, names, overrides), names))
        .collect();
    built.sort_by(|(a, _), (b, _)| {
        weight(b)
            .cmp(&weight(a))
            .then_with(|| a.name.cmp(&b.name))
            .then_with(|| a.kind.cmp(&b.kind))
    });
    let mut taken: BTreeMap<String, u32> = BTreeMap::new();
    for (mut entity, names) in built {
        let base = slug(&entity.name);
        let times = taken.entry(base.clone()).or_default();
        *times += 1;
        entity.id = if *times == 1 { base } else { format!("{base}-{times}") };
        for (name, _) in names {
            joined.names[name.article]
                .insert(name.key.clone(), (entity.id.clone(), entity.name.clone()));
        }
        if weight(&entity).1 > 0 {
            joined.entities.push(entity);
        }
    }
    joined
}

/// Articles and mentions.
fn weight(entity: &Entity) -> (usize, u32) {
    let counts = || entity.variants.iter().flat_map(|variant| &variant.counts);
    let articles: BTreeSet<&str> = counts().map(|count| count.article.as_str()).collect();
    (articles.len(), counts().map(|count| count.count).sum())
}

fn entity(
    sources: &[Source],
    anchor: &str,
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
    let kind = kind(names);
    let given = overrides
        .join
        .iter()
        .find(|row| anchor == format!("dossier:{}", key(&row[0])))
        .map(|row| row[0].as_str());
    // Persons go by the fullest form, others by the most used; earlier in the alphabet at a tie.
    let fullness =
        |form: &str| if kind == EntityKind::Person { key(form).split(' ').count() } else { 0 };
    let agency = names.iter().find_map(|(name, _)| agencies::canonical(&name.key));
    let shown = given
        .or(agency)
        .or_else(|| {
            totals
                .iter()
                .max_by_key(|(form, (count, ..))| {
                    (fullness(form), *count, std::cmp::Reverse(**form))
                })
                .map(|(form, _)| *form)
        })
        .unwrap_or_default();
    let shown_key = key(shown);
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
            } else {
                *reason
            },
            counts: counts(sources, names, form),
        })
        .collect();
    variants.sort_by(|a, b| total(b).cmp(&total(a)).then_with(|| a.form.cmp(&b.form)));
    Entity { id: String::new(), name: shown.to_owned(), kind, variants }
}

fn is_surname_form(form: &str, shown: &str, kind: EntityKind) -> bool {
    kind == EntityKind::Person && !form.contains(' ') && has_surname(shown, form)
}

fn total(variant: &Variant) -> u32 {
    variant.counts.iter().map(|count| count.count).sum()
}

/// The kind the tables give, else the one most of its names have.
fn kind(names: &[(&Name, VariantReason)]) -> EntityKind {
    if let Some(known) = names.iter().find_map(|(name, _)| known(&name.key)) {
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
    use crate::{
        article::Language,
        reading::{Input, read},
    };

    /// Each entity as "name: form (reason), …".
    #[track_caller]
    fn check(texts: &[&str], overrides: &Overrides, expected: &[&str]) {
        let read: Vec<_> = texts
            .iter()
            .map(|text| {
                let input = Input::prose(text, None, Some(Language::Spanish));
                let reading = read(&input);
                (input.parts, reading)
            })
            .collect();
        let ids: Vec<String> = (0..texts.len()).map(|at| at.to_string()).collect();
        let sources: Vec<_> = read
            .iter()
            .enumerate()
            .map(|(at, (parts, reading))| Source { id: &ids[at], text: texts[at], parts, reading })
            .collect();
        let joined = join(&sources, overrides);
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
            &["PPN: Partido Popular Nuevo (Name)"],
        );
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
