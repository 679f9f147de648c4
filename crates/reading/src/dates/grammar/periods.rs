//! Dates of a period: months, counts of units, seasons, decades, years.

use crate::tokens::AtPlace as _;
use chrono::Datelike;
use cotejo_core::{article::Language, findings::DateRule, timex::CalendarValue};

use super::{
    Found, Reader, dated,
    words::{Head, YearBeside, is_apostrophe},
};
use crate::{
    dates::{
        lexicon::{Anchor, Grammatical, Phrase, Role},
        resolve::{self, Unit},
    },
    numerals,
    tenses::{Named, Tense},
};

impl Reader<'_, '_> {
    /// A unit beside the base, or beside the date before: "la semana pasada", "el año anterior".
    pub(super) fn period_at(&self, at: usize) -> Option<(CalendarValue, usize, DateRule)> {
        let (Head::Unit(unit), Some(offset), end) = self.with_offsets(at)? else { return None };
        let (anchor, rule) = match offset.anchor {
            Anchor::Reference | Anchor::Window => (self.base?, DateRule::NeighbouringPeriod),
            Anchor::Antecedent => {
                let antecedent = match offset.steps {
                    0 => self.antecedent(),
                    _ if unit == Unit::Day => {
                        self.antecedent().filter(|when| matches!(when, CalendarValue::Day(_)))
                    }
                    _ => self.found.last().map(|found| found.when),
                };
                match antecedent.and_then(CalendarValue::first) {
                    Some(day) => (day, DateRule::FromDateTold),
                    // The antecedent is not known: a day after it may not be the base's.
                    None if offset.steps == 0 => return None,
                    None if offset.steps > 0 && self.tense(at, end) == Some(Tense::Past) => {
                        return None;
                    }
                    None => (self.base?, DateRule::NeighbouringPeriod),
                }
            }
        };
        Some((resolve::neighbour(unit, anchor, offset.steps)?, end, rule))
    }

    /// A week beside a weekday, whatever stands before it: "de la última semana".
    pub(super) fn lenient_period(&self, at: usize) -> Option<(CalendarValue, usize, DateRule)> {
        self.period_at(at).or_else(|| {
            let (offset, head) = self.offset(self.after(at, Role::Article))?;
            let (unit, end) = self.unit(head)?;
            let when = resolve::neighbour(unit, self.base?, offset.steps)?;
            Some((when, end, DateRule::NeighbouringPeriod))
        })
    }

    /// "octubre de 2024", "October of next year", "en abril", "el pasado marzo".
    pub(super) fn month(&self, at: usize) -> Option<Found> {
        if let Some((Head::Named(Named::Month(month)), Some(offset), end)) = self.with_offsets(at)
            && let Some(name) = (at..end).find(|&at| self.named(at) == Some(Named::Month(month)))
            && (self.tokens[name].text.len() > 3 || self.month_name(name, false).is_some())
        {
            // "este marzo de 2024" says its year.
            if let Some((YearBeside::Number(year), end)) = self.year_after(end) {
                return Some(dated(
                    (at, end),
                    CalendarValue::Month(year, month),
                    DateRule::MonthAndYear,
                ));
            }
            let when = resolve::month_beside(month, self.base?, offset.steps);
            return Some(dated((at, end), when, DateRule::Month));
        }
        let (month, end) = self.month_name(at, false)?;
        match self.year_after(end) {
            Some((YearBeside::Number(year), end)) => {
                return Some(dated(
                    (at, end),
                    CalendarValue::Month(year, month),
                    DateRule::MonthAndYear,
                ));
            }
            Some((YearBeside::Beside(year), end)) => {
                let rule = DateRule::MonthOfNeighbouringYear;
                return Some(dated((at, end), CalendarValue::Month(year, month), rule));
            }
            None => {}
        }
        let base = self.base?;
        // "May" and "Abril" are names too.
        let capitalised = self.tokens[at].is_capitalised();
        let led = self.plays_before(at, Role::Leads)
            && !(capitalised && self.plays_before(at, Role::Of))
            || self.plays_before(at, Role::Part)
            || self.joins_on(at, |rule| matches!(rule, DateRule::Month | DateRule::MonthAndYear));
        let plain = self.is_lower_case_month(at)
            || !self.plays(at, Role::NameToo) && !self.capitals_beside(at);
        if !led && !plain {
            return None;
        }
        let year = resolve::year_of_month(month, base, self.tense(at, end));
        Some(dated((at, end), CalendarValue::Month(year, month), DateRule::Month))
    }

