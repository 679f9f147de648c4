//! Stretches of the calendar and how TIMEX3 writes them (ISO 24617-1): what is written here is what
//! [`interval`] reads.

use std::fmt;

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// A stretch of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CalendarValue {
    /// A day.
    Day(NaiveDate),
    /// A week, by its Monday.
    Week(NaiveDate),
    /// A weekend, by the Monday before.
    Weekend(NaiveDate),
    /// A year's month, from 1.
    Month(i32, u32),
    /// A year's quarter, from 1.
    Quarter(i32, u32),
    /// A year's half, 1 or 2.
    Half(i32, u32),
    /// A year's season, by its TIMEX3 code.
    Season(i32, &'static str),
    /// A year.
    Year(i32),
    /// A decade, by its years' first three digits.
    Decade(i32),
    /// A century, by its years' first two digits.
    Century(i32),
    /// From one day to another.
    Days(NaiveDate, NaiveDate),
    /// From one year to another.
    Years(i32, i32),
}

impl CalendarValue {
    /// Reads a TIMEX3 value; `None` for one that is no calendar date.
    pub fn read(value: &str) -> Option<Self> {
        if let Some((from, to)) = value.split_once('/') {
            return Some(match (Self::read(from)?, Self::read(to)?) {
                (Self::Year(from), Self::Year(to)) => Self::Years(from, to),
                (from, to) => Self::Days(from.days()?.0, to.days()?.1),
            });
        }
        let (head, rest) = match value.split_once('-') {
            Some((_, "")) => return None,
            Some(cut) => cut,
            None => (value, ""),
        };
        let year: i32 = number(head)?.try_into().ok()?;
        let when = match (head.len(), rest.as_bytes()) {
            (2, []) => Self::Century(year),
            (3, []) => Self::Decade(year),
            (4, []) => Self::Year(year),
            (4, [b'Q', quarter @ b'1'..=b'4']) => Self::Quarter(year, u32::from(quarter - b'0')),
            (4, [b'H', half @ b'1'..=b'2']) => Self::Half(year, u32::from(half - b'0')),
            (4, [b'W', b'I'] | [b'S' | b'F', _]) => Self::Season(year, season(rest)?.0),
            (4, [b'W', ..]) => week(year, rest.get(1..)?)?,
            (4, [_, _]) => Self::Month(year, number(rest)?),
            (4, [_, _, b'-', _, _]) => {
                let (month, day) = (number(rest.get(..2)?)?, number(rest.get(3..)?)?);
                Self::Day(NaiveDate::from_ymd_opt(year, month, day)?)
            }
            _ => return None,
        };
        when.days().map(|_| when)
    }

    /// Its first and last day, where the calendar has them.
    pub fn days(self) -> Option<(NaiveDate, NaiveDate)> {
        let first = self.first()?;
        let months = match self {
            Self::Day(day) => return Some((day, day)),
            Self::Days(_, last) => return Some((first, last)),
            Self::Week(monday) | Self::Weekend(monday) => {
                return Some((first, monday.checked_add_days(Days::new(6))?));
            }
            Self::Month(..) => 1,
            Self::Quarter(..) | Self::Season(..) => 3,
            Self::Half(..) => 6,
            Self::Year(_) => 12,
            Self::Decade(_) => 120,
            Self::Century(_) => 1200,
            Self::Years(_, last) => return Some((first, Self::Year(last).days()?.1)),
        };
        Some((first, first.checked_add_months(Months::new(months))?.pred_opt()?))
    }

    /// The wider stretches that it lies in, each wider than the one before; where it lies in two, the
    /// one of its first day.
    pub fn wider(self) -> Vec<Self> {
        let mut wider = Vec::new();
        let Some((first, _)) = self.days() else { return wider };
        let year = self.year();
        if matches!(self, Self::Day(_) | Self::Weekend(_)) {
            wider
                .push(Self::Week(first - Days::new(first.weekday().num_days_from_monday().into())));
        }
        if matches!(self, Self::Day(_) | Self::Week(_) | Self::Weekend(_) | Self::Days(..)) {
            wider.push(Self::Month(year, first.month()));
        }
        if !matches!(self, Self::Year(_) | Self::Years(..) | Self::Decade(_) | Self::Century(_)) {
            wider.push(Self::Year(year));
        }
        if !matches!(self, Self::Decade(_) | Self::Century(_)) {
            wider.push(Self::Decade(year.div_euclid(10)));
        }
        if !matches!(self, Self::Century(_)) {
            wider.push(Self::Century(year.div_euclid(100)));
        }
        wider
    }

