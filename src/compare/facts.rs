//! What two passages of a row say about the same thing: the same, one vaguer than the other, or
//! something else. Only what can be held against each other counts; mere wording is no difference.

use std::sync::LazyLock;

use super::{
    DifferenceKind, State,
    likeness::{Feature, Passage, compatible_dates},
};
use crate::{
    article::Language,
    reading::{EntityKind, Figure, Quote, dates::interval},
    text::{
        Span,
        fold::fold,
        order::set,
        table,
        words::{Stemmer, words},
    },
};

/// Likeness from which two passages with nothing to hold against each other say the same, and
/// single dates that differ are about the same thing.
pub(super) const ALIKE: f64 = 0.4;

/// Days between publications up to which words said belong to one occasion.
const OCCASION: i64 = 3;

/// Share of a quote's words that make it the same quote.
const SAME_QUOTE: f64 = 0.8;

/// One thing two passages say.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Fact {
    pub(super) kind: DifferenceKind,
    pub(super) state: State,
    /// Where each says it.
    pub(super) spans: (Span, Span),
    /// Share of a quote's words that stand in both, 0 to 1; 1 for what is no quote.
    pub(super) shared: f64,
}

impl Fact {
    fn new(kind: DifferenceKind, state: State, spans: (Span, Span)) -> Self {
        Self { kind, state, spans, shared: 1.0 }
    }
}

/// What remains of what several passages say of the same things. What one says and the other says
/// too stands for nothing else; where they agree on a kind of thing, another pair of it is about
/// something else; of several quotes, one is a rendering of that which shares most of its words.
pub(super) fn reconciled(facts: Vec<Fact>) -> Vec<Fact> {
    let said_by_both = |fact: &Fact| {
        facts.iter().any(|other| {
            other.state == State::Same
                && (other.spans.0 == fact.spans.0 || other.spans.1 == fact.spans.1)
        })
    };
    let outdone = |fact: &Fact| match fact.kind {
        _ if fact.state != State::Same && said_by_both(fact) => true,
        DifferenceKind::Name => false,
        _ if fact.state == State::Differs => {
            facts.iter().any(|other| other.kind == fact.kind && other.state == State::Same)
        }
        DifferenceKind::Rendering => facts.iter().any(|other| {
            let same_quote = other.spans.0 == fact.spans.0 || other.spans.1 == fact.spans.1;
            other.kind == fact.kind && same_quote && other.shared > fact.shared
        }),
        _ => false,
    };
    let kept: Vec<bool> = facts.iter().map(|fact| !outdone(fact)).collect();
    facts.into_iter().zip(kept).filter_map(|(fact, kept)| kept.then_some(fact)).collect()
}

/// What two passages say of the same thing; `likeness` is theirs.
pub(super) fn facts(a: &Passage, b: &Passage, likeness: f64) -> Vec<Fact> {
    let mut facts = figures(a, b);
    facts.extend(dates(a, b, likeness));
    facts.extend(quotes(a, b));
    facts.extend(names(a, b));
    facts.extend(other_names(a, b, likeness));
    facts
}

fn figures(a: &Passage, b: &Passage) -> Vec<Fact> {
    let mut facts = Vec::new();
    for left in &a.figures {
        for right in
            b.figures.iter().filter(|right| same_unit(left, right, a.text.reading.language))
        {
            let state = match (left.value, right.value) {
                (Some(one), Some(other)) if (one - other).abs() < f64::EPSILON => State::Same,
                (Some(one), Some(other))
                    if is_rounded(a, left) && rounds_to(other, one)
                        || is_rounded(b, right) && rounds_to(one, other) =>
                {
                    State::Compatible
                }
                (Some(_), Some(_)) => State::Differs,
                (Some(value), None) => bounded(value, right),
                (None, Some(value)) => bounded(value, left),
                (None, None) if (left.min, left.max) == (right.min, right.max) => State::Same,
                (None, None) => State::Compatible,
            };
            facts.push(Fact::new(DifferenceKind::Figure, state, (left.span, right.span)));
        }
    }
    // Where one pair agrees, other numbers of the same unit are other things counted.
    if facts.iter().any(|fact| fact.state == State::Same) {
        facts.retain(|fact| fact.state == State::Same);
    }
    facts
}

