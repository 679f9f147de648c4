//! Near copies: their words are aligned one to one, and everything left over is accounted for: equal
//! by a rule, a typed difference, or other words.

use std::cmp::Reverse;

use super::{
    claims::{Claim, REACH, Told, answers_one_question, equal},
    ledger::{DifferenceKind, Rule, State},
    roles::exchange,
    units::{Unit, Value, Weight},
    values::{dates, figures, is_same_unit, kind_of, kind_of_two, names, shares},
    word_alignment::{Match, Pair, WordAlignment, is_of_one_class},
};
use crate::{
    findings::EntityKind,
    text::{Language, Span, annotation::Marker, order::set},
};

/// Most words of a quote that stand for others in another wording of it; more are said besides. With
/// 3 and 12 nothing changes on ECB+ and planted changes.
const MOST_OTHER_WORDS: usize = 6;

/// Words of content that two quotes of one utterance share at least, unless the shorter has fewer.
/// With 1 and 3 nothing changes on ECB+.
const LEAST_SHARED: usize = 2;

/// How many units away what is equal may stand from what differs in one place. Compared anywhere,
/// names and opposites were wrong in 21 of 25 rows said to differ on ECB+; so, in 3 of 7.
const BESIDE: usize = 2;

/// What the aligned words of two near copies claim: everything that is not equal word for word.
pub(super) fn of_near_copies(a: &Told, b: &Told, alignment: &WordAlignment) -> Vec<Claim> {
    let mut comparison = Comparison::new(a, b, alignment);
    comparison.equal_pairs();
    comparison.attributions();
    comparison.exchanges();
    comparison.crossed_values();
    comparison.compared_pairs();
    comparison.values_left();
    comparison.opposites_left();
    comparison.markers_left();
    comparison.words_left();
    comparison.utterances();
    comparison.claims
}

/// The comparison of two near copies, claim by claim.
struct Comparison<'c> {
    a: &'c Told<'c>,
    b: &'c Told<'c>,
    alignment: &'c WordAlignment,
    /// Units that nothing accounts for yet.
    left_a: Vec<bool>,
    left_b: Vec<bool>,
    /// For each unit, how many pairs equal in order stand before it: units of one number stand in
    /// one place.
    place_a: Vec<usize>,
    place_b: Vec<usize>,
    claims: Vec<Claim>,
}

impl<'c> Comparison<'c> {
    fn new(a: &'c Told<'c>, b: &'c Told<'c>, alignment: &'c WordAlignment) -> Self {
        let in_order = |pair: &&Pair| !pair.moved && matches!(pair.matched, Match::Equal(_));
        let places = |count: usize, at: fn(&Pair) -> usize| {
            let mut places = vec![0; count];
            for pair in alignment.pairs.iter().filter(in_order) {
                places.iter_mut().skip(at(pair) + 1).for_each(|place| *place += 1);
            }
            places
        };
        Self {
            a,
            b,
            alignment,
            left_a: alignment.of_a.iter().map(Option::is_none).collect(),
            left_b: alignment.of_b.iter().map(Option::is_none).collect(),
            place_a: places(a.units.len(), |pair| pair.a),
            place_b: places(b.units.len(), |pair| pair.b),
            claims: Vec::new(),
        }
    }

    fn claim(&mut self, kind: DifferenceKind, state: State, rule: Rule, a: Span, b: Span) {
        self.claims.push(Claim::new(kind, state, rule, a, b));
    }

    fn equal_pairs(&mut self) {
        for pair in &self.alignment.pairs {
            let is_figure =
                |told: &Told, at: usize| matches!(told.units[at].value, Value::Figure(_));
            if matches!(pair.matched, Match::Equal(_))
                && is_figure(self.a, pair.a)
                && is_figure(self.b, pair.b)
            {
                account_for_counted(self.a, pair.a, &mut self.left_a);
                account_for_counted(self.b, pair.b, &mut self.left_b);
            }
            self.claims.extend(equal(self.a, self.b, pair));
        }
    }

