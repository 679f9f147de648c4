//! The verdict on two cells: every claim that can be compared, and the state that follows from
//! them. A verdict says no more than was checked.

use super::{
    claims::{CellUnits, Claim},
    ledger::{DifferenceKind, State},
    near_copies::of_near_copies,
    paraphrases::of_paraphrases,
    quotes,
    similarity::Passage,
    units::{Meets, Unit, units},
    word_alignment::WordAlignment,
};
use crate::text::{Span, fold::fold};

/// What two cells claim, and their state.
pub(super) struct Verdict {
    pub(super) state: State,
    pub(super) claims: Vec<Claim>,
}

/// Holds the passages of one article in a row against those of another.
pub(super) fn verdict(base: &[&Passage], own: &[&Passage]) -> Verdict {
    // In an order of their own, so that it does not matter which is compared with which.
    if base[0].place() <= own[0].place() {
        return in_order(base, own);
    }
    let mut turned = in_order(own, base);
    for claim in &mut turned.claims {
        claim.spans = (claim.spans.1, claim.spans.0);
    }
    turned
}

fn in_order(a: &[&Passage], b: &[&Passage]) -> Verdict {
    let (units_a, units_b) = (units_of(a, b), units_of(b, a));
    let (quotes_a, quotes_b) = (quotes_of(a), quotes_of(b));
    let (speakers_a, speakers_b) = (speakers_of(a), speakers_of(b));
    let (cues_a, cues_b) = (cues_of(a), cues_of(b));
    let left =
        CellUnits { units: &units_a, speakers: &speakers_a, cues: &cues_a, quotes: &quotes_a };
    let right =
        CellUnits { units: &units_b, speakers: &speakers_b, cues: &cues_b, quotes: &quotes_b };
    let alignment = WordAlignment::of(&units_a, &units_b);
    let near = alignment.is_near_copy(&units_a, &units_b);
    let claims = if near {
        let mut claims = of_near_copies(&left, &right, &alignment);
        if !quotes::one_occasion(a, b) {
            // Words said again on another day are no rendering of what was said.
            claims.retain(|claim| {
                claim.kind != DifferenceKind::Rendering || claim.state != State::Same
            });
            for claim in claims.iter_mut().filter(|one| one.kind == DifferenceKind::Rendering) {
                claim.kind = DifferenceKind::Wording;
            }
        }
        claims
    } else {
        let mut claims = of_paraphrases(&left, &right, &alignment);
        claims.extend(quotes::of_quotes(a, b, &left, &right));
        claims
    };
    Verdict { state: state(&claims, near), claims }
}

/// The share of words of content that two passages have in common, if they are near copies by their
/// units.
pub(super) fn near_copy(a: &[Unit], b: &[Unit]) -> Option<f64> {
    let alignment = WordAlignment::of(a, b);
    alignment.is_near_copy(a, b).then(|| alignment.share_of_longer(a, b))
}

fn units_of<'t>(passages: &[&Passage<'t>], others: &[&Passage]) -> Vec<Unit<'t>> {
    let meets = Meets::of(others);
    passages.iter().flat_map(|passage| units(passage, &meets)).collect()
}

/// The article's quotes, each as far as it stands in the first passage that has some of it.
fn quotes_of(passages: &[&Passage]) -> Vec<Span> {
    let within = |quote: Span| {
        let passage = passages.iter().find(|passage| passage.span.overlaps(quote));
        passage.map_or(quote, |passage| Span {
            start: quote.start.max(passage.span.start),
            end: quote.end.min(passage.span.end),
        })
    };
    passages[0].text.reading.quotes.iter().map(|quote| within(quote.span)).collect()
}

fn speakers_of<'t>(passages: &[&'t Passage<'t>]) -> Vec<&'t str> {
    let quotes = passages.iter().flat_map(|passage| &passage.quotes);
    quotes.flat_map(|quote| quote.speakers.iter().map(String::as_str)).collect()
}

fn cues_of(passages: &[&Passage]) -> Vec<String> {
    let quotes = passages.iter().flat_map(|passage| &passage.quotes);
    let cues = quotes.filter_map(|quote| quote.cue.as_deref());
    cues.flat_map(|cue| cue.split_whitespace().map(fold).collect::<Vec<_>>()).collect()
}

/// The state that follows from claims: the worst; the same only of near copies in which nothing is
/// left over.
fn state(claims: &[Claim], near: bool) -> State {
    if claims.iter().any(|claim| claim.state == State::Differs) {
        State::Differs
    } else if near && claims.iter().all(|claim| claim.state == State::Same) {
        State::Same
    } else {
        State::Compatible
    }
}
