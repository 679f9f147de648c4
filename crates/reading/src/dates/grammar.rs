//! The grammar of dates over the tokens of a sentence. A part takes the token it begins at and gives
//! what it says with the token after it, or `None`; a date is made of parts.
//!
//! ```text
//! date      = numeric | days month [year] | part-of-year | month [year] | weekday [of week]
//!           | holiday [year] | count of units | [side] period [side] | decade | century | year
//! days      = day { joins day }
//! year      = [of] digits | [of] words | [of] [side] "year"
//! ```

use chrono::{Datelike, NaiveDate};
use cotejo_core::{article::Language, findings::DateRule, timex::When};

use super::{
    lexicon::{From, Grammatical, Phrase, Role, Senses, Side, is_ordinal_suffix, phrase, senses},
    numeric::{Said, is_a_day, numeric},
    reckon::{self, Holiday, Lean, Unit},
};
use crate::{
    numerals,
    tenses::{Named, Tense, tense_around},
    tokens::Token,
};

/// A date found in a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    /// First token.
    pub(super) start: usize,
    /// The token after its last.
    pub(super) end: usize,
    pub(super) when: When,
    pub(super) rule: DateRule,
    /// Whether it was counted from the base.
    pub(super) from_base: bool,
}

/// The dates of a sentence, in order. `told` is the last date of the sentences before.
pub(super) fn read(
    tokens: &[Token],
    base: Option<NaiveDate>,
    language: Language,
    told: Option<When>,
) -> Vec<Found> {
    let senses = tokens.iter().map(senses).collect();
    let mut reader = Reader { tokens, senses, base, language, told, found: Vec::new() };
    let mut at = 0;
    while at < tokens.len() {
        at = reader.date_at(at).unwrap_or(at + 1);
    }
    reader.found
}

struct Reader<'r, 't> {
    tokens: &'r [Token<'t>],
    /// What each token may be, looked up once.
    senses: Vec<Option<&'static Senses>>,
    base: Option<NaiveDate>,
    language: Language,
    told: Option<When>,
    found: Vec<Found>,
}

/// A year beside a date.
#[derive(Clone, Copy)]
enum YearSaid {
    /// "2024".
    Number(i32),
    /// "del año pasado".
    Beside(i32),
}

