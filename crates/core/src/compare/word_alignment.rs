//! Words aligned one to one: which units of two passages stand for each other, and by which rule
//! they are equal.
//!
//! First in order (a global alignment, Needleman and Wunsch 1970, scored by how surely two units
//! are equal), then what has moved.

use std::sync::LazyLock;

use super::{
    ledger::Rule,
    units::{Unit, Value, Weight},
    values::{first_word, is_equal, is_ordinal, is_same_unit, is_slip},
};
use crate::{
    findings::{EntityKind, Figure},
    language_table,
    text::{Language, annotation::Marker, numerals::is_rounded},
};

/// Most pairs of units that are aligned; more are compared by nothing but whether they are the
/// same throughout.
const MOST_PAIRS: usize = 500_000;

/// Content words of the shorter passage that must have a partner for the two to be near copies, of
/// all that hold no value standing for another: the contract's. On ECB+ two differences are wrong with
/// .5, none with .7; planted changes are as well told apart with both.
const NEAR_COPY: f64 = 0.6;

/// Units that may stand in another order before places of two passages are no longer compared, or a
/// quarter of all. With 3 nothing changes on ECB+ and planted changes; with 12 a difference is wrong.
const MOST_MOVED: usize = 6;

/// How two units stand to each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Match {
    /// They say the same, by a rule.
    Equal(Rule),
    /// They are values of one kind, opposites, or markers of one class: what they say is compared.
    Compared,
}

/// Two units that stand for each other.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair {
    pub(super) a: usize,
    pub(super) b: usize,
    pub(super) matched: Match,
    /// Whether they stand in another order than the rest.
    pub(super) moved: bool,
}

/// Units of two passages aligned one to one.
#[derive(Clone, Debug)]
pub(super) struct WordAlignment {
    /// In order of the first passage's units.
    pub(super) pairs: Vec<Pair>,
    /// For each unit, its pair.
    pub(super) of_a: Vec<Option<usize>>,
    pub(super) of_b: Vec<Option<usize>>,
}

impl WordAlignment {
    /// Aligns the units of two passages.
    pub(super) fn of(a: &[Unit], b: &[Unit]) -> Self {
        let same = |(a, b): (&Unit, &Unit)| is_identical(a, b);
        let head = a.iter().zip(b).take_while(|&pair| same(pair)).count();
        let rest = a.len().min(b.len()) - head;
        let tail =
            a.iter().rev().zip(b.iter().rev()).take(rest).take_while(|&pair| same(pair)).count();
        let equal = |a, b| Pair { a, b, matched: Match::Equal(Rule::SameWords), moved: false };
        let mut pairs: Vec<Pair> = (0..head).map(|at| equal(at, at)).collect();
        let inner = (&a[head..a.len() - tail], &b[head..b.len() - tail]);
        pairs.extend(in_order(inner.0, inner.1).into_iter().map(|pair| Pair {
            a: pair.a + head,
            b: pair.b + head,
            ..pair
        }));
        pairs.extend((0..tail).map(|at| equal(a.len() - tail + at, b.len() - tail + at)));
        let mut alignment = Self { pairs, of_a: vec![None; a.len()], of_b: vec![None; b.len()] };
        alignment.index();
        alignment.add_moved(a, b);
        alignment
    }

    fn index(&mut self) {
        crate::text::sort::sort_by(&mut self.pairs, |x, y| x.a.cmp(&y.a));
        for (at, pair) in self.pairs.iter().enumerate() {
            self.of_a[pair.a] = Some(at);
            self.of_b[pair.b] = Some(at);
        }
    }

