//! Dates of a day: numeric, by day and month, by weekday, holidays.

use crate::tokens::AtPlace as _;
use chrono::{Datelike, NaiveDate};
use cotejo_core::{article::Language, findings::DateRule, timex::CalendarValue};

use super::{
    Found, Reader, dated,
    words::{Head, YearBeside},
};
use crate::{
    dates::{
        lexicon::{Anchor, Phrase, Role},
        numeric::{NumericDate, is_a_day, numeric},
        resolve::{self, Holiday, Unit},
    },
    tenses::{Named, Tense},
};

/// The most days that one month may follow: "los días 3, 4 y 5 de mayo".
const MOST_DAYS: usize = 8;

/// Days before a month.
struct DaysList {
    /// Each with its first token and the token after it.
    days: [(u32, usize, usize); MOST_DAYS],
    count: usize,
    /// Joined by a mark: "3-5 de mayo".
    dashed: bool,
    month: u32,
    end: usize,
}

impl Reader<'_, '_> {
    /// A weekday before a day: "el martes", "Tuesday," "el Mi,".
    pub(super) fn weekday_lead(&self, at: usize) -> Option<(u32, usize)> {
        let mut head = self.after(at, Role::Article);
        while let Some((_, next)) = self.offset(head).filter(|_| head < at + 3) {
            head = next;
        }
        let Named::Weekday(weekday) = self.named(head)? else { return None };
        let mark = [",", "("].into_iter().find(|mark| self.tokens.is_mark(head + 1, mark));
        let next = head + 1 + usize::from(mark.is_some());
        let article = self.after(next, Role::Article);
        Some((weekday, self.after(article, Role::DayWord)))
    }

    /// A day and month with their year, written or resolved, and with its weekday where one is written.
    pub(super) fn day_of_year(
        &self,
        (start, end): (usize, usize),
        (day, month): (u32, u32),
        weekday: Option<u32>,
    ) -> Option<Found> {
        match self.year_after(end) {
            Some((YearBeside::Number(year), end)) => {
                let day = NaiveDate::from_ymd_opt(year, month, day)?;
                return Some(dated((start, end), CalendarValue::Day(day), DateRule::FullDate));
            }
            Some((YearBeside::Beside(year), end)) => {
                let day = NaiveDate::from_ymd_opt(year, month, day)?;
                return Some(dated((start, end), CalendarValue::Day(day), DateRule::DayAndMonth));
            }
            None => {}
        }
        let base = self.base?;
        // "el 22 de noviembre próximo".
        let end = self
            .offset_after(end)
            .filter(|(offset, _)| offset.steps != 0)
            .map_or(end, |(_, end)| end);
        let days = resolve::years_about(base)
            .filter_map(move |year| NaiveDate::from_ymd_opt(year, month, day));
        let on_weekday = days.clone().filter(|day| {
            weekday.is_some_and(|weekday| day.weekday().num_days_from_monday() == weekday)
                && (*day - base).num_days().abs() < resolve::MOST_OF_A_YEAR
        });
        let lean = self.lean(start, end);
        let day = resolve::nearest(on_weekday, base, lean)
            .or_else(|| resolve::nearest(days, base, lean))?;
        Some(dated((start, end), CalendarValue::Day(day), DateRule::DayAndMonth))
    }

    /// "19 de junio de 2024", "el lunes, 4 de diciembre", "August 12, 2025", "22/02/2016", "16 y el
    /// 25 de junio".
    pub(super) fn day_and_month(&mut self, at: usize) -> Option<Found> {
        let lead = self.weekday_lead(at);
        let (weekday, first) = lead.map_or((None, at), |(weekday, next)| (Some(weekday), next));
        let led = lead.is_some()
            || at > 0 && (self.plays(at - 1, Role::Article) || self.plays(at - 1, Role::DayWord))
            || at > 0 && self.offset(at - 1).is_some();
        if let Some((date, end)) = numeric(self.tokens, first, led, self.language) {
            return self.numeric(date, (at, end), weekday);
        }
        self.days_and_month(at, first, weekday)
            .or_else(|| self.month_and_day(at, first, weekday))
            .or_else(|| self.day_of_number(at, first, weekday, led))
    }

