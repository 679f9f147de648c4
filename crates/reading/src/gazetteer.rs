//! The tables of names known beforehand: places, agencies and other bodies, given names, roles.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use cotejo_core::{
    findings::EntityKind,
    language_table,
    text::{fold::fold, lookup::Lookup, table, word_set::FUNCTION_WORDS},
    word_set,
};

use crate::agencies::{self, AGENCIES};

/// A name in the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Known {
    /// What it names.
    pub(crate) kind: EntityKind,
    /// The first name of its row: names of one row are one entity.
    pub(crate) row: &'static str,
    /// Whether the row lists spellings of one name rather than different names.
    pub(crate) spelling: bool,
}

/// Names by their key (see [`key`]).
static NAMES: LazyLock<BTreeMap<String, Known>> = LazyLock::new(|| {
    let mut names = BTreeMap::new();
    let mut add = |row: &[&'static str], kind, spelling| {
        for name in row {
            names.entry(key(name)).or_insert(Known { kind, row: row[0], spelling });
        }
    };
    for (kind, row) in SPELLINGS.rows() {
        add(&row, kind, true);
    }
    for (kind, row) in ALIASES.rows() {
        add(&row, kind, false);
    }
    for row in REGIONS.rows() {
        add(&row, EntityKind::Place, false);
    }
    for row in AGENCIES.rows().chain(ORGANISATIONS.rows()) {
        add(&row, EntityKind::Organisation, false);
    }
    for row in PLACES.rows() {
        // A row whose name another table has already joins that table's row.
        let known = row.iter().find_map(|name| names.get(&key(name)).copied());
        let known =
            known.unwrap_or(Known { kind: EntityKind::Place, row: row[0], spelling: false });
        for name in row {
            names.entry(key(name)).or_insert(known);
        }
    }
    names
});

language_table! {
    static SPELLINGS: (EntityKind, Vec<&'static str>) = "spellings.txt", KINDED, kinded;
}
language_table! {
    static ALIASES: (EntityKind, Vec<&'static str>) = "aliases.txt", KINDED, kinded;
}
language_table! {
    static REGIONS: Vec<&'static str> = "regions.txt", "names of one region", table::names;
}
language_table! {
    static ORGANISATIONS: Vec<&'static str> = "organisations.txt", "names of one body", table::names;
}
language_table! {
    static PLACES: Vec<&'static str> = "places.txt", "names of one place", table::names;
}
language_table! {
    /// The capitals of countries.
    static CAPITAL_NAMES: &'static str = "capitals.txt", "a name", table::phrase;
}

const KINDED: &str = "person, place or organisation | names of one";

/// A kind of entity, and names of one such.
fn kinded(row: &[&'static str]) -> Option<(EntityKind, Vec<&'static str>)> {
    let (kind, names) = row.split_first()?;
    let kind = match *kind {
        "person" => EntityKind::Person,
        "place" => EntityKind::Place,
        "organisation" => EntityKind::Organisation,
        _ => return None,
    };
    Some((kind, table::names(names)?))
}

/// The same, to be asked.
static BY_KEY: LazyLock<Lookup<Known>> = LazyLock::new(|| all().collect());

/// First words of the names of several.
static FIRST_WORDS: LazyLock<Lookup<()>> =
    LazyLock::new(|| NAMES.keys().filter_map(|name| Some((name.split_once(' ')?.0, ()))).collect());

static AGENCY_KEYS: LazyLock<BTreeSet<String>> =
    LazyLock::new(|| agencies::names().map(|(name, _)| key(name)).collect());

/// What two spellings of one name share: folded, hyphens and stops as blanks.
pub(crate) fn key(name: &str) -> String {
    let folded = fold(name);
    if folded.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return folded;
    }
    let mut key = String::with_capacity(folded.len());
    for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(word);
    }
    key
}

/// Whether a name of several words begins with a folded word, as far as the tables know: most
/// words begin none, and what follows them need not be looked up.
pub(crate) fn begins_a_name(folded: &str) -> bool {
    let word = folded.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty());
    word.is_some_and(|word| FIRST_WORDS.contains(word))
}