    /// Adds units of content that are equal and stand in another order; a value that was held
    /// against another in its place is taken from it.
    fn add_moved(&mut self, a: &[Unit], b: &[Unit]) {
        let is_free = |of: &[Option<usize>], pairs: &[Pair], at: usize| {
            of[at].is_none_or(|pair| pairs[pair].matched == Match::Compared)
        };
        let mut moved: Vec<Pair> = Vec::new();
        for (at, unit) in a.iter().enumerate() {
            if unit.weight == Weight::Empty || !is_free(&self.of_a, &self.pairs, at) {
                continue;
            }
            let best = (0..b.len())
                .filter(|&other| {
                    is_free(&self.of_b, &self.pairs, other)
                        && !moved.iter().any(|pair| pair.b == other)
                })
                .filter(|&other| governs_the_same((a, at), (b, other)))
                .filter_map(|other| match matched(unit, &b[other]) {
                    Some((score, Match::Equal(rule))) => Some((score, other, rule)),
                    _ => None,
                })
                .max_by(|x, y| {
                    let far = |other: usize| other.abs_diff(at);
                    x.0.cmp(&y.0).then_with(|| (far(y.1), y.1).cmp(&(far(x.1), x.1)))
                });
            if let Some((_, other, rule)) = best {
                moved.push(Pair { a: at, b: other, matched: Match::Equal(rule), moved: true });
            }
        }
        if moved.is_empty() {
            return;
        }
        self.pairs.retain(|pair| {
            pair.matched != Match::Compared
                || !moved.iter().any(|one| one.a == pair.a || one.b == pair.b)
        });
        self.pairs.extend(moved);
        self.of_a.fill(None);
        self.of_b.fill(None);
        self.index();
    }

    /// The pair of a unit of the first passage.
    pub(super) fn pair_of_a(&self, at: usize) -> Option<&Pair> {
        self.of_a[at].map(|pair| &self.pairs[pair])
    }

    /// The pair of a unit of the second passage.
    pub(super) fn pair_of_b(&self, at: usize) -> Option<&Pair> {
        self.of_b[at].map(|pair| &self.pairs[pair])
    }

    /// Whether what has a partner mostly stands in one order: only then is a place of the one a place
    /// of the other.
    pub(super) fn is_in_order(&self) -> bool {
        let moved = self.pairs.iter().filter(|pair| pair.moved).count();
        moved <= MOST_MOVED.max(self.pairs.len() / 4)
    }

    /// Whether the two are near copies: six in ten of the shorter one's words of content have a
    /// partner. Values that stand for one another are not counted.
    pub(super) fn is_near_copy(&self, a: &[Unit], b: &[Unit]) -> bool {
        self.share(a, b) >= NEAR_COPY
    }

    /// Share of the shorter passage's words of content that have a partner, 0 to 1.
    pub(super) fn share(&self, a: &[Unit], b: &[Unit]) -> f64 {
        self.share_of(content(a).min(content(b)), a)
    }

    /// Share of the longer passage's words of content that have a partner, 0 to 1.
    pub(super) fn share_of_longer(&self, a: &[Unit], b: &[Unit]) -> f64 {
        self.share_of(content(a).max(content(b)), a)
    }

    fn share_of(&self, content: usize, a: &[Unit]) -> f64 {
        let is_compared = |pair: &&Pair| pair.matched == Match::Compared;
        let compared = self.pairs.iter().filter(is_compared).count();
        let partnered = self
            .pairs
            .iter()
            .filter(|pair| !is_compared(pair) && a[pair.a].weight == Weight::Content)
            .count();
        let all = content.saturating_sub(compared);
        if all == 0 { 0.0 } else { (partnered as f64 / all as f64).min(1.0) }
    }
}

/// How many units of content there are.
fn content(units: &[Unit]) -> usize {
    units.iter().filter(|unit| unit.weight == Weight::Content).count()
}

/// Whether units that bear on what follows bear on one thing: "no" in another place denies another.
fn governs_the_same((a, at): (&[Unit], usize), (b, other): (&[Unit], usize)) -> bool {
    let bears = a[at].weight == Weight::Light && a[at].marker().is_some();
    !bears || governed(a, at) == governed(b, other)
}

/// The next word of content, folded.
fn governed<'u>(units: &'u [Unit], at: usize) -> Option<&'u str> {
    let governed = units[at + 1..].iter().find(|unit| unit.weight == Weight::Content);
    governed.map(|unit| &*unit.folded)
}

fn is_identical(a: &Unit, b: &Unit) -> bool {
    a.folded == b.folded
        && matched(a, b).is_some_and(|(_, one)| one == Match::Equal(Rule::SameWords))
}

