//! What names of one organisation have in common in two languages, and which names are no person's.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use cotejo_core::{
    findings::EntityKind,
    language_table,
    text::{table, word_set::FUNCTION_WORDS},
};

use super::{
    legal_forms::{legal_form, without_legal_form},
    persons::is_given,
    spelling::{Part, sound},
};
use crate::gazetteer::{self, ORGANISATION_HEADS, key, known_key};

/// Most words of a place's name within the name of an organisation.
const PLACE_WORDS: usize = 4;

/// What a word is compared by.
static TRANSLATIONS: LazyLock<BTreeMap<&str, &str>> = LazyLock::new(|| {
    let words = |(sense, words): (&'static str, &'static str)| {
        words.split_whitespace().map(move |word| (word, sense))
    };
    SENSES.rows().flat_map(words).collect()
});

language_table! {
    static SENSES: (&'static str, &'static str) = "translations.txt", "sense | words", |row| match *row {
        [sense, words] => Some((sense, words)),
        _ => None,
    };
}

/// Whether a word is one that names of organisations translate: no name by itself.
pub(super) fn is_common(word: &str) -> bool {
    TRANSLATIONS.contains_key(word)
}

/// The words of an organisation's name without its legal form and the words of the grammar, in one language
/// and in order of the alphabet. `None` where there is one only: it is no name by itself.
pub(super) fn sense(name: &str) -> Option<String> {
    let words: Vec<&str> = without_legal_form(name).split(' ').collect();
    let mut sense: Vec<String> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let place = (1..=PLACE_WORDS.min(words.len() - at)).rev().find_map(|length| {
            let known = known_key(&words[at..at + length].join(" "))?;
            (known.kind == EntityKind::Place).then_some((length, known.row))
        });
        if let Some((length, row)) = place {
            sense.push(key(row).replace(' ', ""));
            at += length;
            continue;
        }
        let word = words[at];
        at += 1;
        match TRANSLATIONS.get(word) {
            Some(translated) => sense.push((*translated).to_owned()),
            None if at < words.len() && (FUNCTION_WORDS.contains(word) || word == "s") => {}
            None => sense.push(sound(word, Part::Any)),
        }
    }
    // Only some airports say that they are.
    if sense.iter().any(|word| word == "airport") {
        sense.retain(|word| word != "international");
    }
    sense.sort();
    (sense.len() > 1).then(|| sense.join(" "))
}

/// Rows of organisations by the sense of their names, where only one row has it.
static KNOWN: LazyLock<BTreeMap<String, &'static str>> = LazyLock::new(|| unique(sense));

/// Rows of organisations by the letters of their names, where only one row has them.
static LETTERS: LazyLock<BTreeMap<String, &'static str>> =
    LazyLock::new(|| unique(|name| name.contains(' ').then(|| run_together(name))));

fn unique(of: impl Fn(&str) -> Option<String>) -> BTreeMap<String, &'static str> {
    let mut rows: BTreeMap<String, BTreeSet<&'static str>> = BTreeMap::new();
    for (name, known) in gazetteer::all() {
        if known.kind == EntityKind::Organisation
            && let Some(value) = of(name)
        {
            rows.entry(value).or_default().insert(known.row);
        }
    }
    rows.into_iter().filter_map(|(value, rows)| only(rows).map(|row| (value, row))).collect()
}

/// A name by its letters.
pub(super) fn run_together(name: &str) -> String {
    name.replace(' ', "")
}

/// The row of the organisation whose name has the same sense or, blanks apart, the same letters.
pub(super) fn known_by_sense(name: &str) -> Option<&'static str> {
    let by_sense = || sense(name).and_then(|sense| KNOWN.get(&sense).copied());
    LETTERS.get(&run_together(name)).copied().or_else(by_sense)
}

/// Other names of one thing that reading does not look for, by key.
static OTHER_NAMES: LazyLock<BTreeMap<String, &'static str>> = LazyLock::new(|| {
    let names = |row: Vec<&'static str>| {
        let first = row[0];
        row.into_iter().map(move |name| (key(name), first))
    };
    OTHER_NAME_ROWS.rows().flat_map(names).collect()
});

