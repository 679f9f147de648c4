//! What a number counts: the unit, sign or noun beside it.

use cotejo_core::{article::Language, text::word_set::FUNCTION_WORDS};

use super::Reader;
use crate::{
    numerals::{Class, value_of},
    tokens::{AtPlace as _, Token},
};

/// How many words after a number are looked at for what it counts.
const NOUN_REACH: usize = 4;

impl Reader<'_> {
    /// What is counted, the token after it, and a half that is said after it ("dos años y medio").
    pub(super) fn unit(&self, end: usize, value: f64) -> (Option<String>, usize, f64) {
        let none = (None, end, 0.0);
        if let Some(found) = self.sign(end) {
            return found;
        }
        let mut at = end;
        if self.tokens.is(at, &["de", "of"]) {
            at += 1;
            at += usize::from(self.tokens.is(
                at,
                &[
                    "los", "las", "sus", "esos", "esas", "estos", "estas", "the", "its", "their",
                    "these", "those",
                ],
            ));
            if at > end + 1 && self.tokens.get(at).is_some_and(Token::is_capitalised) {
                return none;
            }
            if let Some(found) = self.sign(at) {
                return found;
            }
        }
        if let Some(found) = self.hyphened_unit(end) {
            return found;
        }
        let Some(noun) = self.noun(at, value) else { return none };
        let unit = Some(self.tokens[noun].text.to_owned());
        let half =
            self.tokens.is(noun + 1, &["y"]) && self.tokens.is(noun + 2, &["medio", "media"]);
        if half {
            return (unit, noun + 3, 0.5);
        }
        (unit, noun + 1, 0.0)
    }

    /// "a 25-year contract".
    pub(super) fn hyphened_unit(&self, at: usize) -> Option<(Option<String>, usize, f64)> {
        let noun = self.tokens.get(at + 1).filter(|noun| {
            self.tokens.is_glued(at, &["-"])
                && noun.glued
                && noun.text.chars().count() > 2
                && noun.text.chars().all(char::is_lowercase)
        })?;
        Some((Some(noun.text.to_owned()), at + 2, 0.0))
    }

    /// The noun that a number of `value` counts: in Spanish the first word, adjectives of the table
    /// passed over; in English the first plural of the next few words.
    pub(super) fn noun(&self, at: usize, value: f64) -> Option<usize> {
        let mut at = at;
        for _ in 0..NOUN_REACH {
            let token = self.tokens.get(at).filter(|token| {
                token.is_word() && !token.glued && !FUNCTION_WORDS.contains(&token.folded)
            })?;
            if value_of(Class::Stop, &token.folded).is_some() {
                return None;
            }
            let adjective = value_of(Class::Adjective, &token.folded).is_some();
            let plural = token.folded.ends_with('s') && !token.folded.ends_with("ss");
            let long = token.text.chars().count() > 2;
            let counted = value_of(Class::Unit, &token.folded).is_some()
                || long
                    && (plural || value <= 1.0 || value_of(Class::Turn, &token.folded).is_some());
            if counted
                && !adjective
                && (!token.is_capitalised()
                    || token.is_all_capitals() && value_of(Class::Unit, &token.folded).is_some())
                && token.text.chars().all(char::is_alphabetic)
            {
                return Some(at);
            }
            let goes_on = adjective || self.language == Language::English;
            if !goes_on {
                return None;
            }
            at += 1;
            while self.tokens.is_glued(at, &["-"]) {
                at += 2;
            }
        }
        None
    }

    /// A sign after the number: "%", "por ciento", "€", "US$", "°C".
    pub(super) fn sign(&self, at: usize) -> Option<(Option<String>, usize, f64)> {
        let token = self.tokens.get(at)?;
        if self.tokens.is(at, &["por"]) && self.tokens.is(at + 1, &["ciento", "cien"])
            || self.tokens.is(at, &["per"]) && self.tokens.is(at + 1, &["cent"])
        {
            return Some((Some("%".to_owned()), at + 2, 0.0));
        }
        if self.tokens.is(at, &["percent", "pc"]) {
            return Some((Some("%".to_owned()), at + 1, 0.0));
        }
        let code = usize::from(
            value_of(Class::Money, token.text).is_some()
                && self.tokens.is_glued(at + 1, &["$", "€", "£"]),
        );
        let sign = self.tokens.get(at + code)?;
        value_of(Class::Sign, sign.text)?;
        // "300 € 5": a sign with a blank before and a number glued after belongs to that number.
        let prefix = sign.text != "%"
            && !sign.glued
            && self.tokens.get(at + code + 1).is_some_and(|next| {
                next.glued && next.text.starts_with(|c: char| c.is_ascii_digit())
            });
        if prefix {
            return None;
        }
        let degrees =
            usize::from(sign.text == "°" && self.tokens.is_glued(at + code + 1, &["C", "F"]));
        let end = at + code + 1 + degrees;
        Some((Some(self.span(at, end).of(self.text).to_owned()), end, 0.0))
    }

    /// A sign of money before a number: "$", "US$", "€".
    pub(super) fn money_before(&self, at: usize, left: usize) -> (usize, Option<String>) {
        let Some(sign) = at.checked_sub(1).filter(|&sign| sign >= left) else { return (at, None) };
        let token = &self.tokens[sign];
        if matches!(token.text, "usd" | "USD" | "EUR" | "GBP") {
            return (sign, Some(token.text.to_owned()));
        }
        if !matches!(token.text, "$" | "€" | "£" | "¥") {
            return (at, None);
        }
        // "5 $ 300": the sign belongs to the number before it.
        if sign > left && self.tokens[sign - 1].text.ends_with(|c: char| c.is_ascii_digit()) {
            return (at, None);
        }
        let code = sign > left
            && token.glued
            && value_of(Class::Money, self.tokens[sign - 1].text).is_some();
        let start = sign - usize::from(code);
        (start, Some(self.span(start, sign + 1).of(self.text).to_owned()))
    }
}