    /// Words that only say again who speaks, where both give the words said to one speaker: "she added
    /// in a statement".
    fn attributions(&mut self) {
        let one_speaker = self.a.speakers.iter().any(|speaker| self.b.speakers.contains(speaker));
        if !one_speaker {
            return;
        }
        let says_who = |told: &Told, unit: &Unit| match unit.value {
            Value::Name(mention) => {
                self.a.speaks(mention) && self.b.speaks(mention) && unit.quote.is_none()
            }
            Value::Word => {
                unit.quote.is_none()
                    && (told.cues.iter().any(|cue| *cue == unit.folded)
                        || ATTRIBUTION.contains(&&*unit.folded))
            }
            _ => false,
        };
        let own = |told: &Told, left: &[bool]| -> Vec<usize> {
            (0..left.len()).filter(|&at| left[at] && says_who(told, &told.units[at])).collect()
        };
        let (of_a, of_b) = (own(self.a, &self.left_a), own(self.b, &self.left_b));
        // Each in words of its own: "announced" and "hinted" are not the same.
        if !of_a.is_empty() && !of_b.is_empty() {
            return;
        }
        let sides = [(self.a, &mut self.left_a, of_a), (self.b, &mut self.left_b, of_b)];
        for (first, (told, left, own)) in [true, false].into_iter().zip(sides) {
            if let (Some(from), Some(to)) = (own.first(), own.last()) {
                let span = Some(told.span(*from, *to));
                own.iter().for_each(|&at| left[at] = false);
                self.claims.push(Claim {
                    kind: DifferenceKind::Wording,
                    state: State::Same,
                    rule: Rule::Attribution,
                    spans: if first { (span, None) } else { (None, span) },
                });
            }
        }
    }

    /// Parties about a word who act the other way about, or whom one text gives in the passive.
    fn exchanges(&mut self) {
        let Some(found) = exchange(self.a, self.b, self.alignment, |x, y| self.is_one_place(x, y))
        else {
            return;
        };
        found.agents.0.iter().for_each(|&at| self.left_a[at] = false);
        found.agents.1.iter().for_each(|&at| self.left_b[at] = false);
        let (a, b) = (self.a.span(found.a.0, found.a.1), self.b.span(found.b.0, found.b.1));
        if found.exchanged {
            self.claim(DifferenceKind::Role, State::Differs, Rule::Exchanged, a, b);
        } else {
            self.claim(DifferenceKind::Wording, State::Same, Rule::Voice, a, b);
        }
    }

    /// Equal names, figures or dates that stand in another order about anything but an "and": "from
    /// Madrid to Paris" and "from Paris to Madrid" are not the same.
    fn crossed_values(&mut self) {
        let kind = |pair: &Pair| match self.a.units[pair.a].value {
            Value::Word => None,
            Value::Name(_) => Some(DifferenceKind::Name),
            Value::Figure(_) => Some(DifferenceKind::Figure),
            Value::Date(_) => Some(DifferenceKind::Date),
        };
        let equal = |pair: &&Pair| matches!(pair.matched, Match::Equal(_)) && kind(pair).is_some();
        let values: Vec<&Pair> = self.alignment.pairs.iter().filter(equal).collect();
        let quote = |pair: &Pair| self.a.units[pair.a].quote;
        let listed = |told: &Told, from: usize, to: usize| {
            told.units[from + 1..to]
                .iter()
                .all(|unit| COORDINATORS.contains(&&*unit.folded) || !unit.is_word())
        };
        let crossed = values.iter().find_map(|x| {
            let y = values.iter().find(|y| {
                (x.a < y.a && y.b < x.b && (x.moved || y.moved))
                    && (kind(x) == kind(y) && quote(x) == quote(y))
                    && !(listed(self.a, x.a, y.a) && listed(self.b, y.b, x.b))
            })?;
            Some((**x, **y))
        });
        let accounted = |claim: &Claim| matches!(claim.rule, Rule::Exchanged | Rule::Voice);
        let Some((x, y)) = crossed.filter(|_| !self.claims.iter().any(accounted)) else { return };
        let (a, b) = (self.a.span(x.a, y.a), self.b.span(y.b, x.b));
        let exchanged = is_from_to(self.a, x.a, y.a) && is_from_to(self.b, y.b, x.b);
        match kind(&x).filter(|_| exchanged) {
            Some(DifferenceKind::Name) => {
                self.claim(DifferenceKind::Role, State::Differs, Rule::Exchanged, a, b);
            }
            Some(kind) => self.claim(kind, State::Differs, Rule::Exchanged, a, b),
            None => self.claim(DifferenceKind::Wording, State::Compatible, Rule::OtherOrder, a, b),
        }
    }

