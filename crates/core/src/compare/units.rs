//! The units of a passage: its words, and what was read of it as a whole (a figure with what it
//! counts, a date, a name, a phrase of the tables), in order. Words of two passages are compared
//! unit by unit.

use std::{borrow::Cow, sync::LazyLock};

use super::similarity::Passage;
use crate::{
    bundle::ArticleText,
    findings::{Date, Figure, Mention},
    language_table,
    text::{
        Language, Span,
        annotation::{Annotation, Marker},
        fold::fold,
        lookup::Lookup,
        table,
        word_set::FUNCTION_WORDS,
    },
};

/// What was read at a unit.
#[derive(Clone, Copy, Debug)]
pub(super) enum Value<'t> {
    /// A word, or a phrase of the tables.
    Word,
    /// The number of a figure, with what bounds or rounds it; what it counts follows as words.
    Figure(&'t Figure),
    Date(&'t Date),
    Name(&'t Mention),
}

/// What it takes for a unit to be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    /// It may be there or not without a change of what is claimed.
    Empty,
    /// A word of the grammar.
    Light,
    Content,
}

/// A unit of a passage.
#[derive(Clone, Debug)]
pub(super) struct Unit<'t> {
    pub(super) span: Span,
    pub(super) value: Value<'t>,
    pub(super) weight: Weight,
    /// Its words, folded.
    pub(super) folded: Cow<'t, str>,
    /// Its stem; none for a phrase or value.
    stem: Option<&'t str>,
    /// What the tables say of it; of a figure, of what it counts.
    pub(super) annotation: Option<&'t Annotation>,
    /// Of a word for what a figure counts: where the figure begins.
    pub(super) counted_by: Option<u32>,
    /// Whether it ends as a verb in a past tense does.
    past: bool,
    /// Whether it has a capital letter that only a name has there.
    pub(super) capital: bool,
    /// The direct quote it stands in, by its place among the article's quotes.
    pub(super) quote: Option<usize>,
    /// The passage it stands in.
    pub(super) passage: Span,
    /// How many marks of punctuation its passage has before it.
    pub(super) stretch: usize,
    pub(super) language: Language,
}

impl Unit<'_> {
    pub(super) fn marker(&self) -> Option<Marker> {
        self.annotation.and_then(|annotation| annotation.marker)
    }

    /// Whether it denies what it governs.
    pub(super) fn negates(&self) -> bool {
        self.marker() == Some(Marker::Negation)
    }

    pub(super) fn is_word(&self) -> bool {
        matches!(self.value, Value::Word)
    }

    /// Its class, where it may be left out.
    pub(super) fn empty(&self) -> Option<Empty> {
        empty(&self.folded, self.language).filter(|_| self.weight == Weight::Empty)
    }

    /// Whether it is a verb in a past tense.
    pub(super) fn is_past(&self) -> bool {
        self.past
    }

    /// Its stem, and those of the lemmas it is an irregular form of; none for a phrase or value.
    fn stems(&self) -> impl Iterator<Item = &str> {
        let lemmas = self.annotation.filter(|_| self.stem.is_some()).map(|one| &one.lemmas);
        self.stem.into_iter().chain(lemmas.into_iter().flatten().map(String::as_str))
    }

    /// Whether the two are forms of words of one stem.
    pub(super) fn shares_stem(&self, other: &Self) -> bool {
        self.stems().any(|stem| other.stems().any(|one| one == stem))
    }

    /// Whether the two are of one synonym set.
    pub(super) fn is_synonym(&self, other: &Self) -> bool {
        let sets = |unit: &Self| unit.annotation.map_or(&[][..], |one| one.sets.as_slice());
        sets(self).iter().any(|set| sets(other).contains(set))
    }

    /// Whether the two stand at the poles of an opposition.
    pub(super) fn is_opposite(&self, other: &Self) -> bool {
        let poles = |unit: &Self| unit.annotation.map_or(&[][..], |one| one.poles.as_slice());
        poles(self).iter().any(|pole| poles(other).contains(&-pole))
    }

    /// The number that it stands for, in digits or letters.
    pub(super) fn number(&self) -> Option<f64> {
        if let Value::Figure(figure) = self.value {
            return figure.value;
        }
        let in_words = self.annotation.and_then(|annotation| annotation.number);
        let in_words = in_words.map(|number| number as f64);
        in_words.or_else(|| self.folded.parse().ok().filter(|_| self.is_digits()))
    }

    /// Whether it is a word that begins with a digit.
    pub(super) fn is_digits(&self) -> bool {
        self.is_word() && self.folded.starts_with(DIGITS)
    }

    /// Where the whole of it stands: of a figure, with what it counts.
    pub(super) fn whole(&self) -> Span {
        match self.value {
            Value::Figure(figure) => figure.span,
            _ => self.span,
        }
    }
}

