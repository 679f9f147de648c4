//! What spellings of one name share: letters that transliterations write otherwise are compared by
//! one of them, as a table says.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use cotejo_core::{
    findings::EntityKind,
    language_table,
    text::{table, word_set::FUNCTION_WORDS},
};

use crate::gazetteer;

/// Shortest name, in letters, that letters alone can join to another: short ones meet by chance.
const SHORTEST: usize = 6;

/// Shortest word, in letters, in which a doubled letter counts as one.
const DOUBLED: usize = 5;

/// Which rows of the table apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Those of any word.
    Any,
    /// Those of a person's last name as well.
    Surname,
}

struct Rewrite {
    from: &'static str,
    to: &'static str,
    surname: bool,
}

language_table! {
    static TRANSLITERATION: Rewrite = "transliteration.txt", "letters | letters | surname, where only of one",
        |row| match *row {
            [from, to] => Some(Rewrite { from, to, surname: false }),
            [from, to, "surname"] => Some(Rewrite { from, to, surname: true }),
            _ => None,
        };
}

/// Longest first.
static REWRITES: LazyLock<Vec<Rewrite>> = LazyLock::new(|| {
    let mut rewrites: Vec<_> = TRANSLITERATION.rows().collect();
    rewrites.sort_by_key(|rewrite| (std::cmp::Reverse(rewrite.from.len()), rewrite.from));
    rewrites
});

/// A folded word in the letters it is compared by; no letter is doubled.
///
/// A word of few letters keeps its doubled ones ("Le Pen", "Penn"), and a Roman number all.
pub(super) fn sound(word: &str, part: Part) -> String {
    if word.len() > 1 && word.chars().all(|letter| matches!(letter, 'i' | 'v' | 'x')) {
        return word.to_owned();
    }
    let keeps_doubled = word.chars().count() < DOUBLED;
    let mut before = None;
    let marked = format!("^{word}$");
    let mut rest = marked.as_str();
    let mut sound = String::with_capacity(word.len());
    while let Some(first) = rest.chars().next() {
        let fits = |rewrite: &&Rewrite| {
            rest.starts_with(rewrite.from) && (part == Part::Surname || !rewrite.surname)
        };
        let (taken, put) = REWRITES.iter().find(fits).map_or_else(
            || (first.len_utf8(), &rest[..first.len_utf8()]),
            |rewrite| (rewrite.from.len(), rewrite.to),
        );
        for letter in put.chars().filter(|letter| !matches!(letter, '^' | '$')) {
            let as_written = keeps_doubled && put.starts_with(first) && before == Some(first);
            if as_written || !sound.ends_with(letter) {
                sound.push(letter);
            }
        }
        before = Some(first);
        rest = &rest[taken..];
    }
    sound
}

/// The same of a whole name, blanks left out; `None` where it is too short to tell.
pub(super) fn sound_of_name(key: &str) -> Option<String> {
    let letters = key.chars().filter(|c| c.is_alphabetic()).count();
    (letters >= SHORTEST && letters == key.chars().filter(|c| *c != ' ').count())
        .then(|| joined(key.split(' ').map(|word| sound(word, Part::Any))))
}

/// Words run together, no letter doubled where two meet.
pub(super) fn joined(words: impl Iterator<Item = String>) -> String {
    words.fold(String::new(), |mut name, word| {
        let doubled = word.chars().next().is_some_and(|first| name.ends_with(first));
        name.extend(word.chars().skip(usize::from(doubled)));
        name
    })
}

/// The same of a place: words of the grammar left out ("Antigua y Barbuda", "Antigua & Barbuda").
fn sound_of_place(key: &str) -> Option<String> {
    let words: Vec<&str> = key.split(' ').filter(|word| !FUNCTION_WORDS.contains(word)).collect();
    sound_of_name(&words.join(" "))
}

/// Rows of places by what their names sound like, where only one row does.
static PLACES: LazyLock<BTreeMap<String, &'static str>> = LazyLock::new(|| {
    let mut rows: BTreeMap<String, BTreeSet<&'static str>> = BTreeMap::new();
    for (name, known) in gazetteer::all().filter(|(_, known)| known.kind == EntityKind::Place) {
        if let Some(sound) = sound_of_place(name) {
            rows.entry(sound).or_default().insert(known.row);
        }
    }
    rows.into_iter()
        .filter(|(_, rows)| rows.len() == 1)
        .filter_map(|(sound, rows)| rows.into_iter().next().map(|row| (sound, row)))
        .collect()
});

/// The row of the only place in the tables that a name is a spelling of.
pub(super) fn place_like(key: &str) -> Option<&'static str> {
    PLACES.get(&sound_of_place(key)?).copied()
}

/// Words that say what kind of state a country is.
static STATES: LazyLock<Vec<&str>> = LazyLock::new(|| STATE_WORDS.rows().collect());

language_table! {
    static STATE_WORDS: &'static str = "states.txt", "a phrase", table::phrase;
}

/// The row of the place whose official name a name is: "Islamic Republic of Iran".
pub(super) fn official_place(key: &str) -> Option<&'static str> {
    let common = STATES
        .iter()
        .find_map(|state| key.strip_prefix(state).and_then(|rest| rest.strip_prefix(' ')))?;
    gazetteer::known(common).filter(|known| known.kind == EntityKind::Place).map(|known| known.row)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_sound_alike() {
        for (a, b) in [
            ("yeltsin", "ieltsin"),
            ("zelenski", "zelenskyy"),
            ("zelenskiy", "zelensky"),
            ("netanyahu", "netanyahou"),
            ("jamenei", "khamenei"),
            ("gorbachov", "gorbachev"),
            ("loukachenko", "lukashenko"),
            ("gadafi", "gaddafi"),
            ("abdulla", "abdullah"),
            ("tchernivtsi", "chernivtsi"),
        ] {
            assert_eq!(sound(a, Part::Any), sound(b, Part::Any), "{a} {b}");
        }
        for (a, b) in [
            ("mario", "maria"),
            ("pen", "penn"),
            ("vi", "vii"),
            ("perez", "peres"),
            ("martin", "martine"),
            ("kirov", "kirovsk"),
        ] {
            assert_ne!(sound(a, Part::Any), sound(b, Part::Any), "{a} {b}");
        }
    }

    #[test]
    fn countries_are_known_by_their_official_names() {
        assert_eq!(
            official_place("islamic republic of iran"),
            gazetteer::known("Irán").map(|known| known.row)
        );
        assert_eq!(
            official_place("reino de suecia"),
            gazetteer::known("Suecia").map(|known| known.row)
        );
        assert_eq!(official_place("republica de las letras"), None);
        assert_eq!(
            place_like("antigua and barbuda"),
            gazetteer::known("Antigua y Barbuda").map(|known| known.row)
        );
    }
}
