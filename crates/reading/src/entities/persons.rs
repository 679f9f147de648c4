//! Full names of persons: their parts, which ones are one name written otherwise, and which one a
//! shorter name stands for.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use cotejo_core::{
    language_table,
    text::{
        table,
        word_set::{FUNCTION_WORDS, ROLES},
    },
};

use super::spelling::{Part, joined, sound};
use crate::gazetteer::GIVEN_NAMES;

/// Longest given part of an East Asian name in one word, in letters: longer ones are no syllables.
const SYLLABLES: usize = 9;

/// What a word of a name tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum NameWord {
    /// A family name that stands before the given one.
    FamilyFirst,
    /// Such a name that is a given name elsewhere.
    AlsoGiven,
    Particle,
    Suffix,
}

language_table! {
    static NAME_WORDS: (NameWord, &'static str) = "surnames.txt", "class | words", |row| {
        let [class, words] = *row else { return None };
        let class = match class {
            "family-first" => NameWord::FamilyFirst,
            "also-given" => NameWord::AlsoGiven,
            "particle" => NameWord::Particle,
            "suffix" => NameWord::Suffix,
            _ => return None,
        };
        Some((class, words))
    };
}

fn words(class: NameWord) -> BTreeSet<&'static str> {
    let rows = NAME_WORDS.rows().filter(|(of, _)| *of == class);
    rows.flat_map(|(_, words)| words.split_whitespace()).collect()
}

static FAMILY_FIRST: LazyLock<BTreeSet<&str>> = LazyLock::new(|| words(NameWord::FamilyFirst));
static ALSO_GIVEN: LazyLock<BTreeSet<&str>> = LazyLock::new(|| words(NameWord::AlsoGiven));
static PARTICLES: LazyLock<BTreeSet<&str>> = LazyLock::new(|| words(NameWord::Particle));
static SUFFIXES: LazyLock<BTreeSet<&str>> = LazyLock::new(|| words(NameWord::Suffix));

language_table! {
    static GIVEN_VARIANTS: Vec<&'static str> = "given-variants.txt", "forms of one given name", table::words;
}

/// Forms of a given name, each with the first of its row.
static VARIANTS: LazyLock<BTreeMap<&str, &str>> = LazyLock::new(|| {
    let mut variants = BTreeMap::new();
    for row in GIVEN_VARIANTS.rows() {
        if let Some((first, others)) = row.split_first() {
            variants.insert(*first, *first);
            for form in others {
                variants.entry(form).or_insert(first);
            }
        }
    }
    variants
});

/// Whether a folded word is a given name the tables know.
pub(super) fn is_given(word: &str) -> bool {
    GIVEN_NAMES.contains(word) || VARIANTS.contains_key(word)
}

/// A name without the titles before it: "presidente", "Mr.".
pub(super) fn untitled(key: &str) -> &str {
    let mut rest = key;
    while let Some((first, after)) = rest.split_once(' ') {
        if !ROLES.contains(first) {
            break;
        }
        rest = after;
    }
    rest
}

/// The words of a name that tell it from others: no titles, no particles.
fn telling(key: &str) -> Vec<&str> {
    let words: Vec<&str> = untitled(key).split(' ').collect();
    if is_family_first(&words) {
        return words;
    }
    let kept: Vec<&str> = words.iter().copied().filter(|word| !PARTICLES.contains(word)).collect();
    if kept.is_empty() { words } else { kept }
}

fn is_family_first(words: &[&str]) -> bool {
    let [family, given @ ..] = words else { return false };
    let syllables = match given {
        [one] => one.chars().count() <= SYLLABLES,
        [_, _] => given.iter().all(|word| (2..=6).contains(&word.chars().count())),
        _ => false,
    };
    FAMILY_FIRST.contains(family) && syllables && given.iter().all(|word| !is_given(word))
}

/// One word that may be somebody's surname: the name without titles and particles.
pub(super) fn lone_word(key: &str) -> Option<&str> {
    match telling(key)[..] {
        [word] => Some(word),
        _ => None,
    }
}

/// A word of a name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Word {
    /// As it sounds, forms of one given name being one.
    sound: String,
    /// Its first letter as written.
    initial: char,
    /// Whether the tables have it as a given name.
    known_given: bool,
    /// Whether the word can be a surname by itself.
    surname: bool,
}

