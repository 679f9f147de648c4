//! What the alignment of two near copies leaves over: markers, values, opposites, other words.

use std::cmp::Reverse;

use super::{BESIDE, Comparison};
use crate::{
    compare::{
        claims::{CellUnits, Claim, REACH},
        ledger::{DifferenceKind, Rule, State},
        units::{Unit, Value, Weight},
        values::{is_same_unit, names, shares},
        word_alignment::{Match, Pair},
    },
    text::{Language, Span, annotation::Marker, sort::set},
};

/// Most words of a quote that stand for others in another wording of it; more are said besides. With
/// 3 and 12 nothing changes on ECB+ and planted changes.
const MOST_OTHER_WORDS: usize = 6;

/// Words of content that two quotes of one utterance share at least, unless the shorter has fewer.
/// With 1 and 3 nothing changes on ECB+.
const LEAST_SHARED: usize = 2;

impl Comparison<'_> {
    /// Values that stand in no common place: figures that count one thing, best against best, and
    /// the one date either has.
    pub(super) fn values_left(&mut self) {
        let figures_of = |cell: &CellUnits, left: &[bool]| -> Vec<usize> {
            (0..left.len())
                .filter(|&at| left[at] && matches!(cell.units[at].value, Value::Figure(_)))
                .collect()
        };
        let others = figures_of(self.b, &self.left_b);
        for at in figures_of(self.a, &self.left_a) {
            let Value::Figure(one) = self.a.units[at].value else { continue };
            let same_thing =
                others.iter().copied().find(|&other| match self.b.units[other].value {
                    Value::Figure(two) => {
                        self.left_b[other]
                            && is_same_unit(&self.a.units[at], one, &self.b.units[other], two)
                    }
                    _ => false,
                });
            if let Some(other) = same_thing {
                self.compare(at, other);
            }
        }
        let dates_of = |cell: &CellUnits, left: &[bool]| -> Vec<usize> {
            (0..left.len())
                .filter(|&at| left[at] && matches!(cell.units[at].value, Value::Date(_)))
                .collect()
        };
        let (a, b) = (dates_of(self.a, &self.left_a), dates_of(self.b, &self.left_b));
        if let ([one], [other]) = (&a[..], &b[..]) {
            self.compare(*one, *other);
        }
    }

    /// Opposites left over in one place.
    pub(super) fn opposites_left(&mut self) {
        for at in 0..self.left_a.len() {
            let opposite = (0..self.left_b.len()).find(|&other| {
                self.left_a[at]
                    && self.left_b[other]
                    && self.place_a[at] == self.place_b[other]
                    && self.a.units[at].is_opposite(&self.b.units[other])
                    && self.is_one_place(at, other)
            });
            if let Some(other) = opposite {
                self.opposites(at, other);
            }
        }
    }

    /// Negations and markers that one side has alone.
    pub(super) fn markers_left(&mut self) {
        for first in [true, false] {
            let (cell, count) =
                if first { (self.a, self.left_a.len()) } else { (self.b, self.left_b.len()) };
            for at in 0..count {
                let left = if first { self.left_a[at] } else { self.left_b[at] };
                if let Some(marker) = cell.units[at].marker().filter(|_| left) {
                    self.marker_left(first, at, marker);
                }
            }
        }
    }

    pub(super) fn marker_left(&mut self, first: bool, at: usize, marker: Marker) {
        let (own, other) = if first { (self.a, self.b) } else { (self.b, self.a) };
        if own.units[at].weight == Weight::Content {
            return;
        }
        let governed = own.governed(at);
        let pair = governed.and_then(|governed| self.partner(first, governed));
        let in_place = self.left_in_place(first, at);
        if let Some(there) = pair
            && marker == Marker::Negation
            && is_concord(&own.units[at], other, there)
        {
            self.settle(first, at);
            return;
        }
        let Some((kind, state, rule)) = self.marker_claim(first, at, marker, pair, in_place) else {
            return;
        };
        // "will not go": with the verb before it that both have.
        let before = at.checked_sub(1).filter(|&lead| own.units[lead].weight != Weight::Content);
        let lead = before.and_then(|lead| Some((lead, self.partner(first, lead)?)));
        let there = match (in_place, pair) {
            (Some((from, to)), _) if marker != Marker::Negation => other.span(from, to),
            (_, Some(there)) => {
                let next = self.partner(first, at + 1);
                let from = lead.map(|(_, from)| from).or(in_place.map(|(from, _)| from)).or(next);
                let near = |from: &usize| *from <= there && there - from <= REACH;
                other.span(from.filter(near).unwrap_or(there), there)
            }
            (Some((from, to)), None) => other.span(from, to),
            (None, None) => return,
        };
        let to = governed.filter(|_| pair.is_some()).unwrap_or(at);
        let from = before.filter(|_| pair.is_some()).unwrap_or(at);
        let here = own.span(from, to);
        self.settle(first, at);
        if let Some((from, to)) = in_place {
            let marked = (from..=to).filter(|&at| other.units[at].marker().is_some());
            marked.for_each(|at| self.settle(!first, at));
        }
        let (a, b) = if first { (here, there) } else { (there, here) };
        // A verb in another tense is already claimed; with its auxiliary it is one claim.
        self.claims.retain(|claim| {
            kind != DifferenceKind::Modality || claim.kind != kind || !claim.is_within(a, b)
        });
        self.claim(kind, state, rule, a, b);
    }

    /// What a marker that is left over claims; `pair` is the partner of what it governs, `in_place`
    /// what is left in its place on the other side. `None`: nothing.
    fn marker_claim(
        &self,
        first: bool,
        at: usize,
        marker: Marker,
        pair: Option<usize>,
        in_place: Option<(usize, usize)>,
    ) -> Option<(DifferenceKind, State, Rule)> {
        let (own, other) = if first { (self.a, self.b) } else { (self.b, self.a) };
        Some(match marker {
            Marker::Negation => match (pair, in_place) {
                (_, Some(place)) if other.units[place.0..=place.1].iter().any(is_share) => {
                    let share = other.units[place.0..=place.1].iter().find_map(Unit::marker);
                    shares(Marker::Share(0), share.unwrap_or(Marker::Share(100)))
                }
                (Some(there), _) if self.is_denied_there(first, at, there) => {
                    (DifferenceKind::Polarity, State::Differs, Rule::Denied)
                }
                // What it denies is in other words or not there: nothing says that they conflict.
                _ => return None,
            },
            Marker::Share(_) => {
                let place = in_place.map_or(&[][..], |(from, to)| &other.units[from..=to]);
                let there = place.iter().find_map(|unit| match unit.marker() {
                    Some(Marker::Negation) => Some(Marker::Share(0)),
                    marker => marker.filter(|marker| matches!(marker, Marker::Share(_))),
                });
                let one_sided = (DifferenceKind::Quantity, State::Compatible, Rule::OtherQuantity);
                there.map_or(one_sided, |there| shares(marker, there))
            }
            Marker::Nearly | Marker::Only | Marker::AtLeast | Marker::AtMost => {
                (DifferenceKind::Quantity, State::Compatible, Rule::OtherQuantity)
            }
            _ => {
                // What is to come on one side and done on the other.
                let forms = own
                    .governed(at)
                    .zip(pair)
                    .map(|(own_at, there)| (&own.units[own_at], &other.units[there]));
                let done = forms.is_some_and(|(own, other)| other.is_past() && !own.is_past());
                let state = if done && marker == Marker::Future {
                    State::Differs
                } else {
                    State::Compatible
                };
                (DifferenceKind::Modality, state, Rule::LessCertain)
            }
        })
    }

    /// Takes a unit of one side as accounted for.
    fn settle(&mut self, first: bool, at: usize) {
        let left = if first { &mut self.left_a } else { &mut self.left_b };
        left[at] = false;
    }

    /// Whether what a negation governs stands in order, and what stands before the negation stands
    /// there too, right before that.
    pub(super) fn is_denied_there(&self, first: bool, at: usize, there: usize) -> bool {
        let pair =
            if first { self.alignment.pair_of_b(there) } else { self.alignment.pair_of_a(there) };
        let in_order = pair.is_some_and(|pair| !pair.moved && pair.matched != Match::Compared);
        if !in_order || !self.alignment.is_in_order() {
            return false;
        }
        let before = (at.saturating_sub(BESIDE)..at).rev().find_map(|lead| {
            let pair =
                if first { self.alignment.pair_of_a(lead) } else { self.alignment.pair_of_b(lead) };
            pair.filter(|pair| !pair.moved).map(|pair| if first { pair.b } else { pair.a })
        });
        match before {
            Some(before) => before < there && there - before <= REACH,
            None => at < BESIDE && there < BESIDE + 1,
        }
    }

    /// The unit of the other side that a unit stands for.
    pub(super) fn partner(&self, first: bool, at: usize) -> Option<usize> {
        let of = if first { &self.alignment.of_a } else { &self.alignment.of_b };
        let pair = &self.alignment.pairs[(*of.get(at)?)?];
        Some(if first { pair.b } else { pair.a })
    }

    /// The first and last unit that the other side has left over in the place of a unit.
    pub(super) fn left_in_place(&self, first: bool, at: usize) -> Option<(usize, usize)> {
        let (place, left, places) = if first {
            (self.place_a[at], &self.left_b, &self.place_b)
        } else {
            (self.place_b[at], &self.left_a, &self.place_a)
        };
        let own = || (0..left.len()).filter(|&at| left[at] && places[at] == place);
        own().min().zip(own().max())
    }

    /// Words that nothing accounts for, place by place.
    pub(super) fn words_left(&mut self) {
        let last = self.place_a.iter().chain(&self.place_b).copied().max().unwrap_or_default();
        for place in 0..=last {
            let of = |cell: &CellUnits, left: &[bool], places: &[usize]| -> Vec<usize> {
                (0..left.len())
                    .filter(|&at| {
                        left[at] && places[at] == place && cell.units[at].weight != Weight::Empty
                    })
                    .collect()
            };
            let a = of(self.a, &self.left_a, &self.place_a);
            let b = of(self.b, &self.left_b, &self.place_b);
            let ends = |cell: &CellUnits, own: &[usize]| {
                own.first().zip(own.last()).map(|(first, last)| cell.span(*first, *last))
            };
            let spans = (ends(self.a, &a), ends(self.b, &b));
            if spans == (None, None) {
                continue;
            }
            let mut claim = Claim {
                kind: DifferenceKind::Wording,
                state: State::Compatible,
                rule: Rule::LeftOver,
                spans,
            };
            let short = a.len().max(b.len()) <= MOST_OTHER_WORDS;
            let utterance = self.utterance_of(&a, &b).filter(|_| short);
            let beyond = |(one, other): (usize, usize)| {
                a.is_empty() && is_beyond(self.a, &self.place_a, place, one)
                    || b.is_empty() && is_beyond(self.b, &self.place_b, place, other)
            };
            if let Some((one, other)) = utterance.filter(|quotes| !beyond(*quotes)) {
                let beside_a = || beside(self.a, &self.place_a, place, one);
                let beside_b = || beside(self.b, &self.place_b, place, other);
                let both = claim.spans.0.or_else(beside_a).zip(claim.spans.1.or_else(beside_b));
                if let Some((a, b)) = both {
                    claim.kind = DifferenceKind::Rendering;
                    claim.rule = Rule::OtherWords;
                    claim.spans = (Some(a), Some(b));
                }
            }
            if let ([one], [other]) = (&a[..], &b[..]) {
                let (one, other) = (&self.a.units[*one], &self.b.units[*other]);
                if one.capital && other.capital {
                    claim.kind = DifferenceKind::Name;
                    (claim.state, claim.rule) = names(&one.folded, &other.folded);
                }
            }
            self.claims.push(claim);
        }
    }

    /// The quotes in which all of some units stand, if they are one utterance: half of the shorter
    /// one's words of content are the other's, and two at least.
    pub(super) fn utterance_of(&self, a: &[usize], b: &[usize]) -> Option<(usize, usize)> {
        let of = |cell: &CellUnits, own: &[usize]| -> Option<Option<usize>> {
            let Some(first) = own.first() else { return Some(None) };
            let quote = cell.units[*first].quote;
            let one = own.iter().all(|&at| cell.units[at].quote == quote);
            (one && quote.is_some()).then_some(quote)
        };
        let (one, other) = (of(self.a, a)?, of(self.b, b)?);
        let known = |quote: Option<usize>, at: usize| quote.is_none_or(|quote| quote == at);
        let pairs = self.alignment.pairs.iter().filter_map(|pair| {
            let (a, b) = (&self.a.units[pair.a], &self.b.units[pair.b]);
            Some((a.quote?, b.quote?)).filter(|_| a.weight == Weight::Content)
        });
        let mut counts: Vec<((usize, usize), usize)> = Vec::new();
        for pair in pairs.filter(|pair| known(one, pair.0) && known(other, pair.1)) {
            match counts.iter_mut().find(|(known, _)| *known == pair) {
                Some((_, count)) => *count += 1,
                None => counts.push((pair, 1)),
            }
        }
        let most = counts.iter().map(|(pair, count)| (*count, Reverse(*pair))).max()?;
        let (count, Reverse((one, other))) = most;
        let content = |cell: &CellUnits, quote: usize| {
            let own = |unit: &&Unit| unit.quote == Some(quote) && unit.weight == Weight::Content;
            cell.units.iter().filter(own).count()
        };
        let shorter = content(self.a, one).min(content(self.b, other));
        (count >= shorter.min(LEAST_SHARED) && 2 * count >= shorter).then_some((one, other))
    }

    /// Quotes that both have in the same words, as far as both quote them.
    pub(super) fn utterances(&mut self) {
        let quotes = set(self.a.units.iter().filter_map(|unit| unit.quote));
        for quote in quotes {
            let own = self.a.quoted(quote);
            let Some((_, other)) = self.utterance_of(&own, &[]) else { continue };
            let pairs = || {
                let quoted = |pair: &&Pair| {
                    self.a.units[pair.a].quote == Some(quote)
                        && self.b.units[pair.b].quote == Some(other)
                };
                self.alignment.pairs.iter().filter(quoted)
            };
            let a = self.a.part_of_quote(quote, pairs().map(|pair| pair.a));
            let b = self.b.part_of_quote(other, pairs().map(|pair| pair.b));
            let Some((a, b)) = a.zip(b) else { continue };
            let differing = |claim: &Claim| claim.state != State::Same && claim.touches(a, b);
            if !self.claims.iter().any(differing) {
                let (kind, rule) = (DifferenceKind::Rendering, Rule::SameWords);
                self.claim(kind, State::Same, rule, a, b);
            }
        }
    }
}