    /// The year in which it begins.
    pub fn year(self) -> i32 {
        match self {
            Self::Day(day) | Self::Week(day) | Self::Weekend(day) | Self::Days(day, _) => {
                day.year()
            }
            Self::Month(year, _)
            | Self::Quarter(year, _)
            | Self::Half(year, _)
            | Self::Season(year, _)
            | Self::Year(year)
            | Self::Years(year, _) => year,
            Self::Decade(decade) => decade * 10,
            Self::Century(century) => century * 100,
        }
    }

    /// The same stretch of another year, where there is one.
    pub fn in_year(self, year: i32) -> Option<Self> {
        Some(match self {
            Self::Day(day) => Self::Day(day.with_year(year)?),
            Self::Month(_, month) => Self::Month(year, month),
            Self::Quarter(_, quarter) => Self::Quarter(year, quarter),
            Self::Half(_, half) => Self::Half(year, half),
            Self::Season(_, code) => Self::Season(year, code),
            Self::Year(_) => Self::Year(year),
            _ => return None,
        })
    }

    /// Its first day.
    pub fn first(self) -> Option<NaiveDate> {
        let (year, month) = match self {
            Self::Day(day) | Self::Week(day) | Self::Days(day, _) => return Some(day),
            Self::Weekend(monday) => return monday.checked_add_days(Days::new(5)),
            Self::Month(year, month) => (year, month),
            Self::Quarter(year, quarter) => (year, quarter * 3 - 2),
            Self::Half(year, half) => (year, half * 6 - 5),
            Self::Season(year, code) => (year, season(code)?.1),
            Self::Year(_) | Self::Decade(_) | Self::Century(_) | Self::Years(..) => {
                (self.year(), 1)
            }
        };
        NaiveDate::from_ymd_opt(year, month, 1)
    }

    /// Whether its years have the four digits that TIMEX3 gives them.
    pub fn can_be_written(self) -> bool {
        (1..=9999).contains(&self.year())
            && match self {
                Self::Days(_, last) => last.year() <= 9999,
                Self::Week(day) | Self::Weekend(day) => day.iso_week().year() <= 9999,
                _ => true,
            }
    }
}

impl fmt::Display for CalendarValue {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match *self {
            Self::Day(day) => write!(f, "{day}"),
            Self::Week(day) => {
                write!(f, "{:04}-W{:02}", day.iso_week().year(), day.iso_week().week())
            }
            Self::Weekend(day) => write!(f, "{}-WE", Self::Week(day)),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Quarter(year, quarter) => write!(f, "{year:04}-Q{quarter}"),
            Self::Half(year, half) => write!(f, "{year:04}-H{half}"),
            Self::Season(year, code) => write!(f, "{year:04}-{code}"),
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Decade(decade) => write!(f, "{decade:03}"),
            Self::Century(century) => write!(f, "{century:02}"),
            Self::Days(first, last) => write!(f, "{first}/{last}"),
            Self::Years(first, last) => write!(f, "{first:04}/{last:04}"),
        }
    }
}

/// A season of the northern hemisphere by its code, and its first month, as TIMEX3 reckons it.
pub fn season(code: &str) -> Option<(&'static str, u32)> {
    [("SP", 3), ("SU", 6), ("FA", 9), ("WI", 12)].into_iter().find(|(season, _)| *season == code)
}

/// First and last day that a TIMEX3 value may mean; `None` for a value that is no calendar date.
///
/// ```
/// use cotejo_core::timex::interval;
/// let days = |value| interval(value).map(|(from, to)| format!("{from}..{to}"));
/// assert_eq!(days("199").as_deref(), Some("1990-01-01..1999-12-31"));
/// assert_eq!(days("2025-W33").as_deref(), Some("2025-08-11..2025-08-17"));
/// ```
pub fn interval(value: &str) -> Option<(NaiveDate, NaiveDate)> {
    CalendarValue::read(value)?.days()
}