    fn compared_pairs(&mut self) {
        let compared = |pair: &&Pair| pair.matched == Match::Compared;
        let counted = |pair: &Pair| self.a.units[pair.a].counted_by.is_some();
        // Figures before what they count, which they account for.
        let (later, first): (Vec<&Pair>, Vec<&Pair>) =
            self.alignment.pairs.iter().filter(compared).partition(|pair| counted(pair));
        for pair in &later {
            (self.left_a[pair.a], self.left_b[pair.b]) = (true, true);
        }
        for pair in first {
            self.compare(pair.a, pair.b);
        }
        for pair in later {
            if self.left_a[pair.a] && self.left_b[pair.b] {
                self.compare(pair.a, pair.b);
            }
        }
    }

    /// Whether two units stand in one place of the clause: what stands right before each is equal,
    /// and what stands right after, or both begin or end there.
    fn is_one_place(&self, at: usize, other: usize) -> bool {
        let is_day = |unit: &&Unit| matches!(unit.value, Value::Date(_));
        let days = |told: &Told| told.units.iter().filter(is_day).count();
        let open = is_day(&&self.a.units[at]) && days(self.a) != days(self.b);
        let anchored = |pair: &Pair, at: usize, other: usize| {
            !pair.moved
                && matches!(pair.matched, Match::Equal(_))
                && pair.a.abs_diff(at) <= BESIDE
                && pair.b.abs_diff(other) <= BESIDE
        };
        let (at_end, other_end) = (last_counted(self.a, at), last_counted(self.b, other));
        let (mut before, mut after) = (at.max(other) < BESIDE, false);
        after |= self.a.units.len() - at_end <= BESIDE && self.b.units.len() - other_end <= BESIDE;
        // Where one names more days, "on Friday and" may stand elsewhere: what is told of the day is
        // the same then.
        let mut told = !open || before || after;
        for pair in &self.alignment.pairs {
            let is_before = pair.a < at && pair.b < other && anchored(pair, at, other);
            let is_after =
                pair.a > at_end && pair.b > other_end && anchored(pair, at_end, other_end);
            before |= is_before;
            after |= is_after;
            told |= (is_before || is_after) && self.a.units[pair.a].weight == Weight::Content;
        }
        before && after && told && self.alignment.is_in_order()
    }

    /// Compares two units that stand for each other, where they stand in one place; figures also
    /// where they count one thing.
    fn compare(&mut self, at: usize, other: usize) {
        let (a, b) = (&self.a.units[at], &self.b.units[other]);
        let (kind, state, rule) = match (a.value, b.value) {
            (Value::Figure(one), Value::Figure(two)) => {
                let (state, rule) = figures(a, one, b, two, true);
                (DifferenceKind::Figure, state, rule)
            }
            (Value::Date(one), Value::Date(two)) => {
                let (state, rule) = dates(&one.value, &two.value);
                (DifferenceKind::Date, state, rule)
            }
            (Value::Name(one), Value::Name(two)) => {
                // A capital may stand for its country's government.
                let places = [one, two].iter().all(|name| name.kind == EntityKind::Place);
                let (state, rule) = if places && a.marker() != b.marker() {
                    (State::Compatible, Rule::Capital)
                } else {
                    names(&self.whole_name(true, at), &self.whole_name(false, other))
                };
                let kind = if self.a.speaks(one) && self.b.speaks(two) {
                    DifferenceKind::Speaker
                } else {
                    kind_of_two(one, two)
                };
                (kind, state, rule)
            }
            (Value::Name(name), Value::Word) | (Value::Word, Value::Name(name)) => {
                (kind_of(name), State::Compatible, Rule::NamesAlike)
            }
            _ if a.is_opposite(b) => {
                if self.is_one_place(at, other) {
                    self.opposites(at, other);
                } else {
                    (self.left_a[at], self.left_b[other]) = (true, true);
                }
                return;
            }
            _ if a.number().is_some() && b.number().is_some() || a.is_digits() && b.is_digits() => {
                (DifferenceKind::Figure, State::Differs, Rule::OtherValue)
            }
            _ => match (a.marker(), b.marker()) {
                (Some(one), Some(two)) if is_of_one_class(one, two) => shares(one, two),
                (one, two) if one != two && (is_time(one) || is_time(two)) => {
                    let to_come = |marker| marker == Some(Marker::Future);
                    let done = to_come(one) && b.is_past() || to_come(two) && a.is_past();
                    let state = if done { State::Differs } else { State::Compatible };
                    (DifferenceKind::Modality, state, Rule::LessCertain)
                }
                _ => (Self::kind_of_words(a, b), State::Compatible, Rule::OtherForm),
            },
        };
        let one_thing = state != State::Differs && rule != Rule::NamesAlike
            || a.shares_stem(b)
            || kind == DifferenceKind::Figure && answers_one_question(self.a, at, self.b, other)
            || kind == DifferenceKind::Quantity && self.govern_one_thing(at, other)
            || self.is_one_place(at, other);
        (self.left_a[at], self.left_b[other]) = (!one_thing, !one_thing);
        if !one_thing {
            return;
        }
        if kind == DifferenceKind::Figure {
            account_for_counted(self.a, at, &mut self.left_a);
            account_for_counted(self.b, other, &mut self.left_b);
        }
        let (a, b) = (a.whole(), b.whole());
        self.claim(kind, state, rule, a, b);
    }