/// What a number in digits begins with.
const DIGITS: [char; 10] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

/// A class of the table of words that may be there or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Empty {
    /// An auxiliary that makes a claim less sure, and so may not be left out.
    Conditional,
    Word,
    Be,
    Was,
    Have,
    Had,
}

impl Empty {
    fn read(class: &str) -> Option<Self> {
        Some(match class {
            "conditional" => Self::Conditional,
            "word" => Self::Word,
            "be" => Self::Be,
            "was" => Self::Was,
            "have" => Self::Have,
            "had" => Self::Had,
            _ => return None,
        })
    }

    /// Whether one is the past of the other.
    pub(super) fn is_past_of(self, other: Self) -> bool {
        matches!(
            (self, other),
            (Self::Be, Self::Was)
                | (Self::Was, Self::Be)
                | (Self::Have, Self::Had)
                | (Self::Had, Self::Have)
        )
    }
}

language_table! {
    static EMPTY_WORDS: (Language, Empty, &'static str) = "empty-words.txt",
        "es or en | class | words", |row| match *row {
            [language, class, words] => {
                Some((table::language(language)?, Empty::read(class)?, words))
            }
            _ => None,
        };
}

/// Words that may be there or not, by language.
static EMPTY: LazyLock<[(Language, Lookup<Empty>); 2]> = LazyLock::new(|| {
    [Language::Spanish, Language::English].map(|language| {
        let rows = EMPTY_WORDS.rows().filter(|(of, ..)| *of == language);
        let words = rows
            .flat_map(|(_, class, words)| words.split_whitespace().map(move |word| (word, class)));
        (language, words.collect())
    })
});

fn empty(folded: &str, language: Language) -> Option<Empty> {
    let (_, words) = EMPTY.iter().find(|(of, _)| *of == language)?;
    words.get(folded).copied()
}

/// The synonym sets and poles that some passages have: a phrase is a unit only where it can meet
/// one of the other side.
#[derive(Debug, Default)]
pub(super) struct Meets {
    sets: Vec<u32>,
    poles: Vec<i32>,
}

impl Meets {
    pub(super) fn of(passages: &[&Passage]) -> Self {
        let mut meets = Self::default();
        for annotation in passages.iter().flat_map(|passage| passage.annotations) {
            meets.sets.extend(&annotation.sets);
            meets.poles.extend(annotation.poles.iter().map(|pole| -pole));
        }
        meets
    }

    fn has(&self, phrase: &Annotation) -> bool {
        phrase.marker.is_some_and(|marker| marker != Marker::Capital)
            || phrase.sets.iter().any(|set| self.sets.contains(set))
            || phrase.poles.iter().any(|pole| self.poles.contains(pole))
    }
}

/// The units of a passage whatever it is compared with: no phrases but markers.
pub(super) fn plain_units<'t>(passage: &Passage<'t>) -> Vec<Unit<'t>> {
    units(passage, &Meets::default())
}

