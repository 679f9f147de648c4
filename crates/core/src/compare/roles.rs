//! Who does it to whom: parties about a word that both texts have, and whether they are exchanged.

use super::{
    claims::CellUnits,
    units::{Unit, Value, Weight},
    word_alignment::{Match, Pair, WordAlignment},
};
use crate::text::{Language, annotation::Marker};

// On planted changes (MEANTIME, one seed: every exchange is cell apart) and on ECB+ nothing changes
// with 5 and 14 in place of 9, 2 and 7 in place of 4, 1 and 4 in place of 2.

/// Units on either side of a verb in which the one who acts and the one acted on are looked for.
const REACH: usize = 9;

/// Words between a party and the preposition that leads it: an article, a title, an adjective.
const LEAD: usize = 4;

/// How a party stands to the word it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Case {
    /// No preposition leads it.
    Bare,
    /// Spanish "a": the one it is done to.
    Object,
    /// "por", "by": the one who does it, in a passive clause; at which unit that stands.
    Agent(usize),
    /// Another preposition: no party.
    Oblique,
}

/// Two parties about one word.
pub(super) struct Exchange {
    /// Units of the first and the last of them, in either text.
    pub(super) a: (usize, usize),
    pub(super) b: (usize, usize),
    /// Whether they act the other way about; if not, one text tells in the passive what the other
    /// tells in the active voice, by these units of either text.
    pub(super) exchanged: bool,
    pub(super) agents: (Vec<usize>, Vec<usize>),
}

/// The first two parties whose order about a word is not the same in both texts, or of whom one acts
/// in a passive clause.
///
/// `one_place`: whether a unit of the first text stands in the place of one of the second.
pub(super) fn exchange(
    a: &CellUnits,
    b: &CellUnits,
    alignment: &WordAlignment,
    one_place: impl Fn(usize, usize) -> bool,
) -> Option<Exchange> {
    let equal = |pair: &&Pair| matches!(pair.matched, Match::Equal(_));
    let pairs: Vec<&Pair> = alignment.pairs.iter().filter(equal).collect();
    if let Some(found) = changed_places(a, b, &pairs, one_place) {
        return Some(found);
    }
    let pivots = pairs.iter().filter(|pair| is_pivot(&a.units[pair.a]));
    pivots.into_iter().find_map(|pivot| {
        let party = |pair: &&&Pair| {
            let (own, other) = (&a.units[pair.a], &b.units[pair.b]);
            let near = |at: usize, from: usize| at != from && at.abs_diff(from) <= REACH;
            near(pair.a, pivot.a)
                && near(pair.b, pivot.b)
                && is_party(own)
                && own.stretch == a.units[pivot.a].stretch
                && other.stretch == b.units[pivot.b].stretch
        };
        let parties: Vec<(&Pair, (Case, Case))> = pairs
            .iter()
            .filter(party)
            .map(|&x| (x, (case(a, x.a, pivot.a), case(b, x.b, pivot.b))))
            .collect();
        let fronted = (has_clitic(a, pivot.a), has_clitic(b, pivot.b));
        parties.iter().find_map(|&(x, of_x)| {
            parties.iter().find_map(|&(y, of_y)| {
                let cell = judge((x, of_x), (y, of_y), pivot, fronted)?;
                let ends = |one: usize, other: usize| (one.min(other), one.max(other));
                Some(Exchange {
                    a: ends(x.a, y.a),
                    b: ends(x.b, y.b),
                    exchanged: cell.0,
                    agents: cell.1,
                })
            })
        })
    })
}

/// Two parties that stand in each other's place, about a word between them that is not said of both
/// alike ("met", "se casó").
fn changed_places(
    a: &CellUnits,
    b: &CellUnits,
    pairs: &[&Pair],
    one_place: impl Fn(usize, usize) -> bool,
) -> Option<Exchange> {
    let moved =
        |pair: &&&Pair| pair.moved && is_party(&a.units[pair.a]) && b.units[pair.b].quote.is_none();
    let parties: Vec<&&Pair> = pairs.iter().filter(moved).collect();
    let verb_between = |x: &Pair, y: &Pair| {
        let between =
            |pair: &&&Pair| (x.a + 1..y.a).contains(&pair.a) && (y.b + 1..x.b).contains(&pair.b);
        let mut verbs =
            pairs.iter().filter(between).map(|pair| &a.units[pair.a]).filter(|unit| is_pivot(unit));
        let symmetric = |unit: &Unit| unit.marker() == Some(Marker::Symmetric);
        verbs.clone().next().is_some() && !verbs.any(symmetric)
    };
    parties.iter().find_map(|x| {
        let y = parties.iter().find(|y| {
            x.a < y.a
                && y.b < x.b
                && one_place(x.a, y.b)
                && one_place(y.a, x.b)
                && verb_between(x, y)
        })?;
        Some(Exchange { a: (x.a, y.a), b: (y.b, x.b), exchanged: true, agents: Default::default() })
    })
}

