//! Names joined into entities, within a text and across the dossier, every form with its reason.

mod bodies;
mod persons;
mod spelling;

use std::collections::{BTreeMap, BTreeSet};

use bodies::{Acronyms, acronyms, is_short_form, without_legal_form};
use persons::{Full, Persons, is_no_surname, lone_word, untitled};
use spelling::{Part, official_place, place_like, sound, sound_of_name};

use super::{ArticleCount, Entity, Variant, VariantReason};
use crate::{
    article::{self, PartKind, agencies, part_at},
    reading::{
        EntityKind, Reading,
        gazetteer::{self, Known, garbled, key, known_key as known},
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
    pub parts: &'a [article::Part],
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
    let dossier = Names::read(sources, &names, overrides);
    let mut clusters: BTreeMap<Anchor, Vec<(&Name, VariantReason)>> = BTreeMap::new();
    for name in &names {
        let (anchor, reason) = dossier.anchor(name);
        clusters.entry(anchor).or_default().push((name, reason));
    }
    build(sources, &clusters, overrides)
}

fn collect(sources: &[Source]) -> Vec<Name> {
    let mut names: BTreeMap<(usize, String), Name> = BTreeMap::new();
    let mut votes: BTreeMap<String, BTreeMap<usize, BTreeMap<EntityKind, u32>>> = BTreeMap::new();
    for (article, source) in sources.iter().enumerate() {
        for mention in &source.reading.mentions {
            let form = mention.span.of(source.text);
            let key = key(form);
            let by_article = votes.entry(key.clone()).or_default().entry(article).or_default();
            *by_article.entry(mention.kind).or_default() += 1;
            let name = names.entry((article, key.clone())).or_insert_with(|| Name {
                article,
                key,
                kind: mention.kind,
                forms: BTreeMap::new(),
            });
            let counts = part_at(source.parts, mention.span).is_some_and(PartKind::counts);
            *name.forms.entry(form.to_owned()).or_default() += u32::from(counts);
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
                name.kind = kind;
            }
        }
    }
    names.into_values().collect()
}

/// The kind with most votes, one that says more at a tie.
fn most(votes: &BTreeMap<EntityKind, u32>) -> EntityKind {
    votes
        .iter()
        .max_by_key(|(kind, count)| (**count, std::cmp::Reverse(**kind)))
        .map_or(EntityKind::Other, |(kind, _)| *kind)
}

/// Longer names by something a shorter one has, each with its anchor.
type Index = BTreeMap<String, BTreeSet<(String, Anchor)>>;

/// What one article says of its names.
#[derive(Default)]
struct Here {
    acronyms: Acronyms,
    /// Identities of its full names.
    persons: BTreeSet<String>,
    /// Those it means by a surname.
    surnames: BTreeMap<String, BTreeSet<Anchor>>,
    /// Its organisations by first word.
    bodies: Index,
}

/// The names of a dossier, as far as they speak for one another.
#[derive(Default)]
struct Names {
    joined: BTreeMap<String, Anchor>,
    apart: BTreeSet<String>,
    persons: Persons,
    /// Anchors of full names that the dossier or the tables give, by identity.
    given: BTreeMap<String, Anchor>,
    here: Vec<Here>,
    surnames: BTreeMap<String, BTreeSet<Anchor>>,
    acronyms: BTreeMap<String, BTreeSet<Anchor>>,
    bodies: Index,
}

impl Names {
    fn read(sources: &[Source], names: &[Name], overrides: &Overrides) -> Self {
        let mut all = Self::default();
        for row in &overrides.join {
            for name in row {
                all.joined.entry(key(name)).or_insert_with(|| format!("dossier:{}", key(&row[0])));
            }
        }
        all.apart = overrides.apart.iter().flatten().map(|name| key(name)).collect();
        all.here = sources
            .iter()
            .map(|source| Here { acronyms: acronyms(source), ..Here::default() })
            .collect();
        all.read_persons(names);
        all.read_bodies(names);
        all
    }

    fn read_persons(&mut self, names: &[Name]) {
        let people = || names.iter().filter(|name| name.kind == EntityKind::Person);
        for name in people() {
            let Some(full) = Full::read(&name.key) else { continue };
            let identity = self.persons.add(full);
            if let Some(anchor) = self.given_anchor(name) {
                self.given.entry(identity.clone()).or_insert(anchor);
            }
            self.here[name.article].persons.insert(identity);
        }
        for name in people() {
            let Some(full) = Full::read(&name.key) else { continue };
            let (anchor, _) = self.anchor(name);
            for surname in full.surnames() {
                let here = &mut self.here[name.article].surnames;
                here.entry(surname.to_owned()).or_default().insert(anchor.clone());
                self.surnames.entry(surname.to_owned()).or_default().insert(anchor.clone());
            }
        }
    }

