//! The lexicon of comparison: what the tables of synonyms, opposites, irregular forms and markers
//! say of a text's words.
//!
//! It is asked when a dossier is built. The page gets [`Annotation`]s and compares those; no table
//! travels to it.

use std::{collections::BTreeMap, sync::LazyLock};

use cotejo_core::{
    article::Language,
    text::{
        Span,
        annotation::{Annotation, Marker},
        fold::fold,
        lookup::Lookup,
        table,
        words::{Stemmer, words},
    },
};

use crate::figures::number_word;

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

static SPANISH: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(Language::Spanish, "es"));
static ENGLISH: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(Language::English, "en"));

const SYNONYMS: &str = include_str!("../../../data/synonyms.txt");
const OPPOSITES: &str = include_str!("../../../data/opposites.txt");
const CONVERSES: &str = include_str!("../../../data/converses.txt");
const FORMS: &str = include_str!("../../../data/forms.txt");
const MARKERS: &str = include_str!("../../../data/markers.txt");

impl Lexicon {
    fn of(language: Language) -> Option<&'static Self> {
        match language {
            Language::Spanish => Some(&SPANISH),
            Language::English => Some(&ENGLISH),
            Language::Unknown => None,
        }
    }

    fn read(language: Language, code: &str) -> Self {
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
        for (number, row) in (1..).zip(table::rows(SYNONYMS)).filter(|(_, row)| row[0] == code) {
            add(row[2], Meaning::Set(number));
        }
        for (number, row) in (1..).zip(table::rows(OPPOSITES)).filter(|(_, row)| row[0] == code) {
            add(row[2], Meaning::Pole(number));
            add(row[3], Meaning::Pole(-number));
        }
        let poles = table::rows(OPPOSITES).map(|_| ()).chain(std::iter::once(()));
        let after = (1..).zip(poles).last().map_or(1, |(number, ())| number);
        for (number, row) in (after..).zip(table::rows(CONVERSES)).filter(|(_, row)| row[0] == code)
        {
            add(row[1], Meaning::Pole(number));
            add(row[2], Meaning::Pole(-number));
        }
        for row in table::rows(MARKERS).filter(|row| row[1] == code) {
            add(row[2], Meaning::Marker(marker(row[0]).expect("a test reads every row")));
        }
        let mut forms: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for row in table::rows(FORMS).filter(|row| row[0] == code) {
            let lemma = stemmer.stem(row[1]);
            for form in row[2].split(',').map(|form| fold(form.trim())) {
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// The number of the first row, of those that hold words, that fails a check.
    #[track_caller]
    fn each_row(name: &str, table: &str, fields: usize, good: impl Fn(&[&str]) -> bool) {
        for (at, line) in table.lines().enumerate() {
            for row in table::rows(line) {
                let language = ["es", "en"].iter().any(|code| row.contains(code));
                assert!(
                    row.len() == fields && language && good(&row),
                    "data/{name}:{}: {line}",
                    at + 1
                );
            }
        }
    }

    fn are_words(words: &str, least: usize) -> bool {
        let all: Vec<&str> = words.split(',').map(str::trim).collect();
        let distinct: BTreeSet<&&str> = all.iter().collect();
        all.len() >= least
            && distinct.len() == all.len()
            && all
                .iter()
                .all(|word| !word.is_empty() && word.split_whitespace().count() <= LONGEST_PHRASE)
    }

    #[test]
    fn every_row_of_every_table_parses() {
        let classes = ["v", "n", "a", "r", "x"];
        each_row("synonyms.txt", SYNONYMS, 3, |row| {
            classes.contains(&row[1]) && are_words(row[2], 2)
        });
        each_row("opposites.txt", OPPOSITES, 4, |row| {
            let poles = [row[2], row[3]]
                .map(|pole| pole.split(',').map(str::trim).collect::<BTreeSet<_>>());
            classes.contains(&row[1])
                && are_words(row[2], 1)
                && are_words(row[3], 1)
                && poles[0].is_disjoint(&poles[1])
        });
        each_row("converses.txt", CONVERSES, 3, |row| are_words(row[1], 1) && are_words(row[2], 1));
        each_row("forms.txt", FORMS, 3, |row| are_words(row[1], 1) && are_words(row[2], 1));
        each_row("markers.txt", MARKERS, 3, |row| marker(row[0]).is_some() && are_words(row[2], 1));
    }
}
