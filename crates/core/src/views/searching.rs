//! The texts of an archive, made ready for searching and searched. Nothing else in the page searches,
//! so that it comes with the texts.

use std::{
    ops::Range,
    sync::{Arc, OnceLock},
};

use super::archive::Archive;
use crate::{
    bundle::{Annotations, Catalogue, Texts},
    search::{Haystack, NO_PANIC, Query, Searched},
    text::at_once::{at_once, no_rest},
};

impl Archive {
    /// Of a catalogue with its texts; annotations may come later.
    pub fn with_texts(
        catalogue: Arc<Catalogue>,
        texts: Texts,
        annotations: Arc<OnceLock<Annotations>>,
    ) -> Self {
        Self { texts: Some(texts), search: Some(search), ..Self::new(catalogue, annotations) }
    }

    /// Makes all texts ready for searching, so that the first search need not.
    pub async fn prepare(&self, rest: &impl AsyncFn()) {
        for (at, haystack) in self.haystacks.iter().enumerate() {
            if haystack.get().is_none() {
                // A search may have made it ready meanwhile: it is the same.
                let _ = haystack.set(haystack_in_steps(self, at, rest).await);
            }
        }
    }
}

/// Searches the texts at some positions for what was typed.
fn search(archive: &Archive, typed: &str, positions: Range<usize>) -> Searched {
    let query = Query::parse(typed);
    // A query knows the words that there are when it begins.
    for at in positions.clone() {
        haystack(archive, at);
    }
    let vocabulary = archive.vocabulary.read().expect(NO_PANIC);
    let sought = query.sought(&vocabulary);
    let haystacks: Vec<&Haystack> = positions.map(|at| haystack(archive, at)).collect();
    let found: Vec<_> = haystacks.iter().map(|haystack| sought.find(haystack)).collect();
    let is_found = found.iter().any(Option::is_some);
    let missing = if is_found { Vec::new() } else { sought.missing(&haystacks) };
    Searched { found, rules: query.rules(), missing }
}

/// A text by its position, made ready for searching.
fn haystack(archive: &Archive, at: usize) -> &Haystack {
    let make = || at_once(haystack_in_steps(archive, at, &no_rest)).expect("nothing is waited for");
    archive.haystacks[at].get_or_init(make)
}

async fn haystack_in_steps(archive: &Archive, at: usize, rest: &impl AsyncFn()) -> Haystack {
    let language = archive.catalogue.articles[at].language;
    let Some(text) = archive.texts.as_ref().and_then(|texts| texts.articles.get(at)) else {
        return Haystack::default();
    };
    Haystack::in_steps(&archive.vocabulary, &text.text, &text.sections, language, rest).await
}
