//! Words given as somebody's: which quotes of two passages are one utterance, and on which occasion
//! they were said.

use super::{
    claims::{CellUnits, Claim},
    ledger::{DifferenceKind, Rule, State},
    near_copies::of_near_copies,
    similarity::Passage,
    units::{Unit, Weight},
    word_alignment::{Match, WordAlignment},
};
use crate::{text::sort::set, timex::interval};

/// Days between publications up to which words said belong to one occasion. With 1 and 7 nothing
/// changes on ECB+, whose reports of one event are a few days apart at most.
const OCCASION: i64 = 3;

/// Words of content that two quotes have in common at least to be one utterance. With 2 and 4 nothing
/// changes on the quotes of ECB+.
const LEAST_SHARED: usize = 3;

/// Share of the shorter quote's words of content that makes two quotes one utterance, whoever is
/// said to speak; and the share that is enough where both give one speaker's words as one medium or
/// agency has them. With .45 and .75, .1 and .4 nothing changes on the quotes of ECB+.
const ONE_UTTERANCE: f64 = 0.6;
const ONE_UTTERANCE_VIA: f64 = 0.2;

/// Share from which another speaker of the same words is a difference. With .6 and .95 nothing changes
/// on ECB+ and on planted changes (MEANTIME, one seed).
const SAME_QUOTE: f64 = 0.8;

/// Whether two passages are so far apart in publication that words said in them were said on
/// different occasions, unless a day they share says otherwise.
pub(super) fn other_occasion(a: &Passage, b: &Passage) -> bool {
    let shared_day = a.dates.iter().any(|left| {
        b.dates.iter().any(|right| left.value == right.value && left.value.len() == 10)
    });
    !shared_day && (a.text.published - b.text.published).num_days().abs() > OCCASION
}

/// Whether words said in some passage of either cell may have been said on one occasion.
pub(super) fn one_occasion(a: &[&Passage], b: &[&Passage]) -> bool {
    a.iter().any(|one| b.iter().any(|other| !other_occasion(one, other)))
}

/// The day a passage is about: the one day it names, else its publication.
pub(super) fn day_of(passage: &Passage) -> String {
    let mut days = passage
        .dates
        .iter()
        .filter(|date| date.value.len() == 10 && interval(&date.value).is_some());
    match (days.next(), days.next()) {
        (Some(day), None) => day.value.clone(),
        _ => passage.text.published.to_string(),
    }
}

/// Whether both give words of one speaker on one occasion between marks.
pub(super) fn same_speaker(a: &Passage, b: &Passage) -> bool {
    let direct = |passage: &Passage| {
        let quotes = passage.quotes.iter().filter(|quote| quote.direct);
        set(quotes.flat_map(|quote| quote.speakers.clone()))
    };
    !other_occasion(a, b) && !direct(a).is_disjoint(&direct(b))
}