/// Phrases before a number that round it, folded.
static ROUNDING: LazyLock<Vec<&str>> = LazyLock::new(|| {
    table::rows(include_str!("../../data/numbers.txt"))
        .filter(|row| row[0] == "about")
        .filter_map(|row| row.get(2).copied())
        .collect()
});

/// Whether the passage gives a figure as a round one: "unos 300".
fn is_rounded(passage: &Passage, figure: &Figure) -> bool {
    let told = fold(figure.span.of(&passage.text.text));
    ROUNDING.iter().any(|phrase| {
        told.strip_prefix(phrase).is_some_and(|rest| rest.starts_with(char::is_whitespace))
    })
}

/// Whether a number may be told as a round one: it is nearer than half of the last decimal place
/// that the round one fills, and than a tenth of it.
fn rounds_to(value: f64, round: f64) -> bool {
    let mut place = 1.0;
    while round != 0.0 && round % (10.0 * place) == 0.0 {
        place *= 10.0;
    }
    (value - round).abs() <= (place / 2.0).min(round.abs() / 10.0)
}

fn bounded(value: f64, vague: &Figure) -> State {
    let within =
        vague.min.is_none_or(|min| value >= min) && vague.max.is_none_or(|max| value <= max);
    if within { State::Compatible } else { State::Differs }
}

fn same_unit(a: &Figure, b: &Figure, language: Language) -> bool {
    let stem = |unit: &str| Stemmer::new(language).stem(&unit.to_lowercase());
    a.unit.as_deref().zip(b.unit.as_deref()).is_some_and(|(a, b)| a == b || stem(a) == stem(b))
}

fn dates(a: &Passage, b: &Passage, likeness: f64) -> Vec<Fact> {
    let mut facts = Vec::new();
    for left in &a.dates {
        for right in &b.dates {
            let state = if left.value == right.value {
                State::Same
            } else if compatible_dates(&left.value, &right.value) {
                State::Compatible
            } else {
                continue;
            };
            facts.push(Fact::new(DifferenceKind::Date, state, (left.span, right.span)));
        }
    }
    if let ([left], [right], true, true) =
        (a.dates.as_slice(), b.dates.as_slice(), facts.is_empty(), likeness >= ALIKE)
        && left.value.len() == right.value.len()
        && !other_occasion(a, b)
    {
        facts.push(Fact::new(DifferenceKind::Date, State::Differs, (left.span, right.span)));
    }
    facts
}

/// Whether two passages are so far apart in publication that words said in them were said on
/// different occasions, unless a day they share says otherwise.
pub(super) fn other_occasion(a: &Passage, b: &Passage) -> bool {
    let shared_day = a.dates.iter().any(|left| {
        b.dates.iter().any(|right| left.value == right.value && left.value.len() == 10)
    });
    !shared_day && (a.text.published - b.text.published).num_days().abs() > OCCASION
}

/// The day a passage tells of: the one day it names, else its publication.
pub(super) fn day_told(passage: &Passage) -> String {
    let mut days = passage
        .dates
        .iter()
        .filter(|date| date.value.len() == 10 && interval(&date.value).is_some());
    match (days.next(), days.next()) {
        (Some(day), None) => day.value.clone(),
        _ => passage.text.published.to_string(),
    }
}