/// The best alignment of units in one order.
fn in_order(a: &[Unit], b: &[Unit]) -> Vec<Pair> {
    if a.is_empty() || b.is_empty() || a.len().saturating_mul(b.len()) > MOST_PAIRS {
        return Vec::new();
    }
    let width = b.len() + 1;
    let mut best = vec![0_u32; (a.len() + 1) * width];
    let mut scores = vec![0_u8; a.len() * b.len()];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            let score = matched(&a[i], &b[j]).map_or(0, |(score, _)| score);
            scores[i * b.len() + j] = score;
            let both = u32::from(score) + best[(i + 1) * width + j + 1];
            best[i * width + j] = both.max(best[(i + 1) * width + j]).max(best[i * width + j + 1]);
        }
    }
    let mut pairs = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < a.len() && j < b.len() {
        let score = scores[i * b.len() + j];
        let here = best[i * width + j];
        if score > 0 && here == u32::from(score) + best[(i + 1) * width + j + 1] {
            if let Some((_, matched)) = matched(&a[i], &b[j]) {
                pairs.push(Pair { a: i, b: j, matched, moved: false });
            }
            (i, j) = (i + 1, j + 1);
        } else if here == best[(i + 1) * width + j] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

/// How two units stand to each other, if at all, and how much aligning them is worth.
pub(super) fn matched(a: &Unit, b: &Unit) -> Option<(u8, Match)> {
    let worth = |content: u8| match a.weight.min(b.weight) {
        Weight::Content => content,
        Weight::Light => content / 2,
        Weight::Empty => content / 4,
    };
    let equal = |score: u8, rule: Rule| Some((worth(score), Match::Equal(rule)));
    let compared = Some((6, Match::Compared));
    match (a.value, b.value) {
        (Value::Date(one), Value::Date(other)) => {
            if one.value == other.value {
                let rule = if a.folded == b.folded { Rule::SameWords } else { Rule::SameValue };
                return equal(20, rule);
            }
            return compared;
        }
        (Value::Figure(one), Value::Figure(other)) => {
            if is_same_figure(a, one, b, other) {
                let rule = if a.folded == b.folded { Rule::SameWords } else { Rule::SameValue };
                return equal(20, rule);
            }
            return compared;
        }
        (Value::Name(one), Value::Name(other)) => {
            if one.entity == other.entity || a.folded == b.folded {
                let rule = if a.folded == b.folded { Rule::SameWords } else { Rule::JoinedName };
                return equal(20, rule);
            }
            if one.kind == other.kind && one.kind != EntityKind::Person && is_within(a, b) {
                return equal(18, Rule::JoinedName);
            }
            return compared;
        }
        _ => {}
    }
    if a.folded == b.folded {
        return equal(20, Rule::SameWords);
    }
    if let (Some(one), Some(other)) = (a.number(), b.number()) {
        // "dos" and "segundo" are no two values of one thing.
        return match is_ordinal(&a.folded) == is_ordinal(&b.folded) {
            true if is_equal(one, other) => equal(18, Rule::SameValue),
            true => compared,
            false => None,
        };
    }
    if a.is_digits() && b.is_digits() {
        return compared;
    }
    if !(a.is_word() && b.is_word()) {
        return part_of_name(a, b);
    }
    if a.empty().zip(b.empty()).is_some_and(|(one, other)| one.is_past_of(other)) {
        return Some((2, Match::Compared));
    }
    let in_quotes = a.quote.is_some() || b.quote.is_some();
    if a.shares_stem(b) {
        return if is_inflected(a, b) { equal(16, Rule::Inflection) } else { compared };
    }
    if a.is_opposite(b) {
        return compared;
    }
    // Between quotation marks only spellings of one word are equal.
    if a.is_synonym(b) && (!in_quotes || is_slip(&a.folded, &b.folded)) {
        return equal(14, Rule::Synonym);
    }
    match (a.marker(), b.marker()) {
        (Some(one), Some(other)) if one == other && one == Marker::Negation => {
            equal(10, Rule::Synonym)
        }
        (Some(one), Some(other)) if is_of_one_class(one, other) => Some((5, Match::Compared)),
        _ => None,
    }
}

/// Whether the words of one name are words of the other, in order.
fn is_within(a: &Unit, b: &Unit) -> bool {
    let (shorter, longer) = if a.folded.len() <= b.folded.len() { (a, b) } else { (b, a) };
    let ends = |rest: &str| rest.is_empty() || rest.starts_with(' ');
    longer.folded.match_indices(&*shorter.folded).any(|(at, part)| {
        let before = &longer.folded[..at];
        (before.is_empty() || before.ends_with(' ')) && ends(&longer.folded[at + part.len()..])
    })
}

/// A name and a word that is part of it: a form of the name, most likely, that was not read as one.
fn part_of_name(a: &Unit, b: &Unit) -> Option<(u8, Match)> {
    let (name, word) = match (a.value, b.value) {
        (Value::Name(_), Value::Word) => (a, b),
        (Value::Word, Value::Name(_)) => (b, a),
        _ => return None,
    };
    let mut parts = name.folded.split(|c: char| !c.is_alphanumeric());
    let is_part = word.weight == Weight::Content && parts.any(|part| part == word.folded);
    is_part.then_some((8, Match::Compared))
}

/// Whether two markers tell of one thing: how surely, or how much.
pub(super) fn is_of_one_class(a: Marker, b: Marker) -> bool {
    let how_much = |marker: Marker| {
        matches!(marker, Marker::Share(_) | Marker::Nearly | Marker::AtLeast | Marker::AtMost)
    };
    let surely = |marker: Marker| {
        matches!(
            marker,
            Marker::Possible
                | Marker::Planned
                | Marker::Requested
                | Marker::Future
                | Marker::Conditional
        )
    };
    how_much(a) && how_much(b) || surely(a) && surely(b)
}

/// Endings that make a word of another class: two words of one stem are forms of one word only if
/// neither or both have the same one.
static DERIVATIONS: LazyLock<Vec<Vec<&str>>> = LazyLock::new(|| ENDINGS.rows().collect());

language_table! {
    static ENDINGS: Vec<&'static str> = "derivations.txt", "es or en | endings", |row| {
        match *row {
            ["es" | "en", endings] => Some(endings.split_whitespace().collect()),
            _ => None,
        }
    };
}