impl Word {
    fn is_initial(&self) -> bool {
        self.sound.chars().count() == 1
    }

    /// Whether the two are one word, or one is the other's initial.
    fn fits(&self, other: &Self) -> bool {
        self.sound == other.sound
            || (self.is_initial() || other.is_initial()) && self.initial == other.initial
    }
}

/// A name of two words or more.
#[derive(Clone, Debug)]
pub(super) struct Full {
    words: Vec<Word>,
    suffix: Option<String>,
}

impl Full {
    /// The parts of a name by its key; `None` where it has only one word that tells.
    pub(super) fn read(key: &str) -> Option<Self> {
        let mut telling = telling(key);
        let suffix = telling
            .last()
            .filter(|last| telling.len() > 1 && SUFFIXES.contains(*last))
            .map(|last| (*last).to_owned());
        telling.truncate(telling.len() - usize::from(suffix.is_some()));
        if telling.len() < 2 {
            return None;
        }
        let words = if is_family_first(&telling) {
            let given = joined(telling[1..].iter().map(|word| sound(word, Part::Any)));
            let word = |sound: String, surname| Word {
                initial: sound.chars().next().unwrap_or_default(),
                known_given: false,
                sound,
                surname,
            };
            vec![word(sound(telling[0], Part::Any), true), word(given, false)]
        } else {
            western(&telling)
        };
        Some(Self { words, suffix })
    }

    /// What names of one person that differ in spelling only have in common.
    pub(super) fn identity(&self) -> String {
        let name = joined(self.words.iter().map(|word| word.sound.clone()));
        self.suffix.as_ref().map_or_else(|| name.clone(), |suffix| format!("{name} {suffix}"))
    }

    /// Its surnames, as they sound.
    pub(super) fn surnames(&self) -> impl Iterator<Item = &str> {
        self.words.iter().filter(|word| word.surname).map(|word| word.sound.as_str())
    }

    /// Its last word as it sounds, and the rest.
    pub(super) fn last_and_rest(&self) -> Option<(&str, String)> {
        let (last, rest) = self.words.split_last()?;
        Some((&last.sound, joined(rest.iter().map(|word| word.sound.clone()))))
    }

    /// What a longer name of the same person must have among its surnames.
    pub(super) fn last(&self) -> &str {
        self.surnames().last().unwrap_or_default()
    }

    /// Words, then letters: a name is only ever short for one with more.
    fn size(&self) -> (usize, usize) {
        let letters = self.words.iter().map(|word| word.sound.len()).sum();
        (self.words.len() + usize::from(self.suffix.is_some()), letters)
    }

    /// Whether it is short for the other: without middle names or the second surname, with an
    /// initial, or the surnames by themselves.
    pub(super) fn is_short_for(&self, long: &Self) -> bool {
        let suffix = self.suffix.is_none() || self.suffix == long.suffix;
        if !suffix || self.size() >= long.size() {
            return false;
        }
        let (Some(first), Some(last)) = (self.words.first(), self.words.last()) else {
            return false;
        };
        let Some(at) = long.words.iter().rposition(|word| word.surname && word.sound == last.sound)
        else {
            return false;
        };
        if !first.known_given && !first.is_initial() && !long.words[0].fits(first) {
            // The surnames by themselves.
            return long.words.len() > self.words.len()
                && at + 1 > self.words.len()
                && long.words[at + 1 - self.words.len()..=at]
                    .iter()
                    .zip(&self.words)
                    .all(|(one, other)| one.sound == other.sound);
        }
        let mut rest = long.words[1..=at].iter();
        long.words[0].fits(first)
            && self.words[1..].iter().all(|word| rest.any(|other| word.fits(other)))
    }
}

fn western(telling: &[&str]) -> Vec<Word> {
    let last = telling.len() - 1;
    let mut in_given = true;
    telling
        .iter()
        .enumerate()
        .map(|(at, word)| {
            let initial = word.chars().count() == 1;
            in_given = at == 0 || in_given && at < last && (is_given(word) || initial);
            let given_too = is_given(word) && !ALSO_GIVEN.contains(word);
            let part = if at == last { Part::Surname } else { Part::Any };
            let variant = in_given.then(|| VARIANTS.get(word)).flatten();
            Word {
                sound: sound(variant.unwrap_or(word), part),
                initial: word.chars().next().unwrap_or_default(),
                known_given: is_given(word),
                surname: !(in_given || initial || given_too && at < last),
            }
        })
        .collect()
}