fn quotes(a: &Passage, b: &Passage) -> Vec<Fact> {
    let mut facts = Vec::new();
    let direct = |passage: &Passage| -> Vec<Quote> {
        passage.quotes.iter().filter(|quote| quote.direct).map(|quote| (*quote).clone()).collect()
    };
    for left in direct(a) {
        for right in direct(b) {
            let shared = shared_words(left.span.of(&a.text.text), right.span.of(&b.text.text));
            let common_speaker =
                left.speakers.iter().any(|speaker| right.speakers.contains(speaker));
            let named = !left.speakers.is_empty() && !right.speakers.is_empty();
            let spans = (left.span, right.span);
            if shared >= SAME_QUOTE && named && !common_speaker {
                facts.push(Fact::new(DifferenceKind::Speaker, State::Differs, spans));
            } else if common_speaker && !other_occasion(a, b) {
                let state = if shared >= 1.0 { State::Same } else { State::Compatible };
                let rendering = Fact::new(DifferenceKind::Rendering, state, spans);
                facts.push(Fact { shared, ..rendering });
            }
        }
    }
    facts
}

/// The words two stretches share, over those either has (Jaccard).
fn shared_words(a: &str, b: &str) -> f64 {
    let set =
        |text: &str| set(words(text, Span::new(0, text.len())).map(|span| fold(span.of(text))));
    let (a, b) = (set(a), set(b));
    let all = a.union(&b).count();
    if all == 0 { 0.0 } else { a.intersection(&b).count() as f64 / all as f64 }
}

fn names(a: &Passage, b: &Passage) -> Vec<Fact> {
    a.features
        .iter()
        .filter(|(feature, _)| matches!(feature, Feature::Name(_)))
        .filter_map(|(feature, left)| {
            let right = b.features.get(feature)?;
            Some(Fact::new(DifferenceKind::Name, State::Same, (*left, *right)))
        })
        .collect()
}

/// Where passages are alike but for one name of a kind on either side, the one stands for the other:
/// another place, another person or body.
fn other_names(a: &Passage, b: &Passage, likeness: f64) -> Vec<Fact> {
    let kinds = [
        (DifferenceKind::Place, &[EntityKind::Place][..]),
        (DifferenceKind::Name, &[EntityKind::Person, EntityKind::Organisation][..]),
    ];
    let own = |passage: &Passage, other: &Passage, kinds: &[EntityKind]| -> Option<Span> {
        let entities = set(passage
            .mentions
            .iter()
            .filter(|mention| kinds.contains(&mention.kind))
            .filter(|mention| !other.features.contains_key(&Feature::Name(mention.entity.clone())))
            .map(|mention| &mention.entity));
        let entity = entities.first().filter(|_| entities.len() == 1)?;
        let mention = passage.mentions.iter().find(|mention| mention.entity == **entity)?;
        // A name that the other has in part is a form of it that was not joined.
        let words = |text: &str| set(text.split_whitespace().map(fold));
        let (own, whole) =
            (words(mention.span.of(&passage.text.text)), words(other.span.of(&other.text.text)));
        own.is_disjoint(&whole).then_some(mention.span)
    };
    if likeness < ALIKE {
        return Vec::new();
    }
    kinds
        .into_iter()
        .filter_map(|(kind, kinds)| {
            let spans = (own(a, b, kinds)?, own(b, a, kinds)?);
            Some(Fact::new(kind, State::Differs, spans))
        })
        .collect()
}

/// Whether both give words of one speaker on one occasion between marks.
pub(super) fn same_speaker(a: &Passage, b: &Passage) -> bool {
    let direct = |passage: &Passage| {
        let quotes = passage.quotes.iter().filter(|quote| quote.direct);
        set(quotes.flat_map(|quote| quote.speakers.clone()))
    };
    !other_occasion(a, b) && !direct(a).is_disjoint(&direct(b))
}

/// The state two passages are in, from what they say and how alike they are.
pub(super) fn state(facts: &[Fact], likeness: f64) -> State {
    let named = |fact: &&Fact| fact.kind == DifferenceKind::Name && fact.state == State::Same;
    let told = || facts.iter().filter(|fact| !named(fact));
    if told().any(|fact| fact.state == State::Differs) {
        State::Differs
    } else if told().any(|fact| fact.state == State::Compatible) {
        State::Compatible
    } else if told().any(|fact| fact.state == State::Same) || likeness >= ALIKE {
        State::Same
    } else {
        State::Compatible
    }
}