    pub(super) fn numeric(
        &self,
        date: NumericDate,
        span: (usize, usize),
        weekday: Option<u32>,
    ) -> Option<Found> {
        match date {
            NumericDate::Full(day) => {
                Some(dated(span, CalendarValue::Day(day), DateRule::FullDate))
            }
            NumericDate::DayAndMonth { day, month } => {
                self.day_of_year(span, (day, month), weekday)
            }
            NumericDate::Month { year, month } => {
                Some(dated(span, CalendarValue::Month(year, month), DateRule::MonthAndYear))
            }
        }
    }

    /// Days and the month after them: "3 de mayo", "16 y el 25 de junio", "3, 4 y 5 de mayo".
    fn days_list(&self, first: usize) -> Option<DaysList> {
        let (day, mut end) = self.day(first)?;
        let mut list =
            DaysList { days: [(0, 0, 0); MOST_DAYS], count: 1, dashed: false, month: 0, end };
        list.days[0] = (day, first, end);
        loop {
            if let Some((month, end)) = self.month_name(self.after(end, Role::Of), true) {
                return Some(DaysList { month, end, ..list });
            }
            let joined =
                end + usize::from(self.plays(end, Role::Joins) || self.tokens.is_mark(end, ","));
            if joined == end || list.count == MOST_DAYS {
                return None;
            }
            list.dashed |= self.tokens[end].folded == "-";
            let next = self.after(self.after(joined, Role::Article), Role::DayWord);
            let (day, after) = self.day(next)?;
            list.days[list.count] = (day, next, after);
            list.count += 1;
            end = after;
        }
    }

    /// Days of a month; all but the last are kept at once.
    pub(super) fn days_and_month(
        &mut self,
        at: usize,
        first: usize,
        weekday: Option<u32>,
    ) -> Option<Found> {
        let DaysList { mut days, count, dashed, month, end } = self.days_list(first)?;
        days[0].1 = at;
        let (day, start, _) = days[count - 1];
        let last = self.day_of_year((start, end), (day, month), weekday.filter(|_| count == 1))?;
        let CalendarValue::Day(last_day) = last.when else { return None };
        let in_month = |day| {
            let this_year = NaiveDate::from_ymd_opt(last_day.year(), month, day)?;
            (this_year <= last_day)
                .then_some(this_year)
                .or_else(|| this_year.with_year(this_year.year() - 1))
        };
        if dashed && count == 2 {
            let when = CalendarValue::Days(in_month(days[0].0)?, last_day);
            return Some(Found { start: at, when, ..last });
        }
        for (day, start, end) in &days[..count - 1] {
            if let Some(day) = in_month(*day) {
                self.push(Found {
                    start: *start,
                    end: *end,
                    when: CalendarValue::Day(day),
                    ..last
                });
            }
        }
        Some(last)
    }

    /// "August 12, 2025", "Aug. 12", "mayo veintiuno", "May 3-5".
    pub(super) fn month_and_day(
        &mut self,
        at: usize,
        first: usize,
        weekday: Option<u32>,
    ) -> Option<Found> {
        let (month, next) = self.month_name(first, true)?;
        // "In May 20 people" counts people.
        if self.plays_before(first, Role::Leads) && self.tokens[first - 1].folded == "in" {
            return None;
        }
        let (day, end) = self.day(self.after_mark(next, "the"))?;
        if !is_a_day(day, month) || self.is_counted(end) {
            return None;
        }
        let first_found = |reader: &Self, end| reader.day_of_year((at, end), (day, month), weekday);
        if self.plays(end, Role::Joins)
            && let Some((second, after)) = self.day(end + 1)
            && second > day
            && is_a_day(second, month)
            && self.month_name(self.after(after, Role::Of), true).is_none()
            && !self.is_counted(after)
        {
            let last = self.day_of_year((end + 1, after), (second, month), None)?;
            let CalendarValue::Day(last_day) = last.when else { return None };
            let day = last_day.with_day(day)?;
            if self.tokens[end].folded == "-" {
                return Some(Found { start: at, when: CalendarValue::Days(day, last_day), ..last });
            }
            self.push(Found { start: at, end, when: CalendarValue::Day(day), ..last });
            return Some(last);
        }
        first_found(self, end)
    }

