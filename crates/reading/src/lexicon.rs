//! The lexicon of comparison: what the tables of synonyms, opposites, irregular forms and markers
//! say of a text's words.
//!
//! It is asked when a dossier is built. The page gets [`Annotation`]s and compares those; no table
//! travels to it.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use cotejo_core::{
    article::Language,
    language_table,
    text::{
        Span,
        annotation::{Annotation, Marker},
        fold::fold,
        lookup::Lookup,
        table,
        words::{Stemmer, words},
    },
};

use crate::numerals::number_word;

/// Most words of a phrase in the tables.
const LONGEST_PHRASE: usize = 8;

/// What a table says of a word or phrase.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Meaning {
    /// It is of this synonym set.
    Set(u32),
    /// It stands at one pole of this opposition, or, negative, at the other.
    Pole(i32),
    Marker(Marker),
}

/// The words and phrases that begin with a stem: the stems that follow, and what is meant.
type Entries = Vec<(Vec<String>, Meaning)>;

/// The tables of one language.
struct Lexicon {
    language: Language,
    stemmer: Stemmer,
    /// By the first stem.
    entries: Lookup<Entries>,
    /// Stems of the lemmas of irregular forms, by the folded form.
    forms: Lookup<Vec<String>>,
}

static SPANISH: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(Language::Spanish));
static ENGLISH: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(Language::English));

/// Phrases with commas between.
type Phrases = &'static str;