    fn read_bodies(&mut self, names: &[Name]) {
        for here in 0..self.here.len() {
            for (short, long) in &self.here[here].acronyms.long {
                let anchor = self.body_anchor(here, long);
                self.acronyms.entry(short.clone()).or_default().insert(anchor);
            }
        }
        for name in names.iter().filter(|name| name.kind == EntityKind::Organisation) {
            let bare = without_legal_form(&name.key);
            let Some((first, _)) = bare.split_once(' ') else { continue };
            let entry = (bare.to_owned(), self.body_anchor(name.article, &name.key));
            self.here[name.article]
                .bodies
                .entry(first.to_owned())
                .or_default()
                .insert(entry.clone());
            self.bodies.entry(first.to_owned()).or_default().insert(entry);
        }
    }

    /// What `dossier.toml` or the tables give.
    fn given_anchor(&self, name: &Name) -> Option<Anchor> {
        self.joined
            .get(&name.key)
            .cloned()
            .or_else(|| self.apart.contains(&name.key).then(|| format!("apart:{}", name.key)))
            .or_else(|| in_tables(name).map(|known| row(known.row)))
    }

    /// The anchor of an organisation's name, or of one that may be one.
    fn body_anchor(&self, article: usize, name: &str) -> Anchor {
        if let Some(anchor) = self.joined.get(name) {
            return anchor.clone();
        }
        if let Some(known) = known(name) {
            return row(known.row);
        }
        if let Some(known) = self.here[article].acronyms.row.get(name) {
            return row(known);
        }
        let bare = without_legal_form(name);
        known(bare).map_or_else(|| by_letters(bare), |known| row(known.row))
    }

    /// The anchor of a name and why it is there.
    fn anchor(&self, name: &Name) -> (Anchor, VariantReason) {
        if let Some(anchor) = self.joined.get(&name.key) {
            return (anchor.clone(), VariantReason::Dossier);
        }
        if self.apart.contains(&name.key) {
            return (format!("apart:{}", name.key), VariantReason::Name);
        }
        let here = &self.here[name.article];
        if name.kind != EntityKind::Person
            && let Some(long) = here.acronyms.long.get(&name.key)
        {
            return (self.body_anchor(name.article, long), VariantReason::Acronym);
        }
        if let Some(known) = in_tables(name) {
            let reason = if known.spelling {
                VariantReason::Transliteration
            } else {
                VariantReason::AliasTable
            };
            return (row(known.row), reason);
        }
        if matches!(name.kind, EntityKind::Person | EntityKind::Other)
            && let Some(found) = self.person(name)
        {
            return found;
        }
        match name.kind {
            EntityKind::Person => {}
            EntityKind::Place => {
                if let Some(place) = official_place(&name.key) {
                    return (row(place), VariantReason::AliasTable);
                }
                if let Some(place) = place_like(&name.key) {
                    return (row(place), VariantReason::Transliteration);
                }
            }
            EntityKind::Organisation | EntityKind::Other => {
                if let Some(found) = self.body(name) {
                    return found;
                }
            }
        }
        // A person called like something in the tables is not that.
        if name.kind == EntityKind::Person && known(&name.key).is_some() {
            return (format!("person:{}", name.key), VariantReason::Name);
        }
        (by_letters(&name.key), VariantReason::Name)
    }

    fn person(&self, name: &Name) -> Option<(Anchor, VariantReason)> {
        let here = &self.here[name.article];
        if let Some(word) = lone_word(&name.key) {
            let word_sound = [Part::Surname, Part::Any].map(|part| sound(word, part));
            let find = |all: &BTreeMap<String, BTreeSet<Anchor>>| {
                let found: BTreeSet<&Anchor> =
                    word_sound.iter().filter_map(|sound| all.get(sound)).flatten().collect();
                (!found.is_empty()).then(|| only(found).cloned())
            };
            let found = (!is_no_surname(word)).then(|| {
                let near = find(&here.surnames).map(|found| (found, VariantReason::SurnameInText));
                near.or_else(|| {
                    find(&self.surnames).map(|found| (found, VariantReason::SurnameInDossier))
                })
            });
            return match found.flatten() {
                Some((Some(anchor), reason)) => Some((anchor, reason)),
                _ if word != name.key => Some((by_letters(word), VariantReason::Titled)),
                _ => None,
            };
        }
        let full = Full::read(&name.key)?;
        let own = full.identity();
        if name.kind == EntityKind::Other && !self.persons.has(&own) {
            return None;
        }
        let mut identity = own.clone();
        // Each step leads to a longer name; a name has few.
        while !self.given.contains_key(&identity)
            && let Some(longer) = self.persons.stands_for(&identity, &here.persons)
        {
            identity = longer;
        }
        let reason = if identity == own { VariantReason::Name } else { VariantReason::Shortened };
        let anchor =
            self.given.get(&identity).cloned().unwrap_or_else(|| format!("person:{identity}"));
        Some((anchor, reason))
    }

