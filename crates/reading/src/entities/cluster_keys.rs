//! Cluster keys: what names must have in common to be one entity.

use std::collections::{BTreeMap, BTreeSet};

use cotejo_core::{bundle::VariantReason, findings::EntityKind};

use super::{
    legal_forms::without_legal_form,
    names::Name,
    organisations::{
        Acronyms, acronym_letters, acronyms, initials, is_numbered, is_short_form, without_maker,
        without_place,
    },
    persons::{Full, Persons, is_given, is_no_surname, lone_word, untitled},
    senses::{kind_by_words, known_by_sense, only, other_name, sense},
    source::{Overrides, Source},
    spelling::{Part, official_place, place_like, sound, sound_of_name},
    typo_index::{Typo, TypoIndex},
};
use crate::gazetteer::{Known, garbled, key, known_key};

/// What the names of one cluster have in common: they are one entity.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum ClusterKey {
    /// The key of a name that `dossier.toml` keeps apart.
    Apart(String),
    /// The key of the first name of a row that `dossier.toml` joins.
    Dossier(String),
    /// The key of the name itself.
    Key(String),
    /// The key of the first name of a row of the tables.
    Known(String),
    /// The letters of a name, whatever its transliteration.
    Letters(String),
    /// The key of the first name of a row of other names.
    Other(String),
    /// The identity of a person's full name.
    Person(String),
}

impl ClusterKey {
    /// Of a row of the tables, by its first name.
    fn of_row(name: &str) -> Self {
        Self::Known(key(name))
    }

    /// Of a name whose letters of transliteration tell nothing apart.
    fn by_letters(name: &str) -> Self {
        sound_of_name(name).map_or_else(|| Self::Key(name.to_owned()), Self::Letters)
    }

    /// Whether only the name's own letters made it: a slip in them may have made another.
    pub(super) fn is_by_spelling(&self) -> bool {
        matches!(self, Self::Key(_) | Self::Letters(_) | Self::Person(_))
    }
}

/// Longer names by something a shorter one has, each with its cluster key.
type Index = BTreeMap<String, BTreeSet<(String, ClusterKey)>>;

/// What one article says of its names.
#[derive(Default)]
struct ArticleNames {
    acronyms: Acronyms,
    /// Identities of its full names.
    persons: BTreeSet<String>,
    /// Those it means by a surname.
    surnames: BTreeMap<String, BTreeSet<ClusterKey>>,
    /// Its organisations by first word.
    organisations: Index,
    /// The same by the parts of their names that stand for them.
    parts: Parts,
    /// Surnames that may be misspelt.
    near: TypoIndex<ClusterKey>,
}

/// Names by what else they are called.
#[derive(Debug, Default)]
struct Parts {
    /// By initials.
    initials: BTreeMap<String, BTreeSet<ClusterKey>>,
    /// Without the company they open with.
    models: BTreeMap<String, BTreeSet<ClusterKey>>,
    /// Without the country.
    placeless: BTreeMap<String, BTreeSet<ClusterKey>>,
}

impl Parts {
    fn add(&mut self, name: &Name, cluster_key: &ClusterKey) {
        let put = |all: &mut BTreeMap<String, BTreeSet<ClusterKey>>, part: &str| {
            all.entry(part.to_owned()).or_default().insert(cluster_key.clone());
        };
        if let Some(model) = without_maker(&name.key) {
            put(&mut self.models, model);
        }
        if let Some(placeless) = without_place(&name.key) {
            put(&mut self.placeless, placeless);
        }
        if name.kind == EntityKind::Organisation {
            initials(&name.key).iter().flatten().for_each(|all| put(&mut self.initials, all));
        }
    }
}

/// The names of a dossier, as far as they speak for one another.
#[derive(Default)]
pub(super) struct NameIndex {
    joined: BTreeMap<String, ClusterKey>,
    apart: BTreeSet<String>,
    persons: Persons,
    /// Cluster keys of full names that the dossier or the tables give, by identity.
    given: BTreeMap<String, ClusterKey>,
    here: Vec<ArticleNames>,
    surnames: BTreeMap<String, BTreeSet<ClusterKey>>,
    acronyms: BTreeMap<String, BTreeSet<ClusterKey>>,
    organisations: Index,
    parts: Parts,
    /// Cluster keys of names of several words, by their sense.
    senses: BTreeMap<String, ClusterKey>,
}

