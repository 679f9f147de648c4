//! Resolveing: neighbours of a day, counts from it, the nearest candidate that fits a tense, movable
//! holidays. Nothing here reads text, and nothing overflows: what lies outside the calendar is `None`.

use chrono::{Datelike, Days, NaiveDate};
use cotejo_core::timex::{CalendarValue, season};

use crate::tenses::Tense;

/// A stretch that is counted or has neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Weekend,
    Month,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
}

impl Unit {
    /// By its name in the tables.
    pub(super) fn of(name: &str) -> Option<Self> {
        Some(match name {
            "day" => Self::Day,
            "week" => Self::Week,
            "weekend" => Self::Weekend,
            "month" => Self::Month,
            "quarter" => Self::Quarter,
            "half" => Self::Half,
            "year" => Self::Year,
            "decade" => Self::Decade,
            "century" => Self::Century,
            _ => return None,
        })
    }
}

/// A day as many days on, or back.
pub(super) fn days_on(day: NaiveDate, days: i64) -> Option<NaiveDate> {
    let count = Days::new(days.unsigned_abs());
    if days < 0 { day.checked_sub_days(count) } else { day.checked_add_days(count) }
}

pub(super) fn monday_of(day: NaiveDate) -> Option<NaiveDate> {
    days_on(day, -i64::from(day.weekday().num_days_from_monday()))
}

/// The stretch as many units on, or back, as `steps` says from the one a day lies in.
pub(super) fn neighbour(unit: Unit, day: NaiveDate, steps: i64) -> Option<CalendarValue> {
    // A year's parts, counted through since the year 0.
    let part = |parts: i64, months: u32| -> Option<(i32, u32)> {
        let since = i64::from(day.year()) * parts + i64::from((day.month() - 1) / months);
        let at = since.checked_add(steps)?;
        Some((i32::try_from(at.div_euclid(parts)).ok()?, at.rem_euclid(parts) as u32 + 1))
    };
    let years = |years: i32| -> Option<i32> {
        i32::try_from(i64::from(day.year().div_euclid(years)).checked_add(steps)?).ok()
    };
    let week = || days_on(monday_of(day)?, steps.checked_mul(7)?);
    Some(match unit {
        Unit::Day => CalendarValue::Day(days_on(day, steps)?),
        Unit::Week => CalendarValue::Week(week()?),
        Unit::Weekend => CalendarValue::Weekend(week()?),
        Unit::Month => part(12, 1).map(|(year, month)| CalendarValue::Month(year, month))?,
        Unit::Quarter => part(4, 3).map(|(year, quarter)| CalendarValue::Quarter(year, quarter))?,
        Unit::Half => part(2, 6).map(|(year, half)| CalendarValue::Half(year, half))?,
        Unit::Year => CalendarValue::Year(years(1)?),
        Unit::Decade => CalendarValue::Decade(years(10).filter(|decade| *decade < 1000)?),
        Unit::Century => CalendarValue::Century(years(100).filter(|century| *century < 100)?),
    })
}

/// A weekday (Monday is 0) before or after a day; `own`: the day itself will do.
pub(super) fn weekday_beside(
    day: NaiveDate,
    weekday: u32,
    tense: Tense,
    own: bool,
) -> Option<NaiveDate> {
    let back = (day.weekday().num_days_from_monday() + 7 - weekday) % 7;
    let days = match tense {
        _ if back == 0 && own => 0,
        Tense::Past if back == 0 => -7,
        Tense::Past => -i64::from(back),
        Tense::Future => i64::from(7 - back),
    };
    days_on(day, days)
}

/// A day by weekday in the week of a Monday.
pub(super) fn weekday_in(monday: NaiveDate, weekday: u32) -> Option<NaiveDate> {
    days_on(monday, i64::from(weekday))
}

/// The side of the reference date that a date is on, and how that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lean {
    /// By the tense.
    Likely(Tense),
    /// By a word: "el pasado 3 de mayo".
    Named(Tense),
}