    fn body(&self, name: &Name) -> Option<(Anchor, VariantReason)> {
        let key = &name.key;
        if let Some(anchor) = self.acronyms.get(key).and_then(only) {
            return Some((anchor.clone(), VariantReason::AcronymInDossier));
        }
        if let Some(known) = garbled(key).filter(|_| name.kind == EntityKind::Organisation) {
            return Some((row(known.row), VariantReason::Garbled));
        }
        let bare = without_legal_form(key);
        let longer = |index: &Index| {
            let first = bare.split(' ').next().unwrap_or_default();
            let found: BTreeSet<&Anchor> = index
                .get(first)
                .into_iter()
                .flatten()
                .filter(|(long, _)| is_short_form(bare, long))
                .map(|(_, anchor)| anchor)
                .collect();
            (!found.is_empty()).then(|| only(found).cloned())
        };
        let found = longer(&self.here[name.article].bodies).or_else(|| longer(&self.bodies));
        if let Some(anchor) = found.flatten() {
            return Some((anchor, VariantReason::ShortForm));
        }
        (name.kind == EntityKind::Organisation)
            .then(|| (self.body_anchor(name.article, key), VariantReason::Name))
    }
}

/// The one there is, if there is one only.
fn only<T>(set: impl IntoIterator<Item = T>) -> Option<T> {
    let mut items = set.into_iter();
    items.next().filter(|_| items.next().is_none())
}

/// What the tables know of a name that can be meant: a person's name is no place's.
fn in_tables(name: &Name) -> Option<Known> {
    known(&name.key)
        .filter(|known| name.kind != EntityKind::Person || known.kind == EntityKind::Person)
}

fn row(name: &str) -> Anchor {
    format!("known:{}", key(name))
}

/// Names that only letters of transliteration tell apart have one anchor.
fn by_letters(name: &str) -> Anchor {
    format!("key:{}", sound_of_name(name).unwrap_or_else(|| name.to_owned()))
}

fn build(
    sources: &[Source],
    clusters: &BTreeMap<Anchor, Vec<(&Name, VariantReason)>>,
    overrides: &Overrides,
) -> Joined {
    let mut joined = Joined { entities: Vec::new(), names: vec![BTreeMap::new(); sources.len()] };
    let mut built: Vec<_> = clusters
        .iter()
        .map(|(anchor, names)| {
            let entity = entity(sources, anchor, names, overrides);
            let weight = weight(&entity);
            (entity, weight, names)
        })
        .collect();
    built.sort_by(|(a, a_weight, _): &(Entity, _, _), (b, b_weight, _)| {
        b_weight.cmp(a_weight).then_with(|| a.name.cmp(&b.name)).then_with(|| a.kind.cmp(&b.kind))
    });
    let mut taken: BTreeMap<String, u32> = BTreeMap::new();
    for (mut entity, weight, names) in built {
        let base = slug(&entity.name);
        let times = taken.entry(base.clone()).or_default();
        *times += 1;
        entity.id = if *times == 1 { base } else { format!("{base}-{times}") };
        for (name, _) in names {
            joined.names[name.article]
                .insert(name.key.clone(), (entity.id.clone(), entity.name.clone()));
        }
        if weight.1 > 0 {
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
    // Persons go by the fullest form without a title, others by the most used; earlier in the alphabet at a tie.
    let fullness = |form_key: &str| {
        let bare = untitled(form_key);
        let words = if kind == EntityKind::Person { bare.split(' ').count() } else { 0 };
        (words, bare == form_key)
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
                    (fullness(form_key), *count, std::cmp::Reverse(**form))
                })
                .map(|(form, _)| *form)
        })
        .unwrap_or_default();
    let shown_key = key(shown);
    let has_acronym = names.iter().any(|(_, reason)| *reason == VariantReason::Acronym);
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

/// Why a form that shares its anchor with the name shown does so.
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
        let same = without_legal_form(form) == without_legal_form(shown);
        return if same { VariantReason::LegalForm } else { VariantReason::Transliteration };
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
            &["PPN: Partido Popular Nuevo (LongForm)"],
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