/// Whether a name is one of the capital of a country.
pub(crate) fn is_capital(name: &str) -> bool {
    known(name).is_some_and(|known| CAPITALS.contains(known.row))
}

/// The rows of the capitals of countries.
static CAPITALS: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| CAPITAL_NAMES.rows().filter_map(known).map(|known| known.row).collect());

/// What the tables know of a name.
pub(crate) fn known(name: &str) -> Option<Known> {
    known_key(&key(name))
}

/// The row of the organisation whose long name a garbled one repeats words of: "Agencia de Noticias
/// Central Corea Corea". Three words in four must be the same (Jaccard similarity of the word sets).
pub(crate) fn garbled(name: &str) -> Option<Known> {
    let garbled = key(name);
    let words: Vec<&str> =
        garbled.split(' ').filter(|word| !FUNCTION_WORDS.contains(word)).collect();
    let set: BTreeSet<&str> = words.iter().copied().collect();
    if set.len() == words.len() || set.len() < 3 {
        return None;
    }
    let similarity = |other: &str| {
        let other: BTreeSet<&str> =
            other.split(' ').filter(|word| !FUNCTION_WORDS.contains(word)).collect();
        set.intersection(&other).count() as f64 / set.union(&other).count() as f64
    };
    let organisations = NAMES
        .iter()
        .filter(|(other, known)| known.kind == EntityKind::Organisation && other.contains(' '));
    let best = organisations
        .map(|(other, known)| (similarity(other), known))
        .max_by(|a, b| a.0.total_cmp(&b.0))?;
    (best.0 >= 0.75).then_some(*best.1)
}

/// Whether a name is a news agency's.
pub(crate) fn is_agency(name: &str) -> bool {
    AGENCY_KEYS.contains(&key(name))
}

word_set! {
    /// Given names.
    pub(crate) static GIVEN_NAMES = "given-names.txt";
}
word_set! {
    /// Adjectives of origin that English writes with a capital.
    pub(crate) static DEMONYMS = "demonyms.txt";
}
word_set! {
    /// Nouns that open the name of an organisation.
    pub(crate) static ORGANISATION_HEADS = "organisation-heads.txt";
}
word_set! {
    /// Nouns that stand for a body named before.
    pub(crate) static SUBJECT_NOUNS = "subject-nouns.txt";
}
word_set! {
    /// Prepositions and articles that need a word after them.
    pub(crate) static PREPOSITIONS = "prepositions.txt";
}

/// As [`known`], of a name that is its own key already.
pub(crate) fn known_key(key: &str) -> Option<Known> {
    BY_KEY.get(key).copied()
}

/// Every name of the tables by its key, in order.
pub(crate) fn all() -> impl Iterator<Item = (&'static str, Known)> {
    NAMES.iter().map(|(name, known)| (name.as_str(), *known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_row_are_one() {
        let row = |name: &str| known(name).map(|known| known.row);
        assert_eq!(row("Pionyang"), row("Pyongyang"));
        assert_eq!(row("Kyiv"), row("Kiev"));
        assert_eq!(row("EE. UU."), row("Estados Unidos"));
        assert_eq!(row("Tass"), Some("TASS"));
        assert_ne!(row("Moscú"), row("Rusia"));
        assert_ne!(row("Corea del Norte"), row("Corea del Sur"));
        assert_eq!(row("Nadie"), None);
    }

    #[test]
    fn a_garbled_long_name_is_still_known() {
        assert_eq!(
            garbled("Agencia de Noticias Central Corea Corea de Corea del Norte")
                .map(|known| known.row),
            Some("KCNA")
        );
        assert_eq!(garbled("Agencia de Noticias del Estado"), None);
    }
}