language_table! {
    static OTHER_NAME_ROWS: Vec<&'static str> = "other-names.txt", "names of one thing", table::names;
}

/// The first name of the row of other names that has a name.
pub(super) fn other_name(name: &str) -> Option<&'static str> {
    OTHER_NAMES.get(name).copied()
}

/// Where a word of a name stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum End {
    First,
    Last,
}

/// Kinds that the first or last word of a name gives it.
static KIND_WORDS: LazyLock<BTreeMap<(End, &str), EntityKind>> = LazyLock::new(|| {
    let words = |(end, kind, words): (End, EntityKind, &'static str)| {
        words.split_whitespace().map(move |word| ((end, word), kind))
    };
    KINDS.rows().flat_map(words).collect()
});

language_table! {
    static KINDS: (End, EntityKind, &'static str) = "kind-words.txt",
        "first or last | place or organisation | words", |row| {
            let [end, kind, words] = *row else { return None };
            let end = match end {
                "first" => End::First,
                "last" => End::Last,
                _ => return None,
            };
            let kind = match kind {
                "place" => EntityKind::Place,
                "organisation" => EntityKind::Organisation,
                _ => return None,
            };
            Some((end, kind, words))
        };
}

/// The kind of a name that has a word no person's name has where it stands.
pub(super) fn kind_by_words(name: &str) -> Option<EntityKind> {
    let (first, last) = (name.split(' ').next()?, name.split(' ').next_back()?);
    if first == last {
        return None;
    }
    let numbered = || name.split(' ').any(|word| word.contains(|c: char| c.is_ascii_digit()));
    let head = || {
        ORGANISATION_HEADS.contains(first) || legal_form(name).is_some_and(|form| form.len() > 2)
    };
    // "Jim Press" is no newspaper.
    let by_last = || KIND_WORDS.get(&(End::Last, last)).filter(|_| !is_given(first));
    KIND_WORDS
        .get(&(End::First, first))
        .or_else(by_last)
        .copied()
        .or_else(|| head().then_some(EntityKind::Organisation))
        .or_else(|| numbered().then_some(EntityKind::Other))
}

/// The one there is, if there is one only.
pub(super) fn only<T>(set: impl IntoIterator<Item = T>) -> Option<T> {
    let mut items = set.into_iter();
    items.next().filter(|_| items.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_body_have_one_sense() {
        for (a, b) in [
            ("ministerio de defensa de rusia", "russian defense ministry"),
            ("fuerzas aereas de los eeuu", "united states air force"),
            ("banco nacional de polonia", "national bank of poland"),
            ("aeropuerto internacional changi", "aeropuerto de changi"),
            ("policia federal australiana", "australian federal police"),
        ] {
            assert_eq!(sense(a), sense(b), "{a}: {b}");
        }
        for (a, b) in [
            ("fuerzas armadas de francia", "armada de francia"),
            ("universidad de moscu", "universidad de rusia"),
            ("royal australian air force", "royal saudi air force"),
            ("ministerio de defensa", "ministerio de defensa de rusia"),
            ("segunda division a", "segunda division"),
            ("vii cumbre de paris", "vi cumbre de paris"),
        ] {
            assert_ne!(sense(a), sense(b), "{a}: {b}");
        }
        assert_eq!(sense("el banco"), None);
    }

    #[test]
    fn some_words_are_no_persons() {
        assert_eq!(kind_by_words("all nippon airways"), Some(EntityKind::Organisation));
        assert_eq!(kind_by_words("airtanker ltd"), Some(EntityKind::Organisation));
        assert_eq!(kind_by_words("aeropuerto de barajas"), Some(EntityKind::Place));
        assert_eq!(kind_by_words("787 dreamliner"), Some(EntityKind::Other));
        assert_eq!(kind_by_words("jim press"), None);
    }
}
