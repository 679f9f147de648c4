//! Names joined into entities, within a text and across the dossier, every form with its reason.

mod bodies;
mod legal_forms;
mod persons;
mod senses;
mod slips;
mod source;
mod spelling;

use std::collections::{BTreeMap, BTreeSet};

use bodies::{
    Acronyms, acronym_letters, acronyms, initials, is_numbered, is_short_form, without_maker,
    without_place,
};
use cotejo_core::{
    article::{SectionKind, section_at},
    bundle::{ArticleCount, Entity, Variant, VariantReason},
    findings::EntityKind,
    text::{fold::slug, hidden::visible},
};
use legal_forms::without_legal_form;
use persons::{Full, Persons, is_given, is_no_surname, lone_word, untitled};
use senses::{kind_by_words, known_by_sense, only, other_name, run_together, sense};
use slips::{Slip, Slips};
use spelling::{Part, official_place, place_like, sound, sound_of_name};

use crate::{
    agencies,
    gazetteer::{self, Known, garbled, key, known_key as known},
};

pub use source::{Overrides, Source};

/// Entities, and which one each name of each article means.
#[derive(Clone, Debug, Default)]
pub struct Joined {
    /// By number of articles, then mentions (both falling), then name. Entities that no section of
    /// content names are left out.
    pub entities: Vec<Entity>,
    names: Vec<BTreeMap<String, Meant>>,
}

/// What a name means.
#[derive(Clone, Debug)]
struct Meant {
    id: String,
    name: String,
    kind: EntityKind,
}

impl Joined {
    /// The id of the entity that a form means in an article.
    pub fn id(&self, article: usize, form: &str) -> Option<&str> {
        self.meant(article, form).map(|meant| meant.id.as_str())
    }

    /// The name of the entity that a form means in an article.
    pub fn name(&self, article: usize, form: &str) -> Option<&str> {
        self.meant(article, form).map(|meant| meant.name.as_str())
    }

    /// The kind of the entity that a form means in an article: a country that acts in one sentence
    /// ("Chile pagó") is the place that it is elsewhere.
    pub fn kind(&self, article: usize, form: &str) -> Option<EntityKind> {
        self.meant(article, form).map(|meant| meant.kind)
    }

    fn meant(&self, article: usize, form: &str) -> Option<&Meant> {
        self.names.get(article)?.get(&key(form))
    }
}

/// A name in one article: all spellings with the same key.
struct Name {
    article: usize,
    /// Of its forms, an English genitive left out: "Boeing's" counts as "Boeing".
    key: String,
    /// Of its forms as written.
    written: String,
    kind: EntityKind,
    /// Forms as written, with counts in sections that are content.
    forms: BTreeMap<String, u32>,
}

/// What a name was joined under: names with the same anchor are one entity.
type Anchor = String;

/// Joins the names of articles that belong to one dossier.
pub fn join(sources: &[Source], overrides: &Overrides) -> Joined {
    let names = collect(sources, overrides);
    let dossier = Names::read(sources, &names, overrides);
    let mut clusters: BTreeMap<Anchor, Vec<(&Name, VariantReason)>> = BTreeMap::new();
    let anchors: Vec<_> = names.iter().map(|name| dossier.anchor(name)).collect();
    let slips = slips(&names, &anchors);
    for (name, (anchor, reason)) in names.iter().zip(anchors) {
        let (anchor, reason) = match slips.get(&anchor) {
            Some(meant) if reason == VariantReason::Name => {
                (meant.clone(), VariantReason::Misspelt)
            }
            Some(meant) => (meant.clone(), reason),
            None => (anchor, reason),
        };
        clusters.entry(anchor).or_default().push((name, reason));
    }
    build(sources, &clusters, overrides)
}