    /// Whether what two units govern is equal.
    fn govern_one_thing(&self, at: usize, other: usize) -> bool {
        let governed = self.a.governed(at).zip(self.b.governed(other));
        governed.is_some_and(|(one, other)| self.partner(true, one) == Some(other))
    }

    /// The words of a name with those beside it that have capital letters too and no partner: a name
    /// is sometimes read in part.
    fn whole_name(&self, first: bool, at: usize) -> String {
        let (told, left) = if first { (self.a, &self.left_a) } else { (self.b, &self.left_b) };
        let is_part = |&at: &usize| left[at] && told.units[at].capital;
        let before = (0..at).rev().take_while(is_part).count();
        let after = (at + 1..told.units.len()).take_while(is_part).count();
        let words = told.units[at - before..=at + after].iter().map(|unit| &*unit.folded);
        words.collect::<Vec<_>>().join(" ")
    }

    /// Opposites in one place; where one of them is denied they say the same, more or less.
    fn opposites(&mut self, at: usize, other: usize) {
        (self.left_a[at], self.left_b[other]) = (false, false);
        let (a, b) = (self.a.units[at].span, self.b.units[other].span);
        let denied = (self.denied(true, at), self.denied(false, other));
        match denied {
            (Some(no), None) => {
                self.left_a[no] = false;
                let a = self.a.span(no, at);
                self.claim(DifferenceKind::Wording, State::Compatible, Rule::DeniedOpposite, a, b);
            }
            (None, Some(no)) => {
                self.left_b[no] = false;
                let b = self.b.span(no, other);
                self.claim(DifferenceKind::Wording, State::Compatible, Rule::DeniedOpposite, a, b);
            }
            _ => self.claim(DifferenceKind::Polarity, State::Differs, Rule::Opposite, a, b),
        }
    }

    /// A negation, left over, that governs a unit.
    fn denied(&self, first: bool, at: usize) -> Option<usize> {
        let (told, left) = if first { (self.a, &self.left_a) } else { (self.b, &self.left_b) };
        (at.saturating_sub(REACH)..at)
            .rev()
            .find(|&no| left[no] && told.units[no].negates() && told.governed(no) == Some(at))
    }

    fn kind_of_words(a: &Unit, b: &Unit) -> DifferenceKind {
        if a.quote.is_some() && b.quote.is_some() {
            DifferenceKind::Rendering
        } else {
            DifferenceKind::Wording
        }
    }

