//! Near copies: their words are aligned one to one, and everything left over is accounted for: equal
//! by a rule, a typed difference, or other words.

mod left;

use super::{
    claims::{CellUnits, Claim, REACH, answers_one_question, equal},
    ledger::{DifferenceKind, Rule, State},
    roles::exchange,
    units::{Unit, Value, Weight},
    values::{dates, figures, kind_of, kind_of_two, names, shares},
    word_alignment::{Match, Pair, WordAlignment, is_of_one_class},
};
use crate::{
    findings::EntityKind,
    text::{Span, annotation::Marker},
};

/// How many units away what is equal may stand from what differs in one place. Compared anywhere,
/// names and opposites were wrong in 21 of 25 rows said to differ on ECB+; so, in 3 of 7.
const BESIDE: usize = 2;

/// What the aligned words of two near copies claim: everything that is not equal word for word.
pub(super) fn of_near_copies(
    a: &CellUnits,
    b: &CellUnits,
    alignment: &WordAlignment,
) -> Vec<Claim> {
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
    a: &'c CellUnits<'c>,
    b: &'c CellUnits<'c>,
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
    fn new(a: &'c CellUnits<'c>, b: &'c CellUnits<'c>, alignment: &'c WordAlignment) -> Self {
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
                |cell: &CellUnits, at: usize| matches!(cell.units[at].value, Value::Figure(_));
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
        let says_who = |cell: &CellUnits, unit: &Unit| match unit.value {
            Value::Name(mention) => {
                self.a.speaks(mention) && self.b.speaks(mention) && unit.quote.is_none()
            }
            Value::Word => {
                unit.quote.is_none()
                    && (cell.cues.iter().any(|cue| *cue == unit.folded)
                        || ATTRIBUTION.contains(&&*unit.folded))
            }
            _ => false,
        };
        let own = |cell: &CellUnits, left: &[bool]| -> Vec<usize> {
            (0..left.len()).filter(|&at| left[at] && says_who(cell, &cell.units[at])).collect()
        };
        let (of_a, of_b) = (own(self.a, &self.left_a), own(self.b, &self.left_b));
        // Each in words of its own: "announced" and "hinted" are not the same.
        if !of_a.is_empty() && !of_b.is_empty() {
            return;
        }
        let sides = [(self.a, &mut self.left_a, of_a), (self.b, &mut self.left_b, of_b)];
        for (first, (cell, left, own)) in [true, false].into_iter().zip(sides) {
            if let (Some(from), Some(to)) = (own.first(), own.last()) {
                let span = Some(cell.span(*from, *to));
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
        let listed = |cell: &CellUnits, from: usize, to: usize| {
            cell.units[from + 1..to]
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
        let days = |cell: &CellUnits| cell.units.iter().filter(is_day).count();
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
        // Where one names more days, "on Friday and" may stand elsewhere: what is cell of the day is
        // the same then.
        let mut cell = !open || before || after;
        for pair in &self.alignment.pairs {
            let is_before = pair.a < at && pair.b < other && anchored(pair, at, other);
            let is_after =
                pair.a > at_end && pair.b > other_end && anchored(pair, at_end, other_end);
            before |= is_before;
            after |= is_after;
            cell |= (is_before || is_after) && self.a.units[pair.a].weight == Weight::Content;
        }
        before && after && cell && self.alignment.is_in_order()
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
        let (cell, left) = if first { (self.a, &self.left_a) } else { (self.b, &self.left_b) };
        let is_part = |&at: &usize| left[at] && cell.units[at].capital;
        let before = (0..at).rev().take_while(is_part).count();
        let after = (at + 1..cell.units.len()).take_while(is_part).count();
        let words = cell.units[at - before..=at + after].iter().map(|unit| &*unit.folded);
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
        let (cell, left) = if first { (self.a, &self.left_a) } else { (self.b, &self.left_b) };
        (at.saturating_sub(REACH)..at)
            .rev()
            .find(|&no| left[no] && cell.units[no].negates() && cell.governed(no) == Some(at))
    }

    fn kind_of_words(a: &Unit, b: &Unit) -> DifferenceKind {
        if a.quote.is_some() && b.quote.is_some() {
            DifferenceKind::Rendering
        } else {
            DifferenceKind::Wording
        }
    }
}

/// Whether two units are where something begins and where it ends: "de Madrid a París", "from 5 to 7".
fn is_from_to(cell: &CellUnits, from: usize, to: usize) -> bool {
    let led = |at: usize, by: &[&str]| {
        let before = &cell.units[at.saturating_sub(BESIDE)..at];
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

/// The last word for what the figure at a unit counts; the unit itself where it is no figure.
fn last_counted(cell: &CellUnits, at: usize) -> usize {
    let start = cell.units[at].span.start;
    let counted = cell.units[at + 1..].iter().take_while(|unit| unit.counted_by == Some(start));
    at + counted.count()
}

/// Marks the words for what a figure counts as accounted for.
fn account_for_counted(cell: &CellUnits, at: usize, left: &mut [bool]) {
    left[at + 1..=last_counted(cell, at)].fill(false);
}