/// The units of a passage, in order; phrases where they can meet the other side.
pub(super) fn units<'t>(passage: &Passage<'t>, other: &Meets) -> Vec<Unit<'t>> {
    let text = passage.text;
    let language = text.reading.language;
    let quotes: Vec<(usize, Span)> = (0..)
        .zip(&text.reading.quotes)
        .filter(|(_, quote)| quote.direct && quote.span.overlaps(passage.span))
        .map(|(at, quote)| (at, quote.span))
        .collect();
    let annotations = passage.annotations;
    let capitals = is_title(passage);
    let mut units: Vec<Unit> = Vec::new();
    let (mut end, mut stretch) = (passage.span.start, 0);
    for prepared in passage.words {
        let word = prepared.span;
        if word.start < end {
            continue;
        }
        let before = Span { start: end, end: word.start }.of(&text.text);
        if units.last().is_some() && before.contains([',', ';', ':', '.', '(', ')', '—', '–']) {
            stretch += 1;
        }
        let here = annotations.partition_point(|one| one.span.start < word.start);
        let here = annotations[here..].iter().take_while(|one| one.span.start == word.start);
        let (value, span) = value_at(passage, word);
        let (value, span, counted_by) = match (value, span) {
            (Value::Figure(figure), _) if end <= figure.span.start => {
                (value, Some(number_of(passage, figure)), None)
            }
            (Value::Figure(figure), _) => (Value::Word, None, Some(figure.span.start)),
            _ => (value, span, None),
        };
        let phrase = here.clone().find(|one| one.span.end > word.end && other.has(one));
        let span = span.or(phrase.map(|phrase| phrase.span)).unwrap_or(word);
        let folded = if span == word {
            Cow::Borrowed(prepared.folded.as_str())
        } else {
            Cow::Owned(fold(span.of(&text.text)))
        };
        let is_word = matches!(value, Value::Word);
        let annotation = match value {
            Value::Word => here.into_iter().find(|one| one.span == span && !is_capital(one)),
            Value::Figure(figure) => counted(text, figure, annotations),
            Value::Name(_) => here.into_iter().find(|one| is_capital(one)),
            Value::Date(_) => None,
        };
        let weight = match value {
            Value::Word => weight(&folded, annotation, language),
            _ => Weight::Content,
        };
        let stem = (is_word && phrase.is_none()).then_some(prepared.stem.as_str());
        let past = stem.is_some() && prepared.past;
        // English days and months have capitals; they are compared as dates.
        let capital = !capitals
            && !matches!(value, Value::Date(_))
            && span.start > passage.span.start
            && span.of(&text.text).starts_with(char::is_uppercase);
        let quote = quotes.iter().find(|(_, quote)| quote.overlaps(span)).map(|(at, _)| *at);
        units.push(Unit {
            span,
            value,
            weight,
            folded,
            stem,
            annotation,
            counted_by,
            past,
            capital,
            quote,
            passage: passage.span,
            stretch,
            language,
        });
        end = span.end;
    }
    units
}

/// Whether most words of content of a passage have capital letters, as in an English headline.
fn is_title(passage: &Passage) -> bool {
    let long = || passage.words.iter().map(|word| word.span).filter(|word| word.len() > 3);
    let capital = |word: &Span| word.of(&passage.text.text).starts_with(char::is_uppercase);
    2 * long().filter(capital).count() > long().count()
}

fn is_capital(annotation: &Annotation) -> bool {
    annotation.marker == Some(Marker::Capital)
}

/// What the tables say of what a figure counts.
fn counted<'t>(
    text: &ArticleText,
    figure: &Figure,
    annotations: &'t [Annotation],
) -> Option<&'t Annotation> {
    let unit = figure.unit.as_deref()?;
    annotations.iter().find(|one| figure.span.contains(one.span) && one.span.of(&text.text) == unit)
}

/// The number of a figure with all that stands before it: up to its last word in digits or that
/// stands for a number.
fn number_of(passage: &Passage, figure: &Figure) -> Span {
    let text = passage.text;
    let in_words = |word: Span| {
        let mut own = passage.annotations.iter();
        own.any(|one| one.span == word && one.number.is_some())
    };
    let is_number = |word: &Span| word.of(&text.text).starts_with(DIGITS) || in_words(*word);
    let inside = || {
        let words = passage.words.iter().map(|word| word.span);
        words.filter(|word| figure.span.contains(*word))
    };
    let last = inside().rfind(is_number).or_else(|| inside().next());
    let end = last.map_or(figure.span.end, |one| one.end);
    Span { start: figure.span.start, end }
}

/// What was read that begins at a word, or that the word stands in, and how far it goes.
fn value_at<'t>(passage: &Passage<'t>, word: Span) -> (Value<'t>, Option<Span>) {
    let to_end = |span: Span| Some(Span { start: word.start, end: span.end });
    if let Some(date) = passage.dates.iter().find(|date| date.span.overlaps(word)) {
        return (Value::Date(date), to_end(date.span));
    }
    if let Some(figure) = passage.figures.iter().find(|figure| figure.span.overlaps(word)) {
        return (Value::Figure(figure), to_end(figure.span));
    }
    match passage.mentions.iter().find(|mention| mention.span.overlaps(word)) {
        Some(mention) => (Value::Name(mention), to_end(mention.span)),
        None => (Value::Word, None),
    }
}

fn weight(folded: &str, annotation: Option<&Annotation>, language: Language) -> Weight {
    let marked = annotation.and_then(|one| one.marker).is_some_and(|marker| {
        !matches!(marker, Marker::Symmetric | Marker::Future | Marker::Conditional)
    });
    let class = empty(folded, language);
    if class.is_some_and(|class| class != Empty::Conditional) {
        Weight::Empty
    } else if class.is_some() || FUNCTION_WORDS.contains(folded) || marked {
        Weight::Light
    } else {
        Weight::Content
    }
}