/// A date so near that its other reading, most of a year off, would be written with its year.
const NEAR: i64 = 30;
pub(super) const MOST_OF_A_YEAR: i64 = 300;

/// Of days, the nearest to the base on the side it leans to; the nearest of all where it leans to
/// none, or where that side's is most of a year away and another is near.
pub(super) fn nearest(
    days: impl Iterator<Item = NaiveDate> + Clone,
    base: NaiveDate,
    lean: Option<Lean>,
) -> Option<NaiveDate> {
    let distance = |day: &NaiveDate| (*day - base).num_days().abs();
    let fitting = days.clone().filter(|day| match lean {
        Some(Lean::Likely(Tense::Past)) => *day <= base,
        Some(Lean::Likely(Tense::Future)) => *day >= base,
        Some(Lean::Named(Tense::Past)) => *day < base,
        Some(Lean::Named(Tense::Future)) => *day > base,
        None => true,
    });
    let fitting = fitting.min_by_key(distance);
    if matches!(lean, Some(Lean::Named(_))) {
        return fitting;
    }
    let of_all = days.min_by_key(distance)?;
    fitting
        .filter(|day| distance(day) < MOST_OF_A_YEAR || distance(&of_all) > NEAR)
        .or(Some(of_all))
}

/// The years a date without its year may be of: leap days come every four years, once eight apart.
pub(super) fn years_about(base: NaiveDate) -> impl Iterator<Item = i32> + Clone {
    base.year() - 8..=base.year() + 8
}

/// The year of a month without one: the base's, or the neighbour that the tense asks for.
pub(super) fn year_of_month(month: u32, base: NaiveDate, tense: Option<Tense>) -> i32 {
    let ahead = i64::from(month) - i64::from(base.month());
    let steps = match tense {
        Some(Tense::Future) if ahead < 0 => 1,
        Some(Tense::Past) if ahead > 0 => -1,
        None if ahead > 6 => -1,
        None if ahead < -6 => 1,
        _ => 0,
    };
    base.year() + steps
}

/// The year of a month or season that a word calls the last, this or the next one; `length` in
/// months.
fn year_beside(first: u32, length: u32, base: NaiveDate, steps: i64) -> i32 {
    let year = base.year();
    match steps {
        ..0 if first + length - 1 < base.month() => year,
        ..0 => year - 1,
        0 => year,
        1.. if first > base.month() => year,
        1.. => year + 1,
    }
}

pub(super) fn month_beside(month: u32, base: NaiveDate, steps: i64) -> CalendarValue {
    CalendarValue::Month(year_beside(month, 1, base, steps), month)
}

pub(super) fn season_beside(
    code: &'static str,
    base: NaiveDate,
    steps: i64,
) -> Option<CalendarValue> {
    let (_, first) = season(code)?;
    // January and February are in the winter of the year before.
    let in_winter = code == "WI" && base.month() < 3;
    let year = if in_winter && steps == 0 {
        base.year() - 1
    } else if in_winter && steps < 0 {
        base.year() - 2
    } else {
        year_beside(first, 3, base, steps)
    };
    Some(CalendarValue::Season(year, code))
}

/// How a day with a name is found in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holiday {
    Fixed {
        month: u32,
        day: u32,
    },
    /// Days from Easter.
    Easter(i64, i64),
    /// The nth weekday of a month, and days on.
    Nth {
        nth: u8,
        weekday: u32,
        month: u32,
        on: i64,
    },
}

impl Holiday {
    /// As its table writes it: "12-25", "easter -7..0", "nth 4 3 11 1".
    pub(super) fn of(rule: &str) -> Option<Self> {
        let mut words = rule.split_whitespace();
        match words.next()? {
            "easter" => {
                let days = words.next()?;
                let (first, last) = days.split_once("..").unwrap_or((days, days));
                Some(Self::Easter(first.parse().ok()?, last.parse().ok()?))
            }
            "nth" => {
                let nth = words.next()?.parse().ok()?;
                let weekday = words.next()?.parse().ok()?;
                let month = words.next()?.parse().ok()?;
                let on = words.next().map_or(Some(0), |on| on.parse().ok())?;
                Some(Self::Nth { nth, weekday, month, on })
            }
            fixed => {
                let (month, day) = fixed.split_once('-')?;
                Some(Self::Fixed { month: month.parse().ok()?, day: day.parse().ok()? })
            }
        }
    }