    /// A unit without an offset: "del año", "of the month": the base's.
    pub(super) fn bare_unit(&self, at: usize) -> Option<(CalendarValue, usize, DateRule)> {
        let head = self.after(at, Role::Article);
        let (unit, end) = self.unit(head).filter(|(unit, _)| *unit != Unit::Day)?;
        Some((resolve::neighbour(unit, self.base?, 0)?, end, DateRule::NeighbouringPeriod))
    }

    /// "hace tres días", "two weeks ago", "dentro de un mes", "dos días después de hoy".
    pub(super) fn count(&self, at: usize) -> Option<Found> {
        let base = self.base?;
        let before = self.phrase(at, |phrase| match phrase {
            Phrase::BeforeCount(steps) => Some((steps, true)),
            Phrase::InCount(steps) => Some((steps, false)),
            _ => None,
        });
        let mut number = before.map_or(at, |(_, next)| next);
        while let Some(((), next)) =
            self.phrase(number, |phrase| (phrase == Phrase::About).then_some(()))
        {
            number = next;
            before?;
        }
        let one = matches!(self.tokens.get(number)?.folded.as_str(), "a" | "an");
        let (count, next) = if one && self.language == Language::English {
            (1, number + 1)
        } else {
            self.digits(number).map(|count| (count, number + 1)).or_else(|| self.words(number))?
        };
        let (unit, end) = self.units(next)?;
        let after = self.phrase(end, |phrase| match phrase {
            Phrase::AfterCount(steps) => Some(steps),
            _ => None,
        });
        let from_day = self.phrase(end, |phrase| match phrase {
            Phrase::FromDay(steps) => Some(steps),
            _ => None,
        });
        let on_day = from_day.and_then(|(steps, next)| {
            let (offset, end) = self.phrase(next, |phrase| match phrase {
                Phrase::Day(offset) => Some(offset),
                _ => None,
            })?;
            Some((steps, resolve::days_on(base, offset)?, end))
        });
        if let Some((steps, day, end)) = on_day {
            // A count from a named day is exact to the day.
            let count = i64::from(count) * steps;
            let when = match unit {
                Unit::Week => resolve::neighbour(Unit::Day, day, count * 7)?,
                _ => resolve::neighbour(unit, day, count)?,
            };
            return Some(dated((at, end), when, DateRule::Counted));
        }
        let (steps, end) = match (before, after) {
            (_, Some((steps, end))) => (steps, end),
            (Some(((steps, true), _)), None) => (steps, end),
            (Some(((steps, false), _)), None) => {
                (self.tense(at, end) == Some(Tense::Future)).then_some((steps, end))?
            }
            (None, None) => return None,
        };
        // "desde hace dos años" is how long.
        if before.is_some() && self.plays_before(at, Role::Leads) {
            return None;
        }
        let count = i64::from(count) * steps;
        // Weeks ahead are set for a day; weeks ago are remembered as weeks.
        let when = match unit {
            Unit::Week if steps > 0 => resolve::neighbour(Unit::Day, base, count * 7)?,
            _ => resolve::neighbour(unit, base, count)?,
        };
        Some(dated((at, end), when, DateRule::Counted))
    }

