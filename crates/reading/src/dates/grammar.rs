//! The grammar of dates over the tokens of a sentence. A part takes the token it begins at and gives
//! what it says with the token after it, or `None`; a date is made of parts.
//!
//! ```text
//! date      = numeric | days month [year] | part-of-year | month [year] | weekday [of week]
//!           | holiday [year] | count of units | [offset] period [offset] | decade | century | year
//! days      = day { joins day }
//! year      = [of] digits | [of] words | [of] [offset] "year"
//! ```

mod days;
mod periods;
mod words;

use chrono::NaiveDate;
use cotejo_core::{article::Language, findings::DateRule, timex::CalendarValue};

use super::lexicon::{LexicalEntry, Phrase, Role, entry};
use crate::tokens::Token;

/// A date found in a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    /// First token.
    pub(super) start: usize,
    /// The token after its last.
    pub(super) end: usize,
    pub(super) when: CalendarValue,
    pub(super) rule: DateRule,
    /// Whether it was counted from the base.
    pub(super) from_base: bool,
}

/// The dates of a sentence, in order. `antecedent` is the last date of the sentences before.
pub(super) fn read(
    tokens: &[Token],
    base: Option<NaiveDate>,
    language: Language,
    antecedent: Option<CalendarValue>,
) -> Vec<Found> {
    let entry = tokens.iter().map(entry).collect();
    let mut reader = Reader { tokens, entry, base, language, antecedent, found: Vec::new() };
    let mut at = 0;
    while at < tokens.len() {
        at = reader.date_at(at).unwrap_or(at + 1);
    }
    reader.found
}

struct Reader<'r, 't> {
    tokens: &'r [Token<'t>],
    /// What each token may be, looked up once.
    entry: Vec<Option<&'static LexicalEntry>>,
    base: Option<NaiveDate>,
    language: Language,
    antecedent: Option<CalendarValue>,
    found: Vec<Found>,
}

impl Reader<'_, '_> {
    /// Reads the date that begins at a token, and gives the token after it.
    fn date_at(&mut self, at: usize) -> Option<usize> {
        let token = &self.tokens[at];
        let begins_with_digit = token.text.as_bytes()[0].is_ascii_digit();
        if !begins_with_digit && !self.entry(at).is_some_and(LexicalEntry::can_begin) {
            return None;
        }
        if let Some(((), end)) = self.phrase(at, |phrase| (phrase == Phrase::NoDate).then_some(()))
        {
            return Some(end);
        }
        let found = self
            .holiday(at)
            .or_else(|| self.day_and_month(at))
            .or_else(|| self.count(at))
            .or_else(|| self.decade(at))
            .or_else(|| self.century(at))
            .or_else(|| self.part_of_year(at))
            .or_else(|| self.same_period(at))
            .or_else(|| self.part_of_period(at))
            .or_else(|| self.nth_weekday(at))
            .or_else(|| self.month(at))
            .or_else(|| self.season(at))
            .or_else(|| self.day_of_month(at))
            .or_else(|| self.weekday(at))
            .or_else(|| self.period(at))
            .or_else(|| self.deictic(at))
            .or_else(|| self.years(at))
            .or_else(|| self.year(at))?;
        self.push(found);
        Some(found.end)
    }

    /// Keeps a date. One before it without its year, joined to it, is of the same year: "entre el 30
    /// de abril y el 2 de mayo de 2024".
    fn push(&mut self, found: Found) {
        if !found.when.can_be_written() {
            return;
        }
        let joined = self.found.last().is_some_and(|last| {
            found.start - last.end <= 3
                && (last.end..found.start).any(|at| self.plays(at, Role::Joins))
        });
        if let Some(last) = self.found.last_mut().filter(|_| joined)
            && matches!(
                found.rule,
                DateRule::FullDate | DateRule::MonthAndYear | DateRule::MonthOfNeighbouringYear
            )
            && matches!(last.rule, DateRule::DayAndMonth | DateRule::Month)
        {
            let year = found.when.year();
            let same = last.when.in_year(year).filter(|when| when.first() <= found.when.first());
            if let Some(when) = same.or_else(|| last.when.in_year(year - 1)) {
                last.when = when;
                last.from_base = found.from_base;
            }
        }
        self.found.push(found);
    }

    // Parts.

    // Dates.
}

/// A date of some tokens; its rule tells whether it counts from the base.
fn dated(span: (usize, usize), when: CalendarValue, rule: DateRule) -> Found {
    let from_base = !matches!(
        rule,
        DateRule::FullDate
            | DateRule::MonthAndYear
            | DateRule::Year
            | DateRule::Decade
            | DateRule::Century
            | DateRule::Span
            | DateRule::FromDateTold
    );
    Found { start: span.0, end: span.1, when, rule, from_base }
}
