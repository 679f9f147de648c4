//! Values compared: names, dates, figures with their units, shares of a whole.

use std::sync::LazyLock;

use strsim::levenshtein;

use super::{
    ledger::{DifferenceKind, Rule, State},
    similarity::compatible_dates,
    units::Unit,
};
use crate::{
    findings::{EntityKind, Figure, Mention},
    language_table,
    text::{
        annotation::Marker,
        fold::fold,
        numerals::{is_ordinal_word, is_rounded},
        words::Stemmer,
    },
};

/// How two markers of one class differ.
pub(super) fn shares(a: Marker, b: Marker) -> (DifferenceKind, State, Rule) {
    let (Marker::Share(one), Marker::Share(other)) = (a, b) else {
        let opposed =
            matches!((a, b), (Marker::AtLeast, Marker::AtMost) | (Marker::AtMost, Marker::AtLeast));
        return match (a, b) {
            _ if opposed => (DifferenceKind::Quantity, State::Differs, Rule::OppositeBound),
            (Marker::Share(_) | Marker::Nearly | Marker::AtLeast | Marker::AtMost, _) => {
                (DifferenceKind::Quantity, State::Compatible, Rule::OtherQuantity)
            }
            _ => (DifferenceKind::Modality, State::Compatible, Rule::LessCertain),
        };
    };
    let (less, more) = (one.min(other), one.max(other));
    let state = if less == more {
        State::Same
    } else if more - less >= HALF || less == 0 && more > FEW {
        State::Differs
    } else {
        State::Compatible
    };
    (DifferenceKind::Quantity, state, Rule::OtherQuantity)
}

/// How far apart two shares of a whole are that cannot both be meant, per cent; and up to which
/// share "none" may mean it loosely. With 30 and 70, 5 and 20 nothing changes on ECB+ and planted
/// changes.
const HALF: u8 = 50;
const FEW: u8 = 10;

pub(super) fn kind_of(mention: &Mention) -> DifferenceKind {
    if mention.kind == EntityKind::Place { DifferenceKind::Place } else { DifferenceKind::Name }
}

pub(super) fn kind_of_two(a: &Mention, b: &Mention) -> DifferenceKind {
    if a.kind == EntityKind::Place { kind_of(b) } else { DifferenceKind::Name }
}

/// How two names of different entities in one place stand to each other; folded.
pub(super) fn names(a: &str, b: &str) -> (State, Rule) {
    let [a, b] = [a, b].map(|name| name.trim_end_matches("\"s"));
    let words = |name: &str| -> Vec<String> {
        let words = name.split(|c: char| !c.is_alphanumeric());
        words.filter(|word| word.len() > 2).map(str::to_owned).collect()
    };
    let (own, others) = (words(a), words(b));
    let shared = own.iter().filter(|word| others.contains(word)).count();
    let shares_words = shared > 0
        && (shared == own.len().min(others.len()) || 2 * shared > own.len().max(others.len()));
    let is_acronym = initials(a) == letters(b) || initials(b) == letters(a);
    if shares_words || is_acronym || is_slip(&letters(a), &letters(b)) {
        (State::Compatible, Rule::NamesAlike)
    } else {
        (State::Differs, Rule::OtherName)
    }
}

fn letters(folded: &str) -> String {
    folded.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn initials(folded: &str) -> String {
    let words = folded.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| word.len() > 2).filter_map(|word| word.chars().next()).collect()
}

/// Whether two names are as near as two spellings of one: a fifth of the letters changed at most
/// (Levenshtein 1966).
pub(super) fn is_slip(a: &str, b: &str) -> bool {
    let [a_letters, b_letters] = [a, b].map(|name| name.chars().count());
    let longer = a_letters.max(b_letters);
    longer >= 5 && a_letters.abs_diff(b_letters) <= longer / 5 && levenshtein(a, b) <= longer / 5
}

/// How two dates of one happening stand to each other.
pub(super) fn dates(a: &str, b: &str) -> (State, Rule) {
    if a == b {
        (State::Same, Rule::SameValue)
    } else if compatible_dates(a, b) {
        (State::Compatible, Rule::Vaguer)
    } else {
        (State::Differs, Rule::OtherValue)
    }
}

/// How two figures of one question stand to each other; `in_place`: in one place of near copies,
/// where another thing counted differs too.
pub(super) fn figures(
    a: &Unit,
    one: &Figure,
    b: &Unit,
    other: &Figure,
    in_place: bool,
) -> (State, Rule) {
    if let Some(converted) = converted(one, other) {
        return converted;
    }
    let same_unit = is_same_unit(a, one, b, other);
    if in_place && !same_unit && (is_named(one) && is_named(other)) {
        let generic = |figure: &Figure| {
            figure.unit.as_deref().is_some_and(|unit| GENERIC.contains(&fold(unit).as_str()))
        };
        let (state, rule) = numbers(a, one, b, other, in_place);
        return match state {
            State::Differs => (state, rule),
            _ if generic(one) || generic(other) => (State::Compatible, Rule::Vaguer),
            _ => (State::Differs, Rule::OtherUnit),
        };
    }
    numbers(a, one, b, other, in_place)
}

/// Words that count persons or things of any kind, folded.
const GENERIC: [&str; 8] =
    ["personas", "persona", "people", "person", "persons", "individuos", "unidades", "units"];

fn is_named(figure: &Figure) -> bool {
    figure.unit.is_some()
}