    /// Whether a number that ends before a token counts what follows: "20 people", "5 %".
    pub(super) fn is_counted(&self, at: usize) -> bool {
        let Some(next) = self.tokens.get(at) else { return false };
        let word = self.entry(at);
        let plural = !next.is_capitalised() && next.text.ends_with('s') && next.text.len() > 3;
        matches!(next.text, "%" | "$" | "€" | "£")
            || next.is_word() && plural && word.is_none()
            || word.is_some_and(|word| word.unit.is_some() || word.plays(Role::Counted))
    }

    /// "9 de 8 de 1971", "el 17 del 11": months by number.
    pub(super) fn day_of_number(
        &self,
        at: usize,
        first: usize,
        weekday: Option<u32>,
        led: bool,
    ) -> Option<Found> {
        let day = self.digits(first)?;
        let of = self.after(first + 1, Role::Of);
        let month = self.digits(of).filter(|_| of > first + 1)?;
        if !is_a_day(day, month) || self.tokens[of].text.len() > 2 {
            return None;
        }
        let end = of + 1;
        let year = self.plays(end, Role::Of) && self.year_number(end + 1).is_some();
        let unitless = self.tokens.get(end).is_none_or(|next| !next.is_word() && next.text != "%")
            || self.plays(end, Role::Leads);
        (year || led && unitless)
            .then(|| self.day_of_year((at, end), (day, month), weekday))
            .flatten()
    }

    /// A weekday: the one before, the one to come, by the words beside it or by its tense.
    pub(super) fn weekday(&self, at: usize) -> Option<Found> {
        let (Head::Named(Named::Weekday(weekday)), offset, end) = self.with_offsets(at)? else {
            return None;
        };
        if self.comes_round(at) || self.is_a_name(at, end) {
            return None;
        }
        let base = self.base?;
        let of = self.after(end, Role::Of);
        if let Some((CalendarValue::Week(monday), end, _)) = self.lenient_period(of) {
            let day = resolve::weekday_in(monday, weekday)?;
            let rule = if day <= base { DateRule::PastWeekday } else { DateRule::ComingWeekday };
            return Some(dated((at, end), CalendarValue::Day(day), rule));
        }
        let (tense, own) = match offset.map(|offset| offset.steps) {
            Some(..0) => (Tense::Past, false),
            Some(1..) => (Tense::Future, false),
            Some(0) | None => match self.tense(at, end) {
                Some(Tense::Future) => (Tense::Future, true),
                Some(Tense::Past) | None => (Tense::Past, true),
            },
        };
        let plain = offset
            .is_some_and(|offset| offset.steps == 0 && offset.anchor == Anchor::Reference)
            && self.tense(at, end).is_none();
        let day = if plain {
            resolve::weekday_in(resolve::monday_of(base)?, weekday)?
        } else {
            resolve::weekday_beside(base, weekday, tense, own)?
        };
        let rule = if day > base { DateRule::ComingWeekday } else { DateRule::PastWeekday };
        Some(dated((at, end), CalendarValue::Day(day), rule))
    }

