//! Annotations of a dossier's words: what the tables of language say of them, as far as it lets two
//! words of the dossier meet.

use std::collections::{BTreeMap, BTreeSet};

use super::ArticleText;
use crate::{
    reading::lexicon,
    text::{
        Span,
        words::{Stemmer, words},
    },
};

/// Forms in lower case by what they share.
type Forms<K> = BTreeMap<K, BTreeSet<String>>;

/// Gives the words of some texts what the tables of language say of them.
pub(crate) fn annotate(texts: &mut [ArticleText]) {
    for text in &mut *texts {
        let sentences: Vec<Span> = sentences(text).collect();
        text.annotations =
            lexicon::annotations(&text.text, text.reading.language, sentences.into_iter());
    }
    prune(texts);
}

fn sentences(text: &ArticleText) -> impl Iterator<Item = Span> {
    text.reading.sentences.iter().copied().filter(|span| text.counts_at(*span))
}

/// Takes away synonym sets, poles and lemmas by which no word of the texts meets another.
fn prune(texts: &mut [ArticleText]) {
    let mut of_set: Forms<u32> = Forms::new();
    let mut of_lemma: Forms<String> = Forms::new();
    let mut poles: BTreeSet<i32> = BTreeSet::new();
    for text in &*texts {
        let stemmer = Stemmer::new(text.reading.language);
        for word in sentences(text).flat_map(|sentence| words(&text.text, sentence)) {
            let form = word.of(&text.text).to_lowercase();
            of_lemma.entry(stemmer.stem(&form)).or_default().insert(form);
        }
        for annotation in &text.annotations {
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
    for text in texts {
        for annotation in &mut text.annotations {
            annotation.sets.retain(|set| meet(of_set.get(set)));
            annotation.lemmas.retain(|lemma| meet(of_lemma.get(lemma)));
            annotation.poles.retain(|pole| poles.contains(&-pole));
        }
        text.annotations.retain(|annotation| !annotation.is_empty());
    }
}