language_table! {
    static SYNONYMS: (Language, Phrases) = "synonyms.txt", "es or en | v, n, a, r or x | two phrases or more",
        |row| match *row {
            [language, "v" | "n" | "a" | "r" | "x", set] if are_phrases(set, 2) => {
                Some((table::language(language)?, set))
            }
            _ => None,
        };
}
language_table! {
    static OPPOSITES: (Language, [Phrases; 2]) = "opposites.txt", "es or en | v, n, a, r or x | phrases | their opposites",
        |row| match *row {
            [language, "v" | "n" | "a" | "r" | "x", ref poles @ ..] => {
                Some((table::language(language)?, opposite(poles)?))
            }
            _ => None,
        };
}
language_table! {
    static CONVERSES: (Language, [Phrases; 2]) = "converses.txt", "es or en | phrases | what says it from the other end",
        |row| match *row {
            [language, ref poles @ ..] => Some((table::language(language)?, opposite(poles)?)),
            _ => None,
        };
}
language_table! {
    static FORMS: (Language, &'static str, Phrases) = "forms.txt", "es or en | lemma | its irregular forms",
        |row| match *row {
            [language, lemma, forms] if are_phrases(lemma, 1) && are_phrases(forms, 1) => {
                Some((table::language(language)?, lemma, forms))
            }
            _ => None,
        };
}
language_table! {
    static MARKERS: (Marker, Language, Phrases) = "markers.txt", "kind, or a share in percent | es or en | phrases",
        |row| match *row {
            [kind, language, phrases] if are_phrases(phrases, 1) => {
                Some((marker(kind)?, table::language(language)?, phrases))
            }
            _ => None,
        };
}

/// Whether a field holds so many phrases or more, none twice, each short enough to be found.
fn are_phrases(field: &str, least: usize) -> bool {
    let phrases: Vec<&str> = field.split(',').map(str::trim).collect();
    let distinct: BTreeSet<&&str> = phrases.iter().collect();
    let fits = |phrase: &&str| (1..=LONGEST_PHRASE).contains(&phrase.split_whitespace().count());
    phrases.len() >= least && distinct.len() == phrases.len() && phrases.iter().all(fits)
}

/// Two fields of phrases, none in both.
fn opposite(fields: &[&'static str]) -> Option<[&'static str; 2]> {
    let poles @ [one, other] = *fields.as_array()?;
    let phrases = |field: &'static str| field.split(',').map(str::trim).collect::<BTreeSet<_>>();
    let good = are_phrases(one, 1) && are_phrases(other, 1);
    (good && phrases(one).is_disjoint(&phrases(other))).then_some(poles)
}

impl Lexicon {
    fn of(language: Language) -> Option<&'static Self> {
        match language {
            Language::Spanish => Some(&SPANISH),
            Language::English => Some(&ENGLISH),
            Language::Unknown => None,
        }
    }

    fn read(language: Language) -> Self {
        let stemmer = Stemmer::new(language);
        let mut entries: BTreeMap<String, Entries> = BTreeMap::new();
        let mut add = |phrases: &str, meaning: Meaning| {
            for phrase in phrases.split(',').map(str::trim).filter(|phrase| !phrase.is_empty()) {
                let mut stems = stems(&stemmer, phrase);
                if let Some(first) = (!stems.is_empty()).then(|| stems.remove(0)) {
                    entries.entry(first).or_default().push((stems, meaning));
                }
            }
        };
        for (number, (of, set)) in (1..).zip(SYNONYMS.rows()) {
            if of == language {
                add(set, Meaning::Set(number));
            }
        }
        for (number, (of, [one, other])) in (1..).zip(OPPOSITES.rows().chain(CONVERSES.rows())) {
            if of == language {
                add(one, Meaning::Pole(number));
                add(other, Meaning::Pole(-number));
            }
        }
        for (marker, _, phrases) in MARKERS.rows().filter(|(_, of, _)| *of == language) {
            add(phrases, Meaning::Marker(marker));
        }
        let mut forms: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (_, lemma, of) in FORMS.rows().filter(|(of, ..)| *of == language) {
            let lemma = stemmer.stem(lemma);
            for form in of.split(',').map(|form| fold(form.trim())) {
                let lemmas = forms.entry(form).or_default();
                if !lemmas.contains(&lemma) {
                    lemmas.push(lemma.clone());
                }
            }
        }
        Self {
            language,
            stemmer,
            entries: entries.into_iter().collect(),
            forms: forms.into_iter().collect(),
        }
    }

    /// The stems a word may stand for in the tables: its own, and those of the lemmas it is an
    /// irregular form of.
    fn keys(&self, lower: &str) -> Vec<String> {
        let mut keys = vec![self.stemmer.stem(lower)];
        for lemma in self.forms.get(&fold(lower)).into_iter().flatten() {
            if !keys.contains(lemma) {
                keys.push(lemma.clone());
            }
        }
        keys
    }
}

fn marker(kind: &str) -> Option<Marker> {
    Some(match kind {
        "negation" => Marker::Negation,
        "possible" => Marker::Possible,
        "planned" => Marker::Planned,
        "requested" => Marker::Requested,
        "nearly" => Marker::Nearly,
        "only" => Marker::Only,
        "symmetric" => Marker::Symmetric,
        "at-least" => Marker::AtLeast,
        "at-most" => Marker::AtMost,
        share => Marker::Share(share.parse().ok().filter(|share| *share <= 100)?),
    })
}

fn stems(stemmer: &Stemmer, phrase: &str) -> Vec<String> {
    let phrase = phrase.to_lowercase();
    words(&phrase, Span::new(0, phrase.len())).map(|word| stemmer.stem(word.of(&phrase))).collect()
}

/// A word of a text with the stems it may stand for.
struct Word {
    span: Span,
    lower: String,
    keys: Vec<String>,
}

/// What the tables say of the words of some sentences of a text, in order of place: a phrase before
/// the words in it.
pub(crate) fn annotations(
    text: &str,
    language: Language,
    sentences: impl Iterator<Item = Span>,
) -> Vec<Annotation> {
    let Some(lexicon) = Lexicon::of(language) else { return Vec::new() };
    let mut found = Vec::new();
    for sentence in sentences {
        let words: Vec<Word> = words(text, sentence)
            .map(|span| {
                let lower = span.of(text).to_lowercase();
                Word { span, keys: lexicon.keys(&lower), lower }
            })
            .collect();
        let mut end = 0;
        for at in 0..words.len() {
            // Of phrases that overlap the first stands.
            if at >= end
                && let Some((annotation, length)) = longest_phrase(lexicon, &words[at..])
            {
                found.push(annotation);
                end = at + length;
            }
            found.extend(annotation(lexicon, &words[at..], 1));
        }
    }
    found
}

/// What the tables say of the longest phrase that begins with the first of some words, and how many
/// words it has.
fn longest_phrase(lexicon: &Lexicon, words: &[Word]) -> Option<(Annotation, usize)> {
    let lengths = (2..=LONGEST_PHRASE.min(words.len())).rev();
    lengths.into_iter().find_map(|length| Some((annotation(lexicon, words, length)?, length)))
}

/// What the tables say of the phrase that the first so many words make; `None`: nothing.
fn annotation(lexicon: &Lexicon, words: &[Word], length: usize) -> Option<Annotation> {
    let first = &words[0];
    let span = Span { start: first.span.start, end: words[length - 1].span.end };
    let mut annotation = Annotation { span, ..Annotation::default() };
    for (rest, meaning) in first.keys.iter().filter_map(|key| lexicon.entries.get(key)).flatten() {
        let stands = rest.len() + 1 == length
            && rest.iter().zip(&words[1..]).all(|(stem, word)| word.keys.contains(stem));
        if !stands {
            continue;
        }
        match *meaning {
            Meaning::Set(set) => annotation.sets.push(set),
            Meaning::Pole(pole) => annotation.poles.push(pole),
            Meaning::Marker(marker) => annotation.marker = Some(marker),
        }
    }
    if length == 1 {
        annotation.lemmas = first.keys[1..].to_vec();
        annotation.number = number_word(&first.lower);
        annotation.marker = annotation.marker.or_else(|| by_ending(&first.lower, lexicon));
    }
    annotation.sets.sort_unstable();
    annotation.sets.dedup();
    annotation.poles.sort_unstable();
    annotation.poles.dedup();
    (!annotation.is_empty()).then_some(annotation)
}

/// What the ending of a word tells of it.
fn by_ending(lower: &str, lexicon: &Lexicon) -> Option<Marker> {
    let ends = |endings: &[&str]| endings.iter().any(|ending| lower.ends_with(ending));
    if lexicon.language == Language::Spanish && lower.chars().count() > 3 {
        if ends(&["rá", "rán", "ré", "remos"]) {
            return Some(Marker::Future);
        }
        return ends(&["ría", "rían", "ríamos"]).then_some(Marker::Conditional);
    }
    match lower {
        "will" | "shall" => Some(Marker::Future),
        "would" => Some(Marker::Conditional),
        _ if ends(&["n't", "n’t"]) => Some(Marker::Negation),
        _ => None,
    }
}