/// Names that one letter tells from another of the same text, by anchor, each with the anchor of the
/// other, which the text has more often. Neither is in the tables, or one only.
fn slips(names: &[Name], anchors: &[(Anchor, VariantReason)]) -> BTreeMap<Anchor, Anchor> {
    let mut order: Vec<usize> = (0..names.len()).collect();
    let fixed = |at: usize| {
        let anchor = &anchors[at].0;
        known(&names[at].key).is_some()
            || !["key:", "letters:", "person:"].iter().any(|open| anchor.starts_with(open))
    };
    let count = |at: usize| names[at].forms.values().sum::<u32>();
    order.sort_by_key(|at| (names[*at].article, !fixed(*at), std::cmp::Reverse(count(*at)), *at));
    let mut meant: BTreeMap<Anchor, Anchor> = BTreeMap::new();
    let mut kept: BTreeSet<Anchor> = BTreeSet::new();
    for article in order.chunk_by(|a, b| names[*a].article == names[*b].article) {
        let mut near: Slips<Anchor> = Slips::default();
        for at in article {
            let anchor = &anchors[*at].0;
            let words = words_with_rest(&names[*at]);
            let found: BTreeSet<Anchor> =
                words.iter().flat_map(|(word, rest)| near.near(word, rest, &slips::ANY)).collect();
            match only(found) {
                Some(other) if !fixed(*at) && other != *anchor => {
                    let other = meant.get(&other).cloned().unwrap_or(other);
                    if other != *anchor && !kept.contains(anchor) {
                        kept.insert(other.clone());
                        meant.entry(anchor.clone()).or_insert(other);
                    }
                }
                _ => words.iter().for_each(|(word, rest)| near.add(word, rest, anchor)),
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

fn collect(sources: &[Source], overrides: &Overrides) -> Vec<Name> {
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
    let told: BTreeSet<String> =
        overrides.join.iter().chain(&overrides.apart).flatten().map(|name| key(name)).collect();
    one_name_by_letters(&mut names, &told);
    names
}

/// The key of a name without the genitive that all its forms end with: "Boeing's", not "Moody's".
fn without_genitive(name: &Name) -> String {
    let is_genitive =
        |form: &String| ["'s", "’s", "'S", "’S"].iter().any(|genitive| form.ends_with(genitive));
    let bare = name.key.strip_suffix(" s").filter(|_| name.forms.keys().all(is_genitive));
    bare.filter(|_| known(&name.key).is_none()).unwrap_or(&name.key).to_owned()
}

/// Names of one text that only blanks tell apart are one name of one kind: the tables', or the one
/// that the text has more often. Those that `dossier.toml` tells of are left to it.
fn one_name_by_letters(names: &mut [Name], told: &BTreeSet<String>) {
    let mut alike: BTreeMap<(usize, String), Vec<usize>> = BTreeMap::new();
    for (at, name) in names.iter().enumerate().filter(|(_, name)| !told.contains(&name.key)) {
        alike.entry((name.article, run_together(&name.key))).or_default().push(at);
    }
    for group in alike.into_values().filter(|group| group.len() > 1) {
        let mut votes: BTreeMap<EntityKind, u32> = BTreeMap::new();
        for at in &group {
            *votes.entry(names[*at].kind).or_default() += names[*at].forms.values().sum::<u32>();
        }
        let in_tables = |at: usize| known(&names[at].key).map(|known| known.kind);
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
    /// The same by the parts of their names that stand for them.
    parts: Parts,
    /// Surnames that may be misspelt.
    near: Slips<Anchor>,
}

/// Names by what else they are called.
#[derive(Debug, Default)]
struct Parts {
    /// By initials.
    initials: BTreeMap<String, BTreeSet<Anchor>>,
    /// Without the company they open with.
    models: BTreeMap<String, BTreeSet<Anchor>>,
    /// Without the country.
    placeless: BTreeMap<String, BTreeSet<Anchor>>,
}

impl Parts {
    fn add(&mut self, name: &Name, anchor: &Anchor) {
        let put = |all: &mut BTreeMap<String, BTreeSet<Anchor>>, part: &str| {
            all.entry(part.to_owned()).or_default().insert(anchor.clone());
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
    parts: Parts,
    /// Anchors of names of several words, by their sense.
    senses: BTreeMap<String, Anchor>,
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
                self.here[name.article].near.add(surname, "", &anchor);
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
        let bodies = || {
            let kinds = [EntityKind::Organisation, EntityKind::Other];
            names.iter().filter(move |name| kinds.contains(&name.kind))
        };
        for name in names.iter().filter(|name| may_have_sense(name)) {
            let Some(sense) = sense(&name.key) else { continue };
            let anchor = self.body_anchor(name.article, &name.key);
            let kept = self.senses.entry(sense).or_insert_with(|| anchor.clone());
            if anchor.starts_with(KNOWN) && !kept.starts_with(KNOWN) {
                *kept = anchor;
            }
        }
        for name in bodies() {
            let anchor = self.body_anchor(name.article, &name.key);
            let bare = without_legal_form(&name.key);
            self.here[name.article].parts.add(name, &anchor);
            self.parts.add(name, &anchor);
            if name.kind == EntityKind::Other && !is_numbered(bare) {
                continue;
            }
            let first = bare.split(' ').next().unwrap_or_default().to_owned();
            let entry = (bare.to_owned(), anchor);
            let here = &mut self.here[name.article].bodies;
            here.entry(first.clone()).or_default().insert(entry.clone());
            if name.kind == EntityKind::Organisation && bare.contains(' ') {
                self.bodies.entry(first).or_default().insert(entry);
            }
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
        if let Some(known) = known(bare).map(|known| known.row).or_else(|| known_by_sense(name)) {
            return row(known);
        }
        let in_dossier = sense(name).and_then(|sense| self.senses.get(&sense).cloned());
        in_dossier.unwrap_or_else(|| by_letters(bare))
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
        if !matches!(name.kind, EntityKind::Person | EntityKind::Place)
            && let Some(other) = other_name(&name.key)
        {
            return (format!("other:{}", key(other)), VariantReason::AliasTable);
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
                    return (row(place), VariantReason::AliasTable);
                }
                if let Some(place) = place_like(&name.key) {
                    return (row(place), VariantReason::Transliteration);
                }
                if may_have_sense(name) {
                    return (self.body_anchor(name.article, &name.key), VariantReason::Name);
                }
            }
            EntityKind::Organisation | EntityKind::Other => {
                return self.body(name);
            }
        }
        // A person called like a place in the tables is not that.
        if name.kind == EntityKind::Person && known(&name.key).is_some() {
            return (format!("person:{}", name.key), VariantReason::Name);
        }
        (by_letters(&name.key), VariantReason::Name)
    }

    /// A person, or what the text calls by the same name and no person.
    fn person_or_namesake(&self, name: &Name) -> Option<(Anchor, VariantReason)> {
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

    /// The body or model of the same text that has the name with a legal form or a maker, or for
    /// short, or that only the tables have.
    fn namesake(&self, name: &Name) -> Option<(Anchor, VariantReason)> {
        if name.kind != EntityKind::Person {
            return None;
        }
        let here = &self.here[name.article];
        let by_part = || {
            let found = here.parts.models.get(&name.key).and_then(only).cloned();
            found.map(|anchor| (anchor, VariantReason::ShortForm))
        };
        let in_tables = || {
            let known = known(&name.key).filter(|known| known.kind == EntityKind::Organisation)?;
            Some((row(known.row), VariantReason::AliasTable))
        };
        let other = || {
            let other = other_name(&name.key)?;
            Some((format!("other:{}", key(other)), VariantReason::AliasTable))
        };
        shortened(&here.bodies, &name.key, true)
            .map(|anchor| (anchor, VariantReason::ShortForm))
            .or_else(by_part)
            .or_else(in_tables)
            .or_else(other)
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
                let slip = || {
                    // One letter changed makes another surname: "Larson", "Larsen".
                    let meant = only(here.near.near(&word_sound[0], "", &[Slip::Moved]))?;
                    Some((Some(meant), VariantReason::Misspelt))
                };
                near.or_else(|| {
                    find(&self.surnames).map(|found| (found, VariantReason::SurnameInDossier))
                })
                .or_else(slip)
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

    fn body(&self, name: &Name) -> (Anchor, VariantReason) {
        let key = &name.key;
        if let Some(anchor) = self.acronyms.get(key).and_then(only) {
            return (anchor.clone(), VariantReason::AcronymInDossier);
        }
        if let Some(known) = garbled(key).filter(|_| name.kind == EntityKind::Organisation) {
            return (row(known.row), VariantReason::Garbled);
        }
        let here = &self.here[name.article];
        let bare = without_legal_form(key);
        let found = shortened(&here.bodies, bare, false)
            .or_else(|| here.parts.placeless.get(key).and_then(only).cloned())
            .or_else(|| here.parts.models.get(key).and_then(only).cloned())
            .or_else(|| shortened(&self.bodies, bare, false))
            .or_else(|| self.parts.models.get(key).and_then(only).cloned());
        if let Some(anchor) = found {
            return (anchor, VariantReason::ShortForm);
        }
        if let Some(anchor) = self.by_initials(name) {
            return (anchor, VariantReason::AcronymInDossier);
        }
        (self.body_anchor(name.article, key), VariantReason::Name)
    }

    /// The only body of the text, else of the dossier, with the initials of an acronym that nothing
    /// explains.
    fn by_initials(&self, name: &Name) -> Option<Anchor> {
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

/// What the anchors of names in the tables begin with.
const KNOWN: &str = "known:";

/// Whether a name is compared by what its words say: a person's or a place's is not.
fn may_have_sense(name: &Name) -> bool {
    match name.kind {
        EntityKind::Organisation | EntityKind::Other => true,
        EntityKind::Place => kind_by_words(&name.key).is_some(),
        EntityKind::Person => false,
    }
}

/// The only body that a name is short for, or, where that is asked, has the name itself.
fn shortened(bodies: &Index, bare: &str, itself: bool) -> Option<Anchor> {
    let first = bare.split(' ').next().unwrap_or_default();
    let from = (bare.to_owned(), String::new());
    let found: BTreeSet<&Anchor> = bodies
        .get(first)?
        .range(from..)
        .take_while(|(long, _)| long.starts_with(bare))
        .filter(|(long, _)| is_short_form(bare, long) || itself && long == bare)
        .map(|(_, anchor)| anchor)
        .collect();
    only(found).cloned()
}

/// What the tables know of a name that can be meant: a person's name is no place's.
fn in_tables(name: &Name) -> Option<Known> {
    // An article before it may be taken for its first word: "la USAF", "The United States".
    let without_article = || {
        let (article, rest) = name.key.split_once(' ')?;
        let known = known(rest)?;
        let opens = match known.kind {
            EntityKind::Place => article == "the",
            _ => ["the", "el", "la", "los", "las"].contains(&article),
        };
        opens.then_some(known)
    };
    known(&name.key)
        .or_else(without_article)
        .filter(|known| name.kind != EntityKind::Person || known.kind == EntityKind::Person)
}

fn row(name: &str) -> Anchor {
    format!("{KNOWN}{}", key(name))
}

/// Names that only letters of transliteration tell apart have one anchor.
fn by_letters(name: &str) -> Anchor {
    sound_of_name(name).map_or_else(|| format!("key:{name}"), |sound| format!("letters:{sound}"))
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
    let mut taken = BTreeSet::new();
    for (mut entity, weight, names) in built {
        entity.id = free_id(&slug(&entity.name), &mut taken);
        let meant = Meant { id: entity.id.clone(), name: entity.name.clone(), kind: entity.kind };
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
    let kind = kind(anchor, names);
    let given = overrides
        .join
        .iter()
        .find(|row| anchor == format!("dossier:{}", key(&row[0])))
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
fn kind(anchor: &str, names: &[(&Name, VariantReason)]) -> EntityKind {
    if anchor.starts_with("person:") {
        return EntityKind::Person;
    }
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
    use cotejo_core::{
        article::{Language, Section},
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

    /// The names of one article joined, mentions given: each where the text has it last.
    #[track_caller]
    fn of_mentions(text: &str, mentions: &[(&str, EntityKind)]) -> Joined {
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
        join(&[Source { id: "0", text, sections, reading: &reading }], &Overrides::default())
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