    /// Values that stand in no common place: figures that count one thing, best against best, and
    /// the one date either has.
    fn values_left(&mut self) {
        let figures_of = |told: &Told, left: &[bool]| -> Vec<usize> {
            (0..left.len())
                .filter(|&at| left[at] && matches!(told.units[at].value, Value::Figure(_)))
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
        let dates_of = |told: &Told, left: &[bool]| -> Vec<usize> {
            (0..left.len())
                .filter(|&at| left[at] && matches!(told.units[at].value, Value::Date(_)))
                .collect()
        };
        let (a, b) = (dates_of(self.a, &self.left_a), dates_of(self.b, &self.left_b));
        if let ([one], [other]) = (&a[..], &b[..]) {
            self.compare(*one, *other);
        }
    }

    /// Opposites left over in one place.
    fn opposites_left(&mut self) {
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
    fn markers_left(&mut self) {
        for first in [true, false] {
            let (told, count) =
                if first { (self.a, self.left_a.len()) } else { (self.b, self.left_b.len()) };
            for at in 0..count {
                let left = if first { self.left_a[at] } else { self.left_b[at] };
                if let Some(marker) = told.units[at].marker().filter(|_| left) {
                    self.marker_left(first, at, marker);
                }
            }
        }
    }

    fn marker_left(&mut self, first: bool, at: usize, marker: Marker) {
        let (own, other) = if first { (self.a, self.b) } else { (self.b, self.a) };
        if own.units[at].weight == Weight::Content {
            return;
        }
        let governed = own.governed(at);
        let pair = governed.and_then(|governed| self.partner(first, governed));
        let in_place = self.left_in_place(first, at);
        let (kind, state, rule) = match marker {
            Marker::Negation => match (pair, in_place) {
                (Some(there), _) if is_concord(&own.units[at], other, there) => {
                    let left = if first { &mut self.left_a } else { &mut self.left_b };
                    left[at] = false;
                    return;
                }
                (_, Some(place)) if other.units[place.0..=place.1].iter().any(is_share) => {
                    let share = other.units[place.0..=place.1].iter().find_map(Unit::marker);
                    shares(Marker::Share(0), share.unwrap_or(Marker::Share(100)))
                }
                (Some(there), _) if self.is_denied_there(first, at, there) => {
                    (DifferenceKind::Polarity, State::Differs, Rule::Denied)
                }
                // What it denies is in other words or not there: nothing says that they conflict.
                _ => return,
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
                let forms = governed
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
        let left = if first { &mut self.left_a } else { &mut self.left_b };
        left[at] = false;
        if let Some((from, to)) = in_place {
            let left = if first { &mut self.left_b } else { &mut self.left_a };
            let settled = |unit: &Unit| unit.marker().is_some();
            (from..=to).filter(|&at| settled(&other.units[at])).for_each(|at| left[at] = false);
        }
        let (a, b) = if first { (here, there) } else { (there, here) };
        // A verb in another tense is already claimed; with its auxiliary it is one claim.
        self.claims.retain(|claim| {
            kind != DifferenceKind::Modality || claim.kind != kind || !claim.is_within(a, b)
        });
        self.claim(kind, state, rule, a, b);
    }

    /// Whether what a negation governs stands in order, and what stands before the negation stands
    /// there too, right before that.
    fn is_denied_there(&self, first: bool, at: usize, there: usize) -> bool {
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
    fn partner(&self, first: bool, at: usize) -> Option<usize> {
        let of = if first { &self.alignment.of_a } else { &self.alignment.of_b };
        let pair = &self.alignment.pairs[(*of.get(at)?)?];
        Some(if first { pair.b } else { pair.a })
    }

    /// The first and last unit that the other side has left over in the place of a unit.
    fn left_in_place(&self, first: bool, at: usize) -> Option<(usize, usize)> {
        let (place, left, places) = if first {
            (self.place_a[at], &self.left_b, &self.place_b)
        } else {
            (self.place_b[at], &self.left_a, &self.place_a)
        };
        let own = || (0..left.len()).filter(|&at| left[at] && places[at] == place);
        own().min().zip(own().max())
    }

    /// Words that nothing accounts for, place by place.
    fn words_left(&mut self) {
        let last = self.place_a.iter().chain(&self.place_b).copied().max().unwrap_or_default();
        for place in 0..=last {
            let of = |told: &Told, left: &[bool], places: &[usize]| -> Vec<usize> {
                (0..left.len())
                    .filter(|&at| {
                        left[at] && places[at] == place && told.units[at].weight != Weight::Empty
                    })
                    .collect()
            };
            let a = of(self.a, &self.left_a, &self.place_a);
            let b = of(self.b, &self.left_b, &self.place_b);
            let ends = |told: &Told, own: &[usize]| {
                own.first().zip(own.last()).map(|(first, last)| told.span(*first, *last))
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
    fn utterance_of(&self, a: &[usize], b: &[usize]) -> Option<(usize, usize)> {
        let of = |told: &Told, own: &[usize]| -> Option<Option<usize>> {
            let Some(first) = own.first() else { return Some(None) };
            let quote = told.units[*first].quote;
            let one = own.iter().all(|&at| told.units[at].quote == quote);
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
        let content = |told: &Told, quote: usize| {
            let own = |unit: &&Unit| unit.quote == Some(quote) && unit.weight == Weight::Content;
            told.units.iter().filter(own).count()
        };
        let shorter = content(self.a, one).min(content(self.b, other));
        (count >= shorter.min(LEAST_SHARED) && 2 * count >= shorter).then_some((one, other))
    }

    /// Quotes that both have in the same words, as far as both quote them.
    fn utterances(&mut self) {
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

/// The last word for what the figure at a unit counts; the unit itself where it is no figure.
fn last_counted(told: &Told, at: usize) -> usize {
    let start = told.units[at].span.start;
    let counted = told.units[at + 1..].iter().take_while(|unit| unit.counted_by == Some(start));
    at + counted.count()
}

/// Marks the words for what a figure counts as accounted for.
fn account_for_counted(told: &Told, at: usize, left: &mut [bool]) {
    left[at + 1..=last_counted(told, at)].fill(false);
}

/// Whether a place lies before or after all of a quote: the other side quotes more.
fn is_beyond(told: &Told, places: &[usize], place: usize, quote: usize) -> bool {
    let own = told.quoted(quote);
    own.first()
        .zip(own.last())
        .is_some_and(|(&first, &last)| place <= places[first] || places[last] < place)
}

/// The last unit of a quote before a place, or the first after it, where the other side goes on.
fn beside(told: &Told, places: &[usize], place: usize, quote: usize) -> Option<Span> {
    let quoted = |at: &usize| told.units[*at].quote == Some(quote);
    let before = (0..places.len()).rev().filter(quoted).find(|&at| places[at] < place);
    let after = || (0..places.len()).filter(quoted).find(|&at| places[at] > place);
    before.or_else(after).map(|at| told.units[at].span)
}

/// Whether two units are where something begins and where it ends: "de Madrid a París", "from 5 to 7".
fn is_from_to(told: &Told, from: usize, to: usize) -> bool {
    let led = |at: usize, by: &[&str]| {
        let before = &told.units[at.saturating_sub(BESIDE)..at];
        let mut near = before.iter().rev().take_while(|unit| unit.weight != Weight::Content);
        near.any(|unit| by.contains(&&*unit.folded))
    };
    led(from, &FROM) && led(to, &TO)
}

/// Prepositions of where something begins, and of where it ends, folded.
const FROM: [&str; 4] = ["de", "del", "desde", "from"];
const TO: [&str; 4] = ["a", "al", "hasta", "to"];

/// What joins the members of a list, and their articles, folded.
const COORDINATORS: [&str; 11] = ["y", "e", "o", "u", "and", "or", "el", "la", "los", "las", "the"];

/// Words beside a verb of saying that add nothing to who speaks, folded.
const ATTRIBUTION: [&str; 10] = [
    "he",
    "she",
    "they",
    "ella",
    "ellos",
    "ellas",
    "statement",
    "comunicado",
    "declaracion",
    "nota",
];

fn is_time(marker: Option<Marker>) -> bool {
    matches!(marker, Some(Marker::Future | Marker::Conditional))
}

fn is_share(unit: &Unit) -> bool {
    matches!(unit.marker(), Some(Marker::Share(_)))
}

/// Whether a Spanish "no" only goes with a negative word after the verb, which the other side has
/// before it: "no vino nadie", "nadie vino".
fn is_concord(no: &Unit, other: &Told, there: usize) -> bool {
    no.language == Language::Spanish
        && no.folded == "no"
        && other.units.iter().any(|unit| {
            unit.negates() && unit.folded != "no" && unit.stretch == other.units[there].stretch
        })
}