/// What the direct quotes of two cells that are no near copies claim: quotes that are one utterance
/// by their words, with the words that differ, and speakers that do.
pub(super) fn of_quotes(
    a: &[&Passage],
    b: &[&Passage],
    left: &CellUnits,
    right: &CellUnits,
) -> Vec<Claim> {
    let mut claims = Vec::new();
    if !one_occasion(a, b) {
        return claims;
    }
    let quotes = |passages: &[&Passage]| -> Vec<usize> {
        let spans = passages.iter().map(|passage| passage.span);
        let own = |at: &usize| {
            let quote = &passages[0].text.reading.quotes[*at];
            quote.direct && spans.clone().any(|span| span.overlaps(quote.span))
        };
        (0..passages[0].text.reading.quotes.len()).filter(own).collect()
    };
    let mut pairs: Vec<(f64, usize, usize, Utterance)> = Vec::new();
    for &one in &quotes(a) {
        for &other in &quotes(b) {
            let utterance = Utterance::of(left, one, right, other);
            let (own, others) = (&a[0].text.reading.quotes[one], &b[0].text.reading.quotes[other]);
            let one_via = own.via.iter().any(|via| others.via.contains(via))
                && own.speakers.iter().any(|speaker| others.speakers.contains(speaker));
            let enough = if one_via {
                utterance.shared > 0 && utterance.share >= ONE_UTTERANCE_VIA
            } else {
                utterance.shared >= utterance.least() && utterance.share >= ONE_UTTERANCE
            };
            if enough {
                pairs.push((utterance.share, one, other, utterance));
            }
        }
    }
    crate::text::sort::sort_by(&mut pairs, |x, y| {
        y.0.total_cmp(&x.0).then_with(|| (x.1, x.2).cmp(&(y.1, y.2)))
    });
    let (mut taken_a, mut taken_b) = (Vec::new(), Vec::new());
    for (share, one, other, utterance) in pairs {
        if taken_a.contains(&one) || taken_b.contains(&other) {
            continue;
        }
        taken_a.push(one);
        taken_b.push(other);
        claims.extend(utterance.claims(left, right));
        let (own, others) = (&a[0].text.reading.quotes[one], &b[0].text.reading.quotes[other]);
        let named = |passages: &[&Passage], speakers: &[String]| {
            passages
                .iter()
                .flat_map(|passage| &passage.mentions)
                .find(|mention| speakers.contains(&mention.entity))
                .map(|mention| mention.span)
        };
        let speakers = named(a, &own.speakers).zip(named(b, &others.speakers));
        let common = own.speakers.iter().any(|speaker| others.speakers.contains(speaker));
        if let Some((one, other)) = speakers.filter(|_| share >= SAME_QUOTE && !common) {
            claims.push(Claim {
                kind: DifferenceKind::Speaker,
                state: State::Differs,
                rule: Rule::OtherName,
                spans: (Some(one), Some(other)),
            });
        }
    }
    claims
}

/// Two direct quotes, their words aligned.
struct Utterance<'t> {
    a: Vec<Unit<'t>>,
    b: Vec<Unit<'t>>,
    quotes: (usize, usize),
    alignment: WordAlignment,
    /// Words of content that both have.
    shared: usize,
    /// Share of the shorter one's words of content that both have.
    share: f64,
}

impl<'t> Utterance<'t> {
    fn of(left: &CellUnits<'t>, one: usize, right: &CellUnits<'t>, other: usize) -> Self {
        let own = |cell: &CellUnits<'t>, quote: usize| -> Vec<Unit<'t>> {
            cell.units.iter().filter(|unit| unit.quote == Some(quote)).cloned().collect()
        };
        let (a, b) = (own(left, one), own(right, other));
        let alignment = WordAlignment::of(&a, &b);
        let is_shared = |pair: &&super::word_alignment::Pair| {
            pair.matched != Match::Compared && a[pair.a].weight == Weight::Content
        };
        let shared = alignment.pairs.iter().filter(is_shared).count();
        let share = alignment.share(&a, &b);
        Self { a, b, quotes: (one, other), alignment, shared, share }
    }

    /// How many words both must have: all of a very short quote.
    fn least(&self) -> usize {
        let content =
            |units: &[Unit]| units.iter().filter(|unit| unit.weight == Weight::Content).count();
        content(&self.a).min(content(&self.b)).clamp(2, LEAST_SHARED)
    }

    fn claims(&self, left: &CellUnits, right: &CellUnits) -> Vec<Claim> {
        let cell = |units, quotes| CellUnits { units, speakers: &[], cues: &[], quotes };
        let (a, b) = (cell(&self.a, left.quotes), cell(&self.b, right.quotes));
        let mut claims = of_near_copies(&a, &b, &self.alignment);
        claims.retain(|claim| claim.kind != DifferenceKind::Wording);
        let spans = (left.quotes[self.quotes.0], right.quotes[self.quotes.1]);
        if !claims.iter().any(|claim| claim.kind == DifferenceKind::Rendering) {
            claims.push(Claim {
                kind: DifferenceKind::Rendering,
                state: State::Compatible,
                rule: Rule::OtherWords,
                spans: (Some(spans.0), Some(spans.1)),
            });
        }
        claims
    }
}