type Judged = (bool, (Vec<usize>, Vec<usize>));

/// Whether a Spanish pronoun before a verb takes up an object that stands before it: "el acuerdo lo
/// aprobó la junta".
fn has_clitic(cell: &CellUnits, pivot: usize) -> bool {
    let before = &cell.units[pivot.saturating_sub(CLITIC)..pivot];
    before.iter().any(|unit| {
        unit.language == Language::Spanish && ["lo", "la", "los", "las"].contains(&&*unit.folded)
    })
}

/// How many units before its verb a pronoun may stand: "lo ha aprobado".
const CLITIC: usize = 2;

/// Whether `x`, who acts in the first text, is acted on in the second; `fronted`: whether either text
/// has an object before its verb.
fn judge(
    (x, x_case): (&Pair, (Case, Case)),
    (y, y_case): (&Pair, (Case, Case)),
    pivot: &Pair,
    fronted: (bool, bool),
) -> Option<Judged> {
    if x.a >= pivot.a || y.a <= pivot.a {
        return None;
    }
    let kept = x.b < pivot.b && y.b > pivot.b;
    let crossed = x.b > pivot.b && y.b < pivot.b;
    match ((x_case.0, y_case.0), (x_case.1, y_case.1)) {
        // Active in the first text, passive in the second, or the other way.
        ((Case::Bare, Case::Bare | Case::Object), (Case::Agent(by), Case::Bare)) if crossed => {
            Some((false, (Vec::new(), vec![by])))
        }
        ((Case::Bare, Case::Bare | Case::Object), (Case::Bare, Case::Agent(by))) if kept => {
            Some((!fronted.0, (Vec::new(), vec![by])))
        }
        ((Case::Bare, Case::Agent(by)), (Case::Bare | Case::Object, Case::Bare)) if crossed => {
            Some((false, (vec![by], Vec::new())))
        }
        ((Case::Bare, Case::Agent(by)), (Case::Bare, Case::Bare | Case::Object)) if kept => {
            Some((!fronted.1, (vec![by], Vec::new())))
        }
        ((Case::Bare, Case::Agent(_)), (Case::Agent(_), Case::Bare)) if crossed => {
            Some((false, Default::default()))
        }
        // Both active: the word order of English tells, the preposition of Spanish where there is one.
        ((Case::Bare, Case::Object), (Case::Object, Case::Bare)) => {
            Some((true, Default::default()))
        }
        ((Case::Bare, Case::Bare), (Case::Bare, Case::Bare)) if crossed => {
            let near = |at: usize, pivot: usize| at.abs_diff(pivot) < LEAD;
            let beside = near(x.a, pivot.a)
                && near(y.a, pivot.a)
                && near(x.b, pivot.b)
                && near(y.b, pivot.b);
            beside.then_some((true, Default::default()))
        }
        _ => None,
    }
}

/// Whether a word may tell what is done.
fn is_pivot(unit: &Unit) -> bool {
    unit.is_word()
        && unit.weight == Weight::Content
        && unit.counted_by.is_none()
        && unit.number().is_none()
        && !unit.capital
}

/// Whether it may tell who does it or whom it is done to.
fn is_party(unit: &Unit) -> bool {
    unit.weight == Weight::Content
        && !matches!(unit.value, Value::Date(_) | Value::Figure(_))
        && unit.counted_by.is_none()
        && unit.number().is_none()
        && unit.quote.is_none()
}

/// What leads a party, between it and the word it belongs to or before it.
fn case(cell: &CellUnits, at: usize, pivot: usize) -> Case {
    let first = if at > pivot { pivot + 1 } else { 0 };
    for before in (first.max(at.saturating_sub(LEAD))..at).rev() {
        let unit = &cell.units[before];
        if unit.stretch != cell.units[at].stretch {
            break;
        }
        match (&*unit.folded, unit.language) {
            ("a" | "al", Language::Spanish) => return Case::Object,
            ("por" | "by", _) => return Case::Agent(before),
            (word, _) if OBLIQUE.contains(&word) => return Case::Oblique,
            ("y" | "e" | "o" | "and" | "or", _) => return Case::Oblique,
            _ => {}
        }
    }
    Case::Bare
}

/// Prepositions that lead neither who acts nor whom it is done to, in either language, folded.
const OBLIQUE: [&str; 35] = [
    "de", "del", "en", "con", "para", "desde", "hasta", "sobre", "ante", "tras", "contra", "entre",
    "hacia", "segun", "sin", "bajo", "durante", "of", "in", "on", "at", "from", "to", "with",
    "for", "about", "against", "between", "after", "before", "over", "under", "into", "through",
    "via",
];
