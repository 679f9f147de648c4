//! A text made ready for comparing: its words set apart, folded and stemmed, and what the tables of
//! language say of them. Every comparison begins with it; it is made once.

use crate::{
    bundle::ArticleText,
    text::{
        Language, Span,
        annotation::{self, Annotation},
        fold::fold,
        words::{Stemmer, words},
    },
};

/// Most of a text that is compared, in bytes of what counts of it and in sentences: some 10,000
/// words. Four such texts take a second in a page.
const LONGEST: usize = 65_536;
const MOST: usize = 600;

/// A text made ready for comparing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PreparedText {
    /// Where what is compared ends, in a text that is too long to be compared whole.
    pub(super) end: Option<u32>,
    /// The words of the sentences that count, in order.
    pub(super) words: Vec<Word>,
    pub(super) annotations: Vec<Annotation>,
}

/// A word of a text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Word {
    pub(super) span: Span,
    pub(super) folded: String,
    pub(super) stem: String,
    /// Whether it ends as a verb in a past tense does.
    pub(super) past: bool,
}

impl PreparedText {
    /// Of a text and its annotations as the bundle has them.
    pub fn of(text: &ArticleText, annotations: &str) -> Self {
        let language = text.reading.language;
        let stemmer = Stemmer::new(language);
        let counting = || text.reading.sentences.iter().filter(|span| text.is_content_at(**span));
        let mut length = 0;
        let fits = |span: &&Span| {
            length += span.len();
            length <= LONGEST
        };
        let fitting = counting().take(MOST).take_while(fits).count();
        let end = counting().nth(fitting).map(|beyond| beyond.start);
        let word = |span: Span| {
            let lower = span.of(&text.text).to_lowercase();
            let past = is_past(&lower, language);
            Word { span, folded: fold(&lower), stem: stemmer.stem(&lower), past }
        };
        let words = |span: &Span| words(&text.text, *span).map(word);
        let words = counting().take(fitting).flat_map(words).collect();
        let annotations = annotation::read(annotations)
            .take_while(|annotation| end.is_none_or(|end| annotation.span.start < end))
            .collect();
        Self { end, words, annotations }
    }

    /// Whether a stretch is among what is compared.
    pub(super) fn holds(&self, span: Span) -> bool {
        self.end.is_none_or(|end| span.start < end)
    }

    /// The words of a stretch.
    pub(super) fn words_in(&self, span: Span) -> &[Word] {
        in_stretch(&self.words, span, |word| word.span)
    }

    /// The annotations that begin in a stretch.
    pub(super) fn annotations_in(&self, span: Span) -> &[Annotation] {
        in_stretch(&self.annotations, span, |annotation| annotation.span)
    }
}

/// What begins in a stretch, of what stands in order of place.
pub(super) fn in_stretch<T>(all: &[T], span: Span, place: fn(&T) -> Span) -> &[T] {
    let first = all.partition_point(|one| place(one).start < span.start);
    let last = all.partition_point(|one| place(one).start < span.end);
    &all[first..last]
}

/// Endings of verbs in a past tense, accents kept.
const PAST: [(Language, &[&str]); 2] = [
    (Language::Spanish, &["ó", "aron", "ieron", "eron", "ado", "ido"]),
    (Language::English, &["ed"]),
];

fn is_past(lower: &str, language: Language) -> bool {
    let endings = PAST.iter().filter(|(of, _)| *of == language).flat_map(|(_, endings)| *endings);
    endings.into_iter().any(|ending| lower.ends_with(ending))
}