    /// Whether a weekday comes round every week: "los lunes", "every Monday", "de lunes a viernes".
    pub(super) fn comes_round(&self, at: usize) -> bool {
        let is_bare = |at: usize| matches!(self.named(at), Some(Named::Weekday(_)));
        let spanish = self.language != Language::English;
        let runs_to = self.plays(at + 1, Role::Joins) && is_bare(at + 2);
        let runs_from = at > 1 && self.plays(at - 1, Role::Joins) && is_bare(at - 2);
        self.plays(at, Role::Every)
            || self.plays_before(at, Role::Every)
            || spanish && is_bare(at) && (runs_to || runs_from)
    }

    /// Whether a Spanish weekday is written as a name: "Plácido Domingo", "Santo Domingo".
    pub(super) fn is_a_name(&self, at: usize, end: usize) -> bool {
        let last = &self.tokens[end - 1];
        self.language != Language::English
            && last.is_capitalised()
            && (self.capitals_beside(end - 1)
                || end - 1 > at && self.plays(end - 1, Role::NameToo)
                || self.tokens.get(end).is_some_and(|next| next.is_word() && next.is_capitalised()))
    }

    /// "el 15", "el día 15", "lunes 21", "el 21 de este mes", "the 15th".
    pub(super) fn day_of_month(&self, at: usize) -> Option<Found> {
        let lead = self.weekday_lead(at);
        let article = self.after(at, Role::Article);
        let (mut first, mut firm) = (article, false);
        while let Some((offset, next)) = self.offset(first).filter(|_| first < at + 3) {
            firm |= offset.anchor == Anchor::Reference && offset.steps != 0;
            first = next;
        }
        firm |= self.plays(first, Role::DayWord);
        first = lead.map_or(self.after(first, Role::DayWord), |(_, next)| next);
        let (day, end) = self.day(first)?;
        let goes_on = self
            .tokens
            .get(end)
            .is_some_and(|next| next.glued && matches!(next.text, "/" | "-" | ":"));
        if goes_on || self.is_counted(end) || self.days_list(first).is_some() {
            return None;
        }
        let of = self.after(end, Role::Of);
        let whole = self.ordinal(first).is_some();
        let month = self.period_at(of).or_else(|| self.bare_unit(of).filter(|_| first > at));
        if let Some((CalendarValue::Month(year, month), end, _)) =
            month.filter(|_| of > end || whole)
        {
            let day = NaiveDate::from_ymd_opt(year, month, day)?;
            return Some(dated((at, end), CalendarValue::Day(day), DateRule::DayOfMonth));
        }
        let ends = self.tokens.get(end).is_none_or(|next| {
            !next.is_word() && !matches!(next.text, "%" | "$" | "€" | "-" | "/" | ":")
        });
        let said_by_number = whole || self.language != Language::English;
        let alone = article > at
            && at > 0
            && ends
            && self.tokens[at - 1].is_word()
            && !self.plays_before(at, Role::NoDay)
            && !self.plays(at, Role::Every)
            && self.tokens[at].folded != "la";
        // "this first flight", "la próxima segunda parte".
        let in_words = self.entry(first).is_some_and(|entry| entry.ordinal.is_some());
        let said_by_number = said_by_number && !in_words;
        let bound = lead.is_some() && !self.tokens.is_mark(end, ":");
        if !(bound || said_by_number && (firm || alone)) {
            return None;
        }
        let (base, weekday) = (self.base?, lead.map(|(weekday, _)| weekday));
        let days = (-13..=13).filter_map(move |steps| {
            let CalendarValue::Month(year, month) = resolve::neighbour(Unit::Month, base, steps)?
            else {
                return None;
            };
            let date = NaiveDate::from_ymd_opt(year, month, day)?;
            weekday
                .is_none_or(|weekday| date.weekday().num_days_from_monday() == weekday)
                .then_some(date)
        });
        let date = resolve::nearest(days, base, self.lean(at, end))?;
        Some(dated((at, end), CalendarValue::Day(date), DateRule::DayOfMonth))
    }

