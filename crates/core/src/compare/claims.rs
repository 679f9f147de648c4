//! Claims: what two cells say of one thing, compared by rules a reader can see.

use super::{
    ledger::{DifferenceKind, Rule, State},
    units::{Unit, Value, Weight},
    values::{converted, is_same_unit, kind_of},
    word_alignment::{Match, Pair, matched},
};
use crate::{
    findings::Mention,
    text::{Span, fold::fold},
};

/// What two cells say of one thing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Claim {
    pub(super) kind: DifferenceKind,
    pub(super) state: State,
    pub(super) rule: Rule,
    /// Where each says it; only words left over may stand on one side alone.
    pub(super) spans: (Option<Span>, Option<Span>),
}

impl Claim {
    pub(super) fn new(kind: DifferenceKind, state: State, rule: Rule, a: Span, b: Span) -> Self {
        Self { kind, state, rule, spans: (Some(a), Some(b)) }
    }

    pub(super) fn is_within(&self, a: Span, b: Span) -> bool {
        self.spans.0.is_none_or(|span| a.contains(span))
            && self.spans.1.is_none_or(|span| b.contains(span))
    }

    pub(super) fn touches(&self, a: Span, b: Span) -> bool {
        self.spans.0.is_some_and(|span| span.overlaps(a))
            || self.spans.1.is_some_and(|span| span.overlaps(b))
    }
}

/// One side of a comparison: the units of a cell, and who speaks in it.
pub(super) struct CellUnits<'t> {
    pub(super) units: &'t [Unit<'t>],
    /// Entities to whom words of the cell are given.
    pub(super) speakers: &'t [&'t str],
    /// Words that introduce words said in the cell, folded.
    pub(super) cues: &'t [String],
    /// The direct quotes of its article, by the place that units give.
    pub(super) quotes: &'t [Span],
}

impl CellUnits<'_> {
    pub(super) fn speaks(&self, mention: &Mention) -> bool {
        self.speakers.contains(&mention.entity.as_str())
    }

    /// From the first to the last of some units, as far as they stand in one passage.
    pub(super) fn span(&self, from: usize, to: usize) -> Span {
        let passage = self.units[from].passage;
        let within = |&at: &usize| self.units[at].passage == passage;
        let last = (from..=to).rev().find(within).unwrap_or(from);
        Span { start: self.units[from].span.start, end: self.units[last].span.end }
    }

    /// The units of a quote.
    pub(super) fn quoted(&self, quote: usize) -> Vec<usize> {
        (0..self.units.len()).filter(|&at| self.units[at].quote == Some(quote)).collect()
    }

    /// From the first to the last of some units of a quote; with its marks where that is all of it.
    pub(super) fn part_of_quote(
        &self,
        quote: usize,
        units: impl Iterator<Item = usize> + Clone,
    ) -> Option<Span> {
        let (from, to) = units.clone().min().zip(units.max())?;
        let all = self.quoted(quote);
        let is_all = all.first() == Some(&from) && all.last() == Some(&to);
        Some(if is_all { self.quotes[quote] } else { self.span(from, to) })
    }

    /// The unit of content that a word before it governs, a few words on at most.
    pub(super) fn governed(&self, at: usize) -> Option<usize> {
        let next = at + 1..self.units.len().min(at + 1 + REACH);
        next.into_iter().find(|&next| self.units[next].weight == Weight::Content)
    }
}

/// How many words on a negation or marker may stand from what it governs.
/// With 3 and 8 nothing changes on ECB+.
pub(super) const REACH: usize = 5;

/// What two units claim that stand for each other and are equal; nothing of the same words, unless
/// they are a name, a figure or a date.
pub(super) fn equal(a: &CellUnits, b: &CellUnits, pair: &Pair) -> Option<Claim> {
    let Match::Equal(rule) = pair.matched else { return None };
    let (a, b) = (&a.units[pair.a], &b.units[pair.b]);
    let kind = match (a.value, b.value) {
        (Value::Figure(_), Value::Figure(_)) => DifferenceKind::Figure,
        (Value::Date(_), Value::Date(_)) => DifferenceKind::Date,
        _ if rule == Rule::SameValue => DifferenceKind::Figure,
        (Value::Name(one), Value::Name(_)) => kind_of(one),
        _ if rule == Rule::SameWords => return None,
        _ => DifferenceKind::Wording,
    };
    Some(Claim::new(kind, State::Same, rule, a.whole(), b.whole()))
}

/// Units in which ages are cell, folded.
const AGES: [&str; 4] = ["años", "años de edad", "years", "year"];

/// Units of content on either side of a figure that are its clause.
///
/// On ECB+ with 3 one of four contradictions of figures is lost, with 12 nothing changes.
const CLAUSE: usize = 6;

/// Whether two figures count one thing in clauses that share a word.
pub(super) fn answers_one_question(a: &CellUnits, at: usize, b: &CellUnits, other: usize) -> bool {
    let (left, right) = (&a.units[at], &b.units[other]);
    let (Value::Figure(one), Value::Figure(two)) = (left.value, right.value) else { return false };
    let one_unit = is_same_unit(left, one, right, two) || converted(one, two).is_some();
    if one.unit.is_none() || !one_unit {
        return false;
    }
    if AGES.iter().any(|age| one.unit.as_deref().is_some_and(|unit| fold(unit) == *age)) {
        // An age is somebody's: of the name before it.
        let named = |cell: &CellUnits, at: usize| {
            let before = cell.units[at.saturating_sub(REACH)..at].iter().rev();
            before.into_iter().find_map(|unit| match unit.value {
                Value::Name(mention) => Some(mention.entity.clone()),
                _ => None,
            })
        };
        if named(a, at) != named(b, other) {
            return false;
        }
    }
    // Across languages names are the only words that can be equal.
    let across = left.language != right.language;
    let clause = |cell: &CellUnits, at: usize| -> Vec<usize> {
        let of_clause = |other: &usize| {
            let unit = &cell.units[*other];
            unit.stretch == cell.units[at].stretch
                && (unit.is_word() || across && matches!(unit.value, Value::Name(_)))
                && unit.counted_by.is_none()
                && unit.weight == Weight::Content
        };
        let before = (0..at).rev().filter(of_clause).take(CLAUSE);
        before.chain((at + 1..cell.units.len()).filter(of_clause).take(CLAUSE)).collect()
    };
    let equal = |x: usize, y: usize| {
        matches!(matched(&a.units[x], &b.units[y]), Some((_, Match::Equal(_))))
    };
    let some_equal =
        |own: &[usize], others: &[usize]| own.iter().any(|&x| others.iter().any(|&y| equal(x, y)));
    // Clauses that name others tell of others.
    let (own, others) = (names_beside(a, at), names_beside(b, other));
    let of_one = own.is_empty() || others.is_empty() || some_equal(&own, &others);
    of_one && some_equal(&clause(a, at), &clause(b, other))
}

/// The names in the clause of a unit, but for those who say it.
fn names_beside(cell: &CellUnits, at: usize) -> Vec<usize> {
    let stretch = cell.units[at].stretch;
    let names = |&at: &usize| match cell.units[at].value {
        Value::Name(mention) => cell.units[at].stretch == stretch && !cell.speaks(mention),
        _ => false,
    };
    (0..cell.units.len()).filter(names).collect()
}