    /// "los años noventa", "la década de 1990", "the 1990s", "the nineties", "de los 90".
    pub(super) fn decade(&self, at: usize) -> Option<Found> {
        let tens = |ten: u32| ten.is_multiple_of(10) && (20..100).contains(&ten);
        let decade_of = |number: u32| match number {
            _ if tens(number) => Some(190 + number / 10),
            1000..2200 if number.is_multiple_of(10) => Some(number / 10),
            _ => None,
        };
        let found = |decade: u32, end| {
            let when = CalendarValue::Decade(i32::try_from(decade).ok()?);
            Some(dated((at, end), when, DateRule::Decade))
        };
        // "1990s", "'90s", "90s", "1990's".
        let token = &self.tokens[at];
        if let Some(digits) = token.folded.strip_suffix('s') {
            let digits = digits.trim_end_matches('"');
            let led = digits.len() == 4
                || self.plays_before(at, Role::Article)
                || at > 0 && is_apostrophe(&self.tokens[at - 1]);
            if matches!(digits.len(), 2 | 4)
                && digits.bytes().all(|byte| byte.is_ascii_digit())
                && led
            {
                return found(decade_of(digits.parse().ok()?)?, at + 1);
            }
        }
        if let Some(decade) = self.entry(at).and_then(|entry| entry.decade) {
            return self
                .plays_before(at, Role::Article)
                .then(|| found(190 + decade / 10, at + 1))?;
        }
        // "años noventa", "década de los noventa", "los 90".
        let (unit, next) = match self.units(at) {
            Some((unit @ (Unit::Year | Unit::Decade), next)) => (Some(unit), next),
            Some(_) => return None,
            None => (None, at),
        };
        let of = if unit == Some(Unit::Decade) { self.after(next, Role::Of) } else { next };
        let number = self.after(self.after(of, Role::Article), Role::DayWord);
        let number = if unit == Some(Unit::Decade)
            && self.units(number).is_some_and(|(unit, _)| unit == Unit::Year)
        {
            number + 1
        } else {
            number
        };
        let (value, end) =
            self.digits(number).map(|value| (value, number + 1)).or_else(|| self.words(number))?;
        let decade = decade_of(value)?;
        let named = match unit {
            Some(Unit::Decade) => of > next || self.language == Language::English,
            Some(_) => self.entry(at)?.unit?.1 == Grammatical::Plural && number == next,
            None => {
                let stops = self.tokens.get(end).is_none_or(|next| {
                    !next.is_word() && !matches!(next.text, "%" | "$" | "€" | "-")
                });
                number == at + 1
                    && token.folded == "los"
                    && self.plays_before(at, Role::Leads)
                    && stops
                    && tens(value)
            }
        };
        named.then(|| found(decade, end))?
    }

    /// "siglo XX", "the 19th century".
    pub(super) fn century(&self, at: usize) -> Option<Found> {
        let (number, end) = if let Some((Unit::Century, next)) = self.units(at) {
            let number =
                self.digits(next).or_else(|| numerals::roman(self.tokens.get(next)?.text))?;
            (number, next + 1)
        } else {
            let (number, next) = self.ordinal(at)?;
            let unit = self.after_mark(next, "-");
            let (Unit::Century, end) = self.units(unit)? else { return None };
            (number, end)
        };
        // "a. C.", "BC".
        let next = |on: usize| self.tokens.folded(end + on);
        let before_christ =
            matches!(next(0), "bc" | "bce") || next(0) == "a" && matches!(next(1), "." | "c");
        let century = i32::try_from(number)
            .ok()
            .filter(|century| (2..=99).contains(century) && !before_christ)?;
        Some(dated((at, end), CalendarValue::Century(century - 1), DateRule::Century))
    }