impl NameIndex {
    pub(super) fn read(sources: &[Source], names: &[Name], overrides: &Overrides) -> Self {
        let mut all = Self::default();
        for row in &overrides.join {
            for name in row {
                all.joined.entry(key(name)).or_insert_with(|| ClusterKey::Dossier(key(&row[0])));
            }
        }
        all.apart = overrides.apart.iter().flatten().map(|name| key(name)).collect();
        all.here = sources
            .iter()
            .map(|source| ArticleNames { acronyms: acronyms(source), ..ArticleNames::default() })
            .collect();
        all.read_persons(names);
        all.read_organisations(names);
        all
    }

    fn read_persons(&mut self, names: &[Name]) {
        let people = || names.iter().filter(|name| name.kind == EntityKind::Person);
        for name in people() {
            let Some(full) = Full::read(&name.key) else { continue };
            let identity = self.persons.add(full);
            if let Some(cluster_key) = self.given_key(name) {
                self.given.entry(identity.clone()).or_insert(cluster_key);
            }
            self.here[name.article].persons.insert(identity);
        }
        for name in people() {
            let Some(full) = Full::read(&name.key) else { continue };
            let (cluster_key, _) = self.cluster_key(name);
            for surname in full.surnames() {
                let here = &mut self.here[name.article].surnames;
                here.entry(surname.to_owned()).or_default().insert(cluster_key.clone());
                self.here[name.article].near.add(surname, "", &cluster_key);
                self.surnames.entry(surname.to_owned()).or_default().insert(cluster_key.clone());
            }
        }
    }

    fn read_organisations(&mut self, names: &[Name]) {
        for here in 0..self.here.len() {
            for (short, long) in &self.here[here].acronyms.long {
                let cluster_key = self.organisation_key(here, long);
                self.acronyms.entry(short.clone()).or_default().insert(cluster_key);
            }
        }
        let organisations = || {
            let kinds = [EntityKind::Organisation, EntityKind::Other];
            names.iter().filter(move |name| kinds.contains(&name.kind))
        };
        for name in names.iter().filter(|name| may_have_sense(name)) {
            let Some(sense) = sense(&name.key) else { continue };
            let cluster_key = self.organisation_key(name.article, &name.key);
            let kept = self.senses.entry(sense).or_insert_with(|| cluster_key.clone());
            if matches!(cluster_key, ClusterKey::Known(_)) && !matches!(kept, ClusterKey::Known(_))
            {
                *kept = cluster_key;
            }
        }
        for name in organisations() {
            let cluster_key = self.organisation_key(name.article, &name.key);
            let bare = without_legal_form(&name.key);
            self.here[name.article].parts.add(name, &cluster_key);
            self.parts.add(name, &cluster_key);
            if name.kind == EntityKind::Other && !is_numbered(bare) {
                continue;
            }
            let first = bare.split(' ').next().unwrap_or_default().to_owned();
            let entry = (bare.to_owned(), cluster_key);
            let here = &mut self.here[name.article].organisations;
            here.entry(first.clone()).or_default().insert(entry.clone());
            if name.kind == EntityKind::Organisation && bare.contains(' ') {
                self.organisations.entry(first).or_default().insert(entry);
            }
        }
    }

    /// What `dossier.toml` or the tables give.
    fn given_key(&self, name: &Name) -> Option<ClusterKey> {
        self.joined
            .get(&name.key)
            .cloned()
            .or_else(|| self.apart.contains(&name.key).then(|| ClusterKey::Apart(name.key.clone())))
            .or_else(|| in_tables(name).map(|known| ClusterKey::of_row(known.row)))
    }

    /// The cluster key of an organisation's name, or of one that may be one.
    fn organisation_key(&self, article: usize, name: &str) -> ClusterKey {
        if let Some(cluster_key) = self.joined.get(name) {
            return cluster_key.clone();
        }
        if let Some(known) = known_key(name) {
            return ClusterKey::of_row(known.row);
        }
        if let Some(known) = self.here[article].acronyms.row.get(name) {
            return ClusterKey::of_row(known);
        }
        let bare = without_legal_form(name);
        if let Some(known) = known_key(bare).map(|known| known.row).or_else(|| known_by_sense(name))
        {
            return ClusterKey::of_row(known);
        }
        let in_dossier = sense(name).and_then(|sense| self.senses.get(&sense).cloned());
        in_dossier.unwrap_or_else(|| ClusterKey::by_letters(bare))
    }

