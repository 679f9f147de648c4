//! Numbers that count nothing: years, times, parts of names.

use crate::tokens::AtPlace as _;
use cotejo_core::text::word_set::FUNCTION_WORDS;

use super::{Reader, digits::Number};
use crate::numerals::{Class, value_of};

impl Reader<'_> {
    /// Digits that name, tell the time or number a list, and count nothing.
    pub(super) fn is_no_quantity(&self, at: usize, number: Number) -> bool {
        let end = number.end;
        let is_digits = |at: usize| {
            self.tokens
                .get(at)
                .is_some_and(|token| token.text.starts_with(|c: char| c.is_ascii_digit()))
        };
        let word_before_hyphen = self.tokens[at].glued
            && at > 1
            && matches!(self.tokens[at - 1].text, "-" | "–" | "/" | ":" | "." | "_" | "@" | "#")
            && self.tokens[at - 1].glued;
        let clock = self.tokens.is_glued(end, &[":"]) && is_digits(end + 1)
            || self.tokens.is(end, &["horas", "h", "hrs"])
                && self.tokens[at].text.contains([':', '.'])
            || self.tokens.is(end, &["am", "pm", "a.m", "p.m", "gmt", "utc", "o'clock"])
            || at > 1
                && self.tokens.is_before(at, &["las", "la"])
                && self.tokens.is(at - 2, &["a", "sobre", "desde", "hasta"])
                && number.value < 25.0
                && (number.scale <= 1.0 && self.unit(end, number.value).0.is_none());
        let slash = self.tokens.is_glued(end, &["/"]) && is_digits(end + 1)
            // "52-35": a score.
            || self.tokens.is_glued(end, &["-", "–"])
                && is_digits(end + 1)
                && self.range(at, at, number, None).is_none();
        let lists = at == 0 && self.tokens.is(end, &[".", ")"]);
        let labelled = at > 0
            && (value_of(Class::Label, self.tokens.folded(at - 1)).is_some()
                || self.tokens[at - 1].text == "."
                    && at > 1
                    && value_of(Class::Label, self.tokens.folded(at - 2)).is_some());
        let hyphen_word = self.tokens.is_glued(end, &["-"])
            && self.tokens.get(end + 1).is_some_and(|token| {
                token.glued
                    && token.text.chars().count() == 1
                    && token.is_word()
                    && !is_digits(end + 1)
            });
        word_before_hyphen
            || clock
            || slash
            || lists
            || labelled
            || hyphen_word
            || self.is_after_name(at, number)
            || self.is_year(at, number)
    }

    /// "Boeing 747", "Airbus A330 200": the number is part of the name before it.
    pub(super) fn is_after_name(&self, at: usize, number: Number) -> bool {
        let Some(before) = at.checked_sub(1).map(|before| &self.tokens[before]) else {
            return false;
        };
        if !before.is_capitalised() || number.scale > 1.0 || number.unit.is_some() {
            return false;
        }
        let (unit, ..) = self.unit(number.end, number.value);
        let first = at == 1 || !self.tokens[at - 2].is_word();
        let grammar = FUNCTION_WORDS.contains(&before.folded)
            || value_of(Class::Adjective, &before.folded).is_some();
        let measured = unit.as_deref().is_some_and(|unit| value_of(Class::Sign, unit).is_some());
        let money =
            value_of(Class::Money, before.text).is_some() && self.money_before(at, 0).1.is_some();
        let bounded = self.bound(at, 0).1.is_some();
        !measured
            && !money
            && !bounded
            && !(first && (unit.is_some() || grammar || self.range(at, at, number, None).is_some()))
    }

    /// "en el 2010": a year that no rule of dates took.
    pub(super) fn is_year(&self, at: usize, number: Number) -> bool {
        let plain = self.tokens[at].text.len() == 4 && (1500.0..=2100.0).contains(&number.value);
        plain
            && number.scale <= 1.0
            && self.money_before(at, 0).1.is_none()
            && (at > 0 && self.tokens.is(at - 1, &["el", "del", "al", "in", "since", "en"])
                || self.unit(number.end, number.value).0.is_none())
    }

    /// "el 787", "the 737": a number by itself after a singular article.
    pub(super) fn is_bare_name(&self, at: usize, number: Number) -> bool {
        self.tokens.is_before(at, &["el", "del", "al"])
            || self.tokens.is_before(at, &["the"]) && number.value > 12.0
    }
}
