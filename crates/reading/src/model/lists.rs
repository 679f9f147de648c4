//! Lists of names and words that the model asks of each token: signs, no proofs.

use std::{collections::BTreeMap, sync::LazyLock};

use cotejo_core::{
    findings::EntityKind,
    text::{hash::hash, table},
};

use crate::{
    gazetteer::{self, key},
    tokens::Token,
};

/// The bit of the list of roles.
pub(super) const ROLE: u32 = 1;

/// Lists of single folded words, a bit each from [`ROLE`] on.
const LISTS: [&str; 13] = [
    include_str!("../../../../data/roles.txt"),
    include_str!("../../../../data/people-given.txt"),
    include_str!("../../../../data/people-surnames.txt"),
    include_str!("../../../../data/organisation-heads.txt"),
    include_str!("../../../../data/place-heads.txt"),
    include_str!("../../../../data/happening-heads.txt"),
    include_str!("../../../../data/medium-cues.txt"),
    include_str!("../../../../data/place-cues.txt"),
    include_str!("../../../../data/function-words.txt"),
    include_str!("../../../../data/prepositions.txt"),
    include_str!("../../../../data/given-names.txt"),
    include_str!("../../../../data/name-particles.txt"),
    include_str!("../../../../data/lower-case.txt"),
];

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
        for row in table::rows(list) {
            for word in row[0].split_whitespace() {
                *words.entry(hash(word.bytes())).or_insert(0) |= 1 << bit;
            }
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
    for (name, known) in gazetteer::all_names() {
        add(name, Listed::Known(known.kind));
    }
    for row in table::rows(include_str!("../../../../data/towns.txt")) {
        add(&key(row[0]), Listed::Town);
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