    /// The cluster key of a name and why it is there.
    pub(super) fn cluster_key(&self, name: &Name) -> (ClusterKey, VariantReason) {
        if let Some(cluster_key) = self.joined.get(&name.key) {
            return (cluster_key.clone(), VariantReason::Dossier);
        }
        if self.apart.contains(&name.key) {
            return (ClusterKey::Apart(name.key.clone()), VariantReason::Name);
        }
        let here = &self.here[name.article];
        if name.kind != EntityKind::Person
            && let Some(long) = here.acronyms.long.get(&name.key)
        {
            return (self.organisation_key(name.article, long), VariantReason::Acronym);
        }
        if let Some(known) = in_tables(name) {
            let reason = if known.spelling {
                VariantReason::Transliteration
            } else {
                VariantReason::AliasTable
            };
            return (ClusterKey::of_row(known.row), reason);
        }
        if !matches!(name.kind, EntityKind::Person | EntityKind::Place)
            && let Some(other) = other_name(&name.key)
        {
            return (ClusterKey::Other(key(other)), VariantReason::AliasTable);
        }
        if matches!(name.kind, EntityKind::Person | EntityKind::Other)
            && let Some(found) = self.person_or_namesake(name)
        {
            return found;
        }
        match name.kind {
            EntityKind::Person => {}
            EntityKind::Place => {
                if let Some(place) = official_place(&name.key) {
                    return (ClusterKey::of_row(place), VariantReason::AliasTable);
                }
                if let Some(place) = place_like(&name.key) {
                    return (ClusterKey::of_row(place), VariantReason::Transliteration);
                }
                if may_have_sense(name) {
                    return (self.organisation_key(name.article, &name.key), VariantReason::Name);
                }
            }
            EntityKind::Organisation | EntityKind::Other => {
                return self.organisation(name);
            }
        }
        // A person called like a place in the tables is not that.
        if name.kind == EntityKind::Person && known_key(&name.key).is_some() {
            return (ClusterKey::Person(name.key.clone()), VariantReason::Name);
        }
        (ClusterKey::by_letters(&name.key), VariantReason::Name)
    }

    /// A person, or what the text calls by the same name and no person.
    fn person_or_namesake(&self, name: &Name) -> Option<(ClusterKey, VariantReason)> {
        let key = &name.key;
        let is_person = || key.split(' ').next().is_some_and(is_given) || untitled(key) != key;
        if lone_word(key).is_some() {
            return self.person(name).or_else(|| {
                (untitled(key) == key && !is_given(key)).then(|| self.namesake(name)).flatten()
            });
        }
        let namesake = (!is_person()).then(|| self.namesake(name)).flatten();
        namesake.or_else(|| self.person(name))
    }

    /// The organisation or model of the same text that has the name with a legal form or a maker, or for
    /// short, or that only the tables have.
    fn namesake(&self, name: &Name) -> Option<(ClusterKey, VariantReason)> {
        if name.kind != EntityKind::Person {
            return None;
        }
        let here = &self.here[name.article];
        let by_part = || {
            let found = here.parts.models.get(&name.key).and_then(only).cloned();
            found.map(|cluster_key| (cluster_key, VariantReason::ShortForm))
        };
        let in_tables = || {
            let known =
                known_key(&name.key).filter(|known| known.kind == EntityKind::Organisation)?;
            Some((ClusterKey::of_row(known.row), VariantReason::AliasTable))
        };
        let other = || {
            let other = other_name(&name.key)?;
            Some((ClusterKey::Other(key(other)), VariantReason::AliasTable))
        };
        shortened(&here.organisations, &name.key, true)
            .map(|cluster_key| (cluster_key, VariantReason::ShortForm))
            .or_else(by_part)
            .or_else(in_tables)
            .or_else(other)
    }

