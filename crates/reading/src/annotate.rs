//! Annotations of a dossier's words: what the tables of language say of them, as far as it lets two
//! words of the dossier meet.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use cotejo_core::{
    bundle::{Annotations, ArticleText, SCHEMA},
    findings::EntityKind,
    text::{
        Span,
        annotation::{self, Annotation, Marker},
        words::{Stemmer, words},
    },
};

use crate::{gazetteer, lexicon};

/// Forms in lower case by what they share.
type Forms<K> = BTreeMap<K, BTreeSet<String>>;

/// What the tables of language say of the words of some texts.
pub fn annotate(texts: &[ArticleText]) -> Annotations {
    let mut all: Vec<Vec<Annotation>> = texts.iter().map(annotations).collect();
    prune(texts, &mut all);
    let articles = all.iter().map(|annotations| annotation::written(annotations)).collect();
    Annotations { schema: SCHEMA, articles }
}

/// All that is known of an article's words; where several begin, the longest first.
fn annotations(text: &ArticleText) -> Vec<Annotation> {
    let mut all = lexicon::annotations(&text.text, text.reading.language, sentences(text));
    all.extend(capitals(text));
    all.sort_by_key(|one| (one.span.start, Reverse(one.span.end)));
    all
}

/// The mentions of capitals of countries.
fn capitals(text: &ArticleText) -> Vec<Annotation> {
    let places = text.reading.mentions.iter().filter(|one| one.kind == EntityKind::Place);
    places
        .filter(|place| gazetteer::is_capital(place.span.of(&text.text)))
        .map(|place| Annotation {
            span: place.span,
            marker: Some(Marker::Capital),
            ..Annotation::default()
        })
        .collect()
}

fn sentences(text: &ArticleText) -> impl Iterator<Item = Span> {
    text.reading.sentences.iter().copied().filter(|span| text.is_content_at(*span))
}

/// Takes away synonym sets, poles and lemmas by which no word of the texts meets another.
fn prune(texts: &[ArticleText], all: &mut [Vec<Annotation>]) {
    let mut of_set: Forms<u32> = Forms::new();
    let mut of_lemma: Forms<String> = Forms::new();
    let mut poles: BTreeSet<i32> = BTreeSet::new();
    for (text, annotations) in texts.iter().zip(&*all) {
        let stemmer = Stemmer::new(text.reading.language);
        for word in sentences(text).flat_map(|sentence| words(&text.text, sentence)) {
            let form = word.of(&text.text).to_lowercase();
            of_lemma.entry(stemmer.stem(&form)).or_default().insert(form);
        }
        for annotation in annotations {
            let form = annotation.span.of(&text.text).to_lowercase();
            for &set in &annotation.sets {
                of_set.entry(set).or_default().insert(form.clone());
            }
            for lemma in &annotation.lemmas {
                of_lemma.entry(lemma.clone()).or_default().insert(form.clone());
            }
            poles.extend(&annotation.poles);
        }
    }
    let meet = |forms: Option<&BTreeSet<String>>| forms.is_some_and(|forms| forms.len() > 1);
    for annotations in all {
        for annotation in &mut *annotations {
            annotation.sets.retain(|set| meet(of_set.get(set)));
            annotation.lemmas.retain(|lemma| meet(of_lemma.get(lemma)));
            annotation.poles.retain(|pole| poles.contains(&-pole));
        }
        annotations.retain(|annotation| !annotation.is_empty());
    }
}