/// Whether a place lies before or after all of a quote: the other side quotes more.
fn is_beyond(cell: &CellUnits, places: &[usize], place: usize, quote: usize) -> bool {
    let own = cell.quoted(quote);
    own.first()
        .zip(own.last())
        .is_some_and(|(&first, &last)| place <= places[first] || places[last] < place)
}

/// The last unit of a quote before a place, or the first after it, where the other side goes on.
fn beside(cell: &CellUnits, places: &[usize], place: usize, quote: usize) -> Option<Span> {
    let quoted = |at: &usize| cell.units[*at].quote == Some(quote);
    let before = (0..places.len()).rev().filter(quoted).find(|&at| places[at] < place);
    let after = || (0..places.len()).filter(quoted).find(|&at| places[at] > place);
    before.or_else(after).map(|at| cell.units[at].span)
}

fn is_share(unit: &Unit) -> bool {
    matches!(unit.marker(), Some(Marker::Share(_)))
}

/// Whether a Spanish "no" only goes with a negative word after the verb, which the other side has
/// before it: "no vino nadie", "nadie vino".
fn is_concord(no: &Unit, other: &CellUnits, there: usize) -> bool {
    no.language == Language::Spanish
        && no.folded == "no"
        && other.units.iter().any(|unit| {
            unit.negates() && unit.folded != "no" && unit.stretch == other.units[there].stretch
        })
}
