//! Whether words beside a date tell of what was or of what is to come; the names of months,
//! weekdays and seasons.

use std::{collections::BTreeMap, sync::LazyLock};

use super::tokens::Token;
use crate::text::{fold::fold, table};

/// The side of the base date that words point to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tense {
    Past,
    Future,
}

struct Tenses {
    words: BTreeMap<String, Tense>,
    /// Endings as written, accents kept: "-ará" is to come, "-ara" is neither.
    endings: Vec<(String, Tense)>,
}

static TENSES: LazyLock<Tenses> = LazyLock::new(|| {
    let mut tenses = Tenses { words: BTreeMap::new(), endings: Vec::new() };
    for row in table::rows(include_str!("../../data/tenses.txt")) {
        let tense = if row[0] == "past" { Tense::Past } else { Tense::Future };
        match row[1].strip_prefix('-') {
            Some(ending) => tenses.endings.push((ending.to_owned(), tense)),
            None => _ = tenses.words.insert(fold(row[1]), tense),
        }
    }
    tenses
});

/// Months, weekdays and seasons by their folded names: which, counted from 1, or Monday as 0.
static CALENDAR: LazyLock<BTreeMap<&'static str, Named>> = LazyLock::new(|| {
    let mut names = BTreeMap::new();
    let number = |row: &[&str]| row[0].parse::<u32>().unwrap_or_default();
    for row in table::rows(include_str!("../../data/months.txt")) {
        let month = number(&row);
        names.extend(
            row[1..]
                .iter()
                .flat_map(|names| names.split_whitespace())
                .map(|name| (name, Named::Month(month))),
        );
    }
    for row in table::rows(include_str!("../../data/weekdays.txt")) {
        let day = number(&row);
        names.extend(row[1..].iter().map(|&name| (name, Named::Weekday(day))));
    }
    for row in table::rows(include_str!("../../data/seasons.txt")) {
        names.extend(
            row[1..]
                .iter()
                .flat_map(|names| names.split_whitespace())
                .map(|name| (name, Named::Season(row[0]))),
        );
    }
    names
});

/// A name of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Named {
    /// From 1.
    Month(u32),
    /// Monday is 0.
    Weekday(u32),
    /// The TIMEX3 code.
    Season(&'static str),
}

/// The month, weekday or season a folded word names.
pub(crate) fn named(folded: &str) -> Option<Named> {
    CALENDAR.get(folded).copied()
}

/// Whether a folded word names a month or weekday in full.
pub(crate) fn is_calendar_word(folded: &str) -> bool {
    folded.len() > 3 && matches!(named(folded), Some(Named::Month(_) | Named::Weekday(_)))
}

/// Whether a word ends as a Spanish preterite of the third person does, in -ó after a consonant
/// or i.
pub(crate) fn is_preterite(word: &str) -> bool {
    word.ends_with('ó') || word.ends_with("aron") || word.ends_with("ieron")
}

/// The tense a word shows.
pub(crate) fn tense(token: &Token) -> Option<Tense> {
    let lower = token.text.to_lowercase();
    TENSES.words.get(&token.folded).copied().or_else(|| {
        let long = token.text.chars().count() > 3;
        TENSES
            .endings
            .iter()
            .find(|(ending, _)| long && lower.ends_with(ending.as_str()))
            .map(|(_, tense)| *tense)
    })
}

/// The tense of what stands beside token `at`: the nearest word before that shows one, else the
/// nearest after it.
pub(crate) fn tense_around(tokens: &[Token], at: usize) -> Option<Tense> {
    tokens[..at].iter().rev().find_map(tense).or_else(|| tokens[at + 1..].iter().find_map(tense))
}