/// What has neighbours.
#[derive(Clone, Copy)]
enum Head {
    Unit(Unit),
    Named(Named),
}

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
    /// Reads the date that begins at a token, and gives the token after it.
    fn date_at(&mut self, at: usize) -> Option<usize> {
        let token = &self.tokens[at];
        let begins_with_digit = token.text.as_bytes()[0].is_ascii_digit();
        if !begins_with_digit && !self.senses(at).is_some_and(Senses::can_begin) {
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

    fn senses(&self, at: usize) -> Option<&'static Senses> {
        *self.senses.get(at)?
    }

    fn plays(&self, at: usize, role: Role) -> bool {
        self.senses(at).is_some_and(|senses| senses.plays(role))
    }

    /// Whether the token before plays a role.
    fn plays_before(&self, at: usize, role: Role) -> bool {
        at > 0 && self.plays(at - 1, role)
    }

    fn is(&self, at: usize, mark: &str) -> bool {
        self.tokens.get(at).is_some_and(|token| token.text == mark)
    }

    fn phrase<T>(&self, at: usize, pick: impl Fn(Phrase) -> Option<T>) -> Option<(T, usize)> {
        phrase(self.tokens, at, self.senses(at)?, pick)
    }

    /// `at`, or the token after it where it plays a role.
    fn after(&self, at: usize, role: Role) -> usize {
        at + usize::from(self.plays(at, role))
    }

    /// `at`, or the token after it where it is a mark.
    fn after_mark(&self, at: usize, mark: &str) -> usize {
        at + usize::from(self.is(at, mark))
    }

    fn tense(&self, from: usize, to: usize) -> Option<Tense> {
        tense_around(self.tokens, from, to)
    }

    /// The side of the base a date is on: said before it, in it or after it, or shown by the tense.
    fn lean(&self, from: usize, to: usize) -> Option<Lean> {
        let said = |at: usize| {
            let side = self.senses(at)?.side.filter(|side| side.from == From::Base)?;
            match side.steps {
                ..0 => Some(Lean::Said(Tense::Past)),
                0 => None,
                1.. => Some(Lean::Said(Tense::Future)),
            }
        };
        let before = from.checked_sub(1).and_then(said);
        before
            .or_else(|| (from..to.min(from + 3)).find_map(said))
            .or_else(|| to.checked_sub(1).and_then(said))
            .or_else(|| self.tense(from, to).map(Lean::Likely))
    }

    /// The last date told, in this sentence if there is one.
    fn last_told(&self) -> Option<When> {
        self.found.last().map(|found| found.when).or(self.told)
    }

    /// A word of the sentence's language that is a name or another word too stands in lower case only
    /// where it is meant: "mayo", not "Plaza de Mayo".
    fn is_lower_case_month(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        self.language != Language::English && !token.is_capitalised() && token.text.len() > 3
    }

    // Parts.

    /// A number in digits.
    fn digits(&self, at: usize) -> Option<u32> {
        let text = self.tokens.get(at)?.text;
        text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
    }

    /// A number in words: "veintidós", "treinta y uno", "dos mil quince", "twenty-two".
    fn words(&self, at: usize) -> Option<(u32, usize)> {
        let number = |at| self.senses(at).and_then(|senses| senses.number);
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
    fn year_in_words(&self, at: usize) -> Option<(i32, usize)> {
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
    fn ordinal(&self, at: usize) -> Option<(u32, usize)> {
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
        let senses = self.senses(at)?;
        let ordinal = |at| self.senses(at).and_then(|senses| senses.ordinal);
        let tens = senses.ordinal.or(senses.number).filter(|tens| matches!(tens, 20 | 30));
        if let Some(tens) = tens {
            let next = self.after_mark(at + 1, "-");
            if let Some(unit) = ordinal(next).filter(|unit| *unit < 10) {
                return Some((tens + unit, next + 1));
            }
        }
        senses.ordinal.map(|ordinal| (ordinal, at + 1))
    }

    /// A day of a month: "15", "veintidós", "primero", "1st".
    fn day(&self, at: usize) -> Option<(u32, usize)> {
        self.ordinal(at)
            .or_else(|| self.digits(at).map(|day| (day, at + 1)))
            .or_else(|| self.words(at).filter(|_| !self.plays(at, Role::CountOnly)))
            .filter(|(day, _)| (1..=31).contains(day))
    }

    fn named(&self, at: usize) -> Option<Named> {
        self.senses(at)?.named
    }

    /// A month by its name or, where a day stands beside it, its short name: "mayo", "Aug.".
    fn month_name(&self, at: usize, with_day: bool) -> Option<(u32, usize)> {
        let Named::Month(month) = self.named(at)? else { return None };
        let token = &self.tokens[at];
        let english = self.language == Language::English;
        // "may" is a verb, "set" and "ago" are other words.
        let no_month = english && (self.plays(at, Role::OnlySpanish) || !token.is_capitalised());
        let short = token.text.len() <= 3 && !(english && token.folded == "may");
        if no_month || short && !with_day {
            return None;
        }
        let short = token.text.len() <= 4 && self.is(at + 1, ".") && self.tokens[at + 1].glued;
        // A point that ends the sentence is not the name's.
        let point = short && at + 2 < self.tokens.len();
        Some((month, at + 1 + usize::from(point)))
    }

    /// A year of four digits.
    fn year_number(&self, at: usize) -> Option<i32> {
        let year = self.digits(at).filter(|_| self.tokens[at].text.len() == 4)?;
        (1000..2200).contains(&year).then(|| i32::try_from(year).ok())?
    }

    /// The year said after a month, a season or a holiday.
    fn year_after(&self, at: usize) -> Option<(YearSaid, usize)> {
        let comma = self.after_mark(at, ",");
        if let Some(year) = self.year_number(comma) {
            return Some((YearSaid::Number(year), comma + 1));
        }
        let of = self.after(at, Role::Of);
        if of > at {
            let unit = of + usize::from(self.unit(of) == Some((Unit::Year, of + 1)));
            if let Some(year) = self.year_number(unit) {
                return Some((YearSaid::Number(year), unit + 1));
            }
            if let Some((year, end)) = self.year_in_words(of) {
                return Some((YearSaid::Number(year), end));
            }
        }
        match self.period_at(of)? {
            (When::Year(year), end, _) => Some((YearSaid::Beside(year), end)),
            _ => None,
        }
    }

    /// A unit in the singular.
    fn unit(&self, at: usize) -> Option<(Unit, usize)> {
        let weekend = self.phrase(at, |phrase| match phrase {
            Phrase::Unit(unit) => Some(unit),
            _ => None,
        });
        weekend.or_else(|| match self.senses(at)?.unit? {
            (unit, Grammatical::Singular) => Some((unit, at + 1)),
            (_, Grammatical::Plural) => None,
        })
    }

    /// A unit after a number.
    fn units(&self, at: usize) -> Option<(Unit, usize)> {
        Some((self.senses(at)?.unit?.0, at + 1))
    }

    fn side(&self, at: usize) -> Option<(Side, usize)> {
        Some((self.senses(at)?.side?, at + 1))
    }

    /// A side said after its period: "pasado", "que viene", "en curso".
    fn side_after(&self, at: usize) -> Option<(Side, usize)> {
        let after = self.phrase(at, |phrase| match phrase {
            Phrase::After(steps) => Some(Side { steps, from: From::Base }),
            _ => None,
        });
        // "pasado mañana", "el martes este periódico".
        let follows = |(side, end): (Side, usize)| {
            let day = self.phrase(at, |phrase| matches!(phrase, Phrase::Day(_)).then_some(()));
            let demonstrative = side.steps == 0 && self.language == Language::Spanish;
            (day.is_none() && !(demonstrative && self.senses(end).is_none_or(|s| s.unit.is_none())))
                .then_some((side, end))
        };
        let is_after = self.language != Language::English;
        after.or_else(|| is_after.then(|| self.side(at).and_then(follows)).flatten())
    }

    /// A head with its sides: "el próximo mes", "la semana que viene", "este pasado jueves"; the
    /// sides tell which, the token the head stands at tells where.
    fn with_sides(&self, at: usize) -> Option<(Head, Option<Side>, usize)> {
        let article = self.after(at, Role::Article);
        let (mut side, mut head) = (None, article);
        for _ in 0..2 {
            let Some((said, next)) = self.side(head) else { break };
            side = Some(said);
            head = next;
        }
        let before = side.is_some();
        let (what, end) = match self.unit(head) {
            Some((unit, end)) => (Head::Unit(unit), end),
            None => (Head::Named(self.named(head)?), head + 1),
        };
        // "el próximo mes de mayo" is May.
        let of_month = matches!(what, Head::Unit(Unit::Month)) && self.plays(end, Role::Of);
        if let Some((month, end)) = of_month.then(|| self.month_name(end + 1, false)).flatten() {
            return Some((Head::Named(Named::Month(month)), side, end));
        }
        if let Some((after, end)) =
            self.side_after(end).filter(|_| side.is_none_or(|s| s.steps == 0))
        {
            // "el día siguiente de la cumbre" counts from there.
            if after.from == From::Told && self.plays(end, Role::Of) {
                return None;
            }
            return Some((what, Some(after), end));
        }
        if let (Head::Unit(unit), Some(side)) = (what, side)
            && before
            && self.is_stretch(at, unit, side, end)
        {
            return None;
        }
        Some((what, side, end))
    }

    /// Whether a unit with a side before it is how long rather than when, or some other's: "en el
    /// último año", "over the last year", "la última semana de marzo".
    fn is_stretch(&self, at: usize, unit: Unit, side: Side, end: usize) -> bool {
        let article_before = self.plays_before(at, Role::Article);
        let with_article = article_before || self.plays(at, Role::Article);
        let led = self.plays_before(at - usize::from(article_before), Role::Leads);
        let english_article = with_article && self.language == Language::English;
        let long = unit != Unit::Day;
        let of_another = self.plays(end, Role::Of) && side.steps != 0;
        of_another
            || long && side.from == From::Reach && led
            || long && english_article && side.from == From::Base && side.steps != 0
    }

    /// A unit beside the base, or beside what was told before: "la semana pasada", "el año anterior".
    fn period_at(&self, at: usize) -> Option<(When, usize, DateRule)> {
        let (Head::Unit(unit), Some(side), end) = self.with_sides(at)? else { return None };
        let (anchor, rule) = match side.from {
            From::Base | From::Reach => (self.base?, DateRule::NeighbouringPeriod),
            From::Told => {
                let told = match side.steps {
                    0 => self.last_told(),
                    _ if unit == Unit::Day => {
                        self.last_told().filter(|when| matches!(when, When::Day(_)))
                    }
                    _ => self.found.last().map(|found| found.when),
                };
                match told.and_then(When::first) {
                    Some(day) => (day, DateRule::FromDateTold),
                    // What was told is not known: a day after it may not be the base's.
                    None if side.steps == 0 => return None,
                    None if side.steps > 0 && self.tense(at, end) == Some(Tense::Past) => {
                        return None;
                    }
                    None => (self.base?, DateRule::NeighbouringPeriod),
                }
            }
        };
        Some((reckon::neighbour(unit, anchor, side.steps)?, end, rule))
    }

    /// A weekday before a day: "el martes", "Tuesday," "el Mi,".
    fn weekday_lead(&self, at: usize) -> Option<(u32, usize)> {
        let mut head = self.after(at, Role::Article);
        while let Some((_, next)) = self.side(head).filter(|_| head < at + 3) {
            head = next;
        }
        let Named::Weekday(weekday) = self.named(head)? else { return None };
        let mark = [",", "("].into_iter().find(|mark| self.is(head + 1, mark));
        let next = head + 1 + usize::from(mark.is_some());
        let article = self.after(next, Role::Article);
        Some((weekday, self.after(article, Role::DayWord)))
    }

    // Dates.

    /// A day and month with their year, said or reckoned, the weekday where one is said.
    fn day_of_year(
        &self,
        (start, end): (usize, usize),
        (day, month): (u32, u32),
        weekday: Option<u32>,
    ) -> Option<Found> {
        match self.year_after(end) {
            Some((YearSaid::Number(year), end)) => {
                let day = NaiveDate::from_ymd_opt(year, month, day)?;
                return Some(dated((start, end), When::Day(day), DateRule::FullDate));
            }
            Some((YearSaid::Beside(year), end)) => {
                let day = NaiveDate::from_ymd_opt(year, month, day)?;
                return Some(dated((start, end), When::Day(day), DateRule::DayAndMonth));
            }
            None => {}
        }
        let base = self.base?;
        // "el 22 de noviembre próximo".
        let end =
            self.side_after(end).filter(|(side, _)| side.steps != 0).map_or(end, |(_, end)| end);
        let days = reckon::years_about(base)
            .filter_map(move |year| NaiveDate::from_ymd_opt(year, month, day));
        let on_weekday = days.clone().filter(|day| {
            weekday.is_some_and(|weekday| day.weekday().num_days_from_monday() == weekday)
                && (*day - base).num_days().abs() < reckon::MOST_OF_A_YEAR
        });
        let lean = self.lean(start, end);
        let day = reckon::nearest(on_weekday, base, lean)
            .or_else(|| reckon::nearest(days, base, lean))?;
        Some(dated((start, end), When::Day(day), DateRule::DayAndMonth))
    }

    /// "19 de junio de 2024", "el lunes, 4 de diciembre", "August 12, 2025", "22/02/2016", "16 y el
    /// 25 de junio".
    fn day_and_month(&mut self, at: usize) -> Option<Found> {
        let lead = self.weekday_lead(at);
        let (weekday, first) = lead.map_or((None, at), |(weekday, next)| (Some(weekday), next));
        let led = lead.is_some()
            || at > 0 && (self.plays(at - 1, Role::Article) || self.plays(at - 1, Role::DayWord))
            || at > 0 && self.side(at - 1).is_some();
        if let Some((said, end)) = numeric(self.tokens, first, led, self.language) {
            return self.numeric(said, (at, end), weekday);
        }
        self.days_and_month(at, first, weekday)
            .or_else(|| self.month_and_day(at, first, weekday))
            .or_else(|| self.day_of_number(at, first, weekday, led))
    }

    fn numeric(&self, said: Said, span: (usize, usize), weekday: Option<u32>) -> Option<Found> {
        match said {
            Said::Full(day) => Some(dated(span, When::Day(day), DateRule::FullDate)),
            Said::DayAndMonth { day, month } => self.day_of_year(span, (day, month), weekday),
            Said::Month { year, month } => {
                Some(dated(span, When::Month(year, month), DateRule::MonthAndYear))
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
            let joined = end + usize::from(self.plays(end, Role::Joins) || self.is(end, ","));
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
    fn days_and_month(&mut self, at: usize, first: usize, weekday: Option<u32>) -> Option<Found> {
        let DaysList { mut days, count, dashed, month, end } = self.days_list(first)?;
        days[0].1 = at;
        let (day, start, _) = days[count - 1];
        let last = self.day_of_year((start, end), (day, month), weekday.filter(|_| count == 1))?;
        let When::Day(last_day) = last.when else { return None };
        let in_month = |day| {
            let said = NaiveDate::from_ymd_opt(last_day.year(), month, day)?;
            (said <= last_day).then_some(said).or_else(|| said.with_year(said.year() - 1))
        };
        if dashed && count == 2 {
            let when = When::Days(in_month(days[0].0)?, last_day);
            return Some(Found { start: at, when, ..last });
        }
        for (day, start, end) in &days[..count - 1] {
            if let Some(day) = in_month(*day) {
                self.push(Found { start: *start, end: *end, when: When::Day(day), ..last });
            }
        }
        Some(last)
    }

    /// "August 12, 2025", "Aug. 12", "mayo veintiuno", "May 3-5".
    fn month_and_day(&mut self, at: usize, first: usize, weekday: Option<u32>) -> Option<Found> {
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
            let When::Day(last_day) = last.when else { return None };
            let day = last_day.with_day(day)?;
            if self.tokens[end].folded == "-" {
                return Some(Found { start: at, when: When::Days(day, last_day), ..last });
            }
            self.push(Found { start: at, end, when: When::Day(day), ..last });
            return Some(last);
        }
        first_found(self, end)
    }

    /// Whether a number that ends before a token counts what follows: "20 people", "5 %".
    fn is_counted(&self, at: usize) -> bool {
        let Some(next) = self.tokens.get(at) else { return false };
        let word = self.senses(at);
        let plural = !next.is_capitalised() && next.text.ends_with('s') && next.text.len() > 3;
        matches!(next.text, "%" | "$" | "€" | "£")
            || next.is_word() && plural && word.is_none()
            || word.is_some_and(|word| word.unit.is_some() || word.plays(Role::Counted))
    }

    /// "9 de 8 de 1971", "el 17 del 11": months by number.
    fn day_of_number(
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

    /// "octubre de 2024", "October of next year", "en abril", "el pasado marzo".
    fn month(&self, at: usize) -> Option<Found> {
        if let Some((Head::Named(Named::Month(month)), Some(side), end)) = self.with_sides(at)
            && let Some(name) = (at..end).find(|&at| self.named(at) == Some(Named::Month(month)))
            && (self.tokens[name].text.len() > 3 || self.month_name(name, false).is_some())
        {
            // "este marzo de 2024" says its year.
            if let Some((YearSaid::Number(year), end)) = self.year_after(end) {
                return Some(dated((at, end), When::Month(year, month), DateRule::MonthAndYear));
            }
            let when = reckon::month_beside(month, self.base?, side.steps);
            return Some(dated((at, end), when, DateRule::Month));
        }
        let (month, end) = self.month_name(at, false)?;
        match self.year_after(end) {
            Some((YearSaid::Number(year), end)) => {
                return Some(dated((at, end), When::Month(year, month), DateRule::MonthAndYear));
            }
            Some((YearSaid::Beside(year), end)) => {
                let rule = DateRule::MonthOfNeighbouringYear;
                return Some(dated((at, end), When::Month(year, month), rule));
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
        let year = reckon::year_of_month(month, base, self.tense(at, end));
        Some(dated((at, end), When::Month(year, month), DateRule::Month))
    }

    /// Whether a capitalised word stands right beside a token: the name is longer.
    fn capitals_beside(&self, at: usize) -> bool {
        let capital = |at: usize| {
            self.tokens.get(at).is_some_and(|token| token.is_word() && token.is_capitalised())
        };
        self.language != Language::English && at > 0 && capital(at - 1) && capital(at)
    }

    /// Whether a token goes on a list that a date of some rule begins: "en 2010, 2011 y 2012".
    fn joins_on(&self, at: usize, is: impl Fn(DateRule) -> bool) -> bool {
        let Some(last) = self.found.last().filter(|last| is(last.rule)) else { return false };
        let between = last.end.min(at)..at;
        (1..=3).contains(&between.len())
            && between.into_iter().all(|at| {
                let joins = [Role::Joins, Role::Article, Role::Leads];
                self.is(at, ",") || joins.into_iter().any(|role| self.plays(at, role))
            })
    }

    /// A weekday: the one before, the one to come, by what is said beside it or by its tense.
    fn weekday(&self, at: usize) -> Option<Found> {
        let (Head::Named(Named::Weekday(weekday)), side, end) = self.with_sides(at)? else {
            return None;
        };
        if self.comes_round(at) || self.is_a_name(at, end) {
            return None;
        }
        let base = self.base?;
        let of = self.after(end, Role::Of);
        if let Some((When::Week(monday), end, _)) = self.lenient_period(of) {
            let day = reckon::weekday_in(monday, weekday)?;
            let rule = if day <= base { DateRule::PastWeekday } else { DateRule::ComingWeekday };
            return Some(dated((at, end), When::Day(day), rule));
        }
        let (tense, own) = match side.map(|side| side.steps) {
            Some(..0) => (Tense::Past, false),
            Some(1..) => (Tense::Future, false),
            Some(0) | None => match self.tense(at, end) {
                Some(Tense::Future) => (Tense::Future, true),
                Some(Tense::Past) | None => (Tense::Past, true),
            },
        };
        let untold = side.is_some_and(|side| side.steps == 0 && side.from == From::Base)
            && self.tense(at, end).is_none();
        let day = if untold {
            reckon::weekday_in(reckon::monday_of(base)?, weekday)?
        } else {
            reckon::weekday_beside(base, weekday, tense, own)?
        };
        let rule = if day > base { DateRule::ComingWeekday } else { DateRule::PastWeekday };
        Some(dated((at, end), When::Day(day), rule))
    }

    /// A week beside a weekday, whatever stands before it: "de la última semana".
    fn lenient_period(&self, at: usize) -> Option<(When, usize, DateRule)> {
        self.period_at(at).or_else(|| {
            let (side, head) = self.side(self.after(at, Role::Article))?;
            let (unit, end) = self.unit(head)?;
            let when = reckon::neighbour(unit, self.base?, side.steps)?;
            Some((when, end, DateRule::NeighbouringPeriod))
        })
    }

    /// Whether a weekday comes round every week: "los lunes", "every Monday", "de lunes a viernes".
    fn comes_round(&self, at: usize) -> bool {
        let is_bare = |at: usize| matches!(self.named(at), Some(Named::Weekday(_)));
        let spanish = self.language != Language::English;
        let runs_to = self.plays(at + 1, Role::Joins) && is_bare(at + 2);
        let runs_from = at > 1 && self.plays(at - 1, Role::Joins) && is_bare(at - 2);
        self.plays(at, Role::Every)
            || self.plays_before(at, Role::Every)
            || spanish && is_bare(at) && (runs_to || runs_from)
    }

    /// Whether a Spanish weekday is written as a name: "Plácido Domingo", "Santo Domingo".
    fn is_a_name(&self, at: usize, end: usize) -> bool {
        let last = &self.tokens[end - 1];
        self.language != Language::English
            && last.is_capitalised()
            && (self.capitals_beside(end - 1)
                || end - 1 > at && self.plays(end - 1, Role::NameToo)
                || self.tokens.get(end).is_some_and(|next| next.is_word() && next.is_capitalised()))
    }

    /// "el 15", "el día 15", "lunes 21", "el 21 de este mes", "the 15th".
    fn day_of_month(&self, at: usize) -> Option<Found> {
        let lead = self.weekday_lead(at);
        let article = self.after(at, Role::Article);
        let (mut first, mut firm) = (article, false);
        while let Some((side, next)) = self.side(first).filter(|_| first < at + 3) {
            firm |= side.from == From::Base && side.steps != 0;
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
        if let Some((When::Month(year, month), end, _)) = month.filter(|_| of > end || whole) {
            let day = NaiveDate::from_ymd_opt(year, month, day)?;
            return Some(dated((at, end), When::Day(day), DateRule::DayOfMonth));
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
        let in_words = self.senses(first).is_some_and(|senses| senses.ordinal.is_some());
        let said_by_number = said_by_number && !in_words;
        let bound = lead.is_some() && !self.is(end, ":");
        if !(bound || said_by_number && (firm || alone)) {
            return None;
        }
        let (base, weekday) = (self.base?, lead.map(|(weekday, _)| weekday));
        let days = (-13..=13).filter_map(move |steps| {
            let When::Month(year, month) = reckon::neighbour(Unit::Month, base, steps)? else {
                return None;
            };
            let date = NaiveDate::from_ymd_opt(year, month, day)?;
            weekday
                .is_none_or(|weekday| date.weekday().num_days_from_monday() == weekday)
                .then_some(date)
        });
        let date = reckon::nearest(days, base, self.lean(at, end))?;
        Some(dated((at, end), When::Day(date), DateRule::DayOfMonth))
    }

    /// A unit without a side: "del año", "of the month": the base's.
    fn bare_unit(&self, at: usize) -> Option<(When, usize, DateRule)> {
        let head = self.after(at, Role::Article);
        let (unit, end) = self.unit(head).filter(|(unit, _)| *unit != Unit::Day)?;
        Some((reckon::neighbour(unit, self.base?, 0)?, end, DateRule::NeighbouringPeriod))
    }

    /// "el primer viernes de julio", "the last Sunday of October 2024".
    fn nth_weekday(&self, at: usize) -> Option<Found> {
        let head = self.after(at, Role::Article);
        let (nth, next) = if let Some((nth @ 1..=4, next)) = self.ordinal(head) {
            (Some(nth), next)
        } else {
            let (side, next) = self.side(head)?;
            (side.steps == -1).then_some((None, next))?
        };
        let Some(Named::Weekday(weekday)) = self.named(next) else { return None };
        let of = Some(next + 1).filter(|&of| self.plays(of, Role::Of))? + 1;
        let pick = |year: i32, month: u32| match nth {
            Some(nth) => reckon::nth_weekday(year, month, u8::try_from(nth).ok()?, weekday),
            None => (4..=5).rev().find_map(|nth| reckon::nth_weekday(year, month, nth, weekday)),
        };
        if let Some((When::Month(year, month), end, _)) = self.period_at(of) {
            let day = pick(year, month)?;
            return Some(dated((at, end), When::Day(day), DateRule::DayOfMonth));
        }
        let (month, end) = self.month_name(of, false)?;
        if let Some((YearSaid::Number(year) | YearSaid::Beside(year), end)) = self.year_after(end) {
            let day = pick(year, month)?;
            return Some(dated((at, end), When::Day(day), DateRule::DayOfMonth));
        }
        let base = self.base?;
        let days = reckon::years_about(base).filter_map(|year| pick(year, month));
        let day = reckon::nearest(days, base, self.lean(at, end))?;
        Some(dated((at, end), When::Day(day), DateRule::DayOfMonth))
    }

    /// A day with a name.
    fn holiday(&self, at: usize) -> Option<Found> {
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
            Some(if first == last { When::Day(first) } else { When::Days(first, last) })
        };
        if let Some((YearSaid::Number(year) | YearSaid::Beside(year), end)) = self.year_after(end) {
            return Some(dated((at, end), when(holiday, year)?, DateRule::Holiday));
        }
        let base = self.base?;
        let days = reckon::years_about(base).filter_map(|year| Some(holiday.days(year)?.0));
        let day = reckon::nearest(days, base, self.lean(at, end))?;
        Some(dated((at, end), when(holiday, day.year())?, DateRule::Holiday))
    }

    /// "hace tres días", "two weeks ago", "dentro de un mes", "dos días después de hoy".
    fn count(&self, at: usize) -> Option<Found> {
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
            Some((steps, reckon::days_on(base, offset)?, end))
        });
        if let Some((steps, day, end)) = on_day {
            // A count from a day said is meant to the day.
            let count = i64::from(count) * steps;
            let when = match unit {
                Unit::Week => reckon::neighbour(Unit::Day, day, count * 7)?,
                _ => reckon::neighbour(unit, day, count)?,
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
            Unit::Week if steps > 0 => reckon::neighbour(Unit::Day, base, count * 7)?,
            _ => reckon::neighbour(unit, base, count)?,
        };
        Some(dated((at, end), when, DateRule::Counted))
    }

    /// "los años noventa", "la década de 1990", "the 1990s", "the nineties", "de los 90".
    fn decade(&self, at: usize) -> Option<Found> {
        let tens = |ten: u32| ten.is_multiple_of(10) && (20..100).contains(&ten);
        let decade_of = |number: u32| match number {
            _ if tens(number) => Some(190 + number / 10),
            1000..2200 if number.is_multiple_of(10) => Some(number / 10),
            _ => None,
        };
        let said = |decade: u32, end| {
            let when = When::Decade(i32::try_from(decade).ok()?);
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
                return said(decade_of(digits.parse().ok()?)?, at + 1);
            }
        }
        if let Some(decade) = self.senses(at).and_then(|senses| senses.decade) {
            return self
                .plays_before(at, Role::Article)
                .then(|| said(190 + decade / 10, at + 1))?;
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
            Some(_) => self.senses(at)?.unit?.1 == Grammatical::Plural && number == next,
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
        named.then(|| said(decade, end))?
    }

    /// "siglo XX", "the 19th century".
    fn century(&self, at: usize) -> Option<Found> {
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
        let next = |on: usize| self.tokens.get(end + on).map_or("", |token| token.folded.as_str());
        let before_christ =
            matches!(next(0), "bc" | "bce") || next(0) == "a" && matches!(next(1), "." | "c");
        let century = i32::try_from(number)
            .ok()
            .filter(|century| (2..=99).contains(century) && !before_christ)?;
        Some(dated((at, end), When::Century(century - 1), DateRule::Century))
    }

    /// "el primer trimestre de 2009", "the third quarter of last year", "segundo semestre".
    fn part_of_year(&self, at: usize) -> Option<Found> {
        let (nth, next) = match self.ordinal(at) {
            Some((nth, next)) => (Some(nth), next),
            None if self.plays(at, Role::Part) => (None, at + 1),
            None => {
                let (side, next) = self.side(at)?;
                (side.steps == -1).then_some((None, next))?
            }
        };
        let head = self.after_mark(next, "-");
        let english_half = self.language == Language::English && self.is(head, "half");
        let (unit, end) = match self.unit(head) {
            Some((unit @ (Unit::Quarter | Unit::Half), end)) => (unit, end),
            _ if english_half => (Unit::Half, head + 1),
            _ => return None,
        };
        let parts = if unit == Unit::Quarter { 4 } else { 2 };
        let of = self.after(end, Role::Of);
        let year =
            self.year_after(end).or_else(|| match self.bare_unit(of).filter(|_| of > end)? {
                (When::Year(year), end, _) => Some((YearSaid::Beside(year), end)),
                _ => None,
            });
        // "el último trimestre" by itself is the neighbour, and "the first half" a match's.
        if year.is_none() && (nth.is_none() || english_half) {
            return None;
        }
        let nth = nth.unwrap_or(parts);
        let of_year = |year| {
            (1..=parts).contains(&nth).then_some(if unit == Unit::Quarter {
                When::Quarter(year, nth)
            } else {
                When::Half(year, nth)
            })
        };
        let Some((YearSaid::Number(year) | YearSaid::Beside(year), end)) = year else {
            let base = self.base?;
            let starts = reckon::years_about(base).filter_map(|year| of_year(year)?.first());
            let day = reckon::nearest(starts, base, self.lean(at, end))?;
            return Some(dated((at, end), of_year(day.year())?, DateRule::PartOfYear));
        };
        Some(dated((at, end), of_year(year)?, DateRule::PartOfYear))
    }

    /// "el mismo mes del año anterior", "the same period last year": what was told, of another year.
    fn same_period(&self, at: usize) -> Option<Found> {
        let same = self.after(at, Role::Article);
        if !self.plays(same, Role::Same) {
            return None;
        }
        let end = match self.unit(same + 1) {
            Some((_, end)) => end,
            None if self.plays(same + 1, Role::AnyPeriod) => same + 2,
            None => return None,
        };
        let told = self.found.last()?.when;
        let (year, end) = match self.year_after(end) {
            Some((YearSaid::Number(year) | YearSaid::Beside(year), end)) => (year, end),
            None => {
                let count = self.count(end)?;
                let When::Year(year) = count.when else { return None };
                (year, count.end)
            }
        };
        // "del año anterior" is reckoned from what was told already.
        Some(dated((at, end), told.in_year(year)?, DateRule::FromDateTold))
    }

    /// "a finales de año", "the end of the month": TIMEX3's value is the whole period's.
    fn part_of_period(&self, at: usize) -> Option<Found> {
        if !self.plays(at, Role::Part) {
            return None;
        }
        let of = Some(at + 1).filter(|&of| self.plays(of, Role::Of) && self.unit(at).is_none())?;
        let (when, end, rule) = self.bare_unit(of + 1)?;
        if matches!(when, When::Decade(_) | When::Century(_)) {
            return None;
        }
        let said_after = self.side_after(end).is_some()
            || self.plays(end, Role::Of)
            || self.decade(end - 1).is_some();
        let year_follows = self.year_number(end).is_some();
        (!said_after && !year_follows).then(|| dated((at, end), when, rule))
    }

    /// "el otoño pasado", "este verano", "summer of 2024".
    fn season(&self, at: usize) -> Option<Found> {
        let (Head::Named(Named::Season(code)), side, end) = self.with_sides(at)? else {
            return None;
        };
        match self.year_after(end) {
            Some((YearSaid::Number(year), end)) => {
                return Some(Found {
                    from_base: false,
                    ..dated((at, end), When::Season(year, code), DateRule::Season)
                });
            }
            Some((YearSaid::Beside(year), end)) => {
                return Some(dated((at, end), When::Season(year, code), DateRule::Season));
            }
            None => {}
        }
        let when = reckon::season_beside(code, self.base?, side?.steps)?;
        Some(dated((at, end), when, DateRule::Season))
    }

    /// "el año pasado", "la semana que viene", "este fin de semana", "ese mismo día".
    fn period(&self, at: usize) -> Option<Found> {
        let (when, end, rule) = self.period_at(at)?;
        Some(dated((at, end), when, rule))
    }

    /// "hoy", "ayer", "mañana" where it is no part of the day.
    fn deictic(&self, at: usize) -> Option<Found> {
        let (offset, end) = self.phrase(at, |phrase| match phrase {
            Phrase::Day(offset) => Some(offset),
            _ => None,
        })?;
        let morning = self.tokens[end - 1].folded == "mañana"
            && end == at + 1
            && self.plays_before(at, Role::Morning);
        let day = reckon::days_on(self.base?, offset)?;
        // "hoy, viernes".
        let weekday = self.after_mark(end, ",");
        let said = matches!(self.named(weekday), Some(Named::Weekday(_)))
            && self.day(weekday + 1).is_none();
        let end = if said { weekday + 1 } else { end };
        (!morning).then(|| dated((at, end), When::Day(day), DateRule::Deictic))
    }

    /// Two years in a row of marks: "2010-2012", "la temporada 1995-96".
    fn years(&self, at: usize) -> Option<Found> {
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
        is_range.then(|| dated((at, at + 3), When::Years(first, last), DateRule::Span))
    }

    /// A year by itself, where something says that it is one.
    fn year(&self, at: usize) -> Option<Found> {
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
            || at > 0 && self.is(at - 1, "(")
            || named
            || recent && before(Role::Article) && self.tokens[at - 1].folded != "la"
            || self.joins_on(at, |rule| matches!(rule, DateRule::Year | DateRule::MonthAndYear));
        let every = before(Role::Every) && !named;
        let unit_follows = self.plays(at + 1, Role::Clock)
            || next
                .is_some_and(|next| matches!(next.text, "%" | "$" | "€" | "£" | "km" | "m" | "kg"));
        (led && !counted && !money && !unit_follows && !every)
            .then(|| dated((at, at + 1), When::Year(year), DateRule::Year))
    }
}

/// A date of some tokens; its rule tells whether it counts from the base.
fn dated(span: (usize, usize), when: When, rule: DateRule) -> Found {
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

fn is_apostrophe(token: &Token) -> bool {
    token.folded == "\""
}