    /// "el primer trimestre de 2009", "the third quarter of last year", "segundo semestre".
    pub(super) fn part_of_year(&self, at: usize) -> Option<Found> {
        let (nth, next) = match self.ordinal(at) {
            Some((nth, next)) => (Some(nth), next),
            None if self.plays(at, Role::Part) => (None, at + 1),
            None => {
                let (offset, next) = self.offset(at)?;
                (offset.steps == -1).then_some((None, next))?
            }
        };
        let head = self.after_mark(next, "-");
        let english_half = self.language == Language::English && self.tokens.is_mark(head, "half");
        let (unit, end) = match self.unit(head) {
            Some((unit @ (Unit::Quarter | Unit::Half), end)) => (unit, end),
            _ if english_half => (Unit::Half, head + 1),
            _ => return None,
        };
        let parts = if unit == Unit::Quarter { 4 } else { 2 };
        let of = self.after(end, Role::Of);
        let year =
            self.year_after(end).or_else(|| match self.bare_unit(of).filter(|_| of > end)? {
                (CalendarValue::Year(year), end, _) => Some((YearBeside::Beside(year), end)),
                _ => None,
            });
        // "el último trimestre" by itself is the neighbour, and "the first half" a match's.
        if year.is_none() && (nth.is_none() || english_half) {
            return None;
        }
        let nth = nth.unwrap_or(parts);
        let of_year = |year| {
            (1..=parts).contains(&nth).then_some(if unit == Unit::Quarter {
                CalendarValue::Quarter(year, nth)
            } else {
                CalendarValue::Half(year, nth)
            })
        };
        let Some((YearBeside::Number(year) | YearBeside::Beside(year), end)) = year else {
            let base = self.base?;
            let starts = resolve::years_about(base).filter_map(|year| of_year(year)?.first());
            let day = resolve::nearest(starts, base, self.lean(at, end))?;
            return Some(dated((at, end), of_year(day.year())?, DateRule::PartOfYear));
        };
        Some(dated((at, end), of_year(year)?, DateRule::PartOfYear))
    }

    /// "el mismo mes del año anterior", "the same period last year": the date before, in another year.
    pub(super) fn same_period(&self, at: usize) -> Option<Found> {
        let same = self.after(at, Role::Article);
        if !self.plays(same, Role::Same) {
            return None;
        }
        let end = match self.unit(same + 1) {
            Some((_, end)) => end,
            None if self.plays(same + 1, Role::AnyPeriod) => same + 2,
            None => return None,
        };
        let antecedent = self.found.last()?.when;
        let (year, end) = match self.year_after(end) {
            Some((YearBeside::Number(year) | YearBeside::Beside(year), end)) => (year, end),
            None => {
                let count = self.count(end)?;
                let CalendarValue::Year(year) = count.when else { return None };
                (year, count.end)
            }
        };
        // "del año anterior" is resolved from the antecedent already.
        Some(dated((at, end), antecedent.in_year(year)?, DateRule::FromDateTold))
    }

    /// "a finales de año", "the end of the month": TIMEX3's value is the whole period's.
    pub(super) fn part_of_period(&self, at: usize) -> Option<Found> {
        if !self.plays(at, Role::Part) {
            return None;
        }
        let of = Some(at + 1).filter(|&of| self.plays(of, Role::Of) && self.unit(at).is_none())?;
        let (when, end, rule) = self.bare_unit(of + 1)?;
        if matches!(when, CalendarValue::Decade(_) | CalendarValue::Century(_)) {
            return None;
        }
        let said_after = self.offset_after(end).is_some()
            || self.plays(end, Role::Of)
            || self.decade(end - 1).is_some();
        let year_follows = self.year_number(end).is_some();
        (!said_after && !year_follows).then(|| dated((at, end), when, rule))
    }