    /// First and last day in a year.
    pub(super) fn days(self, year: i32) -> Option<(NaiveDate, NaiveDate)> {
        let day = match self {
            Self::Fixed { month, day } => NaiveDate::from_ymd_opt(year, month, day)?,
            Self::Easter(first, last) => {
                let easter = easter(year)?;
                return Some((days_on(easter, first)?, days_on(easter, last)?));
            }
            Self::Nth { nth, weekday, month, on } => {
                days_on(nth_weekday(year, month, nth, weekday)?, on)?
            }
        };
        Some((day, day))
    }
}

/// The nth weekday (Monday is 0) of a month.
pub(super) fn nth_weekday(year: i32, month: u32, nth: u8, weekday: u32) -> Option<NaiveDate> {
    let weekday = chrono::Weekday::try_from(u8::try_from(weekday).ok()?).ok()?;
    NaiveDate::from_weekday_of_month_opt(year, month, weekday, nth)
}

/// Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher).
fn easter(year: i32) -> Option<NaiveDate> {
    let year = year.rem_euclid(10_000);
    let (golden, century, of_century) = (year % 19, year / 100, year % 100);
    let leaps = century / 4;
    let moon = (19 * golden + century - leaps - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    let sunday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - moon - of_century % 4) % 7;
    let late = (golden + 11 * moon + 22 * sunday) / 451;
    let days = moon + sunday - 7 * late + 114;
    NaiveDate::from_ymd_opt(year, (days / 31).unsigned_abs(), (days % 31 + 1).unsigned_abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn neighbours_of_a_day() {
        let base = day("2025-01-15");
        for (unit, steps, value) in [
            (Unit::Day, -15, "2024-12-31"),
            (Unit::Week, 0, "2025-W03"),
            (Unit::Week, -3, "2024-W52"),
            (Unit::Weekend, 0, "2025-W03-WE"),
            (Unit::Month, -1, "2024-12"),
            (Unit::Month, 14, "2026-03"),
            (Unit::Quarter, -1, "2024-Q4"),
            (Unit::Half, 1, "2025-H2"),
            (Unit::Year, -26, "1999"),
            (Unit::Decade, -3, "199"),
            (Unit::Century, -1, "19"),
        ] {
            let found = neighbour(unit, base, steps).map(|when| when.to_string());
            assert_eq!(found.as_deref(), Some(value), "{unit:?} {steps}");
        }
    }

    #[test]
    fn outside_the_calendar_there_is_none() {
        for unit in [
            Unit::Day,
            Unit::Week,
            Unit::Weekend,
            Unit::Month,
            Unit::Quarter,
            Unit::Half,
            Unit::Year,
            Unit::Decade,
            Unit::Century,
        ] {
            for base in [NaiveDate::MIN, NaiveDate::MAX, day("2025-01-15")] {
                for steps in [i64::MIN, i64::MAX] {
                    assert_eq!(neighbour(unit, base, steps), None, "{unit:?} {base} {steps}");
                }
            }
        }
    }

    #[test]
    fn movable_holidays() {
        let on =
            |rule: &str, year| Holiday::of(rule)?.days(year).map(|(first, _)| first.to_string());
        assert_eq!(on("easter 0", 2024).as_deref(), Some("2024-03-31"));
        assert_eq!(on("easter 0", 2025).as_deref(), Some("2025-04-20"));
        assert_eq!(on("easter -2", 2018).as_deref(), Some("2018-03-30"));
        assert_eq!(on("nth 4 3 11", 2016).as_deref(), Some("2016-11-24"));
        assert_eq!(on("nth 4 3 11 1", 2010).as_deref(), Some("2010-11-26"));
        assert_eq!(on("12-25", 2016).as_deref(), Some("2016-12-25"));
    }
}
