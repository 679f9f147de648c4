//! Lists of names and words that the model asks of each token: signs, no proofs.

use std::{collections::BTreeMap, sync::LazyLock};

use cotejo_core::{
    findings::EntityKind,
    language_table,
    text::{
        hash::hash,
        table,
        word_set::{FUNCTION_WORDS, MEDIUM_CUES, ROLES, WordSet},
    },
    word_set,
};

use crate::{
    gazetteer::{self, GIVEN_NAMES, ORGANISATION_HEADS, PREPOSITIONS, key},
    tokens::Token,
};

/// The bit of the list of roles.
pub(super) const ROLE: u32 = 1;

/// Lists of single folded words, a bit each from [`ROLE`] on.
static LISTS: [&WordSet; 13] = [
    &ROLES,
    &PEOPLE_GIVEN,
    &PEOPLE_SURNAMES,
    &ORGANISATION_HEADS,
    &PLACE_HEADS,
    &HAPPENING_HEADS,
    &MEDIUM_CUES,
    &PLACE_CUES,
    &FUNCTION_WORDS,
    &PREPOSITIONS,
    &GIVEN_NAMES,
    &NAME_PARTICLES,
    &LOWER_CASE,
];

word_set! {
    /// Given names of people in Wikidata.
    static PEOPLE_GIVEN = "people-given.txt";
}
word_set! {
    /// Surnames of people in Wikidata.
    static PEOPLE_SURNAMES = "people-surnames.txt";
}
word_set! {
    /// Nouns that open the name of a place.
    static PLACE_HEADS = "place-heads.txt";
}
word_set! {
    /// Nouns that open the name of a happening.
    static HAPPENING_HEADS = "happening-heads.txt";
}
word_set! {
    /// Nouns that stand before the name of a place.
    static PLACE_CUES = "place-cues.txt";
}
word_set! {
    /// Words that stand inside names of persons.
    static NAME_PARTICLES = "name-particles.txt";
}
word_set! {
    /// Words that texts write in lower case.
    static LOWER_CASE = "lower-case.txt";
}
language_table! {
    static TOWNS: &'static str = "towns.txt", "a name", table::phrase;
}

/// Longest name looked up, in tokens.
const LONGEST: usize = 8;

/// Where a word stands in a name of the tables.
#[derive(Clone, Copy)]
pub(super) enum Place {
    Whole,
    First,
    Inside,
}

/// Lists by the hash of a word.
static WORDS: LazyLock<BTreeMap<u64, u32>> = LazyLock::new(|| {
    let mut words = BTreeMap::new();
    for (bit, list) in LISTS.iter().enumerate() {
        for word in list.words() {
            *words.entry(hash(word.bytes())).or_insert(0) |= 1 << bit;
        }
    }
    words
});

/// What a name of the lists is: a kind of the tables, or a town.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Listed {
    Known(EntityKind),
    Town,
}

impl Listed {
    /// A number of its own.
    pub(super) fn number(self) -> u64 {
        match self {
            Self::Known(kind) => kind as u64,
            Self::Town => 4,
        }
    }
}

/// Beginnings of names by the hash of their key, with what one is that ends there.
static NAMES: LazyLock<BTreeMap<u64, Option<Listed>>> = LazyLock::new(|| {
    let mut names = BTreeMap::new();
    let mut add = |name: &str, listed| {
        let ends = name.match_indices(' ').map(|(at, _)| at).chain([name.len()]);
        for end in ends {
            let here = names.entry(hash(name[..end].bytes())).or_insert(None);
            if end == name.len() {
                here.get_or_insert(listed);
            }
        }
    };
    for (name, known) in gazetteer::all() {
        add(name, Listed::Known(known.kind));
    }
    for name in TOWNS.rows() {
        add(&key(name), Listed::Town);
    }
    names
});

/// What tells these lists from others.
pub(super) fn fingerprint() -> u64 {
    let words = WORDS.iter().map(|(word, lists)| (*word, u64::from(*lists)));
    let names =
        NAMES.iter().map(|(name, listed)| (*name, listed.map_or(0, |one| 1 + one.number())));
    hash(words.chain(names).flat_map(|(of, is)| [of, is]).flat_map(u64::to_le_bytes))
}

/// In which lists a token is, a bit each.
pub(super) fn of_word(token: &Token) -> u32 {
    WORDS.get(&hash(token.folded.bytes())).copied().unwrap_or(0)
}

/// Whether a token can stand inside a name, between its capitals.
pub(super) fn connects(token: &Token) -> bool {
    matches!(
        token.text,
        "-" | "&"
            | "'"
            | "’"
            | "."
            | "de"
            | "del"
            | "la"
            | "las"
            | "los"
            | "el"
            | "of"
            | "the"
            | "for"
            | "da"
            | "do"
            | "dos"
            | "das"
            | "di"
            | "van"
            | "von"
            | "der"
            | "den"
            | "bin"
            | "al"
            | "i"
    )
}

/// The end and kind of the longest name of the tables that begins at `at`.
pub(super) fn longest_known(tokens: &[Token], at: usize) -> Option<(usize, Listed)> {
    let mut found = None;
    let mut name = String::new();
    for (end, token) in tokens.iter().enumerate().skip(at).take(LONGEST) {
        if token.is_word() {
            if !name.is_empty() {
                name.push(' ');
            }
            // A token may hold marks of its own ("EE.UU").
            if token.folded.bytes().all(|b| b.is_ascii_alphanumeric()) {
                name.push_str(&token.folded);
            } else {
                name.push_str(&key(token.text));
            }
        } else if !matches!(token.text, "." | "-") {
            break;
        } else {
            continue;
        }
        match NAMES.get(&hash(name.bytes())) {
            Some(Some(kind)) => found = Some((end + 1, *kind)),
            Some(None) => {}
            None => break,
        }
    }
    found
}