    /// "el otoño pasado", "este verano", "summer of 2024".
    pub(super) fn season(&self, at: usize) -> Option<Found> {
        let (Head::Named(Named::Season(code)), offset, end) = self.with_offsets(at)? else {
            return None;
        };
        match self.year_after(end) {
            Some((YearBeside::Number(year), end)) => {
                return Some(Found {
                    from_base: false,
                    ..dated((at, end), CalendarValue::Season(year, code), DateRule::Season)
                });
            }
            Some((YearBeside::Beside(year), end)) => {
                return Some(dated((at, end), CalendarValue::Season(year, code), DateRule::Season));
            }
            None => {}
        }
        let when = resolve::season_beside(code, self.base?, offset?.steps)?;
        Some(dated((at, end), when, DateRule::Season))
    }

    /// "el año pasado", "la semana que viene", "este fin de semana", "ese mismo día".
    pub(super) fn period(&self, at: usize) -> Option<Found> {
        let (when, end, rule) = self.period_at(at)?;
        Some(dated((at, end), when, rule))
    }

    /// "hoy", "ayer", "mañana" where it is no part of the day.
    pub(super) fn deictic(&self, at: usize) -> Option<Found> {
        let (offset, end) = self.phrase(at, |phrase| match phrase {
            Phrase::Day(offset) => Some(offset),
            _ => None,
        })?;
        let morning = self.tokens[end - 1].folded == "mañana"
            && end == at + 1
            && self.plays_before(at, Role::Morning);
        let day = resolve::days_on(self.base?, offset)?;
        // "hoy, viernes".
        let weekday = self.after_mark(end, ",");
        let named = matches!(self.named(weekday), Some(Named::Weekday(_)))
            && self.day(weekday + 1).is_none();
        let end = if named { weekday + 1 } else { end };
        (!morning).then(|| dated((at, end), CalendarValue::Day(day), DateRule::Deictic))
    }

    /// Two years in a row of marks: "2010-2012", "la temporada 1995-96".
    pub(super) fn years(&self, at: usize) -> Option<Found> {
        let first = self.year_number(at)?;
        let mark = self
            .tokens
            .get(at + 1)
            .filter(|mark| mark.glued && matches!(mark.folded.as_str(), "-" | "/"))?;
        let last = self.tokens.get(at + 2).filter(|last| last.glued)?;
        let width = last.text.len();
        let last = i32::try_from(self.digits(at + 2)?).ok()?;
        let last = match width {
            4 => last,
            2 => first / 100 * 100 + last,
            _ => return None,
        };
        let longer =
            self.tokens.get(at + 3).is_some_and(|next| next.glued && next.folded == mark.folded);
        let is_range = last > first && (width == 4 || last - first <= 10) && last < 2200 && !longer;
        is_range.then(|| dated((at, at + 3), CalendarValue::Years(first, last), DateRule::Span))
    }

    /// A year by itself, where something says that it is one.
    pub(super) fn year(&self, at: usize) -> Option<Found> {
        let year = self.year_number(at).filter(|year| (1400..2100).contains(year))?;
        let recent = (1900..2100).contains(&year);
        let next = self.tokens.get(at + 1);
        let before = |role| self.plays_before(at, role);
        let is_year = |at: usize| matches!(self.units(at), Some((Unit::Year, _)));
        let named = at > 0 && is_year(at - 1) && recent;
        let counted = before(Role::Counts) && self.is_counted(at + 1);
        let money = at > 0 && matches!(self.tokens[at - 1].text, "$" | "€" | "£");
        let led = before(Role::Leads)
            || before(Role::Part)
            || at > 0 && self.tokens.is_mark(at - 1, "(")
            || named
            || recent && before(Role::Article) && self.tokens[at - 1].folded != "la"
            || self.joins_on(at, |rule| matches!(rule, DateRule::Year | DateRule::MonthAndYear));
        let every = before(Role::Every) && !named;
        let unit_follows = self.plays(at + 1, Role::Clock)
            || next
                .is_some_and(|next| matches!(next.text, "%" | "$" | "€" | "£" | "km" | "m" | "kg"));
        (led && !counted && !money && !unit_follows && !every)
            .then(|| dated((at, at + 1), CalendarValue::Year(year), DateRule::Year))
    }
}