fn numbers(a: &Unit, one: &Figure, b: &Unit, other: &Figure, in_place: bool) -> (State, Rule) {
    let about = (is_rounded(&a.folded), is_rounded(&b.folded));
    match (one.value, other.value) {
        (Some(x), Some(y)) if is_equal(x, y) => {
            let same = about.0 == about.1;
            if same { (State::Same, Rule::SameValue) } else { (State::Compatible, Rule::Vaguer) }
        }
        (Some(x), Some(y)) if about.0 && rounds_to(y, x) || about.1 && rounds_to(x, y) => {
            (State::Compatible, Rule::Vaguer)
        }
        (Some(_), Some(_)) => (State::Differs, Rule::OtherValue),
        (Some(value), None) => bounded(value, other),
        (None, Some(value)) => bounded(value, one),
        (None, None) if (one.min, one.max) == (other.min, other.max) => {
            // "less than 35" leaves out what "as much as 35" may be.
            let in_same_words = first_word(&a.folded) == first_word(&b.folded);
            let rule = if in_same_words { Rule::SameValue } else { Rule::Vaguer };
            (if in_same_words { State::Same } else { State::Compatible }, rule)
        }
        (None, None) => {
            let above = |low: &Figure, high: &Figure| {
                low.max.zip(high.min).is_some_and(|(max, min)| max < min)
            };
            let bounds = |figure: &Figure| (figure.min.is_some(), figure.max.is_some());
            let same_bounds = in_place && bounds(one) == bounds(other);
            if above(one, other) || above(other, one) || same_bounds {
                (State::Differs, Rule::OtherValue)
            } else if bounds(one) != bounds(other) {
                (State::Differs, Rule::OppositeBound)
            } else {
                (State::Compatible, Rule::Vaguer)
            }
        }
    }
}

/// The first word of what bounds a number.
pub(super) fn first_word(folded: &str) -> &str {
    folded.split(' ').next().unwrap_or_default()
}

/// Whether a number may be given as a round one: it is nearer than half of the last decimal place
/// that the round one fills, and than a tenth of it.
fn rounds_to(value: f64, round: f64) -> bool {
    let mut place = 1.0;
    while round != 0.0 && round % (10.0 * place) == 0.0 {
        place *= 10.0;
    }
    (value - round).abs() <= (place / 2.0).min(round.abs() / 10.0)
}

fn bounded(value: f64, vague: &Figure) -> (State, Rule) {
    let within =
        vague.min.is_none_or(|min| value >= min) && vague.max.is_none_or(|max| value <= max);
    if within { (State::Compatible, Rule::Vaguer) } else { (State::Differs, Rule::OtherValue) }
}

/// A unit of the table.
struct Measure {
    dimension: &'static str,
    /// How many of the first unit of its dimension it is.
    factor: f64,
    /// Its names and signs, folded.
    names: Vec<&'static str>,
}

language_table! {
    static UNITS: Measure = "units.txt", "dimension | factor above 0 | names", |row| {
        let [dimension, factor, names] = *row else { return None };
        let factor = factor.parse().ok().filter(|factor| *factor > 0.0)?;
        let names: Vec<_> = names.split_whitespace().collect();
        (!names.is_empty()).then_some(Measure { dimension, factor, names })
    };
}

static MEASURES: LazyLock<Vec<Measure>> = LazyLock::new(|| UNITS.rows().collect());

fn measure(unit: Option<&str>) -> Option<&'static Measure> {
    let unit = fold(unit?);
    MEASURES.iter().find(|measure| measure.names.contains(&unit.as_str()))
}

/// How two amounts of one dimension in different units stand to each other: as exact as either was
/// rounded to.
pub(super) fn converted(one: &Figure, other: &Figure) -> Option<(State, Rule)> {
    let (a, b) = (measure(one.unit.as_deref())?, measure(other.unit.as_deref())?);
    if a.dimension != b.dimension || is_equal(a.factor, b.factor) {
        return None;
    }
    let (x, y) = (one.value? * a.factor, other.value? * b.factor);
    Some(if (x - y).abs() <= 1e-6 * x.abs() {
        (State::Same, Rule::SameValue)
    } else if (x - y).abs() <= ROUNDED_IN_CONVERSION * x.abs().max(y.abs()) {
        (State::Compatible, Rule::Vaguer)
    } else {
        (State::Differs, Rule::OtherValue)
    })
}

/// How far apart, as a share, two amounts may be that were rounded when one was converted: 200 feet
/// are 60 metres, 61 to be exact. With .02 and .1 nothing changes on ECB+.
const ROUNDED_IN_CONVERSION: f64 = 0.05;

/// Whether two figures count one thing, in one language or two; not if either does not say what.
pub(super) fn is_same_unit(a: &Unit, one: &Figure, b: &Unit, other: &Figure) -> bool {
    let (Some(unit), Some(other_unit)) = (&one.unit, &other.unit) else {
        return one.unit.is_none() && other.unit.is_none();
    };
    let (unit, other_unit) = (fold(unit), fold(other_unit));
    if is_ordinal(&a.folded) != is_ordinal(&b.folded) {
        return false;
    }
    if let (Some(one), Some(other)) = (measure(Some(&unit)), measure(Some(&other_unit))) {
        return one.dimension == other.dimension && is_equal(one.factor, other.factor);
    }
    let stem = |unit: &str, of: &Unit| Stemmer::new(of.language).stem(unit);
    unit == other_unit || stem(&unit, a) == stem(&other_unit, b) || a.is_synonym(b)
}

/// Whether a number tells which of a series, not how many.
pub(super) fn is_ordinal(folded: &str) -> bool {
    let in_digits = ["st", "nd", "rd", "th", "º", "ª"].iter().any(|ending| {
        let number = folded.strip_suffix(ending);
        number.is_some_and(|number| number.ends_with(|c: char| c.is_ascii_digit()))
    });
    in_digits || is_ordinal_word(folded)
}

/// Whether two numbers are one, but for what arithmetic does to the last bits.
pub(super) fn is_equal(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(1.0)
}