    /// "el primer viernes de julio", "the last Sunday of October 2024".
    pub(super) fn nth_weekday(&self, at: usize) -> Option<Found> {
        let head = self.after(at, Role::Article);
        let (nth, next) = if let Some((nth @ 1..=4, next)) = self.ordinal(head) {
            (Some(nth), next)
        } else {
            let (offset, next) = self.offset(head)?;
            (offset.steps == -1).then_some((None, next))?
        };
        let Some(Named::Weekday(weekday)) = self.named(next) else { return None };
        let of = Some(next + 1).filter(|&of| self.plays(of, Role::Of))? + 1;
        let pick = |year: i32, month: u32| match nth {
            Some(nth) => resolve::nth_weekday(year, month, u8::try_from(nth).ok()?, weekday),
            None => (4..=5).rev().find_map(|nth| resolve::nth_weekday(year, month, nth, weekday)),
        };
        if let Some((CalendarValue::Month(year, month), end, _)) = self.period_at(of) {
            let day = pick(year, month)?;
            return Some(dated((at, end), CalendarValue::Day(day), DateRule::DayOfMonth));
        }
        let (month, end) = self.month_name(of, false)?;
        if let Some((YearBeside::Number(year) | YearBeside::Beside(year), end)) =
            self.year_after(end)
        {
            let day = pick(year, month)?;
            return Some(dated((at, end), CalendarValue::Day(day), DateRule::DayOfMonth));
        }
        let base = self.base?;
        let days = resolve::years_about(base).filter_map(|year| pick(year, month));
        let day = resolve::nearest(days, base, self.lean(at, end))?;
        Some(dated((at, end), CalendarValue::Day(day), DateRule::DayOfMonth))
    }

    /// A day with a name.
    pub(super) fn holiday(&self, at: usize) -> Option<Found> {
        let article = self.after(at, Role::Article);
        let pick = |phrase| match phrase {
            Phrase::Holiday(holiday) => Some(holiday),
            _ => None,
        };
        let (at, (holiday, end)) = match self.phrase(at, pick) {
            Some(found) => (at, found),
            None => (article, self.phrase(article, pick)?),
        };
        let when = |holiday: Holiday, year| {
            let (first, last) = holiday.days(year)?;
            Some(if first == last {
                CalendarValue::Day(first)
            } else {
                CalendarValue::Days(first, last)
            })
        };
        if let Some((YearBeside::Number(year) | YearBeside::Beside(year), end)) =
            self.year_after(end)
        {
            return Some(dated((at, end), when(holiday, year)?, DateRule::Holiday));
        }
        let base = self.base?;
        let days = resolve::years_about(base).filter_map(|year| Some(holiday.days(year)?.0));
        let day = resolve::nearest(days, base, self.lean(at, end))?;
        Some(dated((at, end), when(holiday, day.year())?, DateRule::Holiday))
    }

    /// Whether a token goes on a list that a date of some rule begins: "en 2010, 2011 y 2012".
    pub(super) fn joins_on(&self, at: usize, is: impl Fn(DateRule) -> bool) -> bool {
        let Some(last) = self.found.last().filter(|last| is(last.rule)) else { return false };
        let between = last.end.min(at)..at;
        (1..=3).contains(&between.len())
            && between.into_iter().all(|at| {
                let joins = [Role::Joins, Role::Article, Role::Leads];
                self.tokens.is_mark(at, ",") || joins.into_iter().any(|role| self.plays(at, role))
            })
    }

    /// Whether a capitalised word stands right beside a token: the name is longer.
    pub(super) fn capitals_beside(&self, at: usize) -> bool {
        let capital = |at: usize| {
            self.tokens.get(at).is_some_and(|token| token.is_word() && token.is_capitalised())
        };
        self.language != Language::English && at > 0 && capital(at - 1) && capital(at)
    }
}