/// A week by its number, or its end: "33", "33-WE".
fn week(year: i32, week: &str) -> Option<CalendarValue> {
    let (week, end) = match week.strip_suffix("-WE") {
        Some(week) => (week, true),
        None => (week, false),
    };
    let week = number(week).filter(|_| week.len() == 2)?;
    let monday = NaiveDate::from_isoywd_opt(year, week, Weekday::Mon)?;
    Some(if end { CalendarValue::Weekend(monday) } else { CalendarValue::Week(monday) })
}

/// A number of digits only.
fn number(digits: &str) -> Option<u32> {
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_span_days() {
        for (value, days) in [
            ("2024", "2024-01-01..2024-12-31"),
            ("2024-06", "2024-06-01..2024-06-30"),
            ("2024-06-03", "2024-06-03..2024-06-03"),
            ("2024-FA", "2024-09-01..2024-11-30"),
            ("2024-WI", "2024-12-01..2025-02-28"),
            ("2024-Q1", "2024-01-01..2024-03-31"),
            ("2024-H2", "2024-07-01..2024-12-31"),
            ("2025-W33", "2025-08-11..2025-08-17"),
            ("2025-W33-WE", "2025-08-16..2025-08-17"),
            ("199", "1990-01-01..1999-12-31"),
            ("19", "1900-01-01..1999-12-31"),
            ("2024-06-01/2024-06-03", "2024-06-01..2024-06-03"),
            ("2010/2012", "2010-01-01..2012-12-31"),
            ("9999", "9999-01-01..9999-12-31"),
        ] {
            let found = interval(value).map(|(from, to)| format!("{from}..{to}"));
            assert_eq!(found.as_deref(), Some(days), "{value}");
        }
    }

    #[test]
    fn what_is_no_calendar_date_spans_none() {
        for value in [
            "",
            "mañana",
            "2024-",
            "2024-13",
            "2024-Q5",
            "2024-W54",
            "2024-06-31",
            "2024-06-1",
            "+024",
            "20245",
            "1",
            "2024-SX",
            "/",
            "PT1H",
            "2024-ñ",
            "2024-Wñ",
        ] {
            assert_eq!(interval(value), None, "{value}");
        }
    }

    #[test]
    fn every_value_written_can_be_read() {
        let day = NaiveDate::from_ymd_opt(2024, 12, 30).expect("a day");
        for when in [
            CalendarValue::Day(day),
            CalendarValue::Week(day),
            CalendarValue::Weekend(day),
            CalendarValue::Month(2024, 12),
            CalendarValue::Quarter(2024, 4),
            CalendarValue::Half(2024, 2),
            CalendarValue::Season(2024, "WI"),
            CalendarValue::Year(2024),
            CalendarValue::Decade(202),
            CalendarValue::Century(20),
            CalendarValue::Days(day, day),
            CalendarValue::Years(2024, 2025),
        ] {
            let written = when.to_string();
            assert_eq!(interval(&written), when.days(), "{when}");
            assert_eq!(
                CalendarValue::read(&written).map(|read| read.to_string()),
                Some(written),
                "{when}"
            );
        }
    }

    #[test]
    fn wider_stretches_follow_each_other() {
        for (value, wider) in [
            ("2025-08-13", "2025-W33 2025-08 2025 202 20"),
            ("2025-W33-WE", "2025-W33 2025-08 2025 202 20"),
            ("2024-12-30/2025-01-02", "2024-12 2024 202 20"),
            ("2024-WI", "2024 202 20"),
            ("2024", "202 20"),
            ("199", "19"),
            ("19", ""),
        ] {
            let found = CalendarValue::read(value).expect(value).wider();
            let found: Vec<String> = found.iter().map(CalendarValue::to_string).collect();
            assert_eq!(found.join(" "), wider, "{value}");
        }
    }
}