/// Whether a lone word is more likely a given name or grammar than a surname.
pub(super) fn is_no_surname(word: &str) -> bool {
    (is_given(word) && !ALSO_GIVEN.contains(word)) || FUNCTION_WORDS.contains(word)
}

/// Full names by identity, and who has which surname.
#[derive(Default)]
pub(super) struct Persons {
    full: BTreeMap<String, Full>,
    by_surname: BTreeMap<String, BTreeSet<String>>,
}

impl Persons {
    /// Adds a name and gives its identity.
    pub(super) fn add(&mut self, full: Full) -> String {
        let identity = full.identity();
        if !self.full.contains_key(&identity) {
            for surname in full.surnames() {
                self.by_surname.entry(surname.to_owned()).or_default().insert(identity.clone());
            }
            self.full.insert(identity.clone(), full);
        }
        identity
    }

    /// Whether a full name with this identity was added.
    pub(super) fn has(&self, identity: &str) -> bool {
        self.full.contains_key(identity)
    }

    /// The longest name that one is short for: of those `here` if any is there, else of all. `None`
    /// where it is short for none, or for several that are not one another's short forms.
    pub(super) fn stands_for(&self, identity: &str, here: &BTreeSet<String>) -> Option<String> {
        let name = self.full.get(identity)?;
        let alike = self.by_surname.get(name.last())?;
        let longer = |others: &mut dyn Iterator<Item = &String>| {
            let found: Vec<&String> = others
                .filter(|other| self.full.get(*other).is_some_and(|long| name.is_short_for(long)))
                .collect();
            let longest = |other: &&&String| {
                let others = || found.iter().filter_map(|long| self.full.get(*long));
                self.full
                    .get(**other)
                    .is_some_and(|one| !others().any(|long| one.is_short_for(long)))
            };
            let left: Vec<&String> = found.iter().filter(longest).copied().collect();
            (!found.is_empty()).then(|| match left[..] {
                [only] => Some(only.clone()),
                _ => None,
            })
        };
        let near = longer(&mut here.iter().filter(|other| alike.contains(*other)));
        near.or_else(|| longer(&mut alike.iter())).flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn full(key: &str) -> Full {
        Full::read(key).expect("two words")
    }

    #[test]
    fn one_name_in_other_spellings() {
        for (a, b) in [
            ("kim jong un", "kim jongun"),
            ("xi jinping", "xi jin ping"),
            ("vladimir putin", "wladimir putin"),
            ("mohamed ali", "muhammad ali"),
            ("serguei lavrov", "sergey lavrov"),
            ("boris yeltsin", "boris ieltsin"),
            ("binyamin netanyahu", "binyamin netanyahou"),
            ("volodimir zelenski", "volodymyr zelenskyy"),
            ("joe biden", "joseph biden"),
            ("presidente pedro sanchez", "pedro sanchez"),
            ("bashar al asad", "bashar assad"),
        ] {
            assert_eq!(full(a).identity(), full(b).identity());
        }
    }

    #[test]
    fn a_short_name_stands_for_a_longer_one() {
        for (short, long) in [
            ("george bush", "george w bush"),
            ("george w bush", "george walker bush"),
            ("pedro sanchez", "pedro sanchez perez castejon"),
            ("j perez", "juan perez"),
            ("lopez obrador", "andres manuel lopez obrador"),
            ("joe biden", "joseph r biden jr"),
        ] {
            assert!(full(short).is_short_for(&full(long)), "{short}: {long}");
        }
        for (short, long) in [
            ("george w bush", "george h bush"),
            ("juan carlos", "juan carlos perez"),
            ("ana perez", "eva perez lopez"),
            ("pedro perez", "pedro sanchez gomez"),
            ("john smith jr", "john adam smith"),
        ] {
            assert!(!full(short).is_short_for(&full(long)), "{short}: {long}");
        }
    }

    #[test]
    fn surnames_are_not_given_names() {
        let surnames = |key: &str| full(key).surnames().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(surnames("kim jong un"), ["kim"]);
        assert_eq!(surnames("jose luis rodriguez zapatero"), ["rodrigez", "zapatero"]);
        assert_eq!(surnames("ursula von der leyen"), surnames("emma leyen"));
        assert_eq!(surnames("herve morin"), ["morin"]);
    }
}
