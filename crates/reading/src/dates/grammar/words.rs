//! What the tokens of a sentence are to a date: numbers, days, months, years, units and what
//! stands beside them.

use cotejo_core::{article::Language, timex::CalendarValue};

use super::Reader;
use crate::{
    dates::{
        lexicon::{
            Anchor, Grammatical, LexicalEntry, Offset, Phrase, Role, is_ordinal_suffix, phrase,
        },
        resolve::{Lean, Unit},
    },
    tenses::{Named, Tense, tense_around},
    tokens::{AtPlace as _, Token},
};

/// A year beside a date.
#[derive(Clone, Copy)]
pub(super) enum YearBeside {
    /// "2024".
    Number(i32),
    /// "del año pasado".
    Beside(i32),
}

/// What has neighbours.
#[derive(Clone, Copy)]
pub(super) enum Head {
    Unit(Unit),
    Named(Named),
}

impl Reader<'_, '_> {
    pub(super) fn entry(&self, at: usize) -> Option<&'static LexicalEntry> {
        *self.entry.get(at)?
    }

    pub(super) fn plays(&self, at: usize, role: Role) -> bool {
        self.entry(at).is_some_and(|entry| entry.plays(role))
    }

    /// Whether the token before plays a role.
    pub(super) fn plays_before(&self, at: usize, role: Role) -> bool {
        at > 0 && self.plays(at - 1, role)
    }

    pub(super) fn phrase<T>(
        &self,
        at: usize,
        pick: impl Fn(Phrase) -> Option<T>,
    ) -> Option<(T, usize)> {
        phrase(self.tokens, at, self.entry(at)?, pick)
    }

    /// `at`, or the token after it where it plays a role.
    pub(super) fn after(&self, at: usize, role: Role) -> usize {
        at + usize::from(self.plays(at, role))
    }

    /// `at`, or the token after it where it is a mark.
    pub(super) fn after_mark(&self, at: usize, mark: &str) -> usize {
        at + usize::from(self.tokens.is_mark(at, mark))
    }

    pub(super) fn tense(&self, from: usize, to: usize) -> Option<Tense> {
        tense_around(self.tokens, from, to)
    }

    /// The side of the reference date that words before, in or after a date name, or else the tense.
    pub(super) fn lean(&self, from: usize, to: usize) -> Option<Lean> {
        let named = |at: usize| {
            let offset =
                self.entry(at)?.offset.filter(|offset| offset.anchor == Anchor::Reference)?;
            match offset.steps {
                ..0 => Some(Lean::Named(Tense::Past)),
                0 => None,
                1.. => Some(Lean::Named(Tense::Future)),
            }
        };
        let before = from.checked_sub(1).and_then(named);
        before
            .or_else(|| (from..to.min(from + 3)).find_map(named))
            .or_else(|| to.checked_sub(1).and_then(named))
            .or_else(|| self.tense(from, to).map(Lean::Likely))
    }

    /// The last date before, in this sentence if there is one.
    pub(super) fn antecedent(&self) -> Option<CalendarValue> {
        self.found.last().map(|found| found.when).or(self.antecedent)
    }

    /// A word of the sentence's language that is a name or another word too stands in lower case only
    /// where it is meant: "mayo", not "Plaza de Mayo".
    pub(super) fn is_lower_case_month(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        self.language != Language::English && !token.is_capitalised() && token.text.len() > 3
    }

    /// A number in digits.
    pub(super) fn digits(&self, at: usize) -> Option<u32> {
        let text = self.tokens.get(at)?.text;
        text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
    }

    /// A number in words: "veintidós", "treinta y uno", "dos mil quince", "twenty-two".
    pub(super) fn words(&self, at: usize) -> Option<(u32, usize)> {
        let number = |at| self.entry(at).and_then(|entry| entry.number);
        let (mut total, mut group, mut end) = (0_u32, 0_u32, at);
        loop {
            // "y", "and" and "-" join tens to units, "and" hundreds to the rest.
            let joins = self.plays(end, Role::Joins) && end > at;
            let next = end + usize::from(joins);
            let Some(value) = number(next) else { break };
            group = match value {
                1000 if total == 0 && !joins => {
                    total = group.max(1) * 1000;
                    0
                }
                100 if (2..10).contains(&group) && !joins => group * 100,
                1..10 if group % 10 == 0 && group % 100 >= 20 => group + value,
                1..100 if group % 100 == 0 && (group > 0 || total > 0) => group + value,
                _ if group == 0 && !joins => value,
                _ => break,
            };
            end = next + 1;
        }
        (end > at).then_some((total + group, end))
    }

    /// A year in words: "dos mil quince", "mil novecientos noventa y dos", "nineteen ninety-five".
    pub(super) fn year_in_words(&self, at: usize) -> Option<(i32, usize)> {
        let (first, end) = self.words(at)?;
        let (year, end) = match first {
            1001..2200 => (first, end),
            16..=20 => {
                let (second, end) =
                    self.words(end).filter(|(second, _)| (10..100).contains(second))?;
                (first * 100 + second, end)
            }
            _ => return None,
        };
        Some((i32::try_from(year).ok()?, end))
    }

    /// An ordinal: "primero", "vigésimo segundo", "twenty-second", "1st", "1.º".
    pub(super) fn ordinal(&self, at: usize) -> Option<(u32, usize)> {
        let token = self.tokens.get(at)?;
        if token.text.as_bytes()[0].is_ascii_digit() {
            let cut =
                token.folded.find(|c: char| !c.is_ascii_digit()).unwrap_or(token.folded.len());
            let (digits, suffix) = token.folded.split_at(cut);
            if !suffix.is_empty() {
                return is_ordinal_suffix(suffix).then(|| Some((digits.parse().ok()?, at + 1)))?;
            }
            let point = self.after_mark(at + 1, ".");
            let suffix = self.tokens.get(point).filter(|suffix| suffix.glued)?;
            return matches!(suffix.text, "º" | "°" | "ª")
                .then(|| Some((digits.parse().ok()?, point + 1)))?;
        }
        let entry = self.entry(at)?;
        let ordinal = |at| self.entry(at).and_then(|entry| entry.ordinal);
        let tens = entry.ordinal.or(entry.number).filter(|tens| matches!(tens, 20 | 30));
        if let Some(tens) = tens {
            let next = self.after_mark(at + 1, "-");
            if let Some(unit) = ordinal(next).filter(|unit| *unit < 10) {
                return Some((tens + unit, next + 1));
            }
        }
        entry.ordinal.map(|ordinal| (ordinal, at + 1))
    }

    /// A day of a month: "15", "veintidós", "primero", "1st".
    pub(super) fn day(&self, at: usize) -> Option<(u32, usize)> {
        self.ordinal(at)
            .or_else(|| self.digits(at).map(|day| (day, at + 1)))
            .or_else(|| self.words(at).filter(|_| !self.plays(at, Role::CountOnly)))
            .filter(|(day, _)| (1..=31).contains(day))
    }

    pub(super) fn named(&self, at: usize) -> Option<Named> {
        self.entry(at)?.named
    }

    /// A month by its name or, where a day stands beside it, its short name: "mayo", "Aug.".
    pub(super) fn month_name(&self, at: usize, with_day: bool) -> Option<(u32, usize)> {
        let Named::Month(month) = self.named(at)? else { return None };
        let token = &self.tokens[at];
        let english = self.language == Language::English;
        // "may" is a verb, "set" and "ago" are other words.
        let no_month = english && (self.plays(at, Role::OnlySpanish) || !token.is_capitalised());
        let short = token.text.len() <= 3 && !(english && token.folded == "may");
        if no_month || short && !with_day {
            return None;
        }
        let short =
            token.text.len() <= 4 && self.tokens.is_mark(at + 1, ".") && self.tokens[at + 1].glued;
        // A point that ends the sentence is not the name's.
        let point = short && at + 2 < self.tokens.len();
        Some((month, at + 1 + usize::from(point)))
    }

    /// A year of four digits.
    pub(super) fn year_number(&self, at: usize) -> Option<i32> {
        let year = self.digits(at).filter(|_| self.tokens[at].text.len() == 4)?;
        (1000..2200).contains(&year).then(|| i32::try_from(year).ok())?
    }

    /// The year after a month, a season or a holiday.
    pub(super) fn year_after(&self, at: usize) -> Option<(YearBeside, usize)> {
        let comma = self.after_mark(at, ",");
        if let Some(year) = self.year_number(comma) {
            return Some((YearBeside::Number(year), comma + 1));
        }
        let of = self.after(at, Role::Of);
        if of > at {
            let unit = of + usize::from(self.unit(of) == Some((Unit::Year, of + 1)));
            if let Some(year) = self.year_number(unit) {
                return Some((YearBeside::Number(year), unit + 1));
            }
            if let Some((year, end)) = self.year_in_words(of) {
                return Some((YearBeside::Number(year), end));
            }
        }
        match self.period_at(of)? {
            (CalendarValue::Year(year), end, _) => Some((YearBeside::Beside(year), end)),
            _ => None,
        }
    }

    /// A unit in the singular.
    pub(super) fn unit(&self, at: usize) -> Option<(Unit, usize)> {
        let weekend = self.phrase(at, |phrase| match phrase {
            Phrase::Unit(unit) => Some(unit),
            _ => None,
        });
        weekend.or_else(|| match self.entry(at)?.unit? {
            (unit, Grammatical::Singular) => Some((unit, at + 1)),
            (_, Grammatical::Plural) => None,
        })
    }

    /// A unit after a number.
    pub(super) fn units(&self, at: usize) -> Option<(Unit, usize)> {
        Some((self.entry(at)?.unit?.0, at + 1))
    }

    pub(super) fn offset(&self, at: usize) -> Option<(Offset, usize)> {
        Some((self.entry(at)?.offset?, at + 1))
    }

    /// An offset after its period: "pasado", "que viene", "en curso".
    pub(super) fn offset_after(&self, at: usize) -> Option<(Offset, usize)> {
        let after = self.phrase(at, |phrase| match phrase {
            Phrase::After(steps) => Some(Offset { steps, anchor: Anchor::Reference }),
            _ => None,
        });
        // "pasado mañana", "el martes este periódico".
        let follows = |(offset, end): (Offset, usize)| {
            let day = self.phrase(at, |phrase| matches!(phrase, Phrase::Day(_)).then_some(()));
            let demonstrative = offset.steps == 0 && self.language == Language::Spanish;
            (day.is_none() && !(demonstrative && self.entry(end).is_none_or(|s| s.unit.is_none())))
                .then_some((offset, end))
        };
        let is_after = self.language != Language::English;
        after.or_else(|| is_after.then(|| self.offset(at).and_then(follows)).flatten())
    }

    /// A head with its offsets: "el próximo mes", "la semana que viene", "este pasado jueves"; the
    /// offsets tell which, the token the head stands at tells where.
    pub(super) fn with_offsets(&self, at: usize) -> Option<(Head, Option<Offset>, usize)> {
        let article = self.after(at, Role::Article);
        let (mut offset, mut head) = (None, article);
        for _ in 0..2 {
            let Some((before, next)) = self.offset(head) else { break };
            offset = Some(before);
            head = next;
        }
        let before = offset.is_some();
        let (what, end) = match self.unit(head) {
            Some((unit, end)) => (Head::Unit(unit), end),
            None => (Head::Named(self.named(head)?), head + 1),
        };
        // "el próximo mes de mayo" is May.
        let of_month = matches!(what, Head::Unit(Unit::Month)) && self.plays(end, Role::Of);
        if let Some((month, end)) = of_month.then(|| self.month_name(end + 1, false)).flatten() {
            return Some((Head::Named(Named::Month(month)), offset, end));
        }
        if let Some((after, end)) =
            self.offset_after(end).filter(|_| offset.is_none_or(|s| s.steps == 0))
        {
            // "el día siguiente de la cumbre" counts from there.
            if after.anchor == Anchor::Antecedent && self.plays(end, Role::Of) {
                return None;
            }
            return Some((what, Some(after), end));
        }
        if let (Head::Unit(unit), Some(offset)) = (what, offset)
            && before
            && self.is_stretch(at, unit, offset, end)
        {
            return None;
        }
        Some((what, offset, end))
    }

    /// Whether a unit with an offset before it is how long rather than when, or some other's: "en el
    /// último año", "over the last year", "la última semana de marzo".
    pub(super) fn is_stretch(&self, at: usize, unit: Unit, offset: Offset, end: usize) -> bool {
        let article_before = self.plays_before(at, Role::Article);
        let with_article = article_before || self.plays(at, Role::Article);
        let led = self.plays_before(at - usize::from(article_before), Role::Leads);
        let english_article = with_article && self.language == Language::English;
        let long = unit != Unit::Day;
        let of_another = self.plays(end, Role::Of) && offset.steps != 0;
        of_another
            || long && offset.anchor == Anchor::Window && led
            || long && english_article && offset.anchor == Anchor::Reference && offset.steps != 0
    }
}

pub(super) fn is_apostrophe(token: &Token) -> bool {
    token.folded == "\""
}