    fn person(&self, name: &Name) -> Option<(ClusterKey, VariantReason)> {
        let here = &self.here[name.article];
        if let Some(word) = lone_word(&name.key) {
            let word_sound = [Part::Surname, Part::Any].map(|part| sound(word, part));
            let find = |all: &BTreeMap<String, BTreeSet<ClusterKey>>| {
                let found: BTreeSet<&ClusterKey> =
                    word_sound.iter().filter_map(|sound| all.get(sound)).flatten().collect();
                (!found.is_empty()).then(|| only(found).cloned())
            };
            let found = (!is_no_surname(word)).then(|| {
                let near = find(&here.surnames).map(|found| (found, VariantReason::SurnameInText));
                let typo = || {
                    // One letter changed makes another surname: "Larson", "Larsen".
                    let meant = only(here.near.near(&word_sound[0], "", &[Typo::Moved]))?;
                    Some((Some(meant), VariantReason::Misspelt))
                };
                near.or_else(|| {
                    find(&self.surnames).map(|found| (found, VariantReason::SurnameInDossier))
                })
                .or_else(typo)
            });
            return match found.flatten() {
                Some((Some(cluster_key), reason)) => Some((cluster_key, reason)),
                _ if word != name.key => {
                    Some((ClusterKey::by_letters(word), VariantReason::Titled))
                }
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
        let cluster_key =
            self.given.get(&identity).cloned().unwrap_or(ClusterKey::Person(identity));
        Some((cluster_key, reason))
    }

    fn organisation(&self, name: &Name) -> (ClusterKey, VariantReason) {
        let key = &name.key;
        if let Some(cluster_key) = self.acronyms.get(key).and_then(only) {
            return (cluster_key.clone(), VariantReason::AcronymInDossier);
        }
        if let Some(known) = garbled(key).filter(|_| name.kind == EntityKind::Organisation) {
            return (ClusterKey::of_row(known.row), VariantReason::Garbled);
        }
        let here = &self.here[name.article];
        let bare = without_legal_form(key);
        let found = shortened(&here.organisations, bare, false)
            .or_else(|| here.parts.placeless.get(key).and_then(only).cloned())
            .or_else(|| here.parts.models.get(key).and_then(only).cloned())
            .or_else(|| shortened(&self.organisations, bare, false))
            .or_else(|| self.parts.models.get(key).and_then(only).cloned());
        if let Some(cluster_key) = found {
            return (cluster_key, VariantReason::ShortForm);
        }
        if let Some(cluster_key) = self.by_initials(name) {
            return (cluster_key, VariantReason::AcronymInDossier);
        }
        (self.organisation_key(name.article, key), VariantReason::Name)
    }

    /// The only organisation of the text, else of the dossier, with the initials of an acronym that nothing
    /// explains.
    fn by_initials(&self, name: &Name) -> Option<ClusterKey> {
        let letters = name.forms.keys().find_map(|form| acronym_letters(form))?;
        if letters.chars().count() < UNEXPLAINED || name.key.contains(' ') {
            return None;
        }
        let length = letters.chars().count();
        if let Some(here) = self.here[name.article].parts.initials.get(&letters) {
            return only(here).cloned();
        }
        let elsewhere = self.parts.initials.get(&letters).filter(|_| length > UNEXPLAINED);
        elsewhere.and_then(only).cloned()
    }
}

/// Shortest acronym that initials alone explain, in letters; where another text has the long form,
/// it has one more: three letters meet by chance.
const UNEXPLAINED: usize = 3;

/// Whether a name is compared by what its words say: a person's or a place's is not.
fn may_have_sense(name: &Name) -> bool {
    match name.kind {
        EntityKind::Organisation | EntityKind::Other => true,
        EntityKind::Place => kind_by_words(&name.key).is_some(),
        EntityKind::Person => false,
    }
}

/// The only organisation that a name is short for, or, where that is asked, has the name itself.
fn shortened(organisations: &Index, bare: &str, itself: bool) -> Option<ClusterKey> {
    let first = bare.split(' ').next().unwrap_or_default();
    let from = (bare.to_owned(), ClusterKey::Apart(String::new()));
    let found: BTreeSet<&ClusterKey> = organisations
        .get(first)?
        .range(from..)
        .take_while(|(long, _)| long.starts_with(bare))
        .filter(|(long, _)| is_short_form(bare, long) || itself && long == bare)
        .map(|(_, cluster_key)| cluster_key)
        .collect();
    only(found).cloned()
}

/// What the tables know of a name that can be meant: a person's name is no place's.
fn in_tables(name: &Name) -> Option<Known> {
    // An article before it may be taken for its first word: "la USAF", "The United States".
    let without_article = || {
        let (article, rest) = name.key.split_once(' ')?;
        let known = known_key(rest)?;
        let opens = match known.kind {
            EntityKind::Place => article == "the",
            _ => ["the", "el", "la", "los", "las"].contains(&article),
        };
        opens.then_some(known)
    };
    known_key(&name.key)
        .or_else(without_article)
        .filter(|known| name.kind != EntityKind::Person || known.kind == EntityKind::Person)
}