/// Whether two words of one stem are forms of one word that claim the same: neither is derived
/// from the other, they are of one time, and of one gender unless they are participles.
fn is_inflected(a: &Unit, b: &Unit) -> bool {
    let time = |unit: &Unit| {
        unit.marker().filter(|marker| matches!(marker, Marker::Future | Marker::Conditional))
    };
    if time(a) != time(b) {
        return false;
    }
    let derivation = |unit: &Unit| {
        DERIVATIONS.iter().position(|endings| {
            endings
                .iter()
                .any(|ending| unit.folded.len() > ending.len() + 1 && unit.folded.ends_with(ending))
        })
    };
    if derivation(a) != derivation(b) {
        return false;
    }
    let gender = |unit: &Unit| {
        let singular = unit.folded.strip_suffix('s').unwrap_or(&unit.folded);
        let participle = ["ado", "ada", "ido", "ida"].iter().any(|end| singular.ends_with(end));
        match singular.chars().next_back() {
            Some(last @ ('o' | 'a')) if !participle => Some(last),
            _ => None,
        }
    };
    a.language != Language::Spanish
        || b.language != Language::Spanish
        || gender(a).is_none()
        || gender(b).is_none()
        || gender(a) == gender(b)
}

fn is_same_figure(a: &Unit, one: &Figure, b: &Unit, other: &Figure) -> bool {
    let equal = |x: Option<f64>, y: Option<f64>| match (x, y) {
        (Some(x), Some(y)) => is_equal(x, y),
        (x, y) => x.is_none() && y.is_none(),
    };
    equal(one.value, other.value)
        && equal(one.min, other.min)
        && equal(one.max, other.max)
        && (one.value.is_some() || first_word(&a.folded) == first_word(&b.folded))
        && is_rounded(&a.folded) == is_rounded(&b.folded)
        && is_same_unit(a, one, b, other)
}
